/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-headline-row.h"

G_BEGIN_DECLS

/**
 * BylineHeadlineSearch:
 *
 * What is searched for in a list of headlines: the query whose words are marked in the rows, and
 * what was found in the texts of those that are seen. Main thread.
 *
 * Signals: changed: every row is to be told again, by byline_headline_search_update_row()
 */
#define BYLINE_TYPE_HEADLINE_SEARCH (byline_headline_search_get_type ())
G_DECLARE_FINAL_TYPE (BylineHeadlineSearch,
                      byline_headline_search,
                      BYLINE,
                      HEADLINE_SEARCH,
                      GObject)

/**
 * byline_headline_search_new:
 *
 * Returns: (transfer full): no search
 */
BylineHeadlineSearch *byline_headline_search_new (void);
/**
 * byline_headline_search_set:
 * @self: a search
 * @library: (nullable): where the texts are; %NULL leaves these out
 * @text: (nullable): a query; %NULL ends the search
 *
 * Searches for other words. Until "changed" has been emitted, rows may hold on to the query
 * before.
 */
void byline_headline_search_set (BylineHeadlineSearch *self,
                                 BylineLibrary *library,
                                 const char *text);
/**
 * byline_headline_search_update_row:
 * @self: a search
 * @row: a row
 *
 * Tells a row what it shows of the search. The query lives until @self emits "changed" or ends.
 */
void byline_headline_search_update_row (BylineHeadlineSearch *self, BylineHeadlineRow *row);
/**
 * byline_headline_search_show_row:
 * @self: a search
 * @row: a row that is seen
 *
 * Asks for the text of the row's story.
 */
void byline_headline_search_show_row (BylineHeadlineSearch *self, BylineHeadlineRow *row);
/**
 * byline_headline_search_stop:
 * @self: a search
 *
 * Asks for no more texts.
 */
void byline_headline_search_stop (BylineHeadlineSearch *self);

G_END_DECLS
