/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a damaged journal loses, and what heals it. */
#include <errno.h>
#include <glib/gstdio.h>
#include <sys/syscall.h>

#include "byline-db-open.h"
#include "byline-db-private.h"
#include "byline-db-rules.h"
#include "byline-db-stories.h"
#include "byline-error.h"
#include "damage-fixture.h"

/* --- A lock that fails: this program's flock() stands before the library's --- */

int flock (int fd, int operation);

static int lock_failures; /* how many calls fail from now on */
static int lock_errno;

int
flock (int fd, int operation)
{
  if (lock_failures > 0)
    {
      lock_failures--;
      errno = lock_errno;
      return -1;
    }
  return (int) syscall (SYS_flock, fd, operation);
}

/* --- The journal --- */

static void
test_lock_fails (Fixture *self, gconstpointer data)
{
  const int numbers[] = { ENOLCK, EIO };

  damage_fill (self);
  damage_mark_hundred (self);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *before = damage_read_file (self, "journal.jsonl", NULL);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) changed = NULL;
      gint64 story_id = fixture_find_title (self, "Story 110");

      lock_errno = numbers[i];
      lock_failures = 1;
      changed = byline_db_mark (self->db, &story_id, 1, BYLINE_STORY_FLAG_READ, TRUE, &error);
      g_assert_null (changed);
      g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FAILED);
      after = damage_read_file (self, "journal.jsonl", NULL);
      g_assert_cmpstr (after, ==, before);
    }
  g_assert_cmpint (damage_count (self, "stories WHERE is_read = 1"), ==, 100);
}

static void
test_lock_is_interrupted (Fixture *self, gconstpointer data)
{
  damage_fill (self);
  lock_errno = EINTR;
  lock_failures = 3;
  fixture_mark (self, fixture_find_title (self, "Story 1"), BYLINE_STORY_FLAG_SAVED, TRUE);
  g_assert_cmpint (lock_failures, ==, 0);
}

/* The database has the marks that a damaged line no longer says. */
static void
test_damaged_line (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_path (self, "journal.jsonl");
  g_autoptr (BylineCheckReport) said = NULL;
  g_autoptr (BylineCheckReport) mended = NULL;
  g_autoptr (BylineCheckReport) again = NULL;

  damage_fill (self);
  damage_mark_hundred (self);
  damage_change_file (path, "\"flag\":\"read\"", "\"flag\":\"rea\\\"");
  said = damage_check (self, FALSE);
  g_assert_true (damage_says (said, "1 line of the journal cannot be read"));
  g_assert_true (damage_says (said, "The journal says nothing of marks that there are (100)"));
  mended = damage_check (self, TRUE);
  g_assert_cmpuint (mended->n_left, ==, 0);
  g_assert_true (g_file_test (mended->damaged_journal, G_FILE_TEST_IS_REGULAR));
  again = damage_check (self, FALSE);
  g_assert_cmpuint (again->problems->len, ==, 0);
  damage_delete_database (self);
  fixture_reopen (self);
  g_assert_cmpint (damage_count (self, "stories WHERE is_read = 1"), ==, 100);
}

/* A damaged line break makes two lines one that cannot be read: neither is lost by it. */
static void
test_damaged_line_break (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_path (self, "journal.jsonl");
  g_autoptr (BylineCheckReport) said = NULL;
  g_autoptr (GError) error = NULL;

  fixture_subscribe (self, "http://gone.example/feed", "http://gone.example/");
  g_assert_true (byline_db_set_removed (self->db, 1, TRUE, &error));
  g_assert_true (byline_db_purge_removed (self->db, G_MAXINT64, &error));
  damage_fill (self);
  damage_change_file (path, "\"}\n{\"n\":3,", "\"}\v{\"n\":3,");
  said = damage_check (self, FALSE);
  g_assert_true (damage_says (said, "1 line of the journal cannot be read"));
  g_assert_cmpuint (said->problems->len, ==, 1);
  /* Without the database, too: what was unsubscribed from stays away. */
  damage_delete_database (self);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, DAMAGE_N_STORIES);
  g_assert_no_error (error);
  fixture_reopen (self);
  g_assert_cmpint (damage_count (self, "publications"), ==, 1);
}

/* A line that says something else than it did, and is still one. */
static void
test_changed_line (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_path (self, "journal.jsonl");
  g_autoptr (BylineCheckReport) said = NULL;
  g_autoptr (GError) error = NULL;

  damage_fill (self);
  damage_mark_hundred (self);
  g_clear_pointer (&self->db, byline_db_close);
  damage_change_file (path, "http://paper.example/feed", "http://paper.example/evil");
  fixture_reopen (self);
  said = damage_check (self, FALSE);
  g_assert_true (damage_says (said, "1 line of the journal cannot be read"));
  g_assert_true (damage_says (said, "subscriptions that there are"));
  /* A rebuild takes from the old database what the journal lost. */
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, DAMAGE_N_STORIES);
  g_assert_no_error (error);
  fixture_reopen (self);
  g_assert_cmpint (damage_count (self, "feeds WHERE url = '" DAMAGE_FEED "'"), ==, 1);
  g_assert_cmpint (damage_count (self, "feeds"), ==, 1);
  g_assert_cmpint (damage_count (self, "stories WHERE is_read = 1"), ==, 100);
}

/* The last line lost its end: what was said in it is not cut off by the next one. */
static void
test_last_line (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_path (self, "journal.jsonl");
  g_autofree char *text = NULL;
  g_autoptr (BylineCheckReport) said = NULL;
  gsize length;

  damage_fill (self);
  damage_mark_hundred (self);
  text = damage_read_file (self, "journal.jsonl", &length);
  text[length - 1] = 'J';
  damage_write_file (path, text, length);
  fixture_mark (self, fixture_find_title (self, "Story 110"), BYLINE_STORY_FLAG_READ, TRUE);
  said = damage_check (self, TRUE);
  g_assert_true (damage_says (said, "1 line of the journal cannot be read"));
  damage_delete_database (self);
  fixture_reopen (self);
  g_assert_cmpint (damage_count (self, "stories WHERE is_read = 1"), ==, 101);
}

/* Both ways: what only the journal says is told as well. */
static void
test_both_ways (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (BylineCheckReport) whole = NULL;
  g_autoptr (BylineCheckReport) said = NULL;

  damage_fill (self);
  damage_mark_hundred (self);
  g_ptr_array_add (rules, byline_rule_rename (BYLINE_RULE_KIND_SECTION, "China", "PRC"));
  undo = byline_db_apply_rules (self->db, rules, NULL);
  g_assert_nonnull (undo);
  g_assert_true (byline_db_set_retention (
    self->db, 1, &(BylineRetention){ BYLINE_RETENTION_FOR_EVER, 110, BYLINE_KEEP_UNREAD_DEFAULT },
    NULL));
  g_assert_cmpint (byline_db_prune (self->db, self->now, NULL), >=, 0);
  g_assert_true (byline_db_compact_journal (self->db, NULL));
  whole = damage_check (self, FALSE);
  g_assert_cmpuint (whole->problems->len, ==, 0);
  g_assert_true (_byline_db_exec (self->db,
                                  "UPDATE stories SET is_read = 0 WHERE title = 'Story 7';"
                                  "UPDATE stories SET is_saved = 1 WHERE title = 'Story 8';"
                                  "DELETE FROM rules;"
                                  "INSERT INTO tombstones (key, at) VALUES ('abcdef', 5);"
                                  "UPDATE publications SET folder = 'Mine';",
                                  NULL));
  said = damage_check (self, FALSE);
  g_assert_true (damage_says (said, "The journal says marks that the database does not have (1)"));
  g_assert_true (damage_says (said, "The journal says nothing of marks that there are (1)"));
  g_assert_true (damage_says (said, "The journal says rules that the database does not have (1)"));
  g_assert_true (damage_says (said, "The journal says nothing of stories that were forgotten (1)"));
  g_assert_true (
    damage_says (said, "The journal says nothing of subscriptions that there are (1)"));
  g_assert_cmpuint (said->n_left, ==, said->problems->len);
}

/* A publication that a feed was moved into has its name and folder in a journal that was made
 * anew. */
static void
test_moved_names (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_path (self, "journal.jsonl");

  damage_fill (self);
  g_assert_true (byline_db_move_feed (self->db, 1, 0, NULL));
  g_assert_true (byline_db_rename_publication (self->db, 2, "Mine", NULL));
  g_assert_true (byline_db_move_publication (self->db, 2, "Papers", NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  fixture_reopen (self);
  damage_delete_database (self);
  fixture_reopen (self);
  g_assert_cmpint (damage_count (self, "publications WHERE name = 'Mine' AND folder = 'Papers'"),
                   ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/damaged-journal/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("lock-fails", test_lock_fails);
  ADD ("lock-is-interrupted", test_lock_is_interrupted);
  ADD ("damaged-line", test_damaged_line);
  ADD ("damaged-line-break", test_damaged_line_break);
  ADD ("changed-line", test_changed_line);
  ADD ("last-line", test_last_line);
  ADD ("both-ways", test_both_ways);
  ADD ("moved-names", test_moved_names);
  return g_test_run ();
}
