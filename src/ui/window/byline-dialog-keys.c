/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-dialog-keys.h"

/* Of the controller on a window that has one. */
#define CONTROLLER_NAME "byline-dialog-keys"

struct _BylineDialogKeys {
  GObject parent_instance;

  GApplication *application; /* weak */
  BylineShortcuts *shortcuts;
};

G_DEFINE_FINAL_TYPE (BylineDialogKeys, byline_dialog_keys, G_TYPE_OBJECT)

/* A window that holds others back until it is closed would lie over what an action opens: it can only quit. */
static gboolean
activate (BylineDialogKeys *self, GtkWindow *window, const char *action)
{
  if (!g_str_has_prefix (action, "app."))
    return gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  if (self->application == NULL ||
      (gtk_window_get_modal (window) && !g_str_equal (action, "app.quit")))
    return FALSE;

  g_action_group_activate_action (G_ACTION_GROUP (self->application), action + strlen ("app."),
                                  NULL);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        BylineDialogKeys *self)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  const BylineShortcut *shortcut = byline_shortcuts_find_pressed (self->shortcuts, keyval, state);
  g_autofree char *key = byline_shortcuts_name_pressed (keyval, state);

  if (shortcut == NULL || key == NULL || byline_shortcuts_is_single (key))
    return GDK_EVENT_PROPAGATE;

  return activate (self, GTK_WINDOW (window), shortcut->action);
}

static gboolean
has_controller (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), CONTROLLER_NAME) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Behind its widgets: what a text takes is the text's. */
static void
add_controller (BylineDialogKeys *self, GtkWidget *window)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_name (controller, CONTROLLER_NAME);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (window, controller);
}

static void
windows_cb (BylineDialogKeys *self,
            guint position,
            guint n_removed,
            guint n_added,
            GListModel *windows)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_WINDOW (window) && !GTK_IS_APPLICATION_WINDOW (window) && !has_controller (window))
        add_controller (self, window);
    }
}

static void
byline_dialog_keys_finalize (GObject *object)
{
  BylineDialogKeys *self = BYLINE_DIALOG_KEYS (object);

  g_clear_weak_pointer (&self->application);
  g_clear_object (&self->shortcuts);

  G_OBJECT_CLASS (byline_dialog_keys_parent_class)->finalize (object);
}

static void
byline_dialog_keys_class_init (BylineDialogKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_dialog_keys_finalize;
}

static void
byline_dialog_keys_init (BylineDialogKeys *self)
{
}

BylineDialogKeys *
byline_dialog_keys_new (GApplication *application, BylineShortcuts *shortcuts)
{
  BylineDialogKeys *self = g_object_new (BYLINE_TYPE_DIALOG_KEYS, NULL);
  GListModel *windows = gtk_window_get_toplevels ();

  g_set_weak_pointer (&self->application, application);
  self->shortcuts = g_object_ref (shortcuts);
  g_signal_connect_object (windows, "items-changed", G_CALLBACK (windows_cb), self,
                           G_CONNECT_SWAPPED);
  windows_cb (self, 0, 0, g_list_model_get_n_items (windows), windows);
  return self;
}
