/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-decorations.h"

#include "byline-document-place.h"
#include "byline-document-river.h"
#include "byline-document-view.h"

#define BAR_WIDTH 3
#define BAR_GAP 21
#define BOX_PADDING 16
#define BOX_PADDING_Y 12
#define BOX_CORNER 12
#define PILL_PADDING 16
#define PILL_PADDING_Y 6
/* A headline in a pill has hardly more letters. */
#define MAX_PILL_LETTERS 400
#define LINES_GAP 12
#define PORTRAIT_INDENT 46

/* Where a decoration's text stands, in buffer coordinates. */
typedef struct {
  GdkRectangle first;
  GdkRectangle last;
  gboolean is_rtl;
} Place;

/* A river may hold stories of both directions; before it begins, the view has that of its story. */
static gboolean
is_rtl (const BylineDocumentLook *look, guint offset)
{
  const BylineRiverEntry *entry = byline_river_find_at (look->document, offset);

  return entry != NULL ? entry->article->direction == BYLINE_DIRECTION_RTL
                       : gtk_widget_get_direction (GTK_WIDGET (look->view)) == GTK_TEXT_DIR_RTL;
}

static gboolean
get_place (const BylineDocumentLook *look, const BylineDocumentRange *range, Place *place)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (look->document);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, range->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, range->end);
  place->is_rtl = is_rtl (look, range->start);

  return byline_document_place_get_location (look->view, &start, &place->first) &&
         byline_document_place_get_location (look->view, &end, &place->last);
}

static void
append_rounded (GtkSnapshot *snapshot,
                const GdkRGBA *color,
                const graphene_rect_t *rect,
                double corner)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, rect, corner);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, rect);
  gtk_snapshot_pop (snapshot);
}

static void
draw_bar (const BylineDocumentLook *look,
          GtkSnapshot *snapshot,
          const Place *place,
          const GdkRGBA *color)
{
  double gap = BAR_GAP * look->scale;
  double x = place->is_rtl ? place->first.x + gap - BAR_WIDTH : place->first.x - gap;
  double bottom = place->last.y + place->last.height;

  append_rounded (snapshot, color,
                  &GRAPHENE_RECT_INIT (x, place->first.y, BAR_WIDTH, bottom - place->first.y),
                  BAR_WIDTH / 2.0);
}

/* The near and the far edge of the column. */
static double
get_left (const BylineDocumentLook *look)
{
  return gtk_text_view_get_left_margin (GTK_TEXT_VIEW (look->view));
}

static double
get_right (const BylineDocumentLook *look)
{
  return gtk_widget_get_width (GTK_WIDGET (look->view)) -
         gtk_text_view_get_right_margin (GTK_TEXT_VIEW (look->view));
}

static void
draw_box (const BylineDocumentLook *look, GtkSnapshot *snapshot, const Place *place)
{
  double padding = BOX_PADDING * look->scale;
  double left = get_left (look);
  double right = get_right (look);
  double top = place->first.y - BOX_PADDING_Y * look->scale;
  double bottom = place->last.y + place->last.height + BOX_PADDING_Y * look->scale;

  if (place->is_rtl)
    right = MIN (right, place->first.x + padding);
  else
    left = MAX (left, place->first.x - padding);
  append_rounded (snapshot, &look->colors.fill,
                  &GRAPHENE_RECT_INIT (left, top, right - left, bottom - top), BOX_CORNER);
}

/* Widens what lies between @left and @right to all letters of a text. Where its lines begin and end says too
 * little: words that run against their story, or a line of both directions, do so in its middle, or both at one end. */
static void
take_lines (const BylineDocumentLook *look,
            const BylineDocumentRange *range,
            double *left,
            double *right)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (look->document);
  guint end = MIN (range->end, range->start + MAX_PILL_LETTERS);

  for (guint i = range->start; i < end; i++)
    {
      GdkRectangle letter;
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) i);
      if (!byline_document_place_get_location (look->view, &iter, &letter))
        return;
      *left = MIN (*left, MIN (letter.x, letter.x + letter.width));
      *right = MAX (*right, MAX (letter.x, letter.x + letter.width));
    }
}

static void
get_pill (const BylineDocumentLook *look,
          const BylineDocumentRange *range,
          const Place *place,
          graphene_rect_t *rect)
{
  double padding = PILL_PADDING * look->scale;
  double left = MIN (place->first.x, place->last.x);
  double right = MAX (place->first.x, place->last.x);
  double bottom = place->last.y + place->last.height;

  take_lines (look, range, &left, &right);
  *rect = GRAPHENE_RECT_INIT (left - padding, place->first.y - PILL_PADDING_Y,
                              right - left + 2 * padding,
                              bottom - place->first.y + 2 * PILL_PADDING_Y);
}

static void
draw_lines (const BylineDocumentLook *look, GtkSnapshot *snapshot, const Place *place)
{
  double left = MIN (place->first.x, place->last.x) - LINES_GAP;
  double right = MAX (place->first.x, place->last.x) + LINES_GAP;
  double start = get_left (look), end = get_right (look);
  int y = place->first.y + place->first.height / 2;

  if (left > start)
    gtk_snapshot_append_color (snapshot, &look->colors.hairline,
                               &GRAPHENE_RECT_INIT (start, y, left - start, 1));
  if (end > right)
    gtk_snapshot_append_color (snapshot, &look->colors.hairline,
                               &GRAPHENE_RECT_INIT (right, y, end - right, 1));
}

static void
draw_rule (const BylineDocumentLook *look, GtkSnapshot *snapshot, const Place *place)
{
  double left = get_left (look), width = get_right (look) - left;

  if (width > 0)
    gtk_snapshot_append_color (snapshot, &look->colors.hairline,
                               &GRAPHENE_RECT_INIT (left, place->first.y + place->first.height / 2,
                                                    width, 1));
}

static void
draw (const BylineDocumentLook *look,
      GtkSnapshot *snapshot,
      const BylineDocumentDecoration *decoration)
{
  graphene_rect_t rect;
  Place place;

  if (!get_place (look, &decoration->range, &place))
    return;

  switch (decoration->kind)
    {
    case BYLINE_DECORATION_QUOTE:
      draw_bar (look, snapshot, &place, &look->colors.hairline);
      break;
    case BYLINE_DECORATION_PULLQUOTE:
      draw_bar (look, snapshot, &place, &look->colors.bar);
      break;
    case BYLINE_DECORATION_BOX:
      draw_box (look, snapshot, &place);
      break;
    case BYLINE_DECORATION_PILL:
      get_pill (look, &decoration->range, &place, &rect);
      append_rounded (snapshot, &look->colors.pill, &rect,
                      place.first.height / 2.0 + PILL_PADDING_Y);
      break;
    case BYLINE_DECORATION_LINES:
      draw_lines (look, snapshot, &place);
      break;
    case BYLINE_DECORATION_RULE:
      draw_rule (look, snapshot, &place);
      break;
    }
}

/* Where a portrait stands: beside two lines. */
static gboolean
get_beside (const BylineDocumentLook *look,
            const BylineDocumentObject *object,
            graphene_rect_t *rect)
{
  double size = gdk_paintable_get_intrinsic_width (object->image);
  double indent = PORTRAIT_INDENT * look->scale;
  double x, y;
  Place place;

  if (!get_place (look, &object->range, &place))
    return FALSE;

  x = place.is_rtl ? place.first.x + indent - size : place.first.x - indent;
  y = place.first.y + (place.last.y + place.last.height - place.first.y - size) / 2;
  *rect = GRAPHENE_RECT_INIT (x, y, size, size);

  return TRUE;
}

static void
draw_beside (const BylineDocumentLook *look,
             GtkSnapshot *snapshot,
             const BylineDocumentObject *object)
{
  graphene_rect_t rect;

  if (!get_beside (look, object, &rect))
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &rect.origin);
  gdk_paintable_snapshot (object->image, snapshot, rect.size.width, rect.size.height);
  gtk_snapshot_restore (snapshot);
}

static void
draw_objects (const BylineDocumentLook *look, GtkSnapshot *snapshot, guint start, guint end)
{
  GPtrArray *objects = byline_document_buffer_get_objects (look->document);

  for (guint i = 0; i < objects->len; i++)
    {
      const BylineDocumentObject *object = g_ptr_array_index (objects, i);

      if (object->range.start > end)
        break;
      if (object->image != NULL && object->range.end >= start)
        draw_beside (look, snapshot, object);
    }
}

void
byline_document_decorations_draw (const BylineDocumentLook *look, GtkSnapshot *snapshot)
{
  GPtrArray *decorations;
  guint start, end;

  if (look->document == NULL)
    return;

  byline_document_place_get_range (look->view, 0.1, &start, &end);
  decorations = byline_document_buffer_get_decorations (look->document);
  for (guint i = 0; i < decorations->len; i++)
    {
      const BylineDocumentDecoration *decoration = g_ptr_array_index (decorations, i);

      if (decoration->range.start > end)
        break;
      if (decoration->range.end >= start)
        draw (look, snapshot, decoration);
    }
  draw_objects (look, snapshot, start, end);
}

static gboolean
pill_contains (const BylineDocumentLook *look,
               const BylineDocumentDecoration *decoration,
               int x,
               int y)
{
  graphene_rect_t rect;
  Place place;

  if (decoration->kind != BYLINE_DECORATION_PILL)
    return FALSE;

  if (!get_place (look, &decoration->range, &place))
    return FALSE;

  get_pill (look, &decoration->range, &place, &rect);

  return graphene_rect_contains_point (&rect, &GRAPHENE_POINT_INIT (x, y));
}

static gboolean
portrait_contains (const BylineDocumentLook *look, const BylineDocumentObject *object, int x, int y)
{
  graphene_rect_t rect;

  if (object->image == NULL || !get_beside (look, object, &rect))
    return FALSE;

  return graphene_rect_contains_point (&rect, &GRAPHENE_POINT_INIT (x, y));
}

/* Returns: (nullable): the first link within @range, which may begin with a mark of direction. */
static BylineDocumentLink *
find_link_in (const BylineDocumentLook *look, const BylineDocumentRange *range)
{
  GPtrArray *links = byline_document_buffer_get_links (look->document);
  guint index = byline_document_ranges_find (links, range->start);
  BylineDocumentLink *link = index < links->len ? g_ptr_array_index (links, index) : NULL;

  return link != NULL && link->range.start <= range->end ? link : NULL;
}

static BylineDocumentLink *
find_pill (const BylineDocumentLook *look, int x, int y)
{
  GPtrArray *decorations = byline_document_buffer_get_decorations (look->document);
  guint start, end;

  byline_document_place_get_range (look->view, 0, &start, &end);
  for (guint i = byline_document_ranges_find (decorations, start); i < decorations->len; i++)
    {
      const BylineDocumentDecoration *decoration = g_ptr_array_index (decorations, i);

      if (decoration->range.start > end)
        break;
      if (pill_contains (look, decoration, x, y))
        return find_link_in (look, &decoration->range);
    }

  return NULL;
}

/* A portrait beside a byline leads where the first name does. */
static BylineDocumentLink *
find_portrait (const BylineDocumentLook *look, int x, int y)
{
  GPtrArray *objects = byline_document_buffer_get_objects (look->document);
  guint start, end;

  byline_document_place_get_range (look->view, 0, &start, &end);
  for (guint i = 0; i < objects->len; i++)
    {
      const BylineDocumentObject *object = g_ptr_array_index (objects, i);

      if (object->range.start > end)
        break;
      if (object->range.end >= start && portrait_contains (look, object, x, y))
        return find_link_in (look, &object->range);
    }

  return NULL;
}

BylineDocumentLink *
byline_document_decorations_find_link (const BylineDocumentLook *look, int x, int y)
{
  BylineDocumentLink *link = find_pill (look, x, y);

  return link != NULL ? link : find_portrait (look, x, y);
}

/* The keyboard's place: an outline around each line of the link. */
static void
draw_outline (const BylineDocumentLook *look,
              GtkSnapshot *snapshot,
              GtkTextIter *start,
              GtkTextIter *end)
{
  GdkRectangle from, to;
  GskRoundedRect outline;
  GdkRGBA colors[4];
  float widths[4] = { 2, 2, 2, 2 };

  if (!byline_document_place_get_location (look->view, start, &from) ||
      !byline_document_place_get_location (look->view, end, &to))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    colors[i] = look->colors.accent;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (MIN (from.x, to.x) - 3, from.y - 1,
                                                        ABS (to.x - from.x) + 6, from.height + 2),
                                   5);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

void
byline_document_decorations_draw_focus (const BylineDocumentLook *look,
                                        GtkSnapshot *snapshot,
                                        const BylineDocumentLink *link)
{
  GtkTextIter iter, end, line_end;
  GdkRectangle place;

  if (!gtk_widget_has_focus (GTK_WIDGET (look->view)))
    return;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (look->document), &iter, link->range.start);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (look->document), &end, link->range.end);
  while (gtk_text_iter_compare (&iter, &end) < 0 &&
         byline_document_place_get_location (look->view, &iter, &place))
    {
      line_end = iter;
      if (!gtk_text_view_forward_display_line_end (look->view, &line_end) ||
          gtk_text_iter_compare (&line_end, &end) > 0)
        line_end = end;
      draw_outline (look, snapshot, &iter, &line_end);
      if (gtk_text_iter_compare (&line_end, &end) >= 0 || !gtk_text_iter_forward_char (&line_end))
        break;
      iter = line_end;
    }
}
