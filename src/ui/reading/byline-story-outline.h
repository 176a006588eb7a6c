/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineOutlineItem:
 * @title: a heading's words
 * @level: 1 to 6
 * @offset: where it stands in the document, in characters
 *
 * A heading of a story.
 */
typedef struct {
  char *title;
  guint level;
  guint offset;
} BylineOutlineItem;

/**
 * BylineStoryOutline:
 * @items: (element-type BylineOutlineItem): the headings, from the top
 * @current: which of them was met last by who reads; @items' length for none: before the first
 * @minutes_left: how long reading the rest takes, about
 *
 * What a story's parts are called, and where one reads.
 */
typedef struct {
  GPtrArray *items;
  guint current;
  guint minutes_left;
} BylineStoryOutline;

/**
 * byline_story_outline_new:
 *
 * Makes an outline.
 *
 * Returns: (transfer full): an outline without headings
 */
BylineStoryOutline *byline_story_outline_new (void);
/**
 * byline_story_outline_free:
 * @self: (transfer full): an outline
 *
 * Frees @self and what it holds.
 */
void byline_story_outline_free (BylineStoryOutline *self);
/**
 * byline_story_outline_add:
 * @self: an outline
 * @title: (transfer full): a heading's words
 * @level: 1 to 6
 * @offset: where it stands
 *
 * Adds the next heading.
 */
void byline_story_outline_add (BylineStoryOutline *self, char *title, guint level, guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineStoryOutline, byline_story_outline_free)

G_END_DECLS
