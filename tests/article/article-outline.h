/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/** Returns: (transfer full): @article as lines of text, for comparing: one a field, one a block. */
char *article_outline (const BylineArticle *article);
/** Returns: (transfer full): @blocks as lines of text. */
char *blocks_outline (GPtrArray *blocks);

G_END_DECLS
