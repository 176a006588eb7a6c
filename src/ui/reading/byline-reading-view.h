/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "byline-library.h"
#include "byline-story-list.h"

G_BEGIN_DECLS

/**
 * BylineReadingView: one story to be read, and behind it the river of those that follow.
 *
 * Properties: story (int64, 0 for none), title (string, read-only: its headline), text-scale
 * (double, 0.5-3.0), load-pictures (boolean).
 *
 * Signals, all for the window to act on:
 *   link-activated (string uri)
 *   section-activated (string name)
 *   author-activated (string name)
 *   publication-activated (string key)
 *   story-activated (int64 id)
 *   message (string text): a short word to the reader ("Copied"), fit for a toast
 */
#define BYLINE_TYPE_READING_VIEW (byline_reading_view_get_type ())
G_DECLARE_FINAL_TYPE (BylineReadingView, byline_reading_view, BYLINE, READING_VIEW, GtkWidget)

GtkWidget *byline_reading_view_new (void);

/** @library: (nullable): where articles and pictures come from; what is shown is let go. */
void byline_reading_view_set_library (BylineReadingView *self, BylineLibrary *library);

/**
 * byline_reading_view_show_story:
 * @story_id: a story's row, or 0 for none
 *
 * Shows the archived article at once; if it is an excerpt or missing, its page is fetched
 * meanwhile.
 */
void byline_reading_view_show_story (BylineReadingView *self, gint64 story_id);
gint64 byline_reading_view_get_story (BylineReadingView *self);
/** Returns: (transfer none) (nullable): the headline of what is shown. */
const char *byline_reading_view_get_title (BylineReadingView *self);

/** @list: (nullable): the list that the story was chosen from: its following stories make the
 * river. */
void byline_reading_view_set_next (BylineReadingView *self, BylineStoryList *list);

/** Scrolls by a page. Returns: %FALSE if there is nothing further in that direction. */
gboolean byline_reading_view_page (BylineReadingView *self, gboolean backwards);

void byline_reading_view_set_text_scale (BylineReadingView *self, double scale);
double byline_reading_view_get_text_scale (BylineReadingView *self);
void byline_reading_view_set_load_pictures (BylineReadingView *self, gboolean load_pictures);
gboolean byline_reading_view_get_load_pictures (BylineReadingView *self);

/** @search: (nullable): the query that the story was found by: its words are marked. */
void byline_reading_view_set_search (BylineReadingView *self, const char *search);

/** Fetches the page of the story that is shown once more, whenever it was fetched last. */
void byline_reading_view_reload (BylineReadingView *self);

/** Opens the bar that finds words in the story. */
void byline_reading_view_begin_find (BylineReadingView *self);
/** Closes it. Returns: whether it was open. */
gboolean byline_reading_view_end_find (BylineReadingView *self);

G_END_DECLS
