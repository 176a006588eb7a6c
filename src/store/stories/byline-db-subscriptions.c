/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-subscriptions.h"

#include "byline-db-clock-private.h"
#include "byline-db-names-private.h"
#include "byline-db-rows-private.h"
#include "byline-db-subscriptions-private.h"
#include "byline-error.h"
#include "byline-journal-private.h"
#include "byline-outbox-private.h"
#include "byline-url.h"

gint64
_byline_db_find_publication (BylineDb *self, const char *key, GError **error)
{
  return _byline_db_query_int (self, 0, error, "SELECT id FROM publications WHERE key = ?", "s",
                               key);
}

gint64
_byline_db_find_feed_row (BylineDb *self, const char *url, GError **error)
{
  return _byline_db_query_int (self, 0, error, "SELECT id FROM feeds WHERE url = ?", "s", url);
}

/* Returns: (transfer full): the publication's key, or NULL with NOT_FOUND. */
static char *
get_key (BylineDb *self, gint64 publication_id, GError **error)
{
  g_autoptr (BylineStatement)
    statement = _byline_db_query (self, error, "SELECT key FROM publications WHERE id = ?", "i",
                                  publication_id);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;
  if (_byline_db_step (self, statement, &failure))
    return _byline_column_text (statement, 0);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
                         "There is no such publication");
  return NULL;
}

/* Returns: (transfer full): the feed's address, or NULL with NOT_FOUND. */
static char *
get_feed_url (BylineDb *self, gint64 feed_id, GError **error)
{
  g_autoptr (BylineFeed) found = byline_db_get_feed (self, feed_id, error);

  return found != NULL ? g_steal_pointer (&found->url) : NULL;
}

/* --- Subscribing --- */

static char *
make_key (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_auto (GStrv) parts = g_strsplit (uuid, "-", -1);

  return g_strjoinv ("", parts);
}

static gint64
insert_publication (BylineDb *self,
                    const BylineSubscription *subscription,
                    const char *key,
                    GError **error)
{
  g_autofree char *home = byline_url_canonical (subscription->home_page_url);

  if (!_byline_db_run (self, error,
                       "INSERT INTO publications"
                       " (id, key, name, own_name, home, home_canonical, icon, folder,"
                       " icon_private)"
                       " VALUES (nullif (?, 0), ?, ?, ?, ?, ?, ?, ?, ?)",
                       "isssssssi", _byline_db_old_number (self, BYLINE_NUMBERS_PUBLICATIONS, key),
                       key, subscription->name, subscription->own_name, subscription->home_page_url,
                       home, subscription->icon_url, subscription->folder,
                       (gint64) (subscription->icon_network == BYLINE_NETWORK_PRIVATE)))
    return -1;
  return sqlite3_last_insert_rowid (self->sqlite);
}

static void
journal_subscribe (BylineDb *self, const BylineSubscription *subscription, const char *key)
{
  const struct {
    const char *name;
    const char *value;
  } members[] = {
    { "publication", key },
    { "feed", subscription->feed_url },
    { "title", subscription->feed_title },
    { "name", subscription->name },
    { "own_name", subscription->own_name },
    { "home_page_url", subscription->home_page_url },
    { "icon_url", subscription->icon_url },
    { "folder", subscription->folder },
    { "section", subscription->section },
    { "format", subscription->format },
    { "icon_network", subscription->icon_network == BYLINE_NETWORK_PRIVATE ? "private" : NULL },
  };
  g_autoptr (JsonObject) line = _byline_journal_line_new (self, "subscribe");

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (members[i].value != NULL)
      json_object_set_string_member (line, members[i].name, members[i].value);
  _byline_journal_add (self, line);
}

gint64
_byline_db_subscribe_into (BylineDb *self,
                           const BylineSubscription *subscription,
                           const char *key,
                           GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autofree char *seed = g_strconcat (key, "\n", subscription->feed_url, NULL);
  gint64 publication_id;
  gint64 feed_id;

  if (!_byline_transaction_begin (&scope, self, error))
    return 0;
  publication_id = _byline_db_find_publication (self, key, error);
  if (publication_id == 0)
    publication_id = insert_publication (self, subscription, key, error);
  if (publication_id < 0 ||
      !_byline_db_run (self, error,
                       "INSERT INTO feeds (id, publication, url, seed, title, section, format)"
                       " VALUES (nullif (?, 0), ?, ?, ?, ?, ?, ?)",
                       "iisssss", _byline_db_old_number (self, BYLINE_NUMBERS_FEEDS, seed),
                       publication_id, subscription->feed_url, seed, subscription->feed_title,
                       subscription->section, subscription->format))
    return 0;
  feed_id = sqlite3_last_insert_rowid (self->sqlite);
  journal_subscribe (self, subscription, key);
  return _byline_transaction_commit (&scope, error) ? feed_id : 0;
}

/* Returns: (transfer full) (nullable): the key of the publication that @subscription joins. */
static char *
find_home (BylineDb *self, const BylineSubscription *subscription, GError **error)
{
  g_autofree char *home = byline_url_canonical (subscription->home_page_url);
  g_autoptr (BylineStatement) statement = NULL;

  if (home == NULL)
    return NULL;
  statement = _byline_db_query (self, error,
                                "SELECT key FROM publications WHERE home_canonical = ?"
                                " ORDER BY removed_at > 0, id LIMIT 1",
                                "s", home);
  if (statement != NULL && _byline_db_step (self, statement, error))
    return _byline_column_text (statement, 0);
  return NULL;
}

/* --- Retiring feeds, whose publication is kept for what is saved of it --- */

gboolean
_byline_db_set_retired (BylineDb *self, gint64 feed_id, gboolean retired, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autofree char *url = get_feed_url (self, feed_id, error);
  g_autoptr (JsonObject) line = NULL;

  /* Whoever comes back is asked for all that it has, at once. */
  if (url == NULL || !_byline_transaction_begin (&scope, self, error) ||
      !_byline_db_run (self, error,
                       "UPDATE feeds SET retired = ?1, etag = NULL, last_modified = NULL,"
                       " next_due = 0, failures = 0, error = NULL, error_code = NULL"
                       " WHERE id = ?2",
                       "ii", (gint64) (retired != FALSE), feed_id))
    return FALSE;
  line = _byline_journal_line_new (self, "retired");
  json_object_set_string_member (line, "feed", url);
  json_object_set_int_member (line, "value", retired != FALSE);
  _byline_journal_add (self, line);
  return _byline_transaction_commit (&scope, error);
}

/* All of a publication. */
static gboolean
set_all_retired (BylineDb *self, gint64 publication_id, gboolean retired, GError **error)
{
  g_autoptr (GArray) feeds = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self, error,
                             "SELECT id FROM feeds WHERE publication = ? AND retired <> ?", "ii",
                             publication_id, (gint64) (retired != FALSE));

  if (!_byline_names_read_ids (self, rows, feeds, error))
    return FALSE;
  for (guint i = 0; i < feeds->len; i++)
    if (!_byline_db_set_retired (self, g_array_index (feeds, gint64, i), retired, error))
      return FALSE;
  return TRUE;
}

/* Feeds are what an index that is made anew would know a name from. */
static gboolean
keep_name (BylineDb *self, gint64 publication_id, GError **error)
{
  g_autoptr (BylinePublication) row = byline_db_get_publication (self, publication_id, error);

  return row != NULL &&
         _byline_db_set_own_name (self, publication_id,
                                  row->own_name != NULL ? row->own_name : row->name, error);
}

/* The address is known: that is an error unless its publication was removed, which then comes
 * back, or it is retired. */
static gint64
subscribe_again (BylineDb *self, gint64 feed_id, GError **error)
{
  gint64 is_retired = _byline_db_query_int (self, 0, error,
                                            "SELECT retired FROM feeds WHERE id = ?", "i", feed_id);
  gint64 removed =
    _byline_db_query_int (self, 0, error,
                          "SELECT p.id FROM feeds f JOIN publications p ON p.id = f.publication"
                          " WHERE f.id = ? AND p.removed_at > 0",
                          "i", feed_id);

  if (is_retired < 0 || removed < 0)
    return 0;
  if (is_retired == 0 && removed == 0)
    {
      g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_EXISTS,
                           "This feed is subscribed to");
      return 0;
    }
  /* Who adds it anew says again that its address may be anywhere. */
  if ((is_retired != 0 && !_byline_db_set_retired (self, feed_id, FALSE, error)) ||
      (removed != 0 && !_byline_db_set_removed_at (self, removed, 0, error)) ||
      !_byline_db_run (self, error, "UPDATE feeds SET private = NULL WHERE id = ?", "i", feed_id))
    return 0;
  return feed_id;
}

/* A removed publication comes back with a feed that it did not have: the others stay away. */
static gboolean
bring_back (BylineDb *self, const char *key, GError **error)
{
  gint64 publication_id = _byline_db_query_int (
    self, 0, error, "SELECT id FROM publications WHERE key = ? AND removed_at > 0", "s", key);

  if (publication_id <= 0)
    return publication_id == 0;
  return set_all_retired (self, publication_id, TRUE, error) &&
         _byline_db_set_removed_at (self, publication_id, 0, error);
}

gint64
byline_db_subscribe (BylineDb *self, const BylineSubscription *subscription, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (GError) failure = NULL;
  g_autofree char *key = NULL;
  gint64 feed_id;

  g_return_val_if_fail (self != NULL && subscription != NULL, 0);
  g_return_val_if_fail (subscription->feed_url != NULL, 0);

  if (byline_url_is_file (subscription->feed_url) && !subscription->is_typed)
    {
      g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FAILED,
                   "“%s” is a file of this computer: only what you type can add one",
                   subscription->feed_url);
      return 0;
    }
  if (!_byline_transaction_begin (&scope, self, error))
    return 0;
  feed_id = _byline_db_find_feed_row (self, subscription->feed_url, error);
  if (feed_id < 0)
    return 0;
  if (feed_id > 0)
    feed_id = subscribe_again (self, feed_id, error);
  else
    {
      key = find_home (self, subscription, &failure);
      if (!byline_error_pass (error, g_steal_pointer (&failure)))
        return 0;
      if (key == NULL)
        key = make_key ();
      else if (!bring_back (self, key, error))
        return 0;
      feed_id = _byline_db_subscribe_into (self, subscription, key, error);
    }
  if (feed_id == 0 || !_byline_transaction_commit (&scope, error))
    return 0;
  return feed_id;
}

/* --- Removing --- */

gboolean
_byline_db_set_removed_at (BylineDb *self, gint64 publication_id, gint64 removed_at, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autofree char *key = get_key (self, publication_id, error);
  g_autoptr (JsonObject) line = NULL;

  if (key == NULL || !_byline_transaction_begin (&scope, self, error) ||
      !_byline_db_run (self, error, "UPDATE publications SET removed_at = ? WHERE id = ?", "ii",
                       removed_at, publication_id) ||
      !_byline_db_run (self, error,
                       "UPDATE stories SET shown = " SQL_SHOWN ("?1", "is_saved",
                                                                "muted") " WHERE publication = ?2",
                       "ii", (gint64) (removed_at != 0), publication_id))
    return FALSE;
  line = _byline_journal_line_new (self, "removed");
  json_object_set_string_member (line, "publication", key);
  json_object_set_int_member (line, "at", removed_at);
  _byline_outbox_sign_line (self, line);
  _byline_journal_add (self, line);
  if (!_byline_outbox_note_publication (self, publication_id, BYLINE_OUTBOX_SUBSCRIBED,
                                        removed_at == 0, error))
    return FALSE;
  return _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_set_removed (BylineDb *self, gint64 publication_id, gboolean removed, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  gint64 removed_at;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  /* A clock that is behind must not have it deleted as soon as it is right again. */
  removed_at = removed ? MAX (_byline_db_received_time (self, self->now), 1) : 0;
  if (!_byline_db_set_removed_at (self, publication_id, removed_at, error))
    return FALSE;
  /* Without a feed it would never hear of anything again. */
  if (!removed &&
      _byline_db_query_int (self, 0, NULL,
                            "SELECT 1 FROM feeds WHERE publication = ? AND retired = 0", "i",
                            publication_id) == 0 &&
      !set_all_retired (self, publication_id, FALSE, error))
    return FALSE;
  return _byline_transaction_commit (&scope, error);
}

gboolean
_byline_db_purge_publication (BylineDb *self, const char *key, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (BylineStatement) stories = NULL;
  g_autoptr (JsonObject) line = NULL;
  gint64 publication_id;

  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  publication_id = _byline_db_find_publication (self, key, error);
  if (publication_id < 0)
    return FALSE;
  stories = _byline_db_query (self, error, "SELECT key FROM stories WHERE publication = ?", "i",
                              publication_id);
  if (stories == NULL)
    return FALSE;
  while (_byline_db_step (self, stories, NULL))
    _byline_db_delete_file_on_commit (self, (const char *) sqlite3_column_text (stories, 0));
  sqlite3_reset (stories);
  /* Its key stays, so that a file that was left behind does not bring it back. */
  if (!_byline_db_run (self, error, "INSERT OR IGNORE INTO tombstones (key, at) VALUES (?, ?)",
                       "si", key, self->now) ||
      !_byline_db_run (self, error, "DELETE FROM publications WHERE id = ?", "i", publication_id))
    return FALSE;
  line = _byline_journal_line_new (self, "purge");
  json_object_set_string_member (line, "publication", key);
  _byline_journal_add (self, line);
  return _byline_transaction_commit (&scope, error);
}

/* Deletes the stories of a removed publication that are not saved. They leave no tombstones: they
 * are there again if it is subscribed to again. Nor a journal's line: a file that a crash left
 * behind goes the next time. */
static gboolean
purge_unsaved (BylineDb *self, gint64 publication_id, GError **error)
{
  g_autoptr (BylineStatement)
    keys = _byline_db_query (self, error,
                             "SELECT key FROM stories WHERE publication = ? AND is_saved = 0", "i",
                             publication_id);
  g_autoptr (GError) failure = NULL;

  if (keys == NULL)
    return FALSE;
  while (_byline_db_step (self, keys, &failure))
    _byline_db_delete_file_on_commit (self, (const char *) sqlite3_column_text (keys, 0));
  if (!byline_error_pass (error, g_steal_pointer (&failure)))
    return FALSE;
  sqlite3_reset (keys);
  /* The texts all at once: see byline-db-texts.c. */
  return _byline_db_begin_removing_texts (self, error) &&
         _byline_db_run (self, error,
                         "INSERT INTO temp.leaving (story) SELECT id FROM stories"
                         " WHERE publication = ? AND is_saved = 0",
                         "i", publication_id) &&
         _byline_db_remove_texts (self, error) &&
         _byline_db_run (self, error, "DELETE FROM stories WHERE publication = ? AND is_saved = 0",
                         "i", publication_id);
}

/* What is left of a removed publication: nothing, or what is saved. */
static gboolean
purge_one (BylineDb *self, const char *key, GError **error)
{
  gint64 publication_id = _byline_db_find_publication (self, key, error);
  gint64 has_feeds;
  gint64 is_kept;

  if (publication_id < 0)
    return FALSE;
  is_kept = _byline_db_query_int (self, 0, error,
                                  "SELECT 1 FROM stories WHERE publication = ? AND is_saved = 1",
                                  "i", publication_id);
  if (is_kept <= 0)
    return is_kept == 0 && _byline_db_purge_publication (self, key, error);
  has_feeds = _byline_db_query_int (self, 0, error,
                                    "SELECT 1 FROM feeds WHERE publication = ? AND retired = 0",
                                    "i", publication_id);
  if (has_feeds < 0 || !purge_unsaved (self, publication_id, error))
    return FALSE;
  return has_feeds == 0 || (keep_name (self, publication_id, error) &&
                            set_all_retired (self, publication_id, TRUE, error));
}

gboolean
byline_db_purge_removed (BylineDb *self, gint64 before, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BylineStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  statement = _byline_db_query (
    self, error, "SELECT key FROM publications WHERE removed_at > 0 AND removed_at < ?", "i",
    before);
  if (statement == NULL)
    return FALSE;
  while (_byline_db_step (self, statement, NULL))
    g_ptr_array_add (keys, _byline_column_text (statement, 0));
  sqlite3_reset (statement);
  for (guint i = 0; i < keys->len; i++)
    if (!purge_one (self, g_ptr_array_index (keys, i), error))
      return FALSE;
  return _byline_transaction_commit (&scope, error);
}

GPtrArray *
byline_db_removed_feed_urls (BylineDb *self, gint64 before, GError **error)
{
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BylineStatement) statement = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  statement =
    _byline_db_query (self, error,
                      "SELECT f.url FROM feeds f JOIN publications p ON p.id = f.publication"
                      " WHERE p.removed_at > 0 AND p.removed_at < ?",
                      "i", before);
  if (statement == NULL)
    return NULL;
  while (_byline_db_step (self, statement, &failure))
    g_ptr_array_add (urls, _byline_column_text (statement, 0));
  return byline_error_pass (error, g_steal_pointer (&failure)) ? g_steal_pointer (&urls) : NULL;
}

/* --- Changing --- */

/* Sets a text of a publication; one journal line of @op with @member. */
static gboolean
set_text (BylineDb *self,
          gint64 publication_id,
          const char *sql,
          const char *op,
          const char *member,
          const char *value,
          GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autofree char *key = get_key (self, publication_id, error);
  g_autoptr (JsonObject) line = NULL;

  if (value != NULL && *value == '\0')
    value = NULL;
  if (key == NULL || !_byline_transaction_begin (&scope, self, error) ||
      !_byline_db_run (self, error, sql, "si", value, publication_id))
    return FALSE;
  line = _byline_journal_line_new (self, op);
  json_object_set_string_member (line, "publication", key);
  if (value != NULL)
    json_object_set_string_member (line, member, value);
  _byline_outbox_sign_line (self, line);
  _byline_journal_add (self, line);
  return _byline_transaction_commit (&scope, error);
}

/* As set_text(), of what servers are told. */
static gboolean
set_told_text (BylineDb *self,
               gint64 publication_id,
               const char *sql,
               BylineOutboxWhat what,
               const char *op,
               const char *member,
               const char *value,
               GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  return _byline_transaction_begin (&scope, self, error) &&
         set_text (self, publication_id, sql, op, member, value, error) &&
         _byline_outbox_note_publication (self, publication_id, what, TRUE, error) &&
         _byline_transaction_commit (&scope, error);
}

gboolean
_byline_db_set_own_name (BylineDb *self, gint64 publication_id, const char *name, GError **error)
{
  return set_text (self, publication_id, "UPDATE publications SET own_name = ? WHERE id = ?",
                   "own-name", "name", name, error);
}

gboolean
byline_db_set_icon (BylineDb *self,
                    gint64 publication_id,
                    const char *icon_url,
                    BylineNetwork network,
                    GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL && icon_url != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error) ||
      !_byline_db_run (self, error,
                       "UPDATE publications SET icon = ?, icon_private = ?"
                       " WHERE id = ? AND icon IS NULL",
                       "sii", icon_url, (gint64) (network == BYLINE_NETWORK_PRIVATE),
                       publication_id))
    return FALSE;
  return _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_ask_for_icon (BylineDb *self,
                        gint64 publication_id,
                        gint64 now,
                        gint64 before,
                        GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  gboolean may_ask;

  g_return_val_if_fail (self != NULL, FALSE);

  /* A time of the future was noted by a clock that was ahead. */
  if (!_byline_transaction_begin (&scope, self, error) ||
      !_byline_db_run (self, error,
                       "UPDATE publications SET icon_asked = ?2 WHERE id = ?1"
                       " AND (icon_asked < ?3 OR icon_asked > ?2)",
                       "iii", publication_id, now, before))
    return FALSE;
  may_ask = sqlite3_changes (self->sqlite) > 0;
  return _byline_transaction_commit (&scope, error) && may_ask;
}

gboolean
byline_db_rename_publication (BylineDb *self,
                              gint64 publication_id,
                              const char *name,
                              GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return set_told_text (self, publication_id, "UPDATE publications SET name = ? WHERE id = ?",
                        BYLINE_OUTBOX_NAME, "rename", "name", name, error);
}

gboolean
byline_db_move_publication (BylineDb *self,
                            gint64 publication_id,
                            const char *folder,
                            GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return set_told_text (self, publication_id, "UPDATE publications SET folder = ? WHERE id = ?",
                        BYLINE_OUTBOX_FOLDER, "folder", "folder", folder, error);
}

gboolean
byline_db_set_interval (BylineDb *self, gint64 feed_id, guint minutes, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autofree char *url = NULL;
  g_autoptr (JsonObject) line = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  url = get_feed_url (self, feed_id, error);
  if (url == NULL || !_byline_transaction_begin (&scope, self, error) ||
      !_byline_db_run (self, error, "UPDATE feeds SET interval_minutes = ? WHERE id = ?", "ii",
                       (gint64) minutes, feed_id))
    return FALSE;
  line = _byline_journal_line_new (self, "interval");
  json_object_set_string_member (line, "feed", url);
  json_object_set_int_member (line, "minutes", minutes);
  _byline_journal_add (self, line);
  return _byline_transaction_commit (&scope, error);
}

gboolean
_byline_db_set_feed_network (BylineDb *self, gint64 feed_id, BylineNetwork network, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  gint64 is_private = network == BYLINE_NETWORK_PRIVATE;
  g_autofree char *url = get_feed_url (self, feed_id, error);
  g_autoptr (JsonObject) line = NULL;

  if (url == NULL || !_byline_transaction_begin (&scope, self, error) ||
      !_byline_db_run (self, error,
                       "UPDATE feeds SET private = ?1 WHERE id = ?2 AND private IS NOT ?1", "ii",
                       is_private, feed_id))
    return FALSE;
  if (sqlite3_changes (self->sqlite) == 0)
    return _byline_transaction_commit (&scope, error);
  line = _byline_journal_line_new (self, "feed-network");
  json_object_set_string_member (line, "feed", url);
  json_object_set_int_member (line, "private", is_private);
  _byline_journal_add (self, line);
  return _byline_transaction_commit (&scope, error);
}

gboolean
_byline_db_decide_feed_network (BylineDb *self,
                                gint64 feed_id,
                                BylineNetwork network,
                                GError **error)
{
  gint64 is_open = _byline_db_query_int (self, 0, error,
                                         "SELECT private IS NULL FROM feeds WHERE id = ?", "i",
                                         feed_id);

  if (is_open < 0)
    return FALSE;
  return is_open == 0 || _byline_db_set_feed_network (self, feed_id, network, error);
}

gboolean
_byline_db_set_feed_url (BylineDb *self, gint64 feed_id, const char *url, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autofree char *old = get_feed_url (self, feed_id, error);
  g_autoptr (JsonObject) line = NULL;

  /* Where another feed has that address already both stay as they are. */
  if (old == NULL || !_byline_transaction_begin (&scope, self, error) ||
      !_byline_db_run (self, error, "UPDATE OR IGNORE feeds SET url = ? WHERE id = ?", "si", url,
                       feed_id))
    return FALSE;
  if (sqlite3_changes (self->sqlite) == 0)
    return _byline_transaction_commit (&scope, error);
  /* Articles of the archive name the feed by its old address. */
  if (!_byline_db_run (self, error,
                       "INSERT OR REPLACE INTO meta (name, value) VALUES ('feed-url:' || ?, ?)",
                       "si", old, feed_id))
    return FALSE;
  line = _byline_journal_line_new (self, "feed-url");
  json_object_set_string_member (line, "feed", old);
  json_object_set_string_member (line, "url", url);
  _byline_journal_add (self, line);
  return _byline_transaction_commit (&scope, error);
}

/* --- Moving a feed --- */

static gint64
publication_for_move (BylineDb *self, gint64 feed_id, const char *key, GError **error)
{
  g_autoptr (BylineFeed) moved = NULL;
  BylineSubscription subscription = { NULL };
  gint64 publication_id = _byline_db_find_publication (self, key, error);

  if (publication_id != 0)
    return publication_id;
  moved = byline_db_get_feed (self, feed_id, error);
  if (moved == NULL)
    return -1;
  subscription.own_name = moved->title;
  return insert_publication (self, &subscription, key, error);
}

static gboolean
read_stories (BylineDb *self, const char *sql, gint64 feed_id, GArray *stories, GError **error)
{
  g_autoptr (BylineStatement) rows = _byline_db_query (self, error, sql, "i", feed_id);

  return _byline_names_read_ids (self, rows, stories, error);
}

/* Somebody may be another one in this publication, or the publication be muted. */
static gboolean
names_follow (BylineDb *self, gint64 feed_id, GError **error)
{
  g_autoptr (GArray) split = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!read_stories (self,
                     "SELECT DISTINCT n.story FROM story_author_names n"
                     " JOIN stories s ON s.id = n.story WHERE s.feed = ?"
                     " AND n.author IN (SELECT raw FROM author_members WHERE publication <> 0)",
                     feed_id, split, error) ||
      !read_stories (self, "SELECT id FROM stories WHERE feed = ?", feed_id, all, error))
    return FALSE;
  for (guint i = 0; i < split->len; i++)
    {
      g_autoptr (BylineStoryRow)
        row = _byline_db_get_row (self, g_array_index (split, gint64, i), error);

      if (row == NULL || !_byline_names_follow (self, BYLINE_RULE_KIND_AUTHOR, row, error))
        return FALSE;
    }
  return _byline_mute_stories (self, all, error);
}

gboolean
_byline_db_move_feed_into (BylineDb *self, gint64 feed_id, const char *key, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autofree char *url = get_feed_url (self, feed_id, error);
  g_autoptr (JsonObject) line = NULL;
  gint64 publication_id;

  if (url == NULL || !_byline_transaction_begin (&scope, self, error))
    return FALSE;
  publication_id = publication_for_move (self, feed_id, key, error);
  /* The stories that it brought go with it; those that it merely carries too stay with their
   * feed. */
  if (publication_id < 0 ||
      !_byline_db_run (self, error, "UPDATE feeds SET publication = ? WHERE id = ?", "ii",
                       publication_id, feed_id) ||
      !_byline_db_run (self, error,
                       "UPDATE OR IGNORE url_aliases SET publication = ?"
                       " WHERE story IN (SELECT id FROM stories WHERE feed = ?)",
                       "ii", publication_id, feed_id) ||
      !_byline_db_run (self, error,
                       "UPDATE stories SET publication = ?1, shown = " SQL_SHOWN (
                         "(SELECT removed_at > 0 FROM publications WHERE id = ?1)", "is_saved",
                         "muted") " WHERE feed = ?2",
                       "ii", publication_id, feed_id) ||
      !names_follow (self, feed_id, error))
    return FALSE;
  line = _byline_journal_line_new (self, "move-feed");
  json_object_set_string_member (line, "feed", url);
  json_object_set_string_member (line, "publication", key);
  _byline_journal_add (self, line);
  return _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_move_feed (BylineDb *self, gint64 feed_id, gint64 publication_id, GError **error)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  key = publication_id != 0 ? get_key (self, publication_id, error) : make_key ();
  return key != NULL && _byline_db_move_feed_into (self, feed_id, key, error);
}
