/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-builder-private.h"

#define FOOTNOTE_INDENT 26

BylineDocumentBuilder *
byline_document_builder_new (BylineDocumentBuffer *buffer, guint offset)
{
  BylineDocumentBuilder *self = g_new0 (BylineDocumentBuilder, 1);

  self->buffer = g_object_ref (buffer);
  self->tags = byline_document_buffer_get_tags (buffer);
  self->frames = g_array_new (FALSE, FALSE, sizeof (BylineDocumentFrame));
  g_array_set_clear_func (self->frames, (GDestroyNotify) _byline_document_frame_clear);
  self->offset = offset;
  self->stage = BYLINE_DOCUMENT_STAGE_BODY;

  return self;
}

void
byline_document_builder_free (BylineDocumentBuilder *self)
{
  g_array_unref (self->frames);
  g_clear_pointer (&self->article, byline_article_unref);
  g_object_unref (self->buffer);
  g_free (self);
}

void
byline_document_builder_add_article (BylineDocumentBuilder *self, BylineArticle *article)
{
  g_return_if_fail (self->article == NULL);

  self->article = byline_article_ref (article);
  self->stage = BYLINE_DOCUMENT_STAGE_HEAD;
  self->rtl = article->direction == BYLINE_DIRECTION_RTL;
  self->network = article->network;
}

void
byline_document_builder_add_blocks (BylineDocumentBuilder *self, GPtrArray *blocks, gboolean rtl)
{
  BylineDocumentFrame frame = { BYLINE_DOCUMENT_FRAME_BLOCKS, NULL, blocks, 0, 0, 0, 0, BYLINE_DOCUMENT_TAG_BODY, 0, 0, NULL, NULL };

  self->rtl = rtl;
  _byline_document_builder_push (self, &frame);
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
begin_body (BylineDocumentBuilder *self)
{
  _byline_document_builder_insert_head (self);
  byline_document_builder_add_blocks (self, self->article->blocks, self->rtl);
  if (lead_opens_body (self->article))
    g_array_index (self->frames, BylineDocumentFrame, 0).index = 1;
}

static void
begin_footnote (BylineDocumentBuilder *self)
{
  const BylineFootnote *footnote = g_ptr_array_index (self->article->footnotes, self->footnote);
  BylineDocumentFrame frame = { BYLINE_DOCUMENT_FRAME_FOOTNOTE,
                  NULL,
                  footnote->blocks,
                  0,
                  0,
                  FOOTNOTE_INDENT,
                  0,
                  BYLINE_DOCUMENT_TAG_FOOTNOTE,
                  self->footnote + 1,
                  0,
                  NULL,
                  footnote };

  if (self->footnote == 0)
    _byline_document_builder_insert_line (self, "·  ·  ·", BYLINE_DOCUMENT_TAG_RULE, 0, 0);
  self->footnote++;
  frame.mark = g_strdup_printf ("%u.", self->footnote);
  _byline_document_builder_push (self, &frame);
}

/* Returns: whether there is more to do. */
static gboolean
step (BylineDocumentBuilder *self)
{
  if (_byline_document_builder_step_blocks (self))
    return TRUE;

  switch (self->stage)
    {
    case BYLINE_DOCUMENT_STAGE_HEAD:
      begin_body (self);
      self->stage = BYLINE_DOCUMENT_STAGE_FOOTNOTES;
      return TRUE;
    case BYLINE_DOCUMENT_STAGE_FOOTNOTES:
      if (self->footnote < self->article->footnotes->len)
        {
          begin_footnote (self);
          return TRUE;
        }
      if (self->footnote > 0)
        _byline_document_builder_tag_last (self, BYLINE_DOCUMENT_TAG_END);
      self->stage = BYLINE_DOCUMENT_STAGE_END;
      return TRUE;
    case BYLINE_DOCUMENT_STAGE_END:
      _byline_document_builder_insert_end (self);
      self->stage = BYLINE_DOCUMENT_STAGE_DONE;
      return FALSE;
    case BYLINE_DOCUMENT_STAGE_BODY:
    case BYLINE_DOCUMENT_STAGE_DONE:
      break;
    }

  self->stage = BYLINE_DOCUMENT_STAGE_DONE;

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
  return self->offset;
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
  g_autoptr (BylineDocumentBuilder) builder = byline_document_builder_new (buffer, offset);

  _byline_document_builder_insert_widget (builder, widget, 0, 0);
}
