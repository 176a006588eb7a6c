/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether there is anything that a rule would be about. */

#include "byline-cli.h"

#include "byline-library-sections.h"
#include "byline-text.h"

static gboolean
is_alike (const char *fold, const char *name)
{
  g_autofree char *other = name != NULL ? byline_text_fold (name) : NULL;

  return g_strcmp0 (fold, other) == 0;
}

static gboolean
is_listed (const BylineCounts *counts, BylineRuleKind kind, const char *fold)
{
  GPtrArray *const authors[] = { counts->authors, counts->organisations };

  for (guint i = 0; kind == BYLINE_RULE_KIND_SECTION && i < counts->sections->len; i++)
    if (is_alike (fold, ((BylineSectionSummary *) g_ptr_array_index (counts->sections, i))->name))
      return TRUE;
  for (gsize n = 0; kind == BYLINE_RULE_KIND_AUTHOR && n < G_N_ELEMENTS (authors); n++)
    for (guint i = 0; i < authors[n]->len; i++)
      if (is_alike (fold, ((BylineAuthorSummary *) g_ptr_array_index (authors[n], i))->name))
        return TRUE;
  return FALSE;
}

/* What was renamed or merged is told by its old name, too. */
static gboolean
is_in_rules (GPtrArray *rules, BylineRuleKind kind, const char *fold)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const BylineRule *rule = g_ptr_array_index (rules, i);

      if (rule->kind == kind && (is_alike (fold, rule->name) || is_alike (fold, rule->value)))
        return TRUE;
    }
  return FALSE;
}

gboolean
cli_name_is_borne (Cli *cli, BylineRuleKind kind, const char *name)
{
  g_autoptr (GPtrArray) rules = cli_get_rules (cli);
  g_autofree char *fold = byline_text_fold (name);
  g_autoptr (BylineCounts) counts = NULL;
  g_autoptr (GError) error = NULL;

  if (name[0] == '\0')
    {
      cli_print_error ("the name is empty");
      cli->status = CLI_USAGE;
      return FALSE;
    }
  if (rules == NULL)
    return FALSE;
  if (is_in_rules (rules, kind, fold))
    return TRUE;
  counts = CLI_CALL (cli, get_all_counts, get_counts, &error, NULL);
  if (counts == NULL)
    {
      cli->status = cli_fail (error);
      return FALSE;
    }
  if (is_listed (counts, kind, fold))
    return TRUE;
  cli_print_error ("no %s is called “%s” (see byline-cli %ss --all)",
                   byline_rule_kind_to_string (kind), name, byline_rule_kind_to_string (kind));
  cli->status = CLI_FAILED;
  return FALSE;
}
