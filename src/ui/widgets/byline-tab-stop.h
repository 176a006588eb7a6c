/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * byline_tab_stop_add:
 * @list: a list
 *
 * Makes a list one stop of the Tab key: from any row, Tab leaves it; arrow keys go from row to row.
 * (GTK 4.8 goes from row to row with Tab, too.)
 */
void byline_tab_stop_add (GtkWidget *list);

/**
 * byline_tab_stop_leave:
 * @list: a list in a window
 * @direction: %GTK_DIR_TAB_FORWARD or %GTK_DIR_TAB_BACKWARD
 *
 * Gives the focus to what comes after, or before, @list in the window, as it is read; behind the last one comes the first.
 *
 * Returns: whether something took it
 */
gboolean byline_tab_stop_leave (GtkWidget *list, GtkDirectionType direction);

/**
 * byline_tab_stop_get_row:
 * @list: a #GtkListView
 *
 * Tells which row has the keyboard's focus. GTK gives it to a widget of its own around what the factory made.
 *
 * Returns: (transfer none) (nullable): what the factory made of that row; %NULL if the focus is elsewhere
 */
GtkWidget *byline_tab_stop_get_row (GtkWidget *list);

G_END_DECLS
