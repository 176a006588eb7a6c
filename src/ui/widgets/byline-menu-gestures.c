/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-menu-gestures.h"

typedef struct {
  BylineMenuAtFunc func;
  gpointer user_data;
} Asked;

void
byline_menu_gestures_release (GtkWidget *widget, double x, double y)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (GtkWidget *at = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT); at != NULL;
       at = gtk_widget_get_parent (at))
    gtk_widget_unset_state_flags (at, GTK_STATE_FLAG_ACTIVE);
}

static void
ask (GtkGesture *gesture, double x, double y, Asked *asked)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (!asked->func (widget, x, y, asked->user_data))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  byline_menu_gestures_release (widget, x, y);
}

static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, Asked *asked)
{
  if (n_press == 1)
    ask (GTK_GESTURE (gesture), x, y, asked);
}

static void
pressed_cb (GtkGestureLongPress *gesture, double x, double y, Asked *asked)
{
  ask (GTK_GESTURE (gesture), x, y, asked);
}

static void
add (GtkWidget *widget, GtkGesture *gesture, GCallback callback, Asked asked)
{
  g_signal_connect_data (gesture, "pressed", callback, g_memdup2 (&asked, sizeof asked),
                         (GClosureNotify) (GCallback) g_free, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));
}

void
byline_menu_gestures_add (GtkWidget *widget, BylineMenuAtFunc func, gpointer user_data)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  Asked asked = { func, user_data };

  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  add (widget, click, G_CALLBACK (clicked_cb), asked);
  add (widget, press, G_CALLBACK (pressed_cb), asked);
}

/* --- The menu --- */

#define FOCUS "byline-menu-focus"

static void
focus_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* GTK 4.8 may leave the focus, or give it again, to the item that was chosen: no key would reach anything then. */
static gboolean
leave_cb (gpointer user_data)
{
  GtkWidget *popover = user_data;
  GtkRoot *root = gtk_widget_get_root (popover);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || gtk_widget_get_mapped (popover) || !gtk_widget_is_ancestor (focus, popover))
    return G_SOURCE_REMOVE;

  gtk_root_set_focus (root, NULL);
  gtk_widget_child_focus (gtk_widget_get_parent (popover), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  GWeakRef *ref = g_object_get_data (G_OBJECT (popover), FOCUS);
  g_autoptr (GtkWidget) focus = ref != NULL ? g_weak_ref_get (ref) : NULL;

  if (focus != NULL && gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
  g_object_set_data (G_OBJECT (popover), FOCUS, NULL);
  g_idle_add_full (G_PRIORITY_LOW, leave_cb, g_object_ref (popover), g_object_unref);
}

GtkWidget *
byline_menu_popover_new (GtkWidget *parent)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (NULL);

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, parent);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  return popover;
}

void
byline_menu_popover_show (GtkWidget *popover, GMenuModel *menu, GtkWidget *focus)
{
  GWeakRef *ref;

  g_return_if_fail (GTK_IS_POPOVER_MENU (popover));

  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, focus);
  g_object_set_data_full (G_OBJECT (popover), FOCUS, ref, focus_free);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (popover), menu);
  gtk_popover_popup (GTK_POPOVER (popover));
}
