/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "byline-db-pages.h"
#include "byline-db-private.h"
#include "byline-error.h"
#include "store-fixture.h"

/* When pages are read is the user's decision, and stays; what was learnt is not. */

static BylinePageReading
read_pages (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePublication) publication = byline_db_get_publication (self->db, 1, &error);

  g_assert_no_error (error);
  return publication->pages;
}

static void
rebuild (Fixture *self, const char *without)
{
  g_autofree char *path = fixture_path (self, without);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 1);
  g_assert_no_error (error);
  fixture_reopen (self);
}

static gint64
fill (Fixture *self)
{
  gint64 feed = fixture_subscribe (self, "https://paper.example/feed", "https://paper.example/");

  byline_commit_result_free (
    fixture_commit (self, feed, fixture_article ("a", "https://paper.example/a", "A", 1000), NULL));
  return fixture_find_title (self, "A");
}

static void
test_policy (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fill (self);
  for (int i = 0; i < 3; i++)
    g_assert_true (byline_db_set_page_policy (self->db, 1, (BylinePagePolicy) i, &error));
  g_assert_true (byline_db_set_page_policy (self->db, 1, BYLINE_PAGE_POLICY_ALWAYS, &error));
  g_assert_no_error (error);
  rebuild (self, "library.db");
  g_assert_cmpint (read_pages (self).policy, ==, BYLINE_PAGE_POLICY_ALWAYS);
  rebuild (self, "journal.jsonl");
  g_assert_cmpint (read_pages (self).policy, ==, BYLINE_PAGE_POLICY_ALWAYS);
  rebuild (self, "library.db");
  g_assert_cmpint (read_pages (self).policy, ==, BYLINE_PAGE_POLICY_ALWAYS);
  g_assert_true (byline_db_compact_journal (self->db, &error));
  rebuild (self, "library.db");
  g_assert_cmpint (read_pages (self).policy, ==, BYLINE_PAGE_POLICY_ALWAYS);
  g_assert_false (byline_db_set_page_policy (self->db, 7, BYLINE_PAGE_POLICY_NEVER, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND);
}

static void
test_learning (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 story = fill (self);

  for (guint i = 0; i < BYLINE_PAGE_TRIALS + 2; i++)
    g_assert_true (byline_db_note_page (self->db, story, i != 1, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (read_pages (self).n_tried, ==, BYLINE_PAGE_TRIALS);
  g_assert_cmpuint (read_pages (self).n_gained, ==, BYLINE_PAGE_TRIALS - 1);
  g_assert_true (byline_db_set_page_policy (self->db, 1, BYLINE_PAGE_POLICY_NEVER, &error));
  g_assert_true (byline_db_note_page (self->db, story, TRUE, &error));
  g_assert_cmpuint (read_pages (self).n_tried, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/store/pages/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("policy", test_policy);
  ADD ("learning", test_learning);
#undef ADD
  return g_test_run ();
}
