/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-headline-row.h"

G_BEGIN_DECLS

/**
 * BylineHeadlineRows: the rows of a list view of headlines: it makes them, binds them to stories,
 * and tells those that are seen to show themselves. Main thread.
 */
#define BYLINE_TYPE_HEADLINE_ROWS (byline_headline_rows_get_type ())
G_DECLARE_FINAL_TYPE (BylineHeadlineRows, byline_headline_rows, BYLINE, HEADLINE_ROWS, GObject)

BylineHeadlineRows *byline_headline_rows_new (void);
/** @view: (transfer none): gets the rows; it outlives @self, or byline_headline_rows_stop() is said.
 */
void byline_headline_rows_set_view (BylineHeadlineRows *self, GtkListView *view);
/** @library: (nullable): where pictures and texts come from, from the next row on. */
void byline_headline_rows_set_library (BylineHeadlineRows *self, BylineLibrary *library);
/** Whether rows have pictures: all are made anew. */
void byline_headline_rows_set_load_pictures (BylineHeadlineRows *self, gboolean load_pictures);
/** @search: (nullable): a query whose words are marked. */
void byline_headline_rows_set_search (BylineHeadlineRows *self, const char *search);
/** Between layout and drawing: rows that are seen in @window, or nearly, show themselves. */
void byline_headline_rows_show (BylineHeadlineRows *self, GtkWidget *window);
/** Another font, another text size, another direction. */
void byline_headline_rows_update_look (BylineHeadlineRows *self);
/** Time has passed. */
void byline_headline_rows_update_time (BylineHeadlineRows *self);
/** Nothing is asked for any more. */
void byline_headline_rows_stop (BylineHeadlineRows *self);

G_END_DECLS
