/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-banner.h"
#include "byline-filters.h"
#include "byline-headline-list.h"

G_BEGIN_DECLS

/**
 * BylineHeadlinesPane:
 *
 * The list of headlines, its title and the progress of a refresh, and above it what it is searched
 * and filtered with. All of it follows the filter.
 *
 * Signals:
 *   changed: the list, its title or the search bar is another
 */
#define BYLINE_TYPE_HEADLINES_PANE (byline_headlines_pane_get_type ())
G_DECLARE_FINAL_TYPE (BylineHeadlinesPane, byline_headlines_pane, BYLINE, HEADLINES_PANE, GtkBox)

/**
 * byline_headlines_pane_set_up:
 * @self: a pane of the window's template
 * @context: the window's
 * @filters: what is shown
 *
 * Says what the pane works with; once.
 */
void byline_headlines_pane_set_up (BylineHeadlinesPane *self,
                                   BylineWindowContext *context,
                                   BylineFilters *filters);
/**
 * byline_headlines_pane_show:
 * @self: the pane
 * @stories: the library's stories: it is open
 * @filter: what was shown last: there is no way back behind it
 *
 * Shows stories for the first time, without a word on where the list stands.
 */
void byline_headlines_pane_show (BylineHeadlinesPane *self,
                                 BylineStoryList *stories,
                                 const BylineFilter *filter);
/**
 * byline_headlines_pane_get_list:
 * @self: the pane
 *
 * Returns: (transfer none): the list
 */
BylineHeadlineList *byline_headlines_pane_get_list (BylineHeadlinesPane *self);
/**
 * byline_headlines_pane_get_banner:
 * @self: the pane
 *
 * Returns: (transfer none): the strip that says what library this is
 */
BylineBanner *byline_headlines_pane_get_banner (BylineHeadlinesPane *self);
/**
 * byline_headlines_pane_set_header:
 * @self: the pane
 * @start: whether nothing stands before it: it has the window's buttons there, and one that shows
 *   the sidebar
 * @end: whether nothing stands behind it
 *
 * Says what the header bar carries.
 */
void byline_headlines_pane_set_header (BylineHeadlinesPane *self, gboolean start, gboolean end);
/**
 * byline_headlines_pane_set_wide:
 * @self: the pane
 * @is_wide: whether there is room for all buttons; their actions are in a menu, too
 *
 * Shows or hides buttons.
 */
void byline_headlines_pane_set_wide (BylineHeadlinesPane *self, gboolean is_wide);
/**
 * byline_headlines_pane_begin_search:
 * @self: the pane
 *
 * Opens the search bar, and gives it the focus.
 */
void byline_headlines_pane_begin_search (BylineHeadlinesPane *self);
/**
 * byline_headlines_pane_end_search:
 * @self: the pane
 *
 * Closes the search bar, and ends the search.
 *
 * Returns: whether there was one
 */
gboolean byline_headlines_pane_end_search (BylineHeadlinesPane *self);
/**
 * byline_headlines_pane_add_actions:
 * @self: the pane
 * @map: the window's actions
 *
 * Adds refresh, stop-refresh, mark-all-read, and search, whose state is whether the bar is open.
 */
void byline_headlines_pane_add_actions (BylineHeadlinesPane *self, GActionMap *map);

G_END_DECLS
