/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-private.h"
#include "byline-db-subscriptions-private.h"
#include "byline-error.h"

/* After the first failure, in seconds; each further one doubles it. */
#define FIRST_WAIT (60 * 60)
/* With the last of these a picture has been asked for over ten days: it is gone. */
#define MAX_TRIES 9
/* A next try further away than this was set by a clock that was wrong. */
#define LONGEST_WAIT ((gint64) FIRST_WAIT << MAX_TRIES)
#define NEVER G_MAXINT64

GArray *
byline_db_wants_pictures (BylineDb *self, gint64 now, guint limit, GError **error)
{
  g_autoptr (BylineStatement) rows = NULL;
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  rows = _byline_db_query (self, error,
                           "SELECT s.id FROM stories s LEFT JOIN kept_pictures k ON k.story = s.id"
                           " WHERE s.is_saved = 1 AND (k.story IS NULL OR k.next_try <= ?1"
                           " OR (k.next_try > ?2 AND k.next_try < ?3))"
                           " ORDER BY s.sort_time DESC, s.id DESC LIMIT ?4",
                           "iiii", now, now + LONGEST_WAIT, NEVER, (gint64) limit);
  if (rows == NULL)
    return NULL;
  while (_byline_db_step (self, rows, &failure))
    {
      gint64 story_id = sqlite3_column_int64 (rows, 0);

      g_array_append_val (stories, story_id);
    }
  return byline_error_pass (error, g_steal_pointer (&failure)) ? g_steal_pointer (&stories) : NULL;
}

gboolean
byline_db_set_pictures_kept (BylineDb *self,
                             gint64 story_id,
                             gboolean all,
                             gint64 now,
                             GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  gint64 tries = 0;
  gint64 next = NEVER;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  if (!all)
    {
      tries = _byline_db_query_int (self, 0, error,
                                    "SELECT tries FROM kept_pictures WHERE story = ?", "i",
                                    story_id);
      if (tries < 0)
        return FALSE;
      if (++tries < MAX_TRIES)
        next = now + ((gint64) FIRST_WAIT << (tries - 1));
    }
  /* It may have been taken out of the saved ones meanwhile. */
  if (!_byline_db_run (self, error,
                       "INSERT OR REPLACE INTO kept_pictures (story, tries, next_try)"
                       " SELECT id, ?1, ?2 FROM stories WHERE id = ?3 AND is_saved = 1",
                       "iii", tries, next, story_id))
    return FALSE;
  return _byline_transaction_commit (&scope, error);
}
