/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "byline-density.h"

G_BEGIN_DECLS

typedef enum {
  BYLINE_HEADLINE_STYLE_KICKER,
  BYLINE_HEADLINE_STYLE_TITLE,
  BYLINE_HEADLINE_STYLE_TITLE_READ, /* a title that has been read */
  BYLINE_HEADLINE_STYLE_STANDFIRST,
  BYLINE_HEADLINE_STYLE_META,
  BYLINE_HEADLINE_STYLE_HEADING, /* above a group */
  BYLINE_HEADLINE_N_STYLES
} BylineHeadlineStyle;

/**
 * BylineHeadlineMetrics:
 *
 * Fonts and measures that all rows of a list share. Counted references; main thread.
 */
typedef struct _BylineHeadlineMetrics BylineHeadlineMetrics;

/**
 * BylineHeadlineOptions:
 * @density: how much a row shows; comfortable by default
 * @without_publication: all rows are of one publication, which is not repeated
 * @without_author: all rows are by one author
 *
 * What all rows leave out.
 */
typedef struct {
  BylineDensity density;
  gboolean without_publication;
  gboolean without_author;
} BylineHeadlineOptions;

/**
 * byline_headline_metrics_new:
 * @widget: what the rows lie in: its font, its language and its direction now are taken
 * @options: what rows show
 *
 * Returns: (transfer full): fonts and line heights for rows
 */
BylineHeadlineMetrics *byline_headline_metrics_new (GtkWidget *widget,
                                                    const BylineHeadlineOptions *options);
/**
 * byline_headline_metrics_get_options:
 * @self: the metrics
 *
 * Returns: (transfer none): what rows show
 */
const BylineHeadlineOptions *byline_headline_metrics_get_options (BylineHeadlineMetrics *self);
/**
 * byline_headline_metrics_is_current:
 * @self: the metrics
 * @widget: what they were made for
 *
 * Returns: whether they would be the same if they were made now
 */
gboolean byline_headline_metrics_is_current (BylineHeadlineMetrics *self, GtkWidget *widget);
/**
 * byline_headline_metrics_get_direction:
 * @self: measures
 *
 * Returns: the direction in which the rows run
 */
PangoDirection byline_headline_metrics_get_direction (BylineHeadlineMetrics *self);
/**
 * byline_headline_metrics_ref:
 * @self: metrics
 *
 * Takes a reference to @self.
 *
 * Returns: (transfer full): @self
 */
BylineHeadlineMetrics *byline_headline_metrics_ref (BylineHeadlineMetrics *self);
/**
 * byline_headline_metrics_unref:
 * @self: (transfer full): metrics
 *
 * Drops a reference to @self; the last one frees it.
 */
void byline_headline_metrics_unref (BylineHeadlineMetrics *self);

/**
 * byline_headline_metrics_create_layout:
 * @self: metrics
 * @style: a style of text
 *
 * Returns: (transfer full): an empty layout with that style's font
 */
PangoLayout *byline_headline_metrics_create_layout (BylineHeadlineMetrics *self,
                                                    BylineHeadlineStyle style);
/**
 * byline_headline_metrics_get_line_height:
 * @self: metrics
 * @style: a style of text
 *
 * Returns: the height of a line, in pixels
 */
int byline_headline_metrics_get_line_height (BylineHeadlineMetrics *self,
                                             BylineHeadlineStyle style);
/**
 * byline_headline_metrics_get_char_width:
 * @self: metrics
 *
 * Returns: the width of a letter on average, in pixels
 */
int byline_headline_metrics_get_char_width (BylineHeadlineMetrics *self);
/**
 * byline_headline_metrics_count_lines:
 * @self: metrics
 * @style: a style of text that wraps
 * @text: (nullable): a text
 * @width: a width, in pixels
 * @max: counting ends here
 *
 * Returns: about how many lines the text takes
 */
guint byline_headline_metrics_count_lines (BylineHeadlineMetrics *self,
                                           BylineHeadlineStyle style,
                                           const char *text,
                                           int width,
                                           guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineHeadlineMetrics, byline_headline_metrics_unref)

G_END_DECLS
