/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-edition-layout.h"
#include "byline-library.h"

G_BEGIN_DECLS

/**
 * BylineEditionStory:
 *
 * A story on a front page, drawn: its picture, headline, standfirst, byline. It is a link for screen
 * readers and for the keyboard.
 *
 * Signals:
 *   activated: it is to be opened
 *   menu (double x, double y): what can be done with it is to be shown there
 */
#define BYLINE_TYPE_EDITION_STORY (byline_edition_story_get_type ())
G_DECLARE_FINAL_TYPE (BylineEditionStory, byline_edition_story, BYLINE, EDITION_STORY, GtkWidget)

/**
 * byline_edition_story_new:
 * @edition: the page that @item is of, which is kept alive
 * @item: the story
 * @place: where it stands; its filter has to live as long as the widget
 * @library: (nullable): where its picture comes from; %NULL: none is shown
 *
 * Returns: (transfer none) (floating): the story, with its picture not loaded yet
 */
GtkWidget *byline_edition_story_new (BylineEdition *edition,
                                     BylineEditionItem *item,
                                     const BylineEditionPlace *place,
                                     BylineLibrary *library);
/**
 * byline_edition_story_get_item:
 * @self: a story
 *
 * Returns: (transfer none): the story, as it was when the page was made
 */
const BylineEditionItem *byline_edition_story_get_item (BylineEditionStory *self);
/**
 * byline_edition_story_get_story:
 * @self: a story
 *
 * Returns: (transfer none): the story, as it is
 */
const BylineStory *byline_edition_story_get_story (BylineEditionStory *self);
/**
 * byline_edition_story_set_story:
 * @self: a story
 * @story: the same story, as it is now
 *
 * Shows other marks. Headline and standfirst stay: the page does not change under who reads it.
 */
void byline_edition_story_set_story (BylineEditionStory *self, BylineStory *story);
/**
 * byline_edition_story_set_style:
 * @self: a story
 * @style: the page's
 *
 * Sets what it is laid out with.
 */
void byline_edition_story_set_style (BylineEditionStory *self, BylineEditionStyle *style);
/**
 * byline_edition_story_set_picture_size:
 * @self: a story
 * @size: of the picture at the end of the lines, in pixels; 0: it stands above them; -1: none
 *
 * Says how its picture stands.
 */
void byline_edition_story_set_picture_size (BylineEditionStory *self, int size);
/**
 * byline_edition_story_has_picture:
 * @self: a story
 *
 * Returns: whether there is a picture to be shown
 */
gboolean byline_edition_story_has_picture (BylineEditionStory *self);
/**
 * byline_edition_story_get_rank:
 * @self: a story
 *
 * Returns: how large it stands
 */
BylineEditionRank byline_edition_story_get_rank (BylineEditionStory *self);
/**
 * byline_edition_story_load_pictures:
 * @self: a story that is or will soon be seen
 *
 * Loads what is not there yet.
 */
void byline_edition_story_load_pictures (BylineEditionStory *self);

G_END_DECLS
