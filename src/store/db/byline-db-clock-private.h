/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-private.h"

G_BEGIN_DECLS

/** Returns: the newest time that servers have confirmed, or 0. */
gint64 _byline_db_get_newest_date (BylineDb *self);

/**
 * Returns: when what comes in at @now is said to have been received: a clock that stands more than a
 * day behind what servers have confirmed is not believed.
 */
gint64 _byline_db_received_time (BylineDb *self, gint64 now);

/**
 * Returns: as byline_db_get_trusted_time(); @now if servers have never confirmed any time: then whoever
 * calls knows better.
 */
gint64 _byline_db_deleting_time (BylineDb *self, gint64 now);

G_END_DECLS
