/* SPDX-License-Identifier: GPL-3.0-or-later */

/* split, organisation; rules: all that was decided about names, as one document. */

#include "byline-cli.h"

#include <stdio.h>

#include "byline-cli-json.h"
#include "byline-cli-output.h"
#include "byline-export.h"
#include "byline-library-rules.h"

static int
run_split (Cli *cli, gboolean together)
{
  const GOptionEntry entries[] = {
    { "undo", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &together, "", NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 2, 3);
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL)
    return cli->status;
  if (!together && arguments[2] == NULL)
    {
      cli_print_error ("split needs a NAME for the other person");
      return CLI_USAGE;
    }
  if (!cli_name_is_borne (cli, BYLINE_RULE_KIND_AUTHOR, arguments[0]))
    return cli->status;
  publication = cli_find_publication (cli, arguments[1], &error);
  if (publication == NULL)
    return cli_fail (error);
  if (together)
    return cli_say_applied (cli, byline_rule_split (arguments[0], publication->key, NULL),
                            "One person again: author “%s” in %s", arguments[0], publication->name);
  return cli_say_applied (cli, byline_rule_split (arguments[0], publication->key, arguments[2]),
                          "Split: author “%s” in %s is “%s”", arguments[0], publication->name,
                          arguments[2]);
}

int
cli_run_split (Cli *cli)
{
  return run_split (cli, FALSE);
}

int
cli_run_unsplit (Cli *cli)
{
  return run_split (cli, TRUE);
}

static int
set_author_kind (Cli *cli, const char *name, gboolean is_organisation)
{
  if (!cli_name_is_borne (cli, BYLINE_RULE_KIND_AUTHOR, name))
    return cli->status;
  return cli_say_applied (cli, byline_rule_organisation (name, is_organisation),
                          is_organisation ? "Listed under Staff and Agencies: “%s”"
                                          : "Listed under Authors: “%s”",
                          name);
}

int
cli_run_author_kind (Cli *cli)
{
  g_auto (GStrv) arguments = cli_parse (cli, NULL, 2, 2);

  if (arguments == NULL)
    return cli->status;
  if (g_str_equal (arguments[1], "organization") || g_str_equal (arguments[1], "organisation"))
    return set_author_kind (cli, arguments[0], TRUE);
  if (g_str_equal (arguments[1], "person"))
    return set_author_kind (cli, arguments[0], FALSE);
  cli_print_error ("unknown kind “%s”; use organization or person", arguments[1]);
  return CLI_USAGE;
}

/* As author-kind was called once. */
int
cli_run_organisation (Cli *cli)
{
  gboolean person = FALSE;
  const GOptionEntry entries[] = {
    { "undo", 0, 0, G_OPTION_ARG_NONE, &person, "Undo: always list under Authors", NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 1, 1);

  return arguments != NULL ? set_author_kind (cli, arguments[0], !person) : cli->status;
}

/* --- rules --- */

/* Returns: (transfer full): what a rule says, in words of a line. */
static char *
describe (const BylineRule *rule)
{
  switch (rule->op)
    {
    case BYLINE_RULE_OP_RENAME:
    case BYLINE_RULE_OP_MERGE:
    case BYLINE_RULE_OP_SPLIT:
      return g_strdup (rule->value);
    case BYLINE_RULE_OP_HIDE:
    case BYLINE_RULE_OP_ORGANISATION:
      return g_strdup (rule->number != 0 ? "yes" : "no");
    case BYLINE_RULE_OP_PIN:
    case BYLINE_RULE_OP_SAVE:
      return g_strdup_printf ("%" G_GINT64_FORMAT, rule->number + 1);
      case BYLINE_RULE_OP_MUTE: {
        g_autoptr (GDateTime)
          date = rule->number > 0 ? g_date_time_new_from_unix_local (rule->number) : NULL;

        return date != NULL ? g_date_time_format (date, "%F") : g_strdup ("");
      }
    }
  return g_strdup ("");
}

static char *
print_document (Cli *cli, gboolean *is_private)
{
  g_autoptr (GPtrArray) rules = cli_get_rules (cli);
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GError) error = NULL;

  if (rules == NULL)
    return NULL;
  publications = cli_list_publications (cli, &error);
  if (publications == NULL)
    {
      cli->status = cli_fail (error);
      return NULL;
    }
  *is_private = byline_export_rules_are_private (rules);
  return byline_rules_to_json (rules, publications);
}

static int
export_rules (Cli *cli, const char *path)
{
  gboolean is_private = TRUE;
  g_autofree char *json = print_document (cli, &is_private);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (json == NULL)
    return cli->status;
  text = g_strconcat (json, "\n", NULL);
  if (path == NULL || g_str_equal (path, "-"))
    fputs (text, stdout);
  else if (!cli_write_file (path, text, is_private, &error))
    return cli_fail (error);
  return CLI_DONE;
}

static int
list_rules (Cli *cli)
{
  static const char *const headings[] = { "Rule", "Kind", "Name", "Value", NULL };
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (CliTable) table = NULL;
  g_autoptr (GError) error = NULL;

  if (cli->json)
    return export_rules (cli, NULL);
  rules = cli_get_rules (cli);
  if (rules == NULL)
    return cli->status;
  publications = cli_list_publications (cli, &error);
  if (publications == NULL)
    return cli_fail (error);
  table = cli_table_new (headings);
  for (guint i = 0; i < rules->len; i++)
    {
      const BylineRule *rule = g_ptr_array_index (rules, i);
      g_autofree char *value = describe (rule);

      cli_table_add (table, byline_rule_op_to_string (rule->op));
      cli_table_add (table, byline_rule_kind_to_string (rule->kind));
      cli_table_add (table, cli_rule_name (rule, publications));
      cli_table_add (table, value);
    }
  cli_table_print (table);
  return CLI_DONE;
}

static void
print_imported (Cli *cli, guint n_rules, guint n_skipped)
{
  BylineJsonWriter *json;

  if (!cli->json)
    {
      printf (n_rules == 1 ? "%u rule imported\n" : "%u rules imported\n", n_rules);
      if (n_skipped > 0)
        cli_print_error (n_skipped == 1
                           ? "%u entry skipped: not a rule, or for an unknown publication"
                           : "%u entries skipped: not rules, or for unknown publications",
                         n_skipped);
      return;
    }
  json = cli_json_begin ();
  byline_json_writer_set_int (json, "rules", n_rules);
  byline_json_writer_set_int (json, "skipped", n_skipped);
  cli_json_print (json);
}

static int
import_rules (Cli *cli, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cli_read_file (path, BYLINE_RULES_MAX_BYTES, &error);
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  const char *data;
  gsize length;
  guint n_skipped;
  int status;

  if (bytes == NULL)
    {
      cli_print_error ("%s: %s", path, error->message);
      return CLI_USAGE;
    }
  if (!cli_open_to_write (cli))
    return cli->status;
  publications = cli_list_publications (cli, &error);
  if (publications == NULL)
    return cli_fail (error);
  data = g_bytes_get_data (bytes, &length);
  rules = byline_rules_from_json (data != NULL ? data : "", length, publications, &n_skipped,
                                  &error);
  if (rules == NULL)
    {
      cli_print_error ("%s: %s", path, error->message);
      return CLI_USAGE;
    }
  status = cli_apply_rules (cli, rules);
  if (status == CLI_DONE)
    print_imported (cli, rules->len, n_skipped);
  return status;
}

int
cli_run_rules (Cli *cli)
{
  g_auto (GStrv) arguments = cli_parse (cli, NULL, 0, 2);
  guint n;
  const char *verb;

  if (arguments == NULL)
    return cli->status;
  n = g_strv_length (arguments);
  verb = n > 0 ? arguments[0] : "list";
  if (g_str_equal (verb, "list") && n <= 1)
    return list_rules (cli);
  if (g_str_equal (verb, "export"))
    return export_rules (cli, arguments[1]);
  if (g_str_equal (verb, "import") && n == 2)
    return import_rules (cli, arguments[1]);
  cli_print_error ("rules takes list, export [FILE] or import FILE");
  return CLI_USAGE;
}
