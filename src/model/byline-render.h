/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/* A document as plain text; as HTML it is written by byline-dialect.h. Pure; any thread. */

/**
 * byline_render_text:
 * @article: an article
 *
 * Returns: (transfer full): the body as plain text, a line break at every block, without headline,
 *   byline, captions, credits and teasers; "" for no body. This is JSON Feed's content_text, what
 *   the search indexes, and what reading time is counted from.
 */
char *byline_render_text (const BylineArticle *article);

/**
 * byline_render_blocks_text:
 * @blocks: (element-type BylineBlock): blocks
 *
 * Returns: (transfer full): @blocks as plain text, as byline_render_text() writes it
 */
char *byline_render_blocks_text (GPtrArray *blocks);

G_END_DECLS
