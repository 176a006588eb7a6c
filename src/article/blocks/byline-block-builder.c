/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-block-builder-private.h"

/* Of all depths, containers not counted: a novel on one page has a quarter of that. */
#define MAX_BLOCKS 50000
/* Of these; the text goes on behind them. */
#define MAX_FIGURES 5000

BylineBlock *
_byline_block_builder_top_container (BylineBlockBuilder *self)
{
  return self->containers->len > 0 ? g_ptr_array_index (self->containers, self->containers->len - 1)
                                   : NULL;
}

static void
place (BylineBlockBuilder *self, BylineBlock *block)
{
  BylineBlock *top = _byline_block_builder_top_container (self);

  if (top == NULL)
    {
      g_ptr_array_add (self->blocks, block);
    }
  else if (top->type == BYLINE_BLOCK_LIST && block->type != BYLINE_BLOCK_ITEM)
    {
      BylineBlock *item = byline_block_new (BYLINE_BLOCK_ITEM);

      byline_block_add_child (item, block);
      byline_block_add_child (top, item);
    }
  else
    {
      byline_block_add_child (top, block);
    }
}

void
_byline_block_builder_add_block (BylineBlockBuilder *self, BylineBlock *block)
{
  gboolean is_figure = block->type == BYLINE_BLOCK_FIGURE;

  if (is_figure ? self->n_figures >= MAX_FIGURES : self->n_blocks >= MAX_BLOCKS)
    {
      byline_block_free (block);
      self->is_cut = TRUE;
      return;
    }
  self->n_figures += is_figure;
  self->n_blocks += !is_figure;
  place (self, block);
}

static gboolean
is_one_letter (const BylineMark *mark)
{
  return mark->end == mark->start + 1 &&
         (mark->kind == BYLINE_MARK_STRONG || mark->kind == BYLINE_MARK_EM);
}

/* A first letter that is set large is bold here and nothing else; where others are, too, they spell something,
 * and where the next one is, both are of one word. */
static void
drop_initial (BylineText *text)
{
  const char *second = *text->text != '\0' ? g_utf8_next_char (text->text) : text->text;
  guint n_letters = 0;

  for (guint i = 0; i < byline_text_n_marks (text); i++)
    {
      const BylineMark *mark = byline_text_get_mark (text, i);

      if (is_one_letter (mark))
        n_letters++;
      else if (mark->start <= 1)
        return;
    }
  if (n_letters == 1 && is_one_letter (byline_text_get_mark (text, 0)) &&
      byline_text_get_mark (text, 0)->start == 0 && g_unichar_isalpha (g_utf8_get_char (second)))
    g_array_remove_index (text->marks, 0);
}

void
_byline_block_builder_flush (BylineBlockBuilder *self)
{
  BylineText *text = _byline_text_builder_take (&self->run);
  BylineBlock *block;

  if (text == NULL)
    return;
  drop_initial (text);
  block = byline_block_new_text (self->level > 0 ? BYLINE_BLOCK_HEADING : BYLINE_BLOCK_PARAGRAPH,
                                 text);
  block->level = self->level;
  _byline_block_builder_add_block (self, block);
}

void
_byline_block_builder_push_frame (BylineBlockBuilder *self,
                                  guint end,
                                  BylineFrameType type,
                                  BylineMarkKind kind)
{
  BylineBlockFrame frame = { end, type, kind, self->level };

  g_array_append_val (self->frames, frame);
}

/* Opens a container block around @index; FALSE if blocks nest too deep already. */
gboolean
_byline_block_builder_open_container (BylineBlockBuilder *self, guint index, BylineBlockType type)
{
  BylineBlock *block;

  _byline_block_builder_flush (self);
  if (self->containers->len >= BYLINE_BLOCK_BUILDER_MAX_CONTAINERS)
    {
      _byline_block_builder_push_frame (self, self->page->nodes[index].end,
                                        BYLINE_BLOCK_FRAME_BLOCK, 0);
      return FALSE;
    }
  block = byline_block_new (type);
  _byline_block_builder_push_frame (self, self->page->nodes[index].end,
                                    BYLINE_BLOCK_FRAME_CONTAINER, 0);
  g_ptr_array_add (self->containers, block);
  return TRUE;
}

static void
close_container (BylineBlockBuilder *self)
{
  BylineBlock *block = _byline_block_builder_top_container (self);

  _byline_block_builder_flush (self);
  if (block->type == BYLINE_BLOCK_QUOTE)
    _byline_quote_take_attribution (block);
  g_ptr_array_set_size (self->containers, (int) self->containers->len - 1);
  if (block->children == NULL || block->children->len == 0)
    byline_block_free (block);
  else
    place (self, block);
}

void
_byline_block_builder_close_frames (BylineBlockBuilder *self, guint index)
{
  while (self->frames->len > 0 &&
         g_array_index (self->frames, BylineBlockFrame, self->frames->len - 1).end <= index)
    {
      BylineBlockFrame frame = g_array_index (self->frames, BylineBlockFrame,
                                              self->frames->len - 1);

      g_array_set_size (self->frames, self->frames->len - 1);
      switch (frame.type)
        {
        case BYLINE_BLOCK_FRAME_MARK:
          _byline_text_builder_close (&self->run, frame.kind);
          break;
        case BYLINE_BLOCK_FRAME_QUOTATION:
          _byline_text_builder_append (&self->run, "”");
          break;
        case BYLINE_BLOCK_FRAME_CONTAINER:
          close_container (self);
          break;
        case BYLINE_BLOCK_FRAME_HEADING:
        case BYLINE_BLOCK_FRAME_BLOCK:
          _byline_block_builder_flush (self);
          self->level = frame.level;
          break;
        }
    }
}

guint
_byline_block_builder_add_and_skip (BylineBlockBuilder *self, guint index, BylineBlock *block)
{
  if (block != NULL)
    {
      _byline_block_builder_flush (self);
      _byline_block_builder_add_block (self, block);
    }
  return self->page->nodes[index].end;
}

guint
_byline_block_builder_enter_block (BylineBlockBuilder *self, guint index)
{
  _byline_block_builder_flush (self);
  _byline_block_builder_push_frame (self, self->page->nodes[index].end, BYLINE_BLOCK_FRAME_BLOCK,
                                    0);
  return index + 1;
}
