/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-filter.h"

G_BEGIN_DECLS

/**
 * BylineEditionLeft:
 * @top: how far the page was scrolled, in pixels
 * @focus: the number of the page's child that had the focus; -1: none
 *
 * Where a page was left.
 */
typedef struct {
  double top;
  int focus;
} BylineEditionLeft;

/**
 * BylineEditionPlaces:
 *
 * Where the last pages were left, by their filters.
 */
typedef struct _BylineEditionPlaces BylineEditionPlaces;

/**
 * byline_edition_places_new:
 *
 * Returns: (transfer full): places of no page
 */
BylineEditionPlaces *byline_edition_places_new (void);
/**
 * byline_edition_places_free:
 * @self: (transfer full): places
 *
 * Frees them.
 */
void byline_edition_places_free (BylineEditionPlaces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineEditionPlaces, byline_edition_places_free)
/**
 * byline_edition_places_leave:
 * @self: places
 * @filter: what the page is of
 * @left: where it is left
 *
 * Remembers it, in place of what was known of the page; of too many pages the one that was left first is forgotten.
 */
void byline_edition_places_leave (BylineEditionPlaces *self,
                                  const BylineFilter *filter,
                                  const BylineEditionLeft *left);
/**
 * byline_edition_places_take:
 * @self: places
 * @filter: what a page is of
 * @left: (out caller-allocates): where it was left
 *
 * Forgets it.
 *
 * Returns: whether it was known
 */
gboolean byline_edition_places_take (BylineEditionPlaces *self,
                                     const BylineFilter *filter,
                                     BylineEditionLeft *left);

G_END_DECLS
