/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-headline-metrics.h"
#include "byline-search-query.h"
#include "byline-story.h"

G_BEGIN_DECLS

/**
 * BylineHeadlineLayout: the texts of one headline's row, laid out: kicker and marks, headline,
 * standfirst, publication · author · time. Made when a row is seen, since shaping text is what
 * rows cost.
 */
typedef struct _BylineHeadlineLayout BylineHeadlineLayout;

/**
 * BylineHeadlineColors: what a row is drawn in.
 * @fade: how much what matters less may fade: 1 as drawn, 0 in high contrast
 */
typedef struct {
  GdkRGBA text;
  GdkRGBA accent;      /* of text */
  GdkRGBA accent_fill; /* of areas */
  GdkRGBA highlight;
  double fade;
} BylineHeadlineColors;

/** Takes the colours of @widget's theme. */
void byline_headline_colors_init (BylineHeadlineColors *self, GtkWidget *widget);

/**
 * BylineHeadlineContent: what a row shows. Nothing is copied.
 * @story: (nullable): %NULL until it is known: takes the room of a usual one
 * @body: (nullable): below the headline: a standfirst or what a search found
 * @query: (nullable): whose words are marked
 */
typedef struct {
  BylineStory *story;
  const char *body;
  const BylineSearchQuery *query;
  gboolean is_read;
  gboolean is_saved;
} BylineHeadlineContent;

/** Returns: about how high the texts are at @width pixels, without laying them out. */
int byline_headline_layout_estimate (BylineHeadlineMetrics *look,
                                     const BylineHeadlineContent *content,
                                     int width);

/** @content: with a story */
BylineHeadlineLayout *byline_headline_layout_new (BylineHeadlineMetrics *look,
                                                  const BylineHeadlineContent *content,
                                                  const BylineHeadlineColors *colors,
                                                  int width);
void byline_headline_layout_free (BylineHeadlineLayout *self);
/** Returns: how high the texts are, in pixels. */
int byline_headline_layout_get_height (BylineHeadlineLayout *self);
/**
 * Draws the texts at the origin.
 * @saved: (nullable): an icon for a story that is saved
 * @is_mirrored: from right to left
 */
void byline_headline_layout_snapshot (BylineHeadlineLayout *self,
                                      GtkSnapshot *snapshot,
                                      const BylineHeadlineColors *colors,
                                      GdkPaintable *saved,
                                      gboolean is_mirrored);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineHeadlineLayout, byline_headline_layout_free)

G_END_DECLS
