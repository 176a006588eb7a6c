/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-parts-private.h"

#include "byline-clock.h"

/* The pictures of more stories than these at once stay where they are. */
#define MAX_RELEASED 200

typedef struct {
  gint64 *stories;
  gsize n_stories;
  BylineLibraryFlag flag;
  gboolean value;
  BylineFilter *filter; /* nullable: mark all that it shows */
  gint64 until;
} Mark;

typedef struct {
  GArray *rows;
  GPtrArray
    *released;   /* nullable: of char *, %NULL-terminated: pictures that nobody keeps any more */
  gboolean keep; /* stories were saved */
} Marked;

static void
mark_free (Mark *mark)
{
  g_clear_pointer (&mark->filter, byline_filter_free);
  g_free (mark->stories);
  g_free (mark);
}

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
      gint64 story = g_array_index (marked->rows, gint64, i);
      g_autoptr (BylineArticle) article = byline_db_load_article (db, story, NULL);

      if (article != NULL)
        _byline_article_add_picture_urls (article, FALSE, marked->released);
    }
  g_ptr_array_add (marked->released, NULL);
}

static gpointer
mark_func (BylineDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Mark *mark = data;
  BylineFlag flag = mark->flag == BYLINE_LIBRARY_SAVED ? BYLINE_FLAG_SAVED : BYLINE_FLAG_READ;
  g_autoptr (Marked) marked = g_new0 (Marked, 1);

  if (mark->filter != NULL)
    marked->rows = byline_db_mark_all_read (db, mark->filter, mark->until, error);
  else
    marked->rows = byline_db_mark (db, mark->stories, mark->n_stories, flag, mark->value, error);
  if (marked->rows == NULL)
    return NULL;

  if (mark->filter == NULL && flag == BYLINE_FLAG_SAVED)
    {
      marked->keep = mark->value;
      if (!mark->value)
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
  g_autoptr (GError) error = NULL;
  BylineLibrary *self = g_task_get_source_object (task);
  g_autoptr (Marked) marked = byline_store_run_finish (BYLINE_STORE (source), result, &error);

  if (marked == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (marked->rows->len > 0)
    {
      _byline_library_stories_changed (self, marked->rows);
      _byline_library_queue_changed (self, BYLINE_LIBRARY_CHANGES_FLAGS);
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

/* A mark is written even if whoever asked for it does not wait any more. */
static void
run (BylineLibrary *self, GTask *task, Mark *mark)
{
  g_task_set_check_cancellable (task, FALSE);
  byline_store_write_async (self->store, mark_func, mark, (GDestroyNotify) mark_free,
                            (GDestroyNotify) marked_free, NULL, marked_cb, task);
}

void
byline_library_mark_async (BylineLibrary *self,
                           const gint64 *stories,
                           gsize n_stories,
                           BylineLibraryFlag flag,
                           gboolean value,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;
  Mark *mark;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (stories != NULL || n_stories == 0);

  task = _byline_library_task_new (self, byline_library_mark_async, cancellable, callback,
                                   user_data);
  if (task == NULL)
    return;

  mark = g_new0 (Mark, 1);
  mark->stories = g_memdup2 (stories, n_stories * sizeof (gint64));
  mark->n_stories = n_stories;
  mark->flag = flag;
  mark->value = value;
  run (self, task, mark);
}

void
byline_library_mark_all_read_async (BylineLibrary *self,
                                    const BylineFilter *filter,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task;
  Mark *mark;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (filter != NULL);

  task = _byline_library_task_new (self, byline_library_mark_all_read_async, cancellable, callback,
                                   user_data);
  if (task == NULL)
    return;

  mark = g_new0 (Mark, 1);
  mark->filter = byline_filter_copy (filter);
  mark->until = byline_clock_now ();
  run (self, task, mark);
}

GArray *
byline_library_mark_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Pictures for whoever shows them --- */

static void
picture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GBytes *bytes = byline_picture_store_load_finish (BYLINE_PICTURE_STORE (source), result, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
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
    byline_picture_store_load_async (self->pictures, url, from, cancellable, picture_cb, task);
}

GBytes *
byline_library_load_picture_finish (BylineLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
