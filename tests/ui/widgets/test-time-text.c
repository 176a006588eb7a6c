/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-time-text.h"

/* A Friday, 2026-11-20, 14:05 in UTC, which main() makes the local time. */
#define NOW G_GINT64_CONSTANT (1795183500)
#define MINUTE 60
#define HOUR 3600
#define DAY 86400

static void
test_relative (void)
{
  const struct {
    gint64 time;
    const char *text;
  } cases[] = {
    { 0, "" },
    { NOW, "now" },
    { NOW - 59, "now" },
    { NOW + 10 * MINUTE, "now" },
    { NOW - MINUTE, "1 min" },
    { NOW - 59 * MINUTE, "59 min" },
    { NOW - HOUR, "1 h" },
    { NOW - 14 * HOUR, "14 h" },
    { NOW - 15 * HOUR, "Yesterday" },
    { NOW - DAY, "Yesterday" },
    { NOW - 2 * DAY, "Wed" },
    { NOW - 6 * DAY, "Sat" },
    { NOW - 7 * DAY, "13 Nov" },
    { NOW - 365 * DAY, "20 Nov 2025" },
    { NOW + DAY, "21 Nov" },
    { G_MAXINT64, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = byline_time_text_relative (cases[i].time, NOW);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_just_after_midnight (void)
{
  gint64 midnight = NOW - 14 * HOUR - 5 * MINUTE;
  g_autofree char *before = byline_time_text_relative (midnight - 2 * HOUR, midnight + 30 * MINUTE);
  g_autofree char *near = byline_time_text_relative (midnight - 10 * MINUTE,
                                                     midnight + 30 * MINUTE);

  g_assert_cmpstr (before, ==, "Yesterday");
  g_assert_cmpstr (near, ==, "40 min");
}

static void
test_full (void)
{
  g_autofree char *full = byline_time_text_full (NOW);
  g_autofree char *none = byline_time_text_full (0);
  g_autofree char *never = byline_time_text_or_never (0);

  g_assert_cmpstr (full, ==, "Friday, 20 November 2026, 14:05");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (never, ==, "Never");
}

static void
test_update (void)
{
  const struct {
    gint64 published;
    gint64 modified;
    const char *text;
  } cases[] = {
    { NOW, 0, NULL },
    { 0, NOW, NULL },
    { NOW, NOW, NULL },
    { NOW, NOW - HOUR, NULL },
    { NOW - 59, NOW, NULL },
    { NOW - HOUR, NOW, "updated 14:05" },
    { NOW - 2 * DAY, NOW - DAY, "updated 19 Nov, 14:05" },
    { NOW - 400 * DAY, NOW - 365 * DAY, "updated 20 Nov 2025, 14:05" },
    { NOW, G_MAXINT64, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = byline_time_text_update (cases[i].published, cases[i].modified, NOW);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/time-text/relative", test_relative);
  g_test_add_func ("/ui/time-text/just-after-midnight", test_just_after_midnight);
  g_test_add_func ("/ui/time-text/full", test_full);
  g_test_add_func ("/ui/time-text/update", test_update);
  return g_test_run ();
}
