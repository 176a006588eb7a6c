/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the commands about rules share. */

#include "byline-cli.h"

#include <stdio.h>

#include "byline-library-sections.h"

GPtrArray *
cli_apply_rules_for_undo (Cli *cli, GPtrArray *rules)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *undo;

  if (!cli_open_to_write (cli))
    return NULL;
  undo = CLI_CALL (cli, apply_rules, apply_rules, &error, rules);
  if (undo == NULL)
    cli->status = cli_fail (error);
  return undo;
}

int
cli_apply_rules (Cli *cli, GPtrArray *rules)
{
  g_autoptr (GPtrArray) undo = cli_apply_rules_for_undo (cli, rules);

  return undo != NULL ? CLI_DONE : cli->status;
}

int
cli_apply_rule (Cli *cli, BylineRule *rule)
{
  g_autoptr (GPtrArray) rules = byline_rules_new ();

  g_ptr_array_add (rules, rule);
  return cli_apply_rules (cli, rules);
}

int
cli_say_applied (Cli *cli, BylineRule *rule, const char *format, ...)
{
  int status = cli_apply_rule (cli, rule);
  g_autofree char *line = NULL;
  va_list arguments;

  if (status != CLI_DONE || cli->json)
    return status;
  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  printf ("%s\n", line);
  return CLI_DONE;
}

GPtrArray *
cli_get_rules (Cli *cli)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rules;

  if (!cli_open (cli))
    return NULL;
  rules = CLI_CALL (cli, get_rules, get_rules, &error);
  if (rules == NULL)
    cli->status = cli_fail (error);
  return rules;
}

const BylineRule *
cli_find_filter (GPtrArray *rules, const char *name)
{
  g_autofree char *fold = byline_rule_fold (BYLINE_RULE_KIND_FILTER, name);

  for (guint i = 0; i < rules->len; i++)
    {
      const BylineRule *rule = g_ptr_array_index (rules, i);

      if (rule->kind == BYLINE_RULE_KIND_FILTER && g_str_equal (rule->subject, fold))
        return rule;
    }
  return NULL;
}

const char *
cli_rule_name (const BylineRule *rule, GPtrArray *publications)
{
  for (guint i = 0; rule->kind == BYLINE_RULE_KIND_PUBLICATION && i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);

      if (g_str_equal (publication->key, rule->name))
        return publication->name;
    }
  return rule->name;
}
