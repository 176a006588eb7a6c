/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>
#include "byline-session.h"

G_BEGIN_DECLS

/** Returns: (transfer full): what the headers of @message say; no body yet. */
BylineResponse *_byline_response_new (SoupMessage *message, const char *url);
/** Returns: when Retry-After lets us ask again, in seconds since 1970; 0 if it is not there. */
gint64 _byline_response_retry_after (SoupMessage *message);

G_END_DECLS
