/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-match-private.h"

G_BEGIN_DECLS

/** An alias tells none of the feed's stories from others any more. Journalled. */
gboolean _byline_db_spoil (BylineDb *self,
                           gint64 feed_id,
                           const char *feed_url,
                           gint64 alias,
                           GError **error);
/** Sets whether a feed keeps its guids. Journalled if that is new. */
gboolean _byline_db_set_guids (BylineDb *self,
                               gint64 feed_id,
                               const char *feed_url,
                               BylineGuids guids,
                               GError **error);

G_END_DECLS
