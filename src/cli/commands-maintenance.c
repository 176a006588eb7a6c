/* SPDX-License-Identifier: GPL-3.0-or-later */

/* check, rebuild. */

#include "byline-cli.h"

#include <stdio.h>

#include "byline-cli-json.h"

int
cli_run_check (Cli *cli)
{
  gboolean repair = FALSE;
  const GOptionEntry entries[] = {
    { "repair", 0, 0, G_OPTION_ARG_NONE, &repair, "Mend what can be mended", NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BylineHealth) health = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL || !(repair ? cli_open_to_write (cli) : cli_open (cli)))
    return cli->status;
  byline_library_check_async (cli->library, repair, cli->cancellable, cli_done_cb, cli);
  result = cli_wait (cli);
  health = byline_library_check_finish (cli->library, result, &error);
  if (health == NULL)
    return cli_fail (error);

  if (cli->json)
    {
      g_autoptr (CliJson) json = cli_json_new ();

      cli_json_begin_object (json, NULL);
      cli_json_add_int (json, "stories", health->n_stories);
      cli_json_add_int (json, "articles", health->n_articles);
      cli_json_add_int (json, "repaired", health->n_repaired);
      cli_json_add_string_array (json, "problems", health->problems);
      cli_json_end_object (json);
      cli_json_print (json);
    }
  else
    {
      for (guint i = 0; i < health->problems->len; i++)
        printf ("%s\n", (const char *) g_ptr_array_index (health->problems, i));
      printf ("%u %s, %u %s, %u %s, %u repaired\n",
              health->n_stories,
              health->n_stories == 1 ? "story" : "stories",
              health->n_articles,
              health->n_articles == 1 ? "article" : "articles",
              health->problems->len,
              health->problems->len == 1 ? "problem" : "problems",
              health->n_repaired);
    }
  return health->problems->len > health->n_repaired ? CLI_FAILED : CLI_DONE;
}

int
cli_run_rebuild (Cli *cli)
{
  g_auto (GStrv) arguments = cli_parse (cli, NULL, 0, 0);
  g_autoptr (GError) error = NULL;
  int n_stories;

  if (arguments == NULL)
    return cli->status;
  n_stories = byline_library_rebuild (cli_get_profile (cli), &error);
  if (n_stories < 0)
    return cli_fail (error);

  if (cli->json)
    {
      g_autoptr (CliJson) json = cli_json_new ();

      cli_json_begin_object (json, NULL);
      cli_json_add_int (json, "stories", n_stories);
      cli_json_end_object (json);
      cli_json_print (json);
    }
  else
    printf ("The database has been made anew: %d %s\n",
            n_stories,
            n_stories == 1 ? "story" : "stories");
  return CLI_DONE;
}
