/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-story-list.h"

G_BEGIN_DECLS

/**
 * BylineHeadlineList: the list of headlines over a #BylineStoryList.
 *
 * The selected story is kept by its id: whatever is spliced in, the selection is that story.
 *
 * Signals:
 *   selected (int64 story): another story was chosen with the keyboard or the pointer; while a key
 *     is held down, the one where that rests
 *   opened (int64 story): a story was clicked or Enter was pressed on it, chosen before or not
 */
#define BYLINE_TYPE_HEADLINE_LIST (byline_headline_list_get_type ())
G_DECLARE_FINAL_TYPE (BylineHeadlineList, byline_headline_list, BYLINE, HEADLINE_LIST, AdwBin)

GtkWidget *byline_headline_list_new (void);
/** @list: (nullable): @library: (nullable): where thumbnails come from */
void byline_headline_list_set_model (BylineHeadlineList *self,
                                     BylineStoryList *list,
                                     BylineLibrary *library);
void byline_headline_list_set_load_pictures (BylineHeadlineList *self, gboolean load_pictures);
/** Selects @story (0: none) without a signal, and scrolls to it if @scroll and it is in the list.
 */
void byline_headline_list_select (BylineHeadlineList *self, gint64 story, gboolean scroll);
/** Selects @story and scrolls to it; "story-selected" follows if no other story does within a moment: for
 * keys that are held down. */
void byline_headline_list_select_debounced (BylineHeadlineList *self, gint64 story);
/** Returns: the story that is selected, in the list or not; 0 for none. */
gint64 byline_headline_list_get_selected (BylineHeadlineList *self);
void byline_headline_list_scroll_to_top (BylineHeadlineList *self);
/** @search: (nullable): a query whose words are marked */
void byline_headline_list_set_search (BylineHeadlineList *self, const char *search);
/** Gives the keyboard's focus to the list. */
void byline_headline_list_grab_focus (BylineHeadlineList *self);

G_END_DECLS
