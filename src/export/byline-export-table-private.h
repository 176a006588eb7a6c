/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-block.h"

G_BEGIN_DECLS

/* A table as a grid of squares. A cell that spans several stands in the first of them; the others, and those that no cell
 * reaches, are NULL. */
typedef struct {
  guint n_rows;
  guint n_columns;
  const BylineCell **cells; /* of the table; row by row */
} BylineExportGrid;

/* Fills in @self; wider tables are cut. */
void _byline_export_grid_init (BylineExportGrid *self, GPtrArray *rows);
void _byline_export_grid_clear (BylineExportGrid *self);
/* Returns: (transfer none) (nullable): what stands there. */
const BylineCell *_byline_export_grid_get (const BylineExportGrid *self, guint row, guint column);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BylineExportGrid, _byline_export_grid_clear)

G_END_DECLS
