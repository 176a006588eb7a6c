/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-window-context.h"

G_BEGIN_DECLS

/**
 * byline_marks_set:
 * @context: the window's
 * @story_id: a story's row
 * @flag: what is set
 * @value: whether it is so
 *
 * Marks a story, which can be undone; what goes wrong is shown.
 */
void byline_marks_set (BylineWindowContext *context,
                       gint64 story_id,
                       BylineStoryFlag flag,
                       gboolean value);
/**
 * byline_marks_set_several:
 * @context: the window's
 * @stories: (element-type gint64): rows of stories
 * @flag: what is set
 * @value: whether it is so
 *
 * Marks stories, which can be undone; a toast says so where they are more than one.
 */
void byline_marks_set_several (BylineWindowContext *context,
                               GArray *stories,
                               BylineStoryFlag flag,
                               gboolean value);
/**
 * byline_marks_set_opened:
 * @context: the window's
 * @story_id: the row of a story that was opened
 *
 * Marks it as read. Nobody asked for this mark: that it fails is shown once, not at every story.
 */
void byline_marks_set_opened (BylineWindowContext *context, gint64 story_id);
/**
 * byline_marks_read_all:
 * @context: the window's
 * @filter: which stories
 *
 * Marks all of them as read, which a toast offers to undo.
 */
void byline_marks_read_all (BylineWindowContext *context, const BylineFilter *filter);

G_END_DECLS
