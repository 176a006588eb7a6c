/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages whose stories are marked up: http://microformats.org/wiki/h-feed, h-entry. */
#include "byline-error.h"
#include "byline-feed-parser.h"

#include <string.h>

#define URL "https://site.example/notes/"

static BylineFeedDocument *
parse (const char *html)
{
  g_autoptr (GError) error = NULL;
  BylineFeedDocument *document = byline_feed_parse (html, strlen (html), URL, "text/html", &error);

  g_assert_true ((document == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_IS_A_PAGE);
  return document;
}

static const BylineFeedItem *
item (const BylineFeedDocument *document, guint i)
{
  g_assert_nonnull (document);
  g_assert_cmpuint (i, <, document->items->len);
  return g_ptr_array_index (document->items, i);
}

/* "All properties are optional": a link alone is an entry. */
static void
test_implied (void)
{
  g_autoptr (BylineFeedDocument) document = parse (
    "<html><title>Page</title><ul class='h-feed'><li class='h-entry'><a href='a'>One</a>"
    "<li><a class='h-entry' href='b'>Two</a></ul></html>");

  g_assert_cmpstr (document->format, ==, "h-feed");
  g_assert_cmpstr (document->title, ==, "Page");
  g_assert_cmpstr (document->home_page_url, ==, URL);
  g_assert_cmpuint (document->items->len, ==, 2);
  g_assert_cmpstr (item (document, 0)->title, ==, "One");
  g_assert_cmpstr (item (document, 0)->url, ==, URL "a");
  g_assert_cmpstr (item (document, 1)->title, ==, "Two");
  g_assert_cmpstr (item (document, 1)->url, ==, URL "b");
}

/* Several entries make a feed without one; one alone is a story's own page. */
static void
test_without_feed (void)
{
  g_autoptr (BylineFeedDocument) two = parse (
    "<html><p class='h-entry'><b class='p-name'>A</b></p><p class='h-entry'>B</p></html>");
  g_autoptr (BylineFeedDocument)
    one = parse ("<html><p class='h-entry'><b class='p-name'>A</b></p></html>");
  g_autoptr (BylineFeedDocument) none = parse ("<html><p class='h-100 hentry'>A</p></html>");

  g_assert_cmpstr (item (two, 0)->title, ==, "A");
  g_assert_cmpstr (item (two, 1)->title, ==, "B");
  g_assert_null (one);
  g_assert_null (none);
}

/* A feed proper says more than a page; its comments don't. */
static void
test_announced (void)
{
  g_autoptr (BylineFeedDocument)
    announced = parse ("<html><link rel=alternate type='application/rss+xml' href='/feed'>"
                       "<div class=h-feed><p class=h-entry>A</p></div></html>");
  g_autoptr (BylineFeedDocument) comments = parse (
    "<html><link rel=alternate type='application/rss+xml' href='/c' title='Comments'>"
    "<div class=h-feed><p class=h-entry>A</p></div></html>");

  g_assert_null (announced);
  g_assert_cmpuint (comments->items->len, ==, 1);
}

/* What is said of a reply, a photograph's author or a nested entry is not said of the story. */
static void
test_nested (void)
{
  g_autoptr (BylineFeedDocument) document = parse (
    "<html><div class='h-feed'><div class='h-entry'><a class='u-url p-name' href='a'>Story</a>"
    "<div class='u-comment h-cite'><a class='u-url p-name' href='c'>Reply</a>"
    "<time class='dt-published'>2020-01-01</time></div>"
    "<div class='h-entry'><b class='p-name'>Inner</b><p class='e-content'>x</p></div>"
    "<div class='h-card'><b class='p-name'>Nobody</b></div>"
    "<div class='p-author h-card'><b class='p-name'>Ada</b><a class='u-email' "
    "href='mailto:a@b.example'>m</a></div></div></div></html>");
  const BylineFeedItem *story = item (document, 0);
  const BylineAuthor *author;

  g_assert_cmpuint (document->items->len, ==, 1);
  g_assert_cmpstr (story->title, ==, "Story");
  g_assert_cmpstr (story->url, ==, URL "a");
  g_assert_cmpint (story->published, ==, 0);
  g_assert_null (story->content_html);
  g_assert_cmpuint (story->authors->len, ==, 1);
  author = g_ptr_array_index (story->authors, 0);
  g_assert_cmpstr (author->name, ==, "Ada");
  g_assert_cmpstr (author->email, ==, "a@b.example");
}

/* Its content is its name: a note has no headline. */
static void
test_note (void)
{
  g_autoptr (BylineFeedDocument) document = parse (
    "<html><div class='h-feed'><p class='h-entry'><span class='p-name e-content'>Just a "
    "<b>note</b><script>x</script></span></p></div></html>");

  g_assert_null (item (document, 0)->title);
  g_assert_cmpstr (item (document, 0)->content_html, ==, "Just a <b>note</b>");
}

/* The first element tells a page too. */
static void
test_fragment (void)
{
  g_autoptr (BylineFeedDocument) document = parse (
    "<base href='https://base.example/'><div class=h-feed><h1 class=p-name>F</h1>"
    "<p class=h-entry><a class=u-url href=a><img class=u-photo src=i.jpg alt=I>A</a>");

  g_assert_cmpstr (document->title, ==, "F");
  g_assert_cmpstr (item (document, 0)->url, ==, "https://base.example/a");
  g_assert_cmpstr (item (document, 0)->image->url, ==, "https://base.example/i.jpg");
  g_assert_cmpstr (item (document, 0)->image->alt, ==, "I");
}

/* Each of these costs a careless reader the square of its length. */
static void
test_linear (void)
{
  static const char *const bombs[] = {
    "<p class='h-entry'>",
    "<b class='p-name'>",
    "<b class='e-content p-summary'>",
    "<b class='p-category'>",
    "<b class='p-author h-card'>",
    "</b>",
    "<i></b>",
    "<div class='h-entry'></div>",
    "<a class='u-url' href='x'>",
    "<title>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autoptr (GString) html = g_string_new ("<html><div class='h-feed'><div class='h-entry'>");
      g_autoptr (BylineFeedDocument) document = NULL;
      gint64 begin = g_get_monotonic_time ();

      for (guint j = 0; j < 20000; j++)
        g_string_append (html, bombs[i]);
      document = parse (html->str);
      g_test_message ("%s: %d ms", bombs[i], (int) ((g_get_monotonic_time () - begin) / 1000));
      g_assert_cmpint (g_get_monotonic_time () - begin, <, 20 * G_USEC_PER_SEC);
    }
}

/* Properties in one another hold the same text; it is not read once for each. */
static void
test_shared_text (void)
{
  g_autoptr (GString) html = g_string_new ("<html><div class='h-feed'><div class='h-entry'>"
                                           "<b class='p-name'>First</b>");
  g_autoptr (BylineFeedDocument) document = NULL;
  gboolean is_said = FALSE;

  for (guint group = 0; group < 20; group++)
    {
      for (guint i = 0; i < 400; i++)
        g_string_append (html, "<i class='p-category'>");
      for (guint i = 0; i < 4000; i++)
        g_string_append (html, "a word &amp; ");
      for (guint i = 0; i < 400; i++)
        g_string_append (html, "</i>");
    }
  g_string_append (html, "</div><div class='h-entry'><a href='b'>B</a></div></div>");
  document = parse (html->str);
  g_assert_cmpuint (document->items->len, ==, 2);
  g_assert_cmpstr (item (document, 0)->title, ==, "First");
  for (guint i = 0; i < document->warnings->len; i++)
    is_said |= strstr (g_ptr_array_index (document->warnings, i), "in one another") != NULL;
  g_assert_true (is_said);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/microformats/implied", test_implied);
  g_test_add_func ("/feed/microformats/without-feed", test_without_feed);
  g_test_add_func ("/feed/microformats/announced", test_announced);
  g_test_add_func ("/feed/microformats/nested", test_nested);
  g_test_add_func ("/feed/microformats/note", test_note);
  g_test_add_func ("/feed/microformats/shared-text", test_shared_text);
  g_test_add_func ("/feed/microformats/fragment", test_fragment);
  g_test_add_func ("/feed/microformats/linear", test_linear);
  return g_test_run ();
}
