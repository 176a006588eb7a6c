/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"

G_BEGIN_DECLS

/**
 * byline_db_open:
 * @mode: with %BYLINE_DB_READ_WRITE a lost index is made anew first
 *
 * Returns: (transfer full): a connection; %NULL with an error.
 */
BylineDb *byline_db_open (const char *data_dir, BylineDbMode mode, GError **error);

G_END_DECLS
