/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-match-private.h"
#include "byline-db-rows-private.h"
#include "byline-identity-private.h"

#include <string.h>

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
_byline_db_story_url (BylineDb *self, gint64 publication_id, const char *url)
{
  g_autofree char *link = _byline_identity_link (url);
  g_autofree char *page = g_strndup (link, link != NULL ? strcspn (link, "#") : 0);

  /* Items (and careless pages' rel=canonical) that point to the home page. */
  if (link == NULL ||
      _byline_db_query_int (self, 0, NULL,
                            "SELECT 1 FROM publications WHERE id = ? AND home_canonical = ?", "is",
                            publication_id, page) != 0)
    return NULL;
  return g_steal_pointer (&link);
}

gboolean
_byline_db_add_url (BylineDb *self,
                    gint64 publication_id,
                    const char *url,
                    gint64 story_id,
                    GError **error)
{
  return _byline_db_run (self, error,
                         "INSERT OR IGNORE INTO url_aliases (publication, name, story, url)"
                         " VALUES (?, ?, ?, ?)",
                         "iiis", publication_id, _byline_identity_hash (url), story_id, url);
}

gboolean
_byline_db_add_item (BylineDb *self,
                     gint64 feed_id,
                     const char *item,
                     gint64 story_id,
                     GBytes *hash,
                     gint64 guid,
                     GError **error)
{
  return _byline_db_run (self, error,
                         "INSERT INTO item_aliases (feed, name, story, item, hash, guid)"
                         " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (feed, name, story)"
                         " DO UPDATE SET hash = excluded.hash, guid = excluded.guid",
                         "iiisbi", feed_id, _byline_identity_hash (item), story_id, item, hash,
                         guid);
}

gboolean
_byline_db_add_feed (BylineDb *self, gint64 feed_id, const BylineStoryRow *row, GError **error)
{
  return _byline_db_run (self, error,
                         "INSERT OR IGNORE INTO story_feeds (feed, sort_time, story)"
                         " VALUES (?, ?, ?)",
                         "iii", feed_id, row->sort_time, row->id);
}

gboolean
_byline_db_get_feed_urls (BylineDb *self, gint64 story_id, GPtrArray *urls, GError **error)
{
  g_autoptr (BylineStatement) statement = _byline_db_query (
    self, error,
    "SELECT f.url FROM story_feeds x JOIN feeds f ON f.id = x.feed"
    " JOIN stories s ON s.id = x.story WHERE x.story = ? ORDER BY f.id IS NOT s.feed, f.id",
    "i", story_id);

  if (statement == NULL)
    return FALSE;
  g_ptr_array_set_size (urls, 0);
  while (_byline_db_step (self, statement, NULL))
    g_ptr_array_add (urls, _byline_column_text (statement, 0));
  return TRUE;
}
