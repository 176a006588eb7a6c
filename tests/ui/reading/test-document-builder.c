/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include "byline-document-builder.h"
#include "byline-document-river.h"
#include "byline-document-view.h"
#include "byline-document-wide.h"
#include "byline-picture-paintable.h"
#include "test-documents.h"
#include "test-reading-articles.h"

static char *
get_range_text (BylineDocumentBuffer *buffer, const BylineDocumentRange *range)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &start, range->start);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &end, range->end);

  return gtk_text_buffer_get_slice (GTK_TEXT_BUFFER (buffer), &start, &end, TRUE);
}

/* Where @needle begins, in characters. */
static guint
find (BylineDocumentBuffer *buffer, const char *needle)
{
  g_autofree char *text = test_document_dup_text (buffer);
  const char *found = strstr (text, needle);

  g_assert_nonnull (found);

  return g_utf8_pointer_to_offset (text, found);
}

static gboolean
has_tag (BylineDocumentBuffer *buffer, guint offset, BylineDocumentTag tag)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, offset);

  return gtk_text_iter_has_tag (
    &iter, byline_document_tags_get (byline_document_buffer_get_tags (buffer), tag));
}

static void
test_head (void)
{
  g_autoptr (BylineArticle) article = test_article_new ("A headline");
  g_autoptr (BylineDocumentBuffer) buffer = test_document_new (article);
  g_autofree char *text = test_document_dup_text (buffer);

  g_assert_true (
    g_str_has_prefix (text, "The Harbour Dispatch  |  China\nA headline\nSecurity took"));
  test_document_assert_contains (buffer, "Mara Lindqvist\nFriday, 20 November");
  test_document_assert_contains (buffer, "min\n\xef\xbf\xbc\nDelegates cross the stone bridge");
  test_document_assert_contains (buffer, "\nPhoto: J. Marsh / Harbour Pictures\n");
  g_assert_true (has_tag (buffer, 0, BYLINE_DOCUMENT_TAG_KICKER));
  g_assert_true (has_tag (buffer, find (buffer, "A headline"), BYLINE_DOCUMENT_TAG_HEADLINE));
  g_assert_true (has_tag (buffer, find (buffer, "Security"), BYLINE_DOCUMENT_TAG_STANDFIRST));
  g_assert_true (has_tag (buffer, find (buffer, "Delegates"), BYLINE_DOCUMENT_TAG_CAPTION));
  g_assert_true (has_tag (buffer, find (buffer, "Photo: J."), BYLINE_DOCUMENT_TAG_CREDIT));
}

/* When a story was updated stands behind its date. */
static void
test_updated (void)
{
  g_autoptr (BylineArticle) article = test_article_new ("A headline");
  g_autoptr (BylineDocumentBuffer) buffer = NULL;

  article->modified = article->published + 4 * 3600;
  buffer = test_document_new (article);
  test_document_assert_contains (buffer, "Mara Lindqvist\nFriday, 20 November · updated 04:00 · ");
}

static void
test_untitled (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (BylineDocumentBuffer) buffer = test_document_new (article);
  g_autofree char *text = test_document_dup_text (buffer);

  g_assert_cmpstr (text, ==, "Untitled\n");
}

static void
test_blocks (void)
{
  g_autoptr (BylineArticle) article = test_article_new_full ();
  g_autoptr (BylineDocumentBuffer) buffer = test_document_new (article);

  g_assert_true (has_tag (buffer, find (buffer, "The hotel bars"), BYLINE_DOCUMENT_TAG_BODY));
  g_assert_true (has_tag (buffer, find (buffer, "Tech for good"), BYLINE_DOCUMENT_TAG_SUBHEAD));
  g_assert_true (
    has_tag (buffer, find (buffer, "What is a barrier"), BYLINE_DOCUMENT_TAG_SUBHEAD_MINOR));
  g_assert_true (has_tag (buffer, find (buffer, "“An open"), BYLINE_DOCUMENT_TAG_PULLQUOTE));
  g_assert_true (has_tag (buffer, find (buffer, "Counted by hand"), BYLINE_DOCUMENT_TAG_FOOTNOTE));
  test_document_assert_contains (buffer, "\n— An organiser, on the quay\n");
  test_document_assert_contains (buffer, "\n•\tA licence");
  test_document_assert_contains (buffer,
                                 "\n•\tAn auditor of its own\n3.\twho counts\n4.\twho signs\n");
  test_document_assert_contains (buffer, "\nThree years of the summit\n");
  test_document_assert_contains (buffer, "\n·  ·  ·\n");
  test_document_assert_contains (buffer, "\nThe opening, in full\nHarbour Video\n");
  test_document_assert_contains (buffer, "\n1.\tCounted by hand. ↩\n");
  /* A description where there is no caption. */
  test_document_assert_contains (buffer,
                                 "\nA courier waits at a crossing in the rain\nPhoto: Courtesy\n");
}

static void
test_decorations (void)
{
  static const struct {
    BylineDecorationKind kind;
    const char *start;
    const char *end;
  } expected[] = {
    { BYLINE_DECORATION_QUOTE, "We did not ask", "on the quay" },
    { BYLINE_DECORATION_PULLQUOTE, "“An open", "the keys.”" },
    { BYLINE_DECORATION_BOX, "The opening", "Harbour Video" },
    { BYLINE_DECORATION_BOX, "What is a barrier", "than to break." },
  };
  g_autoptr (BylineArticle) article = test_article_new_full ();
  g_autoptr (BylineDocumentBuffer) buffer = test_document_new (article);
  GPtrArray *decorations = byline_document_buffer_get_decorations (buffer);

  g_assert_cmpuint (decorations->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < decorations->len; i++)
    {
      BylineDocumentDecoration *decoration = g_ptr_array_index (decorations, i);
      g_autofree char *text = get_range_text (buffer, &decoration->range);

      g_assert_cmpint (decoration->kind, ==, expected[i].kind);
      g_assert_true (g_str_has_prefix (text, expected[i].start));
      g_assert_true (g_str_has_suffix (text, expected[i].end));
    }
}

static void
test_links (void)
{
  static const struct {
    BylineLinkKind kind;
    const char *text;
    const char *target;
  } expected[] = {
    { BYLINE_LINK_PUBLICATION, "The Harbour Dispatch", "harbour" },
    { BYLINE_LINK_SECTION, "China", "China" },
    { BYLINE_LINK_AUTHOR, "Mara Lindqvist", "Mara Lindqvist" },
    { BYLINE_LINK_URI, "the reason", "https://example.org/reason" },
    { BYLINE_LINK_FOOTNOTE, "1", "fn1" },
    { BYLINE_LINK_URI, "The opening, in full", "https://video.example.org/watch?v=1" },
    { BYLINE_LINK_BACK, "1.", "fn1" },
    { BYLINE_LINK_BACK, "↩", "fn1" },
    { BYLINE_LINK_SECTION, "China", "China" },
  };
  g_autoptr (BylineArticle) article = test_article_new_full ();
  g_autoptr (BylineDocumentBuffer) buffer = test_document_new (article);
  GPtrArray *links = byline_document_buffer_get_links (buffer);
  guint n_pictures = 0;

  for (guint i = 0; i < links->len; i++)
    {
      BylineDocumentLink *link = g_ptr_array_index (links, i);
      g_autofree char *text = get_range_text (buffer, &link->range);

      /* A picture leads to itself, large. */
      if (link->kind == BYLINE_LINK_PICTURE)
        {
          g_assert_cmpuint (link->range.end - link->range.start, ==, 1);
          n_pictures++;
          continue;
        }
      g_assert_cmpuint (i - n_pictures, <, G_N_ELEMENTS (expected));
      g_assert_cmpint (link->kind, ==, expected[i - n_pictures].kind);
      g_assert_cmpstr (text, ==, expected[i - n_pictures].text);
      g_assert_cmpstr (link->target, ==, expected[i - n_pictures].target);
      g_assert_true (byline_document_buffer_get_link_at (buffer, link->range.start) == link);
      g_assert_true (byline_document_buffer_get_link_at (buffer, link->range.end - 1) == link);
      g_assert_true (byline_document_buffer_get_link_at (buffer, link->range.end) != link);
    }
  g_assert_cmpuint (links->len - n_pictures, ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (n_pictures, ==, 3);
}

/* Marks are in code points, whatever these take. */
static BylineArticle *
make_gallery (guint n)
{
  BylineArticle *article = byline_article_new ();
  BylineBlock *gallery = test_article_add (article, BYLINE_BLOCK_GALLERY, "The quays in winter");

  for (guint i = 0; i < n; i++)
    {
      BylineBlock *figure = byline_block_new (BYLINE_BLOCK_FIGURE);
      g_autofree char *url = g_strdup_printf ("https://example.org/%u.jpg", i);

      figure->picture = byline_picture_new (url);
      figure->picture->caption = i < 2 ? g_strdup_printf ("Quay %u", i) : NULL;
      byline_block_add_child (gallery, figure);
    }
  test_article_add (article, BYLINE_BLOCK_PARAGRAPH, "And so on.");

  return article;
}

static guint
count_pictures (BylineDocumentBuffer *buffer)
{
  GPtrArray *objects = byline_document_buffer_get_objects (buffer);
  guint n = 0;

  for (guint i = 0; i < objects->len; i++)
    n += BYLINE_IS_PICTURE_PAINTABLE (((BylineDocumentObject *) objects->pdata[i])->object);

  return n;
}

/* One figure: the pictures, its caption, and how many there are, which leads to the viewer. */
static void
test_gallery (void)
{
  g_autoptr (BylineArticle) article = make_gallery (3);
  g_autoptr (BylineDocumentBuffer) buffer = test_document_new (article);
  g_autoptr (BylineArticle) large = make_gallery (500);
  g_autoptr (BylineDocumentBuffer) cut = test_document_new (large);
  const BylineDocumentLink *link;

  test_document_assert_contains (buffer, "The quays in winter\n3 pictures\nAnd so on.");
  g_assert_cmpuint (count_pictures (buffer), ==, 3);
  g_assert_true (has_tag (buffer, find (buffer, "3 pictures"), BYLINE_DOCUMENT_TAG_FIGURE_END));
  g_assert_false (has_tag (buffer, find (buffer, "The quays"), BYLINE_DOCUMENT_TAG_FIGURE_END));
  /* What is said of one picture stands apart from the next. */
  g_assert_true (has_tag (buffer, find (buffer, "Quay 0"), BYLINE_DOCUMENT_TAG_END));
  link = byline_document_buffer_get_link_at (buffer, find (buffer, "3 pictures"));
  g_assert_nonnull (link);
  g_assert_cmpint (link->kind, ==, BYLINE_LINK_PICTURE);
  g_assert_cmpstr (link->target, ==, "https://example.org/0.jpg");

  /* Of a large one the first ones stand in the text. */
  test_document_assert_contains (cut, "The first 40 of 500 pictures: view all\nAnd so on.");
  g_assert_cmpuint (count_pictures (cut), ==, 40);
}

static void
test_marks (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  BylineBlock *block = test_article_add (article, BYLINE_BLOCK_PARAGRAPH,
                                         "🗞️ 中文新聞 and 𝔉raktur\nnext");
  g_autoptr (BylineDocumentBuffer) buffer = NULL;
  GPtrArray *links;
  g_autofree char *text = NULL;
  guint start;

  byline_text_add_mark (block->text, 3, 7, BYLINE_MARK_STRONG, NULL);
  byline_text_add_mark (block->text, 5, 7, BYLINE_MARK_LINK, "https://example.org/news");
  byline_text_add_mark (block->text, 12, 13, BYLINE_MARK_EM, NULL);
  byline_text_add_mark (block->text, 20, 9000, BYLINE_MARK_CODE, NULL);
  buffer = test_document_new (article);
  start = find (buffer, "🗞️");

  g_assert_false (has_tag (buffer, start + 2, BYLINE_DOCUMENT_TAG_STRONG));
  g_assert_true (has_tag (buffer, start + 3, BYLINE_DOCUMENT_TAG_STRONG));
  g_assert_true (has_tag (buffer, start + 6, BYLINE_DOCUMENT_TAG_STRONG));
  g_assert_false (has_tag (buffer, start + 7, BYLINE_DOCUMENT_TAG_STRONG));
  g_assert_true (has_tag (buffer, find (buffer, "𝔉"), BYLINE_DOCUMENT_TAG_EM));
  g_assert_true (has_tag (buffer, find (buffer, "next"), BYLINE_DOCUMENT_TAG_INLINE_CODE));
  links = byline_document_buffer_get_links (buffer);
  g_assert_cmpuint (links->len, ==, 1);
  text = get_range_text (buffer, &((BylineDocumentLink *) g_ptr_array_index (links, 0))->range);
  g_assert_cmpstr (text, ==, "新聞");
  /* A break inside a block is no new paragraph. */
  test_document_assert_contains (buffer, "raktur\xe2\x80\xa8next\n");
}

/* Scripts without capitals have no slanted letters: what is stressed in them is bold, and a pull quote upright. */
static void
test_caseless (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  BylineBlock *block = test_article_add (article, BYLINE_BLOCK_PARAGRAPH, "記者は東京で書いた");
  g_autoptr (BylineDocumentBuffer) buffer = NULL;
  guint start;

  byline_text_add_mark (block->text, 3, 5, BYLINE_MARK_EM, NULL);
  test_article_add (article, BYLINE_BLOCK_PULLQUOTE, "لم نكن نصدق");
  test_article_add (article, BYLINE_BLOCK_PULLQUOTE, "We never believed");
  buffer = test_document_new (article);
  start = find (buffer, "東京");
  g_assert_false (has_tag (buffer, start, BYLINE_DOCUMENT_TAG_EM));
  g_assert_true (has_tag (buffer, start, BYLINE_DOCUMENT_TAG_STRONG));
  g_assert_true (has_tag (buffer, find (buffer, "نصدق"), BYLINE_DOCUMENT_TAG_UPRIGHT));
  g_assert_false (has_tag (buffer, find (buffer, "believed"), BYLINE_DOCUMENT_TAG_UPRIGHT));
}

static float
get_line_height (BylineDocumentBuffer *buffer, guint offset, char **family)
{
  GtkTextIter iter;
  g_autoptr (GSList) tags = NULL;
  float height = 0;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, offset);
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *at = tags; at != NULL; at = at->next)
    {
      gboolean is_set;

      g_object_get (at->data, "line-height-set", &is_set, NULL);
      if (is_set)
        g_object_get (at->data, "line-height", &height, NULL);
      g_object_get (at->data, "family-set", &is_set, NULL);
      if (is_set)
        {
          g_free (*family);
          g_object_get (at->data, "family", family, NULL);
        }
    }

  return height;
}

/* Letters of two fonts in a paragraph would make lines of two heights: those of one script are set in its font, the Latin ones among
 * them, too. */
static void
test_wide (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (BylineDocumentBuffer) buffer = NULL;
  g_autofree char *wide = NULL;
  g_autofree char *narrow = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *headline = NULL;
  g_autofree char *found = NULL;
  double ratio;

  article->title = g_strdup ("港が開く");
  test_article_add (article, BYLINE_BLOCK_PARAGRAPH, "記者は Byline を書いた");
  test_article_add (article, BYLINE_BLOCK_PARAGRAPH, "They wrote 新聞 below it");
  buffer = test_document_new (article);
  ratio = byline_document_wide_font ("ja",
                                     byline_document_font_get_family (BYLINE_DOCUMENT_FONT_SERIF),
                                     &found);
  if (found == NULL)
    {
      g_test_skip ("no font has Japanese letters");
      return;
    }
  g_assert_cmpfloat_with_epsilon (get_line_height (buffer, find (buffer, "記者"), &wide),
                                  1.28 * ratio, 0.01);
  get_line_height (buffer, find (buffer, "Byline"), &narrow);
  get_line_height (buffer, find (buffer, "新聞"), &plain);
  g_assert_cmpfloat_with_epsilon (get_line_height (buffer, find (buffer, "港"), &headline),
                                  0.93 * ratio, 0.01);
  g_assert_cmpstr (wide, ==, found);
  g_assert_cmpstr (headline, ==, found);
  g_assert_cmpstr (narrow, ==, found);
  g_assert_cmpstr (plain, ==, byline_document_font_get_family (BYLINE_DOCUMENT_FONT_SERIF));
}

static void
test_wide_language (void)
{
  g_assert_cmpstr (byline_document_wide_language ("新聞の", NULL), ==, "ja");
  g_assert_cmpstr (byline_document_wide_language ("新聞", NULL), ==, "zh");
  g_assert_cmpstr (byline_document_wide_language ("新聞", "ja-JP"), ==, "ja");
  g_assert_cmpstr (byline_document_wide_language ("新聞", "zh-Hant-HK"), ==, "zh-tw");
  g_assert_cmpstr (byline_document_wide_language ("新聞", "zh_TW"), ==, "zh-tw");
  g_assert_cmpstr (byline_document_wide_language ("新聞", "zh-Hans-HK"), ==, "zh");
  g_assert_cmpstr (byline_document_wide_language ("新聞", "en-HK"), ==, "zh");
  g_assert_cmpstr (byline_document_wide_language ("밤 기차", "en"), ==, "ko");
  g_assert_null (byline_document_wide_language ("قطار", "ja"));
}

/* A table's caption is its headline. */
static void
test_table_caption (void)
{
  g_autoptr (BylineArticle) article = test_article_new_full ();
  g_autoptr (BylineDocumentBuffer) buffer = test_document_new (article);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter,
                                      find (buffer, "Three years of the summit"));
  gtk_text_iter_forward_line (&iter);
  g_assert_cmphex (gtk_text_iter_get_char (&iter), ==, 0xfffc);
}

static void
test_unsafe_links (void)
{
  static const char *const hrefs[] = { "javascript:alert(1)", "file:///etc/passwd",
                                       "data:text/html,x" };
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (BylineDocumentBuffer) buffer = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (hrefs); i++)
    {
      BylineBlock *block = test_article_add (article, BYLINE_BLOCK_PARAGRAPH, "Click here");

      byline_text_add_mark (block->text, 0, 5, BYLINE_MARK_LINK, hrefs[i]);
    }
  buffer = test_document_new (article);

  g_assert_cmpuint (byline_document_buffer_get_links (buffer)->len, ==, 0);
}

static void
test_overlapping_links (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  BylineBlock *block = test_article_add (article, BYLINE_BLOCK_PARAGRAPH, "one two three");
  g_autoptr (BylineDocumentBuffer) buffer = NULL;

  byline_text_add_mark (block->text, 0, 7, BYLINE_MARK_LINK, "https://example.org/a");
  byline_text_add_mark (block->text, 4, 13, BYLINE_MARK_LINK, "https://example.org/b");
  buffer = test_document_new (article);

  g_assert_cmpuint (byline_document_buffer_get_links (buffer)->len, ==, 1);
}

/* Deeper than the model lets it be, and long without a break. */
static void
test_hostile (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  BylineBlock *outer = test_article_add (article, BYLINE_BLOCK_QUOTE, NULL);
  g_autoptr (BylineDocumentBuffer) buffer = NULL;
  g_autofree char *long_word = g_strnfill (100000, 'x');
  BylineBlock *text;

  for (guint i = 0; i < 500; i++)
    {
      BylineBlock *inner = byline_block_new (i % 2 ? BYLINE_BLOCK_QUOTE : BYLINE_BLOCK_LIST);

      byline_block_add_child (outer, inner);
      outer = inner;
    }
  text = test_article_add (article, BYLINE_BLOCK_PARAGRAPH, long_word);
  byline_text_add_mark (text->text, 50000, 50010, BYLINE_MARK_LINK, "https://example.org/");
  test_article_add (article, BYLINE_BLOCK_TABLE, NULL);
  test_article_add (article, BYLINE_BLOCK_EMBED, NULL);
  test_article_add (article, BYLINE_BLOCK_FIGURE, NULL);
  test_article_add (article, BYLINE_BLOCK_ITEM, NULL);
  buffer = test_document_new (article);

  g_assert_cmpint (gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (buffer)), >, 10);
  g_assert_cmpuint (byline_document_buffer_get_links (buffer)->len, ==, 1);
}

static BylineBlock *
make_embed (const char *url, const char *title, const char *provider)
{
  BylineBlock *embed = byline_block_new (BYLINE_BLOCK_EMBED);

  embed->url = g_strdup (url);
  embed->title = g_strdup (title);
  embed->provider = g_strdup (provider);

  return embed;
}

/* What a caption says does not stand in the picture's place, too, while that cannot be seen. */
static void
test_descriptions (void)
{
  const char *words[][3] = {
    { "A ferry", "The ferry at dawn", "A ferry" },
    { "The ferry at dawn", "The ferry at dawn", NULL },
    { "The ferry at dawn (Harbour Pictures)", "The ferry at dawn", NULL },
    { "At dawn", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (BylineArticle) article = byline_article_new ();
      g_autoptr (BylineDocumentBuffer) buffer = NULL;
      BylineBlock *figure = byline_block_new (BYLINE_BLOCK_FIGURE);
      GObject *paintable;

      figure->picture = byline_picture_new ("https://i.example/1.jpg");
      figure->picture->alt = g_strdup (words[i][0]);
      figure->picture->caption = g_strdup (words[i][1]);
      g_ptr_array_add (article->blocks, figure);
      buffer = test_document_new (article);
      paintable = G_OBJECT (test_document_get_object (buffer, 0)->object);
      g_assert_cmpstr (byline_picture_paintable_get_alt (BYLINE_PICTURE_PAINTABLE (paintable)), ==,
                       words[i][2]);
    }
}

/* A card says what it is; a name of a host is no title, and a machine's address nobody's name. */
static void
test_embeds (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (BylineDocumentBuffer) buffer = NULL;
  BylineAttachment *attachment = byline_attachment_new ("http://127.0.0.1:8080/e.mp3",
                                                        "audio/mpeg");
  g_autofree char *text = NULL;
  BylineBlock *film = make_embed ("https://www.youtube.com/watch?v=a", NULL, "YouTube");

  article->title = g_strdup ("A quieter summit");
  attachment->duration = 65;
  g_ptr_array_add (article->attachments, attachment);
  film->media = BYLINE_MEDIA_VIDEO;
  film->duration = 3725;
  film->picture = byline_picture_new ("https://i.example/1.jpg");
  g_ptr_array_add (article->blocks, film);
  g_ptr_array_add (article->blocks, make_embed ("https://127.0.0.1/map", NULL, "127.0.0.1"));
  g_ptr_array_add (article->blocks, make_embed ("https://posts.example/7", NULL, "posts.example"));
  buffer = test_document_new (article);
  test_document_assert_contains (buffer, "▶ Video\n1:02:05 · YouTube\n");
  test_document_assert_contains (buffer, "\nEmbedded Content\n");
  test_document_assert_contains (buffer, "\nEmbedded Content\nposts.example\n");
  test_document_assert_contains (buffer, "▶ A quieter summit\nAudio · 1:05\n");
  text = test_document_dup_text (buffer);
  g_assert_null (strstr (text, "127.0.0.1"));
  /* The film's picture leads where its title does. */
  g_assert_cmpint (
    byline_document_buffer_get_link_at (buffer, test_document_get_object (buffer, 0)->range.start)
      ->kind,
    ==, BYLINE_LINK_URI);
}

/* What a post says stands as a quotation, and where it was posted below it: once. */
static void
test_posts (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (BylineDocumentBuffer) buffer = NULL;
  BylineBlock *quote = byline_block_new (BYLINE_BLOCK_QUOTE);
  BylineBlock *words = byline_block_new (BYLINE_BLOCK_PARAGRAPH);
  g_autofree char *text = NULL;

  words->text = byline_text_new ("Fog!");
  byline_block_add_child (quote, words);
  g_ptr_array_add (article->blocks, quote);
  g_ptr_array_add (article->blocks,
                   make_embed ("https://twitter.com/ada/status/1", "Ada (@ada) 1 May", "X"));
  buffer = test_document_new (article);
  test_document_assert_contains (buffer, "Fog!\n— Ada (@ada) 1 May · X\n");

  /* Where the quotation says so itself, nothing is added. */
  g_object_unref (buffer);
  quote->text = byline_text_new ("Ada (@ada) 1 May");
  buffer = test_document_new (article);
  test_document_assert_contains (buffer, "Fog!\n— Ada (@ada) 1 May\n");
  text = test_document_dup_text (buffer);
  g_assert_null (strstr (text, " · X"));
}

/* Headings are known, and go with the text. */
static void
test_headings (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  g_autoptr (BylineDocumentBuffer) buffer = NULL;
  GPtrArray *headings;
  GtkTextIter start, end;

  article->title = g_strdup ("A quieter summit");
  test_article_add (article, BYLINE_BLOCK_HEADING, "The first part");
  test_article_add (article, BYLINE_BLOCK_PARAGRAPH, "Words.");
  test_article_add (article, BYLINE_BLOCK_HEADING, "The second part");
  buffer = test_document_new (article);
  headings = byline_document_buffer_get_headings (buffer);
  g_assert_cmpuint (headings->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const BylineDocumentHeading *heading = g_ptr_array_index (headings, i);
      const char *texts[] = { "A quieter summit", "The first part", "The second part" };
      g_autofree char *text = get_range_text (buffer, &heading->range);

      g_assert_cmpstr (text, ==, texts[i]);
      g_assert_cmpuint (heading->level == 0, ==, i == 0);
    }
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  gtk_text_buffer_delete (GTK_TEXT_BUFFER (buffer), &start, &end);
  g_assert_cmpuint (headings->len, ==, 0);
}

static void
test_river (void)
{
  g_autoptr (BylineArticle) article = test_article_new_full ();
  g_autoptr (BylineArticle) next = test_article_new ("The next one");
  g_autoptr (BylineDocumentBuffer) buffer = test_document_new (article);
  BylineRiverEntry *opened = byline_river_entry_new_for_story (1, article);
  BylineRiverEntry *teaser =
    byline_river_entry_new_for_teaser (-1, article, g_ptr_array_index (article->teasers, 0));
  BylineRiverEntry *story = byline_river_entry_new_for_story (7, next);
  g_autofree char *alone = test_document_dup_text (buffer);
  g_autofree char *folded = NULL;
  g_autofree char *again = NULL;
  g_autofree char *below = NULL;
  guint n_links, n_objects;

  byline_river_adopt (buffer, opened);
  teaser->opening = g_strdup ("NEXT IN CHINA");
  byline_river_append (buffer, teaser);
  byline_river_append (buffer, story);
  test_document_assert_contains (
    buffer, "\nNEXT IN CHINA\nThe Harbour Dispatch  |  Chips\nFabs race to copy");
  test_document_assert_contains (buffer, "…\nKeep Reading\n");
  test_document_assert_contains (buffer, "\nThe next one\n");
  folded = test_document_dup_text (buffer);
  n_links = byline_document_buffer_get_links (buffer)->len;
  n_objects = byline_document_buffer_get_objects (buffer)->len;
  g_assert_null (strstr (folded, "a secret of state"));
  g_assert_true (byline_river_find (buffer, 7) == story);
  g_assert_null (byline_river_find (buffer, 8));
  g_assert_true (byline_river_find_at (buffer, 0) == opened);
  g_assert_true (byline_river_find_at (buffer, g_utf8_strlen (alone, -1)) == teaser);
  g_assert_true (byline_river_find_at (buffer, byline_document_buffer_get_length (buffer)) ==
                 story);

  byline_river_set_state (buffer, teaser, BYLINE_RIVER_UNFOLDED);
  test_document_assert_contains (
    buffer, "the machine began to count.\nWhat it counted is a secret of state.\n"
            "More in  Chips\nShow Less\n");
  /* Its author's card stands at its end. */
  byline_river_set_state (buffer, story, BYLINE_RIVER_UNFOLDED);
  test_document_assert_contains (buffer, "but barrier.\n\357\277\274\nMore in  China\nShow Less\n");
  g_assert_cmpuint (byline_document_buffer_get_objects (buffer)->len, ==, n_objects + 1);
  byline_river_set_state (buffer, teaser, BYLINE_RIVER_FOLDED);
  byline_river_set_state (buffer, story, BYLINE_RIVER_FOLDED);
  again = test_document_dup_text (buffer);
  g_assert_cmpstr (again, ==, folded);
  g_assert_cmpuint (byline_document_buffer_get_links (buffer)->len, ==, n_links);

  /* What is removed comes back the same, at either end and in the middle. */
  byline_river_set_article (buffer, teaser, teaser->article, BYLINE_RIVER_FOLDED, 0);
  byline_river_remove (buffer, opened);
  below = test_document_dup_text (buffer);
  g_assert_cmpstr (below, ==, folded + strlen (alone));
  opened = byline_river_entry_new_for_story (1, article);
  opened->is_opened = TRUE;
  opened->state = BYLINE_RIVER_WHOLE;
  byline_river_prepend (buffer, opened);
  g_assert_true (byline_river_find_at (buffer, 0) == opened);
  byline_river_remove (buffer, story);
  byline_river_append (buffer, byline_river_entry_new_for_story (7, next));
  g_clear_pointer (&again, g_free);
  again = test_document_dup_text (buffer);
  /* The opened story's last line is one that a pill would stand in. */
  g_assert_cmpuint (strlen (again), ==, strlen (folded) + 1);
  g_assert_cmpuint (byline_document_buffer_get_links (buffer)->len, ==, n_links);
}

/* Ranges move with what is put before them. */
static void
test_ranges_move (void)
{
  g_autoptr (BylineDocumentBuffer) buffer = byline_document_buffer_new ();
  GtkTextBuffer *text = GTK_TEXT_BUFFER (buffer);
  BylineDocumentLink *link;
  GtkTextIter iter, end;

  gtk_text_buffer_set_text (text, "one two three four", -1);
  byline_document_buffer_add_link (buffer, 4, 7, BYLINE_LINK_URI, "https://example.org/", 0);
  byline_document_buffer_add_link (buffer, 14, 18, BYLINE_LINK_URI, "https://example.org/4", 0);

  gtk_text_buffer_get_start_iter (text, &iter);
  gtk_text_buffer_insert (text, &iter, "zéro ", -1);
  link = byline_document_buffer_get_link_at (buffer, 9);
  g_assert_nonnull (link);
  g_assert_cmpuint (link->range.start, ==, 9);
  g_assert_cmpuint (link->range.end, ==, 12);

  gtk_text_buffer_get_iter_at_offset (text, &iter, 8);
  gtk_text_buffer_get_iter_at_offset (text, &end, 13);
  gtk_text_buffer_delete (text, &iter, &end);
  g_assert_cmpuint (byline_document_buffer_get_links (buffer)->len, ==, 1);
  link = byline_document_buffer_get_link_at (buffer, 14);
  g_assert_nonnull (link);
  g_assert_cmpstr (link->target, ==, "https://example.org/4");
}

static void
test_steps (void)
{
  g_autoptr (BylineArticle) article = test_article_new_full ();
  g_autoptr (BylineDocumentBuffer) whole = test_document_new (article);
  g_autoptr (BylineDocumentBuffer) buffer = byline_document_buffer_new ();
  BylineDocumentBuilder *builder = byline_document_builder_new (buffer, 0);
  g_autofree char *expected = test_document_dup_text (whole);
  g_autofree char *text = NULL;
  guint n = 1;

  byline_document_builder_add_article (builder, article);
  while (byline_document_builder_step (builder, 0))
    n++;
  byline_document_builder_free (builder);
  text = test_document_dup_text (buffer);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (n, >, 20);
}

/* Half of a document, then no more: nothing leaks, nothing is touched. */
static void
test_abandon (void)
{
  BylineArticle *article = test_article_new_full ();
  BylineDocumentBuffer *buffer = byline_document_buffer_new ();
  BylineDocumentBuilder *builder = byline_document_builder_new (buffer, 0);

  byline_document_builder_add_article (builder, article);
  for (guint i = 0; i < 12; i++)
    byline_document_builder_step (builder, 0);
  byline_document_builder_free (builder);
  byline_article_unref (article);
  g_assert_finalize_object (buffer);
}

static void
test_view_finalize (void)
{
  g_autoptr (BylineArticle) article = test_article_new_full ();
  g_autoptr (BylineDocumentBuffer) buffer = test_document_new (article);
  GtkWidget *view = g_object_ref_sink (byline_document_view_new ());

  byline_document_view_set_document (BYLINE_DOCUMENT_VIEW (view), buffer);
  for (double scale = 0.5; scale <= 3.0; scale += 0.25)
    {
      byline_document_view_set_text_scale (BYLINE_DOCUMENT_VIEW (view), scale);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 600, NULL, NULL, NULL, NULL);
    }
  g_assert_finalize_object (view);
}

static void
test_large (void)
{
  g_autoptr (BylineArticle) article = test_article_new ("A long one");
  g_autoptr (BylineDocumentBuffer) buffer = NULL;
  gint64 start;

  for (guint i = 0; i < 2000; i++)
    {
      BylineBlock *block = test_article_add (article, BYLINE_BLOCK_PARAGRAPH,
                                             "Four of the twenty forums dealt with data rules "
                                             "alone, a number that organisers called a coincidence "
                                             "and delegates called the programme.");

      byline_text_add_mark (block->text, 8, 14, BYLINE_MARK_LINK, "https://example.org/");
      if (i % 5 == 0)
        test_article_add (article, BYLINE_BLOCK_FIGURE, NULL)->picture = byline_picture_new (
          "https://example.org/picture.jpg");
    }
  start = g_get_monotonic_time ();
  buffer = test_document_new (article);
  g_test_message ("2,000 paragraphs and 400 pictures in %.1f ms",
                  (g_get_monotonic_time () - start) / 1000.0);

  g_assert_cmpuint (byline_document_buffer_get_links (buffer)->len, ==, 2405);
}

int
main (int argc, char **argv)
{
  g_setenv ("BYLINE_NOW", "1795150000", TRUE);
  g_setenv ("TZ", "UTC", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/document/builder/head", test_head);
  g_test_add_func ("/document/builder/updated", test_updated);
  g_test_add_func ("/document/builder/untitled", test_untitled);
  g_test_add_func ("/document/builder/blocks", test_blocks);
  g_test_add_func ("/document/builder/decorations", test_decorations);
  g_test_add_func ("/document/builder/links", test_links);
  g_test_add_func ("/document/builder/gallery", test_gallery);
  g_test_add_func ("/document/builder/marks", test_marks);
  g_test_add_func ("/document/builder/caseless", test_caseless);
  g_test_add_func ("/document/builder/wide", test_wide);
  g_test_add_func ("/document/builder/wide-language", test_wide_language);
  g_test_add_func ("/document/builder/table-caption", test_table_caption);
  g_test_add_func ("/document/builder/unsafe-links", test_unsafe_links);
  g_test_add_func ("/document/builder/overlapping-links", test_overlapping_links);
  g_test_add_func ("/document/builder/hostile", test_hostile);
  g_test_add_func ("/document/builder/descriptions", test_descriptions);
  g_test_add_func ("/document/builder/embeds", test_embeds);
  g_test_add_func ("/document/builder/posts", test_posts);
  g_test_add_func ("/document/builder/headings", test_headings);
  g_test_add_func ("/document/builder/steps", test_steps);
  g_test_add_func ("/document/builder/abandon", test_abandon);
  g_test_add_func ("/document/builder/large", test_large);
  g_test_add_func ("/document/river", test_river);
  g_test_add_func ("/document/buffer/ranges-move", test_ranges_move);
  g_test_add_func ("/document/view/finalize", test_view_finalize);

  return g_test_run ();
}
