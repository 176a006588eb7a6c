/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineStoryItem:
 *
 * A live row of a #BylineStoryList. Main thread.
 *
 * Properties, notified: id (int64), story (BylineStory, boxed, %NULL until it is read), is-read
 * and is-saved (boolean), heading (string, %NULL for most).
 */
#define BYLINE_TYPE_STORY_ITEM (byline_story_item_get_type ())
G_DECLARE_FINAL_TYPE (BylineStoryItem, byline_story_item, BYLINE, STORY_ITEM, GObject)

/**
 * byline_story_item_get_id:
 * @self: a story item
 *
 * Returns: the story's row in the database
 */
gint64 byline_story_item_get_id (BylineStoryItem *self);
/**
 * byline_story_item_get_story:
 * @self: a story item
 *
 * Returns: (transfer none) (nullable): the story; %NULL until it has been read
 */
BylineStory *byline_story_item_get_story (BylineStoryItem *self);
/**
 * byline_story_item_get_is_read:
 * @self: a story item
 *
 * Returns: whether the story is read; %FALSE until it is known
 */
gboolean byline_story_item_get_is_read (BylineStoryItem *self);
/**
 * byline_story_item_get_is_saved:
 * @self: a story item
 *
 * Returns: whether the story is saved; %FALSE until it is known
 */
gboolean byline_story_item_get_is_saved (BylineStoryItem *self);
/**
 * byline_story_item_get_heading:
 * @self: a story item
 *
 * Returns: (transfer none) (nullable): the name of the group that begins with this story, in a list that has
 *   groups: "" for that of stories without a section; %NULL if none begins
 */
const char *byline_story_item_get_heading (BylineStoryItem *self);

G_END_DECLS
