/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-session.h"

G_BEGIN_DECLS

/* What a search for feeds makes of an answer; main thread, the reading itself runs on another thread. */

/** finish (byline_work_finish()): the feeds that it announces: byline_feed_discover(). */
void byline_discovery_read_links_async (const BylineResponse *page,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/** finish (byline_work_finish()): its own list of stories: byline_page_parse_listing(). */
void byline_discovery_read_index_async (const BylineResponse *page,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/** finish (byline_work_finish()): the icon that it announces; %G_IO_ERROR_NOT_FOUND without one. */
void byline_discovery_find_icon_async (const BylineResponse *page,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/**
 * Returns: whether what byline_feed_parse() says of an answer leaves it a page, which might announce
 *   a feed. A broken feed is that.
 */
gboolean byline_discovery_may_be_page (const GError *error);
/**
 * Returns: whether nobody answers at @url by https, so that http may. A certificate that is not
 *   valid is a warning which must not be passed over; but at a port of its own a server may well
 *   not know https.
 */
gboolean byline_discovery_may_be_http (const char *url, const GError *error);

G_END_DECLS
