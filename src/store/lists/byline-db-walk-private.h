/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-filter-private.h"

G_BEGIN_DECLS

/**
 * _byline_db_walk:
 * @statement: one that has a walk
 * @limit: how many stories are asked for, from the first
 * @ids: of gint64: (inout): gets their numbers, in reading order
 *
 * Finds the first stories of a search for two or three letters. FTS5 has no tables of beginnings: it
 * joins all places of all words that begin so before it names one story, which takes the longer the
 * more stories have such a word; but then the newest stories have one, too. So the newest are looked at
 * one by one, until there are enough of them, or so many have been that FTS5 is faster.
 *
 * Returns: 1 if @ids are what the search would find; 0 if it has to be asked; -1 with an error.
 */
int _byline_db_walk (BylineDb *self,
                     const BylineListStatement *statement,
                     gint64 limit,
                     GArray *ids,
                     GError **error);

G_END_DECLS
