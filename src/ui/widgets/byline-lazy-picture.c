/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-lazy-picture.h"

#include "byline-picture-loader.h"
#include "byline-signal.h"

struct _BylineLazyPicture {
  GObject parent_instance;

  BylineLibrary *library;
  char *url;
  BylineNetwork from;
  GdkTexture *texture;       /* nullable */
  int width;                 /* of the place that it was last asked for */
  GCancellable *cancellable; /* nullable: of what is on its way */
  gboolean failed;
};

G_DEFINE_FINAL_TYPE (BylineLazyPicture, byline_lazy_picture, G_TYPE_OBJECT)

static guint changed_signal;

static void
set_texture (BylineLazyPicture *self, GdkTexture *texture)
{
  if (g_set_object (&self->texture, texture))
    g_signal_emit (self, changed_signal, 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineLazyPicture) self = user_data;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  texture = byline_picture_loader_load_finish (result, &error);
  /* Another picture may have been asked for meanwhile: then this call was cancelled. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  /* Not by this picture, but by one of the same address that went: it may be asked for again. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->failed = texture == NULL;
  if (self->failed)
    g_signal_emit (self, changed_signal, 0);
  else
    set_texture (self, texture);
}

static void
byline_lazy_picture_dispose (GObject *object)
{
  BylineLazyPicture *self = BYLINE_LAZY_PICTURE (object);

  byline_lazy_picture_stop (self);
  g_clear_object (&self->texture);
  g_clear_object (&self->library);
  g_clear_pointer (&self->url, g_free);

  G_OBJECT_CLASS (byline_lazy_picture_parent_class)->dispose (object);
}

static void
byline_lazy_picture_class_init (BylineLazyPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_lazy_picture_dispose;

  changed_signal = byline_signal_new (klass, "changed", 0);
}

static void
byline_lazy_picture_init (BylineLazyPicture *self)
{
}

BylineLazyPicture *
byline_lazy_picture_new (void)
{
  return g_object_new (BYLINE_TYPE_LAZY_PICTURE, NULL);
}

void
byline_lazy_picture_set_picture (BylineLazyPicture *self,
                                 BylineLibrary *library,
                                 const char *url,
                                 BylineNetwork from)
{
  g_return_if_fail (BYLINE_IS_LAZY_PICTURE (self));

  if (self->library == library && self->from == from && g_strcmp0 (self->url, url) == 0)
    return;

  byline_lazy_picture_stop (self);
  g_set_object (&self->library, library);
  g_free (self->url);
  self->url = g_strdup (url);
  self->from = from;
  self->failed = FALSE;
  set_texture (self, NULL);
}

void
byline_lazy_picture_load (BylineLazyPicture *self, int width, int height, int scale)
{
  g_autoptr (GdkTexture) texture = NULL;

  g_return_if_fail (BYLINE_IS_LAZY_PICTURE (self));

  if (self->library == NULL || self->url == NULL || self->failed ||
      (width == self->width && (self->texture != NULL || self->cancellable != NULL)))
    return;

  byline_lazy_picture_stop (self);
  self->width = width;
  texture = byline_picture_loader_lookup (self->url, width, height, scale);
  if (texture != NULL)
    {
      set_texture (self, texture);
      return;
    }

  self->cancellable = g_cancellable_new ();
  byline_picture_loader_load_async (self->library, self->url, self->from, width, height, scale,
                                    self->cancellable, loaded_cb, g_object_ref (self));
}

void
byline_lazy_picture_stop (BylineLazyPicture *self)
{
  g_return_if_fail (BYLINE_IS_LAZY_PICTURE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

gboolean
byline_lazy_picture_has_picture (BylineLazyPicture *self)
{
  g_return_val_if_fail (BYLINE_IS_LAZY_PICTURE (self), FALSE);

  return self->texture != NULL;
}

gboolean
byline_lazy_picture_has_failed (BylineLazyPicture *self)
{
  g_return_val_if_fail (BYLINE_IS_LAZY_PICTURE (self), FALSE);

  return self->failed;
}

void
byline_lazy_picture_snapshot (BylineLazyPicture *self,
                              GtkSnapshot *snapshot,
                              double width,
                              double height)
{
  double factor, picture_width, picture_height;

  g_return_if_fail (BYLINE_IS_LAZY_PICTURE (self));

  if (self->texture == NULL)
    return;

  picture_width = gdk_texture_get_width (self->texture);
  picture_height = gdk_texture_get_height (self->texture);
  factor = MAX (width / picture_width, height / picture_height);
  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT ((width - picture_width * factor) / 2,
                                                    (height - picture_height * factor) / 2,
                                                    picture_width * factor,
                                                    picture_height * factor));
}
