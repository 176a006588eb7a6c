/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "byline-text.h"

static void
assert_clean (const char *text, gsize max_chars, const char *expected)
{
  g_autofree char *clean = byline_text_clean (text, max_chars);

  g_assert_cmpstr (clean, ==, expected);
}

static void
test_clean (void)
{
  assert_clean (NULL, 0, NULL);
  assert_clean ("", 0, NULL);
  assert_clean (" \t\n ", 0, NULL);
  /* A name of characters that have no width is none. */
  assert_clean ("\xe2\x80\x8b \xe2\x80\x8d\xe2\x81\xa0", 0, NULL);
  assert_clean ("a\xe2\x80\x8b", 0, "a\xe2\x80\x8b");
  assert_clean ("  A\n headline\t here ", 0, "A headline here");
  assert_clean ("no\xc2\xa0"
                "break",
                0, "no break");
  assert_clean ("a\x01"
                "b\x7f"
                "c",
                0, "abc");
  assert_clean ("evil\xe2\x80\xae"
                "txt",
                0, "eviltxt");
  assert_clean ("bad\xff"
                "byte",
                0,
                "bad\xef\xbf\xbd"
                "byte");
  assert_clean ("abcdef", 6, "abcdef");
  assert_clean ("abcdefg", 6, "abcde…");
  assert_clean ("中文新聞標題", 4, "中文新…");
}

static void
test_clean_headline (void)
{
  g_autofree char *title = byline_text_clean_headline ("\xc2\xa0 a\xc2\xa0"
                                                       "b \n c\xe2\x80\x89 ",
                                                       0);
  g_autofree char *cut = byline_text_clean_headline ("a\xc2\xa0"
                                                     "bcdef",
                                                     4);
  g_autofree char *nothing = byline_text_clean_headline (" \xc2\xa0 ", 0);

  g_assert_cmpstr (title, ==,
                   "a\xc2\xa0"
                   "b c");
  g_assert_cmpstr (cut, ==,
                   "a\xc2\xa0"
                   "b…");
  g_assert_null (nothing);
}

static void
test_clean_huge (void)
{
  g_autofree char *huge = g_strnfill (10 * 1000 * 1000, 'a');
  g_autofree char *clean = byline_text_clean (huge, BYLINE_TEXT_MAX_NAME);

  g_assert_cmpint (g_utf8_strlen (clean, -1), ==, BYLINE_TEXT_MAX_NAME);
}

static void
test_clean_lines (void)
{
  g_autofree char *code = byline_text_clean_lines ("if (x)\r\n  y ();\x02\n", 0);
  g_autofree char *none = byline_text_clean_lines (" \n ", 0);

  g_assert_cmpstr (code, ==, "if (x)\n  y ();\n");
  g_assert_null (none);
}

static void
assert_fold (const char *text, const char *expected)
{
  g_autofree char *fold = byline_text_fold (text);

  g_assert_cmpstr (fold, ==, expected);
}

static void
test_sort_key (void)
{
  static const char *const names[] = { "", "apple", "Apple 2", "apple 010", "Pear", "zoo 1" };

  for (gsize i = 1; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *before = byline_text_sort_key (names[i - 1]);
      g_autofree char *key = byline_text_sort_key (names[i]);

      g_assert_cmpstr (before, <, key);
    }
}

static void
test_fold (void)
{
  assert_fold ("China", "china");
  assert_fold ("  TOMÁS  Aguirre ", "tomas aguirre");
  assert_fold ("Open-Source", "open source");
  assert_fold ("Ørsted", "orsted");
  assert_fold ("O’Brien", "obrien");
  assert_fold ("Straße", "strasse");
  assert_fold ("经济", "经济");
}

static void
test_excerpt (void)
{
  g_autofree char *cut = byline_text_excerpt ("One two three, four five", 15);
  g_autofree char *whole = byline_text_excerpt (" Short ", 15);
  g_autofree char *cjk = byline_text_excerpt ("一二三四五六七八九十", 5);

  g_assert_cmpstr (cut, ==, "One two three…");
  g_assert_cmpstr (whole, ==, "Short");
  g_assert_cmpstr (cjk, ==, "一二三四…");
  g_assert_null (byline_text_excerpt (NULL, 5));
}

static void
test_begins (void)
{
  g_assert_true (byline_text_is_excerpt_of ("The hotel  bars were […]",
                                            "The hotel bars were half empty.\nIn other autumns"));
  g_assert_true (byline_text_is_excerpt_of ("The hotel bars were half empty. Read more",
                                            "The hotel bars were half empty."));
  g_assert_false (
    byline_text_is_excerpt_of ("A quieter summit", "The hotel bars were half empty."));
  g_assert_false (byline_text_is_excerpt_of (NULL, "The hotel bars"));
  g_assert_false (byline_text_is_excerpt_of ("x", NULL));
}

static void
test_skip_excerpt (void)
{
  const char *text = "The hotel bars were half  empty.\nReally: STRASSE or Straße, nobody came.";

  g_assert_cmpstr (byline_text_skip_excerpt ("The hotel  bars were […]", text), ==,
                   "half  empty.\nReally: STRASSE or Straße, nobody came.");
  g_assert_cmpstr (byline_text_skip_excerpt ("The hotel bars were half empty. Read more", text), ==,
                   "Really: STRASSE or Straße, nobody came.");
  g_assert_cmpstr (byline_text_skip_excerpt (
                     "the hotel bars were half empty. Really: Straße or strasse, nobody…", text),
                   ==, "came.");
  g_assert_cmpstr (byline_text_skip_excerpt (text, text), ==, "");
  g_assert_true (byline_text_skip_excerpt ("A quieter summit", text) == text);
  g_assert_true (byline_text_skip_excerpt (NULL, text) == text);
}

static void
test_reading_minutes (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) accents = g_string_new (NULL);
  g_autoptr (GString) signs = g_string_new (NULL);

  for (guint i = 0; i < 690; i++)
    {
      g_string_append (words, "word ");
      g_string_append (accents, "l’été ");
      g_string_append (signs, "港口x");
    }

  g_assert_cmpuint (byline_text_reading_minutes (NULL), ==, 0);
  g_assert_cmpuint (byline_text_reading_minutes ("…"), ==, 0);
  g_assert_cmpuint (byline_text_reading_minutes ("One word"), ==, 1);
  g_assert_cmpuint (byline_text_reading_minutes (words->str), ==, 3);
  g_assert_cmpuint (byline_text_reading_minutes (accents->str), ==, 6);
  g_assert_cmpuint (byline_text_reading_minutes (signs->str), ==, 6);
}

static void
test_rtl (void)
{
  g_assert_true (byline_text_is_rtl ("« 12 خبر"));
  g_assert_true (byline_text_is_rtl ("שלום"));
  g_assert_false (byline_text_is_rtl ("News: خبر"));
  g_assert_false (byline_text_is_rtl (NULL));
}

static void
test_json_depth (void)
{
  const char *strings = "[\"[[[[[\\\"[[[\"]";
  g_autofree char *deep = g_strnfill (100000, '[');

  g_assert_true (byline_json_depth_is_within ("[[]]", 4, 2));
  g_assert_false (byline_json_depth_is_within ("[[]]", 4, 1));
  g_assert_true (byline_json_depth_is_within (strings, strlen (strings), 1));
  g_assert_true (byline_json_depth_is_within ("[][][]{}", 8, 1));
  g_assert_false (byline_json_depth_is_within (deep, 100000, BYLINE_JSON_MAX_DEPTH));
}

static void
test_caseless (void)
{
  g_assert_true (byline_text_is_caseless ("قطار الليل Byline"));
  g_assert_true (byline_text_is_caseless ("夜行列車が戻る 2026"));
  g_assert_true (byline_text_is_caseless ("밤 기차"));
  g_assert_false (byline_text_is_caseless ("A night train, 夜行"));
  g_assert_false (byline_text_is_caseless ("Ночной поезд"));
  g_assert_false (byline_text_is_caseless ("2026"));
  g_assert_false (byline_text_is_caseless (""));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/caseless", test_caseless);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/clean-headline", test_clean_headline);
  g_test_add_func ("/text/clean-huge", test_clean_huge);
  g_test_add_func ("/text/clean-lines", test_clean_lines);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/sort-key", test_sort_key);
  g_test_add_func ("/text/excerpt", test_excerpt);
  g_test_add_func ("/text/skip-excerpt", test_skip_excerpt);
  g_test_add_func ("/text/begins", test_begins);
  g_test_add_func ("/text/reading-minutes", test_reading_minutes);
  g_test_add_func ("/text/rtl", test_rtl);
  g_test_add_func ("/text/json-depth", test_json_depth);

  return g_test_run ();
}
