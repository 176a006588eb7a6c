/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-reading-river.h"

#include "byline-document-place.h"
#include "byline-document-river.h"
#include "byline-signal.h"
#include "byline-url.h"

#define MAX_TEASERS 12
#define MAX_STORIES 5
/* How near the end must be, in pages, before the following stories are asked for. */
#define NEAR_PAGES 2

struct _BylineReadingRiver {
  GObject parent_instance;

  BylineDocumentView *view;  /* unowned: asked only while it is shown */
  BylineLibrary *library;    /* nullable */
  BylineStoryList *next;     /* nullable */
  GCancellable *cancellable; /* an answer with another one comes too late */
  BylineArticle *article;    /* what the river stands below; %NULL until it has begun */
  GPtrArray *stories;        /* nullable, of BylineStory: those that are still to be written */
  guint index;
};

G_DEFINE_FINAL_TYPE (BylineReadingRiver, byline_reading_river, G_TYPE_OBJECT)

static guint wrote_signal;

static void append_next (BylineReadingRiver *self);

static void
wrote (BylineReadingRiver *self)
{
  byline_document_view_sync (self->view);
  g_signal_emit (self, wrote_signal, 0);
}

/* Returns: (nullable): the section that the list is of. */
static const char *
get_section (BylineReadingRiver *self)
{
  const BylineFilter *filter;

  if (self->next == NULL)
    return NULL;

  filter = byline_story_list_get_filter (self->next);

  return filter != NULL && filter->sections->len == 1 ? g_ptr_array_index (filter->sections, 0)
                                                      : NULL;
}

static void
begin (BylineReadingRiver *self)
{
  BylineDocumentBuffer *document = byline_document_view_get_document (self->view);

  if (byline_river_get_entries (document)->len == 0)
    byline_river_begin (document, get_section (self));
}

static gboolean
is_on_page (BylineReadingRiver *self, const char *url)
{
  g_autofree char *canonical = byline_url_canonical (url);

  if (canonical == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (self->article->teasers->len, MAX_TEASERS); i++)
    {
      const BylineTeaser *teaser = g_ptr_array_index (self->article->teasers, i);
      g_autofree char *other = byline_url_canonical (teaser->url);

      if (g_strcmp0 (canonical, other) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
append_teasers (BylineReadingRiver *self)
{
  BylineDocumentBuffer *document = byline_document_view_get_document (self->view);
  GPtrArray *teasers = self->article->teasers;

  for (guint i = 0; i < MIN (teasers->len, MAX_TEASERS); i++)
    {
      begin (self);
      byline_river_append (document,
                           byline_river_entry_new_for_teaser (self->article,
                                                              g_ptr_array_index (teasers, i)));
    }
  if (teasers->len > 0)
    wrote (self);
}

static void
article_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineReadingRiver) self = user_data;
  g_autoptr (BylineArticle)
    article = byline_library_load_article_finish (BYLINE_LIBRARY (source), result, NULL);
  const BylineStory *story;

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  /* What is not in the archive still has its headline. */
  story = g_ptr_array_index (self->stories, self->index);
  if (article == NULL)
    article = byline_river_article_from_story (story);
  begin (self);
  byline_river_append (byline_document_view_get_document (self->view),
                       byline_river_entry_new_for_story (story->id, article));
  wrote (self);

  self->index++;
  append_next (self);
}

/* One after the other, in the list's order. */
static void
append_next (BylineReadingRiver *self)
{
  const BylineStory *story = NULL;

  while (self->index < self->stories->len)
    {
      story = g_ptr_array_index (self->stories, self->index);
      if (!is_on_page (self, story->url))
        break;
      self->index++;
    }
  if (self->index >= self->stories->len)
    return;

  byline_library_load_article_async (self->library, story->id, self->cancellable, article_cb,
                                     g_object_ref (self));
}

static void
stories_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineReadingRiver) self = user_data;
  g_autoptr (GPtrArray)
    stories = byline_library_get_stories_finish (BYLINE_LIBRARY (source), result, NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || stories == NULL)
    return;

  g_clear_pointer (&self->stories, g_ptr_array_unref);
  self->stories = g_steal_pointer (&stories);
  self->index = 0;
  append_next (self);
}

static void
ask_for_stories (BylineReadingRiver *self, gint64 story)
{
  gint64 ids[MAX_STORIES];
  gsize n = 0;
  guint position;

  if (self->next == NULL)
    return;

  position = byline_story_list_find (self->next, story);
  if (position == G_MAXUINT)
    return;

  while (n < MAX_STORIES)
    {
      gint64 id = byline_story_list_get_id (self->next, ++position);

      if (id == 0)
        break;
      ids[n++] = id;
    }
  if (n > 0)
    byline_library_get_stories_async (self->library, ids, n, self->cancellable, stories_cb,
                                      g_object_ref (self));
}

void
byline_reading_river_update (BylineReadingRiver *self, BylineArticle *article, gint64 story)
{
  BylineDocumentBuffer *document = byline_document_view_get_document (self->view);
  guint start, end;

  if (self->article != NULL)
    return;

  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), NEAR_PAGES, &start, &end);
  if (end + 1 < byline_document_buffer_get_length (document))
    return;

  self->article = byline_article_ref (article);
  append_teasers (self);
  ask_for_stories (self, story);
}

void
byline_reading_river_stop (BylineReadingRiver *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->article, byline_article_unref);
  g_clear_pointer (&self->stories, g_ptr_array_unref);
  self->index = 0;
}

void
byline_reading_river_set_library (BylineReadingRiver *self, BylineLibrary *library)
{
  g_set_object (&self->library, library);
}

void
byline_reading_river_set_next (BylineReadingRiver *self, BylineStoryList *list)
{
  g_set_object (&self->next, list);
}

static void
byline_reading_river_finalize (GObject *object)
{
  BylineReadingRiver *self = BYLINE_READING_RIVER (object);

  g_clear_pointer (&self->article, byline_article_unref);
  g_clear_pointer (&self->stories, g_ptr_array_unref);
  g_object_unref (self->cancellable);
  g_clear_object (&self->library);
  g_clear_object (&self->next);

  G_OBJECT_CLASS (byline_reading_river_parent_class)->finalize (object);
}

static void
byline_reading_river_class_init (BylineReadingRiverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_reading_river_finalize;

  wrote_signal = byline_signal_new (klass, "wrote", 0);
}

static void
byline_reading_river_init (BylineReadingRiver *self)
{
  self->cancellable = g_cancellable_new ();
}

BylineReadingRiver *
byline_reading_river_new (BylineDocumentView *view)
{
  BylineReadingRiver *self = g_object_new (BYLINE_TYPE_READING_RIVER, NULL);

  self->view = view;

  return self;
}
