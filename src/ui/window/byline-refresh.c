/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-refresh.h"

#include <glib/gi18n.h>

#include "byline-health-text.h"
#include "byline-health-window.h"

/* "8 new stories", and how many feeds failed. */
static char *
result_text (const BylineRefreshReport *report)
{
  g_autofree char *added = NULL;
  g_autofree char *failed = NULL;

  if (report->n_added > 0)
    added = g_strdup_printf (ngettext ("%'u new story", "%'u new stories", report->n_added),
                             report->n_added);
  else
    added = g_strdup (_ ("No new stories"));
  if (report->n_failed == 0)
    return g_steal_pointer (&added);

  failed = g_strdup_printf (ngettext ("%'u feed failed", "%'u feeds failed", report->n_failed),
                            report->n_failed);
  /* Translators: "8 new stories · 2 feeds failed" */
  return g_strdup_printf (_ ("%s · %s"), added, failed);
}

static char *
report_text (const BylineRefreshReport *report)
{
  if (report->n_feeds > 0)
    return result_text (report);
  return byline_health_text_not_asked (report);
}

/* Which feeds do not answer, why, and what can be done. */
static void
details_cb (AdwToast *toast, BylineWindowContext *context)
{
  GtkWindow *window = byline_window_context_get_window (context);

  if (window != NULL)
    gtk_window_present (
      GTK_WINDOW (byline_health_window_new (window, byline_window_context_get_library (context))));
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindowContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRefreshReport)
    report = byline_library_refresh_finish (BYLINE_LIBRARY (source), result, &error);
  g_autofree char *text = NULL;

  if (report == NULL || report->n_feeds + report->n_held + report->n_recent == 0)
    {
      byline_window_context_show_error (context, error);
      return;
    }

  text = report_text (report);
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

/* --- All failed --- */

/* Lives as long as the banner. */
typedef struct {
  BylineWindowContext *context;
  BylineCountsMonitor *counts;
} Watch;

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_object_unref (watch->context);
  g_object_unref (watch->counts);
  g_free (watch);
}

static gboolean
all_failed (const BylineCounts *counts)
{
  guint n_feeds = 0;

  for (guint i = 0; counts != NULL && i < counts->publications->len; i++)
    {
      const BylinePublication *publication = g_ptr_array_index (counts->publications, i);

      for (guint j = 0; j < publication->feeds->len; j++)
        {
          const BylineFeed *feed = g_ptr_array_index (publication->feeds, j);

          if (feed->n_failures == 0)
            return FALSE;
          n_feeds++;
        }
    }
  return n_feeds > 0;
}

static void
update_banner (BylineBanner *banner)
{
  Watch *watch = g_object_get_data (G_OBJECT (banner), "watch");
  gboolean refreshing = FALSE;

  g_object_get (byline_window_context_get_library (watch->context), "refreshing", &refreshing,
                NULL);
  if (!refreshing && all_failed (byline_counts_monitor_get_counts (watch->counts)))
    byline_banner_show (banner, _ ("Your publications could not be refreshed."), _ ("Retry"),
                        "win.refresh");
  else
    byline_banner_hide (banner);
}

void
byline_refresh_show_failure (BylineWindowContext *context,
                             BylineCountsMonitor *counts,
                             BylineBanner *banner)
{
  Watch *watch;

  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (context));
  g_return_if_fail (BYLINE_IS_BANNER (banner));

  watch = g_new0 (Watch, 1);
  watch->context = g_object_ref (context);
  watch->counts = g_object_ref (counts);
  g_object_set_data_full (G_OBJECT (banner), "watch", watch, watch_free);
  g_signal_connect_object (counts, "changed", G_CALLBACK (update_banner), banner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (byline_window_context_get_library (context), "notify::refreshing",
                           G_CALLBACK (update_banner), banner, G_CONNECT_SWAPPED);
  update_banner (banner);
}
