/* SPDX-License-Identifier: GPL-3.0-or-later */

/* older. */

#include "byline-cli.h"

#include <stdio.h>

#include "byline-cli-json.h"

static void
print_report (Cli *cli, const BylinePublication *publication, const BylineOlderReport *report)
{
  if (cli->json)
    {
      BylineJsonWriter *json = cli_json_begin ();

      byline_json_writer_set_int (json, "added", report->n_added);
      byline_json_writer_set_boolean (json, "more", report->has_more);
      cli_json_print (json);
    }
  else if (report->n_added > 0)
    printf ("%u older %s of %s%s\n", report->n_added, report->n_added == 1 ? "story" : "stories",
            publication->name, report->has_more ? "; there are more" : "");
  else if (report->is_offered)
    printf ("%s has no older stories than those that are here\n", publication->name);
  else
    cli_print_error ("the feeds of %s offer no older stories", publication->name);
}

int
cli_run_older (Cli *cli)
{
  g_auto (GStrv) arguments = cli_parse (cli, NULL, 1, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (BylineOlderReport) report = NULL;

  if (arguments == NULL || !cli_open_to_write (cli))
    return cli->status;
  publication = cli_find_publication (cli, arguments[0], &error);
  if (publication == NULL)
    return cli_fail (error);
  report = CLI_CALL (cli, load_older, load_older, &error, publication->id);
  if (report == NULL)
    return cli_fail (error);
  print_report (cli, publication, report);
  return report->n_added > 0 ? CLI_DONE : CLI_FAILED;
}
