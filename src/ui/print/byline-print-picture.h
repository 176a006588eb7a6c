/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BYLINE_PRINT_MAX_PICTURES:
 *
 * So many pictures of a story are printed; of further ones, their words.
 */
#define BYLINE_PRINT_MAX_PICTURES 100

/**
 * byline_print_picture_new:
 * @bytes: an encoded picture
 * @n_pictures: how many there are: the more, the coarser is each
 * @error: return location for an error
 *
 * Decodes a picture for paper. A JPEG goes into a PDF as it is. Pure; any thread.
 *
 * Returns: (transfer full): the picture; %NULL with a #GdkPixbufError
 */
cairo_surface_t *byline_print_picture_new (GBytes *bytes, guint n_pictures, GError **error);

G_END_DECLS
