/* SPDX-License-Identifier: GPL-3.0-or-later */

/* show, read, unread, save, unsave. */

#include "byline-cli.h"

#include <stdio.h>

#include "byline-cli-article.h"
#include "byline-cli-json.h"
#include "byline-documents.h"
#include "byline-error.h"

static gint64
find_story (Cli         *cli,
            const char  *reference,
            GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_find_async (cli->library, reference, cli->cancellable, cli_done_cb, cli);
  result = cli_wait (cli);
  return byline_library_find_finish (cli->library, result, error);
}

/* --- show --- */

static BylineArticle *
fetch_article (Cli     *cli,
               gint64   story,
               GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  byline_library_refetch_article_async (cli->library, story, cli->cancellable, cli_done_cb, cli);
  result = cli_wait (cli);
  return byline_library_fetch_article_finish (cli->library, result, error);
}

static BylineArticle *
load_article (Cli     *cli,
              gint64   story,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) load_error = NULL;
  BylineArticle *article;

  byline_library_load_article_async (cli->library, story, cli->cancellable, cli_done_cb, cli);
  result = cli_wait (cli);
  article = byline_library_load_article_finish (cli->library, result, &load_error);
  if (article != NULL)
    return article;
  if (g_error_matches (load_error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NO_ARTICLE))
    return fetch_article (cli, story, error);
  g_propagate_error (error, g_steal_pointer (&load_error));
  return NULL;
}

int
cli_run_show (Cli *cli)
{
  gboolean fetch = FALSE;
  const GOptionEntry entries[] = {
    { "fetch", 0, 0, G_OPTION_ARG_NONE, &fetch, "Fetch the story's page and keep its text", NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 1, 1);
  g_autoptr (BylineArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  gint64 story;

  if (arguments == NULL || !cli_open (cli))
    return cli->status;
  story = find_story (cli, arguments[0], &error);
  if (story == 0)
    return cli_fail (error);
  article = fetch ? fetch_article (cli, story, &error) : load_article (cli, story, &error);
  if (article == NULL)
    return cli_fail (error);

  if (cli->json)
    {
      g_autofree char *json = byline_article_print_json (article, TRUE);

      fputs (json, stdout);
      fputc ('\n', stdout);
    }
  else
    cli_print_article (article);
  return CLI_DONE;
}

/* --- Marks --- */

/* Finds all that are there; says which are not. */
static GArray *
find_stories (Cli   *cli,
              char **references)
{
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; references[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 story = find_story (cli, references[i], &error);

      if (story != 0)
        g_array_append_val (stories, story);
      else
        cli->status = cli_fail (error);
    }
  return g_steal_pointer (&stories);
}

static void
print_marked (Cli        *cli,
              GArray     *changed,
              const char *done)
{
  if (cli->json)
    {
      g_autoptr (CliJson) json = cli_json_new ();

      cli_json_begin_object (json, NULL);
      cli_json_begin_array (json, "changed");
      for (guint i = 0; i < changed->len; i++)
        cli_json_add_int (json, NULL, g_array_index (changed, gint64, i));
      cli_json_end_array (json);
      cli_json_end_object (json);
      cli_json_print (json);
    }
  else
    printf ("%u %s %s\n", changed->len, changed->len == 1 ? "story" : "stories", done);
}

static int
mark (Cli               *cli,
      BylineLibraryFlag  flag,
      gboolean           value,
      const char        *done)
{
  g_auto (GStrv) arguments = cli_parse (cli, NULL, 1, G_MAXUINT);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) stories = NULL;
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL || !cli_open (cli))
    return cli->status;
  cli->status = CLI_DONE;
  stories = find_stories (cli, arguments);
  if (stories->len == 0)
    return cli->status;
  byline_library_mark_async (cli->library,
                             (const gint64 *) (gpointer) stories->data,
                             stories->len,
                             flag,
                             value,
                             cli->cancellable,
                             cli_done_cb,
                             cli);
  result = cli_wait (cli);
  changed = byline_library_mark_finish (cli->library, result, &error);
  if (changed == NULL)
    return cli_fail (error);
  print_marked (cli, changed, done);
  return cli->status;
}

int
cli_run_read (Cli *cli)
{
  return mark (cli, BYLINE_LIBRARY_READ, TRUE, "marked as read");
}

int
cli_run_unread (Cli *cli)
{
  return mark (cli, BYLINE_LIBRARY_READ, FALSE, "marked as unread");
}

int
cli_run_save (Cli *cli)
{
  return mark (cli, BYLINE_LIBRARY_SAVED, TRUE, "saved");
}

int
cli_run_unsave (Cli *cli)
{
  return mark (cli, BYLINE_LIBRARY_SAVED, FALSE, "not saved any more");
}
