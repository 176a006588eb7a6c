/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-parser.h"

#include <string.h>

/* What a feed adds to its dates: the language that they are read in, and where they stand. How they
 * are read is tested with the text layer. */

static void
assert_date (const char *feed, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineFeedDocument)
    document = byline_feed_parse (feed, strlen (feed), "https://paper.example/feed", NULL, &error);
  const BylineFeedItem *item;
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *came = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (document->items->len, ==, 1);
  item = g_ptr_array_index (document->items, 0);
  date = g_date_time_new_from_unix_utc (item->published);
  came = item->published != 0 ? g_date_time_format_iso8601 (date) : NULL;
  g_assert_cmpstr (came, ==, expected);
}

static void
assert_rss (const char *head, const char *text, const char *expected)
{
  g_autofree char *feed =
    g_strdup_printf ("<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
                     "<title>T</title>%s<item><guid>1</guid>%s</item></channel></rss>",
                     head, text);

  assert_date (feed, expected);
}

static void
test_language (void)
{
  const char *date = "<pubDate>3/5/2024 10:20</pubDate>";

  assert_rss ("", date, "2024-03-05T10:20:00Z");
  assert_rss ("<language>en-us</language>", date, "2024-03-05T10:20:00Z");
  assert_rss ("<language>en-gb</language>", date, "2024-05-03T10:20:00Z");
  assert_rss ("<language>fr</language>", date, "2024-05-03T10:20:00Z");
  assert_rss ("<language>hr</language>", "<pubDate>3. lis 2025 10:20</pubDate>",
              "2025-10-03T10:20:00Z");
  /* The item's own is nearer. */
  assert_rss ("<language>en-us</language>",
              "<dc:language>fr</dc:language><pubDate>3/5/2024 10:20</pubDate>",
              "2024-05-03T10:20:00Z");
}

static void
test_formats (void)
{
  assert_rss ("", "<pubDate>Ср, 03 дек 2025 10:09:29 +0300</pubDate>", "2025-12-03T07:09:29Z");
  assert_rss ("", "<dc:date>20251203T100929Z</dc:date>", "2025-12-03T10:09:29Z");
  assert_rss ("", "<pubDate>0001-01-01T00:00:00Z</pubDate>", NULL);
  /* What is no date gives way to what is one. */
  assert_rss ("", "<pubDate>yesterday</pubDate><dc:date>2025-12-03</dc:date>",
              "2025-12-03T00:00:00Z");
}

static void
assert_json (const char *head, const char *date, const char *expected)
{
  g_autofree char *feed =
    g_strdup_printf ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",%s"
                     "\"items\":[{\"id\":\"1\",\"content_text\":\"x\",\"date_published\":%s}]}",
                     head, date);

  assert_date (feed, expected);
}

static void
test_json (void)
{
  assert_json ("", "\"2025-12-03T10:09:29Z\"", "2025-12-03T10:09:29Z");
  assert_json ("", "1764756569", "2025-12-03T10:09:29Z");
  assert_json ("", "1764756569000", "2025-12-03T10:09:29Z");
  assert_json ("", "1764756569.5", "2025-12-03T10:09:30Z");
  assert_json ("", "-5", NULL);
  assert_json ("", "true", NULL);
  assert_json ("", "\"3/5/2024\"", "2024-03-05T00:00:00Z");
  assert_json ("\"language\":\"de\",", "\"3/5/2024\"", "2024-05-03T00:00:00Z");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/date/language", test_language);
  g_test_add_func ("/feed/date/formats", test_formats);
  g_test_add_func ("/feed/date/json", test_json);
  return g_test_run ();
}
