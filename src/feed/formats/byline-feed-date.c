/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-date-private.h"

#include <string.h>

/* The longest date that is looked at, in bytes. */
#define MAX_LENGTH 100

typedef struct {
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  int offset; /* minutes east of UTC */
  gboolean has_year;
  gboolean has_time;
  gboolean has_zone;
  gboolean has_number;
  gboolean has_early_month; /* before any number: "mar." may have been a Tuesday */
  int half_day; /* 1: a.m., 2: p.m. */
} Fields;

typedef struct {
  const char *name;
  int minutes;
} Zone;

static const Zone zones[] = {
  { "Z", 0 },       { "UT", 0 },      { "UTC", 0 },     { "GMT", 0 },     { "WET", 0 },
  { "WEST", 60 },   { "BST", 60 },    { "CET", 60 },    { "MET", 60 },    { "MEZ", 60 },
  { "CEST", 120 },  { "MEST", 120 },  { "MESZ", 120 },  { "EET", 120 },   { "EEST", 180 },
  { "MSK", 180 },   { "MSD", 240 },   { "IST", 330 },   { "SGT", 480 },   { "HKT", 480 },
  { "AWST", 480 },  { "JST", 540 },   { "KST", 540 },   { "ACST", 570 },  { "AEST", 600 },
  { "ACDT", 630 },  { "AEDT", 660 },  { "NZST", 720 },  { "NZDT", 780 },  { "NST", -210 },
  { "NDT", -150 },  { "AST", -240 },  { "ADT", -180 },  { "EST", -300 },  { "EDT", -240 },
  { "ET", -300 },   { "CST", -360 },  { "CDT", -300 },  { "CT", -360 },   { "MST", -420 },
  { "MDT", -360 },  { "MT", -420 },   { "PST", -480 },  { "PDT", -420 },  { "PT", -480 },
  { "AKST", -540 }, { "AKDT", -480 }, { "HST", -600 },  { "BRT", -180 },  { "SAST", 120 },
  { "AT", -240 },
};

/* How months begin in the languages that feeds are written in; what is longer comes first. */
static const struct
{
  const char *prefix;
  int month;
} months[] = {
  { "jan", 1 },  { "ene", 1 },  { "gen", 1 },  { "feb", 2 },  { "fev", 2 },  { "fév", 2 },
  { "mar", 3 },  { "mär", 3 },  { "mrz", 3 },  { "mrt", 3 },  { "maa", 3 },  { "apr", 4 },
  { "avr", 4 },  { "abr", 4 },  { "may", 5 },  { "mai", 5 },  { "maj", 5 },  { "mei", 5 },
  { "mag", 5 },  { "juin", 6 }, { "juil", 7 }, { "jun", 6 },  { "giu", 6 },  { "jul", 7 },
  { "lug", 7 },  { "aug", 8 },  { "aoû", 8 },  { "aou", 8 },  { "ago", 8 },  { "sep", 9 },
  { "set", 9 },  { "oct", 10 }, { "okt", 10 }, { "ott", 10 }, { "out", 10 }, { "nov", 11 },
  { "dec", 12 }, { "dez", 12 }, { "dic", 12 }, { "déc", 12 },
};

/* Days since 1970-01-01 of a date of the Gregorian calendar. */
static gint64
days_from_civil (gint64 year,
                 int    month,
                 int    day)
{
  gint64 era;
  gint64 year_of_era;
  gint64 day_of_year;

  year -= month <= 2;
  era = (year >= 0 ? year : year - 399) / 400;
  year_of_era = year - era * 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
         - 719468;
}

static int
days_in_month (int year,
               int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return days[month - 1] + (month == 2 && is_leap);
}

/* The 31st of June is the 1st of July: better than no date. */
static gint64
to_unix (const Fields *fields)
{
  int hour = fields->hour;

  if (fields->year < 1 || fields->year > 9999 || fields->month < 1 || fields->month > 12
      || fields->day < 1 || fields->day > 31 || fields->hour > 24 || fields->minute > 59
      || fields->second > 61 || ABS (fields->offset) > 24 * 60)
    return 0;
  if (fields->half_day == 1 && hour == 12)
    hour = 0;
  else if (fields->half_day == 2 && hour < 12)
    hour += 12;

  return days_from_civil (fields->year, fields->month, fields->day) * 86400 + hour * 3600
         + (fields->minute - fields->offset) * 60 + fields->second;
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
take (const char **p,
      int          n)
{
  int value = 0;

  while (n-- > 0)
    value = value * 10 + (*(*p)++ - '0');
  return value;
}

/* "10:20", "10:20:30.5", "1020", "102030" and, after a point, "10.20.30". Returns: FALSE if it is
 * none. */
static gboolean
read_time (const char **p,
           Fields      *fields)
{
  const char *q = *p;
  int n = count_digits (q);
  char separator;

  if (n == 4 || n == 6)
    {
      fields->hour = take (&q, 2);
      fields->minute = take (&q, 2);
      fields->second = n == 6 ? take (&q, 2) : 0;
    }
  else if (n == 1 || n == 2)
    {
      fields->hour = take (&q, n);
      separator = *q;
      if ((separator == ':' || separator == '.') && g_ascii_isdigit (q[1]))
        {
          q++;
          fields->minute = take (&q, MIN (count_digits (q), 2));
          if (*q == separator && g_ascii_isdigit (q[1]))
            {
              q++;
              fields->second = take (&q, MIN (count_digits (q), 2));
            }
        }
    }
  else
    return FALSE;

  if ((*q == '.' || *q == ',') && g_ascii_isdigit (q[1]))
    q += 1 + count_digits (q + 1);
  else if (*q == ':')
    q++;
  fields->has_time = TRUE;
  *p = q;
  return TRUE;
}

/* "+02:00", "-0500", "+1", "- 05:30". */
static gboolean
read_offset (const char **p,
             Fields      *fields)
{
  int sign = **p == '-' ? -1 : 1;
  const char *q = *p + 1;
  int hours;
  int minutes = 0;
  int n;

  q += strspn (q, " ");
  n = count_digits (q);
  if (n == 0 || n > 6)
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
  fields->offset = sign * (hours * 60 + minutes);
  fields->has_zone = TRUE;
  *p = q;
  return TRUE;
}

static gboolean
read_zone_name (const char *word,
                int         length,
                Fields     *fields)
{
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    if ((int) strlen (zones[i].name) == length
        && g_ascii_strncasecmp (word, zones[i].name, length) == 0)
      {
        if (!fields->has_zone)
          fields->offset = zones[i].minutes;
        fields->has_zone = TRUE;
        return TRUE;
      }
  return FALSE;
}

static int
month_of_word (const char *word,
               int         length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      int n = (int) strlen (months[i].prefix);

      if (n <= length && g_ascii_strncasecmp (word, months[i].prefix, n) == 0)
        return months[i].month;
    }
  return 0;
}

static int
count_letters (const char *p)
{
  int n = 0;

  while (g_ascii_isalpha (p[n]) || (guchar) p[n] >= 0x80)
    n++;
  return n;
}

/* A time, then a zone, both of which may be missing. */
static void
read_time_and_zone (const char *p,
                    Fields     *fields)
{
  p += strspn (p, " Tt");
  if (!read_time (&p, fields))
    return;
  p += strspn (p, " ");
  if (*p == '+' || *p == '-')
    read_offset (&p, fields);
  else if (g_ascii_isalpha (*p))
    {
      int n = 0;

      while (g_ascii_isalpha (p[n]))
        n++;
      if (n == 2 && g_ascii_tolower (p[1]) == 'm')
        fields->half_day = g_ascii_tolower (*p) == 'a' ? 1 : 2;
      else
        read_zone_name (p, n, fields);
    }
}

static void
set_day_of_year (Fields *fields,
                 int     day_of_year)
{
  fields->month = 1;
  fields->day = day_of_year;
  while (fields->month < 12 && fields->day > days_in_month (fields->year, fields->month))
    fields->day -= days_in_month (fields->year, fields->month++);
}

static void
set_week (Fields *fields,
          int     week,
          int     weekday)
{
  /* Week 1 is the one with January 4th in it. */
  gint64 fourth = days_from_civil (fields->year, 1, 4);
  gint64 monday = fourth - (fourth + 3) % 7;
  gint64 days = monday + (week - 1) * 7 + weekday - 1;

  set_day_of_year (fields, 1);
  fields->day = 1 + (int) (days - days_from_civil (fields->year, 1, 1));
  if (fields->day < 1)
    fields->day = 1;
  if (fields->day > 31)
    set_day_of_year (fields, fields->day);
}

/* YYYY, YYYY-MM, YYYY-MM-DD, YYYY-DDD, YYYY-Www-D, also without hyphens or with slashes. */
static gboolean
read_iso_date (const char **text,
               Fields      *fields)
{
  const char *p = *text;
  int n = count_digits (p);

  if (n != 4 && n != 6 && n != 7 && n != 8)
    return FALSE;
  fields->year = take (&p, 4);
  fields->month = fields->day = 1;
  if (n == 7)
    set_day_of_year (fields, take (&p, 3));
  else if (n > 4)
    {
      fields->month = take (&p, 2);
      if (n == 8)
        fields->day = take (&p, 2);
    }
  else if (*p == '-' || *p == '/' || *p == '.' || *p == 'W')
    {
      char separator = *p;

      p += *p != 'W';
      n = count_digits (p);
      if (*p == 'W' && count_digits (p + 1) >= 2)
        {
          int week;

          p++;
          week = take (&p, 2);
          p += *p == '-';
          set_week (fields, week, g_ascii_isdigit (*p) ? take (&p, 1) : 1);
        }
      else if (n == 3)
        set_day_of_year (fields, take (&p, 3));
      else if (n == 1 || n == 2)
        {
          fields->month = take (&p, n);
          n = *p == separator ? count_digits (p + 1) : 0;
          if (n == 1 || n == 2)
            {
              p++;
              fields->day = take (&p, n);
            }
        }
      else
        return FALSE;
    }
  else if (*p != '\0')
    return FALSE;
  *text = p;
  return TRUE;
}

static int
widen_year (int year,
            int n_digits)
{
  if (n_digits > 2)
    return year;
  return year + (year < 70 ? 2000 : 1900);
}

/* "31.12.2003" */
static gboolean
read_dotted (const char **p,
             Fields      *fields)
{
  const char *q = *p;
  int day;
  int month;

  if (count_digits (q) > 2)
    return FALSE;
  day = take (&q, count_digits (q));
  if (*q != '.' || count_digits (q + 1) < 1 || count_digits (q + 1) > 2)
    return FALSE;
  q++;
  month = take (&q, count_digits (q));
  if (*q != '.' || count_digits (q + 1) != 4)
    return FALSE;
  q++;
  fields->day = day;
  fields->month = month;
  fields->year = take (&q, 4);
  fields->has_year = TRUE;
  *p = q;
  return TRUE;
}

/* A number that is no time: day, then year, whichever is missing; "9/15/2006" as Americans write
 * it. */
static void
read_number (const char **p,
             Fields      *fields)
{
  int n = count_digits (*p);
  int value = n <= 4 ? take (p, n) : 0;

  if (n > 4)
    *p += n;
  else if (**p == '/' && g_ascii_isdigit ((*p)[1]) && fields->month == 0 && fields->day == 0
           && n <= 2)
    {
      fields->month = value;
      (*p)++;
      fields->day = take (p, MIN (count_digits (*p), 2));
    }
  else if ((n > 2 || fields->day != 0) && !fields->has_year)
    {
      fields->year = widen_year (value, n);
      fields->has_year = TRUE;
    }
  else if (fields->day == 0)
    fields->day = value;
}

static void
read_word (const char *word,
           int         length,
           Fields     *fields)
{
  int month = month_of_word (word, length);

  if (month != 0 && (fields->month == 0 || fields->has_early_month))
    {
      fields->has_early_month = !fields->has_number;
      fields->month = month;
    }
  else if (length == 2 && fields->has_time && g_ascii_tolower (word[1]) == 'm'
           && strchr ("aApP", *word) != NULL)
    fields->half_day = g_ascii_tolower (*word) == 'a' ? 1 : 2;
  else if (fields->has_time)
    read_zone_name (word, length, fields);
}

/* Words, numbers and times in about any order. */
static gint64
parse_words (const char *p)
{
  Fields fields = { 0 };

  while (*p != '\0')
    {
      if (g_ascii_isdigit (*p))
        {
          int n = count_digits (p);
          const char *q = p;
          Fields iso = fields;

          fields.has_number = TRUE;
          if (n <= 2 && p[n] == ':' && !fields.has_time)
            read_time (&p, &fields);
          else if (n == 4 && (p[4] == '-' || p[4] == '/') && fields.day == 0
                   && read_iso_date (&q, &iso))
            {
              fields = iso;
              fields.has_year = TRUE;
              p = q;
            }
          else if (fields.day != 0 || !read_dotted (&p, &fields))
            read_number (&p, &fields);
        }
      else if ((*p == '+' || *p == '-') && fields.has_time
               && g_ascii_isdigit (p[1 + strspn (p + 1, " ")]))
        {
          if (!read_offset (&p, &fields))
            break;
        }
      else if (count_letters (p) > 0)
        {
          int n = count_letters (p);

          read_word (p, n, &fields);
          p += n;
        }
      else
        p++;
    }

  if (!fields.has_year || fields.month == 0)
    return 0;
  /* "July 2004" */
  if (fields.day == 0)
    fields.day = 1;
  return to_unix (&fields);
}

/* Seconds since 1970, or milliseconds, and nothing else. */
static gint64
parse_stamp (const char *text)
{
  int n = count_digits (text);

  if (text[n] != '\0' || (n != 10 && n != 13))
    return 0;
  return g_ascii_strtoll (text, NULL, 10) / (n == 13 ? 1000 : 1);
}

gint64
_byline_feed_parse_date (const char *text)
{
  char trimmed[MAX_LENGTH + 1];
  gint64 iso = 0;

  if (text == NULL)
    return 0;
  text += strspn (text, " \t\r\n");
  g_strlcpy (trimmed, text, sizeof trimmed);
  g_strchomp (trimmed);

  if (g_ascii_isdigit (trimmed[0]))
    {
      const char *p = trimmed;
      Fields fields = { 0 };

      if (read_iso_date (&p, &fields)
          && (*p == '\0' || ((*p == 'T' || *p == 't' || *p == ' ') && g_ascii_isdigit (p[1]))
              || g_ascii_isspace (*p)))
        {
          read_time_and_zone (p, &fields);
          iso = to_unix (&fields);
        }
    }
  if (iso == 0)
    iso = parse_stamp (trimmed);
  return iso != 0 ? iso : parse_words (trimmed);
}
