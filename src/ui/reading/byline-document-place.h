/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * byline_document_place_get_range:
 * @view: a document's view
 * @pages: how many heights of the view around what is in sight count, too
 * @start: (out): the first character
 * @end: (out): behind the last character
 *
 * Finds out which characters are in sight, or near it.
 */
void byline_document_place_get_range (GtkTextView *view, double pages, guint *start, guint *end);
/**
 * byline_document_place_scroll_to:
 * @view: a document's view
 * @offset: a character
 * @at_top: whether it comes to the top; else it comes in sight
 *
 * Scrolls to a character.
 */
void byline_document_place_scroll_to (GtkTextView *view, guint offset, gboolean at_top);

G_END_DECLS
