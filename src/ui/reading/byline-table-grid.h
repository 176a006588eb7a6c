/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-block.h"

G_BEGIN_DECLS

/**
 * BylineTableGrid:
 *
 * Makes a grid of labels of a table's rows, some at a time. Owned by who made it.
 */
typedef struct _BylineTableGrid BylineTableGrid;

/**
 * byline_table_grid_new:
 * @rows: (element-type GPtrArray): a table's rows; a reference is kept
 * @max_columns: what lies beyond is left out
 * @is_rtl: whether the text runs from right to left
 *
 * Makes a grid.
 *
 * Returns: (transfer full): a grid without rows
 */
BylineTableGrid *byline_table_grid_new (GPtrArray *rows, guint max_columns, gboolean is_rtl);
/**
 * byline_table_grid_free:
 * @self: (transfer full): a grid
 *
 * Lets the widget go.
 */
void byline_table_grid_free (BylineTableGrid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineTableGrid, byline_table_grid_free)
/**
 * byline_table_grid_add_rows:
 * @self: a grid
 * @max_cells: how many cells there may be; a row that was begun is ended
 *
 * Adds the next rows.
 *
 * Returns: whether there are more
 */
gboolean byline_table_grid_add_rows (BylineTableGrid *self, guint max_cells);
/**
 * byline_table_grid_get_widget:
 * @self: a grid
 *
 * Returns: (transfer none): the widget
 */
GtkWidget *byline_table_grid_get_widget (BylineTableGrid *self);
/**
 * byline_table_grid_get_labels:
 * @self: a grid
 *
 * Returns: (transfer none) (element-type GtkLabel): the cells that were added, in the order of the text
 */
GPtrArray *byline_table_grid_get_labels (BylineTableGrid *self);
/**
 * byline_table_grid_get_n_columns:
 * @self: a grid
 *
 * Returns: how many columns it has
 */
guint byline_table_grid_get_n_columns (BylineTableGrid *self);
/**
 * byline_table_grid_is_cut:
 * @self: a grid
 *
 * Returns: whether rows or columns of the table are not in the grid
 */
gboolean byline_table_grid_is_cut (BylineTableGrid *self);
/**
 * byline_table_grid_dup_text:
 * @self: a grid
 *
 * Returns: (transfer full): what stands in its cells, with tabulators and line feeds between them
 */
char *byline_table_grid_dup_text (BylineTableGrid *self);

/**
 * byline_table_grid_is_number:
 * @text: a cell's text
 *
 * Returns: whether it is a number, with what stands between, before and behind its digits
 */
gboolean byline_table_grid_is_number (const char *text);
/**
 * byline_table_grid_markup:
 * @text: a cell's text
 *
 * Returns: (transfer full): the text with its marks as Pango's markup
 */
char *byline_table_grid_markup (const BylineText *text);

G_END_DECLS
