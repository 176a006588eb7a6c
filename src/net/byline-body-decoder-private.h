/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-config.h"

G_BEGIN_DECLS

/**
 * BylineBodyDecoder: an answer's body as it comes, decompressed piece by piece, counted before and
 * after. libsoup's own decoder cannot say
 * how much came before decompression, and may work for long without giving anything back.
 */
typedef struct _BylineBody BylineBodyDecoder;

typedef enum {
  BYLINE_BODY_DECODER_OK,
  BYLINE_BODY_DECODER_TOO_LARGE,
  BYLINE_BODY_DECODER_BROKEN,
} BylineBodyDecoderState;

/** The codings that are understood, for Accept-Encoding. */
#if BYLINE_HAS_BROTLI
#define BYLINE_BODY_DECODER_CODINGS "gzip, deflate, br"
#else
#define BYLINE_BODY_DECODER_CODINGS "gzip, deflate"
#endif

/**
 * _byline_body_decoder_new:
 * @coding: (nullable): the Content-Encoding header: a hint, since many say what is not so
 * @max_bytes: the most that is taken, before and after decompression
 *
 * Returns: (transfer full): a body
 */
BylineBodyDecoder *_byline_body_decoder_new (const char *coding, gsize max_bytes);
void _byline_body_decoder_free (BylineBodyDecoder *self);

/** Returns: how much to read at once, so that a bomb does not hold up the main loop. */
gsize _byline_body_decoder_chunk_size (BylineBodyDecoder *self);
/** Returns: how many bytes came, before decompression. */
gsize _byline_body_decoder_get_n_raw (BylineBodyDecoder *self);
/** Returns: how many bytes of the body there are, after decompression. */
gsize _byline_body_decoder_get_length (BylineBodyDecoder *self);
/** Takes some more bytes. */
BylineBodyDecoderState _byline_body_decoder_push (BylineBodyDecoder *self, GBytes *chunk);
/** Returns: whether it is broken because it is compressed in a way that is not understood. */
gboolean _byline_body_decoder_is_unknown (BylineBodyDecoder *self);
/**
 * Returns: (transfer full) (nullable): the body at its end, or %NULL if its compressed form
 * breaks off.
 */
GBytes *_byline_body_decoder_finish (BylineBodyDecoder *self);

/** Returns: (transfer full) (nullable): what came, however it ended; %NULL if nothing did. */
GBytes *_byline_body_decoder_steal_partial (BylineBodyDecoder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineBodyDecoder, _byline_body_decoder_free)

G_END_DECLS
