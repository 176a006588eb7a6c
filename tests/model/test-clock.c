/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-clock.h"

static void
test_fixed (void)
{
  byline_clock_set_now (1000);
  g_assert_cmpint (byline_clock_now (), ==, 1000);
  byline_clock_set_now (0);
  g_assert_cmpint (byline_clock_now (), >, 1600000000);
}

static void
test_environment (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("BYLINE_NOW", "1763600000", TRUE);
      g_assert_cmpint (byline_clock_now (), ==, 1763600000);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

static void
test_iso8601 (void)
{
  g_autofree char *text = byline_clock_format_iso8601 (1763600000);
  g_autofree char *absurd = byline_clock_format_iso8601 (G_MAXINT64);

  g_assert_cmpstr (text, ==, "2025-11-20T00:53:20Z");
  g_assert_cmpint (byline_clock_parse_iso8601 (text), ==, 1763600000);
  g_assert_cmpint (byline_clock_parse_iso8601 ("2025-11-20T01:53:20+01:00"), ==, 1763600000);
  g_assert_cmpint (byline_clock_parse_iso8601 ("yesterday"), ==, 0);
  g_assert_cmpint (byline_clock_parse_iso8601 (NULL), ==, 0);
  g_assert_nonnull (absurd);
}

static void
test_start_of_day (void)
{
  gint64 midnight = byline_clock_start_of_day (1763600000);

  g_assert_cmpint (midnight, <=, 1763600000);
  g_assert_cmpint (midnight, >, 1763600000 - 26 * 3600);
  g_assert_cmpint (byline_clock_start_of_day (midnight), ==, midnight);
}

static void
test_local_date (void)
{
  g_autoptr (GDateTime) date = byline_clock_local_date (1763600000);
  g_autoptr (GDateTime) glib = g_date_time_new_from_unix_local (1763600000);
  g_autoptr (GDateTime) again = byline_clock_local_date (1763600000);

  g_assert_cmpint (g_date_time_to_unix (date), ==, 1763600000);
  g_assert_cmpint (g_date_time_get_hour (date), ==, g_date_time_get_hour (glib));
  g_assert_cmpint (g_date_time_get_utc_offset (date), ==, g_date_time_get_utc_offset (glib));
  g_assert_true (g_date_time_equal (date, again));
  g_assert_null (byline_clock_local_date (G_MAXINT64));
  g_assert_null (byline_clock_local_date (G_MININT64));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/fixed", test_fixed);
  g_test_add_func ("/clock/environment", test_environment);
  g_test_add_func ("/clock/iso8601", test_iso8601);
  g_test_add_func ("/clock/local-date", test_local_date);
  g_test_add_func ("/clock/start-of-day", test_start_of_day);

  return g_test_run ();
}
