/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"

G_BEGIN_DECLS

/**
 * byline_db_list_stories:
 * @filter: which
 * @limit: the most rows, 0 for all
 * @offset: rows to leave out
 *
 * Returns: (transfer full) (element-type gint64): stories in reading order, newest first. A
 *   search that cannot be understood is %BYLINE_STORE_ERROR_QUERY.
 */
GArray *byline_db_list_stories (BylineDb *self,
                        const BylineFilter *filter,
                        guint limit,
                        guint offset,
                        GError **error);

/**
 * Returns: (transfer full) (element-type BylineStory): the rows of @ids in their order; those
 * that are gone are left out.
 */
GPtrArray *byline_db_get_stories (BylineDb *self, const gint64 *ids, gsize n_ids, GError **error);

/**
 * byline_db_find_story:
 * @reference: a row number or a key
 *
 * Returns: the row, or 0 with NOT_FOUND.
 */
gint64 byline_db_find_story (BylineDb *self, const char *reference, GError **error);

/**
 * byline_db_get_counts:
 * @scope: (nullable): sections and authors are counted within this filter: authors within its
 *   sections and publication, sections within its authors and publication; the rest is of all
 *   stories
 * @now: for "today"
 *
 * Returns: (transfer full): all that the sidebar shows.
 */
BylineCounts *byline_db_get_counts (BylineDb *self,
                                const BylineFilter *scope,
                                gint64 now,
                                GError **error);

/** As byline_db_get_counts(), with the sections and authors that are not listed. */
BylineCounts *byline_db_get_all_counts (BylineDb *self,
                                    const BylineFilter *scope,
                                    gint64 now,
                                    GError **error);

/**
 * Returns: how many stories @filter shows, and in @unread (nullable) how many of them are unread.
 */
guint byline_db_count_stories (BylineDb *self, const BylineFilter *filter, guint *unread, GError **error);

/**
 * Marks all that @filter shows and that sorts at or before @until as read; one journal line.
 * Returns: as byline_db_mark().
 */
GArray *byline_db_mark_all_read (BylineDb *self,
                                 const BylineFilter *filter,
                                 gint64 until,
                                 GError **error);

G_END_DECLS
