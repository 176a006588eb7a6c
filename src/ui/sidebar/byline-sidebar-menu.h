/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "byline-sidebar-item.h"

G_BEGIN_DECLS

/**
 * byline_sidebar_menu_new:
 * @data: what a row shows
 *
 * Actions: win.publication-… (x: the row), win.filter-add and win.filter-remove (ss: "section" or
 * "author", and a name), win.name-… (ss: that, or "publication" and its key), win.saved-… (s: the
 * saved filter's name).
 *
 * Returns: (transfer full) (nullable): what can be done with a line of the sidebar
 */
GMenuModel *byline_sidebar_menu_new (const BylineSidebarData *data);
/**
 * byline_sidebar_menu_new_for_name:
 * @kind: "section" or "author"
 * @name: its name
 * @is_pinned: whether it is pinned
 * @is_organisation: whether the author is no person
 *
 * Returns: (transfer full): what can be done with a section or an author
 */
GMenuModel *byline_sidebar_menu_new_for_name (const char *kind,
                                              const char *name,
                                              gboolean is_pinned,
                                              gboolean is_organisation);

G_END_DECLS
