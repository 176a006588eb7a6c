/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-buffer.h"

G_BEGIN_DECLS

/**
 * byline_document_mark_search:
 * @document: a document
 * @search: (nullable): a query
 *
 * Marks the words that @search finds in @document, and no others.
 */
void byline_document_mark_search (BylineDocumentBuffer *document, const char *search);

G_END_DECLS
