/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "byline-tab-stop.h"
#include "test-helpers.h"

/* A sidebar in a flap, beside what it is a sidebar of: GTK has them the other way round. */
typedef struct {
  GtkWidget *window;
  GtkWidget *above;
  GtkWidget *list;
  GtkWidget *content;
} Flap;

static void
set_up (Flap *fixture, gconstpointer data)
{
  GtkWidget *flap = adw_flap_new (), *sidebar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_default_direction (GPOINTER_TO_INT (data));
  fixture->window = gtk_window_new ();
  fixture->above = gtk_button_new_with_label ("Above");
  fixture->list = gtk_button_new_with_label ("List");
  fixture->content = gtk_button_new_with_label ("Content");
  gtk_box_append (GTK_BOX (sidebar), fixture->above);
  gtk_box_append (GTK_BOX (sidebar), fixture->list);
  adw_flap_set_flap (ADW_FLAP (flap), sidebar);
  adw_flap_set_content (ADW_FLAP (flap), fixture->content);
  gtk_window_set_child (GTK_WINDOW (fixture->window), flap);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 400);
  gtk_widget_show (fixture->window);
  test_run_ms (200);
  gtk_widget_grab_focus (fixture->list);
}

static void
tear_down (Flap *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static GtkWidget *
get_focus (Flap *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static void
test_forward (Flap *fixture, gconstpointer data)
{
  g_assert_true (byline_tab_stop_leave (fixture->list, GTK_DIR_TAB_FORWARD));
  g_assert_true (get_focus (fixture) == fixture->content);
  /* Behind the last one comes the first. */
  g_assert_true (byline_tab_stop_leave (fixture->content, GTK_DIR_TAB_FORWARD));
  g_assert_true (get_focus (fixture) == fixture->above);
}

static void
test_backward (Flap *fixture, gconstpointer data)
{
  g_assert_true (byline_tab_stop_leave (fixture->list, GTK_DIR_TAB_BACKWARD));
  g_assert_true (get_focus (fixture) == fixture->above);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (
                                   gtk_string_object_get_string (gtk_list_item_get_item (item))));
}

static void
test_row (void)
{
  const char *const names[] = { "One", "Two", NULL };
  GtkSelectionModel *model = GTK_SELECTION_MODEL (
    gtk_single_selection_new (G_LIST_MODEL (gtk_string_list_new (names))));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_entry_new (), *list = gtk_list_view_new (model, factory), *row;

  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), list);
  g_assert_null (byline_tab_stop_get_row (list));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_widget_show (window);
  test_run_ms (200);

  gtk_widget_grab_focus (entry);
  g_assert_null (byline_tab_stop_get_row (list));

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 1);
  gtk_widget_grab_focus (gtk_widget_get_last_child (list));
  row = byline_tab_stop_get_row (list);
  g_assert_true (GTK_IS_LABEL (row));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (row)), ==, "Two");

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gpointer rtl = GINT_TO_POINTER (GTK_TEXT_DIR_RTL), ltr = GINT_TO_POINTER (GTK_TEXT_DIR_LTR);

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/ui/tab-stop/forward", Flap, ltr, set_up, test_forward, tear_down);
  g_test_add ("/ui/tab-stop/backward", Flap, ltr, set_up, test_backward, tear_down);
  g_test_add ("/ui/tab-stop/mirrored", Flap, rtl, set_up, test_forward, tear_down);
  g_test_add_func ("/ui/tab-stop/row", test_row);
  return g_test_run ();
}
