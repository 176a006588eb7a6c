/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BYLINE_SHOWN_VALUE_REMOVED 0
#define BYLINE_SHOWN_VALUE_LISTED 1
#define BYLINE_SHOWN_VALUE_MUTED 2
#define BYLINE_SHOWN_VALUE_KEPT 3

/**
 * BylineShown: which lists a story is in: the column "shown" of stories, story_sections and
 * story_authors. It is no truth value: a muted story is not listed, though it is not 0.
 * @BYLINE_SHOWN_REMOVED: none: its publication was removed and is not purged yet
 * @BYLINE_SHOWN_LISTED: all that its sections, authors and marks say
 * @BYLINE_SHOWN_MUTED: only those of what is muted
 * @BYLINE_SHOWN_KEPT: only those of what is saved, and searches: its publication was removed
 */
typedef enum {
  BYLINE_SHOWN_REMOVED = BYLINE_SHOWN_VALUE_REMOVED,
  BYLINE_SHOWN_LISTED = BYLINE_SHOWN_VALUE_LISTED,
  BYLINE_SHOWN_MUTED = BYLINE_SHOWN_VALUE_MUTED,
  BYLINE_SHOWN_KEPT = BYLINE_SHOWN_VALUE_KEPT,
} BylineShown;

/* The same values where SQL is written as text. */
#define SQL_REMOVED G_STRINGIFY (BYLINE_SHOWN_VALUE_REMOVED)
#define SQL_LISTED G_STRINGIFY (BYLINE_SHOWN_VALUE_LISTED)
#define SQL_MUTED G_STRINGIFY (BYLINE_SHOWN_VALUE_MUTED)
#define SQL_KEPT G_STRINGIFY (BYLINE_SHOWN_VALUE_KEPT)

/**
 * SQL_SHOWN: an expression for a story's "shown".
 * @removed: an expression: whether its publication is removed
 * @saved: an expression: whether it is saved
 * @muted: an expression: whether it is muted; all three are 0 or 1
 */
#define SQL_SHOWN(removed, saved, muted)                                                           \
  "CASE WHEN NOT " removed " THEN iif (" muted ", " SQL_MUTED ", " SQL_LISTED ")"                  \
  " WHEN NOT " saved " THEN " SQL_REMOVED " WHEN " muted " THEN " SQL_MUTED " ELSE " SQL_KEPT      \
  " END"
/* Whether the publication of the row of stories that is being updated is removed. */
#define SQL_IS_REMOVED "(SELECT removed_at > 0 FROM publications WHERE id = publication)"

G_END_DECLS
