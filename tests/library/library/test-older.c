/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "library-fixture.h"

static BylineOlderReport *
load_older (Fixture *fixture)
{
  g_autoptr (GPtrArray) publications = fixture_publications (fixture->library);
  const BylinePublication *publication = g_ptr_array_index (publications, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BylineOlderReport *report;

  byline_library_load_older_async (fixture->library, publication->id, NULL, fixture_cb, &result);
  fixture_wait (&result);
  report = byline_library_load_older_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  return report;
}

/* @link: what stands in the channel */
static void
serve_page (Fixture *fixture, const char *path, guint first, guint n, const char *link)
{
  g_autofree char *rss = fixture_rss ("Paper", first, n);
  g_autoptr (GString) page = g_string_new (rss);

  g_string_replace (page, "<channel>", link, 1);
  fixture_serve (fixture, path, "application/rss+xml", page->str);
}

#define LINK(rel, path)                                                                            \
  "<channel><link xmlns=\"http://www.w3.org/2005/Atom\" rel=\"" rel "\" href=\"{{base}}" path "\"" \
  "/>"

static void
test_older (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineOlderReport) first = NULL;
  g_autoptr (BylineOlderReport) second = NULL;
  g_autoptr (BylineOlderReport) third = NULL;
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (BylineFeed) feed = NULL;
  Route *route;

  serve_page (fixture, "/feed.xml", 9, 3, LINK ("prev-archive", "/2"));
  serve_page (fixture, "/2", 9, 2, LINK ("prev-archive", "/3"));
  serve_page (fixture, "/3", 5, 4, LINK ("prev-archive", "/4"));
  serve_page (fixture, "/4", 2, 3, LINK ("next", "/3"));
  route = g_hash_table_lookup (fixture->routes, "/feed.xml");
  route->etag = g_strdup ("\"a\"");
  fixture_must_subscribe (fixture, "/feed.xml");

  /* The second page has nothing new: the third is asked for at once. */
  first = load_older (fixture);
  g_assert_cmpuint (first->n_added, ==, 4);
  g_assert_true (first->has_more);
  second = load_older (fixture);
  g_assert_cmpuint (second->n_added, ==, 3);
  third = load_older (fixture);
  g_assert_cmpuint (third->n_added, ==, 0);
  g_assert_true (third->is_offered);
  g_assert_false (third->has_more);

  /* The feed is what it was. */
  feed = fixture_get_feed (fixture);
  g_assert_cmpstr (feed->title, ==, "Paper");
  g_assert_cmpstr (feed->etag, ==, "\"a\"");
  report = fixture_must_refresh (fixture);
  g_assert_cmpuint (report->n_added, ==, 0);
}

static void
test_older_json (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineOlderReport) report = NULL;

  fixture_serve (
    fixture, "/feed.json", "application/feed+json",
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Paper\","
    "\"next_url\":\"{{base}}/2.json\",\"items\":[{\"id\":\"2\",\"content_text\":\"Two\"}]}");
  fixture_serve (fixture, "/2.json", "application/feed+json",
                 "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Page 2\","
                 "\"items\":[{\"id\":\"1\",\"content_text\":\"One\"}]}");
  fixture_must_subscribe (fixture, "/feed.json");
  report = load_older (fixture);
  g_assert_cmpuint (report->n_added, ==, 1);
  g_assert_false (report->has_more);
}

static void
test_nothing_older (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineOlderReport) report = NULL;
  g_autofree char *rss = fixture_rss ("Paper", 0, 2);

  fixture_serve (fixture, "/feed.xml", "application/rss+xml", rss);
  fixture_must_subscribe (fixture, "/feed.xml");
  report = load_older (fixture);
  g_assert_cmpuint (report->n_added, ==, 0);
  g_assert_false (report->is_offered);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/library/older/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("older", test_older);
  ADD ("older-json", test_older_json);
  ADD ("nothing-older", test_nothing_older);
  return g_test_run ();
}
