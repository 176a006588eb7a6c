/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "byline-story-item.h"

G_BEGIN_DECLS

/**
 * BylineIsFollowedFunc:
 * @is_author: whether @name is an author's; else a section's
 * @name: a name
 * @user_data: as given to byline_headline_menu_new()
 *
 * Returns: whether it is followed or pinned
 */
typedef gboolean (*BylineIsFollowedFunc) (gboolean is_author, const char *name, gpointer user_data);

/**
 * byline_headline_menu_new:
 * @item: a headline, whose story is known
 * @is_followed: (scope call): what the user follows
 * @user_data: for @is_followed
 *
 * Actions: win.stories-… (ax: rows of stories), win.read-above and win.read-below (x: a story's row),
 * win.only-publication (x: a publication's row), win.filter-add, win.name-… (ss: "section" or
 * "author", and a name).
 *
 * Returns: (transfer full): what can be done with a story
 */
GMenuModel *byline_headline_menu_new (BylineStoryItem *item,
                                      BylineIsFollowedFunc is_followed,
                                      gpointer user_data);
/**
 * byline_headline_menu_new_for_story:
 * @story: a story that stands in no list, with its marks
 * @is_followed: (scope call): what the user follows
 * @user_data: for @is_followed
 *
 * Returns: (transfer full): the same without what stands above and below
 */
GMenu *byline_headline_menu_new_for_story (const BylineStory *story,
                                           BylineIsFollowedFunc is_followed,
                                           gpointer user_data);
/**
 * byline_headline_menu_new_for_several:
 * @stories: (element-type gint64): rows of stories
 *
 * Returns: (transfer full): what can be done with several stories together
 */
GMenuModel *byline_headline_menu_new_for_several (GArray *stories);

G_END_DECLS
