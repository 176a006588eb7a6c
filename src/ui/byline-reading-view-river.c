/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-river.h"
#include "byline-reading-view-private.h"
#include "byline-url.h"

#define MAX_TEASERS 12
#define MAX_STORIES 5
/* How near the end must be, in pages, before the following stories are asked for. */
#define NEAR_PAGES 2

static void append_next (BylineReadingView *self);

static void
wrote (BylineReadingView *self)
{
  byline_document_view_sync (self->view);
  _byline_reading_view_block_pictures (self);
  _byline_reading_view_queue_pictures (self);
}

/* Returns: (nullable): the section that the list is of. */
static const char *
get_section (BylineReadingView *self)
{
  const BylineFilter *filter;

  if (self->next == NULL)
    return NULL;

  filter = byline_story_list_get_filter (self->next);

  return filter != NULL && filter->sections->len == 1 ? g_ptr_array_index (filter->sections, 0)
                                                      : NULL;
}

static void
begin (BylineReadingView *self)
{
  BylineDocumentBuffer *document = byline_document_view_get_document (self->view);

  if (byline_document_buffer_get_river (document)->len == 0)
    byline_river_begin (document, get_section (self));
}

static gboolean
is_on_page (BylineReadingView *self, const char *url)
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
append_teasers (BylineReadingView *self)
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
  g_autoptr (BylineReadingRequest) request = user_data;
  BylineReadingView *self = request->view;
  g_autoptr (BylineArticle) article =
    byline_library_load_article_finish (BYLINE_LIBRARY (source), result, NULL);
  const BylineStory *story;

  if (!_byline_reading_request_is_current (request) || !self->has_river)
    return;

  /* What is not in the archive still has its headline. */
  story = g_ptr_array_index (self->river_stories, self->river_index);
  if (article == NULL)
    article = byline_river_article_from_story (story);
  begin (self);
  byline_river_append (byline_document_view_get_document (self->view),
                       byline_river_entry_new_for_story (story->id, article));
  wrote (self);

  self->river_index++;
  append_next (self);
}

/* One after the other, in the list's order. */
static void
append_next (BylineReadingView *self)
{
  const BylineStory *story = NULL;

  while (self->river_index < self->river_stories->len)
    {
      story = g_ptr_array_index (self->river_stories, self->river_index);
      if (!is_on_page (self, story->url))
        break;
      self->river_index++;
    }
  if (self->river_index >= self->river_stories->len)
    return;

  byline_library_load_article_async (self->library, story->id, self->cancellable, article_cb,
                                     _byline_reading_request_new (self, NULL));
}

static void
stories_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineReadingRequest) request = user_data;
  BylineReadingView *self = request->view;
  g_autoptr (GPtrArray) stories =
    byline_library_stories_finish (BYLINE_LIBRARY (source), result, NULL);

  if (!_byline_reading_request_is_current (request) || !self->has_river || stories == NULL)
    return;

  g_clear_pointer (&self->river_stories, g_ptr_array_unref);
  self->river_stories = g_steal_pointer (&stories);
  self->river_index = 0;
  append_next (self);
}

static void
ask_for_stories (BylineReadingView *self)
{
  gint64 ids[MAX_STORIES];
  gsize n = 0;
  guint position;

  if (self->next == NULL)
    return;

  position = byline_story_list_find (self->next, self->story);
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
    byline_library_stories_async (self->library, ids, n, self->cancellable, stories_cb,
                                  _byline_reading_request_new (self, NULL));
}

void
_byline_reading_view_update_river (BylineReadingView *self)
{
  BylineDocumentBuffer *document = byline_document_view_get_document (self->view);
  guint start, end;

  if (self->has_river || !self->is_built || self->is_fetching)
    return;

  byline_document_view_get_range (self->view, NEAR_PAGES, &start, &end);
  if (end + 1 < byline_document_buffer_get_length (document))
    return;

  self->has_river = TRUE;
  append_teasers (self);
  ask_for_stories (self);
}
