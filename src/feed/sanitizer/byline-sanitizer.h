/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * byline_sanitize_html:
 * @html: a fragment of HTML from outside, UTF-8
 * @length: in bytes, or -1
 * @base_url: (nullable): against which relative addresses are resolved
 *
 * An allow-list of elements (of HTML, SVG and MathML), attributes and schemes, without building a
 * tree: no script, handler, style, form, object, animation, no tracking pixel or parameter. Of
 * frames only those of known players stay, empty, with src and title, for the article's parser to
 * make a card of; another one with a title becomes a link. Visible text is never lost, and neither
 * is what follows a script that was begun and not ended, if another one follows. Linear; nesting
 * bounded.
 *
 * Returns: (transfer full): a well-balanced fragment; "" if nothing is left. Any thread.
 */
char *byline_sanitize_html (const char *html, gssize length, const char *base_url);

/**
 * byline_html_to_plain:
 * @html: (nullable): a fragment of HTML, or plain text with entities
 *
 * Returns: (transfer full) (nullable): its visible text as one cleaned line; %NULL if none.
 */
char *byline_html_to_plain (const char *html);

/**
 * byline_html_to_headline:
 * @html: (nullable): a fragment of HTML, or plain text with entities
 *
 * Does what byline_html_to_plain() does, for a headline, which keeps its no-break and typographic
 * spaces.
 *
 * Returns: (transfer full) (nullable): its visible text as one cleaned line; %NULL if there is
 *   none
 */
char *byline_html_to_headline (const char *html);

G_END_DECLS
