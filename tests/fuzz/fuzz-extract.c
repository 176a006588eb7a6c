/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-blocks.h"
#include "byline-extractor.h"

#include <stdint.h>

#include "byline-dialect.h"
#include "byline-render.h"

#define URL "https://fuzz.example/dir/story"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
fuzz_page (const char *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  const BylineExtractOptions options = { .explains = TRUE };
  g_auto (BylineExtractReport) report = { NULL };
  g_autoptr (BylineArticle)
    article = byline_article_extract_full (data, size, URL, NULL, &options, &report, &error);
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;

  g_assert_true ((article == NULL) == (error != NULL));
  g_assert_true (report.explanation == NULL || g_utf8_validate (report.explanation, -1, NULL));
  if (article == NULL)
    return;
  text = byline_render_text (article);
  html = byline_render_dialect (article->blocks, article->footnotes);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_utf8_validate (html, -1, NULL));
}

static void
fuzz_fragment (const char *data, gsize size)
{
  g_autoptr (GPtrArray)
    footnotes = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_footnote_free);
  g_autoptr (GPtrArray) blocks = byline_blocks_from_html (data, (gssize) size, URL, footnotes);
  g_autofree char *text = byline_render_blocks_text (blocks);

  g_assert_true (g_utf8_validate (text, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  fuzz_page ((const char *) data, size);
  fuzz_fragment ((const char *) data, size);
  return 0;
}
