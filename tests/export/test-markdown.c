/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-export-markdown.h"

#include <string.h>

#include "export-fixture.h"

static void
test_story (void)
{
  static const char expected[] = "# A harbour counts its \\<lamps>\n"
                                 "\n"
                                 "**Nobody knew how many.**\n"
                                 "\n"
                                 "Ida Strand and Jo Keel · Quayside · Friday, 1 October 2021\n"
                                 "\n"
                                 "![](<https://pictures.example/lead.png>)\n"
                                 "\n"
                                 "This year's count\n"
                                 "\n"
                                 "*Photo: R. Alm/Harbour Pictures*\n"
                                 "\n"
                                 "There are **four hundred** & *eleven* lamps, see [the "
                                 "report](<https://lamps.example/a(b)>).[^1]\n"
                                 "\n"
                                 "## Light for good\n"
                                 "\n"
                                 "1\\. This is no list\\\n"
                                 "\\# nor is this a heading, nor \\* a star_with_words.\n"
                                 "\n"
                                 "![A lamp](<https://pictures.example/a.png>)\n"
                                 "\n"
                                 "The lamp\n"
                                 "\n"
                                 "*Photo: R. Alm*\n"
                                 "\n"
                                 "![](<https://pictures.example/b.png>)\n"
                                 "\n"
                                 "![A quay](<https://pictures.example/gone.png>)\n"
                                 "\n"
                                 "Two views\n"
                                 "\n"
                                 "> I had thought fewer.\n"
                                 ">\n"
                                 "> — The man who lights them\n"
                                 "\n"
                                 "> Nobody counts shadows\n"
                                 "\n"
                                 "- One\n"
                                 "\n"
                                 "  - Inner\n"
                                 "\n"
                                 "- Two\n"
                                 "\n"
                                 "9. Nine\n"
                                 "10. Ten\n"
                                 "\n"
                                 "Lamps by quay\n"
                                 "\n"
                                 "| Quay | Lamps |\n"
                                 "| --- | --- |\n"
                                 "| North \\| South | 7 |\n"
                                 "|  | 11 |\n"
                                 "\n"
                                 "```c\n"
                                 "if (a < b)\n"
                                 "  return `x`;\n"
                                 "```\n"
                                 "\n"
                                 "* * *\n"
                                 "\n"
                                 "[A film](<https://video.example/1>) (Video Example)\n"
                                 "\n"
                                 "> By the way.\n"
                                 "\n"
                                 "[^1]: A note.\n"
                                 "\n"
                                 "<https://quay.example/lamps?a=1&b=2>\n";
  g_autoptr (BylineArticle) article = export_fixture_new ();
  g_autofree char *text = byline_export_markdown (article);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_code_marks (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  BylineText *text = byline_text_new ("Call a`b or c*d.");
  g_autofree char *markdown = NULL;

  byline_text_add_mark (text, 5, 8, BYLINE_MARK_CODE, NULL);
  byline_text_add_mark (text, 12, 15, BYLINE_MARK_CODE, NULL);
  g_ptr_array_add (article->blocks, byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, text));
  markdown = byline_export_markdown (article);
  g_assert_nonnull (strstr (markdown, "Call ``a`b`` or `c*d`."));
}

static void
test_empty (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autofree char *text = byline_export_markdown (article);

  g_assert_cmpstr (text, ==, "# Untitled\n");
}

/* That some of a story is left out is said. */
static void
test_cut (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autofree char *whole = byline_export_markdown (article);
  g_autofree char *cut = NULL;

  article->is_cut = TRUE;
  cut = byline_export_markdown (article);
  g_assert_null (strstr (whole, "too large"));
  g_assert_nonnull (
    strstr (cut, "*This story is too large to be kept whole. Its page has the rest.*\n"));
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/markdown/cut", test_cut);
  g_test_add_func ("/export/markdown/story", test_story);
  g_test_add_func ("/export/markdown/code-marks", test_code_marks);
  g_test_add_func ("/export/markdown/empty", test_empty);

  return g_test_run ();
}
