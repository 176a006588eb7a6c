/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineEditionRank:
 *
 * How large a story stands on the page.
 */
typedef enum {
  BYLINE_EDITION_RANK_LEAD,
  BYLINE_EDITION_RANK_SECOND,
  BYLINE_EDITION_RANK_FIRST, /* of a group */
  BYLINE_EDITION_RANK_REST,
  BYLINE_EDITION_RANK_DAY, /* beside a date */
} BylineEditionRank;

/**
 * BylineEditionFont:
 *
 * What a text on the page is, which decides how it looks.
 */
typedef enum {
  BYLINE_EDITION_FONT_KICKER,
  BYLINE_EDITION_FONT_HEADLINE, /* its size is the rank's */
  BYLINE_EDITION_FONT_STANDFIRST,
  BYLINE_EDITION_FONT_TEXT, /* the beginning of a story without a picture */
  BYLINE_EDITION_FONT_NAME,
  BYLINE_EDITION_FONT_META,
  BYLINE_EDITION_FONT_BADGE,
  BYLINE_EDITION_N_FONTS,
} BylineEditionFont;

/**
 * BylineEditionColors:
 * @text: the pane's text
 * @accent: of kickers
 * @badge: of the word "New"
 * @badge_fill: behind it
 * @fade: how much what matters less may fade: 1 as drawn, 0 in high contrast
 *
 * Colours of the theme.
 */
typedef struct {
  GdkRGBA text;
  GdkRGBA accent;
  GdkRGBA badge;
  GdkRGBA badge_fill;
  double fade;
} BylineEditionColors;

/**
 * byline_edition_colors_init:
 * @self: filled in
 * @widget: whose style counts
 *
 * Looks the colours up.
 */
void byline_edition_colors_init (BylineEditionColors *self, GtkWidget *widget);

/**
 * BylineEditionStyle:
 * @context: what texts are laid out with
 * @text_scale: by how much text is larger than usual: the desktop's factor, and the reader's
 * @reader_scale: the reader's factor alone
 * @line_heights: (element-type PangoFontDescription int): how high the lines of the last text of each font were
 *
 * What the texts of a page share.
 */
typedef struct {
  PangoContext *context;
  double text_scale;
  double reader_scale;
  GHashTable *line_heights;
} BylineEditionStyle;

/**
 * byline_edition_style_new:
 * @widget: whose fonts are used
 * @reader_scale: the size of text as a factor
 *
 * Returns: (transfer full): the style
 */
BylineEditionStyle *byline_edition_style_new (GtkWidget *widget, double reader_scale);
/**
 * byline_edition_style_ref:
 * @self: a style
 *
 * Takes a reference to @self.
 *
 * Returns: (transfer full): @self
 */
BylineEditionStyle *byline_edition_style_ref (BylineEditionStyle *self);
/**
 * byline_edition_style_unref:
 * @self: (transfer full) (nullable): a style
 *
 * Drops a reference to @self; the last one frees it.
 */
void byline_edition_style_unref (BylineEditionStyle *self);

/**
 * byline_edition_style_get_direction:
 * @self: a style
 *
 * Returns: the direction in which the page runs
 */
PangoDirection byline_edition_style_get_direction (BylineEditionStyle *self);
/**
 * byline_edition_style_layout:
 * @self: a style
 * @font: what the text is
 * @points: its size
 * @is_quiet: whether the story is read
 * @text: what it says
 * @width: the most pixels that a line has
 * @max_lines: the most lines
 *
 * Lays a text out; what does not fit ends in an ellipsis.
 *
 * Returns: (transfer full): the layout
 */
PangoLayout *byline_edition_style_layout (BylineEditionStyle *self,
                                          BylineEditionFont font,
                                          double points,
                                          gboolean is_quiet,
                                          const char *text,
                                          int width,
                                          int max_lines);
/**
 * byline_edition_style_balance:
 * @self: a style
 * @layout: a text of several lines, laid out by byline_edition_style_layout()
 * @points: its size
 *
 * Makes the lines of a headline about as long as each other, without making them more. A last line of a
 * word or two is saved, if letters that stand a little closer do it.
 */
void byline_edition_style_balance (BylineEditionStyle *self, PangoLayout *layout, double points);
/**
 * byline_edition_style_get_points:
 * @rank: how large a story stands
 * @width: the width of its headline, in pixels of text at its usual size
 *
 * Returns: the size of its headline
 */
double byline_edition_style_get_points (BylineEditionRank rank, double width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineEditionStyle, byline_edition_style_unref)

G_END_DECLS
