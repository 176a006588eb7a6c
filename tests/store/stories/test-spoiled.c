/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "byline-db-private.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"
#include "store-fixture.h"

/* What a feed's aliases are worth stays known, whatever the index is made of. */

#define FEED "https://paper.example/feed"
#define HOME "https://paper.example/"
#define MOVED "https://news.example/feed"
#define MONDAY 1763971260
#define N_POLLS 4
#define N_ITEMS 6

static BylineArticle *
article (const char *id, const char *path, const char *title, gint64 date)
{
  g_autofree char *url = g_strconcat (HOME, path, NULL);
  BylineArticle *made = fixture_article (id, url, title, date);

  fixture_add_paragraph (made, title);
  return made;
}

/* The first feed has one link for all; the second renews its guids at each poll. */
static void
fill (Fixture *self)
{
  static const char *const titles[] = { "Ports close",     "Rivers rise",    "A vote is held",
                                        "Trains run late", "A bridge opens", "Prices fall" };
  gint64 one_link = fixture_subscribe (self, FEED, HOME);
  gint64 renews = fixture_subscribe (self, "https://other.example/feed", "https://other.example/");

  byline_commit_result_free (
    fixture_commit (self, one_link, article (NULL, "today", "The council meets", MONDAY),
                    article (NULL, "today", "Lions escape from a zoo", MONDAY + 900), NULL));
  for (guint i = 0; i < N_POLLS; i++)
    {
      g_autoptr (GPtrArray)
        articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);

      for (guint j = 0; j < N_ITEMS; j++)
        {
          g_autofree char *id = g_strdup_printf ("request-%u-%u", i, j);
          g_autofree char *path = g_strdup_printf ("story-%u", j);

          g_ptr_array_add (articles, article (id, path, titles[j], MONDAY + 60 * j));
        }
      byline_commit_result_free (fixture_commit_array (self, renews, articles));
    }
}

static char *
read_spoiled (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineStatement) row = _byline_db_query (
    self->db, &error,
    "SELECT (SELECT group_concat (t, char (10)) FROM (SELECT f.url || ' ' || a.alias AS t"
    "   FROM spoiled_aliases a JOIN feeds f ON f.id = a.feed ORDER BY 1))"
    " || char (10) || (SELECT group_concat (g, char (10)) FROM (SELECT url || ' ' || guids AS g"
    "   FROM feeds ORDER BY 1))",
    "");

  g_assert_no_error (error);
  g_assert_true (_byline_db_step (self->db, row, NULL));
  return _byline_column_text (row, 0);
}

static void
move (Fixture *self)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  BylineFeedUpdate update = {
    .feed_id = 1, .now = self->now, .new_url = MOVED, .articles = articles
  };
  g_autoptr (GError) error = NULL;

  byline_commit_result_free (byline_db_commit_feed (self->db, &update, &error));
  g_assert_no_error (error);
}

static void
rebuild (Fixture *self, gboolean without_database)
{
  g_autofree char *database = fixture_path (self, "library.db");
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->db, byline_db_close);
  if (without_database)
    g_assert_cmpint (g_unlink (database), ==, 0);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 2 + N_ITEMS);
  g_assert_no_error (error);
  fixture_reopen (self);
}

static void
assert_spoiled (Fixture *self, const char *expected)
{
  g_autofree char *now = read_spoiled (self);

  g_assert_cmpstr (now, ==, expected);
}

/* The journal says it, also after it was compacted and the feed has moved. */
static void
test_journal (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  before = read_spoiled (self);
  g_assert_nonnull (strstr (before, FEED " "));
  g_assert_null (strstr (before, "other.example/feed 0"));
  rebuild (self, TRUE);
  assert_spoiled (self, before);
  move (self);
  after = read_spoiled (self);
  g_assert_nonnull (strstr (after, MOVED " "));
  g_assert_true (byline_db_compact_journal (self->db, &error));
  g_assert_no_error (error);
  rebuild (self, TRUE);
  assert_spoiled (self, after);
}

/* A journal that is lost is made anew, with it. */
static void
test_lost_journal (Fixture *self, gconstpointer data)
{
  g_autofree char *journal = fixture_path (self, "journal.jsonl");
  g_autofree char *before = NULL;

  fill (self);
  move (self);
  before = read_spoiled (self);
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (g_unlink (journal), ==, 0);
  rebuild (self, FALSE);
  assert_spoiled (self, before);
  rebuild (self, TRUE);
  assert_spoiled (self, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/store/spoiled/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("journal", test_journal);
  ADD ("lost-journal", test_lost_journal);
#undef ADD
  return g_test_run ();
}
