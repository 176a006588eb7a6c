/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-private.h"
#include "byline-error.h"
#include "store-fixture.h"

/* Other stories that a page shows whole become stories of the library. */

#define HOST "https://paper.example/"

static BylineTeaser *
add_teaser (BylineArticle *page, const char *url, const char *title, guint n_paragraphs)
{
  BylineTeaser *teaser = byline_teaser_new ();

  teaser->url = g_strdup (url);
  teaser->title = g_strdup (title);
  for (guint i = 0; i < n_paragraphs; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s, told in paragraph %u of it.", title, i + 1);

      g_ptr_array_add (i == 0 ? teaser->paragraphs : teaser->rest,
                       byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, byline_text_new (text)));
    }
  g_ptr_array_add (page->teasers, teaser);

  return teaser;
}

/* A story's page was read: below it stand others. */
static gint64
fill (Fixture *self)
{
  gint64 feed = fixture_subscribe (self, HOST "feed", HOST);
  g_autoptr (BylineArticle) page = NULL;
  g_autoptr (GError) error = NULL;
  BylineTeaser *teaser;
  gint64 story;

  byline_commit_result_free (
    fixture_commit (self, feed, fixture_article ("a", HOST "a", "First", 1000), NULL));
  story = fixture_find_title (self, "First");
  page = byline_db_load_article (self->db, story, &error);
  g_assert_no_error (error);
  page->source = BYLINE_ARTICLE_SOURCE_PAGE;
  teaser = add_teaser (page, HOST "b?utm_source=page", "Second", 3);
  teaser->section = g_strdup ("China");
  g_ptr_array_add (teaser->authors, byline_author_new ("Ida Pell"));
  add_teaser (page, HOST "c", "Third", 2);
  add_teaser (page, HOST "d", "Only a beginning", 1);
  add_teaser (page, "https://other.example/e", "Elsewhere", 3);
  add_teaser (page, HOST "b", "Second", 3);
  add_teaser (page, HOST "a", "First", 3);
  add_teaser (page, NULL, "Nowhere", 3);
  g_assert_true (byline_db_save_article (self->db, story, page, &error));
  g_assert_no_error (error);
  /* And once more, when it is loaded again. */
  g_assert_true (byline_db_save_article (self->db, story, page, &error));
  g_assert_no_error (error);

  return story;
}

static void
assert_story (Fixture *self, gint64 story)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle) article = byline_db_load_article (self->db, story, &error);

  g_assert_no_error (error);
  g_assert_cmpint (article->source, ==, BYLINE_ARTICLE_SOURCE_PAGE);
  g_assert_false (article->is_excerpt);
  g_assert_cmpuint (article->blocks->len, ==, 3);
  g_assert_cmpstr (article->publication_url, ==, HOST);
}

static void
test_enter (Fixture *self, gconstpointer data)
{
  gint64 story = fill (self);
  gint64 second = fixture_find_title (self, "Second");
  g_autoptr (BylineArticle) shown = NULL;
  g_autoptr (GError) error = NULL;

  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Second|Third|First");
  fixture_assert_list (self, "China", NULL, NULL, TRUE, "Second");
  fixture_assert_list (self, NULL, "Ida Pell", NULL, TRUE, "Second");
  fixture_assert_list (self, NULL, NULL, "paragraph", FALSE, "Second|Third");
  fixture_assert_counts (self);
  assert_story (self, second);
  /* The page knows them by their numbers. */
  shown = byline_db_load_display_article (self->db, story, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((BylineTeaser *) shown->teasers->pdata[0])->number, ==, second);
  g_assert_cmpint (((BylineTeaser *) shown->teasers->pdata[2])->number, ==, 0);
  g_assert_cmpint (((BylineTeaser *) shown->teasers->pdata[3])->number, ==, 0);
  g_assert_cmpint (((BylineTeaser *) shown->teasers->pdata[5])->number, ==, 0);

  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 3);
  g_assert_no_error (error);
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Second|Third|First");
  g_assert_cmpint (fixture_find_title (self, "Second"), ==, second);
  fixture_assert_counts (self);
}

/* The feed's own story is that one, with all its marks. */
static void
test_join (Fixture *self, gconstpointer data)
{
  BylineArticle *own = fixture_article ("guid-b", HOST "b", "Second", 1500);
  BylineCommitResult *result;
  g_autoptr (BylineArticle) joined = NULL;
  g_autoptr (GError) error = NULL;
  gint64 second;

  fill (self);
  second = fixture_find_title (self, "Second");
  fixture_mark (self, second, BYLINE_STORY_FLAG_SAVED, TRUE);
  fixture_add_paragraph (own, "Second, told in paragraph 1 of it.");
  own->is_excerpt = TRUE;
  result = fixture_commit (self, 1, own, fixture_article ("a", HOST "a", "First", 1000), NULL);
  g_assert_cmpuint (result->added->len, ==, 0);
  byline_commit_result_free (result);
  g_assert_cmpint (fixture_find_title (self, "Second"), ==, second);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Second|Third|First");
  assert_story (self, second);
  joined = byline_db_load_article (self->db, second, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (joined->id, ==, "guid-b");
  g_assert_cmpint (joined->published, ==, 1500);
  g_assert_cmpuint (joined->feeds->len, ==, 1);
  fixture_assert_counts (self);
}

/* What was forgotten does not come again with its page. */
static void
test_forgotten (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle) page = NULL;
  gint64 story = fill (self);

  page = byline_db_load_article (self->db, story, &error);
  g_assert_no_error (error);
  fixture_mark (self, story, BYLINE_STORY_FLAG_SAVED, TRUE);
  fixture_mark (self, fixture_find_title (self, "Second"), BYLINE_STORY_FLAG_READ, TRUE);
  fixture_set_retention (self, 0, 1, 0);
  self->now += 1000 * 86400;
  g_assert_cmpint (byline_db_prune (self->db, self->now, &error), ==, 1);
  g_assert_no_error (error);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Third|First");
  g_assert_true (byline_db_save_article (self->db, story, page, &error));
  g_assert_no_error (error);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Third|First");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/store/page-stories/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("enter", test_enter);
  ADD ("join", test_join);
  ADD ("forgotten", test_forgotten);
#undef ADD
  return g_test_run ();
}
