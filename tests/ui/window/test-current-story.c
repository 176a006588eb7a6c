/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-current-story.h"
#include "test-reading-library.h"

/* The current story, and what its signal told. */
typedef struct {
  BylineLibrary *library;
  GtkWidget *window;
  BylineWindowContext *context;
  BylineCurrentStory *current;
  BylineOpenMode mode; /* how it is to be opened */
  guint n_opened;
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
opened_cb (BylineCurrentStory *current, BylineOpenMode mode, Fixture *fixture)
{
  g_assert_cmpuint (mode, ==, fixture->mode);
  g_assert_null (byline_current_story_get (current));
  fixture->n_opened++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *toasts = adw_toast_overlay_new ();

  fixture->mode = BYLINE_OPEN_SCROLL;
  fixture->library = test_library_new ();
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), toasts);
  fixture->context = byline_window_context_new (fixture->library, ADW_TOAST_OVERLAY (toasts));
  fixture->current = byline_current_story_new (fixture->context);
  g_signal_connect (fixture->current, "opened", G_CALLBACK (opened_cb), fixture);
  g_signal_connect (fixture->current, "loaded", G_CALLBACK (loaded_cb), fixture);
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
  g_assert_finalize_object (fixture->context);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->library);
}

static void
open_story (Fixture *fixture, gint64 id)
{
  byline_current_story_open (fixture->current, id, BYLINE_OPEN_SCROLL);
}

static void
test_load (Fixture *fixture, gconstpointer data)
{
  byline_current_story_update (fixture->current);
  turn ();
  g_assert_cmpuint (fixture->n_loaded, ==, 0);
  g_assert_cmpint (byline_current_story_get_id (fixture->current), ==, 0);

  open_story (fixture, 7);
  g_assert_cmpuint (fixture->n_opened, ==, 1);
  g_assert_cmpint (byline_current_story_get_id (fixture->current), ==, 7);
  g_assert_null (byline_current_story_get (fixture->current));
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
  open_story (fixture, 1);
  open_story (fixture, 2);
  g_assert_null (byline_current_story_get (fixture->current));
  turn ();
  g_assert_cmpint (byline_current_story_get (fixture->current)->id, ==, 2);
  g_assert_cmpuint (fixture->n_loaded, ==, 1);
  /* Opened again it is asked for again. */
  open_story (fixture, 2);
  g_assert_null (byline_current_story_get (fixture->current));
  turn ();
  g_assert_cmpuint (fixture->n_first, ==, 2);
}

/* A story that is muted or deleted while it is read leaves the reader where it stood, not at the list's beginning. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineStoryList) list = test_story_list_new (fixture->library, 20);
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  byline_current_story_set_list (fixture->current, list);
  open_story (fixture, 7);
  test_story_list_remove (list, 7);
  test_story_list_remove (list, 8);
  g_assert_cmpint (byline_current_story_get_neighbor (fixture->current, 7, 1), ==, 9);
  g_assert_cmpint (byline_current_story_get_neighbor (fixture->current, 7, -1), ==, 6);
  fixture->mode = BYLINE_OPEN_PRESENT;
  byline_current_story_open_next_unread (fixture->current, FALSE);
  turn ();
  g_assert_cmpint (byline_current_story_get_id (fixture->current), ==, 9);

  /* Of another filter's list the first is the next. */
  test_story_list_remove (list, 9);
  byline_filter_add_section (filter, "Chips");
  byline_story_list_set_filter (list, filter);
  g_list_model_items_changed (G_LIST_MODEL (list), 0, 0, 0);
  g_assert_cmpint (byline_current_story_get_neighbor (fixture->current, 9, 1), ==, 1);
  turn ();
  byline_current_story_set_list (fixture->current, NULL);
}

/* Without a list nothing stands beside it. */
static void
test_no_list (Fixture *fixture, gconstpointer data)
{
  open_story (fixture, 1);
  byline_current_story_open_next_unread (fixture->current, FALSE);
  g_assert_cmpint (byline_current_story_get_neighbor (fixture->current, 1, 1), ==, 0);
  g_assert_cmpuint (byline_current_story_get_position (fixture->current), ==, G_MAXUINT);
}

/* What stands beside it in the list. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineStoryList) list = test_story_list_new (fixture->library, 3);

  byline_current_story_set_list (fixture->current, list);
  open_story (fixture, 2);
  g_assert_cmpuint (byline_current_story_get_position (fixture->current), ==, 1);
  g_assert_cmpint (byline_current_story_get_neighbor (fixture->current, 2, 1), ==, 3);
  g_assert_cmpint (byline_current_story_get_neighbor (fixture->current, 3, 1), ==, 0);
  g_assert_cmpint (byline_current_story_get_neighbor (fixture->current, 1, -1), ==, 0);
  g_assert_cmpint (byline_current_story_get_neighbor (fixture->current, 9, 1), ==, 1);

  fixture->mode = BYLINE_OPEN_PRESENT;
  byline_current_story_open_next_unread (fixture->current, FALSE);
  turn ();
  g_assert_cmpint (byline_current_story_get_id (fixture->current), ==, 3);
  byline_current_story_open_next_unread (fixture->current, FALSE);
  turn ();
  g_assert_cmpint (byline_current_story_get_id (fixture->current), ==, 3);
  g_assert_cmpuint (fixture->n_opened, ==, 2);
  byline_current_story_set_list (fixture->current, NULL);
}

/* What was read when the window was closed is opened unless somebody was quicker. */
static void
test_find (Fixture *fixture, gconstpointer data)
{
  byline_current_story_restore (fixture->current, "4");
  turn ();
  g_assert_cmpint (byline_current_story_get_id (fixture->current), ==, 4);
  byline_current_story_restore (fixture->current, "5");
  turn ();
  g_assert_cmpint (byline_current_story_get_id (fixture->current), ==, 4);

  fixture->mode = BYLINE_OPEN_PRESENT;
  byline_current_story_find (fixture->current, "6");
  turn ();
  g_assert_cmpint (byline_current_story_get_id (fixture->current), ==, 6);
}

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  open_story (fixture, 1);
  byline_window_context_close (fixture->context);
  turn ();
  g_assert_cmpuint (fixture->n_loaded, ==, 0);
  open_story (fixture, 1);
  turn ();
  g_assert_cmpuint (fixture->n_loaded, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/current-story/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("load", test_load);
  ADD ("late", test_late);
  ADD ("no-list", test_no_list);
  ADD ("list", test_list);
  ADD ("gone", test_gone);
  ADD ("find", test_find);
  ADD ("closed", test_closed);
#undef ADD
  return g_test_run ();
}
