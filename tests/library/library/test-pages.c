/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-error.h"
#include "byline-library.h"

#include "library-fixture.h"

/* Whether a story's page is read where its feed gave the whole story. */

#define N_STORIES 5
#define PARAGRAPH                                                                                  \
  "<p>The tide came in over the stones before the ferry had turned, and those who waited on the "  \
  "pier put their papers away and looked out for its lamps, as they did every evening of the "     \
  "year when the water was high and the wind stood in the west.</p>"
#define THREE PARAGRAPH PARAGRAPH PARAGRAPH
#define TEXT THREE THREE THREE THREE

static void
serve (Fixture *fixture, const char *figure)
{
  g_autoptr (GString) rss = g_string_new (
    "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
    "<title>The Pier</title>");

  for (guint i = 1; i <= N_STORIES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/story-%u", i);
      g_autofree char *url = fixture_url (fixture, path);
      g_autofree char *page = g_strdup_printf (
        "<!DOCTYPE html><html lang='en'><head><title>Story %u</title></head><body><main><article>"
        "<h1>Story %u</h1>%s" TEXT "</article></main></body></html>",
        i, i, figure);

      g_string_append_printf (rss,
                              "<item><title>Story %u</title><link>%s</link><guid>%u</guid>"
                              "<content:encoded><![CDATA[<p>Number %u.</p>" TEXT
                              "]]></content:encoded></item>",
                              i, url, i, i);
      fixture_serve (fixture, path, "text/html; charset=utf-8", page);
    }
  g_string_append (rss, "</channel></rss>");
  fixture_serve (fixture, "/feed.xml", "application/rss+xml", rss->str);
  fixture_serve_picture (fixture, "/lead.gif");
}

static gint64
subscribe (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePublication)
    publication = fixture_subscribe (fixture, "/feed.xml", NULL, &error);

  g_assert_no_error (error);
  return publication->id;
}

static gboolean
wants_page (Fixture *fixture, guint number)
{
  g_autofree char *title = g_strdup_printf ("Story %u", number);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle)
    article = fixture_load (fixture->library, fixture_story (fixture->library, title), &error);

  g_assert_no_error (error);
  return article->wants_page;
}

static BylineArticle *
read_page (Fixture *fixture, guint number)
{
  g_autofree char *title = g_strdup_printf ("Story %u", number);
  g_autoptr (GError) error = NULL;
  BylineArticle *article = fixture_fetch (fixture->library, fixture_story (fixture->library, title),
                                          &error);

  g_assert_no_error (error);
  return article;
}

static void
set_policy (Fixture *fixture, gint64 publication_id, BylinePagePolicy policy)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) owned = NULL;
  g_autoptr (GError) error = NULL;

  byline_library_set_page_policy_async (fixture->library, publication_id, policy, NULL, fixture_cb,
                                        &result);
  owned = fixture_wait (&result);
  g_assert_true (byline_library_change_finish (fixture->library, owned, &error));
  g_assert_no_error (error);
}

/* The pages of three stories have a picture with its credit, which the feed has not: all are read. */
static void
test_give_more (Fixture *fixture, gconstpointer data)
{
  serve (fixture, "<figure><img src='/lead.gif' width='900' height='600' alt='A pier'>"
                  "<figcaption>The pier at dusk. Photo: Ada Lindgren</figcaption></figure>");
  subscribe (fixture);
  for (guint i = 1; i <= BYLINE_PAGE_TRIALS; i++)
    {
      g_autoptr (BylineArticle) article = NULL;

      g_assert_true (wants_page (fixture, i));
      article = read_page (fixture, i);
      g_assert_nonnull (article->lead);
      g_assert_cmpstr (article->lead->credit, ==, "Photo: Ada Lindgren");
      g_assert_false (article->wants_page);
      /* It was read. */
      g_assert_false (wants_page (fixture, i));
    }
  g_assert_true (wants_page (fixture, 4));
}

/* What pages give no more is not read; the user's word counts more than what was learnt. */
static void
test_give_nothing (Fixture *fixture, gconstpointer data)
{
  gint64 publication_id;

  serve (fixture, "");
  publication_id = subscribe (fixture);
  for (guint i = 1; i <= BYLINE_PAGE_TRIALS; i++)
    {
      g_assert_true (wants_page (fixture, i));
      byline_article_unref (read_page (fixture, i));
      /* One that is loaded again is no other one. */
      byline_article_unref (read_page (fixture, i));
      g_assert_cmpint (wants_page (fixture, 4), ==, i < BYLINE_PAGE_TRIALS);
    }
  set_policy (fixture, publication_id, BYLINE_PAGE_POLICY_ALWAYS);
  g_assert_true (wants_page (fixture, 4));
  set_policy (fixture, publication_id, BYLINE_PAGE_POLICY_NEVER);
  g_assert_false (wants_page (fixture, 4));
  /* It is tried anew. */
  set_policy (fixture, publication_id, BYLINE_PAGE_POLICY_AUTOMATIC);
  g_assert_true (wants_page (fixture, 4));
}

/* A page without text was tried, too; one that did not come was not. */
static void
test_no_text (Fixture *fixture, gconstpointer data)
{
  serve (fixture, "");
  subscribe (fixture);
  for (guint i = 1; i <= BYLINE_PAGE_TRIALS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/story-%u", i);
      g_autofree char *title = g_strdup_printf ("Story %u", i);
      g_autoptr (GError) error = NULL;
      gint64 story_id = fixture_story (fixture->library, title);

      fixture_serve_status (fixture, path, 500);
      g_assert_null (fixture_fetch (fixture->library, story_id, &error));
      g_assert_true (wants_page (fixture, 4));
      g_clear_error (&error);
      fixture_serve (fixture, path, "text/html", "<!DOCTYPE html><title>Nothing</title>");
      g_assert_null (fixture_fetch (fixture->library, story_id, &error));
      g_assert_error (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NO_TEXT);
      g_assert_nonnull (strstr (error->message, path));
    }
  g_assert_false (wants_page (fixture, 4));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/library/pages/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("give-more", test_give_more);
  ADD ("give-nothing", test_give_nothing);
  ADD ("no-text", test_no_text);
#undef ADD
  return g_test_run ();
}
