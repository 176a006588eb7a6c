/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-parts-private.h"
#include "byline-story-list.h"

#include "library-fixture.h"

/* A copy of the model made of nothing but what items-changed said. */
typedef struct {
  GArray *ids;
  guint n_changes;
} Shadow;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Shadow *shadow)
{
  shadow->n_changes++;
  g_assert_cmpuint (position + removed, <=, shadow->ids->len);
  if (removed > 0)
    g_array_remove_range (shadow->ids, position, removed);
  g_assert_cmpuint (shadow->ids->len + added, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < added; i++)
    {
      gint64 id = byline_story_list_get_id (BYLINE_STORY_LIST (model), position + i);

      g_array_insert_val (shadow->ids, position + i, id);
    }
}

static void
check (BylineStoryList *list, Shadow *shadow)
{
  g_assert_cmpuint (shadow->ids->len, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
  for (guint i = 0; i < shadow->ids->len; i++)
    g_assert_cmpint (g_array_index (shadow->ids, gint64, i), ==,
                     byline_story_list_get_id (list, i));
}

static Shadow *
shadow_new (BylineStoryList *list)
{
  Shadow *shadow = g_new0 (Shadow, 1);

  shadow->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), shadow);
  return shadow;
}

static void
shadow_free (Shadow *shadow)
{
  g_array_unref (shadow->ids);
  g_free (shadow);
}

/* Until the library has told of all, and the list has asked for it. */
static void
settle (Fixture *fixture, BylineStoryList *list)
{
  fixture_run_ms (2);
  while (fixture->library->changed_source != 0 || byline_story_list_get_loading (list))
    fixture_run_ms (2);
}

static void
serve (Fixture *fixture, guint first, guint n)
{
  g_autofree char *rss = fixture_rss ("The Pier", first, n);

  fixture_serve (fixture, "/feed.xml", "application/rss+xml", rss);
}

static void
subscribe (Fixture *fixture, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePublication) publication = NULL;

  serve (fixture, 0, n);
  publication = fixture_subscribe (fixture, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
}

static void
refresh (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRefreshReport) report = fixture_refresh (fixture->library, &error);

  g_assert_no_error (error);
}

static void
mark (Fixture *fixture, gint64 story_id, BylineStoryFlag flag, gboolean value)
{
  g_autoptr (GArray) rows = fixture_mark (fixture->library, story_id, flag, value);

  g_assert_nonnull (rows);
}

static void
set_unread (BylineStoryList *list)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  filter->unread = TRUE;
  byline_story_list_set_filter (list, filter);
}

static void
finish (BylineStoryList *list, Shadow *shadow)
{
  check (list, shadow);
  g_assert_finalize_object (list);
  shadow_free (shadow);
}

static void
check_is_filled (BylineStoryList *list, guint position, gboolean is_filled)
{
  g_autoptr (BylineStoryItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_cmpint (byline_story_item_get_story (item) != NULL, ==, is_filled);
}

static void
wait_for_story (BylineStoryItem *item)
{
  for (guint i = 0; i < 500 && byline_story_item_get_story (item) == NULL; i++)
    fixture_run_ms (2);
  g_assert_nonnull (byline_story_item_get_story (item));
}

/* The first rows with their data, then the rest as one splice. */
static void
test_fill (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineStoryItem) below = NULL;
  BylineStoryList *list;
  Shadow *shadow;
  guint n_unread;

  subscribe (fixture, 450);
  fixture_run_ms (2);
  list = byline_story_list_new (fixture->library);
  shadow = shadow_new (list);
  g_assert_true (byline_story_list_get_loading (list));
  while (shadow->n_changes == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (shadow->ids->len, ==, 40);
  check_is_filled (list, 0, TRUE);
  check_is_filled (list, 39, TRUE);
  g_assert_true (byline_story_list_get_loading (list));
  g_assert_false (byline_story_list_is_whole (list));
  settle (fixture, list);
  g_assert_true (byline_story_list_is_whole (list));
  check_is_filled (list, 40, FALSE);
  below = g_list_model_get_item (G_LIST_MODEL (list), 99);
  wait_for_story (below);
  g_assert_cmpuint (shadow->ids->len, ==, 450);
  g_assert_cmpuint (shadow->n_changes, ==, 2);
  g_object_get (list, "n-unread", &n_unread, NULL);
  g_assert_cmpuint (n_unread, ==, 450);
  g_clear_object (&below);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == BYLINE_TYPE_STORY_ITEM);
  g_assert_cmpint (byline_story_list_get_id (list, 450), ==, 0);
  g_assert_cmpuint (byline_story_list_find (list, byline_story_list_get_id (list, 300)), ==, 300);
  g_assert_cmpuint (byline_story_list_find (list, -1), ==, G_MAXUINT);
  finish (list, shadow);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

/* One story is one object; it is filled by notify, told of marks, and goes with its last
 * reference. */
static void
test_items (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineStoryItem) near = NULL;
  BylineStoryItem *item;
  BylineStoryItem *same;
  BylineStoryList *list;
  Shadow *shadow;
  guint n_story = 0;
  guint n_read = 0;

  subscribe (fixture, 450);
  list = byline_story_list_new (fixture->library);
  shadow = shadow_new (list);
  settle (fixture, list);

  /* The first page came with the list. */
  near = g_list_model_get_item (G_LIST_MODEL (list), 3);
  g_assert_nonnull (byline_story_item_get_story (near));

  item = g_list_model_get_item (G_LIST_MODEL (list), 333);
  same = g_list_model_get_item (G_LIST_MODEL (list), 333);
  g_assert_true (item == same);
  g_object_unref (same);
  g_assert_null (byline_story_item_get_story (item));
  g_assert_false (byline_story_item_get_is_read (item));
  g_signal_connect (item, "notify::story", G_CALLBACK (count_cb), &n_story);
  g_signal_connect (item, "notify::is-read", G_CALLBACK (count_cb), &n_read);
  wait_for_story (item);
  g_assert_cmpuint (n_story, ==, 1);
  g_assert_cmpstr (byline_story_item_get_story (item)->title, ==, "Story 116");

  mark (fixture, byline_story_item_get_id (item), BYLINE_STORY_FLAG_READ, TRUE);
  settle (fixture, list);
  fixture_run_ms (20);
  g_assert_true (byline_story_item_get_is_read (item));
  g_assert_cmpuint (n_read, ==, 1);
  g_assert_cmpuint (n_story, ==, 2);
  g_assert_false (byline_story_item_get_is_read (near));
  g_assert_cmpuint (shadow->n_changes, ==, 2);

  g_assert_finalize_object (item);
  item = g_list_model_get_item (G_LIST_MODEL (list), 333);
  g_assert_true (byline_story_item_get_is_read (item));
  g_assert_finalize_object (item);
  finish (list, shadow);
}

static gpointer
mark_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return byline_db_mark (db, data, 1, BYLINE_STORY_FLAG_READ, TRUE, error);
}

/* What was read before a mark, and comes after it was told of, is not what is shown. */
static void
test_late_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineStoryItem) item = NULL;
  g_autoptr (BylineStoryItem) marked = NULL;
  BylineStoryList *list;
  Shadow *shadow;
  gint64 id;

  subscribe (fixture, 450);
  list = byline_story_list_new (fixture->library);
  shadow = shadow_new (list);
  settle (fixture, list);

  /* Its page has been read, and nobody has heard of it yet. */
  item = g_list_model_get_item (G_LIST_MODEL (list), 333);
  g_usleep (100 * 1000);
  id = byline_story_list_get_id (list, 350);
  byline_store_write_async (fixture->library->store, mark_func, &id, NULL,
                            (GDestroyNotify) g_array_unref, NULL, NULL, NULL);
  g_usleep (200 * 1000);
  g_signal_emit_by_name (fixture->library, "story-changed", id);
  settle (fixture, list);
  fixture_run_ms (50);

  marked = g_list_model_get_item (G_LIST_MODEL (list), 350);
  wait_for_story (marked);
  g_assert_true (byline_story_item_get_is_read (marked));
  g_clear_object (&marked);
  g_clear_object (&item);
  finish (list, shadow);
}

/* An item may outlive its list. */
static void
test_item_outlives (Fixture *fixture, gconstpointer data)
{
  BylineStoryList *list;
  BylineStoryItem *item;
  Shadow *shadow;

  subscribe (fixture, 5);
  list = byline_story_list_new (fixture->library);
  shadow = shadow_new (list);
  settle (fixture, list);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  finish (list, shadow);
  g_assert_finalize_object (item);
}

/* Read in an Unread list, a story stays until the filter changes. */
static void
test_sticky (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) all = byline_filter_new ();
  BylineStoryList *list;
  Shadow *shadow;
  guint n_unread;
  gint64 story_id;

  subscribe (fixture, 10);
  list = byline_story_list_new (fixture->library);
  shadow = shadow_new (list);
  set_unread (list);
  settle (fixture, list);
  g_assert_cmpuint (shadow->ids->len, ==, 10);

  story_id = byline_story_list_get_id (list, 4);
  mark (fixture, story_id, BYLINE_STORY_FLAG_READ, TRUE);
  settle (fixture, list);
  g_assert_cmpuint (shadow->ids->len, ==, 10);
  g_assert_cmpuint (byline_story_list_find (list, story_id), ==, 4);
  g_object_get (list, "n-unread", &n_unread, NULL);
  g_assert_cmpuint (n_unread, ==, 9);

  /* New ones come above it. */
  serve (fixture, 0, 12);
  refresh (fixture);
  settle (fixture, list);
  g_assert_cmpuint (shadow->ids->len, ==, 12);
  g_assert_cmpuint (byline_story_list_find (list, story_id), ==, 6);

  byline_story_list_set_filter (list, all);
  settle (fixture, list);
  set_unread (list);
  settle (fixture, list);
  g_assert_cmpuint (shadow->ids->len, ==, 11);
  g_assert_cmpuint (byline_story_list_find (list, story_id), ==, G_MAXUINT);

  /* Unread again, it comes back to its place. */
  mark (fixture, story_id, BYLINE_STORY_FLAG_READ, FALSE);
  settle (fixture, list);
  g_assert_cmpuint (byline_story_list_find (list, story_id), ==, 6);
  finish (list, shadow);
}

static char *
describe_headings (BylineStoryList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (BylineStoryItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (byline_story_item_get_heading (item) != NULL)
        g_string_append_printf (text, "%s@%u ", byline_story_item_get_heading (item), i);
    }
  return g_string_free (text, FALSE);
}

static void
assert_headings (BylineStoryList *list, const char *expected)
{
  g_autofree char *headings = describe_headings (list);

  g_assert_cmpstr (headings, ==, expected);
}

/* Headings stand where groups begin, whatever comes and goes; what stays though it is read stays in its group. */
static void
test_groups (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (BylineStoryItem) item = NULL;
  BylineStoryList *list;
  Shadow *shadow;
  guint n_notified = 0;

  subscribe (fixture, 10);
  list = byline_story_list_new (fixture->library);
  shadow = shadow_new (list);
  settle (fixture, list);
  assert_headings (list, "");
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect (item, "notify::heading", G_CALLBACK (count_cb), &n_notified);

  filter->order = BYLINE_ORDER_SECTION;
  filter->unread = TRUE;
  byline_story_list_set_filter (list, filter);
  settle (fixture, list);
  assert_headings (list, "Glaciers@0 Harbours@5 ");
  g_assert_cmpstr (byline_story_item_get_heading (item), ==, "Glaciers");
  g_assert_cmpuint (n_notified, ==, 1);

  mark (fixture, byline_story_item_get_id (item), BYLINE_STORY_FLAG_READ, TRUE);
  settle (fixture, list);
  assert_headings (list, "Glaciers@0 Harbours@5 ");

  /* Another one begins the group. */
  serve (fixture, 0, 12);
  refresh (fixture);
  settle (fixture, list);
  assert_headings (list, "Glaciers@0 Harbours@6 ");
  g_assert_null (byline_story_item_get_heading (item));
  g_assert_cmpuint (n_notified, ==, 2);

  filter->order = BYLINE_ORDER_OLDEST;
  byline_story_list_set_filter (list, filter);
  settle (fixture, list);
  assert_headings (list, "");
  finish (list, shadow);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (BylineFilter) search = byline_filter_new ();
  g_autofree char *message = NULL;
  BylineStoryList *list;
  Shadow *shadow;
  guint n_filter = 0;

  subscribe (fixture, 12);
  list = byline_story_list_new (fixture->library);
  shadow = shadow_new (list);
  settle (fixture, list);
  g_signal_connect (list, "notify::filter", G_CALLBACK (count_cb), &n_filter);
  byline_filter_add_section (filter, "harbours");
  byline_filter_add_author (filter, "Ada Lindgren");
  byline_story_list_set_filter (list, filter);
  byline_story_list_set_filter (list, filter);
  g_assert_cmpuint (n_filter, ==, 1);
  /* The old rows stay until the new ones come. */
  g_assert_cmpuint (shadow->ids->len, ==, 12);
  settle (fixture, list);
  g_assert_cmpuint (shadow->ids->len, ==, 2);
  g_assert_true (byline_filter_equal (byline_story_list_get_filter (list), filter));

  /* Typed fast: only the last is answered. */
  for (guint i = 0; i < 12; i++)
    {
      g_free (search->search);
      search->search = g_strdup_printf ("story %u", i);
      byline_story_list_set_filter (list, search);
    }
  settle (fixture, list);
  g_object_get (list, "error-message", &message, NULL);
  g_assert_null (message);
  g_assert_cmpuint (shadow->ids->len, ==, 1);
  finish (list, shadow);
}

static guint
next_unread (BylineStoryList *list, guint position, gboolean backwards)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint found;

  byline_story_list_next_unread_async (list, position, backwards, NULL, fixture_cb, &result);
  found = byline_story_list_next_unread_finish (list, fixture_wait (&result), &error);
  g_assert_no_error (error);
  return found;
}

static void
test_next_unread (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) all = byline_filter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) rows = NULL;
  BylineStoryList *list;
  Shadow *shadow;

  subscribe (fixture, 450);
  list = byline_story_list_new (fixture->library);
  shadow = shadow_new (list);
  settle (fixture, list);
  g_assert_cmpuint (next_unread (list, G_MAXUINT, FALSE), ==, 0);
  g_assert_cmpuint (next_unread (list, 0, FALSE), ==, 1);
  g_assert_cmpuint (next_unread (list, 449, FALSE), ==, G_MAXUINT);
  g_assert_cmpuint (next_unread (list, 0, TRUE), ==, G_MAXUINT);
  g_assert_cmpuint (next_unread (list, G_MAXUINT, TRUE), ==, 449);

  byline_library_mark_all_read_async (fixture->library, all, NULL, fixture_cb, &result);
  rows = byline_library_mark_finish (fixture->library, fixture_wait (&result), NULL);
  mark (fixture, byline_story_list_get_id (list, 20), BYLINE_STORY_FLAG_READ, FALSE);
  mark (fixture, byline_story_list_get_id (list, 400), BYLINE_STORY_FLAG_READ, FALSE);
  g_assert_cmpuint (next_unread (list, G_MAXUINT, FALSE), ==, 20);
  g_assert_cmpuint (next_unread (list, 20, FALSE), ==, 400);
  g_assert_cmpuint (next_unread (list, 400, TRUE), ==, 20);
  g_assert_cmpuint (next_unread (list, 400, FALSE), ==, G_MAXUINT);
  settle (fixture, list);
  finish (list, shadow);
}

/* A list made before its library is open fills when it is. */
static void
test_before_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  BylineLibrary *library;
  BylineStoryList *list;
  Shadow *shadow;

  subscribe (fixture, 7);
  library = byline_library_new (fixture->profile, NULL);
  list = byline_story_list_new (library);
  shadow = shadow_new (list);
  byline_library_open_async (library, NULL, fixture_cb, &result);
  fixture_wait (&result);
  g_assert_true (byline_library_open_finish (library, result, NULL));
  g_clear_object (&result);
  while (shadow->ids->len < 7)
    fixture_run_ms (2);
  while (byline_story_list_get_loading (list))
    fixture_run_ms (2);
  finish (list, shadow);
  fixture_close (library);
}

static void
random_step (Fixture *fixture, BylineStoryList *list, guint *n_stories)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  gint64 story_id = n > 0 ? byline_story_list_get_id (list, g_test_rand_int_range (0, n)) : 0;

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      *n_stories += g_test_rand_int_range (1, 20);
      serve (fixture, 0, *n_stories);
      refresh (fixture);
      break;
    case 1:
      filter->unread = TRUE;
      byline_story_list_set_filter (list, filter);
      break;
    case 2:
      byline_filter_add_section (filter, "Harbours");
      byline_story_list_set_filter (list, filter);
      break;
    case 3:
      byline_story_list_set_filter (list, filter);
      break;
    default:
      if (story_id != 0)
        mark (fixture, story_id, BYLINE_STORY_FLAG_READ, g_test_rand_int_range (0, 3) > 0);
      break;
    }
  if (g_test_rand_int_range (0, 2) == 0)
    settle (fixture, list);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  BylineStoryList *list;
  Shadow *shadow;
  guint n_stories = 150;

  subscribe (fixture, n_stories);
  list = byline_story_list_new (fixture->library);
  shadow = shadow_new (list);
  for (guint i = 0; i < 60; i++)
    {
      guint n;

      random_step (fixture, list, &n_stories);
      check (list, shadow);
      n = g_list_model_get_n_items (G_LIST_MODEL (list));
      if (n > 0)
        g_ptr_array_add (held, g_list_model_get_item (G_LIST_MODEL (list),
                                                      g_test_rand_int_range (0, n / 2 + 1)));
      for (guint k = 0; k < held->len; k++)
        if (g_ptr_array_index (held, k) == NULL)
          g_ptr_array_remove_index_fast (held, k--);
      if (held->len > 20)
        g_ptr_array_set_size (held, 5);
    }
  settle (fixture, list);
  fixture_run_ms (20);
  for (guint k = 0; k < held->len; k++)
    {
      BylineStoryItem *item = g_ptr_array_index (held, k);

      wait_for_story (item);
      g_assert_cmpint (byline_story_item_get_story (item)->id, ==, byline_story_item_get_id (item));
    }
  g_ptr_array_set_size (held, 0);
  finish (list, shadow);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/library/story-list/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("fill", test_fill);
  ADD ("items", test_items);
  ADD ("late-row", test_late_row);
  ADD ("item-outlives", test_item_outlives);
  ADD ("sticky", test_sticky);
  ADD ("groups", test_groups);
  ADD ("filter", test_filter);
  ADD ("next-unread", test_next_unread);
  ADD ("before-open", test_before_open);
  ADD ("random", test_random);
  return g_test_run ();
}
