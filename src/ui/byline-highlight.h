/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-search-query.h"

G_BEGIN_DECLS

/**
 * byline_highlight_label:
 * @query: (nullable): what is searched for; %NULL: nothing is marked
 *
 * Marks in @label's text what @query finds.
 *
 * Returns: whether there was anything.
 */
gboolean byline_highlight_label (GtkLabel                *label,
                                 const BylineSearchQuery *query);
/** The colour behind what was found, that of @widget's theme. */
void byline_highlight_get_color (GtkWidget *widget,
                                 GdkRGBA   *color);

G_END_DECLS
