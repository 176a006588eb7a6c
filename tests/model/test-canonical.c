/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "block-dump.h"
#include "byline-canonical.h"

typedef struct {
  guint start;
  guint end;
  BylineMarkKind kind;
  const char *href;
} Mark;

/* Makes a paragraph canonical and compares what comes out. */
static void
assert_text (const char *text, const Mark *marks, const char *expected)
{
  g_autoptr (GPtrArray) blocks = byline_blocks_new ();
  BylineBlock *block = byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, byline_text_new (text));
  g_autoptr (GString) found = g_string_new (NULL);

  for (; marks != NULL && marks->end > 0; marks++)
    byline_text_add_mark (block->text, marks->start, marks->end, marks->kind, marks->href);
  g_ptr_array_add (blocks, block);
  byline_blocks_canonicalize (blocks);
  if (blocks->len > 0)
    {
      g_string_append (found, block->text->text);
      for (guint i = 0; i < byline_text_n_marks (block->text); i++)
        {
          const BylineMark *mark = byline_text_get_mark (block->text, i);

          g_string_append_printf (found, " %s%u-%u", byline_mark_kind_to_string (mark->kind),
                                  mark->start, mark->end);
        }
    }
  g_assert_cmpstr (found->str, ==, expected);
  assert_round_trip (blocks, NULL);
}

static void
test_texts_are_folded (void)
{
  assert_text ("as it is", NULL, "as it is");
  assert_text ("  a \t b\r c ", NULL, "a b c");
  assert_text ("a \n\n b\n", NULL, "a\nb");
  assert_text ("\302\240 a\302\240b \302\240", NULL, "a\302\240b");
  assert_text ("a\302\240\n\342\200\203b", NULL, "a\nb");
  assert_text ("a\342\200\256b\001 \003 c\357\273\277", NULL, "ab c");
  assert_text (" \302\240\n", NULL, "");
  assert_text ("", NULL, "");
}

static void
test_marks_move_with_words (void)
{
  const Mark marks[] = { { 1, 5, BYLINE_MARK_EM, NULL },
                         { 6, 9, BYLINE_MARK_STRONG, NULL },
                         { 0 } };
  const Mark beside_break[] = { { 1, 4, BYLINE_MARK_EM, NULL }, { 0 } };
  const Mark beyond[] = { { 1, 900, BYLINE_MARK_CODE, NULL },
                          { 50, 60, BYLINE_MARK_EM, NULL },
                          { 0 } };

  assert_text ("  one  two ", marks, "one two em0-3 strong4-6");
  assert_text ("ab\302\240\302\240\nc", beside_break, "ab\nc em1-2");
  assert_text ("abc", beyond, "abc code1-3");
}

static void
test_marks_do_not_begin_or_end_in_spaces (void)
{
  const Mark marks[] = { { 1, 6, BYLINE_MARK_EM, NULL },
                         { 1, 2, BYLINE_MARK_STRONG, NULL },
                         { 0 } };

  assert_text ("a bcd e", marks, "a bcd e em2-5");
  assert_text ("a\nbcd\ne", marks, "a\nbcd\ne em2-5");
}

static void
test_marks_are_split_where_they_overlap (void)
{
  const Mark two[] = { { 3, 8, BYLINE_MARK_EM, NULL }, { 0, 5, BYLINE_MARK_STRONG, NULL }, { 0 } };
  const Mark three[] = { { 0, 5, BYLINE_MARK_STRONG, NULL },
                         { 3, 8, BYLINE_MARK_EM, NULL },
                         { 4, 9, BYLINE_MARK_CODE, NULL },
                         { 0 } };
  const Mark same[] = { { 2, 6, BYLINE_MARK_SUB, NULL },
                        { 2, 6, BYLINE_MARK_STRONG, NULL },
                        { 0 } };

  assert_text ("0123456789", two, "0123456789 strong0-5 em3-5 em5-8");
  assert_text ("0123456789", three, "0123456789 strong0-5 em3-5 code4-5 code5-9 em5-8");
  assert_text ("0123456789", same, "0123456789 strong2-6 sub2-6");
}

static void
test_marks_of_a_kind_do_not_lie_upon_each_other (void)
{
  const Mark twice[] = { { 0, 5, BYLINE_MARK_EM, NULL }, { 3, 8, BYLINE_MARK_EM, NULL }, { 0 } };
  const Mark inside[] = { { 0, 5, BYLINE_MARK_EM, NULL }, { 1, 3, BYLINE_MARK_EM, NULL }, { 0 } };
  const Mark links[] = { { 0, 5, BYLINE_MARK_LINK, "https://a.example/" },
                         { 4, 7, BYLINE_MARK_FOOTNOTE, "fn1" },
                         { 0 } };
  const Mark nowhere[] = { { 0, 5, BYLINE_MARK_LINK, NULL },
                           { 4, 7, BYLINE_MARK_FOOTNOTE, " " },
                           { 1, 2, BYLINE_MARK_EM, "https://a.example/" },
                           { 0 } };

  assert_text ("0123456789", twice, "0123456789 em0-5 em5-8");
  assert_text ("0123456789", inside, "0123456789 em0-5");
  assert_text ("0123456789", links, "0123456789 link0-5 footnote5-7");
  assert_text ("0123456789", nowhere, "0123456789 em1-2");
}

/* Adds a block to others and makes them canonical. */
static guint
count_after (BylineBlock *block)
{
  g_autoptr (GPtrArray) blocks = byline_blocks_new ();

  g_ptr_array_add (blocks, block);
  g_ptr_array_add (blocks, byline_block_new (BYLINE_BLOCK_RULE));
  byline_blocks_canonicalize (blocks);
  assert_round_trip (blocks, NULL);
  return blocks->len - 1;
}

static BylineBlock *
nest (BylineBlockType type, BylineBlock *child)
{
  BylineBlock *block = byline_block_new (type);

  if (child != NULL)
    byline_block_add_child (block, child);
  return block;
}

static BylineBlock *
paragraph (const char *text)
{
  return byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, byline_text_new (text));
}

static void
test_what_says_nothing_is_left_out (void)
{
  BylineBlock *words = byline_block_new (BYLINE_BLOCK_FIGURE);
  BylineBlock *empty = byline_block_new (BYLINE_BLOCK_FIGURE);

  words->picture = byline_picture_new (NULL);
  words->picture->caption = g_strdup ("A bridge");
  words->picture->width = 40;
  empty->picture = byline_picture_new ("");
  g_assert_cmpuint (count_after (words), ==, 1);
  g_assert_cmpuint (count_after (empty), ==, 0);
  g_assert_cmpuint (count_after (paragraph (" ")), ==, 0);
  g_assert_cmpuint (count_after (byline_block_new (BYLINE_BLOCK_HEADING)), ==, 0);
  g_assert_cmpuint (count_after (byline_block_new (BYLINE_BLOCK_EMBED)), ==, 0);
  g_assert_cmpuint (count_after (byline_block_new (BYLINE_BLOCK_TABLE)), ==, 0);
  g_assert_cmpuint (count_after (nest (BYLINE_BLOCK_QUOTE, paragraph (""))), ==, 0);
  g_assert_cmpuint (count_after (nest (BYLINE_BLOCK_ASIDE, NULL)), ==, 0);
  g_assert_cmpuint (count_after (nest (BYLINE_BLOCK_LIST, nest (BYLINE_BLOCK_ITEM, NULL))), ==, 1);
}

static void
test_blocks_stand_where_they_may (void)
{
  BylineBlock *deep = paragraph ("deep");
  BylineBlock *deepest = paragraph ("too deep");

  g_assert_cmpuint (count_after (nest (BYLINE_BLOCK_ITEM, paragraph ("x"))), ==, 0);
  g_assert_cmpuint (count_after (nest (BYLINE_BLOCK_LIST, paragraph ("x"))), ==, 0);
  g_assert_cmpuint (count_after (nest (BYLINE_BLOCK_GALLERY, paragraph ("x"))), ==, 0);
  for (guint i = 1; i < BYLINE_BLOCK_MAX_DEPTH; i++)
    deep = nest (BYLINE_BLOCK_ASIDE, deep);
  for (guint i = 0; i < BYLINE_BLOCK_MAX_DEPTH; i++)
    deepest = nest (BYLINE_BLOCK_QUOTE, deepest);
  g_assert_cmpuint (count_after (deep), ==, 1);
  g_assert_cmpuint (count_after (deepest), ==, 0);
}

static void
test_fields_of_other_types_go (void)
{
  BylineBlock *rule = byline_block_new (BYLINE_BLOCK_RULE);
  BylineBlock *list = nest (BYLINE_BLOCK_LIST, nest (BYLINE_BLOCK_ITEM, NULL));
  BylineBlock *embed = byline_block_new (BYLINE_BLOCK_EMBED);

  rule->text = byline_text_new ("text");
  rule->url = g_strdup ("https://a.example/");
  rule->level = 3;
  list->start = 7;
  list->text = byline_text_new ("text");
  embed->url = g_strdup ("https://a.example/v");
  embed->title = g_strdup (" https://a.example/v ");
  g_assert_cmpuint (count_after (rule), ==, 1);
  g_assert_cmpuint (count_after (list), ==, 1);
  g_assert_cmpuint (count_after (embed), ==, 1);
}

static void
test_listings_keep_their_lines (void)
{
  g_autoptr (GPtrArray) blocks = byline_blocks_new ();
  BylineBlock *code = byline_block_new_text (BYLINE_BLOCK_CODE,
                                             byline_text_new ("\n\n  if (a)\r\n\n\tb ();\n \n"));

  byline_text_add_mark (code->text, 2, 6, BYLINE_MARK_STRONG, NULL);
  g_ptr_array_add (blocks, code);
  byline_blocks_canonicalize (blocks);
  g_assert_cmpstr (code->text->text, ==, "  if (a)\n\n\tb ();");
  g_assert_cmpuint (byline_text_n_marks (code->text), ==, 0);
  assert_round_trip (blocks, NULL);
}

/* All of an article's blocks are made canonical. */
static void
test_article (void)
{
  g_autoptr (BylineArticle) article = byline_article_new ();
  BylineTeaser *teaser = byline_teaser_new ();
  BylineFootnote *footnote = byline_footnote_new (" fn 1 ");

  g_ptr_array_add (article->blocks, paragraph (" a "));
  g_ptr_array_add (footnote->blocks, paragraph (" b "));
  g_ptr_array_add (article->footnotes, footnote);
  g_ptr_array_add (article->footnotes, byline_footnote_new (""));
  g_ptr_array_add (teaser->paragraphs, paragraph (" c "));
  g_ptr_array_add (teaser->rest, paragraph (" "));
  g_ptr_array_add (article->teasers, teaser);
  byline_article_canonicalize (article);

  g_assert_cmpuint (article->footnotes->len, ==, 1);
  g_assert_cmpstr (footnote->id, ==, "fn 1");
  assert_round_trip (article->blocks, article->footnotes);
  assert_round_trip (teaser->paragraphs, NULL);
  g_assert_cmpuint (teaser->rest->len, ==, 0);
}

/* Marks that all overlap, as many as a text has characters: neither time nor number explodes. */
static void
test_many_marks (void)
{
  const guint n = 4000;
  g_autoptr (GPtrArray) blocks = byline_blocks_new ();
  g_autofree char *letters = g_strnfill (2 * n, 'x');
  BylineBlock *block = paragraph (letters);

  for (guint i = 0; i < n; i++)
    byline_text_add_mark (block->text, i, i + n, (BylineMarkKind) (i % 2), NULL);
  for (guint i = 0; i < n; i++)
    byline_text_add_mark (block->text, 2 * i, 2 * i + 7, BYLINE_MARK_CODE + (i % 5), NULL);
  g_ptr_array_add (blocks, block);
  byline_blocks_canonicalize (blocks);
  g_assert_cmpuint (byline_text_n_marks (block->text), <=, 8 * 2 * n);
  assert_round_trip (blocks, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canonical/texts-are-folded", test_texts_are_folded);
  g_test_add_func ("/canonical/marks-move-with-words", test_marks_move_with_words);
  g_test_add_func ("/canonical/marks-and-spaces", test_marks_do_not_begin_or_end_in_spaces);
  g_test_add_func ("/canonical/marks-are-split", test_marks_are_split_where_they_overlap);
  g_test_add_func ("/canonical/marks-of-a-kind", test_marks_of_a_kind_do_not_lie_upon_each_other);
  g_test_add_func ("/canonical/what-says-nothing", test_what_says_nothing_is_left_out);
  g_test_add_func ("/canonical/places", test_blocks_stand_where_they_may);
  g_test_add_func ("/canonical/fields", test_fields_of_other_types_go);
  g_test_add_func ("/canonical/listings", test_listings_keep_their_lines);
  g_test_add_func ("/canonical/article", test_article);
  g_test_add_func ("/canonical/many-marks", test_many_marks);

  return g_test_run ();
}
