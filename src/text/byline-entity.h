/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* HTML's character references. All of these are pure and run on any thread. */

/**
 * byline_entity_read:
 * @text: begins with "&"
 * @end: behind the last byte that may be read
 * @in_attribute: whether it stands in an attribute, where "&copy=" is a part of an address
 * @first: (out): the character; 0 for one that no text may hold
 * @second: (out) (optional): a second one, which a few names stand for; 0 for none
 *
 * Reads a reference by name or by number as browsers do: the case of names counts, the oldest names
 * may lack their semicolon, numbers from 128 to 159 mean windows-1252.
 * Source: https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
 *
 * Returns: how many bytes of @text the reference takes; 0 if it is none.
 */
gsize byline_entity_read (const char *text,
                          const char *end,
                          gboolean in_attribute,
                          gunichar *first,
                          gunichar *second);

/**
 * byline_entity_decode:
 * @out: to which the text is appended
 * @text: text with references
 * @length: its length in bytes
 * @in_attribute: as for byline_entity_read()
 *
 * Replaces every reference once: "&amp;lt;" becomes "&lt;".
 */
void byline_entity_decode (GString *out, const char *text, gsize length, gboolean in_attribute);

G_END_DECLS
