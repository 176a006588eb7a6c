/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-edition.h"

#include <string.h>

#include "byline-db-rules.h"
#include "byline-edition-candidate.h"
#include "store-fixture.h"

#define HOUR 3600

#define TEXT                                                                                       \
  "For thirty years the lanterns of Dengshi burned until four. Then the stallholders counted what" \
  " the last hour brought, and what it cost."

static BylineArticle *
make_article (Fixture *self, const char *id, const char *title, const char *text, int hours)
{
  g_autofree char *url = g_strdup_printf ("https://%s.example/", id);
  BylineArticle *article = fixture_article (id, url, title, self->now - hours * HOUR);

  fixture_add_paragraph (article, text);
  fixture_add_section (article, "China");
  fixture_add_author (article, "Mara Lindqvist");
  return article;
}

static GPtrArray *
get (Fixture *self)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *candidates = byline_db_get_edition_candidates (self->db, filter, &error);

  g_assert_no_error (error);
  return candidates;
}

static void
apply (Fixture *self, BylineRule *rule)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_rule_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) undo = NULL;

  g_ptr_array_add (rules, rule);
  undo = byline_db_apply_rules (self->db, rules, &error);
  g_assert_no_error (error);
}

static void
test_details (Fixture *self, gconstpointer data)
{
  g_autofree char *beginning = NULL;
  gint64 feed = fixture_subscribe (self, "https://a.example/feed", "https://a.example/");
  BylineArticle *first = make_article (self, "one", "The night market", TEXT, 2);
  g_autoptr (BylineCommitResult) commit = NULL;
  g_autoptr (GPtrArray) candidates = NULL;
  const BylineEditionCandidate *candidate;

  first->lead = byline_picture_new ("https://a.example/market.jpg");
  first->lead->width = 1200;
  fixture_add_section (first, "Uncategorized");
  commit = fixture_commit (self, feed, first, make_article (self, "two", "Another", "Text", 1),
                           NULL);
  apply (self, byline_rule_pin (BYLINE_RULE_KIND_SECTION, "China", 1));
  apply (self, byline_rule_pin (BYLINE_RULE_KIND_AUTHOR, "Mara Lindqvist", 1));
  candidates = get (self);
  g_assert_cmpuint (candidates->len, ==, 2);
  candidate = candidates->pdata[1];
  g_assert_cmpstr (candidate->story->title, ==, "The night market");
  g_assert_cmpuint (candidate->place, ==, 1);
  g_assert_cmpuint (candidate->picture_width, ==, 1200);
  g_assert_cmpuint (candidate->n_bytes, ==, strlen (TEXT));
  g_assert_true (candidate->is_by_followed);
  g_assert_cmpstr (candidate->pinned_section, ==, "China");
  g_assert_cmpuint (g_strv_length (candidate->sections), ==, 1);
  g_assert_null (candidate->beginning);
  candidate = candidates->pdata[0];
  g_assert_cmpuint (candidate->place, ==, 2);
  g_assert_null (candidate->beginning);
  beginning = byline_db_dup_beginning (self->db, candidate->story->id, NULL);
  g_assert_cmpstr (beginning, ==, "Text");
}

/* The same words do not stand twice: the text goes on behind what is said of it. */
static void
test_beginning (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *standfirst, *beginning;
  } cases[] = {
    { NULL, "The pier was quiet. Nobody had come to see the last ferry leave." },
    { "Why the last ferry left empty",
      "The pier was quiet. Nobody had come to see the last ferry leave." },
    { "The pier was quiet.", "Nobody had come to see the last ferry leave." },
    { "The pier was quiet. Nobody had…", "…come to see the last ferry leave." },
    { "The pier was quiet. Nobody had come to see the last ferry leave.", NULL },
  };
  gint64 feed = fixture_subscribe (self, "https://a.example/feed", "https://a.example/");
  g_autoptr (BylineCommitResult) commit = fixture_commit (
    self, feed, make_article (self, "one", "The last ferry", cases[0].beginning, 2), NULL);
  g_autoptr (GPtrArray) candidates = get (self);
  const BylineEditionCandidate *candidate = candidates->pdata[0];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *beginning = byline_db_dup_beginning (self->db, candidate->story->id,
                                                            cases[i].standfirst);

      g_assert_cmpstr (beginning, ==, cases[i].beginning);
    }
}

/* It is one paragraph, of which the page shows some lines. */
static void
test_beginning_of_several (Fixture *self, gconstpointer data)
{
  gint64 feed = fixture_subscribe (self, "https://a.example/feed", "https://a.example/");
  BylineArticle *article = make_article (self, "one", "The last ferry", "The pier was quiet.", 2);
  g_autoptr (BylineCommitResult) commit = NULL;
  g_autoptr (GPtrArray) candidates = NULL;
  g_autofree char *beginning = NULL;

  fixture_add_paragraph (article, "Nobody had come.");
  commit = fixture_commit (self, feed, article, NULL);
  candidates = get (self);
  beginning = byline_db_dup_beginning (self->db,
                                       ((BylineEditionCandidate *) candidates->pdata[0])->story->id,
                                       NULL);
  g_assert_cmpstr (beginning, ==, "The pier was quiet. Nobody had come.");
}

/* One story of three publications: headline and text agree. One that is only called so is another. */
static void
test_carried (Fixture *self, gconstpointer data)
{
  const char *const titles[] = { "The night market closes early", "The night market closes early",
                                 "The Night Market Closes Early!",
                                 "The night market closes early" };
  const char *const texts[] = { TEXT, TEXT, TEXT " (hv)",
                                "A ferry was late again, and nobody on the pier was surprised." };
  g_autoptr (GPtrArray) candidates = NULL;
  guint carried = 0, n = 0;

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://p%d.example/feed", i);
      g_autofree char *home = g_strdup_printf ("https://p%d.example/", i);
      g_autofree char *id = g_strdup_printf ("p%d", i);
      gint64 feed = fixture_subscribe (self, url, home);
      g_autoptr (BylineCommitResult)
        commit = fixture_commit (self, feed, make_article (self, id, titles[i], texts[i], i), NULL);
    }
  candidates = get (self);
  g_assert_cmpuint (candidates->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const BylineEditionCandidate *candidate = candidates->pdata[i];

      n += candidate->carried != 0;
      carried = MAX (carried, candidate->carried);
    }
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (carried, ==, 1);
}

/* One publication that writes much leaves room for the others. */
static void
test_spread (Fixture *self, gconstpointer data)
{
  gint64 loud = fixture_subscribe (self, "https://loud.example/feed", "https://loud.example/");
  gint64 quiet = fixture_subscribe (self, "https://quiet.example/feed", "https://quiet.example/");
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (BylineCommitResult) commit = NULL;
  g_autoptr (BylineCommitResult) other = NULL;
  guint n_quiet = 0;

  for (int i = 0; i < 400; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%d", i);

      g_ptr_array_add (articles, make_article (self, id, id, "Some words", 1));
    }
  commit = fixture_commit_array (self, loud, articles);
  other = fixture_commit (self, quiet, make_article (self, "q", "Quiet", "Few words", 30), NULL);
  candidates = get (self);
  g_assert_cmpuint (candidates->len, ==, 240);
  for (guint i = 0; i < candidates->len; i++)
    n_quiet += g_str_equal (((BylineEditionCandidate *) candidates->pdata[i])->story->title,
                            "Quiet");
  g_assert_cmpuint (n_quiet, ==, 1);
}

static void
test_count_new (Fixture *self, gconstpointer data)
{
  gint64 feed = fixture_subscribe (self, "https://a.example/feed", NULL);
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GError) error = NULL;
  gint64 since = self->now + 30;
  g_autoptr (BylineCommitResult)
    first = fixture_commit (self, feed, make_article (self, "one", "One", "Text", 2), NULL);
  g_autoptr (BylineCommitResult)
    second = fixture_commit (self, feed, make_article (self, "one", "One", "Text", 2),
                             make_article (self, "two", "Two", "Text", 1), NULL);

  g_assert_cmpuint (byline_db_count_new (self->db, filter, since, &error), ==, 1);
  g_assert_cmpuint (byline_db_count_new (self->db, filter, 0, &error), ==, 2);
  fixture_mark (self, fixture_find_title (self, "Two"), BYLINE_STORY_FLAG_READ, TRUE);
  g_assert_cmpuint (byline_db_count_new (self->db, filter, since, &error), ==, 0);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/edition/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("details", test_details);
  ADD ("beginning", test_beginning);
  ADD ("beginning-of-several", test_beginning_of_several);
  ADD ("carried", test_carried);
  ADD ("spread", test_spread);
  ADD ("count-new", test_count_new);
#undef ADD
  return g_test_run ();
}
