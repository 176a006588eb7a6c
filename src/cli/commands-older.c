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
      g_autoptr (CliJson) json = cli_json_new ();

      cli_json_begin_object (json, NULL);
      cli_json_add_int (json, "added", report->n_added);
      cli_json_add_boolean (json, "more", report->has_more);
      cli_json_end_object (json);
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
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BylineOlderReport) report = NULL;

  if (arguments == NULL || !cli_open_to_write (cli))
    return cli->status;
  publication = cli_find_publication (cli, arguments[0], &error);
  if (publication == NULL)
    return cli_fail (error);
  byline_library_load_older_async (cli->library, publication->id, cli->cancellable, cli_done_cb,
                                   cli);
  result = cli_wait (cli);
  report = byline_library_load_older_finish (cli->library, result, &error);
  if (report == NULL)
    return cli_fail (error);
  print_report (cli, publication, report);
  return report->n_added > 0 ? CLI_DONE : CLI_FAILED;
}
