/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-tombstones-private.h"

/* Returns: the feed at @url, also if it has moved since; 0 if there is none; -1 with an error. */
static gint64
find_feed (BylineDb    *self,
           const char  *url,
           GError     **error)
{
  gint64 feed = _byline_db_find_feed_row (self, url, error);

  if (feed != 0)
    return feed;
  return _byline_db_query_int (self, 0, error,
                               "SELECT id FROM feeds WHERE id ="
                               " (SELECT value FROM meta WHERE name = 'feed-url:' || ?)",
                               "s", url);
}

/* A feed that the journal does not know (any more): it is subscribed to again. */
static gint64
make_feed (BylineDb             *self,
           const BylineArticle  *article,
           const char           *url,
           GError              **error)
{
  BylineSubscription subscription = {
    .feed_url = url,
    .own_name = article->publication_name,
    .home_page_url = article->publication_url,
  };
  gint64 feed = _byline_db_subscribe_into (self, &subscription, article->publication_id, error);

  return feed > 0 ? feed : -1;
}

/* Returns: 1 if the article's publication was deleted for good, or it names none; 0 if not; -1
 * with an error. */
static gint64
has_no_home (BylineDb             *self,
             const BylineArticle  *article,
             GError              **error)
{
  if (article->publication_id == NULL)
    return 1;
  return _byline_db_is_forgotten (self, article->publication_id, error);
}

/* Fills @feeds (gint64) with the rows of the feeds that carry the article; the one that
 * brought it stands first. */
static gboolean
find_feeds (BylineDb             *self,
            const BylineArticle  *article,
            GArray               *feeds,
            GError              **error)
{
  gint64 homeless = has_no_home (self, article, error);

  for (guint i = 0; homeless >= 0 && i < article->feeds->len; i++)
    {
      const char *url = g_ptr_array_index (article->feeds, i);
      gint64 feed = find_feed (self, url, error);

      if (feed == 0 && homeless == 0)
        feed = make_feed (self, article, url, error);
      if (feed < 0)
        return FALSE;
      if (feed > 0)
        g_array_append_val (feeds, feed);
    }
  return homeless >= 0;
}

/* Returns: the publication that the article belongs to: that of the feed that brought it;
 * without a feed, its own; 0 for none; -1 with an error. */
static gint64
choose_publication (BylineDb             *self,
                    const BylineArticle  *article,
                    GArray               *feeds,
                    GError              **error)
{
  if (feeds->len > 0)
    return _byline_db_query_int (self, 0, error, "SELECT publication FROM feeds WHERE id = ?", "i",
                                 g_array_index (feeds, gint64, 0));
  return article->publication_id != NULL
           ? _byline_db_find_publication (self, article->publication_id, error)
           : 0;
}

/* The address stands for the story unless it stands for another one: then for none. */
static gboolean
claim_url (BylineDb              *self,
           const BylineStoryRow  *row,
           const char            *address,
           GError               **error)
{
  g_autofree char *url = _byline_db_story_url (self, row->publication, address);
  gint64 known;

  if (url == NULL)
    return TRUE;
  known = _byline_db_query_int (self, 0, error,
                                "SELECT story IS NOT ? FROM url_aliases"
                                " WHERE publication = ? AND url = ?",
                                "iis", row->id, row->publication, url);
  if (known < 0)
    return FALSE;
  return known == 1 ? _byline_db_spoil_url (self, row->publication, url, error)
                    : _byline_db_add_url (self, row->publication, url, row->id, error);
}

static gboolean
add_names (BylineDb              *self,
           const BylineStoryRow  *row,
           const BylineArticle   *article,
           GArray                *feeds,
           GError               **error)
{
  for (guint i = 0; i < feeds->len; i++)
    if (!_byline_db_add_feed (self, g_array_index (feeds, gint64, i), row, error))
      return FALSE;
  /* The id is the first feed's. Without a hash the next poll compares the article itself. */
  if (feeds->len > 0 && article->id != NULL &&
      !_byline_db_run (self, error,
                       "INSERT OR IGNORE INTO item_aliases (feed, item, story) VALUES (?, ?, ?)",
                       "isi", g_array_index (feeds, gint64, 0), article->id, row->id))
    return FALSE;
  return claim_url (self, row, article->url, error) &&
         (article->canonical_url == NULL || claim_url (self, row, article->canonical_url, error));
}

gboolean
_byline_db_import_article (BylineDb             *self,
                           const char           *key,
                           const BylineArticle  *article,
                           gboolean             *imported,
                           GError              **error)
{
  g_autoptr (BylineStoryRow) row = _byline_story_row_new ();
  g_autoptr (GArray) feeds = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 unwanted = _byline_db_is_forgotten (self, key, error);

  *imported = FALSE;
  if (unwanted != 0)
    return unwanted > 0;
  if (!find_feeds (self, article, feeds, error))
    return FALSE;
  row->publication = choose_publication (self, article, feeds, error);
  if (row->publication <= 0)
    return row->publication == 0;
  row->key = g_strdup (key);
  row->feed = feeds->len > 0 ? g_array_index (feeds, gint64, 0) : 0;
  row->received = article->received != 0 ? article->received : self->now;
  row->sort_time = _byline_db_get_first_sort_time (
    self, key, _byline_db_sort_time (article->published, row->received));
  /* It may have been noted while the clock was ahead. */
  row->sort_time = MIN (row->sort_time, row->received);
  row->shown = (BylineShown) _byline_db_query_int (
    self, BYLINE_SHOWN_LISTED, NULL,
    "SELECT iif (removed_at = 0, " SQL_LISTED ", " SQL_REMOVED ") FROM publications WHERE id = ?",
    "i", row->publication);
  if (!_byline_db_insert_story (self, row, article, error) ||
      !add_names (self, row, article, feeds, error))
    return FALSE;
  *imported = TRUE;
  return TRUE;
}
