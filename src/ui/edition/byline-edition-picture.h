/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineEditionPicture:
 *
 * A story's picture: asked for when it is seen, cut to cover its place. Main thread.
 *
 * Signals: changed: there is a picture.
 */
#define BYLINE_TYPE_EDITION_PICTURE (byline_edition_picture_get_type ())
G_DECLARE_FINAL_TYPE (BylineEditionPicture,
                      byline_edition_picture,
                      BYLINE,
                      EDITION_PICTURE,
                      GObject)

/**
 * byline_edition_picture_new:
 * @library: where it comes from
 * @url: its address
 * @from: where the document came from that names it
 *
 * Returns: (transfer full): a picture that is not loaded
 */
BylineEditionPicture *byline_edition_picture_new (BylineLibrary *library,
                                                  const char *url,
                                                  BylineNetwork from);
/**
 * byline_edition_picture_load:
 * @self: a picture
 * @width: of its place, in logical pixels
 * @height: of its place, in logical pixels
 * @scale: device pixels for each logical one
 *
 * Loads the picture at that size, unless it is there in that size, on its way or known to be broken.
 */
void byline_edition_picture_load (BylineEditionPicture *self, int width, int height, int scale);
/**
 * byline_edition_picture_snapshot:
 * @self: a picture
 * @snapshot: where it is drawn
 * @width: of its place
 * @height: of its place
 *
 * Draws what there is of the picture so that it covers its place. Nothing is clipped.
 */
void byline_edition_picture_snapshot (BylineEditionPicture *self,
                                      GtkSnapshot *snapshot,
                                      double width,
                                      double height);
/**
 * byline_edition_picture_stop:
 * @self: a picture
 *
 * Gives up what is on its way.
 */
void byline_edition_picture_stop (BylineEditionPicture *self);

G_END_DECLS
