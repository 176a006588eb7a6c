/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

/* What single keys do, while nobody is typing. */

typedef struct {
  guint keyval;
  GdkModifierType modifiers;
  const char *action;
} Key;

static const Key keys[] = {
  { GDK_KEY_j, 0, "win.next" },
  { GDK_KEY_n, 0, "win.next" },
  { GDK_KEY_k, 0, "win.previous" },
  { GDK_KEY_p, 0, "win.previous" },
  { GDK_KEY_space, 0, "win.page-forward" },
  { GDK_KEY_space, GDK_SHIFT_MASK, "win.page-back" },
  { GDK_KEY_m, 0, "win.unread" },
  { GDK_KEY_s, 0, "win.saved" },
  { GDK_KEY_o, 0, "win.open-browser" },
  { GDK_KEY_c, 0, "win.copy-link" },
  { GDK_KEY_slash, 0, "win.begin-search" },
  { GDK_KEY_slash, GDK_SHIFT_MASK, "win.begin-search" },
  { GDK_KEY_A, GDK_SHIFT_MASK, "win.mark-all-read" },
  { GDK_KEY_Escape, 0, "win.escape" },
};

/* Whether a key belongs to what has the focus: something is typed there, or a menu is open. */
static gboolean
takes_keys (GtkWidget *focus, guint keyval)
{
  if (focus == NULL)
    return FALSE;
  if (gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return TRUE;
  if (keyval == GDK_KEY_Escape)
    return GTK_IS_EDITABLE (focus);
  if (GTK_IS_EDITABLE (focus))
    return TRUE;
  if (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
    return TRUE;

  return keyval == GDK_KEY_space &&
         (GTK_IS_BUTTON (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_MENU_BUTTON) != NULL);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        BylineWindow *self)
{
  GdkModifierType modifiers = state & (gtk_accelerator_get_default_mod_mask ());

  self->is_repeating = keyval == self->key_down;
  self->key_down = keyval;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i].keyval != keyval || keys[i].modifiers != modifiers)
        continue;
      if (takes_keys (gtk_window_get_focus (GTK_WINDOW (self)), keyval))
        return GDK_EVENT_PROPAGATE;
      return gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
    }

  return GDK_EVENT_PROPAGATE;
}

static void
key_released_cb (GtkEventControllerKey *controller,
                 guint keyval,
                 guint keycode,
                 GdkModifierType state,
                 BylineWindow *self)
{
  self->is_repeating = FALSE;
  self->key_down = 0;
}

void
_byline_window_keys_class_init (GtkWidgetClass *widget_class)
{
  /* F10 and F9 work wherever the focus is; the rest of the accelerators is the application's. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, 0, "win.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "win.sidebar", NULL);
}

void
_byline_window_keys_init (BylineWindow *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_cb), self, 0);
  g_signal_connect_object (controller, "key-released", G_CALLBACK (key_released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
