/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "byline-settings.h"

G_BEGIN_DECLS

/**
 * BylineShortcut:
 * @action: a detailed action; "focus." begins those of the widget that has the keyboard's focus, or of what it is in
 * @group: what it is listed below, to be translated with the context "shortcuts"
 * @label: what it does, to be translated with the context "shortcuts"
 * @keys: accelerators, parted by a space, unless the user has chosen others; "" for none
 * @is_of_text: while a text is written, its keys are the text's
 *
 * Something that keys do.
 */
typedef struct {
  const char *action;
  const char *group;
  const char *label;
  const char *keys;
  gboolean is_of_text;
} BylineShortcut;

/**
 * BylineShortcuts:
 *
 * Which keys do what: as the program brings them, and as the user has changed them in the settings.
 * Main thread.
 *
 * Signals: changed: keys are different.
 */
#define BYLINE_TYPE_SHORTCUTS (byline_shortcuts_get_type ())
G_DECLARE_FINAL_TYPE (BylineShortcuts, byline_shortcuts, BYLINE, SHORTCUTS, GObject)

/**
 * byline_shortcuts_new:
 * @settings: where the user's keys are kept
 *
 * Returns: (transfer full): the shortcuts
 */
BylineShortcuts *byline_shortcuts_new (BylineSettings *settings);
/**
 * byline_shortcuts_get_all:
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): all shortcuts, group by group
 */
const BylineShortcut *byline_shortcuts_get_all (guint *n);
/**
 * byline_shortcuts_get_label:
 * @shortcut: a shortcut
 *
 * Returns: (transfer none): what it does, translated
 */
const char *byline_shortcuts_get_label (const BylineShortcut *shortcut);
/**
 * byline_shortcuts_get_action_label:
 * @action: an action of theirs
 *
 * Returns: (transfer none): what it does, translated
 */
const char *byline_shortcuts_get_action_label (const char *action);
/**
 * byline_shortcuts_get_keys:
 * @self: the shortcuts
 * @action: an action of them
 *
 * Returns: (transfer full): its accelerators; none if it has no keys
 */
char **byline_shortcuts_get_keys (BylineShortcuts *self, const char *action);
/**
 * byline_shortcuts_set_keys:
 * @self: the shortcuts
 * @action: an action of them
 * @keys: (nullable): its accelerators from now on; %NULL: those that the program brings
 *
 * Changes keys, and keeps them. Those that are no accelerators are left out.
 */
void byline_shortcuts_set_keys (BylineShortcuts *self, const char *action, const char *const *keys);
/**
 * byline_shortcuts_is_changed:
 * @self: the shortcuts
 * @action: (nullable): an action of them; %NULL: any
 *
 * Returns: whether the user has changed its keys
 */
gboolean byline_shortcuts_is_changed (BylineShortcuts *self, const char *action);
/**
 * byline_shortcuts_reset:
 * @self: the shortcuts
 *
 * Gives all actions back the keys that the program brings.
 */
void byline_shortcuts_reset (BylineShortcuts *self);
/**
 * byline_shortcuts_find:
 * @self: the shortcuts
 * @key: an accelerator
 *
 * Returns: (transfer none) (nullable): what it does
 */
const BylineShortcut *byline_shortcuts_find (BylineShortcuts *self, const char *key);
/**
 * byline_shortcuts_find_pressed:
 * @self: the shortcuts
 * @keyval: a key that was pressed
 * @modifiers: those that were held
 *
 * Returns: (transfer none) (nullable): what it does
 */
const BylineShortcut *byline_shortcuts_find_pressed (BylineShortcuts *self,
                                                     guint keyval,
                                                     GdkModifierType modifiers);
/**
 * byline_shortcuts_name_pressed:
 * @keyval: a key that was pressed
 * @modifiers: those that were held
 *
 * Returns: (transfer full) (nullable): the accelerator; %NULL for a modifier by itself
 */
char *byline_shortcuts_name_pressed (guint keyval, GdkModifierType modifiers);
/**
 * byline_shortcuts_is_single:
 * @key: an accelerator
 *
 * Returns: whether it is a key that is typed in texts, too: without Ctrl and Alt
 */
gboolean byline_shortcuts_is_single (const char *key);

G_END_DECLS
