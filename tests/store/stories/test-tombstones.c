/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "byline-db-lists.h"
#include "byline-db-private.h"
#include "byline-db-stories.h"
#include "byline-db-tombstones-private.h"
#include "store-fixture.h"

/* What was forgotten stays so, and takes nothing else with it. */

#define FEED "https://paper.example/feed"
#define HOME "https://paper.example/"
#define MONDAY 1763971260
#define TUESDAY (MONDAY + 86400)
#define DAY 86400

static guint
poll (Fixture *self, gint64 feed_id, BylineArticle *article)
{
  g_autoptr (BylineCommitResult) commit = fixture_commit (self, feed_id, article, NULL);

  fixture_assert_counts (self);
  return commit->added->len;
}

/* All stories are read, and everything that is read goes. */
static void
forget_all (Fixture *self)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GArray) marked = NULL;
  g_autoptr (GError) error = NULL;

  marked = byline_db_mark_all_read (self->db, filter, G_MAXINT64, &error);
  g_assert_no_error (error);
  g_assert_cmpint (byline_db_prune (self->db, self->now + 1000 * DAY, &error), >, 0);
  g_assert_no_error (error);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "");
}

static void
rebuild (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), >=, 0);
  g_assert_no_error (error);
  fixture_reopen (self);
}

static const struct {
  const char *what;
  const char *id;
  const char *url;
  const char *title;
  gint64 date;
  guint n_added;
} cells[] = {
  { "unchanged", "1", HOME "1", "The harbour", MONDAY, 0 },
  { "other case and punctuation", "1", HOME "1", "The Harbour!", MONDAY, 0 },
  { "its headline was mended", "1", HOME "1", "The harbour is closed", MONDAY, 0 },
  { "its date moved", "1", HOME "1", "The harbour", TUESDAY, 0 },
  { "its address moved", "1", HOME "harbour", "The harbour", MONDAY, 0 },
  { "its id was renewed", "a", HOME "1", "The harbour", MONDAY, 0 },
  { "its id was renewed, its date is missing", "b", HOME "1", "The harbour", 0, 0 },
  { "another story under its id", "1", HOME "2", "The bridge", TUESDAY, 1 },
  { "another story at its address", "c", HOME "1", "The station", TUESDAY, 1 },
  { "another one at the same time", "d", HOME "1", "The market", MONDAY, 1 },
  { "the same headline the day after", "e", HOME "1", "The harbour", TUESDAY + DAY, 1 },
};

static void
test_cells (Fixture *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      gint64 feed_id;

      fixture_tear_down (self, NULL);
      fixture_set_up (self, NULL);
      feed_id = fixture_subscribe (self, FEED, HOME);
      g_test_message ("%s", cells[i].what);
      g_assert_cmpuint (
        poll (self, feed_id, fixture_article ("1", HOME "1", "The harbour", MONDAY)), ==, 1);
      forget_all (self);
      if (i % 2 == 1)
        rebuild (self);
      g_assert_cmpuint (poll (self, feed_id,
                              fixture_article (cells[i].id, cells[i].url, cells[i].title,
                                               cells[i].date)),
                        ==, cells[i].n_added);
    }
}

/* A page that is written anew every day: each of its stories is seen, is forgotten, and stays so. */
static void
test_daily_page (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);

  for (guint day = 0; day < 3; day++)
    {
      g_autofree char *title = g_strdup_printf ("What happened on day %u", day);
      gint64 date = MONDAY + day * DAY;

      g_assert_cmpuint (poll (self, feed_id, fixture_article ("today", HOME "today", title, date)),
                        ==, 1);
      fixture_assert_list (self, NULL, NULL, NULL, TRUE, title);
      /* Marks and tombstones of the days before are not taken for its own. */
      rebuild (self);
      fixture_assert_list (self, NULL, NULL, NULL, TRUE, title);
      g_assert_cmpuint (poll (self, feed_id, fixture_article ("today", HOME "today", title, date)),
                        ==, 0);
      fixture_assert_list (self, NULL, NULL, NULL, TRUE, title);
      forget_all (self);
      g_assert_cmpuint (poll (self, feed_id, fixture_article ("today", HOME "today", title, date)),
                        ==, 0);
      g_assert_cmpuint (poll (self, feed_id,
                              fixture_article ("today", HOME "today", "What happened on day 0",
                                               MONDAY)),
                        ==, 0);
    }
}

/* Notes have no headline; feeds without dates have nothing but the headline. */
static void
test_little_to_go_by (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  BylineArticle *note = fixture_article ("1", NULL, NULL, 0);
  BylineArticle *again = fixture_article ("1", NULL, NULL, 0);
  BylineArticle *other = fixture_article ("1", NULL, NULL, 0);

  fixture_add_paragraph (note, "Fog on the river.");
  fixture_add_paragraph (again, "Fog on the river.");
  fixture_add_paragraph (other, "The first ferry of the year.");
  poll (self, feed_id, note);
  poll (self, feed_id, fixture_article ("2", NULL, "Undated", 0));
  forget_all (self);
  g_assert_cmpuint (poll (self, feed_id, again), ==, 0);
  g_assert_cmpuint (poll (self, feed_id, fixture_article ("2", NULL, "Undated", 0)), ==, 0);
  g_assert_cmpuint (poll (self, feed_id, other), ==, 1);
  g_assert_cmpuint (poll (self, feed_id, fixture_article ("2", NULL, "Another one", 0)), ==, 1);
}

/* Another feed of the publication tells the story under a headline of its own. */
static void
test_other_feed (Fixture *self, gconstpointer data)
{
  gint64 first = fixture_subscribe (self, FEED, HOME);
  gint64 second = fixture_subscribe (self, FEED "/china", HOME);

  poll (self, first, fixture_article ("1", HOME "1", "The harbour", MONDAY));
  poll (self, second, fixture_article ("c1", HOME "1", "China: a harbour closes", TUESDAY));
  forget_all (self);
  g_assert_cmpuint (poll (self, second,
                          fixture_article ("c1", HOME "1", "China: a harbour closes", TUESDAY)),
                    ==, 0);
  g_assert_cmpuint (poll (self, first, fixture_article ("1", HOME "1", "The harbour", MONDAY)), ==,
                    0);
}

/* The journal says it, short or made anew, and little is written of each story. */
static void
test_journal (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, HOME);
  g_autofree char *path = fixture_path (self, "journal.jsonl");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *line;

  poll (self, feed_id, fixture_article ("1", HOME "1", "The harbour", MONDAY));
  forget_all (self);
  g_assert_true (byline_db_compact_journal (self->db, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  line = strstr (text, "\"forget\"");
  g_assert_nonnull (line);
  g_assert_cmpuint (strcspn (line, "\n"), <, 200);
  /* Nothing is said any more of the story's marks. */
  g_assert_null (strstr (text, "\"mark\""));
  rebuild (self);
  g_assert_cmpuint (poll (self, feed_id, fixture_article ("1", HOME "1", "The harbour", MONDAY)),
                    ==, 0);
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (g_unlink (path), ==, 0);
  fixture_reopen (self);
  rebuild (self);
  g_assert_cmpuint (
    poll (self, feed_id, fixture_article ("1", HOME "1", "The harbour is closed", MONDAY)), ==, 0);
  g_assert_cmpuint (poll (self, feed_id, fixture_article ("1", HOME "1", "The bridge", TUESDAY)),
                    ==, 1);
}

/* The whole table of the decision. */
static void
test_decision (void)
{
  static const struct {
    BylineSameness headline;
    BylineSameness date;
    gboolean by_item;
    gboolean by_url;
  } table[] = {
    { BYLINE_SAME, BYLINE_SAME, TRUE, TRUE },
    { BYLINE_SAME, BYLINE_DIFFERENT, TRUE, FALSE },
    { BYLINE_SAME, BYLINE_UNKNOWN, TRUE, TRUE },
    { BYLINE_DIFFERENT, BYLINE_SAME, TRUE, FALSE },
    { BYLINE_DIFFERENT, BYLINE_DIFFERENT, FALSE, FALSE },
    { BYLINE_DIFFERENT, BYLINE_UNKNOWN, FALSE, FALSE },
    { BYLINE_UNKNOWN, BYLINE_SAME, TRUE, TRUE },
    { BYLINE_UNKNOWN, BYLINE_DIFFERENT, TRUE, FALSE },
    { BYLINE_UNKNOWN, BYLINE_UNKNOWN, TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_assert_cmpint (_byline_tombstone_stands_for (BYLINE_ALIAS_ITEM, FALSE, table[i].headline,
                                                     table[i].date),
                       ==, table[i].by_item);
      g_assert_cmpint (_byline_tombstone_stands_for (BYLINE_ALIAS_URL, FALSE, table[i].headline,
                                                     table[i].date),
                       ==, table[i].by_url);
      g_assert_true (
        _byline_tombstone_stands_for (BYLINE_ALIAS_ITEM, TRUE, table[i].headline, table[i].date));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/tombstones/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("cells", test_cells);
  ADD ("daily-page", test_daily_page);
  ADD ("little-to-go-by", test_little_to_go_by);
  ADD ("other-feed", test_other_feed);
  ADD ("journal", test_journal);
  g_test_add_func ("/tombstones/decision", test_decision);
  return g_test_run ();
}
