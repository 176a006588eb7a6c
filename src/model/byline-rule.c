/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-rule.h"
#include "byline-record.h"

#include "byline-author.h"
#include "byline-section.h"
#include "byline-text.h"

static const char *const kind_names[] = { "section", "author", "publication", "word", "filter" };
static const char *const op_names[] = { "rename",       "merge", "hide", "pin",
                                        "organisation", "split", "mute", "save" };

static const BylineField fields[] = {
  { BYLINE_ENUM (BylineRule, kind, BylineRuleKind, NULL, NULL) },
  { BYLINE_ENUM (BylineRule, op, BylineRuleOp, NULL, NULL) },
  { BYLINE_STRING (BylineRule, name, NULL) },
  { BYLINE_STRING (BylineRule, subject, NULL) },
  { BYLINE_STRING (BylineRule, publication_key, NULL) },
  { BYLINE_STRING (BylineRule, value, NULL) },
  { BYLINE_INT64 (BylineRule, number, NULL) },
  { BYLINE_BOOLEAN (BylineRule, is_set, NULL) },
};

static const BylineRecord rule_record = {
  sizeof (BylineRule),
  (GDestroyNotify) byline_rule_free,
  BYLINE_RECORD_FIELDS (fields),
};

BylineRule *
byline_rule_new (BylineRuleKind kind, BylineRuleOp op, const char *name)
{
  BylineRule *self = g_new0 (BylineRule, 1);

  self->kind = kind;
  self->op = op;
  self->name = byline_text_clean (name, BYLINE_TEXT_MAX_NAME);
  if (self->name == NULL)
    self->name = g_strdup ("");
  self->is_set = TRUE;
  return self;
}

BylineRule *
byline_rule_copy (const BylineRule *self)
{
  return byline_record_copy (&rule_record, self);
}

void
byline_rule_free (BylineRule *self)
{
  byline_record_free (&rule_record, self);
}

static void
free_rule (gpointer rule)
{
  byline_rule_free (rule);
}

GPtrArray *
byline_rules_new (void)
{
  return g_ptr_array_new_with_free_func (free_rule);
}

/* A rule that has a name for its value; without one it is not set. */
static BylineRule *
rule_with_name (BylineRuleKind kind, BylineRuleOp op, const char *name, const char *value)
{
  BylineRule *self = byline_rule_new (kind, op, name);

  self->value = byline_text_clean (value, BYLINE_TEXT_MAX_NAME);
  self->is_set = self->value != NULL;
  return self;
}

BylineRule *
byline_rule_rename (BylineRuleKind kind, const char *name, const char *new_name)
{
  return rule_with_name (kind, BYLINE_RULE_OP_RENAME, name, new_name);
}

BylineRule *
byline_rule_merge (BylineRuleKind kind, const char *name, const char *into)
{
  return rule_with_name (kind, BYLINE_RULE_OP_MERGE, name, into);
}

BylineRule *
byline_rule_hide (BylineRuleKind kind, const char *name, gboolean hidden)
{
  BylineRule *self = byline_rule_new (kind, BYLINE_RULE_OP_HIDE, name);

  self->number = hidden != FALSE;
  return self;
}

BylineRule *
byline_rule_pin (BylineRuleKind kind, const char *name, int place)
{
  BylineRule *self = byline_rule_new (kind, BYLINE_RULE_OP_PIN, name);

  self->number = place;
  self->is_set = place >= 0;
  return self;
}

BylineRule *
byline_rule_organisation (const char *author, gboolean is_organisation)
{
  BylineRule *self = byline_rule_new (BYLINE_RULE_KIND_AUTHOR, BYLINE_RULE_OP_ORGANISATION, author);

  self->number = is_organisation != FALSE;
  return self;
}

BylineRule *
byline_rule_split (const char *author, const char *publication, const char *new_name)
{
  BylineRule *self = rule_with_name (BYLINE_RULE_KIND_AUTHOR, BYLINE_RULE_OP_SPLIT, author,
                                     new_name);

  self->publication_key = g_strdup (publication);
  return self;
}

BylineRule *
byline_rule_mute (BylineRuleKind kind, const char *name, gboolean muted, gint64 until)
{
  BylineRule *self = byline_rule_new (kind, BYLINE_RULE_OP_MUTE, name);

  self->is_set = muted;
  self->number = until;
  return self;
}

BylineRule *
byline_rule_save_filter (const char *name, const BylineFilter *filter, int place)
{
  BylineRule *self = byline_rule_new (BYLINE_RULE_KIND_FILTER, BYLINE_RULE_OP_SAVE, name);

  self->is_set = filter != NULL;
  if (filter != NULL)
    self->value = byline_filter_to_string (filter);
  self->number = place;
  return self;
}

static gboolean
find_text (const char *const *names, gsize n_names, const char *text, int *index)
{
  for (gsize i = 0; text != NULL && i < n_names; i++)
    if (g_str_equal (names[i], text))
      {
        *index = (int) i;
        return TRUE;
      }
  return FALSE;
}

const char *
byline_rule_kind_to_string (BylineRuleKind kind)
{
  return kind_names[kind];
}

gboolean
byline_rule_kind_from_string (const char *text, BylineRuleKind *kind)
{
  int index;

  if (!find_text (kind_names, G_N_ELEMENTS (kind_names), text, &index))
    return FALSE;
  *kind = (BylineRuleKind) index;
  return TRUE;
}

const char *
byline_rule_op_to_string (BylineRuleOp op)
{
  return op_names[op];
}

gboolean
byline_rule_op_from_string (const char *text, BylineRuleOp *op)
{
  int index;

  if (!find_text (op_names, G_N_ELEMENTS (op_names), text, &index))
    return FALSE;
  *op = (BylineRuleOp) index;
  return TRUE;
}

char *
byline_rule_fold (BylineRuleKind kind, const char *name)
{
  g_autofree char *clean = byline_text_clean (name, BYLINE_TEXT_MAX_NAME);

  if (clean == NULL)
    return g_strdup ("");
  switch (kind)
    {
    case BYLINE_RULE_KIND_SECTION:
      return byline_section_fold (clean);
    case BYLINE_RULE_KIND_PUBLICATION:
      return g_steal_pointer (&clean);
    case BYLINE_RULE_KIND_AUTHOR:
    case BYLINE_RULE_KIND_WORD:
    case BYLINE_RULE_KIND_FILTER:
      return byline_text_fold (clean);
    }
  return g_steal_pointer (&clean);
}

/* What comes of a journal or a file may hold any number. */
static gboolean
has_valid_number (const BylineRule *self)
{
  switch (self->op)
    {
    case BYLINE_RULE_OP_HIDE:
    case BYLINE_RULE_OP_ORGANISATION:
      return self->number == 0 || self->number == 1;
    case BYLINE_RULE_OP_PIN:
    case BYLINE_RULE_OP_SAVE:
      return self->number >= 0 && self->number <= G_MAXINT;
    case BYLINE_RULE_OP_MUTE:
      return self->number >= 0 && self->number <= BYLINE_RULE_MAX_TIME;
    case BYLINE_RULE_OP_RENAME:
    case BYLINE_RULE_OP_MERGE:
    case BYLINE_RULE_OP_SPLIT:
      break;
    }
  return TRUE;
}

gboolean
byline_rule_is_valid (const BylineRule *self)
{
  gboolean is_name = self->kind == BYLINE_RULE_KIND_SECTION ||
                     self->kind == BYLINE_RULE_KIND_AUTHOR;

  if (self->is_set && !has_valid_number (self))
    return FALSE;
  switch (self->op)
    {
    case BYLINE_RULE_OP_RENAME:
    case BYLINE_RULE_OP_MERGE:
      return is_name && (!self->is_set || self->value != NULL);
    case BYLINE_RULE_OP_HIDE:
    case BYLINE_RULE_OP_PIN:
      return is_name;
    case BYLINE_RULE_OP_ORGANISATION:
      return self->kind == BYLINE_RULE_KIND_AUTHOR;
    case BYLINE_RULE_OP_SPLIT:
      return self->kind == BYLINE_RULE_KIND_AUTHOR && self->publication_key != NULL &&
             (!self->is_set || self->value != NULL);
    case BYLINE_RULE_OP_MUTE:
      return self->kind != BYLINE_RULE_KIND_FILTER;
    case BYLINE_RULE_OP_SAVE:
      return self->kind == BYLINE_RULE_KIND_FILTER && (!self->is_set || self->value != NULL);
    }
  return FALSE;
}
