/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineDocumentFont:
 * @BYLINE_DOCUMENT_FONT_SERIF: letters with serifs
 * @BYLINE_DOCUMENT_FONT_SANS: letters without
 * @BYLINE_DOCUMENT_FONT_DESKTOP: the desktop's font
 *
 * What running text and headlines are set in.
 */
typedef enum {
  BYLINE_DOCUMENT_FONT_SERIF,
  BYLINE_DOCUMENT_FONT_SANS,
  BYLINE_DOCUMENT_FONT_DESKTOP,
} BylineDocumentFont;

/**
 * byline_document_font_from_name:
 * @name: (nullable): a value of the setting "text-font"
 *
 * Returns: the font of that name; letters with serifs for an unknown one
 */
BylineDocumentFont byline_document_font_from_name (const char *name);
/**
 * byline_document_font_get_family:
 * @font: a font
 *
 * Returns: (transfer none) (nullable): its families for Pango, the best first, those for Chinese,
 *   Japanese, Korean and Arabic behind them; %NULL for the font of the widget
 */
const char *byline_document_font_get_family (BylineDocumentFont font);

/**
 * BYLINE_DOCUMENT_COLUMNS_MIN:
 *
 * The fewest characters that a line is made for.
 */
#define BYLINE_DOCUMENT_COLUMNS_MIN 45
/**
 * BYLINE_DOCUMENT_COLUMNS_MAX:
 *
 * The most characters that a line is made for.
 */
#define BYLINE_DOCUMENT_COLUMNS_MAX 75

/**
 * BylineDocumentType:
 * @font: of running text and headlines
 * @line_height: a factor
 * @columns: how many characters a line has at most, where there is room
 * @is_justified: whether lines end at one edge
 *
 * How a story is set, its size apart.
 */
typedef struct {
  BylineDocumentFont font;
  double line_height;
  int columns;
  gboolean is_justified;
} BylineDocumentType;

/**
 * byline_document_type_init:
 * @self: (out caller-allocates): filled in
 *
 * Sets @self to the defaults of the settings.
 */
void byline_document_type_init (BylineDocumentType *self);
/**
 * byline_document_type_equal:
 * @a: a type
 * @b: another
 *
 * Returns: whether both are the same
 */
gboolean byline_document_type_equal (const BylineDocumentType *a, const BylineDocumentType *b);
/**
 * byline_document_type_measure_column:
 * @self: a type
 * @widget: whose fonts are used
 * @scale: the size of the text, as a factor
 *
 * Returns: how wide a column is that holds as many characters of prose as @self says, in pixels
 */
int byline_document_type_measure_column (const BylineDocumentType *self,
                                         GtkWidget *widget,
                                         double scale);

G_END_DECLS
