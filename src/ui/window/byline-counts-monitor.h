/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-filter-history.h"
#include "byline-window-context.h"

G_BEGIN_DECLS

/**
 * BylineCountsMonitor:
 *
 * How much there is of everything within the filter that is shown. Main thread.
 *
 * Signals: changed: the library has counted.
 */
#define BYLINE_TYPE_COUNTS_MONITOR (byline_counts_monitor_get_type ())
G_DECLARE_FINAL_TYPE (BylineCountsMonitor, byline_counts_monitor, BYLINE, COUNTS_MONITOR, GObject)

/**
 * byline_counts_monitor_new:
 * @context: the window's
 * @history: whose filter counts
 *
 * Returns: (transfer full): a monitor that has not asked yet
 */
BylineCountsMonitor *byline_counts_monitor_new (BylineWindowContext *context,
                                                BylineFilterHistory *history);
/**
 * byline_counts_monitor_get_counts:
 * @self: the monitor
 *
 * Returns: (transfer none) (nullable): the last answer; valid until the next one
 */
BylineCounts *byline_counts_monitor_get_counts (BylineCountsMonitor *self);
/**
 * byline_counts_monitor_get_scope:
 * @self: the monitor
 *
 * Returns: (transfer none) (nullable): the filter that the last answer is narrowed by; valid until
 *   the next one
 */
const BylineFilter *byline_counts_monitor_get_scope (BylineCountsMonitor *self);
/**
 * byline_counts_monitor_get_all:
 * @self: the monitor
 *
 * Returns: (transfer none) (nullable): the names of the whole library, whatever is filtered; valid
 *   until the next answer
 */
BylineCounts *byline_counts_monitor_get_all (BylineCountsMonitor *self);
/**
 * byline_counts_monitor_is_settled:
 * @self: the monitor
 *
 * Returns: whether the last answer is of the library as it is now, as far as the window knows
 */
gboolean byline_counts_monitor_is_settled (BylineCountsMonitor *self);
/**
 * byline_counts_monitor_find_publication:
 * @self: the monitor
 * @id: a publication's row
 *
 * Returns: (transfer none) (nullable): the subscription with that row; valid until the next answer
 */
const BylinePublication *byline_counts_monitor_find_publication (BylineCountsMonitor *self,
                                                                 gint64 id);
/**
 * byline_counts_monitor_update:
 * @self: the monitor
 *
 * Asks the library, one query at a time: changes come in crowds while feeds are refreshed.
 */
void byline_counts_monitor_update (BylineCountsMonitor *self);
/**
 * byline_counts_monitor_update_soon:
 * @self: the monitor
 *
 * Asks once the first rows of another filter have been drawn; at once if there are no counts yet,
 * since there are no rows before them.
 */
void byline_counts_monitor_update_soon (BylineCountsMonitor *self);
/**
 * byline_counts_monitor_update_after_mark:
 * @self: the monitor
 *
 * Asks 150 milliseconds after the first mark that no answer holds yet: the key that opens a story, and so marks it as
 * read, does not wait for counting, and a key that is held down counts seven times a second at most.
 */
void byline_counts_monitor_update_after_mark (BylineCountsMonitor *self);

G_END_DECLS
