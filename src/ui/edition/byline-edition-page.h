/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-edition-grid.h"
#include "byline-edition-style.h"

G_BEGIN_DECLS

/**
 * BylineEditionPage:
 *
 * Puts stories and headings into the columns of a front page, draws the lines between them, and walks
 * through them in reading order by Tab and arrows.
 */
#define BYLINE_TYPE_EDITION_PAGE (byline_edition_page_get_type ())
G_DECLARE_FINAL_TYPE (BylineEditionPage, byline_edition_page, BYLINE, EDITION_PAGE, GtkWidget)

/**
 * byline_edition_page_new:
 *
 * Returns: (transfer none) (floating): an empty page
 */
GtkWidget *byline_edition_page_new (void);
/**
 * byline_edition_page_set_style:
 * @self: a page
 * @style: what its stories are laid out with
 *
 * Sets the style, and that of all stories.
 */
void byline_edition_page_set_style (BylineEditionPage *self, BylineEditionStyle *style);
/**
 * byline_edition_page_append:
 * @self: a page
 * @kind: what @widget is
 * @widget: (transfer floating): it
 *
 * Adds something behind all that stands.
 */
void byline_edition_page_append (BylineEditionPage *self,
                                 BylineEditionBoxKind kind,
                                 GtkWidget *widget);
/**
 * byline_edition_page_clear:
 * @self: a page
 *
 * Removes all that stands.
 */
void byline_edition_page_clear (BylineEditionPage *self);
/**
 * byline_edition_page_show_range:
 * @self: a page
 * @top: a position from the top, in pixels
 * @bottom: another one, below it
 *
 * Loads the pictures of what stands between both.
 */
void byline_edition_page_show_range (BylineEditionPage *self, double top, double bottom);
/**
 * byline_edition_page_get_form:
 * @self: a page
 *
 * Returns: what its width has room for
 */
BylineEditionForm byline_edition_page_get_form (BylineEditionPage *self);

G_END_DECLS
