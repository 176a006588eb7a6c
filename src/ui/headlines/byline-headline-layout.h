/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-headline-metrics.h"
#include "byline-search-query.h"
#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineHeadlineLayout:
 *
 * The texts of one headline's row, laid out: kicker and marks, headline, standfirst, publication ·
 * author · time. Made when a row is seen, since shaping text is what rows cost.
 */
typedef struct _BylineHeadlineLayout BylineHeadlineLayout;

/**
 * BylineHeadlineColors:
 * @fade: how much what matters less may fade: 1 as drawn, 0 in high contrast
 *
 * What a row is drawn in.
 */
typedef struct {
  GdkRGBA text;
  GdkRGBA accent;      /* of text */
  GdkRGBA accent_fill; /* of areas */
  GdkRGBA highlight;
  double fade;
} BylineHeadlineColors;

/**
 * byline_headline_colors_init:
 * @self: (out caller-allocates): filled in
 * @widget: a widget
 *
 * Takes the colours of @widget's theme.
 */
void byline_headline_colors_init (BylineHeadlineColors *self, GtkWidget *widget);

/**
 * BylineHeadlineContent:
 * @story: (nullable): %NULL until it is known: takes the room of a usual one
 * @body: (nullable): below the headline: a standfirst or what a search found
 * @query: (nullable): whose words are marked
 *
 * What a row shows. Nothing is copied.
 */
typedef struct {
  BylineStory *story;
  const char *body;
  const BylineSearchQuery *query;
  gboolean is_read;
  gboolean is_saved;
} BylineHeadlineContent;

/**
 * BylineHeadlineIcons:
 * @saved: (nullable): of what is saved
 * @offline: (nullable): of what was loaded for a time without a network
 *
 * What marks stories. Nothing is copied.
 */
typedef struct {
  GdkPaintable *saved;
  GdkPaintable *offline;
} BylineHeadlineIcons;

/**
 * byline_headline_layout_estimate:
 * @look: fonts and sizes
 * @content: what is written
 * @width: a width, in pixels
 *
 * Returns: about how high the texts are at that width, in pixels, without laying them out
 */
int byline_headline_layout_estimate (BylineHeadlineMetrics *look,
                                     const BylineHeadlineContent *content,
                                     int width);

/**
 * byline_headline_layout_new:
 * @look: fonts and sizes
 * @content: what is written, with a story
 * @colors: colours
 * @width: the width, in pixels
 *
 * Returns: (transfer full): the texts, laid out
 */
BylineHeadlineLayout *byline_headline_layout_new (BylineHeadlineMetrics *look,
                                                  const BylineHeadlineContent *content,
                                                  const BylineHeadlineColors *colors,
                                                  int width);
/**
 * byline_headline_layout_free:
 * @self: (transfer full): a headline layout
 *
 * Frees @self and what it holds.
 */
void byline_headline_layout_free (BylineHeadlineLayout *self);
/**
 * byline_headline_layout_get_height:
 * @self: a headline layout
 *
 * Returns: how high the texts are, in pixels
 */
int byline_headline_layout_get_height (BylineHeadlineLayout *self);
/**
 * byline_headline_layout_snapshot:
 * @self: a headline layout
 * @snapshot: where they are drawn
 * @colors: colours
 * @icons: what marks stories
 * @is_mirrored: whether they run from right to left
 *
 * Draws the texts at the origin.
 */
void byline_headline_layout_snapshot (BylineHeadlineLayout *self,
                                      GtkSnapshot *snapshot,
                                      const BylineHeadlineColors *colors,
                                      const BylineHeadlineIcons *icons,
                                      gboolean is_mirrored);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineHeadlineLayout, byline_headline_layout_free)

G_END_DECLS
