/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-document-view.h"
#include "byline-library.h"
#include "byline-picture-queue.h"
#include "byline-reading-places.h"
#include "byline-reading-river.h"
#include "byline-reading-text.h"
#include "byline-reload-bar.h"
#include "byline-story-in-view.h"

G_BEGIN_DECLS

/**
 * BylineOpenedStory:
 *
 * The story that was opened, at the head of the river: asks for it, has it written and says below its
 * text what is missing. Loads the page of the story in view once more, too.
 *
 * Signals:
 *   showing: another text is about to be shown
 *   shown (BylineArticle *article): it is, from its beginning
 *   built: it is written to its end
 *   rewritten: a story below it is another text than before
 *   open-asked: the reader wishes to see its page in the browser
 *   message (string text): a short word to the reader
 */
#define BYLINE_TYPE_OPENED_STORY (byline_opened_story_get_type ())
G_DECLARE_FINAL_TYPE (BylineOpenedStory, byline_opened_story, BYLINE, OPENED_STORY, GObject)

/**
 * BylineOpenedStoryParts:
 * @view: what shows it
 * @adjustment: of its scrolling
 * @text: what writes it
 * @pictures: what loads its pictures
 * @river: the stories below it
 * @places: where stories are read
 * @in_view: which story is read
 * @reload_bar: says how a page is loaded again
 *
 * What an opened story works with. None is owned: all must live until the story is closed for the last
 * time.
 */
typedef struct {
  BylineDocumentView *view;
  GtkAdjustment *adjustment;
  BylineReadingText *text;
  BylinePictureQueue *pictures;
  BylineReadingRiver *river;
  BylineReadingPlaces *places;
  BylineStoryInView *in_view;
  BylineReloadBar *reload_bar;
} BylineOpenedStoryParts;

/**
 * byline_opened_story_new:
 * @parts: what it works with, copied
 *
 * Makes what opens stories.
 *
 * Returns: (transfer full): no story yet
 */
BylineOpenedStory *byline_opened_story_new (const BylineOpenedStoryParts *parts);
/**
 * byline_opened_story_set_library:
 * @self: the story
 * @library: (nullable): where stories come from
 *
 * Sets the library.
 */
void byline_opened_story_set_library (BylineOpenedStory *self, BylineLibrary *library);
/**
 * byline_opened_story_open:
 * @self: the story, with a library
 * @story_id: a story's row
 *
 * Shows a story as soon as it is there.
 */
void byline_opened_story_open (BylineOpenedStory *self, gint64 story_id);
/**
 * byline_opened_story_close:
 * @self: the story
 *
 * Lets the story go. What the view shows stays.
 */
void byline_opened_story_close (BylineOpenedStory *self);
/**
 * byline_opened_story_reload:
 * @self: the story
 *
 * Fetches the page of the story in view, whenever it was fetched last.
 */
void byline_opened_story_reload (BylineOpenedStory *self);
/**
 * byline_opened_story_finish:
 * @self: the story
 *
 * Writes at once what is still to be written, also of the stories below: all of it is to be looked at.
 */
void byline_opened_story_finish (BylineOpenedStory *self);
/**
 * byline_opened_story_is_complete:
 * @self: the story
 *
 * Returns: whether it is written to its end, and no page is on its way that would change it
 */
gboolean byline_opened_story_is_complete (BylineOpenedStory *self);
/**
 * byline_opened_story_get_article:
 * @self: the story
 *
 * Returns: (transfer none) (nullable): what is known of the story in view
 */
BylineArticle *byline_opened_story_get_article (BylineOpenedStory *self);

G_END_DECLS
