/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-view.h"
#include "byline-library.h"
#include "byline-story-list.h"

G_BEGIN_DECLS

/**
 * BylineReadingRiver:
 *
 * Asks for the stories that follow the one that a view shows, and writes them below it, once their
 * place is near.
 *
 * Signals:
 *   wrote: there is more in the document than before
 */
#define BYLINE_TYPE_READING_RIVER (byline_reading_river_get_type ())
G_DECLARE_FINAL_TYPE (BylineReadingRiver, byline_reading_river, BYLINE, READING_RIVER, GObject)

/**
 * byline_reading_river_new:
 * @view: where it is written; must live until the river is stopped for the last time
 *
 * Returns: (transfer full): a river without stories
 */
BylineReadingRiver *byline_reading_river_new (BylineDocumentView *view);
/**
 * byline_reading_river_set_library:
 * @self: the river
 * @library: (nullable): where stories come from
 *
 * Sets the library.
 */
void byline_reading_river_set_library (BylineReadingRiver *self, BylineLibrary *library);
/**
 * byline_reading_river_set_next:
 * @self: the river
 * @list: (nullable): the list whose stories follow
 *
 * Sets which stories follow.
 */
void byline_reading_river_set_next (BylineReadingRiver *self, BylineStoryList *list);
/**
 * byline_reading_river_update:
 * @self: the river
 * @article: what is shown, written to its end
 * @story_id: its row
 *
 * Begins the river if its place is near and it has not begun. There must be a library.
 */
void byline_reading_river_update (BylineReadingRiver *self,
                                  BylineArticle *article,
                                  gint64 story_id);
/**
 * byline_reading_river_stop:
 * @self: the river
 *
 * Writes nothing more below what is shown.
 */
void byline_reading_river_stop (BylineReadingRiver *self);

G_END_DECLS
