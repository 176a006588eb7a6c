/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "block-dump.h"
#include "byline-canonical.h"
#include "byline-dialect.h"
#include "byline-error.h"

/* Each is what the writer writes of what the reader reads of it. */
static const char *const documents[] = {
  "",
  "<p>a &lt; b &amp; &quot;c&quot;<br>d</p>\n",
  "<h1>a</h1>\n<h2>b</h2>\n<h3>c</h3>\n<h4>d</h4>\n<h5>e</h5>\n<h6>f</h6>\n",
  "<p><strong>012<em>34</em></strong><em>567</em>89</p>\n",
  "<p>日<a href=\"https://example.org/?a=1&amp;b=2\">本語</a> text</p>\n",
  "<p><a href=\"mailto:a@example.org\">a</a></p>\n",
  "<p><code>a</code> <sub>b</sub> <sup>c</sup> <del>d</del> <mark>e</mark></p>\n",
  "<p>said<sup class=\"footnote\"><a href=\"#fn:1\">1</a></sup>.</p>\n"
  "<ol class=\"footnotes\">\n<li id=\"fn:1\"><p>Where.</p>\n</li>\n<li id=\"fn:2\"></li>\n</ol>\n",
  "<p><a href=\"https://example.org/\"><sup>a</sup></a></p>\n",
  "<figure><img src=\"https://example.org/a.jpg\" alt=\"\" width=\"600\">"
  "<figcaption>A bridge. <small class=\"credit\">Photo: M</small></figcaption></figure>\n",
  "<figure><img src=\"https://example.org/a.jpg\" alt=\"A &quot;bridge&quot;\"></figure>\n",
  "<figure><figcaption><small class=\"credit\">Photo: M</small></figcaption></figure>\n",
  "<figure><figcaption>A bridge.</figcaption></figure>\n",
  "<figure class=\"gallery\">\n<figure><img src=\"https://example.org/a.jpg\" alt=\"\" width=\"4\" "
  "height=\"3\">"
  "<figcaption>One</figcaption></figure>\n<figure><img src=\"https://example.org/b.jpg\" "
  "alt=\"b\"></figure>\n"
  "<figcaption>All <em>of them</em></figcaption>\n</figure>\n",
  "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n<cite>Who "
  "<em>said</em></cite>\n</blockquote>\n",
  "<aside class=\"pullquote\"><p>a <em>b</em></p>\n</aside>\n",
  "<aside>\n<h3>a</h3>\n<p>b</p>\n</aside>\n",
  "<ul>\n<li><p>a</p>\n<ol>\n<li><p>b</p>\n</li>\n<li></li>\n</ol>\n</li>\n</ul>\n",
  "<ol start=\"0\">\n<li><p>a</p>\n</li>\n</ol>\n",
  "<table>\n<caption>a</caption>\n<tr><th colspan=\"2\">b</th><td rowspan=\"3\">c "
  "<em>d</em></td></tr>\n"
  "<tr><td></td></tr>\n<tr></tr>\n</table>\n",
  "<pre><code class=\"language-c++\">if (a &lt; b)\n\n\tc ();</code></pre>\n<pre><code>  "
  "a</code></pre>\n",
  "<p>a</p>\n<hr>\n<p>b</p>\n",
  "<p class=\"embed\"><a href=\"https://example.org/v\">A film</a> <small "
  "class=\"provider\">YouTube</small></p>\n",
  "<p class=\"embed\"><a href=\"https://example.org/v\">https://example.org/v</a></p>\n",
  "<p class=\"embed video\"><img src=\"https://example.org/v.jpg\" alt=\"\" width=\"4\" "
  "height=\"3\">"
  "<a href=\"https://example.org/v\">A film</a> <small class=\"provider\">YouTube</small> <small "
  "class=\"duration\">1:02:05</small></p>\n",
  "<p class=\"embed audio\"><a href=\"https://example.org/v\">A song</a> <small "
  "class=\"duration\">2:05</small></p>\n",
  "<table>\n<tr><td align=\"right\">a</td><th align=\"center\">b</th></tr>\n</table>\n",
};

static void
test_document (gconstpointer data)
{
  const char *html = data;
  g_autoptr (GPtrArray)
    footnotes = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_footnote_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) blocks = byline_read_dialect (html, -1, footnotes, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = byline_render_dialect (blocks, footnotes);
  g_assert_cmpstr (again, ==, html);
  assert_round_trip (blocks, footnotes);
}

static void
assert_reads_as (const char *html, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) blocks = byline_read_dialect (html, -1, NULL, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = byline_render_dialect (blocks, NULL);
  g_assert_cmpstr (again, ==, expected);
}

/* What was laid out by hand, or is not canonical, reads as what it says. */
static void
test_tidies (void)
{
  assert_reads_as (" <hr>\n\n<p>\n a\tb\r\nc </p> ", "<hr>\n<p>a b c</p>\n");
  assert_reads_as ("<p><em>a </em>b</p>", "<p><em>a</em> b</p>\n");
  assert_reads_as ("<p>a\342\200\256b</p><p> </p>", "<p>ab</p>\n");
  assert_reads_as ("<ol><li><p>a</p></li></ol>", "<ol>\n<li><p>a</p>\n</li>\n</ol>\n");
  assert_reads_as ("<p>a<br><br>b</p>", "<p>a<br>b</p>\n");
}

static void
test_addresses_are_checked (void)
{
  assert_reads_as ("<p><a href=\"javascript:a()\">a</a> <a href=\"b\">b</a></p>", "<p>a b</p>\n");
  assert_reads_as ("<figure><img src=\"file:///a\" alt=\"a\"></figure>", "");
  assert_reads_as ("<figure><img src=\"data:image/png;base64,AA\" alt=\"a\">"
                   "<figcaption>b</figcaption></figure>",
                   "<figure><figcaption>b</figcaption></figure>\n");
  assert_reads_as ("<p class=\"embed\"><a href=\"/v\">a</a></p>", "");
  assert_reads_as ("<p><a href=\"https://user:word@example.org/\">a</a></p>",
                   "<p><a href=\"https://example.org/\">a</a></p>\n");
}

static void
assert_refused (const char *html, gssize length, int code)
{
  g_autoptr (GPtrArray)
    footnotes = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_footnote_free);
  g_autoptr (GError) error = NULL;

  g_assert_null (byline_read_dialect (html, length, footnotes, &error));
  g_assert_error (error, BYLINE_PARSE_ERROR, code);
  g_assert_cmpuint (footnotes->len, ==, 0);
}

static void
test_refuses_what_is_not_the_dialect (void)
{
  static const char *const others[] = {
    "text",
    "<p>a",
    "<p>a</P>",
    "<P>a</p>",
    "<p>a</p",
    "<p",
    "<p ",
    "<p  >a</p>",
    "<p>a</p>b",
    "</p>",
    "<",
    "<div><p>a</p></div>",
    "<section></section>",
    "<p><div>a</div></p>",
    "<p><p>a</p></p>",
    "<p><script>a</script></p>",
    "<script>a</script>",
    "<!-- a -->",
    "<!DOCTYPE html>",
    "<p>&nbsp;</p>",
    "<p>&#65;</p>",
    "<p>a & b</p>",
    "<p>&amp</p>",
    "<p style=\"a\">b</p>",
    "<p class=\"a\">b</p>",
    "<p class='embed'>b</p>",
    "<p class=embed>b</p>",
    "<p class=\"embed\" class=\"embed\"><a href=\"https://a.example/\">b</a></p>",
    "<p class=\"embed\">b</p>",
    "<p class=\"embed\"><a>b</a></p>",
    "<p><em>a</p></em>",
    "<p><em>a</strong></p>",
    "<p><em><em>a</em></em></p>",
    "<p><a>a</a></p>",
    "<p><a href=\"https://a.example/\"><a href=\"https://b.example/\">c</a></a></p>",
    "<p><sup class=\"a\">b</sup></p>",
    "<p><sup class=\"footnote\">b</sup></p>",
    "<p><sup class=\"footnote\"><a href=\"#\">b</a></sup></p>",
    "<p><sup class=\"footnote\"><a href=\"https://a.example/\">b</a></sup></p>",
    "<p><sup class=\"footnote\"><a href=\"#a\">b</sup></a></p>",
    "<p>a<br/>b</p>",
    "<br>",
    "<li></li>",
    "<ul><p>a</p></ul>",
    "<ul start=\"1\"></ul>",
    "<ol start=\"-1\"></ol>",
    "<ol start=\"a\"></ol>",
    "<ol start=\"2147483648\"></ol>",
    "<ol class=\"a\"></ol>",
    "<figure><p>a</p></figure>",
    "<figure><img></figure>",
    "<figure class=\"a\"></figure>",
    "<figure><img src=\"https://a.example/\" width=\"1000001\"></figure>",
    "<img src=\"https://a.example/\">",
    "<figure><figcaption><em>a</em></figcaption></figure>",
    "<figure><figcaption><small>a</small></figcaption></figure>",
    "<figure class=\"gallery\"><p>a</p></figure>",
    "<blockquote><cite>a</cite><p>b</p></blockquote>",
    "<cite>a</cite>",
    "<aside class=\"pullquote\">a</aside>",
    "<aside class=\"pullquote\"><p>a</p><p>b</p></aside>",
    "<table><p>a</p></table>",
    "<table><tbody></tbody></table>",
    "<table><tr>a</tr></table>",
    "<table><tr><td colspan=\"1001\">a</td></tr></table>",
    "<table><tr></tr><caption>a</caption></table>",
    "<pre>a</pre>",
    "<pre><code><em>a</em></code></pre>",
    "<pre><code class=\"c\">a</code></pre>",
    "<hr/>",
    "<hr></hr>",
    "<ol class=\"footnotes\"><li><p>a</p></li></ol>",
    "<ol class=\"footnotes\"><li id=\"\"></li></ol>",
    "<ol class=\"footnotes\"></ol><p>a</p>",
    "<aside><ol class=\"footnotes\"></ol></aside>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i]);
      assert_refused (others[i], -1, BYLINE_PARSE_ERROR_MALFORMED);
    }
  assert_refused ("<p>\377</p>", -1, BYLINE_PARSE_ERROR_MALFORMED);
  assert_refused ("<p>a\0b</p>", 10, BYLINE_PARSE_ERROR_MALFORMED);
}

/* Whatever it is cut to, it is refused, unless it is cut behind a block. */
static void
test_cut (gconstpointer data)
{
  const char *html = data;
  gsize length = strlen (html);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *exact = g_memdup2 (html, MAX (i, 1)); /* so that reading beyond is seen */
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) blocks = byline_read_dialect (exact, (gssize) i, NULL, &error);

      g_assert_true ((blocks == NULL) == (error != NULL));
      if (blocks != NULL)
        assert_round_trip (blocks, NULL);
    }
}

static char *
repeated (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
test_bounds (void)
{
  g_autofree char *deep = repeated ("<aside>", 100000);
  g_autofree char *items = repeated ("<ul><li>", 100000);
  g_autofree char *rules = repeated ("<hr>", BYLINE_DIALECT_MAX_NODES + 1);
  g_autofree char *cells = repeated ("<td></td>", BYLINE_DIALECT_MAX_NODES);
  g_autofree char *table = g_strconcat ("<table><tr>", cells, "</tr></table>", NULL);
  g_autofree char *marks = repeated ("<em>a</em>", 100000);
  g_autofree char *paragraph = g_strconcat ("<p>", marks, "</p>", NULL);
  g_autoptr (GPtrArray) blocks = NULL;

  assert_refused (deep, -1, BYLINE_PARSE_ERROR_NESTING);
  assert_refused (items, -1, BYLINE_PARSE_ERROR_NESTING);
  assert_refused (rules, -1, BYLINE_PARSE_ERROR_TOO_LARGE);
  assert_refused (table, -1, BYLINE_PARSE_ERROR_TOO_LARGE);
  blocks = byline_read_dialect (paragraph, -1, NULL, NULL);
  g_assert_nonnull (blocks);
  assert_round_trip (blocks, NULL);
}

static void
test_too_large (void)
{
  g_autofree char *spaces = g_strnfill (BYLINE_DIALECT_MAX_BYTES + 1, ' ');

  assert_refused (spaces, -1, BYLINE_PARSE_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *name = g_strdup_printf ("/dialect/document/%" G_GSIZE_FORMAT, i);
      g_autofree char *cut = g_strdup_printf ("/dialect/cut/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (name, documents[i], test_document);
      g_test_add_data_func (cut, documents[i], test_cut);
    }
  g_test_add_func ("/dialect/tidies", test_tidies);
  g_test_add_func ("/dialect/addresses", test_addresses_are_checked);
  g_test_add_func ("/dialect/refuses", test_refuses_what_is_not_the_dialect);
  g_test_add_func ("/dialect/bounds", test_bounds);
  g_test_add_func ("/dialect/too-large", test_too_large);

  return g_test_run ();
}
