/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-edition-story.h"

G_BEGIN_DECLS

/**
 * byline_edition_menu_popup:
 * @story: a story on a page within a #BylineEditionView, whose actions the menu names
 * @x: where it is shown, within @story
 * @y: where it is shown, within @story
 *
 * Shows what can be done with a story.
 */
void byline_edition_menu_popup (BylineEditionStory *story, double x, double y);

G_END_DECLS
