/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-block.h"

G_BEGIN_DECLS

/**
 * BylinePrintTable:
 *
 * A table on paper: how wide its columns are, and its rows.
 */
typedef struct _BylinePrintTable BylinePrintTable;

/**
 * byline_print_table_new:
 * @block: a table, which has to outlive @self
 * @context: for its text
 * @font: (transfer none): of its text
 * @width: how wide it may be, in points
 *
 * Shares the width among the columns by what stands in them.
 *
 * Returns: (transfer full): the table
 */
BylinePrintTable *byline_print_table_new (const BylineBlock *block,
                                          PangoContext *context,
                                          const PangoFontDescription *font,
                                          double width);
/**
 * byline_print_table_free:
 * @self: (transfer full): a table
 *
 * Frees the table.
 */
void byline_print_table_free (BylinePrintTable *self);
/**
 * byline_print_table_measure_row:
 * @self: a table
 * @row: a row of it
 * @max_height: the highest that it may be, in points
 *
 * Returns: how high the row is, in points
 */
double byline_print_table_measure_row (BylinePrintTable *self, guint row, double max_height);
/**
 * byline_print_table_draw_row:
 * @self: a table
 * @row: a row of it
 * @max_height: the highest that it may be, in points
 * @cr: where it is drawn
 * @x: where the row begins, in points
 * @y: its top, in points
 *
 * Draws a row.
 */
void byline_print_table_draw_row (BylinePrintTable *self,
                                  guint row,
                                  double max_height,
                                  cairo_t *cr,
                                  double x,
                                  double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylinePrintTable, byline_print_table_free)

G_END_DECLS
