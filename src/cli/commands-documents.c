/* SPDX-License-Identifier: GPL-3.0-or-later */

/* parse, extract: files to JSON. Of a profile only its rules for sites are read. */

#include "byline-cli.h"

#include <stdio.h>
#include <string.h>

#include "byline-documents.h"

/* Larger than any feed or page that is parsed; the parsers have limits of their own. */
#define MAX_BYTES ((gsize) 256 * 1024 * 1024)

typedef char *(*PrintFunc) (Cli         *cli,
                            GBytes      *bytes,
                            const char  *url,
                            const char  *content_type,
                            gboolean     pretty,
                            GError     **error);

static char *
print_feed (Cli         *cli,
            GBytes      *bytes,
            const char  *url,
            const char  *content_type,
            gboolean     pretty,
            GError     **error)
{
  return byline_parse_feed_to_json (bytes, url, content_type, pretty, error);
}

static char *
print_page (Cli         *cli,
            GBytes      *bytes,
            const char  *url,
            const char  *content_type,
            gboolean     pretty,
            GError     **error)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  const char *config_dir = byline_profile_get_config_dir (cli_get_profile (cli));
  char *json = byline_extract_page_by_rules_to_json (bytes, url, content_type, config_dir, pretty,
                                                     warnings, error);

  for (guint i = 0; i < warnings->len; i++)
    cli_complain ("%s", (const char *) g_ptr_array_index (warnings, i));
  return json;
}

static gboolean
print_file (Cli        *cli,
            const char *name,
            const char *url,
            const char *content_type,
            gboolean    pretty,
            PrintFunc   print)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cli_read_file (name, MAX_BYTES, &error);
  g_autofree char *json = NULL;

  if (bytes != NULL)
    json = print (cli, bytes, url, content_type, pretty, &error);
  if (json == NULL)
    {
      cli_complain ("%s: %s", g_str_equal (name, "-") ? "standard input" : name, error->message);
      return FALSE;
    }
  fputs (json, stdout);
  if (!g_str_has_suffix (json, "\n"))
    fputc ('\n', stdout);
  return TRUE;
}

static int
run (Cli        *cli,
     const char *url_help,
     PrintFunc   print)
{
  g_autofree char *url = NULL;
  g_autofree char *content_type = NULL;
  const GOptionEntry entries[] = {
    { "url", 0, 0, G_OPTION_ARG_FILENAME, &url, url_help, "URL" },
    { "content-type", 0, 0, G_OPTION_ARG_FILENAME, &content_type,
      "The Content-Type header, whose charset counts", "TYPE" },
    { NULL },
  };
  g_auto (GStrv) files = cli_parse (cli, entries, 1, G_MAXUINT);
  int status = CLI_DONE;

  if (files == NULL)
    return cli->status;
  for (gsize i = 0; files[i] != NULL; i++)
    {
      if (!print_file (cli, files[i], url, content_type, files[1] == NULL, print))
        status = CLI_USAGE;
    }
  return status;
}

int
cli_run_parse (Cli *cli)
{
  return run (cli, "The address the feed came from, for relative links", print_feed);
}

int
cli_run_extract (Cli *cli)
{
  return run (cli,
              "The address the page came from, for relative links",
              print_page);
}
