/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-document-writer.h"

G_BEGIN_DECLS

/**
 * byline_document_end_write:
 * @writer: where it is written
 * @article: an article
 *
 * Writes what stands below an article's text: attachments, the way to its comments, authors' cards.
 */
void byline_document_end_write (BylineDocumentWriter *writer, const BylineArticle *article);

G_END_DECLS
