/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-open.h"
#include "byline-db-private.h"
#include "byline-db-subscriptions.h"
#include "byline-error.h"
#include "store-fixture.h"

/* Puts a stored database of an older version, written as SQL, in the place of the fixture's. */
static void
load_dump (Fixture *self, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "store", "data", name, NULL);
  g_autofree char *database = fixture_path (self, "library.db");
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *sqlite = NULL;
  char *message = NULL;

  g_assert_true (g_file_get_contents (path, &sql, NULL, &error));
  g_clear_pointer (&self->db, byline_db_close);
  fixture_remove_tree (self->dir);
  g_assert_cmpint (g_mkdir_with_parents (self->dir, 0700), ==, 0);
  g_assert_cmpint (sqlite3_open (database, &sqlite), ==, SQLITE_OK);
  g_assert_cmpint (_byline_tokenizer_register (sqlite), ==, SQLITE_OK);
  sqlite3_exec (sqlite, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (sqlite);
}

/* @data: the dump's name */
static void
test_version (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCounts) counts = NULL;
  g_autoptr (BylineStory) story = NULL;
  g_autoptr (GPtrArray) feeds = NULL;

  load_dump (self, data);
  fixture_reopen (self);
  g_assert_cmpint (_byline_db_query_int (self->db, 0, NULL, "PRAGMA user_version", ""), ==,
                   BYLINE_DB_VERSION);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Cold stores|Old sea");
  fixture_assert_list (self, "China", "Mara Lindqvist", "water", TRUE, "Cold stores");
  fixture_assert_counts (self);
  counts = byline_db_get_counts (self->db, NULL, self->now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts->n_stories, ==, 2);
  g_assert_cmpuint (counts->n_saved, ==, 1);
  story = fixture_story (self, fixture_find_title (self, "Old sea"));
  g_assert_true (story->is_read);
  g_assert_cmpstr (story->publication_name, ==, "My paper");
  /* Where a story came from is not known; a feed's next answer says it. */
  g_assert_cmpint (story->network, ==, BYLINE_NETWORK_PUBLIC);
  feeds = byline_db_get_feeds_to_poll (self->db, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((BylineFeed *) g_ptr_array_index (feeds, 0))->network, ==,
                   BYLINE_NETWORK_PRIVATE);
  /* And it can be written to. */
  fixture_mark (self, story->id, BYLINE_FLAG_READ, FALSE);
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "Cold stores|Old sea");
}

static void
test_newer (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  BylineDb *db;

  g_assert_true (_byline_db_exec (self->db, "PRAGMA user_version = 1000", &error));
  g_clear_pointer (&self->db, byline_db_close);
  for (int mode = BYLINE_DB_READ_WRITE; mode <= BYLINE_DB_READ_ONLY; mode++)
    {
      db = byline_db_open (self->dir, mode, &error);
      g_assert_null (db);
      g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NEWER);
      g_clear_error (&error);
    }
}

static void
test_no_database (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (self, "library.db");
  BylineDb *db;

  g_clear_pointer (&self->db, byline_db_close);
  g_assert_true (g_file_set_contents (path,
                                      "This is no database, and longer than a page's header is. "
                                      "This is no database, and longer than a page's header is.",
                                      -1, NULL));
  db = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, &error);
  g_assert_null (db);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  /* Which rebuild mends. */
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 0);
  g_assert_no_error (error);
  fixture_reopen (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, dump, func)                                                                      \
  g_test_add ("/migration/" name, Fixture, dump, fixture_set_up, func, fixture_tear_down)
  ADD ("version-1", "library-1.sql", test_version);
  ADD ("version-2", "library-2.sql", test_version);
  ADD ("newer", NULL, test_newer);
  ADD ("no-database", NULL, test_no_database);
  return g_test_run ();
}
