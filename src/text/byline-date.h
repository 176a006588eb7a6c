/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates as programs and people write them. All of these are pure and run on any thread. */

/**
 * BylineDateFlags:
 * @BYLINE_DATE_DEFAULT: a month or a year alone is its first day; "3/5/2024" is in May if nothing
 *   says otherwise
 * @BYLINE_DATE_WHOLE_DAY: what lacks a day is no date
 * @BYLINE_DATE_MONTH_FIRST: "3/5/2024" is in March if neither the language nor a weekday decides
 *
 * How a date is read that can be read in several ways.
 */
typedef enum {
  BYLINE_DATE_DEFAULT = 0,
  BYLINE_DATE_WHOLE_DAY = 1 << 0,
  BYLINE_DATE_MONTH_FIRST = 1 << 1,
} BylineDateFlags;

/**
 * byline_date_parse:
 * @text: (nullable): a date, with or without a time and a zone; any bytes
 * @language: (nullable): the language of the document (RFC 5646)
 * @flags: what counts as a date
 *
 * Reads
 * - ISO 8601, also basic, with ordinal days and weeks, and truncated (YY-MM-DD, YYDDD, -YYMM), and
 *   its profiles RFC 3339 and W3C-DTF;
 * - RFC 5322 and its forerunners RFC 822 and 2822 with the usual sloppiness, and asctime();
 * - seconds and milliseconds since 1970;
 * - what people write: months and weekdays in some seventy languages (CLDR), any order of day,
 * month and year, clocks of twelve hours, the signs of Chinese, Japanese and Korean, their eras and
 *   Thailand's, digits of any script;
 * - zones as offsets ("+0200", "GMT+1"), by abbreviation, and by place ("Europe/Paris").
 *
 * A date without a time is midnight, a time without a zone is UTC. The 31st of June is the 1st of
 * July. In "3/5/2024", numbers over 12, a weekday beside it, @language and last @flags decide which
 * is the day; English without a region is taken as American, as CLDR does. What programs write
 * instead of a date (year 1, 1601-01-01, 1899-12-30, 1900-01-01T00:00, 9999) is none, and neither
 * are years before 1583, when the Gregorian calendar was young, and after 2199, or anything longer
 * than 160 characters. Linear in the length of @text.
 *
 * Returns: seconds since 1970; 0 if @text is no date.
 */
gint64 byline_date_parse (const char *text, const char *language, BylineDateFlags flags);

/**
 * byline_date_from_address:
 * @url: (nullable): an address
 *
 * Returns: the day that is a part of an address ("/2021/09/30/", "-2021-09-30-") in seconds since
 *   1970; 0 if there is none.
 */
gint64 byline_date_from_address (const char *url);

G_END_DECLS
