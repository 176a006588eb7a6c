/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-view-private.h"

/* What all parts of the view use: where the reader is, and who is told of a link. */

void
_byline_document_view_emit (BylineDocumentView *self,
                            BylineLinkKind kind,
                            const char *target,
                            gint64 id)
{
  g_signal_emit_by_name (self, "activate-link", (guint) kind, target, id);
}

BylineDocumentLink *
_byline_document_view_get_focus_link (BylineDocumentView *self)
{
  if (!self->has_focus_link || self->document == NULL)
    return NULL;

  return byline_document_buffer_get_link_at (self->document, self->focus_link);
}

void
byline_document_view_get_range (BylineDocumentView *self, double pages, guint *start, guint *end)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
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

void
byline_document_view_scroll_to (BylineDocumentView *self, guint offset, gboolean at_top)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;
  GtkTextMark *mark;

  /* A mark, not an iter: lines above that are not yet laid out would put it out of place. */
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  mark = gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), mark, at_top ? 0.05 : 0.1, at_top, 0, 0.05);
  gtk_text_buffer_delete_mark (buffer, mark);
}
