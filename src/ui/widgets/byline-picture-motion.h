/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-picture-frames.h"

G_BEGIN_DECLS

/**
 * BylinePictureMotionFunc:
 * @frame: what is to be shown now
 * @user_data: as given to byline_picture_motion_new()
 *
 * Shows a frame.
 */
typedef void (*BylinePictureMotionFunc) (GdkTexture *frame, gpointer user_data);

/**
 * BylinePictureMotion:
 *
 * Shows the frames of a moving picture, each at its time, while it is started: one frame is decoded
 * ahead.
 */
#define BYLINE_TYPE_PICTURE_MOTION (byline_picture_motion_get_type ())
G_DECLARE_FINAL_TYPE (BylinePictureMotion, byline_picture_motion, BYLINE, PICTURE_MOTION, GObject)

/**
 * byline_picture_motion_is_wished:
 * @widget: where a picture would move
 *
 * Returns: whether the desktop's settings let anything move
 */
gboolean byline_picture_motion_is_wished (GtkWidget *widget);
/**
 * byline_picture_motion_new:
 * @frames: (transfer full): what is shown
 * @func: (scope notified): shows a frame
 * @user_data: data for @func, which is not called when the motion is stopped
 *
 * Returns: (transfer full): a motion that stands still
 */
BylinePictureMotion *byline_picture_motion_new (BylinePictureFrames *frames,
                                                BylinePictureMotionFunc func,
                                                gpointer user_data);
/**
 * byline_picture_motion_start:
 * @self: a motion
 *
 * Goes on from where it was stopped.
 */
void byline_picture_motion_start (BylinePictureMotion *self);
/**
 * byline_picture_motion_stop:
 * @self: a motion
 *
 * Stands still. Who drops a motion stops it first.
 */
void byline_picture_motion_stop (BylinePictureMotion *self);
/**
 * byline_picture_motion_is_started:
 * @self: a motion
 *
 * Returns: whether frames are shown; %FALSE, too, when the last one has been
 */
gboolean byline_picture_motion_is_started (BylinePictureMotion *self);

G_END_DECLS
