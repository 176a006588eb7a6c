/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-text-pack-private.h"

G_BEGIN_DECLS

typedef struct _BylineDb BylineDb;
typedef struct _BylineTextCache BylineTextCache;

BylineTextCache *_byline_text_cache_new (void);
void _byline_text_cache_free (BylineTextCache *self);
/** After a transaction was rolled back. */
void _byline_text_cache_clear (BylineTextCache *self);

/** Returns: (transfer none) (nullable): the texts of a pack, until another one is read; NULL if it is
 *   damaged or gone. */
GBytes *_byline_db_get_pack (BylineDb *self, gint64 id);
/**
 * Returns: (nullable): a text of @story as _byline_text_pack_find() returns it, until another pack is
 *   read.
 */
const char *_byline_db_find_text (BylineDb *self,
                                  gint64 pack,
                                  gint64 story,
                                  BylineStoryText what,
                                  gsize *length);
/** Adds byline_text (pack, story, which) to a connection. */
gboolean _byline_text_cache_register (BylineDb *self, GError **error);

G_END_DECLS
