/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-clock.h"
#include "byline-db-filter-private.h"
#include "byline-db-lists.h"
#include "byline-db-subscriptions.h"

/* --- Of all: the counters that triggers keep --- */

static gboolean
count_all (BylineDb      *self,
           BylineCounts  *counts,
           gint64         now,
           GError       **error)
{
  g_autoptr (BylineStatement) row = _byline_db_query (
    self, error,
    "SELECT (SELECT sum (n_stories) FROM publications WHERE removed_at = 0),"
    " (SELECT sum (n_unread) FROM publications WHERE removed_at = 0),"
    " (SELECT count (*) FROM stories INDEXED BY stories_saved WHERE is_saved = 1 AND shown = 1),"
    " (SELECT count (*) FROM stories INDEXED BY stories_unread"
    "  WHERE shown = 1 AND is_read = 0 AND sort_time >= ?)",
    "i", byline_clock_start_of_day (now));

  if (row == NULL || !_byline_db_step (self, row, error))
    return FALSE;
  counts->n_stories = (guint) sqlite3_column_int64 (row, 0);
  counts->n_unread = (guint) sqlite3_column_int64 (row, 1);
  counts->n_saved = (guint) sqlite3_column_int64 (row, 2);
  counts->n_today = (guint) sqlite3_column_int64 (row, 3);
  return TRUE;
}

static void
add_section (BylineCounts  *counts,
             sqlite3_stmt  *row)
{
  BylineSectionRow *section = g_new0 (BylineSectionRow, 1);

  section->id = sqlite3_column_int64 (row, 0);
  section->n_stories = (guint) sqlite3_column_int64 (row, 1);
  section->n_unread = (guint) sqlite3_column_int64 (row, 2);
  section->name = _byline_column_text (row, 3);
  section->path = _byline_column_text (row, 4);
  g_ptr_array_add (counts->sections, section);
}

static void
add_author (BylineCounts  *counts,
            sqlite3_stmt  *row)
{
  BylineAuthorRow *author = g_new0 (BylineAuthorRow, 1);

  author->id = sqlite3_column_int64 (row, 0);
  author->n_stories = (guint) sqlite3_column_int64 (row, 1);
  author->n_unread = (guint) sqlite3_column_int64 (row, 2);
  author->name = _byline_column_text (row, 3);
  author->avatar_url = _byline_column_text (row, 4);
  author->url = _byline_column_text (row, 5);
  author->bio = _byline_column_text (row, 6);
  g_ptr_array_add (counts->authors, author);
}

typedef void (*AddFunc) (BylineCounts *counts,
                         sqlite3_stmt *row);

/* What is counted by section or by author. */
typedef struct {
  const char *all;           /* of all stories */
  const char *within_select; /* of the stories of the table "scope" */
  BylineFilterParts parts;   /* of a filter that it is counted within */
  AddFunc add;
} Kind;

static const Kind section_kind = {
  "SELECT id, n_stories, n_unread, name, path FROM sections WHERE n_stories > 0"
  " ORDER BY n_unread DESC, n_stories DESC, fold, id",
  "SELECT x.id, c.n, c.u, x.name, x.path FROM (SELECT j.section AS k, count (*) AS n,"
  " sum (1 - j.is_read) AS u FROM scope CROSS JOIN story_sections j ON j.story = scope.s"
  " GROUP BY j.section) c JOIN sections x ON x.id = c.k"
  " ORDER BY c.u DESC, c.n DESC, x.fold, x.id",
  BYLINE_FILTER_AUTHORS | BYLINE_FILTER_PUBLICATION,
  add_section,
};

static const Kind author_kind = {
  "SELECT id, n_stories, n_unread, name, avatar, url, bio FROM authors WHERE n_stories > 0"
  " ORDER BY n_unread DESC, n_stories DESC, fold, id",
  "SELECT x.id, c.n, c.u, x.name, x.avatar, x.url, x.bio FROM (SELECT j.author AS k,"
  " count (*) AS n, sum (1 - j.is_read) AS u FROM scope CROSS JOIN story_authors j"
  " ON j.story = scope.s GROUP BY j.author) c JOIN authors x ON x.id = c.k"
  " ORDER BY c.u DESC, c.n DESC, x.fold, x.id",
  BYLINE_FILTER_SECTIONS | BYLINE_FILTER_PUBLICATION,
  add_author,
};

static gboolean
count_kind (BylineDb            *self,
            const Kind          *kind,
            const BylineFilter  *scope,
            BylineCounts        *counts,
            GError             **error)
{
  g_autofree char *match = NULL;
  g_autofree char *select = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (BylineQuery) query = NULL;
  int code;

  if (scope != NULL && !_byline_filter_lets_all (scope, kind->parts))
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
    kind->add (counts, query->handle);
  return code == SQLITE_DONE ? TRUE : _byline_db_fail (self, error);
}

BylineCounts *
byline_db_counts (BylineDb            *self,
                  const BylineFilter  *scope,
                  gint64               now,
                  GError             **error)
{
  g_autoptr (BylineCounts) counts = NULL;
  GPtrArray *publications;

  g_return_val_if_fail (self != NULL, NULL);

  counts = byline_counts_new ();
  if (!count_all (self, counts, now, error) ||
      !count_kind (self, &section_kind, scope, counts, error) ||
      !count_kind (self, &author_kind, scope, counts, error))
    return NULL;
  publications = byline_db_publications (self, error);
  if (publications == NULL)
    return NULL;
  g_ptr_array_unref (counts->publications);
  counts->publications = publications;
  return g_steal_pointer (&counts);
}
