/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-model.h"
#include "test-counts.h"

/* A shadow array that replays what the model says of its changes. */
static void
replay_cb (GListModel *model, guint position, guint removed, guint added, GPtrArray *shadow)
{
  g_assert_cmpuint (position + removed, <=, shadow->len);
  if (removed > 0)
    g_ptr_array_remove_range (shadow, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (shadow, position + i, g_list_model_get_item (model, position + i));
}

static void
assert_same (BylineSidebarModel *model, GPtrArray *shadow)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, shadow->len);
  for (guint i = 0; i < shadow->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_assert_true (item == shadow->pdata[i]);
    }
}

static BylineSidebarItem *
find (GPtrArray *shadow, BylineSidebarKind kind, const char *value)
{
  for (guint i = 0; i < shadow->len; i++)
    {
      const BylineSidebarData *data = byline_sidebar_item_get_data (shadow->pdata[i]);

      if (data->kind == kind && (value == NULL || g_strcmp0 (data->value, value) == 0))
        return shadow->pdata[i];
    }

  return NULL;
}

static guint
count_kind (GPtrArray *shadow, BylineSidebarKind kind)
{
  guint n = 0;

  for (guint i = 0; i < shadow->len; i++)
    n += byline_sidebar_item_get_data (shadow->pdata[i])->kind == kind;

  return n;
}

typedef struct {
  BylineSidebarModel *model;
  GPtrArray *shadow;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->model = byline_sidebar_model_new ();
  fixture->shadow = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (replay_cb), fixture->shadow);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_same (fixture->model, fixture->shadow);
  g_assert_finalize_object (fixture->model);
  g_ptr_array_unref (fixture->shadow);
}

static void
test_top (Fixture *fixture, gconstpointer data)
{
  byline_sidebar_model_set_counts (fixture->model, test_counts_new (400, 3000));
  assert_same (fixture->model, fixture->shadow);
  g_assert_cmpuint (count_kind (fixture->shadow, BYLINE_SIDEBAR_SECTION), ==,
                    BYLINE_SIDEBAR_TOP_SECTIONS);
  g_assert_cmpuint (count_kind (fixture->shadow, BYLINE_SIDEBAR_AUTHOR), ==,
                    BYLINE_SIDEBAR_TOP_AUTHORS);

  byline_sidebar_model_toggle (fixture->model,
                               find (fixture->shadow, BYLINE_SIDEBAR_MORE_AUTHORS, NULL));
  assert_same (fixture->model, fixture->shadow);
  g_assert_cmpuint (count_kind (fixture->shadow, BYLINE_SIDEBAR_AUTHOR), ==, 3000);

  byline_sidebar_model_toggle (fixture->model,
                               find (fixture->shadow, BYLINE_SIDEBAR_MORE_AUTHORS, NULL));
  g_assert_cmpuint (count_kind (fixture->shadow, BYLINE_SIDEBAR_AUTHOR), ==,
                    BYLINE_SIDEBAR_TOP_AUTHORS);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  byline_sidebar_model_set_counts (fixture->model, test_counts_new (20, 20));
  g_assert_true (
    byline_sidebar_item_get_data (find (fixture->shadow, BYLINE_SIDEBAR_ALL, NULL))->active);
  g_assert_null (find (fixture->shadow, BYLINE_SIDEBAR_SECTION, "Section 15"));

  byline_filter_add_section (filter, "Section 15");
  byline_filter_add_author (filter, "Author 1");
  byline_sidebar_model_set_filter (fixture->model, filter);
  assert_same (fixture->model, fixture->shadow);
  g_assert_true (
    byline_sidebar_item_get_data (find (fixture->shadow, BYLINE_SIDEBAR_SECTION, "Section 15"))
      ->active);
  g_assert_true (
    byline_sidebar_item_get_data (find (fixture->shadow, BYLINE_SIDEBAR_AUTHOR, "Author 1"))
      ->active);
  g_assert_false (
    byline_sidebar_item_get_data (find (fixture->shadow, BYLINE_SIDEBAR_ALL, NULL))->active);
}

static void
count_cb (gpointer item, guint *n)
{
  (*n)++;
}

static void
test_items_last (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineSidebarItem) item = NULL;
  BylineCounts *counts = test_counts_new (3, 2);
  guint n = 0;

  byline_sidebar_model_set_counts (fixture->model, test_counts_new (3, 2));
  item = g_object_ref (find (fixture->shadow, BYLINE_SIDEBAR_SECTION, "Section 2"));
  g_signal_connect (item, "changed", G_CALLBACK (count_cb), &n);

  ((BylineSectionSummary *) counts->sections->pdata[1])->n_unread = 77;
  byline_sidebar_model_set_counts (fixture->model, counts);
  g_assert_true (find (fixture->shadow, BYLINE_SIDEBAR_SECTION, "Section 2") == item);
  g_assert_cmpuint (byline_sidebar_item_get_data (item)->count, ==, 77);
  g_assert_cmpuint (n, ==, 1);

  /* Its stories are gone: it stays where it is, until the user changes something. */
  byline_sidebar_model_set_counts (fixture->model, test_counts_new (1, 2));
  assert_same (fixture->model, fixture->shadow);
  g_assert_true (find (fixture->shadow, BYLINE_SIDEBAR_SECTION, "Section 2") == item);
  g_assert_cmpuint (byline_sidebar_item_get_data (item)->count, ==, 0);
  byline_sidebar_model_renew_order (fixture->model);
  byline_sidebar_model_set_counts (fixture->model, test_counts_new (1, 2));
  assert_same (fixture->model, fixture->shadow);
  g_assert_null (find (fixture->shadow, BYLINE_SIDEBAR_SECTION, "Section 2"));
  g_signal_handlers_disconnect_by_data (item, &n);
}

static void
test_folders (Fixture *fixture, gconstpointer data)
{
  BylineCounts *counts = test_counts_new (0, 0);
  BylineSidebarItem *folder;

  test_counts_add_publication (counts, 1, "News", 3);
  test_counts_add_publication (counts, 2, "News/Asia", 4);
  test_counts_add_publication (counts, 3, NULL, 5);
  byline_sidebar_model_set_counts (fixture->model, counts);
  assert_same (fixture->model, fixture->shadow);

  folder = find (fixture->shadow, BYLINE_SIDEBAR_FOLDER, "News");
  g_assert_cmpuint (byline_sidebar_item_get_data (folder)->count, ==, 7);
  g_assert_cmpuint (byline_sidebar_item_get_data (
                      find (fixture->shadow, BYLINE_SIDEBAR_FOLDER, "News/Asia"))
                      ->depth,
                    ==, 1);
  g_assert_cmpuint (
    byline_sidebar_item_get_data (find (fixture->shadow, BYLINE_SIDEBAR_PUBLICATION, "p2"))->depth,
    ==, 2);
  g_assert_cmpuint (
    byline_sidebar_item_get_data (find (fixture->shadow, BYLINE_SIDEBAR_PUBLICATION, "p3"))->depth,
    ==, 0);

  byline_sidebar_model_toggle (fixture->model, folder);
  assert_same (fixture->model, fixture->shadow);
  g_assert_cmpuint (count_kind (fixture->shadow, BYLINE_SIDEBAR_FOLDER), ==, 1);
  g_assert_cmpuint (count_kind (fixture->shadow, BYLINE_SIDEBAR_PUBLICATION), ==, 1);
  byline_sidebar_model_toggle (fixture->model,
                               find (fixture->shadow, BYLINE_SIDEBAR_FOLDER, "News"));
  g_assert_cmpuint (count_kind (fixture->shadow, BYLINE_SIDEBAR_PUBLICATION), ==, 3);
}

static void
add_organisation (BylineCounts *counts, const char *name)
{
  BylineAuthorSummary *row = g_new0 (BylineAuthorSummary, 1);

  row->name = g_strdup (name);
  row->is_organisation = TRUE;
  g_ptr_array_add (counts->organisations, row);
}

static void
test_pinned (Fixture *fixture, gconstpointer data)
{
  BylineCounts *counts = test_counts_new (20, 20);
  BylineSidebarItem *item;

  ((BylineSectionSummary *) counts->sections->pdata[15])->is_pinned = TRUE;
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("Agency %u", i);

      add_organisation (counts, name);
    }
  byline_sidebar_model_set_counts (fixture->model, counts);
  assert_same (fixture->model, fixture->shadow);
  item = find (fixture->shadow, BYLINE_SIDEBAR_SECTION, "Section 16");
  g_assert_nonnull (item);
  g_assert_true (byline_sidebar_item_get_data (item)->is_pinned);
  g_assert_nonnull (find (fixture->shadow, BYLINE_SIDEBAR_AUTHOR, "Agency 1"));
  g_assert_null (find (fixture->shadow, BYLINE_SIDEBAR_AUTHOR, "Agency 2"));
  byline_sidebar_model_toggle (fixture->model,
                               find (fixture->shadow, BYLINE_SIDEBAR_MORE_ORGANISATIONS, NULL));
  assert_same (fixture->model, fixture->shadow);
  g_assert_nonnull (find (fixture->shadow, BYLINE_SIDEBAR_AUTHOR, "Agency 3"));
}

/* Those in a section stand below it; circles harm nobody. */
static void
test_nested (Fixture *fixture, gconstpointer data)
{
  BylineCounts *counts = test_counts_new (20, 0);
  BylineSectionSummary **rows = (BylineSectionSummary **) counts->sections->pdata;

  rows[9]->parent = g_strdup ("Section 1");
  rows[0]->parent = g_strdup ("Section 1");
  rows[3]->parent = g_strdup ("Section 5");
  rows[4]->parent = g_strdup ("Section 4");
  rows[5]->parent = g_strdup ("Section 10");
  byline_sidebar_model_set_counts (fixture->model, counts);
  byline_sidebar_model_toggle (fixture->model,
                               find (fixture->shadow, BYLINE_SIDEBAR_MORE_SECTIONS, NULL));
  assert_same (fixture->model, fixture->shadow);
  g_assert_cmpuint (count_kind (fixture->shadow, BYLINE_SIDEBAR_SECTION), ==, 20);
  for (guint i = 0; i < fixture->shadow->len; i++)
    {
      const BylineSidebarData *line = byline_sidebar_item_get_data (fixture->shadow->pdata[i]);

      if (g_strcmp0 (line->value, "Section 1") == 0)
        {
          line = byline_sidebar_item_get_data (fixture->shadow->pdata[i + 1]);
          g_assert_cmpstr (line->value, ==, "Section 10");
          g_assert_cmpuint (line->depth, ==, 1);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  BylineCounts *counts = test_counts_new (30, 30);

  test_counts_add_publication (counts, 15, NULL, 1);
  byline_sidebar_model_set_counts (fixture->model, counts);
  byline_sidebar_model_set_search (fixture->model, "ÀUTHOR 2");
  assert_same (fixture->model, fixture->shadow);
  g_assert_cmpuint (count_kind (fixture->shadow, BYLINE_SIDEBAR_AUTHOR), ==, 11);
  g_assert_cmpuint (count_kind (fixture->shadow, BYLINE_SIDEBAR_SECTION), ==, 0);
  g_assert_cmpuint (count_kind (fixture->shadow, BYLINE_SIDEBAR_ALL), ==, 0);
  g_assert_cmpuint (byline_sidebar_model_first_found (fixture->model), ==, 1);

  byline_sidebar_model_set_search (fixture->model, "15");
  assert_same (fixture->model, fixture->shadow);
  g_assert_cmpuint (count_kind (fixture->shadow, BYLINE_SIDEBAR_PUBLICATION), ==, 1);

  byline_sidebar_model_set_search (fixture->model, "nobody");
  assert_same (fixture->model, fixture->shadow);
  g_assert_cmpuint (byline_sidebar_model_first_found (fixture->model), ==, G_MAXUINT);

  byline_sidebar_model_set_search (fixture->model, "");
  assert_same (fixture->model, fixture->shadow);
  g_assert_cmpuint (count_kind (fixture->shadow, BYLINE_SIDEBAR_SECTION), ==,
                    BYLINE_SIDEBAR_TOP_SECTIONS);
}

/* What is outside the filter is found behind what is in it; commands are found by their names. */
static void
test_search_all (Fixture *fixture, gconstpointer data)
{
  static const BylineSidebarCommand commands[] = { { "Refresh", "win.refresh" },
                                                   { "Save filter", "win.save-filter" } };
  const BylineSidebarData *first, *last;

  byline_sidebar_model_set_counts (fixture->model, test_counts_new (2, 2));
  byline_sidebar_model_set_all (fixture->model, test_counts_new (30, 30));
  byline_sidebar_model_set_commands (fixture->model, commands, G_N_ELEMENTS (commands));
  byline_sidebar_model_set_search (fixture->model, "section");
  assert_same (fixture->model, fixture->shadow);
  g_assert_cmpuint (count_kind (fixture->shadow, BYLINE_SIDEBAR_SECTION), ==, 30);
  first = byline_sidebar_item_get_data (fixture->shadow->pdata[1]);
  last = byline_sidebar_item_get_data (fixture->shadow->pdata[30]);
  g_assert_cmpstr (first->value, ==, "Section 1");
  g_assert_false (first->is_outside);
  g_assert_cmpstr (last->value, ==, "Section 30");
  g_assert_true (last->is_outside);

  byline_sidebar_model_set_search (fixture->model, "filter");
  assert_same (fixture->model, fixture->shadow);
  g_assert_nonnull (find (fixture->shadow, BYLINE_SIDEBAR_COMMAND, "win.save-filter"));
  g_assert_null (find (fixture->shadow, BYLINE_SIDEBAR_COMMAND, "win.refresh"));
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  GPtrArray *saved = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_saved_filter_free);
  BylineSavedFilter *filter = g_new0 (BylineSavedFilter, 1);

  filter->name = g_strdup ("Mine");
  filter->filter = byline_filter_new ();
  filter->filter->unread = TRUE;
  filter->n_unread = 12;
  g_ptr_array_add (saved, filter);
  byline_sidebar_model_set_counts (fixture->model, test_counts_new (3, 3));
  byline_sidebar_model_set_saved (fixture->model, saved);
  assert_same (fixture->model, fixture->shadow);
  g_assert_cmpuint (
    byline_sidebar_item_get_data (find (fixture->shadow, BYLINE_SIDEBAR_FILTER, "Mine"))->count, ==,
    12);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 200; i++)
    {
      BylineCounts *counts = test_counts_new (g_test_rand_int_range (0, 30),
                                              g_test_rand_int_range (0, 30));

      for (guint n = g_test_rand_int_range (0, 6); n > 0; n--)
        test_counts_add_publication (counts, n, n % 2 ? "A" : n % 3 ? "A/B" : NULL, n);
      byline_sidebar_model_set_counts (fixture->model, counts);
      assert_same (fixture->model, fixture->shadow);
      byline_sidebar_model_toggle (
        fixture->model, fixture->shadow->pdata[g_test_rand_int_range (0, fixture->shadow->len)]);
      assert_same (fixture->model, fixture->shadow);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/sidebar-model/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("top", test_top);
  ADD ("filter", test_filter);
  ADD ("items-last", test_items_last);
  ADD ("folders", test_folders);
  ADD ("pinned", test_pinned);
  ADD ("nested", test_nested);
  ADD ("search", test_search);
  ADD ("search-all", test_search_all);
  ADD ("saved", test_saved);
  ADD ("random", test_random);
#undef ADD
  return g_test_run ();
}
