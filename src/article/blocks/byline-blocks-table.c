/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-blocks-private.h"

#include <stdlib.h>
#include <string.h>

#define MAX_ROWS 5000
#define MAX_CELLS 100
#define MAX_SPAN 100
/* The text that a cell of data holds at most on average, in bytes. */
#define MAX_CELL_SIZE 160

typedef struct {
  guint n_rows;
  guint n_cells;
  guint n_columns; /* cells as wide as they are */
  guint n_headers;
  guint n_blocks; /* things that data does not have in it: paragraphs, pictures, frames */
  gboolean has_caption;
  gboolean has_table;
} TableLook;

static guint
span_of (const BylinePage *page, guint index, const char *name)
{
  const char *value = _byline_page_attribute (page, index, name);
  int span = value != NULL ? atoi (value) : 1;

  return (guint) CLAMP (span, 1, MAX_SPAN);
}

static void
look_at (const BylinePage *page, guint index, TableLook *look)
{
  for (guint i = index + 1; i < page->nodes[index].end; i++)
    {
      switch ((int) page->nodes[i].tag)
        {
        case BYLINE_HTML_TAG_TR:
          look->n_rows++;
          break;
        case BYLINE_HTML_TAG_TD:
          look->n_cells++;
          look->n_columns += span_of (page, i, "colspan");
          break;
        case BYLINE_HTML_TAG_TH:
          look->n_cells++;
          look->n_headers++;
          break;
        case BYLINE_HTML_TAG_CAPTION:
          look->has_caption = page->nodes[i].size > 0;
          break;
        case BYLINE_HTML_TAG_TABLE:
          look->has_table = TRUE;
          break;
        case BYLINE_HTML_TAG_IMG:
        case BYLINE_HTML_TAG_IFRAME:
        case BYLINE_HTML_TAG_FORM:
        case BYLINE_HTML_TAG_PRE:
        case BYLINE_HTML_TAG_H1:
        case BYLINE_HTML_TAG_H2:
        case BYLINE_HTML_TAG_H3:
          look->n_blocks++;
          break;
        default:
          break;
        }
    }
}

gboolean
_byline_table_is_data (const BylinePage *page, guint index)
{
  const char *role = _byline_page_attribute (page, index, "role");
  TableLook look = { 0 };
  guint size = page->nodes[index].size;

  look_at (page, index, &look);
  if (look.has_table || look.n_cells == 0 || look.n_rows == 0 ||
      (role != NULL && (g_str_equal (role, "presentation") || g_str_equal (role, "none"))))
    return FALSE;
  if (look.has_caption || look.n_headers > 0)
    return look.n_cells > 1;
  if (look.n_rows < 2 || look.n_columns < 2 * look.n_rows || look.n_cells <= look.n_rows)
    return FALSE;
  return size / look.n_cells < MAX_CELL_SIZE && look.n_blocks * 2 <= look.n_cells;
}

/* What an element says of the edge that texts in it stand at: its attribute, else its style. */
static BylineCellAlign
said_align (const BylinePage *page, guint index)
{
  static const char name[] = "text-align";
  const char *style = _byline_page_attribute (page, index, "style");
  BylineCellAlign align = byline_cell_align_from_string (
    _byline_page_attribute (page, index, "align"));
  g_autofree char *word = NULL;
  gsize length;

  style = align == BYLINE_CELL_ALIGN_NONE && style != NULL ? strstr (style, name) : NULL;
  if (style == NULL)
    return align;
  style += strlen (name);
  style += strspn (style, " :\t");
  length = strcspn (style, " ;!");
  word = g_strndup (style, MIN (length, 16));

  return byline_cell_align_from_string (word);
}

static BylineCellAlign
align_of (const BylinePage *page, guint index)
{
  guint row = page->nodes[index].parent;
  BylineCellAlign align = said_align (page, index);

  return align != BYLINE_CELL_ALIGN_NONE ? align : said_align (page, row);
}

static BylineCell *
build_cell (const BylinePage *page, guint index, const guint8 *dropped)
{
  BylineText *text = _byline_inline_collect (page, index, page->nodes[index].end, dropped);
  BylineCell *cell = byline_cell_new (text != NULL ? text : byline_text_new (""));

  cell->header = page->nodes[index].tag == BYLINE_HTML_TAG_TH;
  cell->align = align_of (page, index);
  cell->colspan = span_of (page, index, "colspan");
  cell->rowspan = span_of (page, index, "rowspan");
  return cell;
}

static gboolean
row_has_text (GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    {
      const BylineCell *cell = g_ptr_array_index (row, i);

      if (*cell->text->text != '\0')
        return TRUE;
    }
  return FALSE;
}

BylineBlock *
_byline_table_build (const BylinePage *page, guint index, const guint8 *dropped, gboolean *is_cut)
{
  g_autoptr (BylineBlock) table = byline_block_new (BYLINE_BLOCK_TABLE);
  GPtrArray *row = NULL;
  guint end = page->nodes[index].end;

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = index + 1; i < end;)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->hidden || (dropped != NULL && dropped[i]))
        {
          i = node->end;
        }
      else if (node->tag == BYLINE_HTML_TAG_CAPTION)
        {
          if (table->text == NULL)
            table->text = _byline_inline_collect (page, i, node->end, dropped);
          i = node->end;
        }
      else if (node->tag == BYLINE_HTML_TAG_TR && table->rows->len >= MAX_ROWS)
        {
          *is_cut = TRUE;
          i = node->end;
        }
      else if (node->tag == BYLINE_HTML_TAG_TR)
        {
          row = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free);
          g_ptr_array_add (table->rows, row);
          i++;
        }
      else if ((node->tag == BYLINE_HTML_TAG_TD || node->tag == BYLINE_HTML_TAG_TH) && row != NULL)
        {
          if (row->len < MAX_CELLS)
            g_ptr_array_add (row, build_cell (page, i, dropped));
          else
            *is_cut = TRUE;
          i = node->end;
        }
      else
        {
          i++;
        }
    }
  for (guint i = table->rows->len; i > 0; i--)
    {
      if (!row_has_text (g_ptr_array_index (table->rows, i - 1)))
        g_ptr_array_remove_index (table->rows, i - 1);
    }
  return table->rows->len > 0 ? g_steal_pointer (&table) : NULL;
}
