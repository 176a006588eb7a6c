/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-decode.h"

G_BEGIN_DECLS

/**
 * Makes UTF-8 of a feed, an OPML list or a page, by the charset of @content_type (RFC 7303) and its
 * own declaration, XML's or else a page's. See byline_decode().
 *
 * @decoded: (out caller-allocates): refers to @data if that is UTF-8 as it is
 * @content_type: (nullable): as its server sent it
 */
void _byline_feed_decode (BylineDecoded *decoded,
                          const char *data,
                          gsize length,
                          const char *content_type);

G_END_DECLS
