/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineKeyDebounce: while a key is held down in a widget, many things pass by; what matters is where
 * it rests. Main thread.
 *
 * Signals: rested: byline_key_debounce_restart() was called, and not again for a moment
 */
#define BYLINE_TYPE_KEY_DEBOUNCE (byline_key_debounce_get_type ())
G_DECLARE_FINAL_TYPE (BylineKeyDebounce, byline_key_debounce, BYLINE, KEY_DEBOUNCE, GObject)

/** Watches the keys that go to @widget or to what is in it; these pass on as they would. */
BylineKeyDebounce *byline_key_debounce_new (GtkWidget *widget);
/** Returns: whether a key has been down since before its last press was told. */
gboolean byline_key_debounce_is_repeating (BylineKeyDebounce *self);
/** Emits "elapsed" in a moment, unless this or byline_key_debounce_cancel() is called before. */
void byline_key_debounce_restart (BylineKeyDebounce *self);
void byline_key_debounce_cancel (BylineKeyDebounce *self);

G_END_DECLS
