/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-filters.h"
#include "byline-settings.h"

G_BEGIN_DECLS

/* How the list of headlines is shown: what the menu of its header chooses. */

/**
 * byline_headline_view_add_actions:
 * @map: the window's actions
 * @settings: where the order and the density of lists are kept
 * @filters: the window's filters, which are told of both; they live as long as @map
 *
 * Adds headline-order and headline-density, whose states are the names of what is chosen. Order and density of a filter
 * that has its own are changed in that filter; else those of all lists.
 */
void byline_headline_view_add_actions (GActionMap *map,
                                       BylineSettings *settings,
                                       BylineFilters *filters);
/**
 * byline_headline_view_remove_actions:
 * @map: the window's actions
 *
 * Removes what byline_headline_view_add_actions() added: the window goes. Who looks at its actions may keep them
 * for longer, and they hold settings and filters.
 */
void byline_headline_view_remove_actions (GActionMap *map);

G_END_DECLS
