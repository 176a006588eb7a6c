/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

gboolean
_byline_window_navigate (BylineWindow *self, gboolean forward)
{
  gboolean has_navigated;

  if (self->stories == NULL)
    return FALSE;

  has_navigated = forward ? byline_filter_history_go_forward (self->history)
                      : byline_filter_history_go_back (self->history);
  if (has_navigated)
    _byline_window_state_changed (self);
  return has_navigated;
}

/* The buttons at the side of a mouse. */
static void
button_cb (GtkGestureClick *gesture, int n_press, double x, double y, BylineWindow *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button != 8 && button != 9)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), button == 8 ? "win.back" : "win.forward", NULL);
}

void
_byline_window_history_init (BylineWindow *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (button_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}
