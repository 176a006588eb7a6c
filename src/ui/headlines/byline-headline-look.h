/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  BYLINE_HEADLINE_KICKER,
  BYLINE_HEADLINE_TITLE,
  BYLINE_HEADLINE_READ, /* a title that has been read */
  BYLINE_HEADLINE_STANDFIRST,
  BYLINE_HEADLINE_META,
  BYLINE_HEADLINE_N_STYLES
} BylineHeadlineStyle;

/**
 * BylineHeadlineLook: fonts and measures that all rows of a list share. Counted references; main
 * thread.
 */
typedef struct _BylineHeadlineLook BylineHeadlineLook;

/** @widget: what the rows lie in: its font, its language, its direction now */
BylineHeadlineLook *byline_headline_look_new (GtkWidget *widget);
BylineHeadlineLook *byline_headline_look_ref (BylineHeadlineLook *self);
void byline_headline_look_unref (BylineHeadlineLook *self);

/** Returns: (transfer full): an empty layout. */
PangoLayout *byline_headline_look_create_layout (BylineHeadlineLook *self,
                                                 BylineHeadlineStyle style);
/** Returns: the height of a line, in pixels. */
int byline_headline_look_get_line_height (BylineHeadlineLook *self, BylineHeadlineStyle style);
/** Returns: the width of a letter on average, in pixels. */
int byline_headline_look_get_char_width (BylineHeadlineLook *self);
/** Returns: about how many lines @text (nullable) takes in a style that wraps. */
guint byline_headline_look_count_lines (BylineHeadlineLook *self,
                                        BylineHeadlineStyle style,
                                        const char *text,
                                        int width,
                                        guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineHeadlineLook, byline_headline_look_unref)

G_END_DECLS
