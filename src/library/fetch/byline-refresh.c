/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-refresh.h"

#include "byline-clock.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"
#include "byline-error.h"
#include "byline-feed-fetch.h"
#include "byline-network-time.h"
#include "byline-parsed-feed.h"
#include "byline-poll.h"
#include "byline-signal.h"

/* A few more than the session fetches at once: some are parsed or committed meanwhile. */
#define MAX_JOBS 24
/* No other feed is asked for while those that came and are not committed yet are larger together, in
 * bytes: of each there are bytes, items or articles in memory. Nor is another one read while those that
 * are read, and not committed yet, would be: items and articles take some times as much. */
#define MAX_BYTES (4 * 1024 * 1024)
#define MAX_JOBS_PER_HOST 2
/* Whoever presses Refresh twice wants to know, not to ask twice. */
#define PATIENCE 60

struct _BylineRefresh {
  GObject parent_instance;
  BylineStore *store;
  BylineSession *session;
  GCancellable *cancellable;
  BylineScheduleBounds bounds;
  guint patience; /* seconds that go by before a feed is asked again, whoever wants it */

  GQueue queue;      /* of Job, not begun */
  GQueue came;       /* of Job, to be read */
  GHashTable *seen;  /* of gint64 * feed */
  GHashTable *hosts; /* host to how many jobs are under way */
  BylineNetworkTime *network_time;
  guint n_jobs;
  gsize n_bytes;         /* of the bodies of jobs that are not done */
  gsize n_reading_bytes; /* of those of them that are read */
  guint n_holds;
  guint n_done;
  guint n_total;
  gboolean is_finished;
  GError *error; /* nullable */
  BylineRefreshReport *report;
};

G_DEFINE_FINAL_TYPE (BylineRefresh, byline_refresh, G_TYPE_OBJECT)

enum { PROGRESS, COMMITTED, MOVED, MERGED, STATE_CHANGED, FINISHED, N_SIGNALS };

static guint signals[N_SIGNALS];

typedef struct {
  BylineRefresh *refresh;
  BylineFeed *feed;
  BylineResponse *response;
  gint64 begun;          /* by the monotonic clock */
  gsize n_bytes;         /* of the answer's body */
  gboolean is_read;      /* the body is, or was */
  char *host;            /* name and port, while it counts there; else nullable */
  gboolean is_truncated; /* what came is not all */
  gboolean is_new_state; /* failed now, or works again */
} Job;

static void pump (BylineRefresh *self);
static void read_next (BylineRefresh *self);

static void
job_free (Job *job)
{
  g_clear_object (&job->refresh);
  g_clear_pointer (&job->feed, byline_feed_free);
  g_clear_pointer (&job->response, byline_response_free);
  g_free (job->host);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static guint
count_host (BylineRefresh *self, const char *host)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->hosts, host));
}

/* Name and port, as the session counts requests. */
static char *
get_host (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));
}

static void
finish_if_done (BylineRefresh *self)
{
  if (self->is_finished || self->n_holds > 0 || self->n_jobs > 0 || self->queue.length > 0)
    return;

  self->is_finished = TRUE;
  g_signal_emit (self, signals[FINISHED], 0);
}

/* The answer is there: the host is free for the next of its feeds. */
static void
leave_host (Job *job)
{
  GHashTable *hosts = job->refresh->hosts;
  g_autofree char *host = g_steal_pointer (&job->host);
  guint others = count_host (job->refresh, host) - 1;

  if (others > 0)
    g_hash_table_insert (hosts, g_steal_pointer (&host), GUINT_TO_POINTER (others));
  else
    g_hash_table_remove (hosts, host);
}

static void
job_done (Job *job)
{
  g_autoptr (BylineRefresh) self = g_object_ref (job->refresh);

  if (job->is_new_state)
    g_signal_emit (self, signals[STATE_CHANGED], 0);
  self->n_jobs--;
  self->n_bytes -= job->n_bytes;
  if (job->is_read)
    self->n_reading_bytes -= job->n_bytes;
  self->n_done++;
  job_free (job);

  g_signal_emit (self, signals[PROGRESS], 0);
  read_next (self);
  pump (self);
}

/* --- What the store keeps of a poll --- */

typedef struct {
  gint64 feed_id;
  gint64 now;
  gint64 next_due;
  BylineNetwork network;
  BylineFeedPoll *poll;
  char *new_url; /* nullable: where it has moved to, though nothing else has changed */
  BylineNetwork new_network;
  gboolean is_held; /* it waits for a host that it led to; nothing else is known */
  char *code;       /* nullable: not a failure */
  char *message;
  char *warning; /* nullable: of what is no failure */
  char *etag;    /* nullable: new ones of what is not modified */
  char *last_modified;
} Outcome;

static void
outcome_free (Outcome *outcome)
{
  byline_poll_free (outcome->poll);
  g_free (outcome->new_url);
  g_free (outcome->code);
  g_free (outcome->message);
  g_free (outcome->warning);
  g_free (outcome->etag);
  g_free (outcome->last_modified);
  g_free (outcome);
}

/* "Not modified", said at another address: that is its own from now on.
 * @feed_id: (inout): the feed; the other one, if one has that address already */
static gboolean
move_feed (BylineDb *db,
           const Outcome *outcome,
           gint64 *feed_id,
           BylineMergedFeed **merged,
           GError **error)
{
  if (outcome->new_url == NULL)
    return TRUE;
  if (!byline_db_merge_feed (db, *feed_id, outcome->new_url, feed_id, merged, error))
    return FALSE;
  return *merged != NULL ||
         byline_db_move_feed_address (db, *feed_id, outcome->new_url, outcome->new_network, error);
}

static gboolean
record_unchanged (BylineDb *db,
                  const Outcome *outcome,
                  gint64 *feed_id,
                  BylineMergedFeed **merged,
                  GError **error)
{
  return move_feed (db, outcome, feed_id, merged, error) &&
         byline_db_record_feed_unchanged (db, *feed_id, outcome->now, outcome->next_due,
                                          outcome->network, error) &&
         byline_db_update_validators (db, *feed_id, outcome->etag, outcome->last_modified, error) &&
         (outcome->warning == NULL ||
          byline_db_feed_warned (db, *feed_id, BYLINE_FEED_UNPROTECTED, outcome->warning, error));
}

static gpointer
outcome_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Outcome *outcome = data;
  gint64 feed_id = outcome->feed_id;
  g_autoptr (BylineMergedFeed) merged = NULL;
  BylineCommitResult *result;
  gboolean done;

  if (outcome->is_held)
    done = byline_db_record_feed_held (db, feed_id, outcome->next_due, error);
  else if (outcome->code != NULL)
    done = byline_db_record_feed_failure (db, feed_id, outcome->now, outcome->next_due,
                                          outcome->code, outcome->message, error);
  else
    done = record_unchanged (db, outcome, &feed_id, &merged, error);
  outcome->poll->feed_id = feed_id;
  if (!done || !byline_db_record_poll (db, outcome->poll, error))
    return NULL;
  result = byline_commit_result_new ();
  result->merged = g_steal_pointer (&merged);
  return result;
}

static void
note_merged (Job *job, const BylineMergedFeed *merged)
{
  g_ptr_array_add (
    job->refresh->report->warnings,
    g_strdup_printf ("%s: it has moved to %s, which is subscribed to as %s; both are "
                     "one now.",
                     job->feed->url, merged->url, merged->into_name));
  g_signal_emit (job->refresh, signals[MERGED], 0, merged);
}

/* @response: where it was answered */
static void
note_moved (Job *job, const BylineCommitResult *result)
{
  const BylineResponse *response = job->response;

  if (result->merged != NULL)
    note_merged (job, result->merged);
  else if (response != NULL && response->moved_url != NULL &&
           g_strcmp0 (response->moved_url, job->feed->url) != 0)
    g_signal_emit (job->refresh, signals[MOVED], 0, job->feed->url, response->moved_url);
}

static void
outcome_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCommitResult)
    done = byline_store_run_finish (BYLINE_STORE (source), result, &error);

  if (done != NULL)
    note_moved (job, done);
  if (byline_refresh_is_hopeless (error))
    byline_refresh_fail (job->refresh, g_steal_pointer (&error));
  else if (error != NULL)
    g_debug ("The state of %s could not be kept: %s", job->feed->url, error->message);
  job_done (job);
}

static void
save_outcome (Job *job, Outcome *outcome)
{
  byline_store_write_grouped_async (job->refresh->store, outcome_func, outcome,
                                    (GDestroyNotify) outcome_free,
                                    (GDestroyNotify) byline_commit_result_free, NULL, outcome_cb,
                                    job);
}

/* A machine without a network says nothing about a feed: it is not to be waited for afterwards. */
static gboolean
is_offline (const GError *error)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  return g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_OFFLINE) ||
         (g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_HOST_NOT_FOUND) &&
          !g_network_monitor_get_network_available (monitor));
}

/* Its host, or one that its address leads to, asked to be left alone, maybe for another feed's sake. */
static void
report_held (BylineRefresh *self, const Job *job, gint64 not_before)
{
  BylineRefreshReport *report = self->report;
  g_autoptr (GDateTime) until = byline_clock_local_date (not_before);
  g_autofree char *text = until != NULL ? g_date_time_format (until, "%Y-%m-%d %H:%M") : NULL;

  report->n_held++;
  report->held_until = report->held_until == 0 ? not_before : MIN (report->held_until, not_before);
  g_ptr_array_add (
    report->warnings,
    g_strdup_printf ("%s: its host asked to be left alone until %s; it was not asked",
                     job->feed->url, text));
}

static void
report_failure (BylineRefresh *self, const Job *job, const GError *error)
{
  self->report->n_failed++;
  if (g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_UNAUTHORIZED))
    self->report->n_unauthorized++;
  g_ptr_array_add (self->report->failures,
                   g_strdup_printf ("%s: %s", job->feed->url, error->message));
}

static void
job_failed (Job *job, const GError *error)
{
  BylineRefresh *self = job->refresh;
  gint64 now = byline_clock_now ();
  gboolean is_held;
  Outcome *outcome;

  /* A failure of the disk is no feed's, and is reported once. */
  if (byline_refresh_is_hopeless (error))
    byline_refresh_fail (self, g_error_copy (error));
  if (self->error != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      job_done (job);
      return;
    }

  is_held = g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_HELD);
  if (is_held)
    report_held (self, job, byline_session_get_not_before (self->session, job->feed->url));
  else
    report_failure (self, job, error);
  if (is_offline (error))
    {
      job_done (job);
      return;
    }

  outcome = g_new0 (Outcome, 1);
  outcome->feed_id = job->feed->id;
  outcome->now = now;
  outcome->is_held = is_held;
  outcome->code = byline_error_to_code (error);
  outcome->message = g_strdup (error->message);
  outcome->poll = byline_poll_new_failed (
    job->feed, error, byline_session_get_not_before (self->session, job->feed->url), &self->bounds,
    now, &outcome->next_due);
  if (outcome->poll->held_until != 0)
    outcome->poll->held_host = byline_session_dup_holder (self->session, job->feed->url);
  outcome->poll->outcome->milliseconds = (guint) ((g_get_monotonic_time () - job->begun) / 1000);
  job->is_new_state = TRUE;
  save_outcome (job, outcome);
}

static void
warn_of_unprotected (Job *job)
{
  g_autofree char *warning = NULL;

  if (job->response->unprotected_by == NULL)
    return;
  warning = byline_unprotected_text (job->response->unprotected_by);
  g_ptr_array_add (job->refresh->report->warnings,
                   g_strdup_printf ("%s: %s", job->feed->url, warning));
}

/* Whether the feed's warning comes or goes. */
static gboolean
is_warned_anew (Job *job)
{
  gboolean was_warned = g_strcmp0 (job->feed->error_code, BYLINE_FEED_UNPROTECTED) == 0;

  return was_warned != (job->response->unprotected_by != NULL);
}

/* Returns: (transfer full) (nullable): what of @said is not what is @known. */
static char *
dup_new (const char *said, const char *known)
{
  return g_strcmp0 (said, known) != 0 ? g_strdup (said) : NULL;
}

static void
job_unchanged (Job *job)
{
  BylineRefresh *self = job->refresh;
  Outcome *outcome = g_new0 (Outcome, 1);

  self->report->n_unchanged++;
  outcome->feed_id = job->feed->id;
  outcome->now = byline_clock_now ();
  outcome->poll = byline_poll_new_answered (job->feed, job->response, NULL, &self->bounds,
                                            outcome->now, &outcome->next_due);
  if (g_strcmp0 (job->response->moved_url, job->feed->url) != 0)
    outcome->new_url = g_strdup (job->response->moved_url);
  outcome->new_network = job->response->moved_network;
  outcome->network = job->response->asked_network;
  outcome->etag = dup_new (job->response->etag, job->feed->etag);
  outcome->last_modified = dup_new (job->response->last_modified, job->feed->last_modified);
  if (job->response->unprotected_by != NULL)
    outcome->warning = byline_unprotected_text (job->response->unprotected_by);
  warn_of_unprotected (job);
  if (job->feed->n_failures > 0 || is_warned_anew (job))
    job->is_new_state = TRUE;
  save_outcome (job, outcome);
}

static gpointer
commit_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return byline_feed_commit_job_run (data, db, error);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  BylineRefresh *self = job->refresh;
  BylineRefreshReport *report = self->report;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCommitResult)
    commit = byline_store_run_finish (BYLINE_STORE (source), result, &error);

  if (commit == NULL)
    {
      job_failed (job, error);
      return;
    }

  report->n_added += commit->added->len;
  report->n_updated += commit->updated->len;
  if (commit->added->len == 0 && commit->updated->len == 0)
    report->n_unchanged++;
  else
    g_signal_emit (self, signals[COMMITTED], 0, commit);
  note_moved (job, commit);
  if (job->is_truncated)
    g_ptr_array_add (report->warnings,
                     g_strdup_printf ("%s: %s", job->feed->url, BYLINE_PARSED_FEED_TRUNCATED));
  warn_of_unprotected (job);
  job->is_new_state = commit->merged != NULL || job->feed->n_failures > 0 ||
                      job->feed->last_succeeded == 0 || job->is_truncated || is_warned_anew (job);
  job_done (job);
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  BylineRefresh *self = job->refresh;
  g_autoptr (GError) error = NULL;
  BylineParsedFeed *parsed = byline_parsed_feed_read_finish (result, &error);
  BylineFeedCommitJob *commit;

  if (parsed == NULL)
    {
      job_failed (job, error);
      return;
    }

  commit = byline_feed_commit_job_new (parsed, job->feed, job->response, &self->bounds,
                                       byline_clock_now ());
  commit->update.feed_id = job->feed->id;
  job->is_truncated = parsed->is_truncated;
  if (g_strcmp0 (commit->new_url, job->feed->url) == 0)
    commit->update.new_url = NULL;
  byline_store_write_grouped_async (self->store, commit_func, commit,
                                    (GDestroyNotify) byline_feed_commit_job_free,
                                    (GDestroyNotify) byline_commit_result_free, self->cancellable,
                                    committed_cb, job);
}

static void
read_job (BylineRefresh *self, Job *job)
{
  job->is_read = TRUE;
  self->n_reading_bytes += job->n_bytes;
  byline_parsed_feed_read_async (job->response, byline_feed_is_page (job->feed), self->cancellable,
                                 parsed_cb, job);
  /* Who reads it holds it. */
  g_clear_pointer (&job->response->body, g_bytes_unref);
}

/* Reads what came, as much as there is room for; a large one by itself. */
static void
read_next (BylineRefresh *self)
{
  while (self->came.length > 0)
    {
      const Job *next = g_queue_peek_head (&self->came);

      if (self->n_reading_bytes > 0 && self->n_reading_bytes + next->n_bytes > MAX_BYTES)
        break;
      read_job (self, g_queue_pop_head (&self->came));
    }
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;

  job->response = byline_session_fetch_finish (BYLINE_SESSION (source), result, &error);
  if (job->response != NULL)
    {
      byline_network_time_add (job->refresh->network_time, job->response->url, job->response->date,
                               byline_clock_now ());
      job->n_bytes = job->response->body != NULL ? g_bytes_get_size (job->response->body) : 0;
      job->refresh->n_bytes += job->n_bytes;
    }
  leave_host (job);
  pump (job->refresh);
  if (job->response == NULL)
    job_failed (job, error);
  else if (job->response->not_modified)
    job_unchanged (job);
  else
    {
      g_queue_push_tail (&job->refresh->came, job);
      read_next (job->refresh);
    }
}

/* That holds for a refresh by hand, too. The feed stays as it was. */
static void
hold_job (BylineRefresh *self, Job *job, gint64 not_before)
{
  report_held (self, job, not_before);
  self->n_done++;
  job_free (job);
}

/* It was asked a moment ago, and nobody has changed what it is asked with. */
static gboolean
is_recent (BylineRefresh *self, const BylineFeed *feed)
{
  gint64 ago = byline_clock_now () - feed->last_polled;

  return feed->last_polled != 0 && !feed->may_be_asked && ago >= 0 && ago < (gint64) self->patience;
}

/* The feed stays as it is. */
static void
pass_over (BylineRefresh *self, Job *job)
{
  BylineRefreshReport *report = self->report;

  report->n_recent++;
  report->recent_until = MAX (report->recent_until,
                              job->feed->last_polled + (gint64) self->patience);
  self->n_done++;
  job_free (job);
}

static void
begin (BylineRefresh *self, Job *job)
{
  BylineRequestReason why = { BYLINE_REQUEST_PURPOSE_REFRESH, job->feed->publication_id, 0 };
  guint others = count_host (self, job->host);

  g_hash_table_insert (self->hosts, g_strdup (job->host), GUINT_TO_POINTER (others + 1));
  self->n_jobs++;
  self->report->n_feeds++;
  job->begun = g_get_monotonic_time ();
  byline_feed_fetch_async (self->session, job->feed->url, &why, job->feed->network, job->feed->etag,
                           job->feed->last_modified, self->cancellable, fetched_cb, job);
}

/* Takes a job from the queue: it is held back, passed over or begun. */
static void
take_job (BylineRefresh *self, GList *link)
{
  Job *job = link->data;
  gint64 not_before = byline_session_get_not_before (self->session, job->feed->url);

  g_queue_delete_link (&self->queue, link);
  if (not_before != 0)
    hold_job (self, job, not_before);
  else if (is_recent (self, job->feed))
    pass_over (self, job);
  else
    begin (self, job);
}

/* Begins what may begin; finishes if nothing is left. Of a job whose host is busy nothing is asked: all that
 * wait are passed each time one ends. Hundreds may be passed over or held back at once: that is told once. */
static void
pump (BylineRefresh *self)
{
  GList *link = self->queue.head;
  guint n_done = self->n_done;

  while (link != NULL && self->n_jobs < MAX_JOBS && self->n_bytes < MAX_BYTES)
    {
      GList *next = link->next;
      const Job *job = link->data;

      if (count_host (self, job->host) < MAX_JOBS_PER_HOST)
        take_job (self, link);
      link = next;
    }
  if (self->n_done != n_done)
    g_signal_emit (self, signals[PROGRESS], 0);
  finish_if_done (self);
}

static void
byline_refresh_finalize (GObject *object)
{
  BylineRefresh *self = BYLINE_REFRESH (object);

  /* Jobs hold the refresh: when it goes, none is left. */
  g_clear_object (&self->store);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->hosts, g_hash_table_unref);
  g_clear_pointer (&self->network_time, byline_network_time_free);
  g_clear_pointer (&self->report, byline_refresh_report_free);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (byline_refresh_parent_class)->finalize (object);
}

static void
byline_refresh_class_init (BylineRefreshClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_refresh_finalize;

  signals[PROGRESS] = byline_signal_new (klass, "progress", 0);
  signals[COMMITTED] = byline_signal_new (klass, "committed", 1, G_TYPE_POINTER);
  signals[MOVED] = byline_signal_new (klass, "moved", 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[MERGED] = byline_signal_new (klass, "merged", 1, G_TYPE_POINTER);
  signals[STATE_CHANGED] = byline_signal_new (klass, "state-changed", 0);
  signals[FINISHED] = byline_signal_new (klass, "finished", 0);
}

static void
byline_refresh_init (BylineRefresh *self)
{
  self->cancellable = g_cancellable_new ();
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->network_time = byline_network_time_new ();
  self->report = byline_refresh_report_new ();
}

static guint
get_patience (void)
{
  const char *text = g_getenv ("BYLINE_PATIENCE");

  return text != NULL ? (guint) CLAMP (g_ascii_strtoll (text, NULL, 10), 0, PATIENCE) : PATIENCE;
}

BylineRefresh *
byline_refresh_new (BylineStore *store, BylineSession *session, const BylineScheduleBounds *bounds)
{
  BylineRefresh *self = g_object_new (BYLINE_TYPE_REFRESH, NULL);

  self->store = g_object_ref (store);
  self->session = g_object_ref (session);
  self->bounds = *bounds;
  self->patience = get_patience ();
  return self;
}

void
byline_refresh_hold_back (BylineRefresh *self, GPtrArray *feeds)
{
  byline_poll_hold_back (self->session, feeds);
}

void
byline_refresh_add (BylineRefresh *self, GPtrArray *feeds)
{
  if (byline_refresh_is_cancelled (self))
    return;

  for (guint i = 0; i < feeds->len; i++)
    {
      const BylineFeed *feed = g_ptr_array_index (feeds, i);
      g_autoptr (Job) job = NULL;

      if (!g_hash_table_add (self->seen, g_memdup2 (&feed->id, sizeof feed->id)))
        continue;

      job = g_new0 (Job, 1);
      job->refresh = g_object_ref (self);
      job->feed = byline_feed_copy (feed);
      job->host = get_host (feed->url);
      g_queue_push_tail (&self->queue, g_steal_pointer (&job));
      self->n_total++;
    }
  g_signal_emit (self, signals[PROGRESS], 0);
  pump (self);
}

void
byline_refresh_hold (BylineRefresh *self)
{
  self->n_holds++;
  self->is_finished = FALSE;
}

void
byline_refresh_release (BylineRefresh *self)
{
  self->n_holds--;
  finish_if_done (self);
}

void
byline_refresh_cancel (BylineRefresh *self)
{
  g_autoptr (BylineRefresh) alive = g_object_ref (self);

  g_cancellable_cancel (self->cancellable);
  g_queue_clear_full (&self->queue, (GDestroyNotify) job_free);
  finish_if_done (self);
}

gboolean
byline_refresh_is_cancelled (BylineRefresh *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

gboolean
byline_refresh_is_finished (BylineRefresh *self)
{
  return self->is_finished;
}

gboolean
byline_refresh_is_hopeless (const GError *error)
{
  if (error == NULL || error->domain != BYLINE_STORE_ERROR)
    return FALSE;

  switch ((BylineStoreError) error->code)
    {
    case BYLINE_STORE_ERROR_DISK_FULL:
    case BYLINE_STORE_ERROR_READ_ONLY:
    case BYLINE_STORE_ERROR_CORRUPT:
    case BYLINE_STORE_ERROR_NEWER:
    case BYLINE_STORE_ERROR_OLDER:
    case BYLINE_STORE_ERROR_FOREIGN:
      return TRUE;
    case BYLINE_STORE_ERROR_FAILED:
    case BYLINE_STORE_ERROR_BUSY:
    case BYLINE_STORE_ERROR_NOT_FOUND:
    case BYLINE_STORE_ERROR_EXISTS:
    case BYLINE_STORE_ERROR_NO_ARTICLE:
    case BYLINE_STORE_ERROR_UNREADABLE:
    case BYLINE_STORE_ERROR_QUERY:
    case BYLINE_STORE_ERROR_LOOP:
    case BYLINE_STORE_ERROR_INCOMPLETE:
      return FALSE;
    }
  return FALSE;
}

void
byline_refresh_fail (BylineRefresh *self, GError *error)
{
  if (self->error != NULL)
    {
      g_error_free (error);
      return;
    }
  self->error = error;
  byline_refresh_cancel (self);
}

const GError *
byline_refresh_get_error (BylineRefresh *self)
{
  return self->error;
}

guint
byline_refresh_get_done (BylineRefresh *self)
{
  return self->n_done;
}

guint
byline_refresh_get_total (BylineRefresh *self)
{
  return self->n_total;
}

gint64
byline_refresh_get_network_time (BylineRefresh *self)
{
  return byline_network_time_get (self->network_time, byline_clock_now ());
}

static GPtrArray *
copy_texts (GPtrArray *texts)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (texts, i)));
  return copy;
}

void
byline_refresh_add_account (BylineRefresh *self,
                            const char *name,
                            guint n_added,
                            guint n_updated,
                            const GError *error)
{
  self->report->n_added += n_added;
  self->report->n_updated += n_updated;
  self->report->n_feeds++;
  if (error == NULL)
    return;
  self->report->n_failed++;
  g_ptr_array_add (self->report->failures, g_strdup_printf ("%s: %s", name, error->message));
}

BylineRefreshReport *
byline_refresh_dup_report (BylineRefresh *self)
{
  BylineRefreshReport *copy = g_new0 (BylineRefreshReport, 1);

  *copy = *self->report;
  copy->failures = copy_texts (self->report->failures);
  copy->warnings = copy_texts (self->report->warnings);
  return copy;
}
