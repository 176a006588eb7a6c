/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-export-html.h"

#include "byline-dialect.h"

#include <string.h>

#include "byline-export-format.h"
#include "export-fixture.h"

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” lacks “%s”", text, part);
}

/* Well-formed enough for GMarkup, which reads XML without a document type. */
static void
assert_is_xml (const char *html)
{
  static const GMarkupParser parser = { NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;
  const char *begin = strstr (html, "<html");

  g_assert_nonnull (begin);
  g_markup_parse_context_parse (context, begin, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static void
test_story (void)
{
  g_autoptr (BylineArticle) article = export_fixture_new ();
  g_autoptr (GHashTable)
    pictures = export_fixture_new_pictures (article, "https://pictures.example/gone.png");
  g_autofree char *html = byline_export_html (article, pictures);

  assert_is_xml (html);
  assert_has (html, "<h1>A harbour counts its &lt;lamps&gt;</h1>");
  assert_has (html, "<p class=\"kicker\"><bdi>Quayside</bdi> | <bdi>China</bdi></p>");
  assert_has (html, "<strong><bdi>Ida Strand</bdi> and <bdi>Jo Keel</bdi></strong>");
  assert_has (html, "<time datetime=\"2021-10-01T09:15:07+00:00\">Friday, 1 October 2021</time>");
  assert_has (html, "<small class=\"credit\">Photo: R. Alm/Harbour Pictures</small>");
  assert_has (html, "<sup class=\"footnote\"><a href=\"#note-1\">");
  assert_has (html, "<li id=\"note-1\">");
  assert_has (html, "<a href=\"https://quay.example/lamps?a=1&amp;b=2\">");
  assert_has (html, "<p class=\"bio\">Ida Strand covers light.</p>");
  /* What could not be had is its words; nothing is asked for by whoever opens the file. */
  assert_has (html, "<figure><figcaption>A quay</figcaption></figure>");
  g_assert_null (strstr (html, "pictures.example"));
  assert_has (html, "src=\"data:image/png;base64,iVBOR");
  assert_has (html, "default-src 'none'");
}

static void
test_without_pictures (void)
{
  g_autoptr (BylineArticle) article = export_fixture_new ();
  g_autofree char *html = byline_export_html (article, NULL);

  assert_is_xml (html);
  g_assert_null (strstr (html, "<img"));
}

static void
test_odd_texts (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autofree char *html = NULL;

  article->title = g_strdup ("a\x01 b\xef\xbf\xbe c\xef\xbb\xbf <script>alert(1)</script> ]]>");
  article->language = g_strdup ("\"><script>");
  article->url = g_strdup ("javascript:alert(1)");
  article->direction = BYLINE_DIRECTION_RTL;
  html = byline_export_html (article, NULL);
  assert_is_xml (html);
  assert_has (html, "dir=\"rtl\"");
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "javascript:"));
}

static void
test_file_names (void)
{
  static const struct {
    const char *title;
    const char *name;
  } cases[] = {
    { "A harbour: lamps/quays?", "A harbour lamps quays.html" },
    { "../../etc/passwd", "etc passwd.html" },
    { "  ", "Story.html" },
    { NULL, "Story.html" },
    { "港口", "港口.html" },
  };
  g_autofree char *long_title = g_strnfill (5000, 'x');
  g_autofree char *long_name = byline_export_format_dup_file_name (BYLINE_EXPORT_FORMAT_EPUB,
                                                                   long_title);
  BylineExportFormat format;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = byline_export_format_dup_file_name (BYLINE_EXPORT_FORMAT_HTML,
                                                                  cases[i].title);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
  g_assert_cmpuint (strlen (long_name), ==, 105);
  g_assert_true (byline_export_format_from_name ("md", &format));
  g_assert_cmpint (format, ==, BYLINE_EXPORT_FORMAT_MARKDOWN);
  g_assert_false (byline_export_format_from_name ("pdf", &format));
}

/* Cells stand where they did, in words that HTML still has. */
static void
test_cells (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autofree char *html = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&article->blocks, g_ptr_array_unref);
  article->blocks = byline_read_dialect ("<table><tr><th align=\"center\">Quay</th><td "
                                         "align=\"right\">a align=\"b\"</td></tr></table>",
                                         -1, article->footnotes, &error);
  g_assert_no_error (error);
  html = byline_export_html (article, NULL);
  g_assert_nonnull (strstr (html, "<th style=\"text-align: center\">Quay</th>"));
  g_assert_nonnull (strstr (html, "<td style=\"text-align: right\">a align="));
  g_assert_null (strstr (html, "<td align"));
}

/* That some of a story is left out is said. */
static void
test_cut (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autofree char *whole = byline_export_html (article, NULL);
  g_autofree char *cut = NULL;

  article->is_cut = TRUE;
  cut = byline_export_html (article, NULL);
  g_assert_null (strstr (whole, "too large"));
  g_assert_nonnull (strstr (
    cut,
    "<p class=\"source\">This story is too large to be kept whole. Its page has the rest.</p>"));
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/html/cut", test_cut);
  g_test_add_func ("/export/html/story", test_story);
  g_test_add_func ("/export/html/cells", test_cells);
  g_test_add_func ("/export/html/without-pictures", test_without_pictures);
  g_test_add_func ("/export/html/odd-texts", test_odd_texts);
  g_test_add_func ("/export/html/file-names", test_file_names);

  return g_test_run ();
}
