/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BYLINE_SHOWN_VALUE_REMOVED 0
#define BYLINE_SHOWN_VALUE_LISTED 1
#define BYLINE_SHOWN_VALUE_MUTED 2

/**
 * BylineShown: which lists a story is in: the column "shown" of stories, story_sections and
 * story_authors. It is no truth value: a muted story is not listed, though it is not 0.
 * @BYLINE_SHOWN_REMOVED: none: its publication was unsubscribed from and is not purged yet
 * @BYLINE_SHOWN_LISTED: all that its sections, authors and marks say
 * @BYLINE_SHOWN_MUTED: only those of what is muted
 */
typedef enum {
  BYLINE_SHOWN_REMOVED = BYLINE_SHOWN_VALUE_REMOVED,
  BYLINE_SHOWN_LISTED = BYLINE_SHOWN_VALUE_LISTED,
  BYLINE_SHOWN_MUTED = BYLINE_SHOWN_VALUE_MUTED,
} BylineShown;

/* The same values where SQL is written as text. */
#define SQL_REMOVED G_STRINGIFY (BYLINE_SHOWN_VALUE_REMOVED)
#define SQL_LISTED G_STRINGIFY (BYLINE_SHOWN_VALUE_LISTED)
#define SQL_MUTED G_STRINGIFY (BYLINE_SHOWN_VALUE_MUTED)

/* What a story is whose publication is subscribed to; @muted: an expression that is 0 or 1. */
#define SQL_SHOWN_IF(muted) "iif (" muted ", " SQL_MUTED ", " SQL_LISTED ")"
/* The same of any story: a removed one stays removed, whether it is muted or not. */
#define SQL_SHOWN_STILL(muted)                                                                    \
  "iif (shown = " SQL_REMOVED ", " SQL_REMOVED ", " SQL_SHOWN_IF (muted) ")"

G_END_DECLS
