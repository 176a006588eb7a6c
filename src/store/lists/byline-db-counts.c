/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-clock.h"
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

/* What decides whether a name is listed, and where. */
typedef struct {
  BylineCounts *counts;
  GHashTable *publications; /* of folded names */
  gboolean with_hidden;
} Listing;

/* Below this number of stories, sections with a single story are listed, too: in a new library
 * nearly all have only one. */
#define ONE_OFFS_FROM 100

static gboolean
is_of_publication (const Listing *listing, const char *name)
{
  g_autofree char *fold = byline_text_fold (name);

  return g_hash_table_contains (listing->publications, fold);
}

/* Returns: whether a section says nothing of what a story is about, or of one story only. */
static gboolean
is_minor (const Listing *listing, const BylineSectionSummary *section, sqlite3_stmt *row)
{
  gboolean is_named_by_user = sqlite3_column_int (row, 8) != 0;
  gboolean is_author = sqlite3_column_int (row, 9) != 0;
  gboolean is_one_off = sqlite3_column_int64 (row, 10) <= 1;

  if (is_named_by_user || section->is_pinned)
    return FALSE;
  return is_author || (is_one_off && listing->counts->n_stories >= ONE_OFFS_FROM) ||
         byline_section_name_is_generic (section->name, NULL) ||
         byline_section_is_format (section->name) || is_of_publication (listing, section->name);
}

static void
add_section (Listing *listing, sqlite3_stmt *row)
{
  g_autoptr (BylineSectionSummary) section = g_new0 (BylineSectionSummary, 1);

  section->id = sqlite3_column_int64 (row, 0);
  section->n_stories = (guint) sqlite3_column_int64 (row, 1);
  section->n_unread = (guint) sqlite3_column_int64 (row, 2);
  section->name = _byline_column_text (row, 3);
  section->path = _byline_column_text (row, 4);
  section->parent = _byline_column_text (row, 5);
  section->is_pinned = sqlite3_column_type (row, 6) != SQLITE_NULL;
  section->is_hidden = sqlite3_column_type (row, 7) != SQLITE_NULL
                         ? sqlite3_column_int (row, 7) != 0
                         : is_minor (listing, section, row);
  if (!section->is_hidden || listing->with_hidden)
    g_ptr_array_add (listing->counts->sections, g_steal_pointer (&section));
}

static void
add_author (Listing *listing, sqlite3_stmt *row)
{
  g_autoptr (BylineAuthorSummary) author = g_new0 (BylineAuthorSummary, 1);
  GPtrArray *list;

  author->id = sqlite3_column_int64 (row, 0);
  author->n_stories = (guint) sqlite3_column_int64 (row, 1);
  author->n_unread = (guint) sqlite3_column_int64 (row, 2);
  author->name = _byline_column_text (row, 3);
  author->avatar_url = _byline_column_text (row, 4);
  author->url = _byline_column_text (row, 5);
  author->bio = _byline_column_text (row, 6);
  author->is_pinned = sqlite3_column_type (row, 7) != SQLITE_NULL;
  author->is_hidden = sqlite3_column_int (row, 8) != 0;
  author->is_organisation = sqlite3_column_type (row, 9) != SQLITE_NULL
                              ? sqlite3_column_int (row, 9) != 0
                              : sqlite3_column_int (row, 10) != 0 ||
                                  is_of_publication (listing, author->name);
  author->avatar_network = _byline_column_network (row, 11);
  if (author->is_hidden && !listing->with_hidden)
    return;
  list = author->is_organisation ? listing->counts->organisations : listing->counts->authors;
  g_ptr_array_add (list, g_steal_pointer (&author));
}

typedef void (*AddFunc) (Listing *listing, sqlite3_stmt *row);

/* What is counted by section or by author. */
typedef struct {
  const char *all;           /* of all stories */
  const char *within_select; /* of the stories of the table "scope" */
  BylineFilterParts parts;   /* of a filter that it is counted within */
  AddFunc add;
} Kind;

#define SECTION_COLUMNS                                                                            \
  "coalesce (x.label, x.name), x.path, (SELECT coalesce (p.label, p.name) FROM section_members m"  \
  "  JOIN sections p ON p.id = m.section WHERE m.raw = x.id AND m.distance = 1),"                  \
  " x.pin, x.hidden, x.label IS NOT NULL, EXISTS (SELECT 1 FROM authors a WHERE a.fold = x.fold"   \
  "  AND a.organisation = 0 AND a.n_stories > 0), x.n_stories"
#define AUTHOR_COLUMNS                                                                             \
  "coalesce (x.label, x.name), x.avatar, x.url, x.bio, x.pin, x.hidden, x.kind, x.organisation,"   \
  " x.avatar_private"

static const Kind section_kind = {
  "SELECT x.id, x.n_stories, x.n_unread, " SECTION_COLUMNS " FROM sections x"
  " WHERE x.n_stories > 0 OR x.pin IS NOT NULL"
  " ORDER BY x.pin IS NULL, x.pin, x.n_unread DESC, x.n_stories DESC, x.fold, x.id",
  "SELECT x.id, c.n, c.u, " SECTION_COLUMNS " FROM (SELECT j.section AS k, count (*) AS n,"
  " sum (1 - scope.r) AS u FROM scope CROSS JOIN story_sections j ON j.story = scope.s"
  " GROUP BY j.section) c JOIN sections x ON x.id = c.k"
  " ORDER BY x.pin IS NULL, x.pin, c.u DESC, c.n DESC, x.fold, x.id",
  BYLINE_FILTER_AUTHORS | BYLINE_FILTER_PUBLICATION,
  add_section,
};

static const Kind author_kind = {
  "SELECT x.id, x.n_stories, x.n_unread, " AUTHOR_COLUMNS " FROM authors x"
  " WHERE x.n_stories > 0 OR x.pin IS NOT NULL"
  " ORDER BY x.pin IS NULL, x.pin, x.n_unread DESC, x.n_stories DESC, x.fold, x.id",
  "SELECT x.id, c.n, c.u, " AUTHOR_COLUMNS " FROM (SELECT j.author AS k,"
  " count (*) AS n, sum (1 - scope.r) AS u FROM scope CROSS JOIN story_authors j"
  " ON j.story = scope.s GROUP BY j.author) c JOIN authors x ON x.id = c.k"
  " ORDER BY x.pin IS NULL, x.pin, c.u DESC, c.n DESC, x.fold, x.id",
  BYLINE_FILTER_SECTIONS | BYLINE_FILTER_PUBLICATION,
  add_author,
};

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
  while ((code = sqlite3_step (query->handle)) == SQLITE_ROW)
    kind->add (listing, query->handle);
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
  GPtrArray *publications;

  if (!_byline_read_transaction_begin (&snapshot, self, error))
    return NULL;
  publications = byline_db_get_publications (self, error);
  if (publications == NULL)
    return NULL;
  g_ptr_array_unref (counts->publications);
  counts->publications = publications;
  for (guint i = 0; i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);

      g_hash_table_add (names, byline_text_fold (publication->name));
    }
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
