/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-refresh.h"

#include <glib/gi18n.h>

#include "byline-clock.h"
#include "byline-error-text.h"
#include "byline-report-dialog.h"

/* "8 new stories", and how many feeds failed. */
static char *
result_text (const BylineRefreshReport *report)
{
  g_autofree char *added = NULL;
  g_autofree char *failed = NULL;

  if (report->n_added > 0)
    added = g_strdup_printf (ngettext ("%u new story", "%u new stories", report->n_added),
                             report->n_added);
  else
    added = g_strdup (_ ("No new stories"));
  if (report->n_failed == 0)
    return g_steal_pointer (&added);

  failed = g_strdup_printf (ngettext ("%u feed failed", "%u feeds failed", report->n_failed),
                            report->n_failed);
  /* Translators: "8 new stories · 2 feeds failed" */
  return g_strdup_printf (_ ("%s · %s"), added, failed);
}

/* Nothing was asked: the servers asked for a pause. */
static char *
held_text (const BylineRefreshReport *report)
{
  g_autoptr (GDateTime) until = byline_clock_local_date (report->held_until);
  /* Translators: a time of the day, as g_date_time_format() takes it */
  g_autofree char *time = until != NULL ? g_date_time_format (until, C_ ("time", "%H:%M")) : NULL;

  return g_strdup_printf (ngettext ("The site asks to be left alone until %s",
                                    "The sites ask to be left alone until %s", report->n_held),
                          time);
}

/* What is wrong with the feeds that do not answer, in the reader's language: the report's own lines
 * are English. */
static void
publications_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindowContext) context = user_data;
  GtkWindow *window = byline_window_context_get_window (context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    publications = byline_library_get_publications_finish (BYLINE_LIBRARY (source), result, &error);
  g_autoptr (GPtrArray) lines = NULL;
  gboolean online = TRUE;

  if (publications == NULL || window == NULL)
    {
      byline_window_context_show_error (context, error);
      return;
    }

  lines = byline_error_text_of_feeds (publications);
  g_object_get (source, "online", &online, NULL);
  byline_report_dialog_present (window, _ ("Feeds Not Refreshed"),
                                !online
                                  ? _ ("You are offline. Connect to the internet and try again.")
                                : lines->len == 0 ? _ ("All feeds are working again.")
                                                  : NULL,
                                lines);
}

static void
details_cb (AdwToast *toast, BylineWindowContext *context)
{
  byline_library_get_publications_async (byline_window_context_get_library (context),
                                         byline_window_context_get_cancellable (context),
                                         publications_cb, g_object_ref (context));
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindowContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRefreshReport)
    report = byline_library_refresh_finish (BYLINE_LIBRARY (source), result, &error);
  g_autofree char *text = NULL;

  if (report == NULL || (report->n_feeds == 0 && report->n_held == 0))
    {
      byline_window_context_show_error (context, error);
      return;
    }

  text = report->n_feeds > 0 ? result_text (report) : held_text (report);
  if (report->n_failed > 0)
    byline_window_context_show_question (context, text, _ ("_Details"), G_CALLBACK (details_cb),
                                         g_object_ref (context), g_object_unref);
  else
    byline_window_context_show_message (context, text);
}

void
byline_refresh_start (BylineWindowContext *context, gint64 publication_id, gboolean only_due)
{
  byline_library_refresh_async (byline_window_context_get_library (context), publication_id,
                                only_due, byline_window_context_get_cancellable (context),
                                refreshed_cb, g_object_ref (context));
}
