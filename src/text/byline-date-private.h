/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The most characters of a date, white space folded. */
#define BYLINE_DATE_MAX_CHARS 160
/** Each takes four bytes at most. */
#define BYLINE_DATE_MAX_BYTES (BYLINE_DATE_MAX_CHARS * 4)
/** Longer words, in bytes, mean nothing. */
#define BYLINE_DATE_MAX_WORD 48

/**
 * BylineDateText: a date made comparable.
 * @text: lower case, without accents, with digits and punctuation of ASCII, white space folded
 * @raw: the letters of ASCII as they were written, at the same places; 0 for all else
 */
typedef struct {
  char text[BYLINE_DATE_MAX_BYTES + 1];
  char raw[BYLINE_DATE_MAX_BYTES + 1];
} BylineDateText;

/** Returns: whether @text is UTF-8 and short enough to be a date. */
gboolean _byline_date_fold (const char *text, BylineDateText *folded);

typedef enum {
  MONTH,   /* 1-12 */
  WEEKDAY, /* 0 for Sunday */
  AM,
  PM,
  ERA,           /* what is added to its years */
  FILLER,        /* stands between the parts of a date */
  SECOND,        /* Arabic: the second of two months of one name */
  NEXT_IS_MONTH, /* the number behind it is a month */
  SKIP_NUMBER,   /* the number behind it is a weekday */
} BylineDateMeaning;

typedef struct {
  const char *word;
  BylineDateMeaning meaning;
  int number;
  const char *language;
} BylineDateWord;

/** Returns: (transfer none) (nullable): what a folded @word means in @language (nullable). */
const BylineDateWord *_byline_date_find_word (const char *word, const char *language);
/** Returns: (transfer none): all words, for tests. */
const BylineDateWord *_byline_date_words (gsize *n_words);

/**
 * BylineDateZone: a zone that has a name.
 * @minutes: east of UTC
 * @place: (nullable): the zone database's name of a place that has it, if summer and winter differ
 */
typedef struct {
  const char *name;
  int minutes;
  const char *place;
} BylineDateZone;

/** Returns: (transfer none) (nullable): the zone with an abbreviation in lower case. */
const BylineDateZone *_byline_date_find_zone (const char *name);
/** Returns: (transfer none) (nullable): the zone in whose name in words @text, in lower case,
 * begins. */
const BylineDateZone *_byline_date_find_zone_phrase (const char *text);

/** Returns: whether @place has the form of a name of the zone database, as "Europe/Paris". */
gboolean _byline_date_is_place (const char *place);
/**
 * Finds the offset of a place.
 *
 * @place: a name of the zone database, as "Europe/Paris"
 * @seconds: the local time, in seconds since 1970
 * @minutes: (out): east of UTC
 *
 * Returns: whether @place is in the zone database.
 */
gboolean _byline_date_zone_of_place (const char *place, gint64 seconds, int *minutes);

/** Returns: days since 1970-01-01 of a day of the Gregorian calendar; @day may be too large. */
gint64 _byline_date_days (gint64 year, int month, int day);
/** Returns: whether a language tag (nullable) begins with the code @code. */
gboolean _byline_date_is_language (const char *language, const char *code);
/** Returns: whether numbers such as 3/5/2024 begin with the month in @language (nullable). */
gboolean _byline_date_is_month_first (const char *language);
/** Returns: whether numbers such as 24/5/3 begin with the year in @language (nullable). */
gboolean _byline_date_is_year_first (const char *language);

G_END_DECLS
