/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-view.h"

G_BEGIN_DECLS

/**
 * BylinePicturePlayer:
 *
 * Lets the moving pictures of a document move while they are in sight, unless the desktop's settings
 * want nothing to move. What leaves the sight begins anew when it comes back.
 */
#define BYLINE_TYPE_PICTURE_PLAYER (byline_picture_player_get_type ())
G_DECLARE_FINAL_TYPE (BylinePicturePlayer, byline_picture_player, BYLINE, PICTURE_PLAYER, GObject)

/**
 * byline_picture_player_new:
 * @view: where pictures are shown; must live until the player is stopped for the last time
 *
 * Returns: (transfer full): a player of which nothing moves yet
 */
BylinePicturePlayer *byline_picture_player_new (BylineDocumentView *view);
/**
 * byline_picture_player_update:
 * @self: a player
 *
 * Looks at what is in sight now.
 */
void byline_picture_player_update (BylinePicturePlayer *self);
/**
 * byline_picture_player_stop:
 * @self: a player
 *
 * Lets all stand still.
 */
void byline_picture_player_stop (BylinePicturePlayer *self);
/**
 * byline_picture_player_get_n_moving:
 * @self: a player
 *
 * Returns: how many pictures move
 */
guint byline_picture_player_get_n_moving (BylinePicturePlayer *self);

G_END_DECLS
