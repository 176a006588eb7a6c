/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-sidebar-model.h"

G_BEGIN_DECLS

/**
 * BylineSidebarSearch: names in the sidebar are found by typing: the entry above its rows, and what
 * is said in their place if nothing was found.
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
 * @list: the widget around @view, in whose place it is said that nothing was found
 */
BylineSidebarSearch *byline_sidebar_search_new (BylineSidebarModel *model,
                                                GtkWidget *view,
                                                GtkWidget *list);
/** Returns: (transfer none): (floating at first): the bar with the entry */
GtkWidget *byline_sidebar_search_get_bar (BylineSidebarSearch *self);
/** Returns: (transfer none): (floating at first): the rows, or that there are none */
GtkWidget *byline_sidebar_search_get_pages (BylineSidebarSearch *self);
/** Shows the entry; what was typed before is typed over. */
void byline_sidebar_search_begin (BylineSidebarSearch *self);

G_END_DECLS
