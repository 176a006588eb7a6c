/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-clock.h"
#include "byline-db-private.h"
#include "byline-db-rules.h"
#include "store-fixture.h"

static BylineArticle *
article (const char *id,
         const char *title,
         const char *section,
         const char *author)
{
  BylineArticle *self = fixture_article (id, NULL, title, 1000);

  fixture_add_section (self, section);
  fixture_add_author (self, author);
  return self;
}

static gint64
fill (Fixture *self)
{
  gint64 feed = fixture_subscribe (self, "http://a.example/feed", "http://a.example/");

  byline_commit_free (fixture_commit (self, feed,
                                      article ("3", "Sea wall", "China", "Wim Destrooper"),
                                      article ("2", "old sea", "World", "Wim Destrooper"),
                                      article ("1", "cold stores", "China", "Mara Lindqvist"),
                                      NULL));
  return feed;
}

static GPtrArray *
mute (Fixture        *self,
      BylineRuleKind  kind,
      const char     *name,
      gboolean        muted,
      gint64          until)
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
assert_muted (Fixture    *self,
              const char *expected)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (BylineCounts) counts = byline_db_counts (self->db, NULL, self->now, NULL);
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
test_kinds (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (BylinePublication) publication = NULL;
  gint64 feed = fill (self);

  publication = byline_db_get_publication (self->db, 1, NULL);
  g_ptr_array_unref (mute (self, BYLINE_RULE_WORD, "SEA", TRUE, 0));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "cold stores");
  assert_muted (self, "Sea wall|old sea");
  /* What comes in is muted at once. */
  byline_commit_free (fixture_commit (self, feed, article ("5", "Seaside", "China", "X Y"),
                                      article ("4", "Deep sea", "China", "X Y"), NULL));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "Seaside|cold stores");
  fixture_assert_counts (self);
  g_ptr_array_unref (mute (self, BYLINE_RULE_WORD, "sea", FALSE, 0));
  assert_muted (self, "");

  g_ptr_array_unref (mute (self, BYLINE_RULE_SECTION, "china", TRUE, 0));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "old sea");
  g_ptr_array_unref (mute (self, BYLINE_RULE_SECTION, "china", FALSE, 0));
  g_ptr_array_unref (mute (self, BYLINE_RULE_AUTHOR, "wim destrooper", TRUE, 0));
  assert_muted (self, "Sea wall|old sea");
  g_ptr_array_unref (mute (self, BYLINE_RULE_AUTHOR, "wim destrooper", FALSE, 0));
  g_ptr_array_unref (mute (self, BYLINE_RULE_PUBLICATION, publication->key, TRUE, 0));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "");
  g_ptr_array_unref (mute (self, BYLINE_RULE_PUBLICATION, publication->key, FALSE, 0));
  fixture_assert_list (self, NULL, NULL, NULL, FALSE,
                       "Seaside|Deep sea|Sea wall|old sea|cold stores");
}

static void
test_end (Fixture       *self,
          gconstpointer  data)
{
  fill (self);
  byline_clock_set_now (self->now);
  g_ptr_array_unref (mute (self, BYLINE_RULE_SECTION, "China", TRUE, self->now + 100));
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
test_undo (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GPtrArray) redo = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  undo = mute (self, BYLINE_RULE_WORD, "sea wall", TRUE, 0);
  assert_muted (self, "Sea wall");
  redo = byline_db_apply_rules (self->db, undo, &error);
  g_assert_no_error (error);
  assert_muted (self, "");
}

/* Unsubscribing and coming back changes nothing of what is muted. */
static void
test_removed (Fixture       *self,
              gconstpointer  data)
{
  fill (self);
  g_ptr_array_unref (mute (self, BYLINE_RULE_WORD, "sea*", TRUE, 0));
  g_assert_true (byline_db_set_removed (self->db, 1, TRUE, NULL));
  fixture_assert_counts (self);
  assert_muted (self, "");
  g_assert_true (byline_db_set_removed (self->db, 1, FALSE, NULL));
  fixture_assert_counts (self);
  assert_muted (self, "Sea wall|old sea");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/mute/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("kinds", test_kinds);
  ADD ("end", test_end);
  ADD ("undo", test_undo);
  ADD ("removed", test_removed);
  return g_test_run ();
}
