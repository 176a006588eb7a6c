/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BylineBody: an answer's body as it comes, decompressed piece by piece, counted before and
 * after. libsoup's own decoder cannot say
 * how much came before decompression, and may work for long without giving anything back.
 */
typedef struct _BylineBody BylineBody;

typedef enum {
  BYLINE_BODY_OK,
  BYLINE_BODY_TOO_LARGE,
  BYLINE_BODY_BROKEN,
} BylineBodyState;

/** The codings that are understood, for Accept-Encoding. */
#define BYLINE_BODY_CODINGS "gzip, deflate"

/**
 * _byline_body_new:
 * @coding: (nullable): the Content-Encoding header
 * @max_bytes: the most that is taken, before and after decompression
 *
 * Returns: (nullable): a body, or %NULL if @coding is not understood, or is several: each one
 * multiplies.
 */
BylineBody *_byline_body_new (const char *coding, gsize max_bytes);
void _byline_body_free (BylineBody *self);

/** Returns: how much to read at once, so that a bomb does not hold up the main loop. */
gsize _byline_body_chunk_size (BylineBody *self);
/** Returns: how many bytes came, before decompression. */
gsize _byline_body_get_n_raw (BylineBody *self);
/** Takes some more bytes. */
BylineBodyState _byline_body_feed (BylineBody *self, GBytes *chunk);
/**
 * Returns: (transfer full) (nullable): the body at its end, or %NULL if its compressed form
 * breaks off.
 */
GBytes *_byline_body_end (BylineBody *self);

/** Returns: (transfer full) (nullable): what came, however it ended; %NULL if nothing did. */
GBytes *_byline_body_take (BylineBody *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineBody, _byline_body_free)

G_END_DECLS
