/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-history.h"

/* What is done last is taken back first, be it a story or a filter. */
static void
test_with_filters (void)
{
  g_autoptr (BylineStoryHistory) history = byline_story_history_new ();

  g_assert_cmpint (byline_story_history_get_back (history, 0, FALSE), ==, 0);
  g_assert_cmpint (byline_story_history_get_forward (history, 0), ==, 0);
  byline_story_history_visit (history, 1, 0, FALSE);
  g_assert_cmpint (byline_story_history_get_back (history, 0, FALSE), ==, 0);
  byline_story_history_visit (history, 2, 0, FALSE);
  /* Another filter, a third story */
  byline_story_history_visit (history, 3, 1, FALSE);
  g_assert_cmpint (byline_story_history_get_back (history, 1, FALSE), ==, 2);
  byline_story_history_move (history, -1);
  /* Now the filter is what comes first. */
  g_assert_cmpint (byline_story_history_get_back (history, 1, FALSE), ==, 0);
  g_assert_cmpint (byline_story_history_get_back (history, 0, FALSE), ==, 1);
  byline_story_history_move (history, -1);
  g_assert_cmpint (byline_story_history_get_forward (history, 0), ==, 2);
  byline_story_history_move (history, 1);
  g_assert_cmpint (byline_story_history_get_forward (history, 0), ==, 0);
  g_assert_cmpint (byline_story_history_get_forward (history, 1), ==, 3);
  byline_story_history_move (history, 1);
  byline_story_history_move (history, 1);
  g_assert_cmpint (byline_story_history_get_back (history, 1, FALSE), ==, 2);
}

/* Scrolling is no step; what was come back from is forgotten when another way is taken. */
static void
test_river (void)
{
  g_autoptr (BylineStoryHistory) history = byline_story_history_new ();

  byline_story_history_replace (history, 9);
  byline_story_history_visit (history, 1, 0, FALSE);
  byline_story_history_replace (history, 2);
  byline_story_history_visit (history, 2, 0, FALSE);
  byline_story_history_visit (history, 7, 0, TRUE);
  g_assert_cmpint (byline_story_history_get_back (history, 0, TRUE), ==, 2);
  byline_story_history_move (history, -1);
  g_assert_cmpint (byline_story_history_get_back (history, 0, TRUE), ==, 0);
  byline_story_history_visit (history, 8, 0, FALSE);
  g_assert_cmpint (byline_story_history_get_forward (history, 0), ==, 0);
  g_assert_cmpint (byline_story_history_get_back (history, 0, FALSE), ==, 2);
  /* It was reached from the list. */
  g_assert_cmpint (byline_story_history_get_back (history, 0, TRUE), ==, 0);
}

static void
test_bound (void)
{
  g_autoptr (BylineStoryHistory) history = byline_story_history_new ();
  guint n = 0;

  for (gint64 i = 1; i <= 1000; i++)
    byline_story_history_visit (history, i, 0, FALSE);
  for (; byline_story_history_get_back (history, 0, FALSE) != 0; n++)
    byline_story_history_move (history, -1);
  g_assert_cmpuint (n, ==, 99);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/story-history/with-filters", test_with_filters);
  g_test_add_func ("/ui/story-history/river", test_river);
  g_test_add_func ("/ui/story-history/bound", test_bound);
  return g_test_run ();
}
