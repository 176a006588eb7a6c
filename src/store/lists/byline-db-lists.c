/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-lists.h"

#include "byline-db-filter-private.h"
#include "byline-db-match-private.h"
#include "byline-db-private.h"
#include "byline-db-walk-private.h"
#include "byline-error.h"
#include "byline-list-entries-private.h"
#include "byline-story-columns-private.h"
#include "byline-url.h"

/* Prepares @sql with the search bound. A search that SQLite does not take after all is a QUERY
 * error. */
static BylineOneShotStatement *
prepare_filtered (BylineDb *self, const char *sql, const char *match, GError **error)
{
  g_autoptr (BylineOneShotStatement) query = _byline_db_prepare (self, sql, error);

  if (query != NULL && match != NULL)
    sqlite3_bind_text (query->handle, 1, match, -1, SQLITE_TRANSIENT);
  return g_steal_pointer (&query);
}

/* Adds to @ids the numbers in @column of each row. Returns: as sqlite3_step() at the end */
static int
append_column (BylineOneShotStatement *query, int column, GArray *ids)
{
  int code;

  while ((code = sqlite3_step (query->handle)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (query->handle, column);

      g_array_append_val (ids, id);
    }
  return code;
}

/* As append_column(), of the rows of a search, which are put in reading order. Returns: as sqlite3_step() at the end */
static int
append_matches (BylineOneShotStatement *query, gboolean oldest_first, GArray *ids)
{
  g_autoptr (GArray) entries = _byline_list_entries_new ();
  int code;

  while ((code = sqlite3_step (query->handle)) == SQLITE_ROW)
    {
      BylineListEntry entry = { sqlite3_column_int64 (query->handle, 0),
                                sqlite3_column_int64 (query->handle, 1) };

      g_array_append_val (entries, entry);
    }
  _byline_list_entries_sort (entries, oldest_first);
  _byline_list_entries_append_ids (entries, ids);
  return code;
}

/* Adds to @ids what @sql finds from @offset on, below the search's row @before. */
static gboolean
append_ids (BylineDb *self,
            const char *sql,
            const BylineListStatement *statement,
            gint64 limit,
            gint64 offset,
            gint64 before,
            GArray *ids,
            GError **error)
{
  g_autoptr (BylineOneShotStatement) query = prepare_filtered (self, sql, statement->match, error);
  int code;

  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query->handle, 2, limit);
  sqlite3_bind_int64 (query->handle, 3, offset);
  sqlite3_bind_int64 (query->handle, 4, before);
  code = statement->match != NULL
           ? append_matches (query, statement->order == BYLINE_ORDER_OLDEST, ids)
           : append_column (query, statement->story_column, ids);
  return code == SQLITE_DONE || _byline_db_fail (self, error);
}

/* A match of the search. */
typedef struct {
  gint64 row; /* the story's place: see byline-schema.c */
  double rank;
} Match;

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *first = a;
  const Match *second = b;

  if (first->rank != second->rank)
    return first->rank > second->rank ? -1 : 1;
  return first->row > second->row ? -1 : first->row < second->row;
}

static GArray *
read_matches (BylineDb *self, const BylineListStatement *statement, GError **error)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autoptr (BylineOneShotStatement)
    query = prepare_filtered (self, statement->by_rank, statement->match, error);
  int code;

  if (query == NULL)
    return NULL;
  while ((code = sqlite3_step (query->handle)) == SQLITE_ROW)
    {
      Match match = { sqlite3_column_int64 (query->handle, 0),
                      sqlite3_column_double (query->handle, 1) };

      g_array_append_val (matches, match);
    }
  if (code == SQLITE_DONE)
    return g_steal_pointer (&matches);
  _byline_db_fail (self, error);
  return NULL;
}

/* Looks the best matches' stories up, until there are enough. Returns: how many of them are left
 * out of @offset still; -1 with an error. */
static gint64
append_found (BylineDb *self,
              const char *is_found,
              GArray *matches,
              gint64 limit,
              gint64 offset,
              GArray *ids,
              GError **error)
{
  g_autoptr (BylineOneShotStatement) query = _byline_db_prepare (self, is_found, error);

  if (query == NULL)
    return -1;
  for (guint i = 0; i < matches->len && (limit < 0 || ids->len < limit); i++)
    {
      gint64 story_id;
      int code;

      sqlite3_reset (query->handle);
      sqlite3_bind_int64 (query->handle, 1, g_array_index (matches, Match, i).row);
      code = sqlite3_step (query->handle);
      if (code != SQLITE_ROW && code != SQLITE_DONE)
        {
          _byline_db_fail (self, error);
          return -1;
        }
      if (code == SQLITE_DONE)
        continue;
      story_id = sqlite3_column_int64 (query->handle, 0);
      if (offset > 0)
        offset--;
      else
        g_array_append_val (ids, story_id);
    }
  return offset;
}

/* The best of the newest first, then what is older in reading order. */
static gboolean
read_ranked (BylineDb *self,
             const BylineListStatement *statement,
             gint64 limit,
             gint64 offset,
             GArray *ids,
             GError **error)
{
  g_autoptr (GArray) matches = read_matches (self, statement, error);
  gint64 oldest;

  if (matches == NULL)
    return FALSE;
  oldest = matches->len > 0 ? g_array_index (matches, Match, matches->len - 1).row : 0;
  g_array_sort (matches, compare_matches);
  offset = append_found (self, statement->is_found, matches, limit, offset, ids, error);
  if (offset < 0)
    return FALSE;
  /* Fewer than are ranked: there are no others. */
  if (matches->len < statement->n_ranked || (limit >= 0 && ids->len >= limit))
    return TRUE;
  return append_ids (self, statement->rest, statement, limit >= 0 ? limit - ids->len : -1, offset,
                     oldest, ids, error);
}

static GArray *
list_in_order (BylineDb *self,
               const BylineListStatement *statement,
               gint64 limit,
               gint64 offset,
               GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int is_done = 0;

  if (statement->by_date == NULL)
    return g_steal_pointer (&ids);
  if (statement->walk != NULL && limit > 0 && offset == 0)
    is_done = _byline_db_walk (self, statement, limit, ids, error);
  if (is_done != 0)
    return is_done > 0 ? g_steal_pointer (&ids) : NULL;
  if (statement->by_rank != NULL
        ? !read_ranked (self, statement, limit, offset, ids, error)
        : !append_ids (self, statement->by_date, statement, limit, offset, 0, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/* All of a list that has groups is needed to know what stands where in it. */
static GArray *
list_part_of_groups (BylineDb *self,
                     const BylineListStatement *statement,
                     guint limit,
                     guint offset,
                     GError **error)
{
  g_autoptr (GPtrArray) headings = NULL;
  g_autoptr (GArray) ids = _byline_db_list_groups (self, statement, &headings, error);

  if (ids == NULL)
    return NULL;
  g_array_remove_range (ids, 0, MIN (offset, ids->len));
  if (limit > 0 && ids->len > limit)
    g_array_set_size (ids, limit);
  return g_steal_pointer (&ids);
}

GArray *
byline_db_list_stories (BylineDb *self,
                        const BylineFilter *filter,
                        guint limit,
                        guint offset,
                        GError **error)
{
  g_auto (BylineListStatement) statement = { BYLINE_ORDER_DEFAULT };
  g_auto (BylineReadTransaction) snapshot = { NULL };

  g_return_val_if_fail (self != NULL && filter != NULL, NULL);

  if (!_byline_read_transaction_begin (&snapshot, self, error) ||
      !_byline_db_filter_list_sql (self, filter, &statement, error))
    return NULL;
  if (byline_order_has_groups (statement.order))
    return list_part_of_groups (self, &statement, limit, offset, error);
  return list_in_order (self, &statement, limit > 0 ? (gint64) limit : -1, offset, error);
}

GArray *
byline_db_list_stories_in_groups (BylineDb *self,
                                  const BylineFilter *filter,
                                  GPtrArray **headings,
                                  GError **error)
{
  g_auto (BylineListStatement) statement = { BYLINE_ORDER_DEFAULT };
  g_auto (BylineReadTransaction) snapshot = { NULL };

  g_return_val_if_fail (self != NULL && filter != NULL && headings != NULL, NULL);

  *headings = NULL;
  if (!_byline_read_transaction_begin (&snapshot, self, error) ||
      !_byline_db_filter_list_sql (self, filter, &statement, error))
    return NULL;
  if (byline_order_has_groups (statement.order))
    return _byline_db_list_groups (self, &statement, headings, error);
  return list_in_order (self, &statement, -1, 0, error);
}

guint
byline_db_count_stories (BylineDb *self, const BylineFilter *filter, guint *unread, GError **error)
{
  g_autofree char *match = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (BylineOneShotStatement) query = NULL;

  g_return_val_if_fail (self != NULL && filter != NULL, 0);

  if (unread != NULL)
    *unread = 0;
  sql = _byline_db_count_sql (self, filter, &match, error);
  if (sql == NULL || *sql == '\0')
    return 0;
  query = prepare_filtered (self, sql, match, error);
  if (query == NULL)
    return 0;
  if (sqlite3_step (query->handle) != SQLITE_ROW)
    {
      _byline_db_fail (self, error);
      return 0;
    }
  if (unread != NULL)
    *unread = (guint) sqlite3_column_int64 (query->handle, 1);
  return (guint) sqlite3_column_int64 (query->handle, 0);
}

/* --- Stories --- */

/* Replaces @names by those of a statement. */
static gboolean
read_names (BylineDb *self, BylineStatement *rows, char ***names, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) failure = NULL;

  while (_byline_db_step (self, rows, &failure))
    {
      const char *name = (const char *) sqlite3_column_text (rows, 0);

      if (name != NULL)
        g_strv_builder_add (builder, name);
    }
  if (!byline_error_pass (error, g_steal_pointer (&failure)))
    return FALSE;
  g_strfreev (*names);
  *names = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_people_and_sections (BylineDb *self, BylineStory *story, GError **error)
{
  g_autoptr (BylineStatement) authors =
    _byline_db_query (self, error,
                      "SELECT coalesce (a.label, a.name) FROM story_authors x JOIN authors a"
                      " ON a.id = x.author"
                      " WHERE x.story = ? ORDER BY x.position",
                      "i", story->id);
  g_autoptr (BylineStatement) sections = NULL;

  if (authors == NULL || !read_names (self, authors, &story->authors, error))
    return FALSE;
  sections = _byline_db_query (
    self, error,
    "SELECT coalesce (s.label, s.name) FROM story_sections x JOIN sections s"
    " ON s.id = x.section WHERE x.story = ? AND x.position < 1000 ORDER BY x.position",
    "i", story->id);
  return sections != NULL && read_names (self, sections, &story->sections, error);
}

/* Returns: (transfer full): what a publication is called that has not said its name. */
static char *
name_of_publication (BylineStatement *row, int name, int home)
{
  char *text = _byline_column_text (row, name);

  if (text == NULL)
    text = byline_url_host ((const char *) sqlite3_column_text (row, home));
  return text != NULL ? text : g_strdup ("");
}

/* All that a list shows of a story but its names. */
static const char *
select_sql (void)
{
  static char *sql;

  if (g_once_init_enter (&sql))
    {
      g_autofree char *row = _byline_columns_join (&_byline_story_row_columns, "s.", "");
      g_autofree char *said = _byline_columns_join (&_byline_story_columns, "s.", "");

      g_once_init_leave (
        &sql, g_strdup_printf (
                "SELECT %s, %s, coalesce (p.name, p.own_name,"
                "  (SELECT title FROM feeds WHERE publication = p.id ORDER BY id LIMIT 1)),"
                " coalesce (p.home,"
                "  (SELECT url FROM feeds WHERE publication = p.id ORDER BY id LIMIT 1))"
                " FROM stories s JOIN publications p ON p.id = s.publication"
                " WHERE s.id = ?",
                row, said));
    }
  return sql;
}

/* Returns: (transfer full): the story; NULL if it is gone, or with an error. */
static BylineStory *
read_story (BylineDb *self, gint64 id, GError **error)
{
  g_autoptr (BylineStatement) row = _byline_db_query (self, error, select_sql (), "i", id);
  g_autoptr (BylineStory) story = NULL;
  int i;

  if (row == NULL || !_byline_db_step (self, row, error))
    return NULL;
  story = byline_story_new ();
  i = _byline_columns_read (&_byline_story_row_columns, row, 0, story);
  i = _byline_columns_read (&_byline_story_columns, row, i, story);
  story->publication_name = name_of_publication (row, i, i + 1);
  return read_people_and_sections (self, story, error) ? g_steal_pointer (&story) : NULL;
}

GPtrArray *
byline_db_get_stories (BylineDb *self, const gint64 *ids, gsize n_ids, GError **error)
{
  g_auto (BylineReadTransaction) snapshot = { NULL };
  g_autoptr (GPtrArray) stories = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (self != NULL && (ids != NULL || n_ids == 0), NULL);

  if (!_byline_read_transaction_begin (&snapshot, self, error))
    return NULL;
  stories = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_story_unref);
  for (gsize i = 0; i < n_ids; i++)
    {
      BylineStory *story = read_story (self, ids[i], &failure);

      if (!byline_error_pass (error, g_steal_pointer (&failure)))
        return NULL;
      if (story != NULL)
        g_ptr_array_add (stories, story);
    }
  return g_steal_pointer (&stories);
}

/* Returns: the newest story that has had an address; 0 for none, -1 with @error set. */
static gint64
find_by_address (BylineDb *self, const char *address, GError **error)
{
  g_autofree char *url = byline_url_is_web (address) ? byline_url_canonical (address) : NULL;

  if (url == NULL)
    return 0;

  /* By publication, as the table's key has it. */
  return _byline_db_query_int (self, 0, error,
                               "SELECT s.id FROM publications p"
                               " JOIN url_aliases u ON u.publication = p.id"
                               "  AND u.name = ? AND u.url = ?"
                               " JOIN stories s ON s.id = u.story"
                               " WHERE s.shown = 1 ORDER BY s.sort_time DESC LIMIT 1",
                               "is", _byline_identity_hash (url), url);
}

gint64
byline_db_find_story (BylineDb *self, const char *reference, GError **error)
{
  gint64 id;
  guint64 number;

  g_return_val_if_fail (self != NULL && reference != NULL, 0);

  id = _byline_db_query_int (self, 0, error, "SELECT id FROM stories WHERE key = ?", "s",
                             reference);
  if (id == 0 && g_ascii_string_to_unsigned (reference, 10, 1, G_MAXINT64, &number, NULL))
    id = _byline_db_query_int (self, 0, error, "SELECT id FROM stories WHERE id = ?", "i",
                               (gint64) number);
  if (id == 0)
    id = find_by_address (self, reference, error);
  if (id == 0)
    g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND, "no story with ID “%s”",
                 reference);
  return MAX (id, 0);
}
