/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-accounts.h"

#include "byline-db-private.h"
#include "byline-error.h"

#define ACCOUNT_COLUMNS                                                                            \
  "a.id, a.key, a.protocol, a.url, a.user, a.name, a.cursor, a.clock_offset, a.checked,"           \
  " a.succeeded, a.next_try, a.failures, a.error, a.error_code,"                                   \
  " (SELECT count (*) FROM feeds f JOIN publications p ON p.id = f.publication"                    \
  "  WHERE f.account = a.id AND f.retired = 0 AND p.removed_at = 0),"                              \
  " (SELECT count (*) FROM outbox o WHERE o.account = a.id)"

static BylineAccount *
read_account (BylineStatement *row)
{
  BylineAccount *account = byline_account_new ();
  int i = 0;

  account->id = sqlite3_column_int64 (row, i++);
  account->key = _byline_column_text (row, i++);
  account->protocol = _byline_column_text (row, i++);
  account->url = _byline_column_text (row, i++);
  account->user = _byline_column_text (row, i++);
  account->name = _byline_column_text (row, i++);
  account->cursor = sqlite3_column_int64 (row, i++);
  account->clock_offset = sqlite3_column_int64 (row, i++);
  account->last_synced = sqlite3_column_int64 (row, i++);
  account->last_succeeded = sqlite3_column_int64 (row, i++);
  account->next_try = sqlite3_column_int64 (row, i++);
  account->n_failures = (guint) sqlite3_column_int64 (row, i++);
  account->last_error = _byline_column_text (row, i++);
  account->error_code = _byline_column_text (row, i++);
  account->n_feeds = (guint) sqlite3_column_int64 (row, i++);
  account->n_waiting = (guint) sqlite3_column_int64 (row, i++);
  if (account->name == NULL)
    account->name = byline_account_dup_host (account);
  return account;
}

GPtrArray *
byline_db_get_accounts (BylineDb *self, GError **error)
{
  g_autoptr (GPtrArray)
    accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_account_free);
  g_autoptr (BylineStatement) rows = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  rows = _byline_db_query (self, error, "SELECT " ACCOUNT_COLUMNS " FROM accounts a ORDER BY a.id",
                           "");
  if (rows == NULL)
    return NULL;
  while (_byline_db_step (self, rows, &failure))
    g_ptr_array_add (accounts, read_account (rows));
  return byline_error_pass (error, g_steal_pointer (&failure)) ? g_steal_pointer (&accounts) : NULL;
}

BylineAccount *
byline_db_get_account (BylineDb *self, gint64 account_id, GError **error)
{
  g_autoptr (BylineStatement) row = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  row = _byline_db_query (self, error, "SELECT " ACCOUNT_COLUMNS " FROM accounts a WHERE a.id = ?",
                          "i", account_id);
  if (row == NULL)
    return NULL;
  if (_byline_db_step (self, row, &failure))
    return read_account (row);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
                         "There is no such account");
  return NULL;
}

char *
byline_db_dup_account_resume (BylineDb *self, gint64 account_id)
{
  g_autoptr (BylineStatement) row = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  row = _byline_db_query (self, NULL, "SELECT resume FROM accounts WHERE id = ?", "i", account_id);
  return row != NULL && _byline_db_step (self, row, NULL) ? _byline_column_text (row, 0) : NULL;
}
