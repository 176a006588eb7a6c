/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-current-story.h"
#include "byline-filters.h"

G_BEGIN_DECLS

/**
 * BylineReadingPane:
 *
 * The story that is read, and in its place, while it waits behind it, the page of an author or a
 * section.
 *
 * Signals:
 *   changed: what can be done with what is shown is another
 *   present: the pane is to come to the front
 *   list-asked: the headlines are to come to the front, with the filter that is shown
 */
#define BYLINE_TYPE_READING_PANE (byline_reading_pane_get_type ())
G_DECLARE_FINAL_TYPE (BylineReadingPane, byline_reading_pane, BYLINE, READING_PANE, GtkBox)

/**
 * BYLINE_TEXT_SCALE_MIN:
 *
 * The smallest size of the text, as a factor.
 */
#define BYLINE_TEXT_SCALE_MIN 0.5
/**
 * BYLINE_TEXT_SCALE_MAX:
 *
 * The largest size of the text, as a factor.
 */
#define BYLINE_TEXT_SCALE_MAX 3.0

/**
 * byline_reading_pane_set_up:
 * @self: a pane of the window's template
 * @context: the window's
 * @settings: how it is read
 * @filters: what leads to and from a page
 * @story: what is read
 *
 * Says what the pane works with; once.
 */
void byline_reading_pane_set_up (BylineReadingPane *self,
                                 BylineWindowContext *context,
                                 BylineSettings *settings,
                                 BylineFilters *filters,
                                 BylineCurrentStory *story);
/**
 * byline_reading_pane_set_stories:
 * @self: the pane
 * @stories: what stories are chosen from
 *
 * The stories that follow in @stories are shown below the one that is read.
 */
void byline_reading_pane_set_stories (BylineReadingPane *self, BylineStoryList *stories);
/**
 * byline_reading_pane_set_overlay:
 * @self: the pane
 * @overlay: what lies over the whole window; not kept alive
 *
 * Says where pictures are shown large.
 */
void byline_reading_pane_set_overlay (BylineReadingPane *self, GtkOverlay *overlay);
/**
 * byline_reading_pane_update:
 * @self: the pane
 *
 * Asks again for what the page shows: the library has changed.
 */
void byline_reading_pane_update (BylineReadingPane *self);
/**
 * byline_reading_pane_set_alone:
 * @self: the pane
 * @is_alone: whether no other pane stands beside it
 *
 * Says whether it has the window's buttons at both sides, and a way back.
 */
void byline_reading_pane_set_alone (BylineReadingPane *self, gboolean is_alone);
/**
 * byline_reading_pane_set_width:
 * @self: the pane
 * @width: the pane's, in pixels
 *
 * Shows as many buttons as there is room for; their actions are in a menu, too.
 */
void byline_reading_pane_set_width (BylineReadingPane *self, int width);
/**
 * byline_reading_pane_scroll:
 * @self: the pane
 * @backwards: whether it goes up
 *
 * Scrolls by a page.
 *
 * Returns: whether there was any further to go
 */
gboolean byline_reading_pane_scroll (BylineReadingPane *self, gboolean backwards);
/**
 * byline_reading_pane_focus:
 * @self: the pane
 *
 * Gives the focus to what is read.
 */
void byline_reading_pane_focus (BylineReadingPane *self);
/**
 * byline_reading_pane_keep_place:
 * @self: the pane
 *
 * Keeps where the story is read, for the next start.
 */
void byline_reading_pane_keep_place (BylineReadingPane *self);
/**
 * byline_reading_pane_escape:
 * @self: the pane
 *
 * Closes the bar that finds words in the story, or else the page.
 *
 * Returns: whether one was open
 */
gboolean byline_reading_pane_escape (BylineReadingPane *self);
/**
 * byline_reading_pane_has_page:
 * @self: the pane
 *
 * Returns: whether a page of an author or a section is shown
 */
gboolean byline_reading_pane_has_page (BylineReadingPane *self);
/**
 * byline_reading_pane_close_page:
 * @self: the pane
 *
 * Shows the story again.
 *
 * Returns: whether there was a page
 */
gboolean byline_reading_pane_close_page (BylineReadingPane *self);
/**
 * byline_reading_pane_leave_page:
 * @self: the pane
 *
 * Goes a step back, as far as a page is concerned: the way back leads through the filters that were
 * chosen beside the page, then out of the page, and to the filter before it only if the page
 * changed that.
 *
 * Returns: whether the filter is to go a step back as well
 */
gboolean byline_reading_pane_leave_page (BylineReadingPane *self);
/**
 * byline_reading_pane_add_actions:
 * @self: the pane
 * @map: the window's actions
 *
 * Adds what is done with the story (unread, saved, open-browser, copy-link, reload, find), the
 * text's size (text-larger, text-smaller, text-reset) and name-page.
 */
void byline_reading_pane_add_actions (BylineReadingPane *self, GActionMap *map);

G_END_DECLS
