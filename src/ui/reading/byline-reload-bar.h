/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BylineReloadBar: says above the text what becomes of its page, which is loaded once more.
 *
 * Signals: retry, open
 */
#define BYLINE_TYPE_RELOAD_BAR (byline_reload_bar_get_type ())
G_DECLARE_FINAL_TYPE (BylineReloadBar, byline_reload_bar, BYLINE, RELOAD_BAR, AdwBin)

GtkWidget *byline_reload_bar_new (void);
/** Says that the page is being loaded. */
void byline_reload_bar_set_busy (BylineReloadBar *self);
/** @reason: a sentence: why the page could not be loaded; @can_open: in a browser */
void byline_reload_bar_set_failed (BylineReloadBar *self, const char *reason, gboolean can_open);
void byline_reload_bar_hide (BylineReloadBar *self);

G_END_DECLS
