/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-filter-history.h"

/* A history, and what its signal told. */
typedef struct {
  BylineFilterHistory *history;
  guint n_changes;
  char *old; /* the filter that was shown before the last change, as text */
} Fixture;

static void
changed_cb (BylineFilterHistory *history, const BylineFilter *old, Fixture *fixture)
{
  fixture->n_changes++;
  g_free (fixture->old);
  fixture->old = byline_filter_to_string (old);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->history = byline_filter_history_new ();
  g_signal_connect (fixture->history, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->history);
  g_free (fixture->old);
}

static BylineFilter *
section_new (const char *section)
{
  BylineFilter *filter = byline_filter_new ();

  byline_filter_add_section (filter, section);
  return filter;
}

static BylineFilter *
search_new (const char *search, gboolean unread)
{
  BylineFilter *filter = byline_filter_new ();

  filter->search = g_strdup (search);
  filter->unread = unread;
  return filter;
}

static void
go (Fixture *fixture, const char *section)
{
  g_autoptr (BylineFilter) filter = section_new (section);

  byline_filter_history_go (fixture->history, filter);
}

static void
search (Fixture *fixture, const char *words, gboolean unread)
{
  g_autoptr (BylineFilter) filter = search_new (words, unread);

  byline_filter_history_go (fixture->history, filter);
}

/* @section: (nullable): that of the filter that is shown */
static void
assert_shown (Fixture *fixture, const char *section, guint n_back, guint n_forward, guint n_changes)
{
  const BylineFilter *filter = byline_filter_history_get_filter (fixture->history);

  g_assert_cmpuint (filter->sections->len, ==, section != NULL ? 1 : 0);
  if (section != NULL)
    g_assert_cmpstr (filter->sections->pdata[0], ==, section);
  g_assert_cmpuint (byline_filter_history_get_n_back (fixture->history), ==, n_back);
  g_assert_cmpuint (byline_filter_history_get_n_forward (fixture->history), ==, n_forward);
  g_assert_cmpuint (fixture->n_changes, ==, n_changes);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) china = section_new ("China");
  g_autofree char *text = byline_filter_to_string (china);

  assert_shown (fixture, NULL, 0, 0, 0);
  g_assert_false (byline_filter_history_go_back (fixture->history));
  g_assert_false (byline_filter_history_go_forward (fixture->history));

  go (fixture, "China");
  go (fixture, "China");
  assert_shown (fixture, "China", 1, 0, 1);
  go (fixture, "Policy");
  assert_shown (fixture, "Policy", 2, 0, 2);
  g_assert_cmpstr (fixture->old, ==, text);

  g_assert_true (byline_filter_history_go_back (fixture->history));
  assert_shown (fixture, "China", 1, 1, 3);
  g_assert_true (byline_filter_history_go_back (fixture->history));
  assert_shown (fixture, NULL, 0, 2, 4);
  g_assert_true (byline_filter_history_go_forward (fixture->history));
  assert_shown (fixture, "China", 1, 1, 5);

  /* A step elsewhere: what one came back from is not ahead any more. */
  go (fixture, "Books");
  assert_shown (fixture, "Books", 2, 0, 6);
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  search (fixture, "w", FALSE);
  search (fixture, "wo", FALSE);
  search (fixture, "word", FALSE);
  assert_shown (fixture, NULL, 1, 0, 3);
  g_assert_cmpstr (byline_filter_history_get_filter (fixture->history)->search, ==, "word");

  /* The same words among others are another list. */
  search (fixture, "word", TRUE);
  assert_shown (fixture, NULL, 2, 0, 4);
  g_assert_true (byline_filter_history_go_back (fixture->history));
  g_assert_true (byline_filter_history_go_back (fixture->history));
  g_assert_null (byline_filter_history_get_filter (fixture->history)->search);
}

static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) renamed = section_new ("PRC");
  g_autoptr (BylineFilter) policy = section_new ("Policy");

  go (fixture, "China");
  byline_filter_history_replace (fixture->history, renamed);
  byline_filter_history_replace (fixture->history, renamed);
  assert_shown (fixture, "PRC", 1, 0, 2);

  /* What is shown may come to be what lies behind it: that is a step which changes nothing. */
  go (fixture, "Policy");
  go (fixture, "Books");
  byline_filter_history_replace (fixture->history, policy);
  assert_shown (fixture, "Policy", 3, 0, 5);
  g_assert_true (byline_filter_history_go_back (fixture->history));
  assert_shown (fixture, "Policy", 2, 1, 5);
}

/* What is restored is told even if it is all stories, and is no step. */
static void
test_begin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) all = byline_filter_new ();
  g_autoptr (BylineFilter) china = section_new ("China");

  byline_filter_history_begin (fixture->history, all);
  assert_shown (fixture, NULL, 0, 0, 1);
  go (fixture, "Policy");
  g_assert_true (byline_filter_history_go_back (fixture->history));
  byline_filter_history_begin (fixture->history, china);
  assert_shown (fixture, "China", 0, 0, 4);
}

static void
test_bound (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *section = g_strdup_printf ("Section %u", i);

      go (fixture, section);
    }
  assert_shown (fixture, "Section 149", 100, 0, 150);
  while (byline_filter_history_go_back (fixture->history))
    n++;
  g_assert_cmpuint (n, ==, 100);
  assert_shown (fixture, "Section 49", 0, 100, 250);
}

/* What says nothing yet is no search; what was pasted becomes one line. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BylineFilter) empty = search_new ("section:", FALSE);
  g_autoptr (BylineFilter) lines = search_new (" two\nwords ", FALSE);

  empty->ranked = TRUE;
  byline_filter_history_go (fixture->history, empty);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  byline_filter_history_begin (fixture->history, empty);
  g_assert_null (byline_filter_history_get_filter (fixture->history)->search);
  g_assert_false (byline_filter_history_get_filter (fixture->history)->ranked);
  byline_filter_history_go (fixture->history, lines);
  g_assert_cmpstr (byline_filter_history_get_filter (fixture->history)->search, ==, "two words");
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  go (fixture, "China");
  g_assert_false (
    byline_filter_history_rename (fixture->history, BYLINE_RULE_KIND_AUTHOR, "China", "PRC"));
  g_assert_false (
    byline_filter_history_rename (fixture->history, BYLINE_RULE_KIND_SECTION, "Policy", "PRC"));
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_true (
    byline_filter_history_rename (fixture->history, BYLINE_RULE_KIND_SECTION, "China", "PRC"));
  g_assert_cmpstr (byline_filter_history_get_filter (fixture->history)->sections->pdata[0], ==,
                   "PRC");
  g_assert_cmpuint (byline_filter_history_get_n_back (fixture->history), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/ui/filter-history/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("steps", test_steps);
  ADD ("typing", test_typing);
  ADD ("replace", test_replace);
  ADD ("begin", test_begin);
  ADD ("bound", test_bound);
  ADD ("search", test_search);
  ADD ("rename", test_rename);
#undef ADD
  return g_test_run ();
}
