/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/* The archive's format: one JSON Feed 1.1 item with Byline's extension;
 * data/article.schema.json describes it. Pure; any thread. */

/**
 * byline_article_to_json:
 * @article: an article
 * @pretty: whether it is indented
 *
 * Returns: (transfer full): the article as one JSON Feed item
 */
char *byline_article_to_json (const BylineArticle *article, gboolean pretty);

/**
 * byline_article_from_json:
 * @data: JSON text
 * @length: its bytes
 * @error: return location for an error
 *
 * Reads what byline_article_to_json() wrote, and what an older or newer Byline or another tool
 * made of it: unknown members are ignored, wrong types count as missing, nesting is checked first.
 *
 * Returns: (transfer full): the article; %NULL with %BYLINE_PARSE_ERROR_MALFORMED or
 *   %BYLINE_PARSE_ERROR_NESTING
 */
BylineArticle *byline_article_from_json (const char *data, gsize length, GError **error);

G_END_DECLS
