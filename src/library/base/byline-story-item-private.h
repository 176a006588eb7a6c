/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-story-item.h"

G_BEGIN_DECLS

BylineStoryItem *_byline_story_item_new (gint64 id);
/** Fills the item; notifies only what is different. @story: (transfer none) (nullable) */
void _byline_story_item_set_story (BylineStoryItem *self, BylineStory *story);
/** @heading: (nullable): the group that begins with the story */
void _byline_story_item_set_heading (BylineStoryItem *self, const char *heading);

G_END_DECLS
