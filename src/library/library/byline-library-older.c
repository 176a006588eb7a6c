/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stories that a feed has behind those that it gives at once: RFC 5005 and JSON Feed's
 * next_url. */

#include "byline-library-parts-private.h"

#include "byline-clock.h"
#include "byline-error.h"
#include "byline-parsed-feed.h"
#include "byline-task.h"
#include "byline-url.h"

/* The pages of one feed that are asked for at once until one of them has something new. */
#define MAX_PAGES 5
/* Nothing is behind the page that was last read. */
#define EXHAUSTED ""

typedef struct {
  gint64 publication_id;
  GPtrArray *feeds; /* nullable: of BylineFeed, not asked yet */
  BylineFeed *feed; /* nullable: the one that is asked */
  GHashTable *seen; /* of char *: pages of it */
  char *url;        /* nullable: the page that is asked for */
  gboolean is_first;
  BylineResponse *response; /* nullable */
  BylineOlderReport *report;
  GError *error; /* nullable: of the first feed that failed */
} Older;

static void next_feed (GTask *task);
static void ask (GTask *task);

void
byline_older_report_free (BylineOlderReport *self)
{
  g_free (self);
}

static void
older_free (Older *older)
{
  g_clear_pointer (&older->feeds, g_ptr_array_unref);
  g_clear_pointer (&older->feed, byline_feed_free);
  g_hash_table_unref (older->seen);
  g_free (older->url);
  g_clear_pointer (&older->response, byline_response_free);
  g_clear_pointer (&older->report, byline_older_report_free);
  g_clear_error (&older->error);
  g_free (older);
}

/* --- What is kept between two calls: the page that comes next --- */

/* A feed and where its next page is. */
typedef struct {
  gint64 feed_id;
  char *url;                   /* nullable */
  BylineFeedCommitJob *commit; /* nullable: what the page before brought */
} Place;

static void
place_free (Place *place)
{
  g_free (place->url);
  g_clear_pointer (&place->commit, byline_feed_commit_job_free);
  g_free (place);
}

static char *
dup_place_name (gint64 feed_id)
{
  return g_strdup_printf ("older:%" G_GINT64_FORMAT, feed_id);
}

/* Returns: (transfer full): the publication's feeds. */
static gpointer
feeds_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *publication_id = data;
  GPtrArray *feeds = byline_db_get_feeds_to_poll (db, *publication_id, 0, error);

  /* A page that is followed lists what it lists. */
  for (guint i = feeds != NULL ? feeds->len : 0; i > 0; i--)
    if (byline_feed_is_page (g_ptr_array_index (feeds, i - 1)))
      g_ptr_array_remove_index (feeds, i - 1);
  return feeds;
}

/* Returns: (transfer full): the page that comes next, or the feed's own address. */
static gpointer
place_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Place *place = data;
  g_autofree char *name = dup_place_name (place->feed_id);
  char *url = byline_db_get_value (db, name);

  return url != NULL ? url : g_strdup (place->url);
}

/* Returns: how many stories came in, and one. */
static gpointer
commit_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Place *place = data;
  g_autofree char *name = dup_place_name (place->feed_id);
  g_autoptr (BylineCommitResult) commit = NULL;

  if (place->commit != NULL)
    {
      commit = byline_feed_commit_job_run (place->commit, db, error);
      if (commit == NULL)
        return NULL;
    }
  if (!byline_db_set_value (db, name, place->url, error))
    return NULL;
  return GSIZE_TO_POINTER ((commit != NULL ? (gsize) commit->added->len : 0) + 1);
}

/* --- One page after the other --- */

static void
note_failure (Older *older, GError *error)
{
  older->report->n_failed++;
  if (older->error == NULL)
    older->error = error;
  else
    g_error_free (error);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Older *older = g_task_get_task_data (task);
  gsize n = GPOINTER_TO_SIZE (byline_task_take (task, result));

  if (n == 0)
    return;
  older->report->n_added += n - 1;
  if (*older->url == '\0')
    next_feed (g_steal_pointer (&task));
  else if (older->is_first || (n == 1 && g_hash_table_size (older->seen) <= MAX_PAGES))
    {
      older->is_first = FALSE;
      ask (g_steal_pointer (&task));
    }
  else
    {
      older->report->has_more = TRUE;
      next_feed (g_steal_pointer (&task));
    }
}

/* The poll is as it was: neither its validators nor its time are those of an old page. */
static BylineFeedCommitJob *
make_commit (const Older *older, BylineParsedFeed *parsed)
{
  const BylineFeed *feed = older->feed;
  BylineFeedCommitJob *commit = byline_feed_commit_job_new (parsed, feed, older->response,
                                                            &(BylineScheduleBounds){ 0 },
                                                            byline_clock_now ());

  g_free (commit->etag);
  commit->etag = g_strdup (feed->etag);
  g_free (commit->last_modified);
  commit->last_modified = g_strdup (feed->last_modified);
  commit->update.feed_id = feed->id;
  commit->update.next_due = feed->next_due;
  g_clear_pointer (&commit->poll, byline_poll_free);
  commit->update.etag = commit->etag;
  commit->update.last_modified = commit->last_modified;
  commit->update.new_url = NULL;
  commit->update.title = NULL;
  commit->update.format = NULL;
  commit->update.icon_url = NULL;
  /* Nor is what is wrong with it wrong with the feed. */
  parsed->is_truncated = FALSE;
  g_clear_pointer (&commit->unprotected_by, g_free);
  return commit;
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  Older *older = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  BylineParsedFeed *parsed = byline_parsed_feed_read_finish (result, &error);
  const char *next;
  Place *place;

  if (parsed == NULL)
    {
      note_failure (older, g_steal_pointer (&error));
      next_feed (g_steal_pointer (&task));
      return;
    }
  next = parsed->document->next_url;
  if (next == NULL || !byline_url_is_web (next) || g_hash_table_contains (older->seen, next))
    next = EXHAUSTED;
  if (older->is_first && *next == '\0')
    {
      /* It may offer some another day. */
      byline_parsed_feed_free (parsed);
      next_feed (g_steal_pointer (&task));
      return;
    }
  place = g_new0 (Place, 1);
  place->feed_id = older->feed->id;
  place->url = g_strdup (next);
  g_free (older->url);
  older->url = g_strdup (next);
  older->report->is_offered = TRUE;
  if (older->is_first)
    byline_parsed_feed_free (parsed);
  else
    place->commit = make_commit (older, parsed);
  byline_store_write_async (self->store, commit_func, place, (GDestroyNotify) place_free, NULL,
                            cancellable, committed_cb, g_steal_pointer (&task));
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Older *older = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&older->response, byline_response_free);
  older->response = byline_session_fetch_finish (BYLINE_SESSION (source), result, &error);
  if (older->response != NULL)
    byline_parsed_feed_read_async (older->response, FALSE, cancellable, parsed_cb,
                                   g_steal_pointer (&task));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      note_failure (older, g_steal_pointer (&error));
      next_feed (g_steal_pointer (&task));
    }
}

/* @owned_task: (transfer full) */
static void
ask (GTask *owned_task)
{
  g_autoptr (GTask) task = owned_task;
  BylineLibrary *self = g_task_get_source_object (task);
  Older *older = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  BylineRequestReason why = { BYLINE_REQUEST_PURPOSE_OLDER, older->feed->publication_id, 0 };

  g_hash_table_add (older->seen, g_strdup (older->url));
  byline_session_fetch_for_async (self->session, older->url, BYLINE_REQUEST_FEED, &why,
                                  older->feed->network, NULL, NULL, cancellable, fetched_cb,
                                  g_steal_pointer (&task));
}

static void
place_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Older *older = g_task_get_task_data (task);
  char *url = byline_task_take (task, result);

  if (url == NULL)
    return;
  g_free (older->url);
  older->url = url;
  older->is_first = g_strcmp0 (url, older->feed->url) == 0;
  if (*url != '\0')
    {
      ask (g_steal_pointer (&task));
      return;
    }
  older->report->is_offered = TRUE;
  next_feed (g_steal_pointer (&task));
}

/* @owned_task: (transfer full) */
static void
next_feed (GTask *owned_task)
{
  g_autoptr (GTask) task = owned_task;
  BylineLibrary *self = g_task_get_source_object (task);
  Older *older = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Place *place;

  g_clear_pointer (&older->feed, byline_feed_free);
  g_hash_table_remove_all (older->seen);
  if (older->feeds->len == 0)
    {
      if (older->report->n_added > 0)
        _byline_library_queue_changed (self, BYLINE_LIBRARY_CHANGES_STORIES |
                                               BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS);
      if (older->error != NULL && !older->report->is_offered)
        g_task_return_error (task, g_steal_pointer (&older->error));
      else
        g_task_return_pointer (task, g_steal_pointer (&older->report),
                               (GDestroyNotify) byline_older_report_free);
      return;
    }
  older->feed = g_ptr_array_steal_index (older->feeds, 0);
  place = g_new0 (Place, 1);
  place->feed_id = older->feed->id;
  place->url = g_strdup (older->feed->url);
  byline_store_read_async (self->store, place_func, place, (GDestroyNotify) place_free, g_free,
                           cancellable, place_cb, g_steal_pointer (&task));
}

static void
feeds_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Older *older = g_task_get_task_data (task);

  older->feeds = byline_task_take (task, result);
  if (older->feeds != NULL)
    next_feed (g_steal_pointer (&task));
}

void
byline_library_load_older_async (BylineLibrary *self,
                                 gint64 publication_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Older *older;
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  task = _byline_library_task_new (self, byline_library_load_older_async, cancellable, callback,
                                   user_data);
  if (task == NULL)
    return;
  older = g_new0 (Older, 1);
  older->publication_id = publication_id;
  older->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  older->report = g_new0 (BylineOlderReport, 1);
  g_task_set_task_data (task, older, (GDestroyNotify) older_free);
  byline_store_read_async (self->store, feeds_func,
                           g_memdup2 (&publication_id, sizeof publication_id), g_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, feeds_cb, task);
}
