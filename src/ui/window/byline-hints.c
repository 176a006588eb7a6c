/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-hints.h"

#include <glib/gi18n.h>

/* In the order in which they are shown; the setting counts from 1. */
static const char *const texts[] = {
  N_ ("Choose a section in the sidebar to see all stories on it, whatever publication they are "
      "from."),
  N_ ("Choose an author as well: the list then shows stories that match both. Remove either one "
      "above the list."),
  N_ ("The front page shows the stories that matter most in a list. Alt+Home brings it back."),
  N_ ("Ctrl+L finds any section or author by its name. F1 opens the help, Ctrl+? lists all keys."),
};

struct _BylineHints {
  GObject parent_instance;

  BylineWindowSettings *settings;
  BylineBanner *banner; /* the window's */
};

G_DEFINE_FINAL_TYPE (BylineHints, byline_hints, G_TYPE_OBJECT)

static guint
get_number (BylineHints *self)
{
  guint number = 0;

  g_object_get (self->settings, "hint", &number, NULL);
  return number;
}

static void
show (BylineHints *self, guint number)
{
  g_object_set (self->settings, "hint", number, NULL);
  if (number > G_N_ELEMENTS (texts))
    byline_banner_hide (self->banner);
  else
    byline_banner_show (self->banner, _ (texts[number - 1]),
                        number < G_N_ELEMENTS (texts) ? _ ("Next Hint") : _ ("Got It"),
                        "win.next-hint");
}

static void
next_hint_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineHints *self = user_data;
  guint number = get_number (self);

  if (number > 0 && number <= G_N_ELEMENTS (texts))
    show (self, number + 1);
}

static void
byline_hints_finalize (GObject *object)
{
  BylineHints *self = BYLINE_HINTS (object);

  g_clear_object (&self->settings);

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
byline_hints_new (BylineWindowSettings *settings, BylineBanner *banner)
{
  BylineHints *self;

  g_return_val_if_fail (BYLINE_IS_WINDOW_SETTINGS (settings), NULL);
  g_return_val_if_fail (BYLINE_IS_BANNER (banner), NULL);

  self = g_object_new (BYLINE_TYPE_HINTS, NULL);
  self->settings = g_object_ref (settings);
  self->banner = banner;
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
  if (number > 0 && number <= G_N_ELEMENTS (texts))
    show (self, number);
}

void
byline_hints_begin (BylineHints *self)
{
  g_return_if_fail (BYLINE_IS_HINTS (self));

  if (get_number (self) == 0)
    show (self, 1);
}
