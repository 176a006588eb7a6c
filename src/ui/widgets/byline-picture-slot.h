/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylinePictureSlot: a small square picture of a widget's: asked for when the widget is seen, drawn
 * when it has come. Main thread.
 *
 * Signals: changed: there is a picture, or none any more
 */
#define BYLINE_TYPE_PICTURE_SLOT (byline_picture_slot_get_type ())
G_DECLARE_FINAL_TYPE (BylinePictureSlot, byline_picture_slot, BYLINE, PICTURE_SLOT, GObject)

/** @size: of a side, in logical pixels */
BylinePictureSlot *byline_picture_slot_new (int size);
/**
 * @library: (nullable): @url: (nullable): what is to be shown; nothing is loaded yet. @from: where
 * the document came from that names it
 */
void byline_picture_slot_set_picture (BylinePictureSlot *self,
                                      BylineLibrary *library,
                                      const char *url,
                                      BylineNetwork from);
/** Loads the picture unless it is there, on its way or known to be broken. */
void byline_picture_slot_load (BylinePictureSlot *self, int scale);
/** Gives up what is on its way. */
void byline_picture_slot_stop (BylinePictureSlot *self);
gboolean byline_picture_slot_has_picture (BylinePictureSlot *self);
/** Draws the picture so that it covers @width × @height. Clips nothing. */
void byline_picture_slot_snapshot (BylinePictureSlot *self,
                                   GtkSnapshot *snapshot,
                                   double width,
                                   double height);

G_END_DECLS
