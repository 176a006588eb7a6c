/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-feed-parser.h"

#include <string.h>

#define TITLE "Žluť é 中"
#define LATIN "Café – “x”"

static void
assert_title (const char *data, gsize length, const char *content_type, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineFeedDocument)
    document = byline_feed_parse (data, length, NULL, content_type, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (document->title, ==, title);
}

/* A feed called @title whose declaration says @declared (if not %NULL), in the encoding @encoding
 * after @mark. */
static void
check (const char *title,
       const char *encoding,
       const char *mark,
       gsize mark_length,
       const char *declared,
       const char *content_type)
{
  g_autofree char *declaration = declared != NULL ? g_strdup_printf (" encoding=\"%s\"", declared)
                                                  : g_strdup ("");
  g_autofree char *text =
    g_strdup_printf ("<?xml version=\"1.0\"%s?><rss version=\"2.0\"><channel><title>%s</title>"
                     "</channel></rss>",
                     declaration, title);
  g_autoptr (GString) bytes = g_string_new_len (mark, mark_length);
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *converted = g_convert (text, -1, encoding, "UTF-8", NULL, &length, &error);

  g_assert_no_error (error);
  g_string_append_len (bytes, converted, length);
  g_test_message ("%s, declared %s, sent as %s", encoding, declared, content_type);
  assert_title (bytes->str, bytes->len, content_type, title);
}

static void
test_marks (void)
{
  check (TITLE, "UTF-8", "\xef\xbb\xbf", 3, NULL, NULL);
  check (TITLE, "UTF-8", "\xef\xbb\xbf", 3, "iso-8859-1", "text/xml; charset=iso-8859-1");
  check (TITLE, "UTF-16LE", "\xff\xfe", 2, "utf-16", NULL);
  check (TITLE, "UTF-16BE", "\xfe\xff", 2, NULL, NULL);
  check (TITLE, "UTF-32LE", "\xff\xfe\0\0", 4, NULL, NULL);
  check (TITLE, "UTF-32BE", "\0\0\xfe\xff", 4, "utf-8", NULL);
}

static void
test_without_marks (void)
{
  check (TITLE, "UTF-8", "", 0, NULL, NULL);
  check (TITLE, "UTF-16LE", "", 0, "utf-16", NULL);
  check (TITLE, "UTF-16BE", "", 0, NULL, NULL);
  check (TITLE, "UTF-32LE", "", 0, NULL, NULL);
  check (TITLE, "UTF-32BE", "", 0, NULL, NULL);
}

static void
test_declared (void)
{
  check (LATIN, "WINDOWS-1252", "", 0, "windows-1252", NULL);
  check (LATIN, "WINDOWS-1252", "", 0, "ISO-8859-1", NULL);
  check ("Ежедневник", "KOI8-R", "", 0, "koi8-r", NULL);
  check ("Ежедневник", "WINDOWS-1251", "", 0, "Windows-1251", NULL);
  check ("新聞", "BIG5", "", 0, "big5", NULL);
  check ("ニュース", "SHIFT_JIS", "", 0, "Shift_JIS", NULL);
  check ("新闻", "GB18030", "", 0, "gb2312", NULL);
}

static void
test_content_type_wins (void)
{
  check ("Ежедневник", "KOI8-R", "", 0, "windows-1251", "application/xml; charset=\"koi8-r\"");
  check (TITLE, "UTF-8", "", 0, "iso-8859-1", "application/rss+xml;charset=UTF-8");
}

/* Labels that are wrong or unknown are found out. */
static void
test_wrong (void)
{
  check (LATIN, "WINDOWS-1252", "", 0, NULL, NULL);
  check (LATIN, "WINDOWS-1252", "", 0, "utf-8", NULL);
  check (TITLE, "UTF-8", "", 0, "utf-16", NULL);
  check (TITLE, "UTF-8", "", 0, "no-such-encoding", "text/xml; charset=bogus");
  check (LATIN, "WINDOWS-1252", "", 0, "windows-1252", "text/xml; charset=utf-8");
}

static void
test_stray_bytes (void)
{
  static const char xml[] = "<rss version='2.0'><channel><title>\xc3\xa9t\xc3\xa9 \xc3\xa0 "
                            "\xff</title></channel></rss>";
  static const char nul[] = "<rss version='2.0'><channel><title>a\0b\x01"
                            "c</title></channel></rss>";

  assert_title (xml, sizeof xml - 1, NULL, "été à \xef\xbf\xbd");
  assert_title (nul, sizeof nul - 1, NULL, "abc");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/encoding/marks", test_marks);
  g_test_add_func ("/feed/encoding/without-marks", test_without_marks);
  g_test_add_func ("/feed/encoding/declared", test_declared);
  g_test_add_func ("/feed/encoding/content-type-wins", test_content_type_wins);
  g_test_add_func ("/feed/encoding/wrong", test_wrong);
  g_test_add_func ("/feed/encoding/stray-bytes", test_stray_bytes);
  return g_test_run ();
}
