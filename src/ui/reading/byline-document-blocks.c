/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-builder-private.h"
#include "byline-document-table.h"
#include "byline-url.h"

#include <glib/gi18n.h>

#define QUOTE_INDENT 21
#define BOX_PADDING 16
#define HANG 26
#define HANG_WIDE 40
/* The model nests no deeper; a hand-made archive might. */
#define MAX_FRAMES (BYLINE_BLOCK_MAX_DEPTH * 2)

static BylineDocumentFrame *
top (BylineDocumentBuilder *self)
{
  return &g_array_index (self->frames, BylineDocumentFrame, self->frames->len - 1);
}

void
_byline_document_frame_clear (BylineDocumentFrame *frame)
{
  g_clear_pointer (&frame->mark, g_free);
}

void
_byline_document_builder_push (BylineDocumentBuilder *self, BylineDocumentFrame *frame)
{
  frame->start = self->offset;
  g_array_append_vals (self->frames, frame, 1);
}

static int
hang_of (const BylineDocumentFrame *list)
{
  const BylineBlock *block = list->block;
  guint last = block->start + (block->children != NULL ? block->children->len : 0);

  return block->ordered && last > 99 ? HANG_WIDE : HANG;
}

static gboolean
is_in_list (BylineDocumentBuilder *self)
{
  return top (self)->kind == BYLINE_DOCUMENT_FRAME_ITEM;
}

/* Writes what stands before an item's first line. Returns: by how much that line hangs out. */
static int
put_mark (BylineDocumentBuilder *self)
{
  BylineDocumentFrame *frame = top (self);
  g_autofree char *mark = g_steal_pointer (&frame->mark);
  g_autofree char *text = NULL;

  if (mark == NULL)
    return 0;

  text = g_strconcat (mark, "\t", NULL);
  if (frame->kind == BYLINE_DOCUMENT_FRAME_FOOTNOTE)
    {
      _byline_document_builder_insert_link (self, mark, BYLINE_LINK_BACK, frame->footnote->id, 0);
      _byline_document_builder_insert (self, "\t");
      return HANG;
    }

  _byline_document_builder_insert (self, text);

  return hang_of (&g_array_index (self->frames, BylineDocumentFrame, self->frames->len - 2));
}

static guint
put_text_line (BylineDocumentBuilder *self, const BylineText *text, BylineDocumentTag tag)
{
  guint start = self->offset;
  int hang = put_mark (self);
  BylineDocumentFrame frame = *top (self);

  if (text != NULL)
    _byline_document_builder_insert_text (self, text, tag);
  _byline_document_builder_end_line (self, start, tag, frame.indent - hang, frame.end_margin);
  if (hang > 0)
    _byline_document_builder_apply (self, start, self->offset, byline_document_tags_hang (self->tags, hang));
  if (is_in_list (self))
    _byline_document_builder_tag (self, start, BYLINE_DOCUMENT_TAG_ITEM);

  return start;
}

/* An item that begins with something else than text still shows its mark. */
static void
flush_mark (BylineDocumentBuilder *self)
{
  if (top (self)->mark != NULL)
    put_text_line (self, NULL, top (self)->body);
}

static void
put_heading (BylineDocumentBuilder *self, const BylineBlock *block)
{
  if (block->text != NULL)
    put_text_line (self, block->text,
                   block->level <= 3 ? BYLINE_DOCUMENT_TAG_SUBHEAD : BYLINE_DOCUMENT_TAG_SUBHEAD_MINOR);
}

static void
put_pullquote (BylineDocumentBuilder *self, const BylineBlock *block)
{
  guint start = self->offset;

  if (block->text == NULL)
    return;

  top (self)->indent += QUOTE_INDENT;
  put_text_line (self, block->text, BYLINE_DOCUMENT_TAG_PULLQUOTE);
  top (self)->indent -= QUOTE_INDENT;
  byline_document_buffer_add_decoration (self->buffer, start, self->offset - 1,
                                         BYLINE_DECORATION_PULLQUOTE);
}

static void
end_box (BylineDocumentBuilder *self, guint start)
{
  if (self->offset <= start + 1)
    return;

  _byline_document_builder_tag_first (self, start, BYLINE_DOCUMENT_TAG_BOX_START);
  _byline_document_builder_tag_last (self, BYLINE_DOCUMENT_TAG_BOX_END);
  byline_document_buffer_add_decoration (self->buffer, start, self->offset - 1,
                                         BYLINE_DECORATION_BOX);
}

static void
put_code (BylineDocumentBuilder *self, const BylineBlock *block)
{
  BylineDocumentFrame frame = *top (self);
  guint start;

  if (block->text == NULL || *block->text->text == '\0')
    return;

  flush_mark (self);
  /* Line by line: a listing is not one paragraph. */
  start = _byline_document_builder_insert (self, block->text->text);
  _byline_document_builder_end_line (self, start, BYLINE_DOCUMENT_TAG_CODE, frame.indent + BOX_PADDING,
                            frame.end_margin + BOX_PADDING);
  end_box (self, start);
}

static void
put_embed (BylineDocumentBuilder *self, const BylineBlock *block)
{
  BylineDocumentFrame frame = *top (self);
  g_autofree char *host = byline_url_host (block->url);
  g_autofree char *source = NULL;
  const char *title = block->title;
  guint start = self->offset;

  if (block->url == NULL)
    return;

  flush_mark (self);
  start = self->offset;
  if (title == NULL)
    title = block->provider != NULL ? block->provider : host;
  if (title == NULL)
    title = block->url;
  if (byline_url_is_web (block->url))
    _byline_document_builder_insert_link (self, title, BYLINE_LINK_URI, block->url, 0);
  else
    _byline_document_builder_insert (self, title);
  _byline_document_builder_end_line (self, start, BYLINE_DOCUMENT_TAG_EMBED, frame.indent + BOX_PADDING,
                            frame.end_margin + BOX_PADDING);

  source = block->provider != NULL && host != NULL
             ? g_strdup_printf ("%s · %s", block->provider, host)
             : g_strdup (host);
  if (source != NULL)
    _byline_document_builder_insert_line (self, source, BYLINE_DOCUMENT_TAG_PROVIDER, frame.indent + BOX_PADDING,
                              frame.end_margin + BOX_PADDING);
  end_box (self, start);
}

static void
put_table_text (BylineDocumentBuilder *self, const BylineBlock *block)
{
  BylineDocumentFrame frame = *top (self);

  for (guint i = 0; i < block->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (block->rows, i);
      guint start = self->offset;

      for (guint j = 0; j < row->len; j++)
        {
          const BylineCell *cell = g_ptr_array_index (row, j);
          guint from;

          if (j > 0)
            _byline_document_builder_insert (self, "\t");
          from = self->offset;
          if (cell->text != NULL)
            _byline_document_builder_insert_text (self, cell->text, BYLINE_DOCUMENT_TAG_ROW);
          if (cell->header)
            _byline_document_builder_tag (self, from, BYLINE_DOCUMENT_TAG_STRONG);
        }
      _byline_document_builder_end_line (self, start, BYLINE_DOCUMENT_TAG_ROW, frame.indent, frame.end_margin);
    }
}

static void
put_table (BylineDocumentBuilder *self, const BylineBlock *block)
{
  BylineDocumentFrame frame = *top (self);
  GtkWidget *table = NULL;
  guint start;

  if (block->rows == NULL || block->rows->len == 0)
    return;

  flush_mark (self);
  if (self->n_table_widgets < MAX_TABLE_WIDGETS)
    table = byline_document_table_new (block);

  if (table != NULL)
    {
      self->n_table_widgets++;
      _byline_document_builder_insert_widget (self, table, frame.indent, frame.end_margin);
    }
  else
    put_table_text (self, block);

  if (block->text != NULL)
    {
      start = self->offset;
      _byline_document_builder_insert_text (self, block->text, BYLINE_DOCUMENT_TAG_CAPTION);
      _byline_document_builder_end_line (self, start, BYLINE_DOCUMENT_TAG_CAPTION, frame.indent, frame.end_margin);
    }
  _byline_document_builder_tag_last (self, BYLINE_DOCUMENT_TAG_END);
}

/* Opens a frame of blocks; what is in it follows in the next steps. */
static void
open_frame (BylineDocumentBuilder *self, BylineDocumentFrameKind kind, const BylineBlock *block)
{
  BylineDocumentFrame frame = *top (self);

  if (self->frames->len >= MAX_FRAMES)
    return;
  if (kind != BYLINE_DOCUMENT_FRAME_LIST)
    flush_mark (self);

  frame.kind = kind;
  frame.block = block;
  frame.children = block->children;
  frame.index = 0;
  frame.mark = NULL;
  if (kind == BYLINE_DOCUMENT_FRAME_QUOTE)
    frame.indent += QUOTE_INDENT;
  else if (kind == BYLINE_DOCUMENT_FRAME_ASIDE)
    {
      frame.indent += BOX_PADDING;
      frame.end_margin += BOX_PADDING;
    }
  else if (kind == BYLINE_DOCUMENT_FRAME_LIST)
    {
      frame.number = block->ordered ? block->start : 1;
      /* A list in a list begins where the text around it does. */
      g_clear_pointer (&top (self)->mark, g_free);
    }
  _byline_document_builder_push (self, &frame);
}

static void
open_item (BylineDocumentBuilder *self, const BylineBlock *block)
{
  static const char *const bullets[] = { "•", "◦", "▪" };
  BylineDocumentFrame *list = top (self);
  BylineDocumentFrame frame = *list;

  frame.kind = BYLINE_DOCUMENT_FRAME_ITEM;
  frame.block = block;
  frame.children = block->children;
  frame.index = 0;
  frame.indent += hang_of (list);
  frame.depth = list->depth + 1;
  frame.mark = list->block->ordered
                 ? g_strdup_printf ("%u.", list->number)
                 : g_strdup (bullets[MIN ((guint) list->depth, G_N_ELEMENTS (bullets) - 1)]);
  list->number++;
  _byline_document_builder_push (self, &frame);
}

static void
put_block (BylineDocumentBuilder *self, const BylineBlock *block)
{
  switch (block->type)
    {
    case BYLINE_BLOCK_PARAGRAPH:
      if (block->text != NULL)
        put_text_line (self, block->text, top (self)->body);
      break;
    case BYLINE_BLOCK_HEADING:
      put_heading (self, block);
      break;
    case BYLINE_BLOCK_FIGURE:
      flush_mark (self);
      if (block->picture != NULL)
        _byline_document_builder_insert_figure (self, block->picture, top (self)->indent, top (self)->end_margin);
      break;
    case BYLINE_BLOCK_GALLERY:
      open_frame (self, BYLINE_DOCUMENT_FRAME_GALLERY, block);
      break;
    case BYLINE_BLOCK_QUOTE:
      open_frame (self, BYLINE_DOCUMENT_FRAME_QUOTE, block);
      break;
    case BYLINE_BLOCK_PULLQUOTE:
      put_pullquote (self, block);
      break;
    case BYLINE_BLOCK_LIST:
      open_frame (self, BYLINE_DOCUMENT_FRAME_LIST, block);
      break;
    case BYLINE_BLOCK_ITEM:
      if (top (self)->kind == BYLINE_DOCUMENT_FRAME_LIST)
        open_item (self, block);
      else
        open_frame (self, BYLINE_DOCUMENT_FRAME_BLOCKS, block);
      break;
    case BYLINE_BLOCK_TABLE:
      put_table (self, block);
      break;
    case BYLINE_BLOCK_CODE:
      put_code (self, block);
      break;
    case BYLINE_BLOCK_RULE:
      _byline_document_builder_insert_line (self, "·  ·  ·", BYLINE_DOCUMENT_TAG_RULE, 0, 0);
      break;
    case BYLINE_BLOCK_EMBED:
      put_embed (self, block);
      break;
    case BYLINE_BLOCK_ASIDE:
      open_frame (self, BYLINE_DOCUMENT_FRAME_ASIDE, block);
      break;
    }
}

static void
close_quote (BylineDocumentBuilder *self, const BylineDocumentFrame *frame)
{
  if (frame->block->text != NULL && *frame->block->text->text != '\0')
    {
      guint start = _byline_document_builder_insert (self, "— ");

      _byline_document_builder_insert_text (self, frame->block->text, BYLINE_DOCUMENT_TAG_ATTRIBUTION);
      _byline_document_builder_end_line (self, start, BYLINE_DOCUMENT_TAG_ATTRIBUTION, frame->indent, frame->end_margin);
    }
  if (self->offset > frame->start + 1)
    byline_document_buffer_add_decoration (self->buffer, frame->start, self->offset - 1,
                                           BYLINE_DECORATION_QUOTE);
}

static void
close_footnote (BylineDocumentBuilder *self, const BylineDocumentFrame *frame)
{
  guint end;

  if (self->offset <= frame->start + 1)
    return;

  /* Before the last line's end. */
  self->offset--;
  end = _byline_document_builder_insert (self, " ");
  _byline_document_builder_insert_link (self, "↩", BYLINE_LINK_BACK, frame->footnote->id, 0);
  _byline_document_builder_tag (self, end, BYLINE_DOCUMENT_TAG_FOOTNOTE);
  _byline_document_builder_tag (self, end + 1, BYLINE_DOCUMENT_TAG_LINK);
  self->offset++;
}

static void
close_frame (BylineDocumentBuilder *self)
{
  BylineDocumentFrame frame = *top (self);

  if (frame.mark != NULL)
    flush_mark (self);
  g_array_set_size (self->frames, self->frames->len - 1);

  switch (frame.kind)
    {
    case BYLINE_DOCUMENT_FRAME_QUOTE:
      close_quote (self, &frame);
      break;
    case BYLINE_DOCUMENT_FRAME_ASIDE:
      end_box (self, frame.start);
      break;
    case BYLINE_DOCUMENT_FRAME_GALLERY:
      if (frame.block->text != NULL)
        {
          guint start = _byline_document_builder_insert_text (self, frame.block->text, BYLINE_DOCUMENT_TAG_CAPTION);

          _byline_document_builder_end_line (self, start, BYLINE_DOCUMENT_TAG_CAPTION, frame.indent, frame.end_margin);
          _byline_document_builder_tag_last (self, BYLINE_DOCUMENT_TAG_FIGURE_END);
        }
      break;
    case BYLINE_DOCUMENT_FRAME_LIST:
      if (frame.depth == 0 && self->offset > frame.start)
        _byline_document_builder_tag_last (self, BYLINE_DOCUMENT_TAG_END);
      break;
    case BYLINE_DOCUMENT_FRAME_FOOTNOTE:
      close_footnote (self, &frame);
      break;
    case BYLINE_DOCUMENT_FRAME_BLOCKS:
    case BYLINE_DOCUMENT_FRAME_ITEM:
      break;
    }
}

gboolean
_byline_document_builder_step_blocks (BylineDocumentBuilder *self)
{
  BylineDocumentFrame *frame;

  if (self->frames->len == 0)
    return FALSE;

  frame = top (self);
  if (frame->children == NULL || frame->index >= frame->children->len)
    close_frame (self);
  else
    put_block (self, g_ptr_array_index (frame->children, frame->index++));

  return self->frames->len > 0;
}
