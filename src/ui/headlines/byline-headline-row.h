/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-headline-metrics.h"
#include "byline-library.h"
#include "byline-search-query.h"
#include "byline-story-item.h"

G_BEGIN_DECLS

/**
 * BylineHeadlineRow:
 *
 * Draws one #BylineStoryItem: kicker, unread dot, headline, standfirst, publication · author ·
 * time, picture. Recycled.
 *
 * A list view makes some two hundred rows and shows a dozen. So a row has no widgets in
 * it, takes its height by an estimate, and neither lays out texts nor asks for its picture before
 * byline_headline_row_show().
 */
#define BYLINE_TYPE_HEADLINE_ROW (byline_headline_row_get_type ())
G_DECLARE_FINAL_TYPE (BylineHeadlineRow, byline_headline_row, BYLINE, HEADLINE_ROW, GtkWidget)

/**
 * byline_headline_row_new:
 * @look: fonts and sizes; a reference is kept
 *
 * Returns: (transfer none) (floating): a row that shows nothing
 */
GtkWidget *byline_headline_row_new (BylineHeadlineMetrics *look);
/**
 * byline_headline_row_set_metrics:
 * @self: a row
 * @look: fonts and sizes; a reference is kept
 *
 * Draws with other fonts from now on.
 */
void byline_headline_row_set_metrics (BylineHeadlineRow *self, BylineHeadlineMetrics *look);
/**
 * byline_headline_row_bind:
 * @self: a row
 * @item: (nullable): what it shows
 * @library: (nullable): where the picture comes from; %NULL for none
 *
 * Shows a story.
 */
void byline_headline_row_bind (BylineHeadlineRow *self,
                               BylineStoryItem *item,
                               BylineLibrary *library);
/**
 * byline_headline_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
BylineStoryItem *byline_headline_row_get_item (BylineHeadlineRow *self);
/**
 * byline_headline_row_set_search:
 * @self: a row
 * @query: (nullable): whose words are marked; must live until it is replaced
 * @snippet: (nullable): what stands around a match in the text: shown in the standfirst's place
 *
 * Says what the row shows of a search.
 */
void byline_headline_row_set_search (BylineHeadlineRow *self,
                                     const BylineSearchQuery *query,
                                     const char *snippet);
/**
 * byline_headline_row_show:
 * @self: a row
 *
 * Says that the row has an allocation and is seen (or nearly), from now on until
 * byline_headline_row_hide(). Called between layout and drawing; costs nothing if it is drawn
 * already.
 */
void byline_headline_row_show (BylineHeadlineRow *self);
/**
 * byline_headline_row_hide:
 * @self: a row
 *
 * Says that the row is not seen any more: what it drew is kept, but it draws nothing new.
 */
void byline_headline_row_hide (BylineHeadlineRow *self);
/**
 * byline_headline_row_update_time:
 * @self: a row
 *
 * Writes the time anew: it is relative.
 */
void byline_headline_row_update_time (BylineHeadlineRow *self);

G_END_DECLS
