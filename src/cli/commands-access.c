/* SPDX-License-Identifier: GPL-3.0-or-later */

/* access. */

#include "byline-cli.h"

#include <stdio.h>

#include "byline-cli-json.h"
#include "byline-error.h"
#include "byline-library-access.h"
#include "byline-url.h"

typedef struct {
  char *proxy;      /* nullable: not asked for */
  char *user_agent; /* nullable */
  char *cookie;     /* nullable; "-": the first line of standard input */
  gboolean clear;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->proxy);
  g_free (options->user_agent);
  g_free (options->cookie);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Returns: (transfer full) (nullable): the addresses of the feeds that are meant, subscribed to or not. */
static GPtrArray *
find_feeds (Cli *cli, const char *reference, GError **error)
{
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *url = byline_url_normalize_input (reference);
  g_autoptr (BylinePublication)
    publication = cli_find_publication (cli, reference, url == NULL ? error : NULL);

  for (guint i = 0; publication != NULL && i < publication->feeds->len; i++)
    g_ptr_array_add (urls, g_strdup (((BylineFeed *) publication->feeds->pdata[i])->url));
  if (urls->len == 0 && url != NULL)
    g_ptr_array_add (urls, g_steal_pointer (&url));
  return urls->len > 0 ? g_steal_pointer (&urls) : NULL;
}

static void
set_text (char **place, const char *text)
{
  if (text == NULL)
    return;
  g_free (*place);
  *place = *text != '\0' ? g_strdup (text) : NULL;
}

static gboolean
changes (const Options *options)
{
  return options->clear || options->proxy != NULL || options->user_agent != NULL ||
         options->cookie != NULL;
}

static void
print_text (const char *name, const char *text)
{
  if (text != NULL)
    printf ("  %s: %s\n", name, text);
}

/* A password of a proxy is not shown. */
static void
print (Cli *cli, const char *url, const BylineAccess *access)
{
  g_autofree char *proxy = access->proxy != NULL ? byline_url_hide_userinfo (access->proxy) : NULL;
  BylineJsonWriter *json;

  if (!cli->json)
    {
      printf ("%s\n", url);
      print_text ("proxy", proxy);
      print_text ("user agent", access->user_agent);
      print_text ("cookie", access->cookie != NULL ? "set" : NULL);
      if (byline_access_is_empty (access))
        printf ("  as usual\n");
      return;
    }
  json = cli_json_begin ();
  cli_json_add_string (json, "feed", url);
  cli_json_add_string (json, "proxy", proxy);
  cli_json_add_string (json, "user_agent", access->user_agent);
  byline_json_writer_set_boolean (json, "cookie", access->cookie != NULL);
  cli_json_print (json);
}

static gboolean
run_one (Cli *cli, const char *url, const Options *options, GError **error)
{
  g_autoptr (BylineAccess) access = NULL;
  GAsyncResult *result;

  byline_library_get_access_async (cli->library, url, cli->cancellable, cli_done_cb, cli);
  result = cli_await (cli);
  access = byline_library_get_access_finish (cli->library, result, error);
  if (access == NULL)
    return FALSE;
  if (changes (options))
    {
      if (options->clear)
        {
          set_text (&access->proxy, "");
          set_text (&access->user_agent, "");
          set_text (&access->cookie, "");
        }
      set_text (&access->proxy, options->proxy);
      set_text (&access->user_agent, options->user_agent);
      set_text (&access->cookie, options->cookie);
      byline_library_set_access_async (cli->library, url, access, cli->cancellable, cli_done_cb,
                                       cli);
      result = cli_await (cli);
      if (!byline_library_change_finish (cli->library, result, error))
        return FALSE;
    }
  print (cli, url, access);
  return TRUE;
}

int
cli_run_access (Cli *cli)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    CLI_OPTION ("proxy", FILENAME, &options.proxy,
                "http://HOST:PORT or socks5://HOST:PORT; empty: the desktop's", "URL"),
    CLI_OPTION ("user-agent", FILENAME, &options.user_agent,
                "Sent in place of Byline's own; empty: Byline's own", "TEXT"),
    CLI_OPTION ("cookie", FILENAME, &options.cookie,
                "“name=value; name=value”; “-”: a line of standard input; empty: none", "TEXT"),
    CLI_OPTION ("clear", NONE, &options.clear, "Remove all of these settings", NULL),
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 1, 1);
  g_autoptr (GPtrArray) urls = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL || !(changes (&options) ? cli_open_to_write (cli) : cli_open (cli)))
    return cli->status;
  if (g_strcmp0 (options.cookie, "-") == 0)
    {
      g_free (options.cookie);
      options.cookie = cli_read_line ();
      if (options.cookie == NULL)
        {
          cli_print_error ("standard input must hold a line: the cookie");
          return CLI_USAGE;
        }
    }
  urls = find_feeds (cli, arguments[0], &error);
  if (urls == NULL)
    {
      cli_print_error ("%s", error->message);
      return CLI_USAGE;
    }
  for (guint i = 0; i < urls->len; i++)
    if (!run_one (cli, g_ptr_array_index (urls, i), &options, &error))
      {
        if (!g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL))
          return cli_fail (error);
        cli_print_error ("%s", error->message);
        return CLI_USAGE;
      }
  return CLI_DONE;
}
