/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineLazyPicture:
 *
 * A picture of a widget's: asked for when the widget is seen, drawn when it has come, so that it covers its place.
 * Main thread.
 *
 * Signals: changed: there is a picture, or none any more.
 */
#define BYLINE_TYPE_LAZY_PICTURE (byline_lazy_picture_get_type ())
G_DECLARE_FINAL_TYPE (BylineLazyPicture, byline_lazy_picture, BYLINE, LAZY_PICTURE, GObject)

/**
 * byline_lazy_picture_new:
 *
 * Returns: (transfer full): a picture without an address
 */
BylineLazyPicture *byline_lazy_picture_new (void);
/**
 * byline_lazy_picture_set_picture:
 * @self: a picture
 * @library: (nullable): where it comes from
 * @url: (nullable): its address
 * @from: where the document came from that names it
 *
 * Sets what is to be shown. Nothing is loaded yet.
 */
void byline_lazy_picture_set_picture (BylineLazyPicture *self,
                                      BylineLibrary *library,
                                      const char *url,
                                      BylineNetwork from);
/**
 * byline_lazy_picture_load:
 * @self: a picture
 * @width: of its place, in logical pixels
 * @height: of its place, in logical pixels
 * @scale: device pixels for each logical one
 *
 * Loads the picture at that size, unless it is there in that size, on its way or known to be broken. Until it comes,
 * what there was stays.
 */
void byline_lazy_picture_load (BylineLazyPicture *self, int width, int height, int scale);
/**
 * byline_lazy_picture_stop:
 * @self: a picture
 *
 * Gives up what is on its way.
 */
void byline_lazy_picture_stop (BylineLazyPicture *self);
/**
 * byline_lazy_picture_has_picture:
 * @self: a picture
 *
 * Returns: whether the picture is there
 */
gboolean byline_lazy_picture_has_picture (BylineLazyPicture *self);
/**
 * byline_lazy_picture_has_failed:
 * @self: a picture
 *
 * Returns: whether the picture could not be loaded; "changed" says so when it is known
 */
gboolean byline_lazy_picture_has_failed (BylineLazyPicture *self);
/**
 * byline_lazy_picture_snapshot:
 * @self: a picture
 * @snapshot: where it is drawn
 * @width: the width that it covers
 * @height: the height that it covers
 *
 * Draws the picture so that it covers an area. Nothing is clipped.
 */
void byline_lazy_picture_snapshot (BylineLazyPicture *self,
                                   GtkSnapshot *snapshot,
                                   double width,
                                   double height);

G_END_DECLS
