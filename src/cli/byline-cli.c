/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "byline-cli-json.h"
#include "byline-config.h"
#include "byline-error.h"
#include "byline-export.h"
#include "byline-library-sections.h"
#include "byline-sandbox.h"
#include "byline-text.h"
#include "byline-url.h"

/* --- Errors --- */

/* An address may have been typed where a file, a name or an option was meant, and GLib's own
 * sentences repeat it, too. Returns: (transfer full): @text with no user name or password
 * before a host (RFC 3986, 3.2.1). */
static char *
hide_passwords (const char *text)
{
  g_autoptr (GRegex) userinfo = g_regex_new ("://[^\\s/?#]*@", G_REGEX_RAW, 0, NULL);

  return g_regex_replace_literal (userinfo, text, -1, 0, "://…@", 0, NULL);
}

void
cli_print_error (const char *format, ...)
{
  g_autofree char *said = NULL;
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  said = g_strdup_vprintf (format, args);
  va_end (args);
  text = hide_passwords (said);
  /* One line, whatever a server or a file name put into it. */
  for (char *p = text; *p != '\0'; p++)
    {
      if ((guchar) *p < 0x20 || *p == 0x7f)
        *p = ' ';
    }
  fflush (stdout);
  fprintf (stderr, "byline-cli: %s\n", g_strchomp (text));
}

static gboolean
is_usage_error (const GError *error)
{
  return g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_BAD_URL) ||
         g_error_matches (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NOT_OPML) ||
         g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_QUERY);
}

int
cli_fail (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cli_print_error ("interrupted");
  else if (g_error_matches (error, BYLINE_FETCH_ERROR, BYLINE_FETCH_ERROR_UNAUTHORIZED))
    cli_print_error ("%s" CLI_LOGIN_ADVICE, error->message);
  else
    cli_print_error ("%s", error->message);
  return is_usage_error (error) ? CLI_USAGE : CLI_FAILED;
}

gboolean
cli_is_hopeless (const GError *error)
{
  return g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_DISK_FULL) ||
         g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY);
}

/* --- Arguments --- */

/* GOption's messages begin in lower or upper case, and end in nothing. */
static void
complain_of_usage (Cli *cli, const char *message)
{
  cli_print_error ("%s (see byline-cli %s --help)", message, cli->command->name);
  cli->status = CLI_USAGE;
}

static void
print_command_help (Cli *cli, GOptionContext *options)
{
  g_autofree char *name = g_strconcat ("byline-cli ", cli->command->name, NULL);
  g_autofree char *text = NULL;

  g_set_prgname (name);
  text = g_option_context_get_help (options, TRUE, NULL);
  fputs (g_strchomp (text), stdout);
  fputc ('\n', stdout);
  g_set_prgname ("byline-cli");
  cli->status = CLI_DONE;
}

static void
add_json_options (BylineJsonWriter *json, const GOptionEntry *entries)
{
  for (const GOptionEntry *entry = entries; entry != NULL && entry->long_name != NULL; entry++)
    {
      char letter[] = { entry->short_name, '\0' };

      if (entry->flags & G_OPTION_FLAG_HIDDEN)
        continue;
      byline_json_writer_begin_object (json, NULL);
      cli_json_add_string (json, "name", entry->long_name);
      cli_json_add_string (json, "letter", entry->short_name != 0 ? letter : NULL);
      cli_json_add_string (json, "argument", entry->arg_description);
      cli_json_add_string (json, "summary", entry->description);
      byline_json_writer_end_object (json);
    }
}

/* What the manual and the completions of shells are made of when Byline is built. */
static void
print_command_json (Cli *cli, const GOptionEntry *entries, const GOptionEntry *common)
{
  BylineJsonWriter *json = cli_json_begin ();

  cli_json_add_string (json, "name", cli->command->name);
  cli_json_add_string (json, "arguments", cli->command->arguments);
  cli_json_add_string (json, "summary", cli->command->summary);
  cli_json_add_string (json, "description", cli->command->description);
  byline_json_writer_begin_array (json, "options");
  add_json_options (json, entries);
  add_json_options (json, common);
  byline_json_writer_end_array (json);
  cli_json_print (json);
  cli->status = CLI_DONE;
}

static gboolean
arguments_are_valid (Cli *cli, char **arguments)
{
  for (gsize i = 0; arguments[i] != NULL; i++)
    {
      if (!g_utf8_validate (arguments[i], -1, NULL))
        {
          complain_of_usage (cli, "an argument is not valid UTF-8");
          return FALSE;
        }
    }
  return TRUE;
}

char **
cli_parse (Cli *cli, const GOptionEntry *entries, guint min, guint max)
{
  gboolean help = FALSE;
  const GOptionEntry common[] = {
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &cli->profile_dir, "Store all data in DIR", "DIR" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, "Print JSON; lists are one object per line",
      NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, "Print this help", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) options = g_option_context_new (cli->command->arguments);
  g_auto (GStrv) arguments = g_strdupv (cli->argv);
  g_autoptr (GError) error = NULL;
  guint n;

  if (!arguments_are_valid (cli, arguments))
    return NULL;
  g_option_context_set_help_enabled (options, FALSE);
  g_option_context_set_summary (options, cli->command->summary);
  g_option_context_set_description (options, cli->command->description);
  if (entries != NULL)
    g_option_context_add_main_entries (options, entries, NULL);
  g_option_context_add_main_entries (options, common, NULL);
  if (!g_option_context_parse_strv (options, &arguments, &error))
    {
      complain_of_usage (cli, error->message);
      return NULL;
    }
  if (cli->profile_dir != NULL && *cli->profile_dir == '\0')
    {
      complain_of_usage (cli, "--profile takes a folder");
      return NULL;
    }
  if (!help && cli->profile_dir != NULL && !byline_sandbox_check (cli->profile_dir, &error))
    {
      cli_print_error ("%s", error->message);
      cli->status = CLI_USAGE;
      return NULL;
    }
  if (help)
    {
      if (cli->json)
        print_command_json (cli, entries, common);
      else
        print_command_help (cli, options);
      return NULL;
    }

  /* "--" ends the options; GOption leaves it where it stood in front of an argument. */
  n = g_strv_length (arguments) - 1;
  if (n > 0 && g_str_equal (arguments[1], "--"))
    {
      char **rest = g_strdupv (arguments + 2);

      n--;
      if (n >= min && n <= max)
        return rest;
      g_strfreev (rest);
    }
  if (n < min)
    complain_of_usage (cli, "an argument is missing");
  else if (n > max)
    complain_of_usage (cli, "there are too many arguments");
  else
    return g_strdupv (arguments + 1);
  return NULL;
}

static gboolean
read_all (int fd, GByteArray *data, gsize max_bytes, GError **error)
{
  g_autofree guchar *buffer = g_malloc (64 * 1024);
  gssize n;

  while ((n = read (fd, buffer, 64 * 1024)) > 0 || (n < 0 && errno == EINTR))
    {
      if (n > 0)
        g_byte_array_append (data, buffer, n);
      if (data->len > max_bytes)
        {
          g_autofree char *size = g_format_size_full (max_bytes, G_FORMAT_SIZE_IEC_UNITS);

          g_set_error (error, BYLINE_PARSE_ERROR, BYLINE_PARSE_ERROR_TOO_LARGE,
                       "the file is larger than the %s that are read", size);
          return FALSE;
        }
    }
  if (n < 0)
    {
      int code = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
    }
  return n == 0;
}

GBytes *
cli_read_file (const char *name, gsize max_bytes, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  int fd = g_str_equal (name, "-") ? dup (STDIN_FILENO) : open (name, O_RDONLY | O_CLOEXEC);
  gboolean done;

  if (fd < 0)
    {
      int code = errno;

      if (code == ENOENT && !byline_sandbox_check (name, error))
        return NULL;
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
      return NULL;
    }
  done = read_all (fd, data, max_bytes, error);
  close (fd);
  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&data)) : NULL;
}

/* GLib names a temporary file: the reason stands behind it. */
static void
tell_unwritten (const char *path, GError **failure, GError **error)
{
  const char *reason = strrchr ((*failure)->message, ':');

  if ((*failure)->domain == G_FILE_ERROR && reason != NULL)
    g_set_error (error, G_FILE_ERROR, (*failure)->code, "cannot write %s%s", path, reason);
  else
    g_propagate_error (error, g_steal_pointer (failure));
}

gboolean
cli_write_file (const char *path, const char *text, gboolean is_private, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!byline_sandbox_check (path, error))
    return FALSE;
  if (byline_export_write (path, text, is_private, &failure))
    return TRUE;
  tell_unwritten (path, &failure, error);
  return FALSE;
}

/* --- The library --- */

BylineProfile *
cli_get_profile (Cli *cli)
{
  if (cli->profile == NULL)
    cli->profile = byline_profile_new (cli->profile_dir);
  return cli->profile;
}

void
cli_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Cli *cli = user_data;

  g_set_object (&cli->result, result);
  cli->is_done = TRUE;
}

GAsyncResult *
cli_await (Cli *cli)
{
  while (!cli->is_done)
    g_main_context_iteration (NULL, TRUE);
  cli->is_done = FALSE;
  return cli->result;
}

static gboolean
interrupt_cb (gpointer user_data)
{
  Cli *cli = user_data;

  /* A second one ends the program at once: what is committed is committed. */
  signal (SIGINT, SIG_DFL);
  signal (SIGTERM, SIG_DFL);
  g_cancellable_cancel (cli->cancellable);
  return G_SOURCE_CONTINUE;
}

/* What an ended mute, or a run that was killed, left to do is done before anything is listed: no
 * rules are applied, and what they concern is waited for. A failure is not the command's. */
static void
update_mutes (Cli *cli)
{
  g_autoptr (GPtrArray) none = byline_rules_new ();
  g_autoptr (GPtrArray) undo = NULL;

  undo = CLI_CALL (cli, apply_rules, apply_rules, NULL, none);
}

/* A damaged database is made anew by a command, which has to be for this very profile. */
static int
fail_to_open (Cli *cli, const GError *error)
{
  g_autofree char *folder = cli->profile_dir != NULL ? g_shell_quote (cli->profile_dir) : NULL;

  gboolean is_incomplete = g_error_matches (error, BYLINE_STORE_ERROR,
                                            BYLINE_STORE_ERROR_INCOMPLETE);

  if (!is_incomplete && !g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_CORRUPT))
    return cli_fail (error);
  cli_print_error ("%s; run `byline-cli %s%s%srebuild%s` to rebuild it%s", error->message,
                   folder != NULL ? "--profile " : "", folder != NULL ? folder : "",
                   folder != NULL ? " " : "", is_incomplete ? " --force" : "",
                   is_incomplete ? " without them" : "");
  return CLI_FAILED;
}

static void
passwords_in_file_cb (BylineLibrary *library, const char *path)
{
  cli_print_error (
    "there is no keyring that can be used: passwords are kept in %s, which only you can "
    "read",
    path);
}

static void
password_not_kept_cb (BylineLibrary *library, const char *sentence)
{
  cli_print_error ("%s", sentence);
}

static void
say_outdated (guint n_outdated)
{
  if (n_outdated > 0)
    cli_print_error ("Articles of %u %s were kept in an older format; the next refresh fetches"
                     " them anew",
                     n_outdated, n_outdated == 1 ? "story" : "stories");
}

/* An index of an older version is made anew, as a lost one is. */
static gboolean
make_older_anew (Cli *cli, GError **error)
{
  g_autoptr (BylineRebuilt) rebuilt = NULL;

  if (!g_error_matches (*error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_OLDER))
    return FALSE;
  cli_print_error ("The database was written by an older Byline and is made anew");
  g_clear_error (error);
  rebuilt = byline_library_rebuild_profile (cli->profile, FALSE, error);
  return rebuilt != NULL && CLI_CALL (cli, open, open, error);
}

gboolean
cli_open (Cli *cli)
{
  g_autoptr (GError) error = NULL;

  if (cli->library != NULL)
    return TRUE;
  cli->signals[0] = g_unix_signal_add (SIGINT, interrupt_cb, cli);
  cli->signals[1] = g_unix_signal_add (SIGTERM, interrupt_cb, cli);
  cli->settings = byline_settings_new (cli_get_profile (cli));
  cli->library = byline_library_new (cli->profile, cli->settings);
  g_signal_connect (cli->library, "passwords-in-file", G_CALLBACK (passwords_in_file_cb), NULL);
  g_signal_connect (cli->library, "password-not-kept", G_CALLBACK (password_not_kept_cb), NULL);
  if (CLI_CALL (cli, open, open, &error) || make_older_anew (cli, &error))
    {
      say_outdated (byline_library_take_outdated (cli->library));
      if (!byline_library_is_read_only (cli->library))
        update_mutes (cli);
      return TRUE;
    }
  cli->status = fail_to_open (cli, error);
  g_clear_object (&cli->result);
  g_clear_object (&cli->library);
  return FALSE;
}

gboolean
cli_open_to_write (Cli *cli)
{
  if (!cli_open (cli))
    return FALSE;
  if (!byline_library_is_read_only (cli->library))
    return TRUE;
  cli_print_error ("The library in %s can only be read, not changed",
                   byline_profile_get_data_dir (cli->profile));
  cli->status = CLI_FAILED;
  return FALSE;
}

GPtrArray *
cli_list_publications (Cli *cli, GError **error)
{
  return CLI_CALL (cli, get_publications, get_publications, error);
}

GPtrArray *
cli_list_publications_or (Cli *cli, const BylinePublication *publication, GError **error)
{
  GPtrArray *publications;

  if (publication == NULL)
    return cli_list_publications (cli, error);

  publications = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_publication_free);
  g_ptr_array_add (publications, byline_publication_copy (publication));
  return publications;
}

static gboolean
same_url (const char *a, const char *b)
{
  g_autofree char *canonical_a = byline_url_canonical (a);
  g_autofree char *canonical_b = byline_url_canonical (b);

  return canonical_a != NULL && g_strcmp0 (canonical_a, canonical_b) == 0;
}

static gboolean
same_name (const char *a, const char *b)
{
  g_autofree char *folded_a = byline_text_fold (a);
  g_autofree char *folded_b = byline_text_fold (b);

  return g_str_equal (folded_a, folded_b);
}

static gboolean
publication_has_feed (const BylinePublication *publication, const char *url)
{
  for (guint i = 0; i < publication->feeds->len; i++)
    {
      BylineFeed *feed = g_ptr_array_index (publication->feeds, i);

      if (g_str_equal (feed->url, url) || same_url (feed->url, url))
        return TRUE;
    }
  return FALSE;
}

/* How exactly @reference names @publication: 0 not at all, the higher the better. */
static int
match_publication (const BylinePublication *publication, const char *reference, const char *url)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, publication->id);

  if (g_str_equal (id, reference) || g_strcmp0 (publication->key, reference) == 0)
    return 4;
  if (url != NULL && publication_has_feed (publication, url))
    return 3;
  if (publication->name != NULL && same_name (publication->name, reference))
    return 2;
  return url != NULL && same_url (publication->home_page_url, url) ? 1 : 0;
}

char *
cli_dup_typed (const char *text)
{
  if (g_str_has_prefix (text, "./") || g_str_has_prefix (text, "../"))
    return g_canonicalize_filename (text, NULL);
  return g_strdup (text);
}

char *
cli_read_address (const char *text)
{
  g_autofree char *typed = cli_dup_typed (text);
  char *file = byline_url_file_from_input (typed);

  return file != NULL ? file : byline_url_normalize_input (typed);
}

BylinePublication *
cli_find_publication (Cli *cli, const char *reference, GError **error)
{
  g_autoptr (GPtrArray) publications = cli_list_publications (cli, error);
  g_autofree char *url = cli_read_address (reference);
  BylinePublication *best = NULL;
  int best_match = 0;

  if (publications == NULL)
    return NULL;
  for (guint i = 0; i < publications->len; i++)
    {
      BylinePublication *publication = g_ptr_array_index (publications, i);
      int match = match_publication (publication, reference, url);

      if (match > best_match)
        {
          best = publication;
          best_match = match;
        }
    }
  if (best == NULL)
    {
      g_autofree char *shown = byline_url_hide_userinfo (reference);

      g_set_error (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NOT_FOUND,
                   "no publication matches “%s”; see byline-cli publications", shown);
      return NULL;
    }
  return byline_publication_copy (best);
}

gboolean
cli_save (Cli *cli)
{
  if (cli->library == NULL)
    return TRUE;
  byline_library_save_logins_async (cli->library, NULL, cli_done_cb, cli);
  return byline_library_change_finish (cli->library, cli_await (cli), NULL);
}

void
cli_close (Cli *cli)
{
  if (cli->library != NULL)
    byline_library_close (cli->library);
  g_clear_object (&cli->result);
  g_clear_object (&cli->library);
  g_clear_object (&cli->settings);
  g_clear_object (&cli->profile);
  for (guint i = 0; i < G_N_ELEMENTS (cli->signals); i++)
    g_clear_handle_id (&cli->signals[i], g_source_remove);
  g_clear_object (&cli->cancellable);
  g_clear_pointer (&cli->profile_dir, g_free);
}
