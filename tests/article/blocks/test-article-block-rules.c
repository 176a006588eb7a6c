/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib-object.h>

#include "article-outline.h"
#include "byline-blocks.h"
#include "byline-extractor.h"

/* A fragment, and the blocks that must be made of it. */
typedef struct {
  const char *html;
  const char *blocks;
} Case;

static void
check (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray)
        blocks = byline_blocks_from_html (cases[i].html, -1, "https://q.example/s/p", NULL);
      g_autofree char *outline = blocks_outline (blocks);

      g_test_message ("%s", cases[i].html);
      g_assert_cmpstr (outline, ==, cases[i].blocks);
    }
}

#define CHECK(cases) check (cases, G_N_ELEMENTS (cases))
#define ONE "figure <https://q.example/1.jpg>\n"

static void
test_lazy (void)
{
  static const Case cases[] = {
    { "<img data-src=/1.jpg src='data:image/gif;base64,R0='>", ONE },
    { "<img data-original=/1.jpg>", ONE },
    { "<img data-any-src=/1.jpg src=/placeholder.png>", ONE },
    { "<img class=lazyload src=/grey-box.png data-src=/1.jpg>", ONE },
    { "<img src=/ph.png data-lazy-srcset='/0.jpg 300w, /1.jpg 1400w, /2.jpg 4000w'>", ONE },
    { "<img src=/ph.png data-srcset='/0.jpg 1x, /1.jpg 2x'>", ONE },
    { "<img class=lazy src=/x.png data-src=/1.jpg><noscript><img src=/1.jpg></noscript>", ONE },
    { "<noscript><img src=/1.jpg></noscript>", ONE },
    { "<div class=photo role=img style=\"background: url('/1.jpg')\"></div>", ONE },
    { "<div class=image data-img-sd=/0.jpg data-img-hd=/1.jpg></div>", ONE },
    { "<base href=https://q.example/x/><img src=../1.jpg>", ONE },
    { "<amp-img src=/1.jpg></amp-img>", ONE },
    { "<img src=/1.jpg width=1 height=1>", "" },
    { "<img src=/1.jpg class=avatar>", "" },
  };

  CHECK (cases);
}

static void
test_sizes (void)
{
  static const Case cases[] = {
    /* The narrowest that is wide enough for a column at scale 2, else the widest. */
    { "<img src=/0.jpg srcset='/0.jpg 400w, /1.jpg 1500w, /2.jpg 3000w'>", ONE },
    { "<img src=/0.jpg srcset='/0.jpg 400w, /1.jpg 900w'>", ONE },
    { "<img src=/0.jpg srcset='/0.jpg, /1.jpg 2x, /2.jpg 4x'>", ONE },
    { "<picture><source type=image/avif srcset='/a.avif 1600w'><source srcset='/1.jpg "
      "1600w'><img src=/0.jpg></picture>",
      ONE },
    { "<picture><source media='(max-width: 600px)' srcset='/s.jpg 1500w'><source srcset='/1.jpg "
      "1400w'><img src=/0.jpg></picture>",
      ONE },
    { "<picture><source media='(prefers-color-scheme: dark)' srcset='/d.jpg 1500w'><img "
      "src=/1.jpg></picture>",
      ONE },
    { "<picture><source srcset=/other.webp><img src=/1.jpg></picture>", ONE },
    { "<picture><source data-srcset='/1.jpg 800w'><img src='data:,'></picture>", ONE },
  };

  CHECK (cases);
}

#define CAPTION(words) "figure <https://q.example/1.jpg> " words "\n"

static void
test_captions (void)
{
  static const Case cases[] = {
    { "<figure><img src=/1.jpg><figcaption>A pier. <small>Foto: A. Fern/dpa</small></figcaption>"
      "</figure>",
      CAPTION ("caption “A pier.” credit “Foto: A. Fern/dpa”") },
    { "<figure><img src=/1.jpg><figcaption>A pier. <span class=credit>A. Fern</span></figcaption>"
      "</figure>",
      CAPTION ("caption “A pier.” credit “A. Fern”") },
    { "<div class=wp-caption><a href=/b.jpg><img src=/1.jpg></a><p class=wp-caption-text>A pier "
      "(Photo by Bo Moss)</p></div>",
      CAPTION ("caption “A pier” credit “Photo by Bo Moss”") },
    { "<p class=shortcode-media><img src=/1.jpg><small class=media-caption>A pier.</small><small "
      "class=media-photo-credit>Photo: Bo Moss</small></p>",
      CAPTION ("caption “A pier.” credit “Photo: Bo Moss”") },
    { "<div class=image><img src=/1.jpg></div><div class=caption>A pier.</div><p>Text.</p>",
      CAPTION ("caption “A pier.”") "paragraph “Text.”\n" },
    /* What is called so with all of a story's head. */
    { "<div class='head hasCaption'><h1>Ports</h1><div class=media><figure><img "
      "src=/1.jpg></figure>"
      "</div><div class=caption><figcaption itemprop=caption>A pier.</figcaption><figcaption "
      "itemprop=author>Foto: Bo Moss</figcaption></div></div>",
      "heading1 “Ports”\n" CAPTION ("caption “A pier.” credit “Foto: Bo Moss”") },
    { "<table class=tr-caption-container><tr><td><img src=/1.jpg></td></tr><tr><td "
      "class=tr-caption>A pier.</td></tr></table>",
      CAPTION ("caption “A pier.”") },
  };

  CHECK (cases);
}

#define TWO "  figure <https://q.example/1.jpg>\n  figure <https://q.example/2.jpg>\n"

static void
test_galleries (void)
{
  static const Case cases[] = {
    { "<div class=gallery><img src=/1.jpg><img src=/2.jpg></div>", "gallery\n" TWO },
    { "<ul class=wp-block-gallery><li><figure><img src=/1.jpg></figure><li><figure><img "
      "src=/2.jpg></figure></ul>",
      "gallery\n" TWO },
    { "<figure class=wp-block-gallery><figure><img src=/1.jpg></figure><figure><img "
      "src=/2.jpg></figure><figcaption>Both</figcaption></figure>",
      "gallery “Both”\n" TWO },
    { "<div class=slideshow><figure><img src=/1.jpg><figcaption>One</figcaption></figure><figure>"
      "<img src=/2.jpg><figcaption>Two</figcaption></figure></div>",
      "gallery\n  figure <https://q.example/1.jpg> caption “One”\n"
      "  figure <https://q.example/2.jpg> caption “Two”\n" },
  };

  CHECK (cases);
}

static void
test_tables (void)
{
  static const Case cases[] = {
    { "<table><tr><th>Port<th>Cranes<tr><td>Hale<td>40</table>",
      "table\n  row th “Port” th “Cranes”\n  row td “Hale” td “40”\n" },
    { "<table><tr><td colspan=2>Ports<tr><td>Hale<td>40</table>",
      "table\n  row td(2×1) “Ports”\n  row td “Hale” td “40”\n" },
    { "<table><tr><td><p>One long line that stands in a frame.<p>Two.</table>",
      "paragraph “One long line that stands in a frame.”\nparagraph “Two.”\n" },
    { "<table><tr><th align=left>Port<th>Cranes<tr style='text-align: center'><td>Hale<td "
      "style='text-align:right'>40</table>",
      "table\n  row th(left) “Port” th “Cranes”\n  row td(center) “Hale” td(right) “40”\n" },
    { "<table role=presentation><tr><td>a<td>b</table>", "paragraph “a”\nparagraph “b”\n" },
  };

  CHECK (cases);
}

static void
test_code (void)
{
  static const Case cases[] = {
    { "<pre><code class=language-rust>fn x() {\n  y();\n}</code></pre>",
      "code in rust “fn x() {⏎  y();⏎}”\n" },
    { "<div class='highlight highlight-source-python'><pre>x\n  y</pre></div>",
      "code in python “x⏎  y”\n" },
    { "<pre class='brush: php; title: x'>echo 1;</pre>", "code in php “echo 1;”\n" },
    { "<div data-lang=go><pre><span class=line>a</span>\n<span>b</span></pre></div>",
      "code in go “a⏎b”\n" },
    { "<div class='highlight-c notranslate'><div class=highlight><pre>x;</pre></div></div>",
      "code in c “x;”\n" },
    { "<div class=highlight-default><pre>x</pre></div>", "code “x”\n" },
    { "<div class=language-c><p>This is all that there is to say of it, and it is said in many "
      "more "
      "words here.</p><pre>x</pre></div>",
      "paragraph “This is all that there is to say of it, and it is said in many more words "
      "here.”\n"
      "code “x”\n" },
    { "<table class=highlighttable><tr><td class=gutter><pre>1\n2</pre><td class=code><pre>a\nb"
      "</pre></table>",
      "code “a⏎b”\n" },
  };

  CHECK (cases);
}

static void
test_embeds (void)
{
  static const Case cases[] = {
    { "<iframe src='https://www.youtube-nocookie.com/embed/aB3dE6gH9jK?rel=0' title='A film'>"
      "</iframe>",
      "embed <https://www.youtube.com/watch?v=aB3dE6gH9jK> of YouTube: A film\n" },
    { "<iframe data-src=https://player.vimeo.com/video/1234></iframe>",
      "embed <https://vimeo.com/1234> of Vimeo: (null)\n" },
    { "<iframe src='https://www.google.com/maps/embed?pb=1' title=Hale></iframe>",
      "embed <https://www.google.com/maps/embed?pb=1> of Google Maps: Hale\n" },
    { "<lite-youtube videoid=aB3dE6gH9jK playlabel='A film'></lite-youtube>",
      "embed <https://www.youtube.com/watch?v=aB3dE6gH9jK> of YouTube: A film\n" },
    { "<amp-youtube data-videoid=aB3dE6gH9jK></amp-youtube>",
      "embed <https://www.youtube.com/watch?v=aB3dE6gH9jK> of YouTube: (null)\n" },
    { "<div class=youtube-player data-id=aB3dE6gH9jK><button>Play</button></div>",
      "embed <https://www.youtube.com/watch?v=aB3dE6gH9jK> of YouTube: (null)\n" },
    { "<div class=youtube-player data-id='x\"><script>'></div>", "" },
    { "<div class=fb-post data-href=https://www.facebook.com/hale/posts/1></div>",
      "embed <https://www.facebook.com/hale/posts/1> of Facebook: (null)\n" },
    { "<blockquote class=twitter-tweet><p>Fog!</p>— Ada (@ada) <a "
      "href=https://twitter.com/ada/status/1>1 May</a></blockquote>",
      "quote “Ada (@ada) 1 May” [11-16 link https://twitter.com/ada/status/1]\n"
      "  paragraph “Fog!”\nembed <https://twitter.com/ada/status/1> of X: Ada (@ada) 1 May\n" },
    { "<blockquote class=bluesky-embed><p>Fog, all of it.</p><a "
      "href=https://bsky.app/profile/a/post/1>d</a></blockquote>",
      "quote\n  paragraph “Fog, all of it.”\n"
      "  paragraph “d” [0-1 link https://bsky.app/profile/a/post/1]\n"
      "embed <https://bsky.app/profile/a/post/1> of Bluesky: (null)\n" },
    { "<blockquote class=instagram-media data-instgrm-permalink=https://www.instagram.com/p/x/><a "
      "href=https://www.instagram.com/p/x/>View this post</a></blockquote>",
      "embed <https://www.instagram.com/p/x/> of Instagram: (null)\n" },
    { "<video controls title=Tide><source src=/v.mp4></video>",
      "embed <https://q.example/v.mp4> of q.example: Tide\n" },
    { "<video poster=/v.jpg data-duration=65><source src=/v.mp4></video>",
      "embed <https://q.example/v.jpg> <https://q.example/v.mp4> of q.example: (null) (65 s)\n" },
    { "<lite-youtube videoid=aB3dE6gH9jK><img src=https://i.example/v.jpg></lite-youtube>",
      "embed <https://i.example/v.jpg> <https://www.youtube.com/watch?v=aB3dE6gH9jK> of YouTube: "
      "(null)\n" },
    { "<iframe src=https://ads.example/x width=1 height=1></iframe>", "" },
  };

  CHECK (cases);
}

/* A list of links that belongs to a text is kept. */
static void
test_lists (void)
{
  static const Case cases[] = {
    { "<p>Two of them:</p><ul><li><a href=/1>One</a><li><a href=/2>Two</a></ul>",
      "paragraph “Two of them:”\nlist\n  item\n    paragraph “One” [0-3 link https://q.example/1]\n"
      "  item\n    paragraph “Two” [0-3 link https://q.example/2]\n" },
    { "<dl><dt>Fog<dd>Water, in no hurry.</dl>",
      "paragraph “Fog” [0-3 strong]\nparagraph “Water, in no hurry.”\n" },
  };

  CHECK (cases);
}

/* A first letter that is set large is a letter as others are. */
static void
test_initials (void)
{
  static const Case cases[] = {
    { "<p><strong>W</strong>hat the ports want is fog.</p>",
      "paragraph “What the ports want is fog.”\n" },
    { "<p><b>X</b>-rays of ports.</p>", "paragraph “X-rays of ports.” [0-1 strong]\n" },
    { "<p><b>P</b>orts <b>O</b>f <b>H</b>ale.</p>",
      "paragraph “Ports Of Hale.” [0-1 strong] [6-7 strong] [9-10 strong]\n" },
    { "<p><b>H</b><b>ale has ports</b>.</p>",
      "paragraph “Hale has ports.” [0-1 strong] [1-14 strong]\n" },
    { "<p><b>No</b> port.</p>", "paragraph “No port.” [0-2 strong]\n" },
  };

  CHECK (cases);
}

static void
test_threads (void)
{
  static const Case cases[] = {
    { "<h2>Ropes<a class=headerlink href='#ropes'>¶</a></h2><p>See <a href='#1'>#</a>1.</p>",
      "heading2 “Ropes”\nparagraph “See 1.”\n" },
    { "<blockquote class=abstract><b>Abstract:</b> Of ferries.</blockquote>",
      "paragraph “Abstract: Of ferries.” [0-9 strong]\n" },
    { "<blockquote><cite>old_anchor wrote:</cite>Don't boil it</blockquote>",
      "quote “old_anchor”\n  paragraph “Don't boil it”\n" },
    { "<blockquote><cite>Moby Dick</cite> is long.</blockquote>",
      "quote\n  paragraph “Moby Dick is long.” [0-9 em]\n" },
    { "<div class='admonition note'><p>Note</p><p>One boat.</p></div>",
      "aside\n  paragraph “Note”\n  paragraph “One boat.”\n" },
    { "<div class=vote><button>Up</button><span>12</span></div><p>Yes.</p>", "paragraph “Yes.”\n" },
    { "<div>12</div><p class=vote>They said yes.</p>",
      "paragraph “12”\nparagraph “They said yes.”\n" },
  };

  CHECK (cases);
}

/* Footnotes as a word processor writes them. */
static void
test_notes (void)
{
  static const char html[] =
    "<p>The fog came in.<a href='#_ftn1' name='_ftnref1'>[1]</a> It stayed.</p><p>So did we.</p><p>"
    "<a href='#_ftnref1' name='_ftn1'>[1]</a> By the <em>north</em> gate.</p>";
  g_autoptr (GPtrArray)
    footnotes = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_footnote_free);
  g_autoptr (GPtrArray)
    blocks = byline_blocks_from_html (html, -1, "https://q.example/s/p", footnotes);
  g_autofree char *outline = blocks_outline (blocks);
  g_autofree char *note = NULL;

  g_assert_cmpstr (outline, ==,
                   "paragraph “The fog came in.[1] It stayed.” [16-19 footnote _ftn1]\n"
                   "paragraph “So did we.”\n");
  g_assert_cmpuint (footnotes->len, ==, 1);
  note = blocks_outline (((BylineFootnote *) g_ptr_array_index (footnotes, 0))->blocks);
  g_assert_cmpstr (note, ==, "paragraph “By the north gate.” [7-12 em]\n");
}

/* A picture with very many sources and images: each image looks at few of them. */
static void
test_many_sources (void)
{
  g_autoptr (GString) html = g_string_new ("<picture>");
  g_autoptr (GPtrArray) blocks = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append (html, "<source srcset='/1.jpg 900w'>");
  for (guint i = 0; i < 500; i++)
    g_string_append (html, "<img src=/0.jpg>");
  g_string_append (html, "</picture>");
  blocks = byline_blocks_from_html (html->str, -1, "https://q.example/", NULL);
  g_assert_cmpuint (blocks->len, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/block-rules/lazy", test_lazy);
  g_test_add_func ("/article/block-rules/sizes", test_sizes);
  g_test_add_func ("/article/block-rules/captions", test_captions);
  g_test_add_func ("/article/block-rules/galleries", test_galleries);
  g_test_add_func ("/article/block-rules/tables", test_tables);
  g_test_add_func ("/article/block-rules/code", test_code);
  g_test_add_func ("/article/block-rules/embeds", test_embeds);
  g_test_add_func ("/article/block-rules/lists", test_lists);
  g_test_add_func ("/article/block-rules/initials", test_initials);
  g_test_add_func ("/article/block-rules/threads", test_threads);
  g_test_add_func ("/article/block-rules/many-sources", test_many_sources);
  g_test_add_func ("/article/block-rules/notes", test_notes);
  return g_test_run ();
}
