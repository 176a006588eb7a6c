/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-print-picture.h"

#include <string.h>

#include "byline-picture-loader.h"

/* All of a story's together, decoded, in bytes; and how wide one is then, in pixels. */
#define MAX_BYTES (192 * 1024 * 1024)
#define MAX_WIDTH 1400
#define MIN_WIDTH 400
/* Twice as high as wide, at most: most are not. */
#define BYTES_A_SQUARE 8
#define EXIF_PLACE (64 * 1024)

static int
get_width (guint n_pictures)
{
  int width = MAX_WIDTH;

  while (width > MIN_WIDTH &&
         (gint64) width * width * BYTES_A_SQUARE * MAX (1, n_pictures) > MAX_BYTES)
    width -= 100;

  return width;
}

/* What a reader of PDF would show as it is shown here: no turning, no colours for the press. */
static gboolean
is_plain_jpeg (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size > 20 && memcmp (data, "\xff\xd8\xff", 3) == 0 && memcmp (data + 6, "JFIF", 4) == 0 &&
         memmem (data, MIN (size, EXIF_PLACE), "Exif", 4) == NULL;
}

cairo_surface_t *
byline_print_picture_new (GBytes *bytes, guint n_pictures, GError **error)
{
  g_autoptr (GdkTexture)
    texture = byline_picture_loader_decode (bytes, get_width (n_pictures), 0, 1, error);
  cairo_surface_t *surface;

  if (texture == NULL)
    return NULL;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gdk_texture_get_width (texture),
                                        gdk_texture_get_height (texture));
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY,
                           "The picture is too large to be printed");
      return NULL;
    }

  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  if (is_plain_jpeg (bytes))
    cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, g_bytes_get_data (bytes, NULL),
                                 g_bytes_get_size (bytes), (cairo_destroy_func_t) g_bytes_unref,
                                 g_bytes_ref (bytes));

  return surface;
}
