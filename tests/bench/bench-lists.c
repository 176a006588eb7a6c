/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-lists DIR: what lists, counts and searches of a profile cost, in milliseconds of CPU; see README.md. */
#include <string.h>
#include <time.h>

#include "byline-clock.h"
#include "byline-db-details.h"
#include "byline-db-edition.h"
#include "byline-db-lists.h"
#include "byline-db-open.h"
#include "byline-db-rules.h"

#define FIRST_ROWS 40
/* So many rows are seen at once. */
#define SEEN_ROWS 12
#define ROUNDS 5

typedef struct {
  const char *dir;
  BylineDb *db;
  char *section;
  char *author;
  char *publication;
} Bench;

typedef void (*Work) (Bench *self, const BylineFilter *filter);

static void
open_db (Bench *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->db, byline_db_close);
  self->db = byline_db_open (self->dir, BYLINE_DB_READ_ONLY, &error);
  if (self->db == NULL)
    g_error ("%s", error->message);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* Returns: what this thread has used, in milliseconds: other programs at work change it less than the clock. */
static double
cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

/* Prints the median of some rounds, each on a new connection: its page cache is empty, the system's is not. */
static void
measure (Bench *self, const char *name, Work work, const BylineFilter *filter)
{
  double times[ROUNDS];

  for (int i = 0; i < ROUNDS; i++)
    {
      double start;

      open_db (self);
      start = cpu_time ();
      work (self, filter);
      times[i] = cpu_time () - start;
    }
  qsort (times, ROUNDS, sizeof times[0], compare_doubles);
  g_print ("%-44s %8.2f ms  (worst %.2f)\n", name, times[ROUNDS / 2], times[ROUNDS - 1]);
}

/* What a window asks for after a click: the first ids, and the data of those that a screen shows. */
static void
first_rows (Bench *self, const BylineFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = byline_db_list_stories (self->db, filter, FIRST_ROWS, 0, &error);
  g_autoptr (GPtrArray) stories = NULL;

  if (ids == NULL)
    g_error ("%s", error->message);
  stories = byline_db_get_stories (self->db, (const gint64 *) (gpointer) ids->data, ids->len,
                                   &error);
  if (stories == NULL)
    g_error ("%s", error->message);
}

/* The same, with what stands around the words that were found. */
static void
first_rows_and_snippets (Bench *self, const BylineFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = byline_db_list_stories (self->db, filter, FIRST_ROWS, 0, &error);
  g_autoptr (GPtrArray) snippets = NULL;

  if (ids == NULL)
    g_error ("%s", error->message);
  first_rows (self, filter);
  snippets = byline_db_get_snippets (self->db, filter->search,
                                     (const gint64 *) (gpointer) ids->data,
                                     MIN (ids->len, SEEN_ROWS), &error);
  if (snippets == NULL)
    g_error ("%s", error->message);
}

/* What a front page is made of: most of what it costs. */
static void
candidates (Bench *self, const BylineFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = byline_db_get_edition_candidates (self->db, filter, &error);

  if (all == NULL)
    g_error ("%s", error->message);
}

static void
counts (Bench *self, const BylineFilter *scope)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCounts)
    all = byline_db_get_counts (self->db, scope, byline_clock_now (), &error);

  if (all == NULL)
    g_error ("%s", error->message);
}

/* The names that the filters go by: the third busiest, not the busiest. */
static void
choose_names (Bench *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineCounts) all = NULL;

  open_db (self);
  all = byline_db_get_counts (self->db, NULL, byline_clock_now (), &error);
  if (all == NULL || all->sections->len < 3 || all->authors->len < 3 || all->publications->len < 3)
    g_error ("The profile has too few names");
  self->section = g_strdup (((BylineSectionSummary *) g_ptr_array_index (all->sections, 2))->name);
  self->author = g_strdup (((BylineAuthorSummary *) g_ptr_array_index (all->authors, 2))->name);
  self->publication = g_strdup (
    ((BylinePublication *) g_ptr_array_index (all->publications, 2))->key);
  g_print ("%u stories, %u sections, %u authors\n", all->n_stories, all->sections->len,
           all->authors->len);
}

static void
measure_search (Bench *self, const char *name, const char *search, gboolean ranked)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  filter->search = g_strdup (search);
  filter->ranked = ranked;
  measure (self, name, first_rows, filter);
}

/* As it is typed, within a section and what is unread. */
static void
measure_typed (Bench *self, const char *word)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autofree char *alone = g_strdup_printf ("typed, with snippets: %s", word);
  g_autofree char *filtered = g_strdup_printf ("typed in a section's unread, snippets: %s", word);

  filter->search = g_strdup (word);
  measure (self, alone, first_rows_and_snippets, filter);
  filter->unread = TRUE;
  byline_filter_add_section (filter, self->section);
  measure (self, filtered, first_rows_and_snippets, filter);
}

/* A word and what few stories are. */
static void
measure_combined_searches (Bench *self, const char *word)
{
  g_autofree char *section = g_strdup_printf ("%s section:\"%s\"", word, self->section);
  g_autofree char *author = g_strdup_printf ("%s author:\"%s\"", word, self->author);
  g_autofree char *both = g_strdup_printf ("%s section:\"%s\" author:\"%s\"", word, self->section,
                                           self->author);
  g_autofree char *saved = g_strdup_printf ("%s is:saved", word);

  measure_search (self, "search: word and section", section, FALSE);
  measure_search (self, "search: word and section, by rank", section, TRUE);
  measure_search (self, "search: word and author", author, FALSE);
  measure_search (self, "search: word, section and author", both, FALSE);
  measure_search (self, "search: word and saved", saved, FALSE);
}

static void
measure_filters (Bench *self)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  measure (self, "first rows: all", first_rows, filter);
  filter->unread = TRUE;
  measure (self, "first rows: unread", first_rows, filter);
  byline_filter_add_section (filter, self->section);
  measure (self, "first rows: section, unread", first_rows, filter);
  byline_filter_add_author (filter, self->author);
  measure (self, "first rows: section and author, unread", first_rows, filter);
  byline_filter_remove_section (filter, self->section);
  measure (self, "first rows: author, unread", first_rows, filter);
  byline_filter_remove_author (filter, self->author);
  filter->publication_key = g_strdup (self->publication);
  measure (self, "first rows: publication, unread", first_rows, filter);
  g_clear_pointer (&filter->publication_key, g_free);
  filter->unread = FALSE;
  filter->muted = TRUE;
  measure (self, "first rows: muted", first_rows, filter);
  filter->muted = FALSE;
  filter->order = BYLINE_ORDER_OLDEST;
  measure (self, "first rows: all, oldest first", first_rows, filter);
  filter->order = BYLINE_ORDER_PUBLICATION;
  measure (self, "first rows: all, by publication", first_rows, filter);
  filter->order = BYLINE_ORDER_SECTION;
  measure (self, "first rows: all, by section", first_rows, filter);
  byline_filter_add_section (filter, self->section);
  measure (self, "first rows: section, by publication", first_rows, filter);
  byline_filter_remove_section (filter, self->section);
  filter->order = BYLINE_ORDER_DEFAULT;
  measure (self, "front page's candidates: all", candidates, filter);
  byline_filter_add_section (filter, self->section);
  measure (self, "front page's candidates: section", candidates, filter);
}

static void
measure_counts (Bench *self)
{
  g_autoptr (BylineFilter) scope = byline_filter_new ();

  measure (self, "counts of all", counts, NULL);
  byline_filter_add_section (scope, self->section);
  measure (self, "counts within a section", counts, scope);
  byline_filter_remove_section (scope, self->section);
  scope->publication_key = g_strdup (self->publication);
  measure (self, "counts within a publication", counts, scope);
}

int
main (int argc, char **argv)
{
  Bench bench = { argc > 1 ? argv[1] : NULL, NULL, NULL, NULL, NULL };
  g_autofree char *combined = NULL;

  if (argc < 2)
    {
      g_printerr ("Usage: bench-lists DIR [WORD…]\n");
      return 2;
    }
  choose_names (&bench);
  measure_filters (&bench);
  measure_counts (&bench);
  for (int i = 2; i < argc; i++)
    {
      g_autofree char *newest = g_strdup_printf ("search, newest first: %s", argv[i]);
      g_autofree char *ranked = g_strdup_printf ("search, by rank: %s", argv[i]);

      measure_search (&bench, newest, argv[i], FALSE);
      measure_search (&bench, ranked, argv[i], TRUE);
      measure_typed (&bench, argv[i]);
    }
  measure_combined_searches (&bench, argc > 2 ? argv[2] : "di");
  combined = g_strdup_printf ("section:\"%s\" author:\"%s\" is:unread", bench.section,
                              bench.author);
  measure_search (&bench, "search: section, author, unread", combined, FALSE);
  byline_db_close (bench.db);
  g_free (bench.section);
  g_free (bench.author);
  g_free (bench.publication);
  return 0;
}
