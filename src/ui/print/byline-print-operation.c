/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-print-operation.h"

#include <glib/gi18n.h>
#include <string.h>

#include "byline-export-format.h"
#include "byline-print-pages.h"

/* How long one turn of the main loop may lay out pages, in microseconds. */
#define BUDGET 8000
/* Around what is printed, in millimetres: a printer that needs more has its own. */
#define MARGIN 14

/* A story on its way to paper. */
typedef struct {
  BylineArticle *article;
  GHashTable *pictures;
  BylineDocumentFont font;
  BylinePrintPages *pages; /* nullable: it is not printed */
} Printing;

static void
printing_free (gpointer data, GClosure *closure)
{
  Printing *self = data;

  byline_article_unref (self->article);
  g_hash_table_unref (self->pictures);
  g_clear_object (&self->pages);
  g_free (self);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  PangoContext *text = gtk_print_context_create_pango_context (context);

  g_clear_object (&self->pages);
  self->pages = byline_print_pages_new (self->article, self->pictures, self->font, text,
                                        gtk_print_context_get_width (context),
                                        gtk_print_context_get_height (context));
  g_object_unref (text);
}

/* Called until all is laid out; between two calls the main loop turns. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  if (!byline_print_pages_step (self->pages, BUDGET))
    return FALSE;

  gtk_print_operation_set_n_pages (operation, (int) byline_print_pages_get_n_pages (self->pages));
  return TRUE;
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *self)
{
  byline_print_pages_draw (self->pages, (guint) page,
                           gtk_print_context_get_cairo_context (context));
}

static GtkPageSetup *
make_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_top_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN, GTK_UNIT_MM);

  return setup;
}

/* Where the last story was printed to a file. */
static void
set_folder (GtkPrintSettings *self)
{
  const char *uri = gtk_print_settings_get (self, GTK_PRINT_SETTINGS_OUTPUT_URI);
  g_autofree char *path = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  if (folder != NULL)
    gtk_print_settings_set (self, GTK_PRINT_SETTINGS_OUTPUT_DIR, folder);
  gtk_print_settings_unset (self, GTK_PRINT_SETTINGS_OUTPUT_URI);
}

GtkPrintSettings *
byline_print_settings_new (GtkPrintSettings *last, BylineArticle *article)
{
  GtkPrintSettings *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (article != NULL, NULL);

  self = last != NULL ? gtk_print_settings_copy (last) : gtk_print_settings_new ();
  set_folder (self);
  /* The printer's own suffix follows. */
  name = byline_export_format_dup_file_name (BYLINE_EXPORT_FORMAT_TEXT, article->title);
  name[strlen (name) - strlen (".txt")] = '\0';
  gtk_print_settings_set (self, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);

  return self;
}

GtkPrintOperation *
byline_print_operation_new (BylineArticle *article, GHashTable *pictures, BylineDocumentFont font)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup ();
  Printing *self = g_new0 (Printing, 1);

  self->article = byline_article_ref (article);
  self->pictures = g_hash_table_ref (pictures);
  self->font = font;
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation,
                                    article->title != NULL ? article->title : _ ("Untitled"));
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_cb), self, printing_free, 0);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), self);

  return operation;
}
