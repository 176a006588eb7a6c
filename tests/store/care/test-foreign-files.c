/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is no file of Byline's. */
#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "byline-db-open.h"
#include "byline-db-private.h"
#include "byline-error.h"
#include "damage-fixture.h"

static void
make_foreign (Fixture *self, const char *sql)
{
  g_autofree char *path = fixture_path (self, "library.db");
  sqlite3 *sqlite = NULL;

  g_clear_pointer (&self->db, byline_db_close);
  g_unlink (path);
  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (sqlite, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (sqlite);
}

static void
test_foreign (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *sql;
    int code;
  } databases[] = {
    { "CREATE TABLE notes (text)", BYLINE_STORE_ERROR_FOREIGN },
    { "CREATE TABLE notes (text); PRAGMA user_version = 1", BYLINE_STORE_ERROR_FOREIGN },
    { "CREATE TABLE notes (text); PRAGMA user_version = 99", BYLINE_STORE_ERROR_FOREIGN },
    { "CREATE TABLE stories (text); PRAGMA application_id = 5", BYLINE_STORE_ERROR_FOREIGN },
    { "CREATE TABLE meta (x); PRAGMA application_id = 1115253838; PRAGMA user_version = 99",
      BYLINE_STORE_ERROR_NEWER },
  };
  const BylineDbMode modes[] = { BYLINE_DB_READ_WRITE, BYLINE_DB_READ_ONLY };

  for (gsize i = 0; i < G_N_ELEMENTS (databases); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      gsize length_before, length_after;

      make_foreign (self, databases[i].sql);
      before = damage_read_file (self, "library.db", &length_before);
      for (gsize j = 0; j < G_N_ELEMENTS (modes); j++)
        {
          g_assert_null (byline_db_open (self->dir, modes[j], &error));
          g_assert_error (error, BYLINE_STORE_ERROR, databases[i].code);
          g_clear_error (&error);
        }
      g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, -1);
      g_assert_error (error, BYLINE_STORE_ERROR, databases[i].code);
      after = damage_read_file (self, "library.db", &length_after);
      g_assert_cmpmem (before, length_before, after, length_after);
    }
}

/* Forced, it is renamed and not lost. */
static void
test_foreign_is_kept (Fixture *self, gconstpointer data)
{
  const BylineRebuildOptions force = { .force = TRUE };
  g_autofree char *kept = fixture_path (self, "library.db.kept-1");
  g_autoptr (BylineRebuildReport) report = NULL;
  g_autoptr (GError) error = NULL;

  damage_fill (self);
  make_foreign (self, "CREATE TABLE notes (text)");
  report = byline_db_rebuild_with (self->dir, &force, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_stories, ==, DAMAGE_N_STORIES);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

static void
test_signed (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (_byline_db_query_int (self->db, 0, NULL, "PRAGMA application_id", ""), ==,
                   0x42796c4e);
}

/* Nothing waits for the other end of a FIFO: the test ends. */
static void
test_fifos (Fixture *self, gconstpointer data)
{
  static const char *const names[] = {
    "journal.jsonl", "in-use.lock", "library.db", "library.db-wal", "writing.log", "refresh.lock",
  };
  g_autofree char *article = NULL;
  g_autofree char *shard = fixture_path (self, "articles/00");
  g_autofree char *circle = fixture_path (self, "articles/01");
  g_autoptr (BylineCheck) said = NULL;

  damage_fill (self);
  article = damage_article_path (self, "Story 3");
  alarm (60);
  g_assert_cmpint (g_unlink (article), ==, 0);
  g_assert_cmpint (mkfifo (article, 0600), ==, 0);
  fixture_remove_tree (shard);
  fixture_remove_tree (circle);
  g_assert_cmpint (mkfifo (shard, 0600), ==, 0);
  g_assert_cmpint (symlink ("..", circle), ==, 0);
  said = damage_check (self, TRUE);
  g_assert_true (damage_says (said, "it is not a regular file"));
  g_assert_cmpuint (said->n_left, >, 0);
  g_assert_cmpint (g_unlink (circle), ==, 0);
  g_assert_cmpint (g_unlink (shard), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = fixture_path (self, names[i]);
      g_autofree char *aside = fixture_path (self, "aside");
      g_autoptr (GError) error = NULL;
      g_autoptr (BylineDb) db = NULL;

      g_clear_pointer (&self->db, byline_db_close);
      if (g_rename (path, aside) != 0)
        g_assert_cmpint (errno, ==, ENOENT);
      g_assert_cmpint (mkfifo (path, 0600), ==, 0);
      db = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, &error);
      g_assert_true (db != NULL || error != NULL);
      g_clear_error (&error);
      if (db != NULL)
        byline_check_free (byline_db_check (db, TRUE, NULL));
      g_clear_pointer (&db, byline_db_close);
      byline_db_rebuild (self->dir, &error);
      g_unlink (path);
      g_rename (aside, path);
    }
  alarm (0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/foreign-files/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("foreign", test_foreign);
  ADD ("foreign-is-kept", test_foreign_is_kept);
  ADD ("signed", test_signed);
  ADD ("fifos", test_fifos);
  return g_test_run ();
}
