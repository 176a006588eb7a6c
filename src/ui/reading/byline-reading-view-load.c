/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-author-card.h"
#include "byline-document-place.h"
#include "byline-document-river.h"
#include "byline-document-search.h"
#include "byline-error-text.h"
#include "byline-reading-view-private.h"
#include "byline-url.h"

#include <glib/gi18n.h>

/* What was asked for until now comes too late. */
static void
forget_requests (BylineReadingView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  byline_picture_queue_stop (self->pictures);
  byline_reading_river_stop (self->river);
}

void
_byline_reading_view_reset (BylineReadingView *self)
{
  forget_requests (self);
  g_clear_handle_id (&self->build_source, g_source_remove);
  g_clear_pointer (&self->builder, byline_document_builder_free);
  g_clear_pointer (&self->article, byline_article_unref);
  self->notice = NULL;
  self->is_built = FALSE;
  self->is_fetching = FALSE;
  if (self->reload_bar != NULL)
    byline_reload_bar_hide (self->reload_bar);
  byline_reading_places_stop (self->places);
  if (self->animation != NULL)
    adw_animation_pause (self->animation);
}

/* --- Writing the document --- */

/* Goes to where the story was left, as soon as that is written. */
static void
return_to_place (BylineReadingView *self)
{
  if (byline_reading_places_is_waiting (self->places) &&
      byline_reading_places_return (self->places, self->story_id, self->article))
    byline_story_in_view_hold (self->in_view, self->story_id);
}

static void
built (BylineReadingView *self)
{
  g_clear_pointer (&self->builder, byline_document_builder_free);
  self->is_built = TRUE;
  byline_document_view_sync (self->view);
  return_to_place (self);
  if (!self->article->wants_page)
    byline_reading_places_wait (self->places, FALSE);
  byline_picture_queue_block (self->pictures);
  byline_picture_queue_update (self->pictures);
  byline_document_mark_search (byline_document_view_get_document (self->view), self->search);
  byline_find_bar_update (self->find_bar);
}

static gboolean
build_cb (gpointer user_data)
{
  BylineReadingView *self = user_data;

  if (byline_document_builder_step (self->builder, BYLINE_READING_BUDGET))
    {
      byline_document_view_sync (self->view);
      return G_SOURCE_CONTINUE;
    }

  self->build_source = 0;
  built (self);

  return G_SOURCE_REMOVE;
}

void
_byline_reading_view_finish_building (BylineReadingView *self)
{
  byline_reading_river_finish (self->river);
  if (self->builder == NULL)
    return;

  g_clear_handle_id (&self->build_source, g_source_remove);
  byline_document_builder_step (self->builder, -1);
  built (self);
}

/* Call this before the new document is set. In a text without a layout every position maps to the
 * last line, and the view would scroll there once the layout is done. */
static void
scroll_to_top (BylineReadingView *self)
{
  if (self->animation != NULL)
    adw_animation_skip (self->animation);
  g_clear_object (&self->animation);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

void
_byline_reading_view_show_article (BylineReadingView *self, BylineArticle *article)
{
  g_autoptr (BylineDocumentBuffer) document = byline_document_buffer_new ();
  gboolean more;

  g_clear_handle_id (&self->build_source, g_source_remove);
  g_clear_pointer (&self->builder, byline_document_builder_free);
  byline_article_ref (article);
  g_clear_pointer (&self->article, byline_article_unref);
  self->article = article;
  self->notice = NULL;
  self->is_built = FALSE;
  byline_find_bar_clear (self->find_bar);

  /* The first lines before the view looks at them, the rest while it shows them. */
  self->builder = byline_document_builder_new (document, 0);
  byline_document_builder_add_article (self->builder, article);
  more = byline_document_builder_step (self->builder, BYLINE_READING_BUDGET);

  gtk_widget_set_direction (GTK_WIDGET (self->view), article->direction == BYLINE_DIRECTION_RTL
                                                       ? GTK_TEXT_DIR_RTL
                                                       : GTK_TEXT_DIR_LTR);
  scroll_to_top (self);
  byline_document_view_set_document (self->view, document);
  byline_picture_queue_start (self->pictures);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  article->title != NULL ? article->title : _ ("Story"), -1);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->page);
  _byline_reading_view_set_title (self, article->title);

  if (!more)
    {
      built (self);
      return;
    }

  self->build_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, build_cb, self, NULL);
  return_to_place (self);
}

/* --- What is not in the archive --- */

static void fetch (BylineReadingView *self);

/* Below the text, above who wrote it. */
static guint
get_notice_offset (BylineDocumentBuffer *document)
{
  GPtrArray *objects = byline_document_buffer_get_objects (document);

  for (guint i = 0; i < objects->len; i++)
    {
      BylineDocumentObject *object = g_ptr_array_index (objects, i);

      if (BYLINE_IS_AUTHOR_CARD (object->object))
        return object->range.start;
    }

  return byline_document_buffer_get_length (document);
}

static BylineReadingNotice *
get_notice (BylineReadingView *self)
{
  BylineDocumentBuffer *document;

  _byline_reading_view_finish_building (self);
  if (self->notice != NULL)
    return self->notice;

  document = byline_document_view_get_document (self->view);
  self->notice = BYLINE_READING_NOTICE (byline_reading_notice_new ());
  g_signal_connect_object (self->notice, "retry", G_CALLBACK (fetch), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notice, "open", G_CALLBACK (_byline_reading_view_open_article),
                           self, G_CONNECT_SWAPPED);
  byline_document_put_widget (document, get_notice_offset (document), GTK_WIDGET (self->notice));
  byline_document_view_sync (self->view);

  return self->notice;
}

static gboolean
can_open (BylineReadingView *self)
{
  return self->article != NULL && byline_url_is_web (self->article->url);
}

static void
show_failure (BylineReadingView *self, const GError *error)
{
  g_autofree char *reason = byline_error_text (error);

  if (reason != NULL)
    byline_reading_notice_set_text (get_notice (self), reason, TRUE, can_open (self));
}

void
_byline_reading_view_replace_article (BylineReadingView *self, BylineArticle *article)
{
  guint start, end;

  /* For the text that goes: its pictures, and what would have stood below it. */
  forget_requests (self);
  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), 0, &start, &end);
  byline_reading_places_keep (self->places);
  byline_reading_places_stop (self->places);
  byline_reading_places_wait (self->places, TRUE);
  _byline_reading_view_show_article (self, article);
  if (start > 0)
    {
      _byline_reading_view_finish_building (self);
      if (!byline_reading_places_return (self->places, self->story_id, article))
        byline_document_place_scroll_to (GTK_TEXT_VIEW (self->view), start, TRUE);
    }
  if (article->is_excerpt)
    byline_reading_notice_set_text (
      get_notice (self),
      _ ("Only part of this story could be loaded. Open it in the browser to read the rest."),
      FALSE, can_open (self));
  byline_picture_queue_update (self->pictures);
}

/* Whether there is all of the story already, and the page would only add to it. */
static gboolean
is_whole (BylineReadingView *self)
{
  return byline_article_has_body (self->article) && !self->article->is_excerpt;
}

static gboolean
is_at_top (BylineReadingView *self)
{
  return gtk_adjustment_get_value (
           gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller))) < 1;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineReadingView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle)
    article = byline_library_fetch_article_finish (BYLINE_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  self->is_fetching = FALSE;
  /* Under the eyes of who reads already nothing is moved: what the page adds shows the next time. */
  if (article != NULL && (!is_whole (self) || is_at_top (self)))
    {
      _byline_reading_view_replace_article (self, article);
      return;
    }

  byline_reading_places_wait (self->places, FALSE);
  if (article == NULL && !is_whole (self))
    show_failure (self, error);
  byline_picture_queue_update (self->pictures);
}

static void
fetch (BylineReadingView *self)
{
  if (self->is_fetching || self->library == NULL)
    return;

  self->is_fetching = TRUE;
  if (!is_whole (self))
    byline_reading_notice_set_busy (get_notice (self), _ ("Loading full story…"));
  byline_library_fetch_article_async (self->library, self->story_id, self->cancellable, fetched_cb,
                                      g_object_ref (self));
}

static void
show_and_complete (BylineReadingView *self, BylineArticle *article)
{
  _byline_reading_view_show_article (self, article);
  if (article->wants_page)
    fetch (self);
  else if (article->is_excerpt || !byline_article_has_body (article))
    byline_reading_notice_set_offer (get_notice (self),
                                     _ ("The feed gives only the beginning of this story."),
                                     _ ("Read the Whole Story"), can_open (self));
}

static void
headline_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineReadingView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    stories = byline_library_get_stories_finish (BYLINE_LIBRARY (source), result, &error);
  g_autoptr (BylineArticle) article = NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  if (stories != NULL && stories->len > 0)
    {
      article = byline_river_article_from_story (g_ptr_array_index (stories, 0));
      article->wants_page = TRUE;
      show_and_complete (self, article);
      return;
    }

  article = byline_article_new ();
  article->title = g_strdup (_ ("This story is no longer available"));
  _byline_reading_view_show_article (self, article);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineReadingView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle)
    article = byline_library_load_article_finish (BYLINE_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  if (article != NULL)
    show_and_complete (self, article);
  else
    byline_library_get_stories_async (self->library, &self->story_id, 1, self->cancellable,
                                      headline_cb, g_object_ref (self));
}

void
_byline_reading_view_load (BylineReadingView *self)
{
  byline_library_load_article_async (self->library, self->story_id, self->cancellable, loaded_cb,
                                     g_object_ref (self));
}
