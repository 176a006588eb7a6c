/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-date.h"

#include "byline-date-reader-private.h"

#include <string.h>

/* --- The moment --- */

/* What programs write that have no date: .NET's, Windows', OLE's and SQL Server's first moments. */
static gboolean
is_zero_date (const BylineDateReader *self)
{
  static const int zeros[][3] = { { 1601, 1, 1 }, { 1899, 12, 30 }, { 1900, 1, 1 } };

  if (self->hour != 0 || self->minute != 0 || self->second != 0 || !self->has_time)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (zeros); i++)
    if (self->year == zeros[i][0] && self->month == zeros[i][1] && self->day == zeros[i][2])
      return TRUE;
  return FALSE;
}

static int
weekday_of (int year, int month, int day)
{
  gint64 days = _byline_date_days (year, month, day);

  return (int) (((days + 4) % 7 + 7) % 7);
}

/* "3/5/2024": a weekday beside it decides, else the language. */
static void
resolve_order (BylineDateReader *self)
{
  gboolean is_month_first;

  if (self->order == BYLINE_DATE_CERTAIN)
    return;
  is_month_first = self->language != NULL ? _byline_date_is_month_first (self->language)
                                          : self->order == BYLINE_DATE_DAY_OR_MONTH &&
                                              (self->flags & BYLINE_DATE_MONTH_FIRST) != 0;
  if (self->weekday >= 0)
    {
      gboolean fits = weekday_of (self->year, self->month, self->day) == self->weekday;
      gboolean turned_fits = weekday_of (self->year, self->day, self->month) == self->weekday;

      if (fits != turned_fits)
        is_month_first = turned_fits;
    }
  if (is_month_first)
    {
      int day = self->month;

      self->month = self->day;
      self->day = day;
    }
}

/* The years of Buddha are counted in Thailand. */
static void
resolve_year (BylineDateReader *self)
{
  if ((self->is_thai || _byline_date_is_language (self->language, "th")) && self->year > 2400 &&
      self->year < 2700)
    self->year -= 543;
}

static gint64
to_unix (BylineDateReader *self)
{
  int hour = self->hour;
  gint64 seconds;

  if (!self->has_year || self->month == 0)
    return 0;
  if (self->day == 0 && (self->flags & BYLINE_DATE_WHOLE_DAY) != 0)
    return 0;
  /* "July 2004" */
  if (self->day == 0)
    self->day = 1;
  resolve_order (self);
  resolve_year (self);
  if (self->year < BYLINE_DATE_MIN_YEAR || self->year > BYLINE_DATE_MAX_YEAR || self->month < 1 ||
      self->month > 12 || self->day < 1 || self->day > 31 || self->hour > 24 || self->minute > 59 ||
      self->second > 61 || ABS (self->offset) > 24 * 60 || is_zero_date (self))
    return 0;
  if (self->is_morning && hour == 12)
    hour = 0;
  else if (self->is_afternoon && hour < 12)
    hour += 12;

  seconds = _byline_date_days (self->year, self->month, self->day) * BYLINE_DATE_DAY_SECONDS +
            hour * 3600 + self->minute * 60 + self->second;
  if (self->place != NULL && !self->has_zone)
    {
      g_autofree char *place = g_strndup (self->place, self->place_length);

      _byline_date_zone_of_place (place, seconds, &self->offset);
    }
  return seconds - self->offset * 60;
}

/* --- Numbers and words --- */

/* "3 pm", "11 a.m.": an hour, if the next word says which half of the day. */
static gboolean
read_half_day (BylineDateReader *self)
{
  char word[BYLINE_DATE_MAX_WORD + 1];
  const char *q = self->p;
  int n = count_digits (q);
  int hour = n <= 2 ? take (&q, n) : 0;
  const BylineDateWord *found;
  guint n_chars;

  q = skip_spaces (q);
  if (hour < 1 || hour > 12 || !is_letter (*q))
    return FALSE;
  q = _byline_date_copy_word (q, word, &n_chars);
  found = _byline_date_find_word (word, self->language);
  if (found == NULL || (found->meaning != AM && found->meaning != PM))
    return FALSE;
  self->hour = hour;
  self->has_time = TRUE;
  self->p = self->time_end = q;
  _byline_date_use_word (self, found, q);
  return TRUE;
}

/* Whether a number of two digits behind day and month is their year: it ends the text, or a time or
 * a known word follows. */
static gboolean
is_short_year (BylineDateReader *self, const char *end)
{
  char word[BYLINE_DATE_MAX_WORD + 1];
  guint n_chars;

  if (self->day == 0 || self->month == 0 || self->number_end == NULL ||
      self->p - self->number_end > 2)
    return FALSE;
  end += strspn (end, " ,.");
  if (!is_letter (*end))
    return *end == '\0' || g_ascii_isdigit (*end) || *end == '-' || *end == '(' || *end == '|';
  _byline_date_copy_word (end, word, &n_chars);
  return n_chars <= 2 || _byline_date_find_word (word, self->language) != NULL ||
         strcmp (word, "uhr") == 0 || strcmp (word, "klo") == 0;
}

/* Passes what is written at a number without a space: "3rd", "1er", "13-án", "3-е". */
static const char *
skip_suffix (BylineDateReader *self, const char *p)
{
  char word[BYLINE_DATE_MAX_WORD + 1];
  const char *q = p + (*p == '-' && is_letter (p[1]) && (guchar) p[1] >= 0x80);
  guint n_chars;

  if (!is_letter (*q) || _byline_date_is_east_asian (q))
    return p;
  q = _byline_date_copy_word (q, word, &n_chars);
  return n_chars <= 3 && _byline_date_find_word (word, self->language) == NULL ? q : p;
}

/* A number that is no time: day, then year, whichever is missing. */
static void
read_plain_number (BylineDateReader *self)
{
  const char *q = self->p;
  int n = count_digits (q);
  int value = n <= 4 ? take (&q, n) : 0;

  if (n > 4)
    q += n;
  else if (has_day (self))
    self->is_done = n == 4 && self->has_time;
  else if (n == 4 || (self->era != 0 && n == 3))
    {
      if (!self->has_year)
        {
          self->year = value + self->era;
          self->has_year = TRUE;
          self->is_year_behind_day = self->day != 0 && self->month == 0;
        }
    }
  else if (n <= 2 && self->day == 0)
    self->day = value;
  else if (n == 2 && !self->has_year && is_short_year (self, q))
    {
      self->year = widen_year (value, 2);
      self->has_year = TRUE;
    }
  self->p = skip_suffix (self, q);
  self->number_end = self->p;
}

static void
read_number (BylineDateReader *self)
{
  int n = count_digits (self->p);
  gboolean may_be_date = !has_day (self) && self->day == 0;

  if (!self->has_time && n <= 2 && self->p[n] == ':' && g_ascii_isdigit (self->p[n + 1]))
    {
      _byline_date_read_time_of_day (self);
      return;
    }
  if (may_be_date && (_byline_date_read_triple (self) ||
                      (self->month == 0 && _byline_date_read_month_and_year (self))))
    return;
  if (_byline_date_read_number_with_unit (self))
    return;
  if (!self->has_time && (read_half_day (self) || _byline_date_read_spoken_time (self)))
    return;
  read_plain_number (self);
}

/* Words, numbers and times in about any order. */
static void
read_words (BylineDateReader *self)
{
  while (*self->p != '\0' && !self->is_done)
    {
      if (g_ascii_isdigit (*self->p))
        read_number (self);
      else if ((*self->p == '+' || *self->p == '-') && self->has_time &&
               g_ascii_isdigit (*skip_spaces (self->p + 1)))
        {
          if (!_byline_date_read_offset (self))
            self->p++;
        }
      else if (is_letter (*self->p))
        _byline_date_read_word (self);
      else
        self->p++;
    }
}

/* Seconds since 1970, or milliseconds, and nothing else. */
static gint64
parse_stamp (const char *text)
{
  int n = count_digits (text);
  const char *end = text + n;

  if (n == 10 && *end == '.' && g_ascii_isdigit (end[1]))
    end += 1 + count_digits (end + 1);
  if (*end != '\0' || (n != 10 && n != 13))
    return 0;
  return g_ascii_strtoll (text, NULL, 10) / (n == 13 ? 1000 : 1);
}

gint64
byline_date_parse (const char *text, const char *language, BylineDateFlags flags)
{
  BylineDateText folded;
  BylineDateReader self = {
    .source = &folded, .language = language, .flags = flags, .weekday = -1
  };
  gint64 stamp;

  if (text == NULL || !_byline_date_fold (text, &folded))
    return 0;
  stamp = parse_stamp (folded.text);
  if (stamp != 0)
    return stamp;
  if (language != NULL && *language == '\0')
    self.language = NULL;

  self.p = folded.text;
  _byline_date_read_iso (&self);
  read_words (&self);
  return to_unix (&self);
}

gint64
byline_date_from_address (const char *url)
{
  for (const char *p = url; p != NULL && (p = strpbrk (p, "/-_")) != NULL; p++)
    {
      const char *q = p + 1;
      int year;
      int month;
      int day;

      if (count_digits (q) != 4 || (q[4] != '/' && q[4] != '-'))
        continue;
      year = take (&q, 4);
      q++;
      if (count_digits (q) != 2 || (q[2] != '/' && q[2] != '-'))
        continue;
      month = take (&q, 2);
      q++;
      if (count_digits (q) != 2)
        continue;
      day = take (&q, 2);
      if (year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31)
        return _byline_date_days (year, month, day) * BYLINE_DATE_DAY_SECONDS;
    }
  return 0;
}
