/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-view.h"
#include "byline-library.h"
#include "byline-story-list.h"

G_BEGIN_DECLS

/**
 * BylineReadingRiver: asks for the stories that follow the one that a view shows, and writes them
 * below it, once their place is near.
 *
 * Signals:
 *   wrote: there is more in the document than before
 */
#define BYLINE_TYPE_READING_RIVER (byline_reading_river_get_type ())
G_DECLARE_FINAL_TYPE (BylineReadingRiver, byline_reading_river, BYLINE, READING_RIVER, GObject)

/** @view: must live until the river is stopped for the last time */
BylineReadingRiver *byline_reading_river_new (BylineDocumentView *view);
/** @library: (nullable): where stories come from */
void byline_reading_river_set_library (BylineReadingRiver *self, BylineLibrary *library);
/** @list: (nullable): whose stories follow */
void byline_reading_river_set_next (BylineReadingRiver *self, BylineStoryList *list);
/**
 * byline_reading_river_update:
 * @article: what is shown, written to its end
 * @story_id: its row
 *
 * Begins the river if its place is near and it has not begun. There must be a library.
 */
void byline_reading_river_update (BylineReadingRiver *self,
                                  BylineArticle *article,
                                  gint64 story_id);
/** Nothing more is written below what is shown. */
void byline_reading_river_stop (BylineReadingRiver *self);

G_END_DECLS
