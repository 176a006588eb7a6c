/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * torture kill|flip ROUNDS [SEED]: what must never be lost, thousands of times.
 *
 * kill: a child works on a profile (marks, polls, names, compaction, repairs, rebuilds) and is
 * killed at a random moment. What it had said was done must be there, nothing may be damaged,
 * and the journal alone must bring it back.
 *
 * flip: bytes of a profile's journal and articles are changed at random. check must say so;
 * --repair and rebuild must bring back all that journal, database and archive between them still
 * have; nothing may be subscribed to while one line that ends the subscription still stands.
 *
 * The tests run a few rounds of each; more are for a night.
 */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "byline-db-private.h"
#include "byline-db-rules.h"
#include "byline-db-subscriptions.h"
#include "byline-error.h"
#include "byline-file-private.h"
#include "store-fixture.h"

#define N_STORIES 40

static GRand *chance;

static int
any (int end)
{
  return g_rand_int_range (chance, 0, end);
}

/* --- What there is --- */

static gint
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full): the rows of @sql, each a text, sorted. */
static GPtrArray *
read_rows (BylineDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineOneShotStatement) rows = _byline_db_prepare (db, sql, &error);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  while (sqlite3_step (rows->handle) == SQLITE_ROW)
    g_ptr_array_add (texts, g_strdup ((const char *) sqlite3_column_text (rows->handle, 0)));
  g_ptr_array_sort (texts, compare_lines);
  return texts;
}

static const char decisions[] =
  "SELECT 'feed ' || f.url || ' ' || f.seed || ' ' || p.key FROM feeds f"
  " JOIN publications p ON p.id = f.publication"
  " UNION ALL SELECT 'publication ' || p.key || ' ' || coalesce (p.name, '') || ' '"
  "  || coalesce (p.folder, '') || ' ' || p.removed_at || ' ' || p.keep_days FROM publications p"
  " UNION ALL SELECT 'rule ' || kind || op || subject || name || coalesce (value, '') || number"
  "  FROM rules"
  " UNION ALL SELECT 'forgotten ' || key FROM tombstones";
static const char subscriptions[] =
  "SELECT f.url FROM feeds f JOIN publications p ON p.id = f.publication WHERE p.removed_at = 0";
static const char stories[] =
  "SELECT key || ' ' || id || ' ' || coalesce (title, '') || ' ' || coalesce (url, '') || ' '"
  " || coalesce ((SELECT t.body FROM texts t WHERE t.id = stories.place), '')"
  " || ' ' || is_read"
  " || ' ' || is_saved || ' ' || publication FROM stories";

/* Returns: (transfer full): the first row that is in one and not in the other; NULL if none is. */
static char *
find_difference (GPtrArray *before, GPtrArray *after)
{
  for (guint i = 0; i < MAX (before->len, after->len); i++)
    {
      const char *first = i < before->len ? g_ptr_array_index (before, i) : "(nothing)";
      const char *second = i < after->len ? g_ptr_array_index (after, i) : "(nothing)";

      if (!g_str_equal (first, second))
        return g_strdup_printf ("before: %s\n  after: %s", first, second);
    }
  return NULL;
}

static gboolean
contains (GPtrArray *rows, const char *row)
{
  return g_ptr_array_find_with_equal_func (rows, row, g_str_equal, NULL);
}

/* --- Killing --- */

enum {
  BEGUN = 'b',
  DONE = 'd',
};

typedef struct {
  char what; /* BEGUN or DONE */
  char flag; /* 'r' read, 's' saved, 'n' a name; 0 for nothing that is remembered */
  char value;
  int number; /* of the story */
} Message;

static void
say (int pipe_fd, Message message)
{
  if (write (pipe_fd, &message, sizeof message) != sizeof message)
    _exit (3);
}

static BylineArticle *
make_article (int number, int edition)
{
  g_autofree char *id = g_strdup_printf ("item-%d", number);
  g_autofree char *url = g_strdup_printf ("http://a.example/%d", number);
  g_autofree char *title = g_strdup_printf ("Story %d", number);
  g_autofree char *text = g_strdup_printf ("Text of story %d in edition %d", number, edition);
  BylineArticle *article = fixture_article (id, url, title, 100000 + number);

  fixture_add_paragraph (article, text);
  fixture_add_section (article, number % 2 == 0 ? "China" : "Work");
  fixture_add_author (article, number % 3 == 0 ? "Mara Lindqvist" : "Jo Chen");
  return article;
}

static void
poll_feed (Fixture *self, gint64 feed_id, int edition)
{
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);

  for (int i = 0; i < N_STORIES; i++)
    g_ptr_array_add (articles, make_article (i, any (3) == 0 ? edition : 0));
  byline_commit_result_free (fixture_commit_array (self, feed_id, articles));
}

/* A poll that shares the transaction of its group; one of four fails behind all that it has written. */
static void
poll_as_member (Fixture *self, int edition)
{
  g_autoptr (GError) error = NULL;
  g_auto (BylineTransaction) member = { NULL };

  g_assert_true (_byline_transaction_begin (&member, self->db, &error));
  poll_feed (self, 1, edition);
  if (any (4) > 0)
    g_assert_true (_byline_transaction_commit (&member, &error));
}

/* What a refresh does: polls share a transaction; if that does not last, each is run again by itself. */
static void
poll_in_group (Fixture *self, int edition)
{
  g_autoptr (GError) error = NULL;
  gboolean is_whole = TRUE;

  g_assert_true (byline_db_begin_group (self->db, &error));
  for (int i = 0; i < 4 && is_whole; i++)
    {
      poll_as_member (self, edition + i);
      is_whole = byline_db_group_is_whole (self->db);
    }
  g_assert_true (byline_db_commit_group (self->db, NULL) == is_whole);
  for (int i = 0; i < 4 && !is_whole; i++)
    poll_feed (self, 1, edition + i);
}

static void
mark_one (Fixture *self, int pipe_fd)
{
  Message message = { BEGUN, any (2) ? 'r' : 's', any (2), any (N_STORIES) };
  g_autofree char *title = g_strdup_printf ("Story %d", message.number);
  gint64 story_id = fixture_find_title (self, title);

  say (pipe_fd, message);
  fixture_mark (self, story_id,
                message.flag == 'r' ? BYLINE_STORY_FLAG_READ : BYLINE_STORY_FLAG_SAVED,
                message.value);
  message.what = DONE;
  say (pipe_fd, message);
}

static void
work_once (Fixture *self, int pipe_fd, int edition)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCheckReport) check = NULL;
  g_autofree char *name = g_strdup_printf ("Name %d", edition);

  switch (any (15))
    {
    case 0:
      poll_feed (self, 1, edition);
      break;
    case 6:
      poll_in_group (self, edition);
      break;
    case 1:
      g_assert_true (byline_db_compact_journal (self->db, &error));
      break;
    case 2:
      check = byline_db_check (self->db, TRUE, &error);
      g_assert_no_error (error);
      break;
    case 3:
      g_assert_true (byline_db_rename_publication (self->db, 1, name, &error));
      break;
    case 4:
      g_clear_pointer (&self->db, byline_db_close);
      byline_db_rebuild (self->dir, &error);
      g_assert_no_error (error);
      fixture_reopen (self);
      break;
    case 5:
      fixture_reopen (self);
      break;
    default:
      mark_one (self, pipe_fd);
    }
}

static void
work (Fixture *self, int pipe_fd)
{
  self->db = NULL;
  fixture_reopen (self);
  for (int edition = 1;; edition++)
    work_once (self, pipe_fd, edition);
}

/* What the child said that it did, and what it may have done. */
typedef struct {
  gboolean read[N_STORIES];
  gboolean saved[N_STORIES];
  Message open; /* begun and not said to be done */
} Model;

static void
take_messages (Model *model, int pipe_fd)
{
  Message message;

  model->open = (Message){ 0 };
  while (read (pipe_fd, &message, sizeof message) == sizeof message)
    {
      model->open = message.what == BEGUN ? message : (Message){ 0 };
      if (message.what == DONE)
        (message.flag == 'r' ? model->read : model->saved)[message.number] = message.value;
    }
}

static void
verify_marks (Fixture *self, Model *model, int round)
{
  for (int i = 0; i < N_STORIES; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %d", i);
      g_autoptr (BylineStory) story = fixture_story (self, fixture_find_title (self, title));
      gboolean is_open = model->open.what != 0 && model->open.number == i;

      if (is_open && model->open.flag == 'r')
        model->read[i] = story->is_read;
      if (is_open && model->open.flag == 's')
        model->saved[i] = story->is_saved;
      if (story->is_read != model->read[i] || story->is_saved != model->saved[i])
        g_error ("round %d: the marks of story %d are lost", round, i);
    }
}

static void
verify (Fixture *self, Model *model, int round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCheckReport) check = NULL;
  g_autofree char *path = fixture_path (self, "library.db");

  fixture_reopen (self);
  verify_marks (self, model, round);
  model->open.what = 0;
  check = byline_db_check (self->db, FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < check->problems->len; i++)
    {
      const char *problem = g_ptr_array_index (check->problems, i);

      /* A file that was replaced before its row was: the feed says it again. */
      if (strstr (problem, "not written to") == NULL)
        g_error ("round %d: %s", round, problem);
    }
  if (round % 5 != 0)
    return;
  /* The journal alone. */
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, N_STORIES);
  g_assert_no_error (error);
  fixture_reopen (self);
  verify_marks (self, model, round);
}

static void
kill_once (Fixture *self, Model *model, int round)
{
  int fds[2];
  int status;
  guint32 seed = g_rand_int (chance);
  pid_t child;

  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (pipe (fds), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (fds[0]);
      g_rand_set_seed (chance, seed);
      work (self, fds[1]);
    }
  close (fds[1]);
  g_usleep ((gulong) any (60000));
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (!WIFSIGNALED (status) || WTERMSIG (status) != SIGKILL)
    g_error ("round %d: the child ended by itself (%d)", round, status);
  take_messages (model, fds[0]);
  close (fds[0]);
  verify (self, model, round);
}

static void
run_kills (int rounds)
{
  Fixture self = { NULL };
  Model model = { { 0 } };

  fixture_set_up (&self, NULL);
  fixture_subscribe (&self, "http://a.example/feed", "http://a.example/");
  poll_feed (&self, 1, 0);
  for (int round = 1; round <= rounds; round++)
    kill_once (&self, &model, round);
  fixture_tear_down (&self, NULL);
  g_print ("# %d kills, nothing lost\n", rounds);
}

/* --- Flipping --- */

typedef struct {
  GPtrArray *decisions;
  GPtrArray *subscriptions;
  GPtrArray *stories;
  GPtrArray *endings; /* lines of the journal that end a subscription */
  char *dir;
  guint n_flips;
  guint n_unseen; /* rounds whose damage check did not see */
  guint n_repairs;
  guint n_rebuilds;
  guint n_alone;  /* rebuilds without the old database */
  guint n_missed; /* stories of these that were not brought back */
} Flips;

static void
copy_tree (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *data = NULL;
      gsize length;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        copy_tree (source, target);
      else
        {
          int fd = g_open (target, O_WRONLY | O_CREAT | O_TRUNC, 0600);

          g_assert_true (g_file_get_contents (source, &data, &length, NULL));
          g_assert_true (_byline_write_all (fd, data, length));
          close (fd);
        }
    }
}

static void
fill_template (Fixture *self)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GError) error = NULL;
  gint64 second;

  fixture_subscribe (self, "http://a.example/feed", "http://a.example/");
  second = fixture_subscribe (self, "http://b.example/feed", "http://b.example/");
  fixture_subscribe (self, "http://gone.example/feed", "http://gone.example/");
  poll_feed (self, 1, 0);
  byline_commit_result_free (fixture_commit (self, second, fixture_article ("x", NULL, "X", 900),
                                             fixture_article ("y", NULL, "Y", 800), NULL));
  g_assert_true (byline_db_move_publication (self->db, 1, "Papers", &error));
  g_assert_true (byline_db_rename_publication (self->db, 2, "Mine", &error));
  g_assert_true (byline_db_set_interval (self->db, second, 30, &error));
  g_assert_true (byline_db_set_removed (self->db, 3, TRUE, &error));
  g_assert_true (byline_db_purge_removed (self->db, G_MAXINT64, &error));
  g_ptr_array_add (rules, byline_rule_rename (BYLINE_RULE_KIND_SECTION, "China", "PRC"));
  g_ptr_array_add (rules, byline_rule_mute (BYLINE_RULE_KIND_WORD, "edition", TRUE, 0));
  undo = byline_db_apply_rules (self->db, rules, &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_STORIES; i += 2)
    {
      g_autofree char *title = g_strdup_printf ("Story %d", i);

      fixture_mark (self, fixture_find_title (self, title), BYLINE_STORY_FLAG_READ, TRUE);
      if (i % 6 == 0)
        fixture_mark (self, fixture_find_title (self, title), BYLINE_STORY_FLAG_SAVED, TRUE);
      if (i % 10 == 0)
        fixture_mark (self, fixture_find_title (self, title), BYLINE_STORY_FLAG_READ, FALSE);
    }
}

/* Returns: (transfer full): the lines of the template's journal that end a subscription. */
static GPtrArray *
read_endings (Fixture *self)
{
  g_autofree char *path = fixture_path (self, "journal.jsonl");
  g_autofree char *data = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *endings = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  lines = g_strsplit (data, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (strstr (*line, "\"op\":\"removed\"") != NULL || strstr (*line, "\"op\":\"purge\"") != NULL)
      g_ptr_array_add (endings, g_strdup (*line));
  g_assert_cmpint (endings->len, ==, 2);
  return endings;
}

/* Whether the changed journal still says that a publication was removed. */
static gboolean
has_ending (Fixture *self, Flips *flips)
{
  g_autofree char *path = fixture_path (self, "journal.jsonl");
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  for (guint i = 0; i < flips->endings->len; i++)
    {
      const char *line = g_ptr_array_index (flips->endings, i);

      if (memmem (data, length, line, strlen (line)) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
flip_file (const char *path)
{
  g_autofree char *data = NULL;
  gsize length;
  gsize place;
  int fd;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  place = (gsize) g_rand_int_range (chance, 0, (gint32) length);
  data[place] = (char) (data[place] ^ (1 << any (8)));
  fd = g_open (path, O_WRONLY | O_TRUNC, 0600);
  g_assert_true (_byline_write_all (fd, data, length));
  close (fd);
}

static void
collect_articles (const char *path, GPtrArray *files)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          collect_articles (child, files);
          g_free (child);
        }
      else
        g_ptr_array_add (files, child);
    }
}

/* Returns: (transfer full): the keys whose files were changed. */
static GPtrArray *
flip_articles (Fixture *self, int n)
{
  g_autofree char *articles = fixture_path (self, "articles");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  collect_articles (articles, files);
  for (int i = 0; i < n; i++)
    {
      const char *path = g_ptr_array_index (files, any ((int) files->len));
      char *key = g_path_get_basename (path);

      flip_file (path);
      *strchr (key, '.') = '\0';
      g_ptr_array_add (keys, key);
    }
  return keys;
}

static void
assert_same (Fixture *self, Flips *flips, const char *what, int round)
{
  g_autoptr (GPtrArray) now = read_rows (self->db, decisions);
  g_autoptr (GPtrArray) there = read_rows (self->db, stories);
  g_autofree char *difference = find_difference (flips->decisions, now);

  if (difference == NULL)
    difference = find_difference (flips->stories, there);
  if (difference != NULL)
    g_error ("round %d, %s:\n  %s", round, what, difference);
}

static void
repair (Fixture *self, Flips *flips, int round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCheckReport) said = byline_db_check (self->db, FALSE, &error);
  g_autoptr (BylineCheckReport) mended = NULL;
  g_autoptr (BylineCheckReport) again = NULL;
  g_autofree char *path = fixture_path (self, "library.db");

  g_assert_no_error (error);
  flips->n_repairs++;
  flips->n_unseen += said->problems->len == 0;
  mended = byline_db_check (self->db, TRUE, &error);
  g_assert_no_error (error);
  if (mended->n_left > 0)
    g_error ("round %d: not repaired: %s", round, (char *) g_ptr_array_index (mended->problems, 0));
  assert_same (self, flips, "repair", round);
  again = byline_db_check (self->db, FALSE, &error);
  if (again->problems->len > 0)
    g_error ("round %d: after the repair: %s", round,
             (char *) g_ptr_array_index (again->problems, 0));
  /* Journal and archive alone are whole again. */
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (byline_db_rebuild (self->dir, &error), ==, (int) flips->stories->len);
  g_assert_no_error (error);
  fixture_reopen (self);
  assert_same (self, flips, "rebuild after the repair", round);
}

static void
rebuild (Fixture *self, Flips *flips, int round)
{
  g_autoptr (GError) error = NULL;

  flips->n_rebuilds++;
  g_clear_pointer (&self->db, byline_db_close);
  if (byline_db_rebuild (self->dir, &error) < 0)
    g_error ("round %d: %s", round, error->message);
  fixture_reopen (self);
  assert_same (self, flips, "rebuild", round);
}

/* Without the database, what was changed may be lost; nothing else, and nothing is made up. */
static void
rebuild_alone (Fixture *self, Flips *flips, GPtrArray *keys, gboolean journal_is_whole, int round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) there = NULL;
  g_autofree char *path = fixture_path (self, "library.db");
  gboolean is_ended = has_ending (self, flips);

  flips->n_alone++;
  g_clear_pointer (&self->db, byline_db_close);
  g_assert_cmpint (g_unlink (path), ==, 0);
  if (byline_db_rebuild (self->dir, &error) < 0)
    {
      g_assert_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_INCOMPLETE);
      return;
    }
  fixture_reopen (self);
  now = read_rows (self->db, subscriptions);
  there = read_rows (self->db, stories);
  for (guint i = 0; i < now->len; i++)
    if (is_ended && !contains (flips->subscriptions, g_ptr_array_index (now, i)))
      g_error ("round %d: subscribed to %s", round, (char *) g_ptr_array_index (now, i));
  if (!journal_is_whole)
    return;
  for (guint i = 0; i < flips->stories->len; i++)
    {
      const char *row = g_ptr_array_index (flips->stories, i);
      g_autofree char *key = g_strndup (row, strcspn (row, " "));

      if (contains (there, row))
        continue;
      flips->n_missed++;
      if (!contains (keys, key))
        g_error ("round %d: lost: %s", round, row);
    }
}

static void
flip_once (Flips *flips, int round)
{
  Fixture self = { .dir = g_dir_make_tmp ("byline-flip-XXXXXX", NULL), .now = 1700100000 };
  g_autofree char *journal = g_build_filename (self.dir, "journal.jsonl", NULL);
  g_autoptr (GPtrArray) keys = NULL;
  int n_journal = any (3);
  int n_articles = n_journal == 0 ? 1 + any (3) : any (3);

  copy_tree (flips->dir, self.dir);
  for (int i = 0; i < n_journal; i++)
    flip_file (journal);
  keys = flip_articles (&self, n_articles);
  flips->n_flips += (guint) (n_journal + n_articles);
  switch (round % 3)
    {
    case 0:
      fixture_reopen (&self);
      repair (&self, flips, round);
      break;
    case 1:
      rebuild (&self, flips, round);
      break;
    default:
      rebuild_alone (&self, flips, keys, n_journal == 0, round);
    }
  fixture_tear_down (&self, NULL);
}

static void
run_flips (int rounds)
{
  Fixture template = { NULL };
  Flips flips = { NULL };

  fixture_set_up (&template, NULL);
  fill_template (&template);
  fixture_reopen (&template);
  flips.dir = template.dir;
  flips.decisions = read_rows (template.db, decisions);
  flips.subscriptions = read_rows (template.db, subscriptions);
  flips.stories = read_rows (template.db, stories);
  flips.endings = read_endings (&template);
  /* The log is written into the database. */
  g_clear_pointer (&template.db, byline_db_close);
  for (int round = 0; round < rounds; round++)
    flip_once (&flips, round);
  g_print ("# %d profiles, %u bytes: %u repaired, %u rebuilt, %u rebuilt without a database"
           " (%u stories changed or lost with their files);\n"
           "# check saw nothing in %u\n",
           rounds, flips.n_flips, flips.n_repairs, flips.n_rebuilds, flips.n_alone, flips.n_missed,
           flips.n_unseen);
  g_ptr_array_unref (flips.decisions);
  g_ptr_array_unref (flips.subscriptions);
  g_ptr_array_unref (flips.stories);
  g_ptr_array_unref (flips.endings);
  fixture_tear_down (&template, NULL);
}

int
main (int argc, char **argv)
{
  int rounds = argc > 2 ? atoi (argv[2]) : 0;
  guint32 seed = argc > 3 ? (guint32) strtoul (argv[3], NULL, 10) : g_random_int ();

  if (argc < 3 || rounds <= 0)
    {
      g_printerr ("Usage: torture kill|flip ROUNDS [SEED]\n");
      return 2;
    }
  g_print ("# %s, seed %u\n", argv[1], seed);
  chance = g_rand_new_with_seed (seed);
  if (g_str_equal (argv[1], "kill"))
    run_kills (rounds);
  else
    run_flips (rounds);
  g_rand_free (chance);
  return 0;
}
