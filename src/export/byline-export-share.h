/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/**
 * byline_export_mailto:
 * @article: an article
 *
 * Returns: (transfer full): an address that opens a message about the story: its headline is the
 *   subject, headline, standfirst, authors and address the text (RFC 6068)
 */
char *byline_export_mailto (const BylineArticle *article);
/**
 * byline_export_quote:
 * @article: an article
 * @words: (nullable): what is quoted; %NULL for its standfirst or its headline
 *
 * Returns: (transfer full): @words as a quotation in Markdown, and below it whose they are and where
 *   they stand
 */
char *byline_export_quote (const BylineArticle *article, const char *words);

G_END_DECLS
