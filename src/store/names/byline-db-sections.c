/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "byline-db-names-private.h"
#include "byline-text.h"

#define PATH_SEPARATOR " > "
#define MAX_DEPTH 8

static gint64 ensure_section (BylineDb *self,
                              const BylineSection *section,
                              guint depth,
                              GError **error);

void
_byline_db_add_section (GPtrArray *sections, const char *name, const char *path)
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

/* Returns: the row of the section that @section lies in, made if need be; 0 for none. */
static gint64
ensure_parent (BylineDb *self, const BylineSection *section, guint depth, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (BylineSection) parent = NULL;
  g_autofree char *fold = NULL;
  g_autofree char *own = NULL;
  char *end;
  const char *name;

  path = g_strdup (section->path);
  end = path != NULL ? g_strrstr (path, PATH_SEPARATOR) : NULL;
  if (end == NULL || depth >= MAX_DEPTH)
    return 0;
  *end = '\0';
  end = g_strrstr (path, PATH_SEPARATOR);
  name = end != NULL ? end + strlen (PATH_SEPARATOR) : path;
  fold = byline_text_fold (name);
  own = byline_text_fold (section->name);
  if (*fold == '\0' || g_str_equal (fold, own) || byline_section_name_is_generic (name, NULL))
    return 0;
  parent = byline_section_new (name, end != NULL ? path : NULL);
  return ensure_section (self, parent, depth + 1, error);
}

/* A section that is said to lie in another one lies there from then on. */
static gboolean
learn_path (BylineDb *self, gint64 id, const BylineSection *section, guint depth, GError **error)
{
  gint64 parent;

  if (section->path == NULL ||
      _byline_db_query_int (self, 0, error, "SELECT parent FROM sections WHERE id = ?", "i", id) !=
        0)
    return TRUE;
  parent = ensure_parent (self, section, depth, error);
  if (parent <= 0 || parent == id)
    return parent >= 0;
  return _byline_db_run (self, error, "UPDATE sections SET parent = ?, path = ? WHERE id = ?",
                         "isi", parent, section->path, id) &&
         _byline_names_resolve (self, BYLINE_RULE_KIND_SECTION, id, error);
}

static gint64
make_section (BylineDb *self,
              const BylineSection *section,
              const char *name,
              const char *fold,
              GError **error)
{
  g_autofree char *key = byline_section_fold (name);
  gint64 id;

  if (!_byline_db_run (self, error,
                       "INSERT INTO sections (id, name, fold, path, key)"
                       " VALUES (nullif (?, 0), ?, ?, ?, ?)",
                       "issss", _byline_db_take_old_number (self, BYLINE_NUMBERS_SECTIONS, fold),
                       _byline_db_old_spelling (self, BYLINE_NUMBERS_SECTIONS, fold, name), fold,
                       section->path, key))
    return -1;
  id = sqlite3_last_insert_rowid (self->sqlite);
  return _byline_names_add (self, BYLINE_RULE_KIND_SECTION, id, key, error) ? id : -1;
}

/* Returns: the row of the name, made if need be; 0 for no name; -1 with an error. */
static gint64
ensure_section (BylineDb *self, const BylineSection *section, guint depth, GError **error)
{
  g_autofree char *name = byline_text_clean (section->name, BYLINE_TEXT_MAX_NAME);
  g_autofree char *fold = name != NULL ? byline_text_fold (name) : NULL;
  gint64 id;

  if (fold == NULL || *fold == '\0')
    return 0;
  id = _byline_db_query_int (self, 0, error, "SELECT id FROM sections WHERE fold = ?", "s", fold);
  if (id == 0)
    id = make_section (self, section, name, fold, error);
  return id > 0 && learn_path (self, id, section, depth, error) ? id : -1;
}

gboolean
_byline_db_get_sections (BylineDb *self, gint64 story, GPtrArray *sections, GError **error)
{
  g_autoptr (BylineStatement) statement = _byline_db_query (
    self, error,
    "SELECT s.name, s.path FROM story_section_names x JOIN sections s ON s.id = x.section"
    " WHERE x.story = ? ORDER BY x.position",
    "i", story);

  if (statement == NULL)
    return FALSE;
  while (_byline_db_step (self, statement, NULL))
    _byline_db_add_section (sections, (const char *) sqlite3_column_text (statement, 0),
                            (const char *) sqlite3_column_text (statement, 1));
  return TRUE;
}

static gboolean
add_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return FALSE;
  g_array_append_val (ids, id);
  return TRUE;
}

gboolean
_byline_db_set_sections (BylineDb *self,
                         const BylineStoryRow *row,
                         GPtrArray *sections,
                         GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < sections->len; i++)
    {
      gint64 id = ensure_section (self, g_ptr_array_index (sections, i), 0, error);

      if (id < 0)
        return FALSE;
      if (id > 0)
        add_id (ids, id);
    }
  return _byline_names_set (self, BYLINE_RULE_KIND_SECTION, row, ids, error);
}
