/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-document-buffer.h"

G_BEGIN_DECLS

/* Documents that are built at once, and what stands in them. */

/** Returns: (transfer full): @article, built. */
BylineDocumentBuffer *test_document_new (BylineArticle *article);
/** Returns: (transfer full): all of the text, with a letter for each picture and widget. */
char *test_document_dup_text (BylineDocumentBuffer *buffer);
void test_document_assert_contains (BylineDocumentBuffer *buffer, const char *needle);
/** Returns: (transfer none): the picture or widget of that number. */
BylineDocumentObject *test_document_get_object (BylineDocumentBuffer *buffer, guint index);

G_END_DECLS
