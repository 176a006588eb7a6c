/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"

G_BEGIN_DECLS

/**
 * byline_export_epub:
 * @articles: (element-type BylineArticle): stories whose bodies are open, at least one; each is a
 *   chapter
 * @title: (nullable): what the book is called; %NULL for the first story's headline
 * @modified: when the book was made, in seconds since 1970
 * @pictures: (nullable) (element-type utf8 GBytes): encoded pictures by their addresses
 * @error: return location for an error
 *
 * Makes a book of stories (EPUB 3.3, with what readers of EPUB 2 need, too): contents, a chapter a
 * story, pictures inside. Pure; any thread.
 *
 * Returns: (transfer full): the book; %NULL with %G_IO_ERROR_MESSAGE_TOO_LARGE
 */
GBytes *byline_export_epub (GPtrArray *articles,
                            const char *title,
                            gint64 modified,
                            GHashTable *pictures,
                            GError **error);

G_END_DECLS
