/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-filter.h"
#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineFilterBar:
 *
 * A chip for each part of the filter, removed by its cross, and behind them what adds another.
 *
 * Signals: changed (BylineFilter filter): the filter that a chip's removal or a choice makes.
 */
#define BYLINE_TYPE_FILTER_BAR (byline_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (BylineFilterBar, byline_filter_bar, BYLINE, FILTER_BAR, GtkWidget)

/**
 * byline_filter_bar_new:
 *
 * Returns: (transfer none) (floating): a bar that shows the empty filter
 */
GtkWidget *byline_filter_bar_new (void);
/**
 * byline_filter_bar_set_filter:
 * @self: the bar
 * @filter: a filter, copied
 *
 * Shows a chip for each part of the filter.
 */
void byline_filter_bar_set_filter (BylineFilterBar *self, const BylineFilter *filter);
/**
 * byline_filter_bar_set_counts:
 * @self: the bar
 * @counts: the names that can be added, and publications' names; copied
 *
 * Says which names there are.
 */
void byline_filter_bar_set_counts (BylineFilterBar *self, const BylineCounts *counts);
/**
 * byline_filter_bar_set_can_save:
 * @self: the bar
 * @can_save: whether the filter is one that could be saved
 *
 * Shows or hides the button that saves the filter (win.save-filter).
 */
void byline_filter_bar_set_can_save (BylineFilterBar *self, gboolean can_save);
/**
 * byline_filter_bar_get_n_chips:
 * @self: the bar
 *
 * Returns: how many chips there are
 */
guint byline_filter_bar_get_n_chips (BylineFilterBar *self);

G_END_DECLS
