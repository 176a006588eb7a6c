/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-story-files.h"

#include <glib/gi18n.h>

#include "byline-export-file.h"
#include "byline-export-pictures.h"
#include "byline-work.h"

/* A file on its way. Its worker reads @articles and @pictures, which nobody changes by then. */
typedef struct {
  BylineWindowContext *context;
  GPtrArray *articles; /* of BylineArticle */
  BylineExportFormat format;
  GFile *file;
  GArray *stories;    /* nullable: of a book: those that are still to be loaded */
  guint next_story;   /* of them */
  char *title;        /* nullable: of a book */
  char **urls;        /* of the pictures that it shows */
  guint next;         /* of them */
  GArray *froms;      /* nullable: of a book: where each picture's story came from */
  BylineNetwork from; /* else */
  GHashTable *pictures;
  gsize n_picture_bytes;
  GBytes *bytes; /* nullable: what is written */
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->context);
  g_ptr_array_unref (self->articles);
  g_clear_object (&self->file);
  g_strfreev (self->urls);
  g_clear_pointer (&self->stories, g_array_unref);
  g_clear_pointer (&self->froms, g_array_unref);
  g_free (self->title);
  g_hash_table_unref (self->pictures);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      byline_window_context_show_error (self->context, error);
      return;
    }

  if (self->stories != NULL)
    /* Translators: the first %s is the name of a file */
    text = g_strdup_printf (ngettext ("Saved as “%s”, with %'u story",
                                      "Saved as “%s”, with %'u stories", self->articles->len),
                            shown, self->articles->len);
  else
    /* Translators: %s is the name of a file */
    text = g_strdup_printf (_ ("Saved as “%s”"), shown);
  byline_window_context_show_message (self->context, text);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (GError) error = NULL;
  GFile *file = self->file;
  GBytes *bytes;
  GCancellable *cancellable;

  self->bytes = byline_work_finish (result, &error);
  if (self->bytes == NULL)
    {
      byline_window_context_show_error (self->context, error);
      return;
    }

  bytes = self->bytes;
  cancellable = byline_window_context_get_cancellable (self->context);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                       cancellable, written_cb, g_steal_pointer (&self));
}

static gpointer
make_func (gpointer data, GCancellable *cancellable, GError **error)
{
  Saving *self = data;

  return byline_export_file (self->articles, self->format, self->title, self->pictures, error);
}

static void load_next (Saving *saving);

static void
picture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;
  GBytes *bytes = byline_library_load_picture_finish (BYLINE_LIBRARY (source), result, NULL);

  /* Without it, there are its words. */
  if (bytes != NULL)
    self->n_picture_bytes += g_bytes_get_size (bytes);
  if (bytes != NULL)
    g_hash_table_insert (self->pictures, g_strdup (self->urls[self->next]), bytes);
  self->next++;
  if (byline_window_context_get_window (self->context) != NULL)
    load_next (g_steal_pointer (&self));
}

/* Those that are too much for a file are not loaded at all. */
static gboolean
wants_picture (const Saving *self)
{
  return byline_export_format_has_pictures (self->format) && self->urls[self->next] != NULL &&
         self->n_picture_bytes <= BYLINE_EXPORT_MAX_PICTURE_BYTES;
}

static BylineNetwork
get_from (const Saving *self)
{
  const BylineArticle *article = g_ptr_array_index (self->articles, 0);

  return self->froms != NULL ? g_array_index (self->froms, BylineNetwork, self->next)
                             : article->network;
}

/* One picture after the other; when all are there, the file is made. */
static void
load_next (Saving *saving)
{
  g_autoptr (Saving) self = saving;
  BylineLibrary *library = byline_window_context_get_library (self->context);
  GCancellable *cancellable = byline_window_context_get_cancellable (self->context);

  if (wants_picture (self))
    byline_library_load_picture_async (library, self->urls[self->next], get_from (self),
                                       cancellable, picture_cb, saving);
  else
    byline_work_async (NULL, BYLINE_WORK_FOREGROUND, make_func, saving, NULL,
                       (GDestroyNotify) g_bytes_unref, cancellable, made_cb, saving);
  g_steal_pointer (&self);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;

  self->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (response == GTK_RESPONSE_ACCEPT && self->file != NULL &&
      byline_window_context_get_window (self->context) != NULL)
    load_next (g_steal_pointer (&self));
}

void
byline_story_save (BylineWindowContext *context, BylineArticle *article, BylineExportFormat format)
{
  Saving *self = g_new0 (Saving, 1);
  g_autofree char *name = byline_export_format_dup_file_name (format, article->title);
  GtkFileChooserNative *dialog;

  self->context = g_object_ref (context);
  self->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  g_ptr_array_add (self->articles, byline_article_ref (article));
  self->format = format;
  self->urls = byline_export_list_pictures (article);
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) g_bytes_unref);
  dialog = gtk_file_chooser_native_new (_ ("Save Story"),
                                        byline_window_context_get_window (context),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- Several stories --- */

/* The addresses of all pictures, each once, and where its story came from. */
static void
gather_pictures (Saving *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *urls = g_ptr_array_new ();

  self->froms = g_array_new (FALSE, FALSE, sizeof (BylineNetwork));
  for (guint i = 0; i < self->articles->len; i++)
    {
      const BylineArticle *article = g_ptr_array_index (self->articles, i);
      g_auto (GStrv) shown = byline_export_list_pictures (article);

      for (guint j = 0; shown[j] != NULL; j++)
        {
          char *url;

          if (g_hash_table_contains (known, shown[j]))
            continue;
          url = g_strdup (shown[j]);
          g_hash_table_add (known, url);
          g_ptr_array_add (urls, url);
          g_array_append_val (self->froms, article->network);
        }
    }
  g_ptr_array_add (urls, NULL);
  self->urls = (char **) g_ptr_array_free (urls, FALSE);
}

static void load_story (Saving *self);

static void
story_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *self = user_data;
  BylineArticle *article = byline_library_load_article_finish (BYLINE_LIBRARY (source), result,
                                                               NULL);

  if (article != NULL)
    g_ptr_array_add (self->articles, article);
  load_story (self);
}

/* One story after the other, then their pictures. */
static void
load_story (Saving *saving)
{
  g_autoptr (Saving) self = saving;
  BylineLibrary *library = byline_window_context_get_library (self->context);
  GCancellable *cancellable = byline_window_context_get_cancellable (self->context);

  if (byline_window_context_get_window (self->context) == NULL)
    return;

  if (self->next_story < self->stories->len)
    {
      gint64 story_id = g_array_index (self->stories, gint64, self->next_story++);

      byline_library_load_article_async (library, story_id, cancellable, story_cb,
                                         g_steal_pointer (&self));
      return;
    }
  if (self->articles->len == 0)
    {
      byline_window_context_show_message (self->context,
                                          _ ("The text of these stories is not in the library"));
      return;
    }

  gather_pictures (self);
  load_next (g_steal_pointer (&self));
}

static Saving *
book_new (BylineWindowContext *context, GArray *stories, const char *title)
{
  Saving *self = g_new0 (Saving, 1);

  self->context = g_object_ref (context);
  self->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);
  self->format = BYLINE_EXPORT_FORMAT_EPUB;
  self->stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->stories, stories->data, MIN (stories->len, BYLINE_BOOK_MAX_STORIES));
  self->title = g_strdup (title);
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) g_bytes_unref);

  return self;
}

void
byline_stories_write_book (BylineWindowContext *context,
                           GArray *stories,
                           const char *title,
                           GFile *file)
{
  Saving *self;

  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (context));
  g_return_if_fail (stories != NULL);
  g_return_if_fail (G_IS_FILE (file));

  self = book_new (context, stories, title);
  self->file = g_object_ref (file);
  load_story (self);
}

static void
book_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;

  self->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (response == GTK_RESPONSE_ACCEPT && self->file != NULL)
    load_story (g_steal_pointer (&self));
}

void
byline_stories_save_book (BylineWindowContext *context, GArray *stories, const char *title)
{
  g_autofree char *name = byline_export_format_dup_file_name (BYLINE_EXPORT_FORMAT_EPUB, title);
  GtkFileChooserNative *dialog;

  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (context));
  g_return_if_fail (stories != NULL);

  dialog = gtk_file_chooser_native_new (_ ("Save as Book"),
                                        byline_window_context_get_window (context),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (book_response_cb),
                    book_new (context, stories, title));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- One picture --- */

static void
picture_bytes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (GError) error = NULL;
  GFile *file = self->file;
  GBytes *bytes;
  GCancellable *cancellable;

  self->bytes = byline_library_load_picture_finish (BYLINE_LIBRARY (source), result, &error);
  if (self->bytes == NULL)
    {
      byline_window_context_show_error (self->context, error);
      return;
    }

  bytes = self->bytes;
  cancellable = byline_window_context_get_cancellable (self->context);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                       cancellable, written_cb, g_steal_pointer (&self));
}

static void
picture_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;
  const char *url = self->urls[0];
  BylineNetwork from = self->from;
  BylineLibrary *library = byline_window_context_get_library (self->context);
  GCancellable *cancellable = byline_window_context_get_cancellable (self->context);

  self->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (response == GTK_RESPONSE_ACCEPT && self->file != NULL &&
      byline_window_context_get_window (self->context) != NULL)
    byline_library_load_picture_async (library, url, from, cancellable, picture_bytes_cb,
                                       g_steal_pointer (&self));
}

/* The last part of the address's path. */
static char *
dup_picture_name (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL);
  g_autofree char *name = uri != NULL ? g_path_get_basename (g_uri_get_path (uri)) : NULL;

  if (name == NULL || *name == '/' || *name == '.')
    return g_strdup (_ ("Picture"));
  return g_utf8_make_valid (name, -1);
}

void
byline_picture_save (BylineWindowContext *context, const char *url, BylineNetwork from)
{
  Saving *self = g_new0 (Saving, 1);
  g_autofree char *name = dup_picture_name (url);
  GtkFileChooserNative *dialog;

  self->context = g_object_ref (context);
  self->articles = g_ptr_array_new ();
  self->pictures = g_hash_table_new (g_str_hash, g_str_equal);
  self->urls = g_strdupv ((char *[]){ (char *) url, NULL });
  self->from = from;
  dialog = gtk_file_chooser_native_new (_ ("Save Picture"),
                                        byline_window_context_get_window (context),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (picture_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
