/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-detail.h"
#include "byline-library.h"
#include "byline-sidebar-item.h"

G_BEGIN_DECLS

/**
 * BylineSidebar:
 *
 * All that stories can be filtered by, with counts.
 *
 * Menus use the actions win.publication-…, with the publication's row as their target,
 * win.filter-…, win.name-… and win.saved-… (see byline-sidebar-menu.h).
 *
 * Signals:
 *   activated (BylineSidebarItem item, gboolean add): a line was chosen; @add: to be added to what
 * is chosen already (Ctrl
 * or Shift)
 */
#define BYLINE_TYPE_SIDEBAR (byline_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (BylineSidebar, byline_sidebar, BYLINE, SIDEBAR, AdwBin)

/**
 * byline_sidebar_new:
 *
 * Returns: (transfer none) (floating): a sidebar without counts
 */
GtkWidget *byline_sidebar_new (void);
/**
 * byline_sidebar_set_library:
 * @self: the sidebar
 * @library: (nullable): where pictures come from
 *
 * Sets the library.
 */
void byline_sidebar_set_library (BylineSidebar *self, BylineLibrary *library);
/**
 * byline_sidebar_set_counts:
 * @self: the sidebar
 * @counts: (transfer full): what there is
 *
 * Shows what there is.
 */
void byline_sidebar_set_counts (BylineSidebar *self, BylineCounts *counts);
/**
 * byline_sidebar_get_counts:
 * @self: the sidebar
 *
 * Returns: (transfer none) (nullable): what was set last
 */
const BylineCounts *byline_sidebar_get_counts (BylineSidebar *self);
/**
 * byline_sidebar_set_filter:
 * @self: the sidebar
 * @filter: a filter, copied
 *
 * Marks the rows that the filter is made of.
 */
void byline_sidebar_set_filter (BylineSidebar *self, const BylineFilter *filter);
/**
 * byline_sidebar_set_saved:
 * @self: the sidebar
 * @filters: (transfer full) (element-type BylineSavedFilter): saved filters, in their order
 *
 * Shows saved filters.
 */
void byline_sidebar_set_saved (BylineSidebar *self, GPtrArray *filters);
/**
 * byline_sidebar_begin_search:
 * @self: the sidebar
 *
 * Opens the entry that finds names by typing.
 */
void byline_sidebar_begin_search (BylineSidebar *self);

G_END_DECLS
