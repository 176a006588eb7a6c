/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/**
 * BYLINE_ARTICLE_MAX_PAGES:
 *
 * The most pages of one article that are joined.
 */
#define BYLINE_ARTICLE_MAX_PAGES 20

/**
 * byline_article_append_page:
 * @article: what was read of an article's first pages; changed
 * @next: what was read of its next page
 *
 * Joins two pages of one article: the blocks and footnotes of @next go behind those of @article.
 * What the next page says again (headline, standfirst, byline, lead picture, the first lines, a
 * last line such as an author's card) is said once; footnotes get ids and numbers of their own.
 * Pure; any thread.
 */
void byline_article_append_page (BylineArticle *article, const BylineArticle *next);

G_END_DECLS
