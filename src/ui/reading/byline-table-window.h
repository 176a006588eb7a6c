/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BylineTableWindow:
 *
 * A table in a window of its own, where it scrolls both ways. Its rows come in a few at a time.
 *
 * Signals:
 *   link-activated (string uri): a link in a cell was followed
 */
#define BYLINE_TYPE_TABLE_WINDOW (byline_table_window_get_type ())
G_DECLARE_FINAL_TYPE (BylineTableWindow, byline_table_window, BYLINE, TABLE_WINDOW, AdwWindow)

/**
 * byline_table_window_new:
 * @rows: (element-type GPtrArray): a table's rows; a reference is kept
 * @caption: (nullable): what the table is about
 * @is_rtl: whether the text runs from right to left
 *
 * Makes a window.
 *
 * Returns: (transfer none): a window that is not shown yet
 */
GtkWidget *byline_table_window_new (GPtrArray *rows, const char *caption, gboolean is_rtl);

G_END_DECLS
