/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture-motion.h"

struct _BylinePictureMotion {
  GObject parent_instance;

  BylinePictureFrames *frames;
  BylinePictureMotionFunc func;
  gpointer user_data;
  gboolean is_started;
  gboolean is_decoding;
  GdkTexture *next; /* nullable: what is shown when the time of the last frame is over */
  guint next_delay;
  gint64 due; /* when, on the clock of g_get_monotonic_time() */
  guint source;
};

G_DEFINE_FINAL_TYPE (BylinePictureMotion, byline_picture_motion, G_TYPE_OBJECT)

static void
byline_picture_motion_finalize (GObject *object)
{
  BylinePictureMotion *self = BYLINE_PICTURE_MOTION (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_object_unref (self->frames);
  g_clear_object (&self->next);

  G_OBJECT_CLASS (byline_picture_motion_parent_class)->finalize (object);
}

static void
byline_picture_motion_class_init (BylinePictureMotionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_picture_motion_finalize;
}

static void
byline_picture_motion_init (BylinePictureMotion *self)
{
}

static void decode (BylinePictureMotion *self);

static gboolean
show_cb (gpointer user_data)
{
  BylinePictureMotion *self = user_data;
  g_autoptr (GdkTexture) frame = g_steal_pointer (&self->next);

  self->source = 0;
  self->due = g_get_monotonic_time () + self->next_delay * G_TIME_SPAN_MILLISECOND;
  if (self->next_delay > 0)
    decode (self);
  else
    self->is_started = FALSE;
  self->func (frame, self->user_data);

  return G_SOURCE_REMOVE;
}

static void
wait_for_next (BylinePictureMotion *self)
{
  gint64 left = (self->due - g_get_monotonic_time ()) / G_TIME_SPAN_MILLISECOND;

  self->source = g_timeout_add ((guint) MAX (left, 0), show_cb, self);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylinePictureMotion) self = user_data;

  self->is_decoding = FALSE;
  self->next = byline_picture_frames_next_finish (self->frames, result, &self->next_delay, NULL);
  /* What does not go on stands still as it is. */
  if (self->next == NULL)
    self->is_started = FALSE;
  else if (self->is_started)
    wait_for_next (self);
}

/* Never cancelled: a frame that nobody waits for any more is the next one later. */
static void
decode (BylinePictureMotion *self)
{
  self->is_decoding = TRUE;
  byline_picture_frames_next_async (self->frames, NULL, decoded_cb, g_object_ref (self));
}

gboolean
byline_picture_motion_is_wished (GtkWidget *widget)
{
  gboolean is_wished = TRUE;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &is_wished, NULL);
  return is_wished;
}

BylinePictureMotion *
byline_picture_motion_new (BylinePictureFrames *frames,
                           BylinePictureMotionFunc func,
                           gpointer user_data)
{
  BylinePictureMotion *self;

  g_return_val_if_fail (BYLINE_IS_PICTURE_FRAMES (frames), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  self = g_object_new (BYLINE_TYPE_PICTURE_MOTION, NULL);
  self->frames = frames;
  self->func = func;
  self->user_data = user_data;

  return self;
}

void
byline_picture_motion_start (BylinePictureMotion *self)
{
  g_return_if_fail (BYLINE_IS_PICTURE_MOTION (self));

  if (self->is_started)
    return;

  self->is_started = TRUE;
  if (self->next != NULL)
    wait_for_next (self);
  else if (!self->is_decoding)
    decode (self);
}

void
byline_picture_motion_stop (BylinePictureMotion *self)
{
  g_return_if_fail (BYLINE_IS_PICTURE_MOTION (self));

  self->is_started = FALSE;
  g_clear_handle_id (&self->source, g_source_remove);
}

gboolean
byline_picture_motion_is_started (BylinePictureMotion *self)
{
  g_return_val_if_fail (BYLINE_IS_PICTURE_MOTION (self), FALSE);

  return self->is_started;
}
