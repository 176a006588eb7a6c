/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-error.h"
#include "byline-undo.h"

/* Acts that write themselves down, and end at once or when the test says so. */
typedef struct {
  BylineUndo *undo;
  GString *log;
  gboolean waits;
  guint n_freed;
  guint n_changed;
} UndoFixture;

typedef struct {
  UndoFixture *fixture;
  char name;
} TestAct;

static void
set_up (UndoFixture *fixture, gconstpointer data)
{
  fixture->undo = byline_undo_new ();
  fixture->log = g_string_new (NULL);
}

static void
tear_down (UndoFixture *fixture, gconstpointer data)
{
  if (fixture->undo != NULL)
    g_assert_finalize_object (fixture->undo);
  g_string_free (fixture->log, TRUE);
}

static void
test_act_free (gpointer data)
{
  TestAct *act = data;

  act->fixture->n_freed++;
  g_free (act);
}

static void
apply (BylineUndo *undo, gpointer data, gboolean again)
{
  TestAct *act = data;
  UndoFixture *fixture = act->fixture;

  g_string_append_printf (fixture->log, "%c%c", again ? '+' : '-', act->name);
  if (!fixture->waits)
    byline_undo_done (undo, NULL);
}

static guint
push (UndoFixture *fixture, char name)
{
  TestAct *act = g_new0 (TestAct, 1);
  const char text[] = { name, '\0' };

  act->fixture = fixture;
  act->name = name;
  return byline_undo_push (fixture->undo, text, apply, act, test_act_free);
}

/* Takes what was written down. */
static void
assert_log (UndoFixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->log->str, ==, expected);
  g_string_truncate (fixture->log, 0);
}

static void
test_order (UndoFixture *fixture, gconstpointer data)
{
  g_assert_false (byline_undo_can_undo (fixture->undo));
  byline_undo_undo (fixture->undo);
  byline_undo_redo (fixture->undo);
  push (fixture, 'a');
  push (fixture, 'b');
  push (fixture, 'c');
  g_assert_true (byline_undo_can_undo (fixture->undo));
  g_assert_false (byline_undo_can_redo (fixture->undo));
  byline_undo_undo (fixture->undo);
  byline_undo_undo (fixture->undo);
  byline_undo_redo (fixture->undo);
  byline_undo_undo (fixture->undo);
  byline_undo_undo (fixture->undo);
  byline_undo_undo (fixture->undo);
  assert_log (fixture, "-c-b+b-b-a");
  g_assert_false (byline_undo_can_undo (fixture->undo));
  byline_undo_redo (fixture->undo);
  byline_undo_redo (fixture->undo);
  byline_undo_redo (fixture->undo);
  byline_undo_redo (fixture->undo);
  assert_log (fixture, "+a+b+c");
}

/* What comes after an undoing takes the place of what was undone. */
static void
test_new_act (UndoFixture *fixture, gconstpointer data)
{
  push (fixture, 'a');
  push (fixture, 'b');
  byline_undo_undo (fixture->undo);
  push (fixture, 'c');
  g_assert_cmpuint (fixture->n_freed, ==, 1);
  byline_undo_redo (fixture->undo);
  byline_undo_undo (fixture->undo);
  byline_undo_undo (fixture->undo);
  assert_log (fixture, "-b-c-a");
}

/* Keys that come faster than the library answers are not lost, nor do they overtake. */
static void
test_waiting (UndoFixture *fixture, gconstpointer data)
{
  fixture->waits = TRUE;
  push (fixture, 'a');
  push (fixture, 'b');
  byline_undo_undo (fixture->undo);
  byline_undo_undo (fixture->undo);
  byline_undo_redo (fixture->undo);
  assert_log (fixture, "-b");
  byline_undo_done (fixture->undo, NULL);
  assert_log (fixture, "-a");
  byline_undo_done (fixture->undo, NULL);
  assert_log (fixture, "+a");
  byline_undo_done (fixture->undo, NULL);
  assert_log (fixture, "");
  g_assert_true (byline_undo_can_undo (fixture->undo));
  g_assert_true (byline_undo_can_redo (fixture->undo));
}

/* A toast undoes what it tells of, once. */
static void
test_take_back (UndoFixture *fixture, gconstpointer data)
{
  guint first = push (fixture, 'a');

  push (fixture, 'b');
  byline_undo_take_back (fixture->undo, first);
  byline_undo_take_back (fixture->undo, first);
  byline_undo_undo (fixture->undo);
  byline_undo_redo (fixture->undo);
  byline_undo_redo (fixture->undo);
  assert_log (fixture, "-a-b+b+a");
}

static void
test_failed (UndoFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) full = g_error_new (BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_DISK_FULL, "Full");
  g_autoptr (GError) gone = g_error_new (BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND, "Gone");

  fixture->waits = TRUE;
  push (fixture, 'a');
  push (fixture, 'b');
  byline_undo_undo (fixture->undo);
  byline_undo_undo (fixture->undo);
  /* What waits behind one that failed is dropped: the user sees the error first. */
  byline_undo_done (fixture->undo, full);
  assert_log (fixture, "-b");
  byline_undo_undo (fixture->undo);
  byline_undo_done (fixture->undo, gone);
  assert_log (fixture, "-b");
  g_assert_cmpuint (fixture->n_freed, ==, 1);
  byline_undo_undo (fixture->undo);
  byline_undo_done (fixture->undo, NULL);
  assert_log (fixture, "-a");
  g_assert_false (byline_undo_can_undo (fixture->undo));
}

/* Nothing is kept once the window is closed, not even what comes back then. */
static void
test_close (UndoFixture *fixture, gconstpointer data)
{
  fixture->waits = TRUE;
  push (fixture, 'a');
  push (fixture, 'b');
  byline_undo_undo (fixture->undo);
  byline_undo_close (fixture->undo);
  g_assert_cmpuint (fixture->n_freed, ==, 1);
  push (fixture, 'c');
  g_assert_cmpuint (fixture->n_freed, ==, 2);
  byline_undo_done (fixture->undo, NULL);
  g_assert_cmpuint (fixture->n_freed, ==, 3);
  byline_undo_undo (fixture->undo);
  assert_log (fixture, "-b");
}

static void
applied_cb (BylineUndo *undo, const char *text, gboolean again, GString *said)
{
  g_string_append_printf (said, "%s%s", again ? "+" : "-", text);
}

static void
test_signals (UndoFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) said = g_string_new (NULL);

  g_signal_connect (fixture->undo, "applied", G_CALLBACK (applied_cb), said);
  push (fixture, 'a');
  byline_undo_undo (fixture->undo);
  byline_undo_redo (fixture->undo);
  g_assert_cmpstr (said->str, ==, "-a+a");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/ui/undo/" name, UndoFixture, NULL, set_up, func, tear_down)
  ADD ("order", test_order);
  ADD ("new-act", test_new_act);
  ADD ("waiting", test_waiting);
  ADD ("take-back", test_take_back);
  ADD ("failed", test_failed);
  ADD ("close", test_close);
  ADD ("signals", test_signals);
#undef ADD
  return g_test_run ();
}
