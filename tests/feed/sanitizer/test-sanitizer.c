/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-sanitizer.h"

#include <string.h>

#define BASE "https://site.example/dir/page"

typedef struct {
  const char *html;
  const char *expected;
} Case;

static const Case cases[] = {
  /* What is kept */
  { "<p>Hello <b>world</b></p>", "<p>Hello <b>world</b></p>" },
  { "<P CLASS=lead ID='x'>Hi</P>", "<p class=\"lead\" id=\"x\">Hi</p>" },
  { "<a href=next title='a \"b\"'>n</a>",
    "<a href=\"https://site.example/dir/next\" title=\"a &quot;b&quot;\">n</a>" },
  { "<a href='#note1'>1</a>", "<a href=\"https://site.example/dir/page#note1\">1</a>" },
  { "<a href='mailto:a@b.example'>m</a>", "<a href=\"mailto:a@b.example\">m</a>" },
  { "a<br/>b<hr>c", "a<br>b<hr>c" },
  { "<img src=a.jpg alt='A &amp; B' width=640 onload=x()>",
    "<img src=\"https://site.example/dir/a.jpg\" alt=\"A &amp; B\" width=\"640\">" },
  { "<img data-src=real.jpg src='data:image/gif;base64,AAAA'>",
    "<img src=\"https://site.example/dir/real.jpg\">" },
  { "<img srcset='/s.jpg 480w, /l.jpg 1200w'>",
    "<img src=\"https://site.example/s.jpg\" srcset=\"https://site.example/s.jpg 480w, "
    "https://site.example/l.jpg 1200w\">" },
  { "<table><tr><td colspan=2>x<th>y</table>",
    "<table><tr><td colspan=\"2\">x</td><th>y</th></tr></table>" },
  /* Frames: of known players, else a link if they are named */
  { "<iframe src='https://www.youtube.com/embed/1' title=T allow=x>no frames</iframe>after",
    "<iframe src=\"https://www.youtube.com/embed/1\" title=\"T\"></iframe>after" },
  { "<iframe data-src='https://player.vimeo.com/video/1'></iframe>",
    "<iframe src=\"https://player.vimeo.com/video/1\"></iframe>" },
  { "<iframe src='https://video.example/1' title='A &amp; B'></iframe>",
    "<a href=\"https://video.example/1\">A &amp; B</a>" },
  { "a<iframe src='https://video.example/1'></iframe>b", "ab" },
  { "a<iframe src='https://notyoutube.com/1'></iframe>b", "ab" },
  { "<iframe src='https://www.youtube.com/embed/1' width=1 height=1></iframe>", "" },
  { "a<iframe src='https://video.example/1'>never ended", "anever ended" },
  { "a<iframe src='https://video.example/1'>b<iframe src='https://video.example/2'>no</iframe>c",
    "abc" },
  { "a<iframe src='https://video.example/1'/>b<iframe src='https://video.example/2'></iframe>c",
    "abc" },
  /* Text that only looks like markup */
  { "<!' <a href=next>n</a>", "&lt;!' <a href=\"https://site.example/dir/next\">n</a>" },
  { "a <! b <!-- c --> d <!DOCTYPE html> e <!> f <!", "a &lt;! b  d  e  f &lt;!" },
  /* SVG is written in its own case. */
  { "<svg VIEWBOX='0 0 9 9' preserveaspectratio=none><lineargradient ID=a "
    "gradientUnits=x><desc>d</desc>"
    "</LinearGradient></svg>",
    "<svg viewBox=\"0 0 9 9\" preserveAspectRatio=\"none\"><linearGradient id=\"a\" "
    "gradientUnits=\"x\"><desc>d</desc></linearGradient></svg>" },
  { "<video src=v.mp4 poster=p.jpg autoplay controls></video>",
    "<video src=\"https://site.example/dir/v.mp4\" poster=\"https://site.example/dir/p.jpg\" "
    "controls=\"\"></video>" },
  /* What goes */
  { "<script>alert (1)</script>x", "x" },
  { "<SCRIPT >alert (1)</ScRiPt\n>x", "x" },
  { "<script/src=x>y</script>z", "z" },
  { "<style>p { color: red }</style>x", "x" },
  { "<p onclick='x()' style='color:red'>x</p>", "<p>x</p>" },
  { "<a href='javascript:alert(1)'>x</a>", "x" },
  { "<a href=' java\nscript:alert(1)'>x</a>", "x" },
  { "<a href='&#106;avascript:alert(1)'>x</a>", "x" },
  { "<a href='vbscript:x'>x</a><a href='data:text/html,x'>y</a>", "xy" },
  { "<img src='javascript:x'><img src=x.jpg onerror=alert(1)>",
    "<img src=\"https://site.example/dir/x.jpg\">" },
  { "<form action=x><input value=v><button>Go</button></form>", "Go" },
  { "<object data=x><embed src=y>fallback</object>", "fallback" },
  { "<iframe src='javascript:x'></iframe>x", "x" },
  /* Drawings and formulas */
  { "<svg onload=x viewBox='0 0 9 9'><script>y</script><style>z</style><text>t</text></svg>u",
    "<svg viewBox=\"0 0 9 9\"><text>t</text></svg>u" },
  { "<svg><circle r=5 fill='url(#g)' stroke='url(//evil.example/)' onclick=x /></svg>",
    "<svg><circle r=\"5\" fill=\"url(#g)\"></circle></svg>" },
  { "<svg><a xlink:href='javascript:x'><rect width=1></a><use href='#a'/><use href='b.svg#a'/>",
    "<svg><a><rect width=\"1\"></rect></a><use href=\"#a\"></use><use></use></svg>" },
  { "<svg><a xlink:href='next'><path d='M0 0'/></a></svg>",
    "<svg><a xlink:href=\"https://site.example/dir/next\"><path d=\"M0 0\"></path></a></svg>" },
  { "<svg><set attributeName=href to='javascript:x'/><animate values=x></animate><image href=x />"
    "<foreignObject>in</foreignObject></svg>",
    "<svg>in</svg>" },
  { "<svg><title>T</title><desc>D</desc><metadata>M</metadata></svg>",
    "<svg><title>T</title><desc>D</desc></svg>" },
  { "<svg><g><p>out</p></svg>", "<svg><g></g></svg><p>out</p>" },
  { "<math display=block><mi mathvariant=bold onclick=x>a</mi><mo>+</mo>"
    "<annotation>tex</annotation></math>",
    "<math><mi mathvariant=\"bold\">a</mi><mo>+</mo></math>" },
  { "<circle r=5>x</circle><mi>y</mi>", "xy" },
  { "<title>Seen <b>too</b></title>", "Seen <b>too</b>" },
  /* A script that is never ended, before another one */
  { "a<script>b<script>c</script>d", "abd" },
  { "a<script>document.write ('<script src=x></scr' + 'ipt>')</script>d", "ad" },
  { "a<script>b", "a" },
  { "<noscript><img src=n.jpg></noscript>", "<img src=\"https://site.example/dir/n.jpg\">" },
  { "<meta http-equiv=refresh content='0;x'><base href=//evil.example><link rel=stylesheet "
    "href=x>z",
    "z" },
  { "<unknown-thing a=b>text</unknown-thing>", "text" },
  { "<!-- comment -->x<!-->y<?php echo 1 ?>z<!DOCTYPE html>", "xyz" },
  { "<template><p>hidden</p></template>x", "x" },
  /* Trackers */
  { "x<img src=p.gif width=1 height=1>", "x" },
  { "x<img src=p.gif width='1px' height='0'>", "x" },
  { "<img src=p.gif width=100 height=1>",
    "<img src=\"https://site.example/dir/p.gif\" width=\"100\" height=\"1\">" },
  { "x<img src=p.gif style='Display : none'><img src=q.gif style='height:1px;width:1px'>", "x" },
  { "<img src=p.jpg style='max-width: 100%'>", "<img src=\"https://site.example/dir/p.jpg\">" },
  { "x<img src='https://medium.com/_/stat?event=post.clientViewed'>", "x" },
  { "x<img src='https://www.site.example/matomo.php?rec=1'>", "x" },
  { "<img src='/p.jpg?utm_source=rss&w=2'>", "<img src=\"https://site.example/p.jpg?w=2\">" },
  { "<a href='/s?utm_source=rss&amp;id=1'>x</a>", "<a href=\"https://site.example/s?id=1\">x</a>" },
  { "<a href='/s?a=1&copy=2'>x</a>", "<a href=\"https://site.example/s?a=1&amp;copy=2\">x</a>" },
  /* Balance */
  { "<b><i>x</b>y", "<b><i>x</i></b>y" },
  { "x</div></p></b>y", "xy" },
  { "<ul><li>a<li>b<ul><li>c</ul></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>" },
  { "<p>a<p>b<div>c", "<p>a</p><p>b</p><div>c</div>" },
  { "<dl><dt>t<dd>d<dt>u</dl>", "<dl><dt>t</dt><dd>d</dd><dt>u</dt></dl>" },
  { "<table><td><b>x</table>y", "<table><td><b>x</b></td></table>y" },
  { "<p>a<table><tr><td></p>b</table>", "<p>a</p><table><tr><td>b</td></tr></table>" },
  /* Text */
  { "a < b & c > d", "a &lt; b &amp; c &gt; d" },
  { "&lt;script&gt;", "&lt;script&gt;" },
  { "&eacute;&#233;&#xe9;&nbsp;&hellip;&bogus;&#150;", "ééé\xc2\xa0…&amp;bogus;–" },
  { "&#0;&#1;&#xd800;&#x110000;x", "\xef\xbf\xbd\xef\xbf\xbdx" },
  { "<![CDATA[<b>x</b><script>y</script>]]>z", "<b>x</b>z" },
  { "a <![CDATA[ b", "a &lt;![CDATA[ b" },
  { "x<!-- never closed >y", "xy" },
  { "<p", "" },
  { "text <a href=\"unclosed", "text" },
  { "<", "&lt;" },
  { "</", "&lt;/" },
  { "a</>b</ x>c", "abc" },
  { "bad \xff bytes", "bad \xef\xbf\xbd bytes" },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = byline_sanitize_html (cases[i].html, -1, BASE);
      g_autofree char *again = byline_sanitize_html (html, -1, BASE);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (html, ==, cases[i].expected);
      /* What is clean stays as it is. */
      g_assert_cmpstr (again, ==, html);
    }
}

static void
test_without_base (void)
{
  g_autofree char *html =
    byline_sanitize_html ("<a href='/x'>x</a><a href='#n'>n</a><img src=y.jpg>", -1, NULL);

  g_assert_cmpstr (html, ==, "x<a href=\"#n\">n</a>");
}

static void
test_length (void)
{
  g_autofree char *html = byline_sanitize_html ("<p>one</p><script>", 6, NULL);
  g_autofree char *nothing = byline_sanitize_html (NULL, -1, NULL);

  g_assert_cmpstr (html, ==, "<p>one</p>");
  g_assert_cmpstr (nothing, ==, "");
}

static char *
repeat (const char *text, guint n)
{
  GString *out = g_string_sized_new (strlen (text) * n);

  for (guint i = 0; i < n; i++)
    g_string_append (out, text);
  return g_string_free (out, FALSE);
}

/* Each of these is quadratic for a careless reader: 20 s and more instead of a blink. */
static void
test_linear (void)
{
  static const char *const bombs[] = {
    "<b>",
    "</b>",
    "<div>",
    "<p><table><b>",
    "<!--",
    "<![CDATA[",
    "<script>",
    "<a href='",
    "&",
    "&#",
    "<",
    "</",
    "<p a=b ",
    "<b></i>",
    "<li>",
    "<td>",
    "--",
    "<!-- --",
    "<template>",
    "<svg><title>",
    "<iframe>",
    "<svg><g>",
    "</script><script>",
    "<b><i></b>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autofree char *html = repeat (bombs[i], 50000);
      gint64 begin = g_get_monotonic_time ();
      g_autofree char *clean = byline_sanitize_html (html, -1, BASE);
      g_autofree char *plain = byline_html_to_plain (html);

      g_test_message ("%s: %d ms", bombs[i], (int) ((g_get_monotonic_time () - begin) / 1000));
      g_assert_nonnull (clean);
      g_assert_cmpint (g_get_monotonic_time () - begin, <, 10 * G_USEC_PER_SEC);
    }
}

static void
test_depth (void)
{
  g_autofree char *open = repeat ("<blockquote>", 100000);
  g_autofree char *html = g_strconcat (open, "deep", NULL);
  g_autofree char *clean = byline_sanitize_html (html, -1, NULL);

  g_assert_nonnull (strstr (clean, "deep"));
  g_assert_cmpuint (strlen (clean), <, 10000);
}

/* An attribute that is longer when it is written than it was stays, or goes at once. */
static void
test_long_values (void)
{
  static const char *const formats[] = {
    "<p class=\"%s\">x",       "<img alt=\"%s\" src=/a>",
    "<img src=\"/%s\" alt=x>", "<img srcset=\"/%s 1x, /%s 2x\" alt=x>",
    "<a href=\"/%s\">x</a>",   "<svg><text id=\"%s\">x</text></svg>",
  };
  static const char *const pieces[] = { "<", "é", " ", "/", "&amp;" };
  static const guint lengths[] = { 2000, 5000, 9000, 17000, 70000 };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (pieces); j++)
      for (gsize k = 0; k < G_N_ELEMENTS (lengths); k++)
        {
          g_autofree char *value = repeat (pieces[j], lengths[k]);
          g_auto (GStrv) parts = g_strsplit (formats[i], "%s", -1);
          g_autofree char *html = g_strjoinv (value, parts);
          g_autofree char *once = byline_sanitize_html (html, -1, "https://paper.example/dir/");
          g_autofree char *twice = byline_sanitize_html (once, -1, "https://paper.example/dir/");

          g_test_message ("%s of %u times %s", formats[i], lengths[k], pieces[j]);
          g_assert_true (g_str_equal (once, twice));
        }
}

/* What no one sees in the output is not seen while it is judged. */
static void
test_hidden_in_controls (void)
{
  static const Case hidden_cases[] = {
    { "<img src=/a width=\"\0011\" height=\" 1&quot;\">x", "x" },
    { "<img src=/a width='&#49;' height=&#x31;>x", "x" },
    { "<img alt=\"\001 \">x", "x" },
    { "<a href=\"java\001script:x()\">x</a>", "x" },
    { "<img src=\"https://stats.wp.\002com/g.gif\">x", "x" },
    { "<iframe src=/a title='A &quot;b&quot; &amp;lt;'></iframe>",
      "<a href=\"https://paper.example/a\">A \"b\" &amp;lt;</a>" },
    { "<img srcset='/a 1.5x , /b 300wt ,/c'>",
      "<img src=\"https://paper.example/a\" srcset=\"https://paper.example/a 1.5x, "
      "https://paper.example/b, https://paper.example/c\">" },
    { "<p class=\"a\003b\">x</p>", "<p class=\"ab\">x</p>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hidden_cases); i++)
    {
      g_autofree char *clean = byline_sanitize_html (hidden_cases[i].html, -1,
                                                     "https://paper.example/");
      g_autofree char *again = byline_sanitize_html (clean, -1, "https://paper.example/");

      g_assert_cmpstr (clean, ==, hidden_cases[i].expected);
      g_assert_cmpstr (again, ==, clean);
    }
}

static const Case plain_cases[] = {
  { "plain", "plain" },
  { "  two\n words ", "two words" },
  { "AT&T", "AT&T" },
  { "A &amp; B", "A & B" },
  { "<p>one</p><p>two</p>", "one two" },
  { "one<br>two", "one two" },
  { "un<b>bro</b>ken", "unbroken" },
  { "<script>x</script>y<style>z</style>", "y" },
  { "map<String, Int> and a < b", "map<String, Int> and a < b" },
  { "<!-- c -->x", "x" },
  { "<svg><title>icon</title><text>seen</text></svg><title>t</title>", "seen t" },
  { "no&nbsp;break", "no break" },
  { "<b></b>", NULL },
  { "", NULL },
};

/* Spaces set by hand stay between words, and only there. */
static void
test_headline (void)
{
  g_autofree char *marked = byline_html_to_headline (
    "&nbsp;10&nbsp;km  of <b>A&thinsp;B</b>\n&ensp;");
  g_autofree char *bare = byline_html_to_headline (" a \t b ");

  g_assert_cmpstr (marked, ==,
                   "10\xc2\xa0km of A\xe2\x80\x89"
                   "B");
  g_assert_cmpstr (bare, ==, "a b");
  g_assert_null (byline_html_to_headline ("&nbsp; "));
}

static void
test_plain (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain_cases); i++)
    {
      g_autofree char *plain = byline_html_to_plain (plain_cases[i].html);

      g_assert_cmpstr (plain, ==, plain_cases[i].expected);
    }
  g_assert_null (byline_html_to_plain (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/sanitizer/table", test_table);
  g_test_add_func ("/feed/sanitizer/without-base", test_without_base);
  g_test_add_func ("/feed/sanitizer/length", test_length);
  g_test_add_func ("/feed/sanitizer/linear", test_linear);
  g_test_add_func ("/feed/sanitizer/depth", test_depth);
  g_test_add_func ("/feed/sanitizer/long-values", test_long_values);
  g_test_add_func ("/feed/sanitizer/hidden-in-controls", test_hidden_in_controls);
  g_test_add_func ("/feed/sanitizer/plain", test_plain);
  g_test_add_func ("/feed/sanitizer/headline", test_headline);
  return g_test_run ();
}
