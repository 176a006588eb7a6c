/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-river-fixture.h"

/* If there is only a beginning, its page is fetched, and the beginning stands until it comes. */
static void
test_fetch (Fixture *fixture, gconstpointer data)
{
  BylineArticle *excerpt = test_article_new ("Story 3");
  BylineRiverEntry *entry;

  excerpt->is_excerpt = TRUE;
  test_library_add (fixture->library, 3, excerpt);
  river_scroll_into (fixture, 3);
  test_library_hold (fixture->library, TRUE);
  river_toggle (fixture, 3);
  entry = byline_river_find (river_get_document (fixture), 3);
  g_assert_cmpint (entry->state, ==, BYLINE_RIVER_FETCHING);
  g_assert_false (river_has_read (fixture, 3));
  test_library_hold (fixture->library, FALSE);
  test_run_ms (100);
  /* It cannot be fetched: it can be tried again. */
  g_assert_cmpint (entry->state, ==, BYLINE_RIVER_FOLDED);
  g_assert_false (river_has_read (fixture, 3));

  test_library_add_page (fixture->library, 3, river_make_article (3));
  river_toggle (fixture, 3);
  test_run_ms (100);
  g_assert_cmpint (byline_river_find (river_get_document (fixture), 3)->state, ==,
                   BYLINE_RIVER_UNFOLDED);
  g_assert_true (river_has_read (fixture, 3));
}

/* Going to a story asks for its page only where the pages of its publication are read; Keep Reading always
 * does. */
static void
test_open_excerpt (Fixture *fixture, gconstpointer data)
{
  BylineArticle *excerpt = test_article_new ("Story 3");
  BylineArticle *wanted = test_article_new ("Story 5");
  BylineArticle *changed = test_article_new ("Story 4");
  BylineArticle *later;

  excerpt->is_excerpt = TRUE;
  wanted->is_excerpt = TRUE;
  wanted->wants_page = TRUE;
  test_library_add (fixture->library, 3, excerpt);
  test_library_add (fixture->library, 5, wanted);
  test_library_add_page (fixture->library, 3, river_make_article (3));
  test_library_add_page (fixture->library, 5, river_make_article (5));
  river_scroll_into (fixture, 3);
  g_assert_true (byline_reading_view_open_in_river (fixture->view, 3));
  test_run_ms (100);
  g_assert_cmpint (byline_river_find (river_get_document (fixture), 3)->state, ==,
                   BYLINE_RIVER_FOLDED);
  g_assert_cmpuint (test_library_get_n_fetched (fixture->library), ==, 0);
  river_scroll_into (fixture, 5);
  g_assert_true (byline_reading_view_open_in_river (fixture->view, 5));
  test_run_ms (100);
  g_assert_cmpuint (test_library_get_n_fetched (fixture->library), ==, 1);
  river_toggle (fixture, 3);
  test_run_ms (100);
  g_assert_cmpuint (test_library_get_n_fetched (fixture->library), ==, 2);

  /* The choice may have changed since the story was written. */
  later = byline_river_find (river_get_document (fixture), 4)->article;
  later->is_excerpt = TRUE;
  changed->is_excerpt = TRUE;
  changed->wants_page = TRUE;
  test_library_add (fixture->library, 4, changed);
  test_library_add_page (fixture->library, 4, river_make_article (4));
  g_assert_true (byline_reading_view_open_in_river (fixture->view, 4));
  test_run_ms (100);
  g_assert_cmpuint (test_library_get_n_fetched (fixture->library), ==, 3);
}

/* A whole story whose page may give more is read on while that is loaded, and stands where it did. */
static void
test_page_gives_more (Fixture *fixture, gconstpointer data)
{
  BylineArticle *whole = river_make_article (3);
  BylineArticle *page = river_make_article (3);
  BylineRiverEntry *entry;
  int y;

  whole->wants_page = TRUE;
  page->standfirst = g_strdup ("What its feed lacks.");
  test_library_add (fixture->library, 3, whole);
  test_library_add_page (fixture->library, 3, page);
  river_scroll_into (fixture, 3);
  y = river_get_y (fixture, 3);
  test_library_hold (fixture->library, TRUE);
  river_toggle (fixture, 3);
  entry = byline_river_find (river_get_document (fixture), 3);
  g_assert_cmpint (entry->state, ==, BYLINE_RIVER_UNFOLDED);
  g_assert_true (river_has_read (fixture, 3));
  test_library_hold (fixture->library, FALSE);
  test_run_ms (200);
  entry = byline_river_find (river_get_document (fixture), 3);
  g_assert_cmpint (entry->state, ==, BYLINE_RIVER_UNFOLDED);
  g_assert_cmpstr (entry->article->standfirst, ==, "What its feed lacks.");
  g_assert_cmpint (river_get_y (fixture, 3), ==, y);
}

/* Returns: how far above the top of the view the paragraph begins that stands there. @text: (out): how it begins. */
static int
get_top (Fixture *fixture, char **text)
{
  GdkRectangle visible;
  GtkTextIter start, end;
  int y, height;

  gtk_text_view_get_visible_rect (river_get_text_view (fixture), &visible);
  gtk_text_view_get_line_at_y (river_get_text_view (fixture), &start, visible.y, NULL);
  gtk_text_view_get_line_yrange (river_get_text_view (fixture), &start, &y, &height);
  end = start;
  gtk_text_iter_forward_chars (&end, 40);
  *text = gtk_text_iter_get_text (&start, &end);

  return visible.y - y;
}

/* Scrolls until a story begins at @y below the top of the view, and waits until that stands. */
static void
put_at (Fixture *fixture, gint64 id, int y)
{
  river_scroll_into (fixture, id);
  for (guint i = 0; i < 100 && river_get_y (fixture, id) != y; i++)
    {
      gtk_adjustment_set_value (river_get_adjustment (fixture),
                                gtk_adjustment_get_value (river_get_adjustment (fixture)) +
                                  river_get_y (fixture, id) - y);
      test_run_ms (20);
    }
  g_assert_cmpint (river_get_still_y (fixture, id), ==, y);
}

/* A page with more above the text than the feed gave. */
static void
add_page_with_more (Fixture *fixture)
{
  BylineArticle *page = river_make_article (3);

  page->standfirst = g_strdup (
    "What its feed lacks, and that in more words than there is room for in one line "
    "of a column, or even in two of them.");
  test_library_add_page (fixture->library, 3, page);
}

/* Wherever the reader is in the beginning of a story: its page comes in without moving that. */
static void
test_fetch_in_place (Fixture *fixture, gconstpointer data)
{
  for (int above = 60; above < 260; above += 15)
    {
      BylineArticle *excerpt = test_article_new ("Story 3");
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      int y;

      excerpt->is_excerpt = TRUE;
      test_article_add (excerpt, BYLINE_BLOCK_PARAGRAPH, PARAGRAPH);
      test_library_add (fixture->library, 3, excerpt);
      add_page_with_more (fixture);
      byline_reading_view_show_story (fixture->view, 2);
      test_run_ms (100);
      put_at (fixture, 3, -above);
      test_library_hold (fixture->library, TRUE);
      river_toggle (fixture, 3);
      test_run_ms (50);
      y = get_top (fixture, &before);
      test_library_hold (fixture->library, FALSE);
      test_run_ms (200);
      g_assert_cmpint (byline_river_find (river_get_document (fixture), 3)->state, ==,
                       BYLINE_RIVER_UNFOLDED);
      g_assert_cmpint (get_top (fixture, &after), ==, y);
      g_assert_cmpstr (after, ==, before);
      byline_reading_view_show_story (fixture->view, 20);
      test_run_ms (50);
    }
}

/* In the middle of a whole story nothing is moved by what its page adds. */
static void
test_more_while_reading (Fixture *fixture, gconstpointer data)
{
  BylineArticle *whole = river_make_article (3);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int y;

  whole->wants_page = TRUE;
  test_library_add (fixture->library, 3, whole);
  add_page_with_more (fixture);
  river_scroll_into (fixture, 3);
  test_library_hold (fixture->library, TRUE);
  river_toggle (fixture, 3);
  put_at (fixture, 3, -500);
  y = get_top (fixture, &before);
  test_library_hold (fixture->library, FALSE);
  test_run_ms (200);
  g_assert_cmpint (get_top (fixture, &after), ==, y);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (river_get_y (fixture, 3), ==, -500);
}

/* The page that is loaded again is that of the story in view. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  BylineArticle *article = river_make_article (2);

  g_free (article->title);
  article->title = g_strdup ("Story 2, corrected");
  test_library_add_page (fixture->library, 2, article);
  river_scroll_into (fixture, 2);
  byline_reading_view_reload (fixture->view);
  test_run_ms (200);
  g_assert_cmpuint (test_library_get_n_refetched (fixture->library), ==, 1);
  g_assert_cmpstr (byline_river_find (river_get_document (fixture), 2)->article->title, ==,
                   "Story 2, corrected");
  g_assert_cmpint (river_get_in_view (fixture), ==, 2);
  g_assert_nonnull (byline_river_find (river_get_document (fixture), 1));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/reading/pages/" path, Fixture, NULL, river_set_up, function, river_tear_down)

/* The opened story's page is loaded again, and has another story below it, or none any more: that is what follows. */
static void
test_reloaded_teasers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineArticle) full = test_article_new_full ();
  BylineArticle *page = river_make_article (1);
  GPtrArray *entries;

  river_scroll_into (fixture, 2);
  river_scroll_into (fixture, 1);
  test_run_ms (300);
  g_ptr_array_add (page->teasers, g_ptr_array_steal_index (full->teasers, 0));
  test_library_add_page (fixture->library, 1, page);
  byline_reading_view_reload (fixture->view);
  test_run_ms (600);
  entries = byline_river_get_entries (river_get_document (fixture));
  g_assert_cmpuint (entries->len, >, 2);
  g_assert_cmpint (((BylineRiverEntry *) entries->pdata[0])->key, ==, 1);
  g_assert_cmpint (((BylineRiverEntry *) entries->pdata[1])->key, ==, -1);
  g_assert_cmpint (((BylineRiverEntry *) entries->pdata[2])->key, ==, 2);

  test_library_add_page (fixture->library, 1, river_make_article (1));
  byline_reading_view_reload (fixture->view);
  test_run_ms (600);
  entries = byline_river_get_entries (river_get_document (fixture));
  g_assert_cmpint (((BylineRiverEntry *) entries->pdata[1])->key, ==, 2);
  river_scroll_into (fixture, 6);
}

int
main (int argc, char **argv)
{
  river_init (&argc, &argv);

  ADD ("fetch", test_fetch);
  ADD ("open-excerpt", test_open_excerpt);
  ADD ("page-gives-more", test_page_gives_more);
  ADD ("fetch-in-place", test_fetch_in_place);
  ADD ("more-while-reading", test_more_while_reading);
  ADD ("reload", test_reload);
  ADD ("reloaded-teasers", test_reloaded_teasers);

  return g_test_run ();
}
