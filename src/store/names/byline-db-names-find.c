/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-names-private.h"

#include "byline-text.h"

/* From a name to rows: which sections or authors a person means. The statements of both differ in
 * their tables only. */

typedef struct {
  const char *shown_as;   /* decided rows that are called so */
  const char *counted_as; /* decided rows that a raw name counts for */
  const char *word;       /* decided rows in whose name a word begins so */
  const char *own;        /* key and name of a row */
} Statements;

#define STATEMENTS(rows, members_, join, column)                                                                                                  \
  {                                                                                                                                               \
    .shown_as = "SELECT id FROM " rows                                                                                                            \
                " r WHERE (label_fold = ?1 OR (key = ?1 AND label IS NULL))"                                                                      \
                " AND EXISTS (SELECT 1 FROM " members_ " m WHERE m." column " = r.id)",                                                           \
    .counted_as = "SELECT DISTINCT m." column " FROM " rows " r JOIN " members_ " m"                                                              \
                  " ON m.raw = r.id AND m.distance = 0 AND m.publication = 0 WHERE r.key = ?1",                                                   \
    .word =                                                                                                                                       \
      "SELECT id FROM " rows " WHERE (' ' || CASE WHEN label IS NULL THEN fold"                                                                   \
      " ELSE byline_text_fold (label) END) LIKE '% ' || ?1 || '%' ESCAPE '\\'" /* The counters leave out what is kept of removed publications. */ \
      " AND (n_stories > 0 OR EXISTS (SELECT 1 FROM " join " x WHERE x." column " = " rows ".id"                                                  \
      "  AND x.shown = " SQL_KEPT ")) LIMIT 200",                                                                                                 \
    .own = "SELECT key, name FROM " rows " WHERE id = ?",                                                                                         \
  }

static const Statements section_statements =
  STATEMENTS ("sections", "section_members", "story_sections", "section");
static const Statements author_statements =
  STATEMENTS ("authors", "author_members", "story_authors", "author");

static const Statements *
statements_of (BylineRuleKind kind)
{
  return kind == BYLINE_RULE_KIND_SECTION ? &section_statements : &author_statements;
}

/* A spelling under which nobody has stories of their own stands for those whom it was joined to. */
static gboolean
follow_joins (BylineDb *self, const char *key, guint before, GArray *ids, GError **error)
{
  g_autoptr (GArray) joined = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (BylineStatement) rows = _byline_db_query (
    self, error,
    "SELECT DISTINCT m.author FROM authors r JOIN author_members m ON m.raw = r.id"
    " WHERE r.key = ? AND m.publication <> 0 AND m.author <> r.id"
    " AND NOT EXISTS (SELECT 1 FROM story_authors x WHERE x.author = r.id)"
    " ORDER BY m.author",
    "s", key);

  if (!_byline_names_read_ids (self, rows, joined, error))
    return FALSE;
  if (joined->len == 0)
    return TRUE;
  g_array_set_size (ids, before);
  g_array_append_vals (ids, joined->data, joined->len);
  return TRUE;
}

gboolean
_byline_names_find (BylineDb *self,
                    BylineRuleKind kind,
                    const char *name,
                    GArray *ids,
                    GError **error)
{
  const Statements *sql = statements_of (kind);
  g_autofree char *key = byline_rule_fold (kind, name);
  guint before = ids->len;

  {
    g_autoptr (BylineStatement) shown = _byline_db_query (self, error, sql->shown_as, "s", key);

    if (!_byline_names_read_ids (self, shown, ids, error))
      return FALSE;
  }
  if (ids->len > before && kind == BYLINE_RULE_KIND_AUTHOR &&
      !follow_joins (self, key, before, ids, error))
    return FALSE;
  if (ids->len == before)
    {
      g_autoptr (BylineStatement)
        counted = _byline_db_query (self, error, sql->counted_as, "s", key);

      if (!_byline_names_read_ids (self, counted, ids, error))
        return FALSE;
    }
  return TRUE;
}

/* What LIKE takes for itself. */
static char *
escape_pattern (const char *text)
{
  GString *out = g_string_new (text);

  g_string_replace (out, "\\", "\\\\", 0);
  g_string_replace (out, "%", "\\%", 0);
  g_string_replace (out, "_", "\\_", 0);
  return g_string_free (out, FALSE);
}

gboolean
_byline_names_search (BylineDb *self,
                      BylineRuleKind kind,
                      const char *text,
                      gboolean is_prefix,
                      GArray *ids,
                      GError **error)
{
  g_autofree char *fold = NULL;
  g_autofree char *pattern = NULL;
  g_autoptr (BylineStatement) rows = NULL;
  guint before = ids->len;

  if (!is_prefix && !_byline_names_find (self, kind, text, ids, error))
    return FALSE;
  fold = byline_text_fold (text);
  if (ids->len > before || *fold == '\0')
    return TRUE;
  pattern = escape_pattern (fold);
  rows = _byline_db_query (self, error, statements_of (kind)->word, "s", pattern);
  return _byline_names_read_ids (self, rows, ids, error);
}

char *
_byline_names_key (BylineDb *self,
                   BylineRuleKind kind,
                   const char *name,
                   char **own_name,
                   GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (BylineStatement) row = NULL;

  if (!_byline_names_find (self, kind, name, ids, error) || ids->len == 0)
    return NULL;
  row = _byline_db_query (self, error, statements_of (kind)->own, "i",
                          g_array_index (ids, gint64, 0));
  if (row == NULL || !_byline_db_step (self, row, error))
    return NULL;
  if (own_name != NULL)
    *own_name = _byline_column_text (row, 1);
  return _byline_column_text (row, 0);
}
