/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  BYLINE_HEADLINE_STYLE_KICKER,
  BYLINE_HEADLINE_STYLE_TITLE,
  BYLINE_HEADLINE_STYLE_TITLE_READ, /* a title that has been read */
  BYLINE_HEADLINE_STYLE_STANDFIRST,
  BYLINE_HEADLINE_STYLE_META,
  BYLINE_HEADLINE_N_STYLES
} BylineHeadlineStyle;

/**
 * BylineHeadlineMetrics: fonts and measures that all rows of a list share. Counted references; main
 * thread.
 */
typedef struct _BylineHeadlineMetrics BylineHeadlineMetrics;

/** @widget: what the rows lie in: its font, its language, its direction now */
BylineHeadlineMetrics *byline_headline_metrics_new (GtkWidget *widget);
BylineHeadlineMetrics *byline_headline_metrics_ref (BylineHeadlineMetrics *self);
void byline_headline_metrics_unref (BylineHeadlineMetrics *self);

/** Returns: (transfer full): an empty layout. */
PangoLayout *byline_headline_metrics_create_layout (BylineHeadlineMetrics *self,
                                                 BylineHeadlineStyle style);
/** Returns: the height of a line, in pixels. */
int byline_headline_metrics_get_line_height (BylineHeadlineMetrics *self, BylineHeadlineStyle style);
/** Returns: the width of a letter on average, in pixels. */
int byline_headline_metrics_get_char_width (BylineHeadlineMetrics *self);
/** Returns: about how many lines @text (nullable) takes in a style that wraps. */
guint byline_headline_metrics_count_lines (BylineHeadlineMetrics *self,
                                        BylineHeadlineStyle style,
                                        const char *text,
                                        int width,
                                        guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineHeadlineMetrics, byline_headline_metrics_unref)

G_END_DECLS
