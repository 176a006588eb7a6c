/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-type.h"
#include "byline-document-view.h"

G_BEGIN_DECLS

/**
 * BylineReadingColumn:
 *
 * A document in a column that has as many characters in a line at any size of text, and scrolls. At its foot stands
 * where the link leads that the pointer or the focus is at.
 *
 * Signals:
 *   scrolled: the reader scrolls, by wheel or touch; unlike what brings a story to the top
 */
#define BYLINE_TYPE_READING_COLUMN (byline_reading_column_get_type ())
G_DECLARE_FINAL_TYPE (BylineReadingColumn, byline_reading_column, BYLINE, READING_COLUMN, GtkWidget)

/**
 * byline_reading_column_new:
 *
 * Makes a column.
 *
 * Returns: (transfer none) (floating): a column with an empty document
 */
GtkWidget *byline_reading_column_new (void);
/**
 * byline_reading_column_get_view:
 * @self: the column
 *
 * Returns: (transfer none): what shows the document
 */
BylineDocumentView *byline_reading_column_get_view (BylineReadingColumn *self);
/**
 * byline_reading_column_get_scroller:
 * @self: the column
 *
 * Returns: (transfer none): what scrolls it
 */
GtkScrolledWindow *byline_reading_column_get_scroller (BylineReadingColumn *self);
/**
 * byline_reading_column_get_adjustment:
 * @self: the column
 *
 * Returns: (transfer none): how far it is scrolled
 */
GtkAdjustment *byline_reading_column_get_adjustment (BylineReadingColumn *self);
/**
 * byline_reading_column_get_readable_width:
 * @self: the column
 *
 * Returns: how wide it has to be, with its margins, for lines of %BYLINE_DOCUMENT_COLUMNS_MIN
 *   characters, in pixels
 */
int byline_reading_column_get_readable_width (BylineReadingColumn *self);
/**
 * byline_reading_column_set_type:
 * @self: the column
 * @type: font, line height, width and edge, copied
 *
 * Sets what the document is set in.
 */
void byline_reading_column_set_type (BylineReadingColumn *self, const BylineDocumentType *type);
/**
 * byline_reading_column_get_text_scale:
 * @self: the column
 *
 * Returns: the size of the text, as a factor
 */
double byline_reading_column_get_text_scale (BylineReadingColumn *self);
/**
 * byline_reading_column_set_text_scale:
 * @self: the column
 * @scale: a factor, 0.5 to 3
 *
 * Sets the size of the text.
 */
void byline_reading_column_set_text_scale (BylineReadingColumn *self, double scale);

G_END_DECLS
