/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-offline.h"

#include "byline-error.h"
#include "byline-library-parts-private.h"
#include "byline-task.h"

/* So many stories are on their way at once; the session has limits per host. */
#define AT_ONCE 6

/* All of them. Its task ends when nothing is under way any more. */
typedef struct {
  GArray *stories; /* of gint64 */
  guint next;
  guint n_running;
  guint n_done;
  gboolean with_pictures;
  BylineOfflineProgress progress; /* nullable */
  gpointer progress_data;
  BylineOfflineReport *report;
  GError *error; /* nullable: what every other story would meet, too */
} Taking;

/* One story on its way. */
typedef struct {
  GTask *task;
  gint64 story_id;
  BylineNetwork from;
  GPtrArray *pictures; /* nullable: of char *: still to be loaded */
} One;

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

static void
end_one (One *owned)
{
  g_autoptr (One) one = owned;
  Taking *taking = g_task_get_task_data (one->task);

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
  byline_library_load_picture_async (self, url, from, cancellable, picture_cb,
                                     g_steal_pointer (&one));
}

static void
take_pictures (One *one, const BylineArticle *article)
{
  Taking *taking = g_task_get_task_data (one->task);

  one->from = article->network;
  if (taking->with_pictures)
    {
      one->pictures = g_ptr_array_new_with_free_func (g_free);
      _byline_article_add_picture_urls (article, TRUE, one->pictures);
    }
  load_picture (one);
}

/* --- Pages --- */

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

  if (is_missing || (article != NULL && article->wants_page))
    {
      g_clear_error (&error);
      byline_library_fetch_article_async (BYLINE_LIBRARY (source), one->story_id,
                                          g_task_get_cancellable (one->task), fetched_cb, one);
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
      one->story_id = g_array_index (taking->stories, gint64, taking->next++);
      taking->n_running++;
      byline_library_load_article_async (self, one->story_id, cancellable, loaded_cb, one);
    }
  if (taking->n_running == 0 && !g_task_get_completed (task))
    end (task);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Taking *taking = g_task_get_task_data (task);

  taking->stories = byline_task_take (task, result);
  if (taking->stories == NULL)
    return;
  taking->report->n_stories = taking->stories->len;
  go_on (task);
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
  GTask *task;
  Taking *taking;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  task = _byline_library_task_new (self, byline_library_take_along_async, cancellable, callback,
                                   user_data);
  if (task == NULL)
    return;
  taking = g_new0 (Taking, 1);
  taking->with_pictures = with_pictures;
  taking->progress = progress;
  taking->progress_data = progress_data;
  taking->report = g_new0 (BylineOfflineReport, 1);
  g_task_set_task_data (task, taking, (GDestroyNotify) taking_free);
  filter->unread = TRUE;
  byline_library_list_story_ids_async (self, filter, BYLINE_OFFLINE_MAX_STORIES, 0, cancellable,
                                       listed_cb, task);
}
