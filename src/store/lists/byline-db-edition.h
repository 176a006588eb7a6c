/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"

G_BEGIN_DECLS

/**
 * byline_db_get_edition_candidates:
 * @self: a connection
 * @filter: which stories
 * @error: return location for an error
 *
 * Reads what a front page of @filter may be made of: of its newest stories, a few of each
 * publication, so that one that writes much does not push the others out.
 *
 * Returns: (transfer full) (element-type BylineEditionCandidate): at most 240, newest first; %NULL
 *   with @error set, %BYLINE_STORE_ERROR_QUERY for a search that cannot be understood
 */
GPtrArray *byline_db_get_edition_candidates (BylineDb *self,
                                             const BylineFilter *filter,
                                             GError **error);

/**
 * byline_db_dup_beginning:
 * @self: a connection
 * @story_id: a story's row
 * @standfirst: (nullable): what the page says of it before its text
 *
 * Reads what a page shows of a story that leads without a picture. It is no part of the candidates: most of what these
 * would cost is unpacking texts that nobody sees.
 *
 * Returns: (transfer full) (nullable): the beginning of its text; where @standfirst is that already, how it goes on.
 *   %NULL if there is no more
 */
char *byline_db_dup_beginning (BylineDb *self, gint64 story_id, const char *standfirst);

/**
 * byline_db_count_new:
 * @self: a connection
 * @filter: which stories
 * @since: a time, in seconds since 1970
 * @error: return location for an error
 *
 * Returns: how many of the newest 1,000 stories of @filter came in after @since; 0 with @error set
 */
guint byline_db_count_new (BylineDb *self,
                           const BylineFilter *filter,
                           gint64 since,
                           GError **error);

G_END_DECLS
