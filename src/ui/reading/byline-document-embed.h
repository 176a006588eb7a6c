/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-attachment.h"
#include "byline-block.h"
#include "byline-document-writer.h"

G_BEGIN_DECLS

/**
 * byline_document_embed_write:
 * @writer: a writer at the beginning of a line
 * @block: what the page shows in a frame
 * @indent: in pixels
 * @end_margin: at the far side, in pixels
 *
 * Writes a card: the picture, if the page has one, the title as a link, and in a line below it what it
 * is, how long it lasts and who shows it.
 */
void byline_document_embed_write (BylineDocumentWriter *writer,
                                  const BylineBlock *block,
                                  int indent,
                                  int end_margin);
/**
 * byline_document_embed_write_attachment:
 * @writer: a writer at the beginning of a line
 * @attachment: a file that comes with the story
 * @title: (nullable): the story's headline: what a film or a recording without a title is called
 *
 * Writes a card for a file.
 */
void byline_document_embed_write_attachment (BylineDocumentWriter *writer,
                                             const BylineAttachment *attachment,
                                             const char *title);
/**
 * byline_document_embed_dup_words:
 * @block: what the page shows in a frame
 *
 * Returns: (transfer full): what its card says, in one line
 */
char *byline_document_embed_dup_words (const BylineBlock *block);
/**
 * byline_document_embed_dup_attachment_words:
 * @attachment: a file that comes with the story
 * @title: (nullable): as for byline_document_embed_write_attachment()
 *
 * Returns: (transfer full): what its card says, in one line
 */
char *byline_document_embed_dup_attachment_words (const BylineAttachment *attachment,
                                                  const char *title);
/**
 * byline_document_embed_is_source:
 * @block: what the page shows in a frame
 * @quote: the quotation before it
 *
 * Returns: whether @quote is what @block, a post, says, and does not say who posted it
 */
gboolean byline_document_embed_is_source (const BylineBlock *block, const BylineBlock *quote);
/**
 * byline_document_embed_write_source:
 * @writer: a writer at the beginning of a line
 * @block: a post
 * @start: where the quotation of it begins
 * @indent: in pixels
 * @end_margin: at the far side, in pixels
 *
 * Writes below a quotation where it was posted.
 */
void byline_document_embed_write_source (BylineDocumentWriter *writer,
                                         const BylineBlock *block,
                                         guint start,
                                         int indent,
                                         int end_margin);

G_END_DECLS
