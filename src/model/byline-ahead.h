/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BYLINE_AHEAD_DEFAULT_LIMIT:
 *
 * Of so many stories a day a publication loads ahead, if nothing is set.
 */
#define BYLINE_AHEAD_DEFAULT_LIMIT 50
/**
 * BYLINE_AHEAD_MAX_LIMIT:
 *
 * The largest number of stories a day that can be set.
 */
#define BYLINE_AHEAD_MAX_LIMIT 1000

/**
 * BylineAheadLevel:
 * @BYLINE_AHEAD_HEADLINES: nothing beyond what the feed brings
 * @BYLINE_AHEAD_ARTICLES: the pages of stories of which the feed has only a beginning
 * @BYLINE_AHEAD_PICTURES: these, and pictures
 *
 * What of a story is here for a time without a network. The numbers are kept in the database.
 */
typedef enum {
  BYLINE_AHEAD_HEADLINES = 0,
  BYLINE_AHEAD_ARTICLES = 1,
  BYLINE_AHEAD_PICTURES = 2,
} BylineAheadLevel;

/**
 * byline_ahead_level_names:
 *
 * The names of levels, in their order, %NULL-terminated.
 */
extern const char *const byline_ahead_level_names[];

/**
 * BylineAhead:
 * @level: what is loaded of a publication's unread stories when they come
 * @limit: of how many stories a day; 0: %BYLINE_AHEAD_DEFAULT_LIMIT
 *
 * What a publication keeps for a time without a network.
 */
typedef struct {
  BylineAheadLevel level;
  guint limit;
} BylineAhead;

/**
 * byline_ahead_level_from_int:
 * @value: any number
 *
 * Returns: @value if it is a #BylineAheadLevel; else %BYLINE_AHEAD_HEADLINES
 */
BylineAheadLevel byline_ahead_level_from_int (gint64 value);
/**
 * byline_ahead_level_from_string:
 * @text: any text
 * @level: (out): the level
 *
 * Returns: whether @text is the name of a level
 */
gboolean byline_ahead_level_from_string (const char *text, BylineAheadLevel *level);
/**
 * byline_ahead_level_to_string:
 * @level: a level
 *
 * Returns: (transfer none): "headlines", "articles" or "pictures"
 */
const char *byline_ahead_level_to_string (BylineAheadLevel level);
/**
 * byline_ahead_limit_from_int:
 * @value: any number
 *
 * Returns: @value if it is a limit that can be set; else 0
 */
guint byline_ahead_limit_from_int (gint64 value);
/**
 * byline_ahead_get_limit:
 * @self: what a publication keeps
 *
 * Returns: of how many stories a day, be it set or not
 */
guint byline_ahead_get_limit (const BylineAhead *self);

G_END_DECLS
