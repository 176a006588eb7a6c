/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-current-story.h"
#include "byline-reading-view.h"
#include "byline-window-context.h"

G_BEGIN_DECLS

/**
 * BylineShareActions:
 *
 * What leaves the window with the story that is read: its link, a message, a quotation, a file.
 */
#define BYLINE_TYPE_SHARE_ACTIONS (byline_share_actions_get_type ())
G_DECLARE_FINAL_TYPE (BylineShareActions, byline_share_actions, BYLINE, SHARE_ACTIONS, GObject)

/**
 * byline_share_actions_new:
 * @context: the window's
 * @story: the story that is read
 * @view: what shows it; must live as long as the actions are used
 *
 * Makes the actions.
 *
 * Returns: (transfer full): they belong to no window yet
 */
BylineShareActions *byline_share_actions_new (BylineWindowContext *context,
                                              BylineCurrentStory *story,
                                              BylineReadingView *view);
/**
 * byline_share_actions_add:
 * @self: the actions
 * @map: the window
 *
 * Adds the actions open-browser, copy-link, share-mail, copy-quote, open-with and save-story.
 */
void byline_share_actions_add (BylineShareActions *self, GActionMap *map);

G_END_DECLS
