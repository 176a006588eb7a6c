/* SPDX-License-Identifier: GPL-3.0-or-later */

/* byline-sample-server: the sample edition for end-to-end tests. Prints its address on one line
 * and serves until SIGTERM. */

#include <glib-unix.h>
#include <stdio.h>
#include <stdlib.h>

#include "byline-clock.h"
#include "byline-sample-server.h"

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

int
main (int argc, char *argv[])
{
  int port = 0;
  gint64 epoch = byline_clock_now ();
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &port, "The port to listen at (default: any free one)", "N" },
    { "epoch", 0, 0, G_OPTION_ARG_INT64, &epoch, "The edition's date, in seconds since 1970",
      "SECONDS" },
    { NULL },
  };
  g_autoptr (GOptionContext)
    options = g_option_context_new ("- serve the sample edition on 127.0.0.1");
  g_autoptr (GMainLoop) loop = NULL;
  g_autoptr (BylineSampleServer) server = NULL;
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (options, entries, NULL);
  if (!g_option_context_parse (options, &argc, &argv, &error))
    {
      g_printerr ("byline-sample-server: %s\n", error->message);
      return 2;
    }

  server = byline_sample_server_new (epoch);
  if (!byline_sample_server_listen (server, port, &error))
    {
      g_printerr ("byline-sample-server: %s\n", error->message);
      return EXIT_FAILURE;
    }
  printf ("%s\n", byline_sample_server_get_base (server));
  fflush (stdout);

  loop = g_main_loop_new (NULL, FALSE);
  g_unix_signal_add (SIGTERM, quit_cb, loop);
  g_unix_signal_add (SIGINT, quit_cb, loop);
  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}
