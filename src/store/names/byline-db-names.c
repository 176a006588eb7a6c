/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-names-private.h"

#include "byline-db-joins-private.h"

#include <string.h>

#include "byline-error.h"
#include "byline-text.h"

/* The most merges that are followed, and the most sections above one. */
#define MAX_CHAIN 16
#define MAX_ANCESTORS 8

/* The statements of sections and authors differ in their tables only. */
typedef struct {
  const char *leader;  /* by key */
  const char *insert;  /* name, fold, key */
  const char *key;     /* of a row */
  const char *members; /* of a raw row */
  const char *clear;   /* the members of a raw row */
  const char *add_member;
  const char *all;    /* raw rows */
  const char *alike;  /* raw rows of a key */
  const char *remove; /* decided ?1 from the stories of raw ?2, unless another raw says so */
  const char *derive; /* what follows from raw ?1, for its stories */
  const char *set_flags;
} Statements;

#define STATEMENTS(rows, join, names_, members_, column, extra_flags)                              \
  {                                                                                                \
    .leader = "SELECT id FROM " rows " WHERE key = ? ORDER BY name = lower (name), id LIMIT 1",    \
    .insert = "INSERT INTO " rows " (id, name, fold, key) VALUES (nullif (?, 0), ?, ?, ?)",        \
    .key = "SELECT key FROM " rows " WHERE id = ?",                                                \
    .members = "SELECT publication, " column ", distance FROM " members_ " WHERE raw = ?"          \
               " ORDER BY publication, distance, " column,                                         \
    .clear = "DELETE FROM " members_ " WHERE raw = ?",                                             \
    .add_member = "INSERT OR IGNORE INTO " members_ " (raw, publication, " column ", distance)"    \
                  " VALUES (?, ?, ?, ?)",                                                          \
    .all = "SELECT id FROM " rows " ORDER BY id",                                                  \
    .alike = "SELECT id FROM " rows " WHERE key = ? ORDER BY id",                                  \
    .remove = "DELETE FROM " join " WHERE " column " = ?1"                                         \
              " AND story IN (SELECT story FROM " names_ " WHERE " column " = ?2)"                 \
              " AND NOT EXISTS (SELECT 1 FROM " names_ " n JOIN " members_ " m"                    \
              "  ON m.raw = n." column " AND m." column " = ?1"                                    \
              "  WHERE n.story = " join                                                            \
              ".story AND " BYLINE_NAMES_MEMBER_APPLIES (members_, join ".publication") ")",       \
    .derive = "INSERT OR IGNORE INTO " join " (" column ", shown, sort_time, story, is_read,"      \
              " is_saved, publication, place, position) SELECT m." column ", s.shown,"             \
              " s.sort_time, s.id, s.is_read, s.is_saved, s.publication, s.place,"                 \
              " n.position + (m.distance > 0) * " BYLINE_NAMES_ANCESTOR_POSITION " FROM " names_   \
              " n"                                                                                 \
              " JOIN stories s ON s.id = n.story JOIN " members_ " m ON m.raw = n." column         \
              " WHERE n." column                                                                   \
              " = ?1 AND " BYLINE_NAMES_MEMBER_APPLIES (members_,                                  \
                                                        "s.publication") " ORDER BY m.distance",   \
    .set_flags = "UPDATE " rows " SET label = ?2, label_fold = ?3, hidden = CAST (?4 AS INTEGER)," \
                 " pin = CAST (?5 AS INTEGER)" extra_flags " WHERE key = ?1",                      \
  }

static const Statements section_statements = STATEMENTS ("sections",
                                                         "story_sections",
                                                         "story_section_names",
                                                         "section_members",
                                                         "section",
                                                         "");
static const Statements author_statements = STATEMENTS ("authors",
                                                        "story_authors",
                                                        "story_author_names",
                                                        "author_members",
                                                        "author",
                                                        ", kind = CAST (?6 AS INTEGER)");

static const Statements *
statements_of (BylineRuleKind kind)
{
  return kind == BYLINE_RULE_KIND_SECTION ? &section_statements : &author_statements;
}

/* --- What a raw name counts for --- */

typedef struct {
  gint64 publication_id;
  gint64 resolved;
  gint64 distance;
} Member;

/* Returns: (transfer full) (nullable): what the rule says of @key. */
static char *
rule_value (BylineDb *self, BylineRuleKind kind, BylineRuleOp op, const char *key)
{
  g_autoptr (BylineStatement) row = _byline_db_query (
    self, NULL,
    "SELECT value FROM rules WHERE kind = ? AND op = ? AND subject = ? AND publication = ''", "sss",
    byline_rule_kind_to_string (kind), byline_rule_op_to_string (op), key);

  return row != NULL && _byline_db_step (self, row, NULL) ? _byline_column_text (row, 0) : NULL;
}

/* Returns: (transfer full) (nullable): its number as text. */
static char *
rule_number (BylineDb *self, BylineRuleKind kind, BylineRuleOp op, const char *key)
{
  g_autoptr (BylineStatement) row = _byline_db_query (
    self, NULL,
    "SELECT number FROM rules WHERE kind = ? AND op = ? AND subject = ? AND publication = ''",
    "sss", byline_rule_kind_to_string (kind), byline_rule_op_to_string (op), key);

  return row != NULL && _byline_db_step (self, row, NULL) ? _byline_column_text (row, 0) : NULL;
}

gboolean
_byline_names_apply_flags (BylineDb *self, BylineRuleKind kind, const char *key, GError **error)
{
  g_autofree char *label = rule_value (self, kind, BYLINE_RULE_OP_RENAME, key);
  g_autofree char *label_fold = label != NULL ? byline_rule_fold (kind, label) : NULL;
  g_autofree char *hidden = rule_number (self, kind, BYLINE_RULE_OP_HIDE, key);
  g_autofree char *pin = rule_number (self, kind, BYLINE_RULE_OP_PIN, key);
  g_autofree char *organisation = NULL;

  if (kind == BYLINE_RULE_KIND_SECTION)
    return _byline_db_run (self, error, section_statements.set_flags, "sssss", key, label,
                           label_fold, hidden, pin);
  organisation = rule_number (self, kind, BYLINE_RULE_OP_ORGANISATION, key);
  return _byline_db_run (self, error, author_statements.set_flags, "ssssss", key, label, label_fold,
                         hidden, pin, organisation);
}

/* Returns: the first row of @key, made of @name if there is none; -1 with an error. */
static gint64
ensure_leader (BylineDb *self,
               BylineRuleKind kind,
               const char *key,
               const char *name,
               GError **error)
{
  const Statements *sql = statements_of (kind);
  BylineNumbers what = kind == BYLINE_RULE_KIND_SECTION ? BYLINE_NUMBERS_SECTIONS
                                                        : BYLINE_NUMBERS_AUTHORS;
  gint64 id = _byline_db_query_int (self, 0, error, sql->leader, "s", key);
  g_autofree char *fold = NULL;

  if (id != 0 || name == NULL)
    return id;
  fold = byline_text_fold (name);
  if (!_byline_db_run (self, error, sql->insert, "isss",
                       _byline_db_take_old_number (self, what, fold),
                       _byline_db_old_spelling (self, what, fold, name), fold, key))
    return -1;
  id = sqlite3_last_insert_rowid (self->sqlite);
  if (!_byline_db_run (self, error, sql->add_member, "iiii", id, (gint64) 0, id, (gint64) 0) ||
      !_byline_names_apply_flags (self, kind, key, error))
    return -1;
  return id;
}

/* Follows merges from @first. Returns: the row where they end; -1 with an error. */
static gint64
target_of (BylineDb *self,
           BylineRuleKind kind,
           const char *first,
           const char *first_name,
           GError **error)
{
  g_autofree char *key = g_strdup (first);
  g_autofree char *name = g_strdup (first_name);

  for (int i = 0; i < MAX_CHAIN; i++)
    {
      g_autofree char *next = rule_value (self, kind, BYLINE_RULE_OP_MERGE, key);

      if (next == NULL)
        break;
      g_free (key);
      key = byline_rule_fold (kind, next);
      g_free (name);
      name = g_steal_pointer (&next);
    }
  return ensure_leader (self, kind, key, name, error);
}

static char *
key_of (BylineDb *self, BylineRuleKind kind, gint64 row)
{
  g_autoptr (BylineStatement)
    statement = _byline_db_query (self, NULL, statements_of (kind)->key, "i", row);

  return statement != NULL && _byline_db_step (self, statement, NULL)
           ? _byline_column_text (statement, 0)
           : NULL;
}

static void
add_member (GArray *members, gint64 publication_id, gint64 resolved, gint64 distance)
{
  Member member = { publication_id, resolved, distance };

  for (guint i = 0; i < members->len; i++)
    if (g_array_index (members, Member, i).publication_id == publication_id &&
        g_array_index (members, Member, i).resolved == resolved)
      return;
  g_array_append_val (members, member);
}

/* The sections that @raw lies in. */
static gboolean
add_ancestors (BylineDb *self, gint64 raw, GArray *members, GError **error)
{
  gint64 row = raw;

  for (int distance = 1; distance <= MAX_ANCESTORS; distance++)
    {
      g_autofree char *key = NULL;
      gint64 resolved;

      row = _byline_db_query_int (self, 0, error, "SELECT parent FROM sections WHERE id = ?", "i",
                                  row);
      if (row <= 0 || row == raw)
        return row >= 0;
      key = key_of (self, BYLINE_RULE_KIND_SECTION, row);
      if (key == NULL)
        return TRUE;
      resolved = target_of (self, BYLINE_RULE_KIND_SECTION, key, NULL, error);
      if (resolved < 0)
        return FALSE;
      if (resolved > 0)
        add_member (members, 0, resolved, distance);
    }
  return TRUE;
}

/* The same name in another publication, if the user says so. */
static gboolean
add_splits (BylineDb *self, const char *key, GArray *members, GError **error)
{
  g_autoptr (BylineStatement) rows = _byline_db_query (
    self, error,
    "SELECT p.id, r.value FROM rules r JOIN publications p ON p.key = r.publication"
    " WHERE r.kind = 'author' AND r.op = 'split' AND r.subject = ? ORDER BY p.id",
    "s", key);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    {
      const char *name = (const char *) sqlite3_column_text (rows, 1);
      g_autofree char *other = byline_text_fold (name != NULL ? name : "");
      gint64 resolved = target_of (self, BYLINE_RULE_KIND_AUTHOR, other, name, error);

      if (resolved < 0)
        return FALSE;
      add_member (members, sqlite3_column_int64 (rows, 0), resolved, 0);
    }
  return byline_error_pass (error, g_steal_pointer (&failure));
}

static gboolean
has_member_for (GArray *members, gint64 publication_id)
{
  for (guint i = 0; i < members->len; i++)
    if (g_array_index (members, Member, i).publication_id == publication_id)
      return TRUE;
  return FALSE;
}

/* Whom the name stands for in one publication, if a rule does not say so. */
static gboolean
add_join (BylineDb *self, gint64 raw, gint64 publication_id, GArray *members, GError **error)
{
  gint64 other = has_member_for (members, publication_id)
                   ? 0
                   : _byline_joins_find (self, raw, publication_id, error);
  g_autofree char *other_key = other > 0 ? key_of (self, BYLINE_RULE_KIND_AUTHOR, other) : NULL;
  gint64 resolved = other_key != NULL
                      ? target_of (self, BYLINE_RULE_KIND_AUTHOR, other_key, NULL, error)
                      : other;

  if (resolved > 0)
    add_member (members, publication_id, resolved, 0);
  return resolved >= 0;
}

/* The name for short, or otherwise spelled, of somebody in the same publication. A rule of the user's
 * about the name comes first. */
static gboolean
add_joins (BylineDb *self, gint64 raw, const char *key, GArray *members, GError **error)
{
  g_autofree char *merged = rule_value (self, BYLINE_RULE_KIND_AUTHOR, BYLINE_RULE_OP_MERGE, key);
  g_autoptr (GArray) publications = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (merged != NULL)
    return TRUE;
  {
    g_autoptr (BylineStatement) rows = _byline_db_query (
      self, error,
      "SELECT DISTINCT publication FROM author_aliases WHERE author = ? AND kind = 'family'", "i",
      raw);

    if (!_byline_names_read_ids (self, rows, publications, error))
      return FALSE;
  }
  for (guint i = 0; i < publications->len; i++)
    if (!add_join (self, raw, g_array_index (publications, gint64, i), members, error))
      return FALSE;
  return TRUE;
}

/* As add_joins(), where nothing is new but in @publication_id (0: nowhere). */
static gboolean
add_joins_in (BylineDb *self,
              gint64 raw,
              const char *key,
              gint64 publication_id,
              GArray *before,
              GArray *members,
              GError **error)
{
  g_autofree char *merged = rule_value (self, BYLINE_RULE_KIND_AUTHOR, BYLINE_RULE_OP_MERGE, key);

  if (merged != NULL)
    return TRUE;
  for (guint i = 0; i < before->len; i++)
    {
      const Member *member = &g_array_index (before, Member, i);

      if (member->publication_id != 0 && member->publication_id != publication_id &&
          !has_member_for (members, member->publication_id))
        add_member (members, member->publication_id, member->resolved, member->distance);
    }
  return publication_id == 0 || add_join (self, raw, publication_id, members, error);
}

static GArray *
read_members (BylineDb *self, const Statements *sql, gint64 raw, GError **error)
{
  g_autoptr (BylineStatement) rows = _byline_db_query (self, error, sql->members, "i", raw);
  GArray *members;

  if (rows == NULL)
    return NULL;
  members = g_array_new (FALSE, FALSE, sizeof (Member));
  while (_byline_db_step (self, rows, NULL))
    {
      Member member = { sqlite3_column_int64 (rows, 0), sqlite3_column_int64 (rows, 1),
                        sqlite3_column_int64 (rows, 2) };

      g_array_append_val (members, member);
    }
  return members;
}

static gboolean
has_member (GArray *members, const Member *member)
{
  for (guint i = 0; i < members->len; i++)
    if (memcmp (&g_array_index (members, Member, i), member, sizeof *member) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
same_members (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!has_member (b, &g_array_index (a, Member, i)))
      return FALSE;
  return TRUE;
}

static gboolean
add_members (BylineDb *self, const Statements *sql, gint64 raw, GArray *members, GError **error)
{
  for (guint i = 0; i < members->len; i++)
    {
      const Member *member = &g_array_index (members, Member, i);

      if (!_byline_db_run (self, error, sql->add_member, "iiii", raw, member->publication_id,
                           member->resolved, member->distance))
        return FALSE;
    }
  return TRUE;
}

/* Writes what @raw counts for now; its stories follow. */
static gboolean
replace_members (BylineDb *self,
                 const Statements *sql,
                 gint64 raw,
                 GArray *before,
                 GArray *after,
                 GError **error)
{
  if (!_byline_db_run (self, error, sql->clear, "i", raw) ||
      !add_members (self, sql, raw, after, error))
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    if (!_byline_db_run (self, error, sql->remove, "ii", g_array_index (before, Member, i).resolved,
                         raw))
      return FALSE;
  return _byline_db_run (self, error, sql->derive, "i", raw);
}

/* Returns: (transfer full): what the raw row of @key counts for; %NULL with an error. */
static GArray *
resolve (BylineDb *self, BylineRuleKind kind, gint64 raw, const char *key, GError **error)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));
  gint64 resolved = target_of (self, kind, key, NULL, error);

  if (resolved < 0)
    return NULL;
  add_member (members, 0, resolved != 0 ? resolved : raw, 0);
  if (!(kind == BYLINE_RULE_KIND_SECTION
          ? add_ancestors (self, raw, members, error)
          : add_splits (self, key, members, error) && add_joins (self, raw, key, members, error)))
    return NULL;
  return g_steal_pointer (&members);
}

gboolean
_byline_names_resolve (BylineDb *self, BylineRuleKind kind, gint64 raw, GError **error)
{
  const Statements *sql = statements_of (kind);
  g_autofree char *key = key_of (self, kind, raw);
  g_autoptr (GArray) before = read_members (self, sql, raw, error);
  g_autoptr (GArray) after = NULL;

  if (before == NULL)
    return FALSE;
  if (key == NULL)
    return TRUE;
  after = resolve (self, kind, raw, key, error);
  return after != NULL &&
         (same_members (before, after) || replace_members (self, sql, raw, before, after, error));
}

gboolean
_byline_names_resolve_author_in (BylineDb *self, gint64 raw, gint64 publication_id, GError **error)
{
  const Statements *sql = statements_of (BYLINE_RULE_KIND_AUTHOR);
  g_autofree char *key = key_of (self, BYLINE_RULE_KIND_AUTHOR, raw);
  g_autoptr (GArray) before = read_members (self, sql, raw, error);
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (Member));
  gint64 resolved;

  if (before == NULL)
    return FALSE;
  if (key == NULL)
    return TRUE;
  resolved = target_of (self, BYLINE_RULE_KIND_AUTHOR, key, NULL, error);
  if (resolved < 0)
    return FALSE;
  add_member (after, 0, resolved != 0 ? resolved : raw, 0);
  return add_splits (self, key, after, error) &&
         add_joins_in (self, raw, key, publication_id, before, after, error) &&
         (same_members (before, after) || replace_members (self, sql, raw, before, after, error));
}

gboolean
_byline_names_resolve_kind (BylineDb *self, BylineRuleKind kind, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  {
    g_autoptr (BylineStatement)
      rows = _byline_db_query (self, error, statements_of (kind)->all, "");

    if (!_byline_names_read_ids (self, rows, ids, error))
      return FALSE;
  }
  for (guint i = 0; i < ids->len; i++)
    if (!_byline_names_resolve (self, kind, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

gboolean
_byline_names_add (BylineDb *self, BylineRuleKind kind, gint64 raw, const char *key, GError **error)
{
  const Statements *sql = statements_of (kind);
  g_autoptr (GArray) members = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  /* No story has it yet: none follows. */
  if (!_byline_names_apply_flags (self, kind, key, error) ||
      (members = resolve (self, kind, raw, key, error)) == NULL ||
      !add_members (self, sql, raw, members, error))
    return FALSE;
  /* If the new spelling leads its key now (one with capitals goes before one in lower case), the
   * other spellings must be resolved again. */
  if (_byline_db_query_int (self, 0, error, sql->leader, "s", key) != raw)
    return TRUE;
  {
    g_autoptr (BylineStatement) rows = _byline_db_query (self, error, sql->alike, "s", key);

    if (!_byline_names_read_ids (self, rows, ids, error))
      return FALSE;
  }
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) != raw &&
        !_byline_names_resolve (self, kind, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

gboolean
_byline_names_resolve_all (BylineDb *self, GError **error)
{
  return _byline_names_resolve_kind (self, BYLINE_RULE_KIND_SECTION, error) &&
         _byline_names_resolve_kind (self, BYLINE_RULE_KIND_AUTHOR, error);
}
