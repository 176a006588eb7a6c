/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib-object.h>
#include <string.h>

#include "byline-error.h"
#include "byline-extractor.h"
#include "byline-page-listing.h"

static BylineFeedDocument *
read_index (const char *html, const char *url)
{
  g_autoptr (GError) error = NULL;
  BylineFeedDocument *document = byline_page_parse_listing (html, strlen (html), url, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  g_assert_cmpstr (document->format, ==, BYLINE_FEED_FORMAT_PAGE);
  return document;
}

static void
assert_no_index (const char *html, const char *url)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (byline_page_parse_listing (html, strlen (html), url, NULL, &error));
  g_assert_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NOT_A_FEED);
}

/* "Headline | address | standfirst | picture | sections | authors | date", a line a story. */
static char *
outline (const BylineFeedDocument *document)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < document->items->len; i++)
    {
      const BylineFeedItem *item = g_ptr_array_index (document->items, i);

      g_string_append_printf (out, "%s | %s", item->title, item->url);
      g_string_append_printf (out, " | %s", item->summary != NULL ? item->summary : "-");
      g_string_append_printf (out, " | %s", item->image != NULL ? item->image->url : "-");
      g_string_append (out, " |");
      for (guint j = 0; j < item->tags->len; j++)
        g_string_append_printf (out, " %s", (char *) g_ptr_array_index (item->tags, j));
      g_string_append (out, " |");
      for (guint j = 0; j < item->authors->len; j++)
        {
          const BylineAuthor *author = g_ptr_array_index (item->authors, j);

          g_string_append_printf (out, " %s", author->name);
        }
      g_string_append_printf (out, " | %" G_GINT64_FORMAT "\n", item->published);
    }
  return g_string_free (out, FALSE);
}

static void
assert_outline (const BylineFeedDocument *document, const char *expected)
{
  g_autofree char *found = outline (document);
  g_auto (GStrv) a = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) b = g_strsplit (found, "\n", -1);

  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
    g_assert_cmpstr (b[i], ==, a[i]);
  g_assert_cmpuint (g_strv_length (b), ==, g_strv_length (a));
}

static const char front_page[] =
  "<!doctype html><html lang=en><head><title>The Quay - News from the water</title>"
  "<meta property='og:site_name' content='The Quay'><meta property='og:type' content='website'>"
  "<link rel=icon href=/icon.png></head><body>"
  "<header><nav><a href=/world>World and its waters</a><a href=/work>Work on the water</a></nav>"
  "</header><main>"
  "<section><h2><a href=/world>World</a></h2>"
  "<article class=card><a href='/world/cranes-stand-still-in-hale?utm_source=front'>"
  "<img src=/p/cranes.jpg width=600 height=400 alt=''></a>"
  "<span class=kicker>Hale</span><h3><a href='/world/cranes-stand-still-in-hale'>Cranes stand "
  "still in Hale</a></h3><p class=dek>Nobody minds, and the fog helps.</p>"
  "<p class=byline>By Ada Fern and Bo Moss</p>"
  "<time datetime=2021-09-30T08:15:00Z>16h</time></article>"
  "<article class=card><h3><a href=/world/a-railway-that-counts-sheep>A railway that counts "
  "sheep</a></h3><p>The signal box at Lower Wick keeps a list of them.</p></article>"
  "<article class=card><h3><a href=/world/fog-sells-well-this-year>Fog sells well this year</a>"
  "</h3></article></section>"
  "<section><h2>Workplace</h2>"
  "<article class=card><h3><a href=/work/a-desk-of-ones-own>A desk of one's own</a></h3>"
  "<p>Why offices shrink from the inside.</p></article>"
  "<article class=card><h3><a href=/work/lamps-go-out-in-reed>Lamps go out in Reed</a></h3>"
  "</article></section></main>"
  "<aside class=most-read><h2>Most read</h2><ol><li><a href=/world/old-story-of-a-lost-anchor>The "
  "old story of a lost anchor</a></li></ol></aside>"
  "<footer><a href=/about-the-quay-and-its-people>About the Quay and its people</a></footer>"
  "</body></html>";

static void
test_front_page (void)
{
  g_autoptr (BylineFeedDocument) document = read_index (front_page, "https://quay.example/");

  g_assert_cmpstr (document->title, ==, "The Quay");
  g_assert_cmpstr (document->home_page_url, ==, "https://quay.example/");
  g_assert_cmpstr (document->language, ==, "en");
  g_assert_cmpstr (document->icon, ==, "https://quay.example/icon.png");
  assert_outline (
    document,
    "Cranes stand still in Hale | https://quay.example/world/cranes-stand-still-in-hale | Nobody "
    "minds, and the fog helps. | https://quay.example/p/cranes.jpg | Hale | Ada Fern Bo Moss | "
    "1632989700\n"
    "A railway that counts sheep | https://quay.example/world/a-railway-that-counts-sheep | The "
    "signal box at Lower Wick keeps a list of them. | - | World | | 0\n"
    "Fog sells well this year | https://quay.example/world/fog-sells-well-this-year | - | - | "
    "World "
    "| | 0\n"
    "A desk of one's own | https://quay.example/work/a-desk-of-ones-own | Why offices shrink from "
    "the inside. | - | Workplace | | 0\n"
    "Lamps go out in Reed | https://quay.example/work/lamps-go-out-in-reed | - | - | Workplace | | "
    "0\n");
}

/* Cards that are one link each, on a section's page. */
static void
test_section_page (void)
{
  static const char html[] =
    "<html><head><title>China | The Quay</title><meta property=og:site_name content='The Quay'>"
    "</head><body><h1>China</h1><p>All that we know of the country's harbours.</p><div class=list>"
    "<a class=tile href=/2021/09/30/tea-by-rail><div class=pic><picture><source "
    "srcset='/t-1400.jpg "
    "1400w, /t-400.jpg 400w'><img alt=Tea></picture></div><h2>Tea travels by rail again</h2>"
    "<div class=text>Three trains a week leave the hills with forty chests each.</div></a>"
    "<a class=tile href=/2021/09/29/the-ferry><h2>The ferry that nobody takes</h2></a>"
    "<a class=tile href=/2021/09/28/lanterns><h2>Lanterns for the long wall</h2></a></div>"
    "<a rel=next href=/china/page/2>Older stories about China</a></body></html>";
  g_autoptr (BylineFeedDocument) document = read_index (html, "https://quay.example/china");

  g_assert_cmpstr (document->title, ==, "The Quay: China");
  assert_outline (document,
                  "Tea travels by rail again | https://quay.example/2021/09/30/tea-by-rail | Three "
                  "trains a week leave the hills with forty chests each. | "
                  "https://quay.example/t-1400.jpg | China | | 1632960000\n"
                  "The ferry that nobody takes | https://quay.example/2021/09/29/the-ferry | - | - "
                  "| China | | 1632873600\n"
                  "Lanterns for the long wall | https://quay.example/2021/09/28/lanterns | - | - | "
                  "China | | 1632787200\n");
}

static void
test_author_page (void)
{
  static const char html[] =
    "<html><head><title>Ada Fern, Author at The Quay</title><meta property=og:site_name "
    "content='The Quay'><meta property=og:type content=profile></head><body><main>"
    "<div class=author-head><img src=/u/ada.jpg><h1>Ada Fern</h1><div class=bio>Ada Fern is a "
    "reporter. She has lived near water all her life, and writes about those who do, too.</div>"
    "</div><ul class=stories>"
    "<li><h2><a href=/stories/4711-quiet-ports>Quiet ports learn to wait</a></h2>"
    "<span class=date>30 September 2021</span></li>"
    "<li><h2><a href=/stories/4712-railways>The railway that counts sheep</a></h2>"
    "<span class=date>28 September 2021</span></li>"
    "<li><h2><a href=/stories/4713-anchors>Where the anchors go</a></h2></li>"
    "</ul></main></body></html>";
  g_autoptr (BylineFeedDocument) document = read_index (html, "https://quay.example/author/ada");
  const BylineAuthor *author;

  g_assert_cmpstr (document->title, ==, "The Quay: Ada Fern");
  g_assert_cmpuint (document->authors->len, ==, 1);
  author = g_ptr_array_index (document->authors, 0);
  g_assert_cmpstr (author->name, ==, "Ada Fern");
  g_assert_cmpstr (author->url, ==, "https://quay.example/author/ada");
  assert_outline (document,
                  "Quiet ports learn to wait | https://quay.example/stories/4711-quiet-ports | - | "
                  "- | | | 1632960000\n"
                  "The railway that counts sheep | https://quay.example/stories/4712-railways | - "
                  "| - | | | 1632787200\n"
                  "Where the anchors go | https://quay.example/stories/4713-anchors | - | - | | | "
                  "0\n");
}

/* A list of links to other sites: headlines without headings, the rest in rows behind them. */
static void
test_links_elsewhere (void)
{
  static const char html[] =
    "<html><head><title>Links of the day</title></head><body><table>"
    "<tr class=item><td>1.</td><td class=title><a "
    "href='https://a.example/2021/why-ropes-break'>Why "
    "ropes break when it rains</a></td></tr><tr><td></td><td class=sub>90 points by <a class=user "
    "href='/user?id=moss'>moss</a> <time datetime='2021-09-30T08:00:00Z'>2h</time> <a "
    "href='/item?id=1'>14 remarks</a></td></tr>"
    "<tr class=item><td>2.</td><td class=title><a "
    "href='https://b.example/knots-of-the-north'>Knots "
    "of the north, and how to undo them</a></td></tr><tr><td></td><td class=sub>70 points</td></tr>"
    "<tr class=item><td>3.</td><td class=title><a href='https://c.example/x'>A short history of "
    "the bollard</a></td></tr><tr><td></td><td class=sub>60 points</td></tr>"
    "<tr class=item><td>4.</td><td class=title><a href='https://d.example/sails-that-sing'>Sails "
    "that sing at night</a></td></tr><tr><td></td><td class=sub>50 points</td></tr>"
    "<tr class=item><td>5.</td><td class=title><a href='https://e.example/2021/tar'>All that tar "
    "is "
    "good for, in one table</a></td></tr><tr><td></td><td class=sub>50 points</td></tr>"
    "</table></body></html>";
  g_autoptr (BylineFeedDocument) document = read_index (html, "https://links.example/");

  g_assert_cmpstr (document->title, ==, "Links of the day");
  g_assert_cmpuint (document->items->len, ==, 5);
  g_assert_cmpint (((BylineFeedItem *) g_ptr_array_index (document->items, 0))->published, ==,
                   1632988800);
  g_assert_cmpstr (((BylineFeedItem *) g_ptr_array_index (document->items, 2))->url, ==,
                   "https://c.example/x");
}

/* A blog's front page that tells its posts in full. */
static void
test_full_posts (void)
{
  static const char post[] =
    "<article class=post><h2 class=entry-title><a href='/%s/'>%s</a></h2><div class=entry-content>"
    "<p>The kettle was the first to go, and nobody had thought of it for a long time, although it "
    "had stood on the stove since the spring. </p><p>When it was gone we looked at the stove, and "
    "at each other, and one of us said that a lid was still there, which was true.</p><p>So we "
    "kept the lid. It lies on the shelf beside the window, where the light falls on it in the "
    "afternoon, and it does no harm to anybody.</p></div><p class=entry-meta><a rel=category "
    "href=/category/kitchen>Kitchen</a></p></article>";
  g_autoptr (GString) html = g_string_new ("<title>Tinkers</title><body><main>");
  g_autoptr (BylineFeedDocument) document = NULL;
  const BylineFeedItem *item;

  g_string_append_printf (html, post, "how-we-lost-a-kettle", "How we lost a kettle");
  g_string_append_printf (html, post, "how-we-kept-a-lid", "How we kept a lid");
  g_string_append_printf (html, post, "a-shelf-for-one-thing", "A shelf for one thing");
  document = read_index (html->str, "https://tinker.example/");
  g_assert_cmpuint (document->items->len, ==, 3);
  item = g_ptr_array_index (document->items, 1);
  g_assert_cmpstr (item->title, ==, "How we kept a lid");
  g_assert_true (g_str_has_prefix (item->summary, "The kettle was the first to go"));
  g_assert_cmpstr (g_ptr_array_index (item->tags, 0), ==, "Kitchen");
}

/* An edited headline makes no new story, nor do tracking parameters. */
static void
test_identity (void)
{
  g_autoptr (BylineFeedDocument) document = read_index (front_page, "https://quay.example/");
  g_autoptr (GString) edited = g_string_new (front_page);
  g_autoptr (BylineFeedDocument) later = NULL;
  const BylineFeedItem *before = g_ptr_array_index (document->items, 1);
  const BylineFeedItem *after;

  g_string_replace (edited, "A railway that counts sheep", "The railway that counted sheep", 0);
  g_string_replace (edited, "/world/a-railway-that-counts-sheep",
                    "/world/a-railway-that-counts-sheep?utm_medium=x", 0);
  later = read_index (edited->str, "https://quay.example/");
  after = g_ptr_array_index (later->items, 1);
  g_assert_cmpstr (after->title, ==, "The railway that counted sheep");
  g_assert_cmpstr (after->id, ==, before->id);
  g_assert_cmpstr (after->url, ==, before->url);
}

static void
test_no_index (void)
{
  static const char story[] =
    "<html><head><title>Fog sells well</title></head><body><h1>Fog sells well this year, say those "
    "who sell it</h1><p>A bottle of it costs three crowns at the quay, and four in the town above "
    "it, where there is less.</p><p>It keeps for a week, if the cork is good. Most corks are not, "
    "and so the trade never stops.</p><p>In winter the bottles stand in rows. Nobody has counted "
    "them, but the harbour master says that there are many.</p><p>He has one himself. It is on the "
    "sill of his office, and it is empty now.</p><h2>Read next</h2>"
    "<div><h3><a href=/world/cranes-stand-still-in-hale>Cranes stand still in Hale</a></h3>"
    "<h3><a href=/world/a-railway-that-counts-sheep>A railway that counts sheep</a></h3>"
    "<h3><a href=/work/a-desk-of-ones-own>A desk of one's own</a></h3></div></body></html>";
  static const char menu[] =
    "<title>Log in</title><body><form><input name=a></form><ul><li><a href=/a>Home</a><li><a "
    "href=/b>About us</a><li><a href=/c>Contact</a><li><a href=/d>Imprint and privacy</a></ul>";

  assert_no_index (story, "https://quay.example/world/fog-sells-well-this-year");
  assert_no_index (menu, "https://quay.example/login");
  assert_no_index ("<p>Nothing here.", NULL);
  assert_no_index ("\211PNG\r\n\032\n", "https://quay.example/");
}

/* A page that lists stories is none itself. */
static void
test_no_article (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (byline_article_extract (front_page, strlen (front_page), "https://quay.example/",
                                         NULL, &error));
  g_assert_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NO_ARTICLE);
  g_assert_nonnull (strstr (error->message, "lists stories"));
}

/* No fixture of a story is taken for a list. */
static void
test_stories (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "article", "fixtures", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *html = NULL;
      gsize length;

      if (!g_str_has_suffix (name, ".html"))
        continue;
      g_test_message ("%s", name);
      g_assert_true (g_file_get_contents (path, &html, &length, NULL));
      g_assert_null (
        byline_page_parse_listing (html, length, "https://paper.example/stories/page", NULL, NULL));
    }
}

/* Ten thousand stories: bounded in number. */
static void
test_bounded (void)
{
  g_autoptr (GString) html = g_string_new ("<title>All</title><body>");
  g_autoptr (BylineFeedDocument) document = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (html,
                            "<div><h2><a href='/story-of-the-day-%u'>Story of the day number "
                            "%u</a></h2>",
                            i, i);
  document = read_index (html->str, "https://quay.example/all");
  g_assert_cmpuint (document->items->len, ==, BYLINE_PAGE_INDEX_MAX_STORIES);
}

/* The front page of a paper whose stories are cards with all that a story has. */
static void
test_paper_front (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "article", "listing",
                                                 "paper-front.html", NULL);
  g_autofree char *html = NULL;
  g_autoptr (BylineFeedDocument) document = NULL;

  g_assert_true (g_file_get_contents (path, &html, NULL, NULL));
  document = read_index (html, "https://quayside.example/");
  assert_outline (
    document, "A harbour counts its lamps | https://quayside.example/china/harbour-lamps | Nobody "
              "knew how many "
              "there were, until one went out. | "
              "https://quayside.example/media-library/lamps-at-the-quay.jpg?id=27613541&width=1245 "
              "| China | Ida "
              "Strand | 0\n"
              "The desk that nobody books | https://quayside.example/workplace/story-11 | It "
              "stands at the window "
              "all the same. | "
              "https://quayside.example/media-library/desk.jpg?id=276111&width=1245 | Workplace | "
              "Jo Keel | 0\n"
              "What a rope knows about its load | https://quayside.example/enterprise/story-13 | "
              "Sensors come to "
              "the quay, whether anybody wants them or not. | "
              "https://quayside.example/media-library/rope.jpg?id=276113&width=1245 | Enterprise | "
              "Di Reed | 0\n"
              "An office of chairs alone | https://quayside.example/workplace/story-14 | Meetings "
              "have become "
              "shorter since the tables were sold. | "
              "https://quayside.example/media-library/chairs.jpg?id=276114&width=1245 | Workplace "
              "| Jo Keel | 0\n"
              "The law of unclaimed buoys | https://quayside.example/policy/story-15 | The sea has "
              "a year to fetch "
              "them. | https://quayside.example/media-library/buoy.jpg?id=276115&width=1245 | "
              "Policy | Ida Strand "
              "| 0\n");
  {
    const BylineFeedItem *item = g_ptr_array_index (document->items, 1);
    const BylineAuthor *author = g_ptr_array_index (item->authors, 0);

    g_assert_cmpstr (author->bio, ==,
                     "Jo Keel (@jokeel) writes about work at Quayside. He can be reached at "
                     "jo@quayside.example.");
    g_assert_cmpstr (author->avatar, ==,
                     "https://quayside.example/media-library/jo.jpg?id=11&width=60");
    g_assert_cmpuint (author->contacts->len, ==, 2);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/index/front-page", test_front_page);
  g_test_add_func ("/article/index/section-page", test_section_page);
  g_test_add_func ("/article/index/author-page", test_author_page);
  g_test_add_func ("/article/index/links-elsewhere", test_links_elsewhere);
  g_test_add_func ("/article/index/full-posts", test_full_posts);
  g_test_add_func ("/article/index/identity", test_identity);
  g_test_add_func ("/article/index/no-index", test_no_index);
  g_test_add_func ("/article/index/no-article", test_no_article);
  g_test_add_func ("/article/index/stories", test_stories);
  g_test_add_func ("/article/index/bounded", test_bounded);
  g_test_add_func ("/article/listing/paper-front", test_paper_front);
  return g_test_run ();
}
