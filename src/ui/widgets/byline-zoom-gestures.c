/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-zoom-gestures.h"

#include <math.h>

/* A notch of the wheel makes a picture larger by this. */
#define STEP 1.2

/* What both gestures of a widget share. */
typedef struct {
  gboolean needs_control;
  BylineZoomFunc func;
  gpointer user_data;
  double x; /* where the pointer is */
  double y;
  double turned; /* by touchpads, in parts of a notch */
} Gestures;

static void
emit (Gestures *self, BylineZoomPhase phase, double factor, double x, double y)
{
  const BylineZoom zoom = { phase, factor, x, y };

  self->func (&zoom, self->user_data);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  Gestures *self = user_data;

  self->x = x;
  self->y = y;
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, gpointer user_data)
{
  Gestures *self = user_data;

  if (self->needs_control &&
      !(gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll)) &
        GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;

  for (self->turned += dy; fabs (self->turned) >= 1; self->turned -= copysign (1, self->turned))
    emit (self, BYLINE_ZOOM_STEP, self->turned < 0 ? STEP : 1 / STEP, self->x, self->y);
  return GDK_EVENT_STOP;
}

static void
begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer user_data)
{
  emit (user_data, BYLINE_ZOOM_BEGIN, 1, 0, 0);
}

static void
scale_cb (GtkGestureZoom *gesture, double scale, gpointer user_data)
{
  double x = 0, y = 0;

  if (gtk_gesture_is_active (GTK_GESTURE (gesture)))
    gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  emit (user_data, BYLINE_ZOOM_UPDATE, scale, x, y);
}

void
byline_zoom_gestures_add (GtkWidget *widget,
                          gboolean needs_control,
                          BylineZoomFunc func,
                          gpointer user_data)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  Gestures *self = g_new0 (Gestures, 1);

  *self = (Gestures){ needs_control, func, user_data };
  g_object_set_data_full (G_OBJECT (scroll), "byline-zoom", self, g_free);
  /* Before a scrolled window takes the wheel. */
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (pinch), GTK_PHASE_CAPTURE);
  g_signal_connect (pinch, "begin", G_CALLBACK (begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (scale_cb), self);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}
