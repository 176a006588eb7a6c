/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-document-writer.h"

G_BEGIN_DECLS

/**
 * BylineDocumentBlocks:
 *
 * Writes blocks, one a step. What is still to be written is a stack, so that no nesting is too deep:
 * what is added last is written first.
 */
typedef struct _BylineDocumentBlocks BylineDocumentBlocks;

/**
 * byline_document_blocks_new:
 * @writer: where they are written; it has to outlive them
 *
 * Returns: (transfer full): no blocks yet
 */
BylineDocumentBlocks *byline_document_blocks_new (BylineDocumentWriter *writer);
/**
 * byline_document_blocks_free:
 * @self: (transfer full): blocks
 *
 * Frees @self; what has not been written is not.
 */
void byline_document_blocks_free (BylineDocumentBlocks *self);
/**
 * byline_document_blocks_add:
 * @self: blocks
 * @blocks: (element-type BylineBlock): they have to outlive @self
 * @first: the first of them that is written
 *
 * Adds @blocks to what is to be written.
 */
void byline_document_blocks_add (BylineDocumentBlocks *self, GPtrArray *blocks, guint first);
/**
 * byline_document_blocks_add_footnote:
 * @self: blocks
 * @footnote: it has to outlive @self
 * @number: which one it is, from 1
 *
 * Adds @footnote, its number and the way back from it to what is to be written.
 */
void byline_document_blocks_add_footnote (BylineDocumentBlocks *self,
                                          const BylineFootnote *footnote,
                                          guint number);
/**
 * byline_document_blocks_step:
 * @self: blocks
 *
 * Writes one block, or ends one that others are in.
 *
 * Returns: whether there is more to do
 */
gboolean byline_document_blocks_step (BylineDocumentBlocks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineDocumentBlocks, byline_document_blocks_free)

G_END_DECLS
