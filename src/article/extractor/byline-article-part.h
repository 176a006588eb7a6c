/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/**
 * byline_article_dup_part:
 * @article: an article whose body is open
 * @fragment: what a link to a part of it says behind "#", as it is written there
 *
 * Looks for the part by the ids and names of the feed's body, else by its headings, which many sites
 * make the ids of. Pure; any thread.
 *
 * Returns: (transfer full) (nullable): the words that the part begins with, as they stand in one
 *   block; %NULL if there is no such part
 */
char *byline_article_dup_part (const BylineArticle *article, const char *fragment);

G_END_DECLS
