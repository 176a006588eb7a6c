/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-edition-style.h"

#include <adwaita.h>

#define BADGE_FILL_ALPHA 0.14
/* How much of the text's colour is in that of a badge. */
#define BADGE_TEXT_SHARE 0.3
#define USUAL_DPI 96
#define BALANCE_STEPS 5
/* By how much the letters of a headline may stand closer, in em, if it has a line less then. A smaller size would be a font of its own. */
#define TIGHTER 0.02

typedef struct {
  PangoWeight weight;
  gboolean is_serif;
  double line;    /* from one baseline to the next, in em; 0: the font's own */
  double spacing; /* between letters, in em */
} Face;

static const Face faces[BYLINE_EDITION_N_FONTS] = {
  [BYLINE_EDITION_FONT_KICKER] = { PANGO_WEIGHT_BOLD, FALSE, 0, 0.03 },
  [BYLINE_EDITION_FONT_HEADLINE] = { PANGO_WEIGHT_ULTRABOLD, TRUE, 1.17, -0.005 },
  [BYLINE_EDITION_FONT_STANDFIRST] = { PANGO_WEIGHT_NORMAL, FALSE, 0, 0 },
  [BYLINE_EDITION_FONT_TEXT] = { PANGO_WEIGHT_NORMAL, TRUE, 1.5, 0 },
  [BYLINE_EDITION_FONT_NAME] = { PANGO_WEIGHT_SEMIBOLD, FALSE, 0, 0 },
  [BYLINE_EDITION_FONT_META] = { PANGO_WEIGHT_NORMAL, FALSE, 0, 0 },
  [BYLINE_EDITION_FONT_BADGE] = { PANGO_WEIGHT_BOLD, FALSE, 0, 0 },
};

void
byline_edition_colors_init (BylineEditionColors *self, GtkWidget *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  GdkRGBA fill;

  gtk_style_context_get_color (context, &self->text);
  if (!gtk_style_context_lookup_color (context, "accent_text_color", &self->accent))
    self->accent = self->text;
  if (!gtk_style_context_lookup_color (context, "accent_bg_color", &fill))
    fill = self->accent;
  self->badge = self->accent;
  self->badge.red += (self->text.red - self->accent.red) * (float) BADGE_TEXT_SHARE;
  self->badge.green += (self->text.green - self->accent.green) * (float) BADGE_TEXT_SHARE;
  self->badge.blue += (self->text.blue - self->accent.blue) * (float) BADGE_TEXT_SHARE;
  self->badge_fill = fill;
  self->badge_fill.alpha *= (float) BADGE_FILL_ALPHA;
  self->fade = adw_style_manager_get_high_contrast (manager) ? 0 : 1;
}

BylineEditionStyle *
byline_edition_style_new (GtkWidget *widget, double reader_scale)
{
  BylineEditionStyle *self = g_rc_box_new0 (BylineEditionStyle);
  double dpi;

  self->context = gtk_widget_create_pango_context (widget);
  dpi = pango_cairo_context_get_resolution (self->context);
  self->reader_scale = reader_scale;
  self->text_scale = reader_scale * (dpi > 0 ? dpi / USUAL_DPI : 1);
  self->line_heights = g_hash_table_new_full ((GHashFunc) pango_font_description_hash,
                                              (GEqualFunc) pango_font_description_equal,
                                              (GDestroyNotify) pango_font_description_free, g_free);
  return self;
}

static void
clear (gpointer data)
{
  BylineEditionStyle *self = data;

  g_object_unref (self->context);
  g_hash_table_unref (self->line_heights);
}

BylineEditionStyle *
byline_edition_style_ref (BylineEditionStyle *self)
{
  return g_rc_box_acquire (self);
}

void
byline_edition_style_unref (BylineEditionStyle *self)
{
  if (self != NULL)
    g_rc_box_release_full (self, clear);
}

/* Large headlines are set tighter. */
static double
spacing_of (BylineEditionFont font, double points)
{
  if (font != BYLINE_EDITION_FONT_HEADLINE)
    return faces[font].spacing;
  return points >= 22 ? -0.02 : points >= 16 ? -0.012 : faces[font].spacing;
}

static PangoFontDescription *
describe (BylineEditionStyle *self, BylineEditionFont font, double points, gboolean is_quiet)
{
  PangoFontDescription *description = pango_font_description_copy (
    pango_context_get_font_description (self->context));

  if (faces[font].is_serif)
    pango_font_description_set_family (description, "serif");
  pango_font_description_set_size (description, (int) (points * self->reader_scale * PANGO_SCALE));
  pango_font_description_set_weight (description, is_quiet && font == BYLINE_EDITION_FONT_HEADLINE
                                                    ? PANGO_WEIGHT_MEDIUM
                                                    : faces[font].weight);
  return description;
}

/* Returns: how high the lowest line is, in Pango's units. */
static int
measure_lines (PangoLayout *layout)
{
  int lowest = 0;

  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    {
      int height;

      pango_layout_line_get_height (l->data, &height);
      lowest = lowest > 0 ? MIN (lowest, height) : height;
    }
  return lowest;
}

/* Returns: (transfer none): what the lines of the font's last text measured; 0 before the first one. */
static int *
last_height (BylineEditionStyle *self, const PangoFontDescription *description)
{
  int *height = g_hash_table_lookup (self->line_heights, description);

  if (height == NULL)
    {
      height = g_new0 (int, 1);
      g_hash_table_insert (self->line_heights, pango_font_description_copy (description), height);
    }
  return height;
}

/* The font's own lines are further from each other than a headline's should be. How far that is, the text says: Chinese is
 * written in another font, whose lines may be lower. Laying out costs, so that what the font's last text had is tried first. */
static void
set_line_height (BylineEditionStyle *self,
                 PangoLayout *layout,
                 const PangoFontDescription *description,
                 double em)
{
  double wanted = em * pango_font_description_get_size (description) *
                  pango_cairo_context_get_resolution (self->context) / 72.0;
  int *last = last_height (self, description), height;

  if (*last > 0)
    pango_layout_set_line_spacing (layout, (float) (wanted / *last));
  height = measure_lines (layout);
  if (height <= 0 || height == *last)
    return;
  *last = height;
  pango_layout_set_line_spacing (layout, (float) (wanted / height));
}

static void
set_spacing (PangoLayout *layout, int value)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (value));
  pango_layout_set_attributes (layout, attributes);
}

PangoDirection
byline_edition_style_get_direction (BylineEditionStyle *self)
{
  g_return_val_if_fail (self != NULL, PANGO_DIRECTION_LTR);

  return pango_context_get_base_dir (self->context);
}

PangoLayout *
byline_edition_style_layout (BylineEditionStyle *self,
                             BylineEditionFont font,
                             double points,
                             gboolean is_quiet,
                             const char *text,
                             int width,
                             int max_lines)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *description = describe (self, font, points, is_quiet);
  double spacing = spacing_of (font, points);

  pango_layout_set_font_description (layout, description);
  if (spacing != 0)
    set_spacing (layout, (int) (spacing * points * self->reader_scale * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -max_lines);
  if (faces[font].line > 0)
    set_line_height (self, layout, description, faces[font].line);
  pango_font_description_free (description);
  return layout;
}

/* --- Balance --- */

/* What is not broken, and the space behind it, in Pango's units. */
typedef struct {
  int width;
  int space;
  int n_letters; /* with the space */
  gboolean has_space;
} Word;

/* Returns: (transfer full) (element-type Word): the words of a text that is laid out. */
static GArray *
measure_words (PangoLayout *layout)
{
  GArray *words = g_array_new (FALSE, TRUE, sizeof (Word));
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  const PangoLogAttr *breaks;
  int n_breaks, widest_space = 0, i = 0;

  breaks = pango_layout_get_log_attrs_readonly (layout, &n_breaks);
  g_array_set_size (words, 1);
  do
    {
      PangoRectangle area;
      Word *word;

      if (i > 0 && i < n_breaks && breaks[i].is_line_break)
        g_array_set_size (words, words->len + 1);
      word = &g_array_index (words, Word, words->len - 1);
      pango_layout_iter_get_char_extents (iter, &area);
      if (i < n_breaks && breaks[i].is_white)
        word->space += ABS (area.width), word->has_space = TRUE;
      else
        word->width += ABS (area.width);
      word->n_letters++;
      widest_space = MAX (widest_space, word->space);
      i++;
    }
  while (pango_layout_iter_next_char (iter));
  pango_layout_iter_free (iter);
  /* At the end of a line a space has no width. */
  for (guint j = 0; j < words->len; j++)
    if (g_array_index (words, Word, j).has_space)
      g_array_index (words, Word, j).space = MAX (g_array_index (words, Word, j).space,
                                                  widest_space);
  return words;
}

/* @closer: by how much each letter is narrower. Returns: how many lines the words take; more than there are words if one is wider
 * than a line. */
static int
count_lines (GArray *words, int width, int closer)
{
  int n_lines = 1, x = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);
      int letters = word->width - word->n_letters * closer;

      if (letters > width)
        return G_MAXINT;
      if (x > 0 && x + letters > width)
        n_lines++, x = 0;
      x += letters + word->space;
    }
  return n_lines;
}

/* Returns: the narrowest lines of which no more are needed than of lines of @width. */
static int
find_width (GArray *words, int width, int closer, int n_lines)
{
  int narrow = width / 2;

  for (int i = 0; i < BALANCE_STEPS; i++)
    {
      int middle = (width + narrow) / 2;

      if (count_lines (words, middle, closer) > n_lines)
        narrow = middle;
      else
        width = middle;
    }
  return width;
}

static int
get_spacing (PangoLayout *layout)
{
  PangoAttrList *attributes = pango_layout_get_attributes (layout);
  PangoAttrIterator *iter;
  const PangoAttribute *spacing;
  int value;

  if (attributes == NULL)
    return 0;
  iter = pango_attr_list_get_iterator (attributes);
  spacing = pango_attr_iterator_get (iter, PANGO_ATTR_LETTER_SPACING);
  value = spacing != NULL ? ((const PangoAttrInt *) spacing)->value : 0;
  pango_attr_iterator_destroy (iter);
  return value;
}

/* Returns: %FALSE if the letters are closer and it is wider or longer than was counted: then nothing is changed. */
static gboolean
try_lines (PangoLayout *layout, GArray *words, int closer, int n_lines)
{
  int usual = pango_layout_get_width (layout), spacing = get_spacing (layout);

  if (closer > 0)
    set_spacing (layout, spacing - closer);
  pango_layout_set_width (layout, find_width (words, usual, closer, n_lines));
  if (pango_layout_get_line_count (layout) == n_lines && !pango_layout_is_ellipsized (layout))
    return TRUE;
  if (closer > 0)
    set_spacing (layout, spacing);
  pango_layout_set_width (layout, usual);
  return FALSE;
}

void
byline_edition_style_balance (BylineEditionStyle *self, PangoLayout *layout, double points)
{
  int n_lines = pango_layout_get_line_count (layout), n_fewer;
  int closer = (int) (TIGHTER * points * self->text_scale * USUAL_DPI / 72 * PANGO_SCALE);
  g_autoptr (GArray) words = NULL;

  if (n_lines < 2 || pango_layout_is_ellipsized (layout))
    return;
  /* A width is tried by counting: laying out is what costs. */
  words = measure_words (layout);
  n_fewer = count_lines (words, pango_layout_get_width (layout), closer);
  if (n_fewer >= n_lines || !try_lines (layout, words, closer, n_fewer))
    try_lines (layout, words, 0, n_lines);
}

double
byline_edition_style_get_points (BylineEditionRank rank, double width)
{
  switch (rank)
    {
    case BYLINE_EDITION_RANK_LEAD:
      return width < 420 ? 25 : width < 560 ? 28 : 32;
    case BYLINE_EDITION_RANK_SECOND:
      return width < 240 ? 16 : width < 280 ? 17 : 18;
    case BYLINE_EDITION_RANK_FIRST:
    case BYLINE_EDITION_RANK_DAY:
      return 15;
    case BYLINE_EDITION_RANK_REST:
      break;
    }
  return 12;
}
