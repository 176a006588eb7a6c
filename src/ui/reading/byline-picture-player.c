/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture-player.h"

#include "byline-document-place.h"
#include "byline-picture-loader.h"
#include "byline-picture-motion.h"
#include "byline-picture-paintable.h"

/* So many move at once; each costs what decoding it does. */
#define MAX_MOVING 6

struct _BylinePicturePlayer {
  GObject parent_instance;

  BylineDocumentView *view; /* unowned */
  GHashTable *moving;       /* BylinePicturePaintable -> Moving */
};

G_DEFINE_FINAL_TYPE (BylinePicturePlayer, byline_picture_player, G_TYPE_OBJECT)

/* A picture that moves. */
typedef struct {
  BylineDocumentView *view;
  BylinePicturePaintable *paintable;
  BylinePictureMotion *motion;
} Moving;

static void
moving_free (gpointer data)
{
  Moving *self = data;

  byline_picture_motion_stop (self->motion);
  g_object_unref (self->motion);
  g_object_unref (self->paintable);
  g_free (self);
}

static void
byline_picture_player_finalize (GObject *object)
{
  g_hash_table_unref (BYLINE_PICTURE_PLAYER (object)->moving);

  G_OBJECT_CLASS (byline_picture_player_parent_class)->finalize (object);
}

static void
byline_picture_player_class_init (BylinePicturePlayerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_picture_player_finalize;
}

static void
byline_picture_player_init (BylinePicturePlayer *self)
{
  self->moving = g_hash_table_new_full (NULL, NULL, NULL, moving_free);
}

static void
frame_cb (GdkTexture *frame, gpointer user_data)
{
  Moving *self = user_data;

  byline_picture_paintable_set_frame (self->paintable, frame);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

static void
start (BylinePicturePlayer *self, BylinePicturePaintable *paintable)
{
  GdkTexture *texture = byline_picture_paintable_get_texture (paintable);
  BylinePictureFrames *frames;
  Moving *moving;

  if (texture == NULL || g_hash_table_contains (self->moving, paintable) ||
      g_hash_table_size (self->moving) >= MAX_MOVING)
    return;

  frames = byline_picture_loader_dup_frames (texture);
  if (frames == NULL)
    return;

  moving = g_new0 (Moving, 1);
  moving->view = self->view;
  moving->paintable = g_object_ref (paintable);
  moving->motion = byline_picture_motion_new (frames, frame_cb, moving);
  g_hash_table_insert (self->moving, paintable, moving);
  byline_picture_motion_start (moving->motion);
}

/* Returns: (transfer full): the pictures in sight, as a set */
static GHashTable *
list_in_sight (BylinePicturePlayer *self)
{
  GHashTable *in_sight = g_hash_table_new (NULL, NULL);
  BylineDocumentBuffer *document = byline_document_view_get_document (self->view);
  GPtrArray *objects;
  guint begin, end;

  if (document == NULL)
    return in_sight;

  objects = byline_document_buffer_get_objects (document);
  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), 0, &begin, &end);
  for (guint i = byline_document_ranges_find (objects, begin); i < objects->len; i++)
    {
      BylineDocumentObject *object = g_ptr_array_index (objects, i);

      if (object->range.start > end)
        break;
      if (BYLINE_IS_PICTURE_PAINTABLE (object->object))
        g_hash_table_add (in_sight, object->object);
    }

  return in_sight;
}

static gboolean
is_out_of_sight (gpointer key, gpointer value, gpointer user_data)
{
  return !g_hash_table_contains (user_data, key);
}

void
byline_picture_player_update (BylinePicturePlayer *self)
{
  g_autoptr (GHashTable) in_sight = NULL;
  GHashTableIter iter;
  gpointer paintable;

  g_return_if_fail (BYLINE_IS_PICTURE_PLAYER (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->view)) ||
      !byline_picture_motion_is_wished (GTK_WIDGET (self->view)))
    {
      byline_picture_player_stop (self);
      return;
    }

  in_sight = list_in_sight (self);
  g_hash_table_foreach_remove (self->moving, is_out_of_sight, in_sight);
  g_hash_table_iter_init (&iter, in_sight);
  while (g_hash_table_iter_next (&iter, &paintable, NULL))
    start (self, paintable);
}

void
byline_picture_player_stop (BylinePicturePlayer *self)
{
  g_return_if_fail (BYLINE_IS_PICTURE_PLAYER (self));

  g_hash_table_remove_all (self->moving);
}

guint
byline_picture_player_get_n_moving (BylinePicturePlayer *self)
{
  g_return_val_if_fail (BYLINE_IS_PICTURE_PLAYER (self), 0);

  return g_hash_table_size (self->moving);
}

BylinePicturePlayer *
byline_picture_player_new (BylineDocumentView *view)
{
  BylinePicturePlayer *self = g_object_new (BYLINE_TYPE_PICTURE_PLAYER, NULL);

  self->view = view;
  g_signal_connect_object (view, "unmap", G_CALLBACK (byline_picture_player_stop), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "map", G_CALLBACK (byline_picture_player_update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (view)),
                           "notify::gtk-enable-animations",
                           G_CALLBACK (byline_picture_player_update), self, G_CONNECT_SWAPPED);

  return self;
}
