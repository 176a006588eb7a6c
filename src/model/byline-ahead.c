/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-ahead.h"

const char *const byline_ahead_level_names[] = { "headlines", "articles", "pictures", NULL };

#define N_LEVELS (G_N_ELEMENTS (byline_ahead_level_names) - 1)

BylineAheadLevel
byline_ahead_level_from_int (gint64 value)
{
  return value >= 0 && value < (gint64) N_LEVELS ? (BylineAheadLevel) value
                                                 : BYLINE_AHEAD_HEADLINES;
}

gboolean
byline_ahead_level_from_string (const char *text, BylineAheadLevel *level)
{
  for (gsize i = 0; i < N_LEVELS; i++)
    if (g_str_equal (text, byline_ahead_level_names[i]))
      {
        *level = (BylineAheadLevel) i;
        return TRUE;
      }

  return FALSE;
}

const char *
byline_ahead_level_to_string (BylineAheadLevel level)
{
  return byline_ahead_level_names[byline_ahead_level_from_int (level)];
}

guint
byline_ahead_limit_from_int (gint64 value)
{
  return value > 0 && value <= BYLINE_AHEAD_MAX_LIMIT ? (guint) value : 0;
}

guint
byline_ahead_get_limit (const BylineAhead *self)
{
  return self->limit != 0 ? self->limit : BYLINE_AHEAD_DEFAULT_LIMIT;
}
