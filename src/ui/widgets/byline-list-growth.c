/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-list-growth.h"

static void
want_all (BylineIncrementalListModel *model)
{
  byline_incremental_list_model_want (model, G_MAXUINT);
}

/* A page is kept below what is seen. */
static void
extent_cb (GtkAdjustment *adjustment, BylineIncrementalListModel *model)
{
  double page = gtk_adjustment_get_page_size (adjustment);
  double below = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) -
                 page;

  if (page > 0 && below < page)
    byline_incremental_list_model_want (model, g_list_model_get_n_items (G_LIST_MODEL (model)) + 1);
}

/* A list that is not longer than what is seen does not tell that it grows. */
static void
items_changed_cb (BylineIncrementalListModel *model,
                  guint position,
                  guint removed,
                  guint added,
                  GtkAdjustment *adjustment)
{
  if (added > 0)
    extent_cb (adjustment, model);
}

static void
scrolled_cb (GtkAdjustment *adjustment, BylineIncrementalListModel *model)
{
  if (gtk_adjustment_get_value (adjustment) > 0)
    want_all (model);
}

void
byline_list_growth_add (GtkScrolledWindow *scrolled, BylineIncrementalListModel *model)
{
  GtkAdjustment *adjustment;
  GtkEventController *pointer, *focus;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));
  g_return_if_fail (BYLINE_IS_INCREMENTAL_LIST_MODEL (model));

  adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (extent_cb), model, 0);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), model, 0);

  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), adjustment,
                           G_CONNECT_AFTER);

  pointer = gtk_event_controller_motion_new ();
  g_signal_connect_object (pointer, "enter", G_CALLBACK (want_all), model, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (scrolled), pointer);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "enter", G_CALLBACK (want_all), model, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (scrolled), focus);
}
