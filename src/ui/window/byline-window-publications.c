/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#include <glib/gi18n.h>

#include "byline-subscribe-dialog.h"
#include "byline-export.h"
#include "byline-name-entry-dialog.h"
#include "byline-publication.h"
#include "byline-publication-window.h"
#include "byline-import-text.h"
#include "byline-report-dialog.h"
#include "byline-toast.h"

static BylinePublication *
find_publication (BylineWindow *self, gint64 id)
{
  const BylineCounts *counts = byline_sidebar_get_counts (self->sidebar);

  for (guint i = 0; counts != NULL && i < counts->publications->len; i++)
    {
      BylinePublication *publication = counts->publications->pdata[i];

      if (publication->id == id)
        return publication;
    }

  return NULL;
}

/* Returns: (transfer full): the user's folders, each once, in their order */
static char **
folders (BylineWindow *self)
{
  const BylineCounts *counts = byline_sidebar_get_counts (self->sidebar);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; counts != NULL && i < counts->publications->len; i++)
    {
      BylinePublication *publication = counts->publications->pdata[i];

      if (publication->folder != NULL && publication->folder[0] != '\0' &&
          g_hash_table_add (seen, publication->folder))
        g_strv_builder_add (builder, publication->folder);
    }

  return g_strv_builder_end (builder);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!byline_library_change_finish (BYLINE_LIBRARY (source), result, &error) &&
      self->stories != NULL)
    _byline_window_show_error (self, error);
}

/* --- Add --- */

static void
added_cb (BylineWindow *self, const char *name, const char *key)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autofree char *text = g_strdup_printf (_ ("Subscribed to %s"), name);

  filter->publication = g_strdup (key);
  _byline_window_set_filter (self, filter);
  _byline_window_show_headlines (self);
  _byline_window_show_toast (self, text);
}

void
_byline_window_add (BylineWindow *self, const char *address)
{
  g_auto (GStrv) names = NULL;
  GtkWidget *dialog;

  if (_byline_window_add_to_own (self, address))
    return;

  names = folders (self);
  dialog = byline_subscribe_dialog_new (GTK_WINDOW (self), self->library, (const char *const *) names,
                                  address);
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Import and export --- */

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineImportReport)
    report = byline_library_import_finish (BYLINE_LIBRARY (source), result, &error);
  g_autofree char *summary = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (self->stories == NULL)
    return;
  if (report == NULL)
    {
      _byline_window_show_error (self, error);
      return;
    }

  summary = byline_import_text_summary (report);
  lines = byline_import_text_lines (report);
  if (report->n_existing > 0 || report->n_failed > 0 || report->problems->len > 0)
    byline_report_dialog_present (GTK_WINDOW (self), _ ("Import"), summary, lines);
  else
    _byline_window_show_toast (self, summary);
  if (report->n_added > 0)
    _byline_window_refresh (self, 0, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *contents = NULL;
  gsize length = 0;

  if (g_file_load_contents_finish (G_FILE (source), result, &contents, &length, NULL, &error))
    bytes = g_bytes_new_take (contents, length);
  if (self->stories == NULL)
    return;

  if (bytes == NULL)
    _byline_window_show_error (self, error);
  else
    byline_library_import_async (self->library, bytes, self->cancellable, imported_cb,
                                 g_object_ref (self));
}

void
_byline_window_import_now (BylineWindow *self, GFile *file)
{
  if (!_byline_window_import_to_own (self, file))
    g_file_load_contents_async (file, self->cancellable, read_cb, g_object_ref (self));
}

static void
import_response_cb (GtkNativeDialog *dialog, int response, BylineWindow *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && self->stories != NULL)
    _byline_window_import_now (self, file);
  g_object_unref (dialog);
}

static void
add_file_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) opml = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (opml, _ ("Subscriptions (OPML)"));
  gtk_file_filter_add_suffix (opml, "opml");
  gtk_file_filter_add_suffix (opml, "xml");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, opml);
  gtk_file_chooser_add_filter (chooser, all);
}

void
_byline_window_import (BylineWindow *self)
{
  /* The dialog lives until it is answered: it holds itself. */
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Import Subscriptions"),
                                                              GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              _ ("_Import"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_file_filters (GTK_FILE_CHOOSER (dialog));
  g_signal_connect_object (dialog, "response", G_CALLBACK (import_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

typedef struct {
  BylineWindow *window;
  GFile *file;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->window);
  g_object_unref (export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->stories == NULL)
    return;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    _byline_window_show_toast (self, _ ("Subscriptions exported"));
  else
    _byline_window_show_error (self, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  BylineWindow *self = export->window;
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
                                           self->cancellable, written_cb, g_object_ref (self));
    }
  else if (self->stories != NULL)
    {
      _byline_window_show_error (self, error);
    }
}

static void
export_response_cb (GtkNativeDialog *dialog, int response, BylineWindow *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && self->stories != NULL)
    {
      Export *export = g_new0 (Export, 1);

      export->window = g_object_ref (self);
      export->file = g_steal_pointer (&file);
      byline_library_export_async (self->library, self->cancellable, exported_cb, export);
    }
  g_object_unref (dialog);
}

void
_byline_window_export (BylineWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Export Subscriptions"),
                                                              GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              _ ("_Export"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "byline.opml");
  add_file_filters (GTK_FILE_CHOOSER (dialog));
  g_signal_connect_object (dialog, "response", G_CALLBACK (export_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- One publication --- */

static void
renamed_cb (GtkWidget *dialog, const char *name, gpointer user_data)
{
  BylineWindow *self = (BylineWindow *) gtk_window_get_transient_for (GTK_WINDOW (dialog));

  byline_library_rename_publication_async (self->library, *(gint64 *) user_data, name, self->cancellable,
                               done_cb, g_object_ref (self));
}

static void
moved_cb (GtkWidget *dialog, const char *folder, gpointer user_data)
{
  BylineWindow *self = (BylineWindow *) gtk_window_get_transient_for (GTK_WINDOW (dialog));

  byline_library_move_publication_async (self->library, *(gint64 *) user_data, folder, self->cancellable,
                             done_cb, g_object_ref (self));
}

void
_byline_window_rename (BylineWindow *self, gint64 publication)
{
  BylinePublication *found = find_publication (self, publication);

  if (found != NULL)
    byline_name_entry_dialog_present (GTK_WINDOW (self), _ ("Rename"),
                                _ ("An empty name gives the publication its own name back."),
                                _ ("Name"), found->name, NULL, _ ("_Rename"), renamed_cb,
                                g_memdup2 (&publication, sizeof publication), g_free);
}

void
_byline_window_move (BylineWindow *self, gint64 publication)
{
  BylinePublication *found = find_publication (self, publication);
  g_auto (GStrv) names = folders (self);

  if (found != NULL)
    byline_name_entry_dialog_present (GTK_WINDOW (self), _ ("Move to Folder"),
                                _ ("Choose a folder or write a new one. “News/Asia” makes a folder "
                                   "inside another; an empty name takes the publication out of its "
                                   "folder."),
                                _ ("Folder"), found->folder, (const char *const *) names,
                                _ ("_Move"), moved_cb, g_memdup2 (&publication, sizeof publication),
                                g_free);
}

void
_byline_window_properties (BylineWindow *self, gint64 publication)
{
  BylinePublication *found = find_publication (self, publication);

  if (found != NULL)
    {
      GtkWidget *window = byline_publication_window_new (GTK_WINDOW (self), self->library, found);

      gtk_window_present (GTK_WINDOW (window));
    }
}

/* --- Unsubscribe, and its Undo --- */

typedef struct {
  GWeakRef window;
  gint64 publication;
  char *key;
  char *name;
} Removal;

static void
removal_free (Removal *removal)
{
  g_weak_ref_clear (&removal->window);
  g_free (removal->key);
  g_free (removal->name);
  g_free (removal);
}

static void
removal_closure_free (gpointer data, GClosure *closure)
{
  removal_free (data);
}

static void
undo_removal_cb (AdwToast *toast, Removal *removal)
{
  g_autoptr (BylineWindow) self = g_weak_ref_get (&removal->window);

  if (self != NULL && self->stories != NULL)
    byline_library_set_removed_async (self->library, removal->publication, FALSE, self->cancellable,
                                      done_cb, g_object_ref (self));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Removal *removal = user_data;
  g_autoptr (BylineWindow) self = g_weak_ref_get (&removal->window);
  g_autoptr (GError) error = NULL;
  gboolean done = byline_library_change_finish (BYLINE_LIBRARY (source), result, &error);
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (self == NULL || self->stories == NULL || !done)
    {
      if (self != NULL && self->stories != NULL)
        _byline_window_show_error (self, error);
      removal_free (removal);
      return;
    }

  text = g_strdup_printf (_ ("Unsubscribed from %s"), removal->name);
  toast = byline_toast_new (text);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_removal_cb), removal,
                         removal_closure_free, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* @removal: (transfer full) */
static void
unsubscribe (BylineWindow *self, Removal *removal)
{
  /* A list of what is gone would be empty. */
  if (g_strcmp0 (_byline_window_get_filter (self)->publication, removal->key) == 0)
    _byline_window_clear_filter (self);
  byline_library_set_removed_async (self->library, removal->publication, TRUE, self->cancellable,
                                    removed_cb, removal);
}

static void
removal_answered_cb (AdwMessageDialog *dialog, const char *response, Removal *removal)
{
  g_autoptr (BylineWindow) self = g_weak_ref_get (&removal->window);
  Removal *copy;

  if (self == NULL || self->stories == NULL || !g_str_equal (response, "unsubscribe"))
    return;
  copy = g_new0 (Removal, 1);
  g_weak_ref_init (&copy->window, self);
  copy->publication = removal->publication;
  copy->key = g_strdup (removal->key);
  copy->name = g_strdup (removal->name);
  unsubscribe (self, copy);
}

/* @removal: (transfer full) */
static void
ask_for_removal (BylineWindow *self, Removal *removal, guint n_saved)
{
  g_autofree char *heading = g_strdup_printf (_ ("Unsubscribe from %s?"), removal->name);
  g_autofree char *body = g_strdup_printf (ngettext ("%u saved story stays in Saved.",
                                                     "%u saved stories stay in Saved.", n_saved),
                                           n_saved);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"),
                                    "unsubscribe", _ ("_Unsubscribe"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "unsubscribe",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  g_signal_connect_data (dialog, "response", G_CALLBACK (removal_answered_cb), removal,
                         removal_closure_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Nothing is asked where nothing is to be said: Undo takes it back. */
static void
saved_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Removal *removal = user_data;
  g_autoptr (BylineWindow) self = g_weak_ref_get (&removal->window);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) saved = byline_library_list_story_ids_finish (BYLINE_LIBRARY (source), result, &error);

  if (self == NULL || self->stories == NULL || saved == NULL)
    {
      if (self != NULL && self->stories != NULL)
        _byline_window_show_error (self, error);
      removal_free (removal);
    }
  else if (saved->len > 0)
    ask_for_removal (self, removal, saved->len);
  else
    unsubscribe (self, removal);
}

void
_byline_window_unsubscribe (BylineWindow *self, gint64 publication)
{
  BylinePublication *found = find_publication (self, publication);
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  Removal *removal;

  if (found == NULL)
    return;

  removal = g_new0 (Removal, 1);
  g_weak_ref_init (&removal->window, self);
  removal->publication = publication;
  removal->key = g_strdup (found->key);
  removal->name = g_strdup (found->name);
  filter->publication = g_strdup (found->key);
  filter->saved = TRUE;
  byline_library_list_story_ids_async (self->library, filter, 0, 0, self->cancellable, saved_counted_cb,
                             removal);
}
