/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/* Articles made by hand, for the tests of the reading view. */

/** Returns: (transfer full): head, lead, author's card and a few paragraphs. */
BylineArticle *test_article_new (const char *title);
/** Returns: (transfer full): as that, with every type of block, footnotes and a teaser. */
BylineArticle *test_article_new_full (void);
/** Appends a paragraph; returns its block (transfer none). */
BylineBlock *test_article_add (BylineArticle *article, BylineBlockType type, const char *text);

G_END_DECLS
