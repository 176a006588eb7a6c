/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-ahead.h"

static void
test_levels (void)
{
  BylineAheadLevel level;

  for (int i = BYLINE_AHEAD_HEADLINES; i <= BYLINE_AHEAD_PICTURES; i++)
    {
      const char *name = byline_ahead_level_to_string ((BylineAheadLevel) i);

      g_assert_true (byline_ahead_level_from_string (name, &level));
      g_assert_cmpint (level, ==, i);
      g_assert_cmpint (byline_ahead_level_from_int (i), ==, i);
    }
  g_assert_false (byline_ahead_level_from_string ("everything", &level));
  g_assert_cmpint (byline_ahead_level_from_int (-1), ==, BYLINE_AHEAD_HEADLINES);
  g_assert_cmpint (byline_ahead_level_from_int (3), ==, BYLINE_AHEAD_HEADLINES);
  g_assert_cmpint (byline_ahead_level_from_int (G_MAXINT64), ==, BYLINE_AHEAD_HEADLINES);
}

static void
test_limits (void)
{
  BylineAhead ahead = { BYLINE_AHEAD_ARTICLES, 0 };

  g_assert_cmpuint (byline_ahead_get_limit (&ahead), ==, BYLINE_AHEAD_DEFAULT_LIMIT);
  ahead.limit = 7;
  g_assert_cmpuint (byline_ahead_get_limit (&ahead), ==, 7);
  g_assert_cmpuint (byline_ahead_limit_from_int (BYLINE_AHEAD_MAX_LIMIT), ==,
                    BYLINE_AHEAD_MAX_LIMIT);
  g_assert_cmpuint (byline_ahead_limit_from_int (BYLINE_AHEAD_MAX_LIMIT + 1), ==, 0);
  g_assert_cmpuint (byline_ahead_limit_from_int (-1), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/ahead/levels", test_levels);
  g_test_add_func ("/model/ahead/limits", test_limits);
  return g_test_run ();
}
