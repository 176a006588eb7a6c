/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-library.h"
#include "byline-sidebar-item.h"

G_BEGIN_DECLS

/**
 * BylineSidebarRow:
 *
 * Draws one #BylineSidebarItem; recycled.
 *
 * Signals: toggle: its arrow was pressed; menu (double x, double y): its menu is asked for.
 */
#define BYLINE_TYPE_SIDEBAR_ROW (byline_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (BylineSidebarRow, byline_sidebar_row, BYLINE, SIDEBAR_ROW, GtkWidget)

/**
 * byline_sidebar_row_new:
 *
 * Returns: (transfer none) (floating): a row that shows nothing
 */
GtkWidget *byline_sidebar_row_new (void);
/**
 * byline_sidebar_row_bind:
 * @self: a row
 * @item: (nullable): what it shows
 * @library: (nullable): where pictures come from
 *
 * Shows an item.
 */
void byline_sidebar_row_bind (BylineSidebarRow *self,
                              BylineSidebarItem *item,
                              BylineLibrary *library);
/**
 * byline_sidebar_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
BylineSidebarItem *byline_sidebar_row_get_item (BylineSidebarRow *self);

G_END_DECLS
