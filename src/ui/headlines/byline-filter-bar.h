/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-filter.h"
#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineFilterBar: a chip for each part of the filter, removed by its cross, and behind them what
 * adds another.
 *
 * Signals: changed (BylineFilter filter): the filter that a chip's removal or a choice makes
 */
#define BYLINE_TYPE_FILTER_BAR (byline_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (BylineFilterBar, byline_filter_bar, BYLINE, FILTER_BAR, GtkWidget)

GtkWidget *byline_filter_bar_new (void);
void byline_filter_bar_set_filter (BylineFilterBar *self, const BylineFilter *filter);
/** @counts: the names that can be added, and publications' names; copied */
void byline_filter_bar_set_counts (BylineFilterBar *self, const BylineCounts *counts);
/** Whether the filter is one that could be saved: shows the button for it (win.save-filter). */
void byline_filter_bar_set_can_save (BylineFilterBar *self, gboolean can_save);
/** Returns: how many chips there are. */
guint byline_filter_bar_get_n_chips (BylineFilterBar *self);

G_END_DECLS
