/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-feed-document.h"

G_BEGIN_DECLS

/**
 * byline_article_from_feed_item:
 * @item: an item of a feed
 * @document: the feed it stands in
 *
 * Makes an article of what a feed says of a story: body from its content (else its summary, then
 * is_excerpt is set), a first picture as lead if the feed names none, the standfirst only where the
 * summary is not merely the beginning of the body, "Paper | China" kickers taken apart, sections
 * from kicker and tags without noise, direction. Pure; any thread.
 *
 * Of the body there is what lists and searches show; byline_article_open_body() makes the blocks.
 * What is made of plain text has them already.
 *
 * Returns: (transfer full): an article without key; received is 0.
 */
BylineArticle *byline_article_from_feed_item (const BylineFeedItem *item,
                                              const BylineFeedDocument *document);

/**
 * byline_article_find_text:
 * @article: an article that is its caller's alone; changed in place
 *
 * Finds the text of a feed's body, and the picture that stands for it, where they are not there: without
 * its blocks, if they can be known without them. Pure; any thread.
 */
void byline_article_find_text (BylineArticle *article);

/**
 * byline_article_open_body:
 * @article: an article that is its caller's alone; changed in place
 *
 * Makes the blocks and footnotes of a feed's body, and says of the lead what stands below it there; the
 * lead is not again in the blocks. Does nothing where there are blocks. Pure; any thread.
 */
void byline_article_open_body (BylineArticle *article);

G_END_DECLS
