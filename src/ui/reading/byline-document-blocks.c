/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-blocks.h"
#include "byline-document-code.h"
#include "byline-document-embed.h"
#include "byline-document-table.h"
#include "byline-export-embed.h"

#include <glib/gi18n.h>

#define QUOTE_INDENT 21
#define BOX_PADDING 16
#define HANG 26
#define HANG_WIDE 40
/* The model nests no deeper; a hand-made archive might. */
#define MAX_FRAMES (BYLINE_BLOCK_MAX_DEPTH * 2)
/* No article that is meant to be read has more: they cost time even when they are out of sight. */
#define MAX_WIDGETS 40
#define FOOTNOTE_INDENT 26
/* So many pictures of a gallery stand in the text. */
#define MAX_GALLERY 40

typedef enum {
  FRAME_BLOCKS, /* the blocks of a document */
  FRAME_QUOTE,
  FRAME_ASIDE,
  FRAME_GALLERY,
  FRAME_LIST,
  FRAME_ITEM,
  FRAME_FOOTNOTE,
} FrameKind;

/* A block whose children are being written. Nesting is a stack of these, never recursion. */
typedef struct {
  FrameKind kind;
  const BylineBlock *block; /* nullable */
  GPtrArray *children;      /* nullable: nothing inside */
  guint index;
  guint start; /* where its text begins */
  int indent;
  int end_margin;         /* at the far side */
  BylineDocumentTag body; /* how paragraphs in it look */
  guint number;           /* list: of the next item; footnote: its own; gallery: of pictures */
  int depth;              /* of lists */
  char *mark; /* item, footnote: what stands before its first line, until that is written */
  const BylineFootnote *footnote;
} Frame;

struct _BylineDocumentBlocks {
  BylineDocumentWriter *writer;
  GArray *frames;  /* of Frame */
  guint n_widgets; /* tables and listings */
  guint quote_start;
  const BylineBlock
    *last_quote; /* nullable: the block that was written last, if it is a quotation */
};

static Frame *
top (BylineDocumentBlocks *self)
{
  return &g_array_index (self->frames, Frame, self->frames->len - 1);
}

static void
clear_frame (Frame *frame)
{
  g_clear_pointer (&frame->mark, g_free);
}

static void
push (BylineDocumentBlocks *self, Frame *frame)
{
  frame->start = self->writer->offset;
  g_array_append_vals (self->frames, frame, 1);
}

static int
hang_of (const Frame *list)
{
  const BylineBlock *block = list->block;
  guint last = block->start + (block->children != NULL ? block->children->len : 0);

  return block->ordered && last > 99 ? HANG_WIDE : HANG;
}

static gboolean
is_in_list (BylineDocumentBlocks *self)
{
  return top (self)->kind == FRAME_ITEM;
}

/* Writes what stands before an item's first line. Returns: by how much that line hangs out. */
static int
put_mark (BylineDocumentBlocks *self)
{
  Frame *frame = top (self);
  g_autofree char *mark = g_steal_pointer (&frame->mark);
  g_autofree char *text = NULL;

  if (mark == NULL)
    return 0;

  text = g_strconcat (mark, "\t", NULL);
  if (frame->kind == FRAME_FOOTNOTE)
    {
      byline_document_writer_insert_link (self->writer, mark, BYLINE_LINK_BACK, frame->footnote->id,
                                          0);
      byline_document_writer_insert (self->writer, "\t");
      return HANG;
    }

  byline_document_writer_insert (self->writer, text);

  return hang_of (&g_array_index (self->frames, Frame, self->frames->len - 2));
}

static guint
put_text_line (BylineDocumentBlocks *self, const BylineText *text, BylineDocumentTag tag)
{
  guint start = self->writer->offset;
  int hang = put_mark (self);
  Frame frame = *top (self);

  if (text != NULL)
    byline_document_writer_insert_text (self->writer, text, tag);
  byline_document_writer_end_line (self->writer, start, tag, frame.indent - hang, frame.end_margin);
  if (hang > 0)
    byline_document_writer_apply (self->writer, start, self->writer->offset,
                                  byline_document_tags_hang (self->writer->tags, hang));
  if (is_in_list (self))
    byline_document_writer_tag (self->writer, start, BYLINE_DOCUMENT_TAG_ITEM);

  return start;
}

/* An item that begins with something else than text still shows its mark. */
static void
flush_mark (BylineDocumentBlocks *self)
{
  if (top (self)->mark != NULL)
    put_text_line (self, NULL, top (self)->body);
}

static void
put_heading (BylineDocumentBlocks *self, const BylineBlock *block)
{
  guint start;

  if (block->text == NULL)
    return;

  start = put_text_line (self, block->text,
                         block->level <= 3 ? BYLINE_DOCUMENT_TAG_SUBHEAD
                                           : BYLINE_DOCUMENT_TAG_SUBHEAD_MINOR);
  byline_document_buffer_add_heading (self->writer->buffer, start, self->writer->offset - 1,
                                      CLAMP (block->level, 1, 6));
}

static void
put_pullquote (BylineDocumentBlocks *self, const BylineBlock *block)
{
  guint start = self->writer->offset;

  if (block->text == NULL)
    return;

  top (self)->indent += QUOTE_INDENT;
  put_text_line (self, block->text, BYLINE_DOCUMENT_TAG_PULLQUOTE);
  top (self)->indent -= QUOTE_INDENT;
  byline_document_buffer_add_decoration (self->writer->buffer, start, self->writer->offset - 1,
                                         BYLINE_DECORATION_PULLQUOTE);
}

static void
end_box (BylineDocumentBlocks *self, guint start)
{
  if (self->writer->offset <= start + 1)
    return;

  byline_document_writer_tag_first (self->writer, start, BYLINE_DOCUMENT_TAG_BOX_START);
  byline_document_writer_tag_last (self->writer, BYLINE_DOCUMENT_TAG_BOX_END);
  byline_document_buffer_add_decoration (self->writer->buffer, start, self->writer->offset - 1,
                                         BYLINE_DECORATION_BOX);
}

static void
put_code (BylineDocumentBlocks *self, const BylineBlock *block)
{
  Frame frame = *top (self);
  guint start;

  if (block->text == NULL || *block->text->text == '\0')
    return;

  flush_mark (self);
  if (self->n_widgets < MAX_WIDGETS)
    {
      GtkWidget *code = byline_document_code_new (block);

      if (code != NULL)
        {
          self->n_widgets++;
          byline_document_writer_insert_widget (self->writer, code, frame.indent, frame.end_margin);
          return;
        }
    }
  /* Line by line: a listing is not one paragraph. */
  start = byline_document_writer_insert (self->writer, block->text->text);
  byline_document_writer_end_line (self->writer, start, BYLINE_DOCUMENT_TAG_CODE,
                                   frame.indent + BOX_PADDING, frame.end_margin + BOX_PADDING);
  end_box (self, start);
}

static void
put_embed (BylineDocumentBlocks *self, const BylineBlock *block)
{
  Frame frame = *top (self);

  flush_mark (self);
  /* What a post says stands above it, as a quotation, with who said it: it is said once. */
  if (self->last_quote != NULL && byline_export_embed_is_said (block, self->last_quote))
    return;
  if (self->last_quote != NULL && byline_document_embed_is_source (block, self->last_quote))
    byline_document_embed_write_source (self->writer, block, self->quote_start,
                                        frame.indent + QUOTE_INDENT, frame.end_margin);
  else
    byline_document_embed_write (self->writer, block, frame.indent, frame.end_margin);
}

static void
put_table_text (BylineDocumentBlocks *self, const BylineBlock *block)
{
  Frame frame = *top (self);

  for (guint i = 0; i < block->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (block->rows, i);
      guint start = self->writer->offset;

      for (guint j = 0; j < row->len; j++)
        {
          const BylineCell *cell = g_ptr_array_index (row, j);
          guint from;

          if (j > 0)
            byline_document_writer_insert (self->writer, "\t");
          from = self->writer->offset;
          if (cell->text != NULL)
            byline_document_writer_insert_text (self->writer, cell->text, BYLINE_DOCUMENT_TAG_ROW);
          if (cell->header)
            byline_document_writer_tag (self->writer, from, BYLINE_DOCUMENT_TAG_STRONG);
        }
      byline_document_writer_end_line (self->writer, start, BYLINE_DOCUMENT_TAG_ROW, frame.indent,
                                       frame.end_margin);
    }
}

static void
put_table (BylineDocumentBlocks *self, const BylineBlock *block)
{
  Frame frame = *top (self);
  GtkWidget *table = NULL;
  guint start;

  if (block->rows == NULL || block->rows->len == 0)
    return;

  flush_mark (self);
  /* It is the table's headline. */
  if (block->text != NULL)
    {
      start = self->writer->offset;
      byline_document_writer_insert_text (self->writer, block->text, BYLINE_DOCUMENT_TAG_CAPTION);
      byline_document_writer_end_line (self->writer, start, BYLINE_DOCUMENT_TAG_CAPTION,
                                       frame.indent, frame.end_margin);
    }
  if (self->n_widgets < MAX_WIDGETS)
    table = byline_document_table_new (block, self->writer->rtl);

  if (table != NULL)
    {
      self->n_widgets++;
      byline_document_writer_insert_widget (self->writer, table, frame.indent, frame.end_margin);
    }
  else
    put_table_text (self, block);
  byline_document_writer_tag_last (self->writer, BYLINE_DOCUMENT_TAG_END);
}

/* Opens a frame of blocks; what is in it follows in the next steps. */
static void
open_frame (BylineDocumentBlocks *self, FrameKind kind, const BylineBlock *block)
{
  Frame frame = *top (self);

  if (self->frames->len >= MAX_FRAMES)
    return;
  if (kind != FRAME_LIST)
    flush_mark (self);

  frame.kind = kind;
  frame.block = block;
  frame.children = block->children;
  frame.index = 0;
  frame.mark = NULL;
  if (kind == FRAME_QUOTE)
    frame.indent += QUOTE_INDENT;
  else if (kind == FRAME_ASIDE)
    {
      frame.indent += BOX_PADDING;
      frame.end_margin += BOX_PADDING;
    }
  else if (kind == FRAME_GALLERY)
    frame.number = 0;
  else if (kind == FRAME_LIST)
    {
      frame.number = block->ordered ? block->start : 1;
      /* A list in a list begins where the text around it does. */
      g_clear_pointer (&top (self)->mark, g_free);
    }
  push (self, &frame);
}

static void
open_item (BylineDocumentBlocks *self, const BylineBlock *block)
{
  static const char *const bullets[] = { "•", "◦", "▪" };
  Frame *list = top (self);
  Frame frame = *list;

  frame.kind = FRAME_ITEM;
  frame.block = block;
  frame.children = block->children;
  frame.index = 0;
  frame.indent += hang_of (list);
  frame.depth = list->depth + 1;
  frame.mark = list->block->ordered
                 ? g_strdup_printf ("%u.", list->number)
                 : g_strdup (bullets[MIN ((guint) list->depth, G_N_ELEMENTS (bullets) - 1)]);
  list->number++;
  push (self, &frame);
}

/* A gallery is one figure. What is left out of a large one is in the viewer. */
static void
put_figure (BylineDocumentBlocks *self, const BylineBlock *block)
{
  Frame *frame = top (self);

  flush_mark (self);
  if (block->picture == NULL)
    return;

  if (frame->kind != FRAME_GALLERY)
    byline_document_writer_insert_figure (self->writer, block->picture, frame->indent,
                                          frame->end_margin);
  else if (frame->number++ < MAX_GALLERY)
    {
      /* The words of one picture do not touch the next. */
      if (self->writer->offset > frame->start)
        byline_document_writer_tag_last (self->writer, BYLINE_DOCUMENT_TAG_END);
      byline_document_writer_insert_picture (self->writer, block->picture, frame->indent,
                                             frame->end_margin);
    }
}

static void
put_block (BylineDocumentBlocks *self, const BylineBlock *block)
{
  if (block->type != BYLINE_BLOCK_EMBED)
    self->last_quote = NULL;
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
      put_figure (self, block);
      break;
    case BYLINE_BLOCK_GALLERY:
      open_frame (self, FRAME_GALLERY, block);
      break;
    case BYLINE_BLOCK_QUOTE:
      open_frame (self, FRAME_QUOTE, block);
      break;
    case BYLINE_BLOCK_PULLQUOTE:
      put_pullquote (self, block);
      break;
    case BYLINE_BLOCK_LIST:
      open_frame (self, FRAME_LIST, block);
      break;
    case BYLINE_BLOCK_ITEM:
      if (top (self)->kind == FRAME_LIST)
        open_item (self, block);
      else
        open_frame (self, FRAME_BLOCKS, block);
      break;
    case BYLINE_BLOCK_TABLE:
      put_table (self, block);
      break;
    case BYLINE_BLOCK_CODE:
      put_code (self, block);
      break;
    case BYLINE_BLOCK_RULE:
      byline_document_writer_insert_line (self->writer, "·  ·  ·", BYLINE_DOCUMENT_TAG_RULE, 0, 0);
      break;
    case BYLINE_BLOCK_EMBED:
      put_embed (self, block);
      break;
    case BYLINE_BLOCK_ASIDE:
      open_frame (self, FRAME_ASIDE, block);
      break;
    }
}

/* Returns: (nullable): the first picture of a gallery */
static const BylinePicture *
first_picture (const BylineBlock *gallery)
{
  for (guint i = 0; gallery->children != NULL && i < gallery->children->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (gallery->children, i);

      if (block->picture != NULL && block->picture->url != NULL)
        return block->picture;
    }

  return NULL;
}

/* How many there are; it leads to the viewer. */
static void
put_count (BylineDocumentBlocks *self, const Frame *gallery)
{
  const BylinePicture *first = first_picture (gallery->block);
  guint start = self->writer->offset;
  g_autofree char *text = NULL;

  if (first == NULL || gallery->number < 2)
    return;

  if (gallery->number > MAX_GALLERY)
    text = g_strdup_printf (_ ("The first %u of %u pictures: view all"), MAX_GALLERY,
                            gallery->number);
  else
    text = g_strdup_printf (ngettext ("%u picture", "%u pictures", gallery->number),
                            gallery->number);
  byline_document_writer_insert_link (self->writer, text, BYLINE_LINK_PICTURE, first->url, 0);
  byline_document_writer_end_line (self->writer, start, BYLINE_DOCUMENT_TAG_CREDIT, gallery->indent,
                                   gallery->end_margin);
  byline_document_writer_tag (self->writer, start, BYLINE_DOCUMENT_TAG_LINK);
}

static void
close_gallery (BylineDocumentBlocks *self, const Frame *frame)
{
  if (frame->block->text != NULL && *frame->block->text->text != '\0')
    {
      guint start = byline_document_writer_insert_text (self->writer, frame->block->text,
                                                        BYLINE_DOCUMENT_TAG_CAPTION);

      byline_document_writer_end_line (self->writer, start, BYLINE_DOCUMENT_TAG_CAPTION,
                                       frame->indent, frame->end_margin);
    }
  put_count (self, frame);
  if (self->writer->offset > frame->start)
    byline_document_writer_tag_last (self->writer, BYLINE_DOCUMENT_TAG_FIGURE_END);
}

static void
close_quote (BylineDocumentBlocks *self, const Frame *frame)
{
  self->last_quote = frame->block;
  self->quote_start = frame->start;
  if (frame->block->text != NULL && *frame->block->text->text != '\0')
    {
      guint start = byline_document_writer_insert (self->writer, "— ");

      byline_document_writer_insert_text (self->writer, frame->block->text,
                                          BYLINE_DOCUMENT_TAG_ATTRIBUTION);
      byline_document_writer_end_line (self->writer, start, BYLINE_DOCUMENT_TAG_ATTRIBUTION,
                                       frame->indent, frame->end_margin);
    }
  if (self->writer->offset > frame->start + 1)
    byline_document_buffer_add_decoration (self->writer->buffer, frame->start,
                                           self->writer->offset - 1, BYLINE_DECORATION_QUOTE);
}

static void
close_footnote (BylineDocumentBlocks *self, const Frame *frame)
{
  guint end;

  if (self->writer->offset <= frame->start + 1)
    return;

  /* Before the last line's end. */
  self->writer->offset--;
  end = byline_document_writer_insert (self->writer, " ");
  byline_document_writer_insert_link (self->writer, "↩", BYLINE_LINK_BACK, frame->footnote->id, 0);
  byline_document_writer_tag (self->writer, end, BYLINE_DOCUMENT_TAG_FOOTNOTE);
  byline_document_writer_tag (self->writer, end + 1, BYLINE_DOCUMENT_TAG_LINK);
  self->writer->offset++;
}

static void
close_frame (BylineDocumentBlocks *self)
{
  Frame frame = *top (self);

  if (frame.mark != NULL)
    flush_mark (self);
  g_array_set_size (self->frames, self->frames->len - 1);

  switch (frame.kind)
    {
    case FRAME_QUOTE:
      close_quote (self, &frame);
      break;
    case FRAME_ASIDE:
      end_box (self, frame.start);
      break;
    case FRAME_GALLERY:
      close_gallery (self, &frame);
      break;
    case FRAME_LIST:
      if (frame.depth == 0 && self->writer->offset > frame.start)
        byline_document_writer_tag_last (self->writer, BYLINE_DOCUMENT_TAG_END);
      break;
    case FRAME_FOOTNOTE:
      close_footnote (self, &frame);
      break;
    case FRAME_BLOCKS:
    case FRAME_ITEM:
      break;
    }
}

gboolean
byline_document_blocks_step (BylineDocumentBlocks *self)
{
  Frame *frame;

  if (self->frames->len == 0)
    return FALSE;

  frame = top (self);
  if (frame->children == NULL || frame->index >= frame->children->len)
    close_frame (self);
  else
    put_block (self, g_ptr_array_index (frame->children, frame->index++));

  return self->frames->len > 0;
}

BylineDocumentBlocks *
byline_document_blocks_new (BylineDocumentWriter *writer)
{
  BylineDocumentBlocks *self = g_new0 (BylineDocumentBlocks, 1);

  self->writer = writer;
  self->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_set_clear_func (self->frames, (GDestroyNotify) clear_frame);
  return self;
}

void
byline_document_blocks_free (BylineDocumentBlocks *self)
{
  g_array_unref (self->frames);
  g_free (self);
}

void
byline_document_blocks_add (BylineDocumentBlocks *self, GPtrArray *blocks, guint first)
{
  Frame frame = {
    .kind = FRAME_BLOCKS,
    .children = blocks,
    .index = first,
    .body = BYLINE_DOCUMENT_TAG_BODY,
  };

  push (self, &frame);
}

void
byline_document_blocks_add_footnote (BylineDocumentBlocks *self,
                                     const BylineFootnote *footnote,
                                     guint number)
{
  Frame frame = {
    .kind = FRAME_FOOTNOTE,
    .children = footnote->blocks,
    .indent = FOOTNOTE_INDENT,
    .body = BYLINE_DOCUMENT_TAG_FOOTNOTE,
    .number = number,
    .mark = g_strdup_printf ("%u.", number),
    .footnote = footnote,
  };

  push (self, &frame);
}
