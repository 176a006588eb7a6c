/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-profile DIR STORIES [SECTIONS AUTHORS [PARAGRAPHS]]: fill a profile with stories that look like those of a real
 * reader, always the same. */
#include <signal.h>
#include <stdlib.h>

#include "byline-article.h"
#include "byline-clock.h"
#include "byline-db-open.h"
#include "byline-db-private.h"
#include "byline-db-stories.h"
#include "byline-db-subscriptions.h"

#define N_WORDS 900
/* Of so many stories one is read. */
#define READ_EVERY 3
#define STORIES_A_FEED 300
/* So many feeds are one transaction: a page that stories of all of them lie on is written once. */
#define FEEDS_A_TRANSACTION 100
#define NOW 1763600000

static volatile sig_atomic_t is_stopped;
static GRand *random_source;
static char *words[N_WORDS];
static guint n_sections = 40;
static guint n_authors = 300;
static guint n_paragraphs = 12;

/* Returns: a number below @n; few are common, most are rare. */
static guint
pick (guint n)
{
  double x = g_rand_double (random_source);

  return (guint) (x * x * n);
}

static void
make_words (void)
{
  static const char *const syllables[] = { "ba",  "ce", "di", "fo",  "gu",  "ha", "ke",
                                           "li",  "mo", "nu", "pra", "que", "ri", "sta",
                                           "tro", "un", "va", "we",  "ya",  "ze" };

  for (guint i = 0; i < N_WORDS; i++)
    {
      GString *word = g_string_new (NULL);

      for (gint n = g_rand_int_range (random_source, 1, 5); n > 0; n--)
        g_string_append (word,
                         syllables[g_rand_int_range (random_source, 0, G_N_ELEMENTS (syllables))]);
      words[i] = g_string_free (word, FALSE);
    }
}

/* Few words are common, most are rare. */
static void
append_sentence (GString *out, guint n)
{
  gsize start = out->len;

  for (guint i = 0; i < n; i++)
    {
      double x = g_rand_double (random_source);

      if (i > 0)
        g_string_append_c (out, ' ');
      g_string_append (out, words[(guint) (x * x * x * N_WORDS)]);
    }
  out->str[start] = g_ascii_toupper (out->str[start]);
}

static char *
sentence (guint n)
{
  GString *out = g_string_new (NULL);

  append_sentence (out, n);

  return g_string_free (out, FALSE);
}

static void
add_body (BylineArticle *article)
{
  for (guint i = 0; i < n_paragraphs; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < 4; j++)
        {
          append_sentence (text, 14);
          g_string_append (text, ". ");
        }
      g_ptr_array_add (article->blocks, byline_block_new_text (i % 5 == 4 ? BYLINE_BLOCK_HEADING
                                                                          : BYLINE_BLOCK_PARAGRAPH,
                                                               byline_text_new (text->str)));
      ((BylineBlock *) g_ptr_array_index (article->blocks, i))->level = 2;
    }
}

static BylineArticle *
make_article (guint feed, guint number)
{
  BylineArticle *article = byline_article_new ();
  g_autofree char *author = g_strdup_printf ("Author %u", pick (n_authors));

  article->id = g_strdup_printf ("story-%u-%u", feed, number);
  article->url = g_strdup_printf ("http://127.0.0.1:9/%u/%u", feed, number);
  article->title = sentence (9);
  article->standfirst = sentence (16);
  article->published = NOW - (gint64) g_rand_int_range (random_source, 0, 60 * 86400);
  byline_authors_add (article->authors, byline_author_new (author));
  for (gint n = g_rand_int_range (random_source, 1, 4); n > 0; n--)
    {
      g_autofree char *section = g_strdup_printf ("Section %u", pick (n_sections));

      byline_sections_add (article->sections, section);
    }
  add_body (article);

  return article;
}

/* Who has many stories has read some: what is unread is not all. */
static gboolean
mark_some (BylineDb *db, GArray *added, GError **error)
{
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) changed = NULL;

  for (guint i = 0; i < added->len; i += READ_EVERY)
    g_array_append_val (read, g_array_index (added, gint64, i));
  changed = byline_db_mark (db, (const gint64 *) (gpointer) read->data, read->len,
                            BYLINE_STORY_FLAG_READ, TRUE, error);
  return changed != NULL;
}

static gboolean
fill_feed (BylineDb *db, guint feed, guint n_stories, GError **error)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:9/%u/feed.xml", feed);
  g_autofree char *home = g_strdup_printf ("http://127.0.0.1:9/%u/", feed);
  g_autofree char *name = g_strdup_printf ("Publication %u", feed);
  g_autoptr (GPtrArray)
    articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  g_autoptr (BylineCommitResult) commit = NULL;
  BylineSubscription subscription = { .feed_url = url, .own_name = name, .home_page_url = home };
  BylineFeedUpdate update = { .articles = articles, .now = NOW, .next_due = G_MAXINT32 };

  update.feed_id = byline_db_subscribe (db, &subscription, error);
  if (update.feed_id == 0)
    return FALSE;

  for (guint i = 0; i < n_stories; i++)
    g_ptr_array_add (articles, make_article (feed, i));
  commit = byline_db_commit_feed (db, &update, error);

  return commit != NULL && mark_some (db, commit->added, error);
}

/* What is begun comes to its end. */
static void
stop_cb (int number)
{
  is_stopped = 1;
}

/* As a rebuild does it: what is half made when the machine stops is made again. */
static gboolean
write_unsynced (BylineDb *db, GError **error)
{
  return _byline_db_exec (
    db, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000;",
    error);
}

static gboolean
fill (BylineDb *db, guint n_stories, GError **error)
{
  for (guint feed = 0; n_stories > 0 && !is_stopped;)
    {
      g_auto (BylineTransaction) scope = { NULL };

      if (!_byline_transaction_begin (&scope, db, error))
        return FALSE;
      for (guint i = 0; i < FEEDS_A_TRANSACTION && n_stories > 0; i++, feed++)
        {
          guint n = MIN (n_stories, STORIES_A_FEED);

          if (!fill_feed (db, feed, n, error))
            return FALSE;
          n_stories -= n;
        }
      if (!_byline_transaction_commit (&scope, error))
        return FALSE;
    }

  return _byline_db_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;", error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineDb) db = NULL;
  guint n_stories;

  if (argc < 3 || argc > 6 || argc == 4 || (n_stories = atoi (argv[2])) == 0)
    {
      g_printerr ("Usage: bench-profile DIR STORIES [SECTIONS AUTHORS [PARAGRAPHS]]\n");
      return 2;
    }
  if (argc > 4)
    {
      n_sections = MAX (atoi (argv[3]), 1);
      n_authors = MAX (atoi (argv[4]), 1);
    }
  if (argc > 5)
    n_paragraphs = MAX (atoi (argv[5]), 0);

  signal (SIGINT, stop_cb);
  signal (SIGTERM, stop_cb);
  byline_clock_set_now (NOW);
  random_source = g_rand_new_with_seed (7);
  make_words ();
  db = byline_db_open (argv[1], BYLINE_DB_READ_WRITE, &error);
  if (db != NULL && write_unsynced (db, &error))
    fill (db, n_stories, &error);
  for (guint i = 0; i < N_WORDS; i++)
    g_free (words[i]);
  g_rand_free (random_source);
  if (error != NULL)
    {
      g_printerr ("bench-profile: %s\n", error->message);
      return 1;
    }

  return 0;
}
