/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/**
 * Returns: (transfer full): a hash of all that a feed or page says in @article; not of what the
 * store adds (key, received, feeds, publication).
 */
GBytes *_byline_article_digest (const BylineArticle *article);

G_END_DECLS
