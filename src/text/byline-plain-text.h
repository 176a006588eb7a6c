/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * byline_plain_text_to_html:
 * @text: UTF-8 whose line breaks mean something
 * @has_markup: whether @text holds inline markup and references of HTML, which stay as they are;
 *   else its signs are escaped
 *
 * Writes as HTML what people and programs write as plain text: a blank line parts paragraphs, a
 * single break is a line break. Prose that was broken at one width is joined again: there each line
 * is so long that the next word would not have fitted (by the
 * widest line of the text); lists, short lines and verses are not. Lines that are indented by four spaces or a tab are code; what all lines are
 * indented by is not.
 *
 * A text of one paragraph has no element around it. Takes time and memory linear in @text. Pure; any
 * thread.
 *
 * Returns: (transfer full): HTML, maybe empty
 */
char *byline_plain_text_to_html (const char *text, gboolean has_markup);

G_END_DECLS
