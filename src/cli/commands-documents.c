/* SPDX-License-Identifier: GPL-3.0-or-later */

/* parse, extract: files to JSON. Of a profile only its rules for sites are read. */

#include "byline-cli.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "byline-documents.h"
#include "byline-url.h"

/* Larger than any feed or page that is parsed; the parsers have limits of their own. */
#define MAX_BYTES ((gsize) 256 * 1024 * 1024)
/* Memory of one file that is kept for the next, in bytes. */
#define KEPT_BYTES (4 * 1024 * 1024)

/* What is asked of every file. */
typedef struct {
  char *url;
  char *content_type;
  gboolean explain;
  char **without;      /* names of steps */
  guint without_steps; /* the same as bits */
  const char *config_dir;
  gboolean is_single;
} Request;

static void
clear_request (Request *self)
{
  g_free (self->url);
  g_free (self->content_type);
  g_strfreev (self->without);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, clear_request)

/* Returns: (transfer full) (nullable): what is printed of a file's bytes. */
typedef char *(*PrintFunc) (const Request *request,
                            const char *name,
                            GBytes *bytes,
                            GError **error);

static char *
print_feed (const Request *request, const char *name, GBytes *bytes, GError **error)
{
  return byline_parse_feed_to_json (bytes, request->url, request->content_type, request->is_single,
                                    error);
}

static char *
print_page (const Request *request, const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *explanation = NULL;
  const BylinePageOptions options = {
    .config_dir = request->config_dir,
    .skipped_steps = request->without_steps,
    .explanation = request->explain ? &explanation : NULL,
    .warnings = warnings,
  };
  g_autofree char *json = byline_extract_page_to_json (bytes, request->url, request->content_type,
                                                       &options, request->is_single, error);

  for (guint i = 0; i < warnings->len; i++)
    cli_print_error ("%s", (const char *) g_ptr_array_index (warnings, i));
  if (!request->explain)
    return g_steal_pointer (&json);
  /* How it was looked for is worth most where nothing was found. */
  if (explanation != NULL && request->is_single)
    fputs (explanation, stdout);
  else if (explanation != NULL)
    printf ("%s:\n%s\n", name, explanation);
  return json != NULL ? g_strdup ("") : NULL;
}

static gboolean
print_file (const Request *request, const char *name, PrintFunc print)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cli_read_file (name, MAX_BYTES, &error);
  g_autofree char *text = NULL;

  if (bytes != NULL)
    text = print (request, name, bytes, &error);
  if (text == NULL)
    {
      cli_print_error ("%s: %s", g_str_equal (name, "-") ? "standard input" : name, error->message);
      return FALSE;
    }
  fputs (text, stdout);
  if (*text != '\0' && !g_str_has_suffix (text, "\n"))
    fputc ('\n', stdout);
  return TRUE;
}

static int
print_files (Request *request, char **files, PrintFunc print)
{
  int status = CLI_DONE;

  request->is_single = files[1] == NULL;
#ifdef M_TRIM_THRESHOLD
  /* Giving it back to the system and asking for it again costs a third of all the time. */
  mallopt (M_TRIM_THRESHOLD, KEPT_BYTES);
  mallopt (M_MMAP_THRESHOLD, KEPT_BYTES);
#endif
  for (gsize i = 0; files[i] != NULL; i++)
    {
      if (!print_file (request, files[i], print))
        status = CLI_USAGE;
    }
  return status;
}

/* A password in the address is no part of a document's. */
static void
hide_userinfo (Request *request)
{
  g_autofree char *given = g_steal_pointer (&request->url);

  request->url = byline_url_hide_userinfo (given);
}

int
cli_run_parse (Cli *cli)
{
  g_auto (Request) request = { NULL };
  const GOptionEntry entries[] = {
    { "url", 0, 0, G_OPTION_ARG_FILENAME, &request.url,
      "The address the feed came from, for relative links", "URL" },
    { "content-type", 0, 0, G_OPTION_ARG_FILENAME, &request.content_type,
      "Content-Type header, for its charset", "TYPE" },
    { NULL },
  };
  g_auto (GStrv) files = cli_parse (cli, entries, 1, G_MAXUINT);

  if (files == NULL)
    return cli->status;
  hide_userinfo (&request);
  return print_files (&request, files, print_feed);
}

/* Whether all steps are known that are to be left out. */
static gboolean
find_steps (Request *request)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; request->without != NULL && request->without[i] != NULL; i++)
    {
      guint step = byline_page_step_from_name (request->without[i]);

      if (step == 0)
        {
          for (guint j = 0; byline_page_step_name (j) != NULL; j++)
            g_string_append_printf (names, "%s%s", j > 0 ? ", " : "", byline_page_step_name (j));
          cli_print_error ("no step is called “%s”; there are: %s", request->without[i],
                           names->str);
          return FALSE;
        }
      request->without_steps |= step;
    }
  return TRUE;
}

int
cli_run_extract (Cli *cli)
{
  g_auto (Request) request = { NULL };
  const GOptionEntry entries[] = {
    { "url", 0, 0, G_OPTION_ARG_FILENAME, &request.url,
      "The address the page came from, for relative links", "URL" },
    { "content-type", 0, 0, G_OPTION_ARG_FILENAME, &request.content_type,
      "Content-Type header, for its charset", "TYPE" },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &request.explain, "Explain how the text was found",
      NULL },
    { "without", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &request.without, "Skip a step (repeatable)",
      "STEP" },
    { NULL },
  };
  g_auto (GStrv) files = cli_parse (cli, entries, 1, G_MAXUINT);

  if (files == NULL)
    return cli->status;
  if (!find_steps (&request))
    return CLI_USAGE;
  hide_userinfo (&request);
  request.config_dir = byline_profile_get_config_dir (cli_get_profile (cli));
  return print_files (&request, files, print_page);
}
