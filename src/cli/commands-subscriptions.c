/* SPDX-License-Identifier: GPL-3.0-or-later */

/* add, remove, feeds, import, export. */

#include "byline-cli.h"

#include <stdio.h>

#include "byline-cli-json.h"
#include "byline-cli-output.h"
#include "byline-error.h"
#include "byline-export.h"
#include "byline-library-network.h"
#include "byline-sample.h"

#define MAX_OPML ((gsize) 64 * 1024 * 1024)
#define GUESS_ADVICE " --guess looks in the usual places."

/* Nothing of a person's goes into the sample edition. Returns: whether it would; that has been
 * said. */
static gboolean
is_sample (Cli *cli)
{
  const char *dir = byline_profile_get_data_dir (cli_get_profile (cli));

  if (!byline_sample_is_folder (dir))
    return FALSE;

  cli_print_error (
    "%s is the sample edition's folder; leave out --profile to subscribe in your own "
    "library",
    dir);
  return TRUE;
}

/* --- add --- */

typedef struct {
  char *folder; /* nullable */
  char *feeds;  /* nullable: "2", "1,3", "all" */
  gboolean page;
  gboolean guess;
} AddOptions;

static GPtrArray *
discover (Cli *cli, const char *text, const AddOptions *options, GError **error)
{
  if (options->guess)
    return CLI_CALL (cli, discover_guessing, discover, error, text);
  return CLI_CALL (cli, discover, discover, error, text);
}

static void
print_candidate (const BylineFeedCandidate *candidate, guint number)
{
  g_autofree char *newest = cli_relative_time (candidate->newest);

  fprintf (stderr, "%4u  %s%s%s", number, candidate->url, candidate->title != NULL ? "  " : "",
           candidate->title != NULL ? candidate->title : "");
  if (candidate->is_unread)
    fprintf (stderr, " (not looked at)");
  else
    fprintf (stderr, " (%u %s%s%s%s)", candidate->n_items,
             candidate->n_items == 1 ? "story" : "stories",
             candidate->newest != 0 ? ", the newest " : "", candidate->newest != 0 ? newest : "",
             candidate->is_alternate ? ", the same as above" : "");
  fputc ('\n', stderr);
}

static void
list_candidates (GPtrArray *candidates)
{
  fprintf (stderr,
           "byline-cli: found %u feeds, using number 1; choose others with --feed N,M or "
           "--feed all:\n",
           candidates->len);
  for (guint i = 0; i < candidates->len; i++)
    print_candidate (g_ptr_array_index (candidates, i), i + 1);
}

/* A feed that was cut off, or came by way of an unprotected address, is subscribed to all the
 * same. */
static void
complain_of_feed (const BylinePublication *publication, const char *url)
{
  for (guint i = 0; i < publication->feeds->len; i++)
    {
      const BylineFeed *feed = g_ptr_array_index (publication->feeds, i);

      if (feed->last_error != NULL && g_strcmp0 (feed->url, url) == 0)
        cli_print_error ("%s: %s", url, feed->last_error);
    }
}

static void
print_added (Cli *cli, const BylinePublication *publication, const char *url)
{
  complain_of_feed (publication, url);
  if (cli->json)
    {
      BylineJsonWriter *json = cli_json_begin ();

      byline_json_writer_set_int (json, "id", publication->id);
      cli_json_add_string (json, "key", publication->key);
      cli_json_add_string (json, "name", publication->name);
      cli_json_add_string (json, "home_page_url", publication->home_page_url);
      cli_json_add_string (json, "folder", publication->folder);
      cli_json_add_string (json, "feed_url", url);
      byline_json_writer_set_int (json, "stories", publication->n_stories);
      cli_json_print (json);
    }
  else
    printf ("Added %s: %u %s\n", publication->name != NULL ? publication->name : url,
            publication->n_stories, publication->n_stories == 1 ? "story" : "stories");
}

/* Several feeds of one publication: in one line. JSON has an object for each. */
static void
print_added_feeds (Cli *cli, const BylinePublication *publication, GPtrArray *urls)
{
  guint n_added = 0;

  for (guint i = 0; i < publication->feeds->len; i++)
    {
      const BylineFeed *feed = g_ptr_array_index (publication->feeds, i);

      if (!g_ptr_array_find_with_equal_func (urls, feed->url, g_str_equal, NULL))
        continue;
      n_added++;
      if (cli->json)
        print_added (cli, publication, feed->url);
      else
        complain_of_feed (publication, feed->url);
    }
  if (!cli->json)
    printf ("Added %s: %u %s, %u %s\n",
            publication->name != NULL ? publication->name : publication->home_page_url, n_added,
            n_added == 1 ? "feed" : "feeds", publication->n_stories,
            publication->n_stories == 1 ? "story" : "stories");
}

static int
add_page (Cli *cli, const char *text, const AddOptions *options)
{
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;
  const BylineFeed *feed;

  publication = CLI_CALL (cli, follow_page, subscribe, &error, text, BYLINE_NETWORK_PRIVATE,
                          options->folder);
  if (publication == NULL)
    return cli_fail (error);
  feed = g_ptr_array_index (publication->feeds, publication->feeds->len - 1);
  print_added (cli, publication, feed->url);
  return CLI_DONE;
}

/* What "all" means: neither comments nor a second format of what is there. */
static gboolean
is_section (const BylineFeedCandidate *candidate)
{
  return !candidate->is_comments && !candidate->is_alternate;
}

/* Returns: (transfer container) (nullable): the candidates with the numbers in @text; NULL with
 * @status said. */
static GPtrArray *
choose_numbers (GPtrArray *candidates, const char *text, int *status)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_auto (GStrv) numbers = g_strsplit (text, ",", -1);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      guint64 number = g_ascii_strtoull (numbers[i], NULL, 10);
      gpointer candidate;

      if (number > candidates->len)
        {
          cli_print_error ("there is no feed number %s, only %u", g_strstrip (numbers[i]),
                           candidates->len);
          *status = CLI_USAGE;
          return NULL;
        }
      candidate = g_ptr_array_index (candidates, number - 1);
      if (!g_ptr_array_find (chosen, candidate, NULL))
        g_ptr_array_add (chosen, candidate);
    }
  return g_steal_pointer (&chosen);
}

/* Returns: (transfer container) (nullable): the feeds that are to be added, or %NULL with @status
 * said. */
static GPtrArray *
choose (GPtrArray *candidates, const AddOptions *options, int *status)
{
  const BylineFeedCandidate *best = g_ptr_array_index (candidates, 0);
  GPtrArray *chosen;

  if (best->is_page)
    {
      cli_print_error ("This page has no feed. To follow the page itself, which lists %u stories, "
                       "add it with --page.%s",
                       best->n_items, options->guess ? "" : GUESS_ADVICE);
      *status = CLI_FAILED;
      return NULL;
    }
  if (options->feeds != NULL && !g_str_equal (options->feeds, "all"))
    return choose_numbers (candidates, options->feeds, status);

  chosen = g_ptr_array_new ();
  if (options->feeds == NULL && candidates->len > 1)
    list_candidates (candidates);
  for (guint i = 0; i < candidates->len; i++)
    if (i == 0 || (options->feeds != NULL && is_section (g_ptr_array_index (candidates, i))))
      g_ptr_array_add (chosen, g_ptr_array_index (candidates, i));
  return chosen;
}

static int
add_several (Cli *cli, GPtrArray *chosen, const AddOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineSubscribeReport)
    report = CLI_CALL (cli, subscribe_several, subscribe_several, &error, chosen, options->folder);

  if (report == NULL)
    return cli_fail (error);
  for (guint i = 0; i < report->known->len; i++)
    cli_print_error ("%s is subscribed to already.",
                     (const char *) g_ptr_array_index (report->known, i));
  for (guint i = 0; i < report->failures->len; i++)
    cli_print_error ("%s", (const char *) g_ptr_array_index (report->failures, i));
  for (guint i = 0; i < report->publications->len; i++)
    print_added_feeds (cli, g_ptr_array_index (report->publications, i), report->added);
  return report->failures->len > 0 ? CLI_FAILED : CLI_DONE;
}

static int
add (Cli *cli, const char *text, const AddOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *typed = cli_dup_typed (text);
  g_autoptr (GPtrArray) candidates = discover (cli, typed, options, &error);
  g_autoptr (GPtrArray) chosen = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  const BylineFeedCandidate *candidate;
  int status = CLI_DONE;

  if (g_error_matches (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NO_FEED) &&
      !options->guess)
    {
      cli_print_error ("%s%s", error->message, GUESS_ADVICE);
      return CLI_FAILED;
    }
  if (candidates == NULL)
    return cli_fail (error);
  chosen = choose (candidates, options, &status);
  if (chosen == NULL)
    return status;
  if (chosen->len > 1)
    return add_several (cli, chosen, options);
  candidate = g_ptr_array_index (chosen, 0);
  publication = candidate->is_file ? CLI_CALL (cli, subscribe_file, subscribe, &error,
                                               candidate->url, options->folder)
                                   : CLI_CALL (cli, subscribe, subscribe, &error, candidate->url,
                                               candidate->network, options->folder);
  if (publication == NULL)
    return cli_fail (error);
  if (candidate->unprotected_by != NULL)
    cli_print_error ("%s leads to an unprotected address; the feed was found there.",
                     candidate->unprotected_by);
  print_added (cli, publication, candidate->url);
  return CLI_DONE;
}

/* Returns: whether @text is "all" or numbers from 1 on, with commas between. */
static gboolean
is_choice (const char *text)
{
  g_auto (GStrv) numbers = g_strsplit (text, ",", -1);

  if (g_str_equal (text, "all"))
    return TRUE;
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      guint64 number;

      if (!g_ascii_string_to_unsigned (g_strstrip (numbers[i]), 10, 1, G_MAXINT, &number, NULL))
        return FALSE;
    }
  return numbers[0] != NULL;
}

int
cli_run_add (Cli *cli)
{
  g_autofree char *folder = NULL;
  g_autofree char *feeds = NULL;
  AddOptions options = { NULL };
  const GOptionEntry entries[] = {
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &folder, "Add to folder NAME; A/B is B inside A",
      "NAME" },
    { "feed", 0, 0, G_OPTION_ARG_STRING, &feeds,
      "Take these of the page's feeds, or all of them; the first says where the others go",
      "N,M|all" },
    { "page", 0, 0, G_OPTION_ARG_NONE, &options.page,
      "Add the page itself and look for stories on it at each refresh", NULL },
    { "guess", 0, 0, G_OPTION_ARG_NONE, &options.guess,
      "If the page announces no feed, look where sites often have one", NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 1, 1);

  if (arguments == NULL)
    return cli->status;
  if (feeds != NULL && !is_choice (feeds))
    {
      cli_print_error (
        "--feed wants numbers, such as 2 or 1,3, or “all”; feeds are counted from 1");
      return CLI_USAGE;
    }
  if (feeds != NULL && options.page)
    {
      cli_print_error ("--page follows the page, --feed takes one of its feeds: give one of them");
      return CLI_USAGE;
    }
  if (is_sample (cli))
    return CLI_FAILED;
  if (!cli_open_to_write (cli))
    return cli->status;
  options.folder = folder;
  options.feeds = feeds;
  return options.page ? add_page (cli, arguments[0], &options) : add (cli, arguments[0], &options);
}

/* --- remove --- */

/* Returns: how many saved stories of @publication there are; -1 with an error. */
static gint
count_saved (Cli *cli, const BylinePublication *publication, GError **error)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autoptr (GArray) stories = NULL;

  filter->publication_key = g_strdup (publication->key);
  filter->saved = TRUE;
  stories = CLI_CALL (cli, list_story_ids, list_story_ids, error, filter, 0, 0);
  return stories != NULL ? (gint) stories->len : -1;
}

int
cli_run_remove (Cli *cli)
{
  g_auto (GStrv) arguments = cli_parse (cli, NULL, 1, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylinePublication) publication = NULL;
  gint n_saved;

  if (arguments == NULL || !cli_open_to_write (cli))
    return cli->status;
  publication = cli_find_publication (cli, arguments[0], &error);
  n_saved = publication != NULL ? count_saved (cli, publication, &error) : -1;
  if (n_saved < 0)
    return cli_fail (error);
  if (!CLI_CALL (cli, set_removed, change, &error, publication->id, TRUE))
    return cli_fail (error);

  if (cli->json)
    {
      BylineJsonWriter *json = cli_json_begin ();

      byline_json_writer_set_int (json, "removed", publication->id);
      byline_json_writer_set_int (json, "saved", n_saved);
      cli_json_print (json);
    }
  else
    printf ("Removed %s\n", publication->name);
  if (!cli->json && n_saved > 0)
    printf ("%d saved %s in Saved\n", n_saved, n_saved == 1 ? "story stays" : "stories stay");
  return CLI_DONE;
}

/* --- feeds --- */

static void
print_feed_json (const BylinePublication *publication, const BylineFeed *feed)
{
  BylineJsonWriter *json = cli_json_begin ();

  cli_json_add_feed (json, publication, feed);
  cli_json_print (json);
}

static void
add_feed_row (CliTable *table, const BylinePublication *publication, const BylineFeed *feed)
{
  cli_table_add_int (table, publication->id);
  cli_table_add (table, publication->name);
  cli_table_add_int (table, feed->n_stories);
  cli_table_add (table, feed->url);
}

static void
print_feeds (GPtrArray *publications, gboolean json)
{
  static const char *const headings[] = { ">ID", "Publication", ">Stories", "=Feed", NULL };
  g_autoptr (CliTable) table = cli_table_new (headings);

  for (guint i = 0; i < publications->len; i++)
    {
      BylinePublication *publication = g_ptr_array_index (publications, i);

      for (guint j = 0; j < publication->feeds->len; j++)
        {
          if (json)
            print_feed_json (publication, g_ptr_array_index (publication->feeds, j));
          else
            add_feed_row (table, publication, g_ptr_array_index (publication->feeds, j));
        }
    }
  cli_table_print (table);
}

int
cli_run_feeds (Cli *cli)
{
  gboolean health = FALSE;
  const GOptionEntry entries[] = {
    { "health", 0, 0, G_OPTION_ARG_NONE, &health, "Show refresh times and errors", NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 1);
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL)
    return cli->status;
  if (!health && arguments[0] != NULL)
    {
      cli_print_error ("Only with --health is there one publication (see byline-cli feeds --help)");
      return CLI_USAGE;
    }
  if (!cli_open (cli))
    return cli->status;
  if (health)
    return cli_print_health (cli, arguments[0]);
  publications = cli_list_publications (cli, &error);
  if (publications == NULL)
    return cli_fail (error);
  print_feeds (publications, cli->json);
  return CLI_DONE;
}

/* --- import, export --- */

static void
print_import_json (const BylineImportReport *report)
{
  static const char *const outcomes[] = { "added", "existing", "failed" };
  BylineJsonWriter *json = cli_json_begin ();

  byline_json_writer_set_int (json, "added", report->n_added);
  byline_json_writer_set_int (json, "existing", report->n_existing);
  byline_json_writer_set_int (json, "failed", report->n_failed);
  cli_json_add_strings (json, "problems", report->problems);
  byline_json_writer_begin_array (json, "feeds");
  for (guint i = 0; i < report->entries->len; i++)
    {
      const BylineImportEntry *entry = g_ptr_array_index (report->entries, i);

      byline_json_writer_begin_object (json, NULL);
      cli_json_add_string (json, "url", entry->url);
      cli_json_add_string (json, "title", entry->title);
      cli_json_add_string (json, "outcome", outcomes[entry->outcome]);
      cli_json_add_string (json, "reason", entry->reason);
      byline_json_writer_end_object (json);
    }
  byline_json_writer_end_array (json);
  cli_json_print (json);
}

static void
print_import (Cli *cli, const BylineImportReport *report)
{
  for (guint i = 0; i < report->problems->len; i++)
    cli_print_error ("%s", (const char *) g_ptr_array_index (report->problems, i));
  if (cli->json)
    {
      print_import_json (report);
      return;
    }
  printf ("%u %s added, %u already there", report->n_added, report->n_added == 1 ? "feed" : "feeds",
          report->n_existing);
  if (report->n_failed > 0)
    printf (", %u failed", report->n_failed);
  printf ("\n");
}

int
cli_run_import (Cli *cli)
{
  g_auto (GStrv) arguments = cli_parse (cli, NULL, 1, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BylineImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL)
    return cli->status;
  bytes = cli_read_file (arguments[0], MAX_OPML, &error);
  if (bytes == NULL)
    {
      cli_print_error ("%s: %s", arguments[0], error->message);
      return CLI_USAGE;
    }
  if (is_sample (cli))
    return CLI_FAILED;
  if (!cli_open_to_write (cli))
    return cli->status;
  report = CLI_CALL (cli, import, import, &error, bytes);
  if (g_error_matches (error, BYLINE_LIBRARY_ERROR, BYLINE_LIBRARY_ERROR_NOT_OPML))
    {
      cli_print_error ("%s: %s", arguments[0], error->message);
      return CLI_USAGE;
    }
  if (report == NULL)
    return cli_fail (error);
  print_import (cli, report);
  return CLI_DONE;
}

int
cli_run_export (Cli *cli)
{
  g_auto (GStrv) arguments = cli_parse (cli, NULL, 0, 1);
  g_autofree char *opml = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL || !cli_open (cli))
    return cli->status;
  opml = CLI_CALL (cli, export, export, &error);
  if (opml == NULL)
    return cli_fail (error);
  if (arguments[0] == NULL || g_str_equal (arguments[0], "-"))
    fputs (opml, stdout);
  else if (!cli_write_file (arguments[0], opml, byline_export_opml_is_private (opml), &error))
    return cli_fail (error);
  return CLI_DONE;
}
