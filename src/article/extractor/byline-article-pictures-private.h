/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/**
 * Lets each picture of an article of a feed stand once, in its largest size: a figure of the body
 * that shows one that stands before it, or the lead, goes. Then those that the feed has beside the
 * body follow it, as a figure or a gallery, unless they stand in it.
 */
void _byline_article_settle_pictures (BylineArticle *article);
/** As a reader sees a page: what stands in its body or at its head already is not shown again, unless other
 * words stand below it. */
void _byline_article_drop_repeated_pictures (BylineArticle *article);

G_END_DECLS
