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
 * byline_document_place_get_location:
 * @view: a document's view
 * @iter: a character
 * @location: (out): where it stands, in buffer coordinates
 *
 * Asks only for places in lines that have been laid out: of another, GTK keeps what it finds beyond the
 * line's own life, and crashes when the text under it has changed (seen in 4.8 and 4.18).
 *
 * Returns: whether its line has been laid out
 */
gboolean byline_document_place_get_location (GtkTextView *view,
                                             const GtkTextIter *iter,
                                             GdkRectangle *location);
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
