/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineSplice:
 *
 * At @position (all splices before this one done) @n_removed rows go and the next @n_added of the
 * new order come.
 */
typedef struct {
  guint position;
  guint n_removed;
  guint n_added;
} BylineSplice;

/**
 * byline_story_diff:
 * @old_ids: (element-type gint64): a list as it is, each id once
 * @new_ids: (element-type gint64): as it is to be, each id once
 * @shown: (nullable) (element-type gint64): the rows that somebody looks at
 *
 * Runs that came or went become splices of their own, so that what stays keeps its place; of rows
 * that changed places as few as can be go and come. Of very many runs those become one between which
 * no row of @shown stays; all do if one of @shown changes its place. Pure; n log n; any thread.
 *
 * Returns: (transfer full) (element-type BylineSplice): from the beginning to the end
 */
GArray *byline_story_diff (GArray *old_ids, GArray *new_ids, GArray *shown);

G_END_DECLS
