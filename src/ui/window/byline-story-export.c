/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-story-export.h"

#include <glib/gi18n.h>

#include "byline-documents.h"

static const char head[] = "{\n\"version\": \"https://jsonfeed.org/version/1.1\",\n"
                           "\"title\": \"Byline\",\n\"items\": [";
static const char end[] = "\n]\n}\n";

/* Stories on their way into a file, one after the other: so many may be chosen that their texts do
 * not fit into memory together. */
typedef struct {
  BylineWindowContext *context;
  GArray *stories; /* of gint64 */
  guint next;      /* its place in them */
  guint n_written;
  GOutputStream *stream; /* nullable: until the file is open */
  GString *text;         /* what is being written */
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->context);
  g_array_unref (self->stories);
  g_clear_object (&self->stream);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static GCancellable *
get_cancellable (Export *self)
{
  return byline_window_context_get_cancellable (self->context);
}

/* A file that is closed by a call that was cancelled is not replaced. */
static void
give_up (Export *self, const GError *error)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  if (self->stream != NULL)
    g_output_stream_close_async (self->stream, G_PRIORITY_DEFAULT, cancelled, NULL, NULL);
  byline_window_context_show_error (self->context, error);
  export_free (self);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error))
    byline_window_context_show_error (self->context, error);
  else
    {
      text = g_strdup_printf (
        ngettext ("%'u story exported", "%'u stories exported", self->n_written), self->n_written);
      byline_window_context_show_message (self->context, text);
    }
  export_free (self);
}

static void written_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
write_text (Export *self)
{
  g_output_stream_write_all_async (self->stream, self->text->str, self->text->len,
                                   G_PRIORITY_DEFAULT, get_cancellable (self), written_cb, self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle)
    article = byline_library_load_article_finish (BYLINE_LIBRARY (source), result, &error);
  g_autofree char *json = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      give_up (self, error);
      return;
    }

  g_string_truncate (self->text, 0);
  if (article != NULL)
    {
      json = byline_library_article_to_json (article, TRUE);
      g_string_append_printf (self->text, "%s\n%s", self->n_written > 0 ? "," : "", json);
      self->n_written++;
    }
  write_text (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      give_up (self, error);
      return;
    }

  if (self->next < self->stories->len)
    {
      gint64 story_id = g_array_index (self->stories, gint64, self->next);

      self->next++;
      byline_library_load_article_async (byline_window_context_get_library (self->context),
                                         story_id, get_cancellable (self), loaded_cb, self);
    }
  else if (self->next++ == self->stories->len)
    {
      g_string_assign (self->text, end);
      write_text (self);
    }
  else
    g_output_stream_close_async (self->stream, G_PRIORITY_DEFAULT, get_cancellable (self),
                                 closed_cb, self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *self = user_data;
  g_autoptr (GError) error = NULL;

  self->stream = G_OUTPUT_STREAM (g_file_replace_finish (G_FILE (source), result, &error));
  if (self->stream == NULL)
    give_up (self, error);
  else
    write_text (self);
}

void
byline_story_export_to_file (BylineWindowContext *context, GArray *stories, GFile *file)
{
  Export *self;

  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (context));
  g_return_if_fail (G_IS_FILE (file));

  self = g_new0 (Export, 1);
  self->context = g_object_ref (context);
  self->stories = g_array_ref (stories);
  self->text = g_string_new (head);
  g_file_replace_async (file, NULL, FALSE, G_FILE_CREATE_NONE, G_PRIORITY_DEFAULT,
                        get_cancellable (self), opened_cb, self);
}

static void
response_cb (GtkNativeDialog *dialog, int response, BylineWindowContext *context)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  GArray *stories = g_object_get_data (G_OBJECT (dialog), "byline-stories");

  if (response == GTK_RESPONSE_ACCEPT && file != NULL &&
      byline_window_context_get_window (context) != NULL)
    byline_story_export_to_file (context, stories, file);
  g_object_unref (dialog);
}

void
byline_story_export_ask (BylineWindowContext *context, GArray *stories)
{
  GtkFileChooserNative *dialog;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (context));

  /* The dialog lives until it is answered: it holds itself. */
  dialog = gtk_file_chooser_native_new (_ ("Export Stories"),
                                        byline_window_context_get_window (context),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_filter_set_name (filter, _ ("JSON Feed Files"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "stories.json");
  g_object_set_data_full (G_OBJECT (dialog), "byline-stories", g_array_ref (stories),
                          (GDestroyNotify) g_array_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), context, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
