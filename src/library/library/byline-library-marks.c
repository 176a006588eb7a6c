/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-parts-private.h"

#include "byline-clock.h"
#include "byline-task.h"

/* The pictures of more stories than these at once stay where they are. */
#define MAX_RELEASED 200

typedef struct {
  GArray *rows;
  GPtrArray
    *released;   /* nullable: of char *, %NULL-terminated: pictures that nobody keeps any more */
  gboolean keep; /* stories were saved */
} Marked;

static void
marked_free (Marked *marked)
{
  g_clear_pointer (&marked->rows, g_array_unref);
  g_clear_pointer (&marked->released, g_ptr_array_unref);
  g_free (marked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Marked, marked_free)

/* --- Marks --- */

/* Portraits are kept but not let go: the same person has other saved stories. */
static void
collect_released (BylineDb *db, Marked *marked)
{
  marked->released = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < MIN (marked->rows->len, MAX_RELEASED); i++)
    {
      gint64 story_id = g_array_index (marked->rows, gint64, i);
      g_autoptr (BylineArticle) article = byline_db_load_article (db, story_id, NULL);

      if (article != NULL)
        _byline_article_add_picture_urls (article, FALSE, marked->released);
    }
  g_ptr_array_add (marked->released, NULL);
}

static gpointer
mark_func (BylineDb *db, const BylineArguments *arguments, GError **error)
{
  BylineStoryFlag flag = arguments->number == BYLINE_STORY_FLAG_SAVED ? BYLINE_STORY_FLAG_SAVED
                                                                      : BYLINE_STORY_FLAG_READ;
  g_autoptr (Marked) marked = g_new0 (Marked, 1);

  if (arguments->filter != NULL)
    marked->rows = byline_db_mark_all_read (db, arguments->filter, arguments->until, error);
  else
    marked->rows = byline_db_mark (db, arguments->stories, arguments->n_stories, flag,
                                   arguments->flag, error);
  if (marked->rows == NULL)
    return NULL;

  if (arguments->filter == NULL && flag == BYLINE_STORY_FLAG_SAVED)
    {
      marked->keep = arguments->flag;
      if (!arguments->flag)
        collect_released (db, marked);
    }
  return g_steal_pointer (&marked);
}

/* The mark is made whatever becomes of them. */
static void
released_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!byline_picture_store_release_finish (BYLINE_PICTURE_STORE (source), result, &error))
    g_debug ("A story's pictures could not be let go: %s", error->message);
  g_task_return_pointer (task, g_array_ref (g_task_get_task_data (task)),
                         (GDestroyNotify) g_array_unref);
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BylineLibrary *self = g_task_get_source_object (task);
  g_autoptr (Marked) marked = byline_task_take (task, result);

  if (marked == NULL)
    return;

  if (marked->rows->len > 0)
    {
      gboolean named = _byline_library_stories_changed (self, marked->rows);

      _byline_library_queue_changed (self, named ? BYLINE_LIBRARY_CHANGES_STORY_FLAGS
                                                 : BYLINE_LIBRARY_CHANGES_FLAGS);
      _byline_library_tell_soon (self);
    }
  if (marked->keep)
    _byline_library_complete_pictures (self);
  if (marked->released != NULL && marked->released->pdata[0] != NULL)
    {
      const char *const *urls = (const char *const *) marked->released->pdata;

      g_task_set_task_data (task, g_steal_pointer (&marked->rows), (GDestroyNotify) g_array_unref);
      byline_picture_store_release_async (self->pictures, urls, NULL, released_cb,
                                          g_steal_pointer (&task));
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&marked->rows), (GDestroyNotify) g_array_unref);
}

void
byline_library_mark_async (BylineLibrary *self,
                           const gint64 *stories,
                           gsize n_stories,
                           BylineStoryFlag flag,
                           gboolean value,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (stories != NULL || n_stories == 0);

  task = _byline_library_task_new (self, byline_library_mark_async, NULL, callback, user_data);
  if (task != NULL)
    _byline_library_write_then (self, mark_func, (GDestroyNotify) marked_free,
                                &(BylineArguments){
                                  .stories = stories,
                                  .n_stories = n_stories,
                                  .number = flag,
                                  .flag = value,
                                },
                                marked_cb, task);
}

void
byline_library_mark_all_read_async (BylineLibrary *self,
                                    const BylineFilter *filter,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (filter != NULL);

  task = _byline_library_task_new (self, byline_library_mark_all_read_async, NULL, callback,
                                   user_data);
  if (task != NULL)
    _byline_library_write_then (self, mark_func, (GDestroyNotify) marked_free,
                                &(BylineArguments){
                                  .filter = filter,
                                  .until = byline_clock_now (),
                                },
                                marked_cb, task);
}

/* --- Pictures that are shown --- */

static void
picture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  byline_task_forward (task, result, (GDestroyNotify) g_bytes_unref);
}

void
_byline_library_load_picture_ahead_async (BylineLibrary *self,
                                          const char *url,
                                          BylineNetwork from,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  GTask *task = _byline_library_task_new (self, byline_library_load_picture_async, cancellable,
                                          callback, user_data);

  if (task != NULL)
    byline_picture_store_load_ahead_async (self->pictures, url,
                                           _byline_library_picture_network (self, url, from),
                                           cancellable, picture_cb, task);
}

void
byline_library_load_picture_async (BylineLibrary *self,
                                   const char *url,
                                   BylineNetwork from,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (url != NULL);

  task = _byline_library_task_new (self, byline_library_load_picture_async, cancellable, callback,
                                   user_data);
  if (task != NULL)
    byline_picture_store_load_async (self->pictures, url,
                                     _byline_library_picture_network (self, url, from), cancellable,
                                     picture_cb, task);
}

void
byline_library_retry_picture (BylineLibrary *self, const char *url)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (url != NULL);

  if (self->pictures != NULL)
    byline_picture_store_forget_failure (self->pictures, url);
}
