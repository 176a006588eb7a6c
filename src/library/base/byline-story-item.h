/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineStoryItem: a live row of a #BylineStoryList. Properties, notified: id (int64), story
 * (BylineStory, boxed, %NULL until it is read), is-read, is-saved (boolean).
 */
#define BYLINE_TYPE_STORY_ITEM (byline_story_item_get_type ())
G_DECLARE_FINAL_TYPE (BylineStoryItem, byline_story_item, BYLINE, STORY_ITEM, GObject)

gint64 byline_story_item_get_id (BylineStoryItem *self);
/** Returns: (transfer none) (nullable) */
BylineStory *byline_story_item_get_story (BylineStoryItem *self);
gboolean byline_story_item_get_is_read (BylineStoryItem *self);
gboolean byline_story_item_get_is_saved (BylineStoryItem *self);

G_END_DECLS
