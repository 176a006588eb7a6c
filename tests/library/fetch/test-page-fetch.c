/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-error.h"
#include "byline-library-parts-private.h"
#include "byline-article-join.h"

#include "library-fixture.h"

#define PAGE_TYPE "text/html"

/* A page of an article: its paragraphs are numbered from @page on. */
static char *
page_text (guint page, const char *next)
{
  GString *html = g_string_new ("<!DOCTYPE html><html><head><title>Story 0</title>");

  if (next != NULL)
    g_string_append_printf (html, "<link rel=next href='%s'>", next);
  g_string_append (html, "</head><body><article><h1>Story 0</h1>");
  for (guint i = 0; i < 4; i++)
    g_string_append_printf (
      html,
      "<p>Paragraph %u of page %u tells, in a sentence that is long enough to be one, what the "
      "harbour master saw from the window on the morning of day %u, when the fog lifted.</p>",
      i, page, page * 10 + i);
  if (next != NULL)
    g_string_append_printf (html, "<p><a rel=next href='%s'>Next page</a></p>", next);
  g_string_append (html, "</article></body></html>");
  return g_string_free (html, FALSE);
}

static Route *
serve_page (Fixture *fixture, guint page, const char *next)
{
  g_autofree char *html = page_text (page, next);
  g_autofree char *path = page == 1 ? g_strdup ("/story-0") : g_strdup_printf ("/story-0/%u", page);

  return fixture_serve (fixture, path, PAGE_TYPE, html);
}

static void
serve_chain (Fixture *fixture, guint n)
{
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *next = i < n ? g_strdup_printf ("/story-0/%u", i + 1) : NULL;

      serve_page (fixture, i, next);
    }
}

/* Subscribes to a feed of one story and fetches its page. */
static BylineArticle *
fetch (Fixture *fixture, GError **error)
{
  g_autofree char *rss = fixture_rss ("The Pier", 0, 1);
  g_autoptr (BylinePublication) publication = NULL;
  BylineArticle *article;

  fixture_serve (fixture, "/feed.xml", "application/rss+xml", rss);
  publication = fixture_subscribe (fixture, "/feed.xml", NULL, error);
  g_assert_nonnull (publication);
  article = fixture_fetch (fixture->library, fixture_story (fixture->library, "Story 0"), error);
  return article;
}

static guint
count_paragraphs (const BylineArticle *article, guint page)
{
  g_autofree char *needle = g_strdup_printf (" of page %u tells", page);
  guint n = 0;

  for (guint i = 0; i < article->blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (article->blocks, i);

      n += block->text != NULL && strstr (block->text->text, needle) != NULL;
    }
  return n;
}

static void
test_joined (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle) article = NULL;

  serve_chain (fixture, 3);
  article = fetch (fixture, &error);
  g_assert_no_error (error);
  for (guint i = 1; i <= 3; i++)
    g_assert_cmpuint (count_paragraphs (article, i), ==, 4);
  g_assert_false (article->is_excerpt);
}

/* The last page leads to the first one, or to itself. */
static void
test_loop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle) article = NULL;
  Route *first = serve_page (fixture, 1, "/story-0/2");
  Route *second = serve_page (fixture, 2, "/story-0/3");
  Route *third = serve_page (fixture, 3, "/story-0/2");

  article = fetch (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_paragraphs (article, 2), ==, 4);
  g_assert_cmpuint (count_paragraphs (article, 3), ==, 4);
  g_assert_cmpuint (first->n_requests, ==, 1);
  g_assert_cmpuint (second->n_requests, ==, 1);
  g_assert_cmpuint (third->n_requests, ==, 1);
}

static void
test_long_chain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle) article = NULL;
  guint before;

  serve_chain (fixture, 100);
  before = fixture->n_requests;
  article = fetch (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_paragraphs (article, BYLINE_ARTICLE_MAX_PAGES), ==, 4);
  g_assert_cmpuint (count_paragraphs (article, BYLINE_ARTICLE_MAX_PAGES + 1), ==, 0);
  /* The feed, and the home page for its icon. */
  g_assert_cmpuint (fixture->n_requests - before, <=, BYLINE_ARTICLE_MAX_PAGES + 2);
}

/* A page that says what the one before it said ends the article. */
static void
test_same_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *html = page_text (1, "/story-0/3");
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle) article = NULL;
  Route *third;

  serve_page (fixture, 1, "/story-0/2");
  fixture_serve (fixture, "/story-0/2", PAGE_TYPE, html);
  third = serve_page (fixture, 3, NULL);
  article = fetch (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_paragraphs (article, 1), ==, 4);
  g_assert_cmpuint (third->n_requests, ==, 0);
}

/* A page that is not there ends the article; one that does not come leaves it an excerpt, so that
 * it is fetched again. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle) article = NULL;
  g_autoptr (BylineArticle) again = NULL;

  serve_page (fixture, 1, "/story-0/2");
  fixture_serve_status (fixture, "/story-0/2", 503);
  article = fetch (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_paragraphs (article, 1), ==, 4);
  g_assert_true (article->is_excerpt);

  fixture_serve_status (fixture, "/story-0/2", 404);
  again = fixture_fetch (fixture->library, fixture_story (fixture->library, "Story 0"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_paragraphs (again, 1), ==, 4);
  g_assert_false (again->is_excerpt);
}

/* A page without text is read in its plainer form. */
static void
test_plainer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *html = page_text (1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle) article = NULL;

  fixture_serve (fixture, "/story-0", PAGE_TYPE,
                 "<!DOCTYPE html><html><head><title>Story 0</title>"
                 "<link rel=amphtml href='/amp/story-0'></head>"
                 "<body><div id=app></div><script>render ()</script></body></html>");
  fixture_serve (fixture, "/amp/story-0", PAGE_TYPE, html);
  article = fetch (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_paragraphs (article, 1), ==, 4);
}

/* Where that is missing too, the page itself is what is complained of. */
static void
test_no_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Route *amp;

  fixture_serve (fixture, "/story-0", PAGE_TYPE,
                 "<!DOCTYPE html><html><head><link rel=amphtml href='/amp/story-0'></head>"
                 "<body><div id=app></div></body></html>");
  amp = fixture_serve_status (fixture, "/amp/story-0", 404);
  {
    g_autoptr (BylineArticle) article = fetch (fixture, &error);

    g_assert_true (article != NULL || g_error_matches (error, BYLINE_LIBRARY_ERROR,
                                                       BYLINE_LIBRARY_ERROR_NO_TEXT));
  }
  g_assert_cmpuint (amp->n_requests, ==, 1);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/library/page-fetch/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("joined", test_joined);
  ADD ("loop", test_loop);
  ADD ("long-chain", test_long_chain);
  ADD ("same-again", test_same_again);
  ADD ("missing", test_missing);
  ADD ("plainer", test_plainer);
  ADD ("no-text", test_no_text);
  return g_test_run ();
}
