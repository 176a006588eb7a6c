/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article-outline.h"

#include <string.h>

#include "byline-blocks.h"
#include "byline-extractor.h"

#define BASE "https://paper.example/stories/one"

static void
assert_blocks (const char *html, const char *expected)
{
  g_autoptr (GPtrArray) blocks = byline_blocks_from_html (html, -1, BASE, NULL);
  g_autofree char *found = blocks_outline (blocks);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) none = byline_blocks_from_html (NULL, -1, NULL, NULL);

  g_assert_cmpuint (none->len, ==, 0);
  assert_blocks ("", "");
  assert_blocks (" \n ", "");
  assert_blocks ("<p>&nbsp;</p><div><br></div><ul><li></li></ul>", "");
  assert_blocks ("<script>alert (1)</script><style>p { }</style><!-- no -->", "");
}

static void
test_paragraphs (void)
{
  assert_blocks ("Just words", "paragraph “Just words”\n");
  assert_blocks ("One<br>two<br><br>three", "paragraph “One⏎two”\nparagraph “three”\n");
  assert_blocks ("<div>One<p>two</p>three</div>",
                 "paragraph “One”\nparagraph “two”\nparagraph “three”\n");
  assert_blocks ("<p>  white \n\t space </p><h2>Head</h2><hr><p>After</p>",
                 "paragraph “white space”\nheading2 “Head”\nrule\nparagraph “After”\n");
  /* Where letters are written without spaces, the end of a line in the source is none. */
  assert_blocks (
    "<p>韓国の\n<ruby><rb>尹</rb><rp>（</rp><rt>ユン</rt><rp>）</rp></ruby>\n大統領は Mr\n氏と"
    " 話</p>",
    "paragraph “韓国の尹大統領は Mr 氏と 話”\n");
  assert_blocks ("<p>한국의\n대통령</p>", "paragraph “한국의 대통령”\n");
  /* Bidi overrides and controls are no words. */
  assert_blocks ("<p>a\342\200\256b\001c</p>", "paragraph “abc”\n");
}

static void
test_marks (void)
{
  /* Positions are code points: an emoji counts as one. */
  assert_blocks ("<p>😀ü <b>bold <i>both</i></b> x</p>",
                 "paragraph “😀ü bold both x” [3-12 strong] [8-12 em]\n");
  assert_blocks ("<p><a href=\"/x?utm_source=feed&amp;a=1\"> link </a>, <a "
                 "href=\"javascript:x()\">no</a></p>",
                 "paragraph “link , no” [0-4 link https://paper.example/x?a=1]\n");
  assert_blocks ("<p><a href=\"mailto:a@b.example\">mail</a></p>",
                 "paragraph “mail” [0-4 link mailto:a@b.example]\n");
  assert_blocks ("<em>One<div>two</div></em>",
                 "paragraph “One” [0-3 em]\nparagraph “two” [0-3 em]\n");
  assert_blocks ("<p>H<sub>2</sub> <s>x</s><mark>y</mark> <q>said</q></p>",
                 "paragraph “H2 xy “said”” [1-2 sub] [3-4 del] [4-5 mark]\n");
  assert_blocks ("<p><em></em><a href=\"#\">top</a></p>", "paragraph “top”\n");
}

/* A formula is its source: TeX if the page has it, else what would be typed. */
static void
test_formulas (void)
{
  assert_blocks ("<p>So <math><semantics><mrow><msup><mi>a</mi><mn>2</mn></msup></mrow><annotation "
                 "encoding=\"application/x-tex\">a^{2}</annotation></semantics></math>.</p>",
                 "paragraph “So a^{2}.” [3-8 code]\n");
  assert_blocks ("<p><math alttext=\"{\\displaystyle x^{2}}\"><mi>x</mi></math></p>",
                 "paragraph “x^{2}” [0-5 code]\n");
  assert_blocks ("<math><msup><mi>a</mi><mn>2</mn></msup><mo>+</mo><msub><mi>b</mi><mrow><mi>i</mi>"
                 "<mo>-</mo><mn>1</mn></mrow></msub><mo>&#x2062;</mo><mi>c</mi></math>",
                 "paragraph “a^2+b_(i-1)c” [0-12 code]\n");
  assert_blocks (
    "<math><mfrac><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow><mi>y</mi></mfrac><mo>=</mo>"
    "<msqrt><mn>2</mn></msqrt><mroot><mi>z</mi><mn>3</mn></mroot></math>",
    "paragraph “(x+1)/y=sqrt(2)root(3)(z)” [0-25 code]\n");
  assert_blocks ("<math><munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mtable><mtr><mtd>"
                 "<mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd>"
                 "<mn>1</mn></mtd></mtr></mtable></math>",
                 "paragraph “∑_i^n[1, 0; 0, 1]” [0-17 code]\n");
  assert_blocks ("<p>By <script type=\"math/tex\">\\int x</script></p>",
                 "paragraph “By \\int x” [3-9 code]\n");
  /* Drawn elsewhere: the picture says what it shows. */
  assert_blocks ("<p>Then <img class=\"latex\" src=\"/l.png\" alt=\"E=mc^2\">.</p>",
                 "paragraph “Then E=mc^2.” [5-11 code]\n");
  assert_blocks ("<p>Of <span><span style=\"display: none\"><math><mi>y</mi></math></span><img "
                 "class=\"mwe-math-fallback-image-inline\" src=\"/y.svg\" width=400 height=300 "
                 "alt=\"{\\displaystyle y}\"></span></p>",
                 "paragraph “Of y” [3-4 code]\n");
  assert_blocks ("<p>A <math></math><math><mphantom><mi>x</mi></mphantom></math>b</p>",
                 "paragraph “A b”\n");
}

/* Deep, and long: bounded. */
static void
test_large_formula (void)
{
  g_autoptr (GString) html = g_string_new ("<p>Before</p><math>");
  g_autoptr (GPtrArray) blocks = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (html, "<msqrt><mi>x</mi>");
  g_string_append (html, "</math><p>After</p>");
  blocks = byline_blocks_from_html (html->str, -1, BASE, NULL);
  g_assert_cmpuint (blocks->len, >=, 2);
  g_assert_cmpstr (((BylineBlock *) blocks->pdata[0])->text->text, ==, "Before");
}

/* Of very many pictures some are left out, and no word. */
static void
test_many_pictures (void)
{
  g_autoptr (GString) html = g_string_new ("<p>Before</p>");
  g_autoptr (GPtrArray) blocks = NULL;
  const BylineBlock *last;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (html, "<p><img src=\"/%u.png\"></p>", i);
  g_string_append (html, "<p>After</p>");
  blocks = byline_blocks_from_html (html->str, -1, BASE, NULL);
  last = g_ptr_array_index (blocks, blocks->len - 1);
  g_assert_cmpint (last->type, ==, BYLINE_BLOCK_PARAGRAPH);
  g_assert_cmpstr (last->text->text, ==, "After");
  g_assert_cmpuint (blocks->len, <, 10000);
}

/* Verses keep their lines, however these are made; what is empty between them parts stanzas. */
static void
test_verses (void)
{
  assert_blocks ("<pre class=\"wp-block-verse\">One <em>line</em>\n  another\n\nA stanza</pre>",
                 "paragraph “One line⏎another” [4-8 em]\nparagraph “A stanza”\n");
  assert_blocks (
    "<div class=poem><div>One</div><div>two</div><div>&nbsp;</div><div>three</div></div>"
    "<p>After</p>",
    "paragraph “One⏎two”\nparagraph “three”\nparagraph “After”\n");
  assert_blocks ("<div class=poem><p>One<br>two</p><p>three</p></div>",
                 "paragraph “One⏎two”\nparagraph “three”\n");
  assert_blocks ("<pre>for i\n  do</pre>", "code “for i⏎  do”\n");
}

static void
test_lists (void)
{
  assert_blocks ("<ul><li>a<ol start=\"4\"><li>b</li></ol></li><li><p>c</p><p>d</p></li></ul>",
                 "list\n"
                 "  item\n"
                 "    paragraph “a”\n"
                 "    list from 4\n"
                 "      item\n"
                 "        paragraph “b”\n"
                 "  item\n"
                 "    paragraph “c”\n"
                 "    paragraph “d”\n");
  assert_blocks ("<dl><dt>Term</dt><dd>What it is</dd></dl>",
                 "paragraph “Term” [0-4 strong]\nparagraph “What it is”\n");
  assert_blocks ("<ul>loose words</ul>", "list\n  item\n    paragraph “loose words”\n");
}

static void
test_quotes (void)
{
  assert_blocks ("<blockquote><p>Words.</p><footer>— Who</footer></blockquote>",
                 "quote “Who”\n  paragraph “Words.”\n");
  assert_blocks ("<figure><blockquote>Words.</blockquote><figcaption>Who</figcaption></figure>",
                 "quote\n  paragraph “Words.”\nparagraph “Who”\n");
  assert_blocks ("<aside class=\"pull-quote\"><p>Pulled.</p></aside>", "pullquote “Pulled.”\n");
  assert_blocks ("<aside><h3>Box</h3><p>Facts.</p></aside>",
                 "aside\n  heading3 “Box”\n  paragraph “Facts.”\n");
}

static void
test_embeds (void)
{
  assert_blocks ("<iframe src=\"//www.youtube-nocookie.com/embed/abc?rel=0\" title=\"A "
                 "film\"></iframe>",
                 "embed <https://www.youtube.com/watch?v=abc> of YouTube: A film\n");
  assert_blocks ("<figure><iframe data-src=\"https://player.vimeo.com/video/9\"></iframe>"
                 "<figcaption>A dance</figcaption></figure>",
                 "embed <https://vimeo.com/9> of Vimeo: A dance\n");
  assert_blocks ("<video><source src=\"/film.mp4\"></video>",
                 "embed <https://paper.example/film.mp4> of paper.example: (null)\n");
  assert_blocks ("<iframe src=\"https://a.example/count\" width=\"1\" height=\"1\"></iframe>", "");
  assert_blocks ("<iframe src=\"https://ad.doubleclick.net/x\"></iframe>", "");
  assert_blocks ("<blockquote class=\"twitter-tweet\"><p>Said.</p>&mdash; A (@a) "
                 "<a href=\"https://twitter.com/a/status/1?ref_src=x\">May 3</a></blockquote>",
                 "quote “A (@a) May 3” [7-12 link https://twitter.com/a/status/1]\n"
                 "  paragraph “Said.”\n"
                 "embed <https://twitter.com/a/status/1> of X: A (@a) May 3\n");
}

static void
test_pictures (void)
{
  assert_blocks ("<p>Before <img src=\"/a.jpg\" alt=\"A\"> after</p>",
                 "paragraph “Before”\nfigure <https://paper.example/a.jpg> alt “A”\nparagraph "
                 "“after”\n");
  assert_blocks ("<img src=\"/pixel.gif\" width=\"1\" height=\"1\"><img "
                 "src=\"data:image/png;base64,xx\">",
                 "");
  /* What the site offers. */
  assert_blocks ("<img src=\"/img/paperAppIcon.png\" alt=\"App\"><img "
                 "src=\"/r/generic-newsletter-signup.png\">",
                 "");
  assert_blocks ("<figure><img src=\"/a.jpg\"><figcaption>What <em>it</em> shows. Photo: "
                 "Jo</figcaption></figure>",
                 "figure <https://paper.example/a.jpg> caption “What it shows.” credit “Photo: "
                 "Jo”\n");
  assert_blocks ("<picture><source srcset=\"/b.webp 800w\"><img src=\"/b.jpg\"></picture>",
                 "figure <https://paper.example/b.jpg>\n");
  assert_blocks ("<img src=\"/s.jpg\" srcset=\"/s.jpg 1x, /l.jpg 2x\">",
                 "figure <https://paper.example/l.jpg>\n");
}

/* The words beside a picture: what it shows and whose it is, in the shapes that pages give them. */
static void
test_picture_words (void)
{
#define PICTURE "<img src=/a.jpg width=900 height=600>"
#define OUTLINE(rest) "figure <https://paper.example/a.jpg> 900×600 " rest "\n"
  static const struct {
    const char *html;
    const char *outline;
  } cases[] = {
    /* What elements are called. */
    { "<figure>" PICTURE
      "<figcaption>Cranes at dawn<span class=bildquelle>Jo Berg</span></figcaption>"
      "</figure>",
      OUTLINE ("caption “Cranes at dawn” credit “Jo Berg”") },
    { "<figure>" PICTURE
      "<figcaption class=caption><span class=caption__text>Cranes at dawn</span><span "
      "class=caption__author>Jo Berg/dpa</span></figcaption></figure>",
      OUTLINE ("caption “Cranes at dawn” credit “Jo Berg/dpa”") },
    { "<figure>" PICTURE "<figcaption>Cranes at dawn</figcaption><footer>Jo Berg</footer></figure>",
      OUTLINE ("caption “Cranes at dawn” credit “Jo Berg”") },
    { "<figure>" PICTURE "<figcaption itemprop=caption>Cranes at dawn</figcaption><figcaption "
      "itemprop=author>Foto: Jo Berg</figcaption></figure>",
      OUTLINE ("caption “Cranes at dawn” credit “Foto: Jo Berg”") },
    { "<figure>" PICTURE
      "<figcaption>Cranes at dawn <cite>(Image: Jo Berg)</cite></figcaption></figure>",
      OUTLINE ("caption “Cranes at dawn” credit “Image: Jo Berg”") },
    { "<div>" PICTURE "<small>Cranes at dawn</small><small>© Jo Berg</small></div>",
      OUTLINE ("caption “Cranes at dawn” credit “© Jo Berg”") },
    /* Borders. */
    { "<figure>" PICTURE "<figcaption><p>Cranes stand still at dawn.</p><span>Jo Berg/dpa</span>"
      "</figcaption></figure>",
      OUTLINE ("caption “Cranes stand still at dawn.” credit “Jo Berg/dpa”") },
    { "<figure>" PICTURE
      "<figcaption><span>The Quay Post</span><br>Cranes stand still at dawn in the port "
      "of Hale.</figcaption></figure>",
      OUTLINE (
        "caption “Cranes stand still at dawn in the port of Hale.” credit “The Quay Post”") },
    { "<div>" PICTURE "<div>Cranes at dawn, seen from afar</div><div>REUTERS</div></div>",
      OUTLINE ("caption “Cranes at dawn, seen from afar” credit “REUTERS”") },
    { "<figure>" PICTURE
      "<figcaption>Cranes at dawn</figcaption><figcaption><b>Image Credits:</b> Jo "
      "Berg</figcaption></figure>",
      OUTLINE ("caption “Cranes at dawn” credit “Image Credits: Jo Berg”") },
    /* Words that stand outside of the figure, or in a button. */
    { "<div><figure>" PICTURE
      "</figure><figcaption>Cranes at dawn. Photo: Jo Berg</figcaption></div>",
      OUTLINE ("caption “Cranes at dawn.” credit “Photo: Jo Berg”") },
    { "<button aria-label=Open><div><figure>" PICTURE "</figure></div><figcaption>Cranes at "
      "dawn</figcaption></button>",
      OUTLINE ("caption “Cranes at dawn”") },
    /* Labels, counters and what templates leave. */
    { "<figure>" PICTURE "<div><span>View 6 Images</span></div><figcaption>1 of 6 | Cranes at "
      "dawn</figcaption></figure>",
      OUTLINE ("caption “Cranes at dawn”") },
    { "<figure>" PICTURE "<small class=media-caption>Add Photo Caption...</small><small "
      "class=media-photo-credit>Jo Berg</small></figure>",
      OUTLINE ("credit “Jo Berg”") },
    /* What the picture's own attributes say. */
    { "<figure><img src=/a.jpg width=900 height=600 data-caption='Cranes at dawn' data-source='Jo "
      "Berg/dpa'></figure>",
      OUTLINE ("caption “Cranes at dawn” credit “Jo Berg/dpa”") },
    { "<figure><img src=/a.jpg width=900 height=600 title='Cranes | Getty Images/Jo "
      "Berg'><figcaption>Cranes "
      "at dawn</figcaption></figure>",
      OUTLINE ("caption “Cranes at dawn” credit “Getty Images/Jo Berg”") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_blocks (cases[i].html, cases[i].outline);
  /* A picture painted by a script, and one that is painted twice. */
  assert_blocks (
    "<div role=img aria-label='Cranes' data-runner-img-sd=/s.jpg data-runner-img-hd=/l.jpg>"
    "</div>",
    "figure <https://paper.example/l.jpg> alt “Cranes”\n");
  assert_blocks (
    "<figure><div><img src=/a.jpg><div class=image style='background-image:url(/a.jpg)'></div>"
    "</div></figure>",
    "figure <https://paper.example/a.jpg>\n");
  assert_blocks ("<img src=/wait.jpg data-src=/b.jpg>", "figure <https://paper.example/b.jpg>\n");
  /* The next figure is no caption; a sign is no picture. */
  assert_blocks (
    "<figure class=wp-caption><img src=/a.jpg><figcaption>A</figcaption></figure><figure "
    "class=wp-caption><img src=/b.jpg><figcaption>B</figcaption></figure>",
    "figure <https://paper.example/a.jpg> caption “A”\n"
    "figure <https://paper.example/b.jpg> caption “B”\n");
  assert_blocks ("<img src=/zoom-in.svg alt=Zoom>", "");
#undef PICTURE
#undef OUTLINE
}

static void
test_footnotes (void)
{
  g_autoptr (GPtrArray)
    footnotes = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_footnote_free);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autofree char *found = NULL;
  const BylineFootnote *footnote;

  blocks = byline_blocks_from_html ("<p>Text<sup><a href=\"#fn1\">1</a></sup>.</p>"
                                    "<div class=\"footnotes\"><ol><li id=\"fn1\"><p>Note. <a "
                                    "href=\"#ref1\">↩</a></p></li></ol></div>",
                                    -1, BASE, footnotes);
  found = blocks_outline (blocks);
  g_assert_cmpstr (found, ==, "paragraph “Text1.” [4-5 footnote fn1]\n");
  g_assert_cmpuint (footnotes->len, ==, 1);
  footnote = g_ptr_array_index (footnotes, 0);
  g_assert_cmpstr (footnote->id, ==, "fn1");
  g_assert_cmpuint (footnote->blocks->len, ==, 1);
}

/* Blocks nest as deep as the model allows and no deeper; what stands deeper is kept, flat. */
static void
test_depth (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autofree char *text = NULL;
  GPtrArray *at;
  guint depth = 0;

  for (guint i = 0; i < 1000; i++)
    g_string_append (html, "<ul><li>");
  g_string_append (html, "deep");
  blocks = byline_blocks_from_html (html->str, -1, BASE, NULL);
  text = blocks_outline (blocks);
  g_assert_nonnull (strstr (text, "“deep”"));
  for (at = blocks; at != NULL && at->len > 0; depth++)
    at = ((BylineBlock *) g_ptr_array_index (at, 0))->children;
  g_assert_cmpuint (depth, <=, BYLINE_BLOCK_MAX_DEPTH);
}

static void
test_broken (void)
{
  assert_blocks ("<p>One <b>two</p><p>three</div></span>",
                 "paragraph “One two” [4-7 strong]\nparagraph “three”\n");
  assert_blocks ("<p>caf\351", "paragraph “café”\n");
  assert_blocks ("<p>one<wbr>two <track>three</p><p>four</p>",
                 "paragraph “onetwo three”\nparagraph “four”\n");
  assert_blocks ("a < b & c &amp; d &unknown; e", "paragraph “a < b & c & d &unknown; e”\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/blocks/nothing", test_nothing);
  g_test_add_func ("/article/blocks/paragraphs", test_paragraphs);
  g_test_add_func ("/article/blocks/marks", test_marks);
  g_test_add_func ("/article/blocks/formulas", test_formulas);
  g_test_add_func ("/article/blocks/large-formula", test_large_formula);
  g_test_add_func ("/article/blocks/many-pictures", test_many_pictures);
  g_test_add_func ("/article/blocks/verses", test_verses);
  g_test_add_func ("/article/blocks/lists", test_lists);
  g_test_add_func ("/article/blocks/quotes", test_quotes);
  g_test_add_func ("/article/blocks/embeds", test_embeds);
  g_test_add_func ("/article/blocks/pictures", test_pictures);
  g_test_add_func ("/article/blocks/picture-words", test_picture_words);
  g_test_add_func ("/article/blocks/footnotes", test_footnotes);
  g_test_add_func ("/article/blocks/depth", test_depth);
  g_test_add_func ("/article/blocks/broken", test_broken);
  return g_test_run ();
}
