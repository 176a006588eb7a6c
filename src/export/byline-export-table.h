/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-block.h"

G_BEGIN_DECLS

/**
 * BylineExportGrid:
 * @n_rows: how many rows there are
 * @n_columns: how many columns
 * @cells: of the table; row by row
 *
 * A table as a grid of squares. A cell that spans several stands in the first of them; the others,
 * and those that no cell reaches, are %NULL.
 */
typedef struct {
  guint n_rows;
  guint n_columns;
  const BylineCell **cells;
} BylineExportGrid;

/**
 * byline_export_grid_init:
 * @self: (out caller-allocates): filled in
 * @rows: (nullable) (element-type GPtrArray): the rows of a table, which have to outlive @self
 *
 * Puts the cells of a table into the squares of a grid; a table that is wider or higher than is
 * sensible is cut.
 */
void byline_export_grid_init (BylineExportGrid *self, GPtrArray *rows);
/**
 * byline_export_grid_clear:
 * @self: a grid
 *
 * Frees what @self holds.
 */
void byline_export_grid_clear (BylineExportGrid *self);
/**
 * byline_export_grid_get:
 * @self: a grid
 * @row: a row of it
 * @column: a column of it
 *
 * Returns: (transfer none) (nullable): the cell that begins there
 */
const BylineCell *byline_export_grid_get (const BylineExportGrid *self, guint row, guint column);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylineExportGrid, byline_export_grid_clear)

G_END_DECLS
