/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-clock.h"
#include "byline-db-open.h"
#include "byline-db-private.h"
#include "byline-db-rules.h"
#include "byline-db-subscriptions.h"
#include "store-fixture.h"

static BylineArticle *
article (const char *id, const char *title, const char *section, const char *author)
{
  BylineArticle *self = fixture_article (id, NULL, title, 1000);

  fixture_add_section (self, section);
  fixture_add_author (self, author);
  return self;
}

static gint64
fill (Fixture *self)
{
  gint64 feed_id = fixture_subscribe (self, "http://a.example/feed", "http://a.example/");

  byline_commit_result_free (
    fixture_commit (self, feed_id, article ("3", "Sea wall", "China", "Wim Destrooper"),
                    article ("2", "old sea", "World", "Wim Destrooper"),
                    article ("1", "cold stores", "China", "Mara Lindqvist"), NULL));
  return feed_id;
}

static GPtrArray *
mute (Fixture *self, BylineRuleKind kind, const char *name, gboolean muted, gint64 until)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *undo;

  g_ptr_array_add (rules, byline_rule_mute (kind, name, muted, until));
  undo = byline_db_apply_rules (self->db, rules, &error);
  g_assert_no_error (error);
  fixture_assert_counts (self);
  return undo;
}

static void
assert_muted (Fixture *self, const char *expected)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (BylineCounts) counts = byline_db_get_counts (self->db, NULL, self->now, NULL);
  g_autofree char *titles = NULL;
  guint n = 0;

  filter->muted = TRUE;
  titles = fixture_titles (self, filter);
  g_assert_cmpstr (titles, ==, expected);
  for (const char *p = titles; *p != '\0'; p++)
    n += *p == '|';
  g_assert_cmpuint (counts->n_muted, ==, *titles == '\0' ? 0 : n + 1);
}

static void
test_kinds (Fixture *self, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = NULL;
  gint64 feed_id = fill (self);

  publication = byline_db_get_publication (self->db, 1, NULL);
  g_ptr_array_unref (mute (self, BYLINE_RULE_KIND_WORD, "SEA", TRUE, 0));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "cold stores");
  assert_muted (self, "Sea wall|old sea");
  /* What comes in is muted at once. */
  byline_commit_result_free (fixture_commit (self, feed_id,
                                             article ("5", "Seaside", "China", "X Y"),
                                             article ("4", "Deep sea", "China", "X Y"), NULL));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Seaside|cold stores");
  fixture_assert_counts (self);
  g_ptr_array_unref (mute (self, BYLINE_RULE_KIND_WORD, "sea", FALSE, 0));
  assert_muted (self, "");

  g_ptr_array_unref (mute (self, BYLINE_RULE_KIND_SECTION, "china", TRUE, 0));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "old sea");
  g_ptr_array_unref (mute (self, BYLINE_RULE_KIND_SECTION, "china", FALSE, 0));
  g_ptr_array_unref (mute (self, BYLINE_RULE_KIND_AUTHOR, "wim destrooper", TRUE, 0));
  assert_muted (self, "Sea wall|old sea");
  g_ptr_array_unref (mute (self, BYLINE_RULE_KIND_AUTHOR, "wim destrooper", FALSE, 0));
  g_ptr_array_unref (mute (self, BYLINE_RULE_KIND_PUBLICATION, publication->key, TRUE, 0));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "");
  g_ptr_array_unref (mute (self, BYLINE_RULE_KIND_PUBLICATION, publication->key, FALSE, 0));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE,
                       "Seaside|Deep sea|Sea wall|old sea|cold stores");
}

static void
test_end (Fixture *self, gconstpointer data)
{
  fill (self);
  byline_clock_set_now (self->now);
  g_ptr_array_unref (mute (self, BYLINE_RULE_KIND_SECTION, "China", TRUE, self->now + 100));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "old sea");
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "old sea");
  byline_clock_set_now (self->now + 100);
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Sea wall|old sea|cold stores");
  fixture_assert_counts (self);
  byline_clock_set_now (0);
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GPtrArray) redo = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  undo = mute (self, BYLINE_RULE_KIND_WORD, "sea wall", TRUE, 0);
  assert_muted (self, "Sea wall");
  redo = byline_db_apply_rules (self->db, undo, &error);
  g_assert_no_error (error);
  assert_muted (self, "");
}

/* Unsubscribing and coming back changes nothing of what is muted. */
static void
test_removed (Fixture *self, gconstpointer data)
{
  fill (self);
  g_ptr_array_unref (mute (self, BYLINE_RULE_KIND_WORD, "sea*", TRUE, 0));
  g_assert_true (byline_db_set_removed (self->db, 1, TRUE, NULL));
  fixture_assert_counts (self);
  assert_muted (self, "");
  g_assert_true (byline_db_set_removed (self->db, 1, FALSE, NULL));
  fixture_assert_counts (self);
  assert_muted (self, "Sea wall|old sea");
}

#define N_MANY 1300

static void
fill_many (Fixture *self)
{
  g_autofree char *sql = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
    " INSERT INTO stories (key, publication, feed, sort_time, place, received, title)"
    " SELECT 'key' || i, 1, 1, i, i, i, 'story' || i FROM n;"
    "INSERT INTO story_feeds (feed, sort_time, story) SELECT 1, sort_time, id FROM stories",
    N_MANY);

  fixture_subscribe (self, "http://a.example/feed", "http://a.example/");
  g_assert_true (_byline_db_exec (self->db, sql, NULL));
  fixture_index (self, "SELECT id, place, title, '' FROM stories");
}

static guint
count_muted (BylineDb *db)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  filter->muted = TRUE;
  return byline_db_count_stories (db, filter, NULL, NULL);
}

static GPtrArray *
begin_mute (BylineDb *db, const char *publication, gboolean muted)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  GPtrArray *undo;

  g_ptr_array_add (rules, byline_rule_mute (BYLINE_RULE_KIND_PUBLICATION, publication, muted, 0));
  undo = byline_db_apply_rules_deferred (db, rules, NULL);
  g_assert_nonnull (undo);
  return undo;
}

/* Many stories are muted in steps; what is written in between is right, and a step more is taken
 * by whoever comes after a crash. */
static void
test_steps (Fixture *self, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (BylineDb) other = NULL;
  g_autoptr (GPtrArray) undo = NULL;
  gboolean is_done = TRUE;

  fill_many (self);
  publication = byline_db_get_publication (self->db, 1, NULL);
  undo = begin_mute (self->db, publication->key, TRUE);
  g_assert_cmpuint (count_muted (self->db), ==, 0);
  g_assert_true (byline_db_update_some_mutes (self->db, &is_done, NULL));
  g_assert_false (is_done);
  g_assert_cmpuint (count_muted (self->db), >, 0);
  g_assert_cmpuint (count_muted (self->db), <, N_MANY);

  /* Another story comes; another program takes a step. */
  byline_commit_result_free (fixture_commit (self, 1, article ("1", "one", "China", "X Y"), NULL));
  other = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, NULL);
  g_assert_true (byline_db_update_some_mutes (other, &is_done, NULL));
  g_assert_false (is_done);
  g_clear_pointer (&other, byline_db_close);
  g_assert_true (byline_db_update_some_mutes (self->db, &is_done, NULL));
  g_assert_false (is_done);

  g_clear_pointer (&self->db, byline_db_close);
  self->db = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, NULL);
  g_assert_true (byline_db_has_pending_mutes (self->db));
  g_assert_true (byline_db_update_mutes (self->db, NULL));
  g_assert_false (byline_db_has_pending_mutes (self->db));
  g_assert_cmpuint (count_muted (self->db), ==, N_MANY + 1);
  fixture_assert_counts (self);

  g_ptr_array_unref (byline_db_apply_rules (self->db, undo, NULL));
  g_assert_cmpuint (count_muted (self->db), ==, 0);
  fixture_assert_counts (self);
}

/* Taken back before all of it was done. */
static void
test_steps_undone (Fixture *self, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = NULL;
  gboolean is_done;

  fill_many (self);
  publication = byline_db_get_publication (self->db, 1, NULL);
  g_ptr_array_unref (begin_mute (self->db, publication->key, TRUE));
  g_assert_true (byline_db_update_some_mutes (self->db, &is_done, NULL));
  g_ptr_array_unref (begin_mute (self->db, publication->key, FALSE));
  g_assert_true (byline_db_update_mutes (self->db, NULL));
  g_assert_cmpuint (count_muted (self->db), ==, 0);
  fixture_assert_counts (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/mute/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("kinds", test_kinds);
  ADD ("end", test_end);
  ADD ("undo", test_undo);
  ADD ("removed", test_removed);
  ADD ("steps", test_steps);
  ADD ("steps-undone", test_steps_undone);
  return g_test_run ();
}
