/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-network.h"
#include "byline-library-offline.h"
#include "byline-library-parts-private.h"

#include "byline-clock.h"
#include "byline-db-maintenance.h"

/* How often it is looked what is due. */
#define AUTOMATIC_SECONDS 60
/* So many feeds are asked at one such look, and of one host: a computer that has slept for days asks for
 * all of them within a quarter of an hour, not at once. */
#define AUTOMATIC_FEEDS 24
#define AUTOMATIC_LOOKS 15
#define AUTOMATIC_FEEDS_OF_HOST 4
#define DAY (24 * 60 * 60)
/* The journal is made short this often. */
#define COMPACT_SECONDS (7 * DAY)

/* Somebody who is to be told how the refresh under way went. */
typedef struct {
  GTask *task;
  GSource *cancelled; /* nullable */
  gint64 publication_id;
  gint64 feed_id; /* 0: all of the publication */
  char *folder;   /* nullable: all of a folder */
  gboolean only_due;
  gboolean automatic; /* nobody waits for it: not all at once */
  gboolean is_late;   /* came while a cancelled refresh ended: has one of its own afterwards */
} Waiter;

typedef struct {
  gint64 publication_id;
  gint64 feed_id;
  char *folder; /* nullable */
  gint64 due_at;
  gboolean automatic;
} FeedsQuery;

typedef struct {
  GPtrArray *wanted; /* of BylineFeed */
  GPtrArray *held;   /* of BylineFeed: their servers asked to be left alone */
} FeedsAnswer;

static void
feeds_answer_free (FeedsAnswer *answer)
{
  g_clear_pointer (&answer->wanted, g_ptr_array_unref);
  g_clear_pointer (&answer->held, g_ptr_array_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FeedsAnswer, feeds_answer_free)

static void
feeds_query_free (FeedsQuery *query)
{
  g_free (query->folder);
  g_free (query);
}

static void
waiter_free (Waiter *waiter)
{
  g_free (waiter->folder);
  if (waiter->cancelled != NULL)
    {
      g_source_destroy (waiter->cancelled);
      g_source_unref (waiter->cancelled);
    }
  g_object_unref (waiter->task);
  g_free (waiter);
}

static void start (BylineLibrary *self, Waiter *waiter);

static void
notify_progress (BylineLibrary *self)
{
  g_object_notify (G_OBJECT (self), "refresh-done");
  g_object_notify (G_OBJECT (self), "refresh-total");
}

static void
complete_waiter (BylineRefresh *refresh, Waiter *waiter)
{
  const GError *error = byline_refresh_get_error (refresh);

  if (error != NULL)
    g_task_return_error (waiter->task, g_error_copy (error));
  else if (byline_refresh_is_cancelled (refresh))
    g_task_return_new_error (waiter->task, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                             "The refresh was cancelled.");
  else
    g_task_return_pointer (waiter->task, byline_refresh_dup_report (refresh),
                           (GDestroyNotify) byline_refresh_report_free);
  waiter_free (waiter);
}

/* Ends the refresh: every waiter gets a report of its own, or the error. */
static void
end_refresh (BylineLibrary *self)
{
  g_autoptr (BylineRefresh) refresh = g_steal_pointer (&self->refresh);
  g_autoptr (GPtrArray) waiters = NULL;

  if (refresh == NULL)
    return;

  waiters = g_steal_pointer (&self->waiters);
  self->waiters = g_ptr_array_new ();
  g_signal_handlers_disconnect_by_data (refresh, self);
  _byline_library_unlock (self);
  g_object_notify (G_OBJECT (self), "refreshing");
  notify_progress (self);

  for (guint i = 0; i < waiters->len; i++)
    {
      Waiter *waiter = g_ptr_array_index (waiters, i);

      if (waiter->is_late && !self->is_closed)
        start (self, waiter);
      else
        complete_waiter (refresh, waiter);
    }
}

/* --- After the last feed --- */

static gboolean
is_long_ago (const char *time, gint64 now)
{
  gint64 then = g_ascii_strtoll (time, NULL, 10);

  /* One of the future was noted while the clock was ahead. */
  return then > now || now - then > COMPACT_SECONDS;
}

/* What is done after the last feed, for the store's thread. */
typedef struct {
  gint64 network_time; /* by the servers' word; 0: none said */
  GPtrArray *removed;  /* of char *: gets the addresses of the feeds that are deleted for good */
} TidyJob;

static void
tidy_job_free (TidyJob *job)
{
  g_ptr_array_unref (job->removed);
  g_free (job);
}

/* The passwords of what is deleted for good go with it. */
typedef struct {
  BylineLibrary *library;
  GPtrArray *removed; /* as in TidyJob */
} Tidying;

static void
tidying_free (Tidying *tidying)
{
  g_object_unref (tidying->library);
  g_ptr_array_unref (tidying->removed);
  g_free (tidying);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tidying, tidying_free)

/* Deletes for good what was removed a day ago; its addresses are added to @removed. */
static gboolean
purge (BylineDb *db, gint64 before, GPtrArray *removed, GError **error)
{
  g_autoptr (GPtrArray) urls = byline_db_removed_feed_urls (db, before, error);

  if (urls == NULL || !byline_db_purge_removed (db, before, error))
    return FALSE;
  g_ptr_array_extend_and_steal (removed, g_steal_pointer (&urls));
  return TRUE;
}

static gpointer
tidy_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 now = byline_clock_now ();
  TidyJob *job = data;
  gint64 trusted;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, now);
  g_autofree char *compacted = byline_db_get_value (db, "compacted");
  gint pruned;

  if (!byline_db_set_value (db, "last-refresh", text, error) ||
      (job->network_time != 0 && !byline_db_note_time (db, job->network_time, now, error)))
    return NULL;

  /* Nothing is deleted by a clock that no server has confirmed. */
  trusted = byline_db_get_trusted_time (db, now);
  if (!purge (db, trusted - DAY, job->removed, error))
    return NULL;
  pruned = byline_db_prune (db, trusted, error);
  if (pruned < 0)
    return NULL;

  if (compacted == NULL || is_long_ago (compacted, now))
    {
      if (compacted != NULL && !byline_db_compact_journal (db, error))
        return NULL;
      if (!byline_db_set_value (db, "compacted", text, error))
        return NULL;
    }
  return GSIZE_TO_POINTER ((gsize) pruned + 1);
}

static void
tidied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Tidying) tidying = user_data;
  BylineLibrary *self = tidying->library;
  g_autoptr (GError) error = NULL;
  gsize pruned = GPOINTER_TO_SIZE (byline_store_run_finish (BYLINE_STORE (source), result, &error));
  BylineLibraryChanges changes = BYLINE_LIBRARY_CHANGES_FEEDS;

  if (byline_refresh_is_hopeless (error) && self->refresh != NULL)
    byline_refresh_fail (self->refresh, g_steal_pointer (&error));
  else if (error != NULL)
    g_debug ("Old stories could not be let go: %s", error->message);
  for (guint i = 0; i < tidying->removed->len; i++)
    {
      byline_credentials_forget (self->credentials, g_ptr_array_index (tidying->removed, i));
      _byline_library_forget_access (self, g_ptr_array_index (tidying->removed, i));
    }
  if (tidying->removed->len > 0)
    changes |= BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS;
  if (pruned > 1)
    changes |= BYLINE_LIBRARY_CHANGES_STORIES;

  /* A caller may have added feeds while the store was cleaned up. The refresh then runs on, and its
   * next "finished" ends it. */
  if (self->refresh != NULL && byline_refresh_is_finished (self->refresh))
    end_refresh (self);
  _byline_library_queue_changed (self, changes);
  _byline_library_complete_pictures (self);
  /* What waits for another network waits with this, too. */
  if (byline_library_get_pause (self) <= BYLINE_REFRESH_PAUSE_BY_HAND)
    byline_library_load_ahead_now (self);
}

static void
finished_cb (BylineRefresh *refresh, BylineLibrary *self)
{
  Tidying *tidying;
  TidyJob *job;

  if (self->is_closed || byline_refresh_is_cancelled (refresh) ||
      byline_refresh_get_error (refresh) != NULL || byline_refresh_get_total (refresh) == 0)
    {
      g_autoptr (BylineLibrary) alive = g_object_ref (self);

      end_refresh (self);
      if (byline_refresh_get_total (refresh) > 0)
        _byline_library_queue_changed (self, BYLINE_LIBRARY_CHANGES_FEEDS);
      return;
    }

  self->last_refresh = byline_clock_now ();
  g_object_notify (G_OBJECT (self), "last-refresh");
  job = g_new0 (TidyJob, 1);
  job->network_time = byline_refresh_get_network_time (refresh);
  job->removed = g_ptr_array_new_with_free_func (g_free);
  tidying = g_new0 (Tidying, 1);
  tidying->library = g_object_ref (self);
  tidying->removed = g_ptr_array_ref (job->removed);
  byline_store_write_async (self->store, tidy_func, job, (GDestroyNotify) tidy_job_free, NULL, NULL,
                            tidied_cb, tidying);
}

/* --- While it runs --- */

static void
progress_cb (BylineRefresh *refresh, BylineLibrary *self)
{
  notify_progress (self);
}

static void
committed_cb (BylineRefresh *refresh, BylineCommitResult *commit, BylineLibrary *self)
{
  _byline_library_stories_changed (self, commit->updated);
  _byline_library_queue_changed (self, BYLINE_LIBRARY_CHANGES_STORIES);
}

static void
moved_cb (BylineRefresh *refresh, const char *old_url, const char *new_url, BylineLibrary *self)
{
  byline_credentials_move (self->credentials, old_url, new_url);
  _byline_library_move_access (self, old_url, new_url);
}

static void
merged_cb (BylineRefresh *refresh, const BylineMergedFeed *merged, BylineLibrary *self)
{
  _byline_library_queue_changed (self, BYLINE_LIBRARY_CHANGES_STORIES |
                                         BYLINE_LIBRARY_CHANGES_FLAGS |
                                         BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS);
  g_signal_emit_by_name (self, "feed-merged", merged);
}

static void
state_changed_cb (BylineRefresh *refresh, BylineLibrary *self)
{
  _byline_library_queue_changed (self, BYLINE_LIBRARY_CHANGES_FEEDS);
}

static gboolean
is_wanted (const FeedsQuery *query, const BylineFeed *feed)
{
  if (query->feed_id != 0 && feed->id != query->feed_id)
    return FALSE;
  if (query->due_at == 0)
    return TRUE;
  /* What is gone for good is asked again only by hand: it may have been said by mistake. */
  return g_strcmp0 (feed->error_code, "fetch:GONE") != 0 &&
         !byline_schedule_is_paused (feed, query->due_at) &&
         (!query->automatic || feed->next_due + byline_schedule_jitter (feed) <= query->due_at ||
          feed->last_polled > query->due_at);
}

/* Adds what is in the folder and in those below it. */
static gboolean
add_folder (BylineDb *db, const FeedsQuery *query, GPtrArray *feeds, GError **error)
{
  g_autoptr (GPtrArray) publications = byline_db_get_publications (db, error);
  g_autofree char *below = g_strconcat (query->folder, "/", NULL);

  for (guint i = 0; publications != NULL && i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);
      g_autoptr (GPtrArray) own = NULL;

      if (publication->folder == NULL || (!g_str_equal (publication->folder, query->folder) &&
                                          !g_str_has_prefix (publication->folder, below)))
        continue;
      own = byline_db_get_feeds_to_poll (db, publication->id, query->due_at, error);
      if (own == NULL)
        return FALSE;
      g_ptr_array_extend_and_steal (feeds, g_steal_pointer (&own));
    }
  return publications != NULL;
}

/* Returns: (transfer full) (nullable): what may be asked for */
static GPtrArray *
get_feeds (BylineDb *db, const FeedsQuery *query, GError **error)
{
  GPtrArray *feeds;

  if (query->folder == NULL)
    return byline_db_get_feeds_to_poll (db, query->publication_id, query->due_at, error);
  feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_feed_free);
  if (!add_folder (db, query, feeds, error))
    g_clear_pointer (&feeds, g_ptr_array_unref);
  return feeds;
}

static gpointer
feeds_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  FeedsQuery *query = data;
  g_autoptr (GPtrArray) feeds = get_feeds (db, query, error);
  g_autoptr (FeedsAnswer) answer = g_new0 (FeedsAnswer, 1);

  if (feeds != NULL)
    answer->held = byline_db_get_feeds_held_back (db, byline_clock_now (), error);
  if (answer->held == NULL)
    return NULL;

  answer->wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_feed_free);
  for (guint i = 0; i < feeds->len; i++)
    {
      const BylineFeed *feed = g_ptr_array_index (feeds, i);

      if (is_wanted (query, feed))
        g_ptr_array_add (answer->wanted, byline_feed_copy (feed));
    }
  if (query->automatic)
    byline_schedule_choose (answer->wanted,
                            MAX (AUTOMATIC_FEEDS, answer->wanted->len / AUTOMATIC_LOOKS),
                            AUTOMATIC_FEEDS_OF_HOST);
  return g_steal_pointer (&answer);
}

static void
feeds_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineRefresh) refresh = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FeedsAnswer) answer = byline_store_run_finish (BYLINE_STORE (source), result, &error);

  if (answer != NULL)
    {
      byline_refresh_hold_back (refresh, answer->held);
      byline_refresh_add (refresh, answer->wanted);
    }
  else
    byline_refresh_fail (refresh, g_steal_pointer (&error));
  byline_refresh_release (refresh);
}

static gboolean
waiter_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (BylineLibrary) self = g_object_ref (user_data);

  for (guint i = 0; i < self->waiters->len; i++)
    {
      Waiter *waiter = g_ptr_array_index (self->waiters, i);

      if (g_task_get_cancellable (waiter->task) != cancellable)
        continue;

      g_ptr_array_remove_index (self->waiters, i);
      g_task_return_error_if_cancelled (waiter->task);
      waiter_free (waiter);
      break;
    }
  if (self->waiters->len == 0)
    byline_library_cancel_refresh (self);
  return G_SOURCE_REMOVE;
}

void
_byline_library_get_bounds (BylineLibrary *self, BylineScheduleBounds *bounds)
{
  *bounds = (BylineScheduleBounds){ 0, 0, TRUE };
  if (self->settings != NULL)
    g_object_get (self->settings, "refresh-interval", &bounds->minutes, "refresh-longest",
                  &bounds->longest_minutes, "refresh-adapts", &bounds->adapts, NULL);
}

static void
begin_refresh (BylineLibrary *self)
{
  BylineScheduleBounds bounds;

  _byline_library_get_bounds (self, &bounds);
  self->refresh = byline_refresh_new (self->store, self->session, &bounds);
  g_signal_connect_object (self->refresh, "progress", G_CALLBACK (progress_cb), self, 0);
  g_signal_connect_object (self->refresh, "committed", G_CALLBACK (committed_cb), self, 0);
  g_signal_connect_object (self->refresh, "moved", G_CALLBACK (moved_cb), self, 0);
  g_signal_connect_object (self->refresh, "merged", G_CALLBACK (merged_cb), self, 0);
  g_signal_connect_object (self->refresh, "state-changed", G_CALLBACK (state_changed_cb), self, 0);
  g_signal_connect_object (self->refresh, "finished", G_CALLBACK (finished_cb), self, 0);
  g_object_notify (G_OBJECT (self), "refreshing");
}

/* Joins the refresh under way with the feeds that the waiter wants, or begins one. */
static void
start (BylineLibrary *self, Waiter *waiter)
{
  g_autoptr (GError) error = NULL;
  FeedsQuery *query;

  if (self->refresh == NULL && !_byline_library_lock (self, &error))
    {
      g_task_return_error (waiter->task, g_steal_pointer (&error));
      waiter_free (waiter);
      return;
    }

  if (self->refresh == NULL)
    begin_refresh (self);
  waiter->is_late = byline_refresh_is_cancelled (self->refresh);
  g_ptr_array_add (self->waiters, waiter);
  if (waiter->is_late)
    return;

  query = g_new0 (FeedsQuery, 1);
  query->publication_id = waiter->publication_id;
  query->feed_id = waiter->feed_id;
  query->folder = g_strdup (waiter->folder);
  query->automatic = waiter->automatic;
  query->due_at = waiter->only_due ? byline_clock_now () : 0;
  if (waiter->publication_id == 0)
    _byline_library_refresh_accounts (self, waiter->only_due);
  byline_refresh_hold (self->refresh);
  byline_store_read_async (self->store, feeds_func, query, (GDestroyNotify) feeds_query_free,
                           (GDestroyNotify) feeds_answer_free, NULL, feeds_cb,
                           g_object_ref (self->refresh));
}

/* @wanted: whose feeds; its texts are copied */
static void
refresh (BylineLibrary *self,
         const Waiter *wanted,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  Waiter *waiter;
  GTask *task;

  task = _byline_library_task_new (self, byline_library_refresh_async, cancellable, callback,
                                   user_data);
  if (task == NULL)
    return;

  waiter = g_memdup2 (wanted, sizeof *wanted);
  waiter->task = task;
  waiter->folder = g_strdup (wanted->folder);
  if (cancellable != NULL)
    {
      waiter->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (waiter_cancelled_cb), self, NULL);
      g_source_attach (waiter->cancelled, NULL);
    }
  start (self, waiter);
}

void
byline_library_refresh_async (BylineLibrary *self,
                              gint64 publication_id,
                              gboolean only_due,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  refresh (self, &(Waiter){ .publication_id = publication_id, .only_due = only_due }, cancellable,
           callback, user_data);
}

void
byline_library_refresh_folder_async (BylineLibrary *self,
                                     const char *folder,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (folder != NULL);

  refresh (self, &(Waiter){ .folder = (char *) folder }, cancellable, callback, user_data);
}

void
byline_library_refresh_feed_async (BylineLibrary *self,
                                   gint64 feed_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  refresh (self, &(Waiter){ .feed_id = feed_id }, cancellable, callback, user_data);
}

void
byline_library_cancel_refresh (BylineLibrary *self)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  if (self->refresh != NULL)
    byline_refresh_cancel (self->refresh);
  if (self->ahead != NULL)
    g_cancellable_cancel (self->ahead);
}

/* --- By itself --- */

static void
automatic_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRefreshReport)
    report = byline_library_refresh_finish (BYLINE_LIBRARY (source), result, &error);

  if (report == NULL && byline_refresh_is_hopeless (error))
    g_signal_emit_by_name (source, "refresh-failed", error);
  else if (report == NULL)
    g_debug ("What is due was not refreshed: %s", error->message);
}

static gboolean
has_set (BylineLibrary *self, const char *setting)
{
  gboolean value = FALSE;

  if (self->settings != NULL)
    g_object_get (self->settings, setting, &value, NULL);
  return value;
}

BylineRefreshPause
byline_library_get_pause (BylineLibrary *self)
{
  g_return_val_if_fail (BYLINE_IS_LIBRARY (self), BYLINE_REFRESH_PAUSE_NONE);

  if (self->settings != NULL && byline_settings_get_refresh_interval (self->settings) == 0)
    return BYLINE_REFRESH_PAUSE_BY_HAND;
  /* The sample edition is on this machine: it needs no network. */
  if (byline_profile_is_sample (self->profile))
    return BYLINE_REFRESH_PAUSE_NONE;
  if (!self->online)
    return BYLINE_REFRESH_PAUSE_OFFLINE;
  if (g_network_monitor_get_network_metered (self->monitor) &&
      !has_set (self, "refresh-on-metered"))
    return BYLINE_REFRESH_PAUSE_METERED;
  if (g_power_profile_monitor_get_power_saver_enabled (self->power) &&
      !has_set (self, "refresh-on-power-saver"))
    return BYLINE_REFRESH_PAUSE_POWER_SAVER;
  return BYLINE_REFRESH_PAUSE_NONE;
}

gboolean
_byline_library_refresh_if_due (BylineLibrary *self)
{
  if (self->refresh != NULL || !self->is_open || byline_store_is_read_only (self->store) ||
      byline_library_get_pause (self) != BYLINE_REFRESH_PAUSE_NONE)
    return FALSE;

  refresh (self, &(Waiter){ .only_due = TRUE, .automatic = TRUE }, NULL, automatic_done_cb, NULL);
  return TRUE;
}

static gboolean
automatic_cb (gpointer user_data)
{
  BylineLibrary *self = user_data;

  _byline_library_refresh_if_due (self);
  byline_picture_store_trim (self->pictures);
  return G_SOURCE_CONTINUE;
}

void
byline_library_set_automatic (BylineLibrary *self, gboolean automatic)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  g_clear_handle_id (&self->automatic_source, g_source_remove);
  if (automatic && !self->is_closed)
    {
      self->automatic_source = g_timeout_add_seconds (AUTOMATIC_SECONDS, automatic_cb, self);
      _byline_library_complete_pictures (self);
    }
}
