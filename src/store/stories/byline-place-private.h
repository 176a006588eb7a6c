/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-private.h"
#include "byline-error.h"

G_BEGIN_DECLS

/** Times are taken from 1697 to 2242. */
#define BYLINE_MAX_TIME (G_GINT64_CONSTANT (1) << 33)

/** Returns: the first place that a story of @time, or of a later one, may have. */
gint64 _byline_place_of_time (gint64 time);
/** Returns: the last place that a story of @time may have; -1 with an error. */
gint64 _byline_place_after (BylineDb *self, gint64 time, GError **error);
/** Returns: a free place for a new story; -1 with an error. Within a transaction. */
gint64 _byline_place_new (BylineDb *self, gint64 sort_time, GError **error);

G_END_DECLS
