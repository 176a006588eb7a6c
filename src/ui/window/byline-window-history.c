/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

/* Filters that one can go back to. */
#define MAX_HISTORY 100

/* What is typed letter by letter is one search. */
static gboolean
is_typing (const BylineFilter *from,
           const BylineFilter *to)
{
  g_autoptr (BylineFilter) other = NULL;

  if (from->search == NULL || to->search == NULL)
    return FALSE;

  other = byline_filter_copy (from);
  g_free (other->search);
  other->search = g_strdup (to->search);
  other->ranked = to->ranked;
  return byline_filter_equal (other, to);
}

static void
push (GPtrArray          *history,
      const BylineFilter *filter)
{
  if (history->len >= MAX_HISTORY)
    g_ptr_array_remove_index (history, 0);
  g_ptr_array_add (history, byline_filter_copy (filter));
}

void
_byline_window_remember_filter (BylineWindow       *self,
                                const BylineFilter *from,
                                const BylineFilter *to)
{
  if (self->travelling || is_typing (from, to))
    return;

  push (self->back, from);
  g_ptr_array_set_size (self->forward, 0);
}

gboolean
_byline_window_travel (BylineWindow *self,
                       gboolean      forward)
{
  GPtrArray *from = forward ? self->forward : self->back;
  GPtrArray *to = forward ? self->back : self->forward;
  g_autoptr (BylineFilter) filter = NULL;

  if (self->stories == NULL || from->len == 0)
    return FALSE;

  filter = g_ptr_array_steal_index (from, from->len - 1);
  push (to, self->filter);
  self->travelling = TRUE;
  _byline_window_set_filter (self, filter);
  self->travelling = FALSE;
  _byline_window_update_actions (self);
  return TRUE;
}

/* The buttons at the side of a mouse. */
static void
button_cb (GtkGestureClick *gesture,
           int              n_press,
           double           x,
           double           y,
           BylineWindow    *self)
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

  self->back = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_filter_free);
  self->forward = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_filter_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (button_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}
