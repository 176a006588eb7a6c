/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library-sections.h"

G_BEGIN_DECLS

/**
 * BylineSearchBox:
 *
 * The entry that stories are searched with, what may be typed there, and what is wrong with what
 * was.
 *
 * Signals:
 *   changed: text or order is another, after a moment
 *   activate: Enter was pressed; stop: Escape was pressed
 */
#define BYLINE_TYPE_SEARCH_BOX (byline_search_box_get_type ())
G_DECLARE_FINAL_TYPE (BylineSearchBox, byline_search_box, BYLINE, SEARCH_BOX, AdwBin)

/**
 * byline_search_box_set_library:
 * @self: the search box
 * @library: (nullable): what knows the names
 *
 * Sets where completions come from.
 */
void byline_search_box_set_library (BylineSearchBox *self, BylineLibrary *library);
/**
 * byline_search_box_get_entry:
 * @self: the search box
 *
 * Returns: (transfer none): its #GtkSearchEntry
 */
GtkWidget *byline_search_box_get_entry (BylineSearchBox *self);
/**
 * byline_search_box_get_text:
 * @self: the search box
 *
 * Returns: (transfer none): what stands in it
 */
const char *byline_search_box_get_text (BylineSearchBox *self);
/**
 * byline_search_box_set_text:
 * @self: the search box
 * @text: (nullable): a query; %NULL is ""
 *
 * Shows a text without a signal.
 */
void byline_search_box_set_text (BylineSearchBox *self, const char *text);
/**
 * byline_search_box_get_ranked:
 * @self: the search box
 *
 * Returns: whether the best matches come first
 */
gboolean byline_search_box_get_ranked (BylineSearchBox *self);
/**
 * byline_search_box_set_ranked:
 * @self: the search box
 * @ranked: whether the best matches come first
 *
 * Sets the order without a signal.
 */
void byline_search_box_set_ranked (BylineSearchBox *self, gboolean ranked);
/**
 * byline_search_box_describe_problems:
 * @text: a query
 *
 * Returns: (transfer full) (nullable): what is wrong with it, translated; %NULL if nothing is
 */
char *byline_search_box_describe_problems (const char *text);

G_END_DECLS
