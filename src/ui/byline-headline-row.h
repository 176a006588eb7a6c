/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-library.h"
#include "byline-search-query.h"
#include "byline-story-item.h"

G_BEGIN_DECLS

/**
 * BylineHeadlineRow: draws one #BylineStoryItem: kicker, unread dot, headline, standfirst,
 * publication · author · time, thumbnail. Recycled.
 *
 * Signals: open: it was clicked or tapped
 */
#define BYLINE_TYPE_HEADLINE_ROW (byline_headline_row_get_type ())
G_DECLARE_FINAL_TYPE (BylineHeadlineRow, byline_headline_row, BYLINE, HEADLINE_ROW, GtkWidget)

GtkWidget *byline_headline_row_new (void);
/**
 * byline_headline_row_bind:
 * @item: (nullable): what it shows
 * @library: (nullable): where the thumbnail comes from; %NULL for none
 */
void byline_headline_row_bind (BylineHeadlineRow *self,
                               BylineStoryItem   *item,
                               BylineLibrary     *library);
/** @query: (nullable): what is marked; must live until it is replaced */
void byline_headline_row_set_query (BylineHeadlineRow       *self,
                                    const BylineSearchQuery *query);
/** Writes the time anew: it is relative. */
void byline_headline_row_update_time (BylineHeadlineRow *self);

/** Returns: (transfer full): what stands above a headline: its sections, else its kicker, else its
 * publication. */
char *byline_headline_row_kicker (const BylineStory *story);
/** Returns: (transfer full): what stands below it: publication · author · time. */
char *byline_headline_row_meta (const BylineStory *story,
                                gint64             now);

G_END_DECLS
