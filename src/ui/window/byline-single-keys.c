/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-single-keys.h"

#include "byline-picture-viewer.h"

struct _BylineSingleKeys {
  GObject parent_instance;

  GtkWindow *window; /* weak */
  BylineShortcuts *shortcuts;
  guint key_down;        /* of those that do something by themselves; 0 for none */
  gboolean is_repeating; /* it is held down */
};

G_DEFINE_FINAL_TYPE (BylineSingleKeys, byline_single_keys, G_TYPE_OBJECT)

/* Whether keys that are typed are a text's, or a menu's. */
static gboolean
is_typing (GtkWidget *focus)
{
  return GTK_IS_EDITABLE (focus) ||
         (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)));
}

/* Whether the arrow keys would do nothing where the focus is: elsewhere they move it. */
static gboolean
leaves_arrows (GtkWidget *focus)
{
  return GTK_IS_TEXT_VIEW (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL;
}

/* Whether a key belongs to what has the focus: something is typed there, or a menu is open, or a
 * picture lies over the window. */
static gboolean
takes_key (GtkWidget *focus, guint keyval)
{
  if (focus == NULL)
    return keyval == GDK_KEY_Left || keyval == GDK_KEY_Right;
  if (gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL || is_typing (focus) ||
      gtk_widget_get_ancestor (focus, BYLINE_TYPE_PICTURE_VIEWER) != NULL)
    return TRUE;
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    return !leaves_arrows (focus);

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
  const BylineShortcut *shortcut = byline_shortcuts_find_pressed (self->shortcuts, keyval, state);
  g_autofree char *key = byline_shortcuts_name_pressed (keyval, state);
  GtkWidget *focus = gtk_window_get_focus (self->window);

  self->is_repeating = keyval == self->key_down;
  self->key_down = keyval;
  /* The others are the application's accelerators. */
  if (shortcut == NULL || key == NULL ||
      (!shortcut->is_of_text && !byline_shortcuts_is_single (key)))
    return GDK_EVENT_PROPAGATE;
  if (takes_key (focus, keyval))
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_activate_action (focus != NULL ? focus : GTK_WIDGET (self->window),
                                     shortcut->action, NULL);
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
  BylineSingleKeys *self = BYLINE_SINGLE_KEYS (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->shortcuts);

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
byline_single_keys_new (GtkWindow *window, BylineShortcuts *shortcuts)
{
  BylineSingleKeys *self = g_object_new (BYLINE_TYPE_SINGLE_KEYS, NULL);
  GtkEventController *controller = gtk_event_controller_key_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  g_set_weak_pointer (&self->window, window);
  self->shortcuts = g_object_ref (shortcuts);
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
