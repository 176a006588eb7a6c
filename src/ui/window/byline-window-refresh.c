/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#include <glib/gi18n.h>

#include "byline-error-text.h"
#include "byline-report-dialog.h"
#include "byline-toast.h"

void
_byline_window_update_progress (BylineWindow *self)
{
  gboolean refreshing = FALSE;
  guint done = 0, total = 0;
  const char *label;

  g_object_get (self->library, "refreshing", &refreshing, "refresh-done", &done, "refresh-total",
                &total, NULL);

  label = refreshing ? _ ("Stop Refreshing") : _ ("Refresh");
  gtk_button_set_icon_name (GTK_BUTTON (self->refresh_button),
                            refreshing ? "process-stop-symbolic" : "view-refresh-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->refresh_button),
                                  refreshing ? "win.stop-refresh" : "win.refresh");
  gtk_widget_set_tooltip_text (self->refresh_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->refresh_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  gtk_widget_set_visible (GTK_WIDGET (self->progress), refreshing);
  gtk_progress_bar_set_fraction (self->progress,
                                 total > 0 ? MIN (1.0, (double) done / total) : 0.0);
  if (refreshing)
    {
      /* Translators: while feeds are refreshed: "12 of 100" */
      g_autofree char *text = g_strdup_printf (_ ("Refreshing: %u of %u"), done, total);

      adw_window_title_set_subtitle (self->list_title, text);
      _byline_window_state_changed (self);
    }
  else
    {
      _byline_window_update_list (self);
    }
}

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

/* What is wrong with the feeds that do not answer, in the reader's language: the report's own lines
 * are English. */
static void
publications_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    publications = byline_library_get_publications_finish (BYLINE_LIBRARY (source), result, &error);
  g_autoptr (GPtrArray) lines = NULL;
  gboolean online = TRUE;

  if (self->stories == NULL)
    return;
  if (publications == NULL)
    {
      _byline_window_show_error (self, error);
      return;
    }

  lines = byline_error_text_of_feeds (publications);
  g_object_get (self->library, "online", &online, NULL);
  byline_report_dialog_present (GTK_WINDOW (self), _ ("Feeds That Failed"),
                                !online ? _ ("You are offline. Try again when there is a network.")
                                : lines->len == 0 ? _ ("All feeds are well again.")
                                                  : NULL,
                                lines);
}

static void
details_cb (AdwToast *toast, GWeakRef *window)
{
  g_autoptr (BylineWindow) self = g_weak_ref_get (window);

  if (self != NULL && self->stories != NULL)
    byline_library_get_publications_async (self->library, self->cancellable, publications_cb,
                                       g_object_ref (self));
}

static void
weak_ref_free (gpointer data, GClosure *closure)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
show_result (BylineWindow *self, const BylineRefreshReport *report)
{
  g_autofree char *text = result_text (report);
  AdwToast *toast = byline_toast_new (text);

  if (report->n_failed > 0)
    {
      GWeakRef *window = g_new0 (GWeakRef, 1);

      g_weak_ref_init (window, self);
      adw_toast_set_button_label (toast, _ ("_Details"));
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (details_cb), window,
                             weak_ref_free, 0);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRefreshReport)
    report = byline_library_refresh_finish (BYLINE_LIBRARY (source), result, &error);

  if (self->stories == NULL)
    return;

  if (report == NULL)
    _byline_window_show_error (self, error);
  else if (report->n_feeds > 0)
    show_result (self, report);
}

void
_byline_window_refresh (BylineWindow *self, gint64 publication, gboolean only_due)
{
  if (self->stories == NULL)
    return;

  byline_library_refresh_async (self->library, publication, only_due, self->cancellable,
                                refreshed_cb, g_object_ref (self));
}
