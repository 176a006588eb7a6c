/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-block.h"

G_BEGIN_DECLS

/**
 * _byline_blocks_tidy:
 * @blocks: (element-type BylineBlock): a story's text, changed in place
 *
 * Gives pictures the line below them if it ends in a credit, makes subheads of lines in bold between
 * paragraphs where there are no others, and takes headings and rules off the end.
 */
void _byline_blocks_tidy (GPtrArray *blocks);

G_END_DECLS
