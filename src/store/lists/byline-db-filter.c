/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-filter-private.h"

#include "byline-db-conditions-private.h"
#include "byline-place-private.h"

/*
 * A filter becomes one SELECT for each alternative (section, author or publication) of the
 * condition that lets the fewest through, each read in order from one index, and joined by UNION,
 * which SQLite merges without sorting. The other conditions are columns of the same index, or one
 * look-up a row. A search is read in order from its own index instead. Only numbers of ours stand in
 * the text; the search is bound.
 */

/* The most alternatives that are merged; beyond, the rows are read from the order of all. */
#define MAX_ALTERNATIVES 40

/* The most lists that a story's place is looked up in; beyond, its own few rows are read. */
#define MAX_PLACES 4

/* So few stories are worth a set of their own that a search's matches are looked up in. */
#define MAX_FEW 20000

/* The newest matches that are put in order by rank; what is older follows by date. */
#define MAX_RANKED 5000

typedef enum {
  DRIVER_ALL,
  DRIVER_PUBLICATION,
  DRIVER_SECTION,
  DRIVER_AUTHOR,
} Driver;

/* What the rows are read from, unless a search is set. */
typedef struct {
  Driver driver;
  GArray *alternatives; /* nullable: of gint64: rows of sections, authors or publications */
  gint64 n_estimated;   /* how many stories these let through, about */
} Choice;

/* --- SQL --- */

static char *
id_list (GArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  return g_string_free (text, FALSE);
}

/* What is muted, or what is shown and perhaps what is kept of removed publications: see
 * byline-schema.c. */
static void
append_shown (GString *sql, const BylineConditions *conditions)
{
  g_string_append (sql, conditions->muted  ? " AND d.shown = " SQL_MUTED
                        : conditions->kept ? " AND d.shown IN (" SQL_LISTED ", " SQL_KEPT ")"
                                           : " AND d.shown = " SQL_LISTED);
}

/* What every driver's rows carry as columns, but what append_shown() adds. */
static void
append_columns (GString *sql, const BylineConditions *conditions, Driver driver)
{
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

/* Stories in order, from the index that holds what is asked for. */
static void
append_all (GString *sql, const BylineConditions *conditions)
{
  const char *index = conditions->saved    ? "stories_saved"
                      : conditions->unread ? "stories_unread"
                                           : "stories_all";

  g_string_append_printf (sql, "stories d INDEXED BY %s WHERE 1", index);
}

/* The search's rows are numbered by time (see byline-schema.c): no story of that time has a place beyond
 * these bounds, others may have one within. */
static void
append_search_bounds (GString *sql, const BylineConditions *conditions)
{
  if (conditions->since != G_MININT64)
    g_string_append_printf (sql, " AND f.rowid >= %" G_GINT64_FORMAT,
                            _byline_place_of_time (conditions->since));
  if (conditions->until != G_MAXINT64)
    g_string_append_printf (sql, " AND f.rowid <= %" G_GINT64_FORMAT, conditions->last_place);
}

/* Adds a test whether the story has one of @ids. For at most MAX_PLACES ids it compares shown and
 * sort_time, too: SQLite then searches each id's own list, where stories that follow one another
 * share pages. Without these it searches by story, which costs about a page for each. */
static void
append_lookup (GString *sql,
               gboolean is_author,
               gboolean is_excluded,
               GArray *ids,
               const char *story)
{
  g_autofree char *list = NULL;

  if (ids == NULL)
    return;
  list = id_list (ids);
  g_string_append_printf (
    sql, " AND %s (SELECT 1 FROM %s x WHERE x.story = %s AND x.%s IN (%s)%s)",
    is_excluded ? "NOT EXISTS" : "EXISTS", is_author ? "story_authors" : "story_sections", story,
    is_author ? "author" : "section", list,
    ids->len <= MAX_PLACES ? " AND x.shown = d.shown AND x.sort_time = d.sort_time" : "");
}

static void
append_look_ups (GString *sql, const BylineConditions *conditions, Driver driver, const char *story)
{
  if (driver != DRIVER_SECTION)
    append_lookup (sql, FALSE, FALSE, conditions->sections, story);
  if (driver != DRIVER_AUTHOR)
    append_lookup (sql, TRUE, FALSE, conditions->authors, story);
  for (guint i = 0; i < conditions->lookups->len; i++)
    {
      const BylineConditionLookup *look_up = g_ptr_array_index (conditions->lookups, i);

      append_lookup (sql, look_up->is_author, look_up->is_excluded, look_up->ids, story);
    }
  /* Words that are only excluded: looked up by the text's row (see byline-schema.c). */
  if (conditions->no_match != NULL)
    {
      char *quoted = sqlite3_mprintf ("%Q", conditions->no_match);

      g_string_append_printf (sql,
                              " AND NOT EXISTS (SELECT 1 FROM search n WHERE n.search MATCH %s"
                              " AND n.rowid = d.place)",
                              quoted);
      sqlite3_free (quoted);
    }
}

/* What a list in groups is grouped by, as column g: 0 for a story without a section. Names that are hidden are no
 * headings. */
static void
append_group (GString *sql, const BylineConditions *conditions, const char *story)
{
  switch (conditions->order)
    {
    case BYLINE_ORDER_PUBLICATION:
      g_string_append (sql, ", d.publication AS g");
      break;
    case BYLINE_ORDER_SECTION:
      g_string_append_printf (sql,
                              ", coalesce ((SELECT y.section FROM story_sections y WHERE y.story = "
                              "%s AND y.position < 1000"
                              " AND y.section NOT IN (SELECT id FROM sections WHERE hidden = 1)"
                              " ORDER BY y.position LIMIT 1), 0) AS g",
                              story);
      break;
    case BYLINE_ORDER_DEFAULT:
    case BYLINE_ORDER_NEWEST:
    case BYLINE_ORDER_OLDEST:
      break;
    }
}

/* Each story of one alternative that has this "shown": of two the index would not be in order. */
static void
append_select_shown (GString *sql,
                     const BylineConditions *conditions,
                     Driver driver,
                     gint64 alternative,
                     int shown)
{
  const char *story = driver == DRIVER_SECTION || driver == DRIVER_AUTHOR ? "d.story" : "d.id";

  g_string_append_printf (sql, "SELECT d.sort_time AS t, %s AS s, d.is_read AS r, d.place AS p",
                          story);
  append_group (sql, conditions, story);
  g_string_append (sql, " FROM ");
  switch (driver)
    {
    case DRIVER_SECTION:
    case DRIVER_AUTHOR:
      g_string_append_printf (sql, "%s d WHERE d.%s = %" G_GINT64_FORMAT,
                              driver == DRIVER_SECTION ? "story_sections" : "story_authors",
                              driver == DRIVER_SECTION ? "section" : "author", alternative);
      break;
    case DRIVER_PUBLICATION:
      g_string_append_printf (sql,
                              "stories d INDEXED BY %s WHERE d.publication = %" G_GINT64_FORMAT,
                              conditions->saved ? "stories_saved" : "stories_publication",
                              alternative);
      break;
    case DRIVER_ALL:
      append_all (sql, conditions);
      break;
    }
  g_string_append_printf (sql, " AND d.shown = %d", shown);
  append_columns (sql, conditions, driver);
  append_look_ups (sql, conditions, driver, story);
}

/* Each story of one alternative. */
static void
append_select (GString *sql, const BylineConditions *conditions, const Choice *choice, guint i)
{
  GArray *alternatives = choice->alternatives;
  gint64 alternative = alternatives != NULL ? g_array_index (alternatives, gint64, i) : 0;

  append_select_shown (sql, conditions, choice->driver, alternative, conditions->muted ? 2 : 1);
  if (!conditions->kept || conditions->muted)
    return;
  /* Of one alternative no story comes twice. */
  g_string_append (sql, alternatives != NULL && alternatives->len > 1 ? " UNION " : " UNION ALL ");
  append_select_shown (sql, conditions, choice->driver, alternative, 3);
}

/* All alternatives, each story once. */
static void
append_alternatives (GString *sql, const BylineConditions *conditions, const Choice *choice)
{
  append_select (sql, conditions, choice, 0);
  for (guint i = 1; choice->alternatives != NULL && i < choice->alternatives->len; i++)
    {
      g_string_append (sql, " UNION ");
      append_select (sql, conditions, choice, i);
    }
}

/* The search's matches, of @choice's stories only if these are few: they are made a set once then,
 * and no match that is not in it is looked up any further ("+" keeps FTS5 from seeking each). */
static void
append_matches (GString *sql, const BylineConditions *conditions, const Choice *choice)
{
  g_string_append (sql, " f.search MATCH ?1");
  append_search_bounds (sql, conditions);
  if (choice->n_estimated > MAX_FEW)
    return;
  g_string_append (sql, " AND +f.rowid IN (SELECT p FROM (");
  append_alternatives (sql, conditions, choice);
  g_string_append (sql, "))");
}

/* What must be true of the story that a match is of. */
static void
append_found (GString *sql, const BylineConditions *conditions)
{
  append_shown (sql, conditions);
  append_columns (sql, conditions, DRIVER_ALL);
  append_look_ups (sql, conditions, DRIVER_ALL, "d.id");
}

static void
append_search (GString *sql, const BylineConditions *conditions, const Choice *choice)
{
  /* CROSS JOIN keeps the search outside, in the order of its rows. */
  g_string_append (sql, "SELECT d.sort_time AS t, d.id AS s, d.is_read AS r, d.place AS p");
  append_group (sql, conditions, "d.id");
  g_string_append (sql, " FROM search f CROSS JOIN stories d INDEXED BY stories_place"
                        " ON d.place = f.rowid WHERE");
  append_matches (sql, conditions, choice);
  append_found (sql, conditions);
}

/* --- Which goes first --- */

/* Returns: how many stories (unread ones, if only those are asked for) the rows of @ids count. */
static gint64
estimate_rows (BylineDb *self, const char *table, GArray *ids, gboolean unread)
{
  g_autofree char *list = id_list (ids);
  g_autofree char *sql = g_strdup_printf ("SELECT sum (%s) FROM %s WHERE id IN (%s)",
                                          unread ? "n_unread" : "n_stories", table, list);
  g_autoptr (BylineOneShotStatement) query = _byline_db_prepare (self, sql, NULL);

  if (query != NULL && sqlite3_step (query->handle) == SQLITE_ROW)
    return sqlite3_column_int64 (query->handle, 0);
  return G_MAXINT64;
}

/* The condition of one kind that lets the fewest stories through. */
static Choice
choose_names (BylineDb *self, const BylineConditions *conditions)
{
  const struct {
    Driver driver;
    const char *table;
    GArray *ids;
  } kinds[] = {
    { DRIVER_SECTION, "sections", conditions->sections },
    { DRIVER_AUTHOR, "authors", conditions->authors },
    { DRIVER_PUBLICATION, "publications", conditions->publications },
  };
  Choice best = { DRIVER_ALL, NULL, G_MAXINT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].ids != NULL && kinds[i].ids->len <= MAX_ALTERNATIVES)
      {
        gint64 n_estimated = estimate_rows (self, kinds[i].table, kinds[i].ids, conditions->unread);

        if (n_estimated < best.n_estimated)
          best = (Choice){ kinds[i].driver, kinds[i].ids, n_estimated };
      }
  return best;
}

/* Returns: how many stories are unread, saved or muted, if that is asked for; at most one more than
 * %MAX_FEW. */
static gint64
estimate_flagged_rows (BylineDb *self, const BylineConditions *conditions)
{
  g_autoptr (GString) sql = NULL;
  g_autoptr (BylineOneShotStatement) query = NULL;

  if (!conditions->unread && !conditions->saved && !conditions->muted)
    return G_MAXINT64;
  sql = g_string_new ("SELECT count (*) FROM (SELECT 1 FROM ");
  append_all (sql, conditions);
  append_shown (sql, conditions);
  append_columns (sql, conditions, DRIVER_ALL);
  g_string_append_printf (sql, " LIMIT %d)", MAX_FEW + 1);
  query = _byline_db_prepare (self, sql->str, NULL);
  return query != NULL && sqlite3_step (query->handle) == SQLITE_ROW
           ? sqlite3_column_int64 (query->handle, 0)
           : G_MAXINT64;
}

/* Returns: the condition that the query's outer loop runs over. With a search that is always the
 * search's own index; the returned condition then narrows the matches beforehand, if it lets at
 * most MAX_FEW stories through. */
static Choice
choose_driver (BylineDb *self, const BylineConditions *conditions)
{
  Choice best = choose_names (self, conditions);
  gint64 marks;

  if (conditions->match == NULL)
    return best;
  marks = estimate_flagged_rows (self, conditions);
  /* The names' counters leave out what is muted. */
  if (marks < best.n_estimated || conditions->muted)
    best = (Choice){ DRIVER_ALL, NULL, marks };
  return best;
}

static void
append_stories (GString *sql, const BylineConditions *conditions, const Choice *choice)
{
  if (conditions->match != NULL)
    append_search (sql, conditions, choice);
  else
    append_alternatives (sql, conditions, choice);
}

/* Returns: (transfer full) (nullable): how many stories, and unread ones, the index's triggers have counted for just
 * what is asked for; %NULL if that is more than one name, or nothing. */
static char *
get_counted_sql (const BylineConditions *conditions)
{
  guint n_sections = conditions->sections != NULL ? conditions->sections->len : 0;
  guint n_authors = conditions->authors != NULL ? conditions->authors->len : 0;
  guint n_publications = conditions->publications != NULL ? conditions->publications->len : 0;
  const char *n = conditions->unread ? "n_unread" : "n_stories";

  if (conditions->no_publications != NULL || conditions->lookups->len > 0 || conditions->read ||
      conditions->saved || conditions->unsaved || conditions->muted || conditions->kept ||
      conditions->since != G_MININT64 || conditions->until != G_MAXINT64 ||
      conditions->match != NULL || conditions->no_match != NULL ||
      n_sections + n_authors + n_publications > 1)
    return NULL;
  if (n_sections == 1)
    return g_strdup_printf ("SELECT %s, n_unread FROM sections WHERE id = %" G_GINT64_FORMAT, n,
                            g_array_index (conditions->sections, gint64, 0));
  if (n_authors == 1)
    return g_strdup_printf ("SELECT %s, n_unread FROM authors WHERE id = %" G_GINT64_FORMAT, n,
                            g_array_index (conditions->authors, gint64, 0));
  if (n_publications == 1)
    return g_strdup_printf ("SELECT sum (%s), sum (n_unread) FROM publications"
                            " WHERE removed_at = 0 AND id = %" G_GINT64_FORMAT,
                            n, g_array_index (conditions->publications, gint64, 0));
  return g_strdup_printf ("SELECT sum (%s), sum (n_unread) FROM publications WHERE removed_at = 0",
                          n);
}

char *
_byline_db_count_sql (BylineDb *self, const BylineFilter *filter, char **match, GError **error)
{
  g_auto (BylineConditions) conditions = { NULL };
  GString *sql;
  Choice choice;
  char *counted;

  *match = NULL;
  if (!_byline_conditions_resolve (self, filter, BYLINE_FILTER_ALL, &conditions, error))
    return NULL;
  if (conditions.impossible)
    return g_strdup ("");
  counted = get_counted_sql (&conditions);
  if (counted != NULL)
    return counted;

  conditions.order = BYLINE_ORDER_DEFAULT;
  sql = g_string_new ("SELECT count (*), sum (r = 0) FROM (");
  choice = choose_driver (self, &conditions);
  append_stories (sql, &conditions, &choice);
  g_string_append_c (sql, ')');
  *match = g_steal_pointer (&conditions.match);
  return g_string_free (sql, FALSE);
}

char *
_byline_db_filter_sql (BylineDb *self,
                       const BylineFilter *filter,
                       BylineFilterParts parts,
                       char **match,
                       GError **error)
{
  g_auto (BylineConditions) conditions = { NULL };
  GString *sql;
  Choice choice;

  *match = NULL;
  if (!_byline_conditions_resolve (self, filter, parts, &conditions, error))
    return NULL;
  conditions.order = BYLINE_ORDER_DEFAULT;
  sql = g_string_new (NULL);
  if (conditions.impossible)
    return g_string_free (sql, FALSE);
  choice = choose_driver (self, &conditions);
  append_stories (sql, &conditions, &choice);
  *match = g_steal_pointer (&conditions.match);
  return g_string_free (sql, FALSE);
}

void
_byline_list_statement_clear (BylineListStatement *self)
{
  g_clear_pointer (&self->by_date, g_free);
  g_clear_pointer (&self->by_rank, g_free);
  g_clear_pointer (&self->is_found, g_free);
  g_clear_pointer (&self->rest, g_free);
  g_clear_pointer (&self->match, g_free);
  g_clear_pointer (&self->walk, g_free);
  g_clear_pointer (&self->walk_match, g_free);
  g_clear_pointer (&self->openings, g_ptr_array_unref);
}

/* The newest matches are ranked, not all: what a word of all stories costs has a limit then. */
static void
fill_ranked (BylineListStatement *statement,
             const BylineConditions *conditions,
             const Choice *choice,
             const char *stories)
{
  g_autoptr (GString) matches = g_string_new (NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  append_matches (matches, conditions, choice);
  append_found (found, conditions);
  statement->by_rank = g_strdup_printf ("SELECT f.rowid, byline_rank (f.search) FROM search f"
                                        " WHERE%s ORDER BY f.rowid DESC LIMIT %d",
                                        matches->str, MAX_RANKED);
  statement->n_ranked = MAX_RANKED;
  statement->is_found = g_strdup_printf ("SELECT d.id FROM stories d INDEXED BY stories_place"
                                         " WHERE d.place = ?1%s",
                                         found->str);
  statement->rest = g_strdup_printf ("%s AND f.rowid < ?4 ORDER BY f.rowid DESC LIMIT ?2 OFFSET ?3",
                                     stories);
}

/* All that is asked for but how words begin, in the order in which the search would read it. */
static void
fill_walk (BylineListStatement *statement, const BylineConditions *conditions, const Choice *choice)
{
  BylineConditions walked = *conditions;
  g_autoptr (GString) sql = g_string_new (NULL);

  walked.match = conditions->rest;
  walked.no_match = conditions->no_rest;
  if (walked.match != NULL)
    {
      append_search (sql, &walked, choice);
      g_string_append (sql, " ORDER BY f.rowid DESC");
    }
  else if (choice->n_estimated <= MAX_FEW)
    {
      g_string_append (sql, "SELECT t, s FROM (");
      append_alternatives (sql, &walked, choice);
      g_string_append (sql, ") ORDER BY p DESC");
    }
  else
    {
      g_string_append (sql, "SELECT d.sort_time AS t, d.id AS s FROM stories d"
                            " INDEXED BY stories_place WHERE 1");
      if (conditions->until != G_MAXINT64)
        g_string_append_printf (sql, " AND d.place <= %" G_GINT64_FORMAT, conditions->last_place);
      if (conditions->since != G_MININT64)
        g_string_append_printf (sql, " AND d.place >= %" G_GINT64_FORMAT,
                                _byline_place_of_time (conditions->since));
      append_found (sql, &walked);
      g_string_append (sql, " ORDER BY d.place DESC");
    }
  statement->walk = g_string_free (g_steal_pointer (&sql), FALSE);
  statement->walk_match = g_strdup (walked.match);
  statement->openings = g_ptr_array_ref (conditions->openings);
}

/* As the rows are read; groups are made of them. */
static const char *
get_order (const BylineConditions *conditions)
{
  if (conditions->order == BYLINE_ORDER_OLDEST)
    return conditions->match != NULL ? "f.rowid" : "t, s";
  return conditions->match != NULL ? "f.rowid DESC" : "t DESC, s DESC";
}

/* Whether the rows come from one SELECT. */
static gboolean
is_one_select (const BylineConditions *conditions, const Choice *choice)
{
  return conditions->match == NULL && (conditions->muted || !conditions->kept) &&
         (choice->alternatives == NULL || choice->alternatives->len <= 1);
}

/* The rows in reading order. Of one SELECT without groups only the stories are read, which is half the work in a long list; SQLite merges several
 * only as they are. The search's rows are numbered in reading order, or nearly so (see byline-schema.c). */
static void
fill_by_date (BylineListStatement *statement,
              const BylineConditions *conditions,
              const Choice *choice,
              const char *stories)
{
  const char *order = get_order (conditions);

  if (is_one_select (conditions, choice) && !byline_order_has_groups (conditions->order))
    {
      statement->by_date = g_strdup_printf ("SELECT s FROM (%s) ORDER BY %s LIMIT ?2 OFFSET ?3",
                                            stories, order);
      statement->story_column = 0;
    }
  else
    {
      statement->by_date = g_strdup_printf ("%s ORDER BY %s LIMIT ?2 OFFSET ?3", stories, order);
      statement->story_column = 1;
    }
}

gboolean
_byline_db_filter_list_sql (BylineDb *self,
                            const BylineFilter *filter,
                            BylineListStatement *statement,
                            GError **error)
{
  g_auto (BylineConditions) conditions = { NULL };
  g_autoptr (GString) stories = g_string_new (NULL);
  Choice choice;

  if (!_byline_conditions_resolve (self, filter, BYLINE_FILTER_ALL, &conditions, error))
    return FALSE;
  if (conditions.impossible)
    return TRUE;
  if (conditions.ranked && conditions.match != NULL)
    conditions.order = BYLINE_ORDER_NEWEST;
  statement->order = conditions.order;
  choice = choose_driver (self, &conditions);
  append_stories (stories, &conditions, &choice);
  fill_by_date (statement, &conditions, &choice, stories->str);
  if (conditions.ranked && conditions.match != NULL)
    fill_ranked (statement, &conditions, &choice, stories->str);
  else if (conditions.openings != NULL && conditions.order <= BYLINE_ORDER_NEWEST)
    fill_walk (statement, &conditions, &choice);
  statement->match = g_steal_pointer (&conditions.match);
  return TRUE;
}
