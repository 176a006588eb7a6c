/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-rows-private.h"
#include "byline-url.h"

/* Hexadecimal digits of a key: 96 bits, so that a million stories collide with a chance of one
 * in 10^17. */
#define KEY_LENGTH 24

static char *
hash_texts (const char *first, const char *second)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, (const guchar *) first, (gssize) strlen (first) + 1);
  g_checksum_update (sum, (const guchar *) second, -1);
  return g_strndup (g_checksum_get_string (sum), KEY_LENGTH);
}

char *
_byline_db_make_key (const char *seed, const char *item)
{
  return hash_texts (seed, item);
}

char *
_byline_db_make_url_key (const char *publication_key, const char *url)
{
  /* A seed is a key, a line feed and an address: it cannot be mistaken for this. */
  g_autofree char *name = g_strconcat (publication_key, "\nurl", NULL);

  return hash_texts (name, url);
}

char *
_byline_db_story_url (BylineDb *self, gint64 publication, const char *url)
{
  g_autofree char *canonical = byline_url_canonical (url);

  /* Items (and careless pages' rel=canonical) that point to the home page. */
  if (canonical == NULL ||
      _byline_db_query_int (self, 0, NULL,
                            "SELECT 1 FROM publications WHERE id = ? AND home_canonical = ?", "is",
                            publication, canonical) != 0)
    return NULL;
  return g_steal_pointer (&canonical);
}

gint64
_byline_db_find_by_url (BylineDb *self, gint64 publication, const char *url, GError **error)
{
  return _byline_db_query_int (self, 0, error,
                               "SELECT story FROM url_aliases WHERE publication = ? AND url = ?",
                               "is", publication, url);
}

gboolean
_byline_db_add_url (BylineDb *self,
                    gint64 publication,
                    const char *url,
                    gint64 story,
                    GError **error)
{
  return _byline_db_run (self, error,
                         "INSERT OR IGNORE INTO url_aliases (publication, url, story)"
                         " VALUES (?, ?, ?)",
                         "isi", publication, url, story);
}

gboolean
_byline_db_mark_url_ambiguous (BylineDb *self, gint64 publication, const char *url, GError **error)
{
  return _byline_db_run (self, error,
                         "INSERT INTO url_aliases (publication, url, story) VALUES (?, ?, NULL)"
                         " ON CONFLICT (publication, url) DO UPDATE SET story = NULL"
                         " WHERE story IS NOT NULL",
                         "is", publication, url);
}

gboolean
_byline_db_add_item (BylineDb *self,
                     gint64 feed,
                     const char *item,
                     gint64 story,
                     GBytes *hash,
                     GError **error)
{
  return _byline_db_run (self, error,
                         "INSERT INTO item_aliases (feed, item, story, hash) VALUES (?, ?, ?, ?)"
                         " ON CONFLICT (feed, item) DO UPDATE SET hash = excluded.hash",
                         "isib", feed, item, story, hash);
}

gboolean
_byline_db_add_feed (BylineDb *self, gint64 feed, const BylineStoryRow *row, GError **error)
{
  return _byline_db_run (self, error,
                         "INSERT OR IGNORE INTO story_feeds (feed, sort_time, story)"
                         " VALUES (?, ?, ?)",
                         "iii", feed, row->sort_time, row->id);
}

gboolean
_byline_db_get_feed_urls (BylineDb *self, gint64 story, GPtrArray *urls, GError **error)
{
  g_autoptr (BylineStatement) statement = _byline_db_query (
    self, error,
    "SELECT f.url FROM story_feeds x JOIN feeds f ON f.id = x.feed"
    " JOIN stories s ON s.id = x.story WHERE x.story = ? ORDER BY f.id IS NOT s.feed, f.id",
    "i", story);

  if (statement == NULL)
    return FALSE;
  g_ptr_array_set_size (urls, 0);
  while (_byline_db_step (self, statement, NULL))
    g_ptr_array_add (urls, _byline_column_text (statement, 0));
  return TRUE;
}
