/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-date-reader-private.h"

#include <string.h>

/* "10:20", "10:20:30.5", "1020", "102030" and, with points, "10.20.30". Returns: FALSE if it is
 * none. */
gboolean
_byline_date_read_time (BylineDateReader *self)
{
  const char *q = self->p;
  int n = count_digits (q);
  int hour;
  int minute = 0;
  int second = 0;
  char separator;

  if (n == 4 || n == 6)
    {
      hour = take (&q, 2);
      minute = take (&q, 2);
      second = n == 6 ? take (&q, 2) : 0;
    }
  else if (n == 1 || n == 2)
    {
      hour = take (&q, n);
      separator = *q;
      if ((separator == ':' || separator == '.') && g_ascii_isdigit (q[1]))
        {
          q++;
          minute = take (&q, MIN (count_digits (q), 2));
          if (*q == separator && g_ascii_isdigit (q[1]))
            {
              q++;
              second = take (&q, MIN (count_digits (q), 2));
            }
        }
    }
  else
    return FALSE;

  if ((*q == '.' || *q == ',') && g_ascii_isdigit (q[1]))
    q += 1 + count_digits (q + 1);
  else if (*q == ':')
    q++;
  self->hour = hour;
  self->minute = minute;
  self->second = second;
  self->has_time = TRUE;
  self->p = self->time_end = q;
  return TRUE;
}

static gboolean
is_time (int hour, int minute)
{
  return hour <= 24 && minute <= 59;
}

/* "10:20" among words: what is no time of day ("99:30") is skipped. */
gboolean
_byline_date_read_time_of_day (BylineDateReader *self)
{
  BylineDateReader before = *self;

  if (!_byline_date_read_time (self))
    return FALSE;
  if (!is_time (self->hour, self->minute) || self->second > 61)
    {
      before.p = self->p;
      *self = before;
    }
  return TRUE;
}

/* "20h30", "20 h", "20 Uhr 30", "14.30" behind a date. */
gboolean
_byline_date_read_spoken_time (BylineDateReader *self)
{
  const char *q = self->p;
  int n = count_digits (q);
  int hour = n <= 2 ? take (&q, n) : 99;
  int minute = 0;

  if (hour > 24)
    return FALSE;
  if (*q == '.' && count_digits (q + 1) == 2 && has_day (self) &&
      (q[3] != '.' || !g_ascii_isdigit (q[4])))
    {
      q++;
      minute = take (&q, 2);
    }
  else
    {
      q = skip_spaces (q);
      if (q[0] == 'u' && q[1] == 'h' && q[2] == 'r')
        q += 3;
      else if (*q == 'h')
        q++;
      else
        return FALSE;
      if (is_letter (*q))
        return FALSE;
      q = skip_spaces (q);
      if (count_digits (q) == 2 && (has_day (self) || !is_letter (q[2])))
        minute = take (&q, 2);
    }
  if (minute > 59)
    return FALSE;
  self->hour = hour;
  self->minute = minute;
  self->has_time = TRUE;
  self->p = self->time_end = q;
  return TRUE;
}

/* "+02:00", "-0500", "+1", "- 05:30". */
gboolean
_byline_date_read_offset (BylineDateReader *self)
{
  int sign = *self->p == '-' ? -1 : 1;
  const char *q = skip_spaces (self->p + 1);
  gboolean has_space = q != self->p + 1;
  int n = count_digits (q);
  int hours;
  int minutes = 0;

  /* "10:20 - 5 comments" */
  if (n == 0 || n > 6 || (has_space && n < 4 && q[n] != ':'))
    return FALSE;
  hours = take (&q, n <= 2 ? n : n == 3 ? 1 : 2);
  if (n > 2)
    minutes = take (&q, 2);
  else if (*q == ':' && g_ascii_isdigit (q[1]))
    {
      q++;
      minutes = take (&q, MIN (count_digits (q), 2));
    }
  q += count_digits (q);
  self->offset = sign * (hours * 60 + minutes);
  self->has_zone = TRUE;
  self->p = q;
  return TRUE;
}

/* An offset that stands beside it is nearer, and a place's is known when all is read. */
static void
use_zone (BylineDateReader *self, const BylineDateZone *zone)
{
  if (self->has_zone)
    return;
  self->offset = zone->minutes;
  self->has_zone = zone->place == NULL;
  self->place = zone->place;
  self->place_length = zone->place != NULL ? (int) strlen (zone->place) : 0;
}

/* Small letters are a word ("et", "est") but for those that programs write. */
static gboolean
read_zone_name (BylineDateReader *self, const char *word, const char *raw)
{
  const BylineDateZone *zone;

  if (g_ascii_islower (*raw) && strcmp (word, "z") != 0 && strcmp (word, "utc") != 0 &&
      strcmp (word, "gmt") != 0)
    return FALSE;
  zone = _byline_date_find_zone (word);
  if (zone != NULL)
    use_zone (self, zone);
  return zone != NULL;
}

/* "Pacific Daylight Time" */
static gboolean
read_zone_phrase (BylineDateReader *self, const char *begin)
{
  const BylineDateZone *zone = _byline_date_find_zone_phrase (begin);

  if (zone == NULL)
    return FALSE;
  use_zone (self, zone);
  self->p = begin + strlen (zone->name);
  return TRUE;
}

/* "Europe/Paris", "America/Argentina/Buenos_Aires" */
gboolean
_byline_date_read_place (BylineDateReader *self)
{
  const char *raw = self->source->raw + (self->p - self->source->text);
  gsize length = 0;
  g_autofree char *place = NULL;

  while (g_ascii_isalnum (raw[length]) ||
         (raw[length] != '\0' && strchr ("/_+-", raw[length]) != NULL))
    length++;
  place = g_strndup (raw, length);
  if (!_byline_date_is_place (place))
    return FALSE;
  if (self->place == NULL)
    {
      self->place = raw;
      self->place_length = (int) length;
    }
  self->p += length;
  return TRUE;
}

gboolean
_byline_date_read_zone (BylineDateReader *self, const char *word, const char *begin)
{
  const char *raw = self->source->raw + (begin - self->source->text);

  return read_zone_name (self, word, raw) || read_zone_phrase (self, begin);
}
