/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-db.h"

G_BEGIN_DECLS

/**
 * byline_db_list_stories:
 * @self: a connection
 * @filter: which
 * @limit: the most rows, 0 for all
 * @offset: rows to leave out
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64): rows of stories in the order of @filter, else newest
 *   first; %NULL with @error set, %BYLINE_STORE_ERROR_QUERY for a search that cannot be understood
 */
GArray *byline_db_list_stories (BylineDb *self,
                                const BylineFilter *filter,
                                guint limit,
                                guint offset,
                                GError **error);

/**
 * byline_db_list_stories_in_groups:
 * @self: a connection
 * @filter: which, with an order that may have groups
 * @headings: (out) (transfer full) (nullable) (element-type utf8): for each story, what the group is called that it
 *   stands in: the same string for all of one group, "" for stories without a section; %NULL if the order has none
 * @error: return location for an error
 *
 * Groups stand in the order of their names, pinned sections first, and what has no section last.
 *
 * Returns: (transfer full) (element-type gint64): all rows of stories, in order; %NULL with @error set, as
 *   byline_db_list_stories()
 */
GArray *byline_db_list_stories_in_groups (BylineDb *self,
                                          const BylineFilter *filter,
                                          GPtrArray **headings,
                                          GError **error);

/**
 * byline_db_get_stories:
 * @self: a connection
 * @ids: (array length=n_ids): rows of stories
 * @n_ids: how many there are
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type BylineStory): the stories in the order of @ids, without
 *   those that are gone; %NULL with @error set
 */
GPtrArray *byline_db_get_stories (BylineDb *self, const gint64 *ids, gsize n_ids, GError **error);

/**
 * byline_db_find_story:
 * @self: a connection
 * @reference: a row number, a key, or an address
 * @error: return location for an error
 *
 * Returns: the story's row; 0 with %BYLINE_STORE_ERROR_NOT_FOUND
 */
gint64 byline_db_find_story (BylineDb *self, const char *reference, GError **error);

/**
 * byline_db_get_counts:
 * @self: a connection
 * @scope: (nullable): sections and authors are counted within this filter: authors within its
 *   sections and publication, sections within its authors and publication; the rest is of all
 *   stories
 * @now: for "today"
 * @error: return location for an error
 *
 * Returns: (transfer full): all that the sidebar shows; %NULL with @error set
 */
BylineCounts *byline_db_get_counts (BylineDb *self,
                                    const BylineFilter *scope,
                                    gint64 now,
                                    GError **error);

/**
 * byline_db_get_all_counts:
 * @self: a connection
 * @scope: (nullable): as for byline_db_get_counts()
 * @now: for "today"
 * @error: return location for an error
 *
 * Does what byline_db_get_counts() does, with the sections and authors that are not listed.
 *
 * Returns: (transfer full): all counts; %NULL with @error set
 */
BylineCounts *byline_db_get_all_counts (BylineDb *self,
                                        const BylineFilter *scope,
                                        gint64 now,
                                        GError **error);

/**
 * byline_db_count_stories:
 * @self: a connection
 * @filter: a filter
 * @unread: (out) (optional): how many of them are unread
 * @error: return location for an error
 *
 * Returns: how many stories @filter shows
 */
guint byline_db_count_stories (BylineDb *self,
                               const BylineFilter *filter,
                               guint *unread,
                               GError **error);

/**
 * byline_db_mark_all_read:
 * @self: a connection
 * @filter: a filter
 * @until: a sort time, in seconds since 1970
 * @error: return location for an error
 *
 * Marks all that @filter shows and that sorts at or before @until as read. One line in the
 * journal.
 *
 * Returns: (transfer full) (element-type gint64): the rows that changed; %NULL with @error set
 */
GArray *byline_db_mark_all_read (BylineDb *self,
                                 const BylineFilter *filter,
                                 gint64 until,
                                 GError **error);

G_END_DECLS
