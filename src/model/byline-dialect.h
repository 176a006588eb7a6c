/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/*
 * The article dialect: the HTML that an article's blocks are written to, for other tools and to be
 * read back. data/article-dialect.md describes it. On canonical blocks (byline-canonical.h),
 * reading what was written gives the same blocks. Pure; any thread.
 */

/**
 * BYLINE_DIALECT_MAX_BYTES:
 *
 * The longest text in the dialect that is read, in bytes.
 */
#define BYLINE_DIALECT_MAX_BYTES (64 * 1024 * 1024)
/**
 * BYLINE_DIALECT_MAX_NODES:
 *
 * The most blocks, rows, cells and footnotes together that are read.
 */
#define BYLINE_DIALECT_MAX_NODES 1000000

/**
 * byline_render_dialect:
 * @blocks: (element-type BylineBlock): canonical blocks
 * @footnotes: (nullable) (element-type BylineFootnote): canonical footnotes
 *
 * Returns: (transfer full): the body as an HTML fragment; "" for none. JSON Feed's content_html.
 */
char *byline_render_dialect (GPtrArray *blocks, GPtrArray *footnotes);

/**
 * byline_read_dialect:
 * @html: what byline_render_dialect() wrote; any bytes
 * @length: in bytes, or -1 if @html ends in a zero
 * @footnotes: (nullable) (element-type BylineFootnote): gets the footnotes
 * @error: a #BylineParseError: MALFORMED for what is not the dialect (the message says where),
 *   NESTING, TOO_LARGE
 *
 * Reads the dialect and nothing else: there is no guessing, and no part is taken of what is
 * malformed. Takes time and memory linear in @length. The addresses of links and pictures are those
 * that byline_url_resolve_link() and byline_url_resolve() let through: a link elsewhere is text, a
 * picture or a frame elsewhere is left out.
 *
 * Returns: (transfer full) (element-type BylineBlock) (nullable): canonical blocks, maybe none; %NULL
 *   and @error set if it is not the dialect. Then @footnotes is as it was.
 */
GPtrArray *byline_read_dialect (const char *html,
                                gssize length,
                                GPtrArray *footnotes,
                                GError **error);

G_END_DECLS
