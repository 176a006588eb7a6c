/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-private.h"

/* An operation on its way to one of the store's threads. What its arguments point to is its own. */
typedef struct {
  BylineOperationFunc func;
  BylineArguments arguments;
} Operation;

static Operation *
operation_new (BylineOperationFunc func, const BylineArguments *arguments)
{
  Operation *self = g_new0 (Operation, 1);
  BylineArguments *copy = &self->arguments;

  self->func = func;
  *copy = *arguments;
  copy->filter = arguments->filter != NULL ? byline_filter_copy (arguments->filter) : NULL;
  copy->text = g_strdup (arguments->text);
  copy->stories = g_memdup2 (arguments->stories, arguments->n_stories * sizeof (gint64));
  copy->retention = g_memdup2 (arguments->retention, sizeof *arguments->retention);
  return self;
}

static void
operation_free (gpointer data)
{
  Operation *self = data;

  g_clear_pointer ((BylineFilter **) &self->arguments.filter, byline_filter_free);
  g_free ((char *) self->arguments.text);
  g_free ((gint64 *) self->arguments.stories);
  g_free ((BylineRetention *) self->arguments.retention);
  g_free (self);
}

static gpointer
run_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Operation *operation = data;

  return operation->func (db, &operation->arguments, error);
}

void
_byline_library_read_then (BylineLibrary *self,
                           BylineOperationFunc func,
                           GDestroyNotify result_free,
                           const BylineArguments *arguments,
                           GAsyncReadyCallback callback,
                           GTask *task)
{
  byline_store_read_async (self->store, run_func, operation_new (func, arguments), operation_free,
                           result_free, g_task_get_cancellable (task), callback, task);
}

void
_byline_library_write_then (BylineLibrary *self,
                            BylineOperationFunc func,
                            GDestroyNotify result_free,
                            const BylineArguments *arguments,
                            GAsyncReadyCallback callback,
                            GTask *task)
{
  /* A committed change is reported even if the caller has cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  byline_store_write_async (self->store, run_func, operation_new (func, arguments), operation_free,
                            result_free, g_task_get_cancellable (task), callback, task);
}

void
_byline_library_query (BylineLibrary *self,
                       BylineOperationFunc func,
                       GDestroyNotify result_free,
                       const BylineArguments *arguments,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = _byline_library_task_new (self, func, cancellable, callback, user_data);

  if (task != NULL)
    _byline_library_read (self, task, run_func, operation_new (func, arguments), operation_free,
                          result_free);
}

void
_byline_library_change (BylineLibrary *self,
                        BylineLibraryChanges changes,
                        BylineOperationFunc func,
                        GDestroyNotify result_free,
                        const BylineArguments *arguments,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = _byline_library_task_new (self, func, cancellable, callback, user_data);

  if (task != NULL)
    _byline_library_write (self, task, changes, run_func, operation_new (func, arguments),
                           operation_free, result_free);
}
