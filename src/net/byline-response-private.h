/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>
#include "byline-session.h"

G_BEGIN_DECLS

/** Returns: (transfer full): what the headers of @message say; no body yet. */
BylineResponse *_byline_response_new (SoupMessage *message, const char *url);
/**
 * Returns: when the host of a refusal wants to be asked again (429, or Retry-After with a status that
 *   passes), in seconds since 1970; 0 if it does not say
 */
gint64 _byline_response_get_not_before (SoupMessage *message);
/**
 * _byline_response_to_error:
 * @message: what was answered with a status that is an error's
 * @host: who answered, as it is shown
 * @body: (nullable): what came with it
 *
 * Returns: (transfer full): what went wrong, with what the server says about it
 */
GError *_byline_response_to_error (SoupMessage *message, const char *host, GBytes *body);
/** Returns: whether only a part has come that nobody asked for (206). */
gboolean _byline_response_is_part (SoupMessage *message);

G_END_DECLS
