/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-marks.h"
#include "window-fixture.h"

#define N_STORIES 6

static guint
count_saved (WindowFixture *fixture)
{
  BylineFilter *filter = byline_filter_new ();
  g_autoptr (GArray) ids = NULL;

  filter->saved = TRUE;
  ids = fixture_list (fixture->base.library, filter);
  return ids->len;
}

static guint
count_unread (WindowFixture *fixture)
{
  BylineFilter *filter = byline_filter_new ();
  g_autoptr (GArray) ids = NULL;

  filter->unread = TRUE;
  ids = fixture_list (fixture->base.library, filter);
  return ids->len;
}

static GtkWidget *
find_undo (WindowFixture *fixture)
{
  return window_fixture_find_button (fixture->window, "_Undo");
}

static void
tear_down (WindowFixture *fixture, gconstpointer data)
{
  /* A toast holds what its Undo is for. */
  byline_window_context_close (fixture->context);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  window_fixture_tear_down (fixture, data);
}

static void
test_set (WindowFixture *fixture, gconstpointer data)
{
  gint64 story_id = fixture_story (fixture->base.library, "Story 1");

  byline_marks_set (fixture->context, story_id, BYLINE_STORY_FLAG_SAVED, TRUE);
  WINDOW_FIXTURE_WAIT (count_saved (fixture) == 1);
  byline_marks_set (fixture->context, story_id, BYLINE_STORY_FLAG_SAVED, FALSE);
  WINDOW_FIXTURE_WAIT (count_saved (fixture) == 0);
  g_assert_cmpuint (count_unread (fixture), ==, N_STORIES);
  /* One mark is said by the story itself. */
  g_assert_null (find_undo (fixture));
}

static void
test_set_opened (WindowFixture *fixture, gconstpointer data)
{
  byline_marks_set_opened (fixture->context, fixture_story (fixture->base.library, "Story 2"));
  WINDOW_FIXTURE_WAIT (count_unread (fixture) == N_STORIES - 1);
  g_assert_null (find_undo (fixture));
}

/* Only what was unread becomes so again. */
static void
test_read_all (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) all = byline_filter_new ();
  gint64 story_id = fixture_story (fixture->base.library, "Story 1");

  g_array_unref (fixture_mark (fixture->base.library, story_id, BYLINE_STORY_FLAG_READ, TRUE));
  byline_marks_read_all (fixture->context, all);
  WINDOW_FIXTURE_WAIT (find_undo (fixture) != NULL);
  g_assert_nonnull (window_fixture_find_label (fixture->window, "5 stories marked as read"));
  g_assert_cmpuint (count_unread (fixture), ==, 0);
  g_signal_emit_by_name (find_undo (fixture), "clicked");
  WINDOW_FIXTURE_WAIT (count_unread (fixture) == N_STORIES - 1);
}

/* Where nothing was unread, nothing is said. */
static void
test_none (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) none = byline_filter_new ();

  none->saved = TRUE;
  byline_marks_read_all (fixture->context, none);
  g_assert_cmpuint (count_unread (fixture), ==, N_STORIES);
  g_assert_null (find_undo (fixture));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/marks/" name, WindowFixture, NULL, window_fixture_set_up, func, tear_down)
  ADD ("set", test_set);
  ADD ("set-opened", test_set_opened);
  ADD ("read-all", test_read_all);
  ADD ("none", test_none);
#undef ADD
  return g_test_run ();
}
