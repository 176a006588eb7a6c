/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-detail.h"
#include "byline-library.h"
#include "byline-sidebar-item.h"

G_BEGIN_DECLS

/**
 * BylineSidebar: all that stories can be filtered by, with counts.
 *
 * Menus use the actions win.publication-…, with the publication's row as their target, win.filter-…,
 * win.name-… and win.saved-… (see byline-sidebar-menu.h).
 *
 * Signals:
 *   activated (BylineSidebarItem item, gboolean add): a line was chosen; @add: to be added to what
 * is chosen already (Ctrl
 * or Shift)
 */
#define BYLINE_TYPE_SIDEBAR (byline_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (BylineSidebar, byline_sidebar, BYLINE, SIDEBAR, AdwBin)

GtkWidget *byline_sidebar_new (void);
/** @library: (nullable): where pictures come from */
void byline_sidebar_set_library (BylineSidebar *self, BylineLibrary *library);
/** @counts: (transfer full) */
void byline_sidebar_set_counts (BylineSidebar *self, BylineCounts *counts);
/** Returns: (transfer none) (nullable) */
const BylineCounts *byline_sidebar_get_counts (BylineSidebar *self);
void byline_sidebar_set_filter (BylineSidebar *self, const BylineFilter *filter);
/** @filters: (transfer full) (element-type BylineSavedFilter): saved under names, in their order */
void byline_sidebar_set_saved (BylineSidebar *self, GPtrArray *filters);
/** Opens the entry that finds names by typing. */
void byline_sidebar_begin_search (BylineSidebar *self);

G_END_DECLS
