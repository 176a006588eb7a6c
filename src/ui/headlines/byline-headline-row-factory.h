/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-headline-metrics.h"
#include "byline-headline-row.h"

G_BEGIN_DECLS

/**
 * BylineHeadlineRowFactory:
 *
 * The rows of a list view of headlines: it makes them, binds them to stories, and tells those that
 * are seen to show themselves. Main thread.
 */
#define BYLINE_TYPE_HEADLINE_ROW_FACTORY (byline_headline_row_factory_get_type ())
G_DECLARE_FINAL_TYPE (BylineHeadlineRowFactory,
                      byline_headline_row_factory,
                      BYLINE,
                      HEADLINE_ROW_FACTORY,
                      GObject)

/**
 * byline_headline_row_factory_new:
 *
 * Returns: (transfer full): a factory without a view
 */
BylineHeadlineRowFactory *byline_headline_row_factory_new (void);
/**
 * byline_headline_row_factory_set_view:
 * @self: a factory
 * @view: (transfer none): gets the rows; it outlives @self, or byline_headline_row_factory_stop()
 *   is called
 *
 * Makes the rows of a view from now on.
 */
void byline_headline_row_factory_set_view (BylineHeadlineRowFactory *self, GtkListView *view);
/**
 * byline_headline_row_factory_set_library:
 * @self: a factory
 * @library: (nullable): where pictures and texts come from, from the next row on
 *
 * Sets the library.
 */
void byline_headline_row_factory_set_library (BylineHeadlineRowFactory *self,
                                              BylineLibrary *library);
/**
 * byline_headline_row_factory_set_load_pictures:
 * @self: a factory
 * @load_pictures: whether rows have pictures
 *
 * Says whether rows have pictures. All rows are made anew.
 */
void byline_headline_row_factory_set_load_pictures (BylineHeadlineRowFactory *self,
                                                    gboolean load_pictures);
/**
 * byline_headline_row_factory_set_search:
 * @self: a factory
 * @search: (nullable): a query
 *
 * Sets whose words are marked.
 */
void byline_headline_row_factory_set_search (BylineHeadlineRowFactory *self, const char *search);
/**
 * byline_headline_row_factory_update_visible:
 * @self: a factory
 * @window: what of the list is seen
 *
 * Has rows that are seen, or nearly, show themselves. Called between layout and drawing.
 */
void byline_headline_row_factory_update_visible (BylineHeadlineRowFactory *self, GtkWidget *window);
/**
 * byline_headline_row_factory_update_metrics:
 * @self: a factory
 *
 * Measures texts anew.
 */
void byline_headline_row_factory_update_metrics (BylineHeadlineRowFactory *self);
/**
 * byline_headline_row_factory_check_metrics:
 * @self: a factory
 *
 * Takes another font, another text size, another direction, if there is one.
 */
void byline_headline_row_factory_check_metrics (BylineHeadlineRowFactory *self);
/**
 * byline_headline_row_factory_set_options:
 * @self: the factory
 * @options: what all rows show, copied
 *
 * Sets how much rows show.
 */
void byline_headline_row_factory_set_options (BylineHeadlineRowFactory *self,
                                              const BylineHeadlineOptions *options);
/**
 * byline_headline_row_factory_update_time:
 * @self: a factory
 *
 * Writes relative times anew.
 */
void byline_headline_row_factory_update_time (BylineHeadlineRowFactory *self);
/**
 * byline_headline_row_factory_stop:
 * @self: a factory
 *
 * Asks for nothing any more.
 */
void byline_headline_row_factory_stop (BylineHeadlineRowFactory *self);

G_END_DECLS
