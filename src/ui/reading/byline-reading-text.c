/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-reading-text.h"

#include "byline-document-builder.h"
#include "byline-document-river.h"
#include "byline-signal.h"

/* How long one turn of the main loop may write text, in microseconds. */
#define BUDGET 8000

struct _BylineReadingText {
  GObject parent_instance;

  BylineDocumentView *view;       /* unowned */
  BylineArticle *article;         /* nullable */
  BylineDocumentBuilder *builder; /* %NULL when all is written */
  guint build_source;
};

G_DEFINE_FINAL_TYPE (BylineReadingText, byline_reading_text, G_TYPE_OBJECT)

enum { BUILT, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
stop (BylineReadingText *self)
{
  g_clear_handle_id (&self->build_source, g_source_remove);
  g_clear_pointer (&self->builder, byline_document_builder_free);
}

static void
built (BylineReadingText *self)
{
  g_clear_pointer (&self->builder, byline_document_builder_free);
  byline_document_view_sync (self->view);
  g_signal_emit (self, signals[BUILT], 0);
}

static gboolean
build_cb (gpointer user_data)
{
  BylineReadingText *self = user_data;

  if (byline_document_builder_step (self->builder, BUDGET))
    {
      byline_document_view_sync (self->view);
      return G_SOURCE_CONTINUE;
    }

  self->build_source = 0;
  built (self);
  return G_SOURCE_REMOVE;
}

gboolean
byline_reading_text_show (BylineReadingText *self, BylineArticle *article)
{
  g_autoptr (BylineDocumentBuffer) document = byline_document_buffer_new ();
  gboolean more;

  g_return_val_if_fail (BYLINE_IS_READING_TEXT (self), TRUE);
  g_return_val_if_fail (article != NULL, TRUE);

  stop (self);
  byline_article_ref (article);
  g_clear_pointer (&self->article, byline_article_unref);
  self->article = article;

  /* The first lines before the view looks at them, the rest while it shows them. */
  self->builder = byline_document_builder_new (document, 0);
  byline_document_builder_add_article (self->builder, article);
  more = byline_document_builder_step (self->builder, BUDGET);
  gtk_widget_set_direction (GTK_WIDGET (self->view), article->direction == BYLINE_DIRECTION_RTL
                                                       ? GTK_TEXT_DIR_RTL
                                                       : GTK_TEXT_DIR_LTR);
  byline_document_view_set_document (self->view, document);
  if (more)
    self->build_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, build_cb, self, NULL);
  else
    g_clear_pointer (&self->builder, byline_document_builder_free);

  return !more;
}

void
byline_reading_text_finish (BylineReadingText *self)
{
  g_return_if_fail (BYLINE_IS_READING_TEXT (self));

  if (self->builder == NULL)
    return;

  g_clear_handle_id (&self->build_source, g_source_remove);
  byline_document_builder_step (self->builder, -1);
  built (self);
}

void
byline_reading_text_clear (BylineReadingText *self)
{
  g_return_if_fail (BYLINE_IS_READING_TEXT (self));

  stop (self);
  g_clear_pointer (&self->article, byline_article_unref);
}

gboolean
byline_reading_text_is_whole (BylineReadingText *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_TEXT (self), FALSE);

  return self->article != NULL && self->builder == NULL;
}

BylineArticle *
byline_reading_text_get_article (BylineReadingText *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_TEXT (self), NULL);

  return self->article;
}

BylineArticle *
byline_reading_text_get_article_of (BylineReadingText *self, gint64 story_id)
{
  BylineRiverEntry *entry;

  g_return_val_if_fail (BYLINE_IS_READING_TEXT (self), NULL);

  if (self->article == NULL)
    return NULL;
  entry = byline_river_find (byline_document_view_get_document (self->view), story_id);

  return entry != NULL ? entry->article : self->article;
}

static void
byline_reading_text_finalize (GObject *object)
{
  byline_reading_text_clear (BYLINE_READING_TEXT (object));

  G_OBJECT_CLASS (byline_reading_text_parent_class)->finalize (object);
}

static void
byline_reading_text_class_init (BylineReadingTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_reading_text_finalize;

  signals[BUILT] = byline_signal_new (klass, "built", 0);
}

static void
byline_reading_text_init (BylineReadingText *self)
{
}

BylineReadingText *
byline_reading_text_new (BylineDocumentView *view)
{
  BylineReadingText *self = g_object_new (BYLINE_TYPE_READING_TEXT, NULL);

  self->view = view;

  return self;
}
