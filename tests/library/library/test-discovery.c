/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-error.h"
#include "byline-library-parts-private.h"

#include "library-fixture.h"

#define PAGE_TYPE "text/html"
#define RSS_TYPE "application/rss+xml"

static void
serve_rss (Fixture *fixture, const char *path, const char *title, guint n)
{
  g_autofree char *rss = fixture_rss (title, 0, n);

  fixture_serve (fixture, path, RSS_TYPE, rss);
}

static const BylineFeedCandidate *
candidate_at (GPtrArray *found, guint i)
{
  g_assert_cmpuint (i, <, found->len);
  return g_ptr_array_index (found, i);
}

/* No address is asked twice, and no more than eight are. */
static void
check_requests (Fixture *fixture)
{
  GHashTableIter iter;
  gpointer path;
  gpointer value;

  g_assert_cmpuint (fixture->n_requests, <=, 8);
  g_hash_table_iter_init (&iter, fixture->routes);
  while (g_hash_table_iter_next (&iter, &path, &value))
    {
      const Route *route = value;

      g_test_message ("%s: %u", (const char *) path, route->n_requests);
      g_assert_cmpuint (route->n_requests, <=, 1);
    }
}

static GPtrArray *
discover (Fixture *fixture, const char *path)
{
  g_autofree char *url = fixture_url (fixture, path);
  g_autoptr (GError) error = NULL;
  GPtrArray *found = fixture_discover (fixture, url, &error);

  g_assert_no_error (error);
  check_requests (fixture);
  return found;
}

/* --- Where feeds are --- */

static void
test_profile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  fixture_serve (fixture, "/@tide", PAGE_TYPE, "<html><body><p>Posts</body></html>");
  serve_rss (fixture, "/@tide.rss", "Tide", 2);
  serve_rss (fixture, "/feed", "The whole server", 5);
  found = discover (fixture, "/@tide");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (candidate_at (found, 0)->title, ==, "Tide");
  g_assert_cmpuint (fixture->n_requests, ==, 2);
}

static void
test_below (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  fixture_serve (fixture, "/blog/", PAGE_TYPE, "<html><body><p>Hello</body></html>");
  serve_rss (fixture, "/blog/feed", "The blog", 2);
  serve_rss (fixture, "/feed", "The shop", 2);
  found = discover (fixture, "/blog/");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (candidate_at (found, 0)->title, ==, "The blog");
}

/* Best first: what is announced as it stands, comments after it, links in the text last. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[] = { "News", "Sport", "Comments", "Linked" };
  g_autoptr (GPtrArray) found = NULL;

  fixture_serve (fixture, "/", PAGE_TYPE,
                 "<html><head>"
                 "<link rel=alternate type=application/rss+xml href=/comments/feed title=Comments>"
                 "<link rel=alternate type=application/rss+xml href=/news.xml>"
                 "<link rel=alternate type=application/atom+xml href=/sport.xml>"
                 "</head><body><a href=/linked.rss>RSS</a></body></html>");
  serve_rss (fixture, "/comments/feed", "Comments", 9);
  serve_rss (fixture, "/news.xml", "News", 1);
  serve_rss (fixture, "/sport.xml", "Sport", 2);
  serve_rss (fixture, "/linked.rss", "Linked", 3);
  found = discover (fixture, "/");
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpstr (candidate_at (found, i)->title, ==, expected[i]);
  g_assert_cmpuint (candidate_at (found, 1)->n_items, ==, 2);
}

static void
test_sitemap (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  fixture_serve (fixture, "/", PAGE_TYPE, "<html><body><p>Hello</body></html>");
  fixture_serve (fixture, "/robots.txt", "text/plain",
                 "User-agent: *\nSitemap: {{base}}/sitemap.xml\nSitemap: {{base}}/map/news.xml\n");
  fixture_serve (
    fixture, "/map/news.xml", "application/xml",
    "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    " xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
    "<url><loc>{{base}}/harbour-opens</loc><news:news><news:publication><news:name>The Pier"
    "</news:name><news:language>en</news:language></news:publication>"
    "<news:publication_date>2026-11-20</news:publication_date>"
    "<news:title>The harbour opens</news:title></news:news></url></urlset>");
  found = discover (fixture, "/");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (g_str_has_suffix (candidate_at (found, 0)->url, "/map/news.xml"));
  g_assert_false (candidate_at (found, 0)->is_page);
  publication = fixture_subscribe (fixture, "/map/news.xml", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (publication->n_stories, ==, 1);
}

/* A page that is marked up as a feed is one, unless it announces a feed. */
static void
test_microformats (Fixture *fixture, gconstpointer data)
{
  static const char body[] =
    "<div class='h-feed'><h1 class='p-name'>Notes</h1>"
    "<div class='h-entry'><a class='u-url p-name' href='/one'>One</a></div>"
    "<div class='h-entry'><a class='u-url p-name' href='/two'>Two</a></div></div>";
  g_autofree char *alone = g_strconcat ("<html><body>", body, "</body></html>", NULL);
  g_autofree char *both = g_strconcat (
    "<html><head><link rel=alternate type=application/rss+xml href=/feed.xml></head><body>", body,
    "</body></html>", NULL);
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) two = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  fixture_serve (fixture, "/notes", PAGE_TYPE, alone);
  one = discover (fixture, "/notes");
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (candidate_at (one, 0)->title, ==, "Notes");
  g_assert_cmpuint (candidate_at (one, 0)->n_items, ==, 2);
  g_assert_false (candidate_at (one, 0)->is_page);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
  publication = fixture_subscribe (fixture, "/notes", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (publication->n_stories, ==, 2);

  fixture_serve (fixture, "/both", PAGE_TYPE, both);
  serve_rss (fixture, "/feed.xml", "Proper", 3);
  two = discover (fixture, "/both");
  g_assert_cmpstr (candidate_at (two, 0)->title, ==, "Proper");
}

/* A server that answers every address with one page. */
static void
test_soft_404 (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = {
    "/", "/feed", "/rss.xml", "/atom.xml", "/index.xml", "/rss", "/robots.txt", "/news-sitemap.xml",
  };
  g_autofree char *url = fixture_url (fixture, "/");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    fixture_serve (fixture, paths[i], PAGE_TYPE, "<html><body><p>Not found</body></html>");
  found = fixture_discover (fixture, url, &error);
  g_assert_error (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NO_FEED);
  check_requests (fixture);
  g_assert_cmpuint (fixture->n_requests, ==, 8);
}

/* The page that a feed was found on is not asked again for its icon. */
static void
test_icon_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GError) error = NULL;

  fixture_serve (fixture, "/", PAGE_TYPE,
                 "<html><head><link rel=icon href=/icon.png>"
                 "<link rel=alternate type=application/rss+xml href=/feed.xml></head></html>");
  serve_rss (fixture, "/feed.xml", "The Pier", 1);
  found = discover (fixture, "/");
  publication = fixture_subscribe (fixture, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  fixture_run_ms (100);
  publications = fixture_publications (fixture->library);
  g_assert_true (g_str_has_suffix (
    ((BylinePublication *) g_ptr_array_index (publications, 0))->icon_url, "/icon.png"));
  check_requests (fixture);
  g_assert_cmpuint (fixture->n_requests, ==, 2);
}

/* --- A page without a feed --- */

static char *
index_page (guint first, guint n, const char *mark)
{
  GString *page = g_string_new ("<!DOCTYPE html><html><head><title>The Mole</title></head><body>"
                                "<nav><ul><li><a href='/world'>World</a></li>"
                                "<li><a href='/about'>About us</a></li></ul></nav><main>");

  for (guint i = first + n; i > first; i--)
    g_string_append_printf (
      page,
      "<article><h2><a href='/2026/11/story-%u-of-the-harbour.html'>The harbour opens gate %u to "
      "the ships of the north%s</a></h2><p>The standfirst of story %u says in a sentence what it "
      "is about.</p></article>",
      i, i, mark, i);
  g_string_append (page, "</main><footer><a href='/imprint'>Imprint</a></footer></body></html>");
  return g_string_free (page, FALSE);
}

static void
serve_index (Fixture *fixture, guint first, guint n, const char *mark)
{
  g_autofree char *page = index_page (first, n, mark);

  fixture_serve (fixture, "/news", PAGE_TYPE, page);
}

static BylinePublication *
follow (Fixture *fixture, const char *path, GError **error)
{
  g_autofree char *url = fixture_url (fixture, path);
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_follow_page_async (fixture->library, url, BYLINE_NETWORK_PRIVATE, "Papers", NULL,
                                    fixture_cb, &result);
  fixture_wait (&result);
  return byline_library_subscribe_finish (fixture->library, result, error);
}

static BylineRefreshReport *
refresh (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  BylineRefreshReport *report = fixture_refresh (fixture->library, &error);

  g_assert_no_error (error);
  return report;
}

static void
test_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) stories = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;
  const BylineFeed *feed;

  serve_index (fixture, 0, 6, "");
  found = discover (fixture, "/news");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (candidate_at (found, 0)->is_page);
  g_assert_cmpuint (candidate_at (found, 0)->n_items, ==, 6);
  g_assert_cmpstr (candidate_at (found, 0)->title, ==, "The Mole");

  publication = follow (fixture, "/news", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (publication->name, ==, "The Mole");
  g_assert_cmpstr (publication->folder, ==, "Papers");
  g_assert_cmpuint (publication->n_stories, ==, 6);
  feed = g_ptr_array_index (publication->feeds, 0);
  g_assert_true (byline_feed_is_page (feed));
  check_requests (fixture);

  stories = fixture_stories (fixture->library, NULL);
  for (guint i = 0; i < stories->len; i++)
    {
      const BylineStory *story = g_ptr_array_index (stories, i);
      g_autoptr (BylineArticle) article = fixture_load (fixture->library, story->id, &error);

      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (story->title, "The harbour opens gate"));
      g_assert_true (article->is_excerpt);
    }
}

/* What is new comes in; a headline that was edited is no new story; what is read stays read. */
static void
test_page_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (BylineRefreshReport) same = NULL;
  g_autoptr (BylineRefreshReport) edited = NULL;
  g_autoptr (BylineRefreshReport) more = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  serve_index (fixture, 0, 6, "");
  publication = follow (fixture, "/news", &error);
  g_assert_no_error (error);
  same = refresh (fixture);
  g_assert_cmpuint (same->n_added, ==, 0);
  g_assert_cmpuint (same->n_failed, ==, 0);

  serve_index (fixture, 0, 6, ", again");
  edited = refresh (fixture);
  g_assert_cmpuint (edited->n_added, ==, 0);
  g_assert_cmpuint (edited->n_updated, ==, 6);

  serve_index (fixture, 2, 6, "");
  more = refresh (fixture);
  g_assert_cmpuint (more->n_added, ==, 2);
  ids = fixture_list (fixture->library, NULL);
  g_assert_cmpuint (ids->len, ==, 8);
}

/* A page that shows no stories any more changes nothing; one that has become a feed is read as it. */
static void
test_page_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (BylineRefreshReport) broken = NULL;
  g_autoptr (BylineRefreshReport) feed = NULL;
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GError) error = NULL;
  const BylineFeed *row;

  serve_index (fixture, 0, 6, "");
  publication = follow (fixture, "/news", &error);
  g_assert_no_error (error);
  fixture_serve (fixture, "/news", PAGE_TYPE, "<html><body><form><p>Log in</form></body></html>");
  broken = refresh (fixture);
  g_assert_cmpuint (broken->n_failed, ==, 1);
  serve_rss (fixture, "/news", "The Mole", 2);
  feed = refresh (fixture);
  g_assert_cmpuint (feed->n_failed, ==, 0);
  g_assert_cmpuint (feed->n_added, ==, 2);
  publications = fixture_publications (fixture->library);
  g_assert_cmpuint (publications->len, ==, 1);
  row = g_ptr_array_index (((BylinePublication *) publications->pdata[0])->feeds, 0);
  g_assert_cmpstr (row->format, ==, "rss-2.0");
  g_assert_cmpuint (row->n_failures, ==, 0);
}

static void
test_page_refusals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  fixture_serve (fixture, "/story", PAGE_TYPE,
                 "<html><body><article><h1>One story</h1><p>And all its text.</article></html>");
  g_assert_null (follow (fixture, "/story", &error));
  g_assert_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NOT_A_FEED);
  g_clear_error (&error);
  g_assert_null (follow (fixture, "/missing", &error));
  g_assert_error (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  publications = fixture_publications (fixture->library);
  g_assert_cmpuint (publications->len, ==, 0);

  serve_index (fixture, 0, 6, "");
  publication = follow (fixture, "/news", &error);
  g_assert_no_error (error);
  g_assert_null (follow (fixture, "/news", &error));
  g_assert_error (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED);
}

/* --- Where a page sends on to --- */

static const char announcing[] = "<html><head><link rel=alternate type=application/rss+xml "
                                 "href=/real.xml></head><body>Welcome</body></html>";

static void
test_link_header (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  Route *route = fixture_serve (fixture, "/site", PAGE_TYPE, "<p>Welcome");

  route->links = g_strdup ("</real.xml>; rel=alternate; type=application/rss+xml; title=Real");
  serve_rss (fixture, "/real.xml", "Paper", 2);
  found = discover (fixture, "/site");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (candidate_at (found, 0)->title, ==, "Paper");
  g_assert_cmpint (candidate_at (found, 0)->newest, ==, 1793577601);
  g_assert_cmpuint (fixture->n_requests, ==, 2);
}

static void
test_onward (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[] = {
    "<meta http-equiv=refresh content='0; url=/new/'><p>Moved",
    "<link rel=canonical href=/new/><p>Welcome",
  };

  serve_rss (fixture, "/real.xml", "Paper", 2);
  fixture_serve (fixture, "/new/", PAGE_TYPE, announcing);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *url = fixture_url (fixture, "/site");
      g_autofree char *feed = fixture_url (fixture, "/real.xml");
      g_autoptr (GPtrArray) found = NULL;

      fixture->n_requests = 0;
      fixture_serve (fixture, "/site", PAGE_TYPE, pages[i]);
      found = fixture_discover (fixture, url, NULL);
      g_assert_nonnull (found);
      g_assert_cmpstr (candidate_at (found, 0)->url, ==, feed);
      g_assert_cmpuint (fixture->n_requests, ==, 3);
    }
}

/* What it sends on to is not there: the page itself is looked at further. Nobody is followed for
 * ever. */
static void
test_onward_to_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autofree char *url = fixture_url (fixture, "/a");
  g_autoptr (GError) error = NULL;

  fixture_serve (fixture, "/site", PAGE_TYPE, "<link rel=canonical href=/gone><p>Welcome");
  serve_rss (fixture, "/site/feed", "Below", 2);
  found = discover (fixture, "/site");
  g_assert_cmpstr (candidate_at (found, 0)->title, ==, "Below");

  fixture->n_requests = 0;
  fixture_serve (fixture, "/a", PAGE_TYPE, "<meta http-equiv=refresh content='0;/b'>");
  fixture_serve (fixture, "/b", PAGE_TYPE, "<meta http-equiv=refresh content='0;/c'>");
  fixture_serve (fixture, "/c", PAGE_TYPE, "<meta http-equiv=refresh content='0;/d'>");
  fixture_serve (fixture, "/d", PAGE_TYPE, "<meta http-equiv=refresh content='0;/a'>");
  none = fixture_discover (fixture, url, &error);
  g_assert_error (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NO_FEED);
  g_assert_cmpuint (fixture->n_requests, <=, 8);
}

static void
test_consent (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = fixture_url (fixture, "/@tide");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  Route *route = fixture_serve_status (fixture, "/@tide", 302);

  route->location = g_strdup ("/consent?continue=/@tide");
  fixture_serve (fixture, "/consent", PAGE_TYPE, "<form><button>Accept all</button></form>");
  found = fixture_discover (fixture, url, &error);
  g_assert_error (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_CONSENT);
  g_assert_nonnull (strstr (error->message, "consent"));
  g_assert_cmpuint (fixture->n_requests, ==, 2);

  /* A place of another name, which says it by its form. */
  g_clear_error (&error);
  fixture->n_requests = 0;
  route->location = (g_free (route->location), g_strdup ("/m?continue=/@tide"));
  fixture_serve (fixture, "/m", PAGE_TYPE, "<form action=https://consent.video.example/save>");
  found = fixture_discover (fixture, url, &error);
  g_assert_error (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_CONSENT);
  g_assert_cmpuint (fixture->n_requests, ==, 2);
}

/* --- What is there already --- */

static void
test_known (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autofree char *slash = g_strconcat (fixture->base, "/feed.xml/#top", NULL);
  g_autofree char *https = g_strconcat ("https", fixture->base + 4, "/feed.xml", NULL);
  g_autofree char *shouted = g_ascii_strup (fixture->base, -1);
  g_autofree char *scheme = g_strconcat (shouted, "/feed.xml", NULL);
  const char *others[] = { slash, https, scheme };

  serve_rss (fixture, "/feed.xml", "Paper", 2);
  publication = fixture_subscribe (fixture, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GPtrArray) found = fixture_discover (fixture, others[i], &error);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (BylinePublication) again = NULL;

      g_test_message ("%s", others[i]);
      g_assert_error (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED);
      g_clear_error (&error);
      byline_library_subscribe_async (fixture->library, others[i], BYLINE_NETWORK_PRIVATE, NULL,
                                      NULL, fixture_cb, &result);
      fixture_wait (&result);
      again = byline_library_subscribe_finish (fixture->library, result, &error);
      g_assert_error (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED);
      g_clear_error (&error);
    }
  g_assert_cmpuint (((Route *) g_hash_table_lookup (fixture->routes, "/feed.xml"))->n_requests, ==,
                    1);
}

/* --- Several at once --- */

static BylineSubscribeReport *
subscribe_several (Fixture *fixture, GPtrArray *candidates, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_subscribe_several_async (fixture->library, candidates, NULL, NULL, fixture_cb,
                                          &result);
  fixture_wait (&result);
  return byline_library_subscribe_several_finish (fixture->library, result, error);
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  static const char html[] =
    "<html><head>"
    "<link rel=alternate type=application/rss+xml href=/world.xml>"
    "<link rel=alternate type=application/atom+xml href=/world-again.xml>"
    "<link rel=alternate type=application/rss+xml href=/sport.xml>"
    "<link rel=alternate type=application/rss+xml title='Comments' href=/talk.xml></head></html>";
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineSubscribeReport) report = NULL;
  g_autoptr (BylineSubscribeReport) again = NULL;
  const BylinePublication *publication;

  fixture_serve (fixture, "/site", PAGE_TYPE, html);
  serve_rss (fixture, "/world.xml", "The Paper: World", 2);
  serve_rss (fixture, "/world-again.xml", "The Paper: World", 2);
  serve_rss (fixture, "/sport.xml", "The Paper: Sport", 3);
  serve_rss (fixture, "/talk.xml", "Talk", 1);
  found = discover (fixture, "/site");
  g_assert_cmpuint (found->len, ==, 4);
  g_assert_true (candidate_at (found, 1)->is_alternate);
  g_assert_false (candidate_at (found, 2)->is_alternate);
  g_assert_true (candidate_at (found, 3)->is_comments);

  g_ptr_array_remove_index (found, 3);
  g_ptr_array_remove_index (found, 1);
  report = subscribe_several (fixture, found, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->publications->len, ==, 1);
  g_assert_cmpuint (report->added->len, ==, 2);
  g_assert_cmpuint (report->failures->len, ==, 0);
  publication = g_ptr_array_index (report->publications, 0);
  g_assert_cmpstr (publication->name, ==, "The Paper");
  g_assert_cmpuint (publication->feeds->len, ==, 2);
  g_assert_cmpstr (((BylineFeed *) g_ptr_array_index (publication->feeds, 0))->section, ==,
                   "World");
  g_assert_cmpstr (((BylineFeed *) g_ptr_array_index (publication->feeds, 1))->section, ==,
                   "Sport");

  again = subscribe_several (fixture, found, &error);
  g_assert_null (again);
  g_assert_error (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_ALREADY_SUBSCRIBED);
}

/* More than may be asked: the others can be chosen all the same. */
static void
test_very_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) html = g_string_new ("<html><body>");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineSubscribeReport) report = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *path = g_strdup_printf ("/feeds/%u.xml", i);
      g_autofree char *title = g_strdup_printf ("Part %u", i);

      g_string_append_printf (html, "<a href='%s'>%s</a>", path, title);
      if (i != 9)
        serve_rss (fixture, path, title, i + 1);
    }
  fixture_serve (fixture, "/site", PAGE_TYPE, html->str);
  found = discover (fixture, "/site");
  g_assert_cmpuint (found->len, ==, 12);
  g_assert_false (candidate_at (found, 6)->is_unread);
  g_assert_true (candidate_at (found, 7)->is_unread);
  g_assert_cmpstr (candidate_at (found, 11)->title, ==, "Part 11");
  report = subscribe_several (fixture, found, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added->len, ==, 11);
  g_assert_cmpuint (report->failures->len, ==, 1);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/library/discovery/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("profile", test_profile);
  ADD ("below", test_below);
  ADD ("order", test_order);
  ADD ("sitemap", test_sitemap);
  ADD ("microformats", test_microformats);
  ADD ("soft-404", test_soft_404);
  ADD ("icon-page", test_icon_page);
  ADD ("link-header", test_link_header);
  ADD ("onward", test_onward);
  ADD ("onward-to-nothing", test_onward_to_nothing);
  ADD ("consent", test_consent);
  ADD ("known", test_known);
  ADD ("several", test_several);
  ADD ("very-many", test_very_many);
  ADD ("page", test_page);
  ADD ("page-refresh", test_page_refresh);
  ADD ("page-changes", test_page_changes);
  ADD ("page-refusals", test_page_refusals);
  return g_test_run ();
}
