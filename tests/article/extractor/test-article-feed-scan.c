/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-article-text-private.h"
#include "byline-author.h"
#include "byline-canonical.h"
#include "byline-feed-body-private.h"
#include "byline-feed-parser.h"
#include "byline-feed-scan-private.h"
#include "byline-render.h"
#include "byline-sanitizer.h"

/* What a scan finds of a body is what its blocks say. */

#define BASE "https://paper.example/a/b"

static guint n_scanned;
static guint n_refused;

static guint
count_before (GPtrArray *blocks, guint index)
{
  guint n_before = 0;

  for (guint i = 0; i < index; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);
      gboolean is_stamp = block->type == BYLINE_BLOCK_PARAGRAPH &&
                          _byline_text_is_stamp (block->text->text);

      n_before += block->type != BYLINE_BLOCK_FIGURE && !is_stamp;
    }
  return n_before;
}

static void
assert_pictures (const BylineFeedScan *scan, GPtrArray *blocks)
{
  guint n_pictures = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);
      g_autoptr (BylinePicture) picture = NULL;

      if (block->type != BYLINE_BLOCK_FIGURE)
        continue;
      g_assert_cmpuint (n_pictures, <, _byline_feed_scan_get_n_pictures (scan));
      picture = _byline_feed_scan_read_picture (scan, n_pictures);
      g_assert_nonnull (picture);
      g_assert_cmpstr (picture->url, ==, block->picture->url);
      g_assert_cmpint (picture->width, ==, block->picture->width);
      g_assert_cmpint (picture->height, ==, block->picture->height);
      g_assert_cmpuint (_byline_feed_scan_get_n_before (scan, n_pictures), ==,
                        count_before (blocks, i));
      n_pictures++;
    }
  g_assert_cmpuint (_byline_feed_scan_get_n_pictures (scan), ==, n_pictures);
}

/* Returns: whether the body could be scanned. */
static gboolean
compare (const char *html, GPtrArray *known)
{
  g_autoptr (BylineFeedScan) scan = _byline_feed_scan_new (html, BASE, known);
  g_autoptr (GPtrArray)
    footnotes = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_footnote_free);
  g_autoptr (GPtrArray)
    cards = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autofree char *text = NULL;
  gboolean is_cut = FALSE;
  guint n_blocks;

  if (scan == NULL)
    {
      n_refused++;
      return FALSE;
    }
  n_scanned++;
  blocks = _byline_feed_body_read (html, BASE, known, known->len == 0, footnotes, cards, &is_cut);
  n_blocks = blocks->len;
  _byline_blocks_drop_read_more (blocks);
  g_assert_cmpuint (blocks->len, ==, n_blocks);
  g_assert_cmpuint (cards->len, ==, 0);
  g_assert_cmpuint (footnotes->len, ==, 0);
  assert_pictures (scan, blocks);
  byline_blocks_canonicalize (blocks);
  text = byline_render_blocks_text (blocks);
  if (!g_str_equal (_byline_feed_scan_get_text (scan), text))
    g_printerr ("MISMATCH: %s\n", html);
  g_assert_cmpstr (_byline_feed_scan_get_text (scan), ==, text);
  return TRUE;
}

static GPtrArray *
nobody (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) byline_author_free);
}

static void
compare_page (const char *data, gsize length)
{
  g_autoptr (GPtrArray) known = nobody ();
  g_autofree char *html = byline_sanitize_html (data, (gssize) length, BASE);

  compare (html, known);
}

static void
compare_items (const char *data, gsize length)
{
  g_autoptr (BylineFeedDocument)
    document = byline_feed_parse (data, length, "https://paper.example/feed", NULL, NULL);

  for (guint i = 0; document != NULL && i < document->items->len; i++)
    {
      const BylineFeedItem *item = g_ptr_array_index (document->items, i);

      if (item->content_html != NULL)
        compare (item->content_html, item->authors);
      if (item->summary_html != NULL)
        compare (item->summary_html, item->authors);
    }
}

static void
foreach_file (const char *path, void (*func) (const char *data, gsize length))
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *data = NULL;
      gsize length;

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        {
          foreach_file (file, func);
          continue;
        }
      if (!g_file_get_contents (file, &data, &length, NULL))
        continue;
      g_test_message ("%s", file);
      func (data, length);
    }
}

static void
test_fixtures (gconstpointer data)
{
  const char *layer = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, layer, "fixtures", NULL);

  n_scanned = n_refused = 0;
  foreach_file (path, g_str_equal (layer, "feed") ? compare_items : compare_page);
  g_test_message ("%u bodies were scanned, %u not", n_scanned, n_refused);
  g_assert_cmpuint (n_scanned, >, 0);
}

/* Bodies as they are written, some of them badly. */
static void
test_scanned (void)
{
  static const char *const bodies[] = {
    "Words alone.",
    "Words<br>and a line, <b>bold</b> and <i>slanted</i>.<br><br>Another paragraph.",
    "<p>One</p><p>Two &amp; three &lt;b&gt;</p>",
    "<p>One</p> between <p>Two</p> behind",
    "<p> \n Spaces \t here,&#160; there &#160;</p>",
    "<p>&#8203;Nothing\xc2\xad shown\xef\xbb\xbf</p>",
    "<h2 class=\"wp-block-heading\" id=\"s1\">A heading</h2><p>Text</p><hr><hr><p>More</p>",
    "<ul><li>One</li><li><p>Two</p><ul><li>Three</li></ul></li></ul>",
    "<ol start=\"3\"><li>Three</li></ol><p>Text</p>",
    "<blockquote><p>“Words”</p><p>And more</p></blockquote><p>Text</p>",
    "<div><div><p>Deep</p></div>direct</div>",
    "<p><img src=\"https://paper.example/a.jpg\" width=\"640\" height=\"480\"></p><p>Text</p>",
    "<p>Text <img src=\"https://paper.example/a.jpg\"> around it</p>",
    "<p><a href=\"https://paper.example/x\"><img src=\"https://paper.example/a.jpg\"></a></p>Text",
    "<figure class=\"wp-block-image size-large\"><a href=\"https://paper.example/x\"><img"
    " src=\"https://paper.example/a.jpg\" srcset=\"https://paper.example/b.jpg 800w,"
    " https://paper.example/c.jpg 1600w\" alt=\"A\"></a><figcaption>What it <b>shows</b>."
    "</figcaption></figure><p>Text</p>",
    ("<figure><picture><source srcset=\"https://paper.example/w.jpg 1400w\"><img"
     " src=\"https://paper.example/a.jpg\"></picture></figure><p>Text</p>"),
    "<p>One</p><p>Two</p><p>Three</p><figure><img src=\"https://paper.example/a.jpg\"></figure>",
    "<p>10:30</p><p>Two</p><img src=\"https://paper.example/a.jpg\"><p>Three</p>",
    "<ul><li><img src=\"https://paper.example/a.jpg\">One</li></ul>",
    "<p>A <a href=\"https://paper.example/a/b#part\">longer link</a> into the page</p>",
    "<p>x<sup>2</sup> and H<sub>2</sub>O, <code>code</code>, <del>gone</del>, wor<wbr>ds</p>",
    "<section><h3>A</h3><p>B</p></section><article><p>C</p></article>",
    "<p>Text in <span lang=\"fr\" dir=\"ltr\" title=\"x\">un mot</span></p>",
    "<p></p><p>&nbsp;</p><p>Text</p><p><br></p>",
    "<h2>A<br>B</h2><p>Text<br><br><br>Text</p>",
    "<p>Long text that is <b>one <i>two</b> three</i> badly nested.</p>",
    "<p>One<div>Two</div>Three</p><li>Alone</li>",
    /* Short words around pictures with captions of their own, as in most feeds. */
    "<p>Short.</p><figure><img src=\"https://paper.example/a.jpg\"><figcaption>What it shows."
    "</figcaption></figure><p>Short, too.</p><figure><img src=\"https://paper.example/b.jpg\">"
    "<figcaption>What that shows.</figcaption></figure><h2>A heading</h2><p>Text</p>",
  };
  g_autoptr (GPtrArray) known = nobody ();

  g_ptr_array_add (known, byline_author_new ("Ada Lund"));
  n_scanned = n_refused = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *html = byline_sanitize_html (bodies[i], -1, BASE);

      g_test_message ("%s", bodies[i]);
      compare (html, known);
    }
  g_test_message ("%u bodies were scanned, %u not", n_scanned, n_refused);
  g_assert_cmpuint (n_scanned, >, G_N_ELEMENTS (bodies) / 2);
}

/* What may be anything else than text is left to the reader of blocks. */
static void
test_refused (void)
{
  static const char *const bodies[] = {
    "",
    "<p> </p>",
    "<table><tr><td>1</td></tr></table><p>Text</p>",
    "<pre>code</pre><p>Text</p>",
    "<p>Text</p><p>Ada Lund writes about harbours. ada@paper.example</p>",
    "<p>A text of some length.</p><h3>About the Author</h3><p>Ada Lund writes about harbours.</p>",
    "<div class=\"author-bio\"><p>Ada Lund writes about harbours.</p></div><p>Text</p>",
    "<p>Text</p><div class=\"footnotes\"><p id=\"fn1\">Note</p></div>",
    "<p>Text<a name=\"_ftn1\" href=\"#_ftnref1\">1</a></p>",
    "<h2>Title <a href=\"#title\">¶</a></h2><p>Text</p>",
    "<blockquote><p>Words</p><p>— Somebody</p></blockquote><p>Text</p>",
    "<blockquote class=\"twitter-tweet\"><p>Words</p></blockquote><p>Text</p>",
    "<blockquote><p>Words</p><cite>Somebody</cite></blockquote><p>Text</p>",
    "<p>A beginning …</p>",
    "<p>A text of some length that goes on.</p><p><a href=\"https://a.example/\">Read more</a></p>",
    "<p>A <q>quotation</q></p>",
    "<p><img src=\"https://paper.example/a.gif\" width=\"16\" height=\"16\"> Text</p>",
    "<div class=\"gallery\"><img src=\"https://a.example/1.jpg\"><img "
    "src=\"https://a.example/2.jpg\">"
    "</div><p>Text</p>",
    ("<figure><img src=\"https://a.example/1.jpg\"><img "
     "src=\"https://a.example/2.jpg\"></figure>Text"),
    "<figure><blockquote>Words</blockquote></figure><p>Text</p>",
    "<p><span class=\"screen-reader-text\">Hidden</span> Text</p>",
    "<p class=\"wp-caption-text\">Caption</p><p>Text</p>",
    "<iframe src=\"https://www.youtube.com/embed/x\"></iframe><p>Text</p>",
    "<div><img src=\"https://a.example/1.jpg\">What it shows</div><p>Text</p>",
    "<img src=\"https://a.example/1.jpg\"><small>Somebody</small><p>Text</p>",
    "<img src=\"https://a.example/1.jpg\"><p class=\"image-text\">Words</p><p>Text</p>",
    "<img src=\"https://a.example/1.jpg\" alt=\"A harbour in the morning\"><p>A harbour in the "
    "morning"
    "</p><p>Text</p>",
    "<img src=\"https://a.example/1.jpg\"><img src=\"https://a.example/1.jpg?w=9\"><p>Text</p>",
    "Bild 3/12<section><img src=\"https://a.example/1.jpg\"></section><p>Text</p>",
    "<p>One<span class=\"br\"></span>Two</p>",
    "<p><time>10:30</time>Two</p>",
  };
  g_autoptr (GPtrArray) known = nobody ();

  g_ptr_array_add (known, byline_author_new ("Ada Lund"));
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *html = byline_sanitize_html (bodies[i], -1, NULL);

      g_test_message ("%s", bodies[i]);
      g_assert_false (compare (html, known));
    }
}

/* --- Made bodies --- */

static const char *const pieces[] = {
  "<p>",
  "</p>",
  "<p>",
  "</p>",
  "<b>",
  "</b>",
  "<a href=\"https://a.example/#x\">",
  "</a>",
  "<ul>",
  "<li>",
  "</li>",
  "</ul>",
  "<blockquote>",
  "</blockquote>",
  "<h2>",
  "</h2>",
  "<div>",
  "</div>",
  "<figure>",
  "</figure>",
  "<figcaption>",
  "</figcaption>",
  "<img src=\"https://a.example/1.jpg\">",
  "<img src=\"https://a.example/2.jpg\" width=\"300\" height=\"200\">",
  "<br>",
  "<br>",
  "<hr>",
  "words",
  " more words, ",
  "&amp;",
  " ",
  "\xc2\xa0",
  "\n",
  "10:30",
  "<span class=\"x\">",
  "</span>",
  "<small>",
  "</small>",
  "<p class=\"image-text\">",
  "<div id=\"source\">",
  "<section>",
  "</section>",
  "<span class=\"br\"></span>",
  "<time>",
  "</time>",
  "<img src=\"https://a.example/3.jpg\" alt=\"The harbour in the morning\">",
  "The harbour in the morning",
  "The harbour",
  "Foto: Ada Lund",
  "Bild 3/12",
  "Zoom",
};

static void
test_random (void)
{
  g_autoptr (GPtrArray) known = nobody ();
  guint n_bodies = g_test_slow () ? 200000 : 5000;

  n_scanned = n_refused = 0;
  for (guint i = 0; i < n_bodies; i++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      g_autofree char *html = NULL;

      for (gint n = g_test_rand_int_range (1, 24); n > 0; n--)
        g_string_append (body, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      html = byline_sanitize_html (body->str, -1, BASE);
      if (g_test_verbose ())
        g_printerr ("MISMATCH: %s\n", html);
      compare (html, known);
    }
  g_test_message ("%u bodies were scanned, %u not", n_scanned, n_refused);
  g_assert_cmpuint (n_scanned, >, n_bodies / 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/feed-scan/scanned", test_scanned);
  g_test_add_func ("/article/feed-scan/refused", test_refused);
  g_test_add_func ("/article/feed-scan/random", test_random);
  g_test_add_data_func ("/article/feed-scan/feeds", "feed", test_fixtures);
  g_test_add_data_func ("/article/feed-scan/pages", "article", test_fixtures);

  return g_test_run ();
}
