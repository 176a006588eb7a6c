/* SPDX-License-Identifier: GPL-3.0-or-later */

/* offline. */

#include "byline-cli.h"

#include <stdio.h>
#include <unistd.h>

#include "byline-cli-json.h"
#include "byline-library-offline.h"

static void
progress_cb (guint n_done, guint n_stories, gpointer user_data)
{
  fprintf (stderr, "\r%u of %u stories\033[K", n_done, n_stories);
}

static BylineOfflineReport *
take_along (Cli *cli, gboolean with_pictures, GError **error)
{
  GAsyncResult *result;
  gboolean shows = isatty (STDERR_FILENO);

  byline_library_take_along_async (cli->library, with_pictures, shows ? progress_cb : NULL, NULL,
                                   cli->cancellable, cli_done_cb, cli);
  result = cli_await (cli);
  if (shows)
    fprintf (stderr, "\r\033[K");
  return byline_library_take_along_finish (cli->library, result, error);
}

void
cli_print_offline_errors (guint n_failed, const char *failure)
{
  if (n_failed == 1)
    cli_print_error ("1 page or picture could not be loaded: %s", failure);
  else if (n_failed > 1)
    cli_print_error ("%u pages and pictures could not be loaded; the first: %s", n_failed, failure);
}

static void
print_report (Cli *cli, const BylineOfflineReport *report)
{
  cli_print_offline_errors (report->n_failed, report->failure);
  if (cli->json)
    {
      BylineJsonWriter *json = cli_json_begin ();

      byline_json_writer_set_int (json, "stories", report->n_stories);
      byline_json_writer_set_int (json, "readable", report->n_readable);
      byline_json_writer_set_int (json, "pages", report->n_pages);
      byline_json_writer_set_int (json, "pictures", report->n_pictures);
      byline_json_writer_set_int (json, "failed", report->n_failed);
      cli_json_print (json);
    }
  else
    printf ("%u unread %s: %u %s loaded, %u %s here\n", report->n_stories,
            report->n_stories == 1 ? "story" : "stories", report->n_pages,
            report->n_pages == 1 ? "page" : "pages", report->n_pictures,
            report->n_pictures == 1 ? "picture" : "pictures");
}

int
cli_run_offline (Cli *cli)
{
  gboolean no_pictures = FALSE;
  const GOptionEntry entries[] = {
    CLI_OPTION ("no-pictures", NONE, &no_pictures, "Load pages only", NULL),
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 0);
  g_autoptr (BylineOfflineReport) report = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL || !cli_open_to_write (cli))
    return cli->status;
  report = take_along (cli, !no_pictures, &error);
  if (report == NULL)
    return cli_fail (error);
  print_report (cli, report);
  return CLI_DONE;
}
