/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-accounts.h"

#include "byline-account-feeds-private.h"
#include "byline-account-journal-private.h"
#include "byline-db-subscriptions-private.h"
#include "byline-error.h"
#include "byline-outbox-private.h"
#include "byline-url.h"

/* --- Adding --- */

static void
journal_account (BylineDb *self, const BylineAccount *account)
{
  const struct {
    const char *name;
    const char *value;
  } members[] = {
    { "account", account->key }, { "protocol", account->protocol }, { "url", account->url },
    { "user", account->user },   { "name", account->name },
  };
  g_autoptr (JsonObject) line = _byline_journal_line_new (self, "account");

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (members[i].value != NULL)
      json_object_set_string_member (line, members[i].name, members[i].value);
  _byline_journal_add (self, line);
}

/* Returns: the row of the account of that server and user; 0: none, -1 with an error. */
static gint64
find_alike (BylineDb *self, const BylineAccount *account, GError **error)
{
  return _byline_db_query_int (self, 0, error,
                               "SELECT id FROM accounts WHERE key = ?1"
                               " OR (protocol = ?2 AND url = ?3 AND user IS ?4)",
                               "ssss", account->key, account->protocol, account->url,
                               account->user);
}

static gint64
insert_account (BylineDb *self, const BylineAccount *account, GError **error)
{
  if (!_byline_db_run (self, error,
                       "INSERT INTO accounts (key, protocol, url, user, name)"
                       " VALUES (?, ?, ?, ?, ?)",
                       "sssss", account->key, account->protocol, account->url, account->user,
                       account->name))
    return 0;
  return sqlite3_last_insert_rowid (self->sqlite);
}

gint64
byline_db_add_account (BylineDb *self, const BylineAccount *account, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (BylineAccount) copy = NULL;
  gint64 account_id;

  g_return_val_if_fail (self != NULL && account != NULL, 0);
  g_return_val_if_fail (account->protocol != NULL && account->url != NULL, 0);

  copy = byline_account_copy (account);
  if (copy->key == NULL)
    copy->key = g_uuid_string_random ();
  if (!_byline_transaction_begin (&scope, self, error))
    return 0;
  account_id = find_alike (self, copy, error);
  if (account_id > 0)
    g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_EXISTS,
                         "There is an account of this server and user");
  if (account_id != 0)
    return 0;
  account_id = insert_account (self, copy, error);
  if (account_id == 0)
    return 0;
  journal_account (self, copy);
  return _byline_transaction_commit (&scope, error) ? account_id : 0;
}

/* --- Changing --- */

static gboolean
update_account (BylineDb *self, gint64 account_id, const BylineAccount *account, GError **error)
{
  return _byline_db_run (self, error,
                         "UPDATE accounts SET url = ?, user = ?, name = ?, next_try = 0,"
                         " failures = 0, error = NULL, error_code = NULL WHERE id = ?",
                         "sssi", account->url, account->user, account->name, account_id);
}

/* Returns: whether no other account is of the server and user of @account. */
static gboolean
is_the_only_one (BylineDb *self, const BylineAccount *account, GError **error)
{
  gint64 other = _byline_db_query_int (self, 0, error,
                                       "SELECT id FROM accounts WHERE id <> ?1 AND protocol = ?2"
                                       " AND url = ?3 AND user IS ?4",
                                       "isss", account->id, account->protocol, account->url,
                                       account->user);

  if (other > 0)
    g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_EXISTS,
                         "There is an account of this server and user");
  return other == 0;
}

gboolean
byline_db_change_account (BylineDb *self,
                          gint64 account_id,
                          const char *url,
                          const char *user,
                          const char *name,
                          GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (BylineAccount) account = NULL;
  g_autofree char *host = NULL;

  g_return_val_if_fail (self != NULL && url != NULL, FALSE);

  account = byline_db_get_account (self, account_id, error);
  if (account == NULL || !_byline_transaction_begin (&scope, self, error))
    return FALSE;
  host = byline_account_dup_host (account);
  g_free (account->url);
  account->url = g_strdup (url);
  g_free (account->user);
  account->user = g_strdup (user);
  /* What is called by its host is so at another one, too. */
  if (name != NULL || g_strcmp0 (account->name, host) == 0)
    {
      g_free (account->name);
      account->name = name != NULL && name[0] != '\0' ? g_strdup (name) : NULL;
    }
  if (!is_the_only_one (self, account, error) || !update_account (self, account_id, account, error))
    return FALSE;
  journal_account (self, account);
  return _byline_transaction_commit (&scope, error);
}

/* --- Removing --- */

/* What the account brings is this computer's from now on, or it is unsubscribed from here. */
static gboolean
let_publications_go (BylineDb *self, gint64 account_id, gboolean keep, GError **error)
{
  g_autoptr (GArray) publications = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (BylineStatement) rows = NULL;
  g_autoptr (GError) failure = NULL;

  if (keep)
    return TRUE;
  rows = _byline_db_query (self, error,
                           "SELECT DISTINCT p.id FROM publications p JOIN feeds f"
                           " ON f.publication = p.id WHERE f.account = ? AND p.removed_at = 0"
                           " AND NOT EXISTS (SELECT 1 FROM feeds g WHERE g.publication = p.id"
                           "  AND g.account <> f.account AND g.retired = 0)",
                           "i", account_id);
  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    {
      gint64 publication_id = sqlite3_column_int64 (rows, 0);

      g_array_append_val (publications, publication_id);
    }
  if (!byline_error_pass (error, g_steal_pointer (&failure)))
    return FALSE;
  for (guint i = 0; i < publications->len; i++)
    if (!byline_db_set_removed (self, g_array_index (publications, gint64, i), TRUE, error))
      return FALSE;
  return TRUE;
}

static gboolean
delete_account (BylineDb *self, gint64 account_id, GError **error)
{
  /* As _byline_account_feed_leave(), of all at once. */
  return _byline_db_run (self, error,
                         "UPDATE feeds SET account = 0, remote = NULL, remote_title = NULL,"
                         " remote_folder = NULL, private = NULL, next_due = 0, etag = NULL,"
                         " last_modified = NULL WHERE account = ?",
                         "i", account_id) &&
         _byline_db_run (self, error, "DELETE FROM outbox WHERE account = ?", "i", account_id) &&
         _byline_db_run (self, error, "DELETE FROM accounts WHERE id = ?", "i", account_id);
}

gboolean
byline_db_remove_account (BylineDb *self, gint64 account_id, gboolean keep, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (BylineAccount) account = NULL;
  g_autoptr (JsonObject) line = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  account = byline_db_get_account (self, account_id, error);
  if (account == NULL || !_byline_transaction_begin (&scope, self, error) ||
      !let_publications_go (self, account_id, keep, error) ||
      !delete_account (self, account_id, error))
    return FALSE;
  line = _byline_journal_line_new (self, "account-removed");
  json_object_set_string_member (line, "account", account->key);
  _byline_journal_add (self, line);
  return _byline_transaction_commit (&scope, error);
}

/* --- How it is doing --- */

gboolean
byline_db_set_account_position (BylineDb *self,
                                gint64 account_id,
                                gint64 cursor,
                                const char *resume,
                                GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  return _byline_transaction_begin (&scope, self, error) &&
         _byline_db_run (self, error, "UPDATE accounts SET cursor = ?, resume = ? WHERE id = ?",
                         "isi", cursor, resume, account_id) &&
         _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_record_account_sync (BylineDb *self,
                               gint64 account_id,
                               gint64 now,
                               gint64 next_try,
                               const char *code,
                               const char *message,
                               GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  return _byline_transaction_begin (&scope, self, error) &&
         _byline_db_run (self, error,
                         "UPDATE accounts SET checked = ?1, next_try = ?2, error_code = ?3,"
                         " error = ?4, succeeded = iif (?3 IS NULL, ?1, succeeded),"
                         " failures = iif (?3 IS NULL, 0, failures + 1) WHERE id = ?5",
                         "iissi", now, next_try, code, message, account_id) &&
         _byline_transaction_commit (&scope, error);
}

gboolean
byline_db_set_account_clock (BylineDb *self, gint64 account_id, gint64 offset, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  return _byline_transaction_begin (&scope, self, error) &&
         _byline_db_run (self, error, "UPDATE accounts SET clock_offset = ? WHERE id = ?", "ii",
                         offset, account_id) &&
         _byline_transaction_commit (&scope, error);
}

/* --- Moving publications --- */

static gboolean
is_of_files (const BylinePublication *publication)
{
  for (guint i = 0; i < publication->feeds->len; i++)
    if (!byline_url_is_file (((BylineFeed *) publication->feeds->pdata[i])->url))
      return FALSE;
  return publication->feeds->len > 0;
}

gboolean
byline_db_move_to_account (BylineDb *self, gint64 publication_id, gint64 account_id, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (BylinePublication) publication = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  publication = byline_db_get_publication (self, publication_id, error);
  if (publication == NULL)
    return FALSE;
  if (account_id != 0 && is_of_files (publication))
    {
      g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FAILED,
                   "%s is read from a file of this computer, which no server can bring",
                   publication->name);
      return FALSE;
    }
  for (guint i = 0; i < publication->feeds->len; i++)
    {
      const BylineFeed *feed = g_ptr_array_index (publication->feeds, i);

      if (feed->account_id == account_id)
        continue;
      /* The one that had it is told before it is forgotten that it did. */
      if (feed->account_id != 0 &&
          !_byline_outbox_note_feed (self, feed->id, BYLINE_OUTBOX_SUBSCRIBED, FALSE, error))
        return FALSE;
      /* Another program cannot follow a page, nor read a file of this computer. */
      if (account_id != 0 && (byline_feed_is_page (feed) || byline_url_is_file (feed->url)))
        continue;
      if (!_byline_account_feed_join (self, feed->id, account_id, NULL, error) ||
          (account_id != 0 &&
           !_byline_outbox_note_feed (self, feed->id, BYLINE_OUTBOX_SUBSCRIBED, TRUE, error)))
        return FALSE;
    }
  return _byline_transaction_commit (&scope, error);
}

/* --- The journal --- */

static gint64
find_account (BylineDb *self, JsonObject *line, GError **error)
{
  const char *key = _byline_journal_text (line, "account");

  return key == NULL ? 0
                     : _byline_db_query_int (self, 0, error,
                                             "SELECT id FROM accounts WHERE key = ?", "s", key);
}

static gboolean
apply_account (BylineDb *self, JsonObject *line, GError **error)
{
  const BylineAccount account = {
    .key = (char *) _byline_journal_text (line, "account"),
    .protocol = (char *) _byline_journal_text (line, "protocol"),
    .url = (char *) _byline_journal_text (line, "url"),
    .user = (char *) _byline_journal_text (line, "user"),
    .name = (char *) _byline_journal_text (line, "name"),
  };
  gint64 known;

  if (account.key == NULL || account.protocol == NULL || account.url == NULL)
    return TRUE;
  known = find_account (self, line, error);
  if (known != 0)
    return known > 0 && update_account (self, known, &account, error);
  known = find_alike (self, &account, error);
  return known > 0 || (known == 0 && insert_account (self, &account, error) > 0);
}

static gboolean
apply_account_removed (BylineDb *self, JsonObject *line, GError **error)
{
  gint64 account_id = find_account (self, line, error);

  return account_id == 0 || (account_id > 0 && delete_account (self, account_id, error));
}

static gboolean
apply_feed_account (BylineDb *self, JsonObject *line, GError **error)
{
  const char *url = _byline_journal_text (line, "feed");
  gint64 feed_id = url != NULL ? _byline_db_find_feed_row (self, url, error) : 0;
  gint64 account_id = find_account (self, line, error);

  if (feed_id <= 0 || account_id < 0)
    return feed_id == 0 && account_id >= 0;
  if (!_byline_account_feed_join (self, feed_id, account_id, _byline_journal_text (line, "remote"),
                                  error))
    return FALSE;
  /* The user moved it there. */
  return account_id == 0 || self->is_settled ||
         _byline_outbox_note_feed (self, feed_id, BYLINE_OUTBOX_SUBSCRIBED, TRUE, error);
}

const BylineJournalApplier _byline_account_appliers[] = {
  { "account", BYLINE_JOURNAL_STRUCTURE, apply_account, NULL },
  { "account-removed", BYLINE_JOURNAL_STRUCTURE, apply_account_removed, NULL },
  { "feed-account", BYLINE_JOURNAL_STRUCTURE, apply_feed_account, NULL },
  { NULL, 0, NULL, NULL },
};

gboolean
_byline_journal_add_accounts (BylineDb *self, GError **error)
{
  g_autoptr (GPtrArray) accounts = byline_db_get_accounts (self, error);
  g_autoptr (BylineStatement) rows = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean was_settled = self->is_settled;

  if (accounts == NULL)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    journal_account (self, g_ptr_array_index (accounts, i));
  rows = _byline_db_query (self, error,
                           "SELECT f.url, a.key, f.remote FROM feeds f"
                           " JOIN accounts a ON a.id = f.account ORDER BY f.id",
                           "");
  if (rows == NULL)
    return FALSE;
  /* What waits is said by lines of its own. */
  self->is_settled = TRUE;
  while (_byline_db_step (self, rows, &failure))
    _byline_account_feed_journal (self, (const char *) sqlite3_column_text (rows, 0),
                                  (const char *) sqlite3_column_text (rows, 1),
                                  (const char *) sqlite3_column_text (rows, 2));
  self->is_settled = was_settled;
  return byline_error_pass (error, g_steal_pointer (&failure));
}
