/* SPDX-License-Identifier: GPL-3.0-or-later */

/* ahead: what publications keep for a time without a network. */

#include "byline-cli.h"

#include <stdio.h>

#include "byline-cli-json.h"
#include "byline-cli-output.h"
#include "byline-library-offline.h"

/* --- What is printed --- */

static void
print_json (GPtrArray *publications)
{
  for (guint i = 0; i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);
      BylineJsonWriter *json = cli_json_begin ();

      byline_json_writer_set_int (json, "id", publication->id);
      cli_json_add_string (json, "name", publication->name);
      cli_json_add_string (json, "ahead", byline_ahead_level_to_string (publication->ahead.level));
      byline_json_writer_set_int (json, "limit", byline_ahead_get_limit (&publication->ahead));
      cli_json_print (json);
    }
}

static void
print_table (GPtrArray *publications)
{
  static const char *const headings[] = { ">ID", "Ahead", ">A day", "Name", NULL };
  g_autoptr (CliTable) table = cli_table_new (headings);

  for (guint i = 0; i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);

      cli_table_add_int (table, publication->id);
      cli_table_add (table, byline_ahead_level_to_string (publication->ahead.level));
      if (publication->ahead.level == BYLINE_AHEAD_HEADLINES)
        cli_table_add (table, "");
      else
        cli_table_add_int (table, byline_ahead_get_limit (&publication->ahead));
      cli_table_add (table, publication->name);
    }
  cli_table_print (table);
}

static int
show (Cli *cli, const BylinePublication *publication)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) publications = cli_list_publications_or (cli, publication, &error);

  if (publications == NULL)
    return cli_fail (error);
  if (cli->json)
    print_json (publications);
  else
    print_table (publications);
  return CLI_DONE;
}

/* --- What is set --- */

/* @level: (nullable): what was said; without it the publication's stays */
static gboolean
check_usage (char **arguments, BylineAheadLevel *level, gint limit)
{
  guint n = g_strv_length (arguments);

  if (n == 2 && !byline_ahead_level_from_string (arguments[1], level))
    cli_print_error ("ahead takes headlines, articles or pictures, not “%s”", arguments[1]);
  else if (limit != 0 && n == 0)
    cli_print_error ("--limit goes with a publication");
  else if (limit < 0 || limit > BYLINE_AHEAD_MAX_LIMIT)
    cli_print_error ("--limit takes a number from 1 to %d", BYLINE_AHEAD_MAX_LIMIT);
  else
    return TRUE;
  return FALSE;
}

int
cli_run_ahead (Cli *cli)
{
  gint limit = 0;
  const GOptionEntry entries[] = {
    CLI_OPTION ("limit", INT, &limit, "Load at most N stories a day (default: 50)", "N"),
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 2);
  BylineAhead ahead = { BYLINE_AHEAD_HEADLINES, 0 };
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_change;

  if (arguments == NULL)
    return cli->status;
  if (!check_usage (arguments, &ahead.level, limit))
    return CLI_USAGE;
  is_change = g_strv_length (arguments) == 2 || limit != 0;
  if (is_change ? !cli_open_to_write (cli) : !cli_open (cli))
    return cli->status;
  if (arguments[0] != NULL)
    {
      publication = cli_find_publication (cli, arguments[0], &error);
      if (publication == NULL)
        return cli_fail (error);
    }
  if (!is_change)
    return show (cli, publication);
  if (arguments[1] == NULL)
    ahead.level = publication->ahead.level;
  ahead.limit = limit != 0 ? (guint) limit : publication->ahead.limit;
  if (!CLI_CALL (cli, set_ahead, change, &error, publication->id, &ahead))
    return cli_fail (error);
  publication->ahead = ahead;
  return show (cli, publication);
}
