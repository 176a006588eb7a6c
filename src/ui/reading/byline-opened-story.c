/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-opened-story.h"

#include "byline-author-card.h"
#include "byline-document-place.h"
#include "byline-error-text.h"
#include "byline-reading-notice.h"
#include "byline-signal.h"
#include "byline-story-loader.h"
#include "byline-url.h"

#include <glib/gi18n.h>

struct _BylineOpenedStory {
  GObject parent_instance;

  BylineOpenedStoryParts parts;
  BylineStoryLoader *loader;
  gint64 story_id;
  BylineReadingNotice *notice; /* nullable: in the document */
};

G_DEFINE_FINAL_TYPE (BylineOpenedStory, byline_opened_story, G_TYPE_OBJECT)

enum { SHOWING, SHOWN, BUILT, REWRITTEN, OPEN_ASKED, MESSAGE, N_SIGNALS };

static guint signals[N_SIGNALS];

static BylineArticle *
get_opened (BylineOpenedStory *self)
{
  return byline_reading_text_get_article (self->parts.text);
}

static BylineArticle *
get_article (BylineOpenedStory *self)
{
  return byline_reading_text_get_article_of (self->parts.text,
                                             byline_story_in_view_get (self->parts.in_view));
}

static void
open_article (BylineOpenedStory *self)
{
  g_signal_emit (self, signals[OPEN_ASKED], 0);
}

/* What was asked for until now comes too late. */
static void
forget_requests (BylineOpenedStory *self)
{
  byline_story_loader_stop (self->loader);
  byline_picture_queue_stop (self->parts.pictures);
  byline_reading_river_stop (self->parts.river);
}

void
byline_opened_story_finish (BylineOpenedStory *self)
{
  g_return_if_fail (BYLINE_IS_OPENED_STORY (self));

  byline_reading_river_finish (self->parts.river);
  byline_reading_text_finish (self->parts.text);
}

/* Goes to where the story was left, as soon as that is written. */
static void
return_to_place (BylineOpenedStory *self)
{
  if (byline_reading_places_is_waiting (self->parts.places) &&
      byline_reading_places_return (self->parts.places, self->story_id, get_opened (self)))
    byline_story_in_view_hold (self->parts.in_view, self->story_id);
}

static void
built_cb (BylineOpenedStory *self)
{
  byline_document_view_sync (self->parts.view);
  return_to_place (self);
  if (!get_opened (self)->wants_page)
    byline_reading_places_wait (self->parts.places, FALSE);
  byline_picture_queue_block (self->parts.pictures);
  byline_picture_queue_update (self->parts.pictures);
  g_signal_emit (self, signals[BUILT], 0);
}

/* Shows @article from its beginning. */
static void
show_article (BylineOpenedStory *self, BylineArticle *article)
{
  gboolean is_whole;

  self->notice = NULL;
  g_signal_emit (self, signals[SHOWING], 0);
  /* Before the new document is set: in a text without a layout every position maps to the last line, and
   * the view would scroll there once the layout is done. */
  gtk_adjustment_set_value (self->parts.adjustment, 0);
  is_whole = byline_reading_text_show (self->parts.text, article);
  byline_picture_queue_start (self->parts.pictures);
  g_signal_emit (self, signals[SHOWN], 0, article);
  if (is_whole)
    built_cb (self);
  else
    return_to_place (self);
}

/* --- What is not in the archive --- */

static void fetch (BylineOpenedStory *self);

/* Below the text, above who wrote it and where it is filed. */
static guint
get_notice_offset (BylineDocumentBuffer *document, const BylineArticle *article)
{
  GPtrArray *objects = byline_document_buffer_get_objects (document);
  GtkTextIter iter;

  for (guint i = 0; i < objects->len; i++)
    {
      BylineDocumentObject *object = g_ptr_array_index (objects, i);

      if (BYLINE_IS_AUTHOR_CARD (object->object))
        return object->range.start;
    }

  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (document), &iter);
  if (article->sections->len > 0)
    gtk_text_iter_backward_line (&iter);

  return (guint) gtk_text_iter_get_offset (&iter);
}

static BylineReadingNotice *
get_notice (BylineOpenedStory *self)
{
  BylineDocumentBuffer *document;

  byline_opened_story_finish (self);
  if (self->notice != NULL)
    return self->notice;

  document = byline_document_view_get_document (self->parts.view);
  self->notice = BYLINE_READING_NOTICE (byline_reading_notice_new ());
  g_signal_connect_object (self->notice, "retry", G_CALLBACK (fetch), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notice, "open", G_CALLBACK (open_article), self,
                           G_CONNECT_SWAPPED);
  byline_document_put_widget (document, get_notice_offset (document, get_opened (self)),
                              GTK_WIDGET (self->notice));
  byline_document_view_sync (self->parts.view);

  return self->notice;
}

static gboolean
can_open (BylineOpenedStory *self)
{
  return get_opened (self) != NULL && byline_url_is_web (get_opened (self)->url);
}

/* @article is the same story as the one that is shown, told better: where one was reading stays in
 * sight. */
static void
replace_article (BylineOpenedStory *self, BylineArticle *article)
{
  guint start, end;

  /* For the text that goes: its pictures, and what would have stood below it. */
  forget_requests (self);
  byline_document_place_get_range (GTK_TEXT_VIEW (self->parts.view), 0, &start, &end);
  byline_reading_places_keep (self->parts.places);
  byline_reading_places_stop (self->parts.places);
  byline_reading_places_wait (self->parts.places, TRUE);
  show_article (self, article);
  if (start > 0)
    {
      byline_opened_story_finish (self);
      if (!byline_reading_places_return (self->parts.places, self->story_id, article))
        byline_document_place_scroll_to (GTK_TEXT_VIEW (self->parts.view), start, TRUE);
    }
  if (article->is_excerpt)
    byline_reading_notice_set_text (
      get_notice (self),
      _ ("Only part of this story could be loaded. Open it in the browser to read the rest."),
      FALSE, can_open (self));
  byline_picture_queue_update (self->parts.pictures);
}

/* Whether there is all of the story already, and the page would only add to it. */
static gboolean
is_whole (BylineOpenedStory *self)
{
  return byline_article_has_body (get_opened (self)) && !get_opened (self)->is_excerpt;
}

static gboolean
is_at_top (BylineOpenedStory *self)
{
  return gtk_adjustment_get_value (self->parts.adjustment) < 1;
}

static void
fetched_cb (BylineOpenedStory *self, BylineArticle *article)
{
  /* Under the eyes of who reads already nothing is moved: what the page adds shows the next time. */
  if (!is_whole (self) || is_at_top (self))
    {
      replace_article (self, article);
      return;
    }

  byline_reading_places_wait (self->parts.places, FALSE);
  byline_picture_queue_update (self->parts.pictures);
}

static void
fetch_failed_cb (BylineOpenedStory *self, const GError *error)
{
  g_autofree char *reason = byline_error_text (error);

  byline_reading_places_wait (self->parts.places, FALSE);
  if (reason != NULL && !is_whole (self))
    byline_reading_notice_set_text (get_notice (self), reason, TRUE, can_open (self));
  byline_picture_queue_update (self->parts.pictures);
}

static void
fetch (BylineOpenedStory *self)
{
  if (byline_story_loader_fetch (self->loader) && !is_whole (self))
    byline_reading_notice_set_busy (get_notice (self), _ ("Loading full story…"));
}

static void
loaded_cb (BylineOpenedStory *self, BylineArticle *article)
{
  show_article (self, article);
  if (article->wants_page)
    fetch (self);
  else if (article->is_excerpt || !byline_article_has_body (article))
    byline_reading_notice_set_offer (get_notice (self),
                                     _ ("The feed gives only the beginning of this story."),
                                     _ ("Read the Full Story"), can_open (self));
}

static void
missing_cb (BylineOpenedStory *self)
{
  g_autoptr (BylineArticle) article = byline_article_new ();

  article->title = g_strdup (_ ("This story is no longer available"));
  show_article (self, article);
}

/* --- A page that is loaded again: a bar above the text says how it goes, since the reader may be
 * anywhere in the text --- */

static void
reload_failed_cb (BylineOpenedStory *self, const GError *error)
{
  g_autofree char *reason = byline_error_text (error);

  if (reason == NULL)
    byline_reload_bar_hide (self->parts.reload_bar);
  else
    byline_reload_bar_set_failed (self->parts.reload_bar, reason,
                                  byline_url_is_web (get_article (self)->url));
  byline_picture_queue_update (self->parts.pictures);
}

/* A story alone is shown anew; one among others is written anew where it stands. */
static void
reloaded_cb (BylineOpenedStory *self, BylineArticle *article)
{
  BylineDocumentBuffer *document = byline_document_view_get_document (self->parts.view);
  gint64 story_id = byline_story_loader_get_reloaded (self->loader);
  BylineRiverEntry *entry = byline_river_find (document, story_id);
  BylineDocumentRange range;
  guint start, end;

  byline_reload_bar_hide (self->parts.reload_bar);
  if (entry != NULL)
    {
      range = byline_river_entry_get_range (document, entry);
      byline_document_place_get_range (GTK_TEXT_VIEW (self->parts.view), 0, &start, &end);
      byline_reading_river_set_article (self->parts.river, story_id, article);
      if (start > range.start && start < range.end)
        byline_document_place_scroll_to (GTK_TEXT_VIEW (self->parts.view), start, TRUE);
      g_signal_emit (self, signals[REWRITTEN], 0);
    }
  else if (story_id == self->story_id && byline_river_get_entries (document)->len == 0)
    replace_article (self, article);
  g_signal_emit (self, signals[MESSAGE], 0, _ ("Story reloaded"));
}

void
byline_opened_story_open (BylineOpenedStory *self, gint64 story_id)
{
  g_return_if_fail (BYLINE_IS_OPENED_STORY (self));

  self->story_id = story_id;
  byline_story_loader_load (self->loader, story_id);
}

void
byline_opened_story_close (BylineOpenedStory *self)
{
  g_return_if_fail (BYLINE_IS_OPENED_STORY (self));

  forget_requests (self);
  byline_reading_text_clear (self->parts.text);
  self->notice = NULL;
}

void
byline_opened_story_reload (BylineOpenedStory *self)
{
  g_return_if_fail (BYLINE_IS_OPENED_STORY (self));

  if (get_opened (self) != NULL &&
      byline_story_loader_reload (self->loader, byline_story_in_view_get (self->parts.in_view)))
    byline_reload_bar_set_busy (self->parts.reload_bar);
}

gboolean
byline_opened_story_is_complete (BylineOpenedStory *self)
{
  g_return_val_if_fail (BYLINE_IS_OPENED_STORY (self), FALSE);

  return byline_reading_text_is_whole (self->parts.text) &&
         !byline_story_loader_is_fetching (self->loader);
}

BylineArticle *
byline_opened_story_get_article (BylineOpenedStory *self)
{
  g_return_val_if_fail (BYLINE_IS_OPENED_STORY (self), NULL);

  return get_article (self);
}

void
byline_opened_story_set_library (BylineOpenedStory *self, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_OPENED_STORY (self));

  byline_story_loader_set_library (self->loader, library);
}

static void
byline_opened_story_finalize (GObject *object)
{
  g_object_unref (BYLINE_OPENED_STORY (object)->loader);

  G_OBJECT_CLASS (byline_opened_story_parent_class)->finalize (object);
}

static void
byline_opened_story_class_init (BylineOpenedStoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_opened_story_finalize;

  signals[SHOWING] = byline_signal_new (klass, "showing", 0);
  signals[SHOWN] = byline_signal_new (klass, "shown", 1, G_TYPE_POINTER);
  signals[BUILT] = byline_signal_new (klass, "built", 0);
  signals[REWRITTEN] = byline_signal_new (klass, "rewritten", 0);
  signals[OPEN_ASKED] = byline_signal_new (klass, "open-asked", 0);
  signals[MESSAGE] = byline_signal_new (klass, "message", 1, G_TYPE_STRING);
}

#define CONNECT(object, signal, callback)                                                          \
  g_signal_connect_object (object, signal, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)

static void
byline_opened_story_init (BylineOpenedStory *self)
{
  self->loader = byline_story_loader_new ();
  CONNECT (self->loader, "loaded", loaded_cb);
  CONNECT (self->loader, "missing", missing_cb);
  CONNECT (self->loader, "fetched", fetched_cb);
  CONNECT (self->loader, "failed", fetch_failed_cb);
  CONNECT (self->loader, "reloaded", reloaded_cb);
  CONNECT (self->loader, "reload-failed", reload_failed_cb);
}

BylineOpenedStory *
byline_opened_story_new (const BylineOpenedStoryParts *parts)
{
  BylineOpenedStory *self = g_object_new (BYLINE_TYPE_OPENED_STORY, NULL);

  self->parts = *parts;
  CONNECT (parts->text, "built", built_cb);
  CONNECT (parts->reload_bar, "retry", byline_opened_story_reload);
  CONNECT (parts->reload_bar, "open", open_article);

  return self;
}
