/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineBanner:
 *
 * A strip across the top of a pane that says what it is, with or without a button, as AdwBanner of
 * libadwaita 1.3 has it. Hidden until byline_banner_show() is called.
 */
#define BYLINE_TYPE_BANNER (byline_banner_get_type ())
G_DECLARE_FINAL_TYPE (BylineBanner, byline_banner, BYLINE, BANNER, GtkWidget)

/**
 * byline_banner_show:
 * @self: a banner
 * @text: a sentence, translated
 * @button: (nullable): the button's label, translated
 * @action: (nullable): what it does, "app.…"
 *
 * Shows a sentence, and perhaps a button.
 */
void byline_banner_show (BylineBanner *self,
                         const char *text,
                         const char *button,
                         const char *action);
/**
 * byline_banner_hide:
 * @self: the banner
 *
 * Takes it away again.
 */
void byline_banner_hide (BylineBanner *self);

G_END_DECLS
