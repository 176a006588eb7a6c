/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BylineBrotliDecoder: a GConverter that undoes Brotli (RFC 7932). As with other converters, an output that
 * is full is asked for again, so that a bomb comes in pieces.
 */
#define BYLINE_TYPE_BROTLI_DECODER (_byline_brotli_decoder_get_type ())
G_DECLARE_FINAL_TYPE (BylineBrotliDecoder, _byline_brotli_decoder, BYLINE, BROTLI_DECODER, GObject)

/** Returns: (transfer full): a decoder at the beginning of its data */
GConverter *_byline_brotli_decoder_new (void);

G_END_DECLS
