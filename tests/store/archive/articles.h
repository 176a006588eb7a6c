/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/* Returns: (transfer full): an article in which every field and every type of block has
 * something. */
BylineArticle *full_article_new (void);
/* Returns: (transfer full): one with as little as there can be. */
BylineArticle *bare_article_new (void);

G_END_DECLS
