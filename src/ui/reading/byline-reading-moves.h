/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-river.h"
#include "byline-reading-column.h"
#include "byline-reading-places.h"
#include "byline-reading-river.h"
#include "byline-story-in-view.h"

G_BEGIN_DECLS

/**
 * BylineReadingMoves:
 *
 * Goes from one place to another in what is shown: to a story, by a page, to a part. Who moves says where the reader
 * is from then on: a story that was gone to keeps its turn, whoever scrolls lets it go.
 */
#define BYLINE_TYPE_READING_MOVES (byline_reading_moves_get_type ())
G_DECLARE_FINAL_TYPE (BylineReadingMoves, byline_reading_moves, BYLINE, READING_MOVES, GObject)

/**
 * byline_reading_moves_new:
 * @column: what is scrolled; must live until byline_reading_moves_stop() is called for the last time
 * @river: the stories in it
 * @places: where they were left
 * @in_view: which of them is read
 *
 * Makes what moves. References to @river, @places and @in_view are kept.
 *
 * Returns: (transfer full): it
 */
BylineReadingMoves *byline_reading_moves_new (BylineReadingColumn *column,
                                              BylineReadingRiver *river,
                                              BylineReadingPlaces *places,
                                              BylineStoryInView *in_view);
/**
 * byline_reading_moves_to_story:
 * @self: what moves
 * @story_id: a story's row
 *
 * Goes to a story that is shown: to where it was left, or to its beginning.
 *
 * Returns: whether it is shown
 */
gboolean byline_reading_moves_to_story (BylineReadingMoves *self, gint64 story_id);
/**
 * byline_reading_moves_open:
 * @self: what moves
 * @story_id: a story's row
 *
 * Goes to a story that is shown, and unfolds it.
 *
 * Returns: whether it is shown
 */
gboolean byline_reading_moves_open (BylineReadingMoves *self, gint64 story_id);
/**
 * byline_reading_moves_page:
 * @self: what moves
 * @backwards: whether it goes up
 *
 * Goes by a page; into a folded story by unfolding it, since who reads on does not pass it by.
 *
 * Returns: %FALSE if there is nothing further in that direction, or the story in view has been shown to its end
 */
gboolean byline_reading_moves_page (BylineReadingMoves *self, gboolean backwards);
/**
 * byline_reading_moves_to_offset:
 * @self: what moves
 * @offset: a place in the document, in characters
 *
 * Brings a place to the top.
 */
void byline_reading_moves_to_offset (BylineReadingMoves *self, guint offset);
/**
 * byline_reading_moves_let_go:
 * @self: what moves
 *
 * The reader scrolls: nothing else does from here on.
 */
void byline_reading_moves_let_go (BylineReadingMoves *self);
/**
 * byline_reading_moves_stop:
 * @self: what moves
 *
 * Stays where it is: what is shown is about to be another text.
 */
void byline_reading_moves_stop (BylineReadingMoves *self);

G_END_DECLS
