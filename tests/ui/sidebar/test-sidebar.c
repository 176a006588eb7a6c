/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include "byline-sidebar.h"
#include "byline-sidebar-row.h"
#include "byline-ui.h"
#include "test-counts.h"
#include "test-helpers.h"

typedef struct {
  BylineSidebar *sidebar;
  GtkWidget *window;
  char *activated;
} Fixture;

static void
activated_cb (Fixture *fixture, BylineSidebarItem *item, gboolean add)
{
  g_free (fixture->activated);
  fixture->activated = g_strdup (byline_sidebar_item_get_data (item)->label);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->sidebar = BYLINE_SIDEBAR (byline_sidebar_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 248, 400);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->sidebar));
  g_signal_connect_swapped (fixture->sidebar, "activated", G_CALLBACK (activated_cb), fixture);
  byline_sidebar_set_counts (fixture->sidebar, test_counts_new (30, 30), NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  BylineSidebar *sidebar = g_object_ref (fixture->sidebar);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (sidebar);
  g_free (fixture->activated);
}

static void
wait_for_mapped (GtkWidget *widget, gboolean mapped)
{
  while (gtk_widget_get_mapped (widget) != mapped)
    g_main_context_iteration (NULL, TRUE);
}

/* It is made when something is searched for in vain.
 * Returns: (transfer none): the page that says so, as soon as it is seen */
static GtkWidget *
wait_for_nothing_found (Fixture *fixture)
{
  GtkWidget *page;

  while ((page = test_find_widget (GTK_WIDGET (fixture->sidebar), ADW_TYPE_STATUS_PAGE)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for_mapped (page, TRUE);
  return page;
}

/* What nothing is called is said again as it was typed, and one button leads back to all. */
static void
test_nothing_found (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = test_find_widget (GTK_WIDGET (fixture->sidebar), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *page;
  GtkWidget *list = test_find_widget (GTK_WIDGET (fixture->sidebar), GTK_TYPE_LIST_VIEW);
  g_autofree char *long_text = g_strnfill (9000, 'x');

  byline_sidebar_begin_search (fixture->sidebar);
  gtk_editable_set_text (GTK_EDITABLE (entry), "<b>nobody");
  page = wait_for_nothing_found (fixture);
  g_assert_nonnull (
    strstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), "“&lt;b&gt;nobody”"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_null (fixture->activated);

  gtk_editable_set_text (GTK_EDITABLE (entry), long_text);
  while (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), "xxx…") == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_signal_emit_by_name (test_find_widget (adw_status_page_get_child (ADW_STATUS_PAGE (page)),
                                           GTK_TYPE_BUTTON),
                         "clicked");
  wait_for_mapped (list, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

/* A name that comes in while it is searched for is there. */
static void
test_found_later (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = test_find_widget (GTK_WIDGET (fixture->sidebar), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *page;

  byline_sidebar_begin_search (fixture->sidebar);
  gtk_editable_set_text (GTK_EDITABLE (entry), "author 35");
  page = wait_for_nothing_found (fixture);
  byline_sidebar_set_counts (fixture->sidebar, test_counts_new (30, 40), NULL);
  wait_for_mapped (page, FALSE);
}

/* Enter chooses by what was typed, however fast it comes. */
static void
test_enter_at_once (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = test_find_widget (GTK_WIDGET (fixture->sidebar), GTK_TYPE_SEARCH_ENTRY);

  byline_sidebar_begin_search (fixture->sidebar);
  gtk_editable_set_text (GTK_EDITABLE (entry), "author 12");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (fixture->activated, ==, "Author 12");
}

/* The arrow leads to what was found by all that was typed, however fast it comes. */
static void
test_down_at_once (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = test_find_widget (GTK_WIDGET (fixture->sidebar), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *list = test_find_widget (GTK_WIDGET (fixture->sidebar), GTK_TYPE_LIST_VIEW);
  GtkWidget *row;
  BylineSidebarItem *item;

  wait_for_mapped (list, TRUE);
  byline_sidebar_begin_search (fixture->sidebar);
  gtk_editable_set_text (GTK_EDITABLE (entry), "author 12");
  g_assert_true (test_press_key (entry, GDK_KEY_Down));
  row = gtk_root_get_focus (gtk_widget_get_root (list));
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_is_ancestor (row, list));
  item = byline_sidebar_row_get_item (BYLINE_SIDEBAR_ROW (gtk_widget_get_first_child (row)));
  g_assert_cmpstr (byline_sidebar_item_get_data (item)->label, ==, "Author 12");
}

/* Where the keyboard comes to the sidebar is what is chosen, though it was scrolled out of view. */
static void
test_focus_out_of_view (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = test_find_widget (GTK_WIDGET (fixture->sidebar), GTK_TYPE_LIST_VIEW);
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  GtkWidget *row;
  BylineSidebarItem *item;

  while (gtk_adjustment_get_upper (place) <= gtk_adjustment_get_page_size (place))
    g_main_context_iteration (NULL, TRUE);
  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  byline_sidebar_focus (fixture->sidebar);
  row = gtk_root_get_focus (gtk_widget_get_root (list));
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_is_ancestor (row, list));
  item = byline_sidebar_row_get_item (BYLINE_SIDEBAR_ROW (gtk_widget_get_first_child (row)));
  g_assert_cmpstr (byline_sidebar_item_get_data (item)->label, ==, "All Stories");
  while (gtk_adjustment_get_value (place) > 0)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  adw_init ();
  byline_ui_init ();
  g_test_add ("/ui/sidebar/nothing-found", Fixture, NULL, set_up, test_nothing_found, tear_down);
  g_test_add ("/ui/sidebar/found-later", Fixture, NULL, set_up, test_found_later, tear_down);
  g_test_add ("/ui/sidebar/enter-at-once", Fixture, NULL, set_up, test_enter_at_once, tear_down);
  g_test_add ("/ui/sidebar/down-at-once", Fixture, NULL, set_up, test_down_at_once, tear_down);
  g_test_add ("/ui/sidebar/focus-out-of-view", Fixture, NULL, set_up, test_focus_out_of_view,
              tear_down);
  return g_test_run ();
}
