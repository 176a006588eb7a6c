/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-clock.h"

static gint64 now_for_tests;

static gint64
now_from_environment (void)
{
  static gsize once = 0;
  static gint64 now = 0;

  if (g_once_init_enter (&once))
    {
      const char *text = g_getenv ("BYLINE_NOW");

      now = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
      g_once_init_leave (&once, 1);
    }

  return now;
}

gint64
byline_clock_now (void)
{
  gint64 fixed = now_for_tests != 0 ? now_for_tests : now_from_environment ();

  return fixed > 0 ? fixed : g_get_real_time () / G_USEC_PER_SEC;
}

void
byline_clock_set_now (gint64 now)
{
  now_for_tests = now;
}

gint64
byline_clock_start_of_day (gint64 now)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local (now);
  g_autoptr(GDateTime) midnight = NULL;

  if (moment == NULL)
    return now;

  midnight = g_date_time_new_local (g_date_time_get_year (moment),
                                    g_date_time_get_month (moment),
                                    g_date_time_get_day_of_month (moment),
                                    0, 0, 0);

  return midnight != NULL ? g_date_time_to_unix (midnight) : now;
}

char *
byline_clock_format_iso8601 (gint64 time)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc (time);

  /* Years beyond 9999 have no RFC 3339 form. */
  if (moment == NULL)
    return g_strdup ("1970-01-01T00:00:00Z");

  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
}

gint64
byline_clock_parse_iso8601 (const char *text)
{
  g_autoptr(GTimeZone) utc = NULL;
  g_autoptr(GDateTime) moment = NULL;

  if (text == NULL)
    return 0;

  utc = g_time_zone_new_utc ();
  moment = g_date_time_new_from_iso8601 (text, utc);

  return moment != NULL ? g_date_time_to_unix (moment) : 0;
}
