/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db-private.h"

G_BEGIN_DECLS

/** Says that the raw author writes as @name in the publication, for others of the same family name. */
gboolean _byline_joins_add_name (BylineDb *self,
                                 gint64 raw,
                                 const char *name,
                                 gint64 publication_id,
                                 GError **error);
/**
 * Returns: the author in the publication whom the raw one's name is another spelling of, so that both
 * are one as long as the user says nothing; 0 for none; -1 with an error.
 */
gint64 _byline_joins_find (BylineDb *self, gint64 raw, gint64 publication_id, GError **error);
/** Adds to @ids (gint64) the raw authors in the publication whose family name @name ends in. */
gboolean _byline_joins_find_family (BylineDb *self,
                                    const char *name,
                                    gint64 publication_id,
                                    GArray *ids,
                                    GError **error);

G_END_DECLS
