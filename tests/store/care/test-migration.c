/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "byline-db-details.h"
#include "byline-db-open.h"
#include "byline-db-private.h"
#include "byline-db-subscriptions.h"
#include "byline-error.h"
#include "store-fixture.h"

static gint64
subscribe (Fixture *self)
{
  return fixture_subscribe (self, "https://paper.example/feed", "https://paper.example/");
}

/* Two stories of one feed; what is marked is one of them. */
static void
fill (Fixture *self)
{
  gint64 feed = subscribe (self);
  BylineArticle *cold = fixture_article ("1", "https://paper.example/1", "Cold stores", 1699990000);
  BylineArticle *sea = fixture_article ("2", "https://paper.example/2", "Old sea", 1699980000);

  fixture_add_paragraph (cold, "Plants need cold water.");
  fixture_add_section (cold, "China");
  fixture_add_author (cold, "Mara Lindqvist");
  fixture_add_paragraph (sea, "Salt.");
  byline_commit_result_free (fixture_commit (self, feed, cold, sea, NULL));
  fixture_mark (self, fixture_find_title (self, "Old sea"), BYLINE_STORY_FLAG_READ, TRUE);
  fixture_mark (self, fixture_find_title (self, "Old sea"), BYLINE_STORY_FLAG_SAVED, TRUE);
}

/* Makes the index one of an earlier version, of which numbers are read and what publications are called. */
static void
make_older (Fixture *self, int version)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %d", version);

  g_assert_true (_byline_db_exec (self->db, pragma, NULL));
  g_assert_true (_byline_db_exec (self->db,
                                  "ALTER TABLE publications DROP COLUMN page_policy;"
                                  "DROP TABLE waiting_marks",
                                  NULL));
  g_clear_pointer (&self->db, byline_db_close);
}

static void
assert_older (Fixture *self)
{
  for (int mode = BYLINE_DB_READ_WRITE; mode <= BYLINE_DB_READ_ONLY; mode++)
    {
      g_autoptr (GError) error = NULL;
      int code = mode == BYLINE_DB_READ_WRITE ? BYLINE_STORE_ERROR_OLDER
                                              : BYLINE_STORE_ERROR_READ_ONLY;

      g_assert_null (byline_db_open (self->dir, mode, &error));
      g_assert_error (error, BYLINE_STORE_ERROR, code);
    }
}

/* It is made anew from archive and journal. */
static void
test_older (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineStory) story = NULL;
  gint64 number;

  fill (self);
  number = fixture_find_title (self, "Old sea");
  g_assert_true (
    _byline_db_exec (self->db, "UPDATE publications SET own_name = 'The Paper'", &error));
  make_older (self, 4);
  assert_older (self);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 2);
  g_assert_no_error (error);
  fixture_reopen (self);
  g_assert_cmpint (_byline_db_query_int (self->db, 0, NULL, "PRAGMA user_version", ""), ==,
                   BYLINE_DB_VERSION);
  g_assert_cmpuint (byline_db_take_outdated (self->db), ==, 0);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Cold stores|Old sea");
  fixture_assert_list (self, "China", "Mara Lindqvist", "water", TRUE, "Cold stores");
  fixture_assert_counts (self);
  g_assert_cmpint (fixture_find_title (self, "Old sea"), ==, number);
  story = fixture_story (self, number);
  g_assert_true (story->is_read && story->is_saved && story->has_article);
  /* What its feed calls it stands in no line of the journal, and is shown before the next refresh. */
  g_assert_cmpstr (story->publication_name, ==, "The Paper");
}

/* A story that an older index has and whose article is gone is not given up without a word. */
static void
test_older_lost (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineStory) story = NULL;
  g_autofree char *key = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  fill (self);
  story = fixture_story (self, fixture_find_title (self, "Old sea"));
  name = g_strdup_printf ("articles/%.2s/%s.json", story->key, story->key);
  path = fixture_path (self, name);
  g_assert_cmpint (g_unlink (path), ==, 0);
  make_older (self, 4);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, -1);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_INCOMPLETE);
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

/* No code reads the first format: its articles go, once; subscriptions and marks stay, and feeds are asked
 * anew. */
static void
test_outdated (Fixture *self, gconstpointer data)
{
  static const char *const titles[] = { "Cold stores", "Old sea" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (BylineCommitResult) result = NULL;
  g_autoptr (BylineStory) sea = NULL;
  g_autoptr (BylineStory) cold = NULL;
  g_auto (GStrv) paths = g_new0 (char *, G_N_ELEMENTS (titles) + 1);
  const BylineFeed *feed;

  fill (self);
  g_assert_true (_byline_db_exec (self->db, "UPDATE feeds SET etag = '1', next_due = 9", &error));
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (BylineStory) story = fixture_story (self, fixture_find_title (self, titles[i]));

      paths[i] = write_first_format (self, story->key);
    }
  make_older (self, 3);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 0);
  g_assert_no_error (error);
  fixture_reopen (self);
  g_assert_cmpuint (byline_db_take_outdated (self->db), ==, 2);
  g_assert_cmpuint (byline_db_take_outdated (self->db), ==, 0);
  g_assert_false (g_file_test (paths[0], G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (paths[1], G_FILE_TEST_EXISTS));
  feeds = byline_db_get_feeds_to_poll (self->db, 0, 0, &error);
  g_assert_no_error (error);
  feed = g_ptr_array_index (feeds, 0);
  g_assert_null (feed->etag);
  g_assert_cmpint (feed->next_due, ==, 0);

  /* What the feed still has comes back as the story that it was, whatever is done to the journal. */
  g_assert_true (byline_db_compact_journal (self->db, &error));
  result = fixture_commit (
    self, feed->id, fixture_article ("1", "https://paper.example/1", "Cold stores", 1699990000),
    fixture_article ("2", "https://paper.example/2", "Old sea", 1699980000), NULL);
  g_assert_cmpuint (result->added->len, ==, 2);
  sea = fixture_story (self, fixture_find_title (self, "Old sea"));
  g_assert_true (sea->is_read && sea->is_saved);
  cold = fixture_story (self, fixture_find_title (self, "Cold stores"));
  g_assert_true (!cold->is_read && !cold->is_saved);
  fixture_assert_counts (self);
  fixture_reopen (self);
  g_assert_cmpuint (byline_db_take_outdated (self->db), ==, 0);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Cold stores|Old sea");
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
  g_autofree char *drop = g_strdup_printf ("ALTER TABLE %s", (const char *) data);
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

/* What reads several things says of the first that fails why, and no more: an error that is set twice is a
 * warning, and those are fatal here. */
static void
test_fails_once (Fixture *self, gconstpointer data)
{
  static const char break_tables[] =
    "DROP TRIGGER stories_update; DROP TRIGGER story_authors_insert;"
    "DROP TRIGGER story_authors_delete; DROP TRIGGER story_authors_update;"
    "ALTER TABLE story_authors RENAME COLUMN is_read TO was_read;"
    "ALTER TABLE feeds RENAME COLUMN ttl_minutes TO ttl;"
    "ALTER TABLE publications RENAME COLUMN page_policy TO policy;"
    "ALTER TABLE publications RENAME COLUMN own_name TO called";
  gint64 feed = fixture_subscribe (self, "https://paper.example/feed", "https://paper.example/");
  BylineArticle *article = fixture_article ("1", "https://paper.example/1", "Old sea", 1699980000);
  g_autoptr (GError) error = NULL;

  fixture_add_section (article, "China");
  fixture_add_author (article, "Mara Lindqvist");
  byline_commit_result_free (fixture_commit (self, feed, article, NULL));
  g_assert_true (_byline_db_exec (self->db, break_tables, &error));
  g_assert_no_error (error);

  g_assert_null (byline_db_get_publications (self->db, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_null (byline_db_author_detail (self->db, "Mara Lindqvist", &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_null (byline_db_section_detail (self->db, "China", &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, dump, func)                                                                      \
  g_test_add ("/migration/" name, Fixture, dump, fixture_set_up, func, fixture_tear_down)
  ADD ("older", NULL, test_older);
  ADD ("older-lost", NULL, test_older_lost);
  ADD ("outdated", NULL, test_outdated);
  ADD ("outdated-alone", NULL, test_outdated_alone);
  ADD ("newer", NULL, test_newer);
  ADD ("lacks-policy", "publications DROP COLUMN page_policy", test_lacks_column);
  ADD ("lacks-own-name", "publications DROP COLUMN own_name", test_lacks_column);
  ADD ("lacks-ttl", "feeds DROP COLUMN ttl_minutes", test_lacks_column);
  ADD ("fails-once", NULL, test_fails_once);
  ADD ("no-database", NULL, test_no_database);
  return g_test_run ();
}
