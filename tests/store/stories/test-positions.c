/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "byline-db-private.h"
#include "byline-error.h"
#include "store-fixture.h"

/* Where a story was left is said with its article, and outlives a new index. */

static gint64
fill (Fixture *self)
{
  gint64 feed = fixture_subscribe (self, "https://paper.example/feed", "https://paper.example/");

  byline_commit_result_free (
    fixture_commit (self, feed, fixture_article ("a", "https://paper.example/a", "A", 1000), NULL));
  return fixture_find_title (self, "A");
}

static BylineReadingPosition *
load (Fixture *self, gint64 story)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle) article = byline_db_load_display_article (self->db, story, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&article->position);
}

static void
assert_position (Fixture *self, gint64 story)
{
  g_autoptr (BylineReadingPosition) position = load (self, story);

  g_assert_nonnull (position);
  g_assert_cmpuint (position->block, ==, 7);
  g_assert_cmpuint (position->mark, ==, 4000000000);
  g_assert_cmpuint (position->offset, ==, 41);
  g_assert_cmpint (position->part, ==, -250);
}

static void
test_positions (Fixture *self, gconstpointer data)
{
  const BylineReadingPosition position = { 7, 4000000000, 41, -250 };
  gint64 story = fill (self);
  g_autoptr (GError) error = NULL;

  g_assert_null (load (self, story));
  g_assert_true (byline_db_set_position (self->db, story, &position, &error));
  assert_position (self, story);
  /* A story that is not there any more is left out. */
  g_assert_true (byline_db_set_position (self->db, story + 1, &position, &error));
  g_assert_no_error (error);

  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 1);
  g_assert_no_error (error);
  fixture_reopen (self);
  assert_position (self, fixture_find_title (self, "A"));

  g_assert_true (byline_db_set_position (self->db, story, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (load (self, story));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/positions/kept", Fixture, NULL, fixture_set_up, test_positions,
              fixture_tear_down);
  return g_test_run ();
}
