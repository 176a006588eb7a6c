/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineKeyDebounce:
 *
 * While a key is held down in a widget, many things pass by; what matters is where it rests. Main
 * thread.
 *
 * Signals: rested: byline_key_debounce_restart() was called, and not again for a moment.
 */
#define BYLINE_TYPE_KEY_DEBOUNCE (byline_key_debounce_get_type ())
G_DECLARE_FINAL_TYPE (BylineKeyDebounce, byline_key_debounce, BYLINE, KEY_DEBOUNCE, GObject)

/**
 * byline_key_debounce_new:
 * @widget: a widget
 *
 * Watches the keys that go to a widget or to what is in it; they pass on as they would.
 *
 * Returns: (transfer full): what watches them
 */
BylineKeyDebounce *byline_key_debounce_new (GtkWidget *widget);
/**
 * byline_key_debounce_is_repeating:
 * @self: the debounce
 *
 * Returns: whether the last key press was a repeat: the same key again, and no release in between
 */
gboolean byline_key_debounce_is_repeating (BylineKeyDebounce *self);
/**
 * byline_key_debounce_restart:
 * @self: the debounce
 *
 * Emits "elapsed" in a moment, unless this or byline_key_debounce_cancel() is called before.
 */
void byline_key_debounce_restart (BylineKeyDebounce *self);
/**
 * byline_key_debounce_cancel:
 * @self: the debounce
 *
 * Takes back what byline_key_debounce_restart() began.
 */
void byline_key_debounce_cancel (BylineKeyDebounce *self);

G_END_DECLS
