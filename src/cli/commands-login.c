/* SPDX-License-Identifier: GPL-3.0-or-later */

/* login. */

#include "byline-cli.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "byline-cli-json.h"
#include "byline-url.h"

/* --- Asking --- */

static volatile sig_atomic_t is_interrupted;

static void
interrupt_handler (int signal_number)
{
  is_interrupted = TRUE;
}

char *
cli_read_line (void)
{
  char *line = NULL;
  size_t size = 0;
  g_autofree char *copy = NULL;

  if (getline (&line, &size, stdin) < 0)
    {
      free (line);
      return NULL;
    }
  line[strcspn (line, "\r\n")] = '\0';
  copy = g_strdup (line);
  explicit_bzero (line, size);
  free (line);
  return g_steal_pointer (&copy);
}

char *
cli_ask (const char *question, gboolean is_shown)
{
  static const int numbers[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
  struct sigaction before[G_N_ELEMENTS (numbers)];
  struct sigaction interrupt = { .sa_handler = interrupt_handler };
  struct termios was, silent;
  gboolean is_silent = !is_shown && tcgetattr (STDIN_FILENO, &was) == 0;
  char *line;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    sigaction (numbers[i], &interrupt, &before[i]);
  fprintf (stderr, "%s: ", question);
  if (is_silent)
    {
      silent = was;
      silent.c_lflag &= ~(tcflag_t) ECHO;
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent);
    }
  line = cli_read_line ();
  if (is_silent)
    {
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &was);
      fputc ('\n', stderr);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    sigaction (numbers[i], &before[i], NULL);
  if (is_interrupted)
    g_clear_pointer (&line, g_free);
  return line;
}

typedef struct {
  char *user; /* nullable: to be forgotten */
  char *password;
} Login;

static void
login_clear (Login *login)
{
  g_free (login->user);
  g_free (login->password);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Login, login_clear)

/* Reads what the address did not say. Returns: the exit code; CLI_DONE: both are there. */
static int
read_login (Login *login)
{
  gboolean is_terminal = isatty (STDIN_FILENO);
  gboolean has_user = login->user != NULL;

  g_clear_pointer (&login->password, g_free);
  if (!has_user)
    login->user = is_terminal ? cli_ask ("User name", TRUE) : cli_read_line ();
  if (login->user != NULL)
    login->password = is_terminal ? cli_ask ("Password", FALSE) : cli_read_line ();
  if (is_interrupted)
    {
      cli_print_error ("interrupted");
      return CLI_FAILED;
    }
  if (login->user == NULL || login->password == NULL)
    {
      cli_print_error (has_user
                         ? "standard input must hold a line: the password"
                         : "standard input must hold two lines: the user name and the password");
      return CLI_USAGE;
    }
  if (!g_utf8_validate (login->user, -1, NULL) || !g_utf8_validate (login->password, -1, NULL))
    {
      cli_print_error ("the user name or the password is not valid UTF-8");
      return CLI_USAGE;
    }
  if (*login->user == '\0' && *login->password == '\0')
    {
      cli_print_error ("there is neither a user name nor a password");
      return CLI_USAGE;
    }
  return CLI_DONE;
}

/* --- The command --- */

/* @url: (nullable). Returns: (transfer full): the addresses of the feeds that are meant. */
static GPtrArray *
find_feeds (Cli *cli, const char *reference, const char *url, GError **error)
{
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BylinePublication)
    publication = cli_find_publication (cli, reference, url == NULL ? error : NULL);

  for (guint i = 0; publication != NULL && i < publication->feeds->len; i++)
    {
      const BylineFeed *feed = g_ptr_array_index (publication->feeds, i);

      if (url == NULL || g_str_equal (feed->url, url))
        g_ptr_array_add (urls, g_strdup (feed->url));
    }
  /* Nothing is subscribed to at this address, yet. */
  if (urls->len == 0 && url != NULL)
    g_ptr_array_add (urls, g_strdup (url));
  return publication != NULL || url != NULL ? g_steal_pointer (&urls) : NULL;
}

static int
set_logins (Cli *cli, GPtrArray *urls, const Login *login)
{
  for (guint i = 0; i < urls->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!CLI_CALL (cli, set_login, change, &error, g_ptr_array_index (urls, i), login->user,
                     login->password))
        return cli_fail (error);
    }
  return CLI_DONE;
}

static void
print_done (Cli *cli, GPtrArray *urls, gboolean is_kept)
{
  BylineJsonWriter *json;

  if (!cli->json)
    {
      for (guint i = 0; i < urls->len; i++)
        printf (is_kept ? "Kept a user name and a password for %s\n"
                        : "Forgot the user name and the password of %s\n",
                (const char *) g_ptr_array_index (urls, i));
      return;
    }
  json = cli_json_begin ();
  cli_json_add_strings (json, is_kept ? "kept" : "forgotten", urls);
  cli_json_print (json);
}

int
cli_run_login (Cli *cli)
{
  gboolean forget = FALSE;
  const GOptionEntry entries[] = {
    { "forget", 0, 0, G_OPTION_ARG_NONE, &forget, "Remove user name and password", NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 1, 1);
  g_auto (Login) login = { NULL, NULL };
  g_autofree char *url = NULL;
  g_autoptr (GPtrArray) urls = NULL;
  g_autoptr (GError) error = NULL;
  int status = CLI_DONE;

  if (arguments == NULL || !cli_open (cli))
    return cli->status;
  url = byline_url_split_userinfo (arguments[0], &login.user, &login.password);
  urls = find_feeds (cli, arguments[0], url, &error);
  if (urls == NULL)
    {
      cli_print_error ("%s", error->message);
      return CLI_USAGE;
    }
  if (forget)
    {
      login_clear (&login);
      login = (Login){ NULL, NULL };
    }
  else if (login.user == NULL || *login.password == '\0')
    status = read_login (&login);
  if (status == CLI_DONE)
    status = set_logins (cli, urls, &login);
  if (status == CLI_DONE)
    print_done (cli, urls, !forget);
  return status;
}
