/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-search.h"

#include "byline-search-query.h"

/* What a search found the story by is marked, this often at most and in this much text. */
#define MAX_RANGES 1000
#define MAX_LENGTH 400000

static void
unmark (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, "searched", &start, &end);
}

void
byline_document_mark_search (BylineDocumentBuffer *document, const char *search)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (document);
  g_autoptr (BylineSearchQuery) query = NULL;
  g_autoptr (GArray) ranges = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  unmark (buffer);
  if (search == NULL)
    return;

  query = byline_search_query_parse (search);
  if (!byline_search_query_has_words (query))
    return;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, MAX_LENGTH);
  /* The slice has a character for every picture. */
  text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  ranges = byline_search_query_ranges (query, text, MAX_RANGES);
  for (guint i = 0; i < ranges->len; i++)
    {
      BylineSearchRange range = g_array_index (ranges, BylineSearchRange, i);

      gtk_text_buffer_get_iter_at_offset (buffer, &start, range.start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, range.end);
      gtk_text_buffer_apply_tag_by_name (buffer, "searched", &start, &end);
    }
}
