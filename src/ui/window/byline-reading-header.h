/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-reading-view.h"
#include "byline-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BylineReadingHeader:
 *
 * The bar above the story that is read: its marks, its contents, how it is set, and its menu.
 */
#define BYLINE_TYPE_READING_HEADER (byline_reading_header_get_type ())
G_DECLARE_FINAL_TYPE (BylineReadingHeader, byline_reading_header, BYLINE, READING_HEADER, AdwBin)

/**
 * byline_reading_header_set_up:
 * @self: a header of the pane's template
 * @settings: how stories are read
 * @view: what shows the story; it must live as long as @self
 *
 * Says what the popovers work with; once.
 */
void byline_reading_header_set_up (BylineReadingHeader *self,
                                   BylineSettings *settings,
                                   BylineReadingView *view);
/**
 * byline_reading_header_set_alone:
 * @self: the header
 * @is_alone: whether the pane has the window to itself
 *
 * Says whether there is a way back to the headlines.
 */
void byline_reading_header_set_alone (BylineReadingHeader *self, gboolean is_alone);
/**
 * byline_reading_header_set_width:
 * @self: the header
 * @width: how wide it is, or will be, in pixels
 *
 * Shows as many buttons as there is room for. What is left out stands in the menu.
 */
void byline_reading_header_set_width (BylineReadingHeader *self, int width);
/**
 * byline_reading_header_set_has_story:
 * @self: the header
 * @has_story: whether a story is shown that has contents
 *
 * Says whether there is a story below.
 */
void byline_reading_header_set_has_story (BylineReadingHeader *self, gboolean has_story);
/**
 * byline_reading_header_set_front_page:
 * @self: the header
 * @title: (nullable): what the front page below is of; %NULL if it is a story
 *
 * Says what is below. Where the pane has the window to itself, the title stands in place of a story's buttons.
 */
void byline_reading_header_set_front_page (BylineReadingHeader *self, const char *title);
/**
 * byline_reading_header_set_saved:
 * @self: the header
 * @is_saved: whether the story is saved
 *
 * Shows a full star, or an empty one.
 */
void byline_reading_header_set_saved (BylineReadingHeader *self, gboolean is_saved);
/**
 * byline_reading_header_show_outline:
 * @self: the header
 *
 * Opens the story's contents, if the header is in sight.
 */
void byline_reading_header_show_outline (BylineReadingHeader *self);
/**
 * byline_reading_header_show_typography:
 * @self: the header
 *
 * Opens what text is set by, if the header is in sight.
 */
void byline_reading_header_show_typography (BylineReadingHeader *self);

G_END_DECLS
