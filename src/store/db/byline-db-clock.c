/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-clock-private.h"

/*
 * The machine's clock may have been wrong, or be so now: a dead battery puts it to 1970, a slip of a
 * finger years ahead. What deletes goes by a time that servers have confirmed.
 */

#define DAY 86400

gint64
_byline_db_get_newest_date (BylineDb *self)
{
  return MAX (0, _byline_db_query_int (self, 0, NULL,
                                       "SELECT value FROM meta WHERE name = 'newest-date'", ""));
}

gint64
byline_db_get_trusted_time (BylineDb *self, gint64 now)
{
  gint64 newest;

  g_return_val_if_fail (self != NULL, 0);

  newest = _byline_db_get_newest_date (self);
  if (newest == 0)
    return 0;
  return now < newest - DAY ? newest : MIN (now, newest + DAY);
}

gint64
_byline_db_deleting_time (BylineDb *self, gint64 now)
{
  gint64 trusted = byline_db_get_trusted_time (self, now);

  return trusted != 0 ? trusted : now;
}

gint64
_byline_db_received_time (BylineDb *self, gint64 now)
{
  gint64 newest = _byline_db_get_newest_date (self);

  return now < newest - DAY ? newest : now;
}
