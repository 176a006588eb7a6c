/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-private.h"

G_BEGIN_DECLS

/**
 * _byline_db_forget_outdated:
 * @self: a connection that was just opened to write
 * @error: a #BylineStoreError
 *
 * Deletes the articles that an index of an older version left behind (byline-schema.c).
 *
 * Returns: whether there are none any more.
 */
gboolean _byline_db_forget_outdated (BylineDb *self, GError **error);

G_END_DECLS
