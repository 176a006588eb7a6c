/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text in lines of a terminal, whose columns are as wide as UAX #11 says. Pure; any thread. */

/**
 * byline_text_columns:
 * @text: UTF-8
 *
 * Returns: how many columns @text takes: two for a wide character, none for what stands above another
 */
guint byline_text_columns (const char *text);
/**
 * byline_text_cut_columns:
 * @text: UTF-8
 * @width: how many columns there are; 0 for no limit
 *
 * Returns: (transfer full): @text, cut to @width columns with an ellipsis
 */
char *byline_text_cut_columns (const char *text, guint width);
/**
 * byline_text_make_printable:
 * @text: any bytes
 *
 * Makes text that does nothing to a terminal: valid UTF-8 whose control characters, but for line
 * feeds, are spaces.
 *
 * Returns: (transfer full): that text
 */
char *byline_text_make_printable (const char *text);
/**
 * byline_text_append_lines:
 * @out: gets the lines, each with its line feed
 * @text: what is written; it is made printable
 * @width: the most columns of a line; 0 for lines as long as they come
 * @first: what stands before the first line
 * @other: what stands before the others
 *
 * Appends text as a paragraph. A word that is wider than a line stands alone in one. Nothing is
 * appended of text that has no words.
 */
void byline_text_append_lines (GString *out,
                               const char *text,
                               guint width,
                               const char *first,
                               const char *other);

G_END_DECLS
