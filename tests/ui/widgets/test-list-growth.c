/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "byline-list-growth.h"
#include "test-helpers.h"

#define STEP 5
#define ROW_HEIGHT 40
#define N_ROWS 190

/* A list in a window that shows some of its rows. */
typedef struct {
  GtkWidget *window;
  GtkWidget *entry;
  GtkWidget *scrolled;
  GtkWidget *list;
  BylineIncrementalListModel *model;
} Fixture;

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (gtk_string_object_get_string (gtk_list_item_get_item (item)));

  gtk_widget_set_size_request (label, -1, ROW_HEIGHT);
  gtk_list_item_set_child (item, label);
}

static guint
n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->model));
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scrolled));
}

static gboolean
is_filled (Fixture *fixture)
{
  double page = gtk_adjustment_get_page_size (get_adjustment (fixture));

  return page > 0 && gtk_adjustment_get_upper (get_adjustment (fixture)) >= 2 * page;
}

static gboolean
has_all (Fixture *fixture)
{
  return n_rows (fixture) == N_ROWS;
}

static void
wait_for (Fixture *fixture, gboolean (*is_so) (Fixture *fixture))
{
  for (guint i = 0; !is_so (fixture) && i < 200; i++)
    test_run_ms (50);
  g_assert_true (is_so (fixture));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < N_ROWS; i++)
    gtk_string_list_take (strings, g_strdup_printf ("%u", i));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  fixture->model = byline_incremental_list_model_new (STEP);
  byline_incremental_list_model_set_model (fixture->model, G_LIST_MODEL (strings));
  fixture->list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (
                                       g_object_ref (G_LIST_MODEL (fixture->model)))),
                                     factory);
  fixture->entry = gtk_entry_new ();
  fixture->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (fixture->scrolled, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scrolled), fixture->list);
  byline_list_growth_add (GTK_SCROLLED_WINDOW (fixture->scrolled), fixture->model);
  gtk_box_append (GTK_BOX (box), fixture->entry);
  gtk_box_append (GTK_BOX (box), fixture->scrolled);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 20 * ROW_HEIGHT);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), fixture->entry);
  gtk_widget_show (fixture->window);
  wait_for (fixture, is_filled);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->model);
}

/* What is seen, a page below, and the rest of a batch. */
static void
test_fills (Fixture *fixture, gconstpointer data)
{
  test_run_ms (500);
  g_assert_cmpuint (n_rows (fixture), <, N_ROWS);
}

static void
test_scrolled (Fixture *fixture, gconstpointer data)
{
  gtk_adjustment_set_value (get_adjustment (fixture), 10);
  wait_for (fixture, has_all);
}

static void
test_focus (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->list);
  wait_for (fixture, has_all);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/list-growth/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("fills", test_fills);
  ADD ("scrolled", test_scrolled);
  ADD ("focus", test_focus);
#undef ADD
  return g_test_run ();
}
