/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-export-table.h"

#define MAX_COLUMNS 500
#define MAX_SQUARES (4 * 1024 * 1024)

static guint
count_columns (GPtrArray *rows)
{
  guint columns = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);
      guint n = 0;

      for (guint j = 0; j < row->len && n < MAX_COLUMNS; j++)
        n += CLAMP (((const BylineCell *) g_ptr_array_index (row, j))->colspan, 1, MAX_COLUMNS);
      columns = MAX (columns, MIN (n, MAX_COLUMNS));
    }

  return columns;
}

/* Puts a cell in its first square and takes the others that it spans. */
static void
place (BylineExportGrid *self, GArray *is_taken, const BylineCell *cell, guint row, guint column)
{
  guint last_row = MIN (row + CLAMP (cell->rowspan, 1, self->n_rows), self->n_rows);
  guint last_column = MIN (column + CLAMP (cell->colspan, 1, self->n_columns), self->n_columns);

  self->cells[row * self->n_columns + column] = cell;
  for (guint i = row; i < last_row; i++)
    for (guint j = column; j < last_column; j++)
      g_array_index (is_taken, gboolean, i * self->n_columns + j) = TRUE;
}

static void
place_row (BylineExportGrid *self, GArray *is_taken, GPtrArray *cells, guint row)
{
  guint column = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      while (column < self->n_columns &&
             g_array_index (is_taken, gboolean, row * self->n_columns + column))
        column++;
      if (column >= self->n_columns)
        return;
      place (self, is_taken, g_ptr_array_index (cells, i), row, column);
    }
}

void
byline_export_grid_init (BylineExportGrid *self, GPtrArray *rows)
{
  g_autoptr (GArray) is_taken = g_array_new (FALSE, TRUE, sizeof (gboolean));

  *self = (BylineExportGrid){ 0 };
  if (rows == NULL)
    return;

  self->n_columns = count_columns (rows);
  self->n_rows = self->n_columns > 0 ? MIN (rows->len, MAX_SQUARES / self->n_columns) : 0;
  self->cells = g_new0 (const BylineCell *, (gsize) self->n_rows * self->n_columns);
  g_array_set_size (is_taken, self->n_rows * self->n_columns);
  for (guint i = 0; i < self->n_rows; i++)
    place_row (self, is_taken, g_ptr_array_index (rows, i), i);
}

void
byline_export_grid_clear (BylineExportGrid *self)
{
  g_clear_pointer (&self->cells, g_free);
}

const BylineCell *
byline_export_grid_get (const BylineExportGrid *self, guint row, guint column)
{
  return self->cells[row * self->n_columns + column];
}
