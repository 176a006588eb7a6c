/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-headlines-pane.h"
#include "byline-panes.h"
#include "byline-reading-pane.h"
#include "byline-shortcuts.h"
#include "byline-sidebar.h"

G_BEGIN_DECLS

/**
 * BylineNavigation:
 *
 * How keys and buttons lead from story to story, from pane to pane, and back. Main thread.
 */
#define BYLINE_TYPE_NAVIGATION (byline_navigation_get_type ())
G_DECLARE_FINAL_TYPE (BylineNavigation, byline_navigation, BYLINE, NAVIGATION, GObject)

/**
 * byline_navigation_new:
 * @window: what gets the actions next, previous, next-unread, page-forward, page-back,
 *   begin-search, find-name, sidebar, up, back, forward and escape, and the single keys
 * @shortcuts: what keys do
 * @panes: the window's panes
 * @filters: where back and forward lead, beside the stories that were opened
 * @story: what is read
 * @sidebar: what is in the first pane; not kept alive
 * @headlines_pane: what is in the second; not kept alive
 * @reading_pane: what is in the third; not kept alive
 *
 * Returns: (transfer full): the navigation of a window, which has to keep it
 */
BylineNavigation *byline_navigation_new (GtkApplicationWindow *window,
                                         BylineShortcuts *shortcuts,
                                         BylinePanes *panes,
                                         BylineFilters *filters,
                                         BylineCurrentStory *story,
                                         BylineSidebar *sidebar,
                                         BylineHeadlinesPane *headlines_pane,
                                         BylineReadingPane *reading_pane);
/**
 * byline_navigation_can_go_back:
 * @self: the navigation
 *
 * Returns: whether there is anything to go back to: a story, a pane or a filter
 */
gboolean byline_navigation_can_go_back (BylineNavigation *self);
/**
 * byline_navigation_can_go_forward:
 * @self: the navigation
 *
 * Returns: whether one came back from a story or a filter
 */
gboolean byline_navigation_can_go_forward (BylineNavigation *self);

G_END_DECLS
