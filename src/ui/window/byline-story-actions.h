/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-current-story.h"
#include "byline-filters.h"
#include "byline-headline-list.h"

G_BEGIN_DECLS

/**
 * BylineStoryActions:
 *
 * What can be done with headlines, one or several together: the menu of a headline, the buttons
 * while several are selected, and the keys, which mean those that are selected, else the story that
 * is read. Main thread.
 */
#define BYLINE_TYPE_STORY_ACTIONS (byline_story_actions_get_type ())
G_DECLARE_FINAL_TYPE (BylineStoryActions, byline_story_actions, BYLINE, STORY_ACTIONS, GObject)

/**
 * byline_story_actions_new:
 * @context: the window's
 * @filters: the window's
 * @list: the window's; the actions live as long as it does
 *
 * Returns: (transfer full): actions on the headlines of @list
 */
BylineStoryActions *byline_story_actions_new (BylineWindowContext *context,
                                              BylineFilters *filters,
                                              BylineHeadlineList *list);
/**
 * byline_story_actions_set_stories:
 * @self: the actions
 * @stories: what the headlines are of
 *
 * Sets the list, once the library is open.
 */
void byline_story_actions_set_stories (BylineStoryActions *self, BylineStoryList *stories);
/**
 * byline_story_actions_make_menu:
 * @self: the actions
 * @story: a story that stands elsewhere than in the list
 *
 * Returns: (transfer full): what can be done with it
 */
GMenu *byline_story_actions_make_menu (BylineStoryActions *self, const BylineStory *story);
/**
 * byline_story_actions_add:
 * @self: the actions
 * @map: the window
 *
 * Adds stories-…, selection-…, read-above, read-below and only-publication.
 */
void byline_story_actions_add (BylineStoryActions *self, GActionMap *map);

G_END_DECLS
