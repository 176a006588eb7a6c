/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-archive-log-private.h"
#include "byline-archive-private.h"
#include "byline-db-clock-private.h"
#include "byline-db-maintenance.h"
#include "byline-db-rows-private.h"
#include "byline-db-subscriptions-private.h"
#include "byline-error.h"
#include "byline-place-private.h"

/* What was written by a wrong clock is put right once the clock agrees with servers again. */

#define DAY 86400
/* Nothing was received before this: 2023-01-01. */
#define FIRST_RECEIVED G_GINT64_CONSTANT (1672531200)
/* So many stories are put right at a time: an article's file is written for each. */
#define BATCH 2000

/* Returns: (transfer full): the rows of a statement as integers, or NULL with an error. */
static GArray *
read_ids (BylineDb *self, BylineStatement *rows, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return NULL;
  while (_byline_db_step (self, rows, &failure))
    {
      gint64 id = sqlite3_column_int64 (rows, 0);

      g_array_append_val (ids, id);
    }
  return byline_error_pass (error, g_steal_pointer (&failure)) ? g_steal_pointer (&ids) : NULL;
}

static gboolean
mend_removed (BylineDb *self, gint64 now, GError **error)
{
  g_autoptr (GArray) publications = NULL;

  {
    g_autoptr (BylineStatement)
      rows = _byline_db_query (self, error, "SELECT id FROM publications WHERE removed_at > ?", "i",
                               now + DAY);

    publications = read_ids (self, rows, error);
  }
  for (guint i = 0; publications != NULL && i < publications->len; i++)
    if (!_byline_db_set_removed_at (self, g_array_index (publications, gint64, i), now, error))
      return FALSE;
  return publications != NULL;
}

/* The archive says it as well: the index may be made anew from it. */
static gboolean
mend_article (BylineDb *self, const BylineStoryRow *row, gint64 received, GError **error)
{
  g_autoptr (BylineArticle) article = _byline_archive_read (self->articles_dir, row->key, NULL);

  if (article == NULL)
    return TRUE;
  article->received = received;
  return _byline_archive_log_add (self, row->key, error) &&
         _byline_archive_write (self->articles_dir, row->key, article, TRUE, error);
}

/* Wherever the story is listed. */
static gboolean
move_story (BylineDb *self, const BylineStoryRow *row, gint64 sort_time, GError **error)
{
  static const char *const steps[] = {
    "UPDATE stories SET sort_time = ?1, place = ?3 WHERE id = ?2",
    "UPDATE story_feeds SET sort_time = ?1 WHERE story = ?2 AND ?3 >= 0",
    "UPDATE story_sections SET sort_time = ?1, place = ?3 WHERE story = ?2",
    "UPDATE story_authors SET sort_time = ?1, place = ?3 WHERE story = ?2",
  };
  gint64 place = _byline_place_new (self, sort_time, error);

  if (place < 0 || !_byline_db_move_text (self, row->id, row->place, place, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!_byline_db_run (self, error, steps[i], "iii", sort_time, row->id, place))
      return FALSE;
  return TRUE;
}

static gboolean
mend_story (BylineDb *self, gint64 story_id, gint64 now, GError **error)
{
  g_autoptr (BylineStoryRow) row = _byline_db_get_row (self, story_id, error);
  gint64 published;
  gint64 sort_time;

  if (row == NULL)
    return FALSE;
  published = _byline_db_query_int (self, 0, NULL, "SELECT published FROM stories WHERE id = ?",
                                    "i", story_id);
  sort_time = row->received > now ? MIN (row->sort_time, now)
                                  : _byline_db_sort_time (published, now);
  if (!mend_article (self, row, now, error) ||
      !_byline_db_run (self, error, "UPDATE stories SET received = ? WHERE id = ?", "ii", now,
                       story_id))
    return FALSE;
  if (sort_time == row->sort_time)
    return TRUE;
  return move_story (self, row, sort_time, error) &&
         (_byline_db_sort_time (published, now) == sort_time ||
          _byline_db_set_sort_time (self, row->key, sort_time, error));
}

static gboolean
mend_stories (BylineDb *self, gint64 now, GError **error)
{
  g_autoptr (GArray) stories = NULL;

  {
    g_autoptr (BylineStatement) rows = _byline_db_query (
      self, error,
      "SELECT id FROM stories INDEXED BY stories_received WHERE received > ?1 OR received < ?2"
      " ORDER BY id LIMIT ?3",
      "iii", now + DAY, FIRST_RECEIVED, (gint64) BATCH);

    stories = read_ids (self, rows, error);
  }
  for (guint i = 0; stories != NULL && i < stories->len; i++)
    if (!mend_story (self, g_array_index (stories, gint64, i), now, error))
      return FALSE;
  return stories != NULL;
}

gboolean
byline_db_note_time (BylineDb *self, gint64 network_time, gint64 now, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  gboolean agrees = ABS (network_time - now) <= DAY;
  /* Servers that are ahead of us prove nothing, wherever they are. */
  gint64 date = MIN (network_time, now);

  g_return_val_if_fail (self != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  if (!agrees)
    date = MAX (date, _byline_db_get_newest_date (self));
  if (!_byline_db_run (self, error,
                       "INSERT OR REPLACE INTO meta (name, value) VALUES ('newest-date', ?)", "i",
                       date) ||
      (agrees && (!mend_removed (self, now, error) || !mend_stories (self, now, error))))
    return FALSE;
  return _byline_transaction_commit (&scope, error);
}
