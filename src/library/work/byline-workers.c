/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-workers.h"

#define MIN_THREADS 2
#define MAX_THREADS 4

struct _BylineWorkers {
  GObject parent_instance;
  GThreadPool *pool;
};

G_DEFINE_FINAL_TYPE (BylineWorkers, byline_workers, G_TYPE_OBJECT)

typedef struct {
  GTask *task; /* touched on the main thread only */
  GMainContext *context;
  GCancellable *cancellable; /* nullable */
  BylineWorkerFunc func;
  gpointer data;
  GDestroyNotify data_free;
  gpointer result;
  GDestroyNotify result_free;
  GError *error;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->context, g_main_context_unref);
  g_clear_error (&job->error);
  g_free (job);
}

/* Back on the thread that asked. */
static gboolean
job_done_cb (gpointer user_data)
{
  Job *job = user_data;

  if (job->result != NULL)
    g_task_return_pointer (job->task, job->result, job->result_free);
  else
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  return G_SOURCE_REMOVE;
}

static void
run_cb (gpointer item, gpointer user_data)
{
  Job *job = item;
  g_autoptr (GSource) source = NULL;

  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    job->result = job->func (job->data, &job->error);
  if (job->data_free != NULL)
    job->data_free (job->data);
  job->data = NULL;

  /* The task goes back to its own thread before it returns: were its last reference dropped here,
   * whoever it belongs to would be disposed of on this thread. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, job_done_cb, job, (GDestroyNotify) job_free);
  g_source_attach (source, job->context);
}

static void
byline_workers_finalize (GObject *object)
{
  BylineWorkers *self = BYLINE_WORKERS (object);

  g_thread_pool_free (self->pool, FALSE, TRUE);
  G_OBJECT_CLASS (byline_workers_parent_class)->finalize (object);
}

static void
byline_workers_class_init (BylineWorkersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_workers_finalize;
}

static void
byline_workers_init (BylineWorkers *self)
{
  gint threads = CLAMP ((gint) g_get_num_processors (), MIN_THREADS, MAX_THREADS);

  self->pool = g_thread_pool_new (run_cb, NULL, threads, FALSE, NULL);
}

BylineWorkers *
byline_workers_new (void)
{
  return g_object_new (BYLINE_TYPE_WORKERS, NULL);
}

void
byline_workers_run_async (BylineWorkers *self,
                          BylineWorkerFunc func,
                          gpointer data,
                          GDestroyNotify data_free,
                          GDestroyNotify result_free,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Job *job;

  g_return_if_fail (BYLINE_IS_WORKERS (self));

  job = g_new0 (Job, 1);
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, byline_workers_run_async);
  job->context = g_main_context_ref_thread_default ();
  g_set_object (&job->cancellable, cancellable);
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  g_thread_pool_push (self->pool, job, NULL);
}

gpointer
byline_workers_run_finish (BylineWorkers *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
