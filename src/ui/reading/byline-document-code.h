/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-block.h"

G_BEGIN_DECLS

/**
 * BylineDocumentCode:
 *
 * A listing in a text: its lines are never broken, and scroll sideways where they are wider than the column.
 */
#define BYLINE_TYPE_DOCUMENT_CODE (byline_document_code_get_type ())
G_DECLARE_FINAL_TYPE (BylineDocumentCode, byline_document_code, BYLINE, DOCUMENT_CODE, GtkWidget)

/**
 * byline_document_code_new:
 * @block: a listing with text
 *
 * Makes a listing.
 *
 * Returns: (transfer none) (floating) (nullable): it; %NULL if it is too long for a widget
 */
GtkWidget *byline_document_code_new (const BylineBlock *block);

G_END_DECLS
