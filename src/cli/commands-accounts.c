/* SPDX-License-Identifier: GPL-3.0-or-later */

/* account. */

#include "byline-cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "byline-cli-json.h"
#include "byline-error.h"
#include "byline-library-accounts.h"

static int
usage (const char *message)
{
  cli_print_error ("%s (see byline-cli account --help)", message);
  return CLI_USAGE;
}

static int
fail (const GError *error)
{
  /* The advice for feeds would lead astray. */
  if (error->domain == BYLINE_SYNC_ERROR)
    {
      cli_print_error ("%s", error->message);
      return CLI_FAILED;
    }
  return cli_fail (error);
}

/* --- Which --- */

/* Returns: (transfer none) (nullable): the account of @reference, an id or a name; NULL when that was
 * said. */
static const BylineAccount *
find_account (GPtrArray *accounts, const char *reference)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      const BylineAccount *account = g_ptr_array_index (accounts, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, account->id);

      if (g_str_equal (reference, id) || g_str_equal (reference, account->name) ||
          g_str_equal (reference, account->url))
        return account;
    }
  cli_print_error ("there is no account “%s” (see byline-cli account list)", reference);
  return NULL;
}

static GPtrArray *
get_accounts (Cli *cli)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *accounts = CLI_CALL (cli, get_accounts, get_accounts, &error);

  if (accounts == NULL)
    cli->status = fail (error);
  return accounts;
}

/* --- list --- */

static void
add_account (BylineJsonWriter *json, const BylineAccount *account)
{
  byline_json_writer_set_int (json, "id", account->id);
  cli_json_add_string (json, "name", account->name);
  cli_json_add_string (json, "kind", account->protocol);
  cli_json_add_string (json, "url", account->url);
  cli_json_add_string (json, "user", account->user);
  byline_json_writer_set_int (json, "feeds", account->n_feeds);
  byline_json_writer_set_int (json, "waiting", account->n_waiting);
  byline_json_writer_set_time (json, "last_synced", account->last_succeeded);
  cli_json_add_string (json, "error", account->last_error);
}

static int
run_list (Cli *cli)
{
  g_autoptr (GPtrArray) accounts = get_accounts (cli);

  if (accounts == NULL)
    return cli->status;
  for (guint i = 0; i < accounts->len; i++)
    {
      const BylineAccount *account = g_ptr_array_index (accounts, i);

      if (cli->json)
        {
          BylineJsonWriter *json = cli_json_begin ();

          add_account (json, account);
          cli_json_print (json);
          continue;
        }
      printf ("%" G_GINT64_FORMAT "\t%s\t%s\t%u %s", account->id, account->name, account->url,
              account->n_feeds, account->n_feeds == 1 ? "feed" : "feeds");
      if (account->n_waiting > 0)
        printf ("\t%u %s for the network", account->n_waiting,
                account->n_waiting == 1 ? "change waits" : "changes wait");
      if (account->last_error != NULL)
        printf ("\t%s", account->last_error);
      printf ("\n");
    }
  return CLI_DONE;
}

/* --- add --- */

typedef struct {
  char *kind;
  char *user;
  char *name;
  char *address;
  gboolean is_token;
  gboolean has_password;
  gboolean unsubscribe;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->kind);
  g_free (options->user);
  g_free (options->name);
  g_free (options->address);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
run_add (Cli *cli, const Options *options, const char *address)
{
  gboolean is_terminal = isatty (STDIN_FILENO);
  g_autofree char *user = g_strdup (options->user);
  g_autofree char *secret = NULL;
  g_autoptr (BylineAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  if (options->kind != NULL && !g_str_equal (options->kind, "greader") &&
      !g_str_equal (options->kind, "miniflux"))
    return usage ("--kind takes greader or miniflux");
  if (user == NULL && !options->is_token)
    user = is_terminal ? cli_ask ("User name", TRUE) : cli_read_line ();
  secret = is_terminal ? cli_ask (options->is_token ? "Token" : "Password", FALSE)
                       : cli_read_line ();
  if (secret == NULL || *secret == '\0' || !g_utf8_validate (secret, -1, NULL) ||
      (user != NULL && !g_utf8_validate (user, -1, NULL)))
    {
      cli_print_error (
        "standard input must hold the user name, unless --user or --token is given, and "
        "the password or the token, a line each");
      return CLI_USAGE;
    }
  account = CLI_CALL (cli, add_account, add_account, &error, address, options->kind,
                      options->is_token ? NULL : user, secret, options->name);
  explicit_bzero (secret, strlen (secret));
  if (account == NULL)
    return fail (error);
  if (!cli_save (cli))
    return CLI_FAILED;
  if (cli->json)
    {
      BylineJsonWriter *json = cli_json_begin ();

      add_account (json, account);
      cli_json_print (json);
    }
  else
    printf ("Added account %" G_GINT64_FORMAT ": %s (%s). “byline-cli account sync” brings what is "
            "there.\n",
            account->id, account->name, account->url);
  return CLI_DONE;
}

/* --- edit --- */

/* Returns: (transfer full) (nullable): the new password or token, which was said to come; NULL with @status set if it
 * did not */
static char *
read_new_secret (const Options *options, int *status)
{
  g_autofree char *secret = isatty (STDIN_FILENO)
                              ? cli_ask (options->is_token ? "Token" : "Password", FALSE)
                              : cli_read_line ();

  if (secret != NULL && *secret != '\0' && g_utf8_validate (secret, -1, NULL))
    return g_steal_pointer (&secret);
  cli_print_error ("standard input must hold the %s, in one line",
                   options->is_token ? "token" : "password");
  *status = CLI_USAGE;
  return NULL;
}

static int
run_edit (Cli *cli, const Options *options, const char *reference)
{
  g_autoptr (GPtrArray) accounts = get_accounts (cli);
  const BylineAccount *account = accounts != NULL ? find_account (accounts, reference) : NULL;
  const char *user = options->user;
  g_autofree char *secret = NULL;
  g_autoptr (BylineAccount) changed = NULL;
  g_autoptr (GError) error = NULL;
  int status = CLI_DONE;

  if (accounts == NULL)
    return cli->status;
  if (account == NULL)
    return CLI_USAGE;
  if (options->is_token || options->has_password)
    secret = read_new_secret (options, &status);
  if (status != CLI_DONE)
    return status;
  if (user == NULL && !options->is_token)
    user = account->user;
  changed = CLI_CALL (cli, change_account, change_account, &error, account->id, options->address,
                      user, secret, options->name);
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  if (changed == NULL)
    return fail (error);
  if (!cli_save (cli))
    return CLI_FAILED;
  if (cli->json)
    {
      BylineJsonWriter *json = cli_json_begin ();

      add_account (json, changed);
      cli_json_print (json);
    }
  else
    printf ("Changed account %" G_GINT64_FORMAT ": %s (%s)\n", changed->id, changed->name,
            changed->url);
  return CLI_DONE;
}

static int
begin_edit (Cli *cli, const Options *options, const char *reference)
{
  if (options->is_token && (options->user != NULL || options->has_password))
    return usage ("--token goes without --user and --password");
  if (options->address == NULL && options->user == NULL && options->name == NULL &&
      !options->is_token && !options->has_password)
    return usage ("edit takes --address, --user, --password, --token or --name");
  return cli_open_to_write (cli) ? run_edit (cli, options, reference) : cli->status;
}

/* --- remove --- */

static int
run_remove (Cli *cli, const Options *options, const char *reference)
{
  g_autoptr (GPtrArray) accounts = get_accounts (cli);
  const BylineAccount *account = accounts != NULL ? find_account (accounts, reference) : NULL;
  g_autoptr (GError) error = NULL;

  if (accounts == NULL)
    return cli->status;
  if (account == NULL)
    return CLI_USAGE;
  if (!CLI_CALL (cli, remove_account, change, &error, account->id, !options->unsubscribe))
    return fail (error);
  if (!cli_save (cli))
    return CLI_FAILED;
  if (!cli->json && account->n_waiting > 0)
    printf ("%u %s not been sent to the server.\n", account->n_waiting,
            account->n_waiting == 1 ? "change has" : "changes have");
  if (!cli->json)
    printf (options->unsubscribe
              ? "Removed account %s and what it brought\n"
              : "Removed account %s; this computer asks its feeds itself from now on\n",
            account->name);
  return CLI_DONE;
}

/* --- sync --- */

static void
print_sync (Cli *cli, const BylineAccount *account, const BylineSyncReport *report)
{
  for (guint i = 0; i < report->refused->len; i++)
    cli_print_error ("%s", (const char *) g_ptr_array_index (report->refused, i));
  if (report->n_lost > 0)
    cli_print_error ("%s has lost %u %s; nothing is removed here", account->name, report->n_lost,
                     report->n_lost == 1 ? "feed" : "feeds");
  if (cli->json)
    {
      BylineJsonWriter *json = cli_json_begin ();

      byline_json_writer_set_int (json, "account", account->id);
      byline_json_writer_set_int (json, "requests", report->n_requests);
      byline_json_writer_set_int (json, "subscriptions", report->n_feeds);
      byline_json_writer_set_int (json, "added", report->n_added);
      byline_json_writer_set_int (json, "updated", report->n_updated);
      byline_json_writer_set_int (json, "marked", report->n_marked);
      byline_json_writer_set_int (json, "sent", report->n_sent);
      byline_json_writer_set_int (json, "waiting", report->n_waiting);
      byline_json_writer_set_int (json, "lost", report->n_lost);
      cli_json_add_strings (json, "refused", report->refused);
      cli_json_print (json);
      return;
    }
  printf ("%s: %u new %s, %u marked, %u %s sent", account->name, report->n_added,
          report->n_added == 1 ? "story" : "stories", report->n_marked, report->n_sent,
          report->n_sent == 1 ? "change" : "changes");
  if (report->n_feeds > 0)
    printf (", %u %s of subscriptions", report->n_feeds,
            report->n_feeds == 1 ? "change" : "changes");
  if (report->n_waiting > 0)
    printf (", %u waiting", report->n_waiting);
  printf ("\n");
}

static void
progress_cb (BylineLibrary *library, gint64 account_id, guint done, guint total, gpointer user_data)
{
  if (total > 0)
    fprintf (stderr, "\r%u of %u entries\033[K", done, total);
}

static int
sync_one (Cli *cli, const BylineAccount *account)
{
  gboolean shows = isatty (STDERR_FILENO);
  gulong handler = shows ? g_signal_connect (cli->library, "sync-progress",
                                             G_CALLBACK (progress_cb), NULL)
                         : 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineSyncReport)
    report = CLI_CALL (cli, sync_account, sync_account, &error, account->id);

  if (shows)
    {
      g_signal_handler_disconnect (cli->library, handler);
      fprintf (stderr, "\r\033[K");
    }
  if (report == NULL)
    return fail (error);
  print_sync (cli, account, report);
  return CLI_DONE;
}

static int
run_sync (Cli *cli, const char *reference)
{
  g_autoptr (GPtrArray) accounts = get_accounts (cli);
  const BylineAccount *only;
  int status = CLI_DONE;

  if (accounts == NULL)
    return cli->status;
  only = reference != NULL ? find_account (accounts, reference) : NULL;
  if (reference != NULL)
    return only != NULL ? sync_one (cli, only) : CLI_USAGE;
  if (accounts->len == 0)
    {
      cli_print_error ("there is no account (see byline-cli account --help)");
      return CLI_FAILED;
    }
  for (guint i = 0; i < accounts->len && !g_cancellable_is_cancelled (cli->cancellable); i++)
    {
      int code = sync_one (cli, g_ptr_array_index (accounts, i));

      status = MAX (status, code);
    }
  return status;
}

/* --- move --- */

static int
run_move (Cli *cli, const char *publication_reference, const char *reference)
{
  g_autoptr (GPtrArray) accounts = get_accounts (cli);
  const BylineAccount *account = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;

  if (accounts == NULL)
    return cli->status;
  if (!g_str_equal (reference, "here"))
    {
      account = find_account (accounts, reference);
      if (account == NULL)
        return CLI_USAGE;
    }
  publication = cli_find_publication (cli, publication_reference, &error);
  if (publication == NULL)
    {
      cli_print_error ("%s", error->message);
      return CLI_USAGE;
    }
  if (!CLI_CALL (cli, move_to_account, change, &error, publication->id,
                 account != NULL ? account->id : 0))
    return fail (error);
  if (!cli->json)
    printf (account != NULL ? "%s is brought by %s from the next sync on\n"
                            : "%s is asked by this computer%s from now on\n",
            publication->name, account != NULL ? account->name : "");
  return CLI_DONE;
}

int
cli_run_account (Cli *cli)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &options.kind,
      "With add: greader (the Google Reader API) or miniflux (default: found out)", "KIND" },
    { "address", 0, 0, G_OPTION_ARG_FILENAME, &options.address,
      "With edit: the new address of the server", "URL" },
    { "user", 0, 0, G_OPTION_ARG_FILENAME, &options.user, "With add and edit: user name", "NAME" },
    { "password", 0, 0, G_OPTION_ARG_NONE, &options.has_password,
      "With edit: ask for a new password", NULL },
    { "token", 0, 0, G_OPTION_ARG_NONE, &options.is_token,
      "With add and edit: ask for a token instead of user and password (Miniflux)", NULL },
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &options.name,
      "With add and edit: name of the account (default: its host)", "NAME" },
    { "unsubscribe", 0, 0, G_OPTION_ARG_NONE, &options.unsubscribe,
      "With remove: also remove its publications", NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 1, 3);
  guint n;

  if (arguments == NULL)
    return cli->status;
  n = g_strv_length (arguments);
  if (g_str_equal (arguments[0], "list") && n == 1)
    return cli_open (cli) ? run_list (cli) : cli->status;
  if (g_str_equal (arguments[0], "add") && n == 2)
    return cli_open_to_write (cli) ? run_add (cli, &options, arguments[1]) : cli->status;
  if (g_str_equal (arguments[0], "edit") && n == 2)
    return begin_edit (cli, &options, arguments[1]);
  if (g_str_equal (arguments[0], "remove") && n == 2)
    return cli_open_to_write (cli) ? run_remove (cli, &options, arguments[1]) : cli->status;
  if (g_str_equal (arguments[0], "sync") && n <= 2)
    return cli_open_to_write (cli) ? run_sync (cli, arguments[1]) : cli->status;
  if (g_str_equal (arguments[0], "move") && n == 3)
    return cli_open_to_write (cli) ? run_move (cli, arguments[1], arguments[2]) : cli->status;
  return usage ("it is add URL, list, edit ACCOUNT, remove ACCOUNT, sync [ACCOUNT] or move "
                "PUBLICATION ACCOUNT");
}
