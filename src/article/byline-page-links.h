/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/** The most pages of one article that are joined. */
#define BYLINE_ARTICLE_MAX_PAGES 20

/**
 * byline_page_next_url:
 * @html: a page's bytes as they came
 * @length: how many
 * @url: (nullable): its address after redirects; without one nothing is found
 * @content_type: (nullable): the Content-Type header
 *
 * Where the article on a page goes on: rel=next, "Next page", a numbered page, if the address is
 * this page's with the next number in its path or query, on the same host. The next story, the
 * older ones of a list and pages of comments are not taken for it. Pure; any thread.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL if the article ends here.
 */
char *byline_page_next_url (const char *html,
                            gsize       length,
                            const char *url,
                            const char *content_type);

/**
 * byline_page_alternate_url:
 * @html: a page's bytes as they came
 * @length: how many
 * @url: (nullable): its address after redirects
 * @content_type: (nullable): the Content-Type header
 *
 * Where the page can be had in a plainer form, to be asked for when it has no text itself: what it
 * announces as rel=amphtml, or as the version for print. Pure; any thread.
 *
 * Returns: (transfer full) (nullable): the address, never the page's own.
 */
char *byline_page_alternate_url (const char *html,
                                 gsize       length,
                                 const char *url,
                                 const char *content_type);

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
void byline_article_append_page (BylineArticle       *article,
                                 const BylineArticle *next);

G_END_DECLS
