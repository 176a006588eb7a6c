/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineZoomPhase:
 * @BYLINE_ZOOM_STEP: the wheel was turned by a notch
 * @BYLINE_ZOOM_BEGIN: two fingers were laid on the widget
 * @BYLINE_ZOOM_UPDATE: they moved
 *
 * What a #BylineZoom tells of.
 */
typedef enum {
  BYLINE_ZOOM_STEP,
  BYLINE_ZOOM_BEGIN,
  BYLINE_ZOOM_UPDATE,
} BylineZoomPhase;

/**
 * BylineZoom:
 * @phase: what it tells of
 * @factor: by how much what is shown is to become larger: since the last step, or since the fingers
 *   were laid down
 * @x: the point that stays where it is, in the widget's coordinates
 * @y: the same
 *
 * A wish to see something larger or smaller.
 */
typedef struct {
  BylineZoomPhase phase;
  double factor;
  double x;
  double y;
} BylineZoom;

/**
 * BylineZoomFunc:
 * @zoom: what is wished
 * @user_data: the data that was given with it
 *
 * Called when wheel or fingers zoom.
 */
typedef void (*BylineZoomFunc) (const BylineZoom *zoom, gpointer user_data);

/**
 * byline_zoom_gestures_add:
 * @widget: where the pointer is
 * @needs_control: whether the wheel zooms with Ctrl only
 * @func: (scope forever): called for each wish
 * @user_data: data for @func; has to last as long as @widget
 *
 * Lets wheel and pinch zoom what @widget shows.
 */
void byline_zoom_gestures_add (GtkWidget *widget,
                               gboolean needs_control,
                               BylineZoomFunc func,
                               gpointer user_data);

G_END_DECLS
