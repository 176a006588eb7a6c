/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-story-list.h"
#include "byline-window-context.h"

G_BEGIN_DECLS

/**
 * BylineOpenMode:
 *
 * How a story comes into sight.
 */
typedef enum {
  BYLINE_OPEN_SELECTED, /* it was chosen in the list */
  BYLINE_OPEN_SCROLL,   /* it was read when the window was closed; the list scrolls to it */
  BYLINE_OPEN_PRESENT,  /* the list scrolls to it and the reading pane comes to the front */
  BYLINE_OPEN_IN_VIEW,  /* it stands in the river and has come into view; the list follows */
} BylineOpenMode;

/**
 * BylineCurrentStory:
 *
 * Which story is read, what the library said of it last, and which ones stand beside it in the
 * list. Main thread.
 *
 * Signals:
 *   opened (uint mode): another story is read: a #BylineOpenMode
 *   loaded (gboolean is_first): the library answered byline_current_story_update(): for the first
 *     time since the story was opened, or again
 */
#define BYLINE_TYPE_CURRENT_STORY (byline_current_story_get_type ())
G_DECLARE_FINAL_TYPE (BylineCurrentStory, byline_current_story, BYLINE, CURRENT_STORY, GObject)

/**
 * byline_current_story_new:
 * @context: the window's
 *
 * Returns: (transfer full): none is read yet, and there is no list
 */
BylineCurrentStory *byline_current_story_new (BylineWindowContext *context);
/**
 * byline_current_story_set_list:
 * @self: the story
 * @list: (nullable): what it was chosen from
 *
 * Says which stories stand beside it.
 */
void byline_current_story_set_list (BylineCurrentStory *self, BylineStoryList *list);
/**
 * byline_current_story_open:
 * @self: the story
 * @id: a story's row; 0 for none
 * @mode: how it comes into sight
 *
 * The story takes the place of the one before; the library is asked for it, and an answer of
 * another one that comes after this is dropped.
 */
void byline_current_story_open (BylineCurrentStory *self, gint64 id, BylineOpenMode mode);
/**
 * byline_current_story_find:
 * @self: the story
 * @key: a story's key
 *
 * Opens the story with that key as soon as it is found, and shows what went wrong.
 */
void byline_current_story_find (BylineCurrentStory *self, const char *key);
/**
 * byline_current_story_restore:
 * @self: the story
 * @key: the key of the story that was read when the window was closed
 *
 * Opens it as soon as it is found, unless another one was opened meanwhile; if it is gone, none is
 * read.
 */
void byline_current_story_restore (BylineCurrentStory *self, const char *key);
/**
 * byline_current_story_update:
 * @self: the story
 *
 * Asks the library for the story again.
 */
void byline_current_story_update (BylineCurrentStory *self);
/**
 * byline_current_story_open_next_unread:
 * @self: the story
 * @backwards: whether the one before is looked for
 *
 * Opens the nearest unread story of the list, or says that there is none.
 */
void byline_current_story_open_next_unread (BylineCurrentStory *self, gboolean backwards);
/**
 * byline_current_story_get_neighbor:
 * @self: the story
 * @from: a story's row
 * @step: 1 for the next one, -1 for the one before
 *
 * Returns: the row of the story there, the first one's if @from is not in the list; 0 for none
 */
gint64 byline_current_story_get_neighbor (BylineCurrentStory *self, gint64 from, int step);
/**
 * byline_current_story_get_position:
 * @self: the story
 *
 * Returns: its place in the list; %G_MAXUINT if it is not in it
 */
guint byline_current_story_get_position (BylineCurrentStory *self);
/**
 * byline_current_story_get_id:
 * @self: the story
 *
 * Returns: its row; 0 for none
 */
gint64 byline_current_story_get_id (BylineCurrentStory *self);
/**
 * byline_current_story_get:
 * @self: the story
 *
 * Returns: (transfer none) (nullable): %NULL: not known yet; valid until it is loaded again
 */
const BylineStory *byline_current_story_get (BylineCurrentStory *self);

G_END_DECLS
