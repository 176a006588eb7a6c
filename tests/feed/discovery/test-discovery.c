/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-discovery.h"

#include <string.h>

#define URL "https://site.example/dir/page.html"

static const char page[] =
  "<!DOCTYPE html><html><head><title>A <link rel=alternate type=application/rss+xml "
  "href=/no></title>\n"
  "<script>var x = \"<link rel='alternate' type='application/rss+xml' "
  "href='/script.xml'>\";</script>\n"
  "<link rel='stylesheet' href='/style.css'>\n"
  "<link rel='alternate' type='application/rss+xml' title='Site &raquo; Comments Feed' "
  "href='/comments/feed/'>\n"
  "<LINK REL=\"Alternate\" TYPE=\"application/rss+xml; charset=utf-8\" TITLE=\"News &amp; "
  "More\" HREF=\"../rss.xml?a=1&amp;b=2\">\n"
  "<link rel='alternate' type='application/atom+xml' href='atom.xml'>\n"
  "<link rel='alternate' type='application/feed+json' title='JSON' href='/feed.json'>\n"
  "<link rel='alternate' type='application/json' href='/wp-json/wp/v2/posts/1'>\n"
  "<link rel='alternate' hreflang='de' href='/de/'>\n"
  "<link rel='apple-touch-icon' sizes='120x120' href='/touch.png'>\n"
  "<link rel='shortcut icon' href='/favicon.ico'>\n"
  "<link rel='icon' sizes='32x32 192x192' href='/icon-192.png'>\n"
  "<!-- <link rel='alternate' type='application/rss+xml' href='/commented.xml'> -->\n"
  "</head><body><a href='/rss.xml?a=1&b=2'>again</a><a href='https://other.example/blog/feed/' "
  "title='Blog'>feed</a>\n"
  "<a href='feed://pod.example/show.rss'>Podcast</a><a href='/about'>About</a><a "
  "href='javascript:feed'>x</a></body></html>";

static void
assert_link (GPtrArray *links, guint i, const char *url, const char *title)
{
  const BylineFeedLink *link;

  g_assert_cmpuint (i, <, links->len);
  link = g_ptr_array_index (links, i);
  g_assert_cmpstr (link->url, ==, url);
  g_assert_cmpstr (link->title, ==, title);
  g_assert_false (link->is_guess);
}

static void
test_page (void)
{
  g_autoptr (GPtrArray) links = byline_feed_discover (page, strlen (page), URL, "text/html");

  assert_link (links, 0, "https://site.example/rss.xml?a=1&b=2", "News & More");
  assert_link (links, 1, "https://site.example/dir/atom.xml", NULL);
  assert_link (links, 2, "https://site.example/feed.json", "JSON");
  assert_link (links, 3, "https://site.example/comments/feed/", "Site » Comments Feed");
  assert_link (links, 4, "https://other.example/blog/feed/", "Blog");
  g_assert_cmpuint (links->len, ==, 6);
  g_assert_true (g_str_has_suffix (((BylineFeedLink *) g_ptr_array_index (links, 5))->url,
                                   "pod.example/show.rss"));
}

static void
test_base (void)
{
  static const char html[] = "<base href='https://cdn.example/x/'><link rel=feed href=f>";
  g_autoptr (GPtrArray) links = byline_feed_discover (html, strlen (html), URL, NULL);

  g_assert_cmpuint (links->len, ==, 1);
  assert_link (links, 0, "https://cdn.example/x/f", NULL);
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) none = byline_feed_discover ("", 0, URL, NULL);
  g_autoptr (GPtrArray) text = byline_feed_discover ("just text <", 11, URL, NULL);
  g_autofree char *icon = byline_page_find_icon ("<p>", 3, URL);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (text->len, ==, 0);
  g_assert_null (icon);
}

static void
test_common_places (void)
{
  g_autoptr (GPtrArray) links = byline_feed_guess_common_links (URL);
  g_autoptr (GPtrArray) none = byline_feed_guess_common_links ("no address");

  g_assert_cmpuint (links->len, >, 0);
  g_assert_cmpuint (links->len, <=, 5);
  for (guint i = 0; i < links->len; i++)
    {
      const BylineFeedLink *link = g_ptr_array_index (links, i);

      g_assert_true (link->is_guess);
      g_assert_true (g_str_has_prefix (link->url, "https://site.example/"));
    }
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_places_below (void)
{
  g_autoptr (GPtrArray)
    links = byline_feed_guess_common_links ("https://site.example/blog/?page=2");

  g_assert_cmpuint (links->len, ==, 5);
  g_assert_cmpstr (((BylineFeedLink *) g_ptr_array_index (links, 0))->url, ==,
                   "https://site.example/blog/feed");
}

/* A YouTube page at a handle, which announces nothing, names its channel. */
static void
test_canonical (void)
{
  static const char html[] =
    "<link rel='canonical' href='https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv'>"
    "<link rel='alternate' type='application/rss+xml' "
    "href='https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv'>";
  const char *feed = "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv";
  g_autoptr (GPtrArray) alone = NULL;
  g_autoptr (GPtrArray) both = NULL;

  alone = byline_feed_discover (html, strstr (html, "'>") + 2 - html, URL, NULL);
  g_assert_cmpuint (alone->len, ==, 1);
  assert_link (alone, 0, feed, NULL);
  both = byline_feed_discover (html, strlen (html), URL, NULL);
  g_assert_cmpuint (both->len, ==, 1);
}

static void
test_robots (void)
{
  static const char robots[] = "User-agent: *\r\nDisallow: /x\r\n"
                               "Sitemap: https://site.example/sitemap.xml\r\n"
                               " SITEMAP:  https://site.example/sitemaps/news.xml  # hourly\r\n"
                               "sitemap: javascript:news\r\nSitemap: /more-news.xml\r\n";
  g_autofree char *place = byline_feed_robots_url (URL);
  g_autoptr (GPtrArray) links = byline_feed_news_sitemaps (robots, strlen (robots), URL);
  g_autoptr (GPtrArray) none = byline_feed_news_sitemaps (NULL, 0, URL);
  static const char *const expected[] = {
    "https://site.example/sitemaps/news.xml",
    "https://site.example/more-news.xml",
    "https://site.example/news-sitemap.xml",
  };

  g_assert_cmpstr (place, ==, "https://site.example/robots.txt");
  g_assert_cmpuint (links->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < links->len; i++)
    g_assert_cmpstr (((BylineFeedLink *) g_ptr_array_index (links, i))->url, ==, expected[i]);
  g_assert_cmpuint (none->len, ==, 1);
}

static void
test_icon (void)
{
  g_autofree char *icon = byline_page_find_icon (page, strlen (page), URL);

  g_assert_cmpstr (icon, ==, "https://site.example/icon-192.png");
}

/* RFC 8288 */
static void
test_header (void)
{
  static const char header[] =
    "<https://api.site.example/wp-json/>; rel=\"https://api.w.org/\", "
    "</comments.xml>; rel=alternate; type=application/rss+xml; title=\"All, comments\","
    "</real.xml>; rel=\"me alternate\"; type=\"application/rss+xml\"; title=\"News; \\\"all\\\"\", "
    "<>; rel=alternate; type=application/atom+xml,"
    "<atom.xml> ; REL = alternate ; TYPE = application/atom+xml ; title*=UTF-8'en'caf%c3%a9 ; x,"
    "<style.css>; rel=stylesheet, <javascript:x>; rel=alternate; type=application/rss+xml,"
    "<broken.xml; rel=alternate";
  g_autoptr (GPtrArray) links = byline_feed_discover_in_header (header, URL);
  g_autoptr (GPtrArray) none = byline_feed_discover_in_header (NULL, URL);

  g_assert_cmpuint (links->len, ==, 3);
  assert_link (links, 0, "https://site.example/real.xml", "News; \"all\"");
  assert_link (links, 1, "https://site.example/dir/atom.xml", "café");
  assert_link (links, 2, "https://site.example/comments.xml", "All, comments");
  g_assert_true (((BylineFeedLink *) g_ptr_array_index (links, 2))->is_comments);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
assert_onward (const char *html, const char *header, const char *first, const char *second)
{
  g_autoptr (GPtrArray)
    targets = byline_page_find_onward (html, strlen (html), URL, "text/html", header);

  g_assert_cmpuint (targets->len, ==, (first != NULL) + (second != NULL));
  if (first != NULL)
    g_assert_cmpstr (g_ptr_array_index (targets, 0), ==, first);
  if (second != NULL)
    g_assert_cmpstr (g_ptr_array_index (targets, 1), ==, second);
}

static void
test_onward (void)
{
  assert_onward ("<meta http-equiv=refresh content='0; url=/new/'>", NULL,
                 "https://site.example/new/", NULL);
  assert_onward ("<META HTTP-EQUIV=\"Refresh\" CONTENT=\"5;URL='https://other.example/a?b=1'\">",
                 NULL, "https://other.example/a?b=1", NULL);
  assert_onward ("<meta http-equiv=refresh content='0 ; /new'>", NULL, "https://site.example/new",
                 NULL);
  assert_onward ("<base href='/x/'><meta http-equiv=refresh content='1, url = new'>", NULL,
                 "https://site.example/x/new", NULL);
  /* It loads itself again, or only later, or not at all. */
  assert_onward ("<meta http-equiv=refresh content='10'>", NULL, NULL, NULL);
  assert_onward ("<meta http-equiv=refresh content='0; url=http://site.example/dir/page.html#x'>",
                 NULL, NULL, NULL);
  assert_onward ("<meta http-equiv=refresh content='300; url=/later'>", NULL, NULL, NULL);
  assert_onward ("<meta http-equiv=refresh content='0; url=javascript:x'>", NULL, NULL, NULL);
  assert_onward ("<title><meta http-equiv=refresh content='0; url=/t'></title>", NULL, NULL, NULL);

  assert_onward ("<link rel=canonical href=/paper/>", NULL, "https://site.example/paper/", NULL);
  assert_onward ("<link rel=canonical href='https://site.example/dir/page.html'>", NULL, NULL,
                 NULL);
  assert_onward ("<p>", "</paper/>; rel=\"canonical\"", "https://site.example/paper/", NULL);
  assert_onward ("<link rel=canonical href=/paper/><meta http-equiv=refresh content='0;/new'>",
                 "</other/>; rel=canonical", "https://site.example/new",
                 "https://site.example/paper/");
}

static void
test_consent (void)
{
  const char *asked = "https://www.video.example/@tide";

  g_assert_true (byline_page_is_consent (asked, "https://consent.video.example/m?continue=x"));
  g_assert_true (byline_page_is_consent (asked, "https://www.video.example/zustimmung/?from=x"));
  g_assert_true (
    byline_page_is_consent (asked, "https://guce.portal.example/v2/collectConsent?id=3"));
  g_assert_true (byline_page_is_consent (asked, "https://myprivacy.media.example/consent"));
  g_assert_false (byline_page_is_consent (asked, asked));
  g_assert_false (byline_page_is_consent (asked, "https://www.video.example/@tide/"));
  g_assert_false (byline_page_is_consent (asked, "https://www.video.example/consenting-adults"));
  g_assert_false (byline_page_is_consent (asked, "https://www.video.example/?q=consent"));
  g_assert_false (
    byline_page_is_consent ("https://paper.example/consent/", "https://paper.example/consent"));
}

static void
test_consent_form (void)
{
  static const char form[] =
    "<p>Before you go on<form action='https://consent.video.example/save'>";
  static const char search[] = "<form action='/search?q=consent'><form><input name=consent>";

  g_assert_true (byline_page_asks_consent (form, strlen (form), URL));
  g_assert_false (byline_page_asks_consent (search, strlen (search), URL));
}

/* Pages that list feeds say in the anchors what each is of. */
static void
test_anchor_text (void)
{
  static const char html[] =
    "<a href=/world.xml><b>World</b> &amp; more</a> <a href=/a/feed>RSS</a>"
    "<a type=application/rss+xml href=/sport>Sport";
  g_autoptr (GPtrArray) links = byline_feed_discover (html, strlen (html), URL, "text/html");

  g_assert_cmpuint (links->len, ==, 2);
  assert_link (links, 0, "https://site.example/a/feed", NULL);
  assert_link (links, 1, "https://site.example/sport", "Sport");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/discovery/page", test_page);
  g_test_add_func ("/feed/discovery/base", test_base);
  g_test_add_func ("/feed/discovery/nothing", test_nothing);
  g_test_add_func ("/feed/discovery/common-places", test_common_places);
  g_test_add_func ("/feed/discovery/places-below", test_places_below);
  g_test_add_func ("/feed/discovery/canonical", test_canonical);
  g_test_add_func ("/feed/discovery/robots", test_robots);
  g_test_add_func ("/feed/discovery/icon", test_icon);
  g_test_add_func ("/feed/discovery/header", test_header);
  g_test_add_func ("/feed/discovery/onward", test_onward);
  g_test_add_func ("/feed/discovery/consent", test_consent);
  g_test_add_func ("/feed/discovery/consent-form", test_consent_form);
  g_test_add_func ("/feed/discovery/anchor-text", test_anchor_text);
  return g_test_run ();
}
