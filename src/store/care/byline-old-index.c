/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-hooks-private.h"
#include "byline-db-match-private.h"
#include "byline-old-index-private.h"

#include <glib/gstdio.h>

#include "byline-archive-private.h"
#include "byline-clock.h"
#include "byline-error.h"
#include "byline-text.h"

static const struct {
  const char *table;
  const char *sql;
} tables[BYLINE_N_NUMBERS] = {
  [BYLINE_NUMBERS_STORIES] = { "stories", "SELECT id, key FROM stories" },
  [BYLINE_NUMBERS_PUBLICATIONS] = { "publications", "SELECT id, key FROM publications" },
  [BYLINE_NUMBERS_FEEDS] = { "feeds", "SELECT id, seed FROM feeds" },
  [BYLINE_NUMBERS_SECTIONS] = { "sections", "SELECT id, fold, name FROM sections" },
  [BYLINE_NUMBERS_AUTHORS] = { "authors",
                               "SELECT min (id), fold, name FROM authors GROUP BY fold" },
};

void
_byline_old_index_free (BylineOldIndex *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < BYLINE_N_NUMBERS; i++)
    {
      g_clear_pointer (&self->numbers[i], g_hash_table_unref);
      g_clear_pointer (&self->spellings[i], g_hash_table_unref);
    }
  byline_db_close (self->db);
  g_free (self);
}

/* Only what folds to the name is a spelling of it: the index may be damaged. */
static void
read_spelling (BylineOldIndex *self, BylineNumbers what, const char *fold, const char *spelling)
{
  g_autofree char *folded = NULL;

  if (spelling == NULL || !g_utf8_validate (spelling, -1, NULL))
    return;
  folded = byline_text_fold (spelling);
  if (g_str_equal (folded, fold))
    g_hash_table_insert (self->spellings[what], g_strdup (fold), g_strdup (spelling));
}

/* A number that two names have, or that is out of bounds, is damage: it is nobody's. */
static void
read_numbers (BylineOldIndex *self, BylineNumbers what)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (BylineOneShotStatement) rows = _byline_db_prepare (self->db, tables[what].sql, NULL);

  while (rows != NULL && sqlite3_step (rows->handle) == SQLITE_ROW)
    {
      gint64 number = sqlite3_column_int64 (rows->handle, 0);
      const char *name = (const char *) sqlite3_column_text (rows->handle, 1);
      gint64 *value;

      if (name == NULL || number <= 0 || number > BYLINE_MAX_NUMBER ||
          g_hash_table_contains (taken, &number) ||
          g_hash_table_contains (self->numbers[what], name) ||
          (what == BYLINE_NUMBERS_STORIES && !_byline_archive_key_is_valid (name)))
        continue;
      value = g_new (gint64, 1);
      *value = number;
      g_hash_table_insert (self->numbers[what], g_strdup (name), value);
      g_hash_table_add (taken, value);
      if (sqlite3_column_count (rows->handle) > 2)
        read_spelling (self, what, name, (const char *) sqlite3_column_text (rows->handle, 2));
      self->sequences[what] = MAX (self->sequences[what], number);
    }
}

static void
read_sequence (BylineOldIndex *self, BylineNumbers what)
{
  gint64 last = _byline_db_query_int (self->db, 0, NULL,
                                      "SELECT seq FROM sqlite_sequence WHERE name = ?", "s",
                                      tables[what].table);

  if (last > self->sequences[what] && last < BYLINE_MAX_NUMBER)
    self->sequences[what] = last;
}

/* Whether the tables have each column that those of a new index have. */
static gboolean
has_columns (BylineDb *db)
{
  g_autoptr (BylineDb)
    fresh = _byline_db_open_bare (db->data_dir, ":memory:", &_byline_db_hooks, NULL);
  g_autoptr (BylineOneShotStatement) columns = NULL;
  gboolean has_all = TRUE;

  if (fresh == NULL)
    return FALSE;
  columns = _byline_db_prepare (fresh,
                                "SELECT t.name, c.name FROM sqlite_schema t,"
                                " pragma_table_info (t.name) c WHERE t.type = 'table'",
                                NULL);
  while (columns != NULL && has_all && sqlite3_step (columns->handle) == SQLITE_ROW)
    has_all = _byline_db_query_int (db, 0, NULL,
                                    "SELECT count (*) FROM pragma_table_info (?) WHERE name = ?",
                                    "ss", sqlite3_column_text (columns->handle, 0),
                                    sqlite3_column_text (columns->handle, 1)) == 1;
  return columns != NULL && has_all;
}

static gboolean
is_intact (BylineDb *db)
{
  g_autoptr (BylineOneShotStatement) rows = _byline_db_prepare (db, "PRAGMA quick_check (1)", NULL);

  return rows != NULL && sqlite3_step (rows->handle) == SQLITE_ROW &&
         g_strcmp0 ((const char *) sqlite3_column_text (rows->handle, 0), "ok") == 0;
}

static gboolean
is_of_this_version (BylineDb *db)
{
  return _byline_db_query_int (db, 0, NULL, "PRAGMA user_version", "") == BYLINE_DB_VERSION &&
         has_columns (db);
}

static gboolean
read_old (BylineOldIndex *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 version;

  if (!_byline_schema_check_owner (self->db, &failure))
    {
      /* Anything else is damage, which a rebuild is there for. */
      if (!g_error_matches (failure, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FOREIGN) &&
          !g_error_matches (failure, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NEWER))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  for (gsize i = 0; i < BYLINE_N_NUMBERS; i++)
    {
      read_numbers (self, i);
      read_sequence (self, i);
    }
  version = _byline_db_query_int (self->db, 0, NULL, "PRAGMA user_version", "");
  self->is_older = version > 0 && version < BYLINE_DB_VERSION;
  self->is_intact = is_intact (self->db);
  self->is_sound = self->is_intact && is_of_this_version (self->db);
  self->journal_number = _byline_db_query_int (
    self->db, 0, NULL, "SELECT value FROM meta WHERE name = 'journal-number'", "");
  return TRUE;
}

BylineOldIndex *
_byline_old_index_open (const char *data_dir, GError **error)
{
  g_autoptr (BylineOldIndex) self = g_new0 (BylineOldIndex, 1);
  g_autofree char *path = g_build_filename (data_dir, "library.db", NULL);
  GStatBuf status;

  for (gsize i = 0; i < BYLINE_N_NUMBERS; i++)
    {
      self->numbers[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      self->spellings[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    }
  self->exists = g_stat (path, &status) == 0 && status.st_size > 0;
  if (g_stat (path, &status) == 0 && !S_ISREG (status.st_mode))
    {
      g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FAILED,
                   "%s: it is not a regular file", path);
      return NULL;
    }
  if (self->exists)
    self->db = _byline_db_open_old (data_dir, &_byline_db_hooks, NULL);
  if (self->db != NULL)
    self->db->now = byline_clock_now ();
  if (self->db != NULL && !read_old (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
_byline_old_index_give_numbers (BylineOldIndex *self, BylineDb *db, GError **error)
{
  for (gsize i = 0; i < BYLINE_N_NUMBERS; i++)
    {
      db->old_numbers[i] = g_hash_table_ref (self->numbers[i]);
      db->old_spellings[i] = g_hash_table_ref (self->spellings[i]);
      if (self->sequences[i] > 0 &&
          !_byline_db_run (db, error, "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", "si",
                           tables[i].table, self->sequences[i]))
        return FALSE;
    }
  return TRUE;
}

/* --- Names --- */

typedef gboolean (*TakeFunc) (BylineDb *db, sqlite3_stmt *row, GError **error);

static const char *
text_at (sqlite3_stmt *row, int column)
{
  return (const char *) sqlite3_column_text (row, column);
}

static gboolean
take_item (BylineDb *db, sqlite3_stmt *row, GError **error)
{
  return _byline_db_run (db, error,
                         "INSERT INTO item_aliases (feed, name, story, item, guid)"
                         " SELECT f.id, ?, s.id, ?, ? FROM feeds f, stories s"
                         " WHERE f.seed = ? AND s.key = ?"
                         " ON CONFLICT (feed, name, story) DO UPDATE SET guid = excluded.guid",
                         "isiss", _byline_identity_hash (text_at (row, 0)), text_at (row, 0),
                         sqlite3_column_int64 (row, 1), text_at (row, 2), text_at (row, 3));
}

static gboolean
take_url (BylineDb *db, sqlite3_stmt *row, GError **error)
{
  return _byline_db_run (db, error,
                         "INSERT OR IGNORE INTO url_aliases (publication, name, story, url)"
                         " SELECT p.id, ?, s.id, ? FROM publications p, stories s"
                         " WHERE p.key = ? AND s.key = ?",
                         "isss", _byline_identity_hash (text_at (row, 0)), text_at (row, 0),
                         text_at (row, 1), text_at (row, 2));
}

static gboolean
take_said (BylineDb *db, sqlite3_stmt *row, GError **error)
{
  int size = sqlite3_column_bytes (row, 2);
  g_autoptr (GBytes) sketch = size > 0 ? g_bytes_new (sqlite3_column_blob (row, 2), (gsize) size)
                                       : NULL;

  return _byline_db_run (db, error,
                         "UPDATE stories SET said_headline = ?, said_date = ?, sketch = ?"
                         " WHERE key = ?",
                         "iibs", sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1),
                         sketch, text_at (row, 3));
}

static gboolean
take_rows (BylineOldIndex *self, BylineDb *db, const char *sql, TakeFunc take, GError **error)
{
  g_autoptr (BylineOneShotStatement) rows = _byline_db_prepare (self->db, sql, error);

  if (rows == NULL)
    return FALSE;
  while (sqlite3_step (rows->handle) == SQLITE_ROW)
    if (!take (db, rows->handle, error))
      return FALSE;
  return TRUE;
}

gboolean
_byline_old_index_take_over_names (BylineOldIndex *self, BylineDb *db, GError **error)
{
  return !self->is_sound ||
         (take_rows (self, db,
                     "SELECT a.item, a.guid, f.seed, s.key FROM item_aliases a"
                     " JOIN feeds f ON f.id = a.feed JOIN stories s ON s.id = a.story",
                     take_item, error) &&
          take_rows (
            self, db,
            "SELECT a.url, p.key, s.key FROM url_aliases a"
            " JOIN publications p ON p.id = a.publication JOIN stories s ON s.id = a.story",
            take_url, error) &&
          take_rows (self, db, "SELECT said_headline, said_date, sketch, key FROM stories",
                     take_said, error));
}
