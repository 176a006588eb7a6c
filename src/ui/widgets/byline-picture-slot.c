/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture-slot.h"

#include "byline-picture-loader.h"

struct _BylinePictureSlot {
  GObject parent_instance;

  BylineLibrary *library;
  char *url;
  BylineNetwork from;
  int size;
  GdkTexture *texture;
  GCancellable *cancellable;
  gboolean failed;
};

G_DEFINE_FINAL_TYPE (BylinePictureSlot, byline_picture_slot, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
set_texture (BylinePictureSlot *self, GdkTexture *texture)
{
  if (g_set_object (&self->texture, texture))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylinePictureSlot) self = user_data;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  texture = byline_picture_loader_load_finish (result, &error);
  /* Another picture may have been asked for meanwhile: then this call was cancelled. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  self->failed = texture == NULL;
  set_texture (self, texture);
}

static void
byline_picture_slot_dispose (GObject *object)
{
  BylinePictureSlot *self = BYLINE_PICTURE_SLOT (object);

  byline_picture_slot_stop (self);
  g_clear_object (&self->texture);
  g_clear_object (&self->library);
  g_clear_pointer (&self->url, g_free);

  G_OBJECT_CLASS (byline_picture_slot_parent_class)->dispose (object);
}

static void
byline_picture_slot_class_init (BylinePictureSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_picture_slot_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
byline_picture_slot_init (BylinePictureSlot *self)
{
}

BylinePictureSlot *
byline_picture_slot_new (int size)
{
  BylinePictureSlot *self = g_object_new (BYLINE_TYPE_PICTURE_SLOT, NULL);

  self->size = size;
  return self;
}

void
byline_picture_slot_set_picture (BylinePictureSlot *self,
                                 BylineLibrary *library,
                                 const char *url,
                                 BylineNetwork from)
{
  g_return_if_fail (BYLINE_IS_PICTURE_SLOT (self));

  if (self->library == library && self->from == from && g_strcmp0 (self->url, url) == 0)
    return;

  byline_picture_slot_stop (self);
  g_set_object (&self->library, library);
  g_free (self->url);
  self->url = g_strdup (url);
  self->from = from;
  self->failed = FALSE;
  set_texture (self, NULL);
}

void
byline_picture_slot_load (BylinePictureSlot *self, int scale)
{
  g_autoptr (GdkTexture) texture = NULL;

  g_return_if_fail (BYLINE_IS_PICTURE_SLOT (self));

  if (self->library == NULL || self->url == NULL || self->texture != NULL || self->failed ||
      self->cancellable != NULL)
    return;

  texture = byline_picture_loader_lookup (self->url, self->size, self->size, scale);
  if (texture != NULL)
    {
      set_texture (self, texture);
      return;
    }

  self->cancellable = g_cancellable_new ();
  byline_picture_loader_load_async (self->library, self->url, self->from, self->size, self->size,
                                    scale, self->cancellable, loaded_cb, g_object_ref (self));
}

void
byline_picture_slot_stop (BylinePictureSlot *self)
{
  g_return_if_fail (BYLINE_IS_PICTURE_SLOT (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

gboolean
byline_picture_slot_has_picture (BylinePictureSlot *self)
{
  g_return_val_if_fail (BYLINE_IS_PICTURE_SLOT (self), FALSE);

  return self->texture != NULL;
}

void
byline_picture_slot_snapshot (BylinePictureSlot *self,
                              GtkSnapshot *snapshot,
                              double width,
                              double height)
{
  double factor, picture_width, picture_height;

  g_return_if_fail (BYLINE_IS_PICTURE_SLOT (self));

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
