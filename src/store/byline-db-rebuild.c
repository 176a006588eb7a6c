/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "byline-archive-private.h"
#include "byline-clock.h"
#include "byline-db-maintenance.h"
#include "byline-db-names-private.h"
#include "byline-journal-private.h"

#define NEW_NAME "library.db.new"

typedef struct {
  BylineDb *db;
  gint n_stories;
} Rebuild;

static gboolean
import_cb (const char  *key,
           gpointer     user_data,
           GError     **error)
{
  Rebuild *rebuild = user_data;
  g_autoptr (BylineArticle) article = _byline_archive_read (rebuild->db->articles_dir, key, NULL);
  gboolean imported = FALSE;

  /* A broken file counts as missing: its story comes back with its feed. */
  if (article == NULL)
    return TRUE;
  if (!_byline_db_import_article (rebuild->db, key, article, &imported, error))
    return FALSE;
  rebuild->n_stories += imported;
  return TRUE;
}

/* The stories come in the order of their keys; the search would have to be flushed for each. */
static gboolean
stop_indexing (BylineDb  *self,
               GError   **error)
{
  return _byline_db_exec (self,
                          "DROP TRIGGER texts_insert; DROP TRIGGER texts_delete;"
                          " DROP TRIGGER texts_update;",
                          error);
}

static gboolean
index_all (BylineDb  *self,
           GError   **error)
{
  return _byline_db_exec (self, "INSERT INTO search (search) VALUES ('rebuild')", error) &&
         _byline_db_exec (self, _byline_schema_text_triggers, error);
}

static gboolean
fill (Rebuild  *rebuild,
      GError  **error)
{
  BylineDb *self = rebuild->db;
  gint64 size = _byline_journal_file_size (self);
  gint64 last;

  /* Not _byline_db_begin(): that would apply all of the journal before there are stories to be
   * marked. */
  if (!_byline_db_exec (self, "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;"
                              " BEGIN IMMEDIATE;",
                        error))
    return FALSE;
  self->depth = 1;
  self->now = byline_clock_now ();
  last = _byline_journal_replay (self, 0, BYLINE_JOURNAL_STRUCTURE, error);
  return last >= 0 && _byline_journal_set_position (self, last, size, error) &&
         stop_indexing (self, error) &&
         _byline_archive_foreach (self->articles_dir, import_cb, rebuild, error) &&
         index_all (self, error) &&
         _byline_journal_replay (self, 0, BYLINE_JOURNAL_MARKS, error) >= 0 &&
         _byline_mute_all (self, error) &&
         _byline_db_commit (self, error);
}

static void
remove_files (const char *data_dir,
              const char *name)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (data_dir, "/", name, suffixes[i], NULL);

      g_unlink (path);
    }
}

static gboolean
put_in_place (const char  *data_dir,
              GError     **error)
{
  g_autofree char *from = g_build_filename (data_dir, NEW_NAME, NULL);
  g_autofree char *to = g_build_filename (data_dir, "library.db", NULL);

  /* The old one's log must not be taken for the new one's. */
  remove_files (data_dir, "library.db");
  if (g_rename (from, to) == 0)
    return TRUE;
  _byline_set_error_errno (error, errno, to);
  return FALSE;
}

gint
byline_db_rebuild (const char  *data_dir,
                   GError     **error)
{
  Rebuild rebuild = { NULL, 0 };
  gboolean ok;
  int lock;

  g_return_val_if_fail (data_dir != NULL, -1);

  lock = _byline_db_lock_profile (data_dir, TRUE, error);
  if (lock < 0)
    return -1;
  remove_files (data_dir, NEW_NAME);
  rebuild.db = _byline_db_open_bare (data_dir, NEW_NAME, error);
  ok = rebuild.db != NULL && fill (&rebuild, error);
  byline_db_close (rebuild.db);
  if (ok)
    ok = put_in_place (data_dir, error);
  else
    remove_files (data_dir, NEW_NAME);
  close (lock);
  return ok ? rebuild.n_stories : -1;
}
