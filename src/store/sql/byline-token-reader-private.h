/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-connection-private.h"

G_BEGIN_DECLS

/** BylineTokenReader: makes tokens of texts as the search's index does, where no index is asked. */
typedef struct _BylineTokenReader BylineTokenReader;

/**
 * BylineTokenFunc:
 * @token: as the index has it; ends after @length bytes, not with a zero
 *
 * Returns: whether to go on.
 */
typedef gboolean (*BylineTokenFunc) (const char *token, gsize length, gpointer user_data);

/** Returns: (transfer full) (nullable): a reader for as long as the connection; %NULL without memory. */
BylineTokenReader *_byline_token_reader_new (sqlite3 *sqlite);
void _byline_token_reader_free (BylineTokenReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineTokenReader, _byline_token_reader_free)

/**
 * _byline_token_reader_read:
 * @is_query: whether @text is searched for, not in
 * @length: in bytes; -1: to the zero
 */
void _byline_token_reader_read (BylineTokenReader *self,
                                gboolean is_query,
                                const char *text,
                                gssize length,
                                BylineTokenFunc func,
                                gpointer user_data);

G_END_DECLS
