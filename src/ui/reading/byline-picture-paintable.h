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
 * BylinePicturePaintable: a picture in a text: as wide as the column, as high as its shape asks
 * for, with round corners. Until it is there, a quiet surface of its size; if it cannot be had, one
 * with its alternative text.
 */
#define BYLINE_TYPE_PICTURE_PAINTABLE (byline_picture_paintable_get_type ())
G_DECLARE_FINAL_TYPE (BylinePicturePaintable,
                      byline_picture_paintable,
                      BYLINE,
                      PICTURE_PAINTABLE,
                      GObject)

/**
 * @from: where the document came from that shows it. @width, @height: as published, or 0 if not
 * known.
 */
BylinePicturePaintable *byline_picture_paintable_new (const char *url,
                                                      BylineNetwork from,
                                                      const char *alt,
                                                      int width,
                                                      int height);
const char *byline_picture_paintable_get_url (BylinePicturePaintable *self);
BylineNetwork byline_picture_paintable_get_from (BylinePicturePaintable *self);
BylinePictureState byline_picture_paintable_get_state (BylinePicturePaintable *self);
/** How wide the column is, in pixels. A shown picture that has become too coarse waits anew. */
void byline_picture_paintable_set_column (BylinePicturePaintable *self, int width);
int byline_picture_paintable_get_column (BylinePicturePaintable *self);
void byline_picture_paintable_set_loading (BylinePicturePaintable *self);
void byline_picture_paintable_set_texture (BylinePicturePaintable *self, GdkTexture *texture);
void byline_picture_paintable_set_failed (BylinePicturePaintable *self);
/** Lets the pixels go and waits anew; the size stays. */
void byline_picture_paintable_unload (BylinePicturePaintable *self);
/** Gives up on it without a try: pictures are not to be loaded (or again may be). */
void byline_picture_paintable_set_blocked (BylinePicturePaintable *self, gboolean blocked);
/** @context: for the alternative text */
void byline_picture_paintable_set_look (BylinePicturePaintable *self,
                                        PangoContext *context,
                                        const GdkRGBA *fill,
                                        const GdkRGBA *text);

G_END_DECLS
