/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-account-sync.h"

#include "byline-clock.h"
#include "byline-error.h"
#include "byline-poll.h"
#include "byline-sync-run.h"
#include "byline-task.h"
#include "byline-work.h"

/* The wait after a first failure: each time twice as long, up to a day. */
#define RETRY_SECONDS (15 * 60)
#define LONGEST_RETRY (24 * 60 * 60)
/* So often it is doubled: that is more than the longest wait. */
#define MAX_DOUBLINGS 10

struct _BylineAccountSync {
  GObject parent_instance;

  BylineStore *store;
  BylineSession *session;
  BylineAccount *account;
  BylineSyncRun *run; /* one thread at a time: what is under way waits for it */
  gint64 date;        /* of the answer that is read */
  guint n_added;      /* as was told last */
};

G_DEFINE_FINAL_TYPE (BylineAccountSync, byline_account_sync, G_TYPE_OBJECT)

enum {
  PROGRESS,
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
byline_account_sync_finalize (GObject *object)
{
  BylineAccountSync *self = BYLINE_ACCOUNT_SYNC (object);

  g_clear_object (&self->store);
  g_clear_object (&self->session);
  g_clear_pointer (&self->account, byline_account_free);
  g_clear_pointer (&self->run, byline_sync_run_free);
  G_OBJECT_CLASS (byline_account_sync_parent_class)->finalize (object);
}

static void
byline_account_sync_class_init (BylineAccountSyncClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = byline_account_sync_finalize;
  signals[PROGRESS] = g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
byline_account_sync_init (BylineAccountSync *self)
{
}

BylineAccountSync *
byline_account_sync_new (BylineStore *store,
                         BylineSession *session,
                         const BylineAccount *account,
                         const char *secret,
                         const char *login_session)
{
  BylineAccountSync *self;

  g_return_val_if_fail (BYLINE_IS_STORE (store), NULL);
  g_return_val_if_fail (BYLINE_IS_SESSION (session), NULL);
  g_return_val_if_fail (account != NULL, NULL);

  self = g_object_new (BYLINE_TYPE_ACCOUNT_SYNC, NULL);
  self->store = g_object_ref (store);
  self->session = g_object_ref (session);
  self->account = byline_account_copy (account);
  self->run = byline_sync_run_new (account, secret, login_session);
  return self;
}

/* --- Its end --- */

/* What is kept of how it went. */
typedef struct {
  gint64 account_id;
  gint64 now;
  gint64 next_try;
  char *code;    /* nullable */
  char *message; /* nullable */
} Outcome;

static void
outcome_free (Outcome *outcome)
{
  g_free (outcome->code);
  g_free (outcome->message);
  g_free (outcome);
}

static gpointer
keep_outcome_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Outcome *outcome = data;
  BylineAccount *account;

  if (!byline_db_record_account_sync (db, outcome->account_id, outcome->now, outcome->next_try,
                                      outcome->code, outcome->message, error))
    return NULL;
  account = byline_db_get_account (db, outcome->account_id, error);
  return account;
}

static void
outcome_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineAccountSync *self = g_task_get_source_object (task);
  GError *failure = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineAccount)
    account = byline_store_run_finish (BYLINE_STORE (source), result, &error);
  BylineSyncReport *report;

  if (failure != NULL)
    {
      g_task_return_error (task, g_error_copy (failure));
      return;
    }
  report = byline_sync_report_copy (byline_sync_run_get_report (self->run));
  if (account != NULL)
    report->n_waiting = account->n_waiting;
  g_task_return_pointer (task, report, (GDestroyNotify) byline_sync_report_free);
}

static gint64
next_retry (gint64 now, guint n_failures)
{
  gint64 wait = (gint64) RETRY_SECONDS << MIN (n_failures, MAX_DOUBLINGS);

  return now + MIN (wait, LONGEST_RETRY);
}

/* @task: (transfer full). @failure: (transfer full) (nullable) */
static void
finish (GTask *task, GError *failure)
{
  BylineAccountSync *self = g_task_get_source_object (task);
  Outcome *outcome;

  /* Who cancels knows it. */
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, failure);
      g_object_unref (task);
      return;
    }
  outcome = g_new0 (Outcome, 1);
  outcome->account_id = self->account->id;
  outcome->now = byline_clock_now ();
  if (failure != NULL)
    {
      outcome->next_try = MAX (next_retry (outcome->now, self->account->n_failures),
                               byline_session_get_not_before (self->session, self->account->url));
      outcome->code = byline_error_to_code (failure);
      outcome->message = g_strdup (failure->message);
      g_task_set_task_data (task, failure, (GDestroyNotify) g_error_free);
    }
  g_task_set_check_cancellable (task, FALSE);
  byline_store_write_async (self->store, keep_outcome_func, outcome, (GDestroyNotify) outcome_free,
                            (GDestroyNotify) byline_account_free, NULL, outcome_kept_cb, task);
}

/* --- One question after the other --- */

/* A step on the store's thread: what came is brought in, and the next question made. */
typedef struct {
  BylineSyncRun *run;
  BylineSyncReading *reading; /* nullable */
  GError *failure;            /* nullable */
  gint64 date;
} Step;

/* What a step leads to. */
typedef struct {
  BylineSyncRequest *request; /* nullable: it is through */
} Next;

static void
step_free (Step *step)
{
  byline_sync_reading_free (step->reading);
  g_clear_error (&step->failure);
  g_free (step);
}

static void
next_free (Next *next)
{
  byline_sync_request_free (next->request);
  g_free (next);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Next, next_free)

static gpointer
step_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  g_autoptr (Next) next = g_new0 (Next, 1);

  if (step->reading != NULL &&
      !byline_sync_run_take (step->run, db, step->reading, step->date, error))
    return NULL;
  if (step->failure != NULL && !byline_sync_run_take_failure (step->run, db, step->failure, error))
    return NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !byline_sync_run_next (step->run, db, &next->request, error))
    return NULL;
  return g_steal_pointer (&next);
}

static void take_step (GTask *task, BylineSyncReading *reading, GError *failure);

/* A body on its way to a worker. */
typedef struct {
  BylineSyncRun *run;
  GBytes *body; /* nullable */
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_pointer (&reading->body, g_bytes_unref);
  g_free (reading);
}

static gpointer
read_body_func (gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;

  return byline_sync_run_read (reading->run, reading->body, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  BylineSyncReading *reading = byline_work_finish (result, &error);

  take_step (g_steal_pointer (&task), reading, g_steal_pointer (&error));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineAccountSync *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineResponse)
    response = byline_session_fetch_finish (BYLINE_SESSION (source), result, &error);
  Reading *reading;

  if (response == NULL)
    {
      take_step (g_steal_pointer (&task), NULL, g_steal_pointer (&error));
      return;
    }
  self->date = response->date;
  reading = g_new0 (Reading, 1);
  reading->run = self->run;
  reading->body = response->body != NULL ? g_bytes_ref (response->body) : NULL;
  byline_work_async (NULL, BYLINE_WORK_BACKGROUND, read_body_func, reading,
                     (GDestroyNotify) reading_free, (GDestroyNotify) byline_sync_reading_free,
                     cancellable, read_cb, g_steal_pointer (&task));
}

static void
ask (GTask *task, BylineSyncRequest *request)
{
  BylineAccountSync *self = g_task_get_source_object (task);
  g_autoptr (GBytes) body = NULL;
  BylineCall call = {
    .method = request->method,
    .url = request->url,
    .authorization = request->authorization,
    .content_type = request->content_type,
  };

  if (request->body != NULL)
    body = g_bytes_new (request->body->str, request->body->len);
  call.body = body;
  byline_session_call_async (self->session, &call, g_task_get_cancellable (task), answered_cb,
                             task);
}

static void
tell (BylineAccountSync *self)
{
  const BylineSyncReport *report = byline_sync_run_get_report (self->run);
  g_autoptr (GArray) changed = byline_sync_run_take_changed (self->run);
  guint done;
  guint total;

  if (changed->len > 0 || report->n_added != self->n_added)
    g_signal_emit (self, signals[CHANGED], 0, changed);
  self->n_added = report->n_added;
  byline_sync_run_get_progress (self->run, &done, &total);
  if (done > 0 || total > 0)
    g_signal_emit (self, signals[PROGRESS], 0, done, MAX (total, done));
}

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineAccountSync *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (Next) next = byline_store_run_finish (BYLINE_STORE (source), result, &error);

  tell (self);
  if (next == NULL || next->request == NULL)
    finish (g_steal_pointer (&task), g_steal_pointer (&error));
  else
    ask (g_steal_pointer (&task), next->request);
}

/* @task: (transfer full). @reading, @failure: (transfer full) (nullable): what came of the last
 * question. */
static void
take_step (GTask *task, BylineSyncReading *reading, GError *failure)
{
  BylineAccountSync *self = g_task_get_source_object (task);
  Step *step;

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      finish (task, failure);
      return;
    }
  step = g_new0 (Step, 1);
  step->run = self->run;
  step->reading = reading;
  step->failure = failure;
  step->date = self->date;
  byline_store_write_async (self->store, step_func, step, (GDestroyNotify) step_free,
                            (GDestroyNotify) next_free, g_task_get_cancellable (task), stepped_cb,
                            task);
}

void
byline_account_sync_run_async (BylineAccountSync *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_ACCOUNT_SYNC (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_account_sync_run_async);
  take_step (task, NULL, NULL);
}

BylineSyncReport *
byline_account_sync_run_finish (BylineAccountSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
byline_account_sync_get_login_session (BylineAccountSync *self)
{
  g_return_val_if_fail (BYLINE_IS_ACCOUNT_SYNC (self), NULL);

  return byline_sync_run_get_session (self->run);
}

gint64
byline_account_sync_get_account_id (BylineAccountSync *self)
{
  g_return_val_if_fail (BYLINE_IS_ACCOUNT_SYNC (self), 0);

  return self->account->id;
}
