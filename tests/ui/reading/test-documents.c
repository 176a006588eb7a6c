/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-documents.h"

#include "byline-document-builder.h"

BylineDocumentBuffer *
test_document_new (BylineArticle *article)
{
  BylineDocumentBuffer *buffer = byline_document_buffer_new ();

  byline_document_build (buffer, article);

  return buffer;
}

char *
test_document_dup_text (BylineDocumentBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);

  return gtk_text_buffer_get_slice (GTK_TEXT_BUFFER (buffer), &start, &end, TRUE);
}

void
test_document_assert_contains (BylineDocumentBuffer *buffer, const char *needle)
{
  g_autofree char *text = test_document_dup_text (buffer);

  if (strstr (text, needle) == NULL)
    g_error ("“%s” is not in:\n%s", needle, text);
}

BylineDocumentObject *
test_document_get_object (BylineDocumentBuffer *buffer, guint index)
{
  GPtrArray *objects = byline_document_buffer_get_objects (buffer);

  g_assert_cmpuint (index, <, objects->len);

  return g_ptr_array_index (objects, index);
}
