/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "byline-archive-private.h"
#include "byline-clock.h"
#include "byline-db-hooks-private.h"
#include "byline-db-maintenance.h"
#include "byline-db-names-private.h"
#include "byline-db-rows-private.h"
#include "byline-db-salvage-private.h"
#include "byline-db-tombstones-private.h"
#include "byline-error.h"
#include "byline-file-private.h"
#include "byline-journal-care-private.h"
#include "byline-journal-private.h"
#include "byline-old-index-private.h"

#define NEW_NAME "library.db.new"
/* How often SQLite asks, within one statement, whether to go on: in steps of its own machine. */
#define STEPS_BETWEEN_ASKING 100000

typedef struct {
  const BylineRebuildOptions *options;
  BylineDb *db; /* the new one */
  BylineOldIndex *old;
  BylineRebuildReport *report;
  GPtrArray *keys;       /* of the archive's files */
  GPtrArray *late;       /* keys of files whose stories get a new number */
  GPtrArray *salvaged;   /* keys of stories that are made of what the old index knows */
  GHashTable *forgotten; /* keys of files that may go */
  GError *unreadable;    /* the first folder that could not be read */
  guint n_whole;         /* files that could be read */
  guint n_outdated;      /* files in a format that is not read any more */
  guint n_unreadable;    /* files that may be read another time */
  guint n_homeless;      /* files that belong to no publication */
  guint n_lost;          /* stories of the old index that the new one would not have */
} Rebuild;

void
byline_rebuild_report_free (BylineRebuildReport *self)
{
  if (self == NULL)
    return;
  g_free (self->first_unusable);
  g_free (self->damaged_journal);
  g_free (self);
}

static void
note_unusable (Rebuild *self, const char *key, const char *why)
{
  self->report->n_unusable++;
  if (self->report->first_unusable == NULL)
    self->report->first_unusable = g_strdup_printf ("story %s: %s", key, why);
}

static gboolean
may_go_on (Rebuild *self, GError **error)
{
  return !g_cancellable_set_error_if_cancelled (self->options->cancellable, error);
}

/* --- The archive --- */

static gboolean
add_key_cb (const char *key, gpointer user_data, GError **error)
{
  Rebuild *self = user_data;

  g_ptr_array_add (self->keys, g_strdup (key));
  return may_go_on (self, error);
}

static gboolean
import (Rebuild *self,
        const char *key,
        const BylineArticle *article,
        BylineImport *outcome,
        GError **error)
{
  if (!_byline_db_import_article (self->db, key, article, outcome, error))
    return FALSE;
  self->report->n_stories += *outcome == BYLINE_IMPORT_DONE;
  if (*outcome == BYLINE_IMPORT_FORGOTTEN)
    g_hash_table_add (self->forgotten, g_strdup (key));
  return TRUE;
}

/* A number in a file that was changed may be another story's, or none: such a story gets a new one
 * once all others have theirs. */
static gboolean
needs_new_number (Rebuild *self,
                  const char *key,
                  const BylineArticle *article,
                  BylineArchiveState state)
{
  return _byline_db_old_number (self->db, BYLINE_NUMBERS_STORIES, key) == 0 &&
         (article->number == 0 || state == BYLINE_ARCHIVE_CHANGED);
}

static gboolean
import_file (Rebuild *self, const char *key, gboolean is_late, GError **error)
{
  g_autoptr (GError) failure = NULL;
  BylineArchiveState state;
  BylineImport outcome;
  gint64 number;
  g_autoptr (BylineArticle) right = NULL;
  g_autoptr (BylineArticle)
    article = _byline_archive_read_state (self->db->articles_dir, key, &state, &failure);
  gint64 forgotten = _byline_db_is_forgotten (self->db, key, error);

  if (forgotten != 0)
    return forgotten > 0;
  if (article == NULL)
    {
      self->n_unreadable += state == BYLINE_ARCHIVE_UNREADABLE;
      self->n_outdated += state == BYLINE_ARCHIVE_OUTDATED;
      note_unusable (self, key, failure->message);
      return TRUE;
    }
  if (!is_late && needs_new_number (self, key, article, state))
    {
      g_ptr_array_add (self->late, g_strdup (key));
      return TRUE;
    }
  self->n_whole++;
  number = _byline_db_old_number (self->db, BYLINE_NUMBERS_STORIES, key);
  /* Not as it was written: what the old index knows better is right. */
  if (state == BYLINE_ARCHIVE_CHANGED && self->old->is_sound && number > 0)
    {
      right = _byline_db_mend_article (self->old->db, number, article, error);
      if (right == NULL)
        return FALSE;
      g_ptr_array_add (self->salvaged, g_strdup (key));
    }
  if (is_late)
    {
      right = byline_article_copy (article);
      right->number = 0;
    }
  if (!import (self, key, right != NULL ? right : article, &outcome, error))
    return FALSE;
  self->n_homeless += outcome == BYLINE_IMPORT_HOMELESS;
  return TRUE;
}

/* As the stories came, so that what is of one feed stands together: its texts are compressed together.
 * Stories without a number come last, in the order of their keys. */
static int
compare_keys (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Rebuild *self = user_data;
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;
  gint64 number = _byline_db_old_number (self->db, BYLINE_NUMBERS_STORIES, first);
  gint64 other = _byline_db_old_number (self->db, BYLINE_NUMBERS_STORIES, second);

  if (number != other)
    return number != 0 && (other == 0 || number < other) ? -1 : 1;
  return strcmp (first, second);
}

static gboolean
import_all (Rebuild *self, GError **error)
{
  /* In no folder's order: the same archive gives the same index. */
  g_ptr_array_sort_with_data (self->keys, compare_keys, self);
  for (guint i = 0; i < self->keys->len; i++)
    {
      if (!may_go_on (self, error) ||
          !import_file (self, g_ptr_array_index (self->keys, i), FALSE, error))
        return FALSE;
      if (self->options->progress != NULL)
        self->options->progress (i + 1, self->keys->len, self->options->user_data);
    }
  for (guint i = 0; i < self->late->len; i++)
    if (!may_go_on (self, error) ||
        !import_file (self, g_ptr_array_index (self->late, i), TRUE, error))
      return FALSE;
  return TRUE;
}

/* --- What only the old index knows --- */

/* A story of a sound old index whose file is gone or broken is made of what the index knows of
 * it. */
static gboolean
salvage (Rebuild *self, const char *key, gint64 story_id, gboolean *is_salvaged, GError **error)
{
  g_autoptr (BylineArticle) article = _byline_db_salvage_article (self->old->db, story_id, error);
  BylineImport outcome;

  if (article == NULL || !import (self, key, article, &outcome, error))
    return FALSE;
  *is_salvaged = outcome != BYLINE_IMPORT_HOMELESS;
  if (outcome == BYLINE_IMPORT_DONE)
    g_ptr_array_add (self->salvaged, g_strdup (key));
  return TRUE;
}

/* It gets a file again, too, unless its own may be read another time. */
static gboolean
write_salvaged (Rebuild *self, const char *key, GError **error)
{
  BylineDb *db = self->db;
  gint64 number = _byline_db_old_number (db, BYLINE_NUMBERS_STORIES, key);
  gint64 story_id = _byline_db_query_int (db, 0, error, "SELECT id FROM stories WHERE key = ?", "s",
                                          key);
  g_autoptr (BylineArticle) article = NULL;
  g_autoptr (BylineArticle) now = NULL;
  BylineArchiveState state;

  /* It may have been changed and forgotten. */
  if (story_id <= 0)
    return story_id == 0;
  now = _byline_archive_read_state (db->articles_dir, key, &state, NULL);
  if (state == BYLINE_ARCHIVE_WHOLE || state == BYLINE_ARCHIVE_UNREADABLE)
    return TRUE;
  self->report->n_salvaged += now == NULL;
  if ((state == BYLINE_ARCHIVE_BROKEN || state == BYLINE_ARCHIVE_OUTDATED) &&
      --self->report->n_unusable == 0)
    g_clear_pointer (&self->report->first_unusable, g_free);
  article = now != NULL ? _byline_db_mend_article (self->old->db, number, now, error)
                        : _byline_db_salvage_article (self->old->db, number, error);
  return article != NULL && _byline_db_write_salvaged (db, key, article, error) &&
         _byline_db_fetch_again (db, story_id, error);
}

static gboolean
write_all_salvaged (Rebuild *self, GError **error)
{
  for (guint i = 0; i < self->salvaged->len; i++)
    if (!write_salvaged (self, g_ptr_array_index (self->salvaged, i), error))
      return FALSE;
  return TRUE;
}

/* What an older index has without its article comes back with its feed, and has its marks again then. */
static gboolean
had_article (Rebuild *self, gint64 number)
{
  return !self->old->is_older ||
         (self->n_outdated == 0 &&
          _byline_db_query_int (self->old->db, 0, NULL,
                                "SELECT has_article FROM stories WHERE id = ?", "i", number) == 1);
}

static gboolean
take_over_story (Rebuild *self, const char *key, gint64 number, GError **error)
{
  gint64 known = _byline_db_query_int (self->db, 0, error,
                                       "SELECT 1 FROM stories WHERE key = ?1 UNION ALL"
                                       " SELECT 1 FROM tombstones WHERE key = ?1 LIMIT 1",
                                       "s", key);
  gboolean is_salvaged = FALSE;

  if (known != 0)
    return known > 0;
  if (g_hash_table_contains (self->forgotten, key))
    return TRUE;
  if (self->old->is_sound && !salvage (self, key, number, &is_salvaged, error))
    return FALSE;
  self->n_lost += !is_salvaged && had_article (self, number);
  return TRUE;
}

static gboolean
take_over_stories (Rebuild *self, GError **error)
{
  GHashTableIter iter;
  gpointer key, number;

  g_hash_table_iter_init (&iter, self->old->numbers[BYLINE_NUMBERS_STORIES]);
  while (g_hash_table_iter_next (&iter, &key, &number))
    if (!may_go_on (self, error) || !take_over_story (self, key, *(gint64 *) number, error))
      return FALSE;
  return TRUE;
}

/* How a feed is doing stands in the index alone: a sound old one says it. Not what the server gave
 * to ask for changes by (ETag, Last-Modified): what the new index lacks is to come again. */
static gboolean
take_over_health (Rebuild *self, GError **error)
{
  g_autoptr (BylineOneShotStatement) rows = NULL;

  if (!self->old->is_sound)
    return TRUE;
  rows =
    _byline_db_prepare (self->old->db,
                        "SELECT url, checked, succeeded, next_due, failures, error, error_code,"
                        " held_until, held_host"
                        " FROM feeds",
                        error);
  if (rows == NULL)
    return FALSE;
  while (sqlite3_step (rows->handle) == SQLITE_ROW)
    if (!_byline_db_run (self->db, error,
                         "UPDATE feeds SET checked = ?, succeeded = ?, next_due = ?, failures = ?,"
                         " error = ?, error_code = ?, held_until = ?, held_host = ? WHERE url = ?",
                         "iiiississ", sqlite3_column_int64 (rows->handle, 1),
                         sqlite3_column_int64 (rows->handle, 2),
                         sqlite3_column_int64 (rows->handle, 3),
                         sqlite3_column_int64 (rows->handle, 4),
                         (const char *) sqlite3_column_text (rows->handle, 5),
                         (const char *) sqlite3_column_text (rows->handle, 6),
                         sqlite3_column_int64 (rows->handle, 7),
                         (const char *) sqlite3_column_text (rows->handle, 8),
                         (const char *) sqlite3_column_text (rows->handle, 0)))
      return FALSE;
  return TRUE;
}

/* What a publication's feed calls it, and where its home is, came with a poll and stands in no line of the
 * journal. An older index says it, too, if it has these columns. */
static gboolean
take_over_publications (Rebuild *self, GError **error)
{
  g_autoptr (BylineOneShotStatement) rows = NULL;

  if (!self->old->is_intact)
    return TRUE;
  rows = _byline_db_prepare (self->old->db,
                             "SELECT key, own_name, home, home_canonical FROM publications", NULL);
  while (rows != NULL && sqlite3_step (rows->handle) == SQLITE_ROW)
    if (!_byline_db_run (self->db, error,
                         "UPDATE publications SET own_name = coalesce (own_name, ?),"
                         " home = coalesce (home, ?), home_canonical = coalesce (home_canonical, ?)"
                         " WHERE key = ?",
                         "ssss", (const char *) sqlite3_column_text (rows->handle, 1),
                         (const char *) sqlite3_column_text (rows->handle, 2),
                         (const char *) sqlite3_column_text (rows->handle, 3),
                         (const char *) sqlite3_column_text (rows->handle, 0)))
      return FALSE;
  return TRUE;
}

/* Where stories were left. An old index of a version before that kept it has no such table. */
static gboolean
take_over_positions (Rebuild *self, GError **error)
{
  g_autoptr (BylineOneShotStatement) rows = NULL;

  if (!self->old->is_intact)
    return TRUE;
  rows = _byline_db_prepare (self->old->db,
                             "SELECT s.key, p.block, p.mark, p.offset, p.part FROM positions p"
                             " JOIN stories s ON s.id = p.story",
                             NULL);
  while (rows != NULL && sqlite3_step (rows->handle) == SQLITE_ROW)
    if (!_byline_db_run (self->db, error,
                         "INSERT OR IGNORE INTO positions (story, block, mark, offset, part)"
                         " SELECT id, ?, ?, ?, ? FROM stories WHERE key = ?",
                         "iiiis", sqlite3_column_int64 (rows->handle, 1),
                         sqlite3_column_int64 (rows->handle, 2),
                         sqlite3_column_int64 (rows->handle, 3),
                         sqlite3_column_int64 (rows->handle, 4),
                         (const char *) sqlite3_column_text (rows->handle, 0)))
      return FALSE;
  return TRUE;
}

/* Writes the journal anew if it no longer says what a sound old index holds. */
static gboolean
heal_journal (Rebuild *self, GError **error)
{
  BylineOldIndex *old = self->old;
  BylineJournalDifference difference;
  gint64 number, size;

  if (!old->is_sound)
    return TRUE;
  if (!_byline_journal_compare (old->db, old->journal_number, &difference, error))
    return FALSE;
  return !_byline_journal_is_different (&difference) ||
         _byline_journal_heal (old->db, old->journal_number, &number, &size,
                               &self->report->damaged_journal, error);
}

/* --- Whether it may take the old one's place --- */

static gboolean
collect_stories_cb (BylineDb *db,
                    gint64 number,
                    JsonObject *line,
                    gpointer user_data,
                    GError **error)
{
  if (g_strcmp0 (_byline_journal_text (line, "op"), "mark") == 0)
    _byline_journal_take_mark (line, user_data, user_data);
  return TRUE;
}

/* Returns: how many stories old index or journal know that were not forgotten; -1 with an error. */
static gint
count_known (Rebuild *self, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;
  gint n = (gint) g_hash_table_size (self->old->numbers[BYLINE_NUMBERS_STORIES]);

  if (n > 0)
    return n;
  if (_byline_journal_foreach (self->db, 0, collect_stories_cb, keys, NULL, error) < 0)
    return -1;
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    n += _byline_db_is_forgotten (self->db, key, NULL) == 0;
  return n;
}

static const char *
plural (guint n, const char *one, const char *many)
{
  return n == 1 ? one : many;
}

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_INCOMPLETE, text);
  return FALSE;
}

static gboolean
is_complete (Rebuild *self, GError **error)
{
  BylineRebuildReport *report = self->report;
  guint n_unusable = MAX (report->n_unusable, self->n_lost);
  const char *first = report->first_unusable != NULL ? report->first_unusable : "they have no file";
  gint n_known;

  if (self->options->force)
    return TRUE;
  n_known = count_known (self, error);
  if (n_known < 0)
    return FALSE;
  if (self->unreadable != NULL)
    return refuse (error, "The archive cannot be read (%s); %d %s known", self->unreadable->message,
                   n_known, plural (n_known, "story is", "stories are"));
  /* Nothing would bring back what is outdated, but its feeds. */
  if (self->n_outdated > 0 && (!self->old->exists || self->old->is_older))
    return TRUE;
  if (self->n_whole == 0 && n_known > 0)
    return refuse (error, "None of the %d %s can be read (%s)", n_known,
                   plural (n_known, "story that is known", "stories that are known"), first);
  if (self->n_unreadable > 0 || self->n_lost > 0)
    return refuse (error, "%u %s be read (the first: %s)", n_unusable,
                   plural (n_unusable, "story cannot", "stories cannot"), first);
  if (self->n_homeless > 0 && report->n_stories == 0)
    return refuse (error, "The journal names no publication that the archive's %u %s to",
                   self->n_homeless, plural (self->n_homeless, "story belongs", "stories belong"));
  return TRUE;
}

/* Nothing but outdated files: they go when the new index is opened (byline-db-outdated.c), which is said
 * then. */
static gboolean
note_outdated (Rebuild *self, GError **error)
{
  if (self->n_outdated == 0 || self->n_whole > 0 || self->salvaged->len > 0)
    return TRUE;
  self->report->n_unusable -= self->n_outdated;
  return _byline_db_run (self->db, error, "INSERT INTO meta (name, value) VALUES ('outdated', ?)",
                         "i", (gint64) self->n_outdated);
}

/* --- Making it --- */

static gboolean
fill (Rebuild *rebuild, GError **error)
{
  BylineDb *self = rebuild->db;
  gint64 size = _byline_journal_file_size (self);
  gint64 last;

  /* Not _byline_db_begin(): that would apply all of the journal before there are stories to be
   * marked. */
  if (!_byline_db_exec (self,
                        "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;"
                        " BEGIN IMMEDIATE;",
                        error))
    return FALSE;
  self->depth = 1;
  self->now = byline_clock_now ();
  if (!_byline_old_index_give_numbers (rebuild->old, self, error))
    return FALSE;
  _byline_db_begin_bulk_index (self);
  last = _byline_journal_replay (self, 0, BYLINE_JOURNAL_STRUCTURE, error);
  return last >= 0 && _byline_journal_set_position (self, last, size, error) &&
         take_over_health (rebuild, error) && take_over_publications (rebuild, error) &&
         import_all (rebuild, error) && take_over_stories (rebuild, error) &&
         _byline_old_index_take_over_names (rebuild->old, self, error) &&
         take_over_positions (rebuild, error) && is_complete (rebuild, error) &&
         note_outdated (rebuild, error) && write_all_salvaged (rebuild, error) &&
         _byline_db_end_bulk_index (self, error) &&
         _byline_journal_replay (self, 0, BYLINE_JOURNAL_MARKS, error) >= 0 &&
         _byline_mute_all (self, error) && _byline_db_commit (self, error);
}

static int
is_cancelled_cb (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static gboolean
make_new (Rebuild *rebuild, const char *data_dir, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean ok;

  rebuild->db = _byline_db_open_bare (data_dir, NEW_NAME, &_byline_db_hooks, error);
  if (rebuild->db == NULL)
    return FALSE;
  if (rebuild->options->cancellable != NULL)
    sqlite3_progress_handler (rebuild->db->sqlite, STEPS_BETWEEN_ASKING, is_cancelled_cb,
                              rebuild->options->cancellable);
  ok = _byline_archive_foreach (rebuild->db->articles_dir, add_key_cb, rebuild,
                                &rebuild->unreadable, &failure) &&
       fill (rebuild, &failure);
  g_clear_pointer (&rebuild->db, byline_db_close);
  /* SQLite calls it an interruption. */
  if (!ok && !may_go_on (rebuild, error))
    return FALSE;
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&failure));
  return ok;
}

/* --- Putting it in place --- */

static void
remove_files (const char *data_dir, const char *name, gboolean also_itself)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = also_itself ? 0 : 1; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (data_dir, "/", name, suffixes[i], NULL);

      g_unlink (path);
    }
}

/* The old one's log must not be taken for the new one's. It goes first; so that the old one is
 * whole without it, should the machine stop before the new one is in place, it is written into
 * that. */
static void
recover_old_log (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, "library.db", NULL);
  sqlite3 *old = NULL;

  if (sqlite3_open_v2 (path, &old, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    sqlite3_wal_checkpoint_v2 (old, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_close (old);
  remove_files (data_dir, "library.db", FALSE);
}

static gboolean
sync_file (const char *path, GError **error)
{
  int fd = _byline_file_open (path, O_RDWR, error);
  gboolean ok;

  if (fd < 0)
    return FALSE;
  ok = fsync (fd) == 0;
  if (!ok)
    _byline_set_error_errno (error, errno, path);
  close (fd);
  return ok;
}

static gboolean
put_in_place (const char *data_dir, gboolean has_old, GError **error)
{
  g_autofree char *from = g_build_filename (data_dir, NEW_NAME, NULL);
  g_autofree char *to = g_build_filename (data_dir, "library.db", NULL);

  if (!sync_file (from, error))
    return FALSE;
  if (has_old)
    recover_old_log (data_dir);
  else
    remove_files (data_dir, "library.db", FALSE);
  if (g_rename (from, to) != 0)
    {
      _byline_set_error_errno (error, errno, to);
      return FALSE;
    }
  _byline_file_sync_dir (data_dir);
  return TRUE;
}

/* A database that is not this Byline's is not thrown away, whatever is asked for. */
static gboolean
set_aside (const char *data_dir, GError **error)
{
  g_autofree char *path = g_build_filename (data_dir, "library.db", NULL);
  g_autofree char *aside = NULL;

  for (guint i = 1; aside == NULL || g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.kept-%u", path, i);
    }
  recover_old_log (data_dir);
  if (g_rename (path, aside) == 0)
    return TRUE;
  _byline_set_error_errno (error, errno, path);
  return FALSE;
}

static BylineOldIndex *
open_old (Rebuild *rebuild, const char *data_dir, GError **error)
{
  g_autoptr (GError) failure = NULL;
  BylineOldIndex *old = _byline_old_index_open (data_dir, &failure);

  if (old != NULL)
    return old;
  if (rebuild->options->force &&
      (g_error_matches (failure, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FOREIGN) ||
       g_error_matches (failure, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NEWER)))
    return set_aside (data_dir, error) ? _byline_old_index_open (data_dir, error) : NULL;
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* With the profile's lock. */
static gboolean
rebuild_locked (Rebuild *rebuild, const char *data_dir, GError **error)
{
  gboolean exists;

  rebuild->old = open_old (rebuild, data_dir, error);
  if (rebuild->old == NULL)
    return FALSE;
  exists = rebuild->old->exists;
  remove_files (data_dir, NEW_NAME, TRUE);
  if (!heal_journal (rebuild, error) || !make_new (rebuild, data_dir, error))
    {
      remove_files (data_dir, NEW_NAME, TRUE);
      return FALSE;
    }
  g_clear_pointer (&rebuild->old, _byline_old_index_free);
  if (put_in_place (data_dir, exists, error))
    return TRUE;
  remove_files (data_dir, NEW_NAME, TRUE);
  return FALSE;
}

BylineRebuildReport *
byline_db_rebuild_with (const char *data_dir, const BylineRebuildOptions *options, GError **error)
{
  g_autoptr (BylineRebuildReport) report = g_new0 (BylineRebuildReport, 1);
  Rebuild rebuild = { .options = options, .report = report };
  gboolean ok;
  int lock;

  g_return_val_if_fail (data_dir != NULL && options != NULL, NULL);

  lock = _byline_db_lock_profile (data_dir, TRUE, error);
  if (lock < 0)
    return NULL;
  rebuild.keys = g_ptr_array_new_with_free_func (g_free);
  rebuild.late = g_ptr_array_new_with_free_func (g_free);
  rebuild.salvaged = g_ptr_array_new_with_free_func (g_free);
  rebuild.forgotten = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ok = rebuild_locked (&rebuild, data_dir, error);
  _byline_old_index_free (rebuild.old);
  g_ptr_array_unref (rebuild.keys);
  g_ptr_array_unref (rebuild.late);
  g_ptr_array_unref (rebuild.salvaged);
  g_hash_table_unref (rebuild.forgotten);
  g_clear_error (&rebuild.unreadable);
  close (lock);
  return ok ? g_steal_pointer (&report) : NULL;
}

gint
byline_db_rebuild (const char *data_dir, GError **error)
{
  const BylineRebuildOptions options = { FALSE };
  g_autoptr (BylineRebuildReport) report = byline_db_rebuild_with (data_dir, &options, error);

  return report != NULL ? (gint) report->n_stories : -1;
}
