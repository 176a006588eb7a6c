/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-headlines-pane.h"
#include "byline-navigation.h"

G_BEGIN_DECLS

/**
 * BylineActionStates:
 *
 * Says which of a window's actions can be done now, and what their states are: the one place where they are enabled
 * and disabled. It hears of what they depend on by itself. Main thread.
 */
#define BYLINE_TYPE_ACTION_STATES (byline_action_states_get_type ())
G_DECLARE_FINAL_TYPE (BylineActionStates, byline_action_states, BYLINE, ACTION_STATES, GObject)

/**
 * byline_action_states_new:
 * @map: the window's actions; not kept alive
 * @context: the window's
 * @settings: the size of text
 * @filters: the window's filters
 * @story: the story that is read
 * @panes: the window's panes
 * @navigation: back and forward
 * @headlines_pane: (transfer none): the list; not kept alive
 * @reading_pane: (transfer none): the story's pane; not kept alive
 *
 * Returns: (transfer full): what looks after the actions, as long as it lives
 */
BylineActionStates *byline_action_states_new (GActionMap *map,
                                              BylineWindowContext *context,
                                              BylineSettings *settings,
                                              BylineFilters *filters,
                                              BylineCurrentStory *story,
                                              BylinePanes *panes,
                                              BylineNavigation *navigation,
                                              BylineHeadlinesPane *headlines_pane,
                                              BylineReadingPane *reading_pane);
/**
 * byline_action_states_set_stories:
 * @self: the states
 * @stories: the list; before this, the library is not open
 *
 * Says that the library is open.
 */
void byline_action_states_set_stories (BylineActionStates *self, BylineStoryList *stories);

G_END_DECLS
