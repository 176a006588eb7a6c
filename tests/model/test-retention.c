/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-retention.h"

static void
test_resolve (void)
{
  const BylineRetention nothing = { 0, 0, BYLINE_KEEP_UNREAD_DEFAULT };
  const BylineRetention library = { 30, 0, BYLINE_KEEP_UNREAD_AS_READ };
  const BylineRetention own = { BYLINE_RETENTION_FOR_EVER, 100, BYLINE_KEEP_UNREAD_FOR_EVER };
  BylineRetention resolved = byline_retention_resolve (NULL, &nothing);

  g_assert_cmpuint (resolved.days, ==, BYLINE_RETENTION_DAYS);
  g_assert_cmpuint (resolved.stories, ==, BYLINE_RETENTION_STORIES);
  g_assert_cmpint (resolved.unread, ==, BYLINE_KEEP_UNREAD_FOR_EVER);
  resolved = byline_retention_resolve (&nothing, &library);
  g_assert_cmpuint (resolved.days, ==, 30);
  g_assert_cmpuint (resolved.stories, ==, BYLINE_RETENTION_STORIES);
  g_assert_cmpint (resolved.unread, ==, BYLINE_KEEP_UNREAD_AS_READ);
  resolved = byline_retention_resolve (&own, &library);
  g_assert_true (byline_retention_equal (&resolved, &own));
  g_assert_false (byline_retention_equal (&resolved, &library));
}

static void
test_keep_unread (void)
{
  g_assert_cmpint (byline_keep_unread_from_int (0), ==, BYLINE_KEEP_UNREAD_DEFAULT);
  g_assert_cmpint (byline_keep_unread_from_int (1), ==, BYLINE_KEEP_UNREAD_FOR_EVER);
  g_assert_cmpint (byline_keep_unread_from_int (2), ==, BYLINE_KEEP_UNREAD_AS_READ);
  g_assert_cmpint (byline_keep_unread_from_int (-1), ==, BYLINE_KEEP_UNREAD_DEFAULT);
  g_assert_cmpint (byline_keep_unread_from_int (G_MAXINT64), ==, BYLINE_KEEP_UNREAD_DEFAULT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/retention/resolve", test_resolve);
  g_test_add_func ("/retention/keep-unread", test_keep_unread);
  return g_test_run ();
}
