/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-outdated-private.h"

#include "byline-archive-private.h"
#include "byline-db-open.h"

/*
 * Articles in a format that is not read any more are deleted, once, before anything is written in the
 * new one: so every file that is there is an old one. Should the program die on the way, the next one
 * begins anew.
 */

static gint64
count_outdated (BylineDb *self, GError **error)
{
  return _byline_db_query_int (self, 0, error, "SELECT value FROM meta WHERE name = 'outdated'",
                               "");
}

static gboolean
delete_cb (const char *key, gpointer user_data, GError **error)
{
  _byline_db_delete_file_on_commit (user_data, key);

  return TRUE;
}

gboolean
_byline_db_forget_outdated (BylineDb *self, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  gint64 n_outdated = count_outdated (self, error);

  if (n_outdated <= 0)
    return n_outdated == 0;
  if (!_byline_transaction_begin (&scope, self, error))
    return FALSE;
  /* Another program may have been faster. */
  n_outdated = count_outdated (self, error);
  if (n_outdated <= 0)
    return n_outdated == 0;
  if (!_byline_archive_foreach (self->articles_dir, delete_cb, self, NULL, error) ||
      !_byline_db_run (self, error, "DELETE FROM meta WHERE name = 'outdated'", "") ||
      !_byline_transaction_commit (&scope, error))
    return FALSE;
  self->n_outdated = (guint) n_outdated;

  return TRUE;
}

guint
byline_db_take_outdated (BylineDb *self)
{
  guint n_outdated;

  g_return_val_if_fail (self != NULL, 0);

  n_outdated = self->n_outdated;
  self->n_outdated = 0;

  return n_outdated;
}
