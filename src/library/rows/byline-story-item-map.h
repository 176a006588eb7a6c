/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-library.h"
#include "byline-story-item.h"

G_BEGIN_DECLS

/**
 * BylineStoryItemMap:
 *
 * An identity map: one live object for each story that a list shows. Main thread.
 */
#define BYLINE_TYPE_STORY_ITEM_MAP (byline_story_item_map_get_type ())
G_DECLARE_FINAL_TYPE (BylineStoryItemMap, byline_story_item_map, BYLINE, STORY_ITEM_MAP, GObject)

/**
 * byline_story_item_map_new:
 * @library: whose stories they are
 *
 * Returns: (transfer full): an empty map
 */
BylineStoryItemMap *byline_story_item_map_new (BylineLibrary *library);
/**
 * byline_story_item_map_get_item:
 * @self: the map
 * @ids: (element-type gint64): rows of stories
 * @position: a position in @ids
 *
 * Returns: (transfer full): the object of the row at @position; filled later if its data are not
 *   there
 */
BylineStoryItem *byline_story_item_map_get_item (BylineStoryItemMap *self,
                                                 GArray *ids,
                                                 guint position);
/**
 * byline_story_item_map_list_shown:
 * @self: the map
 *
 * Returns: (transfer full) (element-type gint64): the rows whose objects are alive, since somebody
 *   looks at them, in no order
 */
GArray *byline_story_item_map_list_shown (BylineStoryItemMap *self);
/**
 * byline_story_item_map_set_headings:
 * @self: the map
 * @headings: (nullable) (element-type gint64 utf8): the names of groups by the rows of the stories that begin them;
 *   %NULL for none
 *
 * Says which items begin a group: those that are alive, and those that will be.
 */
void byline_story_item_map_set_headings (BylineStoryItemMap *self, GHashTable *headings);
/**
 * byline_story_item_map_insert:
 * @self: the map
 * @story: a story that came by another query
 * @generation: what byline_story_item_map_get_generation() was when it was queried
 *
 * Takes the data of a story.
 */
void byline_story_item_map_insert (BylineStoryItemMap *self, BylineStory *story, guint generation);
/**
 * byline_story_item_map_get_generation:
 * @self: the map
 *
 * Returns: a number that grows whenever all is invalidated
 */
guint byline_story_item_map_get_generation (BylineStoryItemMap *self);
/**
 * byline_story_item_map_invalidate:
 * @self: the map
 * @id: a story's row
 * @may_be_coming: whether somebody else has asked for rows that may be inserted yet, this one among them
 *
 * Says that the data of a row are old: a live object is filled anew, and so is a row whose data are on their
 * way; others when they are asked for.
 */
void byline_story_item_map_invalidate (BylineStoryItemMap *self, gint64 id, gboolean may_be_coming);
/**
 * byline_story_item_map_invalidate_all:
 * @self: the map
 *
 * Says that the data of all rows are old: live objects are filled anew, others when they are asked
 * for.
 */
void byline_story_item_map_invalidate_all (BylineStoryItemMap *self);

G_END_DECLS
