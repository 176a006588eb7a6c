/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/* A document as plain text; as HTML it is written by byline-dialect.h. Pure; any thread. */

/**
 * byline_render_text:
 *
 * Returns: (transfer full): the body as plain text, a line break at every block, without headline,
 *   byline, captions, credits and teasers; "" for no body. This is JSON Feed's content_text, what
 *   the search indexes, and what reading time is counted from.
 */
char *byline_render_text (const BylineArticle *article);

/** Returns: (transfer full): @blocks as plain text, as byline_render_text(). */
char *byline_render_blocks_text (GPtrArray *blocks);

G_END_DECLS
