/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-ahead.h"

#include "byline-db-private.h"
#include "byline-db-subscriptions-private.h"
#include "byline-error.h"
#include "byline-journal-private.h"
#include "byline-stories-journal-private.h"

/* What is loaded of a publication's stories before somebody opens them: what is set, and how far that
 * went on a day. */

#define DAY (24 * 60 * 60)

void
_byline_journal_add_ahead (BylineDb *self, const char *publication, const BylineAhead *ahead)
{
  g_autoptr (JsonObject) line = _byline_journal_line_new (self, "ahead");

  json_object_set_string_member (line, "publication", publication);
  json_object_set_string_member (line, "value", byline_ahead_level_to_string (ahead->level));
  json_object_set_int_member (line, "limit", ahead->limit);
  _byline_journal_add (self, line);
}

gboolean
byline_db_set_ahead (BylineDb *self,
                     gint64 publication_id,
                     const BylineAhead *ahead,
                     GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (BylinePublication) row = NULL;

  g_return_val_if_fail (self != NULL && ahead != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  row = byline_db_get_publication (self, publication_id, error);
  if (row == NULL ||
      !_byline_db_run (self, error,
                       "UPDATE publications SET ahead = ?, ahead_limit = ? WHERE id = ?", "iii",
                       (gint64) ahead->level, (gint64) ahead->limit, publication_id))
    return FALSE;
  _byline_journal_add_ahead (self, row->key, ahead);
  return _byline_transaction_commit (&scope, error);
}

static gboolean
add_stories (BylineDb *self,
             gint64 publication_id,
             BylineAheadLevel level,
             gint64 n,
             GArray *stories,
             GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self, error,
                             "SELECT id FROM stories WHERE publication = ? AND shown = 1"
                             " AND is_read = 0 AND offline < ? AND in_vain = 0"
                             " ORDER BY sort_time DESC, id DESC LIMIT ?",
                             "iii", publication_id, (gint64) level, n);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    {
      BylineAheadStory story = { sqlite3_column_int64 (rows, 0), level };

      g_array_append_val (stories, story);
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}

GArray *
byline_db_list_ahead (BylineDb *self, gint64 now, GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self, error,
                             "SELECT id, ahead, ahead_limit,"
                             " CASE ahead_day WHEN ? THEN ahead_taken ELSE 0 END"
                             " FROM publications WHERE ahead > 0 AND removed_at = 0",
                             "i", now / DAY);
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (BylineAheadStory));
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return NULL;
  while (_byline_db_step (self, rows, &failure))
    {
      BylineAhead ahead = { byline_ahead_level_from_int (sqlite3_column_int64 (rows, 1)),
                            byline_ahead_limit_from_int (sqlite3_column_int64 (rows, 2)) };
      gint64 left = (gint64) byline_ahead_get_limit (&ahead) - sqlite3_column_int64 (rows, 3);

      if (left > 0 &&
          !add_stories (self, sqlite3_column_int64 (rows, 0), ahead.level, left, stories, error))
        return NULL;
    }
  return byline_error_pass (error, g_steal_pointer (&failure)) ? g_steal_pointer (&stories) : NULL;
}

gboolean
byline_db_note_ahead (BylineDb *self,
                      gint64 story_id,
                      BylineAheadLevel level,
                      gboolean counts,
                      gint64 now,
                      GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  return _byline_transaction_begin (&scope, self, error) &&
         _byline_db_run (self, error,
                         "UPDATE stories SET offline = max (offline, ?1), in_vain = ?1 = 0"
                         " WHERE id = ?2",
                         "ii", (gint64) level, story_id) &&
         (!counts ||
          _byline_db_run (self, error,
                          "UPDATE publications SET"
                          " ahead_taken = CASE ahead_day WHEN ?1 THEN ahead_taken ELSE 0 END + 1,"
                          " ahead_day = ?1"
                          " WHERE id = (SELECT publication FROM stories WHERE id = ?2)",
                          "ii", now / DAY, story_id)) &&
         _byline_transaction_commit (&scope, error);
}

static gboolean
apply_ahead (BylineDb *self, JsonObject *line, GError **error)
{
  const char *key = _byline_journal_text (line, "publication");
  const char *value = _byline_journal_text (line, "value");
  gint64 row = key != NULL ? _byline_db_find_publication (self, key, error) : 0;
  BylineAhead ahead = { .limit = byline_ahead_limit_from_int (
                          _byline_journal_int (line, "limit")) };

  if (row <= 0 || value == NULL || !byline_ahead_level_from_string (value, &ahead.level))
    return row >= 0;
  return byline_db_set_ahead (self, row, &ahead, error);
}

const BylineJournalApplier _byline_ahead_appliers[] = {
  { "ahead", BYLINE_JOURNAL_STRUCTURE, apply_ahead, NULL },
  { NULL, 0, NULL, NULL },
};
