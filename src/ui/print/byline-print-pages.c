/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-print-pages.h"

#include <glib/gi18n.h>

#include "byline-print-items.h"
#include "byline-print-table.h"
#include "byline-print-text.h"

/* In points. */
#define HEAD_HEIGHT 30.0
#define FOOT_HEIGHT 26.0
#define BODY_POINTS 10.5
#define COLUMN_CHARS 68
#define MARK_WIDTH 14.0
#define BOX_EDGE 5.0
#define BAR_WIDTH 1.5
#define RULE_SPACE 12.0
/* The highest that a picture is, in parts of a page, so that its words have room below it. */
#define PICTURE_PART 0.44
/* A picture of few pixels is not drawn larger than it looks on a screen. */
#define POINTS_A_PIXEL 0.6
/* How many items that stay together are looked at. */
#define MAX_KEPT 8
#define MIN_LINES 2

typedef struct {
  double points;
  gboolean is_serif; /* in the story's font; else without serifs */
  gboolean is_code;
  PangoWeight weight;
  gboolean is_italic;
  float spacing;
  double above;
  double below;
  double grey;
} Style;

static const Style styles[BYLINE_N_PRINT_STYLES] = {
  [BYLINE_PRINT_KICKER] = { 8.5, FALSE, FALSE, PANGO_WEIGHT_BOLD, FALSE, 1.1F, 0, 5, 0.25 },
  [BYLINE_PRINT_HEADLINE] = { 22, TRUE, FALSE, PANGO_WEIGHT_BOLD, FALSE, 1.05F, 0, 7, 0 },
  [BYLINE_PRINT_STANDFIRST] = { 12, FALSE, FALSE, PANGO_WEIGHT_NORMAL, FALSE, 1.2F, 0, 9, 0.2 },
  [BYLINE_PRINT_BYLINE] = { 9, FALSE, FALSE, PANGO_WEIGHT_BOLD, FALSE, 1.1F, 0, 1, 0 },
  [BYLINE_PRINT_DATE] = { 8.5, FALSE, FALSE, PANGO_WEIGHT_NORMAL, FALSE, 1.1F, 0, 12, 0.25 },
  [BYLINE_PRINT_BODY] = { BODY_POINTS, TRUE, FALSE, PANGO_WEIGHT_NORMAL, FALSE, 1.3F, 0, 8, 0 },
  [BYLINE_PRINT_SUBHEAD] = { 13, TRUE, FALSE, PANGO_WEIGHT_BOLD, FALSE, 1.1F, 8, 5, 0 },
  [BYLINE_PRINT_SUBHEAD_MINOR] = { BODY_POINTS, TRUE, FALSE, PANGO_WEIGHT_BOLD, FALSE, 1.1F, 6, 4,
                                   0 },
  [BYLINE_PRINT_PULLQUOTE] = { 14, TRUE, FALSE, PANGO_WEIGHT_NORMAL, TRUE, 1.2F, 6, 14, 0 },
  [BYLINE_PRINT_ATTRIBUTION] = { 9, FALSE, FALSE, PANGO_WEIGHT_SEMIBOLD, FALSE, 1.1F, 0, 8, 0.25 },
  [BYLINE_PRINT_CAPTION] = { 8.5, FALSE, FALSE, PANGO_WEIGHT_NORMAL, FALSE, 1.15F, 3, 6, 0.2 },
  [BYLINE_PRINT_CREDIT] = { 7.5, FALSE, FALSE, PANGO_WEIGHT_NORMAL, FALSE, 1.1F, 0, 10, 0.3 },
  [BYLINE_PRINT_CODE] = { 8.5, FALSE, TRUE, PANGO_WEIGHT_NORMAL, FALSE, 1.2F, 6, 12, 0 },
  [BYLINE_PRINT_CELL] = { 8.5, FALSE, FALSE, PANGO_WEIGHT_NORMAL, FALSE, 1.15F, 0, 2, 0 },
  [BYLINE_PRINT_EMBED] = { 9.5, FALSE, FALSE, PANGO_WEIGHT_BOLD, FALSE, 1.15F, 4, 1, 0 },
  [BYLINE_PRINT_FOOTNOTE] = { 8.5, TRUE, FALSE, PANGO_WEIGHT_NORMAL, FALSE, 1.2F, 0, 4, 0.15 },
  [BYLINE_PRINT_SOURCE] = { 8, FALSE, FALSE, PANGO_WEIGHT_NORMAL, FALSE, 1.15F, 2, 0, 0.25 },
};

/* What stands on a page of an item: all of it, or some of its lines. */
typedef struct {
  guint item;
  guint first; /* line */
  guint n;
  double y;
  double height;
} Piece;

struct _BylinePrintPages {
  GObject parent_instance;

  BylineArticle *article;
  GPtrArray *items; /* of BylinePrintItem */
  GHashTable *pictures;
  BylineDocumentFont font;
  PangoContext *context;
  double width;
  double height; /* of what stands between head and foot */
  double left;   /* where the column begins */
  double column;
  GHashTable *tables; /* BylineBlock -> BylinePrintTable */
  GPtrArray *pages;   /* of GArray of Piece */
  guint next;         /* item */
  double y;           /* on the last page */
};

G_DEFINE_FINAL_TYPE (BylinePrintPages, byline_print_pages, G_TYPE_OBJECT)

static void
byline_print_pages_finalize (GObject *object)
{
  BylinePrintPages *self = BYLINE_PRINT_PAGES (object);

  byline_article_unref (self->article);
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->pictures);
  g_object_unref (self->context);
  g_hash_table_unref (self->tables);
  g_ptr_array_unref (self->pages);

  G_OBJECT_CLASS (byline_print_pages_parent_class)->finalize (object);
}

static void
byline_print_pages_class_init (BylinePrintPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_print_pages_finalize;
}

static void
byline_print_pages_init (BylinePrintPages *self)
{
  self->tables = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) byline_print_table_free);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
}

static const BylinePrintItem *
get_item (BylinePrintPages *self, guint index)
{
  return g_ptr_array_index (self->items, index);
}

static PangoFontDescription *
make_font (BylinePrintPages *self, const Style *style)
{
  PangoFontDescription *font = pango_font_description_copy (
    pango_context_get_font_description (self->context));
  const char *family = byline_document_font_get_family (
    style->is_serif ? self->font : BYLINE_DOCUMENT_FONT_SANS);

  if (style->is_code)
    family = "monospace";
  if (family != NULL)
    pango_font_description_set_family (font, family);
  pango_font_description_set_size (font, (int) (style->points * PANGO_SCALE));
  pango_font_description_set_weight (font, style->weight);
  pango_font_description_set_style (font,
                                    style->is_italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);

  return font;
}

static gboolean
is_rtl (BylinePrintPages *self)
{
  return pango_context_get_base_dir (self->context) == PANGO_DIRECTION_RTL;
}

static PangoLayout *
make_layout (BylinePrintPages *self, const Style *style)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = make_font (self, style);

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_line_spacing (layout, style->spacing);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  /* Pango does not turn a side round with the words, but with words that run against their surroundings. */
  if (is_rtl (self))
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);

  return layout;
}

static double
get_width (BylinePrintPages *self, const BylinePrintItem *item)
{
  return MAX (20, self->column - item->indent - item->end_margin);
}

static PangoLayout *
make_text (BylinePrintPages *self, const BylinePrintItem *item)
{
  PangoLayout *layout = make_layout (self, &styles[item->style]);

  pango_layout_set_width (layout, (int) (get_width (self, item) * PANGO_SCALE));
  if (item->text != NULL)
    byline_print_text_set (layout, item->text);
  else
    byline_print_text_set_words (layout, item->words);
  /* What is said of a story begins where the story begins; an address keeps its order. */
  if (item->text == NULL && item->style != BYLINE_PRINT_SOURCE)
    pango_layout_set_auto_dir (layout, FALSE);

  return layout;
}

static cairo_surface_t *
get_picture (BylinePrintPages *self, const BylinePrintItem *item)
{
  return g_hash_table_lookup (self->pictures, item->picture->url);
}

/* Whole, as wide as the column unless it would be too high or too coarse. */
static void
measure_picture (BylinePrintPages *self, const BylinePrintItem *item, double *width, double *height)
{
  cairo_surface_t *picture = get_picture (self, item);
  double pixels, ratio;

  *width = *height = 0;
  if (picture == NULL)
    return;

  pixels = cairo_image_surface_get_width (picture);
  ratio = cairo_image_surface_get_height (picture) / pixels;
  *width = MIN (get_width (self, item), pixels * POINTS_A_PIXEL);
  *height = *width * ratio;
  if (*height > self->height * PICTURE_PART)
    {
      *height = self->height * PICTURE_PART;
      *width = *height / ratio;
    }
}

static BylinePrintTable *
get_table (BylinePrintPages *self, const BylinePrintItem *item)
{
  BylinePrintTable *table = g_hash_table_lookup (self->tables, item->table);
  PangoFontDescription *font;

  if (table != NULL)
    return table;

  font = make_font (self, &styles[BYLINE_PRINT_CELL]);
  table = byline_print_table_new (item->table, self->context, font, get_width (self, item));
  pango_font_description_free (font);
  g_hash_table_insert (self->tables, (gpointer) item->table, table);

  return table;
}

static double
get_above (const BylinePrintItem *item)
{
  switch (item->kind)
    {
    case BYLINE_PRINT_ITEM_TEXT:
      return styles[item->style].above;
    case BYLINE_PRINT_ITEM_PICTURE:
      return 4;
    case BYLINE_PRINT_ITEM_RULE:
    case BYLINE_PRINT_ITEM_ROW:
      break;
    }

  return 0;
}

/* What stands below the last row of a table is not the next one. */
static double
get_below (BylinePrintPages *self, guint index)
{
  const BylinePrintItem *item = get_item (self, index);
  const BylinePrintItem *next = index + 1 < self->items->len ? get_item (self, index + 1) : NULL;

  switch (item->kind)
    {
    case BYLINE_PRINT_ITEM_TEXT:
      return item->keeps && next != NULL && next->style == BYLINE_PRINT_CREDIT
               ? 1
               : styles[item->style].below;
    case BYLINE_PRINT_ITEM_PICTURE:
      return item->keeps ? 3 : 12;
    case BYLINE_PRINT_ITEM_ROW:
      return next != NULL && next->table == item->table ? 0 : 10;
    case BYLINE_PRINT_ITEM_RULE:
      break;
    }

  return 0;
}

/* --- Lines of a text --- */

/* The last line is as high as its letters: what lines of small letters are set apart by more than others (Chinese, Japanese,
 * Korean) parts paragraphs, too. */
static double
get_rest (PangoLayout *layout, const Style *style)
{
  double more = MAX (0, pango_layout_get_line_spacing (layout) - style->spacing);
  PangoLayoutLine *last = pango_layout_get_line_readonly (layout,
                                                          pango_layout_get_line_count (layout) - 1);
  PangoRectangle extents;

  pango_layout_line_get_extents (last, NULL, &extents);

  return more * extents.height / PANGO_SCALE;
}

/* Returns: (transfer full) (element-type double): where each line ends, from the text's top */
static GArray *
list_lines (PangoLayout *layout, const Style *style)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (double));
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      int begin, end;
      double place;

      pango_layout_iter_get_line_yrange (iter, &begin, &end);
      place = (double) end / PANGO_SCALE;
      g_array_append_val (ends, place);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  g_array_index (ends, double, ends->len - 1) += get_rest (layout, style);

  return ends;
}

static double
line_end (GArray *ends, guint n)
{
  return n > 0 ? g_array_index (ends, double, n - 1) : 0;
}

/* What an item needs at least where it begins. */
static double
measure_beginning (BylinePrintPages *self, guint index)
{
  const BylinePrintItem *item = get_item (self, index);
  double width, height = 0;

  switch (item->kind)
    {
      case BYLINE_PRINT_ITEM_TEXT: {
        g_autoptr (PangoLayout) layout = make_text (self, item);
        g_autoptr (GArray) ends = list_lines (layout, &styles[item->style]);

        /* What stays with the next item is not parted. */
        height = line_end (ends, item->keeps || ends->len <= MIN_LINES + 1 ? ends->len : MIN_LINES);
        break;
      }
    case BYLINE_PRINT_ITEM_PICTURE:
      measure_picture (self, item, &width, &height);
      break;
    case BYLINE_PRINT_ITEM_RULE:
      height = RULE_SPACE;
      break;
    case BYLINE_PRINT_ITEM_ROW:
      height = byline_print_table_measure_row (get_table (self, item), item->row, self->height);
      break;
    }

  return height;
}

/* What stands on one page with the beginning of an item. */
static double
measure_kept (BylinePrintPages *self, guint index)
{
  double height = 0;

  for (guint i = index; i < self->items->len && i < index + MAX_KEPT; i++)
    {
      const BylinePrintItem *item = get_item (self, i);

      height += get_above (item) + measure_beginning (self, i);
      if (!item->keeps)
        break;
      height += get_below (self, i);
    }

  return height;
}

/* --- Pages --- */

static void
begin_page (BylinePrintPages *self)
{
  g_ptr_array_add (self->pages, g_array_new (FALSE, FALSE, sizeof (Piece)));
  self->y = 0;
}

static gboolean
is_empty (BylinePrintPages *self)
{
  return ((GArray *) g_ptr_array_index (self->pages, self->pages->len - 1))->len == 0;
}

static void
place (BylinePrintPages *self, guint item, guint first, guint n, double height)
{
  Piece piece = { item, first, n, self->y, height };

  g_array_append_val ((GArray *) g_ptr_array_index (self->pages, self->pages->len - 1), piece);
  self->y += height;
}

/* How many lines go on this page: not one alone, here or on the next. */
static guint
count_fitting (BylinePrintPages *self, GArray *ends, guint first)
{
  double room = self->height - self->y + line_end (ends, first);
  guint last = first, left;

  while (last < ends->len && line_end (ends, last + 1) <= room)
    last++;
  left = ends->len - last;
  if (left == 0)
    return last - first;
  if (left < MIN_LINES && last - first > MIN_LINES)
    last -= MIN_LINES - left;
  if (last - first < MIN_LINES && !is_empty (self))
    return 0;

  /* A line that is higher than a page stands alone and is cut. */
  return MAX (last - first, is_empty (self) ? 1 : 0);
}

static void
place_text (BylinePrintPages *self, guint index)
{
  const BylinePrintItem *item = get_item (self, index);
  g_autoptr (PangoLayout) layout = make_text (self, item);
  g_autoptr (GArray) ends = list_lines (layout, &styles[item->style]);
  guint first = 0;

  while (first < ends->len)
    {
      guint n = count_fitting (self, ends, first);

      if (n > 0)
        place (self, index, first, n, line_end (ends, first + n) - line_end (ends, first));
      first += n;
      if (first < ends->len)
        begin_page (self);
    }
}

static void
place_item (BylinePrintPages *self, guint index)
{
  const BylinePrintItem *item = get_item (self, index);
  double kept = measure_kept (self, index);

  if (!is_empty (self) && self->y + kept > self->height)
    begin_page (self);
  if (!is_empty (self))
    self->y += get_above (item);
  if (item->kind == BYLINE_PRINT_ITEM_TEXT)
    place_text (self, index);
  else
    place (self, index, 0, 1, measure_beginning (self, index));
  self->y += get_below (self, index);
}

gboolean
byline_print_pages_step (BylinePrintPages *self, gint64 budget)
{
  gint64 end = g_get_monotonic_time () + budget;

  g_return_val_if_fail (BYLINE_IS_PRINT_PAGES (self), TRUE);

  while (self->next < self->items->len && g_get_monotonic_time () < end)
    place_item (self, self->next++);

  return self->next >= self->items->len;
}

guint
byline_print_pages_get_n_pages (BylinePrintPages *self)
{
  g_return_val_if_fail (BYLINE_IS_PRINT_PAGES (self), 0);

  return self->pages->len;
}

double
byline_print_pages_get_column (BylinePrintPages *self)
{
  g_return_val_if_fail (BYLINE_IS_PRINT_PAGES (self), 0);

  return self->column;
}

/* --- Drawing --- */

static void
set_grey (cairo_t *cr, double grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
}

static void
draw_lines (PangoLayout *layout, const Piece *piece, cairo_t *cr, double x, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double top = 0;

  for (guint i = 0; i < piece->first + piece->n; i++)
    {
      int begin, end;
      PangoRectangle place;

      pango_layout_iter_get_line_yrange (iter, &begin, &end);
      if (i == piece->first)
        top = (double) begin / PANGO_SCALE;
      if (i >= piece->first)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &place);
          cairo_move_to (cr, x + (double) place.x / PANGO_SCALE,
                         y - top + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      if (!pango_layout_iter_next_line (iter))
        break;
    }
  pango_layout_iter_free (iter);
}

static void
draw_text (BylinePrintPages *self, const BylinePrintItem *item, const Piece *piece, cairo_t *cr)
{
  g_autoptr (PangoLayout) layout = make_text (self, item);
  gboolean from_right = is_rtl (self);

  set_grey (cr, styles[item->style].grey);
  draw_lines (layout, piece, cr, self->left + (from_right ? item->end_margin : item->indent),
              piece->y);
  if (item->mark != NULL && piece->first == 0)
    {
      g_autoptr (PangoLayout) mark = make_layout (self, &styles[item->style]);
      Piece whole = { 0, 0, 1, piece->y, piece->height };
      int width;

      pango_layout_set_text (mark, item->mark, -1);
      pango_layout_get_size (mark, &width, NULL);
      draw_lines (mark, &whole, cr,
                  from_right ? self->left + self->column - item->indent + 4
                             : self->left + item->indent -
                                 MAX (MARK_WIDTH, (double) width / PANGO_SCALE + 3),
                  piece->y);
    }
}

static void
draw_picture (BylinePrintPages *self, const BylinePrintItem *item, const Piece *piece, cairo_t *cr)
{
  cairo_surface_t *picture = get_picture (self, item);
  double width, height, scale;

  if (picture == NULL)
    return;

  measure_picture (self, item, &width, &height);
  scale = width / cairo_image_surface_get_width (picture);
  cairo_save (cr);
  cairo_translate (cr, self->left + item->indent + (get_width (self, item) - width) / 2, piece->y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* Behind the text: the ground of a box, and the bars of quotations. */
static void
draw_ground (BylinePrintPages *self,
             const BylinePrintItem *item,
             const Piece *piece,
             double end,
             cairo_t *cr)
{
  gboolean from_right = is_rtl (self);

  if (item->is_boxed)
    {
      set_grey (cr, 0.94);
      cairo_rectangle (cr, self->left, piece->y - BOX_EDGE, self->column,
                       end - piece->y + 2 * BOX_EDGE);
      cairo_fill (cr);
    }
  for (guint i = 0; i < item->n_bars; i++)
    {
      set_grey (cr, 0.6);
      cairo_rectangle (cr,
                       from_right ? self->left + self->column - item->bars[i] - BAR_WIDTH
                                  : self->left + item->bars[i],
                       piece->y, BAR_WIDTH, end - piece->y);
      cairo_fill (cr);
    }
}

static void
draw_rule (BylinePrintPages *self, double y, cairo_t *cr)
{
  set_grey (cr, 0.6);
  cairo_rectangle (cr, self->left, y, self->column, 0.5);
  cairo_fill (cr);
}

static void
draw_piece (BylinePrintPages *self, const Piece *piece, cairo_t *cr)
{
  const BylinePrintItem *item = get_item (self, piece->item);

  switch (item->kind)
    {
    case BYLINE_PRINT_ITEM_TEXT:
      draw_text (self, item, piece, cr);
      break;
    case BYLINE_PRINT_ITEM_PICTURE:
      draw_picture (self, item, piece, cr);
      break;
    case BYLINE_PRINT_ITEM_RULE:
      draw_rule (self, piece->y + RULE_SPACE / 2, cr);
      break;
    case BYLINE_PRINT_ITEM_ROW:
      set_grey (cr, 0);
      byline_print_table_draw_row (get_table (self, item), item->row, self->height, cr,
                                   self->left + item->indent, piece->y);
      break;
    }
}

static PangoLayout *
make_line (BylinePrintPages *self, const char *text, double width)
{
  PangoLayout *layout = make_layout (self, &styles[BYLINE_PRINT_CREDIT]);

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text != NULL ? text : "", -1);

  return layout;
}

/* At the beginning or the end of the column, whichever way the words run. */
static void
draw_line (BylinePrintPages *self, PangoLayout *layout, gboolean at_right, cairo_t *cr)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  cairo_move_to (cr,
                 at_right
                   ? self->left + self->column - (double) (extents.x + extents.width) / PANGO_SCALE
                   : self->left - (double) extents.x / PANGO_SCALE,
                 0);
  pango_cairo_show_layout (cr, layout);
}

/* From the second page on: the first one has the story's own head. */
static void
draw_running_head (BylinePrintPages *self, cairo_t *cr)
{
  g_autoptr (PangoLayout) title = make_line (self, self->article->title, self->column * 0.66);
  g_autoptr (PangoLayout)
    publication = make_line (self, self->article->publication_name, self->column * 0.3);
  gboolean from_right = is_rtl (self);

  set_grey (cr, 0.3);
  draw_line (self, title, from_right, cr);
  draw_line (self, publication, !from_right, cr);
  draw_rule (self, 13, cr);
}

static void
draw_number (BylinePrintPages *self, guint page, cairo_t *cr)
{
  /* Translators: the number of a page, and how many there are */
  g_autofree char *text = g_strdup_printf (_ ("%u / %u"), page + 1, self->pages->len);
  g_autoptr (PangoLayout) layout = make_line (self, text, self->column);

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  set_grey (cr, 0.3);
  cairo_move_to (cr, self->left, HEAD_HEIGHT + self->height + FOOT_HEIGHT - 12);
  pango_cairo_show_layout (cr, layout);
}

void
byline_print_pages_draw (BylinePrintPages *self, guint page, cairo_t *cr)
{
  GArray *pieces;

  g_return_if_fail (BYLINE_IS_PRINT_PAGES (self));
  g_return_if_fail (page < self->pages->len);

  pieces = g_ptr_array_index (self->pages, page);
  pango_cairo_update_context (cr, self->context);
  cairo_save (cr);
  if (page > 0)
    draw_running_head (self, cr);
  draw_number (self, page, cr);
  cairo_translate (cr, 0, HEAD_HEIGHT);
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      const BylinePrintItem *item = get_item (self, piece->item);
      const Piece *next = i + 1 < pieces->len ? piece + 1 : NULL;
      const BylinePrintItem *following = next != NULL ? get_item (self, next->item) : NULL;
      double end = piece->y + piece->height;

      /* What goes on below has no gap. */
      if (following != NULL && following->is_boxed == item->is_boxed &&
          following->n_bars >= item->n_bars)
        end = next->y;
      draw_ground (self, item, piece, end, cr);
    }
  for (guint i = 0; i < pieces->len; i++)
    draw_piece (self, &g_array_index (pieces, Piece, i), cr);
  cairo_restore (cr);
}

/* --- The object --- */

/* A width that can be read, whatever the paper. */
static double
measure_column (BylinePrintPages *self)
{
  PangoFontDescription *font = make_font (self, &styles[BYLINE_PRINT_BODY]);
  PangoFontMetrics *metrics = pango_context_get_metrics (self->context, font, NULL);
  double width = (double) pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  pango_font_description_free (font);

  return MIN (self->width, width * COLUMN_CHARS);
}

BylinePrintPages *
byline_print_pages_new (BylineArticle *article,
                        GHashTable *pictures,
                        BylineDocumentFont font,
                        PangoContext *context,
                        double width,
                        double height)
{
  BylinePrintPages *self;

  g_return_val_if_fail (article != NULL, NULL);
  g_return_val_if_fail (pictures != NULL, NULL);
  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  self = g_object_new (BYLINE_TYPE_PRINT_PAGES, NULL);
  self->article = byline_article_ref (article);
  self->items = byline_print_items_new (article);
  self->pictures = g_hash_table_ref (pictures);
  self->font = font;
  self->context = g_object_ref (context);
  pango_context_set_base_dir (context, article->direction == BYLINE_DIRECTION_RTL
                                         ? PANGO_DIRECTION_RTL
                                         : PANGO_DIRECTION_LTR);
  /* One letter may have several shapes, by the language that it stands in. */
  if (article->language != NULL)
    pango_context_set_language (context, pango_language_from_string (article->language));
  self->width = width;
  self->height = MAX (72, height - HEAD_HEIGHT - FOOT_HEIGHT);
  self->column = measure_column (self);
  self->left = (width - self->column) / 2;
  begin_page (self);

  return self;
}
