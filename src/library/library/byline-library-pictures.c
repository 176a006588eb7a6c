/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-parts-private.h"

#include "byline-clock.h"
#include "byline-error.h"

/*
 * The pictures of saved stories lie with the data. A story is marked first; its pictures follow, and
 * the index knows which stories have them (byline-db-pictures.c). So the next run fetches what is
 * missing because the program ended or there was no network.
 */

/* So many stories' articles are read at once. */
#define BATCH 20

typedef struct {
  gint64 story_id;
  BylineNetwork from; /* where it came from */
  GPtrArray *urls;    /* of char *, %NULL-terminated */
} StoryPictures;

/* Keeping: one run over stories, one after the other. */
typedef struct {
  GArray *wanted; /* nullable: those that were asked for; else all that want pictures */
  guint next_wanted;
  GPtrArray *stories; /* nullable: StoryPictures of the batch under way */
  guint next;
  BylinePicturesReport *report;
  BylinePicturesProgress progress; /* nullable */
  gpointer progress_data;
} Keeping;

typedef struct {
  GArray *wanted; /* nullable */
  gint64 now;
} BatchQuery;

typedef struct {
  gint64 story_id;
  gint64 now;
  gboolean all;
} Outcome;

static void read_batch (GTask *task);
static void keep_next (GTask *task);

static void
story_pictures_free (StoryPictures *self)
{
  g_ptr_array_unref (self->urls);
  g_free (self);
}

void
byline_pictures_report_free (BylinePicturesReport *self)
{
  g_free (self->failure);
  g_free (self);
}

static void
keeping_free (Keeping *self)
{
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->stories, g_ptr_array_unref);
  g_clear_pointer (&self->report, byline_pictures_report_free);
  g_free (self);
}

static void
batch_query_free (BatchQuery *self)
{
  g_clear_pointer (&self->wanted, g_array_unref);
  g_free (self);
}

/* --- Whose pictures --- */

static void
add_url (GPtrArray *urls, const char *url)
{
  if (url != NULL && !g_ptr_array_find_with_equal_func (urls, url, g_str_equal, NULL))
    g_ptr_array_add (urls, g_strdup (url));
}

/* Blocks nest at most BYLINE_BLOCK_MAX_DEPTH deep. */
static void
add_blocks (GPtrArray *urls, GPtrArray *blocks)
{
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);

      if (block->picture != NULL)
        add_url (urls, block->picture->url);
      add_blocks (urls, block->children);
    }
}

void
_byline_article_add_picture_urls (const BylineArticle *article,
                                  gboolean with_portraits,
                                  GPtrArray *urls)
{
  if (article->lead != NULL)
    add_url (urls, article->lead->url);
  add_blocks (urls, article->blocks);

  for (guint i = 0; i < article->teasers->len; i++)
    {
      const BylineTeaser *teaser = g_ptr_array_index (article->teasers, i);

      if (teaser->picture != NULL)
        add_url (urls, teaser->picture->url);
      add_blocks (urls, teaser->paragraphs);
      add_blocks (urls, teaser->rest);
    }
  for (guint i = 0; with_portraits && i < article->authors->len; i++)
    add_url (urls, ((BylineAuthor *) g_ptr_array_index (article->authors, i))->avatar);
}

static gpointer
batch_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const BatchQuery *query = data;
  g_autoptr (GArray) ids = query->wanted != NULL
                             ? g_array_ref (query->wanted)
                             : byline_db_wants_pictures (db, query->now, BATCH, error);
  g_autoptr (GPtrArray) stories = NULL;

  if (ids == NULL)
    return NULL;

  stories = g_ptr_array_new_with_free_func ((GDestroyNotify) story_pictures_free);
  for (guint i = 0; i < ids->len; i++)
    {
      StoryPictures *pictures = g_new0 (StoryPictures, 1);
      g_autoptr (BylineArticle) article = NULL;

      pictures->story_id = g_array_index (ids, gint64, i);
      pictures->urls = g_ptr_array_new_with_free_func (g_free);
      /* Without an article there are none; when it comes, the story wants pictures again. */
      article = byline_db_load_article (db, pictures->story_id, NULL);
      if (article != NULL)
        {
          pictures->from = article->network;
          _byline_article_add_picture_urls (article, TRUE, pictures->urls);
        }
      g_ptr_array_add (pictures->urls, NULL);
      g_ptr_array_add (stories, pictures);
    }
  return g_steal_pointer (&stories);
}

/* --- One story after the other --- */

static void
end (GTask *task, GError *error)
{
  g_autoptr (GTask) owned = task;
  Keeping *keeping = g_task_get_task_data (task);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&keeping->report),
                           (GDestroyNotify) byline_pictures_report_free);
}

static gpointer
outcome_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Outcome *outcome = data;

  return GINT_TO_POINTER (
    byline_db_set_pictures_kept (db, outcome->story_id, outcome->all, outcome->now, error));
}

static void
outcome_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  byline_store_run_finish (BYLINE_STORE (source), result, &error);
  if (error != NULL)
    end (task, error);
  else
    keep_next (task);
}

static void
one_done_cb (gpointer user_data)
{
  Keeping *keeping = g_task_get_task_data (user_data);

  keeping->report->n_done++;
  if (keeping->progress != NULL)
    keeping->progress (keeping->report->n_done, keeping->report->n_pictures,
                       keeping->progress_data);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  Keeping *keeping = g_task_get_task_data (task);
  const StoryPictures *pictures = g_ptr_array_index (keeping->stories, keeping->next - 1);
  BylinePicturesReport *report = keeping->report;
  GError *error = NULL;
  g_autoptr (BylinePicturesKept)
    kept = byline_picture_store_keep_finish (BYLINE_PICTURE_STORE (source), result, &error);
  Outcome *outcome;

  if (kept == NULL)
    {
      end (task, error);
      return;
    }

  report->n_kept += kept->n_kept;
  if (kept->failure != NULL && report->failure == NULL)
    report->failure = g_strdup (kept->failure->message);
  /* Without a network nothing is known of them; of the other stories' neither. */
  if (g_error_matches (kept->failure, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_OFFLINE))
    {
      if (keeping->wanted != NULL)
        keep_next (task);
      else
        end (task, NULL);
      return;
    }

  outcome = g_new0 (Outcome, 1);
  outcome->story_id = pictures->story_id;
  outcome->now = byline_clock_now ();
  outcome->all = kept->n_kept == kept->n_pictures;
  byline_store_write_async (self->store, outcome_func, outcome, g_free, NULL, NULL, outcome_cb,
                            task);
}

static void
keep_next (GTask *task)
{
  BylineLibrary *self = g_task_get_source_object (task);
  Keeping *keeping = g_task_get_task_data (task);
  const StoryPictures *pictures;
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    end (task, error);
  else if (self->is_closed)
    end (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The library was closed."));
  else if (keeping->next >= keeping->stories->len)
    read_batch (task);
  else
    {
      pictures = g_ptr_array_index (keeping->stories, keeping->next++);
      byline_picture_store_keep_async (self->pictures, (const char *const *) pictures->urls->pdata,
                                       pictures->from, one_done_cb, g_task_get_cancellable (task),
                                       kept_cb, task);
    }
}

static void
batch_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Keeping *keeping = g_task_get_task_data (task);
  GError *error = NULL;

  g_clear_pointer (&keeping->stories, g_ptr_array_unref);
  keeping->stories = byline_store_run_finish (BYLINE_STORE (source), result, &error);
  keeping->next = 0;
  if (keeping->stories == NULL || keeping->stories->len == 0)
    {
      end (task, error);
      return;
    }

  for (guint i = 0; i < keeping->stories->len; i++)
    keeping->report->n_pictures +=
      ((StoryPictures *) g_ptr_array_index (keeping->stories, i))->urls->len - 1;
  keep_next (task);
}

static void
read_batch (GTask *task)
{
  BylineLibrary *self = g_task_get_source_object (task);
  Keeping *keeping = g_task_get_task_data (task);
  BatchQuery *query = g_new0 (BatchQuery, 1);

  query->now = byline_clock_now ();
  if (keeping->wanted != NULL)
    {
      guint n = MIN (keeping->wanted->len - keeping->next_wanted, BATCH);

      query->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
      if (n > 0)
        g_array_append_vals (query->wanted,
                             &g_array_index (keeping->wanted, gint64, keeping->next_wanted), n);
      keeping->next_wanted += n;
    }
  byline_store_read_async (self->store, batch_func, query, (GDestroyNotify) batch_query_free,
                           (GDestroyNotify) g_ptr_array_unref, NULL, batch_cb, task);
}

void
byline_library_keep_pictures_async (BylineLibrary *self,
                                    const gint64 *stories,
                                    gsize n_stories,
                                    BylinePicturesProgress progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Keeping *keeping;
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  task = _byline_library_task_new (self, byline_library_keep_pictures_async, cancellable, callback,
                                   user_data);
  if (task == NULL)
    return;

  keeping = g_new0 (Keeping, 1);
  keeping->report = g_new0 (BylinePicturesReport, 1);
  keeping->progress = progress;
  keeping->progress_data = progress_data;
  if (stories != NULL)
    {
      keeping->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_vals (keeping->wanted, stories, (guint) n_stories);
    }
  g_task_set_task_data (task, keeping, (GDestroyNotify) keeping_free);
  /* Errors are told apart where they arise: a story's pictures that are kept are reported. */
  g_task_set_check_cancellable (task, FALSE);
  read_batch (task);
}

/* --- By itself --- */

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BylineLibrary *self = BYLINE_LIBRARY (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePicturesReport)
    report = byline_library_keep_pictures_finish (self, result, &error);

  g_clear_object (&self->keeping);
  if (report == NULL)
    g_debug ("Saved stories' pictures could not be kept: %s", error->message);
}

void
_byline_library_complete_pictures (BylineLibrary *self)
{
  /* The run under way asks for more before it ends. */
  if (!self->is_open || self->is_closed || !self->keeps_pictures || self->keeping != NULL ||
      byline_store_is_read_only (self->store))
    return;

  self->keeping = g_cancellable_new ();
  byline_library_keep_pictures_async (self, NULL, 0, NULL, NULL, self->keeping, completed_cb, NULL);
}

void
byline_library_set_keeps_pictures (BylineLibrary *self, gboolean keeps_pictures)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  self->keeps_pictures = keeps_pictures;
}
