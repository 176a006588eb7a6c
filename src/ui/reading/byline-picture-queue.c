/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-picture-queue.h"

#include "byline-author-card.h"
#include <glib/gi18n.h>

#include "byline-document-place.h"
#include "byline-picture-error.h"
#include "byline-picture-loader.h"
#include "byline-picture-paintable.h"
#include "byline-picture-player.h"
#include "byline-signal.h"

/* What is in sight and what soon will be is loaded; what is far away lets its pixels go. */
#define NEAR_PAGES 1.5
#define FAR_PAGES 6
#define MAX_LOADING 4
#define DELAY 40

struct _BylinePictureQueue {
  GObject parent_instance;

  BylineDocumentView *view; /* unowned: asked only while it is shown */
  BylineLibrary *library;   /* nullable */
  BylinePicturePlayer *player;
  gboolean load_pictures;
  gboolean is_started;
  GCancellable *cancellable; /* an answer with another one comes too late */
  guint source;
  guint n_loading;
};

G_DEFINE_FINAL_TYPE (BylinePictureQueue, byline_picture_queue, G_TYPE_OBJECT)

static guint checked_signal;

/* What a call that waits carries along. */
typedef struct {
  BylinePictureQueue *queue;
  BylinePicturePaintable *paintable;
} Request;

static Request *
request_new (BylinePictureQueue *self, BylinePicturePaintable *paintable)
{
  Request *request = g_new0 (Request, 1);

  request->queue = g_object_ref (self);
  request->paintable = g_object_ref (paintable);

  return request;
}

static void
request_free (Request *request)
{
  g_object_unref (request->paintable);
  g_object_unref (request->queue);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* --- Portraits --- */

static void
portrait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwAvatar) avatar = user_data;
  g_autoptr (GdkTexture) texture = byline_picture_loader_load_finish (result, NULL);

  /* Without it, the initials stay. */
  if (texture != NULL)
    adw_avatar_set_custom_image (avatar, GDK_PAINTABLE (texture));
}

static void
load_portrait (BylinePictureQueue *self, AdwAvatar *avatar)
{
  g_autofree char *url = g_object_steal_data (G_OBJECT (avatar), "byline-picture-url");
  BylineNetwork from = GPOINTER_TO_UINT (
    g_object_get_data (G_OBJECT (avatar), "byline-picture-from"));
  int size = adw_avatar_get_size (avatar);

  if (url != NULL)
    byline_picture_loader_load_async (self->library, url, from, size, size,
                                      gtk_widget_get_scale_factor (GTK_WIDGET (self->view)),
                                      self->cancellable, portrait_cb, g_object_ref (avatar));
}

/* --- Pictures --- */

static void
set_failed (BylinePicturePaintable *paintable, const GError *error)
{
  g_autofree char *reason = NULL;

  /* Translators: %s says why a picture is not there, as a sentence. */
  reason = byline_picture_error_may_pass (error)
             ? g_strdup_printf (_ ("%s Click to try again."), byline_picture_error_get_text (error))
             : g_strdup (byline_picture_error_get_text (error));
  byline_picture_paintable_set_failed (paintable, reason);
}

static void
picture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  BylinePictureQueue *self = request->queue;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = byline_picture_loader_load_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  self->n_loading--;
  if (texture != NULL)
    byline_picture_paintable_set_texture (request->paintable, texture);
  else
    set_failed (request->paintable, error);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  byline_picture_queue_update (self);
}

static void
load_picture (BylinePictureQueue *self, BylinePicturePaintable *paintable)
{
  if (byline_picture_paintable_get_state (paintable) != BYLINE_PICTURE_WAITING ||
      self->n_loading >= MAX_LOADING)
    return;

  self->n_loading++;
  byline_picture_paintable_set_loading (paintable);
  byline_picture_loader_load_async (self->library, byline_picture_paintable_get_url (paintable),
                                    byline_picture_paintable_get_from (paintable),
                                    byline_picture_paintable_get_column (paintable), 0,
                                    gtk_widget_get_scale_factor (GTK_WIDGET (self->view)),
                                    self->cancellable, picture_cb, request_new (self, paintable));
}

static void
load_object (BylinePictureQueue *self, BylineDocumentObject *object)
{
  if (BYLINE_IS_PICTURE_PAINTABLE (object->object))
    load_picture (self, BYLINE_PICTURE_PAINTABLE (object->object));
  else if (BYLINE_IS_AUTHOR_CARD (object->object))
    load_portrait (self, byline_author_card_get_avatar (BYLINE_AUTHOR_CARD (object->object)));
  else if (ADW_IS_AVATAR (object->object))
    load_portrait (self, ADW_AVATAR (object->object));
}

static void
unload_far (BylinePictureQueue *self, GPtrArray *objects)
{
  guint start, end;

  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), FAR_PAGES, &start, &end);
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
load_in_range (BylinePictureQueue *self, GPtrArray *objects, double pages)
{
  guint start, end;

  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), pages, &start, &end);
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
  BylinePictureQueue *self = user_data;
  GPtrArray *objects;

  self->source = 0;
  if (!self->is_started || self->library == NULL)
    return G_SOURCE_REMOVE;

  if (self->load_pictures)
    {
      objects = byline_document_buffer_get_objects (byline_document_view_get_document (self->view));
      unload_far (self, objects);
      /* What is in sight comes first. */
      load_in_range (self, objects, 0);
      load_in_range (self, objects, NEAR_PAGES);
      byline_picture_player_update (self->player);
    }
  g_signal_emit (self, checked_signal, 0);

  return G_SOURCE_REMOVE;
}

void
byline_picture_queue_update (BylinePictureQueue *self)
{
  if (self->source == 0)
    self->source = g_timeout_add (DELAY, update_cb, self);
}

void
byline_picture_queue_block (BylinePictureQueue *self)
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

void
byline_picture_queue_start (BylinePictureQueue *self)
{
  self->is_started = TRUE;
}

void
byline_picture_queue_stop (BylinePictureQueue *self)
{
  self->is_started = FALSE;
  self->n_loading = 0;
  byline_picture_player_stop (self->player);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}

void
byline_picture_queue_set_library (BylinePictureQueue *self, BylineLibrary *library)
{
  g_set_object (&self->library, library);
}

void
byline_picture_queue_set_load_pictures (BylinePictureQueue *self, gboolean load_pictures)
{
  self->load_pictures = load_pictures;
  byline_picture_queue_block (self);
  byline_picture_queue_update (self);
}

gboolean
byline_picture_queue_get_load_pictures (BylinePictureQueue *self)
{
  return self->load_pictures;
}

gboolean
byline_picture_queue_retry (BylinePictureQueue *self, const char *url)
{
  GPtrArray *objects = byline_document_buffer_get_objects (
    byline_document_view_get_document (self->view));
  gboolean had_failed = FALSE;

  for (guint i = 0; i < objects->len; i++)
    {
      BylineDocumentObject *object = g_ptr_array_index (objects, i);
      BylinePicturePaintable *paintable;

      if (!BYLINE_IS_PICTURE_PAINTABLE (object->object))
        continue;
      paintable = BYLINE_PICTURE_PAINTABLE (object->object);
      if (byline_picture_paintable_get_state (paintable) != BYLINE_PICTURE_FAILED ||
          g_strcmp0 (byline_picture_paintable_get_url (paintable), url) != 0)
        continue;
      byline_picture_paintable_unload (paintable);
      had_failed = TRUE;
    }
  if (had_failed)
    {
      byline_library_retry_picture (self->library, url);
      byline_picture_queue_update (self);
    }

  return had_failed;
}

static void
byline_picture_queue_finalize (GObject *object)
{
  BylinePictureQueue *self = BYLINE_PICTURE_QUEUE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_object_unref (self->cancellable);
  g_clear_object (&self->library);
  g_object_unref (self->player);

  G_OBJECT_CLASS (byline_picture_queue_parent_class)->finalize (object);
}

static void
byline_picture_queue_class_init (BylinePictureQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_picture_queue_finalize;

  checked_signal = byline_signal_new (klass, "checked", 0);
}

static void
byline_picture_queue_init (BylinePictureQueue *self)
{
  self->load_pictures = TRUE;
  self->cancellable = g_cancellable_new ();
}

BylinePictureQueue *
byline_picture_queue_new (BylineDocumentView *view)
{
  BylinePictureQueue *self = g_object_new (BYLINE_TYPE_PICTURE_QUEUE, NULL);

  self->view = view;
  self->player = byline_picture_player_new (view);

  return self;
}
