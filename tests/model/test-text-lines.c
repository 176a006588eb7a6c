/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-text-lines.h"

static void
test_columns (void)
{
  g_assert_cmpuint (byline_text_columns (""), ==, 0);
  g_assert_cmpuint (byline_text_columns ("lamp"), ==, 4);
  g_assert_cmpuint (byline_text_columns ("港口"), ==, 4);
  g_assert_cmpuint (byline_text_columns ("e\u0301"), ==, 1);
}

static void
test_cut (void)
{
  static const struct {
    const char *text;
    guint width;
    const char *cut;
  } cases[] = {
    { "four lamps", 0, "four lamps" }, { "four lamps", 10, "four lamps" },
    { "four lamps", 9, "four lam…" },  { "four lamps", 6, "four…" },
    { "港口的灯", 5, "港口…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cut = byline_text_cut_columns (cases[i].text, cases[i].width);

      g_assert_cmpstr (cut, ==, cases[i].cut);
    }
}

static void
test_printable (void)
{
  g_autofree char *text = byline_text_make_printable ("a\033[2J\tb\x7f\nc\xc2\x9b"
                                                      "d\xff");

  g_assert_cmpstr (text, ==, "a [2J b \nc  d\uFFFD");
}

static void
test_lines (void)
{
  static const struct {
    const char *text;
    guint width;
    const char *lines;
  } cases[] = {
    { "one two three", 8, "> one\n. two\n. three\n" },
    { "one two three", 9, "> one two\n. three\n" },
    { "one two three", 0, "> one two three\n" },
    { "unbreakable", 4, "> unbreakable\n" },
    { "one\n\ntwo", 20, "> one\n. two\n" },
    { "  ", 20, "" },
    { "", 20, "" },
    { "港口 的灯", 8, "> 港口\n. 的灯\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      byline_text_append_lines (out, cases[i].text, cases[i].width, "> ", ". ");
      g_assert_cmpstr (out->str, ==, cases[i].lines);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-lines/columns", test_columns);
  g_test_add_func ("/text-lines/cut", test_cut);
  g_test_add_func ("/text-lines/printable", test_printable);
  g_test_add_func ("/text-lines/lines", test_lines);

  return g_test_run ();
}
