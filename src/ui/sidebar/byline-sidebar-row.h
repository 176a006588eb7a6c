/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-library.h"
#include "byline-sidebar-item.h"

G_BEGIN_DECLS

/**
 * BylineSidebarRow: draws one #BylineSidebarItem; recycled.
 *
 * Signals: toggle: its arrow was pressed; menu (double x, double y): its menu is asked for
 */
#define BYLINE_TYPE_SIDEBAR_ROW (byline_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (BylineSidebarRow, byline_sidebar_row, BYLINE, SIDEBAR_ROW, GtkWidget)

GtkWidget *byline_sidebar_row_new (void);
/** @item: (nullable): @library: (nullable): where pictures come from */
void byline_sidebar_row_bind (BylineSidebarRow *self,
                              BylineSidebarItem *item,
                              BylineLibrary *library);
/** Returns: (transfer none) (nullable) */
BylineSidebarItem *byline_sidebar_row_get_item (BylineSidebarRow *self);

G_END_DECLS
