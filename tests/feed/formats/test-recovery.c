/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a feed is mended, and said. */
#include "byline-error.h"
#include "byline-feed-inflate-private.h"
#include "byline-feed-parser.h"

#include <gio/gio.h>
#include <string.h>

#define HEAD "<rss version='2.0'><channel><title>T</title>"
#define FOOT "</channel></rss>"

static const BylineFeedItem *
item (const BylineFeedDocument *document, guint i)
{
  g_assert_cmpuint (i, <, document->items->len);
  return g_ptr_array_index (document->items, i);
}

static BylineFeedDocument *
parse (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  BylineFeedDocument *document = byline_feed_parse (text, length, "https://x.example/f", NULL,
                                                    &error);

  g_assert_no_error (error);
  return document;
}

static gboolean
warns (const BylineFeedDocument *document, const char *words)
{
  for (guint i = 0; i < document->warnings->len; i++)
    if (strstr (g_ptr_array_index (document->warnings, i), words) != NULL)
      return TRUE;
  return FALSE;
}

/* --- Compressed bytes --- */

static GByteArray *
compress (const char *text, gsize length, GZlibCompressorFormat format)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (format, 9));
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_data (text, length, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, converter);
  GByteArray *out = g_byte_array_new ();
  guint8 block[4096];
  gssize n;

  while ((n = g_input_stream_read (stream, block, sizeof block, NULL, NULL)) > 0)
    g_byte_array_append (out, block, n);
  g_assert_cmpint (n, ==, 0);
  return out;
}

static void
test_compressed (void)
{
  static const char xml[] = HEAD "<item><title>One</title></item>" FOOT;
  static const GZlibCompressorFormat formats[] = { G_ZLIB_COMPRESSOR_FORMAT_GZIP,
                                                   G_ZLIB_COMPRESSOR_FORMAT_ZLIB };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GByteArray) bytes = compress (xml, sizeof xml - 1, formats[i]);
      g_autoptr (BylineFeedDocument) document = parse ((const char *) bytes->data, bytes->len);

      g_assert_cmpstr (item (document, 0)->title, ==, "One");
      g_assert_true (warns (document, "compressed"));
      g_assert_false (document->is_truncated);
    }
}

/* RFC 1952, 2.2: "A gzip file consists of a series of members". */
static void
test_compressed_members (void)
{
  g_autoptr (GByteArray)
    bytes = compress (HEAD "<item>", strlen (HEAD "<item>"), G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GByteArray)
    more = compress ("<title>One</title></item>" FOOT, strlen ("<title>One</title></item>" FOOT),
                     G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (BylineFeedDocument) document = NULL;

  g_byte_array_append (bytes, more->data, more->len);
  document = parse ((const char *) bytes->data, bytes->len);
  g_assert_cmpstr (item (document, 0)->title, ==, "One");
}

static void
test_compressed_and_cut (void)
{
  g_autoptr (GString) xml = g_string_new (HEAD);
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (BylineFeedDocument) document = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (xml, "<item><guid>%u</guid><title>%u</title></item>", i * 7919, i);
  g_string_append (xml, FOOT);
  bytes = compress (xml->str, xml->len, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  document = parse ((const char *) bytes->data, bytes->len / 2);
  g_assert_cmpuint (document->items->len, >, 10);
  g_assert_cmpuint (document->items->len, <, 500);
  g_assert_true (document->is_truncated);
  g_assert_true (warns (document, "damaged"));
}

static void
test_bomb (void)
{
  gsize length = 4 * 1024 * 1024;
  gsize inflated_length = 0;
  gboolean is_whole = FALSE;
  g_autofree char *zeros = g_malloc0 (length);
  g_autoptr (GByteArray) bytes = compress (zeros, length, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GError) error = NULL;

  g_assert_null (_byline_feed_inflate ((const char *) bytes->data, bytes->len, length / 2,
                                       &inflated_length, &is_whole, &error));
  g_assert_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "2 MiB"));
}

/* --- Several feeds, half ones --- */

static void
test_concatenated (void)
{
  static const char xml[] = HEAD
    "<item><guid>1</guid><title>One</title></item>" FOOT "\n<?xml version='1.0'?>" HEAD
    "<item><guid>1</guid><title>One</title></item><item><guid>2</guid></item>" FOOT
    "<html><body>junk</body></html>";
  g_autoptr (BylineFeedDocument) document = parse (xml, sizeof xml - 1);

  g_assert_cmpuint (document->items->len, ==, 2);
  g_assert_cmpstr (item (document, 1)->id, ==, "2");
  g_assert_true (warns (document, "Another feed follows"));
  g_assert_false (document->is_truncated);
}

static void
test_half_of_the_second (void)
{
  static const char xml[] = HEAD "<item><guid>1</guid></item>" FOOT HEAD "<item><guid>2</guid>";
  g_autoptr (BylineFeedDocument) document = parse (xml, sizeof xml - 1);

  g_assert_cmpuint (document->items->len, ==, 2);
  g_assert_true (document->is_truncated);
  g_assert_true (document->has_partial_last_item);
}

static void
test_half_json (void)
{
  static const char json[] =
    "{ \"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\","
    "\"items\": [ {\"id\": \"1, ]}\", \"title\": \"One\"}, {\"id\": \"2\"";
  g_autoptr (BylineFeedDocument) document = parse (json, sizeof json - 1);

  g_assert_cmpstr (document->title, ==, "T");
  g_assert_cmpuint (document->items->len, ==, 1);
  g_assert_cmpstr (item (document, 0)->id, ==, "1, ]}");
  g_assert_true (document->is_truncated);
  g_assert_true (warns (document, "ends before its end"));
}

/* One bad item is not the others' fault; members may follow the list. */
static void
test_bad_item (void)
{
  static const char json[] = "{ \"items\": [ {\"id\": 1}, {\"id\": tru}, 3, , {\"id\": \"4\"} ],"
                             "\"version\": \"https://jsonfeed.org/version/1.1\","
                             "\"title\": \"T\" } and more";
  g_autoptr (BylineFeedDocument) document = parse (json, sizeof json - 1);

  g_assert_cmpstr (document->title, ==, "T");
  g_assert_cmpuint (document->items->len, ==, 2);
  g_assert_cmpstr (item (document, 1)->id, ==, "4");
  g_assert_true (warns (document, "is no item"));
  g_assert_false (document->is_truncated);
}

/* --- Too much of it --- */

/* The oldest go, wherever they stand; the order stays. */
static void
test_newest_items (void)
{
  g_autoptr (GString) xml = g_string_new (HEAD);
  g_autoptr (BylineFeedDocument) document = NULL;
  guint n = 3 * BYLINE_FEED_MAX_ITEMS;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (xml, "<item><guid>%u</guid><pubDate>%u</pubDate></item>", i,
                            1000000000 + i);
  g_string_append (xml, FOOT);
  document = parse (xml->str, xml->len);
  g_assert_cmpuint (document->items->len, ==, BYLINE_FEED_MAX_ITEMS);
  g_assert_cmpstr (item (document, BYLINE_FEED_MAX_ITEMS - 1)->id, ==, "29999");
  g_assert_cmpstr (item (document, 0)->id, ==, "20000");
  g_assert_true (warns (document, "More than 10000 items; the oldest were left out"));
}

/* Undated ones are as old as the one before; without any date the first ones are the newest. */
static void
test_undated_items (void)
{
  g_autoptr (GString) xml = g_string_new (HEAD);
  g_autoptr (BylineFeedDocument) document = NULL;

  for (guint i = 0; i < BYLINE_FEED_MAX_ITEMS + 5; i++)
    g_string_append_printf (xml, "<item><guid>%u</guid></item>", i);
  g_string_append (xml, FOOT);
  document = parse (xml->str, xml->len);
  g_assert_cmpuint (document->items->len, ==, BYLINE_FEED_MAX_ITEMS);
  g_assert_cmpstr (item (document, BYLINE_FEED_MAX_ITEMS - 1)->id, ==, "9999");
}

/* Ampersands that are none are counted once, and what nobody reads is not mended. */
static void
test_many_ampersands (void)
{
  g_autoptr (GString) xml = g_string_new (HEAD "<item><title>");
  g_autoptr (BylineFeedDocument) document = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (xml, "R & D ");
  g_string_append (xml, "</title><link>https://x.example/?a=1&b=2</link></item>" FOOT);
  document = parse (xml->str, xml->len);
  g_assert_true (g_str_has_prefix (item (document, 0)->title, "R & D R & D"));
  g_assert_cmpstr (item (document, 0)->url, ==, "https://x.example/?a=1&b=2");
  g_assert_true (warns (document, "longer than 64 KiB"));
}

static void
test_limits_are_named (void)
{
  g_autoptr (GString) xml = g_string_new ("<rss version='2.0'><channel>");
  g_autoptr (GString)
    json = g_string_new ("{\"version\":\"https://jsonfeed.org/version/1\",\"a\":");
  g_autoptr (GError) xml_error = NULL;
  g_autoptr (GError) json_error = NULL;

  for (guint i = 0; i < 2000; i++)
    {
      g_string_append (xml, "<a>");
      g_string_append_c (json, '[');
    }
  g_assert_null (byline_feed_parse (xml->str, xml->len, NULL, NULL, &xml_error));
  g_assert_error (xml_error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NESTING);
  g_assert_nonnull (strstr (xml_error->message, "1000"));
  g_assert_null (byline_feed_parse (json->str, json->len, NULL, NULL, &json_error));
  g_assert_error (json_error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NESTING);
  g_assert_nonnull (strstr (json_error->message, "128"));
}

/* A label that is none is not repeated in a warning. */
static void
test_bad_label (void)
{
  static const char xml[] = "<?xml version='1.0' encoding='UTF-8\x88'?>" HEAD
                            "<item><title>caf\xe9</title></item>" FOOT;
  g_autoptr (BylineFeedDocument) document = parse (xml, sizeof xml - 1);
  g_autofree char *json = byline_feed_document_to_json (document, FALSE);

  g_assert_true (g_utf8_validate (json, -1, NULL));
  g_assert_cmpstr (item (document, 0)->title, ==, "café");
}

/* --- What is no feed --- */

static void
test_sitemaps (void)
{
  static const char plain[] = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                              "<url><loc>https://x.example/</loc></url></urlset>";
  static const char list[] = "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                             "<sitemap><loc>https://x.example/a.xml</loc></sitemap></sitemapindex>";
  g_autoptr (GError) plain_error = NULL;
  g_autoptr (GError) list_error = NULL;

  g_assert_null (byline_feed_parse (plain, sizeof plain - 1, NULL, NULL, &plain_error));
  g_assert_error (plain_error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NOT_A_FEED);
  g_assert_nonnull (strstr (plain_error->message, "sitemap without news"));
  g_assert_null (byline_feed_parse (list, sizeof list - 1, NULL, NULL, &list_error));
  g_assert_error (list_error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_NOT_A_FEED);
  g_assert_nonnull (strstr (list_error->message, "list of sitemaps"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/recovery/compressed", test_compressed);
  g_test_add_func ("/feed/recovery/compressed-members", test_compressed_members);
  g_test_add_func ("/feed/recovery/compressed-and-cut", test_compressed_and_cut);
  g_test_add_func ("/feed/recovery/bomb", test_bomb);
  g_test_add_func ("/feed/recovery/concatenated", test_concatenated);
  g_test_add_func ("/feed/recovery/half-of-the-second", test_half_of_the_second);
  g_test_add_func ("/feed/recovery/half-json", test_half_json);
  g_test_add_func ("/feed/recovery/bad-item", test_bad_item);
  g_test_add_func ("/feed/recovery/newest-items", test_newest_items);
  g_test_add_func ("/feed/recovery/undated-items", test_undated_items);
  g_test_add_func ("/feed/recovery/many-ampersands", test_many_ampersands);
  g_test_add_func ("/feed/recovery/limits-are-named", test_limits_are_named);
  g_test_add_func ("/feed/recovery/bad-label", test_bad_label);
  g_test_add_func ("/feed/recovery/sitemaps", test_sitemaps);
  return g_test_run ();
}
