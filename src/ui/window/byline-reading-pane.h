/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-current-story.h"
#include "byline-edition-view.h"
#include "byline-filters.h"

G_BEGIN_DECLS

/**
 * BylineReadingPane:
 *
 * The story that is read, and in its place, while it waits behind it, the page of an author or a
 * section. Where no story is chosen, the filter's front page.
 *
 * Signals:
 *   changed: what can be done with what is shown is another
 *   present: the pane is to come to the front
 *   list-asked: the headlines are to come to the front, with the filter that is shown
 */
#define BYLINE_TYPE_READING_PANE (byline_reading_pane_get_type ())
G_DECLARE_FINAL_TYPE (BylineReadingPane, byline_reading_pane, BYLINE, READING_PANE, GtkBox)

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
 * byline_reading_pane_set_story_menu:
 * @self: the pane
 * @func: makes the menu of a story on the front page
 * @user_data: for @func; it lives as long as the pane
 *
 * Says what can be done with a story that is not open.
 */
void byline_reading_pane_set_story_menu (BylineReadingPane *self,
                                         BylineStoryMenuFunc func,
                                         gpointer user_data);
/**
 * byline_reading_pane_set_overlay:
 * @self: the pane
 * @overlay: what lies over the whole window; not kept alive
 *
 * Says where pictures are shown large; once, after the pane was set up.
 */
void byline_reading_pane_set_overlay (BylineReadingPane *self, GtkOverlay *overlay);
/**
 * byline_reading_pane_update:
 * @self: the pane
 * @changes: what is different
 *
 * Asks again for what the page shows: the library has changed.
 */
void byline_reading_pane_update (BylineReadingPane *self, BylineLibraryChanges changes);
/**
 * byline_reading_pane_update_story:
 * @self: the pane
 * @story_id: a story's row
 *
 * The story's marks have changed.
 */
void byline_reading_pane_update_story (BylineReadingPane *self, gint64 story_id);
/**
 * byline_reading_pane_set_counts:
 * @self: the pane
 * @counts: the sidebar's
 *
 * Says what the heads of authors, sections and publications show beside names.
 */
void byline_reading_pane_set_counts (BylineReadingPane *self, BylineCounts *counts);
/**
 * byline_reading_pane_set_since:
 * @self: the pane
 * @since: the last visit, in seconds since 1970; 0: none
 *
 * Says what is new on the front page, from the next one on.
 */
void byline_reading_pane_set_since (BylineReadingPane *self, gint64 since);
/**
 * byline_reading_pane_reload_after_refresh:
 * @self: the pane
 *
 * The reader has asked for a refresh: when it ends, the front page is made anew.
 */
void byline_reading_pane_reload_after_refresh (BylineReadingPane *self);
/**
 * byline_reading_pane_show_front_page:
 * @self: the pane
 *
 * Closes story and page, and shows the filter's front page in their place.
 */
void byline_reading_pane_show_front_page (BylineReadingPane *self);
/**
 * byline_reading_pane_leave_story:
 * @self: the pane
 *
 * Goes back to the front page, if the story was opened there: it stands where it stood.
 *
 * Returns: whether it was
 */
gboolean byline_reading_pane_leave_story (BylineReadingPane *self);
/**
 * byline_reading_pane_is_at_front_page_story:
 * @self: the pane
 *
 * Returns: whether the story that is read is the one that was opened on the front page
 */
gboolean byline_reading_pane_is_at_front_page_story (BylineReadingPane *self);
/**
 * byline_reading_pane_wants_front_page:
 * @self: the pane
 *
 * Returns: whether the front page is shown where no story is chosen
 */
gboolean byline_reading_pane_wants_front_page (BylineReadingPane *self);
/**
 * byline_reading_pane_set_alone:
 * @self: the pane
 * @is_alone: whether no other pane stands beside it
 *
 * Says whether it has the window's buttons at both sides, and a way back.
 */
void byline_reading_pane_set_alone (BylineReadingPane *self, gboolean is_alone);
/**
 * byline_reading_pane_get_readable_width:
 * @self: the pane
 *
 * Returns: how wide it has to be at least for lines that are read well, in pixels
 */
int byline_reading_pane_get_readable_width (BylineReadingPane *self);
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
 * Once the pane was set up, adds what is done with the story (unread, saved, open-browser, copy-link, reload, find), the
 * text's size (text-larger, text-smaller, text-reset), name-page and front-page.
 */
void byline_reading_pane_add_actions (BylineReadingPane *self, GActionMap *map);

G_END_DECLS
