/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-search-query.h"

G_BEGIN_DECLS

/**
 * byline_highlight_get_color:
 * @widget: a widget
 * @color: (out caller-allocates): set
 *
 * Gets the colour that words that were searched for are marked with: the theme's accent, let
 * through.
 */
void byline_highlight_get_color (GtkWidget *widget, GdkRGBA *color);
/**
 * byline_highlight_attributes:
 * @query: (nullable): marks nothing
 * @text: plain text
 * @color: what they are marked with
 *
 * Returns: (transfer full) (nullable): what marks the query's words in @text; %NULL for none
 */
PangoAttrList *byline_highlight_attributes (const BylineSearchQuery *query,
                                            const char *text,
                                            const GdkRGBA *color);

G_END_DECLS
