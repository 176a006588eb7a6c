/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-reading-type.h"
#include "byline-ui.h"
#include "whole-window.h"

static gboolean
is_on (WholeWindow *fixture, const char *name)
{
  g_autoptr (GVariant) state = whole_window_get_state (fixture, name);

  return g_variant_get_boolean (state);
}

/* Until the library is open nothing can be done with it. */
static void
test_closed (WholeWindow *fixture, gconstpointer data)
{
  static const char *const names[] = { "refresh", "stop-refresh", "add",    "import",
                                       "export",  "search",       "next",   "next-unread",
                                       "undo",    "redo",         "saved",  "mark-all-read",
                                       "back",    "forward",      "unread", "clear-filter" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (whole_window_is_enabled (fixture, names[i]))
      g_error ("%s", names[i]);
}

static void
test_open (WholeWindow *fixture, gconstpointer data)
{
  static const char *const on[] = { "refresh", "add",         "import",        "export",   "search",
                                    "next",    "next-unread", "mark-all-read", "find-name" };
  static const char *const off[] = { "stop-refresh", "undo",    "redo",         "saved",
                                     "back",         "forward", "clear-filter", "print" };

  whole_window_open (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (on); i++)
    if (!whole_window_is_enabled (fixture, on[i]))
      g_error ("%s", on[i]);
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    if (whole_window_is_enabled (fixture, off[i]))
      g_error ("%s", off[i]);
}

/* What is done with a story shows in the states of its actions, and can be undone and done again. */
static void
test_story (WholeWindow *fixture, gconstpointer data)
{
  whole_window_open (fixture);
  whole_window_do (fixture, "next");
  WINDOW_FIXTURE_WAIT (whole_window_is_enabled (fixture, "saved"));
  g_assert_true (whole_window_is_enabled (fixture, "open-browser"));
  g_assert_true (whole_window_is_enabled (fixture, "find"));
  g_assert_false (is_on (fixture, "saved"));

  whole_window_do (fixture, "saved");
  WINDOW_FIXTURE_WAIT (is_on (fixture, "saved"));
  WINDOW_FIXTURE_WAIT (whole_window_is_enabled (fixture, "undo"));
  whole_window_do (fixture, "undo");
  WINDOW_FIXTURE_WAIT (!is_on (fixture, "saved"));
  WINDOW_FIXTURE_WAIT (whole_window_is_enabled (fixture, "redo"));
  whole_window_do (fixture, "redo");
  WINDOW_FIXTURE_WAIT (is_on (fixture, "saved"));
}

/* The last unread story takes "next unread" and "mark all" with it. */
static void
test_all_read (WholeWindow *fixture, gconstpointer data)
{
  whole_window_open (fixture);
  whole_window_do (fixture, "mark-all-read");
  WINDOW_FIXTURE_WAIT (!whole_window_is_enabled (fixture, "mark-all-read"));
  g_assert_false (whole_window_is_enabled (fixture, "next-unread"));
  g_assert_true (whole_window_is_enabled (fixture, "next"));
}

/* Text is neither larger nor smaller than it may be. */
static void
test_text_size (WholeWindow *fixture, gconstpointer data)
{
  whole_window_open (fixture);
  g_object_set (fixture->settings, "text-scale", BYLINE_TEXT_SCALE_MIN, NULL);
  whole_window_do (fixture, "next");
  WINDOW_FIXTURE_WAIT (!whole_window_is_enabled (fixture, "text-smaller"));
  g_assert_true (whole_window_is_enabled (fixture, "text-larger"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_ui_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/action-states/" name, WholeWindow, NULL, whole_window_set_up, func,             \
              whole_window_tear_down)
  ADD ("closed", test_closed);
  ADD ("open", test_open);
  ADD ("story", test_story);
  ADD ("all-read", test_all_read);
  ADD ("text-size", test_text_size);
#undef ADD
  return g_test_run ();
}
