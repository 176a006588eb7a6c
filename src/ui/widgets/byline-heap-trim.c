/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-heap-trim.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* How long nothing was drawn, in milliseconds and in the frame clock's microseconds. */
#define REST_MS 2000
#define REST_US (REST_MS * G_TIME_SPAN_MILLISECOND)

/* The main thread's heap and one for all others. */
#define N_HEAPS 2

typedef struct {
  /* Waits for rest; 0 where nothing was drawn since memory was given back. */
  guint source;
  gint64 drawn_us;
} Rest;

static void
rest_free (gpointer data)
{
  Rest *rest = data;

  g_clear_handle_id (&rest->source, g_source_remove);
  g_free (rest);
}

static gboolean
rest_cb (gpointer data)
{
  Rest *rest = data;

  if (g_get_monotonic_time () - rest->drawn_us < REST_US)
    return G_SOURCE_CONTINUE;

  rest->source = 0;
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock, Rest *rest)
{
  rest->drawn_us = gdk_frame_clock_get_frame_time (clock);
  if (rest->source == 0)
    rest->source = g_timeout_add_full (G_PRIORITY_LOW, REST_MS, rest_cb, rest, NULL);
}

static void
realize_cb (GtkWidget *window, Rest *rest)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    rest);
}

static void
unrealize_cb (GtkWidget *window, Rest *rest)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (window), rest);
}

void
byline_heap_trim_share (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, N_HEAPS);
#endif
}

void
byline_heap_trim_at_rest (GtkWindow *window)
{
  Rest *rest;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (!gtk_widget_get_realized (GTK_WIDGET (window)));

  rest = g_new0 (Rest, 1);
  g_object_set_data_full (G_OBJECT (window), "byline-heap-trim", rest, rest_free);
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), rest);
  g_signal_connect (window, "unrealize", G_CALLBACK (unrealize_cb), rest);
}
