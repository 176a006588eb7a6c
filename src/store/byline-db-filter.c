/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-filter-private.h"

#include "byline-db-conditions-private.h"

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
               const BylineConditions *conditions,
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

  if (conditions->match != NULL)
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
append_columns (GString                *sql,
                const BylineConditions *conditions,
                Driver                  driver)
{
  g_string_append_printf (sql, " AND d.shown = %d", conditions->muted ? 2 : 1);
  if (conditions->unread || conditions->read)
    g_string_append_printf (sql, " AND d.is_read = %d", conditions->read);
  if (conditions->saved || conditions->unsaved)
    g_string_append_printf (sql, " AND d.is_saved = %d", conditions->saved);
  if (conditions->since != G_MININT64)
    g_string_append_printf (sql, " AND d.sort_time >= %" G_GINT64_FORMAT, conditions->since);
  if (conditions->until != G_MAXINT64)
    g_string_append_printf (sql, " AND d.sort_time < %" G_GINT64_FORMAT, conditions->until);
  if (conditions->publications != NULL && driver != DRIVER_PUBLICATION)
    {
      g_autofree char *list = id_list (conditions->publications);

      g_string_append_printf (sql, " AND d.publication IN (%s)", list);
    }
  if (conditions->no_publications != NULL)
    {
      g_autofree char *list = id_list (conditions->no_publications);

      g_string_append_printf (sql, " AND d.publication NOT IN (%s)", list);
    }
}

static void
append_look_up (GString    *sql,
                gboolean    is_author,
                gboolean    is_excluded,
                GArray     *ids,
                const char *story)
{
  g_autofree char *list = NULL;

  if (ids == NULL)
    return;
  list = id_list (ids);
  g_string_append_printf (sql,
                          " AND %s (SELECT 1 FROM %s x WHERE x.story = %s AND x.%s IN (%s))",
                          is_excluded ? "NOT EXISTS" : "EXISTS",
                          is_author ? "story_authors" : "story_sections",
                          story,
                          is_author ? "author" : "section",
                          list);
}

static void
append_look_ups (GString                *sql,
                 const BylineConditions *conditions,
                 Driver                  driver,
                 const char             *story)
{
  if (driver != DRIVER_SECTION)
    append_look_up (sql, FALSE, FALSE, conditions->sections, story);
  if (driver != DRIVER_AUTHOR)
    append_look_up (sql, TRUE, FALSE, conditions->authors, story);
  for (guint i = 0; i < conditions->look_ups->len; i++)
    {
      const BylineLookUp *look_up = g_ptr_array_index (conditions->look_ups, i);

      append_look_up (sql, look_up->is_author, look_up->is_excluded, look_up->ids, story);
    }
  /* Words that are only excluded: looked up by the text's row (see byline-schema.c). */
  if (conditions->no_match != NULL)
    {
      char *quoted = sqlite3_mprintf ("%Q", conditions->no_match);

      g_string_append_printf (sql,
                              " AND NOT EXISTS (SELECT 1 FROM search n WHERE n.search MATCH %s"
                              " AND n.rowid = d.sort_time * 268435456 + %s)",
                              quoted, story);
      sqlite3_free (quoted);
    }
}

static void
append_select (GString          *sql,
               const BylineConditions *conditions,
               Driver            driver,
               gint64            alternative)
{
  const char *story = driver == DRIVER_SECTION || driver == DRIVER_AUTHOR ? "d.story" : "d.id";

  g_string_append_printf (sql, "SELECT d.sort_time AS t, %s AS s, d.is_read AS r FROM ", story);
  switch (driver)
    {
    case DRIVER_SEARCH:
      /* CROSS JOIN keeps the search outside, in the order of its rows. */
      /* For the rank, headlines, authors and sections weigh more than the text. */
      g_string_append (sql, "search f CROSS JOIN stories d ON d.id = (f.rowid & 268435455)"
                            " WHERE f.search MATCH ?1");
      if (conditions->ranked)
        g_string_append (sql, " AND f.rank MATCH 'bm25(10.0, 4.0, 1.0, 6.0, 6.0)'");
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
  append_look_ups (sql, conditions, driver, story);
}

char *
_byline_db_filter_sql (BylineDb            *self,
                       const BylineFilter  *filter,
                       BylineFilterParts    parts,
                       char               **match,
                       GError             **error)
{
  g_auto (BylineConditions) conditions = { NULL };
  GArray *alternatives = NULL;
  GString *sql;
  Driver driver;

  *match = NULL;
  if (!_byline_conditions_resolve (self, filter, parts, &conditions, error))
    return NULL;
  sql = g_string_new (NULL);
  if (conditions.impossible)
    return g_string_free (sql, FALSE);
  driver = choose_driver (self, &conditions, &alternatives);
  append_select (sql, &conditions, driver,
                 alternatives != NULL ? g_array_index (alternatives, gint64, 0) : 0);
  for (guint i = 1; alternatives != NULL && i < alternatives->len; i++)
    {
      g_string_append (sql, " UNION ");
      append_select (sql, &conditions, driver, g_array_index (alternatives, gint64, i));
    }
  *match = g_steal_pointer (&conditions.match);
  return g_string_free (sql, FALSE);
}

const char *
_byline_db_filter_order (const BylineFilter *filter,
                         const char         *match)
{
  if (match == NULL)
    return "t DESC, s DESC";
  /* The search's rows are numbered in reading order (see byline-schema.c). */
  return filter->ranked ? "f.rank" : "f.rowid DESC";
}
