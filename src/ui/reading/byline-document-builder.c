/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-builder.h"

#include "byline-document-blocks.h"
#include "byline-document-end.h"
#include "byline-document-head.h"

typedef enum {
  STAGE_HEAD,
  STAGE_BODY,
  STAGE_FOOTNOTES,
  STAGE_END,
  STAGE_DONE,
} Stage;

struct _BylineDocumentBuilder {
  BylineDocumentWriter writer;
  BylineDocumentBlocks *blocks;
  BylineArticle *article; /* nullable */
  Stage stage;
  guint footnote; /* the next one to be written */
};

BylineDocumentBuilder *
byline_document_builder_new (BylineDocumentBuffer *buffer, guint offset)
{
  BylineDocumentBuilder *self = g_new0 (BylineDocumentBuilder, 1);

  byline_document_writer_init (&self->writer, g_object_ref (buffer), offset);
  self->blocks = byline_document_blocks_new (&self->writer);
  self->stage = STAGE_DONE;

  return self;
}

void
byline_document_builder_free (BylineDocumentBuilder *self)
{
  byline_document_blocks_free (self->blocks);
  g_clear_pointer (&self->article, byline_article_unref);
  g_object_unref (self->writer.buffer);
  g_free (self);
}

void
byline_document_builder_add_article (BylineDocumentBuilder *self, BylineArticle *article)
{
  g_return_if_fail (self->article == NULL);

  self->article = byline_article_ref (article);
  self->stage = STAGE_HEAD;
  self->writer.rtl = article->direction == BYLINE_DIRECTION_RTL;
  self->writer.language = article->language;
  self->writer.network = article->network;
  self->writer.url = article->url;
  self->writer.title = article->title;
}

void
byline_document_builder_add_body (BylineDocumentBuilder *self, BylineArticle *article)
{
  byline_document_builder_add_article (self, article);
  self->stage = STAGE_BODY;
}

/* The picture that opens a story is often its body's first as well: once is enough. */
static gboolean
lead_opens_body (BylineArticle *article)
{
  const BylineBlock *first;

  if (article->lead == NULL || article->blocks->len == 0)
    return FALSE;

  first = g_ptr_array_index (article->blocks, 0);

  return first->type == BYLINE_BLOCK_FIGURE && first->picture != NULL &&
         g_strcmp0 (first->picture->url, article->lead->url) == 0;
}

static void
begin_footnote (BylineDocumentBuilder *self)
{
  if (self->footnote == 0)
    byline_document_writer_insert_line (&self->writer, "·  ·  ·", BYLINE_DOCUMENT_TAG_RULE, 0, 0);
  self->footnote++;
  byline_document_blocks_add_footnote (
    self->blocks, g_ptr_array_index (self->article->footnotes, self->footnote - 1), self->footnote);
}

/* Returns: whether there is more to do. */
static gboolean
step (BylineDocumentBuilder *self)
{
  if (byline_document_blocks_step (self->blocks))
    return TRUE;

  switch (self->stage)
    {
    case STAGE_HEAD:
      byline_document_head_write (&self->writer, self->article, BYLINE_LINK_STORY, 0);
      self->stage = STAGE_BODY;
      return TRUE;
    case STAGE_BODY:
      byline_document_blocks_add (self->blocks, self->article->blocks,
                                  lead_opens_body (self->article) ? 1 : 0);
      self->stage = STAGE_FOOTNOTES;
      return TRUE;
    case STAGE_FOOTNOTES:
      if (self->footnote < self->article->footnotes->len)
        {
          begin_footnote (self);
          return TRUE;
        }
      if (self->footnote > 0)
        byline_document_writer_tag_last (&self->writer, BYLINE_DOCUMENT_TAG_END);
      self->stage = STAGE_END;
      return TRUE;
    case STAGE_END:
      byline_document_end_write (&self->writer, self->article);
      self->stage = STAGE_DONE;
      return FALSE;
    case STAGE_DONE:
      break;
    }

  return FALSE;
}

gboolean
byline_document_builder_step (BylineDocumentBuilder *self, gint64 budget)
{
  gint64 end = budget >= 0 ? g_get_monotonic_time () + budget : G_MAXINT64;

  while (step (self))
    if (g_get_monotonic_time () >= end)
      return TRUE;

  return FALSE;
}

guint
byline_document_builder_get_offset (BylineDocumentBuilder *self)
{
  return self->writer.offset;
}

void
byline_document_build (BylineDocumentBuffer *buffer, BylineArticle *article)
{
  g_autoptr (BylineDocumentBuilder)
    builder = byline_document_builder_new (buffer, byline_document_buffer_get_length (buffer));

  byline_document_builder_add_article (builder, article);
  byline_document_builder_step (builder, -1);
}

void
byline_document_put_widget (BylineDocumentBuffer *buffer, guint offset, GtkWidget *widget)
{
  BylineDocumentWriter writer;

  byline_document_writer_init (&writer, buffer, offset);
  byline_document_writer_insert_widget (&writer, widget, 0, 0);
}
