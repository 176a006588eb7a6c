/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-offline.h"

#include "byline-clock.h"
#include "byline-db-ahead.h"
#include "byline-error.h"
#include "byline-library-parts-private.h"
#include "byline-task.h"

/* So many stories are on their way at once; the session has limits per host. */
#define AT_ONCE 6

/* All of them. Its task ends when nothing is under way any more. */
typedef struct {
  GArray *stories;   /* of BylineAheadStory */
  gboolean is_ahead; /* what publications keep; else all that is unread */
  guint next;
  guint n_running;
  guint n_done;
  BylineAheadLevel level;         /* of all that is unread */
  BylineOfflineProgress progress; /* nullable */
  gpointer progress_data;
  BylineOfflineReport *report;
  GError *error; /* nullable: what every other story would meet, too */
} Taking;

/* One story on its way. */
typedef struct {
  GTask *task;
  BylineAheadStory story;
  BylineNetwork from;
  GPtrArray *pictures; /* nullable: of char *: still to be loaded */
  gboolean has_failed;
  gboolean is_put_off; /* its host asked to be left alone for a while */
} One;

/* What is here of a story now. */
typedef struct {
  BylineAheadStory story;
  gboolean counts;
  gint64 now;
} Note;

static void go_on (GTask *task);

void
byline_offline_report_free (BylineOfflineReport *self)
{
  g_free (self->failure);
  g_free (self);
}

static void
taking_free (Taking *taking)
{
  g_clear_pointer (&taking->stories, g_array_unref);
  g_clear_pointer (&taking->report, byline_offline_report_free);
  g_clear_error (&taking->error);
  g_free (taking);
}

static void
one_free (One *one)
{
  g_object_unref (one->task);
  g_clear_pointer (&one->pictures, g_ptr_array_unref);
  g_free (one);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (One, one_free)

static gpointer
note_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Note *note = data;

  return GINT_TO_POINTER (byline_db_note_ahead (db, note->story.story_id, note->story.level,
                                                note->counts, note->now, error));
}

/* What publications keep is not tried again and again, unless it was put off; of all that is unread only what
 * came is noted. */
static void
note (BylineLibrary *self, const Taking *taking, const One *one)
{
  Note *note;

  if (taking->error != NULL || one->is_put_off || (one->has_failed && !taking->is_ahead))
    return;
  note = g_new0 (Note, 1);
  note->story = one->story;
  if (one->has_failed)
    note->story.level = BYLINE_AHEAD_HEADLINES;
  note->counts = taking->is_ahead;
  note->now = byline_clock_now ();
  byline_store_write_async (self->store, note_func, note, g_free, NULL, NULL, NULL, NULL);
}

static void
end_one (One *owned)
{
  g_autoptr (One) one = owned;
  BylineLibrary *self = g_task_get_source_object (one->task);
  Taking *taking = g_task_get_task_data (one->task);

  if (!self->is_closed && !g_cancellable_is_cancelled (g_task_get_cancellable (one->task)))
    note (self, taking, one);
  taking->n_running--;
  taking->n_done++;
  if (taking->progress != NULL)
    taking->progress (taking->n_done, taking->stories->len, taking->progress_data);
  go_on (one->task);
}

/* @error: (transfer full) */
static void
note_failure (One *one, GError *error)
{
  g_autoptr (GError) owned = error;
  Taking *taking = g_task_get_task_data (one->task);
  gboolean is_hopeless = byline_refresh_is_hopeless (error) ||
                         g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_OFFLINE);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  one->has_failed = TRUE;
  if (g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_HELD) ||
      g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_TOO_MANY_REQUESTS))
    one->is_put_off = TRUE;
  taking->report->n_failed++;
  if (taking->report->failure == NULL)
    taking->report->failure = g_strdup (error->message);
  if (is_hopeless && taking->error == NULL)
    taking->error = g_steal_pointer (&owned);
}

/* --- Pictures --- */

static void load_picture (One *owned);

static void
picture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  One *one = user_data;
  Taking *taking = g_task_get_task_data (one->task);
  GError *error = NULL;
  g_autoptr (GBytes)
    picture = byline_library_load_picture_finish (BYLINE_LIBRARY (source), result, &error);

  if (picture != NULL)
    taking->report->n_pictures++;
  else
    note_failure (one, error);
  load_picture (one);
}

static void
load_picture (One *owned)
{
  g_autoptr (One) one = owned;
  BylineLibrary *self = g_task_get_source_object (one->task);
  Taking *taking = g_task_get_task_data (one->task);
  GCancellable *cancellable = g_task_get_cancellable (one->task);
  /* Arguments are evaluated in any order: what is handed over is not looked into beside that. */
  BylineNetwork from = one->from;
  g_autofree char *url = NULL;

  if (one->pictures == NULL || one->pictures->len == 0 || taking->error != NULL ||
      g_cancellable_is_cancelled (cancellable))
    {
      end_one (g_steal_pointer (&one));
      return;
    }
  url = g_ptr_array_steal_index (one->pictures, 0);
  _byline_library_load_picture_ahead_async (self, url, from, cancellable, picture_cb,
                                            g_steal_pointer (&one));
}

static void
take_pictures (One *one, const BylineArticle *article)
{
  Taking *taking = g_task_get_task_data (one->task);

  taking->report->n_readable++;
  one->from = article->network;
  if (one->story.level == BYLINE_AHEAD_PICTURES)
    {
      one->pictures = g_ptr_array_new_with_free_func (g_free);
      _byline_article_add_picture_urls (article, TRUE, one->pictures);
    }
  load_picture (one);
}

/* --- Pages --- */

/* A publication that keeps articles wants those of which its feed has a beginning, too, whatever is set for
 * what is opened. */
static gboolean
lacks_page (const One *one, const BylineArticle *article)
{
  const Taking *taking = g_task_get_task_data (one->task);

  return article->wants_page || (taking->is_ahead && article->is_excerpt);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  One *one = user_data;
  Taking *taking = g_task_get_task_data (one->task);
  GError *error = NULL;
  g_autoptr (BylineArticle)
    article = byline_library_fetch_article_finish (BYLINE_LIBRARY (source), result, &error);

  if (article == NULL)
    {
      note_failure (one, error);
      end_one (one);
      return;
    }
  taking->report->n_pages++;
  take_pictures (one, article);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  One *one = user_data;
  GError *error = NULL;
  g_autoptr (BylineArticle)
    article = byline_library_load_article_finish (BYLINE_LIBRARY (source), result, &error);
  gboolean is_missing = g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NO_ARTICLE);

  if (is_missing || (article != NULL && lacks_page (one, article)))
    {
      g_clear_error (&error);
      _byline_library_fetch_article_ahead_async (BYLINE_LIBRARY (source), one->story.story_id,
                                                 g_task_get_cancellable (one->task), fetched_cb,
                                                 one);
    }
  else if (article != NULL)
    take_pictures (one, article);
  else
    {
      note_failure (one, error);
      end_one (one);
    }
}

/* --- One after the other --- */

static void
end (GTask *task)
{
  Taking *taking = g_task_get_task_data (task);

  if (taking->n_done > 0)
    _byline_library_queue_changed (g_task_get_source_object (task), BYLINE_LIBRARY_CHANGES_STORIES);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (taking->error != NULL)
    g_task_return_error (task, g_steal_pointer (&taking->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&taking->report),
                           (GDestroyNotify) byline_offline_report_free);
}

static void
go_on (GTask *task)
{
  BylineLibrary *self = g_task_get_source_object (task);
  Taking *taking = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  while (taking->n_running < AT_ONCE && taking->next < taking->stories->len &&
         taking->error == NULL && !g_cancellable_is_cancelled (cancellable))
    {
      One *one = g_new0 (One, 1);

      one->task = g_object_ref (task);
      one->story = g_array_index (taking->stories, BylineAheadStory, taking->next++);
      taking->n_running++;
      byline_library_load_article_async (self, one->story.story_id, cancellable, loaded_cb, one);
    }
  if (taking->n_running == 0 && !g_task_get_completed (task))
    end (task);
}

/* @stories: (transfer full) */
static void
begin (GTask *task, GArray *stories)
{
  Taking *taking = g_task_get_task_data (task);

  taking->stories = stories;
  taking->report->n_stories = stories->len;
  if (taking->progress != NULL && stories->len > 0)
    taking->progress (0, stories->len, taking->progress_data);
  go_on (task);
}

/* Returns: (transfer full) (nullable): %NULL if that was reported */
static GTask *
taking_new (BylineLibrary *self,
            const Taking *wanted,
            gpointer source_tag,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = _byline_library_task_new (self, source_tag, cancellable, callback, user_data);
  Taking *taking;

  if (task == NULL)
    return NULL;
  taking = g_memdup2 (wanted, sizeof *wanted);
  taking->report = g_new0 (BylineOfflineReport, 1);
  g_task_set_task_data (task, taking, (GDestroyNotify) taking_free);
  return task;
}

/* --- All that is unread --- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Taking *taking = g_task_get_task_data (task);
  g_autoptr (GArray) ids = byline_task_take (task, result);
  GArray *stories;

  if (ids == NULL)
    return;
  stories = g_array_sized_new (FALSE, FALSE, sizeof (BylineAheadStory), ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      BylineAheadStory story = { g_array_index (ids, gint64, i), taking->level };

      g_array_append_val (stories, story);
    }
  begin (task, stories);
}

void
byline_library_take_along_async (BylineLibrary *self,
                                 gboolean with_pictures,
                                 BylineOfflineProgress progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  Taking wanted = { .level = with_pictures ? BYLINE_AHEAD_PICTURES : BYLINE_AHEAD_ARTICLES,
                    .progress = progress,
                    .progress_data = progress_data };
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  task = taking_new (self, &wanted, byline_library_take_along_async, cancellable, callback,
                     user_data);
  if (task == NULL)
    return;
  filter->unread = TRUE;
  byline_library_list_story_ids_async (self, filter, BYLINE_OFFLINE_MAX_STORIES, 0, cancellable,
                                       listed_cb, task);
}

/* --- What publications keep --- */

static gpointer
list_ahead_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *now = data;

  return byline_db_list_ahead (db, *now, error);
}

static void
ahead_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GArray *stories = byline_store_run_finish (BYLINE_STORE (source), result, &error);

  if (stories == NULL)
    g_task_return_error (task, error);
  else
    begin (task, stories);
}

void
byline_library_load_ahead_async (BylineLibrary *self,
                                 BylineOfflineProgress progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Taking wanted = { .is_ahead = TRUE, .progress = progress, .progress_data = progress_data };
  gint64 now = byline_clock_now ();
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  task = taking_new (self, &wanted, byline_library_load_ahead_async, cancellable, callback,
                     user_data);
  if (task != NULL)
    byline_store_read_async (self->store, list_ahead_func, g_memdup2 (&now, sizeof now), g_free,
                             (GDestroyNotify) g_array_unref, cancellable, ahead_listed_cb, task);
}

static gpointer
set_ahead_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  BylineAhead ahead = { byline_ahead_level_from_int (arguments->number), arguments->offset };

  return GINT_TO_POINTER (byline_db_set_ahead (db, arguments->id, &ahead, error));
}

void
byline_library_set_ahead_async (BylineLibrary *self,
                                gint64 publication_id,
                                const BylineAhead *ahead,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (ahead != NULL);

  _byline_library_change (self, BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS, set_ahead_func, NULL,
                          &(BylineArguments){ .id = publication_id,
                                              .number = (guint) ahead->level,
                                              .offset = ahead->limit },
                          cancellable, callback, user_data);
}

/* --- By itself --- */

static void
set_progress (BylineLibrary *self, guint n_done, guint n_stories)
{
  self->ahead_done = n_done;
  self->ahead_total = n_stories;
  g_object_notify (G_OBJECT (self), "ahead-done");
  g_object_notify (G_OBJECT (self), "ahead-total");
}

static void
ahead_progress_cb (guint n_done, guint n_stories, gpointer user_data)
{
  set_progress (user_data, n_done, n_stories);
}

static void
ahead_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BylineLibrary *self = BYLINE_LIBRARY (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineOfflineReport) report = byline_library_load_ahead_finish (self, result, &error);

  g_clear_object (&self->ahead);
  set_progress (self, 0, 0);
  if (report == NULL)
    g_debug ("Stories were not loaded ahead: %s", error->message);
}

void
byline_library_load_ahead_now (BylineLibrary *self)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  if (!self->is_open || self->is_closed || !self->loads_ahead || self->ahead != NULL ||
      byline_store_is_read_only (self->store) || !self->online)
    return;

  self->ahead = g_cancellable_new ();
  byline_library_load_ahead_async (self, ahead_progress_cb, self, self->ahead, ahead_done_cb, NULL);
}

void
byline_library_set_loads_ahead (BylineLibrary *self, gboolean loads_ahead)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  self->loads_ahead = loads_ahead;
}
