/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-author-card.h"
#include "byline-picture-loader.h"
#include "byline-picture-paintable.h"
#include "byline-reading-view-private.h"

/* What is in sight and what soon will be is loaded; what is far away lets its pixels go. */
#define NEAR_PAGES 1.5
#define FAR_PAGES 6
#define MAX_LOADING 4
#define DELAY 40

/* --- Portraits --- */

static void
portrait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineReadingRequest) request = user_data;
  g_autoptr (GdkTexture) texture = byline_picture_loader_load_finish (result, NULL);

  /* Without it, the initials stay. */
  if (texture != NULL && _byline_reading_request_is_current (request))
    adw_avatar_set_custom_image (ADW_AVATAR (request->object), GDK_PAINTABLE (texture));
}

static void
load_portrait (BylineReadingView *self, AdwAvatar *avatar)
{
  g_autofree char *url = g_object_steal_data (G_OBJECT (avatar), "byline-picture-url");
  BylineNetwork from
      = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (avatar), "byline-picture-from"));
  int size = adw_avatar_get_size (avatar);

  if (url != NULL)
    byline_picture_loader_load_async (self->library, url, from, size, size,
                                      gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                      self->cancellable, portrait_cb,
                                      _byline_reading_request_new (self, avatar));
}

/* --- Pictures --- */

static void
picture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineReadingRequest) request = user_data;
  BylineReadingView *self = request->view;
  BylinePicturePaintable *paintable = BYLINE_PICTURE_PAINTABLE (request->object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = byline_picture_loader_load_finish (result, &error);

  if (!_byline_reading_request_is_current (request))
    return;

  self->n_loading--;
  if (texture != NULL)
    byline_picture_paintable_set_texture (paintable, texture);
  else
    byline_picture_paintable_set_failed (paintable);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  _byline_reading_view_queue_pictures (self);
}

static void
load_picture (BylineReadingView *self, BylinePicturePaintable *paintable)
{
  if (byline_picture_paintable_get_state (paintable) != BYLINE_PICTURE_WAITING ||
      self->n_loading >= MAX_LOADING)
    return;

  self->n_loading++;
  byline_picture_paintable_set_loading (paintable);
  byline_picture_loader_load_async (self->library, byline_picture_paintable_get_url (paintable),
                                    byline_picture_paintable_get_from (paintable),
                                    byline_picture_paintable_get_column (paintable), 0,
                                    gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                    self->cancellable, picture_cb,
                                    _byline_reading_request_new (self, paintable));
}

static void
load_object (BylineReadingView *self, BylineDocumentObject *object)
{
  if (BYLINE_IS_PICTURE_PAINTABLE (object->object))
    load_picture (self, BYLINE_PICTURE_PAINTABLE (object->object));
  else if (BYLINE_IS_AUTHOR_CARD (object->object))
    load_portrait (self, byline_author_card_get_avatar (BYLINE_AUTHOR_CARD (object->object)));
  else if (ADW_IS_AVATAR (object->object))
    load_portrait (self, ADW_AVATAR (object->object));
}

static void
unload_far (BylineReadingView *self, GPtrArray *objects)
{
  guint start, end;

  byline_document_view_get_range (self->view, FAR_PAGES, &start, &end);
  for (guint i = 0; i < objects->len; i++)
    {
      BylineDocumentObject *object = g_ptr_array_index (objects, i);

      if ((object->range.start < start || object->range.start > end) &&
          BYLINE_IS_PICTURE_PAINTABLE (object->object))
        {
          BylinePicturePaintable *paintable = BYLINE_PICTURE_PAINTABLE (object->object);

          if (byline_picture_paintable_get_state (paintable) == BYLINE_PICTURE_SHOWN)
            byline_picture_paintable_unload (paintable);
        }
    }
}

static void
load_in_range (BylineReadingView *self, GPtrArray *objects, double pages)
{
  guint start, end;

  byline_document_view_get_range (self->view, pages, &start, &end);
  for (guint i = byline_document_ranges_find (objects, start); i < objects->len; i++)
    {
      BylineDocumentObject *object = g_ptr_array_index (objects, i);

      if (object->range.start > end)
        break;
      load_object (self, object);
    }
}

static gboolean
update_cb (gpointer user_data)
{
  BylineReadingView *self = user_data;
  BylineDocumentBuffer *document = byline_document_view_get_document (self->view);
  GPtrArray *objects;

  self->pictures_source = 0;
  if (document == NULL || self->library == NULL || self->article == NULL)
    return G_SOURCE_REMOVE;

  if (self->load_pictures)
    {
      objects = byline_document_buffer_get_objects (document);
      unload_far (self, objects);
      /* What is in sight comes first. */
      load_in_range (self, objects, 0);
      load_in_range (self, objects, NEAR_PAGES);
    }
  _byline_reading_view_update_river (self);

  return G_SOURCE_REMOVE;
}

void
_byline_reading_view_queue_pictures (BylineReadingView *self)
{
  if (self->pictures_source == 0)
    self->pictures_source = g_timeout_add (DELAY, update_cb, self);
}

void
_byline_reading_view_block_pictures (BylineReadingView *self)
{
  BylineDocumentBuffer *document = byline_document_view_get_document (self->view);
  GPtrArray *objects;

  if (document == NULL)
    return;

  objects = byline_document_buffer_get_objects (document);
  for (guint i = 0; i < objects->len; i++)
    {
      BylineDocumentObject *object = g_ptr_array_index (objects, i);

      if (BYLINE_IS_PICTURE_PAINTABLE (object->object))
        byline_picture_paintable_set_blocked (BYLINE_PICTURE_PAINTABLE (object->object),
                                              !self->load_pictures);
    }
}
