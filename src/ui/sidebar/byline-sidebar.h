/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-detail.h"
#include "byline-library.h"
#include "byline-sidebar-build.h"
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
 * @scope: (nullable): what it is narrowed by; %NULL: by what it was until now
 *
 * Shows what there is.
 */
void byline_sidebar_set_counts (BylineSidebar *self,
                                BylineCounts *counts,
                                const BylineFilter *scope);
/**
 * byline_sidebar_set_all:
 * @self: the sidebar
 * @all: (transfer full): names of the whole library, which a search finds whatever is filtered
 *
 * Sets what can be found.
 */
void byline_sidebar_set_all (BylineSidebar *self, BylineCounts *all);
/**
 * byline_sidebar_set_commands:
 * @self: the sidebar
 * @commands: (array length=n_commands): what the window does; it must live as long as the sidebar
 * @n_commands: how many there are
 *
 * Sets which commands a search finds.
 */
void byline_sidebar_set_commands (BylineSidebar *self,
                                  const BylineSidebarCommand *commands,
                                  gsize n_commands);
/**
 * byline_sidebar_set_by_size:
 * @self: the sidebar
 * @by_size: whether names with most stories stand first; else they stand by the alphabet
 *
 * Sets how names are ordered.
 */
void byline_sidebar_set_by_size (BylineSidebar *self, gboolean by_size);
/**
 * byline_sidebar_renew_order:
 * @self: the sidebar
 *
 * Orders names anew by the counts that are set next: the user has changed them.
 */
void byline_sidebar_renew_order (BylineSidebar *self);
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
 * byline_sidebar_set_accounts:
 * @self: the sidebar
 * @accounts: (transfer full) (element-type BylineAccount): those on servers
 * @is_online: whether there is a network
 *
 * Lists publications by who brings them where there are several accounts, and says below the list what
 * waits for a network: there it moves no row.
 */
void byline_sidebar_set_accounts (BylineSidebar *self, GPtrArray *accounts, gboolean is_online);
/**
 * byline_sidebar_begin_search:
 * @self: the sidebar
 *
 * Opens the entry that finds names by typing.
 */
void byline_sidebar_begin_search (BylineSidebar *self);
/**
 * byline_sidebar_fold:
 * @self: the sidebar
 * @close: whether to close a folder; else to open it
 *
 * Closes or opens the folder that has the focus, as in a tree.
 *
 * Returns: whether there is one that was open, or closed
 */
gboolean byline_sidebar_fold (BylineSidebar *self, gboolean close);
/**
 * byline_sidebar_focus:
 * @self: the sidebar
 *
 * Gives the focus to the first row that is part of the filter.
 */
void byline_sidebar_focus (BylineSidebar *self);

G_END_DECLS
