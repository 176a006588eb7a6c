/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-opml-rules-private.h"

#include <string.h>

#include "byline-markup-tokenizer-private.h"
#include "byline-text.h"

#define MAX_RULES 20000
/* A filter as text; names are far shorter. */
#define MAX_VALUE 20000

/* Returns: the number that a rule holds; any other than those it can be is brought to the nearest. */
static gint64
read_number (BylineRuleOp op, const char *text)
{
  gint64 number = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;

  switch (op)
    {
    case BYLINE_RULE_OP_PIN:
    case BYLINE_RULE_OP_SAVE:
      return CLAMP (number, 0, MAX_RULES - 1);
    case BYLINE_RULE_OP_HIDE:
    case BYLINE_RULE_OP_ORGANISATION:
      return number != 0;
    case BYLINE_RULE_OP_MUTE:
      return CLAMP (number, 0, BYLINE_RULE_MAX_TIME);
    case BYLINE_RULE_OP_RENAME:
    case BYLINE_RULE_OP_MERGE:
    case BYLINE_RULE_OP_SPLIT:
      break;
    }
  return 0;
}

/* Returns: (transfer full): a filter as text; an empty one shows all stories. */
static char *
read_filter (const char *value)
{
  char *text = byline_text_clean_lines (value, MAX_VALUE);

  return text != NULL ? text : g_strdup ("");
}

void
_byline_opml_read_rule (BylineOpml *opml, const BylineXmlAttribute *attributes, guint n_attributes)
{
  g_autofree char *kind = _byline_xml_dup_attribute (attributes, n_attributes, "kind");
  g_autofree char *op = _byline_xml_dup_attribute (attributes, n_attributes, "op");
  g_autofree char *name = _byline_xml_dup_attribute (attributes, n_attributes, "name");
  g_autofree char *value = _byline_xml_dup_attribute (attributes, n_attributes, "value");
  g_autofree char *number = _byline_xml_dup_attribute (attributes, n_attributes, "number");
  BylineRuleKind rule_kind;
  BylineRuleOp rule_op;
  g_autoptr (BylineRule) rule = NULL;

  if (opml->rules->len >= MAX_RULES || name == NULL ||
      !byline_rule_kind_from_string (kind, &rule_kind) ||
      !byline_rule_op_from_string (op, &rule_op))
    return;
  rule = byline_rule_new (rule_kind, rule_op, name);
  if (value != NULL)
    rule->value = rule_op == BYLINE_RULE_OP_SAVE ? read_filter (value)
                                              : byline_text_clean (value, BYLINE_TEXT_MAX_NAME);
  rule->number = read_number (rule_op, number);
  if (*rule->name != '\0' && byline_rule_is_valid (rule))
    g_ptr_array_add (opml->rules, g_steal_pointer (&rule));
}

static void
append (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  for (const char *p = value; *p != '\0'; p++)
    /* XML would make a space of it. */
    if (*p == '\n')
      g_string_append (out, "&#10;");
    else
      {
        gsize length = strcspn (p, "\n");

        _byline_markup_escape (out, p, length);
        p += length - 1;
      }
  g_string_append_c (out, '"');
}

void
_byline_opml_append_rule (GString *out, const BylineRule *rule)
{
  if (rule->publication != NULL || rule->kind == BYLINE_RULE_KIND_PUBLICATION)
    return;
  g_string_append (out, "    <byline:rule");
  append (out, "kind", byline_rule_kind_to_string (rule->kind));
  append (out, "op", byline_rule_op_to_string (rule->op));
  append (out, "name", rule->name);
  if (rule->value != NULL)
    append (out, "value", rule->value);
  if (rule->number != 0)
    g_string_append_printf (out, " number=\"%" G_GINT64_FORMAT "\"", rule->number);
  g_string_append (out, "/>\n");
}
