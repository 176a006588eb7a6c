/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-session.h"

G_BEGIN_DECLS

/* What a search for feeds makes of an answer; main thread, the reading itself runs on another thread. */

/**
 * BylineDiscoveredLinks:
 * @feeds: (element-type BylineFeedLink): what the page and its header announce
 * @onward: (element-type utf8): where it sends on to: Refresh, `meta refresh`, its canonical address
 * @software: (element-type BylineFeedLink): where the software that made it serves feeds
 * @asks_consent: whether it has a form for that
 *
 * What a page says of addresses.
 */
typedef struct {
  GPtrArray *feeds;
  GPtrArray *onward;
  GPtrArray *software;
  gboolean asks_consent;
} BylineDiscoveredLinks;

/**
 * byline_discovered_links_free:
 * @self: (transfer full): links
 *
 * Frees @self and what it holds.
 */
void byline_discovered_links_free (BylineDiscoveredLinks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineDiscoveredLinks, byline_discovered_links_free)

/**
 * byline_discovery_read_links_async:
 * @page: an answer
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Reads the feeds that a page and the header of its answer announce (byline_feed_discover()), and
 * where it sends on to (byline_page_find_onward()). Finish with byline_work_finish(), which returns
 * (transfer full) a #BylineDiscoveredLinks.
 */
void byline_discovery_read_links_async (const BylineResponse *page,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/**
 * byline_discovery_read_index_async:
 * @page: an answer
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Reads a page's own list of stories (byline_page_parse_listing()). Finish with
 * byline_work_finish(), which returns (transfer full) a #BylineFeedDocument, or %NULL with an
 * error.
 */
void byline_discovery_read_index_async (const BylineResponse *page,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/**
 * byline_discovery_find_icon_async:
 * @page: an answer
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Looks for the icon that a page announces. Finish with byline_work_finish(), which returns
 * (transfer full) its address, or %NULL with %G_IO_ERROR_NOT_FOUND if it announces none.
 */
void byline_discovery_find_icon_async (const BylineResponse *page,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/**
 * byline_discovery_may_be_page:
 * @error: what byline_feed_parse() said of an answer
 *
 * Returns: whether the answer may be a page, which might announce a feed: it is no feed, or empty.
 *   A broken feed is no page.
 */
gboolean byline_discovery_may_be_page (const GError *error);
/**
 * byline_discovery_may_be_http:
 * @url: an address with https
 * @error: why it could not be fetched
 *
 * Returns: whether nobody answers at @url by https, so that http may be tried. A certificate that
 *   is not valid is a warning which must not be passed over; but at a port of its own a server may
 *   well not know https.
 */
gboolean byline_discovery_may_be_http (const char *url, const GError *error);

G_END_DECLS
