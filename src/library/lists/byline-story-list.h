/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-library.h"
#include "byline-story-item.h"

G_BEGIN_DECLS

/**
 * BylineStoryList: a GListModel of #BylineStoryItem over an array of story ids in reading order.
 * The first 200 come at once, the rest as one splice. get_item() answers at once; items are
 * filled by notify as their page (100 rows) is read, and released with their last reference (a
 * table from id to weak reference: one story is one object). When the library changes the list is
 * asked again and only differences are spliced, so that scroll position and selection stay.
 * Stories that were in the list stay until the filter changes even if they no longer match (read
 * in an Unread list). Main thread.
 *
 * Properties: filter (BylineFilter, boxed), loading (boolean), error-message (string, nullable),
 * n-unread (uint)
 */
#define BYLINE_TYPE_STORY_LIST (byline_story_list_get_type ())
G_DECLARE_FINAL_TYPE (BylineStoryList, byline_story_list, BYLINE, STORY_LIST, GObject)

BylineStoryList *byline_story_list_new (BylineLibrary *library);
/**
 * Asks anew with another filter (copied). The old rows stay until the first of the new come, then
 * all is one change.
 */
void byline_story_list_set_filter (BylineStoryList *self, const BylineFilter *filter);
/** Returns: (transfer none): never %NULL */
const BylineFilter *byline_story_list_get_filter (BylineStoryList *self);
gboolean byline_story_list_get_loading (BylineStoryList *self);
/**
 * Returns: the position of a story, or %GTK_INVALID_LIST_POSITION's value (G_MAXUINT) if it is
 * not in the list.
 */
guint byline_story_list_find (BylineStoryList *self, gint64 story_id);
/** Returns: the story's row at @position, 0 beyond the end. Makes no object. */
gint64 byline_story_list_get_id (BylineStoryList *self, guint position);
/**
 * finish returns the position of the next (or the previous) unread story behind @position
 * (G_MAXUINT: from the start, backwards from the end); G_MAXUINT for none.
 */
void byline_story_list_next_unread_async (BylineStoryList *self,
                                          guint position,
                                          gboolean backwards,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
guint byline_story_list_next_unread_finish (BylineStoryList *self,
                                            GAsyncResult *result,
                                            GError **error);

G_END_DECLS
