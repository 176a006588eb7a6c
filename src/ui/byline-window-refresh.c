/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#include <glib/gi18n.h>

#include "byline-error-text.h"
#include "byline-report-dialog.h"

void
_byline_window_update_progress (BylineWindow *self)
{
  gboolean refreshing = FALSE;
  guint done = 0, total = 0;
  const char *label;

  g_object_get (self->library,
                "refreshing",
                &refreshing,
                "refresh-done",
                &done,
                "refresh-total",
                &total,
                NULL);

  label = refreshing ? _("Stop Refreshing") : _("Refresh");
  gtk_button_set_icon_name (GTK_BUTTON (self->refresh_button),
                            refreshing ? "process-stop-symbolic" : "view-refresh-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->refresh_button),
                                  refreshing ? "win.stop-refresh" : "win.refresh");
  gtk_widget_set_tooltip_text (self->refresh_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->refresh_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);

  gtk_widget_set_visible (GTK_WIDGET (self->progress), refreshing);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? MIN (1.0, (double)done / total) : 0.0);
  if (refreshing)
    {
      /* Translators: while feeds are refreshed: "12 of 100" */
      g_autofree char *text = g_strdup_printf (_("Refreshing: %u of %u"), done, total);

      adw_window_title_set_subtitle (self->list_title, text);
      _byline_window_update_actions (self);
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
    added = g_strdup (_("No new stories"));
  if (report->n_failed == 0)
    return g_steal_pointer (&added);

  failed = g_strdup_printf (ngettext ("%u feed failed", "%u feeds failed", report->n_failed),
                            report->n_failed);
  /* Translators: "8 new stories · 2 feeds failed" */
  return g_strdup_printf (_("%s · %s"), added, failed);
}

typedef struct {
  GWeakRef window;
  GPtrArray *failures;
} Details;

static void
details_free (gpointer  data,
              GClosure *closure)
{
  Details *details = data;

  g_weak_ref_clear (&details->window);
  g_ptr_array_unref (details->failures);
  g_free (details);
}

static void
details_cb (AdwToast *toast,
            Details  *details)
{
  g_autoptr (BylineWindow) self = g_weak_ref_get (&details->window);

  if (self != NULL)
    byline_report_dialog_present (GTK_WINDOW (self),
                                  _("Feeds That Failed"),
                                  NULL,
                                  details->failures);
}

static void
show_result (BylineWindow              *self,
             const BylineRefreshReport *report)
{
  g_autofree char *text = result_text (report);
  AdwToast *toast = adw_toast_new (text);

  if (report->n_failed > 0)
    {
      Details *details = g_new0 (Details, 1);

      g_weak_ref_init (&details->window, self);
      details->failures = g_ptr_array_ref (report->failures);
      adw_toast_set_button_label (toast, _("_Details"));
      g_signal_connect_data (toast,
                             "button-clicked",
                             G_CALLBACK (details_cb),
                             details,
                             details_free,
                             0);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRefreshReport) report
      = byline_library_refresh_finish (BYLINE_LIBRARY (source), result, &error);

  if (self->stories == NULL)
    return;

  if (report == NULL)
    _byline_window_show_error (self, error);
  else if (report->n_feeds > 0)
    show_result (self, report);
}

void
_byline_window_refresh (BylineWindow *self,
                        gint64        publication,
                        gboolean      only_due)
{
  if (self->stories == NULL)
    return;

  byline_library_refresh_async (self->library,
                                publication,
                                only_due,
                                self->cancellable,
                                refreshed_cb,
                                g_object_ref (self));
}
