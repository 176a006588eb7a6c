/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-filters.h"
#include "byline-settings.h"
#include "byline-sidebar.h"

G_BEGIN_DECLS

/**
 * BylineSidebarUpdater:
 *
 * Shows in a window's sidebar what there is: counts, saved filters, the filter, and the commands that it finds; and
 * says who is followed. Rows move when the user has changed names or subscriptions, never because of stories. Main
 * thread.
 */
#define BYLINE_TYPE_SIDEBAR_UPDATER (byline_sidebar_updater_get_type ())
G_DECLARE_FINAL_TYPE (BylineSidebarUpdater,
                      byline_sidebar_updater,
                      BYLINE,
                      SIDEBAR_UPDATER,
                      GObject)

/**
 * byline_sidebar_updater_new:
 * @map: the window's actions, to which followed is added: who is followed, for those who show it
 * @sidebar: (transfer none): the window's; not kept alive
 * @library: whose names they are
 * @settings: the order of names
 * @filters: the window's filters
 *
 * Returns: (transfer full): what looks after the sidebar, as long as it lives
 */
BylineSidebarUpdater *byline_sidebar_updater_new (GActionMap *map,
                                                  BylineSidebar *sidebar,
                                                  BylineLibrary *library,
                                                  BylineSettings *settings,
                                                  BylineFilters *filters);

G_END_DECLS
