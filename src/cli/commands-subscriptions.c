/* SPDX-License-Identifier: GPL-3.0-or-later */

/* add, remove, feeds, import, export. */

#include "byline-cli.h"

#include <stdio.h>

#include "byline-cli-json.h"
#include "byline-cli-output.h"
#include "byline-error.h"
#include "byline-export.h"
#include "byline-sample.h"

#define MAX_OPML ((gsize) 64 * 1024 * 1024)

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

static GPtrArray *
discover (Cli *cli, const char *text, GError **error)
{
  return CLI_CALL (cli, discover, discover, error, text);
}

/* The feed number that nobody gave. */
#define BEST_FEED G_MININT

typedef struct {
  char *folder; /* nullable */
  int feed;     /* counted from 1, or BEST_FEED */
  gboolean page;
} AddOptions;

static void
list_candidates (GPtrArray *candidates, guint chosen)
{
  fprintf (stderr, "byline-cli: there are %u feeds; number %u is taken, --feed N takes another:\n",
           candidates->len, chosen);
  for (guint i = 0; i < candidates->len; i++)
    {
      BylineFeedCandidate *candidate = g_ptr_array_index (candidates, i);

      fprintf (stderr, "%4u  %s%s%s (%u %s)\n", i + 1, candidate->url,
               candidate->title != NULL ? "  " : "",
               candidate->title != NULL ? candidate->title : "", candidate->n_items,
               candidate->n_items == 1 ? "story" : "stories");
    }
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

/* Returns: (nullable): the feed that is to be added, or %NULL with @status said. */
static const BylineFeedCandidate *
choose (GPtrArray *candidates, const AddOptions *options, int *status)
{
  const BylineFeedCandidate *best = g_ptr_array_index (candidates, 0);

  if (best->is_page)
    {
      cli_print_error ("This page has no feed. To follow the page itself, which lists %u stories, "
                       "add it with --page.",
                       best->n_items);
      *status = CLI_FAILED;
      return NULL;
    }
  if (options->feed == BEST_FEED)
    {
      if (candidates->len > 1)
        list_candidates (candidates, 1);
      return best;
    }
  if ((guint) options->feed > candidates->len)
    {
      cli_print_error ("there is no feed number %d, only %u", options->feed, candidates->len);
      *status = CLI_USAGE;
      return NULL;
    }
  return g_ptr_array_index (candidates, options->feed - 1);
}

static int
add (Cli *cli, const char *text, const AddOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) candidates = discover (cli, text, &error);
  g_autoptr (BylinePublication) publication = NULL;
  const BylineFeedCandidate *candidate;
  int status = CLI_DONE;

  if (candidates == NULL)
    return cli_fail (error);
  candidate = choose (candidates, options, &status);
  if (candidate == NULL)
    return status;
  publication = CLI_CALL (cli, subscribe, subscribe, &error, candidate->url, candidate->network,
                          options->folder);
  if (publication == NULL)
    return cli_fail (error);
  if (candidate->unprotected_by != NULL)
    cli_print_error ("%s leads to an unprotected address; the feed was found there.",
                     candidate->unprotected_by);
  print_added (cli, publication, candidate->url);
  return CLI_DONE;
}

int
cli_run_add (Cli *cli)
{
  g_autofree char *folder = NULL;
  AddOptions options = { .feed = BEST_FEED };
  const GOptionEntry entries[] = {
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &folder,
      "Put the publication into this folder; A/B nests", "NAME" },
    { "feed", 0, 0, G_OPTION_ARG_INT, &options.feed, "Take the Nth of the page's feeds", "N" },
    { "page", 0, 0, G_OPTION_ARG_NONE, &options.page,
      "Follow the page itself: its list of stories is read at each refresh", NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 1, 1);

  if (arguments == NULL)
    return cli->status;
  if (options.feed != BEST_FEED && options.feed < 1)
    {
      cli_print_error ("feeds are counted from 1");
      return CLI_USAGE;
    }
  if (options.feed != BEST_FEED && options.page)
    {
      cli_print_error ("--page follows the page, --feed takes one of its feeds: give one of them");
      return CLI_USAGE;
    }
  if (is_sample (cli))
    return CLI_FAILED;
  if (!cli_open_to_write (cli))
    return cli->status;
  options.folder = folder;
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

  byline_json_writer_set_int (json, "id", feed->id);
  cli_json_add_string (json, "url", feed->url);
  cli_json_add_string (json, "title", feed->title);
  cli_json_add_string (json, "format", feed->format);
  cli_json_add_string (json, "section", feed->section);
  byline_json_writer_begin_object (json, "publication");
  byline_json_writer_set_int (json, "id", publication->id);
  cli_json_add_string (json, "key", publication->key);
  cli_json_add_string (json, "name", publication->name);
  byline_json_writer_end_object (json);
  cli_json_add_string (json, "folder", publication->folder);
  byline_json_writer_set_int (json, "stories", feed->n_stories);
  byline_json_writer_set_time (json, "checked", feed->last_polled);
  byline_json_writer_set_time (json, "succeeded", feed->last_succeeded);
  byline_json_writer_set_time (json, "next_due", feed->next_due);
  byline_json_writer_set_int (json, "failures", feed->n_failures);
  cli_json_add_string (json, "error", feed->last_error);
  cli_json_add_string (json, "error_code", feed->error_code);
  cli_json_add_string (json, "etag", feed->etag);
  cli_json_add_string (json, "last_modified", feed->last_modified);
  cli_json_print (json);
}

static void
add_feed_row (CliTable *table,
              const BylinePublication *publication,
              const BylineFeed *feed,
              gboolean health)
{
  cli_table_add_int (table, publication->id);
  cli_table_add (table, publication->name);
  cli_table_add_int (table, feed->n_stories);
  if (health)
    {
      g_autofree char *checked = cli_relative_time (feed->last_polled);
      g_autofree char *succeeded = cli_relative_time (feed->last_succeeded);
      g_autofree char *text = g_strdup_printf ("%s%s%s", feed->url,
                                               feed->last_error != NULL ? ": " : "",
                                               feed->last_error != NULL ? feed->last_error : "");

      cli_table_add (table, checked);
      cli_table_add (table, succeeded);
      cli_table_add_int (table, feed->n_failures);
      cli_table_add (table, text);
    }
  else
    cli_table_add (table, feed->url);
}

static void
print_feeds (GPtrArray *publications, gboolean json, gboolean health)
{
  static const char *const short_headings[] = { ">ID", "Publication", ">Stories", "=Feed", NULL };
  static const char *const health_headings[] = {
    ">ID", "Publication", ">Stories", "Asked", "Answered", ">Failures", "=Feed", NULL,
  };
  g_autoptr (CliTable) table = cli_table_new (health ? health_headings : short_headings);

  for (guint i = 0; i < publications->len; i++)
    {
      BylinePublication *publication = g_ptr_array_index (publications, i);

      for (guint j = 0; j < publication->feeds->len; j++)
        {
          if (json)
            print_feed_json (publication, g_ptr_array_index (publication->feeds, j));
          else
            add_feed_row (table, publication, g_ptr_array_index (publication->feeds, j), health);
        }
    }
  cli_table_print (table);
}

int
cli_run_feeds (Cli *cli)
{
  gboolean health = FALSE;
  const GOptionEntry entries[] = {
    { "health", 0, 0, G_OPTION_ARG_NONE, &health,
      "Say when each was asked and answered, and what failed", NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 0);
  g_autoptr (GPtrArray) publications = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL || !cli_open (cli))
    return cli->status;
  publications = cli_list_publications (cli, &error);
  if (publications == NULL)
    return cli_fail (error);
  print_feeds (publications, cli->json, health);
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
  printf ("%u %s added, %u %s there already", report->n_added,
          report->n_added == 1 ? "feed" : "feeds", report->n_existing,
          report->n_existing == 1 ? "was" : "were");
  if (report->n_failed > 0)
    printf (", %u %s left out", report->n_failed, report->n_failed == 1 ? "was" : "were");
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
  else if (!byline_export_write (arguments[0], opml, byline_export_opml_is_private (opml), &error))
    return cli_fail (error);
  return CLI_DONE;
}
