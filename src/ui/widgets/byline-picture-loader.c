/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture-loader.h"

/* Decoded pictures that are kept, in bytes, and the largest side of one (what graphics cards take).
 */
#define CACHE_BYTES (64 * 1024 * 1024)
#define MAX_SIDE 8192
#define CHUNK_BYTES (64 * 1024)
#define N_THREADS 2

typedef struct {
  char *key;
  GdkTexture *texture;
  gsize bytes;
} Entry;

typedef struct {
  GTask *task;
  GBytes *bytes;
  char *key;
  int max_width;
  int max_height;
  int scale;
  GdkTexture *texture;
  GError *error;
} Job;

/* Both only on the main thread. The queue's head is what was used last. */
static GHashTable *cache_table;
static GQueue cache_queue = G_QUEUE_INIT;
static gsize cache_bytes;

static void
entry_free (Entry *entry)
{
  g_free (entry->key);
  g_object_unref (entry->texture);
  g_free (entry);
}

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_pointer (&job->key, g_free);
  g_clear_object (&job->texture);
  g_clear_error (&job->error);
  g_free (job);
}

static char *
cache_key (const char *url, int max_width, int max_height, int scale)
{
  return g_strdup_printf ("%dx%d@%d %s", max_width, max_height, scale, url);
}

static void
cache_drop_last (void)
{
  Entry *entry = g_queue_pop_tail (&cache_queue);

  cache_bytes -= entry->bytes;
  g_hash_table_remove (cache_table, entry->key);
  entry_free (entry);
}

static GdkTexture *
cache_get (const char *key)
{
  GList *link = cache_table != NULL ? g_hash_table_lookup (cache_table, key) : NULL;

  if (link == NULL)
    return NULL;

  g_queue_unlink (&cache_queue, link);
  g_queue_push_head_link (&cache_queue, link);

  return g_object_ref (((Entry *) link->data)->texture);
}

static void
cache_put (const char *key, GdkTexture *texture)
{
  Entry *entry;

  if (cache_table == NULL)
    cache_table = g_hash_table_new (g_str_hash, g_str_equal);
  if (g_hash_table_contains (cache_table, key))
    return;

  entry = g_new0 (Entry, 1);
  entry->key = g_strdup (key);
  entry->texture = g_object_ref (texture);
  entry->bytes = (gsize) gdk_texture_get_width (texture) * gdk_texture_get_height (texture) * 4;
  g_queue_push_head (&cache_queue, entry);
  g_hash_table_insert (cache_table, entry->key, cache_queue.head);
  cache_bytes += entry->bytes;

  while (cache_bytes > CACHE_BYTES && cache_queue.length > 1)
    cache_drop_last ();
}

typedef struct {
  double width;
  double height;
  gboolean refused;
} Limit;

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  Limit *limit = user_data;
  double factor;

  if (width <= 0 || height <= 0 || (gint64) width * height > BYLINE_PICTURE_MAX_PIXELS)
    {
      /* Nothing is decoded any more: no more bytes are given. */
      limit->refused = TRUE;
      gdk_pixbuf_loader_set_size (loader, 1, 1);
      return;
    }

  factor = limit->width / width;
  if (limit->height > 0)
    factor = MAX (factor, limit->height / height);
  factor = MIN (factor, 1.0);
  factor = MIN (factor, (double) MAX_SIDE / MAX (width, height));
  if (factor < 1.0)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * factor + 0.5)),
                                MAX (1, (int) (height * factor + 0.5)));
}

static gboolean
feed_loader (GdkPixbufLoader *loader, GBytes *bytes, Limit *limit, GError **error)
{
  gsize length, done = 0;
  const guchar *data = g_bytes_get_data (bytes, &length);

  while (done < length && !limit->refused)
    {
      gsize n = MIN (CHUNK_BYTES, length - done);

      if (!gdk_pixbuf_loader_write (loader, data + done, n, error))
        return FALSE;
      done += n;
    }

  if (limit->refused)
    {
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY,
                           "The picture is too large to be shown");
      return FALSE;
    }

  return TRUE;
}

GdkTexture *
byline_picture_loader_decode (GBytes *bytes,
                              int max_width,
                              int max_height,
                              int scale,
                              GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;
  GdkPixbuf *pixbuf;
  Limit limit = {
    0,
  };

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (max_width > 0 && scale > 0, NULL);

  limit.width = (double) max_width * scale;
  limit.height = (double) MAX (max_height, 0) * scale;
  loader = gdk_pixbuf_loader_new ();
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &limit);

  if (!feed_loader (loader, bytes, &limit, error))
    {
      gdk_pixbuf_loader_close (loader, NULL);
      return NULL;
    }

  /* A picture that was cut off on its way is shown as far as it goes. */
  if (!gdk_pixbuf_loader_close (loader, error) && gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    return NULL;

  g_clear_error (error);
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf == NULL || limit.refused)
    {
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE,
                           "The picture cannot be decoded");
      return NULL;
    }

  upright = gdk_pixbuf_apply_embedded_orientation (pixbuf);

  return gdk_texture_new_for_pixbuf (upright != NULL ? upright : pixbuf);
}

static gboolean
decoded_cb (gpointer user_data)
{
  Job *job = user_data;

  if (job->texture != NULL)
    cache_put (job->key, job->texture);

  if (job->texture != NULL)
    g_task_return_pointer (job->task, g_steal_pointer (&job->texture), g_object_unref);
  else
    g_task_return_error (job->task, g_steal_pointer (&job->error));

  return G_SOURCE_REMOVE;
}

static void
decode_in_thread (gpointer data, gpointer user_data)
{
  Job *job = data;

  /* Asking a task's cancellable is thread-safe; all else of the task is the main thread's. */
  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error))
    job->texture = byline_picture_loader_decode (job->bytes, job->max_width, job->max_height,
                                                 job->scale, &job->error);

  /* The task is completed and let go on the main thread, where its owners live. */
  g_idle_add_full (G_PRIORITY_DEFAULT, decoded_cb, job, (GDestroyNotify) job_free);
}

static GThreadPool *
decoders (void)
{
  static GThreadPool *pool;

  if (pool == NULL)
    pool = g_thread_pool_new (decode_in_thread, NULL, N_THREADS, FALSE, NULL);

  return pool;
}

static void
bytes_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  GError *error = NULL;

  job->bytes = byline_library_load_picture_finish (BYLINE_LIBRARY (source), result, &error);
  if (job->bytes == NULL)
    {
      g_task_return_error (job->task, error);
      job_free (job);
      return;
    }

  g_thread_pool_push (decoders (), job, NULL);
}

void
byline_picture_loader_load_async (BylineLibrary *library,
                                  const char *url,
                                  BylineNetwork from,
                                  int max_width,
                                  int max_height,
                                  int scale,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *key = NULL;
  GdkTexture *texture;
  Job *job;

  g_return_if_fail (BYLINE_IS_LIBRARY (library));
  g_return_if_fail (url != NULL);
  g_return_if_fail (max_width > 0 && scale > 0);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_picture_loader_load_async);

  key = cache_key (url, max_width, max_height, scale);
  texture = cache_get (key);
  if (texture != NULL)
    {
      g_task_return_pointer (task, texture, g_object_unref);
      return;
    }

  job = g_new0 (Job, 1);
  job->task = g_steal_pointer (&task);
  job->key = g_steal_pointer (&key);
  job->max_width = max_width;
  job->max_height = max_height;
  job->scale = scale;
  byline_library_load_picture_async (library, url, from, cancellable, bytes_loaded_cb, job);
}

GdkTexture *
byline_picture_loader_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GdkTexture *
byline_picture_loader_lookup (const char *url, int max_width, int max_height, int scale)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  key = cache_key (url, max_width, max_height, scale);

  return cache_get (key);
}

void
byline_picture_loader_clear (void)
{
  while (cache_queue.length > 0)
    cache_drop_last ();
}
