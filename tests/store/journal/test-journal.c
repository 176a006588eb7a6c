/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "byline-db-lists.h"
#include "byline-db-open.h"
#include "byline-db-private.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions-private.h"
#include "byline-db-subscriptions.h"
#include "byline-error.h"
#include "byline-db-rules.h"
#include "byline-file-private.h"
#include "store-fixture.h"

#define FEED "https://paper.example/feed"
#define HOME "https://paper.example/"

static gint64
fill (Fixture *self)
{
  gint64 feed = fixture_subscribe (self, FEED, HOME);
  BylineArticle *a = fixture_article ("a", HOME "a", "A", 4000);
  BylineArticle *b = fixture_article ("b", HOME "b", "B", 3000);
  BylineArticle *c = fixture_article ("c", HOME "c", "C", 2000);
  BylineArticle *d = fixture_article ("d", HOME "d", "D", 1000);

  fixture_add_paragraph (a, "Text of A");
  fixture_add_section (a, "China");
  fixture_add_section (b, "China");
  fixture_add_author (a, "Mara Lindqvist");
  byline_commit_free (fixture_commit (self, feed, a, b, c, d, NULL));
  return feed;
}

static char *
journal_text (Fixture *self)
{
  g_autofree char *path = fixture_path (self, "journal.jsonl");
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static guint
count_lines (Fixture *self)
{
  g_autofree char *text = journal_text (self);
  guint n = 0;

  for (const char *p = text; (p = strchr (p, '\n')) != NULL; p++)
    n++;
  return n;
}

/* Appends to the journal as another program would: whole objects with their checksums. */
static void
append (Fixture *self, const char *text)
{
  g_autofree char *path = fixture_path (self, "journal.jsonl");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = NULL;
  int fd = g_open (path, O_WRONLY | O_APPEND, 0);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "{\"") && g_str_has_suffix (lines[i], "}"))
      {
        char *signed_line = _byline_file_add_checksum (lines[i], "c");

        g_free (lines[i]);
        lines[i] = signed_line;
      }
  joined = g_strjoinv ("\n", lines);
  g_assert_cmpint (write (fd, joined, strlen (joined)), ==, strlen (joined));
  close (fd);
}

static char *
key_of (Fixture *self, const char *title)
{
  g_autoptr (BylineStory) story = fixture_story (self, fixture_find_title (self, title));

  return g_strdup (story->key);
}

static void
test_marks (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GArray) again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[2];
  guint before;

  fill (self);
  before = count_lines (self);
  ids[0] = fixture_find_title (self, "A");
  ids[1] = fixture_find_title (self, "B");
  changed = byline_db_mark (self->db, ids, 2, BYLINE_FLAG_READ, TRUE, &error);
  g_assert_cmpuint (changed->len, ==, 2);
  g_assert_cmpuint (count_lines (self), ==, before + 1);
  again = byline_db_mark (self->db, ids, 2, BYLINE_FLAG_READ, TRUE, &error);
  g_assert_cmpuint (again->len, ==, 0);
  g_assert_cmpuint (count_lines (self), ==, before + 1);
  g_clear_pointer (&again, g_array_unref);
  /* Only China, and not what sorts behind. */
  fixture_mark (self, ids[0], BYLINE_FLAG_READ, FALSE);
  byline_filter_add_section (filter, "China");
  again = byline_db_mark_all_read (self->db, filter, 3999, &error);
  g_assert_cmpuint (again->len, ==, 0);
  g_clear_pointer (&again, g_array_unref);
  again = byline_db_mark_all_read (self->db, filter, 4000, &error);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_no_error (error);
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "C|D");
  fixture_assert_counts (self);
}

/* A line that the database does not hold: its program was killed between append and commit. */
static void
test_replay (Fixture *self, gconstpointer data)
{
  g_autofree char *key = NULL;
  g_autofree char *line = NULL;
  gint64 number;

  fill (self);
  key = key_of (self, "B");
  number = _byline_db_query_int (self->db, 0, NULL,
                                 "SELECT value FROM meta WHERE name = 'journal-number'", "");
  line = g_strdup_printf ("{\"n\":%d,\"t\":5,\"op\":\"mark\",\"flag\":\"read\",\"value\":1,"
                          "\"stories\":[\"%s\",\"nonsense\",7]}\n",
                          (int) number + 1, key);
  append (self, line);
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "A|C|D");
  fixture_assert_counts (self);
  /* Also while the database is open: the next transaction finds it. */
  g_clear_pointer (&line, g_free);
  line = g_strdup_printf ("{\"n\":%d,\"t\":6,\"op\":\"mark\",\"flag\":\"read\",\"value\":0,"
                          "\"stories\":[\"%s\"]}\n{\"n\":%d,\"op\":\"of the future\"}\n",
                          (int) number + 2, key, (int) number + 3);
  append (self, line);
  fixture_mark (self, fixture_find_title (self, "A"), BYLINE_FLAG_SAVED, TRUE);
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "A|B|C|D");
}

static void
test_torn (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineCheck) check = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  append (self, "{\"n\":99,\"t\":5,\"op\":\"mark\",\"flag\":\"re");
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "A|B|C|D");
  /* The next line does not run into it. */
  fixture_mark (self, fixture_find_title (self, "A"), BYLINE_FLAG_READ, TRUE);
  g_assert_cmpint (byline_db_data_version (self->db), >, 0);
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 4);
  g_assert_no_error (error);
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "B|C|D");
  /* Nothing is left of it. */
  check = byline_db_check (self->db, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 0);
}

static void
test_broken_line (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineCheck) check = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  append (self, "{\"n\":99,\"t\":5,\"op\":\"mark\",\"flag\":\"re\n");
  check = byline_db_check (self->db, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 1);
  g_clear_pointer (&check, byline_check_free);
  check = byline_db_check (self->db, FALSE, &error);
  g_assert_cmpuint (check->problems->len, ==, 0);
}

/* An empty file in the database's place is no database. */
static void
test_emptied (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;

  fill (self);
  g_clear_pointer (&self->db, byline_db_close);
  path = fixture_path (self, "library.db");
  g_assert_cmpint (truncate (path, 0), ==, 0);
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "A|B|C|D");
}

static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *junk = g_strnfill (20000, 'x');
  g_autoptr (BylineDb) db = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  g_clear_pointer (&self->db, byline_db_close);
  path = fixture_path (self, "library.db");
  g_assert_true (g_file_set_contents (path, junk, -1, NULL));
  db = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, &error);
  g_assert_null (db);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "damaged"));
  g_clear_error (&error);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 4);
  fixture_reopen (self);
}

/* A child takes the database through half of a change and dies. */
static void
test_killed (Fixture *self, gconstpointer data)
{
  for (int stage = 0; stage < 3; stage++)
    {
      pid_t child;
      int status;

      if (stage == 0)
        fill (self);
      g_clear_pointer (&self->db, byline_db_close);
      child = fork ();
      if (child == 0)
        {
          BylineDb *db = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, NULL);
          gint64 id = 1;
          GArray *changed;

          if (stage == 0) /* a transaction that never ends */
            {
              _byline_db_begin (db, NULL);
              changed = byline_db_mark (db, &id, 1, BYLINE_FLAG_READ, TRUE, NULL);
              _exit (changed != NULL ? 0 : 1);
            }
          changed = byline_db_mark (db, &id, 1, stage == 1 ? BYLINE_FLAG_SAVED : BYLINE_FLAG_READ,
                                    TRUE, NULL);
          /* All is through; only nothing is closed. */
          _exit (changed != NULL && changed->len == 1 ? 0 : 1);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_cmpint (status, ==, 0);
      fixture_reopen (self);
      fixture_assert_counts (self);
      {
        g_autoptr (BylineStory) story = fixture_story (self, 1);

        g_assert_cmpint (story->is_saved, ==, stage >= 1);
        g_assert_cmpint (story->is_read, ==, stage >= 2);
      }
    }
}

/* Killed in the middle of a feed's transaction: the files of stories whose rows never came go. */
static void
test_killed_while_writing (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCheck) check = NULL;
  pid_t child;
  int status;

  fill (self);
  g_clear_pointer (&self->db, byline_db_close);
  child = fork ();
  if (child == 0)
    {
      self->db = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, NULL);
      _byline_db_begin (self->db, NULL);
      fixture_commit (self, 1, fixture_article ("new", "https://a.example/new", "New", 7000), NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  fixture_reopen (self);
  check = byline_db_check (self->db, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 0);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "A|B|C|D");
}

static void
test_rebuild (Fixture *self, gconstpointer data)
{
  gint64 feed = fill (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (BylineFeed) found = NULL;
  g_autoptr (BylineCommit) commit = NULL;
  g_autoptr (BylineStory) story = NULL;
  g_autofree char *key = key_of (self, "A");
  g_autofree char *path = fixture_path (self, "library.db");
  BylineDb *rest;

  fixture_mark (self, fixture_find_title (self, "A"), BYLINE_FLAG_READ, TRUE);
  fixture_mark (self, fixture_find_title (self, "B"), BYLINE_FLAG_SAVED, TRUE);
  fixture_mark (self, fixture_find_title (self, "D"), BYLINE_FLAG_READ, TRUE);
  g_assert_true (byline_db_rename_publication (self->db, 1, "Mine", &error));
  g_assert_true (byline_db_move_publication (self->db, 1, "A/B", &error));
  g_assert_true (byline_db_set_interval (self->db, feed, 15, &error));
  /* D is forgotten, and stays so. */
  fixture_set_retention (self, 1, G_MAXUINT, 3);
  g_assert_cmpint (byline_db_prune (self->db, self->now, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, -1);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_BUSY);
  g_clear_error (&error);

  g_clear_pointer (&self->db, byline_db_close);
  g_unlink (path);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 3);
  g_assert_no_error (error);
  rest = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  self->db = rest;
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "A|B|C");
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "B|C");
  fixture_assert_list (self, "China", "Mara Lindqvist", "text", FALSE, "A");
  fixture_assert_counts (self);
  story = fixture_story (self, byline_db_find_story (self->db, key, &error));
  g_assert_true (story->is_read);
  publication = byline_db_get_publication (self->db, story->publication, &error);
  g_assert_cmpstr (publication->name, ==, "Mine");
  g_assert_cmpstr (publication->folder, ==, "A/B");
  found = byline_db_find_feed (self->db, FEED, &error);
  g_assert_cmpuint (found->interval_minutes, ==, 15);
  /* The feed says the same again: nothing is new. */
  {
    BylineArticle *a = fixture_article ("a", HOME "a", "A", 4000);

    fixture_add_paragraph (a, "Text of A");
    fixture_add_section (a, "China");
    fixture_add_author (a, "Mara Lindqvist");
    commit = fixture_commit (self, found->id, a, fixture_article ("c", HOME "c", "C", 2000),
                             fixture_article ("d", HOME "d", "D", 1000), NULL);
    g_assert_cmpuint (commit->added->len, ==, 0);
    g_assert_cmpuint (commit->updated->len, ==, 0);
  }
}

/* A database that is simply gone comes back when it is opened; a lost journal from the database. */
static void
test_lost (Fixture *self, gconstpointer data)
{
  g_autofree char *database = fixture_path (self, "library.db");
  g_autofree char *journal = fixture_path (self, "journal.jsonl");
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineFeed) feed = NULL;

  fill (self);
  fixture_mark (self, fixture_find_title (self, "A"), BYLINE_FLAG_READ, TRUE);
  g_clear_pointer (&self->db, byline_db_close);
  g_unlink (database);
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "B|C|D");
  g_clear_pointer (&self->db, byline_db_close);
  g_unlink (journal);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 4);
  g_assert_no_error (error);
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "B|C|D");
  feed = byline_db_find_feed (self->db, FEED, &error);
  g_assert_no_error (error);
  /* The subscription, the network of its feed and the mark stand in the new journal. */
  g_assert_cmpuint (count_lines (self), ==, 3);
}

static void
test_compaction (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 a;

  fill (self);
  a = fixture_find_title (self, "A");
  for (int i = 0; i < 10; i++)
    {
      fixture_mark (self, a, BYLINE_FLAG_READ, i % 2 == 0);
      fixture_mark (self, fixture_find_title (self, "B"), BYLINE_FLAG_SAVED, i % 2 != 0);
      g_assert_true (byline_db_rename_publication (self->db, 1, i == 9 ? "Last" : "x", &error));
    }
  fixture_subscribe (self, "https://gone.example/feed", NULL);
  g_assert_true (byline_db_set_removed (self->db, 2, TRUE, &error));
  g_assert_true (byline_db_purge_removed (self->db, G_MAXINT64, &error));
  before = journal_text (self);
  g_assert_true (byline_db_compact_journal (self->db, &error));
  g_assert_no_error (error);
  after = journal_text (self);
  g_assert_cmpuint (strlen (after), <, strlen (before) / 4);
  g_assert_null (strstr (after, "gone.example"));
  /* It goes on with the next number, and nothing is applied twice. */
  fixture_mark (self, fixture_find_title (self, "C"), BYLINE_FLAG_READ, TRUE);
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "A|B|D");
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 4);
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "A|B|D");
  {
    g_autoptr (BylineStory) b = fixture_story (self, fixture_find_title (self, "B"));

    g_assert_true (b->is_saved);
    g_assert_cmpstr (b->publication_name, ==, "Last");
  }
}

/* Window and command: each sees and keeps what the other does. */
static void
test_two_connections (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineDb) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineFilter) unread = byline_filter_new ();
  gint64 version;
  gint64 id;

  fill (self);
  other = byline_db_open (self->dir, BYLINE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  version = byline_db_data_version (self->db);
  for (int i = 0; i < 4; i++)
    {
      BylineDb *db = i % 2 == 0 ? self->db : other;
      g_autoptr (GArray) changed = NULL;
      g_autofree char *title = g_strdup_printf ("%c", 'A' + i);

      id = fixture_find_title (self, title);
      changed = byline_db_mark (db, &id, 1, BYLINE_FLAG_READ, TRUE, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (changed->len, ==, 1);
    }
  g_assert_cmpint (byline_db_data_version (self->db), !=, version);
  unread->unread = TRUE;
  g_assert_cmpuint (byline_db_count (other, unread, NULL, &error), ==, 0);
  g_assert_true (byline_db_compact_journal (other, &error));
  fixture_mark (self, id, BYLINE_FLAG_READ, FALSE);
  g_clear_pointer (&other, byline_db_close);
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 4);
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "D");
}

/* Text in the journal's place must not hurt. */
static void
test_hostile (Fixture *self, gconstpointer data)
{
  g_autofree char *deep = g_strnfill (100000, '[');

  fill (self);
  append (self, deep);
  append (self, "\nnull\n[]\n{}\n{\"n\":\"x\"}\n{\"n\":-4}\n\"\\ud800\"\n");
  append (self, "{\"n\":1000,\"op\":7}\n{\"n\":1001,\"op\":\"mark\",\"stories\":{}}\n");
  append (self, "{\"n\":1002,\"op\":\"subscribe\",\"feed\":[],\"publication\":{}}\n");
  append (self, "{\"n\":1003,\"op\":\"rename\",\"publication\":\"no such\",\"name\":null}\n");
  append (self, "{\"n\":1004,\"op\":\"retention\",\"days\":-1e300}\n");
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "A|B|C|D");
  fixture_mark (self, fixture_find_title (self, "A"), BYLINE_FLAG_READ, TRUE);
}

/* A time that no story can have would not fit into the numbers of the index. */
static void
test_impossible_time (Fixture *self, gconstpointer data)
{
  static const char *const times[] = { "17000000000000000", "-17000000000000000" };
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  key = key_of (self, "B");
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *line = g_strdup_printf ("{\"n\":%d,\"t\":5,\"op\":\"sort\",\"story\":\"%s\","
                                               "\"time\":%s}\n",
                                               1000 + (int) i, key, times[i]);

      append (self, line);
    }
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 4);
  g_assert_no_error (error);
  fixture_reopen (self);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "A|B|C|D");
}

static void
append_rule (Fixture *self, gint64 number, const char *members)
{
  g_autofree char *line = g_strdup_printf ("{\"n\":%d,\"t\":5,\"op\":\"rule\",%s}\n", (int) number,
                                           members);

  append (self, line);
}

/* Returns: (transfer full): the rules there are, one after the other. */
static char *
rules_text (Fixture *self)
{
  g_autoptr (GPtrArray) rules = byline_db_rules (self->db, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rules->len; i++)
    {
      const BylineRule *rule = g_ptr_array_index (rules, i);

      g_string_append_printf (text, "%s %s %d|", byline_rule_op_to_string (rule->op), rule->name,
                              (int) rule->number);
    }
  return g_string_free (text, FALSE);
}

/* Rules that cannot be are lines that cannot be read: what was said before them holds, now and after
 * the journal was made short; what only a newer version knows stays. */
static void
test_broken_rules (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (BylineCheck) check = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *rebuilt = NULL;
  g_autofree char *journal = NULL;

  fill (self);
  g_ptr_array_add (rules, byline_rule_pin (BYLINE_RULE_SECTION, "China", 2));
  undo = byline_db_apply_rules (self->db, rules, &error);
  g_assert_no_error (error);
  append_rule (self, 1001,
               "\"kind\":\"section\",\"rule\":\"pin\",\"subject\":\"china\","
               "\"name\":\"China\",\"number\":9223372036854775807,\"set\":1");
  append_rule (self, 1002,
               "\"kind\":\"word\",\"rule\":\"mute\",\"subject\":\"a\","
               "\"name\":\"A\",\"number\":-5,\"set\":1");
  append_rule (self, 1003, "\"kind\":\"section\",\"rule\":\"hide\",\"name\":\"China\",\"set\":1");
  append_rule (self, 1004,
               "\"kind\":\"mood\",\"rule\":\"pin\",\"subject\":\"of the future\","
               "\"name\":\"F\",\"number\":-1,\"set\":1");
  fixture_reopen (self);
  fixture_mark (self, fixture_find_title (self, "A"), BYLINE_FLAG_READ, TRUE);
  before = rules_text (self);
  g_assert_cmpstr (before, ==, "pin China 2|");
  fixture_assert_list (self, NULL, NULL, NULL, TRUE, "B|C|D");

  check = byline_db_check (self->db, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (check->problems, 0), ==,
                   "3 lines of the journal cannot be read");
  g_clear_pointer (&check, byline_check_free);
  check = byline_db_check (self->db, FALSE, &error);
  g_assert_cmpuint (check->problems->len, ==, 0);
  after = rules_text (self);
  g_assert_cmpstr (after, ==, before);
  journal = journal_text (self);
  g_assert_nonnull (strstr (journal, "of the future"));

  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 4);
  fixture_reopen (self);
  rebuilt = rules_text (self);
  g_assert_cmpstr (rebuilt, ==, before);
}

static void
test_read_only (Fixture *self, gconstpointer data)
{
  g_autoptr (BylineDb) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = NULL;
  g_autoptr (BylineCheck) check = NULL;
  g_autofree char *value = NULL;
  gint64 id = 1;

  fill (self);
  g_assert_true (byline_db_set_value (self->db, "name", "value", &error));
  reader = byline_db_open (self->dir, BYLINE_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  value = byline_db_get_value (reader, "name");
  g_assert_cmpstr (value, ==, "value");
  g_assert_null (byline_db_get_value (reader, "other"));
  changed = byline_db_mark (reader, &id, 1, BYLINE_FLAG_READ, TRUE, &error);
  g_assert_null (changed);
  g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  check = byline_db_check (reader, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 0);
  g_assert_cmpuint (check->n_articles, ==, 4);
}

static void
test_check (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCheck) check = NULL;

  fill (self);
  /* A row is lost, a counter and the search are wrong. */
  g_assert_true (_byline_db_exec (self->db,
                                  "DELETE FROM stories WHERE title = 'C';"
                                  "UPDATE sections SET n_unread = 77;"
                                  "INSERT INTO search (search, rowid, headline)"
                                  " SELECT 'delete', id, headline FROM texts LIMIT 1;",
                                  &error));
  check = byline_db_check (self->db, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 3);
  g_assert_cmpuint (check->n_repaired, ==, 0);
  g_clear_pointer (&check, byline_check_free);
  check = byline_db_check (self->db, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->n_repaired, >=, 3);
  g_clear_pointer (&check, byline_check_free);
  check = byline_db_check (self->db, TRUE, &error);
  g_assert_cmpuint (check->problems->len, ==, 0);
  fixture_assert_list (self, NULL, NULL, NULL, FALSE, "A|B|C|D");
  fixture_assert_counts (self);
}

/* --- A journal that is gone --- */

static char *
state_of (Fixture *self)
{
  g_autoptr (GPtrArray) publications = byline_db_publications (self->db, NULL);
  g_autoptr (GPtrArray) rules = byline_db_rules (self->db, NULL);
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autofree char *titles = fixture_titles (self, filter);
  g_autofree char *unread = NULL;
  GString *text = g_string_new (NULL);

  filter->unread = TRUE;
  unread = fixture_titles (self, filter);
  for (guint i = 0; i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);

      g_string_append_printf (text, "%s %s %s:", publication->key, publication->name,
                              publication->folder);
      for (guint j = 0; j < publication->feeds->len; j++)
        g_string_append_printf (text, " %s",
                                ((BylineFeed *) g_ptr_array_index (publication->feeds, j))->url);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < rules->len; i++)
    {
      const BylineRule *rule = g_ptr_array_index (rules, i);

      g_string_append_printf (text, "%d %d %s %s %" G_GINT64_FORMAT "\n", rule->kind, rule->op,
                              rule->name, rule->value, rule->number);
    }
  g_string_append_printf (text, "%s\n%s\n", titles, unread);
  return g_string_free (text, FALSE);
}

static void
fill_state (Fixture *self)
{
  gint64 a = fixture_subscribe (self, "http://a.example/feed", "http://a.example/");
  gint64 b = fixture_subscribe (self, "http://b.example/feed", "http://b.example/");
  g_autoptr (GPtrArray) rules = byline_rules_new ();

  byline_commit_free (fixture_commit (self, a, fixture_article ("1", NULL, "one", 1000),
                                      fixture_article ("2", NULL, "two", 900), NULL));
  byline_commit_free (fixture_commit (self, b, fixture_article ("3", NULL, "three", 800), NULL));
  fixture_mark (self, fixture_find_title (self, "two"), BYLINE_FLAG_READ, TRUE);
  g_assert_true (byline_db_move_publication (self->db, 1, "Papers", NULL));
  g_assert_true (byline_db_move_feed (self->db, b, 1, NULL));
  g_ptr_array_add (rules, byline_rule_rename (BYLINE_RULE_SECTION, "China", "PRC"));
  g_ptr_array_add (rules, byline_rule_mute (BYLINE_RULE_WORD, "three", TRUE, 0));
  g_ptr_array_unref (byline_db_apply_rules (self->db, rules, NULL));
}

static void
assert_rebuilt (Fixture *self, const char *state)
{
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, 3);
  g_assert_no_error (error);
  fixture_reopen (self);
  now = state_of (self);
  g_assert_cmpstr (now, ==, state);
}

/* It is made anew at once, and the next check says so. */
static void
test_deleted (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_path (self, "journal.jsonl");
  g_autofree char *state = NULL;
  g_autoptr (BylineCheck) said = NULL;
  g_autoptr (BylineCheck) again = NULL;

  fill_state (self);
  state = state_of (self);
  g_assert_cmpint (g_unlink (path), ==, 0);
  fixture_reopen (self);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  said = byline_db_check (self->db, FALSE, NULL);
  g_assert_cmpuint (said->problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (said->problems, 0), "journal was missing"));
  again = byline_db_check (self->db, FALSE, NULL);
  g_assert_cmpuint (again->problems->len, ==, 0);
  assert_rebuilt (self, state);
}

/* Another one stands in its place. */
static void
test_replaced (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_path (self, "journal.jsonl");
  g_autofree char *state = NULL;
  g_autoptr (BylineCheck) said = NULL;
  g_autoptr (BylineCheck) mended = NULL;
  g_autoptr (BylineCheck) again = NULL;

  fill_state (self);
  state = state_of (self);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  append (self, "{\"n\":1,\"t\":1,\"op\":\"nothing\"}\n");
  said = byline_db_check (self->db, FALSE, NULL);
  /* Subscriptions, rules and marks. */
  g_assert_cmpuint (said->problems->len, ==, 3);
  g_assert_cmpuint (said->n_repaired, ==, 0);
  g_assert_cmpuint (said->n_left, ==, 3);
  mended = byline_db_check (self->db, TRUE, NULL);
  g_assert_cmpuint (mended->n_repaired, ==, 3);
  g_assert_cmpuint (mended->n_left, ==, 0);
  g_assert_true (g_file_test (mended->damaged_journal, G_FILE_TEST_EXISTS));
  again = byline_db_check (self->db, FALSE, NULL);
  g_assert_cmpuint (again->problems->len, ==, 0);
  assert_rebuilt (self, state);
}

/* What was to replace a file when a program died. */
static void
test_leftovers (Fixture *self, gconstpointer data)
{
  g_autofree char *shard = fixture_path (self, "articles/ab");
  g_autofree char *path = fixture_path (self, "articles/ab/abcd.json.new");
  g_autoptr (BylineCheck) said = NULL;
  g_autoptr (BylineCheck) mended = NULL;

  g_assert_cmpint (g_mkdir_with_parents (shard, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "{", -1, NULL));
  said = byline_db_check (self->db, FALSE, NULL);
  g_assert_cmpuint (said->problems->len, ==, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  mended = byline_db_check (self->db, TRUE, NULL);
  g_assert_cmpuint (mended->n_repaired, ==, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A feed that moved outlives the publication that it was subscribed to with. */
static void
test_moved_and_purged (Fixture *self, gconstpointer data)
{
  g_autofree char *state = NULL;
  g_autoptr (BylinePublication) second = NULL;

  fill_state (self);
  second = byline_db_get_publication (self->db, 2, NULL);
  if (second != NULL)
    g_assert_true (_byline_db_purge_publication (self->db, second->key, NULL));
  state = state_of (self);
  g_assert_true (byline_db_compact_journal (self->db, NULL));
  assert_rebuilt (self, state);
}

static gpointer
open_thread (gpointer data)
{
  return byline_db_open (data, BYLINE_DB_READ_WRITE, NULL);
}

/* Several programs that find the database gone: one makes it anew, the others wait. */
static void
test_lost_together (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_path (self, "library.db");
  g_autofree char *state = NULL;
  GThread *threads[4];

  fill_state (self);
  state = state_of (self);
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (g_unlink (path), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("open", open_thread, self->dir);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      BylineDb *db = g_thread_join (threads[i]);

      g_assert_nonnull (db);
      byline_db_close (db);
    }
  fixture_reopen (self);
  g_clear_pointer (&path, g_free);
  path = state_of (self);
  g_assert_cmpstr (path, ==, state);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/journal/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("marks", test_marks);
  ADD ("replay", test_replay);
  ADD ("torn", test_torn);
  ADD ("broken-line", test_broken_line);
  ADD ("emptied", test_emptied);
  ADD ("damaged", test_damaged);
  ADD ("killed", test_killed);
  ADD ("killed-while-writing", test_killed_while_writing);
  ADD ("rebuild", test_rebuild);
  ADD ("lost", test_lost);
  ADD ("compaction", test_compaction);
  ADD ("deleted", test_deleted);
  ADD ("replaced", test_replaced);
  ADD ("leftovers", test_leftovers);
  ADD ("moved-and-purged", test_moved_and_purged);
  ADD ("lost-together", test_lost_together);
  ADD ("two-connections", test_two_connections);
  ADD ("hostile", test_hostile);
  ADD ("impossible-time", test_impossible_time);
  ADD ("broken-rules", test_broken_rules);
  ADD ("read-only", test_read_only);
  ADD ("check", test_check);
  return g_test_run ();
}
