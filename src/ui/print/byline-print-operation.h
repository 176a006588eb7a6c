/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-article.h"
#include "byline-document-type.h"

G_BEGIN_DECLS

/**
 * byline_print_operation_new:
 * @article: a story whose body is open
 * @pictures: (element-type utf8 cairo_surface_t): its pictures, by their addresses
 * @font: what it is set in
 *
 * Returns: (transfer full): what prints the story when it is run
 */
GtkPrintOperation *byline_print_operation_new (BylineArticle *article,
                                               GHashTable *pictures,
                                               BylineDocumentFont font);

/**
 * byline_print_settings_new:
 * @last: (nullable): what the story before was printed with
 * @article: a story
 *
 * Returns: (transfer full): the same, but for the file: it is called by this story, where that is printed to one, and does not
 *   replace the one before
 */
GtkPrintSettings *byline_print_settings_new (GtkPrintSettings *last, BylineArticle *article);

G_END_DECLS
