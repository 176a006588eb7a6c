/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-document-writer.h"

G_BEGIN_DECLS

/**
 * BYLINE_DOCUMENT_END_MAX_ATTACHMENTS:
 *
 * Of very many attachments, those behind the first twenty are not shown.
 */
#define BYLINE_DOCUMENT_END_MAX_ATTACHMENTS 20

/**
 * byline_document_end_write:
 * @writer: where it is written
 * @article: an article
 *
 * Writes what stands below an article's text: that it is not all of it, attachments, the way to its comments, authors' cards, its
 * sections.
 */
void byline_document_end_write (BylineDocumentWriter *writer, const BylineArticle *article);

/**
 * byline_document_end_get_cut_note:
 *
 * Returns: (transfer none): the sentence that stands at the end of a story that is not shown whole, in
 *   the user's language
 */
const char *byline_document_end_get_cut_note (void);

/**
 * byline_document_end_dup_attachments_note:
 * @n: how many attachments a story has
 *
 * Returns: (transfer full) (nullable): the sentence that says how many are not shown, in the user's
 *   language; %NULL if all are
 */
char *byline_document_end_dup_attachments_note (guint n);

/**
 * byline_document_end_write_cards:
 * @self: a writer
 * @authors: (element-type BylineAuthor): who wrote a story
 *
 * Writes the cards of authors of whom more is known than their names.
 */
void byline_document_end_write_cards (BylineDocumentWriter *self, GPtrArray *authors);

G_END_DECLS
