/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-subscribe-dialog.h"
#include "byline-ui.h"
#include "whole-window.h"

static GtkWidget *
find_dialog (WholeWindow *fixture)
{
  return window_fixture_find_dialog (GTK_WIDGET (fixture->window));
}

/* Of each kind the last one is done, once the library is open. */
static void
test_address (WholeWindow *fixture, gconstpointer data)
{
  GtkWidget *dialog, *entry;

  byline_window_add_address (fixture->window, "http://127.0.0.1:9/first");
  byline_window_add_address (fixture->window, "http://127.0.0.1:9/last");
  fixture_run_ms (50);
  g_assert_null (find_dialog (fixture));

  whole_window_open (fixture);
  dialog = find_dialog (fixture);
  g_assert_true (BYLINE_IS_SUBSCRIBE_DIALOG (dialog));
  entry = window_fixture_find_widget (dialog, GTK_TYPE_TEXT);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "http://127.0.0.1:9/last");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_null (find_dialog (fixture));
}

static void
test_story (WholeWindow *fixture, gconstpointer data)
{
  gint64 id = fixture_story (fixture->base.library, "Story 3");
  g_autoptr (GPtrArray) stories = fixture_stories (fixture->base.library, NULL);
  const char *key = NULL;

  for (guint i = 0; i < stories->len; i++)
    if (((BylineStory *) stories->pdata[i])->id == id)
      key = ((BylineStory *) stories->pdata[i])->key;
  g_assert_nonnull (key);
  byline_window_open_story (fixture->window, key);
  fixture_run_ms (50);
  g_assert_false (whole_window_is_enabled (fixture, "saved"));
  whole_window_open (fixture);
  WINDOW_FIXTURE_WAIT (whole_window_is_enabled (fixture, "saved"));
  /* It is the one that was asked for: saved, it is what Saved has. */
  whole_window_do (fixture, "saved");
  WINDOW_FIXTURE_WAIT (whole_window_is_enabled (fixture, "undo"));
  {
    BylineFilter *filter = byline_filter_new ();
    g_autoptr (GArray) saved = NULL;

    filter->saved = TRUE;
    saved = fixture_list (fixture->base.library, filter);
    g_assert_cmpuint (saved->len, ==, 1);
    g_assert_cmpint (g_array_index (saved, gint64, 0), ==, id);
  }
}

static void
test_refresh (WholeWindow *fixture, gconstpointer data)
{
  const Route *route = g_hash_table_lookup (fixture->base.routes, "/feed.xml");
  guint before = route->n_requests;

  byline_window_refresh (fixture->window);
  fixture_run_ms (50);
  g_assert_cmpuint (route->n_requests, ==, before);
  whole_window_open (fixture);
  /* It was refreshed a moment ago, when it was added: the window says so instead of asking again. */
  WINDOW_FIXTURE_WAIT (route->n_requests > before ||
                       window_fixture_find_widget (GTK_WIDGET (fixture->window),
                                                   g_type_from_name ("AdwToastWidget")) != NULL);
}

/* What comes later is done at once. */
static void
test_later (WholeWindow *fixture, gconstpointer data)
{
  whole_window_open (fixture);
  byline_window_add_address (fixture->window, "");
  g_assert_true (BYLINE_IS_SUBSCRIBE_DIALOG (find_dialog (fixture)));
  gtk_window_destroy (GTK_WINDOW (find_dialog (fixture)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_ui_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/errands/" name, WholeWindow, NULL, whole_window_set_up, func,                   \
              whole_window_tear_down)
  ADD ("address", test_address);
  ADD ("story", test_story);
  ADD ("refresh", test_refresh);
  ADD ("later", test_later);
#undef ADD
  return g_test_run ();
}
