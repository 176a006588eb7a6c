/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-outline.h"

#include "byline-text.h"

/* Where the eyes are, about: the line over the upper third; at the end of all text the last one, as what stands there
 * cannot come higher. */
static guint
get_read_offset (GtkTextView *view, GtkAdjustment *adjustment)
{
  double value = gtk_adjustment_get_value (adjustment);
  GdkRectangle visible;
  GtkTextIter iter;
  int y;

  gtk_text_view_get_visible_rect (view, &visible);
  y = visible.y + visible.height / 3;
  if (value > 0 && value + gtk_adjustment_get_page_size (adjustment) >=
                     gtk_adjustment_get_upper (adjustment) - 1)
    y = visible.y + visible.height;
  gtk_text_view_get_line_at_y (view, &iter, y, NULL);

  return gtk_text_iter_get_offset (&iter);
}

static char *
dup_text (BylineDocumentBuffer *document, guint start, guint end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (document), &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (document), &to, (int) end);

  return gtk_text_iter_get_text (&from, &to);
}

static void
add_headings (BylineStoryOutline *outline,
              BylineDocumentBuffer *document,
              const BylineDocumentRange *range)
{
  GPtrArray *headings = byline_document_buffer_get_headings (document);

  for (guint i = byline_document_ranges_find (headings, range->start); i < headings->len; i++)
    {
      const BylineDocumentHeading *heading = g_ptr_array_index (headings, i);

      if (heading->range.start >= range->end)
        break;
      /* The story's own headline is none of its parts. */
      if (heading->level > 0)
        byline_story_outline_add (outline,
                                  dup_text (document, heading->range.start, heading->range.end),
                                  heading->level, heading->range.start);
    }
}

BylineStoryOutline *
byline_document_outline_new (BylineDocumentView *view,
                             GtkAdjustment *adjustment,
                             const BylineDocumentRange *range)
{
  BylineDocumentBuffer *document = byline_document_view_get_document (view);
  BylineStoryOutline *outline = byline_story_outline_new ();
  guint read = get_read_offset (GTK_TEXT_VIEW (view), adjustment);
  g_autofree char *rest = NULL;

  add_headings (outline, document, range);
  outline->current = outline->items->len;
  for (guint i = 0; i < outline->items->len; i++)
    if (((BylineOutlineItem *) outline->items->pdata[i])->offset <= read)
      outline->current = i;
  rest = dup_text (document, CLAMP (read, range->start, range->end), range->end);
  outline->minutes_left = byline_text_reading_minutes (rest);

  return outline;
}
