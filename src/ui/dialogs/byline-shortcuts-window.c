/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-shortcuts-window.h"

#include "byline-transient.h"
#include "byline-wrap-layout.h"

#include <glib/gi18n.h>

/* Between the keys that are pressed together, in pixels. */
#define KEY_SPACING 6

struct _BylineShortcutsWindow {
  AdwPreferencesWindow parent_instance;

  BylineShortcuts *shortcuts;
  GHashTable *keys; /* action -> the box in its row that shows its keys */
  GtkWidget *reset_button;
};

G_DEFINE_FINAL_TYPE (BylineShortcutsWindow, byline_shortcuts_window, ADW_TYPE_PREFERENCES_WINDOW)

/* --- Rows --- */

static void
show_keys (BylineShortcutsWindow *self, const char *action)
{
  GtkWidget *box = g_hash_table_lookup (self->keys, action);
  g_auto (GStrv) keys = byline_shortcuts_get_keys (self->shortcuts, action);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      GtkWidget *label = gtk_shortcut_label_new (keys[i]);

      gtk_widget_set_halign (label, GTK_ALIGN_END);
      gtk_widget_set_layout_manager (label, byline_wrap_layout_new (KEY_SPACING));
      gtk_box_append (GTK_BOX (box), label);
    }
  if (keys[0] == NULL)
    {
      GtkWidget *none = gtk_label_new (C_ ("shortcuts", "None"));

      gtk_widget_add_css_class (none, "dim-label");
      gtk_box_append (GTK_BOX (box), none);
    }
}

static void
update (BylineShortcutsWindow *self)
{
  GHashTableIter iter;
  gpointer action;

  g_hash_table_iter_init (&iter, self->keys);
  while (g_hash_table_iter_next (&iter, &action, NULL))
    show_keys (self, action);
  gtk_widget_set_sensitive (self->reset_button,
                            byline_shortcuts_is_changed (self->shortcuts, NULL));
}

/* --- A key for an action --- */

/* @from: (nullable): what the key did until now */
static void
give (BylineShortcutsWindow *self, const char *action, const char *key, const char *from)
{
  const char *keys[] = { key, NULL };

  if (from != NULL)
    {
      g_auto (GStrv) old = byline_shortcuts_get_keys (self->shortcuts, from);
      g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();
      g_auto (GStrv) left = NULL;

      for (guint i = 0; old[i] != NULL; i++)
        {
          g_autofree char *same = NULL;
          GdkModifierType modifiers = 0;
          guint keyval = 0;

          gtk_accelerator_parse (old[i], &keyval, &modifiers);
          same = byline_shortcuts_name_pressed (keyval, modifiers);
          if (g_strcmp0 (same, key) != 0)
            g_strv_builder_add (rest, old[i]);
        }
      left = g_strv_builder_end (rest);
      byline_shortcuts_set_keys (self->shortcuts, from, (const char *const *) left);
    }
  byline_shortcuts_set_keys (self->shortcuts, action, keys);
}

/* A key that does something else already, while the user is asked about it. */
typedef struct {
  BylineShortcutsWindow *window; /* the dialog's parent */
  char *action;
  char *key;
  const char *from;
} Conflict;

static void
conflict_free (gpointer data, GClosure *closure)
{
  Conflict *conflict = data;

  g_free (conflict->action);
  g_free (conflict->key);
  g_free (conflict);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, Conflict *conflict)
{
  if (g_str_equal (response, "replace"))
    give (conflict->window, conflict->action, conflict->key, conflict->from);
}

static void
ask (BylineShortcutsWindow *self, const char *action, const char *key, const BylineShortcut *other)
{
  Conflict *conflict = g_new0 (Conflict, 1);
  GdkModifierType modifiers = 0;
  guint keyval = 0;
  g_autofree char *label = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  gtk_accelerator_parse (key, &keyval, &modifiers);
  label = gtk_accelerator_get_label (keyval, modifiers);
  /* Translators: a key, as "Ctrl+F", and what it does */
  body =
    g_strdup_printf (_ ("“%s” is used for “%s”. If you replace it, the key no longer does that."),
                     label, byline_shortcuts_get_label (other));
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Replace Shortcut?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace",
                                    _ ("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  conflict->window = self;
  conflict->action = g_strdup (action);
  conflict->key = g_strdup (key);
  conflict->from = other->action;
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), conflict, conflict_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
byline_shortcuts_window_enter (BylineShortcutsWindow *self, const char *action, const char *key)
{
  const BylineShortcut *other;

  g_return_if_fail (BYLINE_IS_SHORTCUTS_WINDOW (self));

  other = byline_shortcuts_find (self->shortcuts, key);
  if (other != NULL && g_strcmp0 (other->action, action) != 0)
    ask (self, action, key, other);
  else
    give (self, action, key, NULL);
}

/* --- The dialog that waits for a key --- */

/* The first key that is no modifier is taken; Escape ends it, Backspace takes the keys away. */
static gboolean
pressed_cb (GtkEventControllerKey *controller,
            guint keyval,
            guint keycode,
            GdkModifierType state,
            const char *action)
{
  GtkWidget *dialog = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  BylineShortcutsWindow *self = BYLINE_SHORTCUTS_WINDOW (
    gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  g_autofree char *key = byline_shortcuts_name_pressed (keyval, state);
  const char *const none[] = { NULL };

  if (key == NULL)
    return GDK_EVENT_STOP;

  if (g_str_equal (key, "BackSpace"))
    byline_shortcuts_set_keys (self->shortcuts, action, none);
  else if (!g_str_equal (key, "Escape"))
    byline_shortcuts_window_enter (self, action, key);
  gtk_window_close (GTK_WINDOW (dialog));
  return GDK_EVENT_STOP;
}

static void
default_cb (AdwMessageDialog *dialog, const char *response, const char *action)
{
  BylineShortcutsWindow *self = BYLINE_SHORTCUTS_WINDOW (
    gtk_window_get_transient_for (GTK_WINDOW (dialog)));

  if (g_str_equal (response, "default"))
    byline_shortcuts_set_keys (self->shortcuts, action, NULL);
}

static void
activated_cb (AdwActionRow *row, const char *action)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (row), BYLINE_TYPE_SHORTCUTS_WINDOW);
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (self), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
    _ ("Press the new key or keys. Escape changes nothing, Backspace removes the shortcut."));
  GtkEventController *keys = gtk_event_controller_key_new ();

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "default",
                                    _ ("_Default"), NULL);
  adw_message_dialog_set_response_enabled (
    ADW_MESSAGE_DIALOG (dialog), "default",
    byline_shortcuts_is_changed (BYLINE_SHORTCUTS_WINDOW (self)->shortcuts, action));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pressed_cb), (gpointer) action);
  gtk_widget_add_controller (dialog, keys);
  g_signal_connect (dialog, "response", G_CALLBACK (default_cb), (gpointer) action);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- The window --- */

static GtkWidget *
make_row (BylineShortcutsWindow *self, const BylineShortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), byline_shortcuts_get_label (shortcut));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  /* Several keys do not touch the lines between rows. */
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  /* Three keys and a title have to fit into the narrowest window. */
  gtk_widget_add_css_class (box, "caption");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  /* The table lives as long as the program. */
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), (gpointer) shortcut->action);
  g_hash_table_insert (self->keys, (gpointer) shortcut->action, box);
  return row;
}

static void
add_groups (BylineShortcutsWindow *self, AdwPreferencesPage *page)
{
  guint n;
  const BylineShortcut *all = byline_shortcuts_get_all (&n);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < n; i++)
    {
      if (i == 0 || g_strcmp0 (all[i].group, all[i - 1].group) != 0)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, g_dpgettext2 (NULL, "shortcuts", all[i].group));
          adw_preferences_page_add (page, group);
        }
      adw_preferences_group_add (group, make_row (self, &all[i]));
    }
}

static void
reset_cb (BylineShortcutsWindow *self)
{
  byline_shortcuts_reset (self->shortcuts);
}

static void
add_reset (BylineShortcutsWindow *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->reset_button = gtk_button_new_with_mnemonic (_ ("_Reset All Shortcuts"));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->reset_button))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->reset_button))),
                         GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (self->reset_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->reset_button, "pill");
  g_signal_connect_object (self->reset_button, "clicked", G_CALLBACK (reset_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, self->reset_button);
  adw_preferences_page_add (page, group);
}

static void
byline_shortcuts_window_finalize (GObject *object)
{
  BylineShortcutsWindow *self = BYLINE_SHORTCUTS_WINDOW (object);

  g_clear_object (&self->shortcuts);
  g_hash_table_unref (self->keys);

  G_OBJECT_CLASS (byline_shortcuts_window_parent_class)->finalize (object);
}

static void
byline_shortcuts_window_class_init (BylineShortcutsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_shortcuts_window_finalize;
}

static void
byline_shortcuts_window_init (BylineShortcutsWindow *self)
{
  byline_transient_forget_parent (GTK_WINDOW (self));
  self->keys = g_hash_table_new (g_str_hash, g_str_equal);
}

GtkWidget *
byline_shortcuts_window_new (GtkWindow *parent, BylineShortcuts *shortcuts)
{
  BylineShortcutsWindow *self = g_object_new (BYLINE_TYPE_SHORTCUTS_WINDOW, "transient-for", parent,
                                              "modal", TRUE, "destroy-with-parent", TRUE, "title",
                                              _ ("Keyboard Shortcuts"), "default-width", 480,
                                              "default-height", 620, NULL);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  self->shortcuts = g_object_ref (shortcuts);
  add_groups (self, page);
  add_reset (self, page);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), page);
  g_signal_connect_object (shortcuts, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
