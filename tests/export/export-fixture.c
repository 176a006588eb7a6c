/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-fixture.h"

#include "byline-dialect.h"
#include "byline-export-pictures.h"

static const char body[] =
  "<p>There are <strong>four hundred</strong> &amp; <em>eleven</em> lamps, see "
  "<a href=\"https://lamps.example/a(b)\">the report</a>.<sup class=\"footnote\"><a "
  "href=\"#fn:1 a\">1</a></sup></p>"
  "<h2>Light for good</h2>"
  "<p>1. This is no list<br># nor is this a heading, nor * a star_with_words.</p>"
  "<figure><img src=\"https://pictures.example/a.png\" alt=\"A lamp\" width=\"4\" "
  "height=\"3\"><figcaption>The lamp <small class=\"credit\">Photo: R. "
  "Alm</small></figcaption></figure>"
  "<figure class=\"gallery\"><figure><img src=\"https://pictures.example/b.png\" "
  "alt=\"\"></figure><figure><img src=\"https://pictures.example/gone.png\" alt=\"A "
  "quay\"></figure>"
  "<figcaption>Two views</figcaption></figure>"
  "<blockquote><p>I had thought fewer.</p><cite>The man who lights them</cite></blockquote>"
  "<aside class=\"pullquote\"><p>Nobody counts shadows</p></aside>"
  "<ul><li><p>One</p><ul><li><p>Inner</p></li></ul></li><li><p>Two</p></li></ul>"
  "<ol start=\"9\"><li><p>Nine</p></li><li><p>Ten</p></li></ol>"
  "<table><caption>Lamps by quay</caption><tr><th>Quay</th><th>Lamps</th></tr><tr><td "
  "rowspan=\"2\">North | South</td><td>7</td></tr><tr><td>11</td></tr></table>"
  "<pre><code class=\"language-c\">if (a &lt; b)\n  return `x`;</code></pre>"
  "<hr>"
  "<p class=\"embed\"><a href=\"https://video.example/1\">A film</a> <small "
  "class=\"provider\">Video Example</small></p>"
  "<aside><p>By the way.</p></aside>"
  "<ol class=\"footnotes\"><li id=\"fn:1 a\"><p>A note.</p></li></ol>";

BylineArticle *
export_fixture_new (void)
{
  BylineArticle *article = byline_article_new ();
  BylineAuthor *author = byline_author_new ("Ida Strand");
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GError) error = NULL;

  blocks = byline_read_dialect (body, -1, article->footnotes, &error);
  g_assert_no_error (error);
  g_ptr_array_extend_and_steal (article->blocks, g_steal_pointer (&blocks));
  author->bio = g_strdup ("Ida Strand covers light.");
  g_ptr_array_add (article->authors, author);
  g_ptr_array_add (article->authors, byline_author_new ("Jo Keel"));
  article->key = g_strdup ("k1");
  article->url = g_strdup ("https://quay.example/lamps?a=1&b=2");
  article->title = g_strdup ("A harbour counts its <lamps>");
  article->standfirst = g_strdup ("Nobody knew how many.");
  article->kicker = g_strdup ("China");
  article->publication_name = g_strdup ("Quayside");
  article->language = g_strdup ("en");
  article->published = 1633079707;
  article->lead = byline_picture_new ("https://pictures.example/lead.png");
  article->lead->caption = g_strdup ("This year's count");
  article->lead->credit = g_strdup ("Photo: R. Alm/Harbour Pictures");

  return article;
}

GBytes *
export_fixture_new_picture (void)
{
  gsize size;
  guchar *png =
    g_base64_decode ("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGA"
                     "hKmMIQAAAABJRU5ErkJggg==",
                     &size);

  return g_bytes_new_take (png, size);
}

GHashTable *
export_fixture_new_pictures (const BylineArticle *article, const char *missing)
{
  GHashTable *pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify) g_bytes_unref);
  g_auto (GStrv) urls = byline_export_list_pictures (article);

  for (guint i = 0; urls[i] != NULL; i++)
    if (g_strcmp0 (urls[i], missing) != 0)
      g_hash_table_insert (pictures, g_strdup (urls[i]), export_fixture_new_picture ());

  return pictures;
}
