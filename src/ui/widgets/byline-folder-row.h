/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * byline_folder_row_new:
 * @title: translated
 * @folders: (nullable): the names that there are, %NULL-terminated
 *
 * Returns: an entry row in which a name can be written, or chosen from those that there are.
 */
GtkWidget *byline_folder_row_new (const char *title, const char *const *folders);

G_END_DECLS
