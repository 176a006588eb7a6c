/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-page-policy.h"

static BylineArticle *
article (gboolean has_text)
{
  BylineArticle *made = byline_article_new ();

  made->url = g_strdup ("https://paper.example/story");
  made->title = g_strdup ("Ports close");
  if (has_text)
    {
      BylineBlock *block = byline_block_new (BYLINE_BLOCK_PARAGRAPH);

      block->text = byline_text_new ("The ports closed at noon.");
      g_ptr_array_add (made->blocks, block);
    }
  return made;
}

static void
test_names (void)
{
  for (int i = BYLINE_PAGE_POLICY_AUTOMATIC; i <= BYLINE_PAGE_POLICY_ALWAYS; i++)
    {
      BylinePagePolicy read = BYLINE_PAGE_POLICY_AUTOMATIC;
      const char *name = byline_page_policy_to_string ((BylinePagePolicy) i);

      g_assert_true (byline_page_policy_from_string (name, &read));
      g_assert_cmpint (read, ==, i);
      g_assert_cmpint (byline_page_policy_from_int (i), ==, i);
    }
  g_assert_false (byline_page_policy_from_string ("sometimes", NULL));
  g_assert_cmpint (byline_page_policy_from_int (-1), ==, BYLINE_PAGE_POLICY_AUTOMATIC);
  g_assert_cmpint (byline_page_policy_from_int (G_MAXINT64), ==, BYLINE_PAGE_POLICY_AUTOMATIC);
}

static void
test_wants (void)
{
  const struct {
    BylinePageReading pages;
    gboolean of_excerpt;
    gboolean of_whole;
  } cases[] = {
    { { BYLINE_PAGE_POLICY_NEVER, 0, 0 }, FALSE, FALSE },
    { { BYLINE_PAGE_POLICY_EXCERPTS, 0, 0 }, TRUE, FALSE },
    { { BYLINE_PAGE_POLICY_ALWAYS, 0, 0 }, TRUE, TRUE },
    { { BYLINE_PAGE_POLICY_AUTOMATIC, 0, 0 }, TRUE, TRUE },
    { { BYLINE_PAGE_POLICY_AUTOMATIC, 2, 0 }, TRUE, TRUE },
    { { BYLINE_PAGE_POLICY_AUTOMATIC, 3, 1 }, TRUE, FALSE },
    { { BYLINE_PAGE_POLICY_AUTOMATIC, 3, 2 }, TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BylineArticle) whole = article (TRUE);
      g_autoptr (BylineArticle) headline = article (FALSE);

      g_assert_cmpint (byline_page_reading_wants (&cases[i].pages, whole), ==, cases[i].of_whole);
      g_assert_cmpint (byline_page_reading_wants (&cases[i].pages, headline), ==,
                       cases[i].of_excerpt);
      /* Once is enough. */
      whole->fetched = 1;
      g_assert_false (byline_page_reading_wants (&cases[i].pages, whole));
      whole->is_excerpt = TRUE;
      g_assert_cmpint (byline_page_reading_wants (&cases[i].pages, whole), ==, cases[i].of_excerpt);
      g_clear_pointer (&whole->url, g_free);
      g_assert_false (byline_page_reading_wants (&cases[i].pages, whole));
    }
}

static void
test_gives_more (void)
{
  g_autoptr (BylineArticle) feed = article (TRUE);
  g_autoptr (BylineArticle) page = byline_article_copy (feed);
  BylineAuthor *author = byline_author_new ("Mara Lindqvist");

  g_assert_false (byline_page_gives_more (feed, page));
  page->standfirst = g_strdup ("Nobody knows for how long.");
  g_assert_true (byline_page_gives_more (feed, page));
  g_assert_false (byline_page_gives_more (page, page));
  g_clear_pointer (&page->standfirst, g_free);
  page->lead = byline_picture_new ("https://paper.example/port.jpg");
  g_assert_true (byline_page_gives_more (feed, page));
  feed->lead = byline_picture_copy (page->lead);
  g_assert_false (byline_page_gives_more (feed, page));
  page->lead->credit = g_strdup ("Photo: J. Marsh");
  g_assert_true (byline_page_gives_more (feed, page));
  g_clear_pointer (&page->lead->credit, g_free);
  g_ptr_array_add (page->authors, author);
  g_assert_true (byline_page_gives_more (feed, page));
  g_ptr_array_add (feed->authors, byline_author_copy (author));
  g_assert_false (byline_page_gives_more (feed, page));
  author->bio = g_strdup ("She writes about ports.");
  g_assert_true (byline_page_gives_more (feed, page));
  g_clear_pointer (&author->bio, g_free);
  g_ptr_array_add (page->blocks, byline_block_new_text (BYLINE_BLOCK_PARAGRAPH,
                                                        byline_text_new ("They open again.")));
  g_assert_true (byline_page_gives_more (feed, page));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-policy/names", test_names);
  g_test_add_func ("/page-policy/wants", test_wants);
  g_test_add_func ("/page-policy/gives-more", test_gives_more);
  return g_test_run ();
}
