/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-filter-private.h"
#include "byline-db-lists.h"
#include "byline-db-rules.h"
#include "byline-error.h"
#include "store-fixture.h"

static void
fill (Fixture *self)
{
  static const struct {
    const char *title;
    const char *text;
  } stories[] = {
    { "caf", "Un café à São Paulo, naïve Łódź" },
    { "beijing", "北京大学的学生在东京" },
    { "mixed", "新的GPT模型发布" },
    { "tokyo", "東京タワーへ行く。サッカー" },
    { "seoul", "서울에서 만난 사람들" },
    { "chips", "Semiconductor plants need cold water; cold stores need none" },
    { "covid", "The covid-19 test of C++ \"quoted\" words" },
  };
  gint64 feed_id = fixture_subscribe (self, "https://paper.example/feed", NULL);
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      BylineArticle *article = fixture_article (stories[i].title, NULL, stories[i].title,
                                                self->now - (gint64) i * 3600);

      fixture_add_paragraph (article, stories[i].text);
      g_ptr_array_add (articles, article);
    }
  fixture_add_author (g_ptr_array_index (articles, 5), "Mara Lindqvist");
  fixture_add_section (g_ptr_array_index (articles, 5), "Enterprise");
  byline_commit_result_free (fixture_commit_array (self, feed_id, articles));
}

static void
test_found (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *query;
    const char *titles;
  } cases[] = {
    { "cafe", "caf" },
    { "CAFÉ sao", "caf" },
    { "naive", "caf" },
    { "北京", "beijing" },
    { "北京大学", "beijing" },
    { "大学", "beijing" },
    { "京", "beijing|tokyo" },
    { "东京", "beijing" },
    { "京大学", "beijing" },
    { "北学", "" },
    { "模型", "mixed" },
    { "gpt", "mixed" },
    { "GPT模型", "mixed" },
    { "的GPT模", "mixed" },
    { "東京", "tokyo" },
    { "サッカー", "tokyo" },
    { "타워", "" },
    { "서울", "seoul" },
    { "사람", "seoul" },
    { "semicon", "chips" },
    { "semicon water", "" },
    { "water semicon", "chips" },
    { "cold water", "chips" },
    { "\"cold water\"", "chips" },
    { "\"water cold\"", "chips" },
    { "\"plants water\"", "" },
    { "cold -water", "" },
    { "words -water", "covid" },
    { "words -\"no such\"", "covid" },
    { "covid-19", "covid" },
    { "lindqvist", "chips" },
    { "enterprise", "chips" },
    { "c++ words", "covid" },
    { "\"quoted", "covid" },
    { "words \"", "covid" },
    { "words ?!", "covid" },
    { "words NOT water", "" },
    { "headline:words", "" },
    { "words*", "covid" },
    { "(words", "covid" },
    { "words AND", "" },
    { "NEAR(cold water)", "" },
    { "^words", "covid" },
    { "{words} : x", "" },
  };

  fill (self);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].query);
      fixture_assert_list (self, NULL, NULL, cases[i].query, FALSE, cases[i].titles);
    }
  /* With other filters, newest first. */
  fixture_assert_list (self, "Enterprise", "Mara Lindqvist", "cold", TRUE, "chips");
  fixture_assert_list (self, "China", NULL, "cold", FALSE, "");
  fixture_assert_list (self, NULL, NULL, "  ", FALSE, "caf|beijing|mixed|tokyo|seoul|chips|covid");
}

static void
test_wrong (Fixture *self, gconstpointer data)
{
  static const char *const wrong[] = { "-cold", "?!", "\"", "\"\"", "-", "*", "-\"a b\"" };

  fill (self);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (BylineFilter) filter = byline_filter_new ();
      g_autoptr (GError) error = NULL;

      filter->search = g_strdup (wrong[i]);
      g_assert_null (byline_db_list_stories (self->db, filter, 0, 0, &error));
      g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_QUERY);
    }
}

/* Whatever is typed, SQLite is not confused. */
static void
test_any_text (Fixture *self, gconstpointer data)
{
  static const char *const parts[] = { "\"", "-", "a",    "京", "*", "(", ")",  " ",  "AND", ":",
                                       "\\", "'", "\xff", "é",  "^", "+", "ab", "\t", "{",   "," };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  fill (self);
  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (BylineFilter) filter = byline_filter_new ();
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GError) error = NULL;

      for (int j = g_rand_int_range (random, 1, 12); j > 0; j--)
        g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      filter->search = g_strdup (text->str);
      ids = byline_db_list_stories (self->db, filter, 0, 0, &error);
      if (ids == NULL)
        g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_QUERY);
    }
}

static void
test_updated (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "https://paper.example/feed", NULL);
  BylineArticle *before = fixture_article ("1", NULL, "One", 1000);
  BylineArticle *after = fixture_article ("1", NULL, "One", 1000);
  g_autoptr (BylineCheckReport) check = NULL;
  g_autoptr (GError) error = NULL;

  fixture_add_paragraph (before, "ancient wording");
  fixture_add_paragraph (after, "modern wording");
  byline_commit_result_free (fixture_commit (self, feed_id, before, NULL));
  byline_commit_result_free (fixture_commit (self, feed_id, after, NULL));
  fixture_assert_list (self, NULL, NULL, "ancient", FALSE, "");
  fixture_assert_list (self, NULL, NULL, "modern", FALSE, "One");
  check = byline_db_check (self->db, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 0);
}

static BylineArticle *
worded (const char *id, const char *title, gint64 published, const char *words)
{
  BylineArticle *article = fixture_article (id, NULL, title, published);

  fixture_add_paragraph (article, words);
  return article;
}

/* Returns: into how many parts the search's index is written. */
static gint64
count_parts (Fixture *self)
{
  return _byline_db_query_int (self->db, 0, NULL, "SELECT count (DISTINCT segid) FROM search_idx",
                               "");
}

/* What one document brings is one part of the index, whatever its order; of an item that stands in
 * it twice what was said last is found; what is muted by its words is. */
static void
test_gathered (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "https://paper.example/feed", NULL);
  gint64 now = self->now;
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (BylineCheckReport) check = NULL;
  g_autoptr (GError) error = NULL;
  gint64 parts;

  byline_commit_result_free (
    fixture_commit (self, feed_id, worded ("1", "One", now - 1, "ancient granary"),
                    worded ("2", "Two", now - 9, "ancient harbour"),
                    worded ("3", "Three", now - 4, "old lighthouse"), NULL));
  fixture_assert_list (self, NULL, NULL, "ancient", FALSE, "One|Two");
  parts = count_parts (self);
  g_assert_cmpint (parts, ==, 1);

  g_ptr_array_add (rules, byline_rule_mute (BYLINE_RULE_KIND_WORD, "Six", TRUE, 0));
  undo = byline_db_apply_rules (self->db, rules, &error);
  g_assert_no_error (error);
  byline_commit_result_free (fixture_commit (self, feed_id,
                                             worded ("4", "Four", now - 3, "ancient pier"),
                                             worded ("5", "Five", now - 2, "said second"),
                                             worded ("5", "Five", now - 5, "said first"),
                                             worded ("6", "Six", now - 7, "ancient rope"),
                                             worded ("2", "Two", now - 9, "modern harbour"), NULL));
  g_assert_cmpint (count_parts (self), ==, parts + 1);
  fixture_assert_list (self, NULL, NULL, "ancient", FALSE, "One|Four");
  fixture_assert_list (self, NULL, NULL, "modern", FALSE, "Two");
  /* Two items of one document are two stories, even under one name. */
  fixture_assert_list (self, NULL, NULL, "\"said first\"", FALSE, "Five");
  fixture_assert_list (self, NULL, NULL, "\"said second\"", FALSE, "Five");
  check = byline_db_check (self->db, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 0);
}

/* What is forgotten at once is taken out at once. */
static void
test_forgotten (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "https://paper.example/feed", NULL);
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  g_autoptr (BylineFilter) all = byline_filter_new ();
  g_autoptr (GArray) marked = NULL;
  g_autoptr (BylineCheckReport) check = NULL;
  g_autoptr (GError) error = NULL;
  gint64 parts;

  for (int i = 0; i < 6; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %d", i);

      g_ptr_array_add (articles, worded (title, title, self->now - i, "ancient granary"));
    }
  byline_commit_result_free (fixture_commit_array (self, feed_id, articles));
  marked = byline_db_mark_all_read (self->db, all, self->now, &error);
  g_assert_no_error (error);
  fixture_set_retention (self, 1, G_MAXUINT, 2);
  parts = count_parts (self);
  g_assert_cmpint (byline_db_prune (self->db, self->now, &error), ==, 4);
  g_assert_no_error (error);
  g_assert_cmpint (count_parts (self), ==, parts + 1);
  fixture_assert_list (self, NULL, NULL, "granary", FALSE, "Story 0|Story 1");
  check = byline_db_check (self->db, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 0);
}

/* A document of large texts is not held in memory as a whole; all are found. */
static void
test_gathered_large (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, "https://paper.example/feed", NULL);
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  g_autoptr (BylineCheckReport) check = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *title = g_strdup_printf ("Large %d", i);

      while (words->len < 1500000)
        g_string_append (words, "incomprehensibilities ");
      g_string_append_printf (words, "end%d", i);
      g_ptr_array_add (articles, worded (title, title, self->now - i, words->str));
    }
  byline_commit_result_free (fixture_commit_array (self, feed_id, articles));
  fixture_assert_list (self, NULL, NULL, "end0", FALSE, "Large 0");
  fixture_assert_list (self, NULL, NULL, "end3", FALSE, "Large 3");
  fixture_assert_list (self, NULL, NULL, "incomprehensibilities", FALSE,
                       "Large 0|Large 1|Large 2|Large 3");
  g_assert_cmpuint (self->db->new_texts->len, ==, 0);
  check = byline_db_check (self->db, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 0);
}

/* Words of two letters and more, few of which are common. */
static char *
random_words (GRand *random, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      for (gint j = g_rand_int_range (random, 2, 5); j > 0; j--)
        {
          double x = g_rand_double (random);

          g_string_append_c (text, (char) ('a' + (int) (x * x * x * 26)));
        }
      g_string_append (text, i % 7 == 6 ? " Ünder 北京 " : " ");
    }
  return g_string_free (text, FALSE);
}

/* Stories whose times are close to one another, so that the search has them in another order. */
static void
fill_random (Fixture *self, guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  gint64 feed_id = fixture_subscribe (self, "https://paper.example/feed", NULL);
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *title = random_words (random, 3);
      g_autofree char *words = random_words (random, (guint) g_rand_int_range (random, 1, 40));
      BylineArticle *article = worded (id, title, self->now - g_rand_int_range (random, 0, 4000),
                                       words);

      if (i % 3 == 0)
        fixture_add_section (article, "Enterprise");
      if (i % 5 == 0)
        fixture_add_author (article, "Mara Lindqvist");
      g_ptr_array_add (articles, article);
    }
  byline_commit_result_free (fixture_commit_array (self, feed_id, articles));
}

static gboolean
has_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static gint64
place_of (Fixture *self, gint64 story)
{
  return _byline_db_query_int (self->db, -1, NULL, "SELECT place FROM stories WHERE id = ?", "i",
                               story);
}

/* The first of a list are those of the whole list with the highest places. */
static void
assert_first_of (Fixture *self, GArray *first, GArray *all, guint limit)
{
  gint64 lowest = G_MAXINT64;

  g_assert_cmpuint (first->len, ==, MIN (limit, all->len));
  for (guint i = 0; i < first->len; i++)
    {
      g_assert_true (has_id (all, g_array_index (first, gint64, i)));
      lowest = MIN (lowest, place_of (self, g_array_index (first, gint64, i)));
    }
  for (guint i = 0; i < all->len; i++)
    if (!has_id (first, g_array_index (all, gint64, i)))
      g_assert_cmpint (place_of (self, g_array_index (all, gint64, i)), <, lowest);
}

/* The first stories of a search for a few letters are found without the search's index, and are the same. */
static void
test_openings (Fixture *self, gconstpointer data)
{
  static const char *const forms[] = {
    "%s",          "%s is:unread", "%s section:Enterprise", "%s author:\"Mara Lindqvist\"",
    "aaa* %s",     "%s -ab",       "bc* %s* -aa",           "%s section:Enterprise author:Mara",
    "Under %s",    "is:saved %s",  "after:2001-01-01 %s",   "before:2001-01-01 %s",
    "\"北京\" %s",
  };
  static const char *const openings[] = { "aa", "ab", "ba",  "cc",  "zz", "abc", "un",
                                          "ün", "北", "mar", "ent", "a",  "xyz" };

  fill_random (self, 300);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (openings); j++)
      {
        g_auto (GStrv) halves = g_strsplit (forms[i], "%s", 2);
        g_autoptr (BylineFilter) filter = byline_filter_new ();
        g_autoptr (GError) error = NULL;
        g_autoptr (GArray) all = NULL;

        filter->search = g_strconcat (halves[0], openings[j], halves[1], NULL);
        g_test_message ("%s", filter->search);
        all = byline_db_list_stories (self->db, filter, 0, 0, &error);
        g_assert_no_error (error);
        for (guint limit = 1; limit <= 200; limit = limit * 3 + 2)
          {
            g_autoptr (GArray) first = byline_db_list_stories (self->db, filter, limit, 0, &error);

            g_assert_no_error (error);
            assert_first_of (self, first, all, limit);
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/search/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("found", test_found);
  ADD ("wrong", test_wrong);
  ADD ("any-text", test_any_text);
  ADD ("openings", test_openings);
  ADD ("updated", test_updated);
  ADD ("gathered", test_gathered);
  ADD ("gathered-large", test_gathered_large);
  ADD ("forgotten", test_forgotten);
  return g_test_run ();
}
