/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-sidebar-model.h"

G_BEGIN_DECLS

/**
 * BylineSidebarSearch:
 *
 * Names in the sidebar are found by typing: the entry above its rows, and a message in their place
 * if nothing was found.
 *
 * Signals:
 *   chosen (BylineSidebarItem item, gboolean add): the first that was found; @add: to be added to
 * what is chosen already
 */
#define BYLINE_TYPE_SIDEBAR_SEARCH (byline_sidebar_search_get_type ())
G_DECLARE_FINAL_TYPE (BylineSidebarSearch, byline_sidebar_search, BYLINE, SIDEBAR_SEARCH, GObject)

/**
 * byline_sidebar_search_new:
 * @model: what is searched
 * @view: the list of its rows, which takes the keyboard's focus after a search
 * @list: the widget around @view, which a message replaces if nothing was found
 *
 * Searches names by typing.
 *
 * Returns: (transfer full): a search
 */
BylineSidebarSearch *byline_sidebar_search_new (BylineSidebarModel *model,
                                                GtkWidget *view,
                                                GtkWidget *list);
/**
 * byline_sidebar_search_get_bar:
 * @self: the search
 *
 * Returns: (transfer none): the bar with the entry, floating at first
 */
GtkWidget *byline_sidebar_search_get_bar (BylineSidebarSearch *self);
/**
 * byline_sidebar_search_get_pages:
 * @self: the search
 *
 * Returns: (transfer none): the rows, or that there are none; floating at first
 */
GtkWidget *byline_sidebar_search_get_pages (BylineSidebarSearch *self);
/**
 * byline_sidebar_search_begin:
 * @self: the search
 *
 * Shows the entry. What was typed before is typed over.
 */
void byline_sidebar_search_begin (BylineSidebarSearch *self);
/**
 * byline_sidebar_search_focus_chosen:
 * @self: the search
 *
 * Gives the focus to the first row that is part of the filter, else to the first of all.
 */
void byline_sidebar_search_focus_chosen (BylineSidebarSearch *self);

G_END_DECLS
