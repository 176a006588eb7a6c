/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-clock.h"
#include "byline-db-counts-private.h"
#include "byline-db-filter-private.h"
#include "byline-db-lists.h"
#include "byline-db-private.h"
#include "byline-db-subscriptions.h"
#include "byline-error.h"
#include "byline-section.h"
#include "byline-text.h"

/* --- Of all: the counters that triggers keep --- */

static gboolean
count_all (BylineDb *self, BylineCounts *counts, gint64 now, GError **error)
{
  g_autoptr (BylineStatement) row = _byline_db_query (
    self, error,
    "SELECT (SELECT sum (n_stories) FROM publications WHERE removed_at = 0),"
    " (SELECT sum (n_unread) FROM publications WHERE removed_at = 0),"
    " (SELECT count (*) FROM stories INDEXED BY stories_saved WHERE is_saved = 1"
    "  AND shown IN (" SQL_LISTED ", " SQL_KEPT ")),"
    " (SELECT count (*) FROM stories INDEXED BY stories_unread"
    "  WHERE shown = " SQL_LISTED " AND is_read = 0 AND sort_time >= ?),"
    " (SELECT count (*) FROM stories INDEXED BY stories_all WHERE shown = " SQL_MUTED "),"
    " (SELECT count (*) FROM stories INDEXED BY stories_saved WHERE is_saved = 1"
    "  AND shown IN (" SQL_LISTED ", " SQL_KEPT ") AND is_read = 0)",
    "i", byline_clock_start_of_day (now));

  if (row == NULL || !_byline_db_step (self, row, error))
    return FALSE;
  counts->n_stories = (guint) sqlite3_column_int64 (row, 0);
  counts->n_unread = (guint) sqlite3_column_int64 (row, 1);
  counts->n_saved = (guint) sqlite3_column_int64 (row, 2);
  counts->n_today = (guint) sqlite3_column_int64 (row, 3);
  counts->n_muted = (guint) sqlite3_column_int64 (row, 4);
  counts->n_saved_unread = (guint) sqlite3_column_int64 (row, 5);
  return TRUE;
}

/* What decides whether a name is listed. */
typedef struct {
  BylineCounts *counts;
  GHashTable *publications; /* of folded names */
  gboolean with_hidden;
} Listing;

/* A name that is listed, and what decides where. */
typedef struct {
  gpointer summary; /* of a section or an author */
  GPtrArray *list;  /* that it belongs to */
  gint64 pin;       /* its place among the pinned; G_MAXINT64: none */
  gint64 n_unread;
  gint64 n_stories;
  char *fold;
  gint64 id;
} Entry;

/* Below this number of stories, sections with a single story are listed, too: in a new library
 * nearly all have only one. */
#define ONE_OFFS_FROM 100

/* The columns that all kinds begin with. */
enum {
  COLUMN_ID,
  COLUMN_STORIES,
  COLUMN_UNREAD,
  COLUMN_PIN,
  COLUMN_FOLD, /* of the name that it was first read by */
  COLUMN_LABEL,
  COLUMN_NAME,
  N_COMMON_COLUMNS,
};

#define COMMON_COLUMNS "x.pin, x.fold, x.label, x.name"

static const char *
get_name (sqlite3_stmt *row)
{
  const char *label = (const char *) sqlite3_column_text (row, COLUMN_LABEL);

  return label != NULL ? label : (const char *) sqlite3_column_text (row, COLUMN_NAME);
}

static gboolean
is_named_by_user (sqlite3_stmt *row)
{
  return sqlite3_column_type (row, COLUMN_LABEL) != SQLITE_NULL;
}

static gboolean
is_pinned (sqlite3_stmt *row)
{
  return sqlite3_column_type (row, COLUMN_PIN) != SQLITE_NULL;
}

static gboolean
is_of_publication (const Listing *listing, sqlite3_stmt *row)
{
  g_autofree char *fold = NULL;

  if (!is_named_by_user (row))
    return g_hash_table_contains (listing->publications, sqlite3_column_text (row, COLUMN_FOLD));
  fold = byline_text_fold (get_name (row));
  return g_hash_table_contains (listing->publications, fold);
}

/* Returns: whether a section says nothing of what a story is about, or of one story only. */
static gboolean
is_minor (const Listing *listing, const BylineSectionSummary *section, sqlite3_stmt *row)
{
  gboolean is_author = sqlite3_column_int (row, N_COMMON_COLUMNS + 3) != 0;
  gboolean is_one_off = sqlite3_column_int64 (row, N_COMMON_COLUMNS + 4) <= 1;

  if (is_named_by_user (row) || section->is_pinned)
    return FALSE;
  return is_author || (is_one_off && listing->counts->n_stories >= ONE_OFFS_FROM) ||
         byline_section_name_is_generic (section->name, NULL) ||
         byline_section_is_format (section->name) || is_of_publication (listing, row);
}

/* Returns: (transfer full) (nullable): what is said of a section; %NULL if it is not listed. */
static gpointer
read_section (const Listing *listing, sqlite3_stmt *row, GPtrArray **list)
{
  g_autoptr (BylineSectionSummary) section = g_new0 (BylineSectionSummary, 1);

  section->id = sqlite3_column_int64 (row, COLUMN_ID);
  section->n_stories = (guint) sqlite3_column_int64 (row, COLUMN_STORIES);
  section->n_unread = (guint) sqlite3_column_int64 (row, COLUMN_UNREAD);
  section->name = g_strdup (get_name (row));
  section->is_pinned = is_pinned (row);
  section->path = _byline_column_text (row, N_COMMON_COLUMNS);
  section->parent = _byline_column_text (row, N_COMMON_COLUMNS + 1);
  section->is_hidden = sqlite3_column_type (row, N_COMMON_COLUMNS + 2) != SQLITE_NULL
                         ? sqlite3_column_int (row, N_COMMON_COLUMNS + 2) != 0
                         : is_minor (listing, section, row);
  *list = listing->counts->sections;
  return !section->is_hidden || listing->with_hidden ? g_steal_pointer (&section) : NULL;
}

/* Returns: (transfer full) (nullable): as read_section() */
static gpointer
read_author (const Listing *listing, sqlite3_stmt *row, GPtrArray **list)
{
  g_autoptr (BylineAuthorSummary) author = g_new0 (BylineAuthorSummary, 1);

  author->id = sqlite3_column_int64 (row, COLUMN_ID);
  author->n_stories = (guint) sqlite3_column_int64 (row, COLUMN_STORIES);
  author->n_unread = (guint) sqlite3_column_int64 (row, COLUMN_UNREAD);
  author->name = g_strdup (get_name (row));
  author->is_pinned = is_pinned (row);
  author->avatar_url = _byline_column_text (row, N_COMMON_COLUMNS);
  author->url = _byline_column_text (row, N_COMMON_COLUMNS + 1);
  author->bio = _byline_column_text (row, N_COMMON_COLUMNS + 2);
  author->is_hidden = sqlite3_column_int (row, N_COMMON_COLUMNS + 3) != 0;
  author->is_organisation = sqlite3_column_type (row, N_COMMON_COLUMNS + 4) != SQLITE_NULL
                              ? sqlite3_column_int (row, N_COMMON_COLUMNS + 4) != 0
                              : sqlite3_column_int (row, N_COMMON_COLUMNS + 5) != 0 ||
                                  is_of_publication (listing, row);
  author->avatar_network = _byline_column_network (row, N_COMMON_COLUMNS + 6);
  *list = author->is_organisation ? listing->counts->organisations : listing->counts->authors;
  return !author->is_hidden || listing->with_hidden ? g_steal_pointer (&author) : NULL;
}

typedef gpointer (*ReadFunc) (const Listing *listing, sqlite3_stmt *row, GPtrArray **list);

/* What is counted by section or by author. */
typedef struct {
  const char *all;           /* of all stories */
  const char *within_select; /* of the stories of the table "scope" */
  BylineFilterParts parts;   /* of a filter that it is counted within */
  ReadFunc read;
} Kind;

#define SECTION_COLUMNS                                                                            \
  COMMON_COLUMNS                                                                                   \
  ", x.path, (SELECT coalesce (p.label, p.name) FROM section_members m"                            \
  "  JOIN sections p ON p.id = m.section WHERE m.raw = x.id AND m.distance = 1),"                  \
  " x.hidden, EXISTS (SELECT 1 FROM authors a WHERE a.fold = x.fold"                               \
  "  AND a.organisation = 0 AND a.n_stories > 0), x.n_stories"
#define AUTHOR_COLUMNS                                                                             \
  COMMON_COLUMNS ", x.avatar, x.url, x.bio, x.hidden, x.kind, x.organisation, x.avatar_private"

static const Kind section_kind = {
  "SELECT x.id, x.n_stories, x.n_unread, " SECTION_COLUMNS " FROM sections x"
  " WHERE x.n_stories > 0 OR x.pin IS NOT NULL",
  "SELECT x.id, c.n, c.u, " SECTION_COLUMNS " FROM (SELECT j.section AS k, count (*) AS n,"
  " sum (1 - scope.r) AS u FROM scope CROSS JOIN story_sections j ON j.story = scope.s"
  " GROUP BY j.section) c JOIN sections x ON x.id = c.k",
  BYLINE_FILTER_AUTHORS | BYLINE_FILTER_PUBLICATION,
  read_section,
};

static const Kind author_kind = {
  "SELECT x.id, x.n_stories, x.n_unread, " AUTHOR_COLUMNS " FROM authors x"
  " WHERE x.n_stories > 0 OR x.pin IS NOT NULL",
  "SELECT x.id, c.n, c.u, " AUTHOR_COLUMNS " FROM (SELECT j.author AS k,"
  " count (*) AS n, sum (1 - scope.r) AS u FROM scope CROSS JOIN story_authors j"
  " ON j.story = scope.s GROUP BY j.author) c JOIN authors x ON x.id = c.k",
  BYLINE_FILTER_SECTIONS | BYLINE_FILTER_PUBLICATION,
  read_author,
};

static void
add_entry (const Kind *kind, const Listing *listing, sqlite3_stmt *row, GArray *entries)
{
  Entry entry = { NULL };

  entry.summary = kind->read (listing, row, &entry.list);
  if (entry.summary == NULL)
    return;
  entry.pin = is_pinned (row) ? sqlite3_column_int64 (row, COLUMN_PIN) : G_MAXINT64;
  entry.n_unread = sqlite3_column_int64 (row, COLUMN_UNREAD);
  entry.n_stories = sqlite3_column_int64 (row, COLUMN_STORIES);
  entry.fold = _byline_column_text (row, COLUMN_FOLD);
  entry.id = sqlite3_column_int64 (row, COLUMN_ID);
  g_array_append_val (entries, entry);
}

/* The pinned in their own order, then who has most to be read. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;
  int by_name;

  if (first->pin != second->pin)
    return first->pin < second->pin ? -1 : 1;
  if (first->n_unread != second->n_unread)
    return first->n_unread > second->n_unread ? -1 : 1;
  if (first->n_stories != second->n_stories)
    return first->n_stories > second->n_stories ? -1 : 1;
  by_name = g_strcmp0 (first->fold, second->fold);
  return by_name != 0 ? by_name : first->id < second->id ? -1 : first->id > second->id;
}

/* SQLite would put whole rows in order, biographies and all. */
static void
list_entries (GArray *entries)
{
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      g_ptr_array_add (entry->list, entry->summary);
      g_free (entry->fold);
    }
}

static gboolean
count_kind (BylineDb *self,
            const Kind *kind,
            const BylineFilter *scope,
            Listing *listing,
            GError **error)
{
  g_autofree char *match = NULL;
  g_autofree char *select = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (BylineOneShotStatement) query = NULL;
  g_autoptr (GArray) entries = NULL;
  int code;

  if (scope != NULL && !_byline_filter_matches_all (scope, kind->parts))
    {
      select = _byline_db_filter_sql (self, scope, kind->parts, &match, error);
      if (select == NULL)
        return FALSE;
      if (*select == '\0')
        return TRUE;
      sql = g_strdup_printf ("WITH scope AS MATERIALIZED (%s) %s", select, kind->within_select);
    }
  query = _byline_db_prepare (self, sql != NULL ? sql : kind->all, error);
  if (query == NULL)
    return FALSE;
  entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  while ((code = sqlite3_step (query->handle)) == SQLITE_ROW)
    add_entry (kind, listing, query->handle, entries);
  list_entries (entries);
  return code == SQLITE_DONE ? TRUE : _byline_db_fail (self, error);
}

static gboolean
add_kept (BylineDb *self, GPtrArray *kept, GError **error)
{
  g_autoptr (BylineStatement)
    rows = _byline_db_query (self, error,
                             "SELECT DISTINCT s.publication FROM stories s INDEXED BY stories_saved"
                             " WHERE s.is_saved = 1 AND s.shown = " SQL_KEPT,
                             "");
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (failure == NULL && _byline_db_step (self, rows, &failure))
    {
      BylinePublication *publication =
        byline_db_get_publication (self, sqlite3_column_int64 (rows, 0), &failure);

      if (publication != NULL)
        g_ptr_array_add (kept, publication);
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}

/* Fills in the publications and their folded names. */
static gboolean
add_publications (BylineDb *self, BylineCounts *counts, GHashTable *names, GError **error)
{
  GPtrArray *publications = byline_db_get_publications (self, error);

  if (publications == NULL)
    return FALSE;
  g_ptr_array_unref (counts->publications);
  counts->publications = publications;
  for (guint i = 0; i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);

      g_hash_table_add (names, byline_text_fold (publication->name));
      counts->n_stories += publication->n_stories;
    }
  return TRUE;
}

GPtrArray *
_byline_db_list_sections (BylineDb *self, GError **error)
{
  g_autoptr (BylineCounts) counts = byline_counts_new ();
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Listing listing = { counts, names, FALSE };

  if (!add_publications (self, counts, names, error) ||
      !count_kind (self, &section_kind, NULL, &listing, error))
    return NULL;
  return g_ptr_array_ref (counts->sections);
}

static BylineCounts *
get_counts (BylineDb *self,
            const BylineFilter *scope,
            gint64 now,
            gboolean with_hidden,
            GError **error)
{
  g_auto (BylineReadTransaction) snapshot = { NULL };
  g_autoptr (BylineCounts) counts = byline_counts_new ();
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Listing listing = { counts, names, with_hidden };

  if (!_byline_read_transaction_begin (&snapshot, self, error) ||
      !add_publications (self, counts, names, error))
    return NULL;
  if (!count_all (self, counts, now, error) || !add_kept (self, counts->kept, error) ||
      !count_kind (self, &section_kind, scope, &listing, error) ||
      !count_kind (self, &author_kind, scope, &listing, error))
    return NULL;
  return g_steal_pointer (&counts);
}

BylineCounts *
byline_db_get_counts (BylineDb *self, const BylineFilter *scope, gint64 now, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_counts (self, scope, now, FALSE, error);
}

BylineCounts *
byline_db_get_all_counts (BylineDb *self, const BylineFilter *scope, gint64 now, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_counts (self, scope, now, TRUE, error);
}
