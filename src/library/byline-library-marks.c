/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-library-private.h"

#include "byline-clock.h"

/* The pictures of more stories than these at once are left to be kept when they are opened. */
#define MAX_KEPT_AT_ONCE 200

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
  GPtrArray *pictures[BYLINE_NETWORK_PRIVATE + 1]; /* of char *, %NULL-terminated; by where the
                                                      story came from */
  gboolean keep;
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
  for (gsize i = 0; i < G_N_ELEMENTS (marked->pictures); i++)
    g_clear_pointer (&marked->pictures[i], g_ptr_array_unref);
  g_free (marked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Marked, marked_free)

/* --- Pictures --- */

static void
add_url (GPtrArray  *urls,
         const char *url)
{
  if (url != NULL && !g_ptr_array_find_with_equal_func (urls, url, g_str_equal, NULL))
    g_ptr_array_add (urls, g_strdup (url));
}

/* Blocks nest at most BYLINE_BLOCK_MAX_DEPTH deep. */
static void
add_blocks (GPtrArray *urls,
            GPtrArray *blocks)
{
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);

      if (block->picture != NULL)
        add_url (urls, block->picture->url);
      add_blocks (urls, block->children);
    }
}

void
_byline_article_add_picture_urls (const BylineArticle *article,
                                  gboolean             with_portraits,
                                  GPtrArray           *urls)
{
  if (article->lead != NULL)
    add_url (urls, article->lead->url);
  add_blocks (urls, article->blocks);

  for (guint i = 0; i < article->teasers->len; i++)
    {
      const BylineTeaser *teaser = g_ptr_array_index (article->teasers, i);

      if (teaser->picture != NULL)
        add_url (urls, teaser->picture->url);
      add_blocks (urls, teaser->paragraphs);
      add_blocks (urls, teaser->rest);
    }
  for (guint i = 0; with_portraits && i < article->authors->len; i++)
    add_url (urls, ((BylineAuthor *) g_ptr_array_index (article->authors, i))->avatar);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!byline_picture_store_keep_finish (BYLINE_PICTURE_STORE (source), result, &error))
    g_debug ("A saved story's pictures could not be kept: %s", error->message);
}

static void
released_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!byline_picture_store_release_finish (BYLINE_PICTURE_STORE (source), result, &error))
    g_debug ("A story's pictures could not be let go: %s", error->message);
}

void
_byline_library_keep_pictures (BylineLibrary      *self,
                               const char *const  *urls,
                               BylineNetwork       from,
                               gboolean            keep)
{
  if (self->is_closed || urls[0] == NULL)
    return;

  if (keep)
    byline_picture_store_keep_async (self->pictures, urls, from, NULL, kept_cb, NULL);
  else
    byline_picture_store_release_async (self->pictures, urls, NULL, released_cb, NULL);
}

/* --- Marks --- */

/* Portraits are kept but not let go: the same person has other saved stories. */
static void
collect_pictures (BylineDb *db,
                  Marked   *marked)
{
  for (guint i = 0; i < MIN (marked->rows->len, MAX_KEPT_AT_ONCE); i++)
    {
      gint64 story = g_array_index (marked->rows, gint64, i);
      g_autoptr (BylineArticle) article = byline_db_load_article (db, story, NULL);

      if (article != NULL)
        _byline_article_add_picture_urls (article, marked->keep,
                                          marked->pictures[article->network]);
    }
}

static gpointer
mark_func (BylineDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
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

  marked->keep = mark->value;
  for (gsize i = 0; i < G_N_ELEMENTS (marked->pictures); i++)
    marked->pictures[i] = g_ptr_array_new_with_free_func (g_free);
  if (mark->filter == NULL && flag == BYLINE_FLAG_SAVED)
    collect_pictures (db, marked);
  for (gsize i = 0; i < G_N_ELEMENTS (marked->pictures); i++)
    g_ptr_array_add (marked->pictures[i], NULL);
  return g_steal_pointer (&marked);
}

static void
marked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
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

  for (guint i = 0; i < G_N_ELEMENTS (marked->pictures); i++)
    _byline_library_keep_pictures (self, (const char *const *) marked->pictures[i]->pdata,
                                   (BylineNetwork) i, marked->keep);
  if (marked->rows->len > 0)
    {
      _byline_library_stories_changed (self, marked->rows);
      _byline_library_queue_changed (self, BYLINE_LIBRARY_MARKS);
    }
  g_task_return_pointer (task, g_steal_pointer (&marked->rows), (GDestroyNotify) g_array_unref);
}

/* A mark is written even if whoever asked for it does not wait any more. */
static void
run (BylineLibrary *self,
     GTask         *task,
     Mark          *mark)
{
  g_task_set_check_cancellable (task, FALSE);
  byline_store_write_async (self->store, mark_func, mark, (GDestroyNotify) mark_free,
                            (GDestroyNotify) marked_free, NULL, marked_cb, task);
}

void
byline_library_mark_async (BylineLibrary       *self,
                           const gint64        *stories,
                           gsize                n_stories,
                           BylineLibraryFlag    flag,
                           gboolean             value,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;
  Mark *mark;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (stories != NULL || n_stories == 0);

  task = _byline_library_task_new (self, byline_library_mark_async, cancellable,
                                   callback, user_data);
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
byline_library_mark_all_read_async (BylineLibrary       *self,
                                    const BylineFilter  *filter,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task;
  Mark *mark;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (filter != NULL);

  task = _byline_library_task_new (self, byline_library_mark_all_read_async, cancellable,
                                   callback, user_data);
  if (task == NULL)
    return;

  mark = g_new0 (Mark, 1);
  mark->filter = byline_filter_copy (filter);
  mark->until = byline_clock_now ();
  run (self, task, mark);
}

GArray *
byline_library_mark_finish (BylineLibrary  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Pictures for whoever shows them --- */

static void
picture_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
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
byline_library_load_picture_async (BylineLibrary       *self,
                                   const char          *url,
                                   BylineNetwork        from,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BYLINE_IS_LIBRARY (self));
  g_return_if_fail (url != NULL);

  task = _byline_library_task_new (self, byline_library_load_picture_async, cancellable,
                                   callback, user_data);
  if (task != NULL)
    byline_picture_store_load_async (self->pictures, url, from, cancellable, picture_cb, task);
}

GBytes *
byline_library_load_picture_finish (BylineLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
