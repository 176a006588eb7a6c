/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-connection-private.h"
#include "byline-reading-position.h"

G_BEGIN_DECLS

/** Reads where a story was left. @position: (out) (transfer full) (nullable). */
gboolean _byline_db_get_position (BylineDb *self,
                                  gint64 story_id,
                                  BylineReadingPosition **position,
                                  GError **error);

G_END_DECLS
