/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>
#include "byline-error.h"

G_BEGIN_DECLS

/* What went wrong on the network, as a #BylineFetchError with a sentence that names the host. */

/** Returns: (transfer full): the host as people read it, with its port if that is unusual. */
char *_byline_fetch_host_name (GUri *uri);

/**
 * _byline_fetch_error_from_status:
 * @retry_after: whether the server said when to come again
 * @was_login_given: whether a user name and a password went with the request
 *
 * Returns: (transfer full): the error that an HTTP status other than 2xx and 304 stands for.
 */
GError *_byline_fetch_error_from_status (const char *host,
                                         guint status,
                                         gboolean retry_after,
                                         gboolean was_login_given);

/**
 * _byline_fetch_error_from_location:
 * @url: (nullable): where the answer leads
 *
 * Returns: (transfer full): the error that a redirect is that is not followed
 */
GError *_byline_fetch_error_from_location (const char *host, const char *url);

/**
 * _byline_fetch_error_from_cause:
 * @cause: what GIO or libsoup said
 * @message: (nullable): the message, for its certificate's faults
 * @in_body: whether the headers had come by then
 */
GError *_byline_fetch_error_from_cause (const char *host,
                                        const GError *cause,
                                        SoupMessage *message,
                                        gboolean in_body,
                                        gboolean by_proxy);

/**
 * _byline_fetch_server_words:
 * @body: what came with an error's status
 * @content_type: (nullable): what it is said to be
 *
 * Returns: (transfer full) (nullable): what the server says about the error, in a line of plain text; %NULL
 *   if it says nothing, or what is no more than the status
 */
char *_byline_fetch_server_words (GBytes *body, const char *content_type);

G_END_DECLS
