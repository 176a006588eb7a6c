/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-date-private.h"

#include <stdlib.h>
#include <string.h>

/* In the order of strcmp(). RFC 5322 4.3 has the American ones; the others are those of the zone
 * database and of people, each in its most frequent meaning: IST is India's, CST America's. Single
 * letters of the military, which RFC 822 had the wrong way round, are UTC but for Z. */
/* clang-format off */
static const BylineDateZone zones[] = {
  { "acdt", 630, NULL }, { "acst", 570, NULL }, { "act", -300, NULL }, { "adt", -180, NULL },
  { "aedt", 660, NULL }, { "aest", 600, NULL }, { "aft", 270, NULL }, { "akdt", -480, NULL },
  { "akst", -540, NULL }, { "almt", 300, NULL }, { "amt", -240, NULL }, { "art", -180, NULL },
  { "ast", -240, NULL }, { "at", -240, NULL }, { "awst", 480, NULL }, { "azost", 0, NULL },
  { "azot", -60, NULL }, { "azt", 240, NULL }, { "bot", -240, NULL }, { "brst", -120, NULL },
  { "brt", -180, NULL }, { "bst", 60, NULL }, { "cat", 120, NULL }, { "cdt", -300, NULL },
  { "cest", 120, NULL }, { "cet", 60, NULL }, { "chst", 600, NULL }, { "clst", -180, NULL },
  { "clt", -240, NULL }, { "cot", -300, NULL }, { "cst", -360, NULL },
  { "ct", -360, "America/Chicago" }, { "eat", 180, NULL }, { "edt", -240, NULL },
  { "eest", 180, NULL }, { "eet", 120, NULL }, { "est", -300, NULL },
  { "et", -300, "America/New_York" }, { "get", 240, NULL }, { "gmt", 0, NULL },
  { "gst", 240, NULL }, { "gyt", -240, NULL }, { "hadt", -540, NULL }, { "hae", -240, NULL },
  { "hap", -420, NULL }, { "hast", -600, NULL }, { "hkt", 480, NULL }, { "hne", -300, NULL },
  { "hnp", -480, NULL }, { "hst", -600, NULL }, { "ict", 420, NULL }, { "idt", 180, NULL },
  { "irdt", 270, NULL }, { "irkt", 480, NULL }, { "irst", 210, NULL }, { "ist", 330, NULL },
  { "jst", 540, NULL }, { "krat", 420, NULL }, { "kst", 540, NULL }, { "mdt", -360, NULL },
  { "mest", 120, NULL }, { "mesz", 120, NULL }, { "met", 60, NULL }, { "mez", 60, NULL },
  { "mmt", 390, NULL }, { "msd", 240, NULL }, { "msk", 180, NULL }, { "mst", -420, NULL },
  { "mt", -420, "America/Denver" }, { "myt", 480, NULL }, { "ndt", -150, NULL },
  { "npt", 345, NULL }, { "nst", -210, NULL }, { "nzdt", 780, NULL }, { "nzst", 720, NULL },
  { "oesz", 180, NULL }, { "oez", 120, NULL }, { "omst", 360, NULL }, { "pdt", -420, NULL },
  { "pet", -300, NULL }, { "pht", 480, NULL }, { "pkt", 300, NULL }, { "pst", -480, NULL },
  { "pt", -480, "America/Los_Angeles" }, { "pyt", -240, NULL }, { "sast", 120, NULL },
  { "sgt", 480, NULL }, { "sst", -660, NULL }, { "trt", 180, NULL }, { "ut", 0, NULL },
  { "utc", 0, NULL }, { "uyt", -180, NULL }, { "uzt", 300, NULL }, { "vet", -240, NULL },
  { "vlat", 600, NULL }, { "wast", 120, NULL }, { "wat", 60, NULL }, { "west", 60, NULL },
  { "wesz", 60, NULL }, { "wet", 0, NULL }, { "wez", 0, NULL }, { "wib", 420, NULL },
  { "wit", 540, NULL }, { "wita", 480, NULL }, { "yekt", 300, NULL }, { "z", 0, NULL },
  { "мск", 180, NULL },
};
/* clang-format on */

/* Zones in words, as JavaScript and American pages write them, in lower case. */
static const BylineDateZone phrases[] = {
  { "eastern daylight time", -240, NULL },
  { "eastern standard time", -300, NULL },
  { "eastern time", -300, "America/New_York" },
  { "central daylight time", -300, NULL },
  { "central standard time", -360, NULL },
  { "central time", -360, "America/Chicago" },
  { "central european summer time", 120, NULL },
  { "central european standard time", 60, NULL },
  { "central european time", 60, NULL },
  { "eastern european summer time", 180, NULL },
  { "eastern european standard time", 120, NULL },
  { "eastern european time", 120, NULL },
  { "mountain daylight time", -360, NULL },
  { "mountain standard time", -420, NULL },
  { "mountain time", -420, "America/Denver" },
  { "pacific daylight time", -420, NULL },
  { "pacific standard time", -480, NULL },
  { "pacific time", -480, "America/Los_Angeles" },
  { "british summer time", 60, NULL },
  { "greenwich mean time", 0, NULL },
  { "coordinated universal time", 0, NULL },
  { "moscow standard time", 180, NULL },
  { "india standard time", 330, NULL },
  { "china standard time", 480, NULL },
  { "japan standard time", 540, NULL },
  { "korean standard time", 540, NULL },
};

/* The first parts of the zone database's names. */
static const char *const areas[] = {
  "Africa",    "America", "Antarctica", "Arctic", "Asia", "Atlantic",
  "Australia", "Brazil",  "Canada",     "Chile",  "Etc",  "Europe",
  "Indian",    "Mexico",  "Pacific",    "US",     NULL,
};

static int
compare_zones (const void *name, const void *zone)
{
  return strcmp (name, ((const BylineDateZone *) zone)->name);
}

const BylineDateZone *
_byline_date_find_zone (const char *name)
{
  return bsearch (name, zones, G_N_ELEMENTS (zones), sizeof (BylineDateZone), compare_zones);
}

const BylineDateZone *
_byline_date_find_zone_phrase (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (g_str_has_prefix (text, phrases[i].name))
      return &phrases[i];
  return NULL;
}

/* A name becomes the name of a file: nothing but the database's own is looked for. */
gboolean
_byline_date_is_place (const char *place)
{
  g_auto (GStrv) parts = g_strsplit (place, "/", 4);

  if (g_strv_length (parts) < 2 || g_strv_length (parts) > 3 || !g_strv_contains (areas, parts[0]))
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (!g_ascii_isalpha (*parts[i]))
        return FALSE;
      for (const char *p = parts[i]; *p != '\0'; p++)
        if (!g_ascii_isalnum (*p) && strchr ("_+-", *p) == NULL)
          return FALSE;
    }
  return TRUE;
}

gboolean
_byline_date_zone_of_place (const char *place, gint64 seconds, int *minutes)
{
  g_autoptr (GTimeZone) zone = _byline_date_is_place (place) ? g_time_zone_new_identifier (place)
                                                             : NULL;
  int interval;

  if (zone == NULL)
    return FALSE;
  interval = g_time_zone_adjust_time (zone, G_TIME_TYPE_STANDARD, &seconds);
  *minutes = g_time_zone_get_offset (zone, interval) / 60;
  return TRUE;
}
