/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-render.h"

static BylineBlock *
paragraph (const char *text)
{
  return byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, byline_text_new (text));
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

  g_assert_cmpstr (text, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/text", test_text);
  g_test_add_func ("/render/empty", test_empty);

  return g_test_run ();
}
