/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-block-json.h"

#include "byline-json-members.h"
#include "byline-record-reader.h"
#include "byline-url.h"

/* The largest span of a table's cell. */
#define MAX_SPAN 1000

/* --- Writing --- */

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
  byline_json_writer_add_string (writer, "type", byline_block_type_to_string (block->type));
  set_marked_text (writer, block->text);
  switch (block->type)
    {
    case BYLINE_BLOCK_HEADING:
      byline_json_writer_set_int (writer, "level", CLAMP (block->level, 1, 6));
      break;
    case BYLINE_BLOCK_FIGURE:
      if (block->picture != NULL)
        byline_record_write_json_members (&byline_picture_record, block->picture, writer);
      break;
    case BYLINE_BLOCK_LIST:
      byline_json_writer_add_if_true (writer, "ordered", block->ordered);
      if (block->ordered)
        byline_json_writer_set_int (writer, "start", block->start);
      set_blocks (writer, "items", block->children, depth + 1);
      break;
    case BYLINE_BLOCK_GALLERY:
    case BYLINE_BLOCK_QUOTE:
    case BYLINE_BLOCK_ITEM:
    case BYLINE_BLOCK_ASIDE:
      set_blocks (writer, "blocks", block->children, depth + 1);
      break;
    case BYLINE_BLOCK_TABLE:
      set_rows (writer, block->rows);
      break;
    case BYLINE_BLOCK_CODE:
      byline_json_writer_add_string (writer, "language", block->language);
      break;
    case BYLINE_BLOCK_EMBED:
      byline_json_writer_add_string (writer, "url", block->url);
      byline_json_writer_add_string (writer, "title", block->title);
      byline_json_writer_add_string (writer, "provider", block->provider);
      break;
    case BYLINE_BLOCK_PARAGRAPH:
    case BYLINE_BLOCK_PULLQUOTE:
    case BYLINE_BLOCK_RULE:
      break;
    }
}

/* What lies deeper than blocks may is not written: it would not be read. */
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

/* --- Reading --- */

static void
add_mark (BylineText *text, guint n_chars, JsonObject *object)
{
  g_autofree char *href = NULL;
  guint start = (guint) byline_json_get_int (object, "start", 0, n_chars, n_chars);
  guint end = (guint) byline_json_get_int (object, "end", 0, n_chars, 0);
  BylineMarkKind kind;

  if (!byline_mark_kind_from_string (byline_json_peek_text (object, "kind"), &kind) || start >= end)
    return;
  if (kind == BYLINE_MARK_LINK)
    href = byline_url_resolve_link (NULL, byline_json_peek_text (object, "href"));
  else if (kind == BYLINE_MARK_FOOTNOTE)
    href = byline_json_dup_text (object, "href");
  /* A link that leads nowhere is text. */
  if (href != NULL || (kind != BYLINE_MARK_LINK && kind != BYLINE_MARK_FOOTNOTE))
    byline_text_add_mark (text, start, end, kind, href);
}

static BylineText *
get_marked_text (JsonObject *object)
{
  const char *raw = byline_json_peek_text (object, "text");
  JsonArray *marks = byline_json_get_array (object, "marks");
  BylineText *text;
  char *cleaned;
  guint n_chars;

  if (raw == NULL)
    return NULL;
  cleaned = byline_json_clean_text (raw);
  /* Marks count characters: they hold only while the text is the one that was written. */
  if (cleaned == NULL || !g_str_equal (cleaned, raw))
    marks = NULL;
  text = byline_text_new_take (cleaned != NULL ? cleaned : g_strdup (""));
  n_chars = (guint) g_utf8_strlen (text->text, -1);
  for (guint i = 0; i < byline_json_array_length (marks); i++)
    add_mark (text, n_chars, byline_json_get_object_at (marks, i));
  return text;
}

static GPtrArray *
get_row (JsonNode *node)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; i < byline_json_array_length (array); i++)
    {
      JsonObject *object = byline_json_get_object_at (array, i);
      BylineText *text = get_marked_text (object);
      BylineCell *cell = byline_cell_new (text != NULL ? text : byline_text_new (""));

      cell->header = byline_json_get_flag (object, "header");
      cell->colspan = (guint) byline_json_get_int (object, "colspan", 1, MAX_SPAN, 1);
      cell->rowspan = (guint) byline_json_get_int (object, "rowspan", 1, MAX_SPAN, 1);
      g_ptr_array_add (cells, cell);
    }
  return cells;
}

static void
get_rows (JsonObject *object, BylineBlock *block)
{
  JsonArray *array = byline_json_get_array (object, "rows");

  if (block->rows == NULL)
    block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < byline_json_array_length (array); i++)
    g_ptr_array_add (block->rows, get_row (json_array_get_element (array, i)));
}

static void get_blocks (JsonObject *object,
                        const char *name,
                        GPtrArray *blocks,
                        BylineBlock *parent,
                        guint depth);

/* Returns: whether a block of @type may stand in @parent (NULL: in the article itself). */
static gboolean
fits (BylineBlockType type, const BylineBlock *parent)
{
  if (parent != NULL && parent->type == BYLINE_BLOCK_LIST)
    return type == BYLINE_BLOCK_ITEM;
  if (parent != NULL && parent->type == BYLINE_BLOCK_GALLERY)
    return type == BYLINE_BLOCK_FIGURE;
  return type != BYLINE_BLOCK_ITEM;
}

/* Fills in what counts for the block's type. Returns: whether it is whole. */
static gboolean
get_block_members (JsonObject *object, BylineBlock *block, guint depth)
{
  block->text = get_marked_text (object);
  switch (block->type)
    {
    case BYLINE_BLOCK_PARAGRAPH:
    case BYLINE_BLOCK_PULLQUOTE:
      return block->text != NULL;
    case BYLINE_BLOCK_HEADING:
      block->level = (guint) byline_json_get_int (object, "level", 1, 6, 2);
      return block->text != NULL;
    case BYLINE_BLOCK_CODE:
      block->language = byline_json_dup_text (object, "language");
      return block->text != NULL;
    case BYLINE_BLOCK_FIGURE:
      block->picture = byline_picture_new (NULL);
      return byline_record_read_json (&byline_picture_record, block->picture, object, NULL);
    case BYLINE_BLOCK_LIST:
      block->ordered = byline_json_get_flag (object, "ordered");
      block->start = (guint) byline_json_get_int (object, "start", 0, G_MAXINT, 1);
      get_blocks (object, "items", NULL, block, depth + 1);
      return block->children != NULL;
    case BYLINE_BLOCK_GALLERY:
    case BYLINE_BLOCK_QUOTE:
    case BYLINE_BLOCK_ITEM:
    case BYLINE_BLOCK_ASIDE:
      get_blocks (object, "blocks", NULL, block, depth + 1);
      return block->children != NULL || block->type == BYLINE_BLOCK_ITEM;
    case BYLINE_BLOCK_TABLE:
      get_rows (object, block);
      return block->rows->len > 0;
    case BYLINE_BLOCK_EMBED:
      block->url = byline_url_resolve (NULL, byline_json_peek_text (object, "url"));
      block->title = byline_json_dup_text (object, "title");
      block->provider = byline_json_dup_text (object, "provider");
      return block->url != NULL;
    case BYLINE_BLOCK_RULE:
      break;
    }
  return TRUE;
}

static BylineBlock *
get_block (JsonObject *object, const BylineBlock *parent, guint depth)
{
  g_autoptr (BylineBlock) block = NULL;
  BylineBlockType type;

  if (!byline_block_type_from_string (byline_json_peek_text (object, "type"), &type) ||
      !fits (type, parent))
    return NULL;
  block = byline_block_new (type);
  return get_block_members (object, block, depth) ? g_steal_pointer (&block) : NULL;
}

/* Adds to @blocks, or to @parent's children. */
static void
get_blocks (JsonObject *object,
            const char *name,
            GPtrArray *blocks,
            BylineBlock *parent,
            guint depth)
{
  JsonArray *array = depth <= BYLINE_BLOCK_MAX_DEPTH ? byline_json_get_array (object, name) : NULL;

  for (guint i = 0; i < byline_json_array_length (array); i++)
    {
      BylineBlock *block = get_block (byline_json_get_object_at (array, i), parent, depth);

      if (block == NULL)
        continue;
      if (parent != NULL)
        byline_block_add_child (parent, block);
      else
        g_ptr_array_add (blocks, block);
    }
}

gboolean
_byline_blocks_read_json (const BylineField *field, gpointer self, gpointer object)
{
  GPtrArray *blocks = G_STRUCT_MEMBER (GPtrArray *, self, field->offset);

  get_blocks (object, field->name, blocks, NULL, 1);

  return blocks->len > 0;
}
