/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-private.h"

#include "byline-clock.h"

/* A question to the index: copies of all that it needs. */
typedef struct {
  BylineFilter *filter; /* nullable */
  guint limit;
  guint offset;
  gint64 *ids;
  gsize n_ids;
  char *reference;
} Question;

static void
question_free (Question *question)
{
  g_clear_pointer (&question->filter, byline_filter_free);
  g_free (question->ids);
  g_free (question->reference);
  g_free (question);
}

static void
ask (BylineLibrary   *self,
     GTask           *task,
     BylineStoreFunc  func,
     Question        *question,
     GDestroyNotify   result_free)
{
  _byline_library_read (self, task, func, question, (GDestroyNotify) question_free, result_free);
}

static gpointer
publications_func (BylineDb      *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return byline_db_publications (db, error);
}

void
byline_library_publications_async (BylineLibrary       *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  task = _byline_library_task_new (self, byline_library_publications_async, cancellable,
                                   callback, user_data);
  if (task != NULL)
    _byline_library_read (self, task, publications_func, NULL, NULL,
                          (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
byline_library_publications_finish (BylineLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
counts_func (BylineDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Question *question = data;

  return byline_db_counts (db, question->filter, byline_clock_now (), error);
}

void
byline_library_counts_async (BylineLibrary       *self,
                             const BylineFilter  *scope,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Question *question;
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  task = _byline_library_task_new (self, byline_library_counts_async, cancellable,
                                   callback, user_data);
  if (task == NULL)
    return;

  question = g_new0 (Question, 1);
  question->filter = scope != NULL ? byline_filter_copy (scope) : NULL;
  ask (self, task, counts_func, question, (GDestroyNotify) byline_counts_free);
}

BylineCounts *
byline_library_counts_finish (BylineLibrary  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
list_func (BylineDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Question *question = data;

  return byline_db_list (db, question->filter, question->limit, question->offset, error);
}

void
byline_library_list_async (BylineLibrary       *self,
                           const BylineFilter  *filter,
                           guint                limit,
                           guint                offset,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Question *question;
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (filter != NULL);

  task = _byline_library_task_new (self, byline_library_list_async, cancellable,
                                   callback, user_data);
  if (task == NULL)
    return;

  question = g_new0 (Question, 1);
  question->filter = byline_filter_copy (filter);
  question->limit = limit;
  question->offset = offset;
  ask (self, task, list_func, question, (GDestroyNotify) g_array_unref);
}

GArray *
byline_library_list_finish (BylineLibrary  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
stories_func (BylineDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Question *question = data;

  return byline_db_get_stories (db, question->ids, question->n_ids, error);
}

void
byline_library_stories_async (BylineLibrary       *self,
                              const gint64        *ids,
                              gsize                n_ids,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Question *question;
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  task = _byline_library_task_new (self, byline_library_stories_async, cancellable,
                                   callback, user_data);
  if (task == NULL)
    return;

  question = g_new0 (Question, 1);
  question->ids = g_memdup2 (ids, n_ids * sizeof (gint64));
  question->n_ids = n_ids;
  ask (self, task, stories_func, question, (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
byline_library_stories_finish (BylineLibrary  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
find_func (BylineDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Question *question = data;
  gint64 story = byline_db_find_story (db, question->reference, error);

  return story != 0 ? g_memdup2 (&story, sizeof story) : NULL;
}

void
byline_library_find_async (BylineLibrary       *self,
                           const char          *reference,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Question *question;
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (reference != NULL);

  task = _byline_library_task_new (self, byline_library_find_async, cancellable,
                                   callback, user_data);
  if (task == NULL)
    return;

  question = g_new0 (Question, 1);
  question->reference = g_strdup (reference);
  ask (self, task, find_func, question, g_free);
}

gint64
byline_library_find_finish (BylineLibrary  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_autofree gint64 *story = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  story = g_task_propagate_pointer (G_TASK (result), error);
  return story != NULL ? *story : 0;
}
