/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BylineNewStories:
 *
 * "12 New Stories", above a list that is scrolled: what a refresh brings comes in above what is read, and
 * moves nothing under the hand. The button leads to the top, where it is not needed any more.
 */
#define BYLINE_TYPE_NEW_STORIES (byline_new_stories_get_type ())
G_DECLARE_FINAL_TYPE (BylineNewStories, byline_new_stories, BYLINE, NEW_STORIES, AdwBin)

/**
 * byline_new_stories_new:
 * @list: the scrolled list
 *
 * Returns: (transfer floating): a button that is hidden
 */
GtkWidget *byline_new_stories_new (GtkScrolledWindow *list);
/**
 * byline_new_stories_add:
 * @self: the button
 * @n: how many rows have come in above what is shown
 *
 * Counts them; the button appears unless the list is at its top.
 */
void byline_new_stories_add (BylineNewStories *self, guint n);
/**
 * byline_new_stories_reset:
 * @self: the button
 *
 * Forgets them: it is another list now.
 */
void byline_new_stories_reset (BylineNewStories *self);
/**
 * byline_new_stories_get_count:
 * @self: the button
 *
 * Returns: how many rows have come in since the list was at its top
 */
guint byline_new_stories_get_count (BylineNewStories *self);

G_END_DECLS
