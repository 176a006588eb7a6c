/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-article.h"
#include "byline-document-type.h"

G_BEGIN_DECLS

/**
 * BylinePrintPages:
 *
 * A story on paper: one column of a width that can be read, with a running head and numbers of
 * pages. Pictures are whole, headings stay with what follows, no line of a paragraph stands alone.
 */
#define BYLINE_TYPE_PRINT_PAGES (byline_print_pages_get_type ())
G_DECLARE_FINAL_TYPE (BylinePrintPages, byline_print_pages, BYLINE, PRINT_PAGES, GObject)

/**
 * byline_print_pages_new:
 * @article: a story whose body is open
 * @pictures: (element-type utf8 cairo_surface_t): its pictures, by their addresses
 * @font: what it is set in
 * @context: for its text, in points
 * @width: how wide a page is without its margins, in points
 * @height: how high
 *
 * Returns: (transfer full): the story, of which no page is made yet
 */
BylinePrintPages *byline_print_pages_new (BylineArticle *article,
                                          GHashTable *pictures,
                                          BylineDocumentFont font,
                                          PangoContext *context,
                                          double width,
                                          double height);
/**
 * byline_print_pages_step:
 * @self: pages
 * @budget: how long it may take about, in microseconds
 *
 * Lays out what comes next.
 *
 * Returns: whether all is laid out
 */
gboolean byline_print_pages_step (BylinePrintPages *self, gint64 budget);
/**
 * byline_print_pages_get_n_pages:
 * @self: pages
 *
 * Returns: how many pages there are so far
 */
guint byline_print_pages_get_n_pages (BylinePrintPages *self);
/**
 * byline_print_pages_get_column:
 * @self: pages
 *
 * Returns: how wide the column is, in points
 */
double byline_print_pages_get_column (BylinePrintPages *self);
/**
 * byline_print_pages_draw:
 * @self: pages, all of which are laid out
 * @page: the number of one, from 0
 * @cr: where it is drawn, from its corner
 *
 * Draws a page.
 */
void byline_print_pages_draw (BylinePrintPages *self, guint page, cairo_t *cr);

G_END_DECLS
