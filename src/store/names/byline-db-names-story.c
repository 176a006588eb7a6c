/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-names-private.h"

#include <string.h>

/* What a story names, and what follows from it. */

/* The statements of sections and authors differ in their tables only. */
typedef struct {
  const char *clear_names;
  const char *add_name;
  const char *names;
  const char *wanted;  /* what follows from its names */
  const char *present; /* what it has */
  const char *clear_story;
  const char *add_story;
  const char *fill_story; /* all that is wanted, where nothing is present */
} Statements;

#define STATEMENTS(join, names_, members_, column)                                                 \
  {                                                                                                \
    .clear_names = "DELETE FROM " names_ " WHERE story = ?",                                       \
    .add_name = "INSERT OR IGNORE INTO " names_ " (" column ", story, position) VALUES (?, ?, ?)", \
    .names = "SELECT " column " FROM " names_ " WHERE story = ? ORDER BY position",                \
    .wanted = "SELECT m." column                                                                   \
              ", min (n.position + (m.distance > 0) * " BYLINE_NAMES_ANCESTOR_POSITION ") AS p"    \
              " FROM " names_ " n JOIN " members_ " m ON m.raw = n." column                        \
              " WHERE n.story = ?1 AND " BYLINE_NAMES_MEMBER_APPLIES (                             \
                members_, "?2") " GROUP BY 1 ORDER BY p, 1",                                       \
    .present = "SELECT " column ", position FROM " join " WHERE story = ? ORDER BY position, 1",   \
    .clear_story = "DELETE FROM " join " WHERE story = ?",                                         \
    .add_story = "INSERT INTO " join " (" column ", shown, sort_time, story, is_read, is_saved,"   \
                 " publication, place, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",              \
    .fill_story = "INSERT INTO " join " (" column ", shown, sort_time, story, is_read, is_saved,"  \
                  " publication, place, position) SELECT m." column                                \
                  ", ?3, ?4, ?1, ?5, ?6, ?2, ?7,"                                                  \
                  " min (n.position + (m.distance > 0) * " BYLINE_NAMES_ANCESTOR_POSITION          \
                  ") FROM " names_ " n"                                                            \
                  " JOIN " members_ " m ON m.raw = n." column                                      \
                  " WHERE n.story = ?1 AND " BYLINE_NAMES_MEMBER_APPLIES (members_,                \
                                                                          "?2") " GROUP BY 1",     \
  }

static const Statements section_statements =
  STATEMENTS ("story_sections", "story_section_names", "section_members", "section");
static const Statements author_statements =
  STATEMENTS ("story_authors", "story_author_names", "author_members", "author");

static const Statements *
statements_of (BylineRuleKind kind)
{
  return kind == BYLINE_RULE_KIND_SECTION ? &section_statements : &author_statements;
}

typedef struct {
  gint64 resolved;
  gint64 position;
} Place;

static GArray *
read_places (BylineDb *self, BylineStatement *rows)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  while (rows != NULL && _byline_db_step (self, rows, NULL))
    {
      Place place = { sqlite3_column_int64 (rows, 0), sqlite3_column_int64 (rows, 1) };

      g_array_append_val (places, place);
    }
  return places;
}

static gboolean
set_names (BylineDb *self, const Statements *sql, gint64 story_id, GArray *raw, GError **error)
{
  g_autoptr (GArray) present = g_array_new (FALSE, FALSE, sizeof (gint64));

  {
    g_autoptr (BylineStatement) rows = _byline_db_query (self, error, sql->names, "i", story_id);

    if (!_byline_names_read_ids (self, rows, present, error))
      return FALSE;
  }
  if (present->len == raw->len &&
      (raw->len == 0 || memcmp (present->data, raw->data, raw->len * sizeof (gint64)) == 0))
    return TRUE;
  if (present->len > 0 && !_byline_db_run (self, error, sql->clear_names, "i", story_id))
    return FALSE;
  for (guint i = 0; i < raw->len; i++)
    if (!_byline_db_run (self, error, sql->add_name, "iii", g_array_index (raw, gint64, i),
                         story_id, (gint64) i))
      return FALSE;
  return TRUE;
}

static gboolean
replace_places (BylineDb *self,
                const Statements *sql,
                const BylineStoryRow *row,
                GArray *wanted,
                GError **error)
{
  if (!_byline_db_run (self, error, sql->clear_story, "i", row->id))
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    {
      const Place *place = &g_array_index (wanted, Place, i);

      if (!_byline_db_run (self, error, sql->add_story, "iiiiiiiii", place->resolved,
                           (gint64) row->shown, row->sort_time, row->id, (gint64) row->is_read,
                           (gint64) row->is_saved, row->publication_id, row->place,
                           place->position))
        return FALSE;
    }
  return TRUE;
}

gboolean
_byline_names_follow (BylineDb *self,
                      BylineRuleKind kind,
                      const BylineStoryRow *row,
                      GError **error)
{
  const Statements *sql = statements_of (kind);
  g_autoptr (GArray) wanted = NULL;
  g_autoptr (GArray) present = NULL;

  {
    g_autoptr (BylineStatement) rows = _byline_db_query (self, error, sql->present, "i", row->id);

    if (rows == NULL)
      return FALSE;
    present = read_places (self, rows);
  }
  /* The story is new. */
  if (present->len == 0)
    return _byline_db_run (self, error, sql->fill_story, "iiiiiii", row->id, row->publication_id,
                           (gint64) row->shown, row->sort_time, (gint64) row->is_read,
                           (gint64) row->is_saved, row->place);
  {
    g_autoptr (BylineStatement)
      rows = _byline_db_query (self, error, sql->wanted, "ii", row->id, row->publication_id);

    if (rows == NULL)
      return FALSE;
    wanted = read_places (self, rows);
  }
  return (wanted->len == present->len &&
          memcmp (wanted->data, present->data, wanted->len * sizeof (Place)) == 0) ||
         replace_places (self, sql, row, wanted, error);
}

gboolean
_byline_names_set (BylineDb *self,
                   BylineRuleKind kind,
                   const BylineStoryRow *row,
                   GArray *raw,
                   GError **error)
{
  return set_names (self, statements_of (kind), row->id, raw, error) &&
         _byline_names_follow (self, kind, row, error);
}
