/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-edition-picture.h"

#include "byline-picture-loader.h"
#include "byline-signal.h"

struct _BylineEditionPicture {
  GObject parent_instance;

  BylineLibrary *library;
  char *url;
  BylineNetwork from;
  GdkTexture *texture; /* nullable */
  int width;           /* of the place that it was last asked for */
  gboolean has_failed;
  GCancellable *cancellable; /* nullable: of what is on its way */
};

G_DEFINE_FINAL_TYPE (BylineEditionPicture, byline_edition_picture, G_TYPE_OBJECT)

static guint changed_signal;

static void
set_texture (BylineEditionPicture *self, GdkTexture *texture)
{
  g_set_object (&self->texture, texture);
  g_signal_emit (self, changed_signal, 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineEditionPicture) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = byline_picture_loader_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* Not by this picture, but by one of the same address that went: it may be asked for again. */
      if (self->cancellable != NULL && !g_cancellable_is_cancelled (self->cancellable))
        {
          g_clear_object (&self->cancellable);
          self->width = 0;
        }
      return;
    }
  g_clear_object (&self->cancellable);
  self->has_failed = texture == NULL;
  if (texture != NULL)
    set_texture (self, texture);
}

void
byline_edition_picture_stop (BylineEditionPicture *self)
{
  g_return_if_fail (BYLINE_IS_EDITION_PICTURE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
byline_edition_picture_dispose (GObject *object)
{
  BylineEditionPicture *self = BYLINE_EDITION_PICTURE (object);

  byline_edition_picture_stop (self);
  g_clear_object (&self->library);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->url, g_free);

  G_OBJECT_CLASS (byline_edition_picture_parent_class)->dispose (object);
}

static void
byline_edition_picture_class_init (BylineEditionPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_edition_picture_dispose;

  changed_signal = byline_signal_new (klass, "changed", 0);
}

static void
byline_edition_picture_init (BylineEditionPicture *self)
{
}

BylineEditionPicture *
byline_edition_picture_new (BylineLibrary *library, const char *url, BylineNetwork from)
{
  BylineEditionPicture *self = g_object_new (BYLINE_TYPE_EDITION_PICTURE, NULL);

  self->library = g_object_ref (library);
  self->url = g_strdup (url);
  self->from = from;
  return self;
}

void
byline_edition_picture_load (BylineEditionPicture *self, int width, int height, int scale)
{
  g_autoptr (GdkTexture) texture = NULL;

  g_return_if_fail (BYLINE_IS_EDITION_PICTURE (self));

  if (self->has_failed || width == self->width)
    return;
  byline_edition_picture_stop (self);
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
byline_edition_picture_snapshot (BylineEditionPicture *self,
                                 GtkSnapshot *snapshot,
                                 double width,
                                 double height)
{
  double factor, picture_width, picture_height;

  g_return_if_fail (BYLINE_IS_EDITION_PICTURE (self));

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
