/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-hints.h"

#include <glib/gi18n.h>

/* What a hint may name the keys of. */
#define MAX_ACTIONS 3

typedef struct {
  const char *text; /* with a %s for each of the actions: their keys */
  const char *actions[MAX_ACTIONS];
} Hint;

/* In the order in which they are shown; the setting counts from 1. */
static const Hint hints[] = {
  { N_ ("Choose a section in the sidebar to see all stories on it, whatever publication they are "
        "from.") },
  { N_ ("Choose an author as well: the list then shows stories that match both. Remove either one "
        "above the list.") },
  /* Translators: %s is a key, as "Alt+Home" */
  { N_ ("The front page shows the stories that matter most in a list. %s brings it back."),
    { "win.front-page" } },
  /* Translators: each %s is a key, as "Ctrl+L" */
  { N_ ("%s finds any section or author by its name. %s opens the help, %s lists all keys."),
    { "win.find-name", "app.help", "app.shortcuts" } },
};

struct _BylineHints {
  GObject parent_instance;

  BylineWindowSettings *settings;
  BylineShortcuts *shortcuts;
  BylineBanner *banner; /* the window's */
  gboolean is_shown;
};

G_DEFINE_FINAL_TYPE (BylineHints, byline_hints, G_TYPE_OBJECT)

static guint
get_number (BylineHints *self)
{
  guint number = 0;

  g_object_get (self->settings, "hint", &number, NULL);
  return number;
}

/* Returns: (transfer full): the first key of an action, as people write it; its name if the user gave it none */
static char *
name_key (BylineHints *self, const char *action)
{
  g_auto (GStrv) keys = byline_shortcuts_get_keys (self->shortcuts, action);
  GdkModifierType modifiers = 0;
  guint keyval = 0;

  if (keys[0] == NULL)
    return g_strdup_printf (_ ("“%s”"), byline_shortcuts_get_action_label (action));
  gtk_accelerator_parse (keys[0], &keyval, &modifiers);
  return gtk_accelerator_get_label (keyval, modifiers);
}

/* Returns: (transfer full): the hint's text, with the keys that the user has */
static char *
make_text (BylineHints *self, const Hint *hint)
{
  g_auto (GStrv) parts = g_strsplit (_ (hint->text), "%s", MAX_ACTIONS + 1);
  g_autoptr (GString) text = g_string_new (parts[0]);

  for (guint i = 0; i < MAX_ACTIONS && hint->actions[i] != NULL && parts[i + 1] != NULL; i++)
    {
      g_autofree char *key = name_key (self, hint->actions[i]);

      g_string_append (text, key);
      g_string_append (text, parts[i + 1]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show (BylineHints *self, guint number)
{
  g_autofree char *text = NULL;

  g_object_set (self->settings, "hint", number, NULL);
  self->is_shown = number <= G_N_ELEMENTS (hints);
  if (number > G_N_ELEMENTS (hints))
    {
      byline_banner_hide (self->banner);
      return;
    }
  text = make_text (self, &hints[number - 1]);
  byline_banner_show (self->banner, text,
                      number < G_N_ELEMENTS (hints) ? _ ("Next Hint") : _ ("Got It"),
                      "win.next-hint");
}

static void
keys_changed_cb (BylineHints *self)
{
  if (self->is_shown)
    show (self, get_number (self));
}

static void
next_hint_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineHints *self = user_data;
  guint number = get_number (self);

  if (number > 0 && number <= G_N_ELEMENTS (hints))
    show (self, number + 1);
}

static void
byline_hints_finalize (GObject *object)
{
  BylineHints *self = BYLINE_HINTS (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->shortcuts);

  G_OBJECT_CLASS (byline_hints_parent_class)->finalize (object);
}

static void
byline_hints_class_init (BylineHintsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_hints_finalize;
}

static void
byline_hints_init (BylineHints *self)
{
}

BylineHints *
byline_hints_new (BylineWindowSettings *settings, BylineShortcuts *shortcuts, BylineBanner *banner)
{
  BylineHints *self;

  g_return_val_if_fail (BYLINE_IS_WINDOW_SETTINGS (settings), NULL);
  g_return_val_if_fail (BYLINE_IS_SHORTCUTS (shortcuts), NULL);
  g_return_val_if_fail (BYLINE_IS_BANNER (banner), NULL);

  self = g_object_new (BYLINE_TYPE_HINTS, NULL);
  self->settings = g_object_ref (settings);
  self->shortcuts = g_object_ref (shortcuts);
  self->banner = banner;
  g_signal_connect_object (shortcuts, "changed", G_CALLBACK (keys_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
byline_hints_add_actions (BylineHints *self, GActionMap *map)
{
  static const GActionEntry entries[] = {
    { "next-hint", next_hint_cb },
  };

  g_return_if_fail (BYLINE_IS_HINTS (self));

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
}

void
byline_hints_resume (BylineHints *self)
{
  guint number;

  g_return_if_fail (BYLINE_IS_HINTS (self));

  number = get_number (self);
  if (number > 0 && number <= G_N_ELEMENTS (hints))
    show (self, number);
}

void
byline_hints_begin (BylineHints *self)
{
  g_return_if_fail (BYLINE_IS_HINTS (self));

  if (get_number (self) == 0)
    show (self, 1);
}
