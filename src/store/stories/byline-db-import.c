/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-match-private.h"
#include "byline-db-subscriptions-private.h"
#include "byline-db-tombstones-private.h"
#include "byline-error.h"
#include "byline-identity-private.h"

/* Returns: the feed at @url, also if it has moved since; 0 if there is none; -1 with an error. */
static gint64
find_feed (BylineDb *self, const char *url, GError **error)
{
  gint64 feed_id = _byline_db_find_feed_row (self, url, error);

  if (feed_id != 0)
    return feed_id;
  return _byline_db_query_int (self, 0, error,
                               "SELECT id FROM feeds WHERE id ="
                               " (SELECT value FROM meta WHERE name = 'feed-url:' || ?)",
                               "s", url);
}

/* Returns: the feed that the story's key comes from (byline-db-identity.c), whatever its file
 * says of feeds; 0 for none; -1 with an error. */
static gint64
find_feed_by_key (BylineDb *self, const char *key, const BylineArticle *article, GError **error)
{
  const char *item = article->id != NULL ? article->id : article->url;
  g_autoptr (BylineStatement) rows = NULL;
  g_autoptr (GError) failure = NULL;

  if (item == NULL)
    return 0;
  rows = _byline_db_query (self, error, "SELECT id, seed FROM feeds", "");
  if (rows == NULL)
    return -1;
  while (_byline_db_step (self, rows, &failure))
    {
      g_autofree char *made = _byline_db_make_key ((const char *) sqlite3_column_text (rows, 1),
                                                   item);

      if (g_str_equal (made, key))
        return sqlite3_column_int64 (rows, 0);
    }
  return byline_error_pass (error, g_steal_pointer (&failure)) ? 0 : -1;
}

/* Fills @feeds (gint64) with the rows of the feeds that carry the article; the one that brought it
 * stands first. What the file names and the journal does not know is left out: only the journal
 * subscribes to anything. */
static gboolean
find_feeds (BylineDb *self,
            const char *key,
            const BylineArticle *article,
            GArray *feeds,
            GError **error)
{
  gint64 feed_id;

  for (guint i = 0; i < article->feeds->len; i++)
    {
      feed_id = find_feed (self, g_ptr_array_index (article->feeds, i), error);
      if (feed_id < 0)
        return FALSE;
      if (feed_id > 0)
        g_array_append_val (feeds, feed_id);
    }
  if (feeds->len > 0)
    return TRUE;
  feed_id = find_feed_by_key (self, key, article, error);
  if (feed_id > 0)
    g_array_append_val (feeds, feed_id);
  return feed_id >= 0;
}

/* Returns: the publication that the article belongs to: that of the feed that brought it;
 * without a feed, its own; 0 for none; -1 with an error. */
static gint64
choose_publication (BylineDb *self, const BylineArticle *article, GArray *feeds, GError **error)
{
  if (feeds->len > 0)
    return _byline_db_query_int (self, 0, error, "SELECT publication FROM feeds WHERE id = ?", "i",
                                 g_array_index (feeds, gint64, 0));
  return article->publication_key != NULL
           ? _byline_db_find_publication (self, article->publication_key, error)
           : 0;
}

static gboolean
claim_url (BylineDb *self, const BylineStoryRow *row, const char *address, GError **error)
{
  g_autofree char *url = _byline_db_story_url (self, row->publication_id, address);

  return url == NULL || _byline_db_add_url (self, row->publication_id, url, row->id, error);
}

static gboolean
set_said (BylineDb *self, gint64 story, const BylineArticle *article, GError **error)
{
  g_autoptr (BylineItem) item = _byline_item_new (article);

  _byline_item_describe (item);
  return _byline_db_set_said (self, story, item, error);
}

static gboolean
add_names (BylineDb *self,
           const BylineStoryRow *row,
           const BylineArticle *article,
           GArray *feeds,
           GError **error)
{
  for (guint i = 0; i < feeds->len; i++)
    if (!_byline_db_add_feed (self, g_array_index (feeds, gint64, i), row, error))
      return FALSE;
  /* The id is the first feed's. Without a hash the next poll compares the article itself. */
  if (feeds->len > 0 && article->id != NULL)
    {
      g_autofree char *guid = _byline_identity_guid (article->id, article->url);

      if (!_byline_db_add_item (self, g_array_index (feeds, gint64, 0), article->id, row->id, NULL,
                                _byline_identity_hash (guid), error))
        return FALSE;
    }
  return claim_url (self, row, article->url, error) &&
         (article->canonical_url == NULL || claim_url (self, row, article->canonical_url, error));
}

/* Returns: 1 if the story or its publication was deleted for good, 0 if not; -1 with an error. */
static gint64
is_forgotten (BylineDb *self, const char *key, const BylineArticle *article, GError **error)
{
  gint64 forgotten = _byline_db_is_forgotten (self, key, error);

  if (forgotten != 0 || article->publication_key == NULL)
    return forgotten;
  return _byline_db_is_forgotten (self, article->publication_key, error);
}

/* Returns: the number that the story has had: in the old index, or as its file says; 0 for a new
 * one. */
static gint64
choose_number (BylineDb *self, const char *key, const BylineArticle *article)
{
  gint64 number = _byline_db_old_number (self, BYLINE_NUMBERS_STORIES, key);

  if (number == 0 && article->number > 0 && article->number <= BYLINE_MAX_NUMBER)
    number = article->number;
  if (number != 0 &&
      _byline_db_query_int (self, 0, NULL, "SELECT 1 FROM stories WHERE id = ?", "i", number) != 0)
    return 0;
  return number;
}

gboolean
_byline_db_import_article (BylineDb *self,
                           const char *key,
                           const BylineArticle *article,
                           BylineImport *outcome,
                           GError **error)
{
  g_autoptr (BylineStoryRow) row = _byline_story_row_new ();
  g_autoptr (GArray) feeds = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 forgotten;

  *outcome = BYLINE_IMPORT_HOMELESS;
  if (!find_feeds (self, key, article, feeds, error))
    return FALSE;
  /* A feed of the publication may have moved to another one before it was deleted. */
  forgotten = feeds->len > 0 ? _byline_db_is_forgotten (self, key, error)
                             : is_forgotten (self, key, article, error);
  if (forgotten > 0)
    *outcome = BYLINE_IMPORT_FORGOTTEN;
  if (forgotten != 0)
    return forgotten > 0;
  row->publication_id = choose_publication (self, article, feeds, error);
  /* Nothing says whose it is: its file stays, and it is not shown. A story that is kept beyond its
   * publication would get its place here. */
  if (row->publication_id <= 0)
    return row->publication_id == 0;
  row->id = choose_number (self, key, article);
  row->key = g_strdup (key);
  row->feed_id = feeds->len > 0 ? g_array_index (feeds, gint64, 0) : 0;
  row->received = article->received != 0 ? article->received : self->now;
  row->sort_time = _byline_db_get_first_sort_time (
    self, key, _byline_db_article_sort_time (article, row->received));
  /* It may have been noted while the clock was ahead. */
  row->sort_time = MIN (row->sort_time, row->received);
  row->shown = (BylineShown) _byline_db_query_int (self, BYLINE_SHOWN_LISTED, NULL,
                                                   "SELECT iif (removed_at = 0, " SQL_LISTED
                                                   ", " SQL_REMOVED
                                                   ") FROM publications WHERE id = ?",
                                                   "i", row->publication_id);
  if (!_byline_db_insert_story (self, row, article, error) ||
      !set_said (self, row->id, article, error) || !add_names (self, row, article, feeds, error))
    return FALSE;
  *outcome = BYLINE_IMPORT_DONE;
  return TRUE;
}
