/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "byline-shortcuts.h"

G_BEGIN_DECLS

/**
 * BylineShortcutsWindow:
 *
 * Shows which keys do what, and changes them.
 */
#define BYLINE_TYPE_SHORTCUTS_WINDOW (byline_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (BylineShortcutsWindow,
                      byline_shortcuts_window,
                      BYLINE,
                      SHORTCUTS_WINDOW,
                      AdwPreferencesWindow)

/**
 * byline_shortcuts_window_new:
 * @parent: (nullable): the window that it belongs to
 * @shortcuts: what it shows
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *byline_shortcuts_window_new (GtkWindow *parent, BylineShortcuts *shortcuts);
/**
 * byline_shortcuts_window_enter:
 * @self: the window
 * @action: an action
 * @key: an accelerator
 *
 * Gives a key to an action, as pressing it does while one is asked for. If it does something else
 * already, that is asked about first.
 */
void byline_shortcuts_window_enter (BylineShortcutsWindow *self,
                                    const char *action,
                                    const char *key);

G_END_DECLS
