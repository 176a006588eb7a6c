/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-block.h"

char *
byline_duration_to_string (guint seconds)
{
  guint hours = seconds / 3600;

  return hours > 0 ? g_strdup_printf ("%u:%02u:%02u", hours, seconds / 60 % 60, seconds % 60)
                   : g_strdup_printf ("%u:%02u", seconds / 60, seconds % 60);
}

/* Reads a number of at most six digits. Returns: FALSE if there is none. */
static gboolean
read_number (const char **p, guint *number)
{
  guint digits = 0;

  for (*number = 0; g_ascii_isdigit (**p) && digits < 6; (*p)++, digits++)
    *number = *number * 10 + (guint) (**p - '0');

  return digits > 0 && !g_ascii_isdigit (**p);
}

/* Numbers with units behind them, from the largest: days, hours, minutes, seconds. */
static guint64
read_iso (const char *p)
{
  guint64 seconds = 0;
  guint number;

  for (;;)
    {
      if (*p == 'T')
        p++;
      if (*p == '\0')
        return seconds;
      if (!read_number (&p, &number))
        return 0;
      /* Parts of a second don't count. */
      if (*p == '.' || *p == ',')
        for (p++; g_ascii_isdigit (*p); p++)
          ;
      if (*p == 'D')
        seconds += (guint64) number * 24 * 60 * 60;
      else if (*p == 'H')
        seconds += (guint64) number * 60 * 60;
      else if (*p == 'M')
        seconds += (guint64) number * 60;
      else if (*p == 'S')
        seconds += number;
      else
        return 0;
      p++;
    }
}

static guint64
read_clock (const char *p)
{
  guint64 seconds = 0;

  for (guint parts = 0; parts < 3; parts++)
    {
      guint number;

      if (!read_number (&p, &number))
        return 0;
      seconds = seconds * 60 + number;
      if (*p == '\0' || *p == '.')
        return seconds;
      if (*p++ != ':')
        return 0;
    }

  return 0;
}

guint
byline_duration_from_string (const char *text)
{
  guint64 seconds;

  if (text == NULL)
    return 0;
  seconds = *text == 'P' ? read_iso (text + 1) : read_clock (text);

  return seconds <= BYLINE_BLOCK_MAX_DURATION ? (guint) seconds : 0;
}
