/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-maintenance.h"
#include "byline-db-clock-private.h"
#include "byline-db-names-private.h"
#include "byline-db-rows-private.h"
#include "byline-db-subscriptions.h"
#include "byline-db-tombstones-private.h"
#include "byline-error.h"
#include "byline-journal-care-private.h"
#include "byline-journal-private.h"
#include "byline-outbox-private.h"

#define DAY 86400

/* A mark of the story in @column that its server has not been told: it goes when that has been done. */
#define SQL_IS_WAITING(column)                                                                     \
  "EXISTS (SELECT 1 FROM outbox o WHERE o.id = " column " AND o.what IN (" SQL_OUTBOX_MARKS "))"

/* What is kept of a publication. */
typedef struct {
  gint64 publication_id;
  BylineRetention kept; /* nothing in it is left to a default */
} Retention;

/* Fills in what holds for each publication. @planned (nullable): what will be set for the
 * publication @of, or (0) for the whole library. */
static GArray *
get_retentions (BylineDb *self, gint64 of, const BylineRetention *planned, GError **error)
{
  g_autoptr (GArray) retentions = g_array_new (FALSE, FALSE, sizeof (Retention));
  g_autoptr (BylineStatement) rows = NULL;
  BylineRetention library;

  if (!byline_db_get_retention (self, &library, error))
    return NULL;
  if (planned != NULL && of == 0)
    library = *planned;
  rows = _byline_db_query (self, error,
                           "SELECT id, keep_days, keep_stories, keep_unread FROM publications"
                           " WHERE removed_at = 0",
                           "");
  if (rows == NULL)
    return NULL;
  while (_byline_db_step (self, rows, NULL))
    {
      Retention retention = { sqlite3_column_int64 (rows, 0), { 0 } };
      BylineRetention own = {
        (guint) sqlite3_column_int64 (rows, 1),
        (guint) sqlite3_column_int64 (rows, 2),
        byline_keep_unread_from_int (sqlite3_column_int64 (rows, 3)),
      };

      if (planned != NULL && of != 0 && retention.publication_id == of)
        own = *planned;
      retention.kept = byline_retention_resolve (&own, &library);
      if (planned == NULL || of == 0 || retention.publication_id == of)
        g_array_append_val (retentions, retention);
    }
  return g_steal_pointer (&retentions);
}

static gboolean
add_rows (BylineDb *self, BylineStatement *rows, GArray *stories, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    {
      gint64 story_id = sqlite3_column_int64 (rows, 0);

      g_array_append_val (stories, story_id);
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}

/* Read (or muted, or as old as unread ones may get), not saved, and in the archive for longer than
 * the days say. */
static gboolean
add_old (BylineDb *self, const Retention *retention, gint64 now, GArray *stories, GError **error)
{
  g_autoptr (BylineStatement) rows = NULL;

  if (retention->kept.days == BYLINE_RETENTION_FOR_EVER)
    return TRUE;
  /* What was received before then sorts before then: the index finds it. */
  rows = _byline_db_query (self, error,
                           "SELECT id FROM stories INDEXED BY stories_publication"
                           " WHERE publication = ?1 AND shown IN (" SQL_LISTED ", " SQL_MUTED ")"
                           " AND sort_time < ?2"
                           " AND (is_read = 1 OR shown = " SQL_MUTED " OR ?3)"
                           " AND is_saved = 0 AND received < ?2"
                           " AND NOT " SQL_IS_WAITING ("stories.id"),
                           "iii", retention->publication_id,
                           now - (gint64) retention->kept.days * DAY,
                           (gint64) (retention->kept.unread == BYLINE_KEEP_UNREAD_AS_READ));
  return add_rows (self, rows, stories, error);
}

/* Read (or muted, or unread ones go as well), not saved, and behind the newest of the feed that
 * brought it. */
static gboolean
add_many (BylineDb *self, const Retention *retention, GArray *stories, GError **error)
{
  g_autoptr (GArray) feeds = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (BylineStatement) feed_rows = NULL;

  if (retention->kept.stories == BYLINE_RETENTION_FOR_EVER)
    return TRUE;
  feed_rows = _byline_db_query (self, error,
                                "SELECT id FROM feeds WHERE publication = ? AND n_stories > ?",
                                "ii", retention->publication_id, (gint64) retention->kept.stories);
  if (!add_rows (self, feed_rows, feeds, error))
    return FALSE;
  for (guint i = 0; i < feeds->len; i++)
    {
      g_autoptr (BylineStatement)
        rows = _byline_db_query (self, error,
                                 "SELECT s.id FROM (SELECT story FROM story_feeds WHERE feed = ?1"
                                 "  ORDER BY sort_time DESC, story DESC LIMIT -1 OFFSET ?2) x"
                                 " JOIN stories s ON s.id = x.story WHERE s.feed = ?1"
                                 " AND (s.is_read = 1 OR s.muted = 1 OR ?3) AND s.is_saved = 0"
                                 " AND NOT " SQL_IS_WAITING ("s.id"),
                                 "iii", g_array_index (feeds, gint64, i),
                                 (gint64) retention->kept.stories,
                                 (gint64) (retention->kept.unread == BYLINE_KEEP_UNREAD_AS_READ));

      if (!add_rows (self, rows, stories, error))
        return FALSE;
    }
  return TRUE;
}

/* Names that no story carries any more. */
static gboolean
remove_orphans (BylineDb *self, GError **error)
{
  return _byline_db_run (self, error,
                         "DELETE FROM sections WHERE n_stories = 0 AND NOT EXISTS"
                         " (SELECT 1 FROM story_sections x WHERE x.section = sections.id)"
                         " AND NOT EXISTS"
                         " (SELECT 1 FROM story_section_names x WHERE x.section = sections.id)"
                         " AND NOT EXISTS (SELECT 1 FROM section_members m"
                         "  WHERE m.section = sections.id AND m.raw <> sections.id)",
                         "") &&
         _byline_db_run (self, error,
                         /* Of whom a page told something, a story may come yet. */
                         "DELETE FROM authors WHERE n_stories = 0"
                         " AND (coalesce (bio, avatar, contacts) IS NULL OR NOT EXISTS"
                         "  (SELECT 1 FROM author_aliases x WHERE x.author = authors.id))"
                         " AND NOT EXISTS"
                         " (SELECT 1 FROM story_authors x WHERE x.author = authors.id)"
                         " AND NOT EXISTS"
                         " (SELECT 1 FROM story_author_names x WHERE x.author = authors.id)"
                         " AND NOT EXISTS (SELECT 1 FROM author_members m"
                         "  WHERE m.author = authors.id AND m.raw <> authors.id)",
                         "");
}

static gboolean
forget (BylineDb *self, GArray *stories, GError **error)
{
  g_autoptr (GPtrArray) tombstones = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < stories->len; i++)
    {
      char *tombstone = _byline_db_make_tombstone (self, g_array_index (stories, gint64, i), error);

      if (tombstone == NULL)
        return FALSE;
      g_ptr_array_add (tombstones, tombstone);
    }
  return _byline_db_forget (self, tombstones, error) && remove_orphans (self, error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static void
remove_duplicates (GArray *ids)
{
  guint n = 0;

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, n - 1))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n);
}

/* What goes by @retentions. */
static GArray *
select_stories (BylineDb *self, GArray *retentions, gint64 now, GError **error)
{
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));

  now = _byline_db_deleting_time (self, now);
  for (guint i = 0; i < retentions->len; i++)
    {
      const Retention *retention = &g_array_index (retentions, Retention, i);

      if (!add_old (self, retention, now, stories, error) ||
          !add_many (self, retention, stories, error))
        return NULL;
    }
  remove_duplicates (stories);
  return g_steal_pointer (&stories);
}

GPtrArray *
byline_db_preview_prune (BylineDb *self,
                         gint64 now,
                         gint64 publication_id,
                         const BylineRetention *planned,
                         GError **error)
{
  g_auto (BylineReadTransaction) snapshot = { NULL };
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) retentions = NULL;
  g_autoptr (GArray) stories = NULL;

  g_return_val_if_fail (self != NULL && planned != NULL, NULL);

  if (!_byline_read_transaction_begin (&snapshot, self, error))
    return NULL;
  retentions = get_retentions (self, publication_id, planned, error);
  stories = retentions != NULL ? select_stories (self, retentions, now, error) : NULL;
  if (stories == NULL)
    return NULL;
  for (guint i = 0; i < stories->len; i++)
    {
      g_autoptr (BylineStatement)
        row = _byline_db_query (self, error, "SELECT key FROM stories WHERE id = ?", "i",
                                g_array_index (stories, gint64, i));

      if (row == NULL)
        return NULL;
      if (_byline_db_step (self, row, NULL))
        g_ptr_array_add (keys, _byline_column_text (row, 0));
    }
  return g_steal_pointer (&keys);
}

gint
byline_db_prune (BylineDb *self, gint64 now, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (GArray) stories = NULL;
  g_autoptr (GArray) retentions = NULL;

  g_return_val_if_fail (self != NULL, -1);

  if (!_byline_transaction_begin (&scope, self, error) || !_byline_mute_expire (self, now, error))
    return -1;
  retentions = get_retentions (self, 0, NULL, error);
  stories = retentions != NULL ? select_stories (self, retentions, now, error) : NULL;
  if (stories == NULL)
    return -1;
  if ((stories->len > 0 && !forget (self, stories, error)) ||
      !_byline_db_repack_texts (self, error))
    return -1;
  if (!_byline_transaction_commit (&scope, error) || !_byline_journal_maybe_compact (self, error))
    return -1;
  return (gint) stories->len;
}
