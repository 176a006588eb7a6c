/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-block.h"

G_BEGIN_DECLS

/**
 * _byline_blocks_tidy:
 * @blocks: (element-type BylineBlock): a story's text, changed in place
 *
 * Gives pictures the line below them if it ends in a credit, drops one that says their caption again, makes subheads of lines in bold between
 * paragraphs where there are no others, and takes headings and rules off the end.
 */
void _byline_blocks_tidy (GPtrArray *blocks);
/**
 * _byline_blocks_drop_names:
 * @blocks: (element-type BylineBlock): a story's text, changed in place
 * @authors: (nullable) (element-type BylineAuthor): who wrote it
 *
 * Drops a bold line or a heading at the text's beginning that is nothing but their names.
 */
void _byline_blocks_drop_names (GPtrArray *blocks, const GPtrArray *authors);
/**
 * _byline_blocks_drop_signature:
 * @blocks: (element-type BylineBlock): a story's text, changed in place
 * @authors: (nullable) (element-type BylineAuthor): who wrote it
 *
 * Drops the last paragraph if it is nothing but the name of one of them, what he does and where to write to.
 */
void _byline_blocks_drop_signature (GPtrArray *blocks, const GPtrArray *authors);

G_END_DECLS
