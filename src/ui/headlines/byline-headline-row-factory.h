/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-headline-row.h"

G_BEGIN_DECLS

/**
 * BylineHeadlineRowFactory: the rows of a list view of headlines: it makes them, binds them to stories,
 * and tells those that are seen to show themselves. Main thread.
 */
#define BYLINE_TYPE_HEADLINE_ROW_FACTORY (byline_headline_row_factory_get_type ())
G_DECLARE_FINAL_TYPE (BylineHeadlineRowFactory, byline_headline_row_factory, BYLINE, HEADLINE_ROW_FACTORY, GObject)

BylineHeadlineRowFactory *byline_headline_row_factory_new (void);
/** @view: (transfer none): gets the rows; it outlives @self, or byline_headline_row_factory_stop() is said.
 */
void byline_headline_row_factory_set_view (BylineHeadlineRowFactory *self, GtkListView *view);
/** @library: (nullable): where pictures and texts come from, from the next row on. */
void byline_headline_row_factory_set_library (BylineHeadlineRowFactory *self, BylineLibrary *library);
/** Whether rows have pictures: all are made anew. */
void byline_headline_row_factory_set_load_pictures (BylineHeadlineRowFactory *self, gboolean load_pictures);
/** @search: (nullable): a query whose words are marked. */
void byline_headline_row_factory_set_search (BylineHeadlineRowFactory *self, const char *search);
/** Between layout and drawing: rows that are seen in @window, or nearly, show themselves. */
void byline_headline_row_factory_update_visible (BylineHeadlineRowFactory *self, GtkWidget *window);
/** Another font, another text size, another direction. */
void byline_headline_row_factory_update_metrics (BylineHeadlineRowFactory *self);
/** Time has passed. */
void byline_headline_row_factory_update_time (BylineHeadlineRowFactory *self);
/** Nothing is asked for any more. */
void byline_headline_row_factory_stop (BylineHeadlineRowFactory *self);

G_END_DECLS
