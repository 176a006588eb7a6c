/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-db-rules.h"

#include "byline-db-names-private.h"
#include "byline-error.h"
#include "byline-journal-private.h"
#include "byline-rules-journal-private.h"

/* The most merges that are followed. */
#define MAX_CHAIN 16

static const char *
publication_of (const BylineRule *rule)
{
  return rule->publication_key != NULL ? rule->publication_key : "";
}

/* --- Whom a rule is about --- */

/* Whether the publication itself writes the name so. */
static gboolean
is_written_in (BylineDb *self, const char *key, const char *publication)
{
  return publication != NULL &&
         _byline_db_query_int (self, 0, NULL,
                               "SELECT 1 FROM author_aliases x JOIN publications p"
                               " ON p.id = x.publication JOIN authors a ON a.id = x.author"
                               " WHERE x.kind = 'name' AND a.key = ? AND p.key = ? LIMIT 1",
                               "ss", key, publication) > 0;
}

/* A name as the user sees it stands for the key that it is shown for: rules are kept under keys,
 * which renaming does not change. */
static gboolean
find_subject (BylineDb *self, BylineRule *rule, GError **error)
{
  g_autofree char *own_name = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *written = byline_rule_fold (rule->kind, rule->name);

  /* To take apart what was joined, its own name is used, too. */
  if (rule->subject == NULL && rule->op == BYLINE_RULE_OP_SPLIT &&
      is_written_in (self, written, rule->publication_key))
    rule->subject = g_steal_pointer (&written);
  if (rule->subject == NULL &&
      (rule->kind == BYLINE_RULE_KIND_SECTION || rule->kind == BYLINE_RULE_KIND_AUTHOR))
    {
      rule->subject = _byline_names_key (self, rule->kind, rule->name, &own_name, &failure);
      if (!byline_error_pass (error, g_steal_pointer (&failure)))
        return FALSE;
      /* So that the name says the same where the rule is imported. */
      if (own_name != NULL && (rule->op != BYLINE_RULE_OP_MERGE || rule->is_set))
        {
          g_free (rule->name);
          rule->name = g_steal_pointer (&own_name);
        }
    }
  /* To take a merge back, use the merged name itself. The key found above may be that of the name
   * it was merged into. */
  if (rule->op == BYLINE_RULE_OP_MERGE && !rule->is_set)
    g_clear_pointer (&rule->subject, g_free);
  if (rule->subject == NULL)
    rule->subject = byline_rule_fold (rule->kind, rule->name);
  if (*rule->subject != '\0')
    return TRUE;
  g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
                       "A rule needs a name with a letter in it");
  return FALSE;
}

/* The name that is merged into becomes the one that its key is made of. */
static gboolean
find_merge_target (BylineDb *self, BylineRule *rule, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *own_name = NULL;
  g_autofree char *key = _byline_names_key (self, rule->kind, rule->value, &own_name, &failure);

  if (!byline_error_pass (error, g_steal_pointer (&failure)))
    return FALSE;
  if (key != NULL && own_name != NULL)
    {
      g_free (rule->value);
      rule->value = g_steal_pointer (&own_name);
    }
  return TRUE;
}

/* Returns: whether following merges from @rule's value leads back to its subject. */
static gboolean
is_loop (BylineDb *self, const BylineRule *rule)
{
  g_autofree char *key = byline_rule_fold (rule->kind, rule->value);

  for (int i = 0; i < MAX_CHAIN; i++)
    {
      g_autoptr (BylineStatement) row = NULL;

      if (*key == '\0' || g_str_equal (key, rule->subject))
        return TRUE;
      row = _byline_db_query (self, NULL,
                              "SELECT value FROM rules WHERE kind = ? AND op = 'merge'"
                              " AND subject = ? AND publication = ''",
                              "ss", byline_rule_kind_to_string (rule->kind), key);
      if (row == NULL || !_byline_db_step (self, row, NULL))
        return FALSE;
      g_free (key);
      key = byline_rule_fold (rule->kind, (const char *) sqlite3_column_text (row, 0));
    }
  return TRUE;
}

/* Whether in its publication the name stands for nobody but who writes under it. */
static gboolean
is_taken_apart (const BylineRule *rule)
{
  g_autofree char *key = byline_rule_fold (rule->kind, rule->value);

  return rule->op == BYLINE_RULE_OP_SPLIT && g_str_equal (key, rule->subject);
}

static gboolean
prepare_rule (BylineDb *self, BylineRule *rule, GError **error)
{
  if (!byline_rule_is_valid (rule))
    {
      g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
                           "There is no such rule");
      return FALSE;
    }
  if (!find_subject (self, rule, error))
    return FALSE;
  if (!rule->is_set || (rule->op != BYLINE_RULE_OP_MERGE && rule->op != BYLINE_RULE_OP_SPLIT))
    return TRUE;
  if (rule->op == BYLINE_RULE_OP_MERGE && !find_merge_target (self, rule, error))
    return FALSE;
  if (is_taken_apart (rule) || !is_loop (self, rule))
    return TRUE;
  g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_LOOP,
               "“%s” and “%s” are the same already, or would go round in a circle", rule->name,
               rule->value);
  return FALSE;
}

/* --- The table --- */

static void
read_rule (BylineStatement *row, GPtrArray *rules)
{
  g_autoptr (BylineRule) rule = g_new0 (BylineRule, 1);

  if (!byline_rule_kind_from_string ((const char *) sqlite3_column_text (row, 0), &rule->kind) ||
      !byline_rule_op_from_string ((const char *) sqlite3_column_text (row, 1), &rule->op))
    return;
  rule->subject = _byline_column_text (row, 2);
  rule->publication_key = _byline_column_text (row, 3);
  if (rule->publication_key != NULL && *rule->publication_key == '\0')
    g_clear_pointer (&rule->publication_key, g_free);
  rule->name = _byline_column_text (row, 4);
  rule->value = _byline_column_text (row, 5);
  rule->number = sqlite3_column_int64 (row, 6);
  rule->is_set = TRUE;
  g_ptr_array_add (rules, g_steal_pointer (&rule));
}

static gboolean
read_rules (BylineDb *self, BylineStatement *rows, GPtrArray *rules, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (_byline_db_step (self, rows, &failure))
    read_rule (rows, rules);
  return byline_error_pass (error, g_steal_pointer (&failure));
}

#define RULE_COLUMNS "kind, op, subject, publication, name, value, number"

GPtrArray *
byline_db_get_rules (BylineDb *self, GError **error)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();
  g_autoptr (BylineStatement) rows = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  rows = _byline_db_query (self, error,
                           "SELECT " RULE_COLUMNS " FROM rules"
                           " ORDER BY kind, op, number, subject, publication",
                           "");
  return read_rules (self, rows, rules, error) ? g_steal_pointer (&rules) : NULL;
}

/* Adds to @undo what brings back what is there now. */
static gboolean
remember (BylineDb *self, const BylineRule *rule, GPtrArray *undo, GError **error)
{
  g_autoptr (BylineStatement) rows =
    _byline_db_query (self, error,
                      "SELECT " RULE_COLUMNS " FROM rules WHERE kind = ? AND op = ? AND subject = ?"
                      " AND publication = ?",
                      "ssss", byline_rule_kind_to_string (rule->kind),
                      byline_rule_op_to_string (rule->op), rule->subject, publication_of (rule));
  g_autoptr (GPtrArray) before = byline_rules_new ();
  BylineRule *back;

  if (!read_rules (self, rows, before, error))
    return FALSE;
  back = byline_rule_copy (before->len > 0 ? g_ptr_array_index (before, 0) : rule);
  back->is_set = before->len > 0;
  /* What was done last is taken back first. */
  g_ptr_array_insert (undo, 0, back);
  return TRUE;
}

static gboolean
write_rule (BylineDb *self, const BylineRule *rule, GError **error)
{
  const char *kind = byline_rule_kind_to_string (rule->kind);
  const char *op = byline_rule_op_to_string (rule->op);

  if (!rule->is_set)
    return _byline_db_run (self, error,
                           "DELETE FROM rules WHERE kind = ? AND op = ? AND subject = ?"
                           " AND publication = ?",
                           "ssss", kind, op, rule->subject, publication_of (rule));
  return _byline_db_run (self, error,
                         "INSERT OR REPLACE INTO rules (" RULE_COLUMNS ")"
                         " VALUES (?, ?, ?, ?, ?, ?, ?)",
                         "ssssssi", kind, op, rule->subject, publication_of (rule), rule->name,
                         rule->value, rule->number);
}

void
_byline_journal_add_rule (BylineDb *self, const BylineRule *rule)
{
  g_autoptr (JsonObject) line = _byline_journal_line_new (self, "rule");

  json_object_set_string_member (line, "kind", byline_rule_kind_to_string (rule->kind));
  json_object_set_string_member (line, "rule", byline_rule_op_to_string (rule->op));
  json_object_set_string_member (line, "subject", rule->subject);
  json_object_set_string_member (line, "name", rule->name);
  if (rule->publication_key != NULL)
    json_object_set_string_member (line, "publication", rule->publication_key);
  if (rule->value != NULL)
    json_object_set_string_member (line, "value", rule->value);
  if (rule->number != 0)
    json_object_set_int_member (line, "number", rule->number);
  json_object_set_int_member (line, "set", rule->is_set);
  _byline_journal_add (self, line);
}

/* --- What follows --- */

typedef struct {
  gboolean resolve[2]; /* sections, authors: who counts for whom */
  gboolean mute;
} Effects;

static gboolean
apply_rule (BylineDb *self, const BylineRule *rule, Effects *effects, GError **error)
{
  if (!write_rule (self, rule, error))
    return FALSE;
  switch (rule->op)
    {
    case BYLINE_RULE_OP_RENAME:
    case BYLINE_RULE_OP_HIDE:
    case BYLINE_RULE_OP_PIN:
    case BYLINE_RULE_OP_ORGANISATION:
      return _byline_names_apply_flags (self, rule->kind, rule->subject, error);
    case BYLINE_RULE_OP_MERGE:
    case BYLINE_RULE_OP_SPLIT:
      effects->resolve[rule->kind == BYLINE_RULE_KIND_AUTHOR] = TRUE;
      effects->mute = TRUE;
      break;
    case BYLINE_RULE_OP_MUTE:
      effects->mute = TRUE;
      break;
    case BYLINE_RULE_OP_SAVE:
      break;
    }
  return TRUE;
}

static gboolean
bring_about (BylineDb *self, const Effects *effects, GError **error)
{
  return (!effects->resolve[0] ||
          _byline_names_resolve_kind (self, BYLINE_RULE_KIND_SECTION, error)) &&
         (!effects->resolve[1] ||
          _byline_names_resolve_kind (self, BYLINE_RULE_KIND_AUTHOR, error)) &&
         (!effects->mute || _byline_mute_invalidate (self, error));
}

GPtrArray *
byline_db_apply_rules_deferred (BylineDb *self, GPtrArray *rules, GError **error)
{
  g_auto (BylineTransaction) scope = { NULL };
  g_autoptr (GPtrArray) undo = byline_rules_new ();
  Effects effects = { { FALSE, FALSE }, FALSE };

  g_return_val_if_fail (self != NULL && rules != NULL, NULL);

  if (!_byline_transaction_begin (&scope, self, error))
    return NULL;
  for (guint i = 0; i < rules->len; i++)
    {
      g_autoptr (BylineRule) rule = byline_rule_copy (g_ptr_array_index (rules, i));

      if (!prepare_rule (self, rule, error) || !remember (self, rule, undo, error) ||
          !apply_rule (self, rule, &effects, error))
        return NULL;
      _byline_journal_add_rule (self, rule);
    }
  if (!bring_about (self, &effects, error) || !_byline_transaction_commit (&scope, error))
    return NULL;
  return g_steal_pointer (&undo);
}

GPtrArray *
byline_db_apply_rules (BylineDb *self, GPtrArray *rules, GError **error)
{
  g_autoptr (GPtrArray) undo = byline_db_apply_rules_deferred (self, rules, error);

  return undo != NULL && byline_db_update_mutes (self, error) ? g_steal_pointer (&undo) : NULL;
}

BylineRule *
_byline_journal_read_rule (JsonObject *line, gboolean *is_broken)
{
  g_autoptr (BylineRule) rule = g_new0 (BylineRule, 1);

  *is_broken = FALSE;
  if (!byline_rule_kind_from_string (_byline_journal_text (line, "kind"), &rule->kind) ||
      !byline_rule_op_from_string (_byline_journal_text (line, "rule"), &rule->op))
    return NULL;
  rule->subject = g_strdup (_byline_journal_text (line, "subject"));
  rule->name = g_strdup (_byline_journal_text (line, "name"));
  rule->publication_key = g_strdup (_byline_journal_text (line, "publication"));
  rule->value = g_strdup (_byline_journal_text (line, "value"));
  rule->number = _byline_journal_int (line, "number");
  rule->is_set = _byline_journal_int (line, "set") != 0;
  *is_broken = rule->subject == NULL || rule->name == NULL || !byline_rule_is_valid (rule);
  return *is_broken ? NULL : g_steal_pointer (&rule);
}

static gboolean
apply_journalled_rule (BylineDb *self, JsonObject *line, GError **error)
{
  gboolean is_broken;
  g_autoptr (BylineRule) rule = _byline_journal_read_rule (line, &is_broken);
  Effects effects = { { FALSE, FALSE }, FALSE };

  if (rule == NULL)
    return TRUE;
  return apply_rule (self, rule, &effects, error) && bring_about (self, &effects, error);
}

/* A rule of a kind that is not known is read as none, without being broken. */
static gboolean
is_strange_rule (JsonObject *line)
{
  gboolean is_broken;
  g_autoptr (BylineRule) rule = _byline_journal_read_rule (line, &is_broken);

  return rule == NULL && !is_broken;
}

const BylineJournalApplier _byline_rule_appliers[] = {
  { "rule", BYLINE_JOURNAL_STRUCTURE, apply_journalled_rule, is_strange_rule },
  { NULL, 0, NULL, NULL },
};
