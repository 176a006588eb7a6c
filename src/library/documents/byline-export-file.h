/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "byline-export-format.h"

G_BEGIN_DECLS

/**
 * byline_export_file:
 * @articles: (element-type BylineArticle): stories whose bodies are open, at least one; of several,
 *   only a book takes more than the first
 * @format: what is made
 * @title: (nullable): what a book is called
 * @pictures: (nullable) (element-type utf8 GBytes): encoded pictures by their addresses
 * @error: return location for an error
 *
 * Makes a file of stories. Pure, but for the time of day, which a book says; any thread.
 *
 * Returns: (transfer full): what the file holds; %NULL with %G_IO_ERROR_MESSAGE_TOO_LARGE
 */
GBytes *byline_export_file (GPtrArray *articles,
                            BylineExportFormat format,
                            const char *title,
                            GHashTable *pictures,
                            GError **error);

G_END_DECLS
