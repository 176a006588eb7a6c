/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture-canvas.h"

#include "byline-zoom-gestures.h"

#include <math.h>

/* The largest that a picture's pixel becomes, in the screen's. */
#define MAX_SCALE 8.0

struct _BylinePictureCanvas {
  GtkWidget parent_instance;

  GdkTexture *texture; /* nullable */
  GdkTexture *frame;   /* nullable: what is drawn in its place */
  double zoom;         /* 1: whole */
  double x;            /* where the picture's middle is, from the canvas's */
  double y;
  double pinched_zoom;
  double dragged_x;
  double dragged_y;
};

G_DEFINE_FINAL_TYPE (BylinePictureCanvas, byline_picture_canvas, GTK_TYPE_WIDGET)

/* By how much the picture is made smaller to be seen whole. */
static double
get_fit (BylinePictureCanvas *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->texture == NULL || width < 1 || height < 1)
    return 1;

  return MIN (1, MIN (width / gdk_texture_get_width (self->texture),
                      height / gdk_texture_get_height (self->texture)));
}

/* Its edges never come further in than the canvas's; what is smaller stays in the middle. */
static void
clamp_place (BylinePictureCanvas *self)
{
  double scale = get_fit (self) * self->zoom;
  double room_x, room_y;

  if (self->texture == NULL)
    return;

  room_x = gdk_texture_get_width (self->texture) * scale - gtk_widget_get_width (GTK_WIDGET (self));
  room_y = gdk_texture_get_height (self->texture) * scale -
           gtk_widget_get_height (GTK_WIDGET (self));
  room_x = MAX (room_x, 0) / 2;
  room_y = MAX (room_y, 0) / 2;
  self->x = CLAMP (self->x, -room_x, room_x);
  self->y = CLAMP (self->y, -room_y, room_y);
}

void
byline_picture_canvas_get_place (BylinePictureCanvas *self, graphene_rect_t *place)
{
  double width, height, scale;

  g_return_if_fail (BYLINE_IS_PICTURE_CANVAS (self));

  graphene_rect_init (place, 0, 0, 0, 0);
  if (self->texture == NULL)
    return;

  clamp_place (self);
  scale = get_fit (self) * self->zoom;
  width = gdk_texture_get_width (self->texture) * scale;
  height = gdk_texture_get_height (self->texture) * scale;
  graphene_rect_init (place,
                      (float) ((gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2 + self->x),
                      (float) ((gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2 + self->y),
                      (float) width, (float) height);
}

static void
byline_picture_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BylinePictureCanvas *self = BYLINE_PICTURE_CANVAS (widget);
  graphene_rect_t place;

  if (self->texture == NULL)
    return;

  byline_picture_canvas_get_place (self, &place);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                         gtk_widget_get_height (widget)));
  gtk_snapshot_append_texture (snapshot, self->frame != NULL ? self->frame : self->texture, &place);
  gtk_snapshot_pop (snapshot);
}

static void
byline_picture_canvas_finalize (GObject *object)
{
  BylinePictureCanvas *self = BYLINE_PICTURE_CANVAS (object);

  g_clear_object (&self->texture);
  g_clear_object (&self->frame);

  G_OBJECT_CLASS (byline_picture_canvas_parent_class)->finalize (object);
}

static void
byline_picture_canvas_class_init (BylinePictureCanvasClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_picture_canvas_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = byline_picture_canvas_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

void
byline_picture_canvas_zoom (BylinePictureCanvas *self, double factor, double x, double y)
{
  double fit, before, from_middle_x, from_middle_y;

  g_return_if_fail (BYLINE_IS_PICTURE_CANVAS (self));

  fit = get_fit (self);
  before = self->zoom;
  self->zoom = CLAMP (self->zoom * factor, 1, MAX (1, MAX_SCALE / fit));
  factor = self->zoom / before;
  from_middle_x = x - gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  from_middle_y = y - gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  self->x = from_middle_x - (from_middle_x - self->x) * factor;
  self->y = from_middle_y - (from_middle_y - self->y) * factor;
  clamp_place (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
byline_picture_canvas_zoom_middle (BylinePictureCanvas *self, double factor)
{
  g_return_if_fail (BYLINE_IS_PICTURE_CANVAS (self));

  byline_picture_canvas_zoom (self, factor > 0 ? factor : 1 / self->zoom,
                              gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                              gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

gboolean
byline_picture_canvas_pan (BylinePictureCanvas *self, double dx, double dy)
{
  double x, y;

  g_return_val_if_fail (BYLINE_IS_PICTURE_CANVAS (self), FALSE);

  x = self->x;
  y = self->y;
  self->x += dx;
  self->y += dy;
  clamp_place (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return self->x != x || self->y != y;
}

gboolean
byline_picture_canvas_is_whole (BylinePictureCanvas *self)
{
  g_return_val_if_fail (BYLINE_IS_PICTURE_CANVAS (self), TRUE);

  return self->zoom <= 1.001;
}

void
byline_picture_canvas_set_texture (BylinePictureCanvas *self, GdkTexture *texture)
{
  g_return_if_fail (BYLINE_IS_PICTURE_CANVAS (self));

  g_set_object (&self->texture, texture);
  g_clear_object (&self->frame);
  self->zoom = 1;
  self->x = self->y = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
byline_picture_canvas_set_frame (BylinePictureCanvas *self, GdkTexture *frame)
{
  g_return_if_fail (BYLINE_IS_PICTURE_CANVAS (self));

  g_set_object (&self->frame, frame);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GdkTexture *
byline_picture_canvas_get_texture (BylinePictureCanvas *self)
{
  g_return_val_if_fail (BYLINE_IS_PICTURE_CANVAS (self), NULL);

  return self->texture;
}

/* --- Pointer and fingers --- */

static void
zoom_cb (const BylineZoom *zoom, gpointer user_data)
{
  BylinePictureCanvas *self = user_data;

  switch (zoom->phase)
    {
    case BYLINE_ZOOM_STEP:
      byline_picture_canvas_zoom (self, zoom->factor, zoom->x, zoom->y);
      break;
    case BYLINE_ZOOM_BEGIN:
      self->pinched_zoom = self->zoom;
      break;
    case BYLINE_ZOOM_UPDATE:
      byline_picture_canvas_zoom (self, self->pinched_zoom * zoom->factor / self->zoom, zoom->x,
                                  zoom->y);
      break;
    }
}

/* A second click shows the picture's own pixels, twice the size of a small one, or all of it again. */
static void
pressed_cb (BylinePictureCanvas *self, int n_press, double x, double y)
{
  if (n_press != 2)
    return;

  if (byline_picture_canvas_is_whole (self))
    byline_picture_canvas_zoom (self, MAX (2, 1 / get_fit (self)), x, y);
  else
    byline_picture_canvas_zoom_middle (self, 0);
}

static void
drag_begin_cb (BylinePictureCanvas *self)
{
  self->dragged_x = self->x;
  self->dragged_y = self->y;
}

static void
drag_update_cb (BylinePictureCanvas *self, double dx, double dy)
{
  byline_picture_canvas_pan (self, self->dragged_x + dx - self->x, self->dragged_y + dy - self->y);
}

static void
byline_picture_canvas_init (BylinePictureCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->zoom = self->pinched_zoom = 1;
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_vexpand (widget, TRUE);
  byline_zoom_gestures_add (widget, FALSE, zoom_cb, self);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}

GtkWidget *
byline_picture_canvas_new (void)
{
  return g_object_new (BYLINE_TYPE_PICTURE_CANVAS, NULL);
}
