/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BylineStoryHistory:
 *
 * The stories that were opened one after the other, and which of them is read. It goes together with
 * the filter's history: a step back takes back what was done last, be it that a story was opened or
 * that another filter was chosen. So each story has a depth: how many filters lay behind when it was
 * opened. Main thread.
 */
#define BYLINE_TYPE_STORY_HISTORY (byline_story_history_get_type ())
G_DECLARE_FINAL_TYPE (BylineStoryHistory, byline_story_history, BYLINE, STORY_HISTORY, GObject)

/**
 * byline_story_history_new:
 *
 * Returns: (transfer full): a history without stories
 */
BylineStoryHistory *byline_story_history_new (void);
/**
 * byline_story_history_visit:
 * @self: the history
 * @story_id: a story's row
 * @depth: how many filters lie behind
 * @from_story: whether it was reached from the story before, without a look at the list
 *
 * A story was opened: a step. What one came back from is forgotten.
 */
void byline_story_history_visit (BylineStoryHistory *self,
                                 gint64 story_id,
                                 guint depth,
                                 gboolean from_story);
/**
 * byline_story_history_replace:
 * @self: the history
 * @story_id: a story's row
 *
 * The reader scrolled into a story: no step, but it is what one comes back to.
 */
void byline_story_history_replace (BylineStoryHistory *self, gint64 story_id);
/**
 * byline_story_history_get_back:
 * @self: the history
 * @depth: how many filters lie behind
 * @from_story: whether only a story counts that was reached from the one before
 *
 * Returns: the story that a step back leads to; 0 if what was done last was something else, or there is
 *   none
 */
gint64 byline_story_history_get_back (BylineStoryHistory *self, guint depth, gboolean from_story);
/**
 * byline_story_history_get_forward:
 * @self: the history
 * @depth: how many filters lie behind
 *
 * Returns: the story that a step forward leads to; 0 if another filter comes first, or there is none
 */
gint64 byline_story_history_get_forward (BylineStoryHistory *self, guint depth);
/**
 * byline_story_history_move:
 * @self: the history
 * @step: -1 for a step back, 1 for one forward
 *
 * Goes a step, if there is one.
 */
void byline_story_history_move (BylineStoryHistory *self, int step);

G_END_DECLS
