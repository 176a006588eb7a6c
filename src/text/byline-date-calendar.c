/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-date-private.h"

#include <string.h>

gint64
_byline_date_days (gint64 year, int month, int day)
{
  gint64 era;
  gint64 year_of_era;
  gint64 day_of_year;

  year -= month <= 2;
  era = (year >= 0 ? year : year - 399) / 400;
  year_of_era = year - era * 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

gboolean
_byline_date_is_language (const char *language, const char *code)
{
  gsize length = strlen (code);

  return language != NULL && g_ascii_strncasecmp (language, code, length) == 0 &&
         !g_ascii_isalnum (language[length]);
}

/* Returns: (transfer none): the region of a language tag, two letters; "" if it has none. */
static const char *
region_of (const char *language)
{
  for (const char *p = strpbrk (language, "-_"); p != NULL; p = strpbrk (p + 1, "-_"))
    if (g_ascii_isalpha (p[1]) && g_ascii_isalpha (p[2]) && !g_ascii_isalnum (p[3]))
      return p + 1;
  return "";
}

gboolean
_byline_date_is_month_first (const char *language)
{
  /* Where English is American, and Spanish writes numbers as it does. */
  static const char *const english[] = { "",   "US", "AS", "FM", "GU", "MH", "MP",
                                         "PH", "PR", "PW", "UM", "VI", NULL };
  static const char *const spanish[] = { "PA", "PR", NULL };
  const char *region;
  const char *const *regions = NULL;

  if (language == NULL)
    return FALSE;
  if (_byline_date_is_language (language, "fil") || _byline_date_is_language (language, "tl") ||
      _byline_date_is_language (language, "chr") || _byline_date_is_language (language, "haw"))
    return TRUE;
  if (_byline_date_is_language (language, "en"))
    regions = english;
  else if (_byline_date_is_language (language, "es"))
    regions = spanish;
  region = region_of (language);
  for (; regions != NULL && *regions != NULL; regions++)
    if (**regions == '\0' ? *region == '\0' : g_ascii_strncasecmp (region, *regions, 2) == 0)
      return TRUE;
  return FALSE;
}

gboolean
_byline_date_is_year_first (const char *language)
{
  static const char *const codes[] = { "hu", "ja", "ko", "lt", "mn", "zh", NULL };

  for (gsize i = 0; language != NULL && codes[i] != NULL; i++)
    if (_byline_date_is_language (language, codes[i]))
      return TRUE;
  return FALSE;
}
