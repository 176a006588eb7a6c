/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-private.h"
#include "byline-db-rules.h"
#include "byline-db-stories.h"

#include <glib/gstdio.h>

#include "byline-error.h"
#include "store-fixture.h"

/* Several feeds are one transaction: all of it lasts, or nothing. */

static void
begin_group (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  byline_db_begin_group (self->db, &error);
  g_assert_no_error (error);
  g_assert_true (byline_db_group_is_whole (self->db));
}

static void
commit_group (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  byline_db_commit_group (self->db, &error);
  g_assert_no_error (error);
}

static BylineArticle *
make_article (const char *id, const char *title, gint64 published, const char *words)
{
  BylineArticle *article = fixture_article (id, NULL, title, published);

  fixture_add_paragraph (article, words);
  return article;
}

static void
commit (Fixture *self, gint64 feed, BylineArticle *article)
{
  byline_commit_result_free (fixture_commit (self, feed, article, NULL));
}

/* Commits what a feed brings in a transaction that does not come to its end. */
static void
fail (Fixture *self, gint64 feed, BylineArticle *article)
{
  g_auto (BylineTransaction) scope = { NULL };

  g_assert_true (_byline_transaction_begin (&scope, self->db, NULL));
  commit (self, feed, article);
}

static guint
count_files (Fixture *self)
{
  g_autofree char *path = fixture_path (self, "articles");
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *shard;
  guint n_files = 0;

  while ((shard = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *shard_path = g_build_filename (path, shard, NULL);
      g_autoptr (GDir) files = g_dir_open (shard_path, 0, NULL);

      while (g_dir_read_name (files) != NULL)
        n_files++;
    }
  return n_files;
}

static gboolean
has_log (Fixture *self)
{
  g_autofree char *path = fixture_path (self, "writing.log");

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_together (Fixture *self, gconstpointer data)
{
  gint64 one = fixture_subscribe (self, "https://a.example/f", "https://a.example/");
  gint64 two = fixture_subscribe (self, "https://b.example/f", "https://b.example/");

  begin_group (self);
  commit (self, one, make_article ("1", "One", 1000, "words of harbours"));
  commit (self, two, make_article ("2", "Two", 2000, "words of ferries"));
  g_assert_true (has_log (self));
  commit_group (self);
  g_assert_false (has_log (self));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Two|One");
  fixture_assert_list (self, NULL, NULL, "harbours", FALSE, "One");
  fixture_assert_list (self, NULL, NULL, "words", FALSE, "Two|One");
  fixture_assert_counts (self);
}

/* One that fails half-way takes all with it: rows, texts and files. Each can be tried by itself then. */
static void
test_failure (Fixture *self, gconstpointer data)
{
  gint64 one = fixture_subscribe (self, "https://a.example/f", "https://a.example/");
  gint64 two = fixture_subscribe (self, "https://b.example/f", "https://b.example/");
  gint64 three = fixture_subscribe (self, "https://c.example/f", "https://c.example/");
  g_autoptr (GError) error = NULL;

  begin_group (self);
  commit (self, one, make_article ("1", "One", 1000, "words of harbours"));
  fail (self, two, make_article ("2", "Two", 2000, "words of ferries"));
  g_assert_false (byline_db_group_is_whole (self->db));
  g_assert_false (byline_db_record_feed_failure (self->db, three, 1, 2, "code", "words", &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FAILED);
  g_assert_false (byline_db_commit_group (self->db, NULL));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "");
  commit (self, one, make_article ("1", "One", 1000, "words of harbours"));
  commit (self, three, make_article ("3", "Three", 3000, "words of quays"));
  g_assert_false (has_log (self));
  g_assert_cmpuint (count_files (self), ==, 2);
  fixture_assert_list (self, NULL, NULL, "words", FALSE, "Three|One");
  fixture_assert_list (self, NULL, NULL, "ferries", FALSE, "");
  fixture_assert_counts (self);

  /* It comes the next time. */
  commit (self, two, make_article ("2", "Two", 2000, "words of ferries"));
  fixture_assert_list (self, NULL, NULL, "words", FALSE, "Three|Two|One");
  fixture_assert_counts (self);
}

/* One that fails before it has changed anything, of a feed that the user has just ended, concerns no other. */
static void
test_early_failure (Fixture *self, gconstpointer data)
{
  gint64 one = fixture_subscribe (self, "https://a.example/f", "https://a.example/");
  gint64 two = fixture_subscribe (self, "https://b.example/f", "https://b.example/");
  BylineFeedUpdate gone = { .feed_id = 4711, .articles = g_ptr_array_new (), .now = 1 };
  g_autoptr (GError) error = NULL;

  begin_group (self);
  commit (self, one, make_article ("1", "One", 1000, "words of harbours"));
  g_assert_null (byline_db_commit_feed (self->db, &gone, &error));
  g_assert_nonnull (error);
  g_assert_true (byline_db_group_is_whole (self->db));
  commit (self, two, make_article ("2", "Two", 2000, "words of ferries"));
  commit_group (self);
  fixture_assert_list (self, NULL, NULL, "words", FALSE, "Two|One");
  fixture_assert_counts (self);
  g_ptr_array_unref (gone.articles);
}

/* The story that two section feeds carry, within one group. */
static void
test_shared_story (Fixture *self, gconstpointer data)
{
  gint64 one = fixture_subscribe (self, "https://a.example/f", "https://a.example/");
  gint64 two = fixture_subscribe (self, "https://a.example/g", "https://a.example/");
  BylineArticle *first = fixture_article ("1", "https://a.example/1", "One", 1000);
  BylineArticle *second = fixture_article ("1", "https://a.example/1", "One", 1000);

  fixture_add_paragraph (first, "words of harbours");
  fixture_add_paragraph (second, "words of harbours");
  fixture_add_section (second, "Harbours");
  begin_group (self);
  commit (self, one, first);
  commit (self, two, second);
  commit_group (self);
  fixture_assert_list (self, NULL, NULL, "harbours", FALSE, "One");
  fixture_assert_list (self, "Harbours", NULL, NULL, FALSE, "One");
  fixture_assert_counts (self);
}

static void
test_muted (Fixture *self, gconstpointer data)
{
  gint64 one = fixture_subscribe (self, "https://a.example/f", "https://a.example/");
  gint64 two = fixture_subscribe (self, "https://b.example/f", "https://b.example/");
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (rules, byline_rule_mute (BYLINE_RULE_KIND_WORD, "ferries", TRUE, 0));
  undo = byline_db_apply_rules (self->db, rules, &error);
  g_assert_no_error (error);
  begin_group (self);
  commit (self, one, make_article ("1", "Harbours", 1000, "words"));
  commit (self, two, make_article ("2", "Ferries", 2000, "words"));
  commit_group (self);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Harbours");
  fixture_assert_counts (self);
}

/* A program that is killed leaves files; they go with the next transaction. */
static void
test_killed (Fixture *self, gconstpointer data)
{
  gint64 one = fixture_subscribe (self, "https://a.example/f", "https://a.example/");
  gint64 two = fixture_subscribe (self, "https://b.example/f", "https://b.example/");

  begin_group (self);
  commit (self, one, make_article ("1", "One", 1000, "words"));
  commit (self, two, make_article ("2", "Two", 2000, "words"));
  /* As if it had never come to an end: nothing of the group is tidied. */
  self->db->in_group = FALSE;
  self->db->depth = 1;
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "");
  commit (self, one, make_article ("3", "Three", 3000, "words"));
  g_assert_cmpuint (count_files (self), ==, 1);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Three");
}

/* Nothing lasts where the group does not. */
static void
test_lost (Fixture *self, gconstpointer data)
{
  gint64 one = fixture_subscribe (self, "https://a.example/f", "https://a.example/");
  g_autoptr (GError) error = NULL;

  begin_group (self);
  commit (self, one, make_article ("1", "One", 1000, "words"));
  /* As SQLite does where the disk fails. */
  g_assert_true (_byline_db_exec (self->db, "ROLLBACK", NULL));
  g_assert_false (byline_db_group_is_whole (self->db));
  g_assert_false (byline_db_commit_group (self->db, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FAILED);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "");
  commit (self, one, make_article ("2", "Two", 2000, "words"));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Two");
  g_assert_cmpuint (count_files (self), ==, 1);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/store/group/together", test_together },
    { "/store/group/failure", test_failure },
    { "/store/group/early-failure", test_early_failure },
    { "/store/group/shared-story", test_shared_story },
    { "/store/group/muted", test_muted },
    { "/store/group/killed", test_killed },
    { "/store/group/lost", test_lost },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
