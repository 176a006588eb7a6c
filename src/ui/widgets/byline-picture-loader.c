/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture-loader.h"

#include "byline-task.h"
#include "byline-work.h"

/* Decoded pictures that are kept, in bytes. */
#define CACHE_BYTES (64 * 1024 * 1024)
#define CHUNK_BYTES (64 * 1024)
/* What a texture carries that is the first frame of a moving picture: that, encoded. */
#define MOVING "byline-moving-picture"

typedef struct {
  char *key;
  GdkTexture *texture;
  gsize bytes;
} Entry;

/* A picture on its way, and what its decoding needs to know of it. */
typedef struct {
  char *key;
  GBytes *bytes; /* nullable: they are being loaded */
  int max_width;
  int max_height;
  int scale;
} Load;

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
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->key);
  g_clear_pointer (&load->bytes, g_bytes_unref);
  g_free (load);
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
  GBytes *moving;

  if (cache_table == NULL)
    cache_table = g_hash_table_new (g_str_hash, g_str_equal);
  if (g_hash_table_contains (cache_table, key))
    return;

  entry = g_new0 (Entry, 1);
  entry->key = g_strdup (key);
  entry->texture = g_object_ref (texture);
  entry->bytes = (gsize) gdk_texture_get_width (texture) * gdk_texture_get_height (texture) * 4;
  moving = g_object_get_data (G_OBJECT (texture), MOVING);
  if (moving != NULL)
    entry->bytes += g_bytes_get_size (moving);
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
      /* No size at all ends the decoding. With any other one the picture would be decoded in full and
       * scaled then, as far as the bytes go that were given with its size: some thousand of them
       * hold hundreds of millions of pixels. */
      limit->refused = TRUE;
      gdk_pixbuf_loader_set_size (loader, 0, 0);
      return;
    }

  factor = limit->width / width;
  if (limit->height > 0)
    factor = MAX (factor, limit->height / height);
  factor = MIN (factor, 1.0);
  factor = MIN (factor, (double) BYLINE_PICTURE_MAX_SIDE / MAX (width, height));
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
        break;
      done += n;
    }

  /* A loader that was given no size may call that an error of its own, as PNG's does. */
  if (limit->refused)
    {
      g_clear_error (error);
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY,
                           "The picture is too large to be shown");
      return FALSE;
    }

  return done == length;
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
  if (!gdk_pixbuf_loader_close (loader, error) && !limit.refused &&
      gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    return NULL;

  g_clear_error (error);
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  /* A small file is only read when the loader is closed. */
  if (limit.refused)
    {
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY,
                           "The picture is too large to be shown");
      return NULL;
    }
  if (pixbuf == NULL)
    {
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE,
                           "The picture cannot be decoded");
      return NULL;
    }

  upright = gdk_pixbuf_apply_embedded_orientation (pixbuf);

  return gdk_texture_new_for_pixbuf (upright != NULL ? upright : pixbuf);
}

static gpointer
decode_func (gpointer data, GCancellable *cancellable, GError **error)
{
  const Load *load = data;
  GdkTexture *texture = byline_picture_loader_decode (load->bytes, load->max_width,
                                                      load->max_height, load->scale, error);

  if (texture != NULL && byline_picture_frames_bytes_move (load->bytes))
    g_object_set_data_full (G_OBJECT (texture), MOVING, g_bytes_ref (load->bytes),
                            (GDestroyNotify) g_bytes_unref);

  return texture;
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Load *load = g_task_get_task_data (task);
  GdkTexture *texture = byline_task_take (task, result);

  if (texture == NULL)
    return;

  cache_put (load->key, texture);
  g_task_return_pointer (task, texture, g_object_unref);
}

static void
bytes_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);

  load->bytes = byline_task_take (task, result);
  /* The task, and with it what the thread reads, lasts until decoded_cb() is called. */
  if (load->bytes != NULL)
    byline_work_async (NULL, BYLINE_WORK_FOREGROUND, decode_func, load, NULL, g_object_unref,
                       g_task_get_cancellable (task), decoded_cb, g_object_ref (task));
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
  Load *load;

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

  load = g_new0 (Load, 1);
  load->key = g_steal_pointer (&key);
  load->max_width = max_width;
  load->max_height = max_height;
  load->scale = scale;
  g_task_set_task_data (task, load, load_free);
  byline_library_load_picture_async (library, url, from, cancellable, bytes_loaded_cb,
                                     g_steal_pointer (&task));
}

GdkTexture *
byline_picture_loader_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

BylinePictureFrames *
byline_picture_loader_dup_frames (GdkTexture *texture)
{
  GBytes *bytes;

  g_return_val_if_fail (GDK_IS_TEXTURE (texture), NULL);

  bytes = g_object_get_data (G_OBJECT (texture), MOVING);
  return bytes != NULL ? byline_picture_frames_new (bytes, gdk_texture_get_width (texture),
                                                    gdk_texture_get_height (texture))
                       : NULL;
}

GdkTexture *
byline_picture_loader_lookup (const char *url, int max_width, int max_height, int scale)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  key = cache_key (url, max_width, max_height, scale);

  return cache_get (key);
}
