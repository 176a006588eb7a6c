/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-table.h"

#include "byline-url.h"

#define MAX_COLUMNS 8
#define MAX_CELLS 240
#define MAX_CELL_CHARS 600

static const char *
opening (const BylineMark *mark, char **to_free)
{
  g_autofree char *url = NULL;

  switch (mark->kind)
    {
    case BYLINE_MARK_STRONG:
      return "<b>";
    case BYLINE_MARK_EM:
      return "<i>";
    case BYLINE_MARK_CODE:
      return "<tt>";
    case BYLINE_MARK_SUP:
      return "<sup>";
    case BYLINE_MARK_SUB:
      return "<sub>";
    case BYLINE_MARK_LINK:
      url = mark->href != NULL ? byline_url_resolve_link (NULL, mark->href) : NULL;
      *to_free = url != NULL ? g_markup_printf_escaped ("<a href=\"%s\">", url) : NULL;
      return *to_free;
    case BYLINE_MARK_DEL:
    case BYLINE_MARK_HIGHLIGHT:
    case BYLINE_MARK_FOOTNOTE:
      break;
    }

  return NULL;
}

static const char *
closing (BylineMarkKind kind)
{
  switch (kind)
    {
    case BYLINE_MARK_STRONG:
      return "</b>";
    case BYLINE_MARK_EM:
      return "</i>";
    case BYLINE_MARK_CODE:
      return "</tt>";
    case BYLINE_MARK_SUP:
      return "</sup>";
    case BYLINE_MARK_SUB:
      return "</sub>";
    case BYLINE_MARK_LINK:
    case BYLINE_MARK_DEL:
    case BYLINE_MARK_HIGHLIGHT:
    case BYLINE_MARK_FOOTNOTE:
      break;
    }

  return "</a>";
}

static void
append_escaped (GString *markup, const char *text, guint start, guint end)
{
  g_autofree char *part = g_utf8_substring (text, start, end);
  g_autofree char *escaped = g_markup_escape_text (part, -1);

  g_string_append (markup, escaped);
}

char *
byline_document_table_markup (const BylineText *text)
{
  GString *markup = g_string_new (NULL);
  guint length = g_utf8_strlen (text->text, -1);
  guint done = 0;

  /* Marks that overlap are left out: in a cell one after the other is enough. */
  for (guint i = 0; i < byline_text_n_marks (text); i++)
    {
      const BylineMark *mark = byline_text_get_mark (text, i);
      g_autofree char *owned = NULL;
      const char *open;

      if (mark->start < done || mark->end <= mark->start || mark->end > length)
        continue;
      open = opening (mark, &owned);
      if (open == NULL)
        continue;

      append_escaped (markup, text->text, done, mark->start);
      g_string_append (markup, open);
      append_escaped (markup, text->text, mark->start, mark->end);
      g_string_append (markup, closing (mark->kind));
      done = mark->end;
    }
  append_escaped (markup, text->text, done, length);

  return g_string_free (markup, FALSE);
}

/* Returns: how many columns the table has; 0 if it is too large. */
static guint
measure (const BylineBlock *block)
{
  guint columns = 0, cells = 0;

  for (guint i = 0; i < block->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (block->rows, i);
      guint n = 0;

      for (guint j = 0; j < row->len; j++)
        {
          const BylineCell *cell = g_ptr_array_index (row, j);

          if (cell->text != NULL && g_utf8_strlen (cell->text->text, -1) > MAX_CELL_CHARS)
            return 0;
          n += CLAMP (cell->colspan, 1, MAX_COLUMNS + 1);
          if (n > MAX_COLUMNS)
            return 0;
        }
      columns = MAX (columns, n);
      cells += row->len;
      if (cells > MAX_CELLS)
        return 0;
    }

  return columns;
}

static GtkWidget *
make_cell (const BylineCell *cell)
{
  GtkWidget *label = gtk_label_new (NULL);

  if (cell->text != NULL)
    {
      g_autofree char *markup = byline_document_table_markup (cell->text);

      gtk_label_set_markup (GTK_LABEL (label), markup);
    }
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "byline-cell");
  if (cell->header)
    gtk_widget_add_css_class (label, "byline-cell-head");

  return label;
}

/* Finds the next free place in a row: cells of rows above may reach down into it. */
static guint
next_free (GtkWidget *grid, guint column, guint row, guint columns)
{
  while (column < columns && gtk_grid_get_child_at (GTK_GRID (grid), column, row) != NULL)
    column++;

  return column;
}

static void
attach_row (GtkWidget *grid, GPtrArray *row, guint index, guint n_rows, guint columns)
{
  guint column = 0;

  for (guint j = 0; j < row->len; j++)
    {
      const BylineCell *cell = g_ptr_array_index (row, j);
      guint width, height;

      column = next_free (grid, column, index, columns);
      if (column >= columns)
        return;

      width = MIN (MAX (cell->colspan, 1), columns - column);
      height = MIN (MAX (cell->rowspan, 1), n_rows - index);
      gtk_grid_attach (GTK_GRID (grid), make_cell (cell), column, index, width, height);
      column += width;
    }
}

GtkWidget *
byline_document_table_new (const BylineBlock *block)
{
  GtkWidget *grid;
  guint columns;

  g_return_val_if_fail (block != NULL && block->rows != NULL, NULL);

  columns = measure (block);
  if (columns == 0)
    return NULL;

  grid = gtk_grid_new ();
  gtk_widget_add_css_class (grid, "byline-table");
  for (guint i = 0; i < block->rows->len; i++)
    attach_row (grid, g_ptr_array_index (block->rows, i), i, block->rows->len, columns);

  return grid;
}
