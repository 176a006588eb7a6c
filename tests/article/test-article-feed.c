/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article-outline.h"

#include "byline-feed-article.h"

static BylineFeedItem *
make_item (const char *summary,
           const char *content)
{
  BylineFeedItem *item = byline_feed_item_new ();

  g_free (item->id);
  item->id = g_strdup ("id-1");
  item->url = g_strdup ("https://paper.example/stories/one");
  item->title = g_strdup ("Quiet ports learn to wait");
  item->summary = g_strdup (summary);
  item->content_html = g_strdup (content);
  item->published = 1632996000;
  return item;
}

static BylineFeedDocument *
make_document (void)
{
  BylineFeedDocument *document = byline_feed_document_new ();

  document->title = g_strdup ("Quayside");
  document->home_page_url = g_strdup ("https://paper.example/");
  document->language = g_strdup ("en");
  return document;
}

static void
test_whole (void)
{
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem) item
      = make_item ("The cranes are idle.",
                   "<p><img src=\"/a.jpg?w=600\" alt=\"Cranes\"></p><p>The port of Hale has forty "
                   "cranes.<sup><a href=\"#fn1\">1</a></sup></p>"
                   "<p>None of them moved.</p><div class=\"footnotes\"><p id=\"fn1\">On "
                   "Tuesday.</p></div>");
  g_autoptr (BylineArticle) article = NULL;
  g_autofree char *outline = NULL;

  item->kicker = g_strdup ("Quayside | China");
  g_ptr_array_add (item->tags, g_strdup ("Uncategorized"));
  g_ptr_array_add (item->tags, g_strdup ("Quayside"));
  g_ptr_array_add (item->tags, g_strdup ("Ports"));
  g_ptr_array_add (item->authors, byline_author_new ("Ada Fern"));
  article = byline_article_from_feed_item (item, document);
  outline = article_outline (article);
  g_assert_cmpstr (outline, ==,
                   "url: https://paper.example/stories/one\n"
                   "kicker: China\n"
                   "title: Quiet ports learn to wait\n"
                   "standfirst: The cranes are idle.\n"
                   "summary: The cranes are idle.\n"
                   "language: en\n"
                   "publication: Quayside\n"
                   "home: https://paper.example/\n"
                   "published: 1632996000\n"
                   "lead: <https://paper.example/a.jpg?w=600> alt “Cranes”\n"
                   "author: Ada Fern\n"
                   "section: China\n"
                   "section: Ports\n"
                   "paragraph “The port of Hale has forty cranes.1” [34-35 footnote fn1]\n"
                   "paragraph “None of them moved.”\n"
                   "footnote fn1\n"
                   "  paragraph “On Tuesday.”\n");
  g_assert_cmpuint (article->tags->len, ==, 3);
  g_assert_cmpint (article->source, ==, BYLINE_ARTICLE_FROM_FEED);
  g_assert_cmpint (article->received, ==, 0);
  g_assert_null (article->key);
}

static void
test_summary_only (void)
{
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem) item = make_item ("The cranes are idle, and nobody minds.", NULL);
  g_autoptr (BylineArticle) article = byline_article_from_feed_item (item, document);
  g_autofree char *outline = blocks_outline (article->blocks);

  g_assert_true (article->is_excerpt);
  g_assert_null (article->standfirst);
  g_assert_cmpstr (article->summary, ==, "The cranes are idle, and nobody minds.");
  g_assert_cmpstr (outline, ==, "paragraph “The cranes are idle, and nobody minds.”\n");
}

static void
test_excerpt (void)
{
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem) item
      = make_item (NULL,
                   "<p>The port of Hale has forty cranes, and on Tuesday […]</p><p><a "
                   "href=\"/stories/one\">Continue reading</a></p>");
  g_autoptr (BylineArticle) article = byline_article_from_feed_item (item, document);

  g_assert_true (article->is_excerpt);
  g_assert_cmpuint (article->blocks->len, ==, 1);
  g_assert_nonnull (article->summary);
}

/* A summary that is the body's beginning is an excerpt for lists, no standfirst above its own
 * words. */
static void
test_summary_begins_body (void)
{
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem) item
      = make_item ("The port of Hale has forty cranes…",
                   "<p>The port of Hale has forty cranes, and none of them moved.</p>");
  g_autoptr (BylineArticle) article = byline_article_from_feed_item (item, document);

  g_assert_false (article->is_excerpt);
  g_assert_null (article->standfirst);
  g_assert_cmpstr (article->summary, ==, "The port of Hale has forty cranes…");
}

/* The item's picture is the lead; the body's copy of it is taken out, its caption kept. */
static void
test_lead (void)
{
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem) item
      = make_item (NULL,
                   "<p>Words.</p><figure><img "
                   "src=\"https://cdn.example/library/cranes.jpg?w=300\"><figcaption>Cranes. "
                   "Photo: Jo</figcaption></figure><p>More words.</p>");
  g_autoptr (BylineArticle) article = NULL;
  g_autofree char *outline = NULL;

  item->image = byline_picture_new ("https://cdn.example/library/cranes.jpg?w=1200");
  article = byline_article_from_feed_item (item, document);
  outline = blocks_outline (article->blocks);
  g_assert_cmpstr (outline, ==, "paragraph “Words.”\nparagraph “More words.”\n");
  g_assert_cmpstr (article->lead->url, ==, "https://cdn.example/library/cranes.jpg?w=1200");
  g_assert_cmpstr (article->lead->caption, ==, "Cranes.");
  g_assert_cmpstr (article->lead->credit, ==, "Photo: Jo");
}

static void
test_plain_and_rtl (void)
{
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem) item = make_item (NULL, NULL);
  g_autoptr (BylineArticle) article = NULL;

  item->content_text = g_strdup ("قررت المدينة أن تزرع أسطحها.\n\nيقول السكان إن الهواء صار أبرد.");
  item->language = g_strdup ("ar");
  article = byline_article_from_feed_item (item, document);
  g_assert_cmpint (article->direction, ==, BYLINE_DIRECTION_RTL);
  g_assert_cmpuint (article->blocks->len, ==, 2);
  g_assert_false (article->is_excerpt);
}

static void
test_empty (void)
{
  g_autoptr (BylineFeedDocument) document = byline_feed_document_new ();
  g_autoptr (BylineFeedItem) item = byline_feed_item_new ();
  g_autoptr (BylineArticle) article = byline_article_from_feed_item (item, document);

  g_assert_true (article->is_excerpt);
  g_assert_false (byline_article_has_body (article));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/feed/whole", test_whole);
  g_test_add_func ("/article/feed/summary-only", test_summary_only);
  g_test_add_func ("/article/feed/excerpt", test_excerpt);
  g_test_add_func ("/article/feed/summary-begins-body", test_summary_begins_body);
  g_test_add_func ("/article/feed/lead", test_lead);
  g_test_add_func ("/article/feed/plain-and-rtl", test_plain_and_rtl);
  g_test_add_func ("/article/feed/empty", test_empty);
  return g_test_run ();
}
