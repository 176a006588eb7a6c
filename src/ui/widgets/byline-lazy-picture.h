/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineLazyPicture: a small square picture of a widget's: asked for when the widget is seen, drawn
 * when it has come. Main thread.
 *
 * Signals: changed: there is a picture, or none any more
 */
#define BYLINE_TYPE_LAZY_PICTURE (byline_lazy_picture_get_type ())
G_DECLARE_FINAL_TYPE (BylineLazyPicture, byline_lazy_picture, BYLINE, LAZY_PICTURE, GObject)

/** @size: of a side, in logical pixels */
BylineLazyPicture *byline_lazy_picture_new (int size);
/**
 * @library: (nullable): @url: (nullable): what is to be shown; nothing is loaded yet. @from: where
 * the document came from that names it
 */
void byline_lazy_picture_set_picture (BylineLazyPicture *self,
                                      BylineLibrary *library,
                                      const char *url,
                                      BylineNetwork from);
/** Loads the picture unless it is there, on its way or known to be broken. */
void byline_lazy_picture_load (BylineLazyPicture *self, int scale);
/** Gives up what is on its way. */
void byline_lazy_picture_stop (BylineLazyPicture *self);
gboolean byline_lazy_picture_has_picture (BylineLazyPicture *self);
/** Draws the picture so that it covers @width × @height. Clips nothing. */
void byline_lazy_picture_snapshot (BylineLazyPicture *self,
                                   GtkSnapshot *snapshot,
                                   double width,
                                   double height);

G_END_DECLS
