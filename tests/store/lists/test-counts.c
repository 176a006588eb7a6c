/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-lists.h"
#include "byline-db-private.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"
#include "store-fixture.h"

#define N_FEEDS 6
#define N_ITEMS 30

/* Random operations, and after each few of them every counter and copy is compared with a
 * count by brute force. */

static BylineArticle *
random_article (GRand *random, int feed)
{
  int item = g_rand_int_range (random, 0, N_ITEMS);
  /* Two feeds of a publication share addresses, so that stories meet. */
  g_autofree char *id = g_strdup_printf ("%d", item);
  g_autofree char *url = g_strdup_printf ("https://p%d.example/%d", feed / 2, item);
  g_autofree char *title = g_strdup_printf ("T%d", g_rand_int_range (random, 0, 5));
  BylineArticle *article = fixture_article (id, g_rand_int_range (random, 0, 5) == 0 ? NULL : url,
                                            title, 1000 + g_rand_int_range (random, 0, 100));

  for (int i = g_rand_int_range (random, 0, 3); i > 0; i--)
    {
      g_autofree char *name = g_strdup_printf ("Section %d", g_rand_int_range (random, 0, 6));
      g_autofree char *author = g_strdup_printf ("Author %c",
                                                 'A' + g_rand_int_range (random, 0, 6));

      fixture_add_section (article, name);
      fixture_add_author (article, author);
    }
  fixture_add_paragraph (article, title);
  return article;
}

static void
poll_feed (Fixture *self, GRand *random)
{
  int feed = g_rand_int_range (random, 0, N_FEEDS);
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);

  for (int i = g_rand_int_range (random, 0, 8); i > 0; i--)
    g_ptr_array_add (articles, random_article (random, feed));
  byline_commit_result_free (fixture_commit_array (self, feed + 1, articles));
}

static void
mark_some (Fixture *self, GRand *random)
{
  gint64 ids[5];
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = g_rand_int_range (random, 1, 150);
  changed = byline_db_mark (self->db, ids, G_N_ELEMENTS (ids),
                            g_rand_boolean (random) ? BYLINE_STORY_FLAG_READ
                                                    : BYLINE_STORY_FLAG_SAVED,
                            g_rand_int_range (random, 0, 3) > 0, &error);
  g_assert_no_error (error);
}

/* So many that they are marked together, some twice and some that are not there. */
static void
mark_many (Fixture *self, GRand *random)
{
  gint64 ids[120];
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = g_rand_int_range (random, 1, 150);
  changed = byline_db_mark (self->db, ids, G_N_ELEMENTS (ids),
                            g_rand_boolean (random) ? BYLINE_STORY_FLAG_READ
                                                    : BYLINE_STORY_FLAG_SAVED,
                            g_rand_int_range (random, 0, 3) > 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changed->len, <, G_N_ELEMENTS (ids));
}

static void
mark_all (Fixture *self, GRand *random)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autofree char *name = g_strdup_printf ("Section %d", g_rand_int_range (random, 0, 6));
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GError) error = NULL;

  byline_filter_add_section (filter, name);
  changed = byline_db_mark_all_read (self->db, filter, 1000 + g_rand_int_range (random, 0, 100),
                                     &error);
  g_assert_no_error (error);
}

static void
change_publication (Fixture *self, GRand *random)
{
  gint64 publication_id = g_rand_int_range (random, 1, 4);
  g_autoptr (GError) error = NULL;

  if (g_rand_boolean (random))
    g_assert_true (
      byline_db_set_removed (self->db, publication_id, g_rand_boolean (random), &error));
  else
    g_assert_true (byline_db_move_feed (self->db, g_rand_int_range (random, 1, N_FEEDS + 1),
                                        publication_id, &error));
  g_assert_no_error (error);
}

static void
save_page (Fixture *self, GRand *random)
{
  gint64 id = g_rand_int_range (random, 1, 150);
  g_autoptr (BylineArticle) article = byline_db_load_article (self->db, id, NULL);
  g_autoptr (BylineArticle) page = NULL;
  g_autoptr (GError) error = NULL;

  if (article == NULL)
    return;
  page = byline_article_copy (article);
  page->source = BYLINE_ARTICLE_SOURCE_PAGE;
  fixture_add_author (page, "Author Z");
  fixture_add_paragraph (page, "more");
  g_assert_true (byline_db_save_article (self->db, id, page, &error));
  g_assert_no_error (error);
}

static void
prune (Fixture *self, GRand *random)
{
  g_autoptr (GError) error = NULL;

  fixture_set_retention (self, 1, G_MAXUINT, 10);
  g_assert_cmpint (byline_db_prune (self->db, self->now, &error), >=, 0);
  g_assert_no_error (error);
}

static guint
count_listed (Fixture *self, const BylineFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = byline_db_list_stories (self->db, filter, 0, 0, &error);

  g_assert_no_error (error);
  return ids->len;
}

/* Counts are taken from counters where there are any: so they are compared with what is really listed. */
static void
assert_count (Fixture *self, BylineFilter *filter, guint n_stories, guint n_unread)
{
  g_autoptr (GError) error = NULL;
  guint unread;

  g_assert_cmpuint (byline_db_count_stories (self->db, filter, &unread, &error), ==, n_stories);
  g_assert_cmpuint (unread, ==, n_unread);
  g_assert_cmpuint (count_listed (self, filter), ==, n_stories);
  filter->unread = TRUE;
  g_assert_cmpuint (byline_db_count_stories (self->db, filter, &unread, &error), ==, n_unread);
  g_assert_cmpuint (unread, ==, n_unread);
  g_assert_cmpuint (count_listed (self, filter), ==, n_unread);
  g_assert_no_error (error);
}

/* What the sidebar says of each name is what the list of that name has. */
static void
compare_with_lists (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCounts) counts = byline_db_get_counts (self->db, NULL, self->now, &error);
  g_autoptr (BylineFilter) all = byline_filter_new ();

  g_assert_no_error (error);
  assert_count (self, all, counts->n_stories, counts->n_unread);
  for (guint i = 0; i < counts->sections->len; i++)
    {
      const BylineSectionSummary *row = g_ptr_array_index (counts->sections, i);
      g_autoptr (BylineFilter) filter = byline_filter_new ();

      byline_filter_add_section (filter, row->name);
      assert_count (self, filter, row->n_stories, row->n_unread);
    }
  for (guint i = 0; i < counts->authors->len; i++)
    {
      const BylineAuthorSummary *row = g_ptr_array_index (counts->authors, i);
      g_autoptr (BylineFilter) filter = byline_filter_new ();

      byline_filter_add_author (filter, row->name);
      assert_count (self, filter, row->n_stories, row->n_unread);
    }
  for (guint i = 0; i < counts->publications->len; i++)
    {
      const BylinePublication *row = g_ptr_array_index (counts->publications, i);
      g_autoptr (BylineFilter) filter = byline_filter_new ();

      filter->publication_key = g_strdup (row->key);
      assert_count (self, filter, row->n_stories, row->n_unread);
    }
}

static char *
snapshot (Fixture *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineOneShotStatement) query = _byline_db_prepare (
    self->db, "SELECT key, is_read, is_saved, shown, sort_time, title FROM stories ORDER BY key",
    &error);

  while (sqlite3_step (query->handle) == SQLITE_ROW)
    {
      for (int i = 0; i < 6; i++)
        g_string_append_printf (text, "%s ", sqlite3_column_text (query->handle, i));
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* Two long texts: only the first lines that differ are worth reading. */
static void
report_difference (const char *before, const char *after)
{
  g_auto (GStrv) lines = g_strsplit (before, "\n", -1);
  g_auto (GStrv) others = g_strsplit (after, "\n", -1);

  for (guint i = 0; lines[i] != NULL && others[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, others[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (others));
}

static void
test_random (Fixture *self, gconstpointer data)
{
  static void (*const operations[]) (Fixture *, GRand *) = {
    poll_feed, poll_feed,          poll_feed, mark_some, mark_some,
    mark_all,  change_publication, save_page, prune,     mark_many,
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCheckReport) check = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (int i = 0; i < N_FEEDS; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://p%d.example/feed%d", i / 2, i);
      g_autofree char *home = g_strdup_printf ("https://p%d.example/", i / 2);

      g_assert_cmpint (fixture_subscribe (self, url, home), ==, i + 1);
    }
  for (int i = 0; i < 150; i++)
    {
      operations[g_rand_int_range (random, 0, G_N_ELEMENTS (operations))](self, random);
      if (i % 10 == 0)
        {
          fixture_assert_counts (self);
          compare_with_lists (self);
        }
    }
  fixture_assert_counts (self);
  compare_with_lists (self);
  check = byline_db_check (self->db, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 0);
  /* And all of it comes back from archive and journal, before and after compaction. */
  before = snapshot (self);
  for (int i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->db, byline_db_close);
      g_assert_cmpint (byline_db_rebuild (self->dir, &error), >, 0);
      g_assert_no_error (error);
      fixture_reopen (self);
      fixture_assert_counts (self);
      g_clear_pointer (&after, g_free);
      after = snapshot (self);
      if (!g_str_equal (before, after))
        report_difference (before, after);
      g_assert_true (byline_db_compact_journal (self->db, &error));
    }
}

/* --- How long it takes: printed, not judged --- */

static int
how_many (void)
{
  return g_test_slow () ? 20000 : 2000;
}

static void
fill_many (Fixture *self)
{
  for (int batch = 0; batch < how_many () / 500; batch++)
    {
      g_autofree char *feed_url = g_strdup_printf ("https://p%d.example/feed", batch);
      gint64 feed_id = fixture_subscribe (self, feed_url, NULL);
      g_autoptr (GPtrArray)
        articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);

      for (int i = 0; i < 500; i++)
        {
          g_autofree char *id = g_strdup_printf ("%d-%d", batch, i);
          g_autofree char *section = g_strdup_printf ("Section %d", i % 12);
          g_autofree char *author = g_strdup_printf ("Author %d of %d", i % 40, batch % 10);
          g_autofree char *text = g_strdup_printf ("Words number %d of a story about n%d", i,
                                                   i % 97);
          BylineArticle *article = fixture_article (id, NULL, id, 1600000000 + i * 3600 + batch);

          fixture_add_section (article, section);
          fixture_add_author (article, author);
          for (int j = 0; j < 4; j++)
            fixture_add_paragraph (article, text);
          g_ptr_array_add (articles, article);
        }
      byline_commit_result_free (fixture_commit_array (self, feed_id, articles));
    }
}

static void
time_list (Fixture *self,
           const char *name,
           const char *section,
           const char *author,
           const char *search,
           gboolean unread,
           guint limit)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GArray) ids = NULL;
  gint64 start = g_get_monotonic_time ();

  if (section != NULL)
    byline_filter_add_section (filter, section);
  if (author != NULL)
    byline_filter_add_author (filter, author);
  filter->search = g_strdup (search);
  filter->unread = unread;
  ids = byline_db_list_stories (self->db, filter, limit, 0, NULL);
  g_test_message ("%s: %u rows in %.2f ms", name, ids->len,
                  (double) (g_get_monotonic_time () - start) / 1000);
}

static void
test_speed (Fixture *self, gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (BylineCounts) counts = NULL;
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GArray) changed = NULL;

  fill_many (self);
  g_test_message ("%d stories in %.0f ms", how_many (),
                  (double) (g_get_monotonic_time () - start) / 1000);
  time_list (self, "all, 200", NULL, NULL, NULL, FALSE, 200);
  time_list (self, "all", NULL, NULL, NULL, FALSE, 0);
  time_list (self, "section, unread, 200", "Section 3", NULL, NULL, TRUE, 200);
  time_list (self, "section and author, 200", "Section 3", "Author 3 of 3", NULL, FALSE, 200);
  time_list (self, "search in all, 200", NULL, NULL, "words story", FALSE, 200);
  time_list (self, "search a beginning, 200", NULL, NULL, "wo", FALSE, 200);
  time_list (self, "search rare", NULL, NULL, "n96", FALSE, 200);
  start = g_get_monotonic_time ();
  counts = byline_db_get_counts (self->db, NULL, self->now, NULL);
  g_test_message ("counts in %.2f ms", (double) (g_get_monotonic_time () - start) / 1000);
  start = g_get_monotonic_time ();
  changed = byline_db_mark_all_read (self->db, filter, G_MAXINT64, NULL);
  g_test_message ("%u marked read in %.0f ms", changed->len,
                  (double) (g_get_monotonic_time () - start) / 1000);
  g_clear_pointer (&self->db, byline_db_close);
  start = g_get_monotonic_time ();
  g_assert_cmpint (byline_db_rebuild (self->dir, NULL), ==, how_many ());
  g_test_message ("rebuilt in %.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
  fixture_reopen (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 2; seed++)
    {
      g_autofree char *name = g_strdup_printf ("/counts/random/%u", seed);

      g_test_add (name, Fixture, GUINT_TO_POINTER (seed), fixture_set_up, test_random,
                  fixture_tear_down);
    }
  g_test_add ("/counts/speed", Fixture, NULL, fixture_set_up, test_speed, fixture_tear_down);
  return g_test_run ();
}
