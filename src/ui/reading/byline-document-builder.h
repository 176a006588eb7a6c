/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-document-buffer.h"

G_BEGIN_DECLS

/**
 * BylineDocumentBuilder:
 *
 * Writes an article into a buffer, in steps as short as asked for, so that the first lines show at
 * once. Only one at a time may be at work in a buffer.
 */
typedef struct _BylineDocumentBuilder BylineDocumentBuilder;

/**
 * byline_document_builder_new:
 * @buffer: where it writes
 * @offset: where in @buffer
 *
 * Returns: (transfer full): a builder that has nothing to write
 */
BylineDocumentBuilder *byline_document_builder_new (BylineDocumentBuffer *buffer, guint offset);
/**
 * byline_document_builder_free:
 * @self: (transfer full): a builder
 *
 * Frees @self and what it holds.
 */
void byline_document_builder_free (BylineDocumentBuilder *self);

/**
 * byline_document_builder_add_article:
 * @self: a builder
 * @article: an article; a reference is kept
 *
 * Plans a whole article: head, lead, body, footnotes, attachments, authors' cards.
 */
void byline_document_builder_add_article (BylineDocumentBuilder *self, BylineArticle *article);
/**
 * byline_document_builder_add_body:
 * @self: a builder
 * @article: an article; a reference is kept
 *
 * Plans what stands below an article's head and lead: body, footnotes, attachments, authors' cards.
 */
void byline_document_builder_add_body (BylineDocumentBuilder *self, BylineArticle *article);
/**
 * byline_document_builder_get_offset:
 * @self: a builder
 *
 * Returns: where it writes next, in characters
 */
guint byline_document_builder_get_offset (BylineDocumentBuilder *self);
/**
 * byline_document_builder_step:
 * @self: a builder
 * @budget: in microseconds; -1 for all there is
 *
 * Writes as much as there is time for.
 *
 * Returns: whether there is more to do
 */
gboolean byline_document_builder_step (BylineDocumentBuilder *self, gint64 budget);

/**
 * byline_document_build:
 * @buffer: where it is written
 * @article: an article
 *
 * Writes a whole article at once.
 */
void byline_document_build (BylineDocumentBuffer *buffer, BylineArticle *article);

/**
 * byline_document_put_widget:
 * @buffer: where it is written
 * @offset: the beginning of a line, in characters
 * @widget: a widget, floating or not
 *
 * Writes a line that holds nothing but a widget.
 */
void byline_document_put_widget (BylineDocumentBuffer *buffer, guint offset, GtkWidget *widget);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineDocumentBuilder, byline_document_builder_free)

G_END_DECLS
