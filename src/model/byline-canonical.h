/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/*
 * Blocks in their one form, so that what says the same is the same: they can be written as HTML
 * and read back without a difference (byline-dialect.h). Code that makes or changes blocks brings
 * them into it at the end.
 *
 * - A text is folded and trimmed: single spaces, single line breaks, no character that deceives, no
 *   space of any kind at the ends or beside a line break. A listing keeps its inner
 *   white space, loses empty lines in front and white space at the end, and has no marks.
 * - Marks are sorted (by start, the longer first, then by kind) and nest; where two overlap, the
 *   later one is split. None begins or ends in a space, and no two of a kind lie upon each other;
 *   neither do links and references to footnotes: the one that begins first stays whole.
 * - A block has the fields of its type and no others, values within their bounds, and says
 *   something: empty paragraphs, quotations, lists and the like are left out. Items stand in lists
 *   only, and galleries hold figures only. An empty caption or title is %NULL.
 * - Blocks nest at most %BYLINE_BLOCK_MAX_DEPTH deep; what lies deeper is left out.
 *
 * To make canonical blocks canonical changes nothing. All of these take time that is linear in
 * the text but for sorting the marks of one text. Pure; any thread.
 */

/**
 * BYLINE_PICTURE_MAX_SIDE:
 *
 * The most pixels that a picture is taken to be wide or high.
 */
#define BYLINE_PICTURE_MAX_SIDE 1000000
/**
 * BYLINE_CELL_MAX_SPAN:
 *
 * The most columns or rows that a cell of a table spans.
 */
#define BYLINE_CELL_MAX_SPAN 1000

/**
 * byline_blocks_canonicalize:
 * @blocks: (element-type BylineBlock): blocks whose texts are UTF-8 and whose addresses come from
 *   byline_url_resolve() or byline_url_resolve_link(); changed in place
 *
 * Brings @blocks into canonical form.
 */
void byline_blocks_canonicalize (GPtrArray *blocks);

/**
 * byline_footnotes_canonicalize:
 * @footnotes: (element-type BylineFootnote): changed in place
 *
 * As byline_blocks_canonicalize() for the blocks of each. A footnote without an id is left out; one
 * without blocks stays.
 */
void byline_footnotes_canonicalize (GPtrArray *footnotes);

/**
 * byline_article_canonicalize:
 * @article: an article under way; changed in place
 *
 * Brings all blocks of @article, those of its footnotes and teasers, too, into canonical form.
 */
void byline_article_canonicalize (BylineArticle *article);

G_END_DECLS
