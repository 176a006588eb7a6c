/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-library.h"
#include "byline-story-item.h"

G_BEGIN_DECLS

/**
 * BylineStoryTable: the objects and data of a list's rows. Live objects stand in a table from id
 * to weak reference, so that one story is one object; the data of those used last are kept, and
 * what nobody has read yet is read page by page. Main thread.
 */
#define BYLINE_TYPE_STORY_TABLE (byline_story_table_get_type ())
G_DECLARE_FINAL_TYPE (BylineStoryTable, byline_story_table, BYLINE, STORY_TABLE, GObject)

BylineStoryTable *byline_story_table_new (BylineLibrary *library);
/**
 * Returns: (transfer full): the object of the row at @position of @ids; filled later if its data
 * are not there.
 */
BylineStoryItem *byline_story_table_get_item (BylineStoryTable *self, GArray *ids, guint position);
/**
 * Takes data that came otherwise. @epoch: byline_story_table_get_epoch() when they were asked for
 */
void byline_story_table_take (BylineStoryTable *self, BylineStory *story, guint epoch);
guint byline_story_table_get_epoch (BylineStoryTable *self);
/**
 * What is known of a row, or of all, is old: live objects are filled anew, the others when they
 * are asked for.
 */
void byline_story_table_outdate (BylineStoryTable *self, gint64 id);
void byline_story_table_outdate_all (BylineStoryTable *self);

G_END_DECLS
