/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-tab-stop.h"

static GtkWidget *
get_next (GtkWidget *widget, GtkDirectionType direction)
{
  return direction == GTK_DIR_TAB_FORWARD ? gtk_widget_get_next_sibling (widget)
                                          : gtk_widget_get_prev_sibling (widget);
}

/* Gives the focus to what comes after, or before, @widget in the window. */
static gboolean
leave (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *parent;

  for (; (parent = gtk_widget_get_parent (widget)) != NULL; widget = parent)
    for (GtkWidget *other = get_next (widget, direction); other != NULL;
         other = get_next (other, direction))
      if (!GTK_IS_NATIVE (other) && gtk_widget_get_mapped (other) &&
          gtk_widget_child_focus (other, direction))
        return TRUE;

  return FALSE;
}

static gboolean
pressed_cb (GtkEventControllerKey *controller,
            guint keyval,
            guint keycode,
            GdkModifierType state,
            gpointer user_data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean is_tab = keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab ||
                    keyval == GDK_KEY_ISO_Left_Tab;

  if (!is_tab || (modifiers & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  return leave (list, modifiers == 0 ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
}

void
byline_tab_stop_add (GtkWidget *list)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_WIDGET (list));

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (pressed_cb), NULL);
  gtk_widget_add_controller (list, controller);
}
