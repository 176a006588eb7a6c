/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "byline-profile.h"
#include "byline-single-keys.h"

/* A window whose actions say that they were asked for. */
typedef struct {
  GtkWidget *window;
  GtkWidget *list;
  GtkWidget *entry;
  GtkWidget *button;
  GSimpleActionGroup *actions;
  GtkEventController *controller;
  char *dir;
  BylineProfile *profile;
  BylineSettings *settings;
  BylineShortcuts *shortcuts;
  BylineSingleKeys *keys;
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
  { "next", activated_cb },           { "previous", activated_cb },
  { "page-forward", activated_cb },   { "page-back", activated_cb },
  { "selection-read", activated_cb }, { "selection-save", activated_cb },
  { "selection-open", activated_cb }, { "selection-copy", activated_cb },
  { "begin-search", activated_cb },   { "mark-all-read", activated_cb },
  { "undo", activated_cb },           { "pane-left", activated_cb },
  { "pane-right", activated_cb },     { "escape", activated_cb },
};

/* The first of the window's that looks at keys before its widgets do. */
static GtkEventController *
find_controller (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        return controller;
    }
  return NULL;
}

static void
set_up (KeysFixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->window = gtk_window_new ();
  fixture->list = gtk_label_new ("Headlines");
  fixture->entry = gtk_entry_new ();
  fixture->button = gtk_button_new_with_label ("Button");
  fixture->actions = g_simple_action_group_new ();
  gtk_label_set_selectable (GTK_LABEL (fixture->list), TRUE);
  gtk_box_append (GTK_BOX (box), fixture->list);
  gtk_box_append (GTK_BOX (box), fixture->entry);
  gtk_box_append (GTK_BOX (box), fixture->button);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  g_action_map_add_action_entries (G_ACTION_MAP (fixture->actions), entries, G_N_ELEMENTS (entries),
                                   fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (fixture->actions));
  fixture->dir = g_dir_make_tmp ("byline-XXXXXX", NULL);
  fixture->profile = byline_profile_new (fixture->dir);
  fixture->settings = byline_settings_new (fixture->profile);
  fixture->shortcuts = byline_shortcuts_new (fixture->settings);
  fixture->keys = byline_single_keys_new (GTK_WINDOW (fixture->window), fixture->shortcuts);
  fixture->controller = find_controller (fixture->window);
  g_assert_nonnull (fixture->controller);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (fixture->list);
}

static void
tear_down (KeysFixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->keys);
  g_assert_finalize_object (fixture->shortcuts);
  g_object_unref (fixture->settings);
  g_object_unref (fixture->profile);
  g_object_unref (fixture->actions);
  g_free (fixture->dir);
  g_free (fixture->last);
}

static gboolean
press (KeysFixture *fixture, guint keyval, GdkModifierType state)
{
  gboolean is_handled = FALSE;

  g_clear_pointer (&fixture->last, g_free);
  g_signal_emit_by_name (fixture->controller, "key-pressed", keyval, 0, state, &is_handled);
  return is_handled;
}

static void
release (KeysFixture *fixture, guint keyval)
{
  g_signal_emit_by_name (fixture->controller, "key-released", keyval, 0, 0);
}

static void
test_actions (KeysFixture *fixture, gconstpointer data)
{
  static const struct {
    guint keyval;
    GdkModifierType state;
    const char *action;
  } keys[] = {
    { GDK_KEY_j, 0, "next" },
    { GDK_KEY_k, 0, "previous" },
    { GDK_KEY_space, 0, "page-forward" },
    { GDK_KEY_space, GDK_SHIFT_MASK, "page-back" },
    { GDK_KEY_m, 0, "selection-read" },
    { GDK_KEY_s, 0, "selection-save" },
    { GDK_KEY_o, 0, "selection-open" },
    { GDK_KEY_c, 0, "selection-copy" },
    { GDK_KEY_slash, 0, "begin-search" },
    { GDK_KEY_A, GDK_SHIFT_MASK, "mark-all-read" },
    { GDK_KEY_Escape, 0, "escape" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_true (press (fixture, keys[i].keyval, keys[i].state));
      g_assert_cmpstr (fixture->last, ==, keys[i].action);
      /* A lock key is no other key. */
      g_assert_true (press (fixture, keys[i].keyval, keys[i].state | GDK_LOCK_MASK));
      g_assert_cmpstr (fixture->last, ==, keys[i].action);
    }
  g_assert_false (press (fixture, GDK_KEY_j, GDK_CONTROL_MASK));
  g_assert_null (fixture->last);
  g_assert_false (press (fixture, GDK_KEY_z, 0));
}

/* What is typed into an entry is text, Escape there is the entry's; a button is pressed by the
 * space bar, and leaves all other keys. */
static void
test_focus (KeysFixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->entry);
  g_assert_false (press (fixture, GDK_KEY_j, 0));
  g_assert_false (press (fixture, GDK_KEY_space, 0));
  g_assert_null (fixture->last);

  gtk_widget_grab_focus (fixture->button);
  g_assert_false (press (fixture, GDK_KEY_space, 0));
  g_assert_null (fixture->last);
  g_assert_true (press (fixture, GDK_KEY_j, 0));
  g_assert_cmpstr (fixture->last, ==, "next");
}

/* Undo is the text's while one is written; arrows move the focus, but in lists and texts. */
static void
test_text (KeysFixture *fixture, gconstpointer data)
{
  g_assert_true (press (fixture, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_cmpstr (fixture->last, ==, "undo");
  g_assert_false (press (fixture, GDK_KEY_Left, 0));
  gtk_widget_grab_focus (fixture->entry);
  g_assert_false (press (fixture, GDK_KEY_z, GDK_CONTROL_MASK));
}

/* A key that the user has chosen does what it is for, and the old one nothing. */
static void
test_changed (KeysFixture *fixture, gconstpointer data)
{
  const char *const keys[] = { "x", "<Shift>j", NULL };

  byline_shortcuts_set_keys (fixture->shortcuts, "win.next", keys);
  g_assert_false (press (fixture, GDK_KEY_j, 0));
  g_assert_true (press (fixture, GDK_KEY_x, 0));
  g_assert_cmpstr (fixture->last, ==, "next");
  g_assert_true (press (fixture, GDK_KEY_J, GDK_SHIFT_MASK));
  g_assert_cmpstr (fixture->last, ==, "next");
  byline_shortcuts_reset (fixture->shortcuts);
  g_assert_true (press (fixture, GDK_KEY_j, 0));
}

static void
test_repeating (KeysFixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_j, 0);
  g_assert_false (byline_single_keys_is_repeating (fixture->keys));
  press (fixture, GDK_KEY_j, 0);
  g_assert_true (byline_single_keys_is_repeating (fixture->keys));
  press (fixture, GDK_KEY_k, 0);
  g_assert_false (byline_single_keys_is_repeating (fixture->keys));
  press (fixture, GDK_KEY_k, 0);
  release (fixture, GDK_KEY_k);
  g_assert_false (byline_single_keys_is_repeating (fixture->keys));
}

/* What is done depends on what has the focus: a key finds it there, or does nothing. */
static void
test_of_focus (KeysFixture *fixture, gconstpointer data)
{
  static const GActionEntry of_list[] = { { "menu", activated_cb },
                                          { "other-way", activated_cb },
                                          { "select-all", activated_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  const char *const keys[] = { "F8", NULL };

  g_action_map_add_action_entries (G_ACTION_MAP (actions), of_list, G_N_ELEMENTS (of_list),
                                   fixture);
  gtk_widget_insert_action_group (fixture->list, "focus", G_ACTION_GROUP (actions));
  g_assert_true (press (fixture, GDK_KEY_Menu, 0));
  g_assert_cmpstr (fixture->last, ==, "menu");
  g_assert_true (press (fixture, GDK_KEY_F10, GDK_SHIFT_MASK));
  g_assert_cmpstr (fixture->last, ==, "menu");
  g_assert_true (press (fixture, GDK_KEY_KP_Enter, GDK_CONTROL_MASK));
  g_assert_cmpstr (fixture->last, ==, "other-way");
  g_assert_true (press (fixture, GDK_KEY_a, GDK_CONTROL_MASK));
  g_assert_cmpstr (fixture->last, ==, "select-all");
  byline_shortcuts_set_keys (fixture->shortcuts, "focus.menu", keys);
  g_assert_true (press (fixture, GDK_KEY_F8, 0));
  g_assert_cmpstr (fixture->last, ==, "menu");
  g_assert_false (press (fixture, GDK_KEY_Menu, 0));

  gtk_widget_grab_focus (fixture->button);
  g_assert_false (press (fixture, GDK_KEY_a, GDK_CONTROL_MASK));
  gtk_widget_grab_focus (fixture->entry);
  g_assert_false (press (fixture, GDK_KEY_a, GDK_CONTROL_MASK));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/single-keys/" name, KeysFixture, NULL, set_up, func, tear_down)
  ADD ("actions", test_actions);
  ADD ("focus", test_focus);
  ADD ("of-focus", test_of_focus);
  ADD ("text", test_text);
  ADD ("changed", test_changed);
  ADD ("repeating", test_repeating);
#undef ADD
  return g_test_run ();
}
