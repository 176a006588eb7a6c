/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-article.h"

static BylineArticle *
article_with_text (const char *text)
{
  BylineArticle *article = byline_article_new ();

  if (text != NULL)
    g_ptr_array_add (article->blocks,
                     byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, byline_text_new (text)));

  return article;
}

static const char *
first_text (const BylineArticle *article)
{
  const BylineBlock *block = g_ptr_array_index (article->blocks, 0);

  return block->text->text;
}

static void
test_merge_takes_the_longer_body (void)
{
  g_autoptr (BylineArticle) feed = article_with_text ("Only a beginning");
  g_autoptr (BylineArticle) page = article_with_text ("Only a beginning, and then all the rest");
  g_autoptr (BylineArticle) merged = NULL;

  feed->is_excerpt = TRUE;
  feed->title = g_strdup ("Of the feed");
  page->title = g_strdup ("Of the page");
  page->source = BYLINE_ARTICLE_SOURCE_PAGE;
  page->standfirst = g_strdup ("Below");
  merged = byline_article_merge_page (feed, page);

  g_assert_cmpstr (first_text (merged), ==, "Only a beginning, and then all the rest");
  g_assert_cmpstr (merged->title, ==, "Of the feed");
  g_assert_cmpstr (merged->standfirst, ==, "Below");
  g_assert_false (merged->is_excerpt);
  g_assert_cmpuint (merged->source, ==, BYLINE_ARTICLE_SOURCE_PAGE);
}

/* What a feed's headline begins with is not said above it, too. */
static void
test_merge_says_a_kicker_once (void)
{
  const struct {
    const char *title;
    const char *kicker;
  } cases[] = {
    { "Trade: Ports close", NULL },
    { "Trade winds turn", "Trade" },
    { "Ports close", "Trade" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BylineArticle) feed = byline_article_new ();
      g_autoptr (BylineArticle) page = byline_article_new ();
      g_autoptr (BylineArticle) merged = NULL;

      feed->title = g_strdup (cases[i].title);
      page->title = g_strdup ("Ports close");
      page->kicker = g_strdup ("Trade");
      merged = byline_article_merge_page (feed, page);
      g_assert_cmpstr (merged->kicker, ==, cases[i].kicker);
    }
}

static void
test_merge_keeps_the_feeds_body (void)
{
  g_autoptr (BylineArticle) feed = article_with_text ("The whole story in the feed");
  g_autoptr (BylineArticle) page = article_with_text ("Pay first");
  g_autoptr (BylineArticle) empty = article_with_text (NULL);
  g_autoptr (BylineArticle) merged = byline_article_merge_page (feed, page);
  g_autoptr (BylineArticle) again = byline_article_merge_page (feed, empty);

  g_assert_cmpstr (first_text (merged), ==, "The whole story in the feed");
  g_assert_cmpuint (merged->source, ==, BYLINE_ARTICLE_SOURCE_FEED);
  g_assert_cmpstr (first_text (again), ==, "The whole story in the feed");
}

static void
test_merge_authors_and_lead (void)
{
  g_autoptr (BylineArticle) feed = article_with_text ("Text");
  g_autoptr (BylineArticle) page = article_with_text ("Text, longer");
  g_autoptr (BylineArticle) merged = NULL;
  BylineAuthor *card = byline_author_new ("Mara Lindqvist");
  const BylineAuthor *author;

  feed->lead = byline_picture_new ("https://example.org/small.jpg");
  feed->lead->caption = g_strdup ("Caption of the feed");
  page->lead = byline_picture_new ("https://example.org/large.jpg");
  page->lead->credit = g_strdup ("Photo: A");
  byline_authors_add (feed->authors, byline_author_new ("Mara LINDQVIST"));
  card->bio = g_strdup ("Covers policy.");
  byline_authors_add (page->authors, card);
  byline_authors_add (page->authors, byline_author_new ("Somebody Else"));
  merged = byline_article_merge_page (feed, page);

  g_assert_cmpstr (merged->lead->url, ==, "https://example.org/large.jpg");
  g_assert_cmpstr (merged->lead->caption, ==, "Caption of the feed");
  g_assert_cmpstr (merged->lead->credit, ==, "Photo: A");
  g_assert_cmpuint (merged->authors->len, ==, 1);
  author = g_ptr_array_index (merged->authors, 0);
  g_assert_cmpstr (author->bio, ==, "Covers policy.");
}

static void
test_merge_publication_is_no_author (void)
{
  g_autoptr (BylineArticle) feed = article_with_text ("Text");
  g_autoptr (BylineArticle) page = article_with_text ("Text, longer");
  g_autoptr (BylineArticle) merged = NULL;
  const BylineAuthor *author;

  feed->publication_name = g_strdup ("The Harbour Dispatch");
  byline_authors_add (feed->authors, byline_author_new ("The Harbour Dispatch"));
  byline_authors_add (page->authors, byline_author_new ("Ines Okafor"));
  merged = byline_article_merge_page (feed, page);

  g_assert_cmpuint (merged->authors->len, ==, 1);
  author = g_ptr_array_index (merged->authors, 0);
  g_assert_cmpstr (author->name, ==, "Ines Okafor");
}

static void
test_copy (void)
{
  g_autoptr (BylineArticle) article = article_with_text ("Text");
  g_autoptr (BylineArticle) copy = NULL;
  BylineFootnote *footnote = byline_footnote_new ("fn1");
  BylineTeaser *teaser = byline_teaser_new ();

  g_ptr_array_add (footnote->blocks,
                   byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, byline_text_new ("Note")));
  g_ptr_array_add (article->footnotes, footnote);
  teaser->title = g_strdup ("Another");
  g_ptr_array_add (article->teasers, teaser);
  g_ptr_array_add (article->tags, g_strdup ("China"));
  byline_sections_add (article->sections, "World > China");
  g_ptr_array_add (article->attachments, byline_attachment_new ("https://example.org/a.mp3", NULL));
  copy = byline_article_copy (article);

  g_assert_cmpuint (copy->footnotes->len, ==, 1);
  g_assert_cmpuint (copy->teasers->len, ==, 1);
  g_assert_cmpuint (copy->tags->len, ==, 1);
  g_assert_cmpuint (copy->sections->len, ==, 1);
  g_assert_cmpuint (copy->attachments->len, ==, 1);
  g_assert_true (byline_article_has_body (copy));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/merge/longer-body", test_merge_takes_the_longer_body);
  g_test_add_func ("/article/merge/kicker-once", test_merge_says_a_kicker_once);
  g_test_add_func ("/article/merge/feeds-body", test_merge_keeps_the_feeds_body);
  g_test_add_func ("/article/merge/authors-and-lead", test_merge_authors_and_lead);
  g_test_add_func ("/article/merge/publication-is-no-author", test_merge_publication_is_no_author);
  g_test_add_func ("/article/copy", test_copy);

  return g_test_run ();
}
