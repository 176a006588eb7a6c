/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "byline-db-ahead.h"
#include "byline-db-private.h"
#include "byline-error.h"
#include "store-fixture.h"

#define NOON 1795176000
#define DAY (24 * 60 * 60)
#define N_STORIES 5

static BylineAhead
read_ahead (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePublication) publication = byline_db_get_publication (self->db, 1, &error);

  g_assert_no_error (error);
  return publication->ahead;
}

static void
set_ahead (Fixture *self, BylineAheadLevel level, guint limit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (byline_db_set_ahead (self->db, 1, &(BylineAhead){ level, limit }, &error));
  g_assert_no_error (error);
}

static void
rebuild (Fixture *self, const char *without)
{
  g_autofree char *path = fixture_path (self, without);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, N_STORIES);
  g_assert_no_error (error);
  fixture_reopen (self);
}

static void
fill (Fixture *self)
{
  gint64 feed = fixture_subscribe (self, "https://paper.example/feed", "https://paper.example/");

  for (int i = 0; i < N_STORIES; i++)
    {
      g_autofree char *guid = g_strdup_printf ("%d", i);
      g_autofree char *url = g_strdup_printf ("https://paper.example/%d", i);

      byline_commit_result_free (
        fixture_commit (self, feed, fixture_article (guid, url, url, 1000 + i), NULL));
    }
}

static guint
count (Fixture *self, gint64 now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) stories = byline_db_list_ahead (self->db, now, &error);

  g_assert_no_error (error);
  return stories->len;
}

/* Notes of the first story that is to be loaded what is here of it. */
static void
note_first (Fixture *self, BylineAheadLevel level, gint64 now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) stories = byline_db_list_ahead (self->db, now, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (stories->len, >, 0);
  g_assert_true (byline_db_note_ahead (
    self->db, g_array_index (stories, BylineAheadStory, 0).story_id, level, TRUE, now, &error));
  g_assert_no_error (error);
}

/* It is the user's decision, and stays. */
static void
test_decision (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fill (self);
  g_assert_cmpint (read_ahead (self).level, ==, BYLINE_AHEAD_HEADLINES);
  set_ahead (self, BYLINE_AHEAD_ARTICLES, 3);
  set_ahead (self, BYLINE_AHEAD_PICTURES, 7);
  for (guint i = 0; i < 3; i++)
    {
      rebuild (self, i == 1 ? "journal.jsonl" : "library.db");
      g_assert_cmpint (read_ahead (self).level, ==, BYLINE_AHEAD_PICTURES);
      g_assert_cmpuint (read_ahead (self).limit, ==, 7);
    }
  g_assert_true (byline_db_compact_journal (self->db, &error));
  rebuild (self, "library.db");
  g_assert_cmpint (read_ahead (self).level, ==, BYLINE_AHEAD_PICTURES);
  g_assert_false (byline_db_set_ahead (self->db, 7, &(BylineAhead){ 0, 0 }, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
}

/* The newest first, as many a day as are allowed, what is here not again. */
static void
test_list (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) stories = NULL;

  fill (self);
  g_assert_cmpuint (count (self, NOON), ==, 0);
  set_ahead (self, BYLINE_AHEAD_ARTICLES, 3);
  stories = byline_db_list_ahead (self->db, NOON, &error);
  g_assert_cmpuint (stories->len, ==, 3);
  g_assert_cmpint (g_array_index (stories, BylineAheadStory, 0).story_id, ==,
                   fixture_find_title (self, "https://paper.example/4"));
  g_assert_cmpint (g_array_index (stories, BylineAheadStory, 0).level, ==, BYLINE_AHEAD_ARTICLES);

  note_first (self, BYLINE_AHEAD_ARTICLES, NOON);
  g_assert_cmpuint (count (self, NOON), ==, 2);
  note_first (self, BYLINE_AHEAD_HEADLINES, NOON);
  g_assert_cmpuint (count (self, NOON), ==, 1);
  note_first (self, BYLINE_AHEAD_ARTICLES, NOON);
  g_assert_cmpuint (count (self, NOON), ==, 0);
  /* The next day the rest comes. More of the same stories is wished; not of what came to nothing. */
  g_assert_cmpuint (count (self, NOON + DAY), ==, 2);
  set_ahead (self, BYLINE_AHEAD_PICTURES, 0);
  g_assert_cmpuint (count (self, NOON + DAY), ==, 4);
  for (guint i = 0; i < N_STORIES; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://paper.example/%u", i);
      gint64 id = fixture_find_title (self, url);
      g_autoptr (GArray)
        changed = byline_db_mark (self->db, &id, 1, BYLINE_STORY_FLAG_READ, TRUE, &error);

      g_assert_nonnull (changed);
    }
  g_assert_cmpuint (count (self, NOON + DAY), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/store/ahead/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("decision", test_decision);
  ADD ("list", test_list);
  return g_test_run ();
}
