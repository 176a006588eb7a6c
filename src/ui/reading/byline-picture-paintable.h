/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-network.h"

G_BEGIN_DECLS

typedef enum {
  BYLINE_PICTURE_WAITING, /* nothing asked for yet */
  BYLINE_PICTURE_LOADING,
  BYLINE_PICTURE_SHOWN,
  BYLINE_PICTURE_FAILED,
} BylinePictureState;

/**
 * BylinePicturePaintable:
 *
 * A picture in a text: as wide as the column, as high as its shape asks for, with round corners.
 * Until it is there, a quiet surface of its size; if it cannot be had, one with its alternative
 * text.
 */
#define BYLINE_TYPE_PICTURE_PAINTABLE (byline_picture_paintable_get_type ())
G_DECLARE_FINAL_TYPE (BylinePicturePaintable,
                      byline_picture_paintable,
                      BYLINE,
                      PICTURE_PAINTABLE,
                      GObject)

/**
 * byline_picture_paintable_new:
 * @url: its address
 * @from: where the document came from that shows it
 * @alt: (nullable): its alternative text
 * @width: as published, in pixels; 0 if not known
 * @height: as published, in pixels; 0 if not known
 *
 * Returns: (transfer full): a picture that waits
 */
BylinePicturePaintable *byline_picture_paintable_new (const char *url,
                                                      BylineNetwork from,
                                                      const char *alt,
                                                      int width,
                                                      int height);
/**
 * byline_picture_paintable_get_url:
 * @self: a picture
 *
 * Returns: (transfer none): its address
 */
const char *byline_picture_paintable_get_url (BylinePicturePaintable *self);
/**
 * byline_picture_paintable_get_alt:
 * @self: a picture
 *
 * Returns: (nullable): what stands in its place while it cannot be shown
 */
const char *byline_picture_paintable_get_alt (BylinePicturePaintable *self);
/**
 * byline_picture_paintable_get_from:
 * @self: a picture
 *
 * Returns: where the document came from that shows it
 */
BylineNetwork byline_picture_paintable_get_from (BylinePicturePaintable *self);
/**
 * byline_picture_paintable_get_state:
 * @self: a picture
 *
 * Returns: how far it has come
 */
BylinePictureState byline_picture_paintable_get_state (BylinePicturePaintable *self);
/**
 * byline_picture_paintable_set_column:
 * @self: a picture
 * @width: a width, in pixels
 *
 * Sets how wide the column is. A shown picture that has become too coarse waits anew.
 */
void byline_picture_paintable_set_column (BylinePicturePaintable *self, int width);
/**
 * byline_picture_paintable_get_column:
 * @self: a picture
 *
 * Returns: how wide the column is, in pixels
 */
int byline_picture_paintable_get_column (BylinePicturePaintable *self);
/**
 * byline_picture_paintable_set_loading:
 * @self: a picture
 *
 * Says that the picture is being loaded for the column as it is.
 */
void byline_picture_paintable_set_loading (BylinePicturePaintable *self);
/**
 * byline_picture_paintable_set_texture:
 * @self: a picture
 * @texture: the decoded picture
 *
 * Shows the picture.
 */
void byline_picture_paintable_set_texture (BylinePicturePaintable *self, GdkTexture *texture);
/**
 * byline_picture_paintable_get_texture:
 * @self: a picture
 *
 * Returns: (transfer none) (nullable): the picture, if it is shown
 */
GdkTexture *byline_picture_paintable_get_texture (BylinePicturePaintable *self);
/**
 * byline_picture_paintable_set_frame:
 * @self: a picture
 * @frame: of the size of its texture
 *
 * Shows a frame of a moving picture in the place of its first.
 */
void byline_picture_paintable_set_frame (BylinePicturePaintable *self, GdkTexture *frame);
/**
 * byline_picture_paintable_set_failed:
 * @self: a picture
 * @reason: (nullable): why, as a sentence
 *
 * Says that the picture cannot be had. One that was shown stays, since a coarse picture is better
 * than none.
 */
void byline_picture_paintable_set_failed (BylinePicturePaintable *self, const char *reason);
/**
 * byline_picture_paintable_unload:
 * @self: a picture
 *
 * Lets the pixels go and waits anew; the size stays.
 */
void byline_picture_paintable_unload (BylinePicturePaintable *self);
/**
 * byline_picture_paintable_set_blocked:
 * @self: a picture
 * @blocked: whether pictures are not to be loaded
 *
 * Gives up on the picture without a try, or lets it wait again.
 */
void byline_picture_paintable_set_blocked (BylinePicturePaintable *self, gboolean blocked);
/**
 * byline_picture_paintable_set_look:
 * @self: a picture
 * @context: for the alternative text
 * @fill: the colour of the surface
 * @text: the colour of the alternative text
 *
 * Sets what is drawn until the picture is there.
 */
void byline_picture_paintable_set_look (BylinePicturePaintable *self,
                                        PangoContext *context,
                                        const GdkRGBA *fill,
                                        const GdkRGBA *text);

G_END_DECLS
