/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "article-outline.h"

#include "byline-article-part.h"
#include "byline-feed-article.h"

#include <string.h>

static BylineFeedItem *
make_item (const char *summary, const char *content)
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

/* As somebody reads it. What a list shows before that is what the blocks say. */
static BylineArticle *
read_item (const BylineFeedItem *item, const BylineFeedDocument *document)
{
  BylineArticle *article = byline_article_from_feed_item (item, document);
  g_autofree char *text = byline_article_dup_text (article);
  g_autofree char *picture = byline_article_dup_picture (article);
  g_autofree char *text_again = NULL;
  g_autofree char *picture_again = NULL;
  gboolean has_body = byline_article_has_body (article);

  g_assert_true (article->feed_html == NULL || article->blocks->len == 0);
  byline_article_open_body (article);
  text_again = byline_article_dup_text (article);
  picture_again = byline_article_dup_picture (article);
  g_assert_cmpstr (text_again, ==, text);
  g_assert_cmpstr (picture_again, ==, picture);
  g_assert_true (byline_article_has_body (article) == has_body);
  return article;
}

static void
test_whole (void)
{
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem) item =
    make_item ("The cranes are idle.",
               "<p><img src=\"/a.jpg?w=600\" alt=\"Cranes\"></p><p>The port of Hale has forty "
               "cranes.<sup><a href=\"#fn1\">1</a></sup></p>"
               "<p>None of them moved.</p><hr><div class=\"footnotes\"><p id=\"fn1\">On "
               "Tuesday.</p></div>");
  g_autoptr (BylineArticle) article = NULL;
  g_autofree char *outline = NULL;

  item->kicker = g_strdup ("Quayside | China");
  g_ptr_array_add (item->tags, g_strdup ("Uncategorized"));
  g_ptr_array_add (item->tags, g_strdup ("Quayside"));
  g_ptr_array_add (item->tags, g_strdup ("Ports"));
  g_ptr_array_add (item->authors, byline_author_new ("Ada Fern"));
  article = read_item (item, document);
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
  g_assert_cmpint (article->source, ==, BYLINE_ARTICLE_SOURCE_FEED);
  g_assert_cmpint (article->received, ==, 0);
  g_assert_null (article->key);
}

static void
test_summary_only (void)
{
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem) item = make_item ("The cranes are idle, and nobody minds.", NULL);
  g_autoptr (BylineArticle) article = read_item (item, document);
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
  g_autoptr (BylineFeedItem)
    item = make_item (NULL, "<p>The port of Hale has forty cranes, and on Tuesday […]</p><p><a "
                            "href=\"/stories/one\">Continue reading</a></p>");
  g_autoptr (BylineArticle) article = read_item (item, document);

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
  g_autoptr (BylineFeedItem)
    item = make_item ("The port of Hale has forty cranes…",
                      "<p>The port of Hale has forty cranes, and none of them moved.</p>");
  g_autoptr (BylineArticle) article = read_item (item, document);

  g_assert_false (article->is_excerpt);
  g_assert_null (article->standfirst);
  g_assert_cmpstr (article->summary, ==, "The port of Hale has forty cranes…");
}

/* The item's picture is the lead; the body's copy of it is taken out, its caption kept. */
static void
test_lead (void)
{
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem)
    item = make_item (NULL,
                      "<p>Words.</p><figure><img "
                      "src=\"https://cdn.example/library/cranes.jpg?w=300\"><figcaption>Cranes. "
                      "Photo: Jo</figcaption></figure><p>More words.</p>");
  g_autoptr (BylineArticle) article = NULL;
  g_autofree char *outline = NULL;

  item->image = byline_picture_new ("https://cdn.example/library/cranes.jpg?w=1200");
  article = read_item (item, document);
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
  article = read_item (item, document);
  g_assert_cmpint (article->direction, ==, BYLINE_DIRECTION_RTL);
  g_assert_cmpuint (article->blocks->len, ==, 2);
  g_assert_false (article->is_excerpt);
}

static void
test_empty (void)
{
  g_autoptr (BylineFeedDocument) document = byline_feed_document_new ();
  g_autoptr (BylineFeedItem) item = byline_feed_item_new ();
  g_autoptr (BylineArticle) article = read_item (item, document);

  g_assert_true (article->is_excerpt);
  g_assert_false (byline_article_has_body (article));
}

#define PROSE                                                                                      \
  "<p>The port of Hale has forty cranes, and on Tuesday none of them moved at all. Waiting, said " \
  "its master, is cheaper than it looks to those who do not have to wait, and nobody laughed.</p>" \
  "<p>By evening the fog came in, and nobody could tell the cranes from the masts.</p>"

typedef struct {
  const char *name;
  const char *creator; /* nullable: whom the item names */
  const char *end;     /* what stands behind the prose */
  const char *kept;    /* nullable: of that, what stays in the text */
  const char *author;
  const char *bio;    /* nullable */
  const char *avatar; /* nullable */
  guint n_contacts;
} CardCase;

static const CardCase card_cases[] = {
  { "called-card", "Ada Fern",
    "<div class=\"author-box\"><img src=\"/ada.jpg\" alt=\"\"><h3><a href=\"/by/ada\">Ada "
    "Fern</a></h3><p class=\"bio\">Ada Fern (@adafern) has lived near water all her life.</p>"
    "</div>",
    NULL, "Ada Fern", "Ada Fern (@adafern) has lived near water all her life.",
    "https://paper.example/ada.jpg", 1 },
  { "card-without-creator", NULL,
    "<div class=\"vcard\"><a class=\"fn\" href=\"/by/ada\">Ada Fern</a><p class=\"bio\">Writes "
    "about those who live near water, at <a href=\"mailto:ada@paper.example\">"
    "ada@paper.example</a>.</p></div>",
    NULL, "Ada Fern", "Writes about those who live near water, at ada@paper.example.", NULL, 1 },
  { "somebody-else", "Ada Fern",
    "<div class=\"author\"><h3>Bo Moss</h3><p>Bo Moss has been the master of the port for nine "
    "years, and still counts its cranes each morning.</p></div>",
    "counts its cranes", "Ada Fern", NULL, NULL, 0 },
  { "heading", "Ada Fern",
    "<h2>About the author</h2><p><img src=\"/ada.jpg\" alt=\"Ada\">Ada Fern is a reporter.</p>"
    "<p>She can be reached at ada@paper.example.</p>",
    NULL, "Ada Fern", "Ada Fern is a reporter. She can be reached at ada@paper.example.",
    "https://paper.example/ada.jpg", 1 },
  { "heading-of-story", "Ada Fern",
    "<h2>About the cranes</h2><p>They were built in 1961, and painted every nine years.</p>",
    "painted every nine years", "Ada Fern", NULL, NULL, 0 },
  { "italics", "Ada Fern",
    "<p><em>Ada Fern has lived near water all her life, and writes about those who do.</em></p>",
    NULL, "Ada Fern", "Ada Fern has lived near water all her life, and writes about those who do.",
    NULL, 0 },
  { "behind-rule", "Ada Fern",
    "<hr><p>Ada Fern writes about those who live near water, and on it.</p>", NULL, "Ada Fern",
    "Ada Fern writes about those who live near water, and on it.", NULL, 0 },
  { "with-address", "Ada Fern",
    "<p>Ada Fern covers ports. Write to her at <a href=\"mailto:ada@paper.example\">"
    "ada@paper.example</a></p>",
    NULL, "Ada Fern", "Ada Fern covers ports. Write to her at ada@paper.example", NULL, 1 },
  { "story-goes-on", "Ada Fern",
    "<p>Ada Fern was not there when it happened, and neither were we.</p>", "neither were we",
    "Ada Fern", NULL, NULL, 0 },
  { "italics-of-story", "Ada Fern", "<p><em>The names of the cranes have been changed.</em></p>",
    "have been changed", "Ada Fern", NULL, NULL, 0 },
};

/* Who wrote a story, and what is said of them, is told apart from its text. */
static void
test_card (gconstpointer data)
{
  const CardCase *one = data;
  g_autofree char *content = g_strconcat (PROSE, one->end, NULL);
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem) item = make_item (NULL, content);
  g_autoptr (BylineArticle) article = NULL;
  g_autofree char *outline = NULL;
  const BylineAuthor *author;

  if (one->creator != NULL)
    g_ptr_array_add (item->authors, byline_author_new (one->creator));
  else
    g_ptr_array_add (document->authors, byline_author_new ("The Quayside desk"));
  article = read_item (item, document);
  outline = blocks_outline (article->blocks);
  g_assert_nonnull (strstr (outline, "By evening the fog"));
  if (one->kept != NULL)
    g_assert_nonnull (strstr (outline, one->kept));
  else
    g_assert_cmpuint (article->blocks->len, ==, 2);
  g_assert_cmpuint (article->authors->len, ==, 1);
  author = g_ptr_array_index (article->authors, 0);
  g_assert_cmpstr (author->name, ==, one->author);
  g_assert_cmpstr (author->bio, ==, one->bio);
  g_assert_cmpstr (author->avatar, ==, one->avatar);
  g_assert_cmpuint (author->contacts->len, ==, one->n_contacts);
}

/* What stands in the body is what the feed said; what is asked for twice is made once. */
static void
test_kept_as_it_came (void)
{
  const char *html = "<p>The port of <b>Hale</b> has forty cranes.</p>";
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem) item = make_item (NULL, html);
  g_autoptr (BylineArticle) article = byline_article_from_feed_item (item, document);

  g_assert_cmpstr (article->feed_html, ==, html);
  g_assert_cmpuint (article->blocks->len, ==, 0);
  g_assert_cmpstr (article->text, ==, "The port of Hale has forty cranes.");
  for (int i = 0; i < 2; i++)
    {
      byline_article_open_body (article);
      g_assert_cmpuint (article->blocks->len, ==, 1);
      g_assert_cmpstr (article->feed_html, ==, html);
    }
}

/* Several people each get what is said of them. */
static void
test_cards_of_two (void)
{
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem)
    item = make_item (NULL,
                      PROSE "<h3>About the authors:</h3><p><strong>Ada Fern</strong> lives near "
                            "water.</p><p><strong>Bo Moss</strong> does not, and says so.</p>");
  g_autoptr (BylineArticle) article = NULL;

  g_ptr_array_add (item->authors, byline_author_new ("Ada Fern"));
  g_ptr_array_add (item->authors, byline_author_new ("Bo Moss"));
  article = read_item (item, document);
  g_assert_cmpuint (article->blocks->len, ==, 2);
  g_assert_cmpuint (article->authors->len, ==, 2);
  g_assert_cmpstr (((BylineAuthor *) g_ptr_array_index (article->authors, 0))->bio, ==,
                   "Ada Fern lives near water.");
  g_assert_cmpstr (((BylineAuthor *) g_ptr_array_index (article->authors, 1))->bio, ==,
                   "Bo Moss does not, and says so.");
}

static const BylineBlock *
block_at (const BylineArticle *article, guint i, BylineBlockType type)
{
  const BylineBlock *block;

  g_assert_cmpuint (i, <, article->blocks->len);
  block = g_ptr_array_index (article->blocks, i);
  g_assert_cmpint (block->type, ==, type);
  return block;
}

/* What the feed has beside the body follows it, unless it stands in it. */
static void
test_further_pictures (void)
{
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem) item = make_item (
    NULL, "<p>One.</p><figure><img src=\"https://p.example/2-300x200.jpg\"></figure><p>Two.</p>");
  g_autoptr (BylineArticle) article = NULL;
  g_autoptr (BylineArticle) alone = NULL;
  const BylineBlock *gallery;
  const BylineBlock *figure;
  BylinePicture *second = byline_picture_new ("https://p.example/2.jpg");

  item->image = byline_picture_new ("https://p.example/1.jpg");
  second->caption = g_strdup ("The quay");
  g_ptr_array_add (item->pictures, second);
  g_ptr_array_add (item->pictures, byline_picture_new ("https://p.example/1-150x150.jpg"));
  g_ptr_array_add (item->pictures, byline_picture_new ("https://p.example/3.jpg"));
  g_ptr_array_add (item->pictures, byline_picture_new ("https://p.example/4.jpg"));
  article = read_item (item, document);
  g_assert_cmpstr (article->lead->url, ==, "https://p.example/1.jpg");
  g_assert_cmpuint (article->blocks->len, ==, 4);
  figure = block_at (article, 1, BYLINE_BLOCK_FIGURE);
  g_assert_cmpstr (figure->picture->url, ==, "https://p.example/2.jpg");
  g_assert_cmpstr (figure->picture->caption, ==, "The quay");
  gallery = block_at (article, 3, BYLINE_BLOCK_GALLERY);
  g_assert_cmpuint (gallery->children->len, ==, 2);

  /* Pictures and no words, and one alone. */
  g_clear_pointer (&item->content_html, g_free);
  g_ptr_array_set_size (item->pictures, 1);
  alone = read_item (item, document);
  g_assert_cmpstr (alone->lead->url, ==, "https://p.example/1.jpg");
  g_assert_cmpstr (block_at (alone, 0, BYLINE_BLOCK_FIGURE)->picture->url, ==,
                   "https://p.example/2.jpg");
}

/* One picture in several sizes stands once, the largest. */
static void
test_same_pictures (void)
{
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem) item = make_item (
    NULL, "<p>One.</p><img src=\"https://p.example/up/pic-1024x683.jpg\" alt=\"Cranes\"><p>Two.</p>"
          "<img src=\"https://i0.wp.com/p.example/up/pic.jpg?w=200\"><p>Three.</p>"
          "<img src=\"https://p.example/up/other.jpg?w=90\"><p>Four.</p>"
          "<img src=\"https://p.example/up/other.jpg?w=900\">");
  g_autoptr (BylineArticle) article = NULL;

  item->image = byline_picture_new ("https://p.example/up/pic-300x200.jpg");
  article = read_item (item, document);
  g_assert_cmpstr (article->lead->url, ==, "https://p.example/up/pic-1024x683.jpg");
  g_assert_cmpstr (article->lead->alt, ==, "Cranes");
  g_assert_cmpuint (article->blocks->len, ==, 5);
  g_assert_cmpstr (block_at (article, 3, BYLINE_BLOCK_FIGURE)->picture->url, ==,
                   "https://p.example/up/other.jpg?w=900");
}

/* By another scheme it is the same one, too. */
static void
test_safe_picture (void)
{
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem)
    item = make_item (NULL, "<p>One.</p><img src=\"https://p.example/up/pic.jpg\"><p>Two.</p>");
  g_autoptr (BylineArticle) article = NULL;

  item->image = byline_picture_new ("http://p.example/up/other.jpg");
  g_ptr_array_add (item->pictures, byline_picture_new ("http://p.example/up/pic.jpg"));
  article = read_item (item, document);
  g_assert_cmpuint (article->blocks->len, ==, 3);
  g_assert_cmpstr (block_at (article, 1, BYLINE_BLOCK_FIGURE)->picture->url, ==,
                   "https://p.example/up/pic.jpg");
  g_clear_pointer (&article, byline_article_unref);

  g_ptr_array_set_size (item->pictures, 0);
  g_free (item->image->url);
  item->image->url = g_strdup ("http://p.example/up/pic.jpg");
  article = read_item (item, document);
  g_assert_cmpuint (article->blocks->len, ==, 2);
  g_assert_cmpstr (article->lead->url, ==, "https://p.example/up/pic.jpg");
  g_clear_pointer (&article, byline_article_unref);

  /* A name by which it is known again in whatever folder. */
  g_free (item->image->url);
  item->image->url = g_strdup ("https://p.example/the-harbour-at-dawn.jpg?w=140");
  g_free (item->content_html);
  item->content_html = g_strdup (
    "<p>One.</p><img src=\"https://p.example/the-harbour-at-dawn.jpg?w=1000\"><p>Two.</p>");
  article = read_item (item, document);
  g_assert_cmpstr (article->lead->url, ==, "https://p.example/the-harbour-at-dawn.jpg?w=1000");
}

static void
assert_part (const BylineArticle *article, const char *fragment, const char *expected)
{
  g_autofree char *words = byline_article_dup_part (article, fragment);

  g_assert_cmpstr (words, ==, expected);
}

/* Where links within a story lead. */
static void
test_parts (void)
{
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem) item = make_item (
    NULL, "<p>Contents: <a href=\"#part2\">two</a></p><h2 id=\"part2\">Two</h2><p>More words.</p>"
          "<a name=\"end\"></a><p>The end of it.</p><h2>On tides &amp; moons</h2><p>Words.</p>");
  g_autoptr (BylineArticle) article = read_item (item, document);

  assert_part (article, "part2", "Two");
  assert_part (article, "end", "The end of it.");
  assert_part (article, "on-tides-moons", "On tides & moons");
  assert_part (article, "On%20tides", NULL);
  assert_part (article, "nowhere", NULL);
  assert_part (article, "", NULL);
}

static void
test_plain_text (void)
{
  g_autoptr (BylineFeedDocument) document = make_document ();
  g_autoptr (BylineFeedItem) item = make_item (NULL, NULL);
  g_autoptr (BylineArticle) article = NULL;

  item->content_text = g_strdup ("Dear all,\n\nthe bridge\nis shut.\n\n    make install");
  article = read_item (item, document);
  g_assert_cmpuint (article->blocks->len, ==, 3);
  g_assert_cmpstr (block_at (article, 1, BYLINE_BLOCK_PARAGRAPH)->text->text, ==,
                   "the bridge\nis shut.");
  block_at (article, 2, BYLINE_BLOCK_CODE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/feed/whole", test_whole);
  g_test_add_func ("/article/feed/kept-as-it-came", test_kept_as_it_came);
  g_test_add_func ("/article/feed/summary-only", test_summary_only);
  g_test_add_func ("/article/feed/excerpt", test_excerpt);
  g_test_add_func ("/article/feed/summary-begins-body", test_summary_begins_body);
  g_test_add_func ("/article/feed/lead", test_lead);
  g_test_add_func ("/article/feed/plain-and-rtl", test_plain_and_rtl);
  g_test_add_func ("/article/feed/empty", test_empty);
  for (gsize i = 0; i < G_N_ELEMENTS (card_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/article/feed/card/", card_cases[i].name, NULL);

      g_test_add_data_func (path, &card_cases[i], test_card);
    }
  g_test_add_func ("/article/feed/cards-of-two", test_cards_of_two);
  g_test_add_func ("/article/feed/further-pictures", test_further_pictures);
  g_test_add_func ("/article/feed/same-pictures", test_same_pictures);
  g_test_add_func ("/article/feed/safe-picture", test_safe_picture);
  g_test_add_func ("/article/feed/parts", test_parts);
  g_test_add_func ("/article/feed/plain-text", test_plain_text);
  return g_test_run ();
}
