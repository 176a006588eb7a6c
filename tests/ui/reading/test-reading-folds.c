/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-river-fixture.h"

/* Keep Reading and Show Less, wherever they stand in the view: nothing jumps, in no frame. */

#define ID 5
#define STEP 29

typedef enum { HEADLINE, BEGINNING, PILL } What;

/* Where something stood in each frame since it was asked for. */
typedef struct {
  Fixture *fixture;
  What what;
  int min, max;
  guint n_frames;
} Watch;

/* Returns: how far below the top of the view a part of the story stands. */
static int
get_y (Fixture *fixture, What what)
{
  GtkTextView *view = river_get_text_view (fixture);
  BylineRiverEntry *entry = byline_river_find (river_get_document (fixture), ID);
  GdkRectangle place;
  GtkTextIter iter;
  int y;

  g_assert_nonnull (entry);
  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (view), &iter,
                                    what == HEADLINE    ? entry->top
                                    : what == BEGINNING ? entry->start
                                                        : entry->end);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, place.y, NULL, &y);

  return y;
}

static void
painted_cb (Watch *watch)
{
  int y = get_y (watch->fixture, watch->what);

  watch->min = MIN (watch->min, y);
  watch->max = MAX (watch->max, y);
  watch->n_frames++;
}

/* Returns: what is to stay: the headline where the view begins in it or above it; else the beginning of the text, be
 * it in sight or not, or, where it folds, the pill. */
static What
get_what (Fixture *fixture)
{
  BylineRiverEntry *entry = byline_river_find (river_get_document (fixture), ID);
  GtkTextIter line, start;
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (river_get_text_view (fixture), &visible);
  gtk_text_view_get_line_at_y (river_get_text_view (fixture), &line, visible.y, NULL);
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (river_get_document (fixture)), &start,
                                    entry->start);
  if (gtk_text_iter_compare (&line, &start) < 0)
    return HEADLINE;

  return entry->state == BYLINE_RIVER_UNFOLDED ? PILL : BEGINNING;
}

static void
let_page_come (Fixture *fixture)
{
  test_library_hold (fixture->library, FALSE);
}

static void
toggle (Fixture *fixture)
{
  river_toggle (fixture, ID);
}

/* Has @act change the story, and looks at each frame. */
static void
watch_each_frame (Fixture *fixture, void (*act) (Fixture *fixture))
{
  BylineRiverState state = byline_river_find (river_get_document (fixture), ID)->state;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  Watch watch = { .fixture = fixture, .what = get_what (fixture) };
  int y = get_y (fixture, watch.what);
  gulong handler;

  watch.min = watch.max = y;
  handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &watch);
  act (fixture);
  test_run_ms (150);
  g_signal_handler_disconnect (clock, handler);
  g_assert_cmpuint (watch.n_frames, >, 0);
  g_assert_cmpint (byline_river_find (river_get_document (fixture), ID)->state, !=, state);
  g_test_message ("%d: from %d to %d", watch.what, y, get_y (fixture, watch.what));
  g_assert_cmpint (get_y (fixture, watch.what), ==, y);
  g_assert_cmpint (watch.min, ==, y);
  g_assert_cmpint (watch.max, ==, y);
}

/* Scrolls so that a story's end stands at @y. */
static void
put_end_at (Fixture *fixture, int y)
{
  GtkAdjustment *adjustment = river_get_adjustment (fixture);

  for (guint i = 0, n = 0; i < 300 && n < 5; i++)
    {
      int by = get_y (fixture, PILL) - y;

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by);
      test_run_ms (20);
      n = by == 0 ? n + 1 : 0;
    }
  g_assert_cmpint (get_y (fixture, PILL), ==, y);
}

static void
set_height (Fixture *fixture, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, height);
  test_run_ms (200);
}

static void
try_every_place (Fixture *fixture)
{
  int height = gtk_widget_get_height (GTK_WIDGET (river_get_text_view (fixture)));

  river_scroll_into (fixture, ID);
  for (int y = -10; y < height - 40; y += STEP)
    {
      put_end_at (fixture, y);
      watch_each_frame (fixture, toggle);
      put_end_at (fixture, y);
      watch_each_frame (fixture, toggle);
    }
}

static void
test_every_place (Fixture *fixture, gconstpointer data)
{
  try_every_place (fixture);
}

/* A story whose headline is still in sight when it is unfolded. */
static void
test_short (Fixture *fixture, gconstpointer data)
{
  BylineArticle *article = river_make_article (ID);

  byline_picture_free (g_steal_pointer (&article->lead));
  g_ptr_array_set_size (article->authors, 0);
  g_ptr_array_set_size (article->blocks, 3);
  test_library_add (fixture->library, ID, article);
  set_height (fixture, 800);
  byline_reading_view_show_story (fixture->view, ID - 1);
  try_every_place (fixture);
}

/* What begins with a picture that is higher than the view, and whose size is not known before it comes. */
static void
test_picture (Fixture *fixture, gconstpointer data)
{
  BylineArticle *article = river_make_article (ID);
  BylineBlock *figure = byline_block_new (BYLINE_BLOCK_FIGURE);

  figure->picture = byline_picture_new ("https://example.org/tower.jpg");
  g_ptr_array_insert (article->blocks, 0, figure);
  test_library_add (fixture->library, ID, article);
  byline_reading_view_show_story (fixture->view, ID - 1);
  try_every_place (fixture);
}

/* The beginning stands until the page has come; neither moves it. */
static void
test_fetch (Fixture *fixture, gconstpointer data)
{
  for (int y = -10; y < 500; y += STEP)
    {
      BylineArticle *excerpt = test_article_new ("Story 5");

      excerpt->is_excerpt = TRUE;
      test_library_add (fixture->library, ID, excerpt);
      test_library_add_page (fixture->library, ID, river_make_article (ID));
      byline_reading_view_show_story (fixture->view, ID - 1);
      river_scroll_into (fixture, ID);
      put_end_at (fixture, y);
      test_library_hold (fixture->library, TRUE);
      watch_each_frame (fixture, toggle);
      watch_each_frame (fixture, let_page_come);
      byline_reading_view_show_story (fixture->view, 20);
      test_run_ms (50);
    }
}

#define ADD(path, function)                                                                        \
  g_test_add ("/reading/folds/" path, Fixture, NULL, river_set_up, function, river_tear_down)

int
main (int argc, char **argv)
{
  river_init (&argc, &argv);

  ADD ("every-place", test_every_place);
  ADD ("short", test_short);
  ADD ("picture", test_picture);
  ADD ("fetch", test_fetch);

  return g_test_run ();
}
