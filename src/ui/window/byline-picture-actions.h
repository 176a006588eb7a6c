/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-reading-view.h"
#include "byline-window-context.h"

G_BEGIN_DECLS

/**
 * BylinePictureActions:
 *
 * What can be done with a picture of a story: it is viewed in the window, copied, saved, opened in
 * the browser. These are the actions "picture.view", "picture.copy", "picture.save" and
 * "picture.browse" of the reading view, whose target is the picture's address.
 */
#define BYLINE_TYPE_PICTURE_ACTIONS (byline_picture_actions_get_type ())
G_DECLARE_FINAL_TYPE (BylinePictureActions,
                      byline_picture_actions,
                      BYLINE,
                      PICTURE_ACTIONS,
                      GObject)

/**
 * byline_picture_actions_new:
 * @context: the window's
 * @view: where pictures stand; it lives as long as the actions
 *
 * Returns: (transfer full): the actions, which @view has from now on
 */
BylinePictureActions *byline_picture_actions_new (BylineWindowContext *context,
                                                  BylineReadingView *view);
/**
 * byline_picture_actions_set_overlay:
 * @self: the actions
 * @overlay: what lies over the whole window; it lives as long as the actions
 *
 * Says where pictures are viewed.
 */
void byline_picture_actions_set_overlay (BylinePictureActions *self, GtkOverlay *overlay);
/**
 * byline_picture_actions_close_viewer:
 * @self: the actions
 *
 * Goes back from a picture to its story.
 *
 * Returns: whether a picture was viewed
 */
gboolean byline_picture_actions_close_viewer (BylinePictureActions *self);
/**
 * byline_picture_actions_zoom:
 * @self: the actions
 * @steps: 1 for larger, -1 for smaller, 0 for whole again
 *
 * Shows the picture that is viewed in another size.
 *
 * Returns: whether a picture is viewed
 */
gboolean byline_picture_actions_zoom (BylinePictureActions *self, int steps);

G_END_DECLS
