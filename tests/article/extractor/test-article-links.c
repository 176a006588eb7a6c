/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib-object.h>
#include <string.h>

#include "article-outline.h"
#include "byline-article-join.h"
#include "byline-extractor.h"
#include "byline-page-links-private.h"

typedef struct {
  const char *url;      /* of the page */
  const char *links;    /* what is in it */
  const char *expected; /* nullable */
} LinkCase;

/* A story with some links below it. */
static char *
page_with (const char *links)
{
  return g_strdup_printf ("<title>Quiet ports learn to wait</title><body><article><h1>Quiet ports "
                          "learn to wait</h1><p>The port of Hale has forty cranes, and on Tuesday "
                          "none of them moved.</p></article>%s",
                          links);
}

static char *
find (const char *html, const char *url, char *(*find_url) (const BylinePage *page))
{
  g_autoptr (BylinePage) page = _byline_page_new (html, strlen (html), url, NULL, NULL);

  g_assert_nonnull (page);
  return find_url (page);
}

#define STORY "https://quay.example/2021/quiet-ports-learn-to-wait"

static const LinkCase next_cases[] = {
  { STORY, "<a rel=next href='" STORY "/2'>2</a>", STORY "/2" },
  { STORY "/", "<ul><li>1<li><a href='" STORY "/2/'>2</a><li><a href='" STORY "/3/'>3</a></ul>",
    STORY "/2/" },
  { STORY "/2/", "<a href='" STORY "/'>1</a> <a href='" STORY "/3/'>3</a>", STORY "/3/" },
  { STORY, "<a href='?page=2'>Next page</a>", STORY "?page=2" },
  { STORY "?page=2", "<a href='?page=3&amp;utm_source=x'>Weiter</a>",
    STORY "?page=3&utm_source=x" },
  { STORY, "<a rel=next href='?page=1'>2</a>", STORY "?page=1" },
  { STORY, "<a href='" STORY "/page/2'>下一页</a>", STORY "/page/2" },
  { STORY, "<a href='" STORY "/seite-2'>Nächste Seite</a>", STORY "/seite-2" },
  { "https://quay.example/a/ports.html", "<a href=ports-2.html>2</a>",
    "https://quay.example/a/ports-2.html" },
  { "https://quay.example/a/ports-2.html", "<a href=ports-page-3.html>Next</a>",
    "https://quay.example/a/ports-page-3.html" },
  { STORY, "<link rel=next href='" STORY "/2'>", STORY "/2" },
  { STORY, "<a rel=next href='http://www.quay.example/2021/quiet-ports-learn-to-wait/2'>2</a>",
    "http://www.quay.example/2021/quiet-ports-learn-to-wait/2" },
  /* The next story, in all its forms. */
  { STORY, "<link rel=next href='https://quay.example/2021/a-desk-of-ones-own'>", NULL },
  { "https://quay.example/the-world-in-7", "<a rel=next href=/the-world-in-8>Next</a>", NULL },
  { "https://quay.example/2021/09/30", "<a rel=next href=/2021/09/31>Next day</a>", NULL },
  { "https://quay.example/?p=17", "<a rel=next href='/?p=18'>Next</a>", NULL },
  { "https://quay.example/story/41", "<a href=/story/4102>Next</a>", NULL },
  /* Not the page behind this one. */
  { STORY "/2", "<a rel=prev href='" STORY "'>1</a>", NULL },
  { STORY, "<a href='" STORY "/3'>3</a>", NULL },
  { STORY, "<a rel=next href='https://else.example/2021/quiet-ports-learn-to-wait/2'>2</a>", NULL },
  { STORY,
    "<div id=comments><a href='" STORY "/comment-page-2'>2</a> <a "
    "href='?page=2'>2</a></div>",
    NULL },
  { STORY, "<a href='" STORY "?page=2'>All that was ever said about ports</a>", NULL },
  { STORY, "", NULL },
  { NULL, "<a rel=next href='" STORY "/2'>2</a>", NULL },
  { "https://quay.example/", "<a rel=next href=/page/2>Older</a>", NULL },
};

static void
test_next (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (next_cases); i++)
    {
      const LinkCase *one = &next_cases[i];
      g_autofree char *html = page_with (one->links);
      g_autofree char *found = find (html, one->url, _byline_page_next_url);

      g_test_message ("%s: %s", one->url, one->links);
      g_assert_cmpstr (found, ==, one->expected);
    }
}

/* A section's second page is no second page of an article. */
static void
test_next_of_list (void)
{
  static const char html[] =
    "<title>China</title><body><h1>China</h1>"
    "<h2><a href=/world/cranes-stand-still-in-hale>Cranes stand still in Hale</a></h2>"
    "<h2><a href=/world/a-railway-that-counts-sheep>A railway that counts sheep</a></h2>"
    "<h2><a href=/work/a-desk-of-ones-own>A desk of one's own</a></h2>"
    "<a rel=next href=/china/page/2>Next</a>";

  g_assert_null (find (html, "https://quay.example/china", _byline_page_next_url));
}

static const LinkCase alternate_cases[] = {
  { STORY, "<link rel=amphtml href='/amp/quiet-ports'>", "https://quay.example/amp/quiet-ports" },
  { STORY, "<a href='/print/4711'>Print</a>", "https://quay.example/print/4711" },
  { STORY, "<a href='?print=1'>Druckversion</a><link rel=amphtml href='?amp=1'>", STORY "?amp=1" },
  { STORY, "<link rel=alternate media=print href='/p/4711'>", "https://quay.example/p/4711" },
  { STORY, "<link rel=amphtml href='" STORY "#top'>", NULL },
  { STORY, "<a href='javascript:print()'>Print</a>", NULL },
  { STORY, "<a href=/printing-with-salt>Printing with salt</a>", NULL },
};

static void
test_alternate (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (alternate_cases); i++)
    {
      const LinkCase *one = &alternate_cases[i];
      g_autofree char *html = page_with (one->links);
      g_autofree char *found = find (html, one->url, _byline_page_alternate_url);

      g_test_message ("%s", one->links);
      g_assert_cmpstr (found, ==, one->expected);
    }
}

static BylineArticle *
extract (const char *html, const char *url)
{
  g_autoptr (GError) error = NULL;
  BylineArticle *article = byline_article_extract (html, strlen (html), url, NULL, &error);

  g_assert_no_error (error);
  return article;
}

#define HEAD                                                                                       \
  "<title>Quiet ports learn to wait</title><meta name=author content='Ada Fern'><body><article>"   \
  "<h1>Quiet ports learn to wait</h1><p class=byline>By Ada Fern</p>"                              \
  "<figure><img src=/p/cranes.jpg width=800 height=500><figcaption>Cranes at dawn</figcaption>"    \
  "</figure>"
#define TAIL "<p>All of this was seen from one window, and was written down there at night.</p>"

static void
test_append (void)
{
  g_autoptr (BylineArticle) article = extract (
    HEAD "<p>The port of Hale has forty cranes, and on Tuesday none of them moved at all.<a "
         "href='#n1'>1</a></p><p>Waiting, said its master, is cheaper than it looks to those who "
         "do not.</p>" TAIL "<ol class=footnotes><li id=n1>As they did on Monday.</li></ol>"
         "</article>",
    STORY);
  g_autoptr (BylineArticle) next = extract (
    HEAD "<p>At evening the fog came in, and nobody could tell the cranes from the masts.<a "
         "href='#n1'>1</a> Not <b>even</b> he.<a href='#n2'>2</a></p><p>He went home by the long "
         "way, along the wall, and counted the lamps.</p>" TAIL "<ol class=footnotes><li "
         "id=n1>There are nine.</li><li id=n2>He has good eyes.</li></ol></article>",
    STORY "/2");
  g_autofree char *blocks = NULL;
  const BylineFootnote *footnote;

  byline_article_append_page (article, next);
  blocks = blocks_outline (article->blocks);
  g_assert_cmpstr (
    blocks, ==,
    "paragraph “The port of Hale has forty cranes, and on Tuesday none of them moved at all.1” "
    "[76-77 footnote n1]\n"
    "paragraph “Waiting, said its master, is cheaper than it looks to those who do not.”\n"
    "paragraph “At evening the fog came in, and nobody could tell the cranes from the masts.2 Not "
    "even he.3” [76-77 footnote n1-2] [82-86 strong] [90-91 footnote n2]\n"
    "paragraph “He went home by the long way, along the wall, and counted the lamps.”\n"
    "paragraph “All of this was seen from one window, and was written down there at night.”\n");
  g_assert_cmpuint (article->footnotes->len, ==, 3);
  footnote = g_ptr_array_index (article->footnotes, 1);
  g_assert_cmpstr (footnote->id, ==, "n1-2");
  g_assert_cmpuint (article->authors->len, ==, 1);
  g_assert_cmpuint (next->footnotes->len, ==, 2);
}

/* Numbers that grow a digit move what stands behind them. */
static void
test_append_renumbers (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (BylineArticle) next = byline_article_new ();
  BylineText *text = byline_text_new ("Éa1 b2 c");
  g_autofree char *blocks = NULL;

  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *id = g_strdup_printf ("f%u", i);

      g_ptr_array_add (article->footnotes, byline_footnote_new (id));
    }
  byline_text_add_mark (text, 2, 3, BYLINE_MARK_FOOTNOTE, "f0");
  byline_text_add_mark (text, 5, 6, BYLINE_MARK_FOOTNOTE, "f1");
  byline_text_add_mark (text, 7, 8, BYLINE_MARK_EM, NULL);
  g_ptr_array_add (next->footnotes, byline_footnote_new ("f0"));
  g_ptr_array_add (next->footnotes, byline_footnote_new ("f1"));
  g_ptr_array_add (next->blocks, byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, text));
  byline_article_append_page (article, next);
  blocks = blocks_outline (article->blocks);
  g_assert_cmpstr (blocks, ==,
                   "paragraph “Éa10 b11 c” [2-4 footnote f0-2] [6-8 footnote f1-2] [9-10 em]\n");
}

/* A page that counts on keeps its numbers; what leads from page to page goes. */
static void
test_append_counts_on (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (BylineArticle) next = byline_article_new ();
  BylineText *text = byline_text_new ("a2");
  g_autofree char *blocks = NULL;

  g_ptr_array_add (article->footnotes, byline_footnote_new ("f1"));
  g_ptr_array_add (article->blocks,
                   byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, byline_text_new ("One.")));
  g_ptr_array_add (article->blocks,
                   byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, byline_text_new ("Page 1 of 2")));
  byline_text_add_mark (text, 1, 2, BYLINE_MARK_FOOTNOTE, "f2");
  g_ptr_array_add (next->footnotes, byline_footnote_new ("f2"));
  g_ptr_array_add (next->blocks, byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, text));
  g_ptr_array_add (next->blocks,
                   byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, byline_text_new ("1 2 3")));
  byline_article_append_page (article, next);
  blocks = blocks_outline (article->blocks);
  g_assert_cmpstr (blocks, ==, "paragraph “One.”\nparagraph “a2” [1-2 footnote f2]\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/links/next", test_next);
  g_test_add_func ("/article/links/next-of-list", test_next_of_list);
  g_test_add_func ("/article/links/alternate", test_alternate);
  g_test_add_func ("/article/links/append", test_append);
  g_test_add_func ("/article/links/append-renumbers", test_append_renumbers);
  g_test_add_func ("/article/links/append-counts-on", test_append_counts_on);
  return g_test_run ();
}
