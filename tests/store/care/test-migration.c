/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

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
  fixture_mark (self, story->id, BYLINE_STORY_FLAG_READ, FALSE);
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "Cold stores|Old sea");
}

/* A story's article as the first format had it. */
static char *
write_first_format (Fixture *self, const char *key)
{
  g_autofree char *shard = g_strdup_printf ("articles/%.2s", key);
  g_autofree char *folder = fixture_path (self, shard);
  g_autofree char *name = g_strconcat (key, ".json", NULL);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path,
                                      "{\"id\":\"1\",\"content_html\":\"<p>Salt.</p>\","
                                      "\"content_text\":\"Salt.\",\"_byline\":{\"schema\":1,"
                                      "\"blocks\":[{\"type\":\"paragraph\",\"text\":\"Salt.\"}]}}",
                                      -1, NULL));
  return path;
}

/* No code reads the first format: its articles go, once; all else stays, and feeds are asked anew. */
static void
test_outdated (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (BylineCommitResult) result = NULL;
  g_autoptr (BylineStory) story = NULL;
  g_autoptr (BylineArticle) article = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  BylineArticle *again = fixture_article ("2", "https://paper.example/2", "Old sea", 1699980000);
  const BylineFeed *feed;
  gint64 id;

  load_dump (self, data);
  first = write_first_format (self, "0123456789abcdef01234567");
  second = write_first_format (self, "1123456789abcdef01234567");
  fixture_reopen (self);
  g_assert_cmpuint (byline_db_take_outdated (self->db), ==, 2);
  g_assert_cmpuint (byline_db_take_outdated (self->db), ==, 0);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Cold stores|Old sea");
  feeds = byline_db_get_feeds_to_poll (self->db, 0, 0, &error);
  g_assert_no_error (error);
  feed = g_ptr_array_index (feeds, 0);
  g_assert_null (feed->etag);
  g_assert_cmpint (feed->next_due, ==, 0);

  /* What the feed still has gets its article, and is the story that it was. */
  id = fixture_find_title (self, "Old sea");
  fixture_add_paragraph (again, "Salt.");
  result = fixture_commit (self, feed->id, again, NULL);
  g_assert_cmpuint (result->added->len, ==, 0);
  g_assert_cmpuint (result->updated->len, ==, 1);
  story = fixture_story (self, id);
  g_assert_true (story->is_read && story->is_saved && story->has_article);
  article = byline_db_load_article (self->db, id, &error);
  g_assert_no_error (error);
  g_assert_true (byline_article_has_body (article));
  fixture_reopen (self);
  g_assert_cmpuint (byline_db_take_outdated (self->db), ==, 0);
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
}

/* Without an index there are its subscriptions. */
static void
test_outdated_alone (Fixture *self, gconstpointer data)
{
  g_autofree char *database = fixture_path (self, "library.db");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = NULL;

  fixture_subscribe (self, "https://paper.example/feed", "https://paper.example/");
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (g_unlink (database), ==, 0);
  path = write_first_format (self, "0123456789abcdef01234567");
  fixture_reopen (self);
  g_assert_cmpuint (byline_db_take_outdated (self->db), ==, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  feeds = byline_db_get_feeds_to_poll (self->db, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (feeds->len, ==, 1);
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

/* A database that lacks what lists read is found out when it is opened, and rebuild mends it. */
static void
test_lacks_column (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *drop = g_strdup_printf ("ALTER TABLE publications DROP COLUMN %s",
                                           (const char *) data);
  gint64 n_stories;
  gint64 feed = fixture_subscribe (self, "https://paper.example/feed", "https://paper.example/");
  g_autoptr (BylineCommitResult) result = fixture_commit (
    self, feed, fixture_article ("1", "https://paper.example/1", "Old sea", 1699980000), NULL);

  g_assert_true (_byline_db_exec (self->db, drop, &error));
  g_clear_pointer (&self->db, byline_db_close);
  for (int mode = BYLINE_DB_READ_WRITE; mode <= BYLINE_DB_READ_ONLY; mode++)
    {
      g_assert_null (byline_db_open (self->dir, mode, &error));
      g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT);
      g_clear_error (&error);
    }
  n_stories = byline_db_rebuild (self->dir, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_stories, ==, 1);
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Old sea");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, dump, func)                                                                      \
  g_test_add ("/migration/" name, Fixture, dump, fixture_set_up, func, fixture_tear_down)
  ADD ("version-1", "library-1.sql", test_version);
  ADD ("version-2", "library-2.sql", test_version);
  ADD ("version-3", "library-3.sql", test_version);
  ADD ("version-4", "library-4.sql", test_version);
  ADD ("outdated", "library-3.sql", test_outdated);
  ADD ("outdated-alone", NULL, test_outdated_alone);
  ADD ("newer", NULL, test_newer);
  ADD ("lacks-policy", "page_policy", test_lacks_column);
  ADD ("lacks-own-name", "own_name", test_lacks_column);
  ADD ("no-database", NULL, test_no_database);
  return g_test_run ();
}
