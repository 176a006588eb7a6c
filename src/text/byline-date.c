/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-date.h"

#include "byline-date-private.h"

#include <string.h>

/* The Gregorian calendar begins in 1582. */
#define MIN_YEAR 1583
#define MAX_YEAR 9999

#define DAY_SECONDS 86400

typedef enum
{
  CERTAIN,
  DAY_OR_MONTH, /* "3/5/2024": day and month as they stand, perhaps the other way round */
  LIKELY_DAY,   /* "3-5-2024": the other way round in America alone */
} Order;

/* What has been read so far of one date. */
typedef struct
{
  const BylineDateText *source;
  const char *p;
  const char *language;
  BylineDateFlags flags;
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  int offset;  /* minutes east of UTC */
  int era;     /* what is added to a year that a number of it counts */
  int weekday; /* 0 for Sunday; -1: none */
  Order order;
  gboolean has_year;
  gboolean has_time;
  gboolean has_zone;
  gboolean has_early_month;    /* before any number: "mar." may have been a Tuesday */
  gboolean is_year_behind_day; /* and no month is known yet */
  gboolean is_thai;
  gboolean is_afternoon;
  gboolean is_morning;
  gboolean is_done;
  const char *place; /* nullable: the zone database's name, not NUL-terminated */
  int place_length;
  const char *number_end; /* behind the last part of the date */
  const char *time_end;   /* behind the time's numbers */
} Reader;

static gboolean
has_day (const Reader *self)
{
  return self->has_year && self->month != 0 && self->day != 0;
}

static int
count_digits (const char *p)
{
  int n = 0;

  while (g_ascii_isdigit (p[n]))
    n++;
  return n;
}

/* Reads exactly @n digits. */
static int
take (const char **p, int n)
{
  int value = 0;

  while (n-- > 0)
    value = value * 10 + (*(*p)++ - '0');
  return value;
}

static const char *
skip_spaces (const char *p)
{
  return p + strspn (p, " ");
}

static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c) || (guchar)c >= 0x80;
}

static int
widen_year (int year, int n_digits)
{
  if (n_digits > 2)
    return year;
  return year + (year < 70 ? 2000 : 1900);
}

/* --- The moment --- */

/* What programs write that have no date: .NET's, Windows', OLE's and SQL Server's first moments. */
static gboolean
is_zero_date (const Reader *self)
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

  return (int)(((days + 4) % 7 + 7) % 7);
}

/* "3/5/2024": a weekday beside it decides, else the language. */
static void
resolve_order (Reader *self)
{
  gboolean is_month_first;

  if (self->order == CERTAIN)
    return;
  is_month_first = self->language != NULL ? _byline_date_is_month_first (self->language)
                                          : self->order == DAY_OR_MONTH
                                                && (self->flags & BYLINE_DATE_MONTH_FIRST) != 0;
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
resolve_year (Reader *self)
{
  if ((self->is_thai || _byline_date_is_language (self->language, "th")) && self->year > 2400
      && self->year < 2700)
    self->year -= 543;
}

static gint64
to_unix (Reader *self)
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
  if (self->year < MIN_YEAR || self->year > MAX_YEAR || self->month < 1 || self->month > 12
      || self->day < 1 || self->day > 31 || self->hour > 24 || self->minute > 59
      || self->second > 61 || ABS (self->offset) > 24 * 60 || is_zero_date (self))
    return 0;
  if (self->is_morning && hour == 12)
    hour = 0;
  else if (self->is_afternoon && hour < 12)
    hour += 12;

  seconds = _byline_date_days (self->year, self->month, self->day) * DAY_SECONDS + hour * 3600
            + self->minute * 60 + self->second;
  if (self->place != NULL && !self->has_zone)
    {
      g_autofree char *place = g_strndup (self->place, self->place_length);

      _byline_date_zone_of_place (place, seconds, &self->offset);
    }
  return seconds - self->offset * 60;
}

/* --- Times and zones --- */

/* "10:20", "10:20:30.5", "1020", "102030" and, with points, "10.20.30". Returns: FALSE if it is
 * none. */
static gboolean
read_time (Reader *self)
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
static gboolean
read_time_of_day (Reader *self)
{
  Reader before = *self;

  if (!read_time (self))
    return FALSE;
  if (!is_time (self->hour, self->minute) || self->second > 61)
    {
      before.p = self->p;
      *self = before;
    }
  return TRUE;
}

/* "20h30", "20 h", "20 Uhr 30", "14.30" behind a date. */
static gboolean
read_spoken_time (Reader *self)
{
  const char *q = self->p;
  int n = count_digits (q);
  int hour = n <= 2 ? take (&q, n) : 99;
  int minute = 0;

  if (hour > 24)
    return FALSE;
  if (*q == '.' && count_digits (q + 1) == 2 && has_day (self)
      && (q[3] != '.' || !g_ascii_isdigit (q[4])))
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
static gboolean
read_offset (Reader *self)
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
use_zone (Reader *self, const BylineDateZone *zone)
{
  if (self->has_zone)
    return;
  self->offset = zone->minutes;
  self->has_zone = zone->place == NULL;
  self->place = zone->place;
  self->place_length = zone->place != NULL ? (int)strlen (zone->place) : 0;
}

/* Small letters are a word ("et", "est") but for those that programs write. */
static gboolean
read_zone_name (Reader *self, const char *word, const char *raw)
{
  const BylineDateZone *zone;

  if (g_ascii_islower (*raw) && strcmp (word, "z") != 0 && strcmp (word, "utc") != 0
      && strcmp (word, "gmt") != 0)
    return FALSE;
  zone = _byline_date_find_zone (word);
  if (zone != NULL)
    use_zone (self, zone);
  return zone != NULL;
}

/* "Pacific Daylight Time" */
static gboolean
read_zone_phrase (Reader *self, const char *begin)
{
  const BylineDateZone *zone = _byline_date_find_zone_phrase (begin);

  if (zone == NULL)
    return FALSE;
  use_zone (self, zone);
  self->p = begin + strlen (zone->name);
  return TRUE;
}

/* "Europe/Paris", "America/Argentina/Buenos_Aires" */
static gboolean
read_place (Reader *self)
{
  const char *raw = self->source->raw + (self->p - self->source->text);
  gsize length = 0;
  gboolean has_slash = FALSE;

  while (g_ascii_isalnum (raw[length])
         || (raw[length] != '\0' && strchr ("/_+-", raw[length]) != NULL))
    {
      has_slash |= raw[length] == '/';
      length++;
    }
  if (!has_slash || length > 40)
    return FALSE;
  if (self->place == NULL)
    {
      self->place = raw;
      self->place_length = (int)length;
    }
  self->p += length;
  return TRUE;
}

/* --- Dates of numbers --- */

static void
set_date (Reader *self, int year, int month, int day)
{
  self->year = year;
  self->month = month;
  self->day = day;
  self->has_year = TRUE;
  self->order = CERTAIN;
  self->number_end = self->p;
}

/* The @n-th day of a year, which may be one of another year. */
static void
set_day_of_year (Reader *self, int year, gint64 n)
{
  gint64 days = _byline_date_days (year, 1, 1) + n - 1;
  int month = 12;

  year += n < 1 ? -1 : days >= _byline_date_days (year + 1, 1, 1);
  while (month > 1 && days < _byline_date_days (year, month, 1))
    month--;
  set_date (self, year, month, (int)(days - _byline_date_days (year, month, 1)) + 1);
}

static void
set_week (Reader *self, int year, int week, int weekday)
{
  /* Week 1 is the one with January 4th in it. */
  gint64 first = _byline_date_days (year, 1, 1);
  gint64 fourth = first + 3;
  gint64 monday = fourth - ((fourth + 3) % 7 + 7) % 7;

  set_day_of_year (self, year, monday - first + (week - 1) * 7 + weekday);
}

/* Behind "YYYY": "-MM", "-MM-DD", "-DDD", "-Www-D", also with slashes or points, or "Www-D". */
static gboolean
read_iso_rest (Reader *self, int year)
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
read_iso_basic (Reader *self, int n)
{
  const char *p = self->p;
  gboolean is_alone = p[n] == '\0' || p[n] == 't';
  int year;
  int month;

  /* A year that is followed by other things than the end is not of this form. */
  if (n < 4 || n > 14 || n == 9 || n == 10 || n == 11 || n == 13 || (n != 8 && n != 7 && !is_alone))
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
    return year >= MIN_YEAR && year < 2200 && month <= 12 && self->day <= 31 && read_time (self);
  return month >= 1 && month <= 12;
}

/* "YY-MM-DD", "YY-DDD", "-YY-MM", "-YYMM": dates of ISO 8601:1988 that lack the century. */
static gboolean
read_iso_truncated (Reader *self)
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
  if (!has_dash && n == 2 && p[2] == '-' && count_digits (p + 3) == 2
      && (p[5] == '\0' || p[5] == 't' || p[5] == ' '))
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
static gboolean
read_iso (Reader *self)
{
  int n = count_digits (self->p);
  Reader before = *self;
  gboolean is_read;

  if (n == 4 && (*(self->p + 4) != '\0') && strchr ("-/.w", self->p[4]) != NULL)
    {
      int year = take (&self->p, 4);

      is_read = read_iso_rest (self, year);
    }
  else
    is_read = ((self->flags & BYLINE_DATE_WHOLE_DAY) == 0 && read_iso_truncated (self))
              || read_iso_basic (self, n);
  if (!is_read || (is_letter (*self->p) && (*self->p != 't' || !g_ascii_isdigit (self->p[1]))))
    {
      *self = before;
      return FALSE;
    }
  if ((*self->p == 't' || *self->p == ' ') && g_ascii_isdigit (self->p[1]))
    {
      self->p++;
      read_time (self);
    }
  return TRUE;
}

/* "13.05.2024", "13. 5. 2024", "9/15/2006", "13-05-24", "2024. 5. 13.": three numbers with the same
 * sign between them. */
static gboolean
read_triple (Reader *self)
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
  if (values[0] < 1 || values[1] < 1 || values[0] > 31 || values[1] > 31
      || (values[0] > 12 && values[1] > 12))
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
    self->order = separator == '/' ? DAY_OR_MONTH : LIKELY_DAY;
  return TRUE;
}

/* "05/2024" */
static gboolean
read_month_and_year (Reader *self)
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

/* --- Words --- */

/* What was read of a date is none: other words stand in it. */
static void
forget_parts (Reader *self)
{
  if (has_day (self))
    return;
  self->year = self->month = self->day = self->era = 0;
  self->has_year = self->has_early_month = self->is_year_behind_day = FALSE;
}

static void
set_month (Reader *self, int month)
{
  if (has_day (self))
    {
      self->is_done = TRUE;
      return;
    }
  if (self->month != 0 && !self->has_early_month)
    return;
  /* Nobody writes day, year, month: these numbers were others. */
  if (self->is_year_behind_day)
    forget_parts (self);
  self->has_early_month = self->day == 0 && !self->has_year;
  self->month = month;
  self->number_end = self->p;
}

/* Whether "10:20" is what follows. */
static gboolean
is_before_time (const char *p)
{
  int n;

  p = skip_spaces (p);
  n = count_digits (p);
  return n >= 1 && n <= 2 && p[n] == ':';
}

/* @begin: where it stands: "am" says a half of the day only beside a time, and is German otherwise;
 * in China, Japan and Korea numbers with signs may follow. */
static void
use_word (Reader *self, const BylineDateWord *word, const char *begin)
{
  gboolean is_beside_time = (self->time_end != NULL && begin - self->time_end <= 1)
                            || is_before_time (self->p) || (guchar)*begin >= 0xe3;

  switch (word->meaning)
    {
    case MONTH:
      set_month (self, word->number);
      break;
    case WEEKDAY:
      if (self->weekday < 0)
        self->weekday = word->number;
      break;
    case AM:
    case PM:
      if (is_beside_time && !self->is_morning && !self->is_afternoon)
        {
          self->is_morning = word->meaning == AM;
          self->is_afternoon = word->meaning == PM;
        }
      break;
    case ERA:
      self->era = word->number;
      break;
    case SECOND:
      if (self->month != 0)
        self->month = self->month % 12 + 1;
      break;
    case NEXT_IS_MONTH:
      self->p = skip_spaces (self->p);
      if (count_digits (self->p) == 1 || count_digits (self->p) == 2)
        set_month (self, take (&self->p, count_digits (self->p)));
      break;
    case SKIP_NUMBER:
      self->p = skip_spaces (self->p);
      self->p += count_digits (self->p);
      break;
    case FILLER:
      break;
    }
}

/* Whether @word is an English month with one letter too many, too few, wrong or turned with the
 * next. */
static int
month_of_misspelling (const char *word)
{
  static const struct
  {
    const char *name;
    int month;
  } names[] = { { "january", 1 },  { "february", 2 },  { "august", 8 },   { "september", 9 },
                { "october", 10 }, { "november", 11 }, { "december", 12 } };
  gsize length = strlen (word);

  if (length < 5 || length > 10)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *name = names[i].name;
      gsize n = strlen (name);
      gsize head = 0;
      gsize tail = 0;

      if (*word != *name || MAX (n, length) - MIN (n, length) > 1)
        continue;
      while (head < n && head < length && word[head] == name[head])
        head++;
      while (tail < n - head && tail < length - head
             && word[length - 1 - tail] == name[n - 1 - tail])
        tail++;
      if (n - head - tail <= 1 && length - head - tail <= 1)
        return names[i].month;
      if (n == length && n - head - tail == 2 && word[head] == name[head + 1]
          && word[head + 1] == name[head])
        return names[i].month;
    }
  return 0;
}

/* Copies the word at @p, without the points in an abbreviation ("p.m.", "พ.ค."). Returns: its end.
 */
static const char *
copy_word (const char *p, char word[BYLINE_DATE_MAX_WORD + 1], guint *n_chars)
{
  gsize length = 0;
  guint n_piece = 0;

  *n_chars = 0;
  for (;;)
    {
      if (is_letter (*p))
        {
          if (length < BYLINE_DATE_MAX_WORD)
            word[length++] = *p;
          if (((guchar)*p & 0xc0) != 0x80)
            {
              (*n_chars)++;
              n_piece++;
            }
          p++;
        }
      else if (*p == '.' && n_piece > 0 && n_piece <= ((guchar)p[-1] >= 0x80 ? 3u : 1u))
        {
          const char *next = p + 1;

          /* "p. m." */
          if (*next == ' ' && n_piece == 1 && *n_chars == 1 && is_letter (next[1])
              && next[2] == '.')
            next++;
          if (!is_letter (*next))
            break;
          p = next;
          n_piece = 0;
        }
      else
        break;
    }
  word[length] = '\0';
  return p;
}

static gboolean
is_east_asian (const char *p)
{
  gunichar c = (guchar)*p < 0xe0 ? 0 : g_utf8_get_char (p);

  return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff)
         || (c >= 0xac00 && c <= 0xd7a3);
}

/* Words that nothing parts: the longest known one at the place, or one character. */
static void
read_east_asian (Reader *self)
{
  char word[4 * 4 + 1];
  const char *ends[4];
  guint n = 0;

  for (const char *p = self->p; n < 4 && is_east_asian (p); n++)
    ends[n] = p = g_utf8_next_char (p);
  for (guint i = n; i-- > 0;)
    {
      const BylineDateWord *found;

      memcpy (word, self->p, ends[i] - self->p);
      word[ends[i] - self->p] = '\0';
      found = _byline_date_find_word (word, self->language);
      if (found != NULL)
        {
          const char *begin = self->p;

          self->p = ends[i];
          use_word (self, found, begin);
          return;
        }
    }
  self->p = ends[0];
}

/* --- Numbers --- */

typedef enum
{
  UNIT_NONE,
  UNIT_YEAR,
  UNIT_MONTH,
  UNIT_DAY,
  UNIT_HOUR,
  UNIT_MINUTE,
  UNIT_SECOND,
} Unit;

/* The sign of Chinese, Japanese or Korean behind a number. */
static Unit
read_unit (const char **p)
{
  static const struct
  {
    const char *sign;
    Unit unit;
  } units[] = {
    { "年", UNIT_YEAR },   { "년", UNIT_YEAR },   { "月", UNIT_MONTH },  { "월", UNIT_MONTH },
    { "日", UNIT_DAY },    { "号", UNIT_DAY },    { "號", UNIT_DAY },    { "일", UNIT_DAY },
    { "時", UNIT_HOUR },   { "时", UNIT_HOUR },   { "点", UNIT_HOUR },   { "點", UNIT_HOUR },
    { "시", UNIT_HOUR },   { "分", UNIT_MINUTE }, { "분", UNIT_MINUTE }, { "秒", UNIT_SECOND },
    { "초", UNIT_SECOND },
  };
  const char *q = skip_spaces (*p);

  if ((guchar)*q < 0xe0)
    return UNIT_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strncmp (q, units[i].sign, 3) == 0)
      {
        *p = q + 3;
        return units[i].unit;
      }
  return UNIT_NONE;
}

/* What a number with a sign behind it says; @n_digits of it were written. */
static void
use_unit (Reader *self, Unit unit, int value, int n_digits)
{
  switch (unit)
    {
    case UNIT_YEAR:
      if (has_day (self))
        self->is_done = TRUE;
      else if (n_digits == 4 || self->era != 0)
        {
          self->year = value + self->era;
          self->has_year = TRUE;
          self->month = self->day = 0;
        }
      else if (n_digits == 2)
        {
          self->year = widen_year (value, 2);
          self->has_year = TRUE;
        }
      break;
    case UNIT_MONTH:
      if (n_digits <= 2)
        set_month (self, value);
      break;
    case UNIT_DAY:
      if (self->day == 0 && n_digits <= 2)
        self->day = value;
      break;
    case UNIT_HOUR:
      if (!self->has_time && value <= 24)
        {
          self->hour = value;
          self->has_time = TRUE;
        }
      break;
    case UNIT_MINUTE:
      if (self->has_time && self->minute == 0 && value <= 59)
        self->minute = value;
      break;
    case UNIT_SECOND:
      if (self->has_time && self->second == 0 && value <= 59)
        self->second = value;
      break;
    case UNIT_NONE:
      break;
    }
}

/* "3日前", "3年 전": so long ago. */
static gboolean
is_ago (const char *p)
{
  p = skip_spaces (p);
  return g_str_has_prefix (p, "前") || g_str_has_prefix (p, "전");
}

static gboolean
read_number_with_unit (Reader *self)
{
  const char *q = self->p;
  int n = count_digits (q);
  int value = n <= 4 ? take (&q, n) : -1;
  Unit unit = value >= 0 ? read_unit (&q) : UNIT_NONE;

  if (unit == UNIT_NONE)
    return FALSE;
  self->p = q;
  if (!is_ago (q))
    use_unit (self, unit, value, n);
  return TRUE;
}

/* Returns: the figure of China and Japan at @p, 0 to 10; -1 if there is none. */
static int
chinese_figure (const char *p)
{
  static const char *const figures[]
      = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };

  for (int i = 0; i < (int)G_N_ELEMENTS (figures); i++)
    if (g_str_has_prefix (p, figures[i]))
      return i;
  return -1;
}

/* "二〇二六年二月三日", "十二月二十五日": figures in words, if a sign stands behind them. */
static gboolean
read_chinese_number (Reader *self)
{
  const char *q = self->p;
  int value = 0;
  int n = 0;
  Unit unit;

  for (int figure = chinese_figure (q); figure >= 0 && n < 4; figure = chinese_figure (q), n++)
    {
      /* "二十五": ten is a place, and stands for itself at the beginning. */
      if (figure == 10)
        value = MAX (value, 1) * 10;
      else if (n > 0 && g_str_has_prefix (q - 3, "十"))
        value += figure;
      else
        value = value * 10 + figure;
      q += 3;
    }
  if (n == 0)
    return FALSE;
  unit = read_unit (&q);
  if (unit == UNIT_NONE)
    return FALSE;
  self->p = q;
  if (!is_ago (q))
    use_unit (self, unit, value, value >= 1000 ? 4 : value >= 100 ? 3 : 2);
  return TRUE;
}

static void
read_word (Reader *self)
{
  char word[BYLINE_DATE_MAX_WORD + 1];
  const char *begin = self->p;
  const char *raw = self->source->raw + (begin - self->source->text);
  guint n_chars;
  const BylineDateWord *found;
  const char *end;
  int month;

  if (is_east_asian (begin))
    {
      if (!read_chinese_number (self))
        read_east_asian (self);
      return;
    }
  end = copy_word (begin, word, &n_chars);
  if (*end == '/' && g_ascii_isalpha (*raw) && (self->has_time || has_day (self))
      && read_place (self))
    return;

  self->p = end;
  if (self->has_time && !self->has_zone
      && (read_zone_name (self, word, raw) || read_zone_phrase (self, begin)))
    return;
  self->is_thai |= (guchar)*begin == 0xe0 && ((guchar)begin[1] == 0xb8 || (guchar)begin[1] == 0xb9);
  found = _byline_date_find_word (word, self->language);
  if (found != NULL)
    use_word (self, found, begin);
  else if ((month = month_of_misspelling (word)) != 0)
    set_month (self, month);
  else
    {
      if (n_chars > 3)
        forget_parts (self);
      /* "covid19", and Vietnam's Tuesday, "T3" */
      if ((guchar)*begin < 0x80 && self->p[count_digits (self->p)] != ':')
        self->p += count_digits (self->p);
    }
}

/* "3 pm", "11 a.m.": an hour, if the next word says which half of the day. */
static gboolean
read_half_day (Reader *self)
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
  q = copy_word (q, word, &n_chars);
  found = _byline_date_find_word (word, self->language);
  if (found == NULL || (found->meaning != AM && found->meaning != PM))
    return FALSE;
  self->hour = hour;
  self->has_time = TRUE;
  self->p = self->time_end = q;
  use_word (self, found, q);
  return TRUE;
}

/* Whether a number of two digits behind day and month is their year: it ends the text, or a time or
 * a known word follows. */
static gboolean
is_short_year (Reader *self, const char *end)
{
  char word[BYLINE_DATE_MAX_WORD + 1];
  guint n_chars;

  if (self->day == 0 || self->month == 0 || self->number_end == NULL
      || self->p - self->number_end > 2)
    return FALSE;
  end += strspn (end, " ,.");
  if (!is_letter (*end))
    return *end == '\0' || g_ascii_isdigit (*end) || *end == '-' || *end == '(' || *end == '|';
  copy_word (end, word, &n_chars);
  return n_chars <= 2 || _byline_date_find_word (word, self->language) != NULL
         || strcmp (word, "uhr") == 0 || strcmp (word, "klo") == 0;
}

/* Passes what is written at a number without a space: "3rd", "1er", "13-án", "3-е". */
static const char *
skip_suffix (Reader *self, const char *p)
{
  char word[BYLINE_DATE_MAX_WORD + 1];
  const char *q = p + (*p == '-' && is_letter (p[1]) && (guchar)p[1] >= 0x80);
  guint n_chars;

  if (!is_letter (*q) || is_east_asian (q))
    return p;
  q = copy_word (q, word, &n_chars);
  return n_chars <= 3 && _byline_date_find_word (word, self->language) == NULL ? q : p;
}

/* A number that is no time: day, then year, whichever is missing. */
static void
read_plain_number (Reader *self)
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
read_number (Reader *self)
{
  int n = count_digits (self->p);
  gboolean may_be_date = !has_day (self) && self->day == 0;

  if (!self->has_time && n <= 2 && self->p[n] == ':' && g_ascii_isdigit (self->p[n + 1]))
    {
      read_time_of_day (self);
      return;
    }
  if (may_be_date && (read_triple (self) || (self->month == 0 && read_month_and_year (self))))
    return;
  if (read_number_with_unit (self))
    return;
  if (!self->has_time && (read_half_day (self) || read_spoken_time (self)))
    return;
  read_plain_number (self);
}

/* Words, numbers and times in about any order. */
static void
read_words (Reader *self)
{
  while (*self->p != '\0' && !self->is_done)
    {
      if (g_ascii_isdigit (*self->p))
        read_number (self);
      else if ((*self->p == '+' || *self->p == '-') && self->has_time
               && g_ascii_isdigit (*skip_spaces (self->p + 1)))
        {
          if (!read_offset (self))
            self->p++;
        }
      else if (is_letter (*self->p))
        read_word (self);
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
  Reader self = { .source = &folded, .language = language, .flags = flags, .weekday = -1 };
  gint64 stamp;

  if (text == NULL || !_byline_date_fold (text, &folded))
    return 0;
  stamp = parse_stamp (folded.text);
  if (stamp != 0)
    return stamp;
  if (language != NULL && *language == '\0')
    self.language = NULL;

  self.p = folded.text;
  read_iso (&self);
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
        return _byline_date_days (year, month, day) * DAY_SECONDS;
    }
  return 0;
}
