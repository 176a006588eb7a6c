/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-river.h"
#include "byline-document-place.h"
#include "byline-documents.h"
#include "byline-reading-view-private.h"

/* Returns: (nullable): the first link of @kind to @target. Each story has footnotes of its own, so
 * that of the story in view comes first. */
static BylineDocumentLink *
find_link (BylineReadingView *self, BylineLinkKind kind, const char *target, gint64 id)
{
  BylineDocumentBuffer *document = byline_document_view_get_document (self->view);
  GPtrArray *links = byline_document_buffer_get_links (document);
  BylineRiverEntry *entry = byline_river_find (document, byline_story_in_view_get (self->in_view));
  BylineDocumentLink *found = NULL;
  guint top = entry != NULL ? byline_river_entry_get_range (document, entry).start : 0;

  for (guint i = 0; i < links->len; i++)
    {
      BylineDocumentLink *link = g_ptr_array_index (links, i);

      if (link->kind == kind && link->id == id && g_strcmp0 (link->target, target) == 0)
        {
          if (link->range.start >= top)
            return link;
          if (found == NULL)
            found = link;
        }
    }

  return found;
}

BylineArticle *
byline_reading_view_get_article_with_picture (BylineReadingView *self, const char *url)
{
  BylineDocumentLink *link;
  BylineRiverEntry *entry = NULL;

  if (self->article == NULL)
    return NULL;

  link = find_link (self, BYLINE_LINK_PICTURE, url, 0);
  if (link != NULL)
    entry = byline_river_find_at (byline_document_view_get_document (self->view),
                                  link->range.start);

  return entry != NULL ? entry->article : _byline_reading_view_get_article (self);
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
  BylineArticle *article = _byline_reading_view_get_article (self);
  g_autofree char *words = NULL;
  GtkTextIter start, found;

  if (article != NULL)
    words = byline_document_dup_part (article, uri);
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

/* Unfolds or folds a story of the river. The text above keeps its place. If the folded story begins
 * above the screen, scrolls back to its beginning: else the reader would be somewhere in the stories
 * that follow. */
static void
toggle (BylineReadingView *self, gint64 key)
{
  BylineDocumentBuffer *document = byline_document_view_get_document (self->view);
  BylineRiverEntry *entry = byline_river_find (document, key);
  BylineDocumentLink *link;
  gboolean was_unfolded;
  guint start, end, top;

  if (entry == NULL)
    return;

  byline_story_in_view_release (self->in_view);
  was_unfolded = byline_river_entry_shows_all (entry);
  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), 0, &start, &end);
  byline_reading_river_toggle (self->river, key);
  top = byline_river_entry_get_range (document, entry).start;
  if (was_unfolded && top < start)
    byline_document_place_scroll_to (GTK_TEXT_VIEW (self->view), top, TRUE);
  else if (gtk_widget_has_focus (GTK_WIDGET (self->view)) && was_unfolded)
    {
      link = find_link (self, BYLINE_LINK_TOGGLE, NULL, key);
      if (link != NULL)
        byline_document_view_focus_link (self->view, link->range.start);
    }
  byline_find_bar_update (self->find_bar);
}

void
_byline_reading_view_link_cb (BylineReadingView *self, guint kind, const char *target, gint64 id)
{
  switch ((BylineLinkKind) kind)
    {
    case BYLINE_LINK_URI:
      if (!go_to_part (self, target))
        _byline_reading_view_open_uri (self, target, FALSE);
      break;
    case BYLINE_LINK_BROWSER:
      _byline_reading_view_open_uri (self, target, TRUE);
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
      toggle (self, id);
      break;
    case BYLINE_LINK_PICTURE:
      if (!byline_picture_queue_retry (self->pictures, target))
        g_signal_emit_by_name (self, "picture-activated", target);
      break;
    }
}
