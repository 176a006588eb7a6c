/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-place-private.h"

/*
 * A story's place is its row in the search: a number that rises with its time, and that is no other
 * story's. FTS5 keeps of a word the differences between its stories' rows, mostly in one byte if they are
 * small. So a place is the time in steps of a few seconds, or the next free one behind it: in a library of
 * 100,000 stories of a month, one place in three is taken.
 *
 * Stories of one step, and what comes where others were put behind their time, are not in order; a
 * list that is read by places is put in order afterwards (byline-db-lists.c).
 */

#define STEP 8

gint64
_byline_place_of_time (gint64 time)
{
  return (CLAMP (time, -BYLINE_MAX_TIME, BYLINE_MAX_TIME) + BYLINE_MAX_TIME) / STEP;
}

/* Returns: the first place from @place on that is free; -1 with an error. */
static gint64
find_free (BylineDb *self, gint64 place, GError **error)
{
  g_autoptr (BylineStatement) rows = _byline_db_query (
    self, error, "SELECT place FROM stories WHERE place >= ? ORDER BY place", "i", place);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return -1;
  while (_byline_db_step (self, rows, &failure) && sqlite3_column_int64 (rows, 0) <= place)
    place = sqlite3_column_int64 (rows, 0) + 1;
  return byline_error_pass (error, g_steal_pointer (&failure)) ? place : -1;
}

/* Notes, in powers of two, how far behind their time stories are put: see _byline_place_after(). */
static gboolean
note_shift (BylineDb *self, gint64 shift, GError **error)
{
  gint64 noted = 1;

  if (shift <= self->place_hint.shift)
    return TRUE;
  while (noted < shift)
    noted *= 2;
  if (!_byline_db_run (self, error,
                       "INSERT INTO meta (name, value) VALUES ('place-shift', ?)"
                       " ON CONFLICT (name) DO UPDATE SET value = max (value, excluded.value)",
                       "i", noted))
    return FALSE;
  self->place_hint.shift = noted;
  return TRUE;
}

gint64
_byline_place_new (BylineDb *self, gint64 sort_time, GError **error)
{
  BylinePlaceHint *hint = &self->place_hint;
  gint64 first = _byline_place_of_time (sort_time);
  gint64 place = find_free (self, hint->first == first ? hint->next : first, error);

  if (place < 0 || !note_shift (self, place - first, error))
    return -1;
  /* Thousands may have come in the same second. */
  hint->first = first;
  hint->next = place + 1;
  return place;
}

gint64
_byline_place_after (BylineDb *self, gint64 time, GError **error)
{
  gint64 shift = _byline_db_query_int (self, 0, error,
                                       "SELECT value FROM meta WHERE name = 'place-shift'", "");

  return shift < 0 ? -1 : _byline_place_of_time (time) + shift;
}
