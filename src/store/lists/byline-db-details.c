/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-details.h"

#include "byline-db-names-private.h"
#include "byline-error.h"

/* The most names of one kind on a page. */
#define MAX_NAMES 50
/* The publications of the stories that have an author or a section: which and how many are bound. */
#define SQL_PUBLICATIONS(table, column)                                                            \
  "SELECT coalesce (p.name, p.own_name), p.key, c.n, c.u FROM (SELECT publication AS k,"           \
  " count (*) AS n, sum (1 - is_read) AS u FROM " table " WHERE " column " = ?"                    \
  " AND shown = " SQL_LISTED                                                                       \
  " GROUP BY publication) c JOIN publications p ON p.id = c.k ORDER BY c.n DESC, p.id LIMIT ?"

/* Returns: the row that is called @name; 0 with NOT_FOUND. */
static gint64
find_row (BylineDb *self, BylineRuleKind kind, const char *name, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!_byline_names_find (self, kind, name, ids, error))
    return 0;
  if (ids->len > 0)
    return g_array_index (ids, gint64, 0);
  g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
               kind == BYLINE_RULE_KIND_AUTHOR ? "There is no author “%s”"
                                               : "There is no section “%s”",
               name);
  return 0;
}

/* Reads name, key, stories, unread. */
static GPtrArray *
read_counts (BylineDb *self, BylineStatement *rows, GError **error)
{
  g_autoptr (GPtrArray)
    counts = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_name_count_free);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return NULL;
  while (_byline_db_step (self, rows, &failure))
    {
      BylineNameCount *count = g_new0 (BylineNameCount, 1);

      count->name = _byline_column_text (rows, 0);
      count->key = _byline_column_text (rows, 1);
      count->n_stories = (guint) sqlite3_column_int64 (rows, 2);
      count->n_unread = (guint) sqlite3_column_int64 (rows, 3);
      if (count->name == NULL)
        count->name = g_strdup ("?");
      g_ptr_array_add (counts, count);
    }
  return byline_error_pass (error, g_steal_pointer (&failure)) ? g_steal_pointer (&counts) : NULL;
}

/* Reads the names beside the one that is shown. */
static GPtrArray *
read_aliases (BylineDb *self, BylineStatement *rows, const char *shown, GError **error)
{
  g_autoptr (GPtrArray) aliases = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return NULL;
  while (_byline_db_step (self, rows, &failure))
    {
      const char *name = (const char *) sqlite3_column_text (rows, 0);

      if (g_strcmp0 (name, shown) != 0)
        g_ptr_array_add (aliases, g_strdup (name));
    }
  return byline_error_pass (error, g_steal_pointer (&failure)) ? g_steal_pointer (&aliases) : NULL;
}

static gboolean
is_muted (BylineDb *self, BylineRuleKind kind, gint64 row)
{
  return _byline_db_query_int (self, 0, NULL,
                               kind == BYLINE_RULE_KIND_AUTHOR
                                 ? "SELECT 1 FROM rules WHERE kind = 'author' AND op = 'mute'"
                                   " AND subject = (SELECT key FROM authors WHERE id = ?)"
                                 : "SELECT 1 FROM rules WHERE kind = 'section' AND op = 'mute'"
                                   " AND subject = (SELECT key FROM sections WHERE id = ?)",
                               "i", row) == 1;
}

/* --- Authors --- */

/* All spellings of one person, the one that stands for them first: each fills what is missing. */
static gboolean
read_person (BylineDb *self, gint64 id, BylineAuthorDetail *detail, GError **error)
{
  g_autoptr (BylineStatement) rows = _byline_db_query (
    self, error,
    "SELECT coalesce (a.label, a.name), a.url, a.avatar, a.email, a.bio, a.contacts, a.pin,"
    " a.hidden, coalesce (a.kind, a.organisation), a.n_stories, a.n_unread, a.avatar_private"
    " FROM authors a WHERE a.id = ?1 OR a.id IN (SELECT raw FROM author_members WHERE author = ?1"
    "  AND publication = 0) ORDER BY a.id <> ?1, a.id LIMIT 50",
    "i", id);

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, NULL))
    {
      g_autoptr (BylineAuthor) author = _byline_db_read_author (rows);

      if (detail->author == NULL || detail->author->avatar == NULL)
        detail->avatar_network = _byline_column_network (rows, 11);
      if (detail->author != NULL)
        {
          byline_author_merge (detail->author, author);
          continue;
        }
      detail->author = g_steal_pointer (&author);
      detail->is_followed = sqlite3_column_type (rows, 6) != SQLITE_NULL;
      detail->is_hidden = sqlite3_column_int (rows, 7) != 0;
      detail->is_organisation = sqlite3_column_int (rows, 8) != 0;
      detail->n_stories = (guint) sqlite3_column_int64 (rows, 9);
      detail->n_unread = (guint) sqlite3_column_int64 (rows, 10);
    }
  return detail->author != NULL;
}

/* A member for one publication that no rule of the user's made. */
#define IS_JOINED                                                                                  \
  "m.publication <> 0 AND m.raw <> m.author AND NOT EXISTS (SELECT 1 FROM rules r"                 \
  " JOIN publications q ON q.key = r.publication WHERE r.kind = 'author' AND r.op = 'split'"       \
  " AND r.subject = a.key AND q.id = m.publication)"

static GPtrArray *
read_joined (BylineDb *self, gint64 id, GError **error)
{
  g_autoptr (GPtrArray)
    joined = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_joined_name_free);
  g_autoptr (BylineStatement) rows =
    _byline_db_query (self, error,
                      "SELECT a.name, coalesce (p.name, p.own_name), p.key FROM author_members m"
                      " JOIN authors a ON a.id = m.raw JOIN publications p ON p.id = m.publication"
                      " WHERE m.author = ? AND " IS_JOINED " ORDER BY a.fold, p.id LIMIT 50",
                      "i", id);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return NULL;
  while (_byline_db_step (self, rows, &failure))
    {
      BylineJoinedName *name = g_new0 (BylineJoinedName, 1);

      name->name = _byline_column_text (rows, 0);
      name->publication = _byline_column_text (rows, 1);
      name->publication_key = _byline_column_text (rows, 2);
      g_ptr_array_add (joined, name);
    }
  return byline_error_pass (error, g_steal_pointer (&failure)) ? g_steal_pointer (&joined) : NULL;
}

BylineAuthorDetail *
byline_db_author_detail (BylineDb *self, const char *name, GError **error)
{
  g_autoptr (BylineAuthorDetail) detail = g_new0 (BylineAuthorDetail, 1);
  g_autoptr (BylineStatement) aliases = NULL;
  g_autoptr (BylineStatement) publications = NULL;
  g_autoptr (BylineStatement) sections = NULL;
  gint64 id;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  id = find_row (self, BYLINE_RULE_KIND_AUTHOR, name, error);
  if (id == 0 || !read_person (self, id, detail, error))
    return NULL;
  detail->is_muted = is_muted (self, BYLINE_RULE_KIND_AUTHOR, id);
  aliases = _byline_db_query (self, error,
                              "SELECT DISTINCT a.name FROM author_members m JOIN authors a"
                              " ON a.id = m.raw WHERE m.author = ? AND NOT (" IS_JOINED ")"
                              " ORDER BY a.fold LIMIT 50",
                              "i", id);
  detail->aliases = read_aliases (self, aliases, detail->author->name, error);
  if (detail->aliases != NULL)
    detail->joined = read_joined (self, id, error);
  if (detail->joined == NULL)
    return NULL;
  publications = _byline_db_query (self, error, SQL_PUBLICATIONS ("story_authors", "author"), "ii",
                                   id, (gint64) MAX_NAMES);
  detail->publications = read_counts (self, publications, error);
  if (detail->publications == NULL)
    return NULL;
  sections = _byline_db_query (
    self, error,
    "SELECT coalesce (s.label, s.name), NULL, c.n, c.u FROM (SELECT j.section AS k,"
    " count (*) AS n, sum (1 - j.is_read) AS u FROM story_authors a CROSS JOIN story_sections j"
    " ON j.story = a.story WHERE a.author = ? AND a.shown = " SQL_LISTED " GROUP BY j.section) c"
    " JOIN sections s ON s.id = c.k WHERE coalesce (s.hidden, 0) = 0"
    " ORDER BY c.n DESC, s.fold LIMIT ?",
    "ii", id, (gint64) MAX_NAMES);
  detail->sections = read_counts (self, sections, error);
  return detail->sections != NULL ? g_steal_pointer (&detail) : NULL;
}

/* --- Sections --- */

static gboolean
read_section (BylineDb *self, gint64 id, BylineSectionDetail *detail, GError **error)
{
  g_autoptr (BylineStatement) row = _byline_db_query (
    self, error,
    "SELECT coalesce (s.label, s.name), (SELECT coalesce (p.label, p.name) FROM section_members m"
    "  JOIN sections p ON p.id = m.section WHERE m.raw = s.id AND m.distance = 1),"
    " s.pin, s.hidden, s.n_stories, s.n_unread FROM sections s WHERE s.id = ?",
    "i", id);

  if (row == NULL || !_byline_db_step (self, row, error))
    return FALSE;
  detail->name = _byline_column_text (row, 0);
  detail->parent = _byline_column_text (row, 1);
  detail->is_pinned = sqlite3_column_type (row, 2) != SQLITE_NULL;
  detail->is_hidden = sqlite3_column_int (row, 3) != 0;
  detail->n_stories = (guint) sqlite3_column_int64 (row, 4);
  detail->n_unread = (guint) sqlite3_column_int64 (row, 5);
  return TRUE;
}

BylineSectionDetail *
byline_db_section_detail (BylineDb *self, const char *name, GError **error)
{
  g_autoptr (BylineSectionDetail) detail = g_new0 (BylineSectionDetail, 1);
  g_autoptr (BylineStatement) aliases = NULL;
  g_autoptr (BylineStatement) publications = NULL;
  g_autoptr (BylineStatement) authors = NULL;
  gint64 id;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  id = find_row (self, BYLINE_RULE_KIND_SECTION, name, error);
  if (id == 0 || !read_section (self, id, detail, error))
    return NULL;
  detail->is_muted = is_muted (self, BYLINE_RULE_KIND_SECTION, id);
  aliases = _byline_db_query (
    self, error,
    "SELECT DISTINCT s.name FROM section_members m JOIN sections s ON s.id = m.raw"
    " WHERE m.section = ? AND m.distance = 0 ORDER BY s.fold LIMIT 50",
    "i", id);
  detail->aliases = read_aliases (self, aliases, detail->name, error);
  if (detail->aliases == NULL)
    return NULL;
  publications = _byline_db_query (self, error, SQL_PUBLICATIONS ("story_sections", "section"),
                                   "ii", id, (gint64) MAX_NAMES);
  detail->publications = read_counts (self, publications, error);
  if (detail->publications == NULL)
    return NULL;
  authors = _byline_db_query (
    self, error,
    "SELECT coalesce (a.label, a.name), NULL, c.n, c.u FROM (SELECT j.author AS k, count (*) AS n,"
    " sum (1 - j.is_read) AS u FROM story_sections s CROSS JOIN story_authors j"
    " ON j.story = s.story WHERE s.section = ? AND s.shown = " SQL_LISTED " GROUP BY j.author) c"
    " JOIN authors a ON a.id = c.k WHERE coalesce (a.kind, a.organisation) = 0"
    " AND coalesce (a.hidden, 0) = 0 ORDER BY c.n DESC, a.fold LIMIT ?",
    "ii", id, (gint64) MAX_NAMES);
  detail->authors = read_counts (self, authors, error);
  return detail->authors != NULL ? g_steal_pointer (&detail) : NULL;
}
