/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BylinePageTurn:
 *
 * Scrolls a view by a page, so that the eye can follow.
 */
#define BYLINE_TYPE_PAGE_TURN (byline_page_turn_get_type ())
G_DECLARE_FINAL_TYPE (BylinePageTurn, byline_page_turn, BYLINE, PAGE_TURN, GObject)

/**
 * byline_page_turn_new:
 * @scroller: a scrolled window; must live until the last page was turned
 *
 * Makes what turns pages.
 *
 * Returns: (transfer full): it
 */
BylinePageTurn *byline_page_turn_new (GtkScrolledWindow *scroller);
/**
 * byline_page_turn_can_go:
 * @self: what turns pages
 * @backwards: whether it goes up
 *
 * Returns: whether there is anything further in that direction
 */
gboolean byline_page_turn_can_go (BylinePageTurn *self, gboolean backwards);
/**
 * byline_page_turn_go:
 * @self: what turns pages
 * @backwards: whether it goes up
 *
 * Turns a page.
 */
void byline_page_turn_go (BylinePageTurn *self, gboolean backwards);
/**
 * byline_page_turn_stop:
 * @self: what turns pages
 *
 * Stops where it is.
 */
void byline_page_turn_stop (BylinePageTurn *self);

G_END_DECLS
