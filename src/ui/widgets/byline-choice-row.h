/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BylineChoiceRow:
 *
 * A row of a preferences page with a choice of values that are read to their end: they are written in several lines where
 * there is no room for one, while those of its parent are cut off after twenty letters.
 */
#define BYLINE_TYPE_CHOICE_ROW (byline_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (BylineChoiceRow, byline_choice_row, BYLINE, CHOICE_ROW, AdwComboRow)

/**
 * byline_choice_row_new:
 *
 * Returns: (transfer none) (floating): a row without a title and without choices
 */
GtkWidget *byline_choice_row_new (void);

G_END_DECLS
