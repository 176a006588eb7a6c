/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-outbox-private.h"

#include "byline-account-journal-private.h"
#include "byline-error.h"
#include "byline-journal-private.h"

/* The number of the line that the act stands in. */
static gint64
line_number (BylineDb *self)
{
  return self->replaying ? self->line_number : self->journal_number;
}

static gint64
has_accounts (BylineDb *self, GError **error)
{
  return _byline_db_query_int (self, 0, error, "SELECT 1 FROM accounts LIMIT 1", "");
}

static gboolean
note_story (BylineDb *self, gint64 story_id, BylineOutboxWhat what, gboolean value, GError **error)
{
  if (self->is_settled)
    return _byline_db_run (self, error, "DELETE FROM outbox WHERE what = ? AND id = ?", "ii",
                           (gint64) what, story_id);
  return _byline_db_run (
    self, error,
    "INSERT OR REPLACE INTO outbox (what, id, account, value, at, number)"
    " SELECT ?1, s.id, coalesce ((SELECT e.account FROM entries e WHERE e.story = s.id LIMIT 1),"
    "  f.account) AS a, ?3, ?4, ?5 FROM stories s LEFT JOIN feeds f ON f.id = s.feed"
    " WHERE s.id = ?2 AND a <> 0",
    "iiiii", (gint64) what, story_id, (gint64) (value != FALSE), self->now, line_number (self));
}

gboolean
_byline_outbox_note_stories (BylineDb *self,
                             GArray *stories,
                             BylineOutboxWhat what,
                             gboolean value,
                             GError **error)
{
  gint64 any = stories->len > 0 ? has_accounts (self, error) : 0;

  if (any <= 0)
    return any == 0;
  for (guint i = 0; i < stories->len; i++)
    if (!note_story (self, g_array_index (stories, gint64, i), what, value, error))
      return FALSE;
  return TRUE;
}

gboolean
_byline_outbox_note_feed (BylineDb *self,
                          gint64 feed_id,
                          BylineOutboxWhat what,
                          gboolean value,
                          GError **error)
{
  if (self->is_settled)
    return _byline_db_run (self, error, "DELETE FROM outbox WHERE what = ? AND id = ?", "ii",
                           (gint64) what, feed_id);
  return _byline_db_run (self, error,
                         "INSERT OR REPLACE INTO outbox (what, id, account, value, at, number)"
                         " SELECT ?1, id, account, ?3, ?4, ?5 FROM feeds WHERE id = ?2"
                         " AND account <> 0",
                         "iiiii", (gint64) what, feed_id, (gint64) (value != FALSE), self->now,
                         line_number (self));
}

gboolean
_byline_outbox_note_publication (BylineDb *self,
                                 gint64 publication_id,
                                 BylineOutboxWhat what,
                                 gboolean value,
                                 GError **error)
{
  g_autoptr (GArray) feeds = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self, error,
                             "SELECT id FROM feeds WHERE publication = ? AND account <> 0"
                             " AND retired = 0",
                             "i", publication_id);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    {
      gint64 feed_id = sqlite3_column_int64 (rows, 0);

      g_array_append_val (feeds, feed_id);
    }
  if (!byline_error_pass (error, g_steal_pointer (&failure)))
    return FALSE;
  for (guint i = 0; i < feeds->len; i++)
    if (!_byline_outbox_note_feed (self, g_array_index (feeds, gint64, i), what, value, error))
      return FALSE;
  return TRUE;
}

/* --- The journal --- */

void
_byline_outbox_sign_line (BylineDb *self, JsonObject *line)
{
  if (self->is_settled)
    json_object_set_int_member (line, BYLINE_JOURNAL_SETTLED, 1);
}

static gboolean
is_of_story (gint64 what)
{
  return what == BYLINE_OUTBOX_READ || what == BYLINE_OUTBOX_SAVED;
}

gboolean
_byline_outbox_recreate (BylineDb *self, GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self, error,
                             "SELECT o.what, a.key, coalesce (s.key, f.url), o.value, o.at,"
                             " o.number FROM outbox o JOIN accounts a ON a.id = o.account"
                             " LEFT JOIN stories s ON o.what < 2 AND s.id = o.id"
                             " LEFT JOIN feeds f ON o.what >= 2 AND f.id = o.id"
                             " WHERE coalesce (s.key, f.url) IS NOT NULL ORDER BY o.number",
                             "");
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    {
      g_autoptr (JsonObject) line = _byline_journal_line_new (self, "pending");
      gint64 what = sqlite3_column_int64 (rows, 0);

      json_object_set_string_member (line, "account", (const char *) sqlite3_column_text (rows, 1));
      json_object_set_int_member (line, "what", what);
      json_object_set_string_member (line, is_of_story (what) ? "story" : "feed",
                                     (const char *) sqlite3_column_text (rows, 2));
      json_object_set_int_member (line, "value", sqlite3_column_int64 (rows, 3));
      json_object_set_int_member (line, "at", sqlite3_column_int64 (rows, 4));
      json_object_set_int_member (line, "number", sqlite3_column_int64 (rows, 5));
      _byline_journal_add (self, line);
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}

gboolean
_byline_outbox_add_sent (BylineDb *self, gint64 account_id, GError **error)
{
  gint64 number = _byline_db_query_int (self, self->journal_number, error,
                                        "SELECT min (number) - 1 FROM outbox WHERE account = ?",
                                        "i", account_id);
  gint64 known = _byline_db_query_int (self, 0, error, "SELECT sent FROM accounts WHERE id = ?",
                                       "i", account_id);
  g_autoptr (BylineStatement) row = NULL;
  g_autoptr (JsonObject) line = NULL;

  if (number < 0 || known < 0)
    return number == -1 || known == -1 ? FALSE : TRUE;
  if (number <= known)
    return TRUE;
  row = _byline_db_query (self, error, "SELECT key FROM accounts WHERE id = ?", "i", account_id);
  if (row == NULL || !_byline_db_step (self, row, error))
    return FALSE;
  line = _byline_journal_line_new (self, "sent");
  json_object_set_string_member (line, "account", (const char *) sqlite3_column_text (row, 0));
  json_object_set_int_member (line, "number", number);
  _byline_journal_add (self, line);
  sqlite3_reset (row);
  return _byline_db_run (self, error, "UPDATE accounts SET sent = ? WHERE id = ?", "ii", number,
                         account_id);
}

static gint64
find_account (BylineDb *self, JsonObject *line, GError **error)
{
  const char *key = _byline_journal_text (line, "account");

  return key == NULL ? 0
                     : _byline_db_query_int (self, 0, error,
                                             "SELECT id FROM accounts WHERE key = ?", "s", key);
}

static gboolean
apply_sent (BylineDb *self, JsonObject *line, GError **error)
{
  gint64 account_id = find_account (self, line, error);
  gint64 number = _byline_journal_int (line, "number");

  if (account_id <= 0)
    return account_id == 0;
  return _byline_db_run (self, error, "DELETE FROM outbox WHERE account = ? AND number <= ?", "ii",
                         account_id, number) &&
         _byline_db_run (self, error, "UPDATE accounts SET sent = max (sent, ?) WHERE id = ?", "ii",
                         number, account_id);
}

static gboolean
apply_pending (BylineDb *self, JsonObject *line, GError **error)
{
  gint64 account_id = find_account (self, line, error);
  gint64 what = _byline_journal_int (line, "what");
  const char *story = _byline_journal_text (line, "story");
  const char *feed = _byline_journal_text (line, "feed");
  gint64 id = 0;

  if (account_id <= 0)
    return account_id == 0;
  if (is_of_story (what) && story != NULL)
    id = _byline_db_query_int (self, 0, error, "SELECT id FROM stories WHERE key = ?", "s", story);
  else if (!is_of_story (what) && feed != NULL)
    id = _byline_db_query_int (self, 0, error, "SELECT id FROM feeds WHERE url = ?", "s", feed);
  if (id <= 0)
    return id == 0;
  return _byline_db_run (self, error,
                         "INSERT OR REPLACE INTO outbox (what, id, account, value, at, number)"
                         " VALUES (?, ?, ?, ?, ?, ?)",
                         "iiiiii", what, id, account_id,
                         (gint64) (_byline_journal_int (line, "value") != 0),
                         _byline_journal_int (line, "at"), _byline_journal_int (line, "number"));
}

const BylineJournalApplier _byline_outbox_appliers[] = {
  { "sent", BYLINE_JOURNAL_MARKS, apply_sent, NULL },
  { "pending", BYLINE_JOURNAL_MARKS, apply_pending, NULL },
  { NULL, 0, NULL, NULL },
};
