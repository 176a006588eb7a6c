/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-detail.h"
#include "byline-rule.h"

G_BEGIN_DECLS

/**
 * BylineSavedFilters:
 *
 * The filters that the user gave names, in their order, and the rules that change them. It shows
 * and stores nothing. Main thread.
 *
 * Signals: changed: byline_saved_filters_set() was called.
 */
#define BYLINE_TYPE_SAVED_FILTERS (byline_saved_filters_get_type ())
G_DECLARE_FINAL_TYPE (BylineSavedFilters, byline_saved_filters, BYLINE, SAVED_FILTERS, GObject)

/**
 * byline_saved_filters_new:
 *
 * There is none yet.
 *
 * Returns: (transfer full): an object without filters
 */
BylineSavedFilters *byline_saved_filters_new (void);
/**
 * byline_saved_filters_set:
 * @self: the saved filters
 * @filters: (transfer full) (element-type BylineSavedFilter): as the library has them
 *
 * Sets what is saved.
 */
void byline_saved_filters_set (BylineSavedFilters *self, GPtrArray *filters);
/**
 * byline_saved_filters_get:
 * @self: the saved filters
 *
 * Returns: (transfer none) (element-type BylineSavedFilter): all saved filters, until they change
 */
GPtrArray *byline_saved_filters_get (BylineSavedFilters *self);
/**
 * byline_saved_filters_find:
 * @self: the saved filters
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the saved filter of that name
 */
const BylineSavedFilter *byline_saved_filters_find (BylineSavedFilters *self, const char *name);
/**
 * byline_saved_filters_find_filter:
 * @self: the saved filters
 * @filter: a filter
 *
 * Returns: (transfer none) (nullable): the first saved filter that is the same
 */
const BylineSavedFilter *byline_saved_filters_find_filter (BylineSavedFilters *self,
                                                           const BylineFilter *filter);
/**
 * byline_saved_filters_name:
 * @self: the saved filters
 * @filter: a filter
 * @name: what it is called from now on
 * @old_name: (nullable): what it was called until now
 *
 * Returns: (transfer full) (element-type BylineRule): rules that save @filter as @name: in the
 *   place of what is called @old_name, or @name if it had none, else at the end
 */
GPtrArray *byline_saved_filters_name (BylineSavedFilters *self,
                                      const BylineFilter *filter,
                                      const char *name,
                                      const char *old_name);
/**
 * byline_saved_filters_move:
 * @self: the saved filters
 * @name: a name
 * @step: how many places further down; up, if negative
 *
 * Returns: (transfer full) (nullable) (element-type BylineRule): rules that put them all in their
 *   new order; %NULL if there is no such name or place
 */
GPtrArray *byline_saved_filters_move (BylineSavedFilters *self, const char *name, int step);

G_END_DECLS
