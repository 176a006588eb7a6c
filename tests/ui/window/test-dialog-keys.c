/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "byline-dialog-keys.h"
#include "byline-profile.h"

/* A window beside the main one, which has an action of that one's name, as Muted and Hidden has. */
typedef struct {
  GApplication *application;
  GtkWidget *window; /* nullable: closed */
  char *dir;
  BylineProfile *profile;
  BylineSettings *settings;
  BylineShortcuts *shortcuts;
  BylineDialogKeys *keys;
  char *last; /* nullable: the action that was activated last */
} KeysFixture;

static void
activated_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  KeysFixture *fixture = user_data;

  g_free (fixture->last);
  fixture->last = g_strdup (g_action_get_name (G_ACTION (action)));
}

static const GActionEntry entries[] = {
  { "undo", activated_cb },
  { "help", activated_cb },
  { "quit", activated_cb },
  { "next", activated_cb },
};

static void
set_up (KeysFixture *fixture, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  fixture->application = g_application_new ("org.example.Keys", G_APPLICATION_NON_UNIQUE);
  g_action_map_add_action_entries (G_ACTION_MAP (fixture->application), entries,
                                   G_N_ELEMENTS (entries), fixture);
  g_assert_true (g_application_register (fixture->application, NULL, NULL));
  fixture->dir = g_dir_make_tmp ("byline-XXXXXX", NULL);
  fixture->profile = byline_profile_new (fixture->dir);
  fixture->settings = byline_settings_new (fixture->profile);
  fixture->shortcuts = byline_shortcuts_new (fixture->settings);
  fixture->keys = byline_dialog_keys_new (fixture->application, fixture->shortcuts);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   fixture);
  /* Opened when the keys are there. */
  fixture->window = adw_window_new ();
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (KeysFixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->keys);
  g_assert_finalize_object (fixture->shortcuts);
  g_object_unref (fixture->settings);
  g_object_unref (fixture->profile);
  g_object_unref (fixture->application);
  g_free (fixture->dir);
  g_free (fixture->last);
}

/* The window's own, among those that look at keys behind its widgets. */
static GtkEventController *
find_controller (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          g_strcmp0 (gtk_event_controller_get_name (controller), "byline-dialog-keys") == 0)
        return controller;
    }
  return NULL;
}

static gboolean
press (KeysFixture *fixture, guint keyval, GdkModifierType state)
{
  GtkEventController *controller = find_controller (fixture->window);
  gboolean is_handled = FALSE;

  g_assert_nonnull (controller);
  g_clear_pointer (&fixture->last, g_free);
  g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &is_handled);
  return is_handled;
}

static void
test_usual (KeysFixture *fixture, gconstpointer data)
{
  g_assert_true (press (fixture, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_cmpstr (fixture->last, ==, "undo");
  g_assert_true (press (fixture, GDK_KEY_F1, 0));
  g_assert_cmpstr (fixture->last, ==, "help");
  /* What may be typed does nothing, nor what the window has no action for. */
  g_assert_false (press (fixture, GDK_KEY_j, 0));
  g_assert_false (press (fixture, GDK_KEY_F5, 0));
  g_assert_true (press (fixture, GDK_KEY_w, GDK_CONTROL_MASK));
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* The user's keys, and not those that were there before. */
static void
test_changed (KeysFixture *fixture, gconstpointer data)
{
  const char *const undo[] = { "<Control>e", NULL }, *const close[] = { "<Control>j", NULL };

  byline_shortcuts_set_keys (fixture->shortcuts, "win.undo", undo);
  byline_shortcuts_set_keys (fixture->shortcuts, "window.close", close);
  g_assert_false (press (fixture, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_false (press (fixture, GDK_KEY_w, GDK_CONTROL_MASK));
  g_assert_true (press (fixture, GDK_KEY_e, GDK_CONTROL_MASK));
  g_assert_cmpstr (fixture->last, ==, "undo");
  g_assert_true (press (fixture, GDK_KEY_j, GDK_CONTROL_MASK));
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* It would lie over the help. */
static void
test_modal (KeysFixture *fixture, gconstpointer data)
{
  gtk_window_set_modal (GTK_WINDOW (fixture->window), TRUE);
  g_assert_false (press (fixture, GDK_KEY_F1, 0));
  g_assert_null (fixture->last);
  g_assert_true (press (fixture, GDK_KEY_q, GDK_CONTROL_MASK));
  g_assert_cmpstr (fixture->last, ==, "quit");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/dialog-keys/" name, KeysFixture, NULL, set_up, func, tear_down)
  ADD ("usual", test_usual);
  ADD ("changed", test_changed);
  ADD ("modal", test_modal);
#undef ADD
  return g_test_run ();
}
