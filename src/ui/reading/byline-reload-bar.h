/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BylineReloadBar:
 *
 * Says above the text what becomes of its page, which is loaded once more.
 *
 * Signals: retry, open.
 */
#define BYLINE_TYPE_RELOAD_BAR (byline_reload_bar_get_type ())
G_DECLARE_FINAL_TYPE (BylineReloadBar, byline_reload_bar, BYLINE, RELOAD_BAR, AdwBin)

/**
 * byline_reload_bar_new:
 *
 * Returns: (transfer none) (floating): a bar, hidden
 */
GtkWidget *byline_reload_bar_new (void);
/**
 * byline_reload_bar_set_busy:
 * @self: the bar
 *
 * Says that the page is being loaded.
 */
void byline_reload_bar_set_busy (BylineReloadBar *self);
/**
 * byline_reload_bar_set_failed:
 * @self: the bar
 * @reason: why the page could not be loaded, a sentence
 * @can_open: whether there is a button that opens the page in a browser
 *
 * Says that the page could not be loaded.
 */
void byline_reload_bar_set_failed (BylineReloadBar *self, const char *reason, gboolean can_open);
/**
 * byline_reload_bar_hide:
 * @self: the bar
 *
 * Hides the bar.
 */
void byline_reload_bar_hide (BylineReloadBar *self);

G_END_DECLS
