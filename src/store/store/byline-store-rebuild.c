/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-store.h"

#include "byline-db-maintenance.h"

/* Progress is told this often at most. */
#define PROGRESS_INTERVAL (50 * G_TIME_SPAN_MILLISECOND)

/* Shared by the thread that rebuilds and the one that asked for it. */
typedef struct {
  GTask *task; /* of the caller's thread alone; NULL once it is answered */
  GCancellable *cancellable;
  GMainContext *context;
  GThread *thread;
  char *data_dir;
  gboolean force;
  BylineRebuildProgress progress;
  gpointer progress_data;
  gint done;        /* atomic */
  gint total;       /* atomic */
  gint64 last_told; /* of the thread that rebuilds */
  BylineRebuildReport *report;
  GError *error;
} Job;

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->cancellable);
  g_main_context_unref (job->context);
  g_free (job->data_dir);
  byline_rebuild_report_free (job->report);
  g_clear_error (&job->error);
}

static void
job_unref (gpointer job)
{
  g_atomic_rc_box_release_full (job, job_clear);
}

static void
post (Job *job, GSourceFunc func)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, g_atomic_rc_box_acquire (job), job_unref);
  g_source_attach (source, job->context);
}

static gboolean
tell_cb (gpointer user_data)
{
  Job *job = user_data;

  if (job->task != NULL)
    job->progress ((guint) g_atomic_int_get (&job->done), (guint) g_atomic_int_get (&job->total),
                   job->progress_data);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  Job *job = user_data;
  gint64 now = g_get_monotonic_time ();

  if (job->progress == NULL || (done < total && now - job->last_told < PROGRESS_INTERVAL))
    return;
  job->last_told = now;
  g_atomic_int_set (&job->done, (gint) done);
  g_atomic_int_set (&job->total, (gint) total);
  post (job, tell_cb);
}

static gboolean
answer_cb (gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&job->task);

  g_thread_join (job->thread);
  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->report),
                           (GDestroyNotify) byline_rebuild_report_free);
  return G_SOURCE_REMOVE;
}

static gpointer
rebuild_main (gpointer data)
{
  Job *job = data;
  const BylineRebuildOptions options = {
    .force = job->force,
    .progress = progress_cb,
    .user_data = job,
    .cancellable = job->cancellable,
  };

  job->report = byline_db_rebuild_with (job->data_dir, &options, &job->error);
  post (job, answer_cb);
  job_unref (job);
  return NULL;
}

void
byline_store_rebuild_async (BylineStore *self,
                            gboolean force,
                            BylineRebuildProgress progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Job *job;

  g_return_if_fail (BYLINE_IS_STORE (self));

  /* Threads that could not open the database, or hold it open. */
  byline_store_close (self);
  job = g_atomic_rc_box_new0 (Job);
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, byline_store_rebuild_async);
  /* What has been put in place is reported. */
  g_task_set_check_cancellable (job->task, FALSE);
  g_set_object (&job->cancellable, cancellable);
  job->context = g_main_context_ref (g_task_get_context (job->task));
  job->data_dir = g_strdup (byline_store_get_data_dir (self));
  job->force = force;
  job->progress = progress;
  job->progress_data = progress_data;
  /* The answer joins the thread, and comes no earlier than this function has returned to the
   * loop. */
  job->thread = g_thread_new ("byline-rebuild", rebuild_main, g_atomic_rc_box_acquire (job));
  job_unref (job);
}

BylineRebuildReport *
byline_store_rebuild_finish (BylineStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
