/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-blocks.h"
#include "byline-extractor.h"
#include "byline-feed-article.h"

#include <string.h>
#include <time.h>

#include "byline-render.h"

/* What one page may cost at most, in seconds of CPU; far above what it does cost, for slow and
 * checked builds. */
#define MAX_SECONDS 30.0

typedef struct {
  const char *name;
  const char *unit;
  guint n;
  const char *tail;
} Bomb;

static const Bomb bombs[] = {
  { "nested", "<div>", 100000, "<p>Words at the very bottom of it all, which are not lost.</p>" },
  { "nested-inline", "<b><i>", 50000, "Words at the very bottom of it all, which are not lost." },
  { "nested-quotes", "<blockquote>", 100000,
    "Words at the very bottom of it all, which are not lost." },
  { "nested-lists", "<ul><li>", 8000, "words" },
  { "nested-tables", "<table><tr><td>", 8000, "words" },
  { "nested-figures", "<figure><img src=a.jpg>", 4000, "words" },
  { "nested-cards", "<div class='author bio'><p>", 8000, "<img src=a.jpg>" },
  { "empty", "<div></div>", 1000000, "<p>Words at the very bottom of it all, which are not lost." },
  { "cards", "<p>abc <span><img src=a><a href=b>c</a><a href=d>e</a>", 10000, "" },
  { "figures", "<figure><div>x</div></figure>", 30000, "" },
  { "social", "<div class=social><blockquote>x</blockquote></div>", 20000, "" },
  { "items", "<li>fish and salt", 50000, "" },
  { "more", "<h3>More great stories</h3><p>x</p>", 20000, "" },
  { "unclosed-script", "<script>", 50000, "<p>words" },
  { "comments-of-all-kinds", "<!--><!---><!-- --!>a<p>", 30000, "" },
  { "never-ended", "<div>", 100000, "" },
  { "never-begun", "</div></p></b>", 50000, "words" },
  { "scripts", "<script>if (a < b) x ('</p>');</script><p>Word.</p>", 2000, "" },
  { "pictures", "<img src=a.jpg><p class=caption>x</p>", 6000, "" },
  { "noscripts", "<noscript><img src=a.jpg></noscript>", 6000, "" },
  { "footnotes", "<a href='#n'>1</a><div class=footnotes><p id=n>x</p></div>", 6000, "" },
  { "stories",
    "<article><h1><a href=x>A headline of a story</a></h1><p>Some words of it, and some more. They "
    "end here.</p></article>",
    1000, "" },
  { "headings", "<h2>A heading of some length</h2>", 15000, "" },
  { "comments", "<!--", 50000, "" },
  { "brackets", "<", 200000, "" },
  { "quotes", "<a b=\"", 30000, "" },
  { "breaks", "<br>", 50000, "words" },
  { "entities", "&#x41;&amp;", 60000, "" },
};

static void
feed (const char *html, gsize length)
{
  clock_t begin = clock ();
  g_autoptr (BylineArticle)
    article = byline_article_extract (html, length, "https://a.example/b", NULL, NULL);
  g_autoptr (GPtrArray)
    footnotes = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_footnote_free);
  g_autoptr (GPtrArray)
    blocks = byline_blocks_from_html (html, (gssize) length, "https://a.example/b", footnotes);

  g_assert_cmpfloat ((double) (clock () - begin) / CLOCKS_PER_SEC, <, MAX_SECONDS);
}

static void
test_bomb (gconstpointer data)
{
  const Bomb *bomb = data;
  g_autoptr (GString) html = g_string_new ("<html><body>");

  for (guint i = 0; i < bomb->n; i++)
    g_string_append (html, bomb->unit);
  g_string_append (html, bomb->tail);
  feed (html->str, html->len);
  if (strstr (bomb->tail, "not lost") != NULL)
    {
      g_autoptr (GPtrArray) blocks = byline_blocks_from_html (html->str, -1, NULL, NULL);
      g_autofree char *text = byline_render_blocks_text (blocks);

      g_assert_nonnull (strstr (text, "which are not lost."));
    }
}

static void
test_attributes (void)
{
  g_autoptr (GString) html = g_string_new ("<p class=\"");

  for (guint i = 0; i < 100000; i++)
    g_string_append (html, "related-b c ");
  g_string_append (html, "\" ");
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (html, "a%u=1 ", i);
  g_string_append (html, "id=x>Words of a paragraph. And a few more of them, so that it is one.");
  feed (html->str, html->len);
}

/* One value of a megabyte wherever values are read. */
static void
test_long_value (void)
{
  static const char *names[] = { "class", "id", "style", "srcset", "data-src", "href", "itemprop" };
  g_autofree char *value = g_strnfill (1024 * 1024, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *html =
        g_strdup_printf ("<div %s=\"%s\"><img %s=\"%s\"><p>Words of a paragraph. And a few more "
                         "of them, so that it is one.</div>",
                         names[i], value, names[i], value);

      feed (html, strlen (html));
    }
}

/* Scripts in every place where there may be an element. */
static void
test_scripts (void)
{
  static const char *script = "<script>if (a < b) document.write ('<p>Not a word.</p>');</script>";
  g_autofree char *html = g_strdup_printf (
    "%s<html>%s<head>%s<title>Boats</title>%s</head>%s<body>%s<h1>%sBoats%s</h1>%s<p>Words%s of a "
    "paragraph. And a few%s more of them, so that it is one, and long enough to be an article by "
    "itself, which takes some hundred and forty letters in all.%s</p>%s<table>%s<tr>%s<td>%sa"
    "</table>%s<ul>%s<li>%sb</ul>%s</body>%s</html>%s",
    script, script, script, script, script, script, script, script, script, script, script, script,
    script, script, script, script, script, script, script, script, script, script);
  g_autoptr (BylineArticle) article = NULL;
  g_autofree char *text = NULL;

  feed (html, strlen (html));
  article = byline_article_extract (html, strlen (html), NULL, NULL, NULL);
  g_assert_nonnull (article);
  text = byline_render_text (article);
  g_assert_nonnull (strstr (text, "Words of a paragraph. And a few more"));
  g_assert_null (strstr (text, "Not a word"));
}

static void
test_json (void)
{
  g_autoptr (GString)
    html = g_string_new ("<script type=\"application/ld+json\">{\"@type\":\"Article\",\"author\":");

  for (guint i = 0; i < 100000; i++)
    g_string_append (html, "[{\"a\":");
  g_string_append (html, "</script><p>Words.");
  feed (html->str, html->len);
}

/* However long a list is, what is made of it is bounded; what stands in front of it is there. */
static void
test_blocks (void)
{
  static const guint max_items = 50000;
  g_autoptr (GString)
    html = g_string_new ("<h1>Cranes of Hale</h1><p>The port has more cranes than "
                         "anyone has counted, and here they all are.<ul>");
  g_autoptr (BylineArticle) article = NULL;
  const BylineBlock *list;

  for (guint i = 0; i < max_items + 1000; i++)
    g_string_append_printf (html, "<li>Crane number %u stands still.", i);
  article = byline_article_extract (html->str, html->len, NULL, NULL, NULL);
  g_assert_nonnull (article);
  g_assert_cmpuint (article->blocks->len, ==, 2);
  list = g_ptr_array_index (article->blocks, 1);
  g_assert_cmpint (list->type, ==, BYLINE_BLOCK_LIST);
  g_assert_cmpuint (list->children->len, ==, max_items - 1);
  g_assert_true (article->is_cut);
}

/* Whatever is left out because there is too much of it, the article says so, in its file and in its joined
 * pages, too; and what is whole does not. */
static void
test_left_out (void)
{
  static const struct {
    const char *before;
    const char *part;
    guint n_whole; /* so many are all there */
    const char *behind;
  } cases[] = {
    { "", "<p>A line of this.", 40000, "" },
    { "", "<p><img src='/%u.jpg' width=600 height=400>", 5000, "" },
    { "<table><tr><th>Port<th>Tons", "<tr><td>Hale<td>1,200", 4999, "</table>" },
    { "<table><tr><th>Port<th>Tons<tr>", "<td>40", 100, "</table>" },
    { "<section role=doc-endnotes><ol>", "<li id=n%u>A note of this.", 2000, "</ol></section>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint is_cut = 0; is_cut < 2; is_cut++)
      {
        guint n = cases[i].n_whole + is_cut * 20000;
        g_autoptr (GString) html = g_string_new ("<p>The port has more cranes than anyone has "
                                                 "counted, and here they all are.</p>");
        g_autoptr (BylineArticle) article = byline_article_new ();
        g_autoptr (BylineArticle) copy = NULL;

        g_string_append (html, cases[i].before);
        for (guint j = 0; j < n; j++)
          {
            g_auto (GStrv) halves = g_strsplit (cases[i].part, "%u", 2);

            g_string_append (html, halves[0]);
            if (halves[1] != NULL)
              g_string_append_printf (html, "%u%s", j, halves[1]);
          }
        g_string_append (html, cases[i].behind);
        article->feed_html = g_strdup (html->str);
        article->url = g_strdup ("https://paper.example/cranes");
        byline_article_open_body (article);
        g_assert_cmpint (article->is_cut, ==, is_cut);
        copy = byline_article_copy (article);
        g_assert_cmpint (copy->is_cut, ==, is_cut);
      }
}

/* Every beginning of a page is a page, too. */
static void
test_cut (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "article", "fixtures", "river.html",
                                                 NULL);
  g_autofree char *html = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &html, &length, NULL));
  for (gsize cut = 0; cut < length; cut += 97)
    feed (html, cut);
}

/* Random bytes in a page: nothing to find, but nothing to fall over either. */
static void
test_noise (void)
{
  static const char *parts[] = { "<p>",
                                 "</p>",
                                 "<div class=gallery>",
                                 "<img src=a>",
                                 "<figure>",
                                 "</figure>",
                                 "<table><tr><td>",
                                 "</table>",
                                 "<ul>",
                                 "<li>",
                                 "</ul>",
                                 "words. ",
                                 "<a href=#f>",
                                 "</a>",
                                 "<blockquote>",
                                 "<h1>",
                                 "</h1>",
                                 "<pre>",
                                 "</pre>",
                                 "<noscript>",
                                 "</noscript>",
                                 "<div class=footnotes id=f>",
                                 "</div>",
                                 "<br>",
                                 "<aside>",
                                 "\377",
                                 "<script>",
                                 "</script>",
                                 "&amp;",
                                 "<article>",
                                 "<b>",
                                 "</b>",
                                 "<sup>",
                                 "<cite>",
                                 "<!--",
                                 "-->",
                                 "<hr>",
                                 "<dl><dt>" };
  g_autoptr (GRand) random = g_rand_new_with_seed (42);

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      guint n = (guint) g_rand_int_range (random, 0, 120);

      for (guint j = 0; j < n; j++)
        g_string_append (html, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      feed (html->str, html->len);
    }
}

/* Every step can be left out, alone and with others. */
static void
test_steps (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "article", "fixtures", "noise.html",
                                                 NULL);
  g_autofree char *html = NULL;
  gsize length;
  guint all = 0;

  g_assert_true (g_file_get_contents (path, &html, &length, NULL));
  for (guint i = 0; byline_extract_step_name (i) != NULL; i++)
    all |= byline_extract_step_from_name (byline_extract_step_name (i));
  g_assert_cmpuint (byline_extract_step_from_name ("no-such-step"), ==, 0);
  for (guint without = 0; without <= all; without++)
    {
      const BylineExtractOptions options = { .skipped_steps = without, .explains = TRUE };
      g_auto (BylineExtractReport) report = { NULL };
      g_autoptr (BylineArticle)
        article = byline_article_extract_full (html, length, NULL, NULL, &options, &report, NULL);

      g_assert_nonnull (article);
      g_assert_true (g_utf8_validate (report.explanation, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autofree char *path = g_strconcat ("/article/hostile/", bombs[i].name, NULL);

      g_test_add_data_func (path, &bombs[i], test_bomb);
    }
  g_test_add_func ("/article/hostile/attributes", test_attributes);
  g_test_add_func ("/article/hostile/long-value", test_long_value);
  g_test_add_func ("/article/hostile/scripts-everywhere", test_scripts);
  g_test_add_func ("/article/hostile/json", test_json);
  g_test_add_func ("/article/hostile/blocks", test_blocks);
  g_test_add_func ("/article/hostile/left-out", test_left_out);
  g_test_add_func ("/article/hostile/cut", test_cut);
  g_test_add_func ("/article/hostile/noise", test_noise);
  g_test_add_func ("/article/hostile/steps", test_steps);
  return g_test_run ();
}
