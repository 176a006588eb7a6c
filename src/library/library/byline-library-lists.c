/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-private.h"
#include "byline-library.h"

#include "byline-clock.h"

static gpointer
publications_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return byline_db_publications (db, error);
}

void
byline_library_publications_async (BylineLibrary *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_ask (self, byline_library_publications_async, publications_func,
                       &(BylineQuestion){ NULL }, (GDestroyNotify) g_ptr_array_unref, cancellable,
                       callback, user_data);
}

GPtrArray *
byline_library_publications_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
counts_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const BylineQuestion *question = data;

  return byline_db_counts (db, question->filter, byline_clock_now (), error);
}

void
byline_library_counts_async (BylineLibrary *self,
                             const BylineFilter *scope,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_ask (self, byline_library_counts_async, counts_func,
                       &(BylineQuestion){ .filter = scope }, (GDestroyNotify) byline_counts_unref,
                       cancellable, callback, user_data);
}

BylineCounts *
byline_library_counts_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
list_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const BylineQuestion *question = data;

  return byline_db_list (db, question->filter, question->limit, question->offset, error);
}

void
byline_library_list_async (BylineLibrary *self,
                           const BylineFilter *filter,
                           guint limit,
                           guint offset,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (filter != NULL);

  _byline_library_ask (self, byline_library_list_async, list_func,
                       &(BylineQuestion){ .filter = filter, .limit = limit, .offset = offset },
                       (GDestroyNotify) g_array_unref, cancellable, callback, user_data);
}

GArray *
byline_library_list_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
stories_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const BylineQuestion *question = data;

  return byline_db_get_stories (db, question->stories, question->n_stories, error);
}

void
byline_library_stories_async (BylineLibrary *self,
                              const gint64 *ids,
                              gsize n_ids,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  _byline_library_ask (self, byline_library_stories_async, stories_func,
                       &(BylineQuestion){ .stories = ids, .n_stories = n_ids },
                       (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
byline_library_stories_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
find_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const BylineQuestion *question = data;
  gint64 story = byline_db_find_story (db, question->text, error);

  return story != 0 ? g_memdup2 (&story, sizeof story) : NULL;
}

void
byline_library_find_async (BylineLibrary *self,
                           const char *reference,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (reference != NULL);

  _byline_library_ask (self, byline_library_find_async, find_func,
                       &(BylineQuestion){ .text = reference }, g_free, cancellable, callback,
                       user_data);
}

gint64
byline_library_find_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *story = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  story = g_task_propagate_pointer (G_TASK (result), error);
  return story != NULL ? *story : 0;
}
