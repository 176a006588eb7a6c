/* SPDX-License-Identifier: GPL-3.0-or-later */

/* check, rebuild. */

#include "byline-cli.h"

#include <stdio.h>

#include "byline-cli-json.h"
#include "byline-error.h"

int
cli_run_check (Cli *cli)
{
  gboolean repair = FALSE;
  const GOptionEntry entries[] = {
    { "repair", 0, 0, G_OPTION_ARG_NONE, &repair, "Repair what can be repaired", NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 0);
  g_autoptr (BylineCheckReport) health = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL || !(repair ? cli_open_to_write (cli) : cli_open (cli)))
    return cli->status;
  health = CLI_CALL (cli, check, check, &error, repair);
  if (health == NULL)
    return cli_fail (error);

  if (cli->json)
    {
      BylineJsonWriter *json = cli_json_begin ();

      byline_json_writer_set_int (json, "stories", health->n_stories);
      byline_json_writer_set_int (json, "articles", health->n_articles);
      byline_json_writer_set_int (json, "repaired", health->n_repaired);
      byline_json_writer_set_int (json, "left", health->n_left);
      cli_json_add_strings (json, "problems", health->problems);
      cli_json_add_string (json, "damaged_journal", health->damaged_journal);
      cli_json_print (json);
    }
  else
    {
      for (guint i = 0; i < health->problems->len; i++)
        printf ("%s\n", (const char *) g_ptr_array_index (health->problems, i));
      if (health->damaged_journal != NULL)
        printf ("The journal as it was is kept: %s\n", health->damaged_journal);
      printf ("%u %s, %u %s, %u %s, %u repaired\n", health->n_stories,
              health->n_stories == 1 ? "story" : "stories", health->n_articles,
              health->n_articles == 1 ? "article" : "articles", health->problems->len,
              health->problems->len == 1 ? "problem" : "problems", health->n_repaired);
    }
  if (health->n_left == 0)
    return CLI_DONE;
  cli_print_error (health->n_left == 1 ? "%u problem was not repaired"
                                       : "%u problems were not repaired",
                   health->n_left);
  return CLI_FAILED;
}

static void
print_rebuilt (Cli *cli, const BylineRebuilt *rebuilt)
{
  if (cli->json)
    {
      BylineJsonWriter *json = cli_json_begin ();

      byline_json_writer_set_int (json, "stories", rebuilt->n_stories);
      byline_json_writer_set_int (json, "salvaged", rebuilt->n_salvaged);
      byline_json_writer_set_int (json, "unusable", rebuilt->n_unusable);
      cli_json_add_string (json, "damaged_journal", rebuilt->damaged_journal);
      cli_json_print (json);
      return;
    }
  if (rebuilt->damaged_journal != NULL)
    printf ("The journal was damaged and has been written anew; as it was it is kept: %s\n",
            rebuilt->damaged_journal);
  if (rebuilt->n_salvaged > 0)
    printf ("%u %s no file that can be read; what the old database knew of %s has been kept\n",
            rebuilt->n_salvaged, rebuilt->n_salvaged == 1 ? "story has" : "stories have",
            rebuilt->n_salvaged == 1 ? "it" : "them");
  if (rebuilt->n_unusable > 0)
    printf ("%u %s be read and %s left out (the first: %s)\n", rebuilt->n_unusable,
            rebuilt->n_unusable == 1 ? "article cannot" : "articles cannot",
            rebuilt->n_unusable == 1 ? "is" : "are", rebuilt->first_unusable);
  printf ("Database rebuilt: %u %s\n", rebuilt->n_stories,
          rebuilt->n_stories == 1 ? "story" : "stories");
}

int
cli_run_rebuild (Cli *cli)
{
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, "Rebuild even if stories would be lost", NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 0);
  g_autoptr (BylineRebuilt) rebuilt = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL)
    return cli->status;
  rebuilt = byline_library_rebuild_profile (cli_get_profile (cli), force, &error);
  if (g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_INCOMPLETE))
    {
      cli_print_error ("%s; the database stays as it is (--force makes it anew without them)",
                       error->message);
      return CLI_FAILED;
    }
  if (g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FOREIGN))
    {
      cli_print_error ("%s (--force renames it and makes a new one)", error->message);
      return CLI_FAILED;
    }
  if (rebuilt == NULL)
    return cli_fail (error);

  print_rebuilt (cli, rebuilt);
  return CLI_DONE;
}
