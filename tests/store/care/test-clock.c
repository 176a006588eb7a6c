/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-clock.h"
#include "byline-db-private.h"
#include "byline-db-rules.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"
#include "store-fixture.h"

/* What a clock that was wrong for a while does to a profile. */

#define FEED "https://paper.example/feed"
#define HOME "https://paper.example/"
#define DAY G_GINT64_CONSTANT (86400)
#define YEAR (365 * DAY)

static void
note (Fixture *self, gint64 network_time, gint64 now)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (byline_db_note_time (self->db, network_time, now, &error));
  g_assert_no_error (error);
  fixture_assert_counts (self);
}

static gint
prune (Fixture *self, gint64 now)
{
  g_autoptr (GError) error = NULL;
  gint n = byline_db_prune (self->db, now, &error);

  g_assert_no_error (error);
  return n;
}

static gint64
commit_one (Fixture *self, gint64 feed, const char *id, gint64 published)
{
  BylineArticle *article = fixture_article (id, NULL, id, published);

  fixture_add_section (article, "China");
  fixture_add_author (article, "Mara Lindqvist");
  byline_commit_result_free (fixture_commit (self, feed, article, NULL));
  return fixture_find_title (self, id);
}

static void
test_retention (Fixture *self, gconstpointer data)
{
  gint64 feed = fixture_subscribe (self, FEED, HOME);
  gint64 now = self->now;

  fixture_mark (self, commit_one (self, feed, "read", 1000), BYLINE_FLAG_READ, TRUE);
  g_assert_cmpint (byline_db_get_trusted_time (self->db, now), ==, 0);
  g_assert_cmpint (prune (self, 0), ==, 0);
  note (self, now + 5, now);
  g_assert_cmpint (prune (self, now + 2 * YEAR), ==, 0);
  /* Servers say the same as before: it is our clock that jumped. */
  note (self, now + 60, now + 2 * YEAR);
  g_assert_cmpint (prune (self, now + 2 * YEAR), ==, 0);
  /* A server of the future proves nothing. */
  note (self, now + 9 * YEAR, now + 60);
  g_assert_cmpint (prune (self, now + 2 * YEAR), ==, 0);
  /* Nor does one of the past. */
  note (self, 5, now + 60);
  g_assert_cmpint (byline_db_get_trusted_time (self->db, now + 70), ==, now + 70);
  /* The months did go by. */
  note (self, now + 91 * DAY, now + 91 * DAY + 7);
  g_assert_cmpint (prune (self, now + 91 * DAY), ==, 1);
}

/* Both were wrong once, as a server on the same machine is: the clock that agrees with others later
 * is right again. */
static void
test_both_wrong (Fixture *self, gconstpointer data)
{
  gint64 now = self->now;

  note (self, now + 2 * YEAR, now + 2 * YEAR);
  g_assert_cmpint (byline_db_get_trusted_time (self->db, now), ==, now + 2 * YEAR);
  note (self, now, now);
  g_assert_cmpint (byline_db_get_trusted_time (self->db, now), ==, now);
}

static void
assert_times (Fixture *self, gint64 story, gint64 received, gint64 sort_time)
{
  g_autoptr (BylineArticle) article = NULL;

  g_assert_cmpint (_byline_db_query_int (self->db, 0, NULL,
                                         "SELECT received FROM stories WHERE id = ?", "i", story),
                   ==, received);
  g_assert_cmpint (_byline_db_query_int (self->db, 0, NULL,
                                         "SELECT sort_time FROM stories WHERE id = ?", "i", story),
                   ==, sort_time);
  article = byline_db_load_article (self->db, story, NULL);
  g_assert_cmpint (article->received, ==, received);
}

static void
assert_order (Fixture *self, const char *expected)
{
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, expected);
  fixture_assert_list (self, "China", "Mara Lindqvist", NULL, FALSE, expected);
}

/* What came in without a date while the clock was ahead does not stay on top for years. */
static void
test_was_ahead (Fixture *self, gconstpointer data)
{
  gint64 feed = fixture_subscribe (self, FEED, HOME);
  gint64 now = self->now;
  g_autoptr (GError) error = NULL;
  gint64 undated;
  gint64 dated;

  self->now = now + 2 * YEAR;
  undated = commit_one (self, feed, "undated", 0);
  dated = commit_one (self, feed, "dated", now - 50);
  /* Its feed says later when it was published: its place was fixed by then. */
  byline_commit_result_free (
    fixture_commit (self, feed, fixture_article ("undated", NULL, "undated", now - 10), NULL));
  note (self, now, now + 2 * YEAR);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "undated|dated");
  g_assert_cmpint (_byline_db_query_int (
                     self->db, 0, NULL, "SELECT sort_time FROM stories WHERE id = ?", "i", undated),
                   >, now + YEAR);
  self->now = now + 10;
  note (self, now + 10, now + 10);
  assert_times (self, undated, now + 10, now + 10);
  assert_times (self, dated, now + 10, now - 50);
  self->now = now + 20;
  commit_one (self, feed, "later", 0);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "later|undated|dated");
  fixture_assert_list (self, NULL, NULL, "undated", FALSE, "undated");
  /* Read, it goes when its time has come, and not years after. */
  fixture_mark (self, undated, BYLINE_FLAG_READ, TRUE);
  g_assert_cmpint (prune (self, now + 30), ==, 0);
  /* An index that is made anew says the same. */
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 3);
  g_assert_no_error (error);
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "later|undated|dated");
  assert_times (self, fixture_find_title (self, "undated"), now + 10, now + 10);
  note (self, now + 95 * DAY, now + 95 * DAY);
  g_assert_cmpint (prune (self, now + 95 * DAY), ==, 1);
}

static void
test_was_behind (Fixture *self, gconstpointer data)
{
  gint64 feed = fixture_subscribe (self, FEED, HOME);
  gint64 now = self->now;
  gint64 early;
  gint64 known;

  /* Before any server was heard: a machine without a battery. */
  self->now = 3600;
  early = commit_one (self, feed, "early", now - 100);
  self->now = now;
  note (self, now, now);
  assert_times (self, early, now, now - 100);
  fixture_mark (self, early, BYLINE_FLAG_READ, TRUE);
  g_assert_cmpint (prune (self, now + 1), ==, 0);
  commit_one (self, feed, "good", now - 60);
  /* And once more, when it is known what time it is at least. */
  self->now = 7200;
  known = commit_one (self, feed, "undated", 0);
  note (self, now + 500, 7300);
  assert_times (self, known, now, now);
  assert_order (self, "undated|good|early");
  fixture_mark (self, known, BYLINE_FLAG_READ, TRUE);
  g_assert_cmpint (prune (self, 7300), ==, 0);
  g_assert_cmpint (byline_db_get_trusted_time (self->db, 7300), ==, now);
}

static void
test_removed (Fixture *self, gconstpointer data)
{
  gint64 now = self->now;
  g_autoptr (GError) error = NULL;

  commit_one (self, fixture_subscribe (self, FEED, HOME), "One", now - 5);
  byline_clock_set_now (now + 2 * YEAR);
  g_assert_true (byline_db_set_removed (self->db, 1, TRUE, &error));
  byline_clock_set_now (now);
  note (self, now, now);
  g_assert_true (byline_db_purge_removed (self->db, now - DAY, &error));
  g_assert_cmpint (_byline_db_query_int (self->db, 0, NULL, "SELECT count (*) FROM stories", ""),
                   ==, 1);
  g_assert_true (byline_db_purge_removed (self->db, now + DAY + 1 - DAY, &error));
  g_assert_cmpint (_byline_db_query_int (self->db, 0, NULL, "SELECT count (*) FROM stories", ""),
                   ==, 0);
  byline_clock_set_now (0);
}

/* What is removed while the clock is years behind can be brought back for a day all the same. */
static void
test_removed_behind (Fixture *self, gconstpointer data)
{
  gint64 now = self->now;
  g_autoptr (GError) error = NULL;

  commit_one (self, fixture_subscribe (self, FEED, HOME), "One", now - 5);
  note (self, now, now);
  byline_clock_set_now (now - 20 * YEAR);
  g_assert_true (byline_db_set_removed (self->db, 1, TRUE, &error));
  byline_clock_set_now (now + 60);
  note (self, now + 60, now + 60);
  g_assert_true (byline_db_purge_removed (self->db, now + 60 - DAY, &error));
  g_assert_cmpint (_byline_db_query_int (self->db, 0, NULL, "SELECT count (*) FROM stories", ""),
                   ==, 1);
  g_assert_true (byline_db_purge_removed (self->db, now + 1, &error));
  g_assert_cmpint (_byline_db_query_int (self->db, 0, NULL, "SELECT count (*) FROM stories", ""),
                   ==, 0);
  byline_clock_set_now (0);
}

/* A clock that jumps ahead ends no mute; time that goes by does. */
static void
test_mute (Fixture *self, gconstpointer data)
{
  gint64 now = self->now;
  g_autoptr (GPtrArray) rules = byline_rules_new ();

  commit_one (self, fixture_subscribe (self, FEED, HOME), "One", now - 5);
  note (self, now, now);
  byline_clock_set_now (now);
  g_ptr_array_add (rules, byline_rule_mute (BYLINE_RULE_KIND_SECTION, "China", TRUE, now + 7 * DAY));
  g_ptr_array_unref (byline_db_apply_rules (self->db, rules, NULL));
  byline_clock_set_now (now + 2 * YEAR);
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "");
  byline_clock_set_now (now + 8 * DAY);
  note (self, now + 8 * DAY, now + 8 * DAY);
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "One");
  byline_clock_set_now (0);
}

/* --- When feeds are due --- */

static void
test_due (Fixture *self, gconstpointer data)
{
  static const struct {
    gint64 checked;
    gint64 next_due;
    gboolean is_due;
  } cases[] = {
    { 0, 0, TRUE },
    { -3600, -1, TRUE },
    { -3600, 1, FALSE },
    { -60, DAY, FALSE },
    /* Its server asked for it. */
    { -60, 40 * DAY, FALSE },
    { -60, 366 * DAY - 60, FALSE },
    /* The clock was ahead: by years, by months, by days. */
    { 2 * YEAR, 2 * YEAR + 3600, TRUE },
    { 60 * DAY, 60 * DAY + 900, TRUE },
    { 3 * DAY, 3 * DAY + 900, TRUE },
    { -60, 2 * YEAR, TRUE },
    /* It stood a few minutes ahead, as clocks do. */
    { 300, 1200, FALSE },
    /* Gone for good. */
    { -60, G_MAXINT64, FALSE },
    { 2 * YEAR, G_MAXINT64, FALSE },
    /* The clock was behind: 1970. */
    { -1700000000, -1699996400, TRUE },
  };
  gint64 feed = fixture_subscribe (self, FEED, HOME);
  gint64 now = self->now;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) due = NULL;
      gint64 next = cases[i].next_due == G_MAXINT64 ? G_MAXINT64 : now + cases[i].next_due;

      g_assert_true (byline_db_record_feed_unchanged (self->db, feed, now + cases[i].checked, next,
                                               BYLINE_NETWORK_PUBLIC, &error));
      due = byline_db_get_feeds_to_poll (self->db, 0, now, &error);
      g_assert_no_error (error);
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (due->len, ==, cases[i].is_due ? 1 : 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/clock/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("retention", test_retention);
  ADD ("both-wrong", test_both_wrong);
  ADD ("was-ahead", test_was_ahead);
  ADD ("was-behind", test_was_behind);
  ADD ("removed", test_removed);
  ADD ("removed-behind", test_removed_behind);
  ADD ("mute", test_mute);
  ADD ("due", test_due);
  return g_test_run ();
}
