/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-river.h"
#include "byline-document-view.h"
#include "byline-library.h"
#include "byline-story-list.h"

G_BEGIN_DECLS

/**
 * BylineReadingRiver:
 *
 * Asks for the stories that follow the one that a view shows, and writes them below it, once their
 * place is near. What is far above or below is removed, and written again when its place is near
 * once more: so the document stays small, however far one reads.
 *
 * Signals:
 *   prepending: a story is about to come in above the first line of the view
 *   rewriting (uint offset, boolean is_end): the text behind @offset, or before it, is about to be written anew, and what
 *     stands there is to stay where it is
 *   wrote: there is another text in the document than before
 *   unfolded (int64 id): the reader has unfolded a story
 *   message (string text): a short word to the reader
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
 * byline_reading_river_set_alone:
 * @self: the river
 * @is_alone: whether a story stands alone, and a button leads to the next
 *
 * Says whether there is a river; from the next story on that is opened.
 */
void byline_reading_river_set_alone (BylineReadingRiver *self, gboolean is_alone);
/**
 * byline_reading_river_set_unfold:
 * @self: the river
 * @unfold: whether stories show all of their text from the beginning
 *
 * Sets how stories are written from here on.
 */
void byline_reading_river_set_unfold (BylineReadingRiver *self, gboolean unfold);
/**
 * byline_reading_river_update:
 * @self: the river
 * @article: what was opened, written to its end
 * @story_id: its row
 * @keep: whether all that is written stays for now
 *
 * Writes what is near and not written yet, and removes what is far. There must be a library.
 */
void byline_reading_river_update (BylineReadingRiver *self,
                                  BylineArticle *article,
                                  gint64 story_id,
                                  gboolean keep);
/**
 * byline_reading_river_is_complete:
 * @self: the river
 *
 * Returns: whether no other story follows those that are written
 */
gboolean byline_reading_river_is_complete (BylineReadingRiver *self);
/**
 * byline_reading_river_toggle:
 * @self: the river
 * @key: an entry's key
 *
 * Unfolds or folds an entry. If the library has only its beginning, its page is fetched first.
 */
void byline_reading_river_toggle (BylineReadingRiver *self, gint64 key);
/**
 * byline_reading_river_open:
 * @self: the river
 * @key: an entry's key
 *
 * Unfolds a story that is gone to, if it is folded. One of which there is only a beginning is fetched if the
 * pages of its publication are read; else it waits for the reader's asking.
 */
void byline_reading_river_open (BylineReadingRiver *self, gint64 key);
/**
 * byline_reading_river_complete:
 * @self: the river
 * @story_id: a story's row
 *
 * If stories are to show all of their text, fetches the page of one that has only the beginning of
 * it, where its page may be fetched for who reads it.
 */
void byline_reading_river_complete (BylineReadingRiver *self, gint64 story_id);
/**
 * byline_reading_river_set_article:
 * @self: the river
 * @story_id: a story's row
 * @article: what is known of it by now
 *
 * Writes a story anew if it stands in the river.
 */
void byline_reading_river_set_article (BylineReadingRiver *self,
                                       gint64 story_id,
                                       BylineArticle *article);
/**
 * byline_reading_river_finish:
 * @self: the river
 *
 * Writes at once what is still to be written of a long story: all of it is to be looked at.
 */
void byline_reading_river_finish (BylineReadingRiver *self);
/**
 * byline_reading_river_stop:
 * @self: the river
 *
 * Writes nothing more below what is shown.
 */
void byline_reading_river_stop (BylineReadingRiver *self);

G_END_DECLS
