/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-match-private.h"
#include "byline-db-spoiled-private.h"
#include "byline-db-subscriptions-private.h"
#include "byline-identity-private.h"
#include "byline-stories-journal-private.h"

/*
 * What a feed's own aliases are worth. Both are journalled: an index that is made anew sees the stories
 * that are left, not those that made an alias worthless.
 */

static guint64
add_text (guint64 hash, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    hash = _byline_identity_add (hash, (guchar) *p);
  return hash;
}

gint64
_byline_identity_hash (const char *text)
{
  return text != NULL && *text != '\0' ? (gint64) add_text (BYLINE_IDENTITY_HASH, text) : 0;
}

gint64
_byline_identity_hash_link (const char *link)
{
  return link != NULL ? (gint64) add_text (add_text (BYLINE_IDENTITY_HASH, "link\n"), link) : 0;
}

gint64
_byline_db_is_spoiled (BylineDb *self, gint64 feed_id, gint64 alias, GError **error)
{
  if (alias == 0)
    return 0;
  return _byline_db_query_int (self, 0, error,
                               "SELECT 1 FROM spoiled_aliases WHERE feed = ? AND alias = ?", "ii",
                               feed_id, alias);
}

static void
journal_number (BylineDb *self, const char *op, const char *feed_url, const char *text)
{
  g_autoptr (JsonObject) line = _byline_journal_line_new (self, op);

  json_object_set_string_member (line, "feed", feed_url);
  json_object_set_string_member (line, "value", text);
  _byline_journal_add (self, line);
}

gboolean
_byline_db_spoil (BylineDb *self,
                  gint64 feed_id,
                  const char *feed_url,
                  gint64 alias,
                  GError **error)
{
  g_autofree char *text = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", (guint64) alias);

  if (alias == 0)
    return TRUE;
  if (!_byline_db_run (self, error,
                       "INSERT OR IGNORE INTO spoiled_aliases (feed, alias) VALUES (?, ?)", "ii",
                       feed_id, alias))
    return FALSE;
  if (sqlite3_changes (self->sqlite) > 0)
    journal_number (self, "spoil", feed_url, text);
  return TRUE;
}

gboolean
_byline_db_set_guids (BylineDb *self,
                      gint64 feed_id,
                      const char *feed_url,
                      BylineGuids guids,
                      GError **error)
{
  g_autofree char *text = g_strdup_printf ("%d", (int) guids);

  if (!_byline_db_run (self, error, "UPDATE feeds SET guids = ?1 WHERE id = ?2 AND guids <> ?1",
                       "ii", (gint64) guids, feed_id))
    return FALSE;
  if (sqlite3_changes (self->sqlite) > 0)
    journal_number (self, "guids", feed_url, text);
  return TRUE;
}

static gint64
find_feed (BylineDb *self, JsonObject *line, const char **url, GError **error)
{
  *url = _byline_journal_text (line, "feed");
  return *url != NULL ? _byline_db_find_feed_row (self, *url, error) : 0;
}

static gboolean
apply_spoil (BylineDb *self, JsonObject *line, GError **error)
{
  const char *value = _byline_journal_text (line, "value");
  const char *url;
  gint64 feed_id = find_feed (self, line, &url, error);

  if (feed_id <= 0 || value == NULL)
    return feed_id >= 0;
  return _byline_db_spoil (self, feed_id, url, (gint64) g_ascii_strtoull (value, NULL, 16), error);
}

static gboolean
apply_guids (BylineDb *self, JsonObject *line, GError **error)
{
  const char *value = _byline_journal_text (line, "value");
  const char *url;
  gint64 feed_id = find_feed (self, line, &url, error);
  gint64 guids = value != NULL ? g_ascii_strtoll (value, NULL, 10) : -1;

  if (feed_id <= 0 || guids < BYLINE_GUIDS_KEPT || guids > BYLINE_GUIDS_RENEWED)
    return feed_id >= 0;
  return _byline_db_set_guids (self, feed_id, url, (BylineGuids) guids, error);
}

const BylineJournalApplier _byline_spoiled_appliers[] = {
  { "spoil", BYLINE_JOURNAL_STRUCTURE, apply_spoil, NULL },
  { "guids", BYLINE_JOURNAL_STRUCTURE, apply_guids, NULL },
  { NULL, 0, NULL, NULL },
};
