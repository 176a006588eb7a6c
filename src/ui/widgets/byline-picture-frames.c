/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture-frames.h"

#include <string.h>

#include "byline-task.h"
#include "byline-work.h"

#define CHUNK_BYTES (64 * 1024)
/* What asks for less, in milliseconds, gets what browsers give it. */
#define MIN_DELAY 20
#define SHORT_DELAY 100

/* All but the bytes and the size belongs to the one job that runs, if one does. */
struct _BylinePictureFrames {
  GObject parent_instance;

  GBytes *bytes;
  int width;
  int height;
  GdkPixbufAnimationIter *iter; /* nullable: no frame was asked for yet */
  gint64 time;                  /* of the frame that was given last, in milliseconds */
  guint delay;
  guint n_frames;
};

G_DEFINE_FINAL_TYPE (BylinePictureFrames, byline_picture_frames, G_TYPE_OBJECT)

static void
byline_picture_frames_finalize (GObject *object)
{
  BylinePictureFrames *self = BYLINE_PICTURE_FRAMES (object);

  g_bytes_unref (self->bytes);
  g_clear_object (&self->iter);

  G_OBJECT_CLASS (byline_picture_frames_parent_class)->finalize (object);
}

static void
byline_picture_frames_class_init (BylinePictureFramesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_picture_frames_finalize;
}

static void
byline_picture_frames_init (BylinePictureFrames *self)
{
}

BylinePictureFrames *
byline_picture_frames_new (GBytes *bytes, int width, int height)
{
  BylinePictureFrames *self;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  self = g_object_new (BYLINE_TYPE_PICTURE_FRAMES, NULL);
  self->bytes = g_bytes_ref (bytes);
  self->width = width;
  self->height = height;

  return self;
}

/* --- Which pictures move --- */

/* Goes past what stands in parts, each with its size in front. Returns: FALSE if it is cut off */
static gboolean
skip_parts (const guint8 *data, gsize size, gsize *place)
{
  while (*place < size && data[*place] != 0)
    *place += 1 + (gsize) data[*place];
  *place += 1;

  return *place <= size;
}

/* GIF89a: a header, a table of colours, then extensions (0x21) and frames (0x2c) up to the end. */
static gboolean
gif_moves (const guint8 *data, gsize size)
{
  gsize place = 13;
  guint n_frames = 0;

  if (size < 13)
    return FALSE;
  if (data[10] & 0x80)
    place += (gsize) 3 << ((data[10] & 7) + 1);

  while (place < size)
    switch (data[place])
      {
      case 0x21:
        place += 2;
        if (!skip_parts (data, size, &place))
          return FALSE;
        break;
      case 0x2c:
        n_frames++;
        if (n_frames > 1)
          return TRUE;
        if (place + 10 > size)
          return FALSE;
        place += 10 + ((data[place + 9] & 0x80) ? (gsize) 3 << ((data[place + 9] & 7) + 1) : 0) + 1;
        if (!skip_parts (data, size, &place))
          return FALSE;
        break;
      default:
        return FALSE;
      }

  return FALSE;
}

gboolean
byline_picture_frames_bytes_move (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size > 6 && memcmp (data, "GIF8", 4) == 0)
    return gif_moves (data, size);

  /* An extended WebP says in its flags whether it is an animation. */
  return size > 21 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBPVP8X", 8) == 0 &&
         (data[20] & 2) != 0;
}

/* --- Frame by frame --- */

/* GdkPixbuf takes the time of day as a structure that GLib has given up. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static GdkPixbufAnimationIter *
make_iter (GdkPixbufAnimation *animation)
{
  const GTimeVal start = { 0, 0 };

  return gdk_pixbuf_animation_get_iter (animation, &start);
}

static gboolean
advance (GdkPixbufAnimationIter *iter, gint64 time)
{
  const GTimeVal now = { (glong) (time / 1000), (glong) (time % 1000) * 1000 };

  return gdk_pixbuf_animation_iter_advance (iter, &now);
}

static gboolean
is_static (GdkPixbufAnimation *animation)
{
  return gdk_pixbuf_animation_is_static_image (animation);
}

G_GNUC_END_IGNORE_DEPRECATIONS

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gboolean *is_large)
{
  *is_large = width <= 0 || height <= 0 ||
              (gint64) width * height > BYLINE_PICTURE_FRAMES_MAX_PIXELS;
  /* What was given with the size is not decoded, either. */
  if (*is_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
}

static gboolean
feed_loader (GdkPixbufLoader *loader,
             GBytes *bytes,
             const gboolean *is_large,
             GCancellable *cancellable)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);

  for (gsize done = 0; done < length; done += MIN (CHUNK_BYTES, length - done))
    if (*is_large || g_cancellable_is_cancelled (cancellable) ||
        !gdk_pixbuf_loader_write (loader, data + done, MIN (CHUNK_BYTES, length - done), NULL))
      return FALSE;

  return !*is_large;
}

static gboolean
open_frames (BylinePictureFrames *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gboolean is_large = FALSE, is_read;
  GdkPixbufAnimation *animation;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &is_large);
  is_read = feed_loader (loader, self->bytes, &is_large, cancellable);
  gdk_pixbuf_loader_close (loader, NULL);
  /* A small file is only read when the loader is closed. */
  animation = is_read && !is_large ? gdk_pixbuf_loader_get_animation (loader) : NULL;
  if (animation == NULL || is_static (animation))
    {
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE,
                           "The picture does not move");
      return FALSE;
    }

  self->iter = make_iter (animation);
  return TRUE;
}

static guint
bounded_delay (GdkPixbufAnimationIter *iter)
{
  int delay = gdk_pixbuf_animation_iter_get_delay_time (iter);

  if (delay < 0)
    return 0;

  return delay < MIN_DELAY ? SHORT_DELAY : (guint) delay;
}

/* A frame is given as it is drawn: the iterator may use its pixels again. */
static GdkTexture *
make_texture (BylinePictureFrames *self)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_animation_iter_get_pixbuf (self->iter);
  g_autoptr (GdkPixbuf) copy = NULL;

  if (gdk_pixbuf_get_width (pixbuf) == self->width &&
      gdk_pixbuf_get_height (pixbuf) == self->height)
    copy = gdk_pixbuf_copy (pixbuf);
  else
    copy = gdk_pixbuf_scale_simple (pixbuf, self->width, self->height, GDK_INTERP_BILINEAR);

  return copy != NULL ? gdk_texture_new_for_pixbuf (copy) : NULL;
}

static gpointer
next_func (gpointer data, GCancellable *cancellable, GError **error)
{
  BylinePictureFrames *self = data;
  GdkTexture *texture;

  if (self->iter == NULL)
    {
      if (!open_frames (self, cancellable, error))
        return NULL;
    }
  else
    {
      /* Its own delay, not what is made of it: by that it finds the frame. */
      self->time += MAX (1, gdk_pixbuf_animation_iter_get_delay_time (self->iter));
      /* For some decoders a frame's time is over a moment later. */
      if (!advance (self->iter, self->time))
        advance (self->iter, ++self->time);
    }

  self->n_frames++;
  self->delay = self->n_frames < BYLINE_PICTURE_FRAMES_MAX ? bounded_delay (self->iter) : 0;
  texture = make_texture (self);
  if (texture == NULL)
    g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY,
                         "The picture is too large to be shown");

  return texture;
}

void
byline_picture_frames_next_async (BylinePictureFrames *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_PICTURE_FRAMES (self));

  byline_work_async (self, BYLINE_WORK_FOREGROUND, next_func, self, NULL, g_object_unref,
                     cancellable, callback, user_data);
}

GdkTexture *
byline_picture_frames_next_finish (BylinePictureFrames *self,
                                   GAsyncResult *result,
                                   guint *delay,
                                   GError **error)
{
  GdkTexture *texture;

  g_return_val_if_fail (BYLINE_IS_PICTURE_FRAMES (self), NULL);

  texture = byline_work_finish (result, error);
  *delay = texture != NULL ? self->delay : 0;

  return texture;
}
