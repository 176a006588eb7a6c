/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-library.h"
#include "byline-story-item.h"

G_BEGIN_DECLS

/**
 * BylineStoryList:
 *
 * A GListModel of #BylineStoryItem over an array of story ids in reading order. Main thread.
 *
 * The first page comes at once, the rest as one splice. get_item() answers at once; items are
 * filled by notify as their page is read, and released with their last reference (a table from id
 * to weak reference: one story is one object). When the library changes, the list is queried again
 * and only differences are spliced, so that scroll position and selection stay. Stories that were
 * in the list stay until the filter changes even if they no longer match (read in an Unread list).
 *
 * Properties: filter (BylineFilter, boxed), loading (boolean), error-message (string, nullable),
 * n-unread (uint).
 */
#define BYLINE_TYPE_STORY_LIST (byline_story_list_get_type ())
G_DECLARE_FINAL_TYPE (BylineStoryList, byline_story_list, BYLINE, STORY_LIST, GObject)

/**
 * byline_story_list_new:
 * @library: whose stories it lists; it need not be open yet
 *
 * Returns: (transfer full): a list that shows the empty filter
 */
BylineStoryList *byline_story_list_new (BylineLibrary *library);
/**
 * byline_story_list_new_in_order:
 * @list: a list
 * @ids: (element-type gint64): rows of stories that come first
 *
 * Makes a list of @ids, and behind them what @list has besides. It stays as it is, but for what its rows
 * say: setting its filter has no effect.
 *
 * Returns: (transfer full): the list
 */
BylineStoryList *byline_story_list_new_in_order (BylineStoryList *list, GArray *ids);
/**
 * byline_story_list_set_filter:
 * @self: a list
 * @filter: a filter, copied
 *
 * Queries with another filter. The old rows stay until the first of the new ones come; then all is
 * one change.
 */
void byline_story_list_set_filter (BylineStoryList *self, const BylineFilter *filter);
/**
 * byline_story_list_get_filter:
 * @self: a list
 *
 * Returns: (transfer none): the filter
 */
const BylineFilter *byline_story_list_get_filter (BylineStoryList *self);
/**
 * byline_story_list_get_loading:
 * @self: a list
 *
 * Returns: whether a query is under way or about to be made
 */
gboolean byline_story_list_get_loading (BylineStoryList *self);
/**
 * byline_story_list_is_whole:
 * @self: a list
 *
 * Returns: whether the number of rows and "n-unread" are the filter's, and not those of its first rows or of the filter before
 */
gboolean byline_story_list_is_whole (BylineStoryList *self);
/**
 * byline_story_list_find:
 * @self: a list
 * @story_id: a story's row
 *
 * Returns: the position of the story; %G_MAXUINT if it is not in the list
 */
guint byline_story_list_find (BylineStoryList *self, gint64 story_id);
/**
 * byline_story_list_get_id:
 * @self: a list
 * @position: a position
 *
 * Returns: the row of the story at @position; 0 beyond the end. No object is made
 */
gint64 byline_story_list_get_id (BylineStoryList *self, guint position);
/**
 * byline_story_list_next_unread_async:
 * @self: a list
 * @position: where the search begins; %G_MAXUINT: at the start, or backwards at the end
 * @backwards: whether it goes backwards
 * @cancellable: (nullable): cancels the call
 * @callback: (scope async) (closure user_data): called with the result, in the main context of the
 *   caller
 * @user_data: data for @callback
 *
 * Looks for the next (or the previous) unread story behind @position.
 *
 * Finish with byline_story_list_next_unread_finish().
 */
void byline_story_list_next_unread_async (BylineStoryList *self,
                                          guint position,
                                          gboolean backwards,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/**
 * byline_story_list_next_unread_finish:
 * @self: a list
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes byline_story_list_next_unread_async().
 *
 * Returns: the position of that story; %G_MAXUINT if there is none, or with @error set
 */
guint byline_story_list_next_unread_finish (BylineStoryList *self,
                                            GAsyncResult *result,
                                            GError **error);

G_END_DECLS
