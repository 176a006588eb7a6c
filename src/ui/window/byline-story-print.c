/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-story-print.h"

#include <glib/gi18n.h>

#include "byline-export-pictures.h"
#include "byline-print-operation.h"
#include "byline-print-picture.h"
#include "byline-work.h"

/* Longer than this nobody waits for pictures. */
#define MAX_SECONDS 15

/* A story that waits for its pictures, and then is printed. */
typedef struct {
  BylineWindowContext *context;
  BylineArticle *article;
  BylineDocumentFont font;
  char **urls;
  guint n_urls;
  guint next;           /* of them */
  GHashTable *pictures; /* address -> cairo_surface_t */
  GCancellable *cancellable;
  guint timeout;
} Printing;

/* As the reader left it, while the program runs. */
static GtkPrintSettings *last_settings;

static void
printing_free (Printing *self)
{
  g_object_unref (self->context);
  byline_article_unref (self->article);
  g_strfreev (self->urls);
  g_hash_table_unref (self->pictures);
  g_object_unref (self->cancellable);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Printing, printing_free)

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Printing *printing)
{
  g_autoptr (Printing) self = printing;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_set_object (&last_settings, gtk_print_operation_get_print_settings (operation));
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      /* Translators: %s says why, as a sentence. */
      text = g_strdup_printf (_ ("The story could not be printed: %s"),
                              error != NULL ? error->message : "");
      byline_window_context_show_message (self->context, text);
    }
  g_object_unref (operation);
}

static void
run (Printing *self)
{
  GtkPrintOperation *operation = byline_print_operation_new (self->article, self->pictures,
                                                             self->font);
  g_autoptr (GtkPrintSettings) settings = byline_print_settings_new (last_settings, self->article);

  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_print_settings (operation, settings);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), self);
  /* What went wrong is told when it is done. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           byline_window_context_get_window (self->context), NULL);
}

static void load_next (Printing *self);

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Printing *self = user_data;
  cairo_surface_t *picture = byline_work_finish (result, NULL);

  /* Without it, there are its words. */
  if (picture != NULL)
    g_hash_table_insert (self->pictures, g_strdup (self->urls[self->next]), picture);
  self->next++;
  load_next (self);
}

typedef struct {
  GBytes *bytes;
  guint n_pictures;
} Picture;

static void
picture_free (gpointer data)
{
  Picture *self = data;

  g_bytes_unref (self->bytes);
  g_free (self);
}

static gpointer
decode_func (gpointer data, GCancellable *cancellable, GError **error)
{
  const Picture *picture = data;

  return byline_print_picture_new (picture->bytes, picture->n_pictures, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Printing *self = user_data;
  Picture *picture;
  GBytes *bytes = byline_library_load_picture_finish (BYLINE_LIBRARY (source), result, NULL);

  if (bytes == NULL)
    {
      self->next++;
      load_next (self);
      return;
    }

  picture = g_new0 (Picture, 1);
  picture->bytes = bytes;
  picture->n_pictures = self->n_urls;
  byline_work_async (NULL, BYLINE_WORK_FOREGROUND, decode_func, picture, picture_free,
                     (GDestroyNotify) cairo_surface_destroy, self->cancellable, decoded_cb, self);
}

/* One picture after the other; when all are there, or there was no more time, it is printed. */
static void
load_next (Printing *self)
{
  if (byline_window_context_get_window (self->context) == NULL)
    printing_free (self);
  else if (self->next < self->n_urls && !g_cancellable_is_cancelled (self->cancellable))
    byline_library_load_picture_async (byline_window_context_get_library (self->context),
                                       self->urls[self->next], self->article->network,
                                       self->cancellable, loaded_cb, self);
  else
    {
      g_clear_handle_id (&self->timeout, g_source_remove);
      run (self);
    }
}

static gboolean
timeout_cb (gpointer user_data)
{
  Printing *self = user_data;

  self->timeout = 0;
  g_cancellable_cancel (self->cancellable);

  return G_SOURCE_REMOVE;
}

void
byline_story_print (BylineWindowContext *context, BylineArticle *article, BylineDocumentFont font)
{
  Printing *self;

  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (context));
  g_return_if_fail (article != NULL);

  self = g_new0 (Printing, 1);
  self->context = g_object_ref (context);
  self->article = byline_article_ref (article);
  self->font = font;
  self->urls = byline_export_list_pictures (article);
  self->n_urls = MIN (g_strv_length (self->urls), BYLINE_PRINT_MAX_PICTURES);
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) cairo_surface_destroy);
  self->cancellable = g_cancellable_new ();
  self->timeout = g_timeout_add_seconds (MAX_SECONDS, timeout_cb, self);
  load_next (self);
}
