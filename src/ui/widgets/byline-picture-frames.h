/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BYLINE_PICTURE_FRAMES_MAX_PIXELS:
 *
 * A moving picture that has more pixels stands still.
 */
#define BYLINE_PICTURE_FRAMES_MAX_PIXELS (4 * 1000 * 1000)
/**
 * BYLINE_PICTURE_FRAMES_MAX:
 *
 * So many frames are shown in one go; then a picture that moves stands still.
 */
#define BYLINE_PICTURE_FRAMES_MAX 3000

/**
 * BylinePictureFrames:
 *
 * The frames of a moving picture, one after the other: GIF, WebP. Only the encoded picture and what
 * its decoder needs is kept.
 */
#define BYLINE_TYPE_PICTURE_FRAMES (byline_picture_frames_get_type ())
G_DECLARE_FINAL_TYPE (BylinePictureFrames, byline_picture_frames, BYLINE, PICTURE_FRAMES, GObject)

/**
 * byline_picture_frames_bytes_move:
 * @bytes: an encoded picture
 *
 * Looks at the picture's structure only. Pure; any thread.
 *
 * Returns: whether it has several frames
 */
gboolean byline_picture_frames_bytes_move (GBytes *bytes);
/**
 * byline_picture_frames_new:
 * @bytes: an encoded picture
 * @width: how wide its frames are made, in pixels
 * @height: how high
 *
 * Returns: (transfer full): its frames
 */
BylinePictureFrames *byline_picture_frames_new (GBytes *bytes, int width, int height);
/**
 * byline_picture_frames_next_async:
 * @self: frames, of which none is being decoded
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Decodes the next frame off the main thread: the first one at first, and again after the last one,
 * as often as the picture wishes. Main thread.
 *
 * Finish with byline_picture_frames_next_finish().
 */
void byline_picture_frames_next_async (BylinePictureFrames *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/**
 * byline_picture_frames_next_finish:
 * @self: frames
 * @result: the result that the callback was given
 * @delay: (out): how long the frame is shown, in milliseconds; 0 for the last one
 * @error: return location for an error
 *
 * Finishes byline_picture_frames_next_async().
 *
 * Returns: (transfer full): the frame; %NULL with a #GdkPixbufError
 */
GdkTexture *byline_picture_frames_next_finish (BylinePictureFrames *self,
                                               GAsyncResult *result,
                                               guint *delay,
                                               GError **error);

G_END_DECLS
