/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is made anew from journal and archive. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "byline-db-open.h"
#include "byline-db-private.h"
#include "byline-db-rules.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"
#include "byline-error.h"
#include "byline-store.h"
#include "damage-fixture.h"

/* An archive that cannot be read: the good database stays. */
static void
test_archive_is_away (Fixture *self, gconstpointer data)
{
  const BylineRebuildOptions force = { .force = TRUE };
  g_autofree char *articles = fixture_path (self, "articles");
  g_autofree char *away = fixture_path (self, "away");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (BylineRebuildReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gsize length_before, length_after;

  damage_fill (self);
  damage_mark_hundred (self);
  g_clear_pointer (&self->db, byline_db_close);
  before = damage_read_file (self, "library.db", &length_before);
  g_assert_cmpint (g_rename (articles, away), ==, 0);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, -1);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_INCOMPLETE);
  g_assert_nonnull (strstr (error->message, "None of the 120 stories"));
  g_clear_error (&error);
  /* Nor where something else stands there. */
  damage_write_file (articles, "", 0);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, -1);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_INCOMPLETE);
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (articles), ==, 0);
  after = damage_read_file (self, "library.db", &length_after);
  g_assert_cmpmem (before, length_before, after, length_after);

  /* If it must be: what the old database knows of the stories is kept. */
  report = byline_db_rebuild_with (self->dir, &force, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_stories, ==, DAMAGE_N_STORIES);
  g_assert_cmpuint (report->n_salvaged, ==, DAMAGE_N_STORIES);
  fixture_reopen (self);
  g_assert_cmpint (damage_count (self, "stories WHERE is_read = 1"), ==, 100);
  {
    g_autoptr (BylineArticle) article = byline_db_load_article (self->db, 1, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (article->blocks->len, ==, 1);
  }
}

/* Without a database, too: the journal knows that there were stories. */
static void
test_both_are_away (Fixture *self, gconstpointer data)
{
  g_autofree char *articles = fixture_path (self, "articles");
  g_autofree char *away = fixture_path (self, "away");
  g_autoptr (BylineDb) db = NULL;
  g_autoptr (GError) error = NULL;

  damage_fill (self);
  damage_mark_hundred (self);
  damage_delete_database (self);
  g_assert_cmpint (g_rename (articles, away), ==, 0);
  db = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, &error);
  g_assert_null (db);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_INCOMPLETE);
  g_rmdir (articles);
  g_assert_cmpint (g_rename (away, articles), ==, 0);
  fixture_reopen (self);
  g_assert_cmpint (damage_count (self, "stories WHERE is_read = 1"), ==, 100);
}

/* One article that is broken keeps its story, its mark and its text. */
static void
test_broken_article (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle) article = NULL;

  damage_fill (self);
  damage_mark_hundred (self);
  path = damage_article_path (self, "Story 5");
  damage_write_file (path, "{ broken", 8);
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, DAMAGE_N_STORIES);
  g_assert_no_error (error);
  fixture_reopen (self);
  g_assert_cmpint (damage_count (self, "stories WHERE is_read = 1 AND title = 'Story 5'"), ==, 1);
  article = byline_db_load_article (self->db, fixture_find_title (self, "Story 5"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (article->blocks->len, ==, 1);
  g_assert_cmpstr (article->url, ==, "http://paper.example/5");
  fixture_assert_counts (self);
}

/* A changed address in an article subscribes to nothing, with and without the old database. */
static void
test_nothing_is_subscribed (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCheckReport) said = NULL;

  damage_fill (self);
  path = damage_article_path (self, "Story 5");
  damage_change_file (path, "\"feeds\":[\"http://paper.example/feed\"",
                      "\"feeds\":[\"http://evil.example/feeds\"");
  g_clear_pointer (&self->db, byline_db_close);
  damage_delete_database (self);
  fixture_reopen (self);
  g_assert_cmpint (damage_count (self, "feeds"), ==, 1);
  g_assert_cmpint (damage_count (self, "publications"), ==, 1);
  /* Its key says where it came from. */
  g_assert_cmpint (damage_count (self, "stories"), ==, DAMAGE_N_STORIES);
  g_assert_cmpint (damage_count (self, "story_feeds"), ==, DAMAGE_N_STORIES);
  said = damage_check (self, TRUE);
  g_assert_true (damage_says (said, "its file is not as it was written"));
  g_assert_cmpint (damage_count (self, "feeds"), ==, 1);
}

/* A file that nothing says whose it is stays where it is. */
static void
test_homeless (Fixture *self, gconstpointer data)
{
  g_autofree char *journal = fixture_path (self, "journal.jsonl");
  g_autofree char *path = NULL;
  g_autoptr (BylineCheckReport) mended = NULL;
  g_autoptr (GError) error = NULL;

  damage_fill (self);
  path = damage_article_path (self, "Story 5");
  g_assert_cmpint (g_unlink (journal), ==, 0);
  damage_delete_database (self);
  fixture_reopen (self);
  g_assert_cmpint (damage_count (self, "feeds"), ==, 0);
  mended = damage_check (self, TRUE);
  g_assert_cmpuint (mended->n_left, >, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  /* And a rebuild says that the journal is what is missing. */
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, -1);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_INCOMPLETE);
}

static char *
numbers_of (Fixture *self)
{
  g_autoptr (BylineOneShotStatement) query = _byline_db_prepare (
    self->db,
    "SELECT group_concat (t) FROM (SELECT id || key AS t FROM stories"
    " UNION ALL SELECT id || key FROM publications"
    " UNION ALL SELECT id || url FROM feeds UNION ALL SELECT id || name FROM sections"
    " UNION ALL SELECT id || name FROM authors"
    " UNION ALL SELECT story || ' of ' || author FROM story_authors"
    " UNION ALL SELECT story || ' in ' || section FROM story_sections"
    " ORDER BY 1)",
    NULL);

  g_assert_cmpint (sqlite3_step (query->handle), ==, SQLITE_ROW);
  return g_strdup ((const char *) sqlite3_column_text (query->handle, 0));
}

static void
test_numbers (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *rebuilt = NULL;
  g_autofree char *alone = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCommitResult) commit = NULL;

  fixture_subscribe (self, "http://gone.example/feed", "http://gone.example/");
  g_assert_true (byline_db_set_removed (self->db, 1, TRUE, NULL));
  g_assert_true (byline_db_purge_removed (self->db, G_MAXINT64, NULL));
  damage_fill (self);
  damage_mark_hundred (self);
  g_assert_true (byline_db_set_retention (
    self->db, 2, &(BylineRetention){ BYLINE_RETENTION_FOR_EVER, 90, BYLINE_KEEP_UNREAD_DEFAULT },
    NULL));
  g_assert_cmpint (byline_db_prune (self->db, self->now, NULL), >, 0);
  g_assert_true (byline_db_compact_journal (self->db, NULL));
  before = numbers_of (self);
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), >, 0);
  g_assert_no_error (error);
  fixture_reopen (self);
  rebuilt = numbers_of (self);
  g_assert_cmpstr (rebuilt, ==, before);
  /* A new one gets none that was given out before. */
  commit = fixture_commit (self, 2, fixture_article ("new", NULL, "New", 5), NULL);
  g_assert_cmpint (g_array_index (commit->added, gint64, 0), ==, DAMAGE_N_STORIES + 1);
  g_clear_pointer (&before, g_free);
  before = g_strdup_printf ("%" G_GINT64_FORMAT, fixture_find_title (self, "Story 100"));
  /* Without a database the articles say their numbers. */
  damage_delete_database (self);
  fixture_reopen (self);
  alone = g_strdup_printf ("%" G_GINT64_FORMAT, fixture_find_title (self, "Story 100"));
  g_assert_cmpstr (alone, ==, before);
}

/* A name that a rule leads to is made before the first story is read, and the archive is read in
 * another order than the stories came: numbers and spelling stay as they were. */
static void
test_numbers_of_names (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, DAMAGE_FEED, "http://paper.example/");
  const char *const spellings[] = { "zoe quill", "Zoe Quill", "ZOE QUILL", "Zoe quill" };
  g_autoptr (BylinePublication) publication = byline_db_get_publication (self->db, 1, NULL);
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autofree char *before = NULL;
  g_autofree char *rebuilt = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      BylineArticle *article = fixture_article (id, NULL, id, i);
      g_autoptr (BylineCommitResult) commit = NULL;

      fixture_add_author (article, spellings[i % 4]);
      fixture_add_author (article, i % 2 ? "Bo Later" : "Bo First");
      fixture_add_section (article, i % 2 ? "kultur" : "KULTUR");
      fixture_add_section (article, i % 2 ? "Arts" : "Physics");
      commit = fixture_commit (self, feed_id, article, NULL);
    }
  g_ptr_array_add (rules, byline_rule_merge (BYLINE_RULE_KIND_SECTION, "Physics", "Arts"));
  g_ptr_array_add (rules, byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "Bo First", "Bo Later"));
  g_ptr_array_add (rules, byline_rule_split ("Zoe Quill", publication->key, "Zoe the Other"));
  /* One that others count for, and that is another one here. */
  g_ptr_array_add (rules, byline_rule_split ("Bo Later", publication->key, "Bo the Other"));
  g_ptr_array_unref (byline_db_apply_rules (self->db, rules, &error));
  g_assert_no_error (error);
  before = numbers_of (self);
  for (int i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->db, byline_db_close);
      g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 8);
      g_assert_no_error (error);
      fixture_reopen (self);
      g_clear_pointer (&rebuilt, g_free);
      rebuilt = numbers_of (self);
      g_assert_cmpstr (rebuilt, ==, before);
    }
}

/* Two files, each as it was written, under each other's names: the index knows whose is whose. */
static void
test_swapped_files (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  for (int by_rebuild = 0; by_rebuild < 2; by_rebuild++)
    {
      g_autofree char *one = NULL;
      g_autofree char *two = NULL;
      g_autofree char *aside = fixture_path (self, "aside");
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (BylineCheckReport) found = NULL;
      g_autoptr (BylineCheckReport) mended = NULL;
      g_autoptr (BylineCheckReport) again = NULL;

      if (by_rebuild == 0)
        damage_fill (self);
      before = fixture_titles (self, filter);
      one = damage_article_path (self, "Story 1");
      two = damage_article_path (self, "Story 2");
      g_assert_cmpint (g_rename (one, aside) + g_rename (two, one) + g_rename (aside, two), ==, 0);
      found = damage_check (self, FALSE);
      g_assert_cmpuint (found->n_left, ==, 2);
      if (by_rebuild)
        {
          g_clear_pointer (&self->db, byline_db_close);
          g_assert_cmpint (byline_db_rebuild (self->dir, NULL), ==, DAMAGE_N_STORIES);
          fixture_reopen (self);
        }
      mended = damage_check (self, TRUE);
      g_assert_cmpuint (mended->n_left, ==, 0);
      again = damage_check (self, FALSE);
      g_assert_cmpuint (again->problems->len, ==, 0);
      after = fixture_titles (self, filter);
      g_assert_cmpstr (after, ==, before);
    }
}

/* Neither when a feed is due nor what it failed with is in journal or archive. */
static void
test_health (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, DAMAGE_FEED, "http://paper.example/");
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GError) error = NULL;
  const BylineFeed *row;

  g_assert_true (byline_db_record_feed_unchanged (self->db, feed_id, self->now - 20, self->now - 10,
                                                  BYLINE_NETWORK_PUBLIC, NULL));
  g_assert_true (byline_db_record_feed_failure (self->db, feed_id, self->now, self->now + 7200,
                                                "fetch:GONE", "It is gone", NULL));
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 0);
  g_assert_no_error (error);
  fixture_reopen (self);
  feeds = byline_db_get_feeds_to_poll (self->db, 0, 0, NULL);
  row = g_ptr_array_index (feeds, 0);
  g_assert_cmpint (row->last_polled, ==, self->now);
  g_assert_cmpint (row->last_succeeded, ==, self->now - 20);
  g_assert_cmpint (row->next_due, ==, self->now + 7200);
  g_assert_cmpuint (row->n_failures, ==, 1);
  g_assert_cmpstr (row->error_code, ==, "fetch:GONE");
  g_assert_cmpstr (row->last_error, ==, "It is gone");
}

/* What a feed calls its publication came with a poll. */
static void
test_own_name (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, DAMAGE_FEED, NULL);
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  BylineFeedUpdate update = {
    .feed_id = feed_id,
    .articles = articles,
    .now = self->now,
    .title = "The Paper",
    .home_page_url = "http://paper.example/home",
  };
  g_autoptr (BylineCommitResult) commit = NULL;
  g_autoptr (BylineStory) before = NULL;
  g_autoptr (BylineStory) after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 story_id;

  g_ptr_array_add (articles, fixture_article ("1", NULL, "One", 1000));
  commit = byline_db_commit_feed (self->db, &update, &error);
  g_assert_no_error (error);
  story_id = g_array_index (commit->added, gint64, 0);
  before = fixture_story (self, story_id);
  g_assert_cmpstr (before->publication_name, ==, "The Paper");
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 1);
  g_assert_no_error (error);
  fixture_reopen (self);
  after = fixture_story (self, story_id);
  g_assert_cmpstr (after->publication_name, ==, "The Paper");
}

static void
count_progress (guint done, guint total, gpointer user_data)
{
  guint *last = user_data;

  g_assert_cmpuint (total, ==, DAMAGE_N_STORIES);
  g_assert_cmpuint (done, ==, *last + 1);
  *last = done;
}

static void
cancel_at_ten (guint done, guint total, gpointer user_data)
{
  if (done == 10)
    g_cancellable_cancel (user_data);
}

static void
test_progress (Fixture *self, gconstpointer data)
{
  guint last = 0;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const BylineRebuildOptions told = { .progress = count_progress, .user_data = &last };
  const BylineRebuildOptions cancelled = {
    .progress = cancel_at_ten,
    .user_data = cancellable,
    .cancellable = cancellable,
  };
  g_autoptr (BylineRebuildReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *rest = fixture_path (self, "library.db.new");

  damage_fill (self);
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_null (byline_db_rebuild_with (self->dir, &cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (rest, G_FILE_TEST_EXISTS));
  fixture_reopen (self);
  g_assert_cmpint (damage_count (self, "stories"), ==, DAMAGE_N_STORIES);
  g_clear_pointer (&self->db, byline_db_close);
  report = byline_db_rebuild_with (self->dir, &told, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (last, ==, DAMAGE_N_STORIES);
}

/* A file that a killed program was to replace is not its own: it stays, also without a row. */
static void
test_replaced_file_stays (Fixture *self, gconstpointer data)
{
  g_autofree char *journal = fixture_path (self, "journal.jsonl");
  g_autofree char *path = NULL;
  pid_t child;
  int status;

  damage_fill (self);
  path = damage_article_path (self, "Story 5");
  g_clear_pointer (&self->db, byline_db_close);
  child = fork ();
  if (child == 0)
    {
      BylineArticle *again = fixture_article ("5", "http://paper.example/5", "Story 5, again",
                                              99995);

      self->db = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, NULL);
      _byline_db_begin (self->db, NULL);
      fixture_commit (self, 1, again, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (g_unlink (journal), ==, 0);
  damage_delete_database (self);
  fixture_reopen (self);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* --- On a main loop --- */

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **taken)
{
  while (*taken == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (taken);
}

static void
note_end (guint done, guint total, gpointer user_data)
{
  gboolean *is_told = user_data;

  *is_told |= done == total && total == DAMAGE_N_STORIES;
}

static void
test_store (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineStore) store = byline_store_new (self->dir);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GAsyncResult) reopened = NULL;
  g_autoptr (BylineRebuildReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (self, "library.db");
  g_autofree char *junk = g_strnfill (20000, 'x');
  GAsyncResult *taken = NULL;
  gboolean is_told = FALSE;

  damage_fill (self);
  g_clear_pointer (&self->db, byline_db_close);
  damage_write_file (path, junk, 20000);
  byline_store_open_async (store, NULL, take_result_cb, &taken);
  opened = wait_for (&taken);
  g_assert_false (byline_store_open_finish (store, opened, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  byline_store_rebuild_async (store, FALSE, NULL, NULL, cancellable, take_result_cb, &taken);
  cancelled = wait_for (&taken);
  g_assert_null (byline_store_rebuild_finish (store, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  byline_store_rebuild_async (store, FALSE, note_end, &is_told, NULL, take_result_cb, &taken);
  done = wait_for (&taken);
  report = byline_store_rebuild_finish (store, done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_stories, ==, DAMAGE_N_STORIES);
  g_assert_true (is_told);
  byline_store_open_async (store, NULL, take_result_cb, &taken);
  reopened = wait_for (&taken);
  g_assert_true (byline_store_open_finish (store, reopened, &error));
  byline_store_close (store);
}

/* Texts are compressed with those of their feed, as when they came. */
static void
test_packs (Fixture *self, gconstpointer data)
{
  static const char *const most =
    "(SELECT count (DISTINCT publication) AS n FROM stories GROUP BY text_pack) WHERE n > 2";
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "%u ", i * i);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *home = g_strdup_printf ("https://paper-%u.example/", i);
      g_autofree char *feed = g_strconcat (home, "feed", NULL);
      gint64 feed_id = fixture_subscribe (self, feed, home);
      g_autoptr (GPtrArray)
        articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);

      for (guint j = 0; j < 60; j++)
        {
          g_autofree char *url = g_strdup_printf ("%s%u", home, j);
          BylineArticle *article = fixture_article (url, url, url, 1763971260 + 60 * j);

          fixture_add_paragraph (article, text->str);
          g_ptr_array_add (articles, article);
        }
      byline_commit_result_free (fixture_commit_array (self, feed_id, articles));
    }
  g_assert_cmpint (damage_count (self, most), ==, 0);
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 240);
  g_assert_no_error (error);
  fixture_reopen (self);
  g_assert_cmpint (damage_count (self, "stories WHERE text_pack IS NOT NULL"), ==, 240);
  g_assert_cmpint (damage_count (self, most), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/rebuild/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("archive-is-away", test_archive_is_away);
  ADD ("both-are-away", test_both_are_away);
  ADD ("broken-article", test_broken_article);
  ADD ("nothing-is-subscribed", test_nothing_is_subscribed);
  ADD ("homeless", test_homeless);
  ADD ("numbers", test_numbers);
  ADD ("numbers-of-names", test_numbers_of_names);
  ADD ("swapped-files", test_swapped_files);
  ADD ("health", test_health);
  ADD ("own-name", test_own_name);
  ADD ("packs", test_packs);
  ADD ("progress", test_progress);
  ADD ("replaced-file-stays", test_replaced_file_stays);
  ADD ("store", test_store);
  return g_test_run ();
}
