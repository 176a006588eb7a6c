/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylinePictureCanvas:
 *
 * Shows one picture as large as there is room for, but no larger than it is; from there it is made
 * larger and moved about, by wheel, fingers, double click and dragging.
 */
#define BYLINE_TYPE_PICTURE_CANVAS (byline_picture_canvas_get_type ())
G_DECLARE_FINAL_TYPE (BylinePictureCanvas, byline_picture_canvas, BYLINE, PICTURE_CANVAS, GtkWidget)

/**
 * byline_picture_canvas_new:
 *
 * Returns: (transfer none) (floating): a canvas without a picture
 */
GtkWidget *byline_picture_canvas_new (void);
/**
 * byline_picture_canvas_set_texture:
 * @self: a canvas
 * @texture: (nullable): a picture
 *
 * Shows a picture whole, or none.
 */
void byline_picture_canvas_set_texture (BylinePictureCanvas *self, GdkTexture *texture);
/**
 * byline_picture_canvas_get_texture:
 * @self: a canvas
 *
 * Returns: (transfer none) (nullable): the picture
 */
GdkTexture *byline_picture_canvas_get_texture (BylinePictureCanvas *self);
/**
 * byline_picture_canvas_set_frame:
 * @self: a canvas
 * @frame: of the size of its picture
 *
 * Draws a frame of a moving picture in the place of its first, with the zoom as it is.
 */
void byline_picture_canvas_set_frame (BylinePictureCanvas *self, GdkTexture *frame);
/**
 * byline_picture_canvas_get_place:
 * @self: a canvas
 * @place: (out caller-allocates): where the picture is drawn, in the canvas's coordinates
 *
 * Tells where the picture is; nowhere, if there is none.
 */
void byline_picture_canvas_get_place (BylinePictureCanvas *self, graphene_rect_t *place);
/**
 * byline_picture_canvas_zoom:
 * @self: a canvas
 * @factor: by how much the picture becomes larger
 * @x: a point, in the canvas's coordinates
 * @y: the same
 *
 * Makes the picture larger or smaller; what is at the point stays there.
 */
void byline_picture_canvas_zoom (BylinePictureCanvas *self, double factor, double x, double y);
/**
 * byline_picture_canvas_zoom_middle:
 * @self: a canvas
 * @factor: by how much the picture becomes larger; 0 for whole again
 *
 * Makes the picture larger or smaller around the middle.
 */
void byline_picture_canvas_zoom_middle (BylinePictureCanvas *self, double factor);
/**
 * byline_picture_canvas_pan:
 * @self: a canvas
 * @dx: by how much the picture goes to the right, in pixels
 * @dy: and down
 *
 * Moves the picture, as far as its edges allow.
 *
 * Returns: whether it moved
 */
gboolean byline_picture_canvas_pan (BylinePictureCanvas *self, double dx, double dy);
/**
 * byline_picture_canvas_is_whole:
 * @self: a canvas
 *
 * Returns: whether all of the picture is seen
 */
gboolean byline_picture_canvas_is_whole (BylinePictureCanvas *self);

G_END_DECLS
