/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-private.h"
#include "byline-library.h"

#include "byline-clock.h"

static gpointer
publications_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_get_publications (db, error);
}

void
byline_library_get_publications_async (BylineLibrary *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_query (self, publications_func, (GDestroyNotify) g_ptr_array_unref,
                         &(BylineArguments){ NULL }, cancellable, callback, user_data);
}

static gpointer
counts_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_get_counts (db, arguments->filter, byline_clock_now (), error);
}

void
byline_library_get_counts_async (BylineLibrary *self,
                                 const BylineFilter *scope,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  _byline_library_query (self, counts_func, (GDestroyNotify) byline_counts_unref,
                         &(BylineArguments){ .filter = scope }, cancellable, callback, user_data);
}

static gpointer
list_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_list_stories (db, arguments->filter, arguments->number, arguments->offset,
                                 error);
}

void
byline_library_list_story_ids_async (BylineLibrary *self,
                                     const BylineFilter *filter,
                                     guint limit,
                                     guint offset,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (filter != NULL);

  _byline_library_query (self, list_func, (GDestroyNotify) g_array_unref,
                         &(BylineArguments){ .filter = filter, .number = limit, .offset = offset },
                         cancellable, callback, user_data);
}

static gpointer
stories_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  return byline_db_get_stories (db, arguments->stories, arguments->n_stories, error);
}

void
byline_library_get_stories_async (BylineLibrary *self,
                                  const gint64 *ids,
                                  gsize n_ids,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  _byline_library_query (self, stories_func, (GDestroyNotify) g_ptr_array_unref,
                         &(BylineArguments){ .stories = ids, .n_stories = n_ids }, cancellable,
                         callback, user_data);
}

static gpointer
find_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  gint64 story_id = byline_db_find_story (db, arguments->text, error);

  return story_id != 0 ? g_memdup2 (&story_id, sizeof story_id) : NULL;
}

void
byline_library_find_story_async (BylineLibrary *self,
                                 const char *reference,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (reference != NULL);

  _byline_library_query (self, find_func, g_free, &(BylineArguments){ .text = reference },
                         cancellable, callback, user_data);
}

gint64
byline_library_find_story_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *story = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  story = g_task_propagate_pointer (G_TASK (result), error);
  return story != NULL ? *story : 0;
}
