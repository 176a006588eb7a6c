/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-connection-private.h"
#include "byline-page-policy.h"

G_BEGIN_DECLS

/** Reads what is set for a publication's pages and what is known of them. @reading: (out). */
gboolean _byline_db_get_page_reading (BylineDb *self,
                                      gint64 publication_id,
                                      BylinePageReading *reading,
                                      GError **error);

G_END_DECLS
