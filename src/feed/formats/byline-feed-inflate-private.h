/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Returns: whether @data begins as gzip (RFC 1952) or zlib (RFC 1950) does. */
gboolean _byline_feed_is_deflated (const char *data, gsize length);

/**
 * Inflates @data, which may be several gzip members one after the other.
 *
 * @max_bytes: the most that may come of it
 * @out_length: (out): how much came of it
 * @is_whole: (out): whether it ended as it should; else what came before the damage is returned
 *
 * Returns: (transfer full) (nullable): the bytes; %NULL with %BYLINE_PARSE_ERROR_TOO_LARGE if they
 *   are more than @max_bytes.
 */
char *_byline_feed_inflate (const char *data,
                            gsize length,
                            gsize max_bytes,
                            gsize *out_length,
                            gboolean *is_whole,
                            GError **error);

G_END_DECLS
