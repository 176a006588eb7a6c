/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-date-reader-private.h"

#include <string.h>

static void
set_date (BylineDateReader *self, int year, int month, int day)
{
  self->year = year;
  self->month = month;
  self->day = day;
  self->has_year = TRUE;
  self->order = BYLINE_DATE_CERTAIN;
  self->number_end = self->p;
}

/* The @n-th day of a year, which may be one of another year. */
static void
set_day_of_year (BylineDateReader *self, int year, gint64 n)
{
  gint64 days = _byline_date_days (year, 1, 1) + n - 1;
  int month = 12;

  year += n < 1 ? -1 : days >= _byline_date_days (year + 1, 1, 1);
  while (month > 1 && days < _byline_date_days (year, month, 1))
    month--;
  set_date (self, year, month, (int) (days - _byline_date_days (year, month, 1)) + 1);
}

static void
set_week (BylineDateReader *self, int year, int week, int weekday)
{
  /* Week 1 is the one with January 4th in it. */
  gint64 first = _byline_date_days (year, 1, 1);
  gint64 fourth = first + 3;
  gint64 monday = fourth - ((fourth + 3) % 7 + 7) % 7;

  set_day_of_year (self, year, monday - first + (week - 1) * 7 + weekday);
}

/* Behind "YYYY": "-MM", "-MM-DD", "-DDD", "-Www-D", also with slashes or points, or "Www-D". */
static gboolean
read_iso_rest (BylineDateReader *self, int year)
{
  char separator = *self->p;
  int n;

  self->p += separator != 'w';
  n = count_digits (self->p);
  if (*self->p == 'w' && count_digits (self->p + 1) >= 2)
    {
      int week;

      self->p++;
      week = take (&self->p, 2);
      self->p += *self->p == '-' && g_ascii_isdigit (self->p[1]);
      if (week < 1 || week > 53)
        return FALSE;
      set_week (self, year, week, g_ascii_isdigit (*self->p) ? take (&self->p, 1) : 1);
      return TRUE;
    }
  if (n == 3)
    {
      int day = take (&self->p, 3);

      if (day < 1 || day > 366)
        return FALSE;
      set_day_of_year (self, year, day);
      return TRUE;
    }
  if (n == 1 || n == 2)
    {
      int month = take (&self->p, n);

      set_date (self, year, month, 0);
      n = *self->p == separator ? count_digits (self->p + 1) : 0;
      if (n == 1 || n == 2)
        {
          self->p++;
          self->day = take (&self->p, n);
        }
      self->number_end = self->p;
      return month >= 1 && month <= 12 && self->day <= 31;
    }
  return FALSE;
}

/* Dates without separators, by the number of their digits. */
static gboolean
read_iso_basic (BylineDateReader *self, int n)
{
  const char *p = self->p;
  gboolean is_alone = p[n] == '\0' || p[n] == 't';
  int year;
  int month;

  /* A year that is followed by other things than the end is not of this form. */
  if (n < 4 || n > 14 || n == 9 || n == 10 || n == 11 || n == 13 || (n != 8 && n != 7 && !is_alone))
    return FALSE;
  /* A page's shorter numbers are those of things. */
  if (n < 8 && (self->flags & BYLINE_DATE_WHOLE_DAY) != 0)
    return FALSE;
  /* "030512" and "03132": of years of two digits, if the first four are none of ours. */
  if (n == 5 || (n == 6 && (strncmp (p, "19", 2) < 0 || strncmp (p, "21", 2) >= 0)))
    {
      year = widen_year (take (&self->p, 2), 2);
      if (n == 5)
        {
          int day = take (&self->p, 3);

          set_day_of_year (self, year, day);
          return day >= 1 && day <= 366;
        }
      month = take (&self->p, 2);
      set_date (self, year, month, take (&self->p, 2));
      return month >= 1 && month <= 12 && self->day >= 1 && self->day <= 31;
    }

  year = take (&self->p, 4);
  if (n == 7)
    {
      int day = take (&self->p, 3);

      set_day_of_year (self, year, day);
      return day >= 1 && day <= 366;
    }
  month = n > 4 ? take (&self->p, 2) : 1;
  set_date (self, year, month, n > 6 ? take (&self->p, 2) : 0);
  /* "20240513102030" */
  if (n > 8)
    return year >= BYLINE_DATE_MIN_YEAR && year <= BYLINE_DATE_MAX_YEAR && month <= 12 &&
           self->day <= 31 && _byline_date_read_time (self);
  return month >= 1 && month <= 12;
}

/* "YY-MM-DD", "YY-DDD", "-YY-MM", "-YYMM": dates of ISO 8601:1988 that lack the century. */
static gboolean
read_iso_truncated (BylineDateReader *self)
{
  const char *p = self->p;
  gboolean has_dash = *p == '-';
  int n;
  int year;

  p += has_dash;
  n = count_digits (p);
  if (has_dash && n == 4 && p[4] == '\0')
    n = 2;
  else if (n != 2 || p[2] != '-')
    return FALSE;
  year = widen_year (take (&p, 2), 2);
  p += *p == '-';
  n = count_digits (p);
  if (has_dash && n == 2 && p[2] == '\0')
    {
      int month = take (&p, 2);

      self->p = p;
      set_date (self, year, month, 0);
      return month >= 1 && month <= 12;
    }
  if (!has_dash && n == 3 && p[3] == '\0')
    {
      int day = take (&p, 3);

      self->p = p;
      set_day_of_year (self, year, day);
      return day >= 1 && day <= 366;
    }
  if (!has_dash && n == 2 && p[2] == '-' && count_digits (p + 3) == 2 &&
      (p[5] == '\0' || p[5] == 't' || p[5] == ' '))
    {
      int month = take (&p, 2);

      p++;
      self->p = p + 2;
      set_date (self, year, month, take (&p, 2));
      return month >= 1 && month <= 12 && self->day >= 1 && self->day <= 31;
    }
  return FALSE;
}

/* Any date of ISO 8601 at the beginning of a text, with the time that a "T" joins to it. */
gboolean
_byline_date_read_iso (BylineDateReader *self)
{
  int n = count_digits (self->p);
  BylineDateReader before = *self;
  gboolean is_read;

  if (n == 4 && (*(self->p + 4) != '\0') && strchr ("-/.w", self->p[4]) != NULL)
    {
      int year = take (&self->p, 4);

      is_read = read_iso_rest (self, year);
    }
  else
    is_read = ((self->flags & BYLINE_DATE_WHOLE_DAY) == 0 && read_iso_truncated (self)) ||
              read_iso_basic (self, n);
  if (!is_read || (is_letter (*self->p) && (*self->p != 't' || !g_ascii_isdigit (self->p[1]))))
    {
      *self = before;
      return FALSE;
    }
  if ((*self->p == 't' || *self->p == ' ') && g_ascii_isdigit (self->p[1]))
    {
      self->p++;
      _byline_date_read_time (self);
    }
  return TRUE;
}

/* "13.05.2024", "13. 5. 2024", "9/15/2006", "13-05-24", "2024. 5. 13.": three numbers with the same
 * sign between them. */
gboolean
_byline_date_read_triple (BylineDateReader *self)
{
  const char *q = self->p;
  int values[3];
  int lengths[3];
  char separator = 0;

  for (guint i = 0; i < 3; i++)
    {
      lengths[i] = count_digits (q);
      if (lengths[i] < 1 || lengths[i] > 4 || lengths[i] == 3)
        return FALSE;
      values[i] = take (&q, lengths[i]);
      if (i == 2)
        break;
      if (*q == ' ' && q[1] == '/')
        q++;
      if (*q == '\0' || strchr ("./-", *q) == NULL || (separator != 0 && *q != separator))
        return FALSE;
      separator = *q++;
      if (separator != '-')
        q = skip_spaces (q);
    }
  if (lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2)
    {
      if (values[1] < 1 || values[1] > 12 || values[2] < 1 || values[2] > 31)
        return FALSE;
      self->p = q;
      set_date (self, values[0], values[1], values[2]);
      return TRUE;
    }
  if (lengths[0] > 2 || lengths[1] > 2 || (lengths[2] != 4 && lengths[2] != 2))
    return FALSE;
  if (lengths[2] == 2 && _byline_date_is_year_first (self->language))
    {
      self->p = q;
      set_date (self, widen_year (values[0], 2), values[1], values[2]);
      return values[1] >= 1 && values[1] <= 12;
    }
  if (values[0] < 1 || values[1] < 1 || values[0] > 31 || values[1] > 31 ||
      (values[0] > 12 && values[1] > 12))
    return FALSE;
  /* A time, rather. */
  if (separator == '.' && lengths[2] == 2 && values[1] > 12)
    return FALSE;
  self->p = q;
  if (values[1] > 12)
    set_date (self, widen_year (values[2], lengths[2]), values[0], values[1]);
  else
    set_date (self, widen_year (values[2], lengths[2]), values[1], values[0]);
  if (values[0] <= 12 && values[1] <= 12 && separator != '.')
    self->order = separator == '/' ? BYLINE_DATE_DAY_OR_MONTH : BYLINE_DATE_LIKELY_DAY;
  return TRUE;
}

/* "05/2024" */
gboolean
_byline_date_read_month_and_year (BylineDateReader *self)
{
  const char *q = self->p;
  int n = count_digits (q);
  int month = n <= 2 ? take (&q, n) : 0;

  if (month < 1 || month > 12 || *q != '/' || count_digits (q + 1) != 4)
    return FALSE;
  q++;
  self->month = month;
  self->year = take (&q, 4);
  self->has_year = TRUE;
  self->p = q;
  return TRUE;
}
