/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-metadata-private.h"

#include <stdlib.h>
#include <string.h>

#define MIN_YEAR 1900
#define MAX_YEAR 2100

typedef struct {
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  int offset; /* minutes east of UTC */
} DateParts;

static gint64
seconds_of (const DateParts *parts)
{
  g_autoptr (GDateTime) time = NULL;

  if (parts->year < MIN_YEAR || parts->year > MAX_YEAR)
    return 0;
  time = g_date_time_new_utc (parts->year, parts->month, parts->day, parts->hour, parts->minute,
                              MIN (parts->second, 59));
  return time != NULL ? g_date_time_to_unix (time) - parts->offset * 60 : 0;
}

/* Reads @n digits. Returns FALSE if there are not that many. */
static gboolean
read_digits (const char **text,
             int          n,
             int         *value)
{
  *value = 0;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *value = *value * 10 + (**text - '0');
      (*text)++;
    }
  return TRUE;
}

/* "Z", "+02:00", "-0500", "GMT+1", "EST" */
static int
read_zone (const char *text)
{
  static const struct {
    const char *name;
    int offset;
  } zones[] = { { "EST", -300 }, { "EDT", -240 }, { "CST", -360 }, { "CDT", -300 }, { "MST", -420 },
                { "MDT", -360 }, { "PST", -480 }, { "PDT", -420 }, { "CET", 60 },   { "CEST", 120 },
                { "BST", 60 },   { "IST", 330 },  { "JST", 540 } };
  int hours;
  int minutes = 0;
  int sign;

  while (*text == ' ' || *text == '.' || g_ascii_isdigit (*text) || *text == '(')
    text++;
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      if (g_str_has_prefix (text, zones[i].name))
        return zones[i].offset;
    }
  while (g_ascii_isalpha (*text))
    text++;
  if (*text != '+' && *text != '-')
    return 0;
  sign = *text++ == '-' ? -1 : 1;
  if (!read_digits (&text, 2, &hours))
    return 0;
  if (*text == ':')
    text++;
  if (g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]))
    read_digits (&text, 2, &minutes);
  return hours <= 14 ? sign * (hours * 60 + minutes) : 0;
}

/* "10:30", "10:30:15", "10:30 pm" at @text; returns behind it. */
static const char *
read_time (const char *text,
           DateParts  *parts)
{
  char *end = NULL;
  long hour = strtol (text, &end, 10);
  long minute;

  if (end == text || *end != ':' || hour < 0 || hour > 23)
    return NULL;
  text = end + 1;
  minute = strtol (text, &end, 10);
  if (end == text || minute < 0 || minute > 59)
    return NULL;
  parts->hour = (int) hour;
  parts->minute = (int) minute;
  text = end;
  if (*text == ':' && g_ascii_isdigit (text[1]))
    {
      parts->second = CLAMP (atoi (text + 1), 0, 59);
      text += 2;
      while (g_ascii_isdigit (*text))
        text++;
    }
  end = (char *) text;
  while (*end == ' ')
    end++;
  if (g_ascii_tolower (end[0]) == 'p' && (g_ascii_tolower (end[1]) == 'm' || end[1] == '.'))
    {
      parts->hour = parts->hour % 12 + 12;
      text = end + 1 + strspn (end + 1, ".mM");
    }
  else if (g_ascii_tolower (end[0]) == 'a' && (g_ascii_tolower (end[1]) == 'm' || end[1] == '.'))
    {
      parts->hour %= 12;
      text = end + 1 + strspn (end + 1, ".mM");
    }
  return text;
}

/* "2021年9月30日" */
static gboolean
parse_east_asian (const char *text,
                  DateParts  *parts)
{
  static const char *marks[] = { "年", "月", "日" };
  int *numbers[] = { &parts->year, &parts->month, &parts->day };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      char *end = NULL;

      *numbers[i] = (int) CLAMP (strtol (text, &end, 10), 0, 9999);
      if (end == text || !g_str_has_prefix (end, marks[i]))
        return FALSE;
      text = end + strlen (marks[i]);
    }
  text += strspn (text, " ");
  read_time (text, parts);
  return TRUE;
}

/* "2021-09-30T10:00:00Z", "2021/09/30 10:00", "20210930" */
static gboolean
parse_numeric (const char *text,
               DateParts  *parts)
{
  const char *p = text;
  char separator;

  if (!read_digits (&p, 4, &parts->year))
    return FALSE;
  separator = *p;
  if (separator == '-' || separator == '/' || separator == '.')
    p++;
  if (!read_digits (&p, 2, &parts->month))
    return FALSE;
  if (*p == separator && !g_ascii_isdigit (separator))
    p++;
  if (!read_digits (&p, 2, &parts->day) || parts->month < 1 || parts->month > 12)
    return FALSE;
  while (*p == ' ' || *p == 'T' || *p == 't' || *p == ',')
    p++;
  if (g_ascii_isdigit (*p))
    {
      p = read_time (p, parts);
      if (p != NULL)
        parts->offset = read_zone (p);
    }
  return TRUE;
}

static int
month_of_word (const char *word,
               gsize       length)
{
  static const struct {
    const char *prefix;
    int month;
  } months[] = {
    { "jan", 1 }, { "ene", 1 }, { "jän", 1 }, { "feb", 2 }, { "fév", 2 }, { "mar", 3 },
    { "mär", 3 }, { "apr", 4 }, { "avr", 4 },
    { "abr", 4 }, { "may", 5 }, { "mai", 5 }, { "jun", 6 }, { "juin", 6 }, { "jul", 7 },
    { "juil", 7 }, { "aug", 8 }, { "aoû", 8 },
    { "ago", 8 }, { "sep", 9 }, { "oct", 10 }, { "okt", 10 }, { "nov", 11 }, { "dec", 12 },
    { "dez", 12 }, { "dic", 12 }, { "déc", 12 },
  };
  g_autofree char *folded = g_utf8_strdown (word, (gssize) length);

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      if (g_str_has_prefix (folded, months[i].prefix))
        return months[i].month;
    }
  return 0;
}

static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c) || (guchar) c >= 0x80;
}

/* "Tue, 30 Sep 2021 10:00:00 GMT", "September 30, 2021 at 10:00 a.m. EST", "30. September 2021" */
static gboolean
parse_written (const char *text,
               DateParts  *parts)
{
  const char *p = text;

  while (*p != '\0')
    {
      if (g_ascii_isdigit (*p))
        {
          const char *behind = read_time (p, parts);
          char *end = NULL;
          long number;

          if (behind != NULL)
            {
              parts->offset = read_zone (behind);
              p = behind;
              continue;
            }
          number = strtol (p, &end, 10);
          if (end - p == 4 && parts->year == 0)
            parts->year = (int) number;
          else if (end - p <= 2 && parts->day == 0 && number >= 1 && number <= 31)
            parts->day = (int) number;
          p = end;
        }
      else if (is_letter (*p))
        {
          const char *begin = p;

          while (is_letter (*p))
            p++;
          if (parts->month == 0 && p - begin >= 3)
            parts->month = month_of_word (begin, (gsize) (p - begin));
        }
      else
        {
          p++;
        }
    }
  return parts->year > 0 && parts->month > 0 && parts->day > 0;
}

gint64
_byline_date_parse (const char *text)
{
  DateParts parts = { 0 };
  gsize length;

  if (text == NULL)
    return 0;
  text += strspn (text, " \t\r\n");
  length = strlen (text);
  if (length < 8 || length > 120 || !g_utf8_validate (text, -1, NULL))
    return 0;
  if (strspn (text, "0123456789") == length && length >= 10 && length <= 13)
    {
      gint64 number = g_ascii_strtoll (text, NULL, 10);

      return length > 11 ? number / 1000 : number;
    }
  if (parse_east_asian (text, &parts)
      || (memset (&parts, 0, sizeof parts), parse_numeric (text, &parts)))
    return seconds_of (&parts);
  memset (&parts, 0, sizeof parts);
  return parse_written (text, &parts) ? seconds_of (&parts) : 0;
}

gint64
_byline_date_from_address (const char *url)
{
  for (const char *p = url; p != NULL && (p = strpbrk (p, "/-_")) != NULL; p++)
    {
      DateParts parts = { 0 };
      const char *q = p + 1;

      if (read_digits (&q, 4, &parts.year) && (*q == '/' || *q == '-') &&
          (q++, read_digits (&q, 2, &parts.month)) && (*q == '/' || *q == '-') &&
          (q++, read_digits (&q, 2, &parts.day)) && !g_ascii_isdigit (*q))
        {
          gint64 found = seconds_of (&parts);

          if (found != 0)
            return found;
        }
    }
  return 0;
}
