/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineCurrentStory: which story is read, and what the library said of it last. Main thread.
 *
 * Signals: loaded (gboolean is_first): the library answered byline_current_story_update(): for the
 * first time since the story was opened, or again
 */
#define BYLINE_TYPE_CURRENT_STORY (byline_current_story_get_type ())
G_DECLARE_FINAL_TYPE (BylineCurrentStory, byline_current_story, BYLINE, CURRENT_STORY, GObject)

/** There is none, and no library. */
BylineCurrentStory *byline_current_story_new (void);
/** @library: (nullable): %NULL: nothing is asked any more, and no answer comes in. */
void byline_current_story_set_library (BylineCurrentStory *self, BylineLibrary *library);
/** The story with that number takes the place of the one before; nothing is known of it yet. */
void byline_current_story_open (BylineCurrentStory *self, gint64 id);
/** Asks the library for the story. An answer that comes after another one was opened is dropped. */
void byline_current_story_update (BylineCurrentStory *self);
/** Returns: 0 for none */
gint64 byline_current_story_get_id (BylineCurrentStory *self);
/** Returns: (transfer none) (nullable): %NULL: not known yet; valid until it is loaded again */
const BylineStory *byline_current_story_get (BylineCurrentStory *self);

G_END_DECLS
