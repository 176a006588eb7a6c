/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pages: whether the pages of a publication's stories are read when they are opened. */

#include "byline-cli.h"

#include <stdio.h>

#include "byline-cli-json.h"
#include "byline-cli-output.h"

/* --- What is printed --- */

static const char *
finding_text (const BylinePageReading *pages)
{
  if (pages->policy != BYLINE_PAGE_POLICY_AUTOMATIC)
    return "";
  if (!byline_page_reading_is_learned (pages))
    return "not known yet";
  return byline_page_reading_gains (pages) ? "they give more" : "they give no more";
}

static void
print_json (GPtrArray *publications)
{
  for (guint i = 0; i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);
      const BylinePageReading *pages = &publication->pages;
      BylineJsonWriter *json = cli_json_begin ();

      byline_json_writer_set_int (json, "id", publication->id);
      cli_json_add_string (json, "name", publication->name);
      cli_json_add_string (json, "pages", byline_page_policy_to_string (pages->policy));
      byline_json_writer_set_int (json, "tried", pages->n_tried);
      byline_json_writer_set_int (json, "gave_more", pages->n_gained);
      cli_json_print (json);
    }
}

static void
print_table (GPtrArray *publications)
{
  static const char *const headings[] = { ">ID", "Pages", ">Tried", "Found", "Name", NULL };
  g_autoptr (CliTable) table = cli_table_new (headings);

  for (guint i = 0; i < publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (publications, i);

      cli_table_add_int (table, publication->id);
      cli_table_add (table, byline_page_policy_to_string (publication->pages.policy));
      cli_table_add_int (table, publication->pages.n_tried);
      cli_table_add (table, finding_text (&publication->pages));
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

int
cli_run_pages (Cli *cli)
{
  g_auto (GStrv) arguments = cli_parse (cli, NULL, 0, 2);
  BylinePagePolicy policy = BYLINE_PAGE_POLICY_AUTOMATIC;
  gboolean is_change;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL)
    return cli->status;
  is_change = g_strv_length (arguments) == 2;
  if (is_change && !byline_page_policy_from_string (arguments[1], &policy))
    {
      cli_print_error ("pages takes automatic, never, excerpts or always, not “%s”", arguments[1]);
      return CLI_USAGE;
    }
  if (!cli_open (cli))
    return cli->status;
  if (arguments[0] != NULL)
    {
      publication = cli_find_publication (cli, arguments[0], &error);
      if (publication == NULL)
        return cli_fail (error);
    }
  if (!is_change)
    return show (cli, publication);
  if (!CLI_CALL (cli, set_page_policy, change, &error, publication->id, policy))
    return cli_fail (error);
  publication->pages = (BylinePageReading){ policy, 0, 0 };
  return show (cli, publication);
}
