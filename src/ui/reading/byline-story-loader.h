/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-article.h"
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineStoryLoader:
 *
 * Asks a library for one story at a time: first what the archive has, then its page. Answers to
 * what was asked before it was stopped are dropped.
 *
 * Signals (articles and errors are the loader's; they are pointers):
 *   loaded (BylineArticle *article): what the archive has, or what a list knows of it
 *   missing: there is no such story
 *   fetched (BylineArticle *article): the story with its page
 *   failed (GError *error): its page could not be fetched
 *   reloaded (BylineArticle *article): a story whose page was asked for once more
 *   reload-failed (GError *error): it could not be
 */
#define BYLINE_TYPE_STORY_LOADER (byline_story_loader_get_type ())
G_DECLARE_FINAL_TYPE (BylineStoryLoader, byline_story_loader, BYLINE, STORY_LOADER, GObject)

/**
 * byline_story_loader_new:
 *
 * Makes a loader.
 *
 * Returns: (transfer full): a loader without a library
 */
BylineStoryLoader *byline_story_loader_new (void);
/**
 * byline_story_loader_set_library:
 * @self: the loader
 * @library: (nullable): what is asked
 *
 * Sets the library.
 */
void byline_story_loader_set_library (BylineStoryLoader *self, BylineLibrary *library);
/**
 * byline_story_loader_load:
 * @self: the loader, with a library
 * @story_id: a story's row
 *
 * Asks for what the archive has of a story. Ends with loaded or missing.
 */
void byline_story_loader_load (BylineStoryLoader *self, gint64 story_id);
/**
 * byline_story_loader_fetch:
 * @self: the loader
 *
 * Fetches the page of the story that was loaded. Ends with fetched or failed.
 *
 * Returns: %FALSE if a page is on its way already
 */
gboolean byline_story_loader_fetch (BylineStoryLoader *self);
/**
 * byline_story_loader_reload:
 * @self: the loader
 * @story_id: a story's row
 *
 * Fetches a story's page, whenever it was fetched last. Ends with reloaded or reload-failed.
 *
 * Returns: %FALSE if a page is on its way already
 */
gboolean byline_story_loader_reload (BylineStoryLoader *self, gint64 story_id);
/**
 * byline_story_loader_get_reloaded:
 * @self: the loader
 *
 * Returns: the story whose page was asked for once more; 0 for none
 */
gint64 byline_story_loader_get_reloaded (BylineStoryLoader *self);
/**
 * byline_story_loader_is_fetching:
 * @self: the loader
 *
 * Returns: whether a page is on its way
 */
gboolean byline_story_loader_is_fetching (BylineStoryLoader *self);
/**
 * byline_story_loader_stop:
 * @self: the loader
 *
 * What was asked for until now comes too late.
 */
void byline_story_loader_stop (BylineStoryLoader *self);

G_END_DECLS
