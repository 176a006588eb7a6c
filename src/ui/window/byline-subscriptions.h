/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-counts-monitor.h"
#include "byline-filter-history.h"
#include "byline-window-context.h"

G_BEGIN_DECLS

/**
 * BylineSubscriptions:
 *
 * How publications are added, changed and removed. Main thread.
 *
 * Signals: added: a publication was added, and its stories are what the filter shows.
 */
#define BYLINE_TYPE_SUBSCRIPTIONS (byline_subscriptions_get_type ())
G_DECLARE_FINAL_TYPE (BylineSubscriptions, byline_subscriptions, BYLINE, SUBSCRIPTIONS, GObject)

/**
 * byline_subscriptions_new:
 * @context: the window's
 * @history: what shows the filter
 * @counts: what knows the publications
 *
 * Returns: (transfer full): the library's subscriptions
 */
BylineSubscriptions *byline_subscriptions_new (BylineWindowContext *context,
                                               BylineFilterHistory *history,
                                               BylineCountsMonitor *counts);
/**
 * byline_subscriptions_add:
 * @self: the subscriptions
 * @address: (nullable): a feed's or a page's; %NULL for none yet
 *
 * Presents the dialog that adds a publication: in the sample edition, that of the own library.
 */
void byline_subscriptions_add (BylineSubscriptions *self, const char *address);
/**
 * byline_subscriptions_add_actions:
 * @self: the subscriptions; they live as long as @map
 * @map: the window's actions
 *
 * Adds add, and those whose target is a publication's row: publication-refresh, publication-rename,
 * publication-move, publication-properties and publication-unsubscribe.
 */
void byline_subscriptions_add_actions (BylineSubscriptions *self, GActionMap *map);

G_END_DECLS
