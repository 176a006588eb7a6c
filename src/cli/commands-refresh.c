/* SPDX-License-Identifier: GPL-3.0-or-later */

/* refresh. */

#include "byline-cli.h"

#include <stdio.h>
#include <unistd.h>

#include "byline-cli-json.h"
#include "byline-error.h"

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

static BylineRefreshReport *
refresh (Cli *cli, gboolean only_due, GError **error)
{
  GAsyncResult *result;
  gboolean shows = isatty (STDERR_FILENO);
  gulong handler = 0;

  if (shows)
    handler = g_signal_connect (cli->library, "notify::refresh-done", G_CALLBACK (progress_cb),
                                NULL);
  byline_library_refresh_async (cli->library, 0, only_due, cli->cancellable, cli_done_cb, cli);
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

static void
print_report (Cli *cli, const BylineRefreshReport *report, const FullText *pages)
{
  for (guint i = 0; i < report->failures->len; i++)
    cli_print_error ("%s", (const char *) g_ptr_array_index (report->failures, i));
  if (report->n_unauthorized > 0)
    cli_print_error (
      "“byline-cli login URL” keeps a user name and a password for a feed that wants "
      "them");
  for (guint i = 0; i < report->warnings->len; i++)
    cli_print_error ("%s", (const char *) g_ptr_array_index (report->warnings, i));
  if (cli->json)
    {
      BylineJsonWriter *json = cli_json_begin ();

      byline_json_writer_set_int (json, "feeds", report->n_feeds);
      byline_json_writer_set_int (json, "unchanged", report->n_unchanged);
      byline_json_writer_set_int (json, "failed", report->n_failed);
      byline_json_writer_set_int (json, "held", report->n_held);
      byline_json_writer_set_int (json, "added", report->n_added);
      byline_json_writer_set_int (json, "updated", report->n_updated);
      byline_json_writer_set_int (json, "pages", pages->n_fetched);
      byline_json_writer_set_int (json, "pages_failed", pages->n_failed);
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
  printf ("\n");
}

int
cli_run_refresh (Cli *cli)
{
  gboolean only_due = FALSE, pages_too = FALSE;
  const GOptionEntry entries[] = {
    { "due", 0, 0, G_OPTION_ARG_NONE, &only_due, "Only feeds whose time has come", NULL },
    { "full-text", 0, 0, G_OPTION_ARG_NONE, &pages_too,
      "Fetch the pages of unread stories whose feed has only an excerpt", NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = cli_parse (cli, entries, 0, 0);
  g_autoptr (BylineRefreshReport) report = NULL;
  g_autoptr (BylinePicturesReport) pictures = NULL;
  g_autoptr (GError) error = NULL;
  FullText pages = { 0 };

  if (arguments == NULL || !cli_open_to_write (cli))
    return cli->status;
  byline_library_set_keeps_pictures (cli->library, FALSE);
  report = refresh (cli, only_due, &error);
  if (report == NULL)
    return cli_fail (error);
  if (pages_too && !full_text (cli, &pages, &error))
    return cli_fail (error);
  pictures = cli_keep_pictures (cli, NULL, &error);
  if (pictures == NULL)
    return cli_fail (error);
  cli_print_picture_errors (pictures);
  print_report (cli, report, &pages);
  return report->n_failed > 0 && report->n_failed == report->n_feeds ? CLI_FAILED : CLI_DONE;
}
