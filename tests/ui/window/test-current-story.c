/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-current-story.h"
#include "test-reading-library.h"

/* The current story, and what its signal told. */
typedef struct {
  BylineLibrary *library;
  BylineCurrentStory *current;
  guint n_loaded;
  guint n_first;
} Fixture;

static void
loaded_cb (BylineCurrentStory *current, gboolean is_first, Fixture *fixture)
{
  fixture->n_loaded++;
  if (is_first)
    fixture->n_first++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->library = test_library_new ();
  fixture->current = byline_current_story_new ();
  g_signal_connect (fixture->current, "loaded", G_CALLBACK (loaded_cb), fixture);
  byline_current_story_set_library (fixture->current, fixture->library);
}

static void
turn (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  turn ();
  g_assert_finalize_object (fixture->current);
  g_assert_finalize_object (fixture->library);
}

static void
test_load (Fixture *fixture, gconstpointer data)
{
  byline_current_story_update (fixture->current);
  turn ();
  g_assert_cmpuint (fixture->n_loaded, ==, 0);
  g_assert_cmpint (byline_current_story_get_id (fixture->current), ==, 0);

  byline_current_story_open (fixture->current, 7);
  g_assert_cmpint (byline_current_story_get_id (fixture->current), ==, 7);
  g_assert_null (byline_current_story_get (fixture->current));
  byline_current_story_update (fixture->current);
  turn ();
  g_assert_cmpint (byline_current_story_get (fixture->current)->id, ==, 7);
  g_assert_cmpuint (fixture->n_loaded, ==, 1);
  g_assert_cmpuint (fixture->n_first, ==, 1);

  byline_current_story_update (fixture->current);
  turn ();
  g_assert_cmpuint (fixture->n_loaded, ==, 2);
  g_assert_cmpuint (fixture->n_first, ==, 1);
}

/* What was asked of a story that is no longer read is not told. */
static void
test_late (Fixture *fixture, gconstpointer data)
{
  byline_current_story_open (fixture->current, 1);
  byline_current_story_update (fixture->current);
  byline_current_story_open (fixture->current, 2);
  g_assert_null (byline_current_story_get (fixture->current));
  turn ();
  g_assert_cmpuint (fixture->n_loaded, ==, 0);

  byline_current_story_update (fixture->current);
  turn ();
  g_assert_cmpint (byline_current_story_get (fixture->current)->id, ==, 2);
  g_assert_cmpuint (fixture->n_loaded, ==, 1);
  /* Opened again it is to be asked for again. */
  byline_current_story_open (fixture->current, 2);
  g_assert_null (byline_current_story_get (fixture->current));
  byline_current_story_update (fixture->current);
  turn ();
  g_assert_cmpuint (fixture->n_first, ==, 2);
}

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  byline_current_story_open (fixture->current, 1);
  byline_current_story_update (fixture->current);
  byline_current_story_set_library (fixture->current, NULL);
  turn ();
  g_assert_cmpuint (fixture->n_loaded, ==, 0);
  g_assert_cmpint (byline_current_story_get_id (fixture->current), ==, 0);
  byline_current_story_open (fixture->current, 1);
  byline_current_story_update (fixture->current);
  turn ();
  g_assert_cmpuint (fixture->n_loaded, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/current-story/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("load", test_load);
  ADD ("late", test_late);
  ADD ("closed", test_closed);
#undef ADD
  return g_test_run ();
}
