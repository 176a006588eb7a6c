/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-current-story.h"
#include "byline-subscriptions.h"

G_BEGIN_DECLS

/**
 * BylineErrands:
 *
 * What a window is asked to do, by the command line or by other programs: it waits until the library is open. Of
 * each kind the last one counts. Main thread.
 */
#define BYLINE_TYPE_ERRANDS (byline_errands_get_type ())
G_DECLARE_FINAL_TYPE (BylineErrands, byline_errands, BYLINE, ERRANDS, GObject)

/**
 * byline_errands_new:
 * @context: the window's
 * @subscriptions: what adds and imports
 * @story: what opens a story
 *
 * Returns: (transfer full): nothing waits
 */
BylineErrands *byline_errands_new (BylineWindowContext *context,
                                   BylineSubscriptions *subscriptions,
                                   BylineCurrentStory *story);
/**
 * byline_errands_begin:
 * @self: the errands
 *
 * Does what waits: the library is open. What is asked for later is done at once.
 */
void byline_errands_begin (BylineErrands *self);
/**
 * byline_errands_refresh:
 * @self: the errands
 *
 * Refreshes all feeds.
 */
void byline_errands_refresh (BylineErrands *self);
/**
 * byline_errands_add_address:
 * @self: the errands
 * @address: what to add; "" to ask for it
 *
 * Opens the dialog that adds a publication.
 */
void byline_errands_add_address (BylineErrands *self, const char *address);
/**
 * byline_errands_open_story:
 * @self: the errands
 * @key: a story's key
 *
 * Opens a story.
 */
void byline_errands_open_story (BylineErrands *self, const char *key);
/**
 * byline_errands_import_file:
 * @self: the errands
 * @file: a list of feeds (OPML)
 *
 * Imports a file.
 */
void byline_errands_import_file (BylineErrands *self, GFile *file);

G_END_DECLS
