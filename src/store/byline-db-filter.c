/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-filter-private.h"

#include "byline-clock.h"
#include "byline-db-rows-private.h"

/*
 * A filter becomes one SELECT for each alternative (section, author or publication) of the
 * condition that lets the fewest through, each read in order from one index, and joined by UNION,
 * which SQLite merges without sorting. The other conditions are columns of the same index, or one
 * look-up a row. Only numbers of ours stand in the text; the search is bound.
 */

/* The most alternatives that are merged; beyond, the rows are read from the order of all. */
#define MAX_ALTERNATIVES 40

typedef enum {
  DRIVER_ALL,
  DRIVER_PUBLICATION,
  DRIVER_SECTION,
  DRIVER_AUTHOR,
  DRIVER_SEARCH,
} Driver;

typedef struct {
  GArray *sections;     /* of gint64; NULL: any */
  GArray *authors;      /* of gint64; NULL: any */
  GArray *publications; /* of gint64; NULL: any */
  gboolean unread;
  gboolean saved;
  gint64 since;         /* G_MININT64: any */
  gboolean search;
} Conditions;

static void
conditions_clear (Conditions *self)
{
  g_clear_pointer (&self->sections, g_array_unref);
  g_clear_pointer (&self->authors, g_array_unref);
  g_clear_pointer (&self->publications, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Conditions, conditions_clear)

/* --- Names to rows --- */

static gboolean
add_sections (BylineDb    *self,
              GPtrArray   *names,
              GArray      *ids,
              GError     **error)
{
  for (guint i = 0; i < names->len; i++)
    {
      gint64 id = _byline_db_find_section (self, g_ptr_array_index (names, i), error);

      if (id < 0)
        return FALSE;
      if (id > 0)
        g_array_append_val (ids, id);
    }
  return TRUE;
}

static gboolean
add_authors (BylineDb    *self,
             GPtrArray   *names,
             GArray      *ids,
             GError     **error)
{
  for (guint i = 0; i < names->len; i++)
    if (!_byline_db_find_authors (self, g_ptr_array_index (names, i), ids, error))
      return FALSE;
  return TRUE;
}

/* Publications of a key and in a folder or below it. */
static gboolean
add_publications (BylineDb            *self,
                  const BylineFilter  *filter,
                  GArray              *ids,
                  GError             **error)
{
  g_autoptr (BylineStatement) statement = _byline_db_query (
    self, error,
    "SELECT id FROM publications WHERE removed_at = 0 AND (?1 IS NULL OR key = ?1)"
    " AND (?2 IS NULL OR folder = ?2 OR substr (folder, 1, length (?2) + 1) = ?2 || '/')",
    "ss", filter->publication, filter->folder);

  if (statement == NULL)
    return FALSE;
  while (_byline_db_step (self, statement, NULL))
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  return TRUE;
}

static gboolean
search_is_set (const BylineFilter *filter)
{
  for (const char *p = filter->search; p != NULL && *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      return TRUE;
  return FALSE;
}

static gboolean
resolve (BylineDb            *self,
         const BylineFilter  *filter,
         BylineFilterParts    parts,
         Conditions          *conditions,
         GError             **error)
{
  if ((parts & BYLINE_FILTER_SECTIONS) != 0 && filter->sections->len > 0)
    {
      conditions->sections = g_array_new (FALSE, FALSE, sizeof (gint64));
      if (!add_sections (self, filter->sections, conditions->sections, error))
        return FALSE;
    }
  if ((parts & BYLINE_FILTER_AUTHORS) != 0 && filter->authors->len > 0)
    {
      conditions->authors = g_array_new (FALSE, FALSE, sizeof (gint64));
      if (!add_authors (self, filter->authors, conditions->authors, error))
        return FALSE;
    }
  if ((parts & BYLINE_FILTER_PUBLICATION) != 0 &&
      (filter->publication != NULL || filter->folder != NULL))
    {
      conditions->publications = g_array_new (FALSE, FALSE, sizeof (gint64));
      if (!add_publications (self, filter, conditions->publications, error))
        return FALSE;
    }
  conditions->since = G_MININT64;
  if ((parts & BYLINE_FILTER_STATE) == 0)
    return TRUE;
  conditions->unread = filter->unread;
  conditions->saved = filter->saved;
  conditions->search = search_is_set (filter);
  if (filter->today)
    conditions->since = byline_clock_start_of_day (byline_clock_now ());
  return TRUE;
}

gboolean
_byline_filter_lets_all (const BylineFilter *filter,
                         BylineFilterParts   parts)
{
  if ((parts & BYLINE_FILTER_SECTIONS) != 0 && filter->sections->len > 0)
    return FALSE;
  if ((parts & BYLINE_FILTER_AUTHORS) != 0 && filter->authors->len > 0)
    return FALSE;
  if ((parts & BYLINE_FILTER_PUBLICATION) != 0 &&
      (filter->publication != NULL || filter->folder != NULL))
    return FALSE;
  return (parts & BYLINE_FILTER_STATE) == 0 ||
         (!filter->unread && !filter->saved && !filter->today && !search_is_set (filter));
}

/* --- Which goes first --- */

static char *
id_list (GArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  return g_string_free (text, FALSE);
}

/* Returns: how many stories (unread ones, if only those are asked for) the rows of @ids count. */
static gint64
weigh (BylineDb   *self,
       const char *table,
       GArray     *ids,
       gboolean    unread)
{
  g_autofree char *list = id_list (ids);
  g_autofree char *sql = g_strdup_printf ("SELECT sum (%s) FROM %s WHERE id IN (%s)",
                                          unread ? "n_unread" : "n_stories", table, list);
  g_autoptr (BylineQuery) query = _byline_db_prepare (self, sql, NULL);

  if (query != NULL && sqlite3_step (query->handle) == SQLITE_ROW)
    return sqlite3_column_int64 (query->handle, 0);
  return G_MAXINT64;
}

static Driver
choose_driver (BylineDb         *self,
               const Conditions *conditions,
               GArray          **alternatives)
{
  const struct {
    Driver driver;
    const char *table;
    GArray *ids;
  } choices[] = {
    { DRIVER_SECTION, "sections", conditions->sections },
    { DRIVER_AUTHOR, "authors", conditions->authors },
    { DRIVER_PUBLICATION, "publications", conditions->publications },
  };
  Driver best = DRIVER_ALL;
  gint64 least = G_MAXINT64;

  if (conditions->search)
    return DRIVER_SEARCH;
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].ids != NULL && choices[i].ids->len <= MAX_ALTERNATIVES)
      {
        gint64 weight = weigh (self, choices[i].table, choices[i].ids, conditions->unread);

        if (weight >= least)
          continue;
        least = weight;
        best = choices[i].driver;
        *alternatives = choices[i].ids;
      }
  return best;
}

/* --- SQL --- */

/* What every driver's rows carry as columns. */
static void
append_columns (GString          *sql,
                const Conditions *conditions,
                Driver            driver)
{
  g_string_append (sql, " AND d.shown = 1");
  if (conditions->unread)
    g_string_append (sql, " AND d.is_read = 0");
  if (conditions->saved)
    g_string_append (sql, " AND d.is_saved = 1");
  if (conditions->since != G_MININT64)
    g_string_append_printf (sql, " AND d.sort_time >= %" G_GINT64_FORMAT, conditions->since);
  if (conditions->publications != NULL && driver != DRIVER_PUBLICATION)
    {
      g_autofree char *list = id_list (conditions->publications);

      g_string_append_printf (sql, " AND d.publication IN (%s)", list);
    }
}

static void
append_look_up (GString    *sql,
                const char *table,
                const char *column,
                GArray     *ids,
                const char *story)
{
  g_autofree char *list = NULL;

  if (ids == NULL)
    return;
  list = id_list (ids);
  g_string_append_printf (sql,
                          " AND EXISTS (SELECT 1 FROM %s x WHERE x.story = %s AND x.%s IN (%s))",
                          table,
                          story,
                          column,
                          list);
}

static void
append_select (GString          *sql,
               const Conditions *conditions,
               Driver            driver,
               gint64            alternative)
{
  const char *story = driver == DRIVER_SECTION || driver == DRIVER_AUTHOR ? "d.story" : "d.id";

  g_string_append_printf (sql, "SELECT d.sort_time AS t, %s AS s, d.is_read AS r FROM ", story);
  switch (driver)
    {
    case DRIVER_SEARCH:
      /* CROSS JOIN keeps the search outside, in the order of its rows. */
      g_string_append (sql, "search f CROSS JOIN stories d ON d.id = (f.rowid & 268435455)"
                            " WHERE f.search MATCH ?1");
      break;
    case DRIVER_SECTION:
      g_string_append_printf (sql,
                              "story_sections d WHERE d.section = %" G_GINT64_FORMAT,
                              alternative);
      break;
    case DRIVER_AUTHOR:
      g_string_append_printf (sql,
                              "story_authors d WHERE d.author = %" G_GINT64_FORMAT,
                              alternative);
      break;
    case DRIVER_PUBLICATION:
      g_string_append_printf (sql, "stories d%s WHERE d.publication = %" G_GINT64_FORMAT,
                              conditions->saved ? " INDEXED BY stories_saved"
                                                : " INDEXED BY stories_publication",
                              alternative);
      break;
    case DRIVER_ALL:
      g_string_append_printf (sql, "stories d INDEXED BY %s WHERE 1",
                              conditions->saved    ? "stories_saved"
                              : conditions->unread ? "stories_unread"
                                                   : "stories_all");
      break;
    }
  append_columns (sql, conditions, driver);
  if (driver != DRIVER_SECTION)
    append_look_up (sql, "story_sections", "section", conditions->sections, story);
  if (driver != DRIVER_AUTHOR)
    append_look_up (sql, "story_authors", "author", conditions->authors, story);
}

static gboolean
is_impossible (const Conditions *conditions)
{
  return (conditions->sections != NULL && conditions->sections->len == 0) ||
         (conditions->authors != NULL && conditions->authors->len == 0) ||
         (conditions->publications != NULL && conditions->publications->len == 0);
}

char *
_byline_db_filter_sql (BylineDb            *self,
                       const BylineFilter  *filter,
                       BylineFilterParts    parts,
                       char               **match,
                       GError             **error)
{
  g_auto (Conditions) conditions = { NULL };
  GArray *alternatives = NULL;
  GString *sql;
  Driver driver;

  *match = NULL;
  if (!resolve (self, filter, parts, &conditions, error))
    return NULL;
  if (conditions.search)
    {
      *match = _byline_search_expression (filter->search, error);
      if (*match == NULL)
        return NULL;
    }
  sql = g_string_new (NULL);
  if (is_impossible (&conditions))
    return g_string_free (sql, FALSE);
  driver = choose_driver (self, &conditions, &alternatives);
  append_select (sql, &conditions, driver,
                 alternatives != NULL ? g_array_index (alternatives, gint64, 0) : 0);
  for (guint i = 1; alternatives != NULL && i < alternatives->len; i++)
    {
      g_string_append (sql, " UNION ");
      append_select (sql, &conditions, driver, g_array_index (alternatives, gint64, i));
    }
  return g_string_free (sql, FALSE);
}
