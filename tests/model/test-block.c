/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-block.h"
#include "byline-record.h"

static void
test_marks_are_sorted (void)
{
  g_autoptr (BylineText) text = byline_text_new ("0123456789");

  byline_text_add_mark (text, 4, 6, BYLINE_MARK_EM, NULL);
  byline_text_add_mark (text, 0, 2, BYLINE_MARK_EM, NULL);
  byline_text_add_mark (text, 0, 8, BYLINE_MARK_LINK, "https://example.org/");
  byline_text_add_mark (text, 3, 3, BYLINE_MARK_CODE, NULL);

  g_assert_cmpuint (byline_text_n_marks (text), ==, 3);
  g_assert_cmpuint (byline_text_get_mark (text, 0)->end, ==, 8);
  g_assert_cmpuint (byline_text_get_mark (text, 1)->end, ==, 2);
  g_assert_cmpuint (byline_text_get_mark (text, 2)->start, ==, 4);
}

static void
test_copy (void)
{
  g_autoptr (BylineBlock) list = byline_block_new (BYLINE_BLOCK_LIST);
  BylineBlock *item = byline_block_new (BYLINE_BLOCK_ITEM);
  g_autoptr (BylineBlock) copy = NULL;
  const BylineBlock *paragraph;

  list->ordered = TRUE;
  list->start = 3;
  byline_block_add_child (item,
                          byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, byline_text_new ("One")));
  byline_block_add_child (list, item);
  copy = byline_record_copy (&byline_block_record, list);

  g_assert_cmpuint (copy->start, ==, 3);
  g_assert_cmpuint (copy->children->len, ==, 1);
  item = g_ptr_array_index (copy->children, 0);
  paragraph = g_ptr_array_index (item->children, 0);
  g_assert_cmpstr (paragraph->text->text, ==, "One");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/block/marks-are-sorted", test_marks_are_sorted);
  g_test_add_func ("/block/copy", test_copy);

  return g_test_run ();
}
