/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-headline-metrics.h"
#include "byline-story-list.h"

G_BEGIN_DECLS

/**
 * BylineHeadlineList:
 *
 * The list of headlines over a #BylineStoryList.
 *
 * The selected story is kept by its id: whatever is spliced in, the selection is that story.
 *
 * Signals:
 *   selected (int64 story): another story was chosen with the keyboard or the pointer; while a key
 *     is held down, the one where that rests
 *   opened (int64 story): a story was clicked or Enter was pressed on it, chosen before or not
 *   menu-requested (BylineStoryItem item): a menu is asked for at a row, whose handler shows it with
 *     byline_headline_list_show_menu()
 *   several-changed: the number of stories that are selected together is different
 */
#define BYLINE_TYPE_HEADLINE_LIST (byline_headline_list_get_type ())
G_DECLARE_FINAL_TYPE (BylineHeadlineList, byline_headline_list, BYLINE, HEADLINE_LIST, AdwBin)

/**
 * byline_headline_list_new:
 *
 * Returns: (transfer none) (floating): a list without stories
 */
GtkWidget *byline_headline_list_new (void);
/**
 * byline_headline_list_set_model:
 * @self: the list
 * @list: (nullable): what is listed
 * @library: (nullable): where thumbnails come from
 *
 * Sets what the list shows.
 */
void byline_headline_list_set_model (BylineHeadlineList *self,
                                     BylineStoryList *list,
                                     BylineLibrary *library);
/**
 * byline_headline_list_set_load_pictures:
 * @self: the list
 * @load_pictures: whether rows have pictures
 *
 * Says whether pictures are loaded.
 */
void byline_headline_list_set_load_pictures (BylineHeadlineList *self, gboolean load_pictures);
/**
 * byline_headline_list_set_options:
 * @self: the list
 * @options: what all rows show
 *
 * Sets how much rows show, and what they leave out because it is the same for all.
 */
void byline_headline_list_set_options (BylineHeadlineList *self,
                                       const BylineHeadlineOptions *options);
/**
 * byline_headline_list_select:
 * @self: the list
 * @story_id: a story's row; 0: none
 * @scroll: whether the list scrolls to it, if it is in it
 *
 * Selects a story without a signal.
 */
void byline_headline_list_select (BylineHeadlineList *self, gint64 story_id, gboolean scroll);
/**
 * byline_headline_list_select_debounced:
 * @self: the list
 * @story_id: a story's row
 *
 * Selects a story and scrolls to it. "story-selected" follows if no other story does within a
 * moment: for keys that are held down.
 */
void byline_headline_list_select_debounced (BylineHeadlineList *self, gint64 story_id);
/**
 * byline_headline_list_get_selected:
 * @self: the list
 *
 * Returns: the story that is selected, in the list or not; 0 for none
 */
gint64 byline_headline_list_get_selected (BylineHeadlineList *self);
/**
 * byline_headline_list_scroll_to_top:
 * @self: the list
 *
 * Scrolls to the first row.
 */
void byline_headline_list_scroll_to_top (BylineHeadlineList *self);
/**
 * byline_headline_list_set_search:
 * @self: the list
 * @search: (nullable): a query
 *
 * Sets whose words are marked.
 */
void byline_headline_list_set_search (BylineHeadlineList *self, const char *search);
/**
 * byline_headline_list_grab_focus:
 * @self: the list
 *
 * Gives the keyboard's focus to the list: to the story that is read, else to the row that had it last.
 */
void byline_headline_list_grab_focus (BylineHeadlineList *self);
/**
 * byline_headline_list_show_menu:
 * @self: the list
 * @menu: what can be done
 *
 * Shows a menu where it was asked for.
 */
void byline_headline_list_show_menu (BylineHeadlineList *self, GMenuModel *menu);
/**
 * byline_headline_list_get_n_several:
 * @self: the list
 *
 * Returns: how many stories are selected together; 0 if there is one at most
 */
guint byline_headline_list_get_n_several (BylineHeadlineList *self);
/**
 * byline_headline_list_get_several:
 * @self: the list
 *
 * Returns: (transfer full) (element-type gint64): the stories that are selected together, in their
 *   order; none if there is one at most
 */
GArray *byline_headline_list_get_several (BylineHeadlineList *self);
/**
 * byline_headline_list_end_several:
 * @self: the list
 *
 * Selects nothing but the story that was selected last.
 *
 * Returns: whether there were several
 */
gboolean byline_headline_list_end_several (BylineHeadlineList *self);

G_END_DECLS
