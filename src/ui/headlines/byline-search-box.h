/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library-sections.h"

G_BEGIN_DECLS

/**
 * BylineSearchBox: the entry that stories are searched with, what may be typed there, and what is
 * wrong with what was.
 *
 * Signals:
 *   changed: text or order is another, after a moment
 *   activate: Enter was pressed; stop: Escape was pressed
 */
#define BYLINE_TYPE_SEARCH_BOX (byline_search_box_get_type ())
G_DECLARE_FINAL_TYPE (BylineSearchBox, byline_search_box, BYLINE, SEARCH_BOX, AdwBin)

/** @library: (nullable): what knows the names */
void byline_search_box_set_library (BylineSearchBox *self, BylineLibrary *library);
/** Returns: (transfer none): a #GtkSearchEntry */
GtkWidget *byline_search_box_get_entry (BylineSearchBox *self);
const char *byline_search_box_get_text (BylineSearchBox *self);
/** Shows @text (nullable) without a signal. */
void byline_search_box_set_text (BylineSearchBox *self, const char *text);
/** Returns: whether the best matches come first. */
gboolean byline_search_box_get_ranked (BylineSearchBox *self);
void byline_search_box_set_ranked (BylineSearchBox *self, gboolean ranked);
/** Returns: (transfer full) (nullable): what is wrong with @text, translated. */
char *byline_search_box_describe_problems (const char *text);

G_END_DECLS
