/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-edition-style.h"
#include "byline-edition.h"
#include "byline-filter.h"

G_BEGIN_DECLS

/**
 * BylineEditionPlace:
 * @rank: how large the story stands
 * @group: what the stories around it have in common
 * @filter: (nullable): what the page is of
 * @picture_size: of the picture at the end of the lines, in pixels; 0: it stands above them
 * @has_picture: whether it has a picture at all
 * @has_portrait: whether its author's portrait is shown
 *
 * Where a story stands, which decides what is said of it.
 */
typedef struct {
  BylineEditionRank rank;
  BylineEditionGroupKind group;
  const BylineFilter *filter;
  int picture_size;
  gboolean has_picture;
  gboolean has_portrait;
} BylineEditionPlace;

/**
 * BylineEditionLayout:
 *
 * A story's texts laid out for a width, and where its pictures stand.
 */
typedef struct _BylineEditionLayout BylineEditionLayout;

/**
 * byline_edition_layout_new:
 * @style: the page's
 * @item: the story
 * @place: where it stands
 * @width: in pixels
 *
 * Returns: (transfer full): the layout
 */
BylineEditionLayout *byline_edition_layout_new (BylineEditionStyle *style,
                                                const BylineEditionItem *item,
                                                const BylineEditionPlace *place,
                                                int width);
/**
 * byline_edition_layout_free:
 * @self: (transfer full) (nullable): a layout
 *
 * Frees @self and what it holds.
 */
void byline_edition_layout_free (BylineEditionLayout *self);
/**
 * byline_edition_layout_get_height:
 * @self: a layout
 *
 * Returns: the height, in pixels
 */
int byline_edition_layout_get_height (const BylineEditionLayout *self);
/**
 * byline_edition_layout_get_picture:
 * @self: a layout
 * @area: (out): where the picture stands, left to right
 *
 * Returns: the radius of its corners; -1 if there is no picture
 */
int byline_edition_layout_get_picture (const BylineEditionLayout *self, graphene_rect_t *area);
/**
 * byline_edition_layout_get_portrait:
 * @self: a layout
 * @area: (out): where the portrait stands, left to right
 *
 * Returns: whether there is one
 */
gboolean byline_edition_layout_get_portrait (const BylineEditionLayout *self,
                                             graphene_rect_t *area);
/**
 * byline_edition_layout_snapshot:
 * @self: a layout
 * @snapshot: where it is drawn
 * @colors: of the theme
 * @is_mirrored: whether it begins at the right
 *
 * Draws all texts.
 */
void byline_edition_layout_snapshot (const BylineEditionLayout *self,
                                     GtkSnapshot *snapshot,
                                     const BylineEditionColors *colors,
                                     gboolean is_mirrored);
/**
 * byline_edition_layout_is_cut:
 * @self: a layout
 *
 * Returns: whether the headline ends in an ellipsis
 */
gboolean byline_edition_layout_is_cut (const BylineEditionLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineEditionLayout, byline_edition_layout_free)

G_END_DECLS
