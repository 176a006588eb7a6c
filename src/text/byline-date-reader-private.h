/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-date-private.h"
#include "byline-date.h"

G_BEGIN_DECLS

/* How byline_date_parse() reads: a cursor over the folded text, and what it has found. */

/** The Gregorian calendar begins in 1582. */
#define BYLINE_DATE_MIN_YEAR 1583
/** Later ones are what programs have instead of a date (9999), or other calendars'. */
#define BYLINE_DATE_MAX_YEAR 2199
#define BYLINE_DATE_DAY_SECONDS 86400

typedef enum {
  BYLINE_DATE_CERTAIN,
  BYLINE_DATE_DAY_OR_MONTH, /* "3/5/2024": day and month as they stand, perhaps the other way round
                             */
  BYLINE_DATE_LIKELY_DAY,   /* "3-5-2024": the other way round in America alone */
} BylineDateOrder;

/* What has been read so far of one date. */
typedef struct {
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
  BylineDateOrder order;
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
} BylineDateReader;

static inline gboolean
has_day (const BylineDateReader *self)
{
  return self->has_year && self->month != 0 && self->day != 0;
}

static inline int
count_digits (const char *p)
{
  int n = 0;

  while (g_ascii_isdigit (p[n]))
    n++;
  return n;
}

/* Reads exactly @n digits. */
static inline int
take (const char **p, int n)
{
  int value = 0;

  while (n-- > 0)
    value = value * 10 + (*(*p)++ - '0');
  return value;
}

static inline const char *
skip_spaces (const char *p)
{
  return p + strspn (p, " ");
}

static inline gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c) || (guchar) c >= 0x80;
}

static inline int
widen_year (int year, int n_digits)
{
  if (n_digits > 2)
    return year;
  return year + (year < 70 ? 2000 : 1900);
}

/* Times and zones (byline-date-time.c). Each reads at the cursor, passes what it has read, and
 * returns whether it was there. */

/** "10:20", "10:20:30.5", "1020", "102030" and, with points, "10.20.30". */
gboolean _byline_date_read_time (BylineDateReader *self);
/** "10:20" among words: what is no time of day ("99:30") is passed. */
gboolean _byline_date_read_time_of_day (BylineDateReader *self);
/** "20h30", "20 h", "20 Uhr 30", and "14.30" behind a date. */
gboolean _byline_date_read_spoken_time (BylineDateReader *self);
/** "+02:00", "-0500", "+1", "- 05:30". */
gboolean _byline_date_read_offset (BylineDateReader *self);
/** A zone by its abbreviation or in words; @word is the one at @begin, behind which the cursor is.
 */
gboolean _byline_date_read_zone (BylineDateReader *self, const char *word, const char *begin);
/** "Europe/Paris", "America/Argentina/Buenos_Aires". */
gboolean _byline_date_read_place (BylineDateReader *self);

/* Dates of numbers (byline-date-numbers.c). */

/** Any date of ISO 8601, with the time that a "T" joins to it. */
gboolean _byline_date_read_iso (BylineDateReader *self);
/** "13.05.2024", "13. 5. 2024", "9/15/2006", "13-05-24", "2024. 5. 13.": three numbers with the
 * same sign between them. */
gboolean _byline_date_read_triple (BylineDateReader *self);
/** "05/2024". */
gboolean _byline_date_read_month_and_year (BylineDateReader *self);

/* What has been found (byline-date-parts.c). */

/** What was read of a date is none: other words stand in it. */
void _byline_date_forget_parts (BylineDateReader *self);
void _byline_date_set_month (BylineDateReader *self, int month);
/** Makes use of a word that stands at @begin; the cursor is behind it. */
void _byline_date_use_word (BylineDateReader *self, const BylineDateWord *word, const char *begin);

/* Words (byline-date-reader.c). */

/** Copies the word at @p, without the points in an abbreviation ("p.m.", "พ.ค."). Returns: its end.
 */
const char *_byline_date_copy_word (const char *p,
                                    char word[BYLINE_DATE_MAX_WORD + 1],
                                    guint *n_chars);
void _byline_date_read_word (BylineDateReader *self);

/* Chinese, Japanese and Korean (byline-date-east-asian.c). */

gboolean _byline_date_is_east_asian (const char *p);
/** A number with the sign of a year, month, day, hour, minute or second behind it. */
gboolean _byline_date_read_number_with_unit (BylineDateReader *self);
/** A number in words with its sign, or a word: nothing parts them. */
void _byline_date_read_east_asian (BylineDateReader *self);

G_END_DECLS
