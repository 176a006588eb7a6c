/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-reading-links.h"

#include "byline-document-place.h"
#include "byline-document-river.h"
#include "byline-documents.h"
#include "byline-footnote-popover.h"
#include "byline-signal.h"

struct _BylineReadingLinks {
  GObject parent_instance;

  BylineDocumentView *view; /* unowned */
  BylineReadingText *text;
  BylineReadingRiver *river;
  BylineStoryInView *in_view;
  char *footnote; /* nullable: the id of the one that the popover shows */
};

G_DEFINE_FINAL_TYPE (BylineReadingLinks, byline_reading_links, G_TYPE_OBJECT)

enum { TOGGLED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What a link leads to may not be written yet. */
static void
finish (BylineReadingLinks *self)
{
  byline_reading_river_finish (self->river);
  byline_reading_text_finish (self->text);
}

/* Returns: (nullable): the first link of @kind to @target. Each story has footnotes of its own, so
 * that of the story in view comes first. */
static BylineDocumentLink *
find_link (BylineReadingLinks *self, BylineLinkKind kind, const char *target, gint64 id)
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
byline_reading_links_get_article_with_picture (BylineReadingLinks *self, const char *url)
{
  BylineDocumentLink *link;
  BylineRiverEntry *entry = NULL;

  g_return_val_if_fail (BYLINE_IS_READING_LINKS (self), NULL);

  if (byline_reading_text_get_article (self->text) == NULL)
    return NULL;

  link = find_link (self, BYLINE_LINK_PICTURE, url, 0);
  if (link != NULL)
    entry = byline_river_find_at (byline_document_view_get_document (self->view),
                                  link->range.start);

  return entry != NULL
           ? entry->article
           : byline_reading_text_get_article_of (self->text,
                                                 byline_story_in_view_get (self->in_view));
}

static void
go_to (BylineReadingLinks *self, BylineLinkKind kind, const char *target)
{
  BylineDocumentLink *link;

  finish (self);
  link = find_link (self, kind, target, 0);
  if (link != NULL)
    {
      byline_document_view_focus_link (self->view, link->range.start);
      byline_document_place_scroll_to (GTK_TEXT_VIEW (self->view), link->range.start, TRUE);
    }
}

/* --- Footnotes --- */

static void
jump_cb (BylineReadingLinks *self)
{
  go_to (self, BYLINE_LINK_BACK, self->footnote);
}

static void
footnote_link_cb (BylineReadingLinks *self, const char *uri)
{
  g_signal_emit_by_name (self->view, "activate-link", (guint) BYLINE_LINK_URI, uri, (gint64) 0);
}

static gboolean
unparent_cb (gpointer user_data)
{
  GtkWidget *popover = user_data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* It is still at work when it says so. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (popover), g_object_unref);
}

/* Of the places that refer to a footnote, the one that is seen. */
static BylineDocumentLink *
find_reference (BylineReadingLinks *self, const char *target)
{
  GPtrArray *links = byline_document_buffer_get_links (
    byline_document_view_get_document (self->view));
  guint start, end;

  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), 0, &start, &end);
  for (guint i = byline_document_ranges_find (links, start); i < links->len; i++)
    {
      BylineDocumentLink *link = g_ptr_array_index (links, i);

      if (link->range.start > end)
        break;
      if (link->kind == BYLINE_LINK_FOOTNOTE && g_strcmp0 (link->target, target) == 0)
        return link;
    }

  return NULL;
}

static const BylineFootnote *
find_footnote (BylineArticle *article, const char *id, guint *number)
{
  for (guint i = 0; article != NULL && article->footnotes != NULL && i < article->footnotes->len;
       i++)
    {
      const BylineFootnote *footnote = g_ptr_array_index (article->footnotes, i);

      *number = i + 1;
      if (g_strcmp0 (footnote->id, id) == 0)
        return footnote;
    }

  return NULL;
}

/* Returns: FALSE if there is none, or nothing that it could stand beside. */
static gboolean
show_footnote (BylineReadingLinks *self, const char *target)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  BylineDocumentLink *link = find_reference (self, target);
  const BylineFootnote *footnote;
  GdkRectangle place;
  GtkWidget *popover;
  GtkTextIter iter;
  guint number = 0;

  footnote = find_footnote (
    byline_reading_text_get_article_of (self->text, byline_story_in_view_get (self->in_view)),
    target, &number);
  if (footnote == NULL || link == NULL)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter,
                                      (int) link->range.start);
  if (!byline_document_place_get_location (view, &iter, &place))
    return FALSE;

  g_free (self->footnote);
  self->footnote = g_strdup (target);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x,
                                         &place.y);
  popover = byline_footnote_popover_new (footnote, number);
  g_signal_connect_object (popover, "jump", G_CALLBACK (jump_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "link-activated", G_CALLBACK (footnote_link_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_widget_set_parent (popover, GTK_WIDGET (view));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  gtk_popover_popup (GTK_POPOVER (popover));

  return TRUE;
}

/* A link to a part of the story that is read leads there.
 * Returns: FALSE if it leads elsewhere, or the part is not to be found. */
static gboolean
go_to_part (BylineReadingLinks *self, const char *uri)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (byline_document_view_get_document (self->view));
  BylineArticle *article =
    byline_reading_text_get_article_of (self->text, byline_story_in_view_get (self->in_view));
  g_autofree char *words = NULL;
  GtkTextIter start, found;

  if (article != NULL)
    words = byline_document_dup_part (article, uri);
  if (words == NULL)
    return FALSE;
  finish (self);
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

/* Returns: where the text begins that unfolds: from there on the reader goes from link to link. */
static guint
get_text_offset (BylineDocumentBuffer *document, const BylineRiverEntry *entry)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (document), &iter, entry->start);

  return (guint) gtk_text_iter_get_offset (&iter);
}

/* Unfolds or folds a story of the river. What is in sight keeps its place. */
static void
toggle (BylineReadingLinks *self, gint64 key)
{
  BylineDocumentBuffer *document = byline_document_view_get_document (self->view);
  BylineRiverEntry *entry = byline_river_find (document, key);
  BylineDocumentLink *link;
  gboolean was_unfolded;

  if (entry == NULL)
    return;

  byline_story_in_view_release (self->in_view);
  was_unfolded = byline_river_entry_shows_all (entry);
  byline_reading_river_toggle (self->river, key);
  if (gtk_widget_has_focus (GTK_WIDGET (self->view)) && was_unfolded)
    {
      link = find_link (self, BYLINE_LINK_TOGGLE, NULL, key);
      if (link != NULL)
        byline_document_view_focus_link (self->view, link->range.start);
    }
  else if (gtk_widget_has_focus (GTK_WIDGET (self->view)))
    byline_document_view_focus_link (self->view, get_text_offset (document, entry));
  g_signal_emit (self, signals[TOGGLED], 0);
}

gboolean
byline_reading_links_follow (BylineReadingLinks *self,
                             BylineLinkKind kind,
                             const char *target,
                             gint64 id)
{
  g_return_val_if_fail (BYLINE_IS_READING_LINKS (self), FALSE);

  switch (kind)
    {
    case BYLINE_LINK_URI:
      return go_to_part (self, target);
    case BYLINE_LINK_FOOTNOTE:
      if (!show_footnote (self, target))
        go_to (self, BYLINE_LINK_BACK, target);
      return TRUE;
    case BYLINE_LINK_BACK:
      go_to (self, BYLINE_LINK_FOOTNOTE, target);
      return TRUE;
    case BYLINE_LINK_TOGGLE:
      toggle (self, id);
      return TRUE;
    case BYLINE_LINK_BROWSER:
    case BYLINE_LINK_PUBLICATION:
    case BYLINE_LINK_SECTION:
    case BYLINE_LINK_AUTHOR:
    case BYLINE_LINK_STORY:
    case BYLINE_LINK_PICTURE:
      break;
    }

  return FALSE;
}

static void
byline_reading_links_finalize (GObject *object)
{
  BylineReadingLinks *self = BYLINE_READING_LINKS (object);

  g_clear_object (&self->text);
  g_clear_object (&self->river);
  g_clear_object (&self->in_view);
  g_free (self->footnote);

  G_OBJECT_CLASS (byline_reading_links_parent_class)->finalize (object);
}

static void
byline_reading_links_class_init (BylineReadingLinksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_reading_links_finalize;

  signals[TOGGLED] = byline_signal_new (klass, "toggled", 0);
}

static void
byline_reading_links_init (BylineReadingLinks *self)
{
}

BylineReadingLinks *
byline_reading_links_new (BylineDocumentView *view,
                          BylineReadingText *text,
                          BylineReadingRiver *river,
                          BylineStoryInView *in_view)
{
  BylineReadingLinks *self = g_object_new (BYLINE_TYPE_READING_LINKS, NULL);

  self->view = view;
  self->text = g_object_ref (text);
  self->river = g_object_ref (river);
  self->in_view = g_object_ref (in_view);

  return self;
}
