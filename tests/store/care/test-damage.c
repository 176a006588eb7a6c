/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "byline-db-open.h"
#include "byline-db-private.h"
#include "byline-db-rules.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"
#include "byline-error.h"
#include "byline-store.h"
#include "store-fixture.h"

#define FEED "http://paper.example/feed"
#define N_STORIES 120

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

/* --- A profile --- */

static void
fill (Fixture *self)
{
  gint64 feed_id = fixture_subscribe (self, FEED, "http://paper.example/");
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);

  for (int i = 0; i < N_STORIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);
      g_autofree char *title = g_strdup_printf ("Story %d", i);
      g_autofree char *url = g_strdup_printf ("http://paper.example/%d", i);
      BylineArticle *article = fixture_article (id, url, title, 100000 - i);

      fixture_add_paragraph (article, "The text of it");
      fixture_add_section (article, "China");
      fixture_add_author (article, "Mara Lindqvist");
      g_ptr_array_add (articles, article);
    }
  byline_commit_result_free (fixture_commit_array (self, feed_id, articles));
}

static void
mark_hundred (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = NULL;
  gint64 ids[100];

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %d", i);

      ids[i] = fixture_find_title (self, title);
    }
  changed = byline_db_mark (self->db, ids, 100, BYLINE_STORY_FLAG_READ, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changed->len, ==, 100);
}

static gint64
count (Fixture *self, const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", condition);
  g_autoptr (BylineOneShotStatement) query = _byline_db_prepare (self->db, sql, NULL);

  g_assert_cmpint (sqlite3_step (query->handle), ==, SQLITE_ROW);
  return sqlite3_column_int64 (query->handle, 0);
}

static char *
read_file (Fixture *self, const char *name, gsize *length)
{
  g_autofree char *path = fixture_path (self, name);
  char *data = NULL;

  g_assert_true (g_file_get_contents (path, &data, length, NULL));
  return data;
}

static void
write_file (const char *path, const char *data, gsize length)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  g_assert_cmpint (write (fd, data, length), ==, (gssize) length);
  close (fd);
}

/* Replaces the first @before of a file by @after, which is as long. */
static void
change_file (const char *path, const char *before, const char *after)
{
  g_autofree char *data = NULL;
  gsize length;
  char *place;

  g_assert_cmpuint (strlen (before), ==, strlen (after));
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  place = g_strstr_len (data, (gssize) length, before);
  g_assert_nonnull (place);
  memcpy (place, after, strlen (after));
  write_file (path, data, length);
}

static char *
article_path (Fixture *self, const char *title)
{
  g_autoptr (BylineStory) story = fixture_story (self, fixture_find_title (self, title));

  return g_strdup_printf ("%s/articles/%.2s/%s.json", self->dir, story->key, story->key);
}

static void
delete_database (Fixture *self)
{
  g_autofree char *path = fixture_path (self, "library.db");

  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static BylineCheckReport *
check (Fixture *self, gboolean repair)
{
  g_autoptr (GError) error = NULL;
  BylineCheckReport *result = byline_db_check (self->db, repair, &error);

  g_assert_no_error (error);
  return result;
}

static gboolean
says (BylineCheckReport *result, const char *text)
{
  for (guint i = 0; i < result->problems->len; i++)
    if (strstr (g_ptr_array_index (result->problems, i), text) != NULL)
      return TRUE;
  return FALSE;
}

/* --- The journal --- */

static void
test_lock_fails (Fixture *self, gconstpointer data)
{
  const int numbers[] = { ENOLCK, EIO };

  fill (self);
  mark_hundred (self);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *before = read_file (self, "journal.jsonl", NULL);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) changed = NULL;
      gint64 story_id = fixture_find_title (self, "Story 110");

      lock_errno = numbers[i];
      lock_failures = 1;
      changed = byline_db_mark (self->db, &story_id, 1, BYLINE_STORY_FLAG_READ, TRUE, &error);
      g_assert_null (changed);
      g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FAILED);
      after = read_file (self, "journal.jsonl", NULL);
      g_assert_cmpstr (after, ==, before);
    }
  g_assert_cmpint (count (self, "stories WHERE is_read = 1"), ==, 100);
}

static void
test_lock_is_interrupted (Fixture *self, gconstpointer data)
{
  fill (self);
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

  fill (self);
  mark_hundred (self);
  change_file (path, "\"flag\":\"read\"", "\"flag\":\"rea\\\"");
  said = check (self, FALSE);
  g_assert_true (says (said, "1 line of the journal cannot be read"));
  g_assert_true (says (said, "The journal says nothing of marks that there are (100)"));
  mended = check (self, TRUE);
  g_assert_cmpuint (mended->n_left, ==, 0);
  g_assert_true (g_file_test (mended->damaged_journal, G_FILE_TEST_IS_REGULAR));
  again = check (self, FALSE);
  g_assert_cmpuint (again->problems->len, ==, 0);
  delete_database (self);
  fixture_reopen (self);
  g_assert_cmpint (count (self, "stories WHERE is_read = 1"), ==, 100);
}

/* A line that says something else than it did, and is still one. */
static void
test_changed_line (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_path (self, "journal.jsonl");
  g_autoptr (BylineCheckReport) said = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  mark_hundred (self);
  g_clear_pointer (&self->db, byline_db_close);
  change_file (path, "http://paper.example/feed", "http://paper.example/evil");
  fixture_reopen (self);
  said = check (self, FALSE);
  g_assert_true (says (said, "1 line of the journal cannot be read"));
  g_assert_true (says (said, "subscriptions that there are"));
  /* A rebuild takes from the old database what the journal lost. */
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, N_STORIES);
  g_assert_no_error (error);
  fixture_reopen (self);
  g_assert_cmpint (count (self, "feeds WHERE url = '" FEED "'"), ==, 1);
  g_assert_cmpint (count (self, "feeds"), ==, 1);
  g_assert_cmpint (count (self, "stories WHERE is_read = 1"), ==, 100);
}

/* The last line lost its end: what was said in it is not cut off by the next one. */
static void
test_last_line (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_path (self, "journal.jsonl");
  g_autofree char *text = NULL;
  g_autoptr (BylineCheckReport) said = NULL;
  gsize length;

  fill (self);
  mark_hundred (self);
  text = read_file (self, "journal.jsonl", &length);
  text[length - 1] = 'J';
  write_file (path, text, length);
  fixture_mark (self, fixture_find_title (self, "Story 110"), BYLINE_STORY_FLAG_READ, TRUE);
  said = check (self, TRUE);
  g_assert_true (says (said, "1 line of the journal cannot be read"));
  delete_database (self);
  fixture_reopen (self);
  g_assert_cmpint (count (self, "stories WHERE is_read = 1"), ==, 101);
}

/* Both ways: what only the journal says is told as well. */
static void
test_both_ways (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (BylineCheckReport) whole = NULL;
  g_autoptr (BylineCheckReport) said = NULL;

  fill (self);
  mark_hundred (self);
  g_ptr_array_add (rules, byline_rule_rename (BYLINE_RULE_KIND_SECTION, "China", "PRC"));
  undo = byline_db_apply_rules (self->db, rules, NULL);
  g_assert_nonnull (undo);
  g_assert_true (byline_db_set_retention (
    self->db, 1, &(BylineRetention){ BYLINE_RETENTION_FOR_EVER, 110, BYLINE_KEEP_UNREAD_DEFAULT },
    NULL));
  g_assert_cmpint (byline_db_prune (self->db, self->now, NULL), >=, 0);
  g_assert_true (byline_db_compact_journal (self->db, NULL));
  whole = check (self, FALSE);
  g_assert_cmpuint (whole->problems->len, ==, 0);
  g_assert_true (_byline_db_exec (self->db,
                                  "UPDATE stories SET is_read = 0 WHERE title = 'Story 7';"
                                  "UPDATE stories SET is_saved = 1 WHERE title = 'Story 8';"
                                  "DELETE FROM rules;"
                                  "INSERT INTO tombstones (key, at) VALUES ('abcdef', 5);"
                                  "UPDATE publications SET folder = 'Mine';",
                                  NULL));
  said = check (self, FALSE);
  g_assert_true (says (said, "The journal says marks that the database does not have (1)"));
  g_assert_true (says (said, "The journal says nothing of marks that there are (1)"));
  g_assert_true (says (said, "The journal says rules that the database does not have (1)"));
  g_assert_true (says (said, "The journal says nothing of stories that were forgotten (1)"));
  g_assert_true (says (said, "The journal says nothing of subscriptions that there are (1)"));
  g_assert_cmpuint (said->n_left, ==, said->problems->len);
}

/* A publication that a feed was moved into has its name and folder in a journal that was made
 * anew. */
static void
test_moved_names (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_path (self, "journal.jsonl");

  fill (self);
  g_assert_true (byline_db_move_feed (self->db, 1, 0, NULL));
  g_assert_true (byline_db_rename_publication (self->db, 2, "Mine", NULL));
  g_assert_true (byline_db_move_publication (self->db, 2, "Papers", NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  fixture_reopen (self);
  delete_database (self);
  fixture_reopen (self);
  g_assert_cmpint (count (self, "publications WHERE name = 'Mine' AND folder = 'Papers'"), ==, 1);
}

/* --- Rebuilding --- */

/* An archive that cannot be read: the good database stays. */
static void
test_archive_is_away (Fixture *self, gconstpointer data)
{
  const BylineRebuildOptions force = { .force = TRUE };
  g_autofree char *articles = fixture_path (self, "articles");
  g_autofree char *away = fixture_path (self, "away");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (BylineRebuildReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gsize length_before, length_after;

  fill (self);
  mark_hundred (self);
  g_clear_pointer (&self->db, byline_db_close);
  before = read_file (self, "library.db", &length_before);
  g_assert_cmpint (g_rename (articles, away), ==, 0);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, -1);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_INCOMPLETE);
  g_assert_nonnull (strstr (error->message, "None of the 120 stories"));
  g_clear_error (&error);
  /* Nor where something else stands there. */
  write_file (articles, "", 0);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, -1);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_INCOMPLETE);
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (articles), ==, 0);
  after = read_file (self, "library.db", &length_after);
  g_assert_cmpmem (before, length_before, after, length_after);

  /* If it must be: what the old database knows of the stories is kept. */
  report = byline_db_rebuild_with (self->dir, &force, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_stories, ==, N_STORIES);
  g_assert_cmpuint (report->n_salvaged, ==, N_STORIES);
  fixture_reopen (self);
  g_assert_cmpint (count (self, "stories WHERE is_read = 1"), ==, 100);
  {
    g_autoptr (BylineArticle) article = byline_db_load_article (self->db, 1, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (article->blocks->len, ==, 1);
  }
}

/* Without a database, too: the journal knows that there were stories. */
static void
test_both_are_away (Fixture *self, gconstpointer data)
{
  g_autofree char *articles = fixture_path (self, "articles");
  g_autofree char *away = fixture_path (self, "away");
  g_autoptr (BylineDb) db = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  mark_hundred (self);
  delete_database (self);
  g_assert_cmpint (g_rename (articles, away), ==, 0);
  db = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, &error);
  g_assert_null (db);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_INCOMPLETE);
  g_rmdir (articles);
  g_assert_cmpint (g_rename (away, articles), ==, 0);
  fixture_reopen (self);
  g_assert_cmpint (count (self, "stories WHERE is_read = 1"), ==, 100);
}

/* One article that is broken keeps its story, its mark and its text. */
static void
test_broken_article (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle) article = NULL;

  fill (self);
  mark_hundred (self);
  path = article_path (self, "Story 5");
  write_file (path, "{ broken", 8);
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, N_STORIES);
  g_assert_no_error (error);
  fixture_reopen (self);
  g_assert_cmpint (count (self, "stories WHERE is_read = 1 AND title = 'Story 5'"), ==, 1);
  article = byline_db_load_article (self->db, fixture_find_title (self, "Story 5"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (article->blocks->len, ==, 1);
  g_assert_cmpstr (article->url, ==, "http://paper.example/5");
  fixture_assert_counts (self);
}

/* A changed address in an article subscribes to nothing, with and without the old database. */
static void
test_nothing_is_subscribed (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCheckReport) said = NULL;

  fill (self);
  path = article_path (self, "Story 5");
  change_file (path, "\"feeds\":[\"http://paper.example/feed\"",
               "\"feeds\":[\"http://evil.example/feeds\"");
  g_clear_pointer (&self->db, byline_db_close);
  delete_database (self);
  fixture_reopen (self);
  g_assert_cmpint (count (self, "feeds"), ==, 1);
  g_assert_cmpint (count (self, "publications"), ==, 1);
  /* Its key says where it came from. */
  g_assert_cmpint (count (self, "stories"), ==, N_STORIES);
  g_assert_cmpint (count (self, "story_feeds"), ==, N_STORIES);
  said = check (self, TRUE);
  g_assert_true (says (said, "its file is not as it was written"));
  g_assert_cmpint (count (self, "feeds"), ==, 1);
}

/* A file that nothing says whose it is stays where it is. */
static void
test_homeless (Fixture *self, gconstpointer data)
{
  g_autofree char *journal = fixture_path (self, "journal.jsonl");
  g_autofree char *path = NULL;
  g_autoptr (BylineCheckReport) mended = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  path = article_path (self, "Story 5");
  g_assert_cmpint (g_unlink (journal), ==, 0);
  delete_database (self);
  fixture_reopen (self);
  g_assert_cmpint (count (self, "feeds"), ==, 0);
  mended = check (self, TRUE);
  g_assert_cmpuint (mended->n_left, >, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  /* And a rebuild says that the journal is what is missing. */
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, -1);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_INCOMPLETE);
}

static char *
numbers_of (Fixture *self)
{
  g_autoptr (BylineOneShotStatement) query = _byline_db_prepare (
    self->db,
    "SELECT group_concat (t) FROM (SELECT id || key AS t FROM stories"
    " UNION ALL SELECT id || key FROM publications"
    " UNION ALL SELECT id || url FROM feeds UNION ALL SELECT id || name FROM sections"
    " UNION ALL SELECT id || name FROM authors"
    " UNION ALL SELECT story || ' of ' || author FROM story_authors"
    " UNION ALL SELECT story || ' in ' || section FROM story_sections"
    " ORDER BY 1)",
    NULL);

  g_assert_cmpint (sqlite3_step (query->handle), ==, SQLITE_ROW);
  return g_strdup ((const char *) sqlite3_column_text (query->handle, 0));
}

static void
test_numbers (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *rebuilt = NULL;
  g_autofree char *alone = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCommitResult) commit = NULL;

  fixture_subscribe (self, "http://gone.example/feed", "http://gone.example/");
  g_assert_true (byline_db_set_removed (self->db, 1, TRUE, NULL));
  g_assert_true (byline_db_purge_removed (self->db, G_MAXINT64, NULL));
  fill (self);
  mark_hundred (self);
  g_assert_true (byline_db_set_retention (
    self->db, 2, &(BylineRetention){ BYLINE_RETENTION_FOR_EVER, 90, BYLINE_KEEP_UNREAD_DEFAULT },
    NULL));
  g_assert_cmpint (byline_db_prune (self->db, self->now, NULL), >, 0);
  g_assert_true (byline_db_compact_journal (self->db, NULL));
  before = numbers_of (self);
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), >, 0);
  g_assert_no_error (error);
  fixture_reopen (self);
  rebuilt = numbers_of (self);
  g_assert_cmpstr (rebuilt, ==, before);
  /* A new one gets none that was given out before. */
  commit = fixture_commit (self, 2, fixture_article ("new", NULL, "New", 5), NULL);
  g_assert_cmpint (g_array_index (commit->added, gint64, 0), ==, N_STORIES + 1);
  g_clear_pointer (&before, g_free);
  before = g_strdup_printf ("%" G_GINT64_FORMAT, fixture_find_title (self, "Story 100"));
  /* Without a database the articles say their numbers. */
  delete_database (self);
  fixture_reopen (self);
  alone = g_strdup_printf ("%" G_GINT64_FORMAT, fixture_find_title (self, "Story 100"));
  g_assert_cmpstr (alone, ==, before);
}

/* A name that a rule leads to is made before the first story is read, and the archive is read in
 * another order than the stories came: numbers and spelling stay as they were. */
static void
test_numbers_of_names (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, "http://paper.example/");
  const char *const spellings[] = { "zoe quill", "Zoe Quill", "ZOE QUILL", "Zoe quill" };
  g_autoptr (BylinePublication) publication = byline_db_get_publication (self->db, 1, NULL);
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autofree char *before = NULL;
  g_autofree char *rebuilt = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      BylineArticle *article = fixture_article (id, NULL, id, i);
      g_autoptr (BylineCommitResult) commit = NULL;

      fixture_add_author (article, spellings[i % 4]);
      fixture_add_author (article, i % 2 ? "Bo Later" : "Bo First");
      fixture_add_section (article, i % 2 ? "kultur" : "KULTUR");
      fixture_add_section (article, i % 2 ? "Arts" : "Physics");
      commit = fixture_commit (self, feed_id, article, NULL);
    }
  g_ptr_array_add (rules, byline_rule_merge (BYLINE_RULE_KIND_SECTION, "Physics", "Arts"));
  g_ptr_array_add (rules, byline_rule_merge (BYLINE_RULE_KIND_AUTHOR, "Bo First", "Bo Later"));
  g_ptr_array_add (rules, byline_rule_split ("Zoe Quill", publication->key, "Zoe the Other"));
  /* One that others count for, and that is another one here. */
  g_ptr_array_add (rules, byline_rule_split ("Bo Later", publication->key, "Bo the Other"));
  g_ptr_array_unref (byline_db_apply_rules (self->db, rules, &error));
  g_assert_no_error (error);
  before = numbers_of (self);
  for (int i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->db, byline_db_close);
      g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 8);
      g_assert_no_error (error);
      fixture_reopen (self);
      g_clear_pointer (&rebuilt, g_free);
      rebuilt = numbers_of (self);
      g_assert_cmpstr (rebuilt, ==, before);
    }
}

/* Two files, each as it was written, under each other's names: the index knows whose is whose. */
static void
test_swapped_files (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  for (int by_rebuild = 0; by_rebuild < 2; by_rebuild++)
    {
      g_autofree char *one = NULL;
      g_autofree char *two = NULL;
      g_autofree char *aside = fixture_path (self, "aside");
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (BylineCheckReport) found = NULL;
      g_autoptr (BylineCheckReport) mended = NULL;
      g_autoptr (BylineCheckReport) again = NULL;

      if (by_rebuild == 0)
        fill (self);
      before = fixture_titles (self, filter);
      one = article_path (self, "Story 1");
      two = article_path (self, "Story 2");
      g_assert_cmpint (g_rename (one, aside) + g_rename (two, one) + g_rename (aside, two), ==, 0);
      found = check (self, FALSE);
      g_assert_cmpuint (found->n_left, ==, 2);
      if (by_rebuild)
        {
          g_clear_pointer (&self->db, byline_db_close);
          g_assert_cmpint (byline_db_rebuild (self->dir, NULL), ==, N_STORIES);
          fixture_reopen (self);
        }
      mended = check (self, TRUE);
      g_assert_cmpuint (mended->n_left, ==, 0);
      again = check (self, FALSE);
      g_assert_cmpuint (again->problems->len, ==, 0);
      after = fixture_titles (self, filter);
      g_assert_cmpstr (after, ==, before);
    }
}

/* Neither when a feed is due nor what it failed with is in journal or archive. */
static void
test_health (Fixture *self, gconstpointer data)
{
  gint64 feed_id = fixture_subscribe (self, FEED, "http://paper.example/");
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GError) error = NULL;
  const BylineFeed *row;

  g_assert_true (byline_db_record_feed_unchanged (self->db, feed_id, self->now - 20, self->now - 10,
                                                  BYLINE_NETWORK_PUBLIC, NULL));
  g_assert_true (byline_db_record_feed_failure (self->db, feed_id, self->now, self->now + 7200,
                                                "fetch:GONE", "It is gone", NULL));
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 0);
  g_assert_no_error (error);
  fixture_reopen (self);
  feeds = byline_db_get_feeds_to_poll (self->db, 0, 0, NULL);
  row = g_ptr_array_index (feeds, 0);
  g_assert_cmpint (row->last_polled, ==, self->now);
  g_assert_cmpint (row->last_succeeded, ==, self->now - 20);
  g_assert_cmpint (row->next_due, ==, self->now + 7200);
  g_assert_cmpuint (row->n_failures, ==, 1);
  g_assert_cmpstr (row->error_code, ==, "fetch:GONE");
  g_assert_cmpstr (row->last_error, ==, "It is gone");
}

static void
count_progress (guint done, guint total, gpointer user_data)
{
  guint *last = user_data;

  g_assert_cmpuint (total, ==, N_STORIES);
  g_assert_cmpuint (done, ==, *last + 1);
  *last = done;
}

static void
cancel_at_ten (guint done, guint total, gpointer user_data)
{
  if (done == 10)
    g_cancellable_cancel (user_data);
}

static void
test_progress (Fixture *self, gconstpointer data)
{
  guint last = 0;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const BylineRebuildOptions told = { .progress = count_progress, .user_data = &last };
  const BylineRebuildOptions cancelled = {
    .progress = cancel_at_ten,
    .user_data = cancellable,
    .cancellable = cancellable,
  };
  g_autoptr (BylineRebuildReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *rest = fixture_path (self, "library.db.new");

  fill (self);
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_null (byline_db_rebuild_with (self->dir, &cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (rest, G_FILE_TEST_EXISTS));
  fixture_reopen (self);
  g_assert_cmpint (count (self, "stories"), ==, N_STORIES);
  g_clear_pointer (&self->db, byline_db_close);
  report = byline_db_rebuild_with (self->dir, &told, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (last, ==, N_STORIES);
}

/* A file that a killed program was to replace is not its own: it stays, also without a row. */
static void
test_replaced_file_stays (Fixture *self, gconstpointer data)
{
  g_autofree char *journal = fixture_path (self, "journal.jsonl");
  g_autofree char *path = NULL;
  pid_t child;
  int status;

  fill (self);
  path = article_path (self, "Story 5");
  g_clear_pointer (&self->db, byline_db_close);
  child = fork ();
  if (child == 0)
    {
      BylineArticle *again = fixture_article ("5", "http://paper.example/5", "Story 5, again",
                                              99995);

      self->db = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, NULL);
      _byline_db_begin (self->db, NULL);
      fixture_commit (self, 1, again, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (g_unlink (journal), ==, 0);
  delete_database (self);
  fixture_reopen (self);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* --- On a main loop --- */

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **taken)
{
  while (*taken == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (taken);
}

static void
note_end (guint done, guint total, gpointer user_data)
{
  gboolean *is_told = user_data;

  *is_told |= done == total && total == N_STORIES;
}

static void
test_store (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineStore) store = byline_store_new (self->dir);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GAsyncResult) reopened = NULL;
  g_autoptr (BylineRebuildReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (self, "library.db");
  g_autofree char *junk = g_strnfill (20000, 'x');
  GAsyncResult *taken = NULL;
  gboolean is_told = FALSE;

  fill (self);
  g_clear_pointer (&self->db, byline_db_close);
  write_file (path, junk, 20000);
  byline_store_open_async (store, NULL, take_result_cb, &taken);
  opened = wait_for (&taken);
  g_assert_false (byline_store_open_finish (store, opened, &error));
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  byline_store_rebuild_async (store, FALSE, NULL, NULL, cancellable, take_result_cb, &taken);
  cancelled = wait_for (&taken);
  g_assert_null (byline_store_rebuild_finish (store, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  byline_store_rebuild_async (store, FALSE, note_end, &is_told, NULL, take_result_cb, &taken);
  done = wait_for (&taken);
  report = byline_store_rebuild_finish (store, done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_stories, ==, N_STORIES);
  g_assert_true (is_told);
  byline_store_open_async (store, NULL, take_result_cb, &taken);
  reopened = wait_for (&taken);
  g_assert_true (byline_store_open_finish (store, reopened, &error));
  byline_store_close (store);
}

/* --- What is no file of Byline's --- */

static void
make_foreign (Fixture *self, const char *sql)
{
  g_autofree char *path = fixture_path (self, "library.db");
  sqlite3 *sqlite = NULL;

  g_clear_pointer (&self->db, byline_db_close);
  g_unlink (path);
  g_assert_cmpint (sqlite3_open (path, &sqlite), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (sqlite, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (sqlite);
}

static void
test_foreign (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *sql;
    int code;
  } databases[] = {
    { "CREATE TABLE notes (text)", BYLINE_STORE_ERROR_FOREIGN },
    { "CREATE TABLE notes (text); PRAGMA user_version = 1", BYLINE_STORE_ERROR_FOREIGN },
    { "CREATE TABLE notes (text); PRAGMA user_version = 99", BYLINE_STORE_ERROR_FOREIGN },
    { "CREATE TABLE stories (text); PRAGMA application_id = 5", BYLINE_STORE_ERROR_FOREIGN },
    { "CREATE TABLE meta (x); PRAGMA application_id = 1115253838; PRAGMA user_version = 99",
      BYLINE_STORE_ERROR_NEWER },
  };
  const BylineDbMode modes[] = { BYLINE_DB_READ_WRITE, BYLINE_DB_READ_ONLY };

  for (gsize i = 0; i < G_N_ELEMENTS (databases); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      gsize length_before, length_after;

      make_foreign (self, databases[i].sql);
      before = read_file (self, "library.db", &length_before);
      for (gsize j = 0; j < G_N_ELEMENTS (modes); j++)
        {
          g_assert_null (byline_db_open (self->dir, modes[j], &error));
          g_assert_error (error, BYLINE_STORE_ERROR, databases[i].code);
          g_clear_error (&error);
        }
      g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, -1);
      g_assert_error (error, BYLINE_STORE_ERROR, databases[i].code);
      after = read_file (self, "library.db", &length_after);
      g_assert_cmpmem (before, length_before, after, length_after);
    }
}

/* Forced, it is renamed and not lost. */
static void
test_foreign_is_kept (Fixture *self, gconstpointer data)
{
  const BylineRebuildOptions force = { .force = TRUE };
  g_autofree char *kept = fixture_path (self, "library.db.kept-1");
  g_autoptr (BylineRebuildReport) report = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  make_foreign (self, "CREATE TABLE notes (text)");
  report = byline_db_rebuild_with (self->dir, &force, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_stories, ==, N_STORIES);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

static void
test_signed (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (_byline_db_query_int (self->db, 0, NULL, "PRAGMA application_id", ""), ==,
                   0x42796c4e);
}

/* Nothing waits for the other end of a FIFO: the test ends. */
static void
test_fifos (Fixture *self, gconstpointer data)
{
  static const char *const names[] = {
    "journal.jsonl", "in-use.lock", "library.db", "library.db-wal", "writing.log", "refresh.lock",
  };
  g_autofree char *article = NULL;
  g_autofree char *shard = fixture_path (self, "articles/00");
  g_autofree char *circle = fixture_path (self, "articles/01");
  g_autoptr (BylineCheckReport) said = NULL;

  fill (self);
  article = article_path (self, "Story 3");
  alarm (60);
  g_assert_cmpint (g_unlink (article), ==, 0);
  g_assert_cmpint (mkfifo (article, 0600), ==, 0);
  fixture_remove_tree (shard);
  fixture_remove_tree (circle);
  g_assert_cmpint (mkfifo (shard, 0600), ==, 0);
  g_assert_cmpint (symlink ("..", circle), ==, 0);
  said = check (self, TRUE);
  g_assert_true (says (said, "it is not a regular file"));
  g_assert_cmpuint (said->n_left, >, 0);
  g_assert_cmpint (g_unlink (circle), ==, 0);
  g_assert_cmpint (g_unlink (shard), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = fixture_path (self, names[i]);
      g_autofree char *aside = fixture_path (self, "aside");
      g_autoptr (GError) error = NULL;
      g_autoptr (BylineDb) db = NULL;

      g_clear_pointer (&self->db, byline_db_close);
      if (g_rename (path, aside) != 0)
        g_assert_cmpint (errno, ==, ENOENT);
      g_assert_cmpint (mkfifo (path, 0600), ==, 0);
      db = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, &error);
      g_assert_true (db != NULL || error != NULL);
      g_clear_error (&error);
      if (db != NULL)
        byline_check_report_free (byline_db_check (db, TRUE, NULL));
      g_clear_pointer (&db, byline_db_close);
      byline_db_rebuild (self->dir, &error);
      g_unlink (path);
      g_rename (aside, path);
    }
  alarm (0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/damage/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("lock-fails", test_lock_fails);
  ADD ("lock-is-interrupted", test_lock_is_interrupted);
  ADD ("damaged-line", test_damaged_line);
  ADD ("changed-line", test_changed_line);
  ADD ("last-line", test_last_line);
  ADD ("both-ways", test_both_ways);
  ADD ("moved-names", test_moved_names);
  ADD ("archive-is-away", test_archive_is_away);
  ADD ("both-are-away", test_both_are_away);
  ADD ("broken-article", test_broken_article);
  ADD ("nothing-is-subscribed", test_nothing_is_subscribed);
  ADD ("homeless", test_homeless);
  ADD ("numbers", test_numbers);
  ADD ("numbers-of-names", test_numbers_of_names);
  ADD ("swapped-files", test_swapped_files);
  ADD ("health", test_health);
  ADD ("progress", test_progress);
  ADD ("replaced-file-stays", test_replaced_file_stays);
  ADD ("store", test_store);
  ADD ("foreign", test_foreign);
  ADD ("foreign-is-kept", test_foreign_is_kept);
  ADD ("signed", test_signed);
  ADD ("fifos", test_fifos);
  return g_test_run ();
}
