/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-rows-private.h"
#include "byline-text.h"

void
_byline_db_add_section (GPtrArray  *sections,
                        const char *name,
                        const char *path)
{
  g_autofree char *fold = byline_text_fold (name);

  for (guint i = 0; i < sections->len; i++)
    {
      const BylineSection *section = g_ptr_array_index (sections, i);
      g_autofree char *other = byline_text_fold (section->name);

      if (g_str_equal (fold, other))
        return;
    }
  g_ptr_array_add (sections, byline_section_new (name, path));
}

gint64
_byline_db_find_section (BylineDb    *self,
                         const char  *name,
                         GError     **error)
{
  g_autofree char *fold = byline_text_fold (name);

  return _byline_db_query_int (self, 0, error, "SELECT id FROM sections WHERE fold = ?", "s", fold);
}

/* Returns: the section's row, made if need be; -1 with an error. */
static gint64
ensure_section (BylineDb             *self,
                const BylineSection  *section,
                GError              **error)
{
  g_autofree char *fold = byline_text_fold (section->name);
  gint64 id = _byline_db_query_int (self, 0, error, "SELECT id FROM sections WHERE fold = ?", "s",
                                    fold);

  if (id != 0)
    return id;
  if (!_byline_db_run (self,
                       error,
                       "INSERT INTO sections (name, fold, path) VALUES (?, ?, ?)",
                       "sss",
                       section->name,
                       fold,
                       section->path))
    return -1;
  return sqlite3_last_insert_rowid (self->sqlite);
}

gboolean
_byline_db_get_sections (BylineDb   *self,
                         gint64      story,
                         GPtrArray  *sections,
                         GError    **error)
{
  g_autoptr (BylineStatement) statement = _byline_db_query (
    self, error,
    "SELECT s.name, s.path FROM story_sections x JOIN sections s ON s.id = x.section"
    " WHERE x.story = ? ORDER BY x.position",
    "i", story);

  if (statement == NULL)
    return FALSE;
  while (_byline_db_step (self, statement, NULL))
    _byline_db_add_section (sections, (const char *) sqlite3_column_text (statement, 0),
                            (const char *) sqlite3_column_text (statement, 1));
  return TRUE;
}

/* Returns: whether the story has exactly these sections already. */
static gboolean
has_sections (BylineDb *self,
              gint64    story,
              GArray   *ids)
{
  g_autoptr (BylineStatement) statement = _byline_db_query (
    self, NULL, "SELECT section FROM story_sections WHERE story = ? ORDER BY position", "i", story);
  guint n = 0;

  while (statement != NULL && _byline_db_step (self, statement, NULL))
    {
      if (n >= ids->len || g_array_index (ids, gint64, n) != sqlite3_column_int64 (statement, 0))
        return FALSE;
      n++;
    }
  return n == ids->len;
}

static gboolean
add_id (GArray *ids,
        gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return FALSE;
  g_array_append_val (ids, id);
  return TRUE;
}

gboolean
_byline_db_set_sections (BylineDb              *self,
                         const BylineStoryRow  *row,
                         GPtrArray             *sections,
                         GError               **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < sections->len; i++)
    {
      gint64 id = ensure_section (self, g_ptr_array_index (sections, i), error);

      if (id < 0)
        return FALSE;
      add_id (ids, id);
    }
  if (has_sections (self, row->id, ids))
    return TRUE;
  if (!_byline_db_run (self, error, "DELETE FROM story_sections WHERE story = ?", "i", row->id))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!_byline_db_run (self, error,
                         "INSERT INTO story_sections (section, shown, sort_time, story, is_read,"
                         " is_saved, publication, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                         "iiiiiiii", g_array_index (ids, gint64, i), (gint64) row->shown,
                         row->sort_time, row->id, (gint64) row->is_read, (gint64) row->is_saved,
                         row->publication, (gint64) i))
      return FALSE;
  return TRUE;
}
