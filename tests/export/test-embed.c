/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-export-embed.h"

#include <string.h>

#include "byline-export-html.h"
#include "byline-export-markdown.h"
#include "byline-export-text.h"

#define POST "Ida Strand (@ida) 10 June"

static void
add_embed (BylineArticle *article,
           const char *url,
           const char *title,
           const char *provider,
           BylineMedia media)
{
  BylineBlock *block = byline_block_new (BYLINE_BLOCK_EMBED);

  block->url = g_strdup (url);
  block->title = g_strdup (title);
  block->provider = g_strdup (provider);
  block->media = media;
  g_ptr_array_add (article->blocks, block);
}

/* A post with its words above it, one without, a film on a bare host, a recording that only has a host's name. */
static BylineArticle *
make_article (void)
{
  BylineArticle *article = byline_article_new ();
  BylineBlock *quote = byline_block_new_text (BYLINE_BLOCK_QUOTE, byline_text_new (POST));

  byline_block_add_child (quote, byline_block_new_text (BYLINE_BLOCK_PARAGRAPH,
                                                        byline_text_new ("The lamps are lit.")));
  article->title = g_strdup ("Lamps");
  g_ptr_array_add (article->blocks, quote);
  add_embed (article, "https://x.example/1", POST, "X", BYLINE_MEDIA_NONE);
  add_embed (article, "https://x.example/2", NULL, "X", BYLINE_MEDIA_NONE);
  add_embed (article, "http://127.0.0.1:8080/a.mp4", NULL, "127.0.0.1", BYLINE_MEDIA_VIDEO);
  add_embed (article, "https://sounds.example/3", NULL, "sounds.example", BYLINE_MEDIA_AUDIO);

  return article;
}

static guint
count (const char *text, const char *needle)
{
  guint n = 0;

  for (const char *at = strstr (text, needle); at != NULL; at = strstr (at + 1, needle))
    n++;

  return n;
}

static void
check (const char *text)
{
  g_test_message ("%s", text);
  g_assert_cmpuint (count (text, "Ida Strand"), ==, 1);
  g_assert_cmpuint (count (text, "https://x.example/1"), ==, 0);
  g_assert_cmpuint (count (text, "https://x.example/2"), ==, 1);
  g_assert_cmpuint (count (text, "127.0.0.1"), ==, 1);
  g_assert_cmpuint (count (text, "127\\.0.0.1"), ==, 0);
  g_assert_cmpuint (count (text, "Content from X"), ==, 1);
  g_assert_cmpuint (count (text, "Video"), ==, 1);
  g_assert_cmpuint (count (text, "Audio"), ==, 1);
}

/* A post stands once, and no name of a host is a title, in whatever form a story is taken along. */
static void
test_formats (void)
{
  g_autoptr (BylineArticle) article = make_article ();
  g_autofree char *markdown = byline_export_markdown (article);
  g_autofree char *text = byline_export_text (article);
  g_autofree char *html = byline_export_html (article, NULL);

  check (markdown);
  check (text);
  check (html);
  /* The story itself stays as it is. */
  g_assert_cmpuint (article->blocks->len, ==, 5);
}

static void
test_names (void)
{
  g_autofree char *film = byline_export_embed_dup_title ("https://a.example/1", NULL, "a.example",
                                                         BYLINE_MEDIA_VIDEO);
  g_autofree char *map = byline_export_embed_dup_title ("https://a.example/1", NULL, "Maps",
                                                        BYLINE_MEDIA_NONE);
  g_autofree char *frame = byline_export_embed_dup_title ("https://a.example/1", "", NULL,
                                                          BYLINE_MEDIA_NONE);
  g_autofree char *host = byline_export_embed_dup_provider ("https://a.example/1", NULL);
  g_autofree char *address = byline_export_embed_dup_provider ("http://[::1]/1", "::1");
  g_autofree char *here = byline_export_embed_dup_provider ("http://localhost/1", "localhost");

  g_assert_cmpstr (film, ==, "Video");
  g_assert_cmpstr (map, ==, "Content from Maps");
  g_assert_cmpstr (frame, ==, "Embedded Content");
  g_assert_cmpstr (host, ==, "a.example");
  g_assert_null (address);
  g_assert_null (here);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/embed/formats", test_formats);
  g_test_add_func ("/export/embed/names", test_names);

  return g_test_run ();
}
