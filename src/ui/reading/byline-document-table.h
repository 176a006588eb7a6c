/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-block.h"

G_BEGIN_DECLS

/**
 * byline_document_table_new:
 * @block: a table
 *
 * Returns: (transfer floating) (nullable): a grid of its cells, or %NULL if it is too large for
 *   widgets
 */
GtkWidget *byline_document_table_new (const BylineBlock *block);

/**
 * byline_document_table_markup:
 * @text: a cell's text
 *
 * Returns: (transfer full): the text for a label, escaped, with its links and emphasis
 */
char *byline_document_table_markup (const BylineText *text);

G_END_DECLS
