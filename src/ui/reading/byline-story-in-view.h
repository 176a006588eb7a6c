/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-view.h"

G_BEGIN_DECLS

/**
 * BylineStoryInView:
 *
 * Which of the stories in a document is being read: the one that stands over the upper third of the
 * view. A story keeps that place until another is a few lines beyond it, so that nothing flickers at
 * a border.
 *
 * Signals:
 *   changed: it is another one
 *   end-seen (int64 id): all of the story in view has been on the screen down to its end; once a
 *     story
 *   passed (int64 id): a story lies above the screen; once a story
 */
#define BYLINE_TYPE_STORY_IN_VIEW (byline_story_in_view_get_type ())
G_DECLARE_FINAL_TYPE (BylineStoryInView, byline_story_in_view, BYLINE, STORY_IN_VIEW, GObject)

/**
 * byline_story_in_view_new:
 * @view: what is looked at; must live as long as it is asked for
 * @adjustment: how @view is scrolled
 *
 * Returns: (transfer full): one that has no story
 */
BylineStoryInView *byline_story_in_view_new (BylineDocumentView *view, GtkAdjustment *adjustment);
/**
 * byline_story_in_view_open:
 * @self: the story in view
 * @story_id: a story's row; 0 for none
 *
 * Begins anew, with a story that stands alone in the document until others join it.
 */
void byline_story_in_view_open (BylineStoryInView *self, gint64 story_id);
/**
 * byline_story_in_view_jump:
 * @self: the story in view
 * @story_id: a story that stands in the document
 *
 * Scrolls to a story, and makes it the one in view for as long as its beginning is on the screen,
 * or until byline_story_in_view_release(): at the end of a document there may be no way to scroll
 * it up.
 */
void byline_story_in_view_jump (BylineStoryInView *self, gint64 story_id);
/**
 * byline_story_in_view_hold:
 * @self: the story in view
 * @story_id: a story that stands in the document
 *
 * Makes it the one in view until byline_story_in_view_release(), while the view is scrolled to somewhere
 * in it.
 */
void byline_story_in_view_hold (BylineStoryInView *self, gint64 story_id);
/**
 * byline_story_in_view_release:
 * @self: the story in view
 *
 * The reader has gone on: from here on the place decides.
 */
void byline_story_in_view_release (BylineStoryInView *self);
/**
 * byline_story_in_view_set_read:
 * @self: the story in view
 * @story_id: a story's row
 *
 * The story counts as read: that its end is seen is not told any more.
 */
void byline_story_in_view_set_read (BylineStoryInView *self, gint64 story_id);
/**
 * byline_story_in_view_set_ends:
 * @self: the story in view
 * @ends: whether the document's end is that of all stories; else more of them are to come
 *
 * Only at the end of all the last stories have their turn by moving the line that decides down to the
 * edge.
 */
void byline_story_in_view_set_ends (BylineStoryInView *self, gboolean ends);
/**
 * byline_story_in_view_update:
 * @self: the story in view
 *
 * Looks again: the document was scrolled, or its text is another.
 */
void byline_story_in_view_update (BylineStoryInView *self);
/**
 * byline_story_in_view_get:
 * @self: the story in view
 *
 * Returns: the row of the story that is read; 0 for none
 */
gint64 byline_story_in_view_get (BylineStoryInView *self);

G_END_DECLS
