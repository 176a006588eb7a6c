/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-render.h"

static void
assert_html (BylineBlock *block, const char *expected)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autofree char *html = NULL;

  g_ptr_array_add (article->blocks, block);
  html = byline_render_html (article);
  g_assert_cmpstr (html, ==, expected);
}

static BylineBlock *
paragraph (const char *text)
{
  return byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, byline_text_new (text));
}

static void
test_html_escapes (void)
{
  assert_html (paragraph ("a < b & \"c\"\nd"), "<p>a &lt; b &amp; &quot;c&quot;<br>d</p>\n");
}

static void
test_html_marks_nest (void)
{
  BylineBlock *block = paragraph ("0123456789");

  byline_text_add_mark (block->text, 0, 5, BYLINE_MARK_STRONG, NULL);
  byline_text_add_mark (block->text, 3, 8, BYLINE_MARK_EM, NULL);
  assert_html (block, "<p><strong>012<em>34</em></strong><em>567</em>89</p>\n");

  block = paragraph ("日本語 text");
  byline_text_add_mark (block->text, 1, 3, BYLINE_MARK_LINK, "https://example.org/?a=1&b=2");
  assert_html (block, "<p>日<a href=\"https://example.org/?a=1&amp;b=2\">本語</a> text</p>\n");

  block = paragraph ("short");
  byline_text_add_mark (block->text, 2, 900, BYLINE_MARK_CODE, NULL);
  assert_html (block, "<p>sh<code>ort</code></p>\n");
}

static void
test_html_figure (void)
{
  BylineBlock *block = byline_block_new (BYLINE_BLOCK_FIGURE);

  block->picture = byline_picture_new ("https://example.org/a.jpg");
  block->picture->caption = g_strdup ("A bridge.");
  block->picture->credit = g_strdup ("Photo: M");
  block->picture->width = 600;
  assert_html (
    block,
    "<figure><img src=\"https://example.org/a.jpg\" alt=\"\" width=\"600\">"
    "<figcaption>A bridge. <small class=\"credit\">Photo: M</small></figcaption></figure>\n");
}

static void
test_text (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  BylineBlock *list = byline_block_new (BYLINE_BLOCK_LIST);
  BylineBlock *quote = byline_block_new_text (BYLINE_BLOCK_QUOTE, byline_text_new ("Somebody"));
  BylineBlock *figure = byline_block_new (BYLINE_BLOCK_FIGURE);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 2; i++)
    {
      BylineBlock *item = byline_block_new (BYLINE_BLOCK_ITEM);

      byline_block_add_child (item, paragraph (i == 0 ? "One" : "Two"));
      byline_block_add_child (list, item);
    }
  byline_block_add_child (quote, paragraph ("Said"));
  figure->picture = byline_picture_new ("https://example.org/a.jpg");
  figure->picture->caption = g_strdup ("Caption");
  g_ptr_array_add (article->blocks, paragraph ("First"));
  g_ptr_array_add (article->blocks, figure);
  g_ptr_array_add (article->blocks, list);
  g_ptr_array_add (article->blocks, quote);
  text = byline_render_text (article);

  g_assert_cmpstr (text, ==, "First\nOne\nTwo\nSaid\nSomebody");
}

static void
test_empty (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autofree char *text = byline_render_text (article);
  g_autofree char *html = byline_render_html (article);

  g_assert_cmpstr (text, ==, "");
  g_assert_cmpstr (html, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/html/escapes", test_html_escapes);
  g_test_add_func ("/render/html/marks-nest", test_html_marks_nest);
  g_test_add_func ("/render/html/figure", test_html_figure);
  g_test_add_func ("/render/text", test_text);
  g_test_add_func ("/render/empty", test_empty);

  return g_test_run ();
}
