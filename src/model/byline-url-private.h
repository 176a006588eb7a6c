/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How GUri reads an address. It is asked for scheme, host and port alone: what follows them it
 * would write in another way ("%7e" as "~"), and a server may tell one from the other. */
#define BYLINE_URL_PARSE_FLAGS                                                                     \
  (G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE)

/**
 * Returns: (transfer full): path, query and fragment of @reference (an absolute or relative
 * address) at @base (nullable: an absolute one), byte for byte, but without dot segments (RFC 3986,
 * 5.2).
 */
char *_byline_url_join_rest (const char *base, const char *reference);

/**
 * Takes the signs off that stand around an address in mail and prose (RFC 3986, appendix C). @text:
 * (transfer full)
 *
 * Returns: (transfer full): @text, shorter.
 */
char *_byline_url_drop_brackets (char *text);

G_END_DECLS
