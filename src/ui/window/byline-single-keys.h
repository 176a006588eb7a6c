/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "byline-shortcuts.h"

G_BEGIN_DECLS

/**
 * BylineSingleKeys:
 *
 * What keys that are typed in texts, too, and the buttons at the side of a mouse do while nobody is
 * typing: they activate the window's actions. Main thread.
 */
#define BYLINE_TYPE_SINGLE_KEYS (byline_single_keys_get_type ())
G_DECLARE_FINAL_TYPE (BylineSingleKeys, byline_single_keys, BYLINE, SINGLE_KEYS, GObject)

/**
 * byline_single_keys_new:
 * @window: what they are pressed in; it is not kept alive
 * @shortcuts: what they do
 *
 * Returns: (transfer full): keys that work as long as this lives
 */
BylineSingleKeys *byline_single_keys_new (GtkWindow *window, BylineShortcuts *shortcuts);
/**
 * byline_single_keys_is_repeating:
 * @self: the keys
 *
 * Returns: whether one is held down
 */
gboolean byline_single_keys_is_repeating (BylineSingleKeys *self);

G_END_DECLS
