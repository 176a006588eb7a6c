/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineThumbnail:
 *
 * A small picture of a fixed size, cut to cover it, or an icon until it is there.
 *
 * It is decoded off the main thread at the size that it is shown at, and only while the widget is
 * mapped: a list that is scrolled past loads nothing.
 *
 * Properties: size (int, logical pixels, both ways), icon-name (string, nullable)
 */
#define BYLINE_TYPE_THUMBNAIL (byline_thumbnail_get_type ())
G_DECLARE_FINAL_TYPE (BylineThumbnail, byline_thumbnail, BYLINE, THUMBNAIL, GtkWidget)

/**
 * byline_thumbnail_new:
 * @size: the length of a side, in logical pixels
 * @icon_name: what is shown as long as there is no picture
 *
 * Returns: (transfer none) (floating): a thumbnail
 */
GtkWidget *byline_thumbnail_new (int size, const char *icon_name);

/**
 * byline_thumbnail_set_picture:
 * @self: a thumbnail
 * @library: (nullable): where it comes from
 * @url: (nullable): its address; %NULL for the icon only
 * @from: where the document came from that names it
 *
 * Shows a picture.
 */
void byline_thumbnail_set_picture (BylineThumbnail *self,
                                   BylineLibrary *library,
                                   const char *url,
                                   BylineNetwork from);

G_END_DECLS
