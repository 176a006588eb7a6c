/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-block.h"

G_BEGIN_DECLS

/**
 * BylineDocumentTable:
 *
 * A table in a text: its cells stand as the page has them, what is wider than the column scrolls
 * sideways, and opens in a window of its own. Of a very large one the beginning is shown.
 *
 * Signals:
 *   link-activated (string uri): a link in a cell was followed
 */
#define BYLINE_TYPE_DOCUMENT_TABLE (byline_document_table_get_type ())
G_DECLARE_FINAL_TYPE (BylineDocumentTable, byline_document_table, BYLINE, DOCUMENT_TABLE, GtkWidget)

/**
 * byline_document_table_new:
 * @block: a table with rows
 * @is_rtl: whether the text runs from right to left
 *
 * Makes a table.
 *
 * Returns: (transfer none) (floating): it
 */
GtkWidget *byline_document_table_new (const BylineBlock *block, gboolean is_rtl);

G_END_DECLS
