/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-joins-private.h"

#include "byline-db-names-private.h"
#include "byline-person-name.h"

/*
 * One person under several spellings. In one publication, "Lindqvist, Mara" and "Dr Mara Lindqvist" are
 * Mara Lindqvist if their profile pages do not say otherwise, and "M. Lindqvist" is if both have the
 * same one. Two full names that differ are never joined, whatever page they share. It follows from what
 * publications say, so it is kept nowhere but in author_members, like what the user's rules say; a rule
 * about the name comes first, and takes the join apart.
 *
 * Who has a family name in a publication is found by author_aliases of the kind 'family'.
 */

/* More of one family name in one publication are not looked through. */
#define MAX_FAMILY 50

typedef struct {
  gint64 id;
  BylinePersonName *name;
} Candidate;

static void
candidate_clear (Candidate *self)
{
  byline_person_name_free (self->name);
}

gboolean
_byline_joins_add_name (BylineDb *self,
                        gint64 raw,
                        const char *name,
                        gint64 publication_id,
                        GError **error)
{
  g_autoptr (BylinePersonName) parsed = byline_person_name_parse (name);

  return parsed == NULL ||
         _byline_db_run (self, error,
                         "INSERT OR IGNORE INTO author_aliases (kind, value, publication, author)"
                         " VALUES ('family', ?, ?, ?)",
                         "sii", parsed->family, publication_id, raw);
}

gboolean
_byline_joins_find_family (BylineDb *self,
                           const char *name,
                           gint64 publication_id,
                           GArray *ids,
                           GError **error)
{
  g_autoptr (BylinePersonName) parsed = byline_person_name_parse (name);
  g_autoptr (BylineStatement) rows = NULL;

  if (parsed == NULL)
    return TRUE;
  rows = _byline_db_query (self, error,
                           "SELECT author FROM author_aliases WHERE kind = 'family' AND value = ?"
                           " AND publication = ? ORDER BY author LIMIT ?",
                           "sii", parsed->family, publication_id, (gint64) MAX_FAMILY);
  return _byline_names_read_ids (self, rows, ids, error);
}

/* Returns: (transfer full) (nullable): the raw author's name in its words. */
static BylinePersonName *
read_name (BylineDb *self, gint64 raw, char **text)
{
  g_autoptr (BylineStatement)
    row = _byline_db_query (self, NULL, "SELECT name FROM authors WHERE id = ?", "i", raw);

  if (row == NULL || !_byline_db_step (self, row, NULL))
    return NULL;
  *text = _byline_column_text (row, 0);
  return byline_person_name_parse (*text);
}

/* Of two spellings of a full name, the plain one stands for both; else the older one. */
static gboolean
is_led_by (const BylinePersonName *name, gint64 id, const Candidate *other)
{
  if (!byline_person_name_equal (name, other->name))
    return FALSE;
  if (name->is_plain != other->name->is_plain)
    return other->name->is_plain;
  return other->id < id;
}

/* Returns: what their profile pages say: 1 the same person, 0 nothing, -1 two. */
static int
compare_profiles (BylineDb *self, gint64 a, gint64 b, gint64 publication_id)
{
  static const char sql[] =
    "SELECT count (*), sum (EXISTS (SELECT 1 FROM author_aliases y WHERE y.kind = 'url'"
    "   AND y.value = x.value AND y.publication = x.publication AND y.author = ?2)),"
    " (SELECT count (*) FROM author_aliases z WHERE z.author = ?2 AND z.publication = ?3"
    "   AND z.kind = 'url')"
    " FROM author_aliases x WHERE x.author = ?1 AND x.publication = ?3 AND x.kind = 'url'";
  g_autoptr (BylineStatement) row = _byline_db_query (self, NULL, sql, "iii", a, b, publication_id);

  if (row == NULL || !_byline_db_step (self, row, NULL) || sqlite3_column_int (row, 0) == 0 ||
      sqlite3_column_int (row, 2) == 0)
    return 0;
  return sqlite3_column_int (row, 1) > 0 ? 1 : -1;
}

static gboolean
can_be (BylineDb *self,
        gint64 raw,
        const BylinePersonName *name,
        const Candidate *other,
        gint64 publication_id)
{
  int profiles = compare_profiles (self, raw, other->id, publication_id);

  return (profiles >= 0 && is_led_by (name, raw, other)) ||
         (profiles > 0 && byline_person_name_is_short_for (name, other->name));
}

static gboolean
is_led (GArray *candidates, guint place)
{
  const Candidate *it = &g_array_index (candidates, Candidate, place);

  for (guint i = 0; i < candidates->len; i++)
    if (i != place && is_led_by (it->name, it->id, &g_array_index (candidates, Candidate, i)))
      return TRUE;
  return FALSE;
}

/* Leaves those whom @name can stand for; of one person's spellings, the one that leads them. */
static void
select_candidates (BylineDb *self,
                   gint64 raw,
                   const BylinePersonName *name,
                   gint64 publication_id,
                   GArray *candidates)
{
  for (guint i = candidates->len; i > 0; i--)
    if (!can_be (self, raw, name, &g_array_index (candidates, Candidate, i - 1), publication_id))
      g_array_remove_index (candidates, i - 1);
  for (guint i = candidates->len; i > 0; i--)
    if (is_led (candidates, i - 1))
      g_array_remove_index (candidates, i - 1);
}

gint64
_byline_joins_find (BylineDb *self, gint64 raw, gint64 publication_id, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (BylinePersonName) name = read_name (self, raw, &text);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  if (name == NULL)
    return 0;
  if (!_byline_joins_find_family (self, text, publication_id, ids, error))
    return -1;
  g_array_set_clear_func (candidates, (GDestroyNotify) candidate_clear);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *other = NULL;
      Candidate candidate = { g_array_index (ids, gint64, i), NULL };

      if (candidate.id == raw || (candidate.name = read_name (self, candidate.id, &other)) == NULL)
        continue;
      g_array_append_val (candidates, candidate);
    }
  select_candidates (self, raw, name, publication_id, candidates);
  return candidates->len == 1 ? g_array_index (candidates, Candidate, 0).id : 0;
}
