/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-shortcuts.h"

#include <glib/gi18n.h>

#include "byline-signal.h"

struct _BylineShortcuts {
  GObject parent_instance;

  BylineSettings *settings;
  GHashTable *changed; /* action -> char **: the user's keys */
};

G_DEFINE_FINAL_TYPE (BylineShortcuts, byline_shortcuts, G_TYPE_OBJECT)

static guint changed_signal;

#define STORIES NC_ ("shortcuts", "Stories")
#define LISTS NC_ ("shortcuts", "Lists")
#define TEXT_SIZE NC_ ("shortcuts", "Text Size")
#define WINDOW NC_ ("shortcuts", "Window")

static const BylineShortcut shortcuts[] = {
  { "win.next", STORIES, NC_ ("shortcuts", "Next story"), "j n" },
  { "win.previous", STORIES, NC_ ("shortcuts", "Previous story"), "k p" },
  { "win.page-forward", STORIES, NC_ ("shortcuts", "Next page, then next unread story"), "space" },
  { "win.page-back", STORIES, NC_ ("shortcuts", "Previous page"), "<Shift>space" },
  { "win.next-unread", STORIES, NC_ ("shortcuts", "Next unread story"), "u" },
  { "win.selection-read", STORIES, NC_ ("shortcuts", "Mark as read or unread"), "m" },
  { "win.selection-save", STORIES, NC_ ("shortcuts", "Save or unsave"), "s" },
  { "win.selection-open", STORIES, NC_ ("shortcuts", "Open in browser"), "o" },
  { "win.selection-copy", STORIES, NC_ ("shortcuts", "Copy link"), "c" },
  { "win.selection-export", STORIES, NC_ ("shortcuts", "Export"), "" },
  { "win.find", STORIES, NC_ ("shortcuts", "Find in story"), "<Control><Shift>f" },
  { "win.print", STORIES, NC_ ("shortcuts", "Print story"), "<Control>p" },
  { "win.outline", STORIES, NC_ ("shortcuts", "Contents of the story"), "t" },
  { "win.reload", STORIES, NC_ ("shortcuts", "Reload story"), "<Control><Shift>r" },
  { "win.undo", STORIES, NC_ ("shortcuts", "Undo"), "<Control>z", TRUE },
  { "win.redo", STORIES, NC_ ("shortcuts", "Redo"), "<Control><Shift>z <Control>y", TRUE },

  { "win.begin-search", LISTS, NC_ ("shortcuts", "Search stories"), "<Control>f slash" },
  { "win.find-name", LISTS, NC_ ("shortcuts", "Find in sidebar"), "<Control>l" },
  { "win.save-filter", LISTS, NC_ ("shortcuts", "Save filter"), "<Control>d" },
  { "focus.select-all", LISTS, NC_ ("shortcuts", "Select all headlines"), "<Control>a", TRUE },
  { "focus.other-way", LISTS, NC_ ("shortcuts", "Add to filter, or open link in browser"),
    "<Control>Return <Shift>Return <Control>space", TRUE },
  { "win.clear-filter", LISTS, NC_ ("shortcuts", "Show all stories"), "" },
  { "win.refresh", LISTS, NC_ ("shortcuts", "Refresh"), "F5 <Control>r" },
  { "win.mark-all-read", LISTS, NC_ ("shortcuts", "Mark all as read"),
    "<Control><Shift>a <Shift>a" },
  { "win.add", LISTS, NC_ ("shortcuts", "Add publication"), "<Control>n" },
  { "win.import", LISTS, NC_ ("shortcuts", "Import feeds"), "" },
  { "win.export", LISTS, NC_ ("shortcuts", "Export feeds"), "" },
  { "win.list-book", LISTS, NC_ ("shortcuts", "Save list as a book"), "" },
  { "win.rules", LISTS, NC_ ("shortcuts", "Muted and hidden"), "" },
  { "win.take-along", LISTS, NC_ ("shortcuts", "Keep unread stories for offline"), "" },
  { "win.feed-health", LISTS, NC_ ("shortcuts", "Feed health"), "" },
  { "win.network-activity", LISTS, NC_ ("shortcuts", "Network activity"), "" },

  { "win.text-larger", TEXT_SIZE, NC_ ("shortcuts", "Larger text"),
    "<Control>plus <Control>equal" },
  { "win.text-smaller", TEXT_SIZE, NC_ ("shortcuts", "Smaller text"), "<Control>minus" },
  { "win.text-reset", TEXT_SIZE, NC_ ("shortcuts", "Normal text size"), "<Control>0" },
  { "win.typography", TEXT_SIZE, NC_ ("shortcuts", "Text and theme"), "" },

  { "win.next-pane", WINDOW, NC_ ("shortcuts", "Next pane"), "F6 <Control>Tab" },
  { "win.previous-pane", WINDOW, NC_ ("shortcuts", "Previous pane"),
    "<Shift>F6 <Control><Shift>Tab" },
  { "win.pane-left", WINDOW, NC_ ("shortcuts", "Pane to the left"), "Left" },
  { "win.pane-right", WINDOW, NC_ ("shortcuts", "Pane to the right"), "Right" },
  { "win.sidebar", WINDOW, NC_ ("shortcuts", "Toggle sidebar"), "F9" },
  { "win.menu", WINDOW, NC_ ("shortcuts", "Open main menu"), "F10" },
  { "focus.menu", WINDOW, NC_ ("shortcuts", "Open context menu"), "Menu <Shift>F10", TRUE },
  { "win.front-page", WINDOW, NC_ ("shortcuts", "Front page"), "<Alt>Home" },
  { "win.back", WINDOW, NC_ ("shortcuts", "Back"), "<Alt>Left" },
  { "win.forward", WINDOW, NC_ ("shortcuts", "Forward"), "<Alt>Right" },
  { "win.escape", WINDOW, NC_ ("shortcuts", "Close search or go back"), "Escape" },
  { "app.preferences", WINDOW, NC_ ("shortcuts", "Preferences"), "<Control>comma" },
  { "app.sample", WINDOW, NC_ ("shortcuts", "Open sample edition"), "" },
  { "app.about", WINDOW, NC_ ("shortcuts", "About Byline"), "" },
  { "app.help", WINDOW, NC_ ("shortcuts", "Help"), "F1" },
  { "app.shortcuts", WINDOW, NC_ ("shortcuts", "Keyboard shortcuts"), "<Control>question" },
  { "window.close", WINDOW, NC_ ("shortcuts", "Close window"), "<Control>w" },
  { "app.quit", WINDOW, NC_ ("shortcuts", "Quit"), "<Control>q" },
};

static const BylineShortcut *
find_shortcut (const char *action)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (g_strcmp0 (shortcuts[i].action, action) == 0)
      return &shortcuts[i];

  return NULL;
}

/* --- The settings: "ACTION=KEY KEY;ACTION=" --- */

/* Returns: (transfer full): the accelerators of @text, those that can be read */
static char **
parse_keys (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  GdkModifierType modifiers;
  guint keyval;

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && gtk_accelerator_parse (words[i], &keyval, &modifiers) && keyval != 0)
      g_strv_builder_add (keys, words[i]);
  return g_strv_builder_end (keys);
}

static void
load (BylineShortcuts *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) entries = NULL;

  g_object_get (self->settings, "shortcuts", &text, NULL);
  g_hash_table_remove_all (self->changed);
  entries = g_strsplit (text != NULL ? text : "", ";", -1);
  for (guint i = 0; entries[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (entries[i], "=", 2);
      const BylineShortcut *shortcut = parts[0] != NULL ? find_shortcut (parts[0]) : NULL;

      if (shortcut != NULL && parts[1] != NULL)
        g_hash_table_insert (self->changed, (gpointer) shortcut->action, parse_keys (parts[1]));
    }
  g_signal_emit (self, changed_signal, 0);
}

static void
save (BylineShortcuts *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      char **keys = g_hash_table_lookup (self->changed, shortcuts[i].action);
      g_autofree char *joined = keys != NULL ? g_strjoinv (" ", keys) : NULL;

      if (keys != NULL)
        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? ";" : "", shortcuts[i].action,
                                joined);
    }
  /* The settings say that they are different, and are read then. */
  g_object_set (self->settings, "shortcuts", text->str, NULL);
}

static void
byline_shortcuts_finalize (GObject *object)
{
  BylineShortcuts *self = BYLINE_SHORTCUTS (object);

  g_clear_object (&self->settings);
  g_hash_table_unref (self->changed);

  G_OBJECT_CLASS (byline_shortcuts_parent_class)->finalize (object);
}

static void
byline_shortcuts_class_init (BylineShortcutsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_shortcuts_finalize;

  changed_signal = byline_signal_new (klass, "changed", 0);
}

static void
byline_shortcuts_init (BylineShortcuts *self)
{
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) g_strfreev);
}

BylineShortcuts *
byline_shortcuts_new (BylineSettings *settings)
{
  BylineShortcuts *self = g_object_new (BYLINE_TYPE_SHORTCUTS, NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "notify::shortcuts", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return self;
}

const BylineShortcut *
byline_shortcuts_get_all (guint *n)
{
  *n = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

const char *
byline_shortcuts_get_label (const BylineShortcut *shortcut)
{
  return g_dpgettext2 (NULL, "shortcuts", shortcut->label);
}

const char *
byline_shortcuts_get_action_label (const char *action)
{
  const BylineShortcut *shortcut = find_shortcut (action);

  g_return_val_if_fail (shortcut != NULL, NULL);

  return byline_shortcuts_get_label (shortcut);
}

char **
byline_shortcuts_get_keys (BylineShortcuts *self, const char *action)
{
  const BylineShortcut *shortcut = find_shortcut (action);
  char **keys;

  g_return_val_if_fail (BYLINE_IS_SHORTCUTS (self), NULL);
  g_return_val_if_fail (shortcut != NULL, NULL);

  keys = g_hash_table_lookup (self->changed, action);
  return keys != NULL ? g_strdupv (keys) : parse_keys (shortcut->keys);
}

void
byline_shortcuts_set_keys (BylineShortcuts *self, const char *action, const char *const *keys)
{
  const BylineShortcut *shortcut = find_shortcut (action);
  g_autofree char *joined = keys != NULL ? g_strjoinv (" ", (char **) keys) : NULL;

  g_return_if_fail (BYLINE_IS_SHORTCUTS (self));
  g_return_if_fail (shortcut != NULL);

  if (joined == NULL || g_str_equal (joined, shortcut->keys))
    g_hash_table_remove (self->changed, shortcut->action);
  else
    g_hash_table_insert (self->changed, (gpointer) shortcut->action, parse_keys (joined));
  save (self);
}

gboolean
byline_shortcuts_is_changed (BylineShortcuts *self, const char *action)
{
  g_return_val_if_fail (BYLINE_IS_SHORTCUTS (self), FALSE);

  if (action == NULL)
    return g_hash_table_size (self->changed) > 0;
  return g_hash_table_contains (self->changed, action);
}

void
byline_shortcuts_reset (BylineShortcuts *self)
{
  g_return_if_fail (BYLINE_IS_SHORTCUTS (self));

  g_hash_table_remove_all (self->changed);
  save (self);
}

/* --- What a key does --- */

static const BylineShortcut *
find (BylineShortcuts *self, guint keyval, GdkModifierType modifiers)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_auto (GStrv) keys = byline_shortcuts_get_keys (self, shortcuts[i].action);

      for (guint k = 0; keys[k] != NULL; k++)
        {
          GdkModifierType other_modifiers = 0;
          guint other = 0;

          gtk_accelerator_parse (keys[k], &other, &other_modifiers);
          if (gdk_keyval_to_lower (other) == keyval && other_modifiers == modifiers)
            return &shortcuts[i];
        }
    }

  return NULL;
}

const BylineShortcut *
byline_shortcuts_find (BylineShortcuts *self, const char *key)
{
  GdkModifierType modifiers = 0;
  guint keyval = 0;

  g_return_val_if_fail (BYLINE_IS_SHORTCUTS (self), NULL);

  gtk_accelerator_parse (key, &keyval, &modifiers);
  return keyval != 0 ? find (self, gdk_keyval_to_lower (keyval), modifiers) : NULL;
}

/* Whether Shift has made another character of a key: it says nothing more then. */
static gboolean
is_shifted_sign (guint keyval)
{
  gunichar character = gdk_keyval_to_unicode (keyval);

  return character > ' ' && character != 0x7f && !g_unichar_isalpha (character);
}

/* A key and the modifiers that count with it, as accelerators are written. */
static void
normalize (guint *keyval, GdkModifierType *modifiers)
{
  *modifiers &= gtk_accelerator_get_default_mod_mask ();
  if (*keyval == GDK_KEY_ISO_Left_Tab)
    *keyval = GDK_KEY_Tab;
  if (*keyval == GDK_KEY_KP_Enter || *keyval == GDK_KEY_ISO_Enter)
    *keyval = GDK_KEY_Return;
  *keyval = gdk_keyval_to_lower (*keyval);
  if (is_shifted_sign (*keyval))
    *modifiers &= ~GDK_SHIFT_MASK;
}

const BylineShortcut *
byline_shortcuts_find_pressed (BylineShortcuts *self, guint keyval, GdkModifierType modifiers)
{
  g_return_val_if_fail (BYLINE_IS_SHORTCUTS (self), NULL);

  normalize (&keyval, &modifiers);
  return find (self, keyval, modifiers);
}

static gboolean
is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R) ||
         (keyval >= GDK_KEY_ISO_Lock && keyval <= GDK_KEY_ISO_Level5_Lock) ||
         keyval == GDK_KEY_Num_Lock || keyval == GDK_KEY_Mode_switch;
}

char *
byline_shortcuts_name_pressed (guint keyval, GdkModifierType modifiers)
{
  if (is_modifier (keyval))
    return NULL;

  normalize (&keyval, &modifiers);
  return gtk_accelerator_name (keyval, modifiers);
}

gboolean
byline_shortcuts_is_single (const char *key)
{
  GdkModifierType modifiers = 0;
  guint keyval = 0;

  gtk_accelerator_parse (key, &keyval, &modifiers);
  return (modifiers & ~GDK_SHIFT_MASK) == 0 && !(keyval >= GDK_KEY_F1 && keyval <= GDK_KEY_F35);
}
