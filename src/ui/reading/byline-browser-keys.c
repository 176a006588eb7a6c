/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-browser-keys.h"

struct _BylineBrowserKeys {
  GObject parent_instance;

  GtkWidget *widget; /* unowned */
  gboolean is_pressed;
};

G_DEFINE_FINAL_TYPE (BylineBrowserKeys, byline_browser_keys, G_TYPE_OBJECT)

/* At once: a button that is activated is shown as pressed for a while before it says so, and Ctrl is up by then.
 * Returns: whether @widget is, or holds, a link that Enter would follow. */
static gboolean
follow (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    g_signal_emit_by_name (widget, "clicked");
  else if (GTK_IS_LABEL (widget) && gtk_label_get_current_uri (GTK_LABEL (widget)) != NULL)
    g_signal_emit_by_name (widget, "activate-current-link");
  else
    return FALSE;

  return TRUE;
}

static gboolean
key_pressed_cb (BylineBrowserKeys *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter ||
                      keyval == GDK_KEY_ISO_Enter;
  gboolean is_followed;

  if (!is_enter || (state & GDK_CONTROL_MASK) == 0 || focus == NULL ||
      !gtk_widget_is_ancestor (focus, self->widget))
    return GDK_EVENT_PROPAGATE;

  self->is_pressed = TRUE;
  is_followed = follow (focus);
  self->is_pressed = FALSE;

  return is_followed;
}

static void
byline_browser_keys_class_init (BylineBrowserKeysClass *klass)
{
}

static void
byline_browser_keys_init (BylineBrowserKeys *self)
{
}

BylineBrowserKeys *
byline_browser_keys_new (GtkWidget *widget)
{
  BylineBrowserKeys *self = g_object_new (BYLINE_TYPE_BROWSER_KEYS, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->widget = widget;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);

  return self;
}

gboolean
byline_browser_keys_are_held (BylineBrowserKeys *self)
{
  GdkSeat *seat;
  GdkDevice *keyboard;

  g_return_val_if_fail (BYLINE_IS_BROWSER_KEYS (self), FALSE);

  if (self->is_pressed)
    return TRUE;
  seat = gdk_display_get_default_seat (gtk_widget_get_display (self->widget));
  keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;

  return keyboard != NULL && (gdk_device_get_modifier_state (keyboard) & GDK_CONTROL_MASK) != 0;
}
