/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-offline-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "byline-error-text.h"

/* A run, and the dialog that shows it. */
typedef struct {
  AdwMessageDialog *dialog; /* nullable: it is closed */
  GtkProgressBar *bar;
  GCancellable *cancellable;
} Run;

static void
run_free (Run *run)
{
  if (run->dialog != NULL)
    g_object_remove_weak_pointer (G_OBJECT (run->dialog), (gpointer *) &run->dialog);
  g_object_unref (run->cancellable);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static void
progress_cb (guint n_done, guint n_stories, gpointer user_data)
{
  Run *run = user_data;
  g_autofree char *text = NULL;

  if (run->dialog == NULL || n_stories == 0)
    return;
  text = g_strdup_printf (ngettext ("%'u of %'u story", "%'u of %'u stories", n_stories), n_done,
                          n_stories);
  gtk_progress_bar_set_fraction (run->bar, (double) n_done / n_stories);
  gtk_progress_bar_set_text (run->bar, text);
}

static char *
describe (const BylineOfflineReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (report->n_stories == 0)
    return g_strdup (_ ("There are no unread stories."));
  if (report->n_readable == report->n_stories)
    g_string_printf (text,
                     ngettext ("%'u unread story can be read offline.",
                               "%'u unread stories can be read offline.", report->n_stories),
                     report->n_stories);
  else
    g_string_printf (text,
                     ngettext ("%'u of %'u unread story can be read offline.",
                               "%'u of %'u unread stories can be read offline.", report->n_stories),
                     report->n_readable, report->n_stories);
  g_string_append_c (text, ' ');
  g_string_append_printf (
    text, ngettext ("%'u picture was loaded.", "%'u pictures were loaded.", report->n_pictures),
    report->n_pictures);
  if (report->n_failed > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("%'u page or picture could not be loaded.",
                                        "%'u pages and pictures could not be loaded.",
                                        report->n_failed),
                              report->n_failed);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineOfflineReport)
    report = byline_library_take_along_finish (BYLINE_LIBRARY (source), result, &error);
  g_autofree char *text = NULL;

  if (run->dialog == NULL)
    return;
  text = report != NULL ? describe (report) : byline_error_text (error);
  gtk_widget_set_visible (GTK_WIDGET (run->bar), FALSE);
  adw_message_dialog_set_body (run->dialog, text != NULL ? text : "");
  adw_message_dialog_set_response_label (run->dialog, "close", _ ("_Close"));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

void
byline_offline_dialog_present (GtkWindow *parent, BylineLibrary *library)
{
  GtkWidget *dialog;
  Run *run;

  g_return_if_fail (BYLINE_IS_LIBRARY (library));

  dialog = adw_message_dialog_new (parent, _ ("Keep for Offline"),
                                   _ ("Loading the pages and pictures of all unread stories…"));
  run = g_new0 (Run, 1);
  run->cancellable = g_cancellable_new ();
  run->dialog = ADW_MESSAGE_DIALOG (dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &run->dialog);
  run->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (run->bar, TRUE);
  gtk_progress_bar_set_text (run->bar, "");
  adw_message_dialog_set_extra_child (run->dialog, GTK_WIDGET (run->bar));
  adw_message_dialog_add_response (run->dialog, "close", _ ("_Stop"));
  adw_message_dialog_set_close_response (run->dialog, "close");
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Keep for Offline"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), run->cancellable, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  byline_library_take_along_async (library, TRUE, progress_cb, run, run->cancellable, done_cb, run);
}
