/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-details.h"
#include "byline-db-private.h"
#include "byline-place-private.h"
#include "store-fixture.h"

#define N_MANY 400

static BylineArticle *
make_article (int i, gint64 published, const char *text)
{
  g_autofree char *title = g_strdup_printf ("Story %d", i);
  BylineArticle *article = fixture_article (title, NULL, title, published);

  fixture_add_paragraph (article, text);
  return article;
}

/* Long texts that nothing makes short. */
static char *
make_noise (void)
{
  GString *text = g_string_new ("granary");

  while (text->len < 20000)
    g_string_append_printf (text, " %08x", g_test_rand_int ());
  return g_string_free (text, FALSE);
}

static gint64
count (Fixture *self, const char *sql)
{
  return _byline_db_query_int (self->db, -1, NULL, sql, "");
}

static void
assert_whole (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCheckReport) check = byline_db_check (self->db, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < check->problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (check->problems, i));
  g_assert_cmpuint (check->problems->len, ==, 0);
}

/* Whatever comes when, a search lists stories as a list without one does, and no two have one place. */
static void
test_order (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "https://paper.example/feed", NULL);
  g_autofree char *listed = NULL;
  g_autofree char *found = NULL;
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  for (int i = 0; i < N_MANY; i += 20)
    {
      g_autoptr (GPtrArray)
        articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);

      /* Many of one second, many of the seconds around it, some without a date. */
      for (int j = i; j < i + 20; j++)
        g_ptr_array_add (articles,
                         make_article (j,
                                       j % 7 == 0   ? 0
                                       : j % 3 == 0 ? 100000
                                                    : g_test_rand_int_range (99000, 101000),
                                       "granary"));
      byline_commit_result_free (fixture_commit_array (self, feed_id, articles));
    }
  listed = fixture_titles (self, filter);
  filter->search = g_strdup ("granary");
  found = fixture_titles (self, filter);
  g_assert_cmpstr (found, ==, listed);
  g_assert_cmpint (count (self, "SELECT count (DISTINCT place) FROM stories"), ==, N_MANY);
  fixture_assert_counts (self);
  assert_whole (self);
}

/* What is before or after a day is found wherever its stories were put. */
static void
test_bounds (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "https://paper.example/feed", NULL);
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  GDateTime *day = g_date_time_new_local (2021, 3, 4, 0, 0, 0);
  gint64 midnight = g_date_time_to_unix (day);

  g_date_time_unref (day);
  for (int i = 0; i < 50; i++)
    g_ptr_array_add (articles, make_article (i, midnight - 1, "granary"));
  for (int i = 50; i < 55; i++)
    g_ptr_array_add (articles, make_article (i, midnight + i, "granary"));
  byline_commit_result_free (fixture_commit_array (self, feed_id, articles));
  filter->search = g_strdup ("granary before:2021-03-04");
  g_assert_cmpuint (byline_db_count_stories (self->db, filter, NULL, NULL), ==, 50);
  g_free (filter->search);
  filter->search = g_strdup ("granary after:2021-03-04");
  g_assert_cmpuint (byline_db_count_stories (self->db, filter, NULL, NULL), ==, 5);
}

/* Packs of which most is gone are made anew; what stays is found, and shown where it is found. */
static void
test_repacked (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "https://paper.example/feed", NULL);
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) snippets = NULL;
  gint64 kept;

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *noise = make_noise ();

      g_ptr_array_add (articles, make_article (i, self->now - i, noise));
    }
  byline_commit_result_free (fixture_commit_array (self, feed_id, articles));
  g_assert_cmpint (count (self, "SELECT count (*) FROM text_packs"), ==, 2);
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %d", i);

      if (i % 6 != 0)
        fixture_mark (self, fixture_find_title (self, title), BYLINE_STORY_FLAG_READ, TRUE);
    }
  fixture_set_retention (self, 1, G_MAXUINT, 1);
  g_assert_cmpint (byline_db_prune (self->db, self->now, &error), ==, 16);
  g_assert_no_error (error);
  g_assert_cmpint (count (self, "SELECT count (*) FROM text_packs"), ==, 1);
  g_assert_cmpint (count (self, "SELECT n_stories * 10 + n_live FROM text_packs"), ==, 44);
  fixture_assert_list (self, NULL, NULL, "granary", FALSE, "Story 0|Story 6|Story 12|Story 18");
  kept = fixture_find_title (self, "Story 6");
  snippets = byline_db_get_snippets (self->db, "granary", &kept, 1, &error);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (snippets, 0), "granary"));
  assert_whole (self);

  /* The last one takes the pack with it. */
  fixture_set_retention (self, 1, G_MAXUINT, 0);
  byline_db_purge_removed (self->db, 0, &error);
  g_assert_true (byline_db_set_removed (self->db, 1, TRUE, &error));
  g_assert_true (byline_db_purge_removed (self->db, G_MAXINT64, &error));
  g_assert_cmpint (count (self, "SELECT count (*) FROM text_packs"), ==, 0);
}

/* Many small ones become one. */
static void
test_small_packs (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "https://paper.example/feed", NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 40; i++)
    byline_commit_result_free (
      fixture_commit (self, feed_id, make_article (i, self->now - i, "granary"), NULL));
  g_assert_cmpint (count (self, "SELECT count (*) FROM text_packs"), ==, 40);
  g_assert_cmpint (byline_db_prune (self->db, self->now, &error), ==, 0);
  g_assert_cmpint (count (self, "SELECT count (*) FROM text_packs"), ==, 1);
  g_assert_cmpint (count (self, "SELECT n_live FROM text_packs"), ==, 40);
  assert_whole (self);
}

/* A changed text is found by its new words alone, an unchanged one is written nowhere. */
static void
test_changed (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "https://paper.example/feed", NULL);
  gint64 pack;

  byline_commit_result_free (fixture_commit (self, feed_id, make_article (1, 100, "granary"),
                                             make_article (2, 200, "granary"), NULL));
  pack = count (self, "SELECT text_pack FROM stories WHERE title = 'Story 2'");
  byline_commit_result_free (fixture_commit (self, feed_id, make_article (1, 100, "quarry"),
                                             make_article (2, 200, "granary"), NULL));
  fixture_assert_list (self, NULL, NULL, "granary", FALSE, "Story 2");
  fixture_assert_list (self, NULL, NULL, "quarry", FALSE, "Story 1");
  g_assert_cmpint (count (self, "SELECT text_pack FROM stories WHERE title = 'Story 2'"), ==, pack);
  g_assert_cmpint (count (self, "SELECT sum (n_live) FROM text_packs"), ==, 2);
  assert_whole (self);
}

/* The archive has what a damaged pack had. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "https://paper.example/feed", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCheckReport) found = NULL;
  g_autoptr (BylineCheckReport) mended = NULL;

  byline_commit_result_free (fixture_commit (self, feed_id, make_article (1, 100, "granary"),
                                             make_article (2, 200, "granary"), NULL));
  g_assert_true (_byline_db_exec (
    self->db, "UPDATE text_packs SET data = substr (data, 1, length (data) - 3) || X'000000'",
    &error));
  fixture_reopen (self);
  found = byline_db_check (self->db, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->problems->len, ==, 3);
  mended = byline_db_check (self->db, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mended->n_left, ==, 0);
  fixture_assert_list (self, NULL, NULL, "granary", FALSE, "Story 2|Story 1");
  assert_whole (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/texts/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("order", test_order);
  ADD ("bounds", test_bounds);
  ADD ("repacked", test_repacked);
  ADD ("small-packs", test_small_packs);
  ADD ("changed", test_changed);
  ADD ("damaged", test_damaged);
  return g_test_run ();
}
