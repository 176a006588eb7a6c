/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-print-table.h"

#include "byline-export-table.h"
#include "byline-print-text.h"
#include "byline-table-grid.h"

#define PADDING 4.0
/* The first rows say how wide columns are. */
#define MEASURED_ROWS 60
#define RULE_WIDTH 0.5
#define RULE_GREY 0.7

struct _BylinePrintTable {
  BylineExportGrid grid;
  PangoContext *context;
  PangoFontDescription *font;
  PangoFontDescription *head;
  double *widths;
  gboolean *are_numbers; /* of each column */
  gboolean is_rtl;
  double width; /* that there is */
};

static PangoLayout *
make_layout (BylinePrintTable *self, const BylineCell *cell)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_font_description (layout, cell->header ? self->head : self->font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  /* Else Pango takes left for right where the words run the other way. */
  pango_layout_set_auto_dir (layout, !self->is_rtl);
  byline_print_text_set (layout, cell->text);

  return layout;
}

/* The width that a cell would like, and the one that its longest word needs. */
static void
measure_cell (BylinePrintTable *self, const BylineCell *cell, double *natural, double *least)
{
  g_autoptr (PangoLayout) layout = make_layout (self, cell);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  *natural = (double) width / PANGO_SCALE + 2 * PADDING;
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  pango_layout_get_size (layout, &width, NULL);
  *least = (double) width / PANGO_SCALE + 2 * PADDING;
}

static void
measure_columns (BylinePrintTable *self, double *naturals, double *leasts)
{
  for (guint i = 0; i < MIN (self->grid.n_rows, MEASURED_ROWS); i++)
    for (guint j = 0; j < self->grid.n_columns; j++)
      {
        const BylineCell *cell = byline_export_grid_get (&self->grid, i, j);
        double natural, least;

        if (cell == NULL || cell->text == NULL || cell->colspan > 1)
          continue;
        measure_cell (self, cell, &natural, &least);
        naturals[j] = MAX (naturals[j], natural);
        leasts[j] = MAX (leasts[j], least);
      }
}

/* Numbers stand below each other by their last digits, as in the window. */
static void
find_numbers (BylinePrintTable *self)
{
  for (guint j = 0; j < self->grid.n_columns; j++)
    {
      guint n_numbers = 0, n_others = 0;

      for (guint i = 0; i < MIN (self->grid.n_rows, MEASURED_ROWS); i++)
        {
          const BylineCell *cell = byline_export_grid_get (&self->grid, i, j);

          if (cell == NULL || cell->header || cell->text == NULL || *cell->text->text == '\0')
            continue;
          if (cell->colspan <= 1 && byline_table_grid_is_number (cell->text->text))
            n_numbers++;
          else
            n_others++;
        }
      self->are_numbers[j] = n_numbers > 1 && n_others == 0;
    }
}

static BylineCellAlign
get_align (BylinePrintTable *self, const BylineCell *cell, guint column)
{
  if (cell->align != BYLINE_CELL_ALIGN_NONE || !self->are_numbers[column])
    return cell->align;

  /* Digits run from left to right in every script. */
  return BYLINE_CELL_ALIGN_RIGHT;
}

static PangoAlignment
get_pango_align (BylinePrintTable *self, BylineCellAlign align)
{
  switch (align)
    {
    case BYLINE_CELL_ALIGN_CENTER:
      return PANGO_ALIGN_CENTER;
    case BYLINE_CELL_ALIGN_RIGHT:
      return PANGO_ALIGN_RIGHT;
    case BYLINE_CELL_ALIGN_LEFT:
      return PANGO_ALIGN_LEFT;
    case BYLINE_CELL_ALIGN_NONE:
      break;
    }

  return self->is_rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static double
sum (const double *values, guint n)
{
  double all = 0;

  for (guint i = 0; i < n; i++)
    all += values[i];

  return all;
}

/* Each column gets what it needs, and of what is left as much as it would like more than others. */
static void
share_width (BylinePrintTable *self, double width)
{
  guint n = self->grid.n_columns;
  g_autofree double *naturals = g_new0 (double, n + 1);
  g_autofree double *leasts = g_new0 (double, n + 1);
  double natural, least;

  for (guint j = 0; j < n; j++)
    naturals[j] = leasts[j] = 4 * PADDING;
  measure_columns (self, naturals, leasts);
  natural = sum (naturals, n);
  least = sum (leasts, n);
  for (guint j = 0; j < n; j++)
    if (natural <= width)
      self->widths[j] = naturals[j];
    else if (least < width)
      self->widths[j] = leasts[j] +
                        (width - least) * (naturals[j] - leasts[j]) / MAX (natural - least, 1);
    else
      self->widths[j] = width * leasts[j] / least;
}

BylinePrintTable *
byline_print_table_new (const BylineBlock *block,
                        PangoContext *context,
                        const PangoFontDescription *font,
                        double width)
{
  BylinePrintTable *self = g_new0 (BylinePrintTable, 1);

  byline_export_grid_init (&self->grid, block->rows);
  self->context = g_object_ref (context);
  self->font = pango_font_description_copy (font);
  self->head = pango_font_description_copy (font);
  pango_font_description_set_weight (self->head, PANGO_WEIGHT_BOLD);
  self->is_rtl = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  self->widths = g_new0 (double, self->grid.n_columns + 1);
  self->are_numbers = g_new0 (gboolean, self->grid.n_columns + 1);
  self->width = width;
  find_numbers (self);
  share_width (self, width);

  return self;
}

void
byline_print_table_free (BylinePrintTable *self)
{
  byline_export_grid_clear (&self->grid);
  g_object_unref (self->context);
  pango_font_description_free (self->font);
  pango_font_description_free (self->head);
  g_free (self->widths);
  g_free (self->are_numbers);
  g_free (self);
}

static PangoLayout *
make_cell (BylinePrintTable *self, guint row, guint column, double max_height, double *width)
{
  const BylineCell *cell = byline_export_grid_get (&self->grid, row, column);
  guint span;
  PangoLayout *layout;

  if (cell == NULL)
    return NULL;

  span = MIN (MAX (cell->colspan, 1), self->grid.n_columns - column);
  *width = sum (self->widths + column, span);
  layout = make_layout (self, cell);
  pango_layout_set_width (layout, (int) (MAX (1, *width - 2 * PADDING) * PANGO_SCALE));
  pango_layout_set_alignment (layout, get_pango_align (self, get_align (self, cell, column)));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, (int) (MAX (1, max_height - 2 * PADDING) * PANGO_SCALE));

  return layout;
}

double
byline_print_table_measure_row (BylinePrintTable *self, guint row, double max_height)
{
  double height = 2 * PADDING;

  if (row >= self->grid.n_rows)
    return 0;

  for (guint j = 0; j < self->grid.n_columns; j++)
    {
      double width;
      g_autoptr (PangoLayout) layout = make_cell (self, row, j, max_height, &width);
      int cell;

      if (layout == NULL)
        continue;
      pango_layout_get_size (layout, NULL, &cell);
      height = MAX (height, (double) cell / PANGO_SCALE + 2 * PADDING);
    }

  return MIN (height, max_height);
}

void
byline_print_table_draw_row (BylinePrintTable *self,
                             guint row,
                             double max_height,
                             cairo_t *cr,
                             double x,
                             double y)
{
  double height = byline_print_table_measure_row (self, row, max_height);
  double all = sum (self->widths, self->grid.n_columns);
  double left = 0;

  if (row >= self->grid.n_rows)
    return;
  if (self->is_rtl)
    x += MAX (0, self->width - all);

  for (guint j = 0; j < self->grid.n_columns; j++)
    {
      double width = self->widths[j];
      g_autoptr (PangoLayout) layout = make_cell (self, row, j, max_height, &width);

      if (layout != NULL)
        {
          cairo_move_to (cr, x + (self->is_rtl ? all - left - width : left) + PADDING, y + PADDING);
          pango_cairo_show_layout (cr, layout);
        }
      left += self->widths[j];
    }
  cairo_save (cr);
  cairo_set_source_rgb (cr, RULE_GREY, RULE_GREY, RULE_GREY);
  cairo_set_line_width (cr, RULE_WIDTH);
  cairo_move_to (cr, x, y + height);
  cairo_line_to (cr, x + all, y + height);
  cairo_stroke (cr);
  cairo_restore (cr);
}
