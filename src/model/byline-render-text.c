/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-render.h"

#include <string.h>

static void append_blocks (GString *out, GPtrArray *blocks);

static void
append_line (GString *out, const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
  g_string_append (out, text);
}

static void
append_table (GString *out, GPtrArray *rows)
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint j = 0; j < row->len; j++)
        {
          const BylineCell *cell = g_ptr_array_index (row, j);

          if (j > 0)
            g_string_append_c (line, '\t');
          g_string_append (line, cell->text != NULL ? cell->text->text : "");
        }
      append_line (out, line->str);
    }
}

static void
append_block (GString *out, const BylineBlock *block)
{
  BylineBlockFields fields = byline_block_type_get_fields (block->type);

  if ((fields & BYLINE_BLOCK_FIELD_ROWS) != 0)
    {
      append_table (out, block->rows);
      return;
    }
  /* Pictures and what belongs to them say nothing here. */
  if (block->type == BYLINE_BLOCK_GALLERY)
    return;
  if ((fields & BYLINE_BLOCK_FIELD_CHILDREN) != 0 && block->children != NULL)
    append_blocks (out, block->children);
  if ((fields & BYLINE_BLOCK_FIELD_TEXT) != 0 && block->text != NULL)
    append_line (out, block->text->text);
}

/* Recursion is bounded: blocks nest at most BYLINE_BLOCK_MAX_DEPTH deep. */
static void
append_blocks (GString *out, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    append_block (out, g_ptr_array_index (blocks, i));
}

char *
byline_render_blocks_text (GPtrArray *blocks)
{
  GString *out = g_string_new (NULL);

  append_blocks (out, blocks);

  return g_string_free (out, FALSE);
}

char *
byline_render_text (const BylineArticle *article)
{
  return byline_render_blocks_text (article->blocks);
}
