/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-metrics.h"

#include "byline-line-estimator.h"
#include "byline-text-context.h"

#define LETTER_SPACING 0.03

typedef struct {
  double points;
  PangoWeight weight;
} Face;

/* In points, so that they grow with the desktop's text size. */
static const Face faces[BYLINE_HEADLINE_N_STYLES] = {
  [BYLINE_HEADLINE_STYLE_KICKER] = { 8.5, PANGO_WEIGHT_BOLD },
  [BYLINE_HEADLINE_STYLE_TITLE] = { 11.5, PANGO_WEIGHT_BOLD },
  [BYLINE_HEADLINE_STYLE_TITLE_READ] = { 11.5, PANGO_WEIGHT_MEDIUM },
  [BYLINE_HEADLINE_STYLE_STANDFIRST] = { 10, PANGO_WEIGHT_NORMAL },
  [BYLINE_HEADLINE_STYLE_META] = { 9, PANGO_WEIGHT_NORMAL },
  [BYLINE_HEADLINE_STYLE_HEADING] = { 13, PANGO_WEIGHT_HEAVY },
};

struct _BylineHeadlineMetrics {
  PangoContext *context;
  PangoFontDescription *fonts[BYLINE_HEADLINE_N_STYLES];
  int line_heights[BYLINE_HEADLINE_N_STYLES]; /* measured when they are asked for; 0 before */
  BylineLineEstimator *rulers[BYLINE_HEADLINE_N_STYLES]; /* made when they are asked for */
  int char_width;
  BylineHeadlineOptions options;
};

static int
measure_line (BylineHeadlineMetrics *self, BylineHeadlineStyle style)
{
  g_autoptr (PangoLayout) layout = byline_headline_metrics_create_layout (self, style);
  int height;

  pango_layout_set_text (layout, "Ag", -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static int
char_width (BylineHeadlineMetrics *self)
{
  PangoFontMetrics *metrics =
    pango_context_get_metrics (self->context, self->fonts[BYLINE_HEADLINE_STYLE_STANDFIRST], NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return MAX (1, PANGO_PIXELS_CEIL (width));
}

BylineHeadlineMetrics *
byline_headline_metrics_new (GtkWidget *widget, const BylineHeadlineOptions *options)
{
  BylineHeadlineMetrics *self = g_rc_box_new0 (BylineHeadlineMetrics);

  self->options = *options;
  self->context = gtk_widget_create_pango_context (widget);
  for (int i = 0; i < BYLINE_HEADLINE_N_STYLES; i++)
    {
      self->fonts[i] = pango_font_description_copy (
        pango_context_get_font_description (self->context));
      pango_font_description_set_size (self->fonts[i], (int) (faces[i].points * PANGO_SCALE));
      pango_font_description_set_weight (self->fonts[i], faces[i].weight);
    }
  self->char_width = char_width (self);
  return self;
}

static void
clear (gpointer data)
{
  BylineHeadlineMetrics *self = data;

  for (int i = 0; i < BYLINE_HEADLINE_N_STYLES; i++)
    {
      g_clear_pointer (&self->rulers[i], byline_line_estimator_free);
      pango_font_description_free (self->fonts[i]);
    }
  g_object_unref (self->context);
}

gboolean
byline_headline_metrics_is_current (BylineHeadlineMetrics *self, GtkWidget *widget)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return byline_text_context_is_current (self->context, widget);
}

PangoDirection
byline_headline_metrics_get_direction (BylineHeadlineMetrics *self)
{
  g_return_val_if_fail (self != NULL, PANGO_DIRECTION_LTR);

  return pango_context_get_base_dir (self->context);
}

BylineHeadlineMetrics *
byline_headline_metrics_ref (BylineHeadlineMetrics *self)
{
  return g_rc_box_acquire (self);
}

void
byline_headline_metrics_unref (BylineHeadlineMetrics *self)
{
  g_rc_box_release_full (self, clear);
}

PangoLayout *
byline_headline_metrics_create_layout (BylineHeadlineMetrics *self, BylineHeadlineStyle style)
{
  PangoLayout *layout;

  g_return_val_if_fail (self != NULL, NULL);

  layout = pango_layout_new (self->context);
  pango_layout_set_font_description (layout, self->fonts[style]);
  if (style == BYLINE_HEADLINE_STYLE_KICKER)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      double points = faces[style].points;

      pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (
                                            (int) (LETTER_SPACING * points * PANGO_SCALE)));
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

const BylineHeadlineOptions *
byline_headline_metrics_get_options (BylineHeadlineMetrics *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->options;
}

int
byline_headline_metrics_get_line_height (BylineHeadlineMetrics *self, BylineHeadlineStyle style)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->line_heights[style] == 0)
    self->line_heights[style] = measure_line (self, style);
  return self->line_heights[style];
}

int
byline_headline_metrics_get_char_width (BylineHeadlineMetrics *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->char_width;
}

guint
byline_headline_metrics_count_lines (BylineHeadlineMetrics *self,
                                     BylineHeadlineStyle style,
                                     const char *text,
                                     int width,
                                     guint max)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->rulers[style] == NULL)
    self->rulers[style] = byline_line_estimator_new (self->context, self->fonts[style]);
  return byline_line_estimator_count_lines (self->rulers[style], text, width, max);
}
