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
 * Makes a document of what a feed says of a story: body from its content (else its summary, then
 * is_excerpt is set), a first picture as lead if the feed names none (and then not again in the
 * body), the standfirst only where the summary is not merely the beginning of the body, "Paper |
 * China" kickers taken apart, sections from kicker and tags without noise, direction. Pure; any
 * thread.
 *
 * Returns: (transfer full): an article without key; received is 0.
 */
BylineArticle *byline_article_from_feed_item (const BylineFeedItem *item,
                                              const BylineFeedDocument *document);

G_END_DECLS
