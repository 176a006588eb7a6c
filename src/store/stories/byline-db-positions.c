/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-positions-private.h"

#include "byline-db-private.h"
#include "byline-db-stories.h"
#include "byline-error.h"

gboolean
byline_db_set_position (BylineDb *self,
                        gint64 story_id,
                        const BylineReadingPosition *position,
                        GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  if (position == NULL)
    return _byline_db_run (self, error, "DELETE FROM positions WHERE story = ?", "i", story_id) &&
           _byline_transaction_commit (&scope, error);
  return _byline_db_run (self, error,
                         "INSERT OR REPLACE INTO positions (block, mark, offset, part, story)"
                         " SELECT ?, ?, ?, ?, id FROM stories WHERE id = ?",
                         "iiiii", (gint64) position->block, (gint64) position->mark,
                         (gint64) position->offset, (gint64) position->part, story_id) &&
         _byline_transaction_commit (&scope, error);
}

gboolean
_byline_db_get_position (BylineDb *self,
                         gint64 story_id,
                         BylineReadingPosition **position,
                         GError **error)
{
  g_autoptr (BylineStatement) row = _byline_db_query (
    self, error, "SELECT block, mark, offset, part FROM positions WHERE story = ?", "i", story_id);
  g_autoptr (GError) failure = NULL;

  *position = NULL;
  if (row == NULL)
    return FALSE;
  if (_byline_db_step (self, row, &failure))
    {
      *position = byline_record_new (&byline_reading_position_record);
      (*position)->block = (guint) CLAMP (sqlite3_column_int64 (row, 0), 0, G_MAXINT);
      (*position)->mark = (guint) sqlite3_column_int64 (row, 1);
      (*position)->offset = (guint) CLAMP (sqlite3_column_int64 (row, 2), 0, G_MAXINT);
      (*position)->part = (int) CLAMP (sqlite3_column_int64 (row, 3), -100000, 100000);
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}
