/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-library.h"
#include "byline-story-item.h"

G_BEGIN_DECLS

/**
 * BylineStoryItemMap: the objects and data of a list's rows. Live objects stand in a table from id
 * to weak reference, so that one story is one object; the data of those used last are kept, and
 * what nobody has read yet is read page by page. Main thread.
 */
#define BYLINE_TYPE_STORY_ITEM_MAP (byline_story_item_map_get_type ())
G_DECLARE_FINAL_TYPE (BylineStoryItemMap, byline_story_item_map, BYLINE, STORY_ITEM_MAP, GObject)

BylineStoryItemMap *byline_story_item_map_new (BylineLibrary *library);
/**
 * Returns: (transfer full): the object of the row at @position of @ids; filled later if its data
 * are not there.
 */
BylineStoryItem *byline_story_item_map_get_item (BylineStoryItemMap *self, GArray *ids, guint position);
/**
 * Takes data that came otherwise. @generation: byline_story_item_map_get_generation() when they were asked for
 */
void byline_story_item_map_insert (BylineStoryItemMap *self, BylineStory *story, guint generation);
guint byline_story_item_map_get_generation (BylineStoryItemMap *self);
/**
 * What is known of a row, or of all, is old: live objects are filled anew, the others when they
 * are asked for.
 */
void byline_story_item_map_invalidate (BylineStoryItemMap *self, gint64 id);
void byline_story_item_map_invalidate_all (BylineStoryItemMap *self);

G_END_DECLS
