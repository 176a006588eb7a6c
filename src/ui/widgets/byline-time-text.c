/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-time-text.h"

#include <glib/gi18n.h>

#include "byline-clock.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static char *
format (gint64 time, const char *pattern)
{
  g_autoptr (GDateTime) date = byline_clock_local_date (time);

  return date != NULL ? g_date_time_format (date, pattern) : g_strdup ("");
}

static gboolean
is_same_year (gint64 a, gint64 b)
{
  g_autoptr (GDateTime) first = byline_clock_local_date (a);
  g_autoptr (GDateTime) second = byline_clock_local_date (b);

  return first != NULL && second != NULL &&
         g_date_time_get_year (first) == g_date_time_get_year (second);
}

static char *
date_text (gint64 time, gint64 now)
{
  if (is_same_year (time, now))
    /* Translators: a day of this year in a list, "20 Nov"; see g_date_time_format() */
    return format (time, C_ ("date", "%-d %b"));

  /* Translators: a day of another year in a list, "20 Nov 2025" */
  return format (time, C_ ("date", "%-d %b %Y"));
}

char *
byline_time_text_relative (gint64 time, gint64 now)
{
  gint64 today, ago;

  if (time == 0)
    return g_strdup ("");

  today = byline_clock_start_of_day (now);
  ago = now - time;

  /* Clocks differ by some minutes; what is further ahead is shown as the date that it claims. */
  if (ago < -HOUR)
    return date_text (time, now);
  if (ago < MINUTE)
    return g_strdup (C_ ("time", "now"));
  if (ago < HOUR)
    /* Translators: minutes ago, as short as possible */
    return g_strdup_printf (C_ ("time", "%d min"), (int) (ago / MINUTE));
  if (time >= today)
    /* Translators: hours ago, as short as possible */
    return g_strdup_printf (C_ ("time", "%d h"), (int) (ago / HOUR));
  /* Twelve hours into the day before, so that a change to summer time moves nothing. */
  if (time >= byline_clock_start_of_day (today - DAY / 2))
    return g_strdup (C_ ("time", "Yesterday"));
  if (time >= byline_clock_start_of_day (today - 6 * DAY + DAY / 2))
    return format (time, "%a");

  return date_text (time, now);
}

char *
byline_time_text_full (gint64 time)
{
  if (time == 0)
    return g_strdup ("");

  /* Translators: day and time in full, "Friday, 20 November 2026, 14:05"; see g_date_time_format()
   */
  return format (time, C_ ("date", "%A, %-d %B %Y, %H:%M"));
}

char *
byline_time_text_update (gint64 published, gint64 modified, gint64 now)
{
  /* Clocks differ by some minutes. */
  if (published == 0 || modified > now + HOUR || modified - published < MINUTE)
    return NULL;
  if (byline_clock_start_of_day (published) == byline_clock_start_of_day (modified))
    /* Translators: when a story was updated, on the day on which it came out */
    return format (modified, C_ ("date", "updated %H:%M"));
  if (is_same_year (modified, now))
    /* Translators: when a story was updated, on a later day of this year */
    return format (modified, C_ ("date", "updated %-d %b, %H:%M"));

  /* Translators: when a story was updated, in another year */
  return format (modified, C_ ("date", "updated %-d %b %Y, %H:%M"));
}

char *
byline_time_text_or_never (gint64 time)
{
  return time == 0 ? g_strdup (C_ ("time", "Never")) : byline_time_text_full (time);
}
