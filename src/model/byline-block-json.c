/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-block-json.h"

static void
set_marks (BylineJsonWriter *writer, const BylineText *text)
{
  if (byline_text_n_marks (text) == 0)
    return;
  byline_json_writer_begin_array (writer, "marks");
  for (guint i = 0; i < byline_text_n_marks (text); i++)
    {
      const BylineMark *mark = byline_text_get_mark (text, i);

      byline_json_writer_begin_object (writer, NULL);
      byline_json_writer_set_int (writer, "start", mark->start);
      byline_json_writer_set_int (writer, "end", mark->end);
      byline_json_writer_add_string (writer, "kind", byline_mark_kind_to_string (mark->kind));
      byline_json_writer_add_string (writer, "href", mark->href);
      byline_json_writer_end_object (writer);
    }
  byline_json_writer_end_array (writer);
}

static void
set_marked_text (BylineJsonWriter *writer, const BylineText *text)
{
  if (text == NULL)
    return;
  byline_json_writer_add_string (writer, "text", text->text);
  set_marks (writer, text);
}

static void
set_rows (BylineJsonWriter *writer, GPtrArray *rows)
{
  byline_json_writer_begin_array (writer, "rows");
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      GPtrArray *cells = g_ptr_array_index (rows, i);

      byline_json_writer_begin_array (writer, NULL);
      for (guint j = 0; j < cells->len; j++)
        {
          const BylineCell *cell = g_ptr_array_index (cells, j);

          byline_json_writer_begin_object (writer, NULL);
          set_marked_text (writer, cell->text);
          byline_json_writer_add_if_true (writer, "header", cell->header);
          byline_json_writer_add_string (writer, "align",
                                         byline_cell_align_to_string (cell->align));
          if (cell->colspan > 1)
            byline_json_writer_set_int (writer, "colspan", cell->colspan);
          if (cell->rowspan > 1)
            byline_json_writer_set_int (writer, "rowspan", cell->rowspan);
          byline_json_writer_end_object (writer);
        }
      byline_json_writer_end_array (writer);
    }
  byline_json_writer_end_array (writer);
}

static void set_blocks (BylineJsonWriter *writer, const char *name, GPtrArray *blocks, guint depth);

static void
set_block_members (BylineJsonWriter *writer, const BylineBlock *block, guint depth)
{
  BylineBlockFields fields = byline_block_type_get_fields (block->type);

  byline_json_writer_add_string (writer, "type", byline_block_type_to_string (block->type));
  set_marked_text (writer, block->text);
  if ((fields & BYLINE_BLOCK_FIELD_LEVEL) != 0)
    byline_json_writer_set_int (writer, "level", CLAMP (block->level, 1, 6));
  if ((fields & BYLINE_BLOCK_FIELD_PICTURE) != 0 && block->picture != NULL)
    byline_record_write_json_members (&byline_picture_record, block->picture, writer);
  if ((fields & BYLINE_BLOCK_FIELD_ORDER) != 0 && block->ordered)
    {
      byline_json_writer_set_boolean (writer, "ordered", TRUE);
      byline_json_writer_set_int (writer, "start", block->start);
    }
  if ((fields & BYLINE_BLOCK_FIELD_CHILDREN) != 0)
    set_blocks (writer, block->type == BYLINE_BLOCK_LIST ? "items" : "blocks", block->children,
                depth + 1);
  if ((fields & BYLINE_BLOCK_FIELD_ROWS) != 0)
    set_rows (writer, block->rows);
  if ((fields & BYLINE_BLOCK_FIELD_LANGUAGE) != 0)
    byline_json_writer_add_string (writer, "language", block->language);
  if ((fields & BYLINE_BLOCK_FIELD_EMBED) != 0)
    {
      byline_json_writer_add_string (writer, "url", block->url);
      byline_json_writer_add_string (writer, "title", block->title);
      byline_json_writer_add_string (writer, "provider", block->provider);
      byline_json_writer_add_string (writer, "media", byline_media_to_string (block->media));
      if (block->duration > 0)
        byline_json_writer_set_int (writer, "duration", block->duration);
      if (block->picture != NULL)
        {
          byline_json_writer_begin_object (writer, "picture");
          byline_record_write_json_members (&byline_picture_record, block->picture, writer);
          byline_json_writer_end_object (writer);
        }
    }
}

/* What lies deeper than blocks may is not written. */
static void
set_blocks (BylineJsonWriter *writer, const char *name, GPtrArray *blocks, guint depth)
{
  byline_json_writer_begin_array (writer, name);
  for (guint i = 0; blocks != NULL && depth <= BYLINE_BLOCK_MAX_DEPTH && i < blocks->len; i++)
    {
      byline_json_writer_begin_object (writer, NULL);
      set_block_members (writer, g_ptr_array_index (blocks, i), depth);
      byline_json_writer_end_object (writer);
    }
  byline_json_writer_end_array (writer);
}

void
_byline_blocks_write_json (const BylineField *field, gconstpointer self, BylineJsonWriter *writer)
{
  set_blocks (writer, field->name, G_STRUCT_MEMBER (GPtrArray *, self, field->offset), 1);
}
