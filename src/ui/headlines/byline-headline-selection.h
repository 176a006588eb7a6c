/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "byline-story-list.h"

G_BEGIN_DECLS

/**
 * BylineHeadlineSelection:
 *
 * Which headlines are selected: one, kept by its id whatever is spliced in, or several (with Shift,
 * Ctrl or Ctrl+A), which GTK keeps by their rows. Main thread.
 *
 * Signals:
 *   chosen (int64 story): the user selected this story, and it alone
 *   several-changed: the number of stories that are selected together is different
 */
#define BYLINE_TYPE_HEADLINE_SELECTION (byline_headline_selection_get_type ())
G_DECLARE_FINAL_TYPE (BylineHeadlineSelection,
                      byline_headline_selection,
                      BYLINE,
                      HEADLINE_SELECTION,
                      GObject)

/**
 * byline_headline_selection_new:
 * @shown: the rows that there are, which are the first ones of the list
 *
 * Returns: (transfer full): a selection of nothing
 */
BylineHeadlineSelection *byline_headline_selection_new (GListModel *shown);
/**
 * byline_headline_selection_get_model:
 * @self: the selection
 *
 * Returns: (transfer none): what a view shows
 */
GtkSelectionModel *byline_headline_selection_get_model (BylineHeadlineSelection *self);
/**
 * byline_headline_selection_set_list:
 * @self: the selection
 * @list: (nullable): what knows the rows' ids; nothing is selected until something is
 *
 * Sets whose stories are selected.
 */
void byline_headline_selection_set_list (BylineHeadlineSelection *self, BylineStoryList *list);
/**
 * byline_headline_selection_set:
 * @self: the selection
 * @story_id: a story's row; 0: none
 *
 * Selects one story, in the list or not. Nothing is signalled but that there are several no more.
 */
void byline_headline_selection_set (BylineHeadlineSelection *self, gint64 story_id);
/**
 * byline_headline_selection_get:
 * @self: the selection
 *
 * Returns: the story that was selected last; 0 for none
 */
gint64 byline_headline_selection_get (BylineHeadlineSelection *self);
/**
 * byline_headline_selection_get_position:
 * @self: the selection
 *
 * Returns: where the row of that story is; %GTK_INVALID_LIST_POSITION if it is none that is shown
 */
guint byline_headline_selection_get_position (BylineHeadlineSelection *self);
/**
 * byline_headline_selection_get_n_several:
 * @self: the selection
 *
 * Returns: how many stories are selected together; 0 if there is one at most
 */
guint byline_headline_selection_get_n_several (BylineHeadlineSelection *self);
/**
 * byline_headline_selection_get_several:
 * @self: the selection
 *
 * Returns: (transfer full) (element-type gint64): the stories that are selected together, in the
 *   list's order
 */
GArray *byline_headline_selection_get_several (BylineHeadlineSelection *self);
/**
 * byline_headline_selection_end_several:
 * @self: the selection
 *
 * Selects nothing but the story that was selected last.
 *
 * Returns: whether there were several
 */
gboolean byline_headline_selection_end_several (BylineHeadlineSelection *self);

G_END_DECLS
