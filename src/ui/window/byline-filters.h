/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-counts-monitor.h"
#include "byline-names.h"
#include "byline-saved-filters.h"

G_BEGIN_DECLS

/**
 * BylineFilters:
 *
 * The filter that is shown, with its history; what there is within it, and how much of that is
 * muted; and the filters that have names. Main thread.
 *
 * Signals: muted-changed: byline_filters_get_n_muted() is another. order-changed: what has no order of its own has
 * another one. density-changed: the same of its density.
 */
#define BYLINE_TYPE_FILTERS (byline_filters_get_type ())
G_DECLARE_FINAL_TYPE (BylineFilters, byline_filters, BYLINE, FILTERS, GObject)

/**
 * BYLINE_FILTERS_MAX_MUTED:
 *
 * The most muted stories that are counted.
 */
#define BYLINE_FILTERS_MAX_MUTED 1000

/**
 * byline_filters_new:
 * @context: the window's
 *
 * Returns: (transfer full): all stories are shown, and nothing is known of them
 */
BylineFilters *byline_filters_new (BylineWindowContext *context);
/**
 * byline_filters_get:
 * @self: the filters
 *
 * Returns: (transfer none): the filter that is shown; valid until it changes
 */
const BylineFilter *byline_filters_get (BylineFilters *self);
/**
 * byline_filters_dup_ordered:
 * @self: the filters
 *
 * Returns: (transfer full): the filter that is shown, with the order that its list has, and without a density
 */
BylineFilter *byline_filters_dup_ordered (BylineFilters *self);
/**
 * byline_filters_set_order:
 * @self: the filters
 * @order: the order of what has none of its own
 *
 * Says how lists are ordered; "order-changed" follows if that is new. A filter with an order of its own, such as a
 * saved one, stays in that.
 */
void byline_filters_set_order (BylineFilters *self, BylineOrder order);
/**
 * byline_filters_get_density:
 * @self: the filters
 *
 * Returns: how much the list that is shown shows of each story; never %BYLINE_DENSITY_DEFAULT
 */
BylineDensity byline_filters_get_density (BylineFilters *self);
/**
 * byline_filters_set_density:
 * @self: the filters
 * @density: the density of what has none of its own
 *
 * Says how much lists show of each story; "density-changed" follows if that is new. A filter with a density of its own,
 * such as a saved one, stays with that.
 */
void byline_filters_set_density (BylineFilters *self, BylineDensity density);
/**
 * byline_filters_get_history:
 * @self: the filters
 *
 * Returns: (transfer none): what shows a filter
 */
BylineFilterHistory *byline_filters_get_history (BylineFilters *self);
/**
 * byline_filters_get_saved:
 * @self: the filters
 *
 * Returns: (transfer none): those that have names
 */
BylineSavedFilters *byline_filters_get_saved (BylineFilters *self);
/**
 * byline_filters_get_counts:
 * @self: the filters
 *
 * Returns: (transfer none): what counts within the filter
 */
BylineCountsMonitor *byline_filters_get_counts (BylineFilters *self);
/**
 * byline_filters_get_n_muted:
 * @self: the filters
 *
 * Returns: how many stories of the filter are muted, at most BYLINE_FILTERS_MAX_MUTED; 0 where the
 *   muted ones are shown
 */
guint byline_filters_get_n_muted (BylineFilters *self);
/**
 * byline_filters_get_title:
 * @self: the filters
 *
 * Returns: (transfer full): what the filter is called
 */
char *byline_filters_get_title (BylineFilters *self);
/**
 * byline_filters_can_save:
 * @self: the filters
 *
 * Returns: whether the filter is one that can be saved and is not yet
 */
gboolean byline_filters_can_save (BylineFilters *self);
/**
 * byline_filters_update:
 * @self: the filters
 *
 * Asks the library for the filters that have names, and for what is muted; after each count.
 */
void byline_filters_update (BylineFilters *self);
/**
 * byline_filters_add_actions:
 * @self: the filters; they live as long as @map
 * @map: the window's actions
 * @names: what takes the rules
 *
 * Adds what changes the filter (clear-filter, filter-add, filter-remove, show-muted) and the saved
 * ones (save-filter, saved-rename, saved-delete, saved-up, saved-down, saved-read).
 */
void byline_filters_add_actions (BylineFilters *self, GActionMap *map, BylineNames *names);

G_END_DECLS
