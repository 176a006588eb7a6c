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

G_END_DECLS
