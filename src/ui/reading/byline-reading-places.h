/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-view.h"
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineReadingPlaces:
 *
 * Where stories were left: it follows the one that is read, keeps its place when the view rests, and
 * leads back to it. A story that was read to its end and scrolled past begins at its beginning.
 *
 * Signals:
 *   arrived: the view stands where byline_reading_places_return() leads
 */
#define BYLINE_TYPE_READING_PLACES (byline_reading_places_get_type ())
G_DECLARE_FINAL_TYPE (BylineReadingPlaces, byline_reading_places, BYLINE, READING_PLACES, GObject)

/**
 * byline_reading_places_new:
 * @view: where stories are read; must live as long as anything is asked
 * @adjustment: how @view is scrolled
 *
 * Returns: (transfer full): places that follow no story
 */
BylineReadingPlaces *byline_reading_places_new (BylineDocumentView *view,
                                                GtkAdjustment *adjustment);
/**
 * byline_reading_places_set_library:
 * @self: the places
 * @library: (nullable): where places are kept
 *
 * Sets the library. Places of another one are forgotten.
 */
void byline_reading_places_set_library (BylineReadingPlaces *self, BylineLibrary *library);
/**
 * byline_reading_places_enter:
 * @self: the places
 * @story_id: the story that is read from now on; 0 for none
 *
 * Follows a story. If the one before was not left by byline_reading_places_leave(), it was scrolled
 * past, and its place is forgotten.
 */
void byline_reading_places_enter (BylineReadingPlaces *self, gint64 story_id);
/**
 * byline_reading_places_wait:
 * @self: the places
 * @waits: whether the text of the story that is followed is still to come
 *
 * While its text is to come, where the view stands says nothing of a story: its place stays as it is.
 * byline_reading_places_return() and byline_reading_places_stop() end it.
 */
void byline_reading_places_wait (BylineReadingPlaces *self, gboolean waits);
/**
 * byline_reading_places_is_waiting:
 * @self: the places
 *
 * Returns: whether the text of the story that is followed is still to come
 */
gboolean byline_reading_places_is_waiting (BylineReadingPlaces *self);
/**
 * byline_reading_places_leave:
 * @self: the places
 *
 * Keeps the place of the story that is followed, and follows none: the reader goes elsewhere.
 */
void byline_reading_places_leave (BylineReadingPlaces *self);
/**
 * byline_reading_places_keep:
 * @self: the places
 *
 * Keeps the place of the story that is followed now, not when the view rests.
 */
void byline_reading_places_keep (BylineReadingPlaces *self);
/**
 * byline_reading_places_has:
 * @self: the places
 * @story_id: a story's row
 * @article: what is shown of it
 *
 * Returns: whether the story was left elsewhere than at its beginning
 */
gboolean byline_reading_places_has (BylineReadingPlaces *self,
                                    gint64 story_id,
                                    const BylineArticle *article);
/**
 * byline_reading_places_return:
 * @self: the places
 * @story_id: a story that stands in the view's document
 * @article: what is shown of it
 *
 * Scrolls to where the story was left, as soon as the text is laid out.
 *
 * Returns: whether there is such a place in the document
 */
gboolean byline_reading_places_return (BylineReadingPlaces *self,
                                       gint64 story_id,
                                       const BylineArticle *article);
/**
 * byline_reading_places_hold:
 * @self: the places
 *
 * What stands at the top of the view is to stay there while text comes in right above it.
 */
void byline_reading_places_hold (BylineReadingPlaces *self);
/**
 * byline_reading_places_hold_at:
 * @self: the places
 * @offset: a row of the document, in sight or above it
 * @is_end: whether text goes and comes in before @offset; else it does behind it
 *
 * A row is to stay where it is while text beside it is written anew.
 */
void byline_reading_places_hold_at (BylineReadingPlaces *self, guint offset, gboolean is_end);
/**
 * byline_reading_places_stop:
 * @self: the places
 *
 * Goes nowhere: the reader scrolls, or the document is another.
 */
void byline_reading_places_stop (BylineReadingPlaces *self);

G_END_DECLS
