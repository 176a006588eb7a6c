/* SPDX-License-Identifier: GPL-3.0-or-later */

/* refresh. */

#include "byline-cli.h"

#include <stdio.h>
#include <unistd.h>

#include "byline-cli-json.h"
#include "byline-library-offline.h"
#include "byline-clock.h"
#include "byline-error.h"
#include "byline-library-network.h"

/* How many pages are fetched at once for --full-text; the session has limits per host. */
#define PAGES_AT_ONCE 8

static void
progress_cb (BylineLibrary *library, GParamSpec *pspec, gpointer user_data)
{
  guint done, total;

  g_object_get (library, "refresh-done", &done, "refresh-total", &total, NULL);
  if (total > 0)
    fprintf (stderr, "\r%u of %u feeds\033[K", done, total);
}

/* What is refreshed. */
typedef struct {
  gboolean only_due;
  char *folder;          /* nullable */
  gint64 publication_id; /* 0: all */
} Wanted;

static BylineRefreshReport *
refresh (Cli *cli, const Wanted *wanted, GError **error)
{
  GAsyncResult *result;
  gboolean shows = isatty (STDERR_FILENO);
  gulong handler = 0;

  if (shows)
    handler = g_signal_connect (cli->library, "notify::refresh-done", G_CALLBACK (progress_cb),
                                NULL);
  if (wanted->folder != NULL)
    byline_library_refresh_folder_async (cli->library, wanted->folder, cli->cancellable,
                                         cli_done_cb, cli);
  else
    byline_library_refresh_async (cli->library, wanted->publication_id, wanted->only_due,
                                  cli->cancellable, cli_done_cb, cli);
  result = cli_await (cli);
  if (shows)
    {
      g_signal_handler_disconnect (cli->library, handler);
      fprintf (stderr, "\r\033[K");
    }
  return byline_library_refresh_finish (cli->library, result, error);
}

/* --- --full-text --- */

/* FullText: the unread stories; those that are excerpts get their page. */
typedef struct {
  Cli *cli;
  GArray *ids;
  guint next;
  guint n_running;
  guint n_fetched;
  guint n_failed;
  GError *error; /* nullable: what every other page would meet, too */
} FullText;

typedef struct {
  FullText *all;
  gint64 story_id;
} FullTextOne;

static void
one_done (FullTextOne *self)
{
  self->all->n_running--;
  g_free (self);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FullTextOne *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle)
    article = byline_library_fetch_article_finish (BYLINE_LIBRARY (source), result, &error);

  if (article != NULL)
    self->all->n_fetched++;
  else if (cli_is_hopeless (error))
    {
      if (self->all->error == NULL)
        self->all->error = g_steal_pointer (&error);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      self->all->n_failed++;
      cli_print_error ("story %" G_GINT64_FORMAT ": %s", self->story_id, error->message);
    }
  one_done (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FullTextOne *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle)
    article = byline_library_load_article_finish (BYLINE_LIBRARY (source), result, &error);
  gboolean missing = g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NO_ARTICLE);

  if (missing || (article != NULL && article->is_excerpt && article->url != NULL))
    byline_library_fetch_article_async (BYLINE_LIBRARY (source), self->story_id,
                                        self->all->cli->cancellable, fetched_cb, self);
  else
    one_done (self);
}

static void
fetch_full_text (FullText *self)
{
  while (self->next < self->ids->len || self->n_running > 0)
    {
      while (self->n_running < PAGES_AT_ONCE && self->next < self->ids->len &&
             self->error == NULL && !g_cancellable_is_cancelled (self->cli->cancellable))
        {
          FullTextOne *one = g_new0 (FullTextOne, 1);

          one->all = self;
          one->story_id = g_array_index (self->ids, gint64, self->next++);
          self->n_running++;
          byline_library_load_article_async (self->cli->library, one->story_id,
                                             self->cli->cancellable, loaded_cb, one);
        }
      if (self->n_running == 0)
        return;
      g_main_context_iteration (NULL, TRUE);
    }
}

static gboolean
full_text (Cli *cli, FullText *self, GError **error)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  filter->unread = TRUE;
  self->cli = cli;
  self->ids = CLI_CALL (cli, list_story_ids, list_story_ids, error, filter, 0, 0);
  if (self->ids == NULL)
    return FALSE;
  fetch_full_text (self);
  g_clear_pointer (&self->ids, g_array_unref);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  return !g_cancellable_set_error_if_cancelled (cli->cancellable, error);
}

/* --- The command --- */

/* --- What publications keep --- */

static BylineOfflineReport *
load_ahead (Cli *cli, GError **error)
{
  GAsyncResult *result;

  byline_library_load_ahead_async (cli->library, NULL, NULL, cli->cancellable, cli_done_cb, cli);
  result = cli_await (cli);
  return byline_library_load_ahead_finish (cli->library, result, error);
}

/* Who presses twice is told when it may be asked again. */
static void
print_recent (const BylineRefreshReport *report)
{
  g_autoptr (GDateTime) until = byline_clock_local_date (report->recent_until);
  g_autofree char *text = until != NULL ? g_date_time_format (until, "%H:%M:%S") : NULL;

  if (report->n_recent > 0)
    cli_print_error ("%u %s asked less than a minute ago, and may be asked again at %s",
                     report->n_recent, report->n_recent == 1 ? "feed was" : "feeds were", text);
}

static void
print_report (Cli *cli,
              const BylineRefreshReport *report,
              const FullText *pages,
              const BylineOfflineReport *ahead)
{
  for (guint i = 0; i < report->failures->len; i++)
    cli_print_error ("%s", (const char *) g_ptr_array_index (report->failures, i));
  if (report->n_unauthorized > 0)
    cli_print_error (
      "“byline-cli login URL” keeps a user name and a password for a feed that wants "
      "them");
  for (guint i = 0; i < report->warnings->len; i++)
    cli_print_error ("%s", (const char *) g_ptr_array_index (report->warnings, i));
  print_recent (report);
  if (cli->json)
    {
      BylineJsonWriter *json = cli_json_begin ();

      byline_json_writer_set_int (json, "feeds", report->n_feeds);
      byline_json_writer_set_int (json, "unchanged", report->n_unchanged);
      byline_json_writer_set_int (json, "failed", report->n_failed);
      byline_json_writer_set_int (json, "held", report->n_held);
      byline_json_writer_set_int (json, "recent", report->n_recent);
      byline_json_writer_set_int (json, "added", report->n_added);
      byline_json_writer_set_int (json, "updated", report->n_updated);
      byline_json_writer_set_int (json, "pages", pages->n_fetched);
      byline_json_writer_set_int (json, "pages_failed", pages->n_failed);
      byline_json_writer_set_int (json, "ahead", ahead->n_stories);
      byline_json_writer_set_int (json, "ahead_failed", ahead->n_failed);
      cli_json_add_strings (json, "failures", report->failures);
      cli_json_add_strings (json, "warnings", report->warnings);
      cli_json_print (json);
      return;
    }
  printf ("%u %s: %u new %s, %u changed", report->n_feeds, report->n_feeds == 1 ? "feed" : "feeds",
          report->n_added, report->n_added == 1 ? "story" : "stories", report->n_updated);
  if (report->n_failed > 0)
    printf (", %u failed", report->n_failed);
  if (report->n_held > 0)
    printf (", %u held back", report->n_held);
  if (pages->n_fetched > 0)
    printf (", %u %s fetched", pages->n_fetched, pages->n_fetched == 1 ? "page" : "pages");
  if (ahead->n_stories > 0)
    printf (", %u %s kept for offline", ahead->n_stories,
            ahead->n_stories == 1 ? "story" : "stories");
  printf ("\n");
}

static gboolean
find_publication (Cli *cli, const char *reference, gint64 *id, GError **error)
{
  g_autoptr (BylinePublication) publication = cli_find_publication (cli, reference, error);

  if (publication != NULL)
    *id = publication->id;
  return publication != NULL;
}

int
cli_run_refresh (Cli *cli)
{
  gboolean pages_too = FALSE;
  g_autofree char *folder = NULL;
  Wanted wanted = { FALSE, NULL, 0 };
  const GOptionEntry entries[] = {
    { "due", 0, 0, G_OPTION_ARG_NONE, &wanted.only_due, "Only refresh feeds that are due", NULL },
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &folder, "Only feeds of this folder", "NAME" },
    { "full-text", 0, 0, G_OPTION_ARG_NONE, &pages_too,
      "Also load full stories where feeds have only summaries", NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 1);
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (BylinePicturesReport) pictures = NULL;
  g_autoptr (BylineOfflineReport) ahead = NULL;
  g_autoptr (GError) error = NULL;
  FullText pages = { 0 };

  if (arguments == NULL || !cli_open_to_write (cli))
    return cli->status;
  if (folder != NULL && (arguments[0] != NULL || wanted.only_due))
    {
      cli_print_error ("--folder goes with neither --due nor a publication");
      return CLI_USAGE;
    }
  wanted.folder = folder;
  if (arguments[0] != NULL && !find_publication (cli, arguments[0], &wanted.publication_id, &error))
    return cli_fail (error);
  byline_library_set_keeps_pictures (cli->library, FALSE);
  byline_library_set_loads_ahead (cli->library, FALSE);
  report = refresh (cli, &wanted, &error);
  if (report == NULL)
    return cli_fail (error);
  if (pages_too && !full_text (cli, &pages, &error))
    return cli_fail (error);
  pictures = cli_keep_pictures (cli, NULL, &error);
  if (pictures == NULL)
    return cli_fail (error);
  ahead = load_ahead (cli, &error);
  if (ahead == NULL)
    return cli_fail (error);
  cli_print_picture_errors (pictures);
  cli_print_offline_errors (ahead->n_failed, ahead->failure);
  print_report (cli, report, &pages, ahead);
  return report->n_failed > 0 && report->n_failed == report->n_feeds ? CLI_FAILED : CLI_DONE;
}
