/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-subscription-files.h"

#include <glib/gi18n.h>

#include "byline-export.h"
#include "byline-import-text.h"
#include "byline-own-library.h"
#include "byline-refresh.h"
#include "byline-report-dialog.h"

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindowContext) context = user_data;
  GtkWindow *window = byline_window_context_get_window (context);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineImportReport)
    report = byline_library_import_finish (BYLINE_LIBRARY (source), result, &error);
  g_autofree char *summary = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (report == NULL || window == NULL)
    {
      byline_window_context_show_error (context, error);
      return;
    }

  summary = byline_import_text_summary (report);
  lines = byline_import_text_lines (report);
  if (report->n_existing > 0 || report->n_failed > 0 || report->problems->len > 0)
    byline_report_dialog_present (window, _ ("Import Results"), summary, lines);
  else
    byline_window_context_show_message (context, summary);
  if (report->n_added > 0)
    byline_refresh_start (context, 0, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindowContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *contents = NULL;
  gsize length = 0;

  if (!g_file_load_contents_finish (G_FILE (source), result, &contents, &length, NULL, &error))
    {
      byline_window_context_show_error (context, error);
      return;
    }

  bytes = g_bytes_new_take (contents, length);
  byline_library_import_async (byline_window_context_get_library (context), bytes,
                               byline_window_context_get_cancellable (context), imported_cb,
                               g_object_ref (context));
}

void
byline_subscriptions_import (BylineWindowContext *context, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  if (!byline_own_library_activate (context, "app.own-import", uri))
    g_file_load_contents_async (file, byline_window_context_get_cancellable (context), read_cb,
                                g_object_ref (context));
}

static void
import_response_cb (GtkNativeDialog *dialog, int response, BylineWindowContext *context)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL &&
      byline_window_context_get_window (context) != NULL)
    byline_subscriptions_import (context, file);
  g_object_unref (dialog);
}

static void
add_file_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) opml = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (opml, _ ("OPML Files"));
  gtk_file_filter_add_suffix (opml, "opml");
  gtk_file_filter_add_suffix (opml, "xml");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, opml);
  gtk_file_chooser_add_filter (chooser, all);
}

/* The dialog lives until it is answered: it holds itself. */
static GtkFileChooserNative *
new_file_dialog (BylineWindowContext *context,
                 const char *title,
                 GtkFileChooserAction action,
                 const char *accept,
                 GCallback callback)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
    title, byline_window_context_get_window (context), action, accept, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_file_filters (GTK_FILE_CHOOSER (dialog));
  g_signal_connect_object (dialog, "response", callback, context, 0);
  return dialog;
}

static void
import_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  GtkFileChooserNative *dialog = new_file_dialog (user_data, _ ("Import Feeds"),
                                                  GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"),
                                                  G_CALLBACK (import_response_cb));

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

typedef struct {
  BylineWindowContext *context;
  GFile *file;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->context);
  g_object_unref (export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindowContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    byline_window_context_show_message (context, _ ("Feeds exported"));
  else
    byline_window_context_show_error (context, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  BylineWindowContext *context = export->context;
  g_autoptr (GError) error = NULL;
  char *opml = byline_library_export_finish (BYLINE_LIBRARY (source), result, &error);

  if (opml != NULL)
    {
      gboolean is_private = byline_export_opml_is_private (opml);
      g_autoptr (GBytes) bytes = g_bytes_new_take (opml, strlen (opml));
      /* A file that is there would keep its rights: a private one takes its place. */
      GFileCreateFlags flags = is_private
                                 ? G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION
                                 : G_FILE_CREATE_NONE;

      g_file_replace_contents_bytes_async (export->file, bytes, NULL, FALSE, flags,
                                           byline_window_context_get_cancellable (context),
                                           written_cb, g_object_ref (context));
    }
  else
    {
      byline_window_context_show_error (context, error);
    }
}

static void
export_response_cb (GtkNativeDialog *dialog, int response, BylineWindowContext *context)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL &&
      byline_window_context_get_window (context) != NULL)
    {
      Export *export = g_new0 (Export, 1);

      export->context = g_object_ref (context);
      export->file = g_steal_pointer (&file);
      byline_library_export_async (byline_window_context_get_library (context),
                                   byline_window_context_get_cancellable (context), exported_cb,
                                   export);
    }
  g_object_unref (dialog);
}

static void
export_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  GtkFileChooserNative *dialog = new_file_dialog (user_data, _ ("Export Feeds"),
                                                  GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"),
                                                  G_CALLBACK (export_response_cb));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "byline.opml");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static const GActionEntry entries[] = {
  { "import", import_cb },
  { "export", export_cb },
};

void
byline_subscription_files_add_actions (GActionMap *map, BylineWindowContext *context)
{
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), context);
}
