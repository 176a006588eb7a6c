/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"

G_BEGIN_DECLS

/**
 * byline_db_open:
 * @data_dir: a profile's data folder
 * @mode: what it is opened for; with %BYLINE_DB_READ_WRITE a lost index is made anew first
 * @error: return location for an error
 *
 * Returns: (transfer full): a connection; %NULL with a #BylineStoreError
 */
BylineDb *byline_db_open (const char *data_dir, BylineDbMode mode, GError **error);

/**
 * byline_db_take_outdated:
 * @self: a connection
 *
 * Returns: how many stories lost their articles when @self was opened, since those were kept in a
 *   format that is not read any more; 0 from the second call on
 */
guint byline_db_take_outdated (BylineDb *self);

G_END_DECLS
