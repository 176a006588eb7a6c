/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a document says how it is encoded. All of these are pure and run on any thread; what they
 * return is a label as it was written, for byline_decode(). */

/**
 * byline_charset_of_type:
 * @content_type: (nullable): a media type (RFC 9110 8.3)
 *
 * Returns: (transfer full) (nullable): its parameter "charset".
 */
char *byline_charset_of_type (const char *content_type);

/**
 * byline_charset_of_xml:
 * @data: (array length=length): a document, of which the first 1,024 bytes are looked at
 * @length: its bytes
 * @has_declaration: (out) (optional): whether there is an XML declaration
 *
 * Returns: (transfer full) (nullable): the encoding of its XML declaration (XML 1.0 4.3.3)
 */
char *byline_charset_of_xml (const char *data, gsize length, gboolean *has_declaration);

/**
 * byline_charset_of_page:
 * @html: (array length=length): a page, of which the first 32 kB are looked at
 * @length: its bytes
 *
 * Returns: (transfer full) (nullable): the charset of its first <meta> that has one, outside of
 *   comments (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding)
 */
char *byline_charset_of_page (const char *html, gsize length);

G_END_DECLS
