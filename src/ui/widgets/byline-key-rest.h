/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineKeyRest: while a key is held down in a widget, many things pass by; what matters is where
 * it rests. Main thread.
 *
 * Signals: rested: byline_key_rest_wait() was called, and not again for a moment
 */
#define BYLINE_TYPE_KEY_REST (byline_key_rest_get_type ())
G_DECLARE_FINAL_TYPE (BylineKeyRest, byline_key_rest, BYLINE, KEY_REST, GObject)

/** Watches the keys that go to @widget or to what is in it; these pass on as they would. */
BylineKeyRest *byline_key_rest_new (GtkWidget *widget);
/** Returns: whether a key has been down since before its last press was told. */
gboolean byline_key_rest_is_held (BylineKeyRest *self);
/** Emits "rested" in a moment, unless this or byline_key_rest_cancel() is called before. */
void byline_key_rest_wait (BylineKeyRest *self);
void byline_key_rest_cancel (BylineKeyRest *self);

G_END_DECLS
