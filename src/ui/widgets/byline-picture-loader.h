/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-library.h"
#include "byline-picture-frames.h"

G_BEGIN_DECLS

/**
 * BYLINE_PICTURE_MAX_PIXELS:
 *
 * The most pixels that a picture may have to be decoded at all.
 */
#define BYLINE_PICTURE_MAX_PIXELS (50 * 1000 * 1000)
/**
 * BYLINE_PICTURE_MAX_SIDE:
 *
 * The largest side that a picture is decoded for: what graphics cards take.
 */
#define BYLINE_PICTURE_MAX_SIDE 8192

/**
 * byline_picture_loader_load_async:
 * @library: where the encoded picture comes from
 * @url: its address
 * @from: where the document came from that shows it
 * @max_width: the width that it is shown at, in logical pixels
 * @max_height: the height that it is shown at, or 0 for what its shape asks for
 * @scale: device pixels for each logical one
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Loads a picture and decodes it off the main thread, no larger than is needed to cover @max_width
 * × @max_height, never larger than it is. Decoded pictures are remembered up to 64 MB. Of a moving
 * picture, the first frame: see byline_picture_loader_dup_frames(). Main thread.
 *
 * Finish with byline_picture_loader_load_finish().
 */
void byline_picture_loader_load_async (BylineLibrary *library,
                                       const char *url,
                                       BylineNetwork from,
                                       int max_width,
                                       int max_height,
                                       int scale,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/**
 * byline_picture_loader_load_finish:
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_picture_loader_load_async().
 *
 * Returns: (transfer full): the texture; %NULL with what the library said or a #GdkPixbufError
 */
GdkTexture *byline_picture_loader_load_finish (GAsyncResult *result, GError **error);

/**
 * byline_picture_loader_decode:
 * @bytes: an encoded picture
 * @max_width: the width that it is shown at, in logical pixels
 * @max_height: the height that it is shown at; 0 for what its shape asks for
 * @scale: device pixels for each logical one
 * @error: return location for an error
 *
 * Decodes a picture as byline_picture_loader_load_async() does. Pure; any thread.
 *
 * Returns: (transfer full): the texture; %NULL with a #GdkPixbufError
 */
GdkTexture *byline_picture_loader_decode (GBytes *bytes,
                                          int max_width,
                                          int max_height,
                                          int scale,
                                          GError **error);

/**
 * byline_picture_loader_dup_frames:
 * @texture: what byline_picture_loader_load_finish() returned
 *
 * Returns: (transfer full) (nullable): the frames of a moving picture, in the size of @texture; %NULL
 *   for one that stands still
 */
BylinePictureFrames *byline_picture_loader_dup_frames (GdkTexture *texture);

/**
 * byline_picture_loader_lookup:
 * @url: a picture's address
 * @max_width: the width that it is shown at, in logical pixels
 * @max_height: the height that it is shown at; 0 for what its shape asks for
 * @scale: device pixels for each logical one
 *
 * Returns: (transfer full) (nullable): the texture, if it is remembered
 */
GdkTexture *byline_picture_loader_lookup (const char *url,
                                          int max_width,
                                          int max_height,
                                          int scale);

G_END_DECLS
