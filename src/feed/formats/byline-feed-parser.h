/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-feed-document.h"

G_BEGIN_DECLS

/**
 * BYLINE_FEED_MAX_ITEMS:
 *
 * The most items that are taken from one feed. What is beyond (the oldest) is left out with a
 * warning.
 */
#define BYLINE_FEED_MAX_ITEMS 10000
/**
 * BYLINE_FEED_MAX_BYTES:
 *
 * The largest feed that is parsed, in bytes.
 */
#define BYLINE_FEED_MAX_BYTES (128 * 1024 * 1024)

/**
 * byline_feed_parse:
 * @data: the bytes as they came from the network (decompressed) or from a file
 * @length: how many
 * @url: (nullable): the address they came from, against which relative addresses are resolved
 * @content_type: (nullable): the Content-Type header; its charset beats the document's own
 * declaration (RFC 7303)
 * @error: return location
 *
 * Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, JSON Feed 1.0 and 1.1, sitemaps with news,
 * and pages with an h-feed (or several h-entry) that announce no other feed, by their content, not
 * by their name. They may be compressed. Recovers what it can and says so in the document's warnings.
 * Bodies are sanitised (byline_sanitize_html()).
 *
 * Pure: any thread, no global state. Bounded: items, depth, attribute and text sizes.
 *
 * Returns: (transfer full): the feed, or %NULL with %BYLINE_PARSE_ERROR_EMPTY, _NOT_A_FEED,
 * _IS_A_PAGE, _MALFORMED, _NESTING or _TOO_LARGE.
 */
BylineFeedDocument *byline_feed_parse (const char *data,
                                       gsize length,
                                       const char *url,
                                       const char *content_type,
                                       GError **error);

/**
 * byline_feed_document_to_json:
 * @document: a feed
 * @pretty: with line breaks and indentation
 *
 * Returns: (transfer full): JSON Feed 1.1 with Byline's extension (`_byline`: format, updated,
 * warnings; of an item kicker, summary_html, comments_url, image with caption and credit; of an
 * author email), as data/article.schema.json describes it.
 */
char *byline_feed_document_to_json (const BylineFeedDocument *document, gboolean pretty);

G_END_DECLS
