/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-list-growth.h"

/* What has got rows has been laid out with them by the time so many frames have begun. */
#define FRAMES_TO_LAYOUT 2

/* Belongs to the scrolled window. */
typedef struct {
  BylineIncrementalListModel *model;
  guint tick;
  guint n_frames; /* that have begun since rows came */
} Growth;

static GQuark
growth_quark (void)
{
  return g_quark_from_static_string ("byline-list-growth");
}

static Growth *
get_growth (GtkScrolledWindow *scrolled)
{
  return g_object_get_qdata (G_OBJECT (scrolled), growth_quark ());
}

static void
growth_free (gpointer data)
{
  Growth *self = data;

  g_object_unref (self->model);
  g_free (self);
}

static void
want_all (GtkScrolledWindow *scrolled)
{
  byline_incremental_list_model_want (get_growth (scrolled)->model, G_MAXUINT);
}

/* A page is kept below what is seen. */
static void
extent_cb (GtkScrolledWindow *scrolled)
{
  BylineIncrementalListModel *model = get_growth (scrolled)->model;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  double page = gtk_adjustment_get_page_size (adjustment);
  double end = gtk_adjustment_get_value (adjustment) + page;

  if (page > 0 && gtk_adjustment_get_upper (adjustment) - end < page)
    byline_incremental_list_model_want (model, g_list_model_get_n_items (G_LIST_MODEL (model)) + 1);
}

static void
value_cb (GtkScrolledWindow *scrolled)
{
  if (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (scrolled)) > 0)
    want_all (scrolled);
}

static gboolean
tick_cb (GtkWidget *scrolled, GdkFrameClock *clock, gpointer user_data)
{
  Growth *self = get_growth (GTK_SCROLLED_WINDOW (scrolled));

  if (++self->n_frames < FRAMES_TO_LAYOUT)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  extent_cb (GTK_SCROLLED_WINDOW (scrolled));
  return G_SOURCE_REMOVE;
}

/* A list that is not longer than what is seen does not tell that it has grown. */
static void
items_changed_cb (GtkScrolledWindow *scrolled)
{
  Growth *self = get_growth (scrolled);

  self->n_frames = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (scrolled), tick_cb, NULL, NULL);
}

static void
want_all_on_enter (GtkScrolledWindow *scrolled, GtkEventController *controller)
{
  g_signal_connect_object (controller, "enter", G_CALLBACK (want_all), scrolled, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (scrolled), controller);
}

void
byline_list_growth_add (GtkScrolledWindow *scrolled, BylineIncrementalListModel *model)
{
  GtkAdjustment *adjustment;
  Growth *self;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));
  g_return_if_fail (BYLINE_IS_INCREMENTAL_LIST_MODEL (model));

  self = g_new0 (Growth, 1);
  self->model = g_object_ref (model);
  g_object_set_qdata_full (G_OBJECT (scrolled), growth_quark (), self, growth_free);

  adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (extent_cb), scrolled,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_cb), scrolled,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), scrolled,
                           G_CONNECT_SWAPPED);
  want_all_on_enter (scrolled, gtk_event_controller_motion_new ());
  want_all_on_enter (scrolled, gtk_event_controller_focus_new ());
}
