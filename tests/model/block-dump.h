/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/** Returns: (transfer full): every field of @blocks and @footnotes (nullable) as lines, for
 *   comparing; what differs in anything differs here. */
char *block_dump (GPtrArray *blocks, GPtrArray *footnotes);
/** Fails if @blocks and @footnotes are not canonical, or if they are not the same when they have
 *   been written in the dialect and read back. They stay as they are. */
void assert_round_trip (GPtrArray *blocks, GPtrArray *footnotes);
/** Returns: (transfer full) (nullable): what is wrong with them, as assert_round_trip(). */
char *find_round_trip_fault (GPtrArray *blocks, GPtrArray *footnotes);

G_END_DECLS
