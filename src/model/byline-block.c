/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-block.h"

static const char *const mark_names[] = {
  [BYLINE_MARK_STRONG] = "strong",     [BYLINE_MARK_EM] = "em",
  [BYLINE_MARK_LINK] = "link",         [BYLINE_MARK_CODE] = "code",
  [BYLINE_MARK_SUB] = "sub",           [BYLINE_MARK_SUP] = "sup",
  [BYLINE_MARK_DEL] = "del",           [BYLINE_MARK_HIGHLIGHT] = "mark",
  [BYLINE_MARK_FOOTNOTE] = "footnote",
};

static const char *const block_names[] = {
  [BYLINE_BLOCK_PARAGRAPH] = "paragraph", [BYLINE_BLOCK_HEADING] = "heading",
  [BYLINE_BLOCK_FIGURE] = "figure",       [BYLINE_BLOCK_GALLERY] = "gallery",
  [BYLINE_BLOCK_QUOTE] = "quote",         [BYLINE_BLOCK_PULLQUOTE] = "pullquote",
  [BYLINE_BLOCK_LIST] = "list",           [BYLINE_BLOCK_ITEM] = "item",
  [BYLINE_BLOCK_TABLE] = "table",         [BYLINE_BLOCK_CODE] = "code",
  [BYLINE_BLOCK_RULE] = "rule",           [BYLINE_BLOCK_EMBED] = "embed",
  [BYLINE_BLOCK_ASIDE] = "aside",
};

static gboolean
find_name (const char *const *names, gsize n_names, const char *text, guint *index)
{
  for (gsize i = 0; text != NULL && i < n_names; i++)
    {
      if (g_str_equal (names[i], text))
        {
          *index = i;
          return TRUE;
        }
    }

  return FALSE;
}

static void
clear_mark (gpointer data)
{
  BylineMark *mark = data;

  g_free (mark->href);
}

const char *
byline_mark_kind_to_string (BylineMarkKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (mark_names), NULL);

  return mark_names[kind];
}

gboolean
byline_mark_kind_from_string (const char *text, BylineMarkKind *kind)
{
  guint index;

  if (!find_name (mark_names, G_N_ELEMENTS (mark_names), text, &index))
    return FALSE;

  *kind = index;

  return TRUE;
}

const char *
byline_block_type_to_string (BylineBlockType type)
{
  g_return_val_if_fail ((gsize) type < G_N_ELEMENTS (block_names), NULL);

  return block_names[type];
}

gboolean
byline_block_type_from_string (const char *text, BylineBlockType *type)
{
  guint index;

  if (!find_name (block_names, G_N_ELEMENTS (block_names), text, &index))
    return FALSE;

  *type = index;

  return TRUE;
}

BylineText *
byline_text_new (const char *text)
{
  return byline_text_new_take (g_strdup (text != NULL ? text : ""));
}

BylineText *
byline_text_new_take (char *text)
{
  BylineText *self = g_new0 (BylineText, 1);

  self->text = text;

  return self;
}

BylineText *
byline_text_copy (const BylineText *self)
{
  BylineText *copy;

  if (self == NULL)
    return NULL;

  copy = byline_text_new (self->text);
  for (guint i = 0; i < byline_text_n_marks (self); i++)
    {
      const BylineMark *mark = byline_text_get_mark (self, i);

      byline_text_add_mark (copy, mark->start, mark->end, mark->kind, mark->href);
    }

  return copy;
}

void
byline_text_free (BylineText *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self);
}

void
byline_text_add_mark (BylineText *self,
                      guint start,
                      guint end,
                      BylineMarkKind kind,
                      const char *href)
{
  BylineMark mark = { start, end, kind, NULL };
  guint position;

  g_return_if_fail (self != NULL);

  if (start >= end)
    return;

  if (self->marks == NULL)
    {
      self->marks = g_array_new (FALSE, FALSE, sizeof (BylineMark));
      g_array_set_clear_func (self->marks, clear_mark);
    }

  mark.href = g_strdup (href);
  for (position = self->marks->len; position > 0; position--)
    {
      const BylineMark *before = byline_text_get_mark (self, position - 1);

      if (before->start < start || (before->start == start && before->end >= end))
        break;
    }
  g_array_insert_val (self->marks, position, mark);
}

guint
byline_text_n_marks (const BylineText *self)
{
  return self->marks != NULL ? self->marks->len : 0;
}

const BylineMark *
byline_text_get_mark (const BylineText *self, guint index)
{
  return &g_array_index (self->marks, BylineMark, index);
}

BylineCell *
byline_cell_new (BylineText *text)
{
  BylineCell *self = g_new0 (BylineCell, 1);

  self->text = text;
  self->colspan = 1;
  self->rowspan = 1;

  return self;
}

void
byline_cell_free (BylineCell *self)
{
  if (self == NULL)
    return;

  byline_text_free (self->text);
  g_free (self);
}

BylineBlock *
byline_block_new (BylineBlockType type)
{
  BylineBlock *self = g_new0 (BylineBlock, 1);

  self->type = type;
  self->start = 1;

  return self;
}

BylineBlock *
byline_block_new_text (BylineBlockType type, BylineText *text)
{
  BylineBlock *self = byline_block_new (type);

  self->text = text;

  return self;
}

static GPtrArray *
copy_rows (GPtrArray *rows)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);
      GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free);

      for (guint j = 0; j < row->len; j++)
        {
          const BylineCell *cell = g_ptr_array_index (row, j);
          BylineCell *cell_copy = byline_cell_new (byline_text_copy (cell->text));

          cell_copy->header = cell->header;
          cell_copy->colspan = cell->colspan;
          cell_copy->rowspan = cell->rowspan;
          g_ptr_array_add (cells, cell_copy);
        }
      g_ptr_array_add (copy, cells);
    }

  return copy;
}

/* Blocks nest at most BYLINE_BLOCK_MAX_DEPTH deep, so recursion is bounded here and below. */
BylineBlock *
byline_block_copy (const BylineBlock *self)
{
  BylineBlock *copy;

  if (self == NULL)
    return NULL;

  copy = byline_block_new (self->type);
  copy->level = self->level;
  copy->ordered = self->ordered;
  copy->start = self->start;
  copy->text = byline_text_copy (self->text);
  copy->picture = byline_picture_copy (self->picture);
  copy->children = self->children != NULL ? byline_blocks_copy (self->children) : NULL;
  copy->rows = self->rows != NULL ? copy_rows (self->rows) : NULL;
  copy->language = g_strdup (self->language);
  copy->url = g_strdup (self->url);
  copy->title = g_strdup (self->title);
  copy->provider = g_strdup (self->provider);

  return copy;
}

void
byline_block_free (BylineBlock *self)
{
  if (self == NULL)
    return;

  byline_text_free (self->text);
  byline_picture_free (self->picture);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->language);
  g_free (self->url);
  g_free (self->title);
  g_free (self->provider);
  g_free (self);
}

void
byline_block_add_child (BylineBlock *self, BylineBlock *child)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (child != NULL);

  if (self->children == NULL)
    self->children = byline_blocks_new ();
  g_ptr_array_add (self->children, child);
}

GPtrArray *
byline_blocks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);
}

GPtrArray *
byline_blocks_copy (GPtrArray *blocks)
{
  GPtrArray *copy = byline_blocks_new ();

  for (guint i = 0; i < blocks->len; i++)
    g_ptr_array_add (copy, byline_block_copy (g_ptr_array_index (blocks, i)));

  return copy;
}
