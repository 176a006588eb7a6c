/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-filters.h"
#include "byline-library-sections.h"
#include "byline-ui.h"
#include "window-fixture.h"

typedef struct {
  WindowFixture base;
  BylineFilters *filters;
  BylineNames *names;
  GSimpleActionGroup *actions;
} FiltersFixture;

static void
set_up (FiltersFixture *fixture, gconstpointer data)
{
  window_fixture_set_up (&fixture->base, data);
  fixture->filters = byline_filters_new (fixture->base.context);
  fixture->names = byline_names_new (fixture->base.context,
                                     byline_filters_get_history (fixture->filters),
                                     byline_filters_get_counts (fixture->filters));
  fixture->actions = g_simple_action_group_new ();
  byline_filters_add_actions (fixture->filters, G_ACTION_MAP (fixture->actions), fixture->names);
  byline_filters_update (fixture->filters);
}

static void
tear_down (FiltersFixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->actions);
  byline_window_context_close (fixture->base.context);
  gtk_window_set_child (GTK_WINDOW (fixture->base.window), NULL);
  fixture_finalize (fixture->filters);
  fixture_finalize (fixture->names);
  window_fixture_tear_down (&fixture->base, data);
}

static void
activate_name (FiltersFixture *fixture, const char *action, const char *kind, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), action,
                                  g_variant_new ("(ss)", kind, name));
}

static void
activate_saved (FiltersFixture *fixture, const char *action, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), action,
                                  g_variant_new_string (name));
}

static void
activate (FiltersFixture *fixture, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), action, NULL);
}

static GPtrArray *
get_saved (FiltersFixture *fixture)
{
  return byline_saved_filters_get (byline_filters_get_saved (fixture->filters));
}

static const char *
get_saved_name (FiltersFixture *fixture, guint index)
{
  GPtrArray *saved = get_saved (fixture);

  return index < saved->len ? ((BylineSavedFilter *) saved->pdata[index])->name : NULL;
}

/* What the library saves comes with its counts. */
static void
wait_saved (FiltersFixture *fixture, guint index, const char *name)
{
  while (g_strcmp0 (get_saved_name (fixture, index), name) != 0)
    {
      byline_filters_update (fixture->filters);
      fixture_run_ms (10);
    }
}

/* Saves what is shown under @name, by the dialog. */
static void
save_as (FiltersFixture *fixture, const char *name)
{
  GtkWidget *dialog, *row;

  activate (fixture, "save-filter");
  dialog = window_fixture_find_dialog (fixture->base.window);
  g_assert_nonnull (dialog);
  row = window_fixture_find_widget (dialog, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (row), name);
  window_fixture_respond (dialog, "accept");
}

static void
test_names (FiltersFixture *fixture, gconstpointer data)
{
  const BylineFilter *filter = byline_filters_get (fixture->filters);

  g_assert_false (byline_filters_can_save (fixture->filters));
  activate_name (fixture, "filter-add", "section", "Harbours");
  activate_name (fixture, "filter-add", "author", "Ada Lindgren");
  activate_name (fixture, "filter-add", "author", "Béla Kovács");
  filter = byline_filters_get (fixture->filters);
  g_assert_cmpuint (filter->sections->len, ==, 1);
  g_assert_cmpuint (filter->authors->len, ==, 2);
  g_assert_true (byline_filters_can_save (fixture->filters));

  activate_name (fixture, "filter-remove", "author", "Ada Lindgren");
  activate_name (fixture, "filter-remove", "section", "Harbours");
  filter = byline_filters_get (fixture->filters);
  g_assert_cmpuint (filter->sections->len, ==, 0);
  g_assert_cmpstr (filter->authors->pdata[0], ==, "Béla Kovács");
  activate (fixture, "clear-filter");
  g_assert_true (byline_filter_is_empty (byline_filters_get (fixture->filters)));
}

/* Muted stories are counted, and shown when they are asked for; that is no filter to be saved. */
static void
test_muted (FiltersFixture *fixture, gconstpointer data)
{
  byline_names_apply_rule (fixture->names,
                           byline_rule_mute (BYLINE_RULE_KIND_SECTION, "Harbours", TRUE, 0), NULL);
  /* Only where something is muted is it counted. */
  while (byline_filters_get_n_muted (fixture->filters) != 3)
    {
      byline_counts_monitor_update (byline_filters_get_counts (fixture->filters));
      byline_filters_update (fixture->filters);
      fixture_run_ms (10);
    }
  activate (fixture, "show-muted");
  g_assert_true (byline_filters_get (fixture->filters)->muted);
  g_assert_false (byline_filters_can_save (fixture->filters));
}

static void
test_save (FiltersFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *row;
  g_autofree char *title = NULL;

  /* All stories are no filter. */
  activate (fixture, "save-filter");
  g_assert_null (window_fixture_find_dialog (fixture->base.window));

  activate_name (fixture, "filter-add", "section", "Harbours");
  save_as (fixture, "By the sea");
  wait_saved (fixture, 0, "By the sea");
  g_assert_false (byline_filters_can_save (fixture->filters));
  title = byline_filters_get_title (fixture->filters);
  g_assert_cmpstr (title, ==, "By the sea");

  activate_saved (fixture, "saved-rename", "By the sea");
  dialog = window_fixture_find_dialog (fixture->base.window);
  row = window_fixture_find_widget (dialog, ADW_TYPE_ENTRY_ROW);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "By the sea");
  gtk_editable_set_text (GTK_EDITABLE (row), "Ports");
  window_fixture_respond (dialog, "accept");
  wait_saved (fixture, 0, "Ports");

  activate_saved (fixture, "saved-delete", "Ports");
  wait_saved (fixture, 0, NULL);
  window_fixture_press_undo (&fixture->base, "Filter “Ports” deleted");
  wait_saved (fixture, 0, "Ports");
}

/* A saved filter keeps the order that its list had; others have that of all lists. */
static void
test_list_order (FiltersFixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) ordered = NULL;
  g_autoptr (BylineFilter) plain = byline_filter_new ();

  byline_filters_set_order (fixture->filters, BYLINE_ORDER_OLDEST);
  activate_name (fixture, "filter-add", "section", "Harbours");
  g_assert_cmpint (byline_filters_get (fixture->filters)->order, ==, BYLINE_ORDER_DEFAULT);
  save_as (fixture, "Ports");
  wait_saved (fixture, 0, "Ports");
  g_assert_false (byline_filters_can_save (fixture->filters));

  byline_filters_set_order (fixture->filters, BYLINE_ORDER_SECTION);
  ordered = byline_filters_dup_ordered (fixture->filters);
  g_assert_cmpint (ordered->order, ==, BYLINE_ORDER_OLDEST);
  byline_filter_history_go (byline_filters_get_history (fixture->filters), plain);
  g_clear_pointer (&ordered, byline_filter_free);
  ordered = byline_filters_dup_ordered (fixture->filters);
  g_assert_cmpint (ordered->order, ==, BYLINE_ORDER_SECTION);
}

/* So it does with what it shows of each story. */
static void
test_list_density (FiltersFixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) plain = byline_filter_new ();
  g_autoptr (BylineFilter) listed = NULL;

  byline_filters_set_density (fixture->filters, BYLINE_DENSITY_COMPACT);
  activate_name (fixture, "filter-add", "section", "Harbours");
  save_as (fixture, "Ports");
  wait_saved (fixture, 0, "Ports");
  g_assert_false (byline_filters_can_save (fixture->filters));

  byline_filters_set_density (fixture->filters, BYLINE_DENSITY_CARDS);
  g_assert_cmpint (byline_filters_get_density (fixture->filters), ==, BYLINE_DENSITY_COMPACT);
  /* Its list is the same in each. */
  listed = byline_filters_dup_ordered (fixture->filters);
  g_assert_cmpint (listed->density, ==, BYLINE_DENSITY_DEFAULT);
  byline_filter_history_go (byline_filters_get_history (fixture->filters), plain);
  g_assert_cmpint (byline_filters_get_density (fixture->filters), ==, BYLINE_DENSITY_CARDS);
}

static void
test_order (FiltersFixture *fixture, gconstpointer data)
{
  activate_name (fixture, "filter-add", "section", "Harbours");
  save_as (fixture, "One");
  wait_saved (fixture, 0, "One");
  activate (fixture, "clear-filter");
  activate_name (fixture, "filter-add", "section", "Glaciers");
  save_as (fixture, "Two");
  wait_saved (fixture, 1, "Two");
  activate_saved (fixture, "saved-up", "Two");
  wait_saved (fixture, 0, "Two");
  activate_saved (fixture, "saved-down", "Two");
  wait_saved (fixture, 0, "One");

  activate_saved (fixture, "saved-read", "One");
  WINDOW_FIXTURE_WAIT (
    window_fixture_find_label (fixture->base.window, "3 stories marked as read") != NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_ui_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/filters/" name, FiltersFixture, NULL, set_up, func, tear_down)
  ADD ("names", test_names);
  ADD ("muted", test_muted);
  ADD ("save", test_save);
  ADD ("list-order", test_list_order);
  ADD ("list-density", test_list_density);
  ADD ("order", test_order);
#undef ADD
  return g_test_run ();
}
