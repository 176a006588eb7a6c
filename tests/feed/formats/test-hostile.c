/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-error.h"
#include "byline-feed-parser.h"
#include "byline-text.h"

#include <string.h>

#define HEAD "<rss version='2.0'><channel><title>T</title>"
#define FOOT "</channel></rss>"

static BylineFeedDocument *
parse (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  BylineFeedDocument *document = byline_feed_parse (text, length, "https://x.example/f", NULL,
                                                    &error);

  g_assert_true ((document == NULL) == (error != NULL));
  return document;
}

static void
append_times (GString *out, const char *text, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (out, text);
}

static void
test_billion_laughs (void)
{
  g_autoptr (GString) xml = g_string_new ("<!DOCTYPE rss [<!ENTITY l0 \"lol\">");
  g_autoptr (BylineFeedDocument) document = NULL;

  for (guint i = 1; i < 10; i++)
    {
      g_string_append_printf (xml, "<!ENTITY l%u \"", i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (xml, "&l%u;", i - 1);
      g_string_append (xml, "\">");
    }
  g_string_append (xml, "]><rss version='2.0'><channel><title>&l9; &l0;</title></channel></rss>");
  document = parse (xml->str, xml->len);
  g_assert_nonnull (document);
  g_assert_cmpstr (document->title, ==, "&l9; lol");
  g_assert_cmpuint (document->warnings->len, ==, 1);
}

/* One long entity, used often: its text is bounded in all. */
static void
test_quadratic_blowup (void)
{
  g_autoptr (GString) xml = g_string_new ("<!DOCTYPE rss [<!ENTITY a \"");
  g_autoptr (BylineFeedDocument) document = NULL;

  append_times (xml, "a", 250);
  g_string_append (xml, "\">]><rss version='2.0'><channel><item><description>");
  append_times (xml, "&a;", 300000);
  g_string_append (xml, "</description></item></channel></rss>");
  document = parse (xml->str, xml->len);
  g_assert_nonnull (document);
  g_assert_cmpuint (strlen (
                      ((BylineFeedItem *) g_ptr_array_index (document->items, 0))->content_html),
                    <, 4 * 1024 * 1024);
}

static void
test_external_entities (void)
{
  static const char xml[] =
    "<!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/passwd\"><!ENTITY % p SYSTEM "
    "\"http://127.0.0.1:1/x.dtd\"> %p;]>" HEAD "<item><title>a&f;b</title></item>" FOOT;
  g_autoptr (BylineFeedDocument) document = parse (xml, sizeof xml - 1);

  g_assert_nonnull (document);
  g_assert_cmpstr (((BylineFeedItem *) g_ptr_array_index (document->items, 0))->title, ==, "a&f;b");
  g_assert_cmpuint (document->warnings->len, ==, 1);
}

static void
test_deep_xml (void)
{
  g_autoptr (GString) xml = g_string_new ("<rss version='2.0'><channel>");
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineFeedDocument) document = NULL;

  append_times (xml, "<a>", 100000);
  document = byline_feed_parse (xml->str, xml->len, NULL, NULL, &error);
  g_assert_null (document);
  g_assert_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NESTING);
}

/* What came before is kept. */
static void
test_deep_item (void)
{
  g_autoptr (GString)
    xml = g_string_new (HEAD "<item><title>First</title></item><item><description>");
  g_autoptr (BylineFeedDocument) document = NULL;

  append_times (xml, "<b>", 100000);
  append_times (xml, "</b>", 100000);
  g_string_append (xml, "</description></item>" FOOT);
  document = parse (xml->str, xml->len);
  g_assert_nonnull (document);
  g_assert_cmpuint (document->items->len, ==, 1);
  g_assert_cmpuint (document->warnings->len, >, 0);
}

static void
test_deep_json (void)
{
  g_autoptr (GString)
    json = g_string_new ("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":");
  g_autoptr (GError) error = NULL;

  append_times (json, "[", 100000);
  g_assert_null (byline_feed_parse (json->str, json->len, NULL, NULL, &error));
  g_assert_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NESTING);
}

static void
test_long_title (void)
{
  gsize length = 20 * 1024 * 1024;
  g_autoptr (GString) xml = g_string_sized_new (length + 200);
  g_autoptr (BylineFeedDocument) document = NULL;

  g_string_append (xml, HEAD "<item><title>");
  g_string_set_size (xml, xml->len + length);
  memset (xml->str + xml->len - length, 'x', length);
  g_string_append (xml, "</title><guid>");
  append_times (xml, "0123456789", 1000);
  g_string_append (xml, "</guid></item>" FOOT);
  document = parse (xml->str, xml->len);
  g_assert_nonnull (document);
  g_assert_cmpuint (document->items->len, ==, 1);
  g_assert_cmpint (
    g_utf8_strlen (((BylineFeedItem *) g_ptr_array_index (document->items, 0))->title, -1), ==,
    BYLINE_TEXT_MAX_HEADLINE);
  g_assert_cmpuint (strlen (((BylineFeedItem *) g_ptr_array_index (document->items, 0))->id), <,
                    100);
}

/* What is too long to be a language is none; it is not cut within a character. */
static void
test_long_language (void)
{
  g_autoptr (GString)
    text = g_string_new ("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"e");
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineFeedDocument) document = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "ü");
  g_string_append (text, "\"><title>T</title><entry><id>1</id><title>One</title></entry></feed>");
  document = byline_feed_parse (text->str, text->len, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (document->language);
}

static void
test_many_items (void)
{
  g_autoptr (GString) xml = g_string_new (HEAD);
  g_autoptr (BylineFeedDocument) document = NULL;

  append_times (xml, "<item><title>x</title></item>", BYLINE_FEED_MAX_ITEMS + 5);
  g_string_append (xml, FOOT);
  document = parse (xml->str, xml->len);
  g_assert_cmpuint (document->items->len, ==, BYLINE_FEED_MAX_ITEMS);
  g_assert_cmpuint (document->warnings->len, ==, 1);
}

static void
test_too_large (void)
{
  gsize length = (gsize) BYLINE_FEED_MAX_BYTES + 1;
  g_autofree char *data = g_malloc0 (length);
  g_autoptr (GError) error = NULL;

  g_assert_null (byline_feed_parse (data, length, NULL, NULL, &error));
  g_assert_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_TOO_LARGE);
}

/* Each of these, unclosed and repeated, costs a careless reader the square of its length. */
static void
test_linear (void)
{
  static const char *const bombs[] = {
    "<item>",
    "<title>",
    "</x>",
    "&",
    "<![CDATA[",
    "<!--",
    "<!DOCTYPE x [",
    "<a b='",
    "<x:y>",
    "<author>",
    "<media:group>",
    "<link href='a' href='b'/>",
    "<category>a</category>",
    "<?x",
    "<dc:creator>A</dc:creator>",
    "<description>&x;",
    "<item xml:base='a'>",
    "<category term='b' xmlns:q='urn:q'/>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autoptr (GString) xml = g_string_new (HEAD "<item>");
      g_autoptr (BylineFeedDocument) document = NULL;
      gint64 begin = g_get_monotonic_time ();

      append_times (xml, bombs[i], 10000);
      document = parse (xml->str, xml->len);
      g_test_message ("%s: %d ms", bombs[i], (int) ((g_get_monotonic_time () - begin) / 1000));
      g_assert_cmpint (g_get_monotonic_time () - begin, <, 10 * G_USEC_PER_SEC);
    }
}

/* Cut anywhere, a feed gives a document or an error. */
static void
test_truncations (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "feed", "fixtures", "atom-1.0.xml",
                                                 NULL);
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  for (gsize i = 0; i < length; i += 7)
    {
      g_autofree char *copy = g_memdup2 (data, MAX (i, 1));
      g_autoptr (BylineFeedDocument) document = parse (copy, i);
      g_autofree char *json = document != NULL ? byline_feed_document_to_json (document, FALSE)
                                               : NULL;
    }
}

/* An element with hundreds of thousands of attributes, quoted in either way: it costs what its length does. */
static void
test_many_attributes (void)
{
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GString) xml = g_string_new (HEAD "<item");
      g_autoptr (BylineFeedDocument) document = NULL;

      for (guint i = 0; i < 300000; i++)
        g_string_append_printf (xml, round == 0 ? " a%u=''" : " a%u=\">\"", i);
      g_string_append (xml, "><title>One</title></item><item><title>Two</title></item>" FOOT);
      document = parse (xml->str, xml->len);
      g_assert_nonnull (document);
      g_assert_cmpuint (document->items->len, ==, 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/hostile/billion-laughs", test_billion_laughs);
  g_test_add_func ("/feed/hostile/quadratic-blowup", test_quadratic_blowup);
  g_test_add_func ("/feed/hostile/external-entities", test_external_entities);
  g_test_add_func ("/feed/hostile/deep-xml", test_deep_xml);
  g_test_add_func ("/feed/hostile/deep-item", test_deep_item);
  g_test_add_func ("/feed/hostile/deep-json", test_deep_json);
  g_test_add_func ("/feed/hostile/long-title", test_long_title);
  g_test_add_func ("/feed/hostile/long-language", test_long_language);
  g_test_add_func ("/feed/hostile/many-attributes", test_many_attributes);
  g_test_add_func ("/feed/hostile/many-items", test_many_items);
  g_test_add_func ("/feed/hostile/too-large", test_too_large);
  g_test_add_func ("/feed/hostile/linear", test_linear);
  g_test_add_func ("/feed/hostile/truncations", test_truncations);
  return g_test_run ();
}
