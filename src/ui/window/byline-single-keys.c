/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-single-keys.h"

struct _BylineSingleKeys {
  GObject parent_instance;

  GtkWindow *window;     /* weak */
  guint key_down;        /* of those that do something by themselves; 0 for none */
  gboolean is_repeating; /* it is held down */
};

G_DEFINE_FINAL_TYPE (BylineSingleKeys, byline_single_keys, G_TYPE_OBJECT)

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
        BylineSingleKeys *self)
{
  GdkModifierType modifiers = state & (gtk_accelerator_get_default_mod_mask ());

  self->is_repeating = keyval == self->key_down;
  self->key_down = keyval;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i].keyval != keyval || keys[i].modifiers != modifiers)
        continue;
      if (takes_keys (gtk_window_get_focus (self->window), keyval))
        return GDK_EVENT_PROPAGATE;
      return gtk_widget_activate_action (GTK_WIDGET (self->window), keys[i].action, NULL);
    }

  return GDK_EVENT_PROPAGATE;
}

static void
key_released_cb (GtkEventControllerKey *controller,
                 guint keyval,
                 guint keycode,
                 GdkModifierType state,
                 BylineSingleKeys *self)
{
  self->is_repeating = FALSE;
  self->key_down = 0;
}

/* The buttons at the side of a mouse. */
static void
button_cb (GtkGestureClick *gesture, int n_press, double x, double y, BylineSingleKeys *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button != 8 && button != 9)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self->window), button == 8 ? "win.back" : "win.forward",
                              NULL);
}

static void
byline_single_keys_finalize (GObject *object)
{
  g_clear_weak_pointer (&BYLINE_SINGLE_KEYS (object)->window);

  G_OBJECT_CLASS (byline_single_keys_parent_class)->finalize (object);
}

static void
byline_single_keys_class_init (BylineSingleKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_single_keys_finalize;
}

static void
byline_single_keys_init (BylineSingleKeys *self)
{
}

BylineSingleKeys *
byline_single_keys_new (GtkWindow *window)
{
  BylineSingleKeys *self = g_object_new (BYLINE_TYPE_SINGLE_KEYS, NULL);
  GtkEventController *controller = gtk_event_controller_key_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  g_set_weak_pointer (&self->window, window);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_cb), self, 0);
  g_signal_connect_object (controller, "key-released", G_CALLBACK (key_released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (button_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (gesture));
  return self;
}

gboolean
byline_single_keys_is_repeating (BylineSingleKeys *self)
{
  g_return_val_if_fail (BYLINE_IS_SINGLE_KEYS (self), FALSE);

  return self->is_repeating;
}
