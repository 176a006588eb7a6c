/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-banner.h"
#include "byline-counts-monitor.h"
#include "byline-window-context.h"

G_BEGIN_DECLS

/**
 * byline_refresh_start:
 * @context: the window's
 * @publication_id: a publication's row, or 0 for all
 * @only_due: whether feeds whose time has not come are left alone
 *
 * Refreshes feeds, and shows what came of it.
 */
void byline_refresh_start (BylineWindowContext *context, gint64 publication_id, gboolean only_due);
/**
 * byline_refresh_show_failure:
 * @context: the window's
 * @counts: what knows how feeds are doing
 * @banner: where it is said
 *
 * From now on @banner says if every feed failed when it was last refreshed, and offers to refresh again: by itself
 * or by hand, here or in another program. It goes while feeds are refreshed, and when one of them has answered.
 */
void byline_refresh_show_failure (BylineWindowContext *context,
                                  BylineCountsMonitor *counts,
                                  BylineBanner *banner);

G_END_DECLS
