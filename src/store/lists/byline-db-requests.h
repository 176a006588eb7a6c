/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"
#include "byline-logged-request.h"

G_BEGIN_DECLS

/**
 * BYLINE_DB_MAX_REQUESTS:
 *
 * So many requests are remembered at most.
 */
#define BYLINE_DB_MAX_REQUESTS 20000
/**
 * BYLINE_DB_REQUESTS_SECONDS:
 *
 * Requests are remembered for so long at most.
 */
#define BYLINE_DB_REQUESTS_SECONDS (7 * 24 * 60 * 60)

/**
 * byline_db_log_requests:
 * @self: the writing connection
 * @requests: (element-type BylineLoggedRequest): requests, the oldest first
 * @now: the time now, in seconds since 1970
 * @error: return location for an error
 *
 * Remembers requests, and forgets those that are too old or too many.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_log_requests (BylineDb *self, GPtrArray *requests, gint64 now, GError **error);
/**
 * byline_db_forget_requests:
 * @self: the writing connection
 * @error: return location for an error
 *
 * Forgets all requests.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_forget_requests (BylineDb *self, GError **error);

/**
 * byline_db_get_requests:
 * @self: a connection
 * @text: (nullable): only requests with this in address, headline, name of the publication, status or
 *   error
 * @since: only those at this time or later, in seconds since 1970
 * @midnight: when today began, in seconds since 1970
 * @limit: the most requests; 0 for all
 * @error: return location for an error
 *
 * Returns: (transfer full): the requests; %NULL with @error set
 */
BylineRequestLog *byline_db_get_requests (BylineDb *self,
                                          const char *text,
                                          gint64 since,
                                          gint64 midnight,
                                          guint limit,
                                          GError **error);

G_END_DECLS
