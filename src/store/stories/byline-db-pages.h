/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"
#include "byline-page-policy.h"

G_BEGIN_DECLS

/**
 * byline_db_set_page_policy:
 * @self: the writing connection
 * @publication_id: a publication's row
 * @policy: when its stories' pages are read
 * @error: return location for an error
 *
 * Sets when a publication's pages are read, and forgets what is known of them. Journalled.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_set_page_policy (BylineDb *self,
                                    gint64 publication_id,
                                    BylinePagePolicy policy,
                                    GError **error);
/**
 * byline_db_note_page:
 * @self: the writing connection
 * @story_id: a story's row, of which feed and page were read
 * @gives_more: whether the page gave what the feed lacked
 * @error: return location for an error
 *
 * Learns about the pages of the story's publication, until enough are known. It is no decision of the
 * user's, so it is not journalled: a new index learns anew.
 *
 * Returns: whether it was done; %FALSE with @error set
 */
gboolean byline_db_note_page (BylineDb *self, gint64 story_id, gboolean gives_more, GError **error);

G_END_DECLS
