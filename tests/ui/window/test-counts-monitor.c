/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

static void
changed_cb (guint *n_changed)
{
  (*n_changed)++;
}

static guint
count_of (GPtrArray *authors, const char *name)
{
  for (guint i = 0; i < authors->len; i++)
    {
      const BylineAuthorSummary *author = authors->pdata[i];

      if (g_strcmp0 (author->name, name) == 0)
        return author->n_stories;
    }
  return 0;
}

static void
test_update (WindowFixture *fixture, gconstpointer data)
{
  BylineCounts *counts;
  const BylinePublication *publication;

  g_assert_null (byline_counts_monitor_get_counts (fixture->counts));
  g_assert_null (byline_counts_monitor_find_publication (fixture->counts, 1));

  counts = window_fixture_count (fixture);
  g_assert_cmpuint (counts->publications->len, ==, 1);
  publication = counts->publications->pdata[0];
  g_assert_true (byline_counts_monitor_find_publication (fixture->counts, publication->id) ==
                 publication);
  g_assert_null (byline_counts_monitor_find_publication (fixture->counts, publication->id + 1));
}

/* Authors are counted within the sections of the filter that is shown. */
static void
test_filter (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  BylineCounts *counts = window_fixture_count (fixture);

  g_assert_cmpuint (count_of (counts->authors, "Ada Lindgren"), ==, 2);
  g_assert_cmpuint (count_of (counts->authors, "Béla Kovács"), ==, 4);

  byline_filter_add_section (filter, "Harbours");
  byline_filter_history_go (fixture->history, filter);
  counts = window_fixture_count (fixture);
  g_assert_cmpuint (count_of (counts->authors, "Ada Lindgren"), ==, 1);
  g_assert_cmpuint (count_of (counts->authors, "Béla Kovács"), ==, 2);
}

/* However often it is asked meanwhile, one more query follows the one that is under way. */
static void
test_crowd (WindowFixture *fixture, gconstpointer data)
{
  guint n_changed = 0;

  g_signal_connect_swapped (fixture->counts, "changed", G_CALLBACK (changed_cb), &n_changed);
  for (guint i = 0; i < 10; i++)
    byline_counts_monitor_update (fixture->counts);
  WINDOW_FIXTURE_WAIT (n_changed == 2);
  /* Whatever else was asked would be answered before this. */
  g_array_unref (fixture_list (fixture->base.library, NULL));
  g_assert_cmpuint (n_changed, ==, 2);
  g_signal_handlers_disconnect_by_data (fixture->counts, &n_changed);
}

/* At once without counts, else after the rows: in no case twice. */
static void
test_soon (WindowFixture *fixture, gconstpointer data)
{
  guint n_changed = 0;

  g_signal_connect_swapped (fixture->counts, "changed", G_CALLBACK (changed_cb), &n_changed);
  byline_counts_monitor_update_soon (fixture->counts);
  WINDOW_FIXTURE_WAIT (n_changed == 1);
  byline_counts_monitor_update_soon (fixture->counts);
  g_array_unref (fixture_list (fixture->base.library, NULL));
  WINDOW_FIXTURE_WAIT (n_changed == 2);
  g_signal_handlers_disconnect_by_data (fixture->counts, &n_changed);
}

/* A mark is counted a moment later, once for all marks till then; whatever is counted before holds them. */
static void
test_mark (WindowFixture *fixture, gconstpointer data)
{
  guint n_changed = 0;

  window_fixture_count (fixture);
  g_signal_connect_swapped (fixture->counts, "changed", G_CALLBACK (changed_cb), &n_changed);
  byline_counts_monitor_update_after_mark (fixture->counts);
  byline_counts_monitor_update_after_mark (fixture->counts);
  g_assert_false (byline_counts_monitor_is_settled (fixture->counts));
  WINDOW_FIXTURE_WAIT (n_changed == 1);
  g_assert_true (byline_counts_monitor_is_settled (fixture->counts));

  byline_counts_monitor_update_after_mark (fixture->counts);
  byline_counts_monitor_update (fixture->counts);
  WINDOW_FIXTURE_WAIT (n_changed == 2);
  g_assert_true (byline_counts_monitor_is_settled (fixture->counts));
  g_array_unref (fixture_list (fixture->base.library, NULL));
  g_assert_cmpuint (n_changed, ==, 2);
  g_signal_handlers_disconnect_by_data (fixture->counts, &n_changed);
}

static void
test_closed (WindowFixture *fixture, gconstpointer data)
{
  guint n_changed = 0;

  g_signal_connect_swapped (fixture->counts, "changed", G_CALLBACK (changed_cb), &n_changed);
  byline_counts_monitor_update (fixture->counts);
  byline_window_context_close (fixture->context);
  g_array_unref (fixture_list (fixture->base.library, NULL));
  g_array_unref (fixture_list (fixture->base.library, NULL));
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_null (byline_counts_monitor_get_counts (fixture->counts));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/counts-monitor/" name, WindowFixture, NULL, window_fixture_set_up, func,        \
              window_fixture_tear_down)
  ADD ("update", test_update);
  ADD ("filter", test_filter);
  ADD ("crowd", test_crowd);
  ADD ("soon", test_soon);
  ADD ("mark", test_mark);
  ADD ("closed", test_closed);
#undef ADD
  return g_test_run ();
}
