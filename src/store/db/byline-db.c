/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "byline-archive-log-private.h"
#include "byline-archive-private.h"
#include "byline-clock.h"
#include "byline-db-private.h"
#include "byline-error.h"
#include "byline-file-private.h"
#include "byline-journal-private.h"
#include "byline-new-text-private.h"
#include "byline-private-file.h"

/* So far the log of the database grows until it is brought into it: what is written again and again
 * meanwhile is written there once. */
#define WAL_PAGES "6000"
/* So much of the log's file stays afterwards. */
#define WAL_BYTES "4194304"
/* What a large transaction changes has room in the cache, so that no page of it is written twice. */
#define WRITING_CACHE_KIB "24000"
/* How long one process waits for the other's transaction. */
#define BUSY_TIMEOUT_MS 5000

/* --- Transactions --- */

static void
forget_transaction (BylineDb *self)
{
  g_string_truncate (self->journal, 0);
  g_ptr_array_set_size (self->files_to_delete, 0);
  g_array_set_size (self->group_stories, 0);
  g_ptr_array_set_size (self->new_texts, 0);
  self->n_text_bytes = 0;
  self->is_bulk_indexing = FALSE;
  self->depth = 0;
}

/* What is known of rows that are not there any more. */
static void
forget_rolled_back (BylineDb *self)
{
  self->pending_mutes_version = 0; /* temporary tables are rolled back as well */
  self->place_hint = (BylinePlaceHint){ 0 };
  _byline_text_cache_clear (self->text_cache);
}

/* --- Members of a group --- */

/* SQLite could undo each member by itself (SAVEPOINT). It would keep the old content of all pages that
 * one changes, which costs more than all else that a first refresh does, and hardly one ever fails.
 * So one that fails when it has changed something ends the group, whose members are then tried one by
 * one by those who began it. */

static BylineMemberStart
get_state (BylineDb *self)
{
  return (BylineMemberStart){
    .n_changes = sqlite3_total_changes64 (self->sqlite),
    .journal = self->journal->len,
    .n_files_to_delete = self->files_to_delete->len,
    .n_stories = self->group_stories->len,
    .n_texts = self->new_texts->len,
  };
}

static gboolean
has_changed (BylineDb *self)
{
  const BylineMemberStart now = get_state (self);
  const BylineMemberStart before = self->member;

  return now.n_changes != before.n_changes || now.journal != before.journal ||
         now.n_files_to_delete != before.n_files_to_delete || now.n_stories != before.n_stories ||
         now.n_texts != before.n_texts || sqlite3_get_autocommit (self->sqlite);
}

static void
roll_back_member (BylineDb *self)
{
  self->depth = 1;
  if (!has_changed (self))
    return;
  if (!sqlite3_get_autocommit (self->sqlite))
    _byline_db_exec (self, "ROLLBACK", NULL);
  forget_rolled_back (self);
}

/* --- The transaction itself --- */

void
_byline_db_delete_file_on_commit (BylineDb *self, const char *key)
{
  g_ptr_array_add (self->files_to_delete, g_strdup (key));
}

gboolean
_byline_db_begin (BylineDb *self, GError **error)
{
  if (self->in_group && !_byline_db_group_is_whole (self))
    return _byline_db_fail_group (error);
  if (self->in_group && self->depth == 1)
    self->member = get_state (self);
  if (self->depth > 0)
    {
      self->depth++;
      return TRUE;
    }
  if (self->read_only)
    return _byline_set_error_read_only (error, self->data_dir);
  if (!_byline_db_run (self, error, "BEGIN IMMEDIATE", ""))
    return FALSE;
  self->depth = 1;
  self->now = byline_clock_now ();
  if (_byline_archive_log_recover (self, error) && _byline_journal_catch_up (self, error))
    return TRUE;
  _byline_db_rollback (self);
  return FALSE;
}

void
_byline_db_rollback (BylineDb *self)
{
  if (self->depth == 0)
    return;
  if (self->in_group && self->depth > 1)
    {
      roll_back_member (self);
      return;
    }
  if (!sqlite3_get_autocommit (self->sqlite))
    _byline_db_exec (self, "ROLLBACK", NULL);
  forget_rolled_back (self);
  forget_transaction (self);
}

gboolean
_byline_db_commit (BylineDb *self, GError **error)
{
  g_autoptr (GPtrArray) files_to_delete = NULL;
  BylineJournalAppend append = { -1, -1 };

  if (self->depth > 1)
    {
      self->depth--;
      return TRUE;
    }
  for (guint i = 0; i < self->files_to_delete->len; i++)
    if (!_byline_archive_log_add (self, g_ptr_array_index (self->files_to_delete, i), error))
      {
        _byline_db_rollback (self);
        return FALSE;
      }
  /* The journal comes first: what it says and the database lost is replayed; the other way
   * round nothing would bring it back. */
  if (!_byline_journal_append (self, &append, error) || !_byline_db_run (self, error, "COMMIT", ""))
    {
      _byline_journal_append_undo (&append);
      _byline_db_rollback (self);
      return FALSE;
    }
  _byline_journal_append_done (&append);
  files_to_delete = g_steal_pointer (&self->files_to_delete);
  self->files_to_delete = g_ptr_array_new_with_free_func (g_free);
  forget_transaction (self);
  for (guint i = 0; i < files_to_delete->len; i++)
    _byline_archive_delete (self->articles_dir, g_ptr_array_index (files_to_delete, i));
  _byline_archive_log_clear (self);
  return TRUE;
}

gboolean
_byline_db_begin_group (BylineDb *self, GError **error)
{
  g_return_val_if_fail (self->depth == 0, FALSE);

  if (!_byline_db_begin (self, error))
    return FALSE;
  self->in_group = TRUE;
  return TRUE;
}

gboolean
_byline_db_group_is_whole (BylineDb *self)
{
  return self->in_group && !sqlite3_get_autocommit (self->sqlite);
}

gboolean
_byline_db_fail_group (GError **error)
{
  g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FAILED,
                       "The database has rolled the transaction back");
  return FALSE;
}

gboolean
_byline_db_end_group (BylineDb *self, gboolean is_whole, GError **error)
{
  _byline_db_leave (self);
  self->in_group = FALSE;
  if (is_whole)
    return _byline_db_commit (self, error);
  _byline_db_rollback (self);
  return TRUE;
}

void
_byline_db_leave (BylineDb *self)
{
  if (!self->in_group || self->depth > 1)
    _byline_db_rollback (self);
}

void
_byline_db_release_memory (BylineDb *self)
{
  sqlite3_db_release_memory (self->sqlite);
}

gboolean
_byline_transaction_begin (BylineTransaction *scope, BylineDb *self, GError **error)
{
  if (!_byline_db_begin (self, error))
    return FALSE;
  scope->db = self;
  return TRUE;
}

gboolean
_byline_transaction_commit (BylineTransaction *scope, GError **error)
{
  return _byline_db_commit (g_steal_pointer (&scope->db), error);
}

void
_byline_transaction_end (BylineTransaction *scope)
{
  if (scope->db != NULL)
    _byline_db_rollback (scope->db);
}

gboolean
_byline_read_transaction_begin (BylineReadTransaction *snapshot, BylineDb *self, GError **error)
{
  if (!sqlite3_get_autocommit (self->sqlite))
    return TRUE;
  if (!_byline_db_run (self, error, "BEGIN", ""))
    return FALSE;
  snapshot->db = self;
  return TRUE;
}

void
_byline_read_transaction_end (BylineReadTransaction *snapshot)
{
  /* Nothing was written: there is nothing that could fail. */
  if (snapshot->db != NULL)
    _byline_db_run (snapshot->db, NULL, "COMMIT", "");
}

/* --- Opening --- */

int
_byline_db_lock_profile (const char *data_dir, gboolean exclusive, GError **error)
{
  g_autofree char *path = g_build_filename (data_dir, "in-use.lock", NULL);
  g_autoptr (GError) failure = NULL;
  int fd = _byline_file_open (path, O_RDWR | O_CREAT, &failure);

  /* Who may only read the profile can still hold a rebuild back. */
  if (fd < 0 && !exclusive)
    fd = _byline_file_open (path, O_RDONLY, NULL);
  if (fd < 0)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return -1;
    }
  for (int waited = 0;; waited += BYLINE_LOCK_STEP_MS)
    {
      if (_byline_file_lock (fd, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB))
        return fd;
      if (errno != EWOULDBLOCK || exclusive || waited >= BYLINE_LOCK_TIMEOUT_MS)
        break;
      g_usleep (BYLINE_LOCK_STEP_MS * 1000);
    }
  if (errno == EWOULDBLOCK)
    g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_BUSY,
                         exclusive ? "Byline is open with this profile"
                                   : "This profile's database is being rebuilt");
  else
    _byline_set_error_errno (error, errno, path);
  close (fd);
  return -1;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static BylineDb *
db_new (const char *data_dir, const BylineDbHooks *hooks)
{
  BylineDb *self = g_new0 (BylineDb, 1);

  self->data_dir = g_strdup (data_dir);
  self->articles_dir = g_build_filename (data_dir, "articles", NULL);
  self->journal_path = g_build_filename (data_dir, "journal.jsonl", NULL);
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize_statement);
  self->journal = g_string_new (NULL);
  self->files_to_delete = g_ptr_array_new_with_free_func (g_free);
  self->group_stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->new_texts = g_ptr_array_new_with_free_func ((GDestroyNotify) _byline_new_text_free);
  self->text_cache = _byline_text_cache_new ();
  self->journal_hooks = &hooks->journal;
  self->lock_fd = -1;
  self->log_fd = -1;
  return self;
}

/* Nobody asks SQLite how much memory it has; to know it costs a lock at each allocation. What a
 * statement that fails would bring back stays in memory: it is little. If another library has begun to
 * use SQLite already, it stays as it is. */
static gpointer
configure_sqlite (gpointer data)
{
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  sqlite3_config (SQLITE_CONFIG_STMTJRNL_SPILL, -1);
  return NULL;
}

/* What SQLite would wait for, or read without end. */
static gboolean
are_regular (const char *path, GError **error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      if (!_byline_file_is_regular (file, error))
        return FALSE;
    }
  return TRUE;
}

/* SQLite gives its log and what goes with it the rights of the database. An earlier version, or a
 * program that copied the profile, may have given wider ones. */
static void
make_private (const char *path)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal" };

  byline_private_create (path);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *companion = g_strconcat (path, suffixes[i], NULL);

      byline_private_narrow (companion);
    }
}

/* What the profile's folder holds beside the database. */
static void
make_profile_private (BylineDb *self)
{
  static const char *const names[] = {
    "journal.jsonl", "in-use.lock", "refresh.lock", "writing.log",
    "settings.ini",  "articles",    "pictures",     "cache",
  };

  byline_private_narrow (self->data_dir);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->data_dir, names[i], NULL);

      byline_private_narrow (path);
    }
}

static void
close_sqlite (BylineDb *self)
{
  sqlite3_close (self->sqlite);
  self->sqlite = NULL;
}

/* Opens @name (a path, or an address with parameters) and reads from it: until then SQLite has not
 * looked at the log. */
static gboolean
try_sqlite (BylineDb *self, const char *name, const char *vfs, const char *first, GError **error)
{
  int flags = self->read_only ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
                              : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

  if (sqlite3_open_v2 (name, &self->sqlite, flags | SQLITE_OPEN_NOMUTEX, vfs) != SQLITE_OK)
    {
      if (self->sqlite == NULL)
        g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FAILED, "Out of memory");
      else
        _byline_db_fail (self, error);
      return FALSE;
    }
  sqlite3_extended_result_codes (self->sqlite, 1);
  sqlite3_busy_timeout (self->sqlite, BUSY_TIMEOUT_MS);
  return _byline_db_exec (self, first, error);
}

/*
 * A database with a log can be read in a folder that cannot be written to, too, but not in one way
 * (https://www.sqlite.org/wal.html#readonly):
 *
 * 1. as always, if the log and the file that its readers share are there: another program has the
 *    profile open, or died;
 * 2. if only the log is there, with the index of the log in memory: for that the connection has to
 *    be the only one, which it can only claim to be where nothing is locked;
 * 3. if neither is there, as a file that does not change.
 */
static gboolean
open_read_only (BylineDb *self, const char *path, GError **error)
{
  static const char touch[] = "SELECT count (*) FROM sqlite_master";
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *address = g_strdup_printf ("file:%s?mode=ro", escaped);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *unchanging = g_strconcat (address, "&immutable=1", NULL);
  g_autoptr (GError) failure = NULL;

  if (try_sqlite (self, address, NULL, touch, &failure))
    return TRUE;
  if (!g_error_matches (failure, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY) ||
      g_access (path, R_OK) != 0)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  close_sqlite (self);
  if (g_file_test (log, G_FILE_TEST_EXISTS))
    return try_sqlite (self, address, "unix-none",
                       "PRAGMA locking_mode = EXCLUSIVE; SELECT count (*) FROM sqlite_master",
                       error);
  return try_sqlite (self, unchanging, NULL, touch, error);
}

static gboolean
open_sqlite (BylineDb *self, const char *file_name, GError **error)
{
  static GOnce once = G_ONCE_INIT;
  gboolean in_memory = g_str_equal (file_name, ":memory:");
  g_autofree char *path = in_memory ? g_strdup (file_name)
                                    : g_build_filename (self->data_dir, file_name, NULL);

  g_once (&once, configure_sqlite, NULL);
  if (!in_memory && !are_regular (path, error))
    return FALSE;
  if (!in_memory && !self->read_only)
    make_private (path);
  if (self->read_only ? !open_read_only (self, path, error)
                      : !try_sqlite (self, path, NULL, "", error))
    return FALSE;
  if (_byline_tokenizer_register (self->sqlite) != SQLITE_OK)
    return _byline_db_fail (self, error);
  if (!_byline_schema_add_functions (self, error))
    return FALSE;
  /* No mapping: the first touch of a mapped page costs more than reading it does, and where the
   * disk fails it is a signal instead of an error. */
  return _byline_db_exec (self,
                          "PRAGMA foreign_keys = ON;"
                          "PRAGMA recursive_triggers = ON;"
                          "PRAGMA cache_size = -8000;"
                          "PRAGMA mmap_size = 0;"
                          "PRAGMA temp_store = MEMORY;",
                          error);
}

static gboolean
prepare_to_write (BylineDb *self, GError **error)
{
  /* Before anything is written: to go over to WAL is to write. */
  return _byline_schema_check_owner (self, error) &&
         _byline_db_exec (self,
                          "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                          "PRAGMA wal_autocheckpoint = " WAL_PAGES ";"
                          "PRAGMA journal_size_limit = " WAL_BYTES ";"
                          "PRAGMA cache_size = -" WRITING_CACHE_KIB ";",
                          error) &&
         _byline_schema_prepare (self, error);
}

static gboolean
prepare_to_read (BylineDb *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 version = -1;

  if (_byline_schema_check_owner (self, &failure))
    version = _byline_db_query_int (self, 0, &failure, "PRAGMA user_version", "");
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (version == BYLINE_DB_VERSION)
    return TRUE;
  if (version > BYLINE_DB_VERSION)
    g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NEWER,
                 "The database was written by a newer Byline (version %d)", (int) version);
  else
    g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY,
                 "The database was written by an older Byline (version %d) and has to be brought up"
                 " to date, but it can only be read",
                 (int) version);
  return FALSE;
}

BylineDb *
_byline_db_open_index (const char *data_dir,
                       BylineDbMode mode,
                       const BylineDbHooks *hooks,
                       GError **error)
{
  g_autoptr (BylineDb) self = db_new (data_dir, hooks);
  g_autoptr (GError) failure = NULL;

  self->read_only = mode == BYLINE_DB_READ_ONLY;
  self->lock_fd = _byline_db_lock_profile (data_dir, FALSE, &failure);
  /* Where no lock can be made, nobody can rebuild the database either. */
  if (self->lock_fd < 0 && !(self->read_only && g_error_matches (failure, BYLINE_STORE_ERROR,
                                                                 BYLINE_STORE_ERROR_READ_ONLY)))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (!self->read_only)
    make_profile_private (self);
  if (!open_sqlite (self, "library.db", error))
    return NULL;
  if (self->read_only ? prepare_to_read (self, error) : prepare_to_write (self, error))
    return g_steal_pointer (&self);
  return NULL;
}

BylineDb *
_byline_db_open_bare (const char *data_dir,
                      const char *file_name,
                      const BylineDbHooks *hooks,
                      GError **error)
{
  g_autoptr (BylineDb) self = db_new (data_dir, hooks);

  if (open_sqlite (self, file_name, error) && _byline_schema_prepare (self, error))
    return g_steal_pointer (&self);
  return NULL;
}

BylineDb *
_byline_db_open_old (const char *data_dir, const BylineDbHooks *hooks, GError **error)
{
  g_autoptr (BylineDb) self = db_new (data_dir, hooks);

  self->read_only = TRUE;
  return open_sqlite (self, "library.db", error) ? g_steal_pointer (&self) : NULL;
}

gint64
_byline_db_old_number (BylineDb *self, BylineNumbers what, const char *name)
{
  const gint64 *number = NULL;

  if (self->old_numbers[what] != NULL)
    number = g_hash_table_lookup (self->old_numbers[what], name);
  return number != NULL ? *number : 0;
}

gint64
_byline_db_take_old_number (BylineDb *self, BylineNumbers what, const char *name)
{
  gint64 number = _byline_db_old_number (self, what, name);

  if (number != 0)
    g_hash_table_remove (self->old_numbers[what], name);
  return number;
}

const char *
_byline_db_old_spelling (BylineDb *self, BylineNumbers what, const char *fold, const char *name)
{
  const char *spelling = NULL;

  if (self->old_spellings[what] != NULL)
    spelling = g_hash_table_lookup (self->old_spellings[what], fold);
  return spelling != NULL ? spelling : name;
}

void
byline_db_close (BylineDb *self)
{
  if (self == NULL)
    return;
  _byline_db_rollback (self);
  g_hash_table_unref (self->statements);
  sqlite3_close (self->sqlite);
  _byline_archive_log_close (self);
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  for (gsize i = 0; i < BYLINE_N_NUMBERS; i++)
    {
      g_clear_pointer (&self->old_numbers[i], g_hash_table_unref);
      g_clear_pointer (&self->old_spellings[i], g_hash_table_unref);
    }
  g_string_free (self->journal, TRUE);
  g_ptr_array_unref (self->files_to_delete);
  g_array_unref (self->group_stories);
  g_ptr_array_unref (self->new_texts);
  _byline_text_cache_free (self->text_cache);
  g_free (self->journal_path);
  g_free (self->articles_dir);
  g_free (self->data_dir);
  g_free (self);
}

gint64
byline_db_data_version (BylineDb *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return _byline_db_query_int (self, 0, NULL, "PRAGMA data_version", "");
}

char *
byline_db_get_value (BylineDb *self, const char *name)
{
  g_autoptr (BylineStatement) statement = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  statement = _byline_db_query (self, NULL, "SELECT value FROM meta WHERE name = 'value:' || ?",
                                "s", name);
  if (statement != NULL && _byline_db_step (self, statement, NULL))
    return _byline_column_text (statement, 0);
  return NULL;
}

gboolean
byline_db_set_value (BylineDb *self, const char *name, const char *value, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  if (!_byline_transaction_begin (&scope, self, error) ||
      !_byline_db_run (self, error,
                       "INSERT INTO meta (name, value) VALUES ('value:' || ?, ?)"
                       " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                       "ss", name, value))
    return FALSE;
  return _byline_transaction_commit (&scope, error);
}
