/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-document-buffer.h"

G_BEGIN_DECLS

/**
 * BylineDocumentBuilder: writes an article, or some blocks, into a buffer, in steps as short as
 * asked for, so that the first lines show at once. Only one at a time may be at work in a buffer.
 */
typedef struct _BylineDocumentBuilder BylineDocumentBuilder;

/** @offset: where in @buffer it writes */
BylineDocumentBuilder *byline_document_builder_new (BylineDocumentBuffer *buffer, guint offset);
void byline_document_builder_free (BylineDocumentBuilder *self);

/** Plans a whole article: head, lead, body, footnotes, attachments, authors' cards. */
void byline_document_builder_add_article (BylineDocumentBuilder *self, BylineArticle *article);
/** Plans @blocks (element-type BylineBlock), which must outlive the builder. */
void byline_document_builder_add_blocks (BylineDocumentBuilder *self,
                                         GPtrArray *blocks,
                                         gboolean rtl);
/**
 * byline_document_builder_step:
 * @budget: in microseconds; -1 for all there is
 *
 * Returns: whether there is more to do.
 */
gboolean byline_document_builder_step (BylineDocumentBuilder *self, gint64 budget);
/** Returns: where the next text will go. */
guint byline_document_builder_get_offset (BylineDocumentBuilder *self);

/** Writes a whole article at once. */
void byline_document_build (BylineDocumentBuffer *buffer, BylineArticle *article);

/** Writes a line that holds nothing but @widget (floating or not) at @offset, the beginning of a
 * line. */
void byline_document_put_widget (BylineDocumentBuffer *buffer, guint offset, GtkWidget *widget);

/** Returns: (transfer full): "20 November" as a reader of @now would have it, with the year if that
 * differs; "" for 0. */
char *byline_document_format_date (gint64 time, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineDocumentBuilder, byline_document_builder_free)

G_END_DECLS
