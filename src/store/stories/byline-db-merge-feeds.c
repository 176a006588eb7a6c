/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two subscriptions that have come to one address. */

#include "byline-db-subscriptions.h"

#include "byline-db-rows-private.h"
#include "byline-db.h"
#include "byline-db-subscriptions-private.h"
#include "byline-db-tombstones-private.h"
#include "byline-error.h"

/* A story of the feed that goes, and the one that it is in the other's publication. */
typedef struct {
  gint64 story;
  gint64 other;
} Pair;

static char *
dup_apart_name (gint64 feed_id)
{
  return g_strdup_printf ("apart:%" G_GINT64_FORMAT, feed_id);
}

/* Returns: (transfer full) (nullable): the other feed that is subscribed to at @url; NULL without an
 * error if there is none, or the user wants both. */
static BylineFeed *
find_other (BylineDb *self, gint64 feed_id, const char *url, GError **error)
{
  g_autofree char *apart_name = dup_apart_name (feed_id);
  g_autofree char *apart = byline_db_get_value (self, apart_name);
  g_autoptr (GError) failure = NULL;
  g_autoptr (BylineFeed) other = NULL;

  if (g_strcmp0 (apart, "1") == 0)
    return NULL;
  other = byline_db_find_feed (self, url, &failure);
  if (g_error_matches (failure, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND))
    {
      g_clear_error (&failure);
      other = byline_db_find_feed_alike (self, url, &failure);
    }
  if (failure != NULL &&
      !g_error_matches (failure, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&failure));
  return other != NULL && other->id != feed_id ? g_steal_pointer (&other) : NULL;
}

/* By address, or by id; the headline must be the same. Of several pairs of a story the first
 * counts. */
static GArray *
find_doubles (BylineDb *self, const BylineFeed *feed, const BylineFeed *other, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) failure = NULL;
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self, error,
                             "SELECT a.story, b.story FROM url_aliases a"
                             " JOIN url_aliases b ON b.publication = ?2 AND b.name = a.name"
                             "  AND b.url = a.url"
                             " JOIN stories s ON s.id = a.story"
                             " JOIN stories t ON t.id = b.story"
                             " WHERE a.publication = ?1 AND s.feed = ?3 AND s.title IS t.title"
                             " UNION "
                             "SELECT a.story, b.story FROM item_aliases a"
                             " JOIN item_aliases b ON b.feed = ?4 AND b.name = a.name"
                             "  AND b.item = a.item"
                             " JOIN stories s ON s.id = a.story"
                             " JOIN stories t ON t.id = b.story"
                             " WHERE a.feed = ?3 AND s.feed = ?3 AND t.publication = ?2"
                             " AND s.title IS t.title",
                             "iiii", feed->publication_id, other->publication_id, feed->id,
                             other->id);

  if (rows == NULL)
    return NULL;
  while (_byline_db_step (self, rows, &failure))
    {
      Pair pair = { sqlite3_column_int64 (rows, 0), sqlite3_column_int64 (rows, 1) };

      if (g_hash_table_add (seen, g_memdup2 (&pair.story, sizeof pair.story)))
        g_array_append_val (pairs, pair);
    }
  if (failure == NULL)
    return g_steal_pointer (&pairs);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* What was read or saved of one is so of the other. */
static gboolean
join_marks (BylineDb *self, GArray *pairs, BylineStoryFlag flag, GError **error)
{
  const char *sql = flag == BYLINE_STORY_FLAG_READ ? "SELECT is_read FROM stories WHERE id = ?"
                                                   : "SELECT is_saved FROM stories WHERE id = ?";
  g_autoptr (GArray) marked = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) changed = NULL;

  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      gint64 value = _byline_db_query_int (self, 0, error, sql, "i", pair->story);

      if (value < 0)
        return FALSE;
      if (value != 0)
        g_array_append_val (marked, pair->other);
    }
  if (marked->len == 0)
    return TRUE;
  changed = byline_db_mark (self, (const gint64 *) (gpointer) marked->data, marked->len, flag, TRUE,
                            error);
  return changed != NULL;
}

static gboolean
forget_doubles (BylineDb *self, GArray *pairs, GError **error)
{
  g_autoptr (GPtrArray) tombstones = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < pairs->len; i++)
    {
      char *tombstone = _byline_db_make_tombstone (self, g_array_index (pairs, Pair, i).story,
                                                   error);

      if (tombstone == NULL)
        return FALSE;
      g_ptr_array_add (tombstones, tombstone);
    }
  return tombstones->len == 0 || _byline_db_forget (self, tombstones, error);
}

/* All that the feed brought goes into the other's publication; where it was its only feed, its own
 * is removed, as by the user. */
static gboolean
join_publication (BylineDb *self,
                  const BylineFeed *feed,
                  const BylineFeed *other,
                  const char *other_key,
                  GError **error)
{
  g_autoptr (GArray) pairs = find_doubles (self, feed, other, error);
  gint64 has_others;

  if (pairs == NULL || !join_marks (self, pairs, BYLINE_STORY_FLAG_READ, error) ||
      !join_marks (self, pairs, BYLINE_STORY_FLAG_SAVED, error) ||
      !forget_doubles (self, pairs, error) ||
      !_byline_db_move_feed_into (self, feed->id, other_key, error))
    return FALSE;
  has_others = _byline_db_query_int (self, 0, error, "SELECT 1 FROM feeds WHERE publication = ?",
                                     "i", feed->publication_id);
  if (has_others < 0)
    return FALSE;
  return has_others != 0 || byline_db_set_removed (self, feed->publication_id, TRUE, error);
}

gboolean
byline_db_merge_feed (BylineDb *self,
                      gint64 feed_id,
                      const char *url,
                      gint64 *into,
                      BylineMergedFeed **merged,
                      GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (GError) failure = NULL;
  g_autoptr (BylineFeed) feed = NULL;
  g_autoptr (BylineFeed) other = NULL;
  g_autoptr (BylinePublication) from = NULL;
  g_autoptr (BylinePublication) to = NULL;

  g_return_val_if_fail (self != NULL && url != NULL, FALSE);
  g_return_val_if_fail (into != NULL && merged != NULL, FALSE);

  *merged = NULL;
  other = find_other (self, feed_id, url, &failure);
  if (other == NULL)
    {
      if (failure == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  feed = byline_db_get_feed (self, feed_id, error);
  from = feed != NULL ? byline_db_get_publication (self, feed->publication_id, error) : NULL;
  to = from != NULL ? byline_db_get_publication (self, other->publication_id, error) : NULL;
  if (to == NULL)
    return FALSE;
  if ((from->id != to->id && !join_publication (self, feed, other, to->key, error)) ||
      !_byline_db_set_retired (self, feed_id, TRUE, error) ||
      !_byline_transaction_commit (&scope, error))
    return FALSE;

  *into = other->id;
  *merged = g_new0 (BylineMergedFeed, 1);
  (*merged)->feed_id = feed_id;
  (*merged)->publication_key = g_strdup (from->key);
  (*merged)->name = g_strdup (from->name != NULL ? from->name : feed->url);
  (*merged)->into_name = g_strdup (to->name != NULL ? to->name : other->url);
  (*merged)->url = g_strdup (other->url);
  return TRUE;
}

gboolean
byline_db_part_feed (BylineDb *self, gint64 feed_id, const char *publication_key, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autofree char *apart_name = dup_apart_name (feed_id);
  gint64 publication_id;
  gint64 is_removed;

  g_return_val_if_fail (self != NULL && publication_key != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error) ||
      !_byline_db_move_feed_into (self, feed_id, publication_key, error) ||
      !_byline_db_set_retired (self, feed_id, FALSE, error))
    return FALSE;
  publication_id = _byline_db_find_publication (self, publication_key, error);
  is_removed = publication_id > 0
                 ? _byline_db_query_int (self, 0, error,
                                         "SELECT removed_at > 0 FROM publications WHERE id = ?",
                                         "i", publication_id)
                 : -1;
  if (is_removed < 0 ||
      (is_removed != 0 && !_byline_db_set_removed_at (self, publication_id, 0, error)) ||
      !byline_db_set_value (self, apart_name, "1", error))
    return FALSE;
  return _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_merge_feed_again (BylineDb *self, gint64 feed_id, const char *url, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autofree char *apart_name = dup_apart_name (feed_id);
  g_autoptr (BylineMergedFeed) merged = NULL;
  gint64 into = 0;

  g_return_val_if_fail (self != NULL && url != NULL, FALSE);

  return _byline_transaction_begin (&scope, self, error) &&
         byline_db_set_value (self, apart_name, "0", error) &&
         byline_db_merge_feed (self, feed_id, url, &into, &merged, error) &&
         _byline_transaction_commit (&scope, error);
}
