/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "byline-db-open.h"
#include "byline-db-private.h"
#include "byline-identity-private.h"
#include "store-fixture.h"

/*
 * Publications that do to their feeds what publications do, against what their editors meant: no story
 * is lost, none is there twice, none is unread again, none is read before it was seen.
 *
 *   test-store-stories-simulation [SEEDS [FIRST [POLLS]]]
 *
 * A seed is one publication, of one habit after the other. What fails is run again with fewer polls and
 * without what it does not need, and told.
 */

#define HOME "https://paper.example/"
#define START 1700000000
#define DAY 86400
#define MAX_WINDOW 6

typedef enum {
  PLAIN,
  TITLES_EDITED,
  GUIDS_RENEWED,     /* at each request */
  GUID_RENEWED_ONCE, /* now and then */
  DATES_NOW,
  GUID_COUNTS,   /* link#0, link#1 */
  SLUG_FOLLOWS,  /* the link follows the headline */
  ONE_LINK,      /* and no guid */
  ONE_ITEM,      /* one guid, one link */
  SHOP,          /* no guid, the home page's link, days for dates */
  NOT_AVAILABLE, /* guid and link are N/A */
  DOMAIN_MOVES,
  TWO_FEEDS,
  FRAGMENTS, /* #v1, and no guid */
  SESSIONS,  /* in links, and no guid */
  UNDATED,
  WATCHER, /* the same links and titles, other guids, dates and texts */
  NO_TEXTS,
  STALE, /* a cache gives out what the feed was some time ago */
  N_HABITS,
} Habit;

static const char *const habits[] = {
  "plain",     "titles edited", "guids renewed", "guid renewed once",
  "dates now", "link#count",    "slug",          "one link",
  "one item",  "shop",          "N/A",           "domain moves",
  "two feeds", "fragments",     "sessions",      "undated",
  "watcher",   "no texts",      "stale",
};
G_STATIC_ASSERT (G_N_ELEMENTS (habits) == N_HABITS);

/* What befalls all of them, each of which may be left out when a failure is made smaller. */
enum {
  WITH_GAPS = 1 << 0, /* stories leave the feed and come back */
  WITH_REBUILDS = 1 << 1,
  WITH_KILLS = 1 << 2,
  WITH_RETENTION = 1 << 3,
  WITH_READING = 1 << 4,
  WITH_ALL = (1 << 5) - 1,
};

typedef struct {
  guint number;
  char *title;
  char *text;
  char *slug;
  gint64 date;
  guint n_edits;
  guint guid;
  char *key; /* of its row; NULL: it never came in */
  gboolean was_read;
  gboolean was_pruned;
} Story;

typedef struct {
  Fixture fixture;
  GRand *rand;
  Habit habit;
  guint with;
  gint64 feeds[2];
  GPtrArray *stories; /* of Story, oldest first */
  guint poll;
  gboolean has_moved;
  char *failure;
} Simulation;

static void
story_free (Story *self)
{
  g_free (self->title);
  g_free (self->text);
  g_free (self->slug);
  g_free (self->key);
  g_free (self);
}

static gboolean
happens (Simulation *self, double chance)
{
  return g_rand_double (self->rand) < chance;
}

static char *
some_words (Simulation *self, guint n)
{
  static const char *const syllables[] = {
    "ba",  "cor", "du",  "fel", "gri", "ho",  "jat", "kem", "lu",  "mor",
    "nip", "osk", "pra", "qui", "rud", "sta", "tev", "ung", "vol", "wex",
  };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (words, ' ');
      for (guint j = 0; j < 3; j++)
        g_string_append (words,
                         syllables[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (syllables))]);
    }
  return g_string_free (words, FALSE);
}

/* --- Editors --- */

static gboolean
is_title_taken (Simulation *self, const char *title)
{
  for (guint i = 0; i < self->stories->len; i++)
    {
      const Story *story = g_ptr_array_index (self->stories, i);

      if (_byline_identity_compare_titles (title, story->title) != BYLINE_TITLE_OTHER)
        return TRUE;
    }
  return FALSE;
}

static char *
new_title (Simulation *self)
{
  char *title = some_words (self, 5);

  while (is_title_taken (self, title))
    {
      g_free (title);
      title = some_words (self, 5);
    }
  return title;
}

static void
write_story (Simulation *self)
{
  Story *story = g_new0 (Story, 1);

  story->number = self->stories->len;
  story->title = self->habit == WATCHER ? g_strdup_printf ("page %u", story->number % 3)
                                        : new_title (self);
  story->text = some_words (self, 14);
  story->slug = g_strdup_printf ("story-%u", story->number);
  story->date = self->fixture.now - g_rand_int_range (self->rand, 1, 50);
  story->guid = story->number * 1000;
  /* No two at one second. */
  story->date = story->date / 60 * 60 + story->number % 60;
  if (self->habit == SHOP)
    story->date = story->date / DAY * DAY;
  g_ptr_array_add (self->stories, story);
}

/* One word is another one, or stands behind the others. */
static void
edit (Simulation *self, Story *story)
{
  g_autofree char *word = some_words (self, 1);
  char *title = NULL;

  story->n_edits++;
  if (self->habit == TITLES_EDITED || self->habit == GUID_COUNTS || self->habit == SLUG_FOLLOWS ||
      self->habit == PLAIN)
    {
      title = story->n_edits % 2 == 1
                ? g_strconcat (story->title, " ", word, NULL)
                : g_strndup (story->title, (gsize) (strrchr (story->title, ' ') - story->title));
      g_free (story->title);
      story->title = title;
    }
  if (self->habit == GUID_COUNTS)
    story->date += 60;
  if (self->habit == SLUG_FOLLOWS)
    {
      g_free (story->slug);
      story->slug = g_strdup_printf ("story-%u-%s", story->number, word);
    }
  if (self->habit == GUID_RENEWED_ONCE)
    story->guid++;
}

/* --- Feeds --- */

static char *
link_of (Simulation *self, const Story *story)
{
  const char *host = self->has_moved ? "https://news.example" : "https://paper.example";

  switch (self->habit)
    {
    case ONE_LINK:
    case ONE_ITEM:
      return g_strconcat (host, "/today", NULL);
    case SHOP:
      return g_strdup (HOME);
    case NOT_AVAILABLE:
      return g_strconcat (host, "/N/A", NULL);
    case FRAGMENTS:
      return g_strdup_printf ("%s/changes#v%u", host, story->number);
    case SESSIONS:
      return g_strdup_printf ("%s/%s;jsessionid=%08X", host, story->slug, g_rand_int (self->rand));
    case WATCHER:
      return g_strdup_printf ("%s/page-%u", host, story->number % 3);
    case PLAIN:
    case TITLES_EDITED:
    case GUIDS_RENEWED:
    case GUID_RENEWED_ONCE:
    case DATES_NOW:
    case GUID_COUNTS:
    case SLUG_FOLLOWS:
    case DOMAIN_MOVES:
    case TWO_FEEDS:
    case UNDATED:
    case NO_TEXTS:
    case STALE:
    case N_HABITS:
      break;
    }
  return g_strdup_printf ("%s/%s", host, story->slug);
}

static char *
guid_of (Simulation *self, const Story *story, const char *link, guint feed)
{
  switch (self->habit)
    {
    case ONE_LINK:
    case SHOP:
    case FRAGMENTS:
    case SESSIONS:
      return NULL;
    case ONE_ITEM:
      return g_strdup ("today");
    case NOT_AVAILABLE:
      return g_strdup ("N/A");
    case GUIDS_RENEWED:
      return g_strdup_printf ("r%u-%u", self->poll, g_rand_int (self->rand));
    case GUID_COUNTS:
      return g_strdup_printf ("%s#%u", link, story->n_edits);
    case DOMAIN_MOVES:
    case SLUG_FOLLOWS:
      return self->habit == DOMAIN_MOVES
               ? g_strdup (link)
               : g_strdup_printf ("tag:paper.example,2026:%u", story->guid);
    case PLAIN:
    case TITLES_EDITED:
    case GUID_RENEWED_ONCE:
    case DATES_NOW:
    case TWO_FEEDS:
    case UNDATED:
    case WATCHER:
    case NO_TEXTS:
    case STALE:
    case N_HABITS:
      break;
    }
  return g_strdup_printf ("%u:%u", feed, story->guid);
}

static BylineArticle *
article_of (Simulation *self, const Story *story, guint feed)
{
  g_autofree char *link = link_of (self, story);
  g_autofree char *guid = guid_of (self, story, link, feed);
  gint64 date = self->habit == DATES_NOW ? self->fixture.now
                : self->habit == UNDATED ? 0
                                         : story->date;
  BylineArticle *article = fixture_article (guid, link, story->title, date);

  /* What it was meant to be, where nothing is told by it. */
  article->kicker = g_strdup_printf ("%u", story->number);
  if (self->habit != NO_TEXTS)
    fixture_add_paragraph (article, story->text);
  return article;
}

/* Returns: the stories (transfer container) that stand in the feed, newest first. */
static GPtrArray *
window (Simulation *self)
{
  GPtrArray *shown = g_ptr_array_new ();
  guint most = self->habit == ONE_ITEM ? 1 : MAX_WINDOW;
  guint n_behind = self->habit == STALE && happens (self, .3) ? MIN (self->stories->len - 1, 4) : 0;

  for (guint i = self->stories->len - n_behind; i > 0 && shown->len < most; i--)
    {
      /* A watched page stands there once, as it is now. */
      if (self->habit == WATCHER && shown->len == 3)
        break;
      if (self->habit == ONE_ITEM || self->habit == WATCHER || !(self->with & WITH_GAPS) ||
          !happens (self, .15))
        g_ptr_array_add (shown, g_ptr_array_index (self->stories, i - 1));
    }
  return shown;
}

/* --- What is there --- */

static void G_GNUC_PRINTF (2, 3) fail (Simulation *self, const char *format, ...)
{
  va_list arguments;

  if (self->failure != NULL)
    return;
  va_start (arguments, format);
  self->failure = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

static void
check_story (Simulation *self, Story *story, gboolean is_shown)
{
  g_autofree char *kicker = g_strdup_printf ("%u", story->number);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineStatement)
    row = _byline_db_query (self->fixture.db, &error,
                            "SELECT key, is_read, count (*) OVER () FROM stories WHERE kicker = ?",
                            "s", kicker);

  g_assert_no_error (error);
  if (!_byline_db_step (self->fixture.db, row, NULL))
    {
      if (is_shown && !story->was_pruned)
        fail (self, "story %u is lost", story->number);
      return;
    }
  if (story->was_pruned)
    fail (self, "story %u is back", story->number);
  if (sqlite3_column_int (row, 2) != 1)
    fail (self, "story %u is there twice", story->number);
  if (story->key == NULL && sqlite3_column_int (row, 1) != 0)
    fail (self, "story %u is read before it was seen", story->number);
  if (story->key != NULL &&
      g_strcmp0 (story->key, (const char *) sqlite3_column_text (row, 0)) != 0)
    fail (self, "story %u is another one's", story->number);
  if (story->was_read && sqlite3_column_int (row, 1) == 0)
    fail (self, "story %u is unread again", story->number);
  if (story->key == NULL)
    story->key = _byline_column_text (row, 0);
}

static void
check (Simulation *self, GPtrArray *shown)
{
  for (guint i = 0; i < self->stories->len; i++)
    {
      Story *story = g_ptr_array_index (self->stories, i);

      check_story (self, story, g_ptr_array_find (shown, story, NULL));
    }
}

/* --- What befalls them --- */

static void
commit (Simulation *self, guint feed, GPtrArray *articles)
{
  self->fixture.now -= 60;
  byline_commit_result_free (fixture_commit_array (&self->fixture, self->feeds[feed], articles));
}

static int
die_cb (void *user_data)
{
  _exit (1);
}

/* The process ends somewhere while the poll is written. */
static void
commit_and_die (Simulation *self, guint feed, GPtrArray *articles, int n_steps)
{
  pid_t child;
  int status;

  g_clear_pointer (&self->fixture.db, byline_db_close);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      fixture_reopen (&self->fixture);
      sqlite3_progress_handler (self->fixture.db->sqlite, n_steps, die_cb, NULL);
      commit (self, feed, articles);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  fixture_reopen (&self->fixture);
}

static void
rebuild (Simulation *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->fixture.db, byline_db_close);
  if (byline_db_rebuild (self->fixture.dir, &error) < 0)
    g_error ("rebuild: %s", error->message);
  fixture_reopen (&self->fixture);
}

static void
read_some (Simulation *self)
{
  for (guint i = 0; i < self->stories->len; i++)
    {
      Story *story = g_ptr_array_index (self->stories, i);
      gint64 id;

      if (story->key == NULL || story->was_read || story->was_pruned || !happens (self, .5))
        continue;
      id = _byline_db_query_int (self->fixture.db, 0, NULL, "SELECT id FROM stories WHERE key = ?",
                                 "s", story->key);
      fixture_mark (&self->fixture, id, BYLINE_STORY_FLAG_READ, TRUE);
      story->was_read = TRUE;
    }
}

static void
prune (Simulation *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (byline_db_prune (self->fixture.db, self->fixture.now, &error), >=, 0);
  g_assert_no_error (error);
  for (guint i = 0; i < self->stories->len; i++)
    {
      Story *story = g_ptr_array_index (self->stories, i);

      story->was_pruned = story->was_pruned ||
                          (story->key != NULL &&
                           _byline_db_query_int (self->fixture.db, 0, NULL,
                                                 "SELECT 1 FROM stories WHERE key = ?", "s",
                                                 story->key) == 0);
    }
}

static void
befall (Simulation *self)
{
  gboolean reads = happens (self, .5);
  gboolean rebuilds = happens (self, .06);
  gboolean prunes = happens (self, .2);

  if (reads && self->with & WITH_READING)
    read_some (self);
  /* Of what was pruned neither headline nor text is kept: with another guid, headline and date it is
   * news. */
  if (prunes && self->with & WITH_RETENTION && self->habit != GUID_COUNTS)
    prune (self);
  if (rebuilds && self->with & WITH_REBUILDS)
    rebuild (self);
}

static void
write_and_edit (Simulation *self)
{
  guint n_new = self->poll == 0 ? 4 : happens (self, .5) ? 1 : 0;

  for (guint i = 0; i < n_new; i++)
    {
      write_story (self);
      self->fixture.now += 60;
    }
  for (guint i = self->stories->len - MIN (self->stories->len, MAX_WINDOW);
       self->habit != WATCHER && i < self->stories->len; i++)
    if (happens (self, .1))
      edit (self, g_ptr_array_index (self->stories, i));
  if (self->habit == DOMAIN_MOVES && self->poll == 20)
    self->has_moved = TRUE;
}

static void
poll (Simulation *self)
{
  g_autoptr (GPtrArray) shown = NULL;
  guint n_feeds = self->habit == TWO_FEEDS ? 2 : 1;

  self->fixture.now += 3600;
  write_and_edit (self);
  shown = window (self);
  for (guint feed = 0; feed < n_feeds && self->failure == NULL; feed++)
    {
      g_autoptr (GPtrArray)
        articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
      gboolean dies = happens (self, .05);
      int n_steps = g_rand_int_range (self->rand, 50, 4000);

      for (guint i = 0; i < shown->len; i++)
        g_ptr_array_add (articles, article_of (self, g_ptr_array_index (shown, i), feed));
      if (dies && self->with & WITH_KILLS)
        commit_and_die (self, feed, articles, n_steps);
      commit (self, feed, articles);
      check (self, shown);
    }
  befall (self);
  check (self, shown);
}

/* Returns: (transfer full) (nullable): what is wrong; *n_polls: after how many polls. */
static char *
simulate (guint32 seed, Habit habit, guint with, guint *n_polls)
{
  Simulation self = { .rand = g_rand_new_with_seed (seed), .habit = habit, .with = with };

  fixture_set_up (&self.fixture, NULL);
  self.fixture.now = START;
  self.stories = g_ptr_array_new_with_free_func ((GDestroyNotify) story_free);
  self.feeds[0] = fixture_subscribe (&self.fixture, HOME "feed", HOME);
  self.feeds[1] = fixture_subscribe (&self.fixture, HOME "section/feed", HOME);
  fixture_set_retention (&self.fixture, 1, G_MAXUINT, 5);
  while (self.poll < *n_polls && self.failure == NULL)
    {
      poll (&self);
      self.poll++;
    }
  *n_polls = self.poll;
  g_ptr_array_unref (self.stories);
  g_rand_free (self.rand);
  fixture_tear_down (&self.fixture, NULL);
  return self.failure;
}

/* Leaves out what the failure does not need. */
static void
shrink (guint32 seed, Habit habit, guint n_polls, const char *failure)
{
  guint with = WITH_ALL;
  g_autofree char *last = g_strdup (failure);

  for (guint part = 1; part < WITH_ALL; part <<= 1)
    {
      guint n = n_polls;
      char *again = simulate (seed, habit, with & ~part, &n);

      if (again == NULL)
        continue;
      with &= ~part;
      n_polls = n;
      g_free (last);
      last = again;
    }
  g_test_message ("seed %u, %s, after %u polls, with %02x: %s", seed, habits[habit], n_polls, with,
                  last);
}

static guint n_seeds = 50;
static guint first_seed = 0;
static guint n_polls_each = 100;

static void
test_seeds (void)
{
  guint n_failed = 0;

  for (guint32 seed = first_seed; seed < first_seed + n_seeds; seed++)
    {
      Habit habit = (Habit) (seed % N_HABITS);
      guint n_polls = n_polls_each;
      g_autofree char *failure = simulate (seed, habit, WITH_ALL, &n_polls);

      if (failure == NULL)
        continue;
      n_failed++;
      shrink (seed, habit, n_polls, failure);
    }
  g_assert_cmpuint (n_failed, ==, 0);
}

static guint
argument (int argc, char **argv, int i, guint fallback)
{
  return argc > i ? (guint) strtoul (argv[i], NULL, 10) : fallback;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  n_seeds = argument (argc, argv, 1, n_seeds);
  first_seed = argument (argc, argv, 2, first_seed);
  n_polls_each = argument (argc, argv, 3, n_polls_each);
  g_test_add_func ("/stories-simulation/seeds", test_seeds);
  return g_test_run ();
}
