/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Makes UTF-8 of a document: byte order mark, else the charset of @content_type (RFC 7303), else
 * what the zero bytes of its beginning show, else its own declaration (XML's or a page's meta
 * element), else UTF-8 if it is valid, else windows-1252. Bytes that no encoding explains become
 * U+FFFD.
 *
 * @length: (inout): bytes of @data, then of the result
 * @warning: (out) (transfer full) (nullable): what was wrong with its encoding
 *
 * Returns: (transfer full): NUL-terminated (zero bytes inside are possible), without a mark.
 */
char *_byline_feed_decode (const char  *data,
                           gsize       *length,
                           const char  *content_type,
                           char       **warning);
/**
 * The same without a copy, if @data is UTF-8 as it is.
 *
 * @owned: (out) (transfer full) (nullable): the copy, if there is one
 *
 * Returns: (transfer none): the text, in @data or @owned; not NUL-terminated
 */
const char *_byline_feed_decode_view (const char  *data,
                                      gsize       *length,
                                      const char  *content_type,
                                      char       **owned,
                                      char       **warning);

G_END_DECLS
