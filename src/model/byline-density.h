/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BylineDensity:
 * @BYLINE_DENSITY_DEFAULT: as is set for all lists
 * @BYLINE_DENSITY_COMFORTABLE: headline, summary and a small picture
 * @BYLINE_DENSITY_COMPACT: one line, without a picture
 * @BYLINE_DENSITY_CARDS: as comfortable, below a picture as wide as the list
 *
 * How much a list shows of each story.
 */
typedef enum {
  BYLINE_DENSITY_DEFAULT,
  BYLINE_DENSITY_COMFORTABLE,
  BYLINE_DENSITY_COMPACT,
  BYLINE_DENSITY_CARDS,
} BylineDensity;

/**
 * byline_density_names:
 *
 * The names of #BylineDensity, in its order, with %NULL at the end.
 */
extern const char *const byline_density_names[];

/**
 * byline_density_from_string:
 * @text: (nullable): any text
 *
 * Returns: the density of that name; %BYLINE_DENSITY_DEFAULT if there is none
 */
BylineDensity byline_density_from_string (const char *text);
/**
 * byline_density_to_string:
 * @density: a density
 *
 * Returns: (transfer none): "default", "comfortable", "compact" or "cards"
 */
const char *byline_density_to_string (BylineDensity density);

G_END_DECLS
