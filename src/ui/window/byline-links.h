/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-current-story.h"
#include "byline-window-context.h"

G_BEGIN_DECLS

/**
 * byline_link_open:
 * @context: the window's
 * @url: where it leads
 *
 * Opens @url in the program that the desktop has for it.
 */
void byline_link_open (BylineWindowContext *context, const char *url);
/**
 * byline_link_follow:
 * @context: the window's
 * @story: the story that is read
 * @url: where the link leads
 *
 * Opens the story of the library that has this address; if none has, opens the address as
 * byline_link_open() does.
 */
void byline_link_follow (BylineWindowContext *context, BylineCurrentStory *story, const char *url);
/**
 * byline_link_clean:
 * @context: the window's
 * @url: an address
 *
 * Returns: (transfer full): the address as it is given to others: without what tracks
 */
char *byline_link_clean (BylineWindowContext *context, const char *url);
/**
 * byline_link_copy:
 * @context: the window's
 * @url: a story's address
 *
 * Puts @url, without what follows readers around, into the clipboard.
 */
void byline_link_copy (BylineWindowContext *context, const char *url);
/**
 * byline_link_open_with:
 * @context: the window's
 * @url: a web address
 *
 * Lets the desktop ask which program opens it.
 */
void byline_link_open_with (BylineWindowContext *context, const char *url);

G_END_DECLS
