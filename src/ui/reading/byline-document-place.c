/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-place.h"

void
byline_document_place_get_range (GtkTextView *view, double pages, guint *start, guint *end)
{
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y - (int) (visible.height * pages), NULL);
  *start = gtk_text_iter_get_offset (&iter);
  gtk_text_view_get_line_at_y (view, &iter,
                               visible.y + visible.height + (int) (visible.height * pages), NULL);
  gtk_text_iter_forward_to_line_end (&iter);
  *end = gtk_text_iter_get_offset (&iter);
}

gboolean
byline_document_place_get_location (GtkTextView *view,
                                    const GtkTextIter *iter,
                                    GdkRectangle *location)
{
  int y, height;

  gtk_text_view_get_line_yrange (view, iter, &y, &height);
  if (height <= 0)
    return FALSE;

  gtk_text_view_get_iter_location (view, iter, location);

  return TRUE;
}

void
byline_document_place_scroll_to (GtkTextView *view, guint offset, gboolean at_top)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;
  GtkTextMark *mark;

  /* A mark, not an iter: lines above that are not yet laid out would put it out of place. */
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  mark = gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE);
  gtk_text_view_scroll_to_mark (view, mark, at_top ? 0.05 : 0.1, at_top, 0, 0.05);
  gtk_text_buffer_delete_mark (buffer, mark);
}
