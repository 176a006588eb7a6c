/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-reading-articles.h"

BylineBlock *
test_article_add (BylineArticle *article, BylineBlockType type, const char *text)
{
  BylineBlock *block = byline_block_new (type);

  if (text != NULL)
    block->text = byline_text_new (text);
  g_ptr_array_add (article->blocks, block);

  return block;
}

static BylineBlock *
add_child (BylineBlock *parent, BylineBlockType type, const char *text)
{
  BylineBlock *block = byline_block_new (type);

  if (text != NULL)
    block->text = byline_text_new (text);
  byline_block_add_child (parent, block);

  return block;
}

BylineArticle *
test_article_new (const char *title)
{
  BylineArticle *article = byline_article_new ();
  BylineAuthor *author = byline_author_new ("Mara Lindqvist");

  article->title = g_strdup (title);
  article->url = g_strdup ("https://example.org/summit");
  article->standfirst = g_strdup (
    "Security took the stage that parties used to hold, and every speaker read from a script.");
  article->published = 1795132800;
  article->publication_name = g_strdup ("The Harbour Dispatch");
  article->publication_key = g_strdup ("harbour");
  byline_sections_add (article->sections, "China");
  article->lead = byline_picture_new ("https://example.org/summit-bridge.jpg");
  article->lead->caption = g_strdup ("Delegates cross the stone bridge to the main hall. This "
                                     "summit was quieter and more serious than any before.");
  article->lead->credit = g_strdup ("Photo: J. Marsh / Harbour Pictures");
  article->lead->alt = g_strdup ("Delegates on a bridge");

  author->bio = g_strdup ("Covers technology policy in East Asia from Taipei. Formerly with a wire "
                          "service; writes a weekly letter on cables and courts.");
  author->avatar = g_strdup ("https://example.org/mara-lindqvist.jpg");
  byline_author_add_contact (author, BYLINE_CONTACT_HANDLE, "@maralind");
  byline_author_add_contact (author, BYLINE_CONTACT_EMAIL, "mara@example.org");
  byline_author_add_contact (author, BYLINE_CONTACT_SIGNAL, "+886 555 0142");
  g_ptr_array_add (article->authors, author);

  test_article_add (article, BYLINE_BLOCK_PARAGRAPH,
                    "The hotel bars of the canal town were half empty this year. In other autumns "
                    "the founders of the country's largest platforms had filled them until "
                    "morning; now they arrived by afternoon train, took the stage with a page in "
                    "hand, read it, and left before dinner.");
  test_article_add (article, BYLINE_BLOCK_PARAGRAPH,
                    "Four of the twenty forums dealt with data rules alone, a number that "
                    "organisers called a coincidence and delegates called the programme. The word "
                    "most often heard in the main hall was not growth but barrier.");

  return article;
}

/* Marks the first @words in @text. */
static void
mark (BylineText *text, const char *words, BylineMarkKind kind, const char *href)
{
  const char *found = strstr (text->text, words);
  guint start;

  g_assert_nonnull (found);
  start = g_utf8_pointer_to_offset (text->text, found);
  byline_text_add_mark (text, start, start + g_utf8_strlen (words, -1), kind, href);
}

static void
add_marks (BylineArticle *article)
{
  BylineBlock *block = test_article_add (article, BYLINE_BLOCK_PARAGRAPH,
                                         "Nobody would say so on the record, but the reason for "
                                         "the change hung on the wall: statutes in H₂O and CO2, "
                                         "x4, a struck word, a marked one, code() and a note1.");

  mark (block->text, "Nobody", BYLINE_MARK_STRONG, NULL);
  mark (block->text, "record", BYLINE_MARK_EM, NULL);
  mark (block->text, "the reason", BYLINE_MARK_LINK, "https://example.org/reason");
  mark (block->text, "2", BYLINE_MARK_SUB, NULL);
  mark (block->text, "4", BYLINE_MARK_SUP, NULL);
  mark (block->text, "struck", BYLINE_MARK_DEL, NULL);
  mark (block->text, "marked", BYLINE_MARK_HIGHLIGHT, NULL);
  mark (block->text, "code()", BYLINE_MARK_CODE, NULL);
  mark (block->text, "1", BYLINE_MARK_FOOTNOTE, "fn1");
}

static void
add_lists (BylineArticle *article)
{
  BylineBlock *list = test_article_add (article, BYLINE_BLOCK_LIST, NULL);
  BylineBlock *item, *inner;

  item = add_child (list, BYLINE_BLOCK_ITEM, NULL);
  add_child (item, BYLINE_BLOCK_PARAGRAPH,
             "A licence for every exit, renewed in spring, with a form that has grown from two "
             "pages to eleven since the first reading");
  item = add_child (list, BYLINE_BLOCK_ITEM, NULL);
  add_child (item, BYLINE_BLOCK_PARAGRAPH, "An auditor of its own");
  inner = add_child (item, BYLINE_BLOCK_LIST, NULL);
  inner->ordered = TRUE;
  inner->start = 3;
  item = add_child (inner, BYLINE_BLOCK_ITEM, NULL);
  add_child (item, BYLINE_BLOCK_PARAGRAPH, "who counts");
  item = add_child (inner, BYLINE_BLOCK_ITEM, NULL);
  add_child (item, BYLINE_BLOCK_PARAGRAPH, "who signs");
}

static BylineCell *
cell (const char *text, gboolean header)
{
  BylineCell *self = byline_cell_new (byline_text_new (text));

  self->header = header;

  return self;
}

static void
add_table (BylineArticle *article)
{
  static const char *const rows[][3] = {
    { "Year", "Forums", "Mood" },
    { "2024", "twelve", "loud until morning, with music on the quay" },
    { "2026", "twenty", "quiet" },
  };
  BylineBlock *table = test_article_add (article, BYLINE_BLOCK_TABLE, "Three years of the summit");

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free);

      for (guint j = 0; j < 3; j++)
        g_ptr_array_add (row, cell (rows[i][j], i == 0));
      g_ptr_array_add (table->rows, row);
    }
}

static void
add_pictures (BylineArticle *article)
{
  static const char *const names[] = { "courier-street.jpg", "not-there.jpg" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      BylineBlock *figure = test_article_add (article, BYLINE_BLOCK_FIGURE, NULL);
      g_autofree char *url = g_strconcat ("https://example.org/", names[i], NULL);

      figure->picture = byline_picture_new (url);
      figure->picture->alt = g_strdup ("A courier waits at a crossing in the rain");
      figure->picture->credit = g_strdup ("Photo: Courtesy");
    }
}

static void
add_teaser (BylineArticle *article)
{
  BylineTeaser *teaser = byline_teaser_new ();
  BylineBlock *block;

  teaser->url = g_strdup ("https://example.org/fabs");
  teaser->section = g_strdup ("Chips");
  teaser->title = g_strdup ("Fabs race to copy a machine nobody may sell them");
  teaser->standfirst = g_strdup (
    "Three makers say their scanner works. One of them let us look inside.");
  teaser->picture = byline_picture_new ("https://example.org/fab-mirror.jpg");
  teaser->picture->credit = g_strdup ("Photo: H. Vrubelova");
  g_ptr_array_add (teaser->authors, byline_author_new ("Tomás Aguirre"));
  block = byline_block_new_text (
    BYLINE_BLOCK_PARAGRAPH,
    byline_text_new ("The mirror came in a crate that was marked as a grandfather clock. It took "
                     "four people and one very calm forklift to bring it into the hall, and a "
                     "week of silence before anybody was allowed to breathe near it without a "
                     "mask. Then the lights went out, and the machine began to count."));
  g_ptr_array_add (teaser->paragraphs, block);
  block = byline_block_new_text (BYLINE_BLOCK_PARAGRAPH,
                                 byline_text_new ("What it counted is a secret of state."));
  g_ptr_array_add (teaser->rest, block);
  g_ptr_array_add (article->teasers, teaser);
}

BylineArticle *
test_article_new_full (void)
{
  BylineArticle *article = test_article_new ("A quieter summit rewrites the rules of the open web");
  BylineFootnote *footnote = byline_footnote_new ("fn1");
  BylineBlock *block;

  add_marks (article);
  test_article_add (article, BYLINE_BLOCK_HEADING, "Tech for good")->level = 2;
  block = test_article_add (article, BYLINE_BLOCK_QUOTE, "An organiser, on the quay");
  add_child (block, BYLINE_BLOCK_PARAGRAPH,
             "We did not ask anybody to be quiet. We asked them to read what they had written, and "
             "they did, and then nobody had anything to add.");
  add_child (block, BYLINE_BLOCK_PARAGRAPH, "That was the whole of it.");
  test_article_add (article, BYLINE_BLOCK_PULLQUOTE,
                    "“An open network is not a network without doors. It is one where you can see "
                    "who holds the keys.”");
  add_lists (article);
  test_article_add (article, BYLINE_BLOCK_CODE,
                    "for (door = 0; door < n; door++)\n  if (keys[door] == NULL)\n    open "
                    "(door);");
  add_table (article);
  add_pictures (article);
  test_article_add (article, BYLINE_BLOCK_RULE, NULL);
  block = test_article_add (article, BYLINE_BLOCK_EMBED, NULL);
  block->url = g_strdup ("https://video.example.org/watch?v=1");
  block->title = g_strdup ("The opening, in full");
  block->provider = g_strdup ("Harbour Video");
  block = test_article_add (article, BYLINE_BLOCK_ASIDE, NULL);
  add_child (block, BYLINE_BLOCK_HEADING, "What is a barrier?")->level = 4;
  add_child (block, BYLINE_BLOCK_PARAGRAPH, "A rule that costs more to follow than to break.");
  test_article_add (article, BYLINE_BLOCK_PARAGRAPH, "Then the trains left.");

  g_ptr_array_add (footnote->blocks, byline_block_new_text (BYLINE_BLOCK_PARAGRAPH,
                                                            byline_text_new ("Counted by hand.")));
  g_ptr_array_add (article->footnotes, footnote);
  add_teaser (article);

  return article;
}
