/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sidebar-item.h"
#include "byline-sidebar.h"
#include "byline-ui.h"
#include "whole-window.h"

static GListModel *
get_rows (WholeWindow *fixture)
{
  GtkWidget *sidebar = window_fixture_find_widget (GTK_WIDGET (fixture->window),
                                                   BYLINE_TYPE_SIDEBAR);
  GtkWidget *view = window_fixture_find_widget (sidebar, GTK_TYPE_LIST_VIEW);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
}

/* Returns: the place of the row that is called so; G_MAXUINT: there is none */
static guint
find_row (WholeWindow *fixture, const char *label, int *count)
{
  GListModel *rows = get_rows (fixture);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (BylineSidebarItem) item = g_list_model_get_item (rows, i);
      const BylineSidebarData *data = byline_sidebar_item_get_data (item);

      if (g_strcmp0 (data->label, label) != 0)
        continue;
      if (count != NULL)
        *count = (int) data->count;
      return i;
    }
  return G_MAXUINT;
}

static void
activate_name (WholeWindow *fixture, const char *action, const char *kind, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action,
                                  g_variant_new ("(ss)", kind, name));
}

/* Names have their numbers, and these follow what is read. */
static void
test_counts (WholeWindow *fixture, gconstpointer data)
{
  int count = 0;

  whole_window_open (fixture);
  WINDOW_FIXTURE_WAIT (find_row (fixture, "The Paper", &count) != G_MAXUINT);
  g_assert_cmpint (count, ==, 6);
  whole_window_do (fixture, "mark-all-read");
  WINDOW_FIXTURE_WAIT (find_row (fixture, "The Paper", &count) != G_MAXUINT && count == 0);
}

/* Who is followed is the state of an action, for cards and pages that show it. */
static void
test_followed (WholeWindow *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) stories = fixture_stories (fixture->base.library, NULL);
  const char *name = ((BylineStory *) stories->pdata[0])->authors[0];
  g_autoptr (GVariant) none = NULL;
  gsize n = 0;

  whole_window_open (fixture);
  none = whole_window_get_state (fixture, "followed");
  g_assert_cmpuint (g_variant_n_children (none), ==, 0);
  activate_name (fixture, "name-pin", "author", name);
  while (n == 0)
    {
      g_autoptr (GVariant) state = whole_window_get_state (fixture, "followed");

      n = g_variant_n_children (state);
      if (n > 0)
        {
          g_autofree const char **names = g_variant_get_strv (state, NULL);

          g_assert_cmpstr (names[0], ==, name);
        }
      else
        g_main_context_iteration (NULL, TRUE);
    }
}

/* Pinned names come first: the user has changed something, so rows move. */
static void
test_order (WholeWindow *fixture, gconstpointer data)
{
  whole_window_open (fixture);
  WINDOW_FIXTURE_WAIT (find_row (fixture, "Harbours", NULL) != G_MAXUINT);
  g_assert_cmpuint (find_row (fixture, "Glaciers", NULL), <, find_row (fixture, "Harbours", NULL));
  activate_name (fixture, "name-pin", "section", "Harbours");
  WINDOW_FIXTURE_WAIT (find_row (fixture, "Harbours", NULL) < find_row (fixture, "Glaciers", NULL));
  activate_name (fixture, "name-unpin", "section", "Harbours");
  WINDOW_FIXTURE_WAIT (find_row (fixture, "Harbours", NULL) > find_row (fixture, "Glaciers", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_ui_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/sidebar-updater/" name, WholeWindow, NULL, whole_window_set_up, func,           \
              whole_window_tear_down)
  ADD ("counts", test_counts);
  ADD ("followed", test_followed);
  ADD ("order", test_order);
#undef ADD
  return g_test_run ();
}
