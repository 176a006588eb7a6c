/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-clock.h"

/* How long the local time zone is taken for what it was, in microseconds. */
#define ZONE_LASTS (5 * G_USEC_PER_SEC)

/* Tests set the time while other threads ask for it. */
static gint is_for_tests; /* atomic */
static gint64 now_for_tests;
static GMutex now_mutex;

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

static gint64
get_now_for_tests (void)
{
  gint64 now;

  if (!g_atomic_int_get (&is_for_tests))
    return 0;
  g_mutex_lock (&now_mutex);
  now = now_for_tests;
  g_mutex_unlock (&now_mutex);
  return now;
}

gint64
byline_clock_now (void)
{
  gint64 fixed = get_now_for_tests ();

  if (fixed == 0)
    fixed = now_from_environment ();

  return fixed > 0 ? fixed : g_get_real_time () / G_USEC_PER_SEC;
}

void
byline_clock_set_now (gint64 now)
{
  g_mutex_lock (&now_mutex);
  now_for_tests = now;
  g_mutex_unlock (&now_mutex);
  g_atomic_int_set (&is_for_tests, now != 0);
}

/* GLib follows the links of /etc/localtime whenever it is asked: more than all else that the date
 * of a headline costs. */
static GTimeZone *
get_zone (void)
{
  static GMutex mutex;
  static GTimeZone *zone;
  static gint64 asked_at;
  GTimeZone *current;

  g_mutex_lock (&mutex);
  if (zone == NULL || g_get_monotonic_time () - asked_at > ZONE_LASTS)
    {
      g_clear_pointer (&zone, g_time_zone_unref);
      zone = g_time_zone_new_local ();
      asked_at = g_get_monotonic_time ();
    }
  current = g_time_zone_ref (zone);
  g_mutex_unlock (&mutex);

  return current;
}

GDateTime *
byline_clock_local_date (gint64 time)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);

  if (utc == NULL)
    return NULL;

  zone = get_zone ();

  return g_date_time_to_timezone (utc, zone);
}

gint64
byline_clock_start_of_day (gint64 now)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) moment = byline_clock_local_date (now);
  g_autoptr (GDateTime) midnight = NULL;

  if (moment == NULL)
    return now;

  zone = get_zone ();
  midnight = g_date_time_new (zone, g_date_time_get_year (moment), g_date_time_get_month (moment),
                              g_date_time_get_day_of_month (moment), 0, 0, 0);

  return midnight != NULL ? g_date_time_to_unix (midnight) : now;
}

char *
byline_clock_format_iso8601 (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (time);

  /* Years beyond 9999 have no RFC 3339 form. */
  if (moment == NULL)
    return g_strdup ("1970-01-01T00:00:00Z");

  /* By one call: g_date_time_format() makes one for each number, and feeds have many dates. */
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year (moment),
                          g_date_time_get_month (moment), g_date_time_get_day_of_month (moment),
                          g_date_time_get_hour (moment), g_date_time_get_minute (moment),
                          g_date_time_get_second (moment));
}

gint64
byline_clock_parse_iso8601 (const char *text)
{
  g_autoptr (GTimeZone) utc = NULL;
  g_autoptr (GDateTime) moment = NULL;

  if (text == NULL)
    return 0;

  utc = g_time_zone_new_utc ();
  moment = g_date_time_new_from_iso8601 (text, utc);

  return moment != NULL ? g_date_time_to_unix (moment) : 0;
}
