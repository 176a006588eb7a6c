/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-export-html.h"
#include "byline-export-markdown.h"
#include "byline-export-text.h"

#include <string.h>

#include "export-fixture.h"

static void
test_story (void)
{
  static const char expected[] = "A harbour counts its <lamps>\n"
                                 "Nobody knew how many.\n"
                                 "\n"
                                 "Ida Strand and Jo Keel\n"
                                 "Quayside\n"
                                 "Friday, 1 October 2021\n"
                                 "https://quay.example/lamps?a=1&b=2\n"
                                 "\n"
                                 "[This year's count – Photo: R. Alm/Harbour Pictures]\n"
                                 "\n"
                                 "There are four hundred & eleven lamps, see the report.[1]\n"
                                 "\n"
                                 "Light for good\n"
                                 "\n"
                                 "1. This is no list\n"
                                 "# nor is this a heading, nor * a star_with_words.\n"
                                 "\n"
                                 "[The lamp – Photo: R. Alm]\n"
                                 "\n"
                                 "[A quay]\n"
                                 "Two views\n"
                                 "\n"
                                 "    I had thought fewer.\n"
                                 "    — The man who lights them\n"
                                 "\n"
                                 "    Nobody counts shadows\n"
                                 "\n"
                                 "• One\n"
                                 "  • Inner\n"
                                 "• Two\n"
                                 "\n"
                                 "9. Nine\n"
                                 "10. Ten\n"
                                 "\n"
                                 "Lamps by quay\n"
                                 "Quay           Lamps\n"
                                 "North | South  7\n"
                                 "               11\n"
                                 "\n"
                                 "    if (a < b)\n"
                                 "      return `x`;\n"
                                 "\n"
                                 "* * *\n"
                                 "\n"
                                 "[A film: https://video.example/1]\n"
                                 "\n"
                                 "  | By the way.\n"
                                 "\n"
                                 "[1] A note.\n"
                                 "\n"
                                 "Ida Strand covers light.\n";
  g_autoptr (BylineArticle) article = export_fixture_new ();
  g_autofree char *text = byline_export_text (article);

  g_assert_cmpstr (text, ==, expected);
}

/* What a terminal gets: lines of its width, bold headings, and nothing that it would obey. */
static void
test_terminal (void)
{
  static const char expected[] = "[Rain]\n"
                                 "\n"
                                 "\033[1mA heading of\nwords\033[0m\n"
                                 "\n"
                                 "    one two\n"
                                 "    three\n"
                                 "    — Ida\n"
                                 "      Strand\n"
                                 "\n"
                                 "a [31mred word\n"
                                 "\n"
                                 "a long cell |\n"
                                 "another one\n"
                                 "\n"
                                 "[Interview:\n"
                                 "https://a.example/i.mp3]\n"
                                 "\n"
                                 "Jo Keel: Draws\n"
                                 "cranes.\n"
                                 "<jo@a.example>\n";
  g_autoptr (BylineArticle) article = byline_article_new ();
  BylineBlock *quote = byline_block_new (BYLINE_BLOCK_QUOTE);
  BylineBlock *table = byline_block_new (BYLINE_BLOCK_TABLE);
  GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free);
  BylineAttachment *attachment = byline_attachment_new ("https://a.example/i.mp3", "audio/mpeg");
  BylineAuthor *author = byline_author_new ("Jo Keel");
  g_autofree char *text = NULL;

  article->lead = byline_picture_new ("https://a.example/rain.jpg");
  article->lead->alt = g_strdup ("Rain");
  g_ptr_array_add (article->blocks, byline_block_new_text (BYLINE_BLOCK_HEADING,
                                                           byline_text_new ("A heading of words")));
  byline_block_add_child (quote, byline_block_new_text (BYLINE_BLOCK_PARAGRAPH,
                                                        byline_text_new ("one two three")));
  quote->text = byline_text_new ("Ida Strand");
  g_ptr_array_add (article->blocks, quote);
  g_ptr_array_add (article->blocks, byline_block_new_text (BYLINE_BLOCK_PARAGRAPH,
                                                           byline_text_new ("a \033[31mred word")));
  g_ptr_array_add (row, byline_cell_new (byline_text_new ("a long cell")));
  g_ptr_array_add (row, byline_cell_new (byline_text_new ("another one")));
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (table->rows, row);
  g_ptr_array_add (article->blocks, table);
  attachment->title = g_strdup ("Interview");
  g_ptr_array_add (article->attachments, attachment);
  author->bio = g_strdup ("Draws cranes.");
  author->email = g_strdup ("jo@a.example");
  g_ptr_array_add (article->authors, author);

  text = byline_export_text_body (article, 14, TRUE);
  g_assert_cmpstr (text, ==, expected);
}

/* A file without a title is called by a word, or by its own name, in whatever form a story is taken along. */
static void
test_attachments (void)
{
  static const struct {
    const char *url;
    const char *type;
    const char *name;
  } files[] = {
    { "https://a.example/i.mp3", "audio/mpeg", "Audio" },
    { "https://a.example/i.mp4?x=1", "video/mp4", "Video" },
    { "https://a.example/papers/minutes%20of%20May.pdf?x=1", "application/pdf",
      "minutes of May.pdf" },
    { "https://a.example/i.jpg", "image/jpeg", "i.jpg" },
    { "https://a.example/", "application/octet-stream", "File" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (BylineArticle) article = byline_article_new ();
      g_autofree char *line = g_strdup_printf ("[%s: %s]", files[i].name, files[i].url);
      g_autofree char *link = g_strdup_printf (">%s</a>", files[i].name);
      g_autofree char *text = NULL;
      g_autofree char *html = NULL;
      g_autofree char *markdown = NULL;

      g_ptr_array_add (article->attachments, byline_attachment_new (files[i].url, files[i].type));
      text = byline_export_text_body (article, 0, FALSE);
      html = byline_export_html (article, NULL);
      markdown = byline_export_markdown (article);
      g_assert_nonnull (strstr (text, line));
      g_assert_nonnull (strstr (html, link));
      g_assert_null (strstr (html, files[i].type));
      g_assert_null (strstr (markdown, files[i].type));
    }
}

/* A story of which there is only a summary. */
static void
test_summary (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autofree char *text = NULL;

  article->summary = g_strdup ("Nobody knew.");
  text = byline_export_text_body (article, 0, FALSE);
  g_assert_cmpstr (text, ==, "Nobody knew.\n");
}

/* A table that spans more than there is, and one that is wider than is drawn. */
static void
test_odd_tables (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  BylineBlock *table = byline_block_new (BYLINE_BLOCK_TABLE);
  GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 2000; i++)
    {
      BylineCell *cell = byline_cell_new (byline_text_new ("x"));

      cell->colspan = i == 0 ? 1000 : 1;
      cell->rowspan = 1000;
      g_ptr_array_add (row, cell);
    }
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (table->rows, row);
  g_ptr_array_add (article->blocks, table);
  text = byline_export_text (article);
  g_assert_cmpuint (strlen (text), <, 100000);
}

/* That some of a story is left out is said. */
static void
test_cut (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autofree char *whole = byline_export_text (article);
  g_autofree char *cut = NULL;

  article->is_cut = TRUE;
  cut = byline_export_text (article);
  g_assert_null (strstr (whole, "too large"));
  g_assert_nonnull (
    strstr (cut, "\nThis story is too large to be kept whole. Its page has the rest.\n"));
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/text/cut", test_cut);
  g_test_add_func ("/export/text/attachments", test_attachments);
  g_test_add_func ("/export/text/story", test_story);
  g_test_add_func ("/export/text/terminal", test_terminal);
  g_test_add_func ("/export/text/summary", test_summary);
  g_test_add_func ("/export/text/odd-tables", test_odd_tables);

  return g_test_run ();
}
