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
 * Returns: (transfer full): the article as it is archived, one JSON Feed item
 */
char *byline_article_to_json (const BylineArticle *article, gboolean pretty);
/**
 * byline_article_to_document_json:
 * @article: an article
 * @pretty: whether it is indented
 *
 * Returns: (transfer full): @article as it is printed: its blocks, HTML and plain text of them. Never
 *   read back.
 */
char *byline_article_to_document_json (const BylineArticle *article, gboolean pretty);

/**
 * byline_article_from_json:
 * @data: JSON text
 * @length: its bytes
 * @error: return location for an error
 *
 * Reads what byline_article_to_json() wrote, and what an older or newer Byline or another tool
 * made of it: unknown members are ignored, wrong types count as missing, nesting is checked first.
 *
 * A feed's body is not opened (byline_article_open_body()).
 *
 * Returns: (transfer full): the article; %NULL with a #BylineParseError: %BYLINE_PARSE_ERROR_MALFORMED,
 *   also for a text that says that Byline wrote it and cannot be read back;
 *   %BYLINE_PARSE_ERROR_NESTING; %BYLINE_PARSE_ERROR_NO_ARTICLE for one in the format before this
 */
BylineArticle *byline_article_from_json (const char *data, gsize length, GError **error);

G_END_DECLS
