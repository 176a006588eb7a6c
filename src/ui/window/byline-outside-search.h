/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-filter.h"
#include "byline-window-context.h"

G_BEGIN_DECLS

/**
 * BYLINE_OUTSIDE_SEARCH_MAX:
 *
 * So many stories outside the filter are counted; more are "or more".
 */
#define BYLINE_OUTSIDE_SEARCH_MAX 1000

/**
 * BylineOutsideSearch:
 *
 * How many stories a search finds without the filter that it is narrowed by. Main thread.
 *
 * Signals: changed: the number is known, or another search is asked for.
 */
#define BYLINE_TYPE_OUTSIDE_SEARCH (byline_outside_search_get_type ())
G_DECLARE_FINAL_TYPE (BylineOutsideSearch, byline_outside_search, BYLINE, OUTSIDE_SEARCH, GObject)

/**
 * byline_outside_search_new:
 * @context: the window's
 *
 * Returns: (transfer full): an object that has counted nothing
 */
BylineOutsideSearch *byline_outside_search_new (BylineWindowContext *context);
/**
 * byline_outside_search_set_filter:
 * @self: the search
 * @filter: (nullable): a filter in which nothing was found; %NULL: nothing is to be counted
 *
 * Counts, unless it is the filter of before, or nothing but a search.
 */
void byline_outside_search_set_filter (BylineOutsideSearch *self, const BylineFilter *filter);
/**
 * byline_outside_search_get_n:
 * @self: the search
 *
 * Returns: how many stories were found outside; 0 until that is known
 */
guint byline_outside_search_get_n (BylineOutsideSearch *self);
/**
 * byline_outside_search_dup_filter:
 * @self: the search
 *
 * Returns: (transfer full) (nullable): the search without what it was narrowed by
 */
BylineFilter *byline_outside_search_dup_filter (BylineOutsideSearch *self);

G_END_DECLS
