/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-store.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "byline-db-open.h"
#include "byline-db-stories.h"
#include "byline-db-private.h"
#include "byline-error.h"
#include "byline-file-private.h"

/* A group of jobs is committed after so many, or so long (in microseconds): a write that is no part of one
 * does not wait longer than for the jobs in front of it. */
#define MAX_GROUP 16
#define MAX_GROUP_TIME 200000
/* So long the next job of a group is waited for. */
#define GROUP_PAUSE 20000
/* After so long without a job the connection's memory goes back, before byline_heap_trim_at_rest() looks for what is free. */
#define REST G_TIME_SPAN_SECOND

/* A thread with a connection of its own and the jobs that wait for it. It knows nothing of the
 * store: its jobs carry all that they touch. */
typedef struct {
  GThread *thread;
  GAsyncQueue *jobs;
  char *data_dir;
  BylineDbMode mode;
  gboolean is_read_only; /* it may not write: set before its opening is answered */
  guint n_outdated;      /* as that: see byline_db_take_outdated() */
} Worker;

struct _BylineStore {
  GObject parent_instance;
  char *data_dir;
  Worker *writer;
  Worker *reader;
  int lock_fd;
};

G_DEFINE_FINAL_TYPE (BylineStore, byline_store, G_TYPE_OBJECT)

/* A call on its way: made on the caller's thread, run on a worker's, answered and freed on the
 * caller's. The worker never holds the last reference to the task, and with it perhaps to
 * the store, whose end would wait for the worker itself. */
typedef struct {
  GTask *task;          /* NULL ends the thread */
  gboolean is_grouped;  /* it may share a transaction with those that follow it, and be run again */
  BylineStoreFunc func; /* NULL opens the connection */
  gpointer data;
  GDestroyNotify data_free;
  gpointer result;
  GDestroyNotify result_free;
  GError *error;
} Job;

static void
job_free (Job *job)
{
  if (job->data_free != NULL)
    job->data_free (job->data);
  if (job->result_free != NULL && job->result != NULL)
    job->result_free (job->result);
  g_clear_error (&job->error);
  g_clear_object (&job->task);
  g_free (job);
}

static void
destroy_job (gpointer job)
{
  job_free (job);
}

static gboolean
answer_cb (gpointer user_data)
{
  Job *job = user_data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else if (job->func == NULL)
    g_task_return_boolean (job->task, TRUE);
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->result_free);
  return G_SOURCE_REMOVE;
}

static void
answer (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, answer_cb, job, destroy_job);
  g_source_attach (source, g_task_get_context (job->task));
}

/* --- On the threads --- */

/* A profile that cannot be written to can be read: then the writing connection is one that reads, and
 * what writes fails with a sentence. */
static BylineDb *
open_db (Worker *worker, GError **error)
{
  g_autofree char *path = g_build_filename (worker->data_dir, "library.db", NULL);
  g_autoptr (GError) failure = NULL;
  BylineDb *db = byline_db_open (worker->data_dir, worker->mode, &failure);

  if (db != NULL)
    {
      worker->n_outdated = byline_db_take_outdated (db);
      return db;
    }
  if (worker->mode == BYLINE_DB_READ_WRITE &&
      g_error_matches (failure, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY) &&
      g_file_test (path, G_FILE_TEST_EXISTS))
    {
      worker->is_read_only = TRUE;
      return byline_db_open (worker->data_dir, BYLINE_DB_READ_ONLY, error);
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static void
run_job (Worker *worker, Job *job, BylineDb **db)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);

  if (g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    return;
  if (job->func == NULL)
    {
      if (*db == NULL)
        *db = open_db (worker, &job->error);
    }
  else if (*db == NULL)
    g_set_error_literal (&job->error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FAILED,
                         "The store is not open");
  else
    {
      job->result = job->func (*db, job->data, cancellable, &job->error);
      /* A function that failed half-way must not leave its transaction to the next. */
      _byline_db_leave (*db);
    }
}

/* Frees what the job was given, on this thread, and answers it. */
static void
finish_job (Job *job)
{
  if (job->data_free != NULL)
    job->data_free (g_steal_pointer (&job->data));
  job->data_free = NULL;
  answer (job);
}

/* What a job has done did not last: does it again. */
static void
run_again (Worker *worker, Job *job, BylineDb **db)
{
  if (job->result_free != NULL && job->result != NULL)
    job->result_free (job->result);
  job->result = NULL;
  g_clear_error (&job->error);
  run_job (worker, job, db);
}

/* If the group does not last each of its jobs is tried by itself, and says what is wrong with it. */
static void
commit_group (Worker *worker, BylineDb **db, GPtrArray *jobs)
{
  g_autoptr (GError) error = NULL;
  gboolean is_committed = byline_db_commit_group (*db, &error);

  if (!is_committed)
    g_debug ("%u writes are tried one by one: %s", jobs->len, error->message);
  for (guint i = 0; i < jobs->len; i++)
    {
      Job *job = g_ptr_array_index (jobs, i);

      if (!is_committed)
        run_again (worker, job, db);
      finish_job (job);
    }
}

/* Runs @job and those of its kind that follow it in one transaction.
 * Returns: (transfer full) (nullable): a job that is none of them. */
static Job *
run_group (Worker *worker, Job *job, BylineDb **db)
{
  gint64 end = g_get_monotonic_time () + MAX_GROUP_TIME;
  g_autoptr (GPtrArray) jobs = g_ptr_array_new ();

  if (*db == NULL || !byline_db_begin_group (*db, &job->error))
    {
      if (job->error == NULL)
        run_job (worker, job, db);
      finish_job (job);
      return NULL;
    }
  do
    {
      run_job (worker, job, db);
      g_ptr_array_add (jobs, job);
      job = jobs->len < MAX_GROUP && byline_db_group_is_whole (*db) && g_get_monotonic_time () < end
              ? g_async_queue_timeout_pop (worker->jobs, GROUP_PAUSE)
              : NULL;
    }
  while (job != NULL && job->is_grouped);
  commit_group (worker, db, jobs);
  return job;
}

/* Returns: (transfer full): the next job, for which it waits */
static Job *
wait_for_job (Worker *worker, BylineDb *db)
{
  Job *job = g_async_queue_timeout_pop (worker->jobs, REST);

  if (job == NULL)
    {
      if (db != NULL)
        _byline_db_release_memory (db);
      job = g_async_queue_pop (worker->jobs);
    }
  return job;
}

static gpointer
worker_main (gpointer data)
{
  Worker *worker = data;
  BylineDb *db = NULL;
  Job *job = g_async_queue_pop (worker->jobs);

  while (job->task != NULL)
    {
      Job *next = NULL;

      if (job->is_grouped)
        {
          next = run_group (worker, job, &db);
        }
      else
        {
          run_job (worker, job, &db);
          finish_job (job);
        }
      job = next != NULL ? next : wait_for_job (worker, db);
    }
  job_free (job);
  byline_db_close (db);
  return NULL;
}

/* --- On the main thread --- */

static Worker *
worker_new (const char *name, const char *data_dir, BylineDbMode mode)
{
  Worker *worker = g_new0 (Worker, 1);

  worker->jobs = g_async_queue_new ();
  worker->data_dir = g_strdup (data_dir);
  worker->mode = mode;
  worker->thread = g_thread_new (name, worker_main, worker);
  return worker;
}

/* Waits for all of its jobs. */
static void
worker_free (Worker *worker)
{
  g_async_queue_push (worker->jobs, g_new0 (Job, 1));
  g_thread_join (worker->thread);
  g_async_queue_unref (worker->jobs);
  g_free (worker->data_dir);
  g_free (worker);
}

static void
push_job (BylineStore *self,
          Worker **worker,
          Job *job,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data,
          gpointer source_tag)
{
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, source_tag);
  /* What is committed is committed: a cancelled job that has begun reports what it did. */
  g_task_set_check_cancellable (job->task, FALSE);
  if (*worker != NULL)
    {
      g_async_queue_push ((*worker)->jobs, job);
      return;
    }
  g_task_return_new_error (job->task, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FAILED,
                           "The store is closed");
  job_free (job);
}

BylineStore *
byline_store_new (const char *data_dir)
{
  BylineStore *self;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (BYLINE_TYPE_STORE, NULL);
  self->data_dir = g_strdup (data_dir);
  return self;
}

const char *
byline_store_get_data_dir (BylineStore *self)
{
  g_return_val_if_fail (BYLINE_IS_STORE (self), NULL);

  return self->data_dir;
}

static void
reader_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
open_worker (BylineStore *self, Worker **worker, GAsyncReadyCallback callback, GTask *task)
{
  push_job (self, worker, g_new0 (Job, 1), NULL, callback, task, byline_store_open_async);
}

static void
writer_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BylineStore *self = BYLINE_STORE (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  /* Only now is there a database that can be opened for reading. */
  if (g_task_propagate_boolean (G_TASK (result), &error))
    open_worker (self, &self->reader, reader_open_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
byline_store_open_async (BylineStore *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_store_open_async);
  if (self->writer == NULL)
    self->writer = worker_new ("byline-write", self->data_dir, BYLINE_DB_READ_WRITE);
  if (self->reader == NULL)
    self->reader = worker_new ("byline-read", self->data_dir, BYLINE_DB_READ_ONLY);
  open_worker (self, &self->writer, writer_open_cb, task);
}

gboolean
byline_store_open_finish (BylineStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static Job *
job_new (BylineStoreFunc func, gpointer data, GDestroyNotify data_free, GDestroyNotify result_free)
{
  Job *job = g_new0 (Job, 1);

  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  return job;
}

void
byline_store_write_async (BylineStore *self,
                          BylineStoreFunc func,
                          gpointer data,
                          GDestroyNotify data_free,
                          GDestroyNotify result_free,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_STORE (self));
  g_return_if_fail (func != NULL);

  push_job (self, &self->writer, job_new (func, data, data_free, result_free), cancellable,
            callback, user_data, byline_store_write_async);
}

void
byline_store_write_grouped_async (BylineStore *self,
                                  BylineStoreFunc func,
                                  gpointer data,
                                  GDestroyNotify data_free,
                                  GDestroyNotify result_free,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  Job *job;

  g_return_if_fail (BYLINE_IS_STORE (self));
  g_return_if_fail (func != NULL);

  job = job_new (func, data, data_free, result_free);
  job->is_grouped = TRUE;
  push_job (self, &self->writer, job, cancellable, callback, user_data,
            byline_store_write_grouped_async);
}

void
byline_store_read_async (BylineStore *self,
                         BylineStoreFunc func,
                         gpointer data,
                         GDestroyNotify data_free,
                         GDestroyNotify result_free,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_STORE (self));
  g_return_if_fail (func != NULL);

  push_job (self, &self->reader, job_new (func, data, data_free, result_free), cancellable,
            callback, user_data, byline_store_read_async);
}

gpointer
byline_store_run_finish (BylineStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
byline_store_close (BylineStore *self)
{
  g_return_if_fail (BYLINE_IS_STORE (self));

  g_clear_pointer (&self->reader, worker_free);
  g_clear_pointer (&self->writer, worker_free);
  byline_store_unlock (self);
}

gboolean
byline_store_is_read_only (BylineStore *self)
{
  g_return_val_if_fail (BYLINE_IS_STORE (self), FALSE);

  return self->writer != NULL && self->writer->is_read_only;
}

guint
byline_store_take_outdated (BylineStore *self)
{
  guint n_outdated;

  g_return_val_if_fail (BYLINE_IS_STORE (self), 0);

  if (self->writer == NULL)
    return 0;
  n_outdated = self->writer->n_outdated;
  self->writer->n_outdated = 0;

  return n_outdated;
}

gboolean
byline_store_try_lock (BylineStore *self, GError **error)
{
  g_autofree char *path = NULL;
  int fd;

  g_return_val_if_fail (BYLINE_IS_STORE (self), FALSE);

  if (self->lock_fd >= 0)
    return TRUE;
  if (byline_store_is_read_only (self))
    return _byline_set_error_read_only (error, self->data_dir);
  path = g_build_filename (self->data_dir, "refresh.lock", NULL);
  fd = _byline_file_open (path, O_RDWR | O_CREAT, error);
  if (fd < 0)
    return FALSE;
  if (_byline_file_lock (fd, LOCK_EX | LOCK_NB))
    {
      self->lock_fd = fd;
      return TRUE;
    }
  if (errno != EWOULDBLOCK)
    {
      _byline_set_error_errno (error, errno, path);
      close (fd);
      return FALSE;
    }
  close (fd);
  g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_BUSY,
                       "Another Byline is refreshing this profile");
  return FALSE;
}

void
byline_store_unlock (BylineStore *self)
{
  g_return_if_fail (BYLINE_IS_STORE (self));

  if (self->lock_fd >= 0)
    close (self->lock_fd);
  self->lock_fd = -1;
}

static void
byline_store_finalize (GObject *object)
{
  BylineStore *self = BYLINE_STORE (object);

  byline_store_close (self);
  g_free (self->data_dir);
  G_OBJECT_CLASS (byline_store_parent_class)->finalize (object);
}

static void
byline_store_class_init (BylineStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_store_finalize;
}

static void
byline_store_init (BylineStore *self)
{
  self->lock_fd = -1;
}
