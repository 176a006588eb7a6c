/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "block-dump.h"
#include "byline-blocks.h"
#include "byline-extractor.h"
#include "byline-feed-article.h"
#include "byline-feed-parser.h"

/* Whatever page or feed an article is made of, its blocks are canonical, and the dialect loses
 * nothing of them. */

static void
assert_article (const BylineArticle *article)
{
  assert_round_trip (article->blocks, article->footnotes);
  for (guint i = 0; i < article->teasers->len; i++)
    {
      const BylineTeaser *teaser = g_ptr_array_index (article->teasers, i);

      assert_round_trip (teaser->paragraphs, NULL);
      assert_round_trip (teaser->rest, NULL);
    }
}

typedef void (*FileFunc) (const char *data, gsize length);

static void
extract (const char *data, gsize length)
{
  g_autoptr (GPtrArray)
    footnotes = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_footnote_free);
  g_autoptr (BylineArticle)
    article = byline_article_extract (data, length, "https://paper.example/a/b", NULL, NULL);
  g_autoptr (GPtrArray) blocks = NULL;

  if (article != NULL)
    assert_article (article);
  if (!g_utf8_validate (data, (gssize) length, NULL))
    return;
  blocks = byline_blocks_from_html (data, (gssize) length, "https://paper.example/a/b", footnotes);
  assert_round_trip (blocks, footnotes);
}

static void
read_feed (const char *data, gsize length)
{
  g_autoptr (BylineFeedDocument)
    document = byline_feed_parse (data, length, "https://paper.example/feed", NULL, NULL);

  for (guint i = 0; document != NULL && i < document->items->len; i++)
    {
      g_autoptr (BylineArticle)
        article = byline_article_from_feed_item (g_ptr_array_index (document->items, i), document);

      byline_article_open_body (article);
      assert_article (article);
    }
}

/* Gives every file of a folder to @func. Returns: how many. */
static guint
foreach_file (const char *layer, FileFunc func)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, layer, "fixtures", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n_files = 0;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *data = NULL;
      gsize length;

      if (!g_file_get_contents (file, &data, &length, NULL))
        continue;
      g_test_message ("%s", name);
      func (data, length);
      n_files++;
    }
  return n_files;
}

static void
test_pages (void)
{
  g_assert_cmpuint (foreach_file ("article", extract), >, 40);
}

static void
test_feeds (void)
{
  g_assert_cmpuint (foreach_file ("feed", read_feed), >, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/round-trip/pages", test_pages);
  g_test_add_func ("/round-trip/feeds", test_feeds);

  return g_test_run ();
}
