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

int
main (int argc, char **argv)
{
  gpointer rtl = GINT_TO_POINTER (GTK_TEXT_DIR_RTL), ltr = GINT_TO_POINTER (GTK_TEXT_DIR_LTR);

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/ui/tab-stop/forward", Flap, ltr, set_up, test_forward, tear_down);
  g_test_add ("/ui/tab-stop/backward", Flap, ltr, set_up, test_backward, tear_down);
  g_test_add ("/ui/tab-stop/mirrored", Flap, rtl, set_up, test_forward, tear_down);
  return g_test_run ();
}
