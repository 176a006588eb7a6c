/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-open.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "byline-db-hooks-private.h"
#include "byline-db-lists.h"
#include "byline-db-maintenance.h"
#include "byline-db-names-private.h"
#include "byline-db-outdated-private.h"
#include "byline-db-subscriptions.h"
#include "byline-error.h"
#include "byline-file-private.h"

/* Returns: whether the database is gone or empty and the journal is there: opening an empty one
 * would leave the journal's marks without their stories. */
static gboolean
is_lost (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, "library.db", NULL);
  g_autofree char *journal = g_build_filename (data_dir, "journal.jsonl", NULL);
  GStatBuf status;

  return (g_stat (path, &status) != 0 ? errno == ENOENT
                                      : S_ISREG (status.st_mode) && status.st_size == 0) &&
         g_file_test (journal, G_FILE_TEST_EXISTS);
}

/* Makes a lost database anew, or waits for the other program that does. */
static gboolean
rebuild_lost (const char *data_dir, GError **error)
{
  for (int waited = 0; is_lost (data_dir); waited += BYLINE_LOCK_STEP_MS)
    {
      g_autoptr (GError) failure = NULL;

      if (byline_db_rebuild (data_dir, &failure) >= 0)
        return TRUE;
      if (waited >= BYLINE_LOCK_TIMEOUT_MS ||
          !g_error_matches (failure, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      g_usleep (BYLINE_LOCK_STEP_MS * 1000);
    }
  return TRUE;
}

static gboolean
make_folders (const char *data_dir, GError **error)
{
  g_autofree char *articles_dir = g_build_filename (data_dir, "articles", NULL);
  g_autofree char *what = NULL;
  int code;

  if (g_mkdir_with_parents (articles_dir, 0700) == 0)
    return TRUE;
  code = errno;
  what = g_strconcat ("cannot create folder ", data_dir, NULL);
  _byline_set_error_errno (error, code, what);
  return FALSE;
}

static gboolean
expire_mutes (BylineDb *self, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  return _byline_transaction_begin (&scope, self, error) &&
         _byline_mute_expire (self, self->now, error) && _byline_transaction_commit (&scope, error);
}

/* Whether the tables have what lists read of a story, of a publication and of a feed: if not, each list would fail
 * later, one by one, where nobody can offer to rebuild the database. */
static gboolean
can_be_read (BylineDb *self, GError **error)
{
  const gint64 none = 0;
  g_autoptr (GPtrArray) stories = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (BylineFeed) feed = NULL;
  g_autoptr (GError) failure = NULL;

  stories = byline_db_get_stories (self, &none, 1, &failure);
  if (failure == NULL)
    publication = byline_db_get_publication (self, 0, &failure);
  if (g_error_matches (failure, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND))
    g_clear_error (&failure);
  if (failure == NULL)
    feed = byline_db_get_feed (self, 0, &failure);
  if (g_error_matches (failure, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND))
    g_clear_error (&failure);
  return byline_error_pass (error, g_steal_pointer (&failure));
}

BylineDb *
byline_db_open (const char *data_dir, BylineDbMode mode, GError **error)
{
  g_autoptr (BylineDb) self = NULL;

  g_return_val_if_fail (data_dir != NULL, NULL);

  if (mode != BYLINE_DB_READ_ONLY &&
      (!make_folders (data_dir, error) || !rebuild_lost (data_dir, error)))
    return NULL;
  self = _byline_db_open_index (data_dir, mode, &_byline_db_hooks, error);
  if (self == NULL || !can_be_read (self, error))
    return NULL;
  if (mode != BYLINE_DB_READ_ONLY &&
      (!_byline_db_forget_outdated (self, error) || !expire_mutes (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}
