/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-river.h"
#include "byline-document-place.h"
#include "byline-documents.h"
#include "byline-reading-view-private.h"

/* Returns: (nullable): the first link of @kind to @target. */
static BylineDocumentLink *
find_link (BylineReadingView *self, BylineLinkKind kind, const char *target, gint64 id)
{
  GPtrArray *links = byline_document_buffer_get_links (
    byline_document_view_get_document (self->view));

  for (guint i = 0; i < links->len; i++)
    {
      BylineDocumentLink *link = g_ptr_array_index (links, i);

      if (link->kind == kind && link->id == id && g_strcmp0 (link->target, target) == 0)
        return link;
    }

  return NULL;
}

static void
go_to (BylineReadingView *self, BylineLinkKind kind, const char *target)
{
  BylineDocumentLink *link;

  /* It may not be written yet. */
  _byline_reading_view_finish_building (self);
  link = find_link (self, kind, target, 0);
  if (link != NULL)
    {
      byline_document_view_focus_link (self->view, link->range.start);
      byline_document_place_scroll_to (GTK_TEXT_VIEW (self->view), link->range.start, TRUE);
    }
}

/* A link to a part of the story that is read leads there.
 * Returns: FALSE if it leads elsewhere, or the part is not to be found. */
static gboolean
go_to_part (BylineReadingView *self, const char *uri)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (byline_document_view_get_document (self->view));
  g_autofree char *words = NULL;
  GtkTextIter start, found;

  if (self->article != NULL)
    words = byline_document_dup_part (self->article, uri);
  if (words == NULL)
    return FALSE;
  _byline_reading_view_finish_building (self);
  gtk_text_buffer_get_start_iter (buffer, &start);
  /* In the contents above it the words may stand, too: there they begin no line. */
  while (
    gtk_text_iter_forward_search (&start, words, GTK_TEXT_SEARCH_TEXT_ONLY, &found, &start, NULL))
    if (gtk_text_iter_starts_line (&found))
      {
        byline_document_place_scroll_to (GTK_TEXT_VIEW (self->view),
                                         gtk_text_iter_get_offset (&found), TRUE);
        return TRUE;
      }
  return FALSE;
}

/* Expands or folds a story of the river. The text above keeps its place. If the folded story begins
 * above the screen, scrolls back to its beginning: else the reader would be somewhere in the
 * stories that follow. */
static void
toggle (BylineReadingView *self, guint index)
{
  BylineDocumentBuffer *document = byline_document_view_get_document (self->view);
  BylineRiverEntry *entry;
  BylineDocumentLink *link;
  GtkTextIter iter;
  guint start, end, offset;

  _byline_reading_view_finish_building (self);
  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), 0, &start, &end);
  if (!byline_river_toggle (document, index))
    return;

  byline_document_view_sync (self->view);
  byline_picture_queue_block (self->pictures);
  entry = g_ptr_array_index (byline_river_get_entries (document), index);
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (document), &iter, entry->start);
  offset = gtk_text_iter_get_offset (&iter);
  if (!entry->is_expanded && offset < start)
    byline_document_place_scroll_to (GTK_TEXT_VIEW (self->view), offset, TRUE);
  else if (gtk_widget_has_focus (GTK_WIDGET (self->view)) && !entry->is_expanded)
    {
      link = find_link (self, BYLINE_LINK_TOGGLE, NULL, index);
      if (link != NULL)
        byline_document_view_focus_link (self->view, link->range.start);
    }
  byline_find_bar_update (self->find_bar);
  byline_picture_queue_update (self->pictures);
}

void
_byline_reading_view_link_cb (BylineReadingView *self, guint kind, const char *target, gint64 id)
{
  switch ((BylineLinkKind) kind)
    {
    case BYLINE_LINK_URI:
      if (!go_to_part (self, target))
        _byline_reading_view_open_uri (self, target);
      break;
    case BYLINE_LINK_PUBLICATION:
      g_signal_emit_by_name (self, "publication-activated", target);
      break;
    case BYLINE_LINK_SECTION:
      g_signal_emit_by_name (self, "section-activated", target);
      break;
    case BYLINE_LINK_AUTHOR:
      g_signal_emit_by_name (self, "author-activated", target);
      break;
    case BYLINE_LINK_STORY:
      g_signal_emit_by_name (self, "story-activated", id);
      break;
    case BYLINE_LINK_FOOTNOTE:
      go_to (self, BYLINE_LINK_BACK, target);
      break;
    case BYLINE_LINK_BACK:
      go_to (self, BYLINE_LINK_FOOTNOTE, target);
      break;
    case BYLINE_LINK_TOGGLE:
      toggle (self, (guint) id);
      break;
    }
}
