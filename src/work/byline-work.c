/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-work.h"

#define N_POOLS (BYLINE_WORK_BLOCKING + 1)
#define MIN_THREADS 2
#define MAX_THREADS 4

typedef struct {
  GTask *task; /* of the caller's thread */
  GMainContext *context;
  GCancellable *cancellable; /* nullable */
  BylineWorkFunc func;
  gpointer data;
  GDestroyNotify data_free;
  gpointer result;
  GDestroyNotify result_free;
  GError *error;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->task);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->context, g_main_context_unref);
  if (job->result != NULL && job->result_free != NULL)
    job->result_free (job->result);
  g_clear_error (&job->error);
  g_free (job);
}

/* On the thread that asked. */
static gboolean
answer_cb (gpointer user_data)
{
  Job *job = user_data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->result_free);
  return G_SOURCE_REMOVE;
}

static void
run_cb (gpointer item, gpointer user_data)
{
  Job *job = item;
  g_autoptr (GSource) source = NULL;

  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    job->result = job->func (job->data, job->cancellable, &job->error);
  if (job->data_free != NULL && job->data != NULL)
    job->data_free (job->data);
  job->data = NULL;

  /* The task returns on its own thread: were its last reference dropped here, whatever it belongs
   * to would be disposed of on this thread. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, answer_cb, job, job_free);
  g_source_attach (source, job->context);
}

/* The pools last as long as the program. */
static GThreadPool *
get_pool (BylineWorkPool which)
{
  static GThreadPool *pools[N_POOLS];
  static gsize are_made;

  if (g_once_init_enter (&are_made))
    {
      gint threads = CLAMP ((gint) g_get_num_processors (), MIN_THREADS, MAX_THREADS);

      for (gsize i = 0; i < N_POOLS; i++)
        pools[i] = g_thread_pool_new (run_cb, NULL, threads, FALSE, NULL);
      g_once_init_leave (&are_made, 1);
    }
  return pools[which];
}

void
byline_work_async (gpointer source,
                   BylineWorkPool pool,
                   BylineWorkFunc func,
                   gpointer data,
                   GDestroyNotify data_free,
                   GDestroyNotify result_free,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  Job *job;

  g_return_if_fail (source == NULL || G_IS_OBJECT (source));
  g_return_if_fail (pool < N_POOLS);
  g_return_if_fail (func != NULL);

  job = g_new0 (Job, 1);
  job->task = g_task_new (source, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, byline_work_async);
  job->context = g_main_context_ref_thread_default ();
  g_set_object (&job->cancellable, cancellable);
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  g_thread_pool_push (get_pool (pool), job, NULL);
}

gpointer
byline_work_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, byline_work_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
