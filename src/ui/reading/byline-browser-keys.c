/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-browser-keys.h"

#include "byline-document-view.h"

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
  if (BYLINE_IS_DOCUMENT_VIEW (widget))
    return byline_document_view_follow_in_browser (BYLINE_DOCUMENT_VIEW (widget));
  if (GTK_IS_BUTTON (widget))
    g_signal_emit_by_name (widget, "clicked");
  else if (GTK_IS_LABEL (widget) && gtk_label_get_current_uri (GTK_LABEL (widget)) != NULL)
    g_signal_emit_by_name (widget, "activate-current-link");
  else
    return FALSE;

  return TRUE;
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

  self->widget = widget;
  return self;
}

gboolean
byline_browser_keys_follow (BylineBrowserKeys *self)
{
  GtkRoot *root;
  GtkWidget *focus;
  gboolean is_followed;

  g_return_val_if_fail (BYLINE_IS_BROWSER_KEYS (self), FALSE);

  root = gtk_widget_get_root (self->widget);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->widget))
    return FALSE;

  self->is_pressed = TRUE;
  is_followed = follow (focus);
  self->is_pressed = FALSE;

  return is_followed;
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
