/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-edition-layout.h"

#include <glib/gi18n.h>

#include "byline-clock.h"
#include "byline-edition-text.h"
#include "byline-time-text.h"

/* A picture's shape, and steps of its height. */
#define PICTURE_RATIO (620.0 / 1200.0)
#define STEP 8
#define PICTURE_GAP 12
#define SIDE_GAP 16
#define LEAD_RADIUS 12
#define RADIUS 10
#define SMALL_RADIUS 8
#define SMALL_SIZE 64

#define KICKER_POINTS 8.5
#define BADGE_POINTS 8
#define TEXT_POINTS 12.5
#define META_POINTS 9
#define PORTRAIT_SIZE 32
#define PORTRAIT_GAP 12
#define BADGE_PADDING 6
#define BADGE_GAP 8
/* How many of the publications that carry a story, too, are named below it. */
#define MAX_ALSO 3

#define READ_ALPHA 0.72
#define STANDFIRST_ALPHA 0.8
#define META_ALPHA 0.72

typedef enum { COLOR_TEXT, COLOR_ACCENT, COLOR_BADGE } Color;

/* A text and where it stands, left to right. */
typedef struct {
  PangoLayout *layout;
  double x;
  double y;
  double alpha;
  Color color;
} Line;

struct _BylineEditionLayout {
  BylineEditionStyle *style;
  const BylineEditionItem *item;
  BylineEditionPlace place;
  int width;
  int text_width; /* beside a picture at the end */
  double y;       /* below what stands */
  gboolean is_read;
  gboolean is_cut;
  gboolean has_badge; /* said already */
  GArray *lines;      /* of Line */
  GArray *badges;     /* of graphene_rect_t: what lies behind a badge */
  graphene_rect_t picture;
  int picture_radius; /* -1: none */
  graphene_rect_t portrait;
  gboolean has_portrait;
};

static void
line_clear (gpointer data)
{
  g_object_unref (((Line *) data)->layout);
}

/* --- Parts --- */

/* A line that was cut is said to be as wide as it may be: what is drawn of it counts. */
static double
layout_width (PangoLayout *layout)
{
  PangoRectangle ink, extents;

  pango_layout_get_pixel_extents (layout, &ink, &extents);
  return pango_layout_is_ellipsized (layout) ? MIN (ink.width + 1, extents.width) : extents.width;
}

static double
layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
put (BylineEditionLayout *self, PangoLayout *layout, double x, double y, double alpha, Color color)
{
  Line line = { layout, x, y, alpha, color };

  g_array_append_val (self->lines, line);
}

/* Adds a text of its own lines at the left. */
static void
add (BylineEditionLayout *self, PangoLayout *layout, double gap, double alpha)
{
  put (self, layout, 0, self->y + gap, alpha, COLOR_TEXT);
  self->y += gap + layout_height (layout);
}

static PangoLayout *
lay_out (BylineEditionLayout *self,
         BylineEditionFont font,
         double points,
         const char *text,
         int max_lines)
{
  return byline_edition_style_layout (self->style, font, points, self->is_read, text,
                                      self->text_width, max_lines);
}

/* --- Picture --- */

static void
place_picture_above (BylineEditionLayout *self)
{
  int height = MAX (STEP, (int) (self->width * PICTURE_RATIO / STEP + 0.5) * STEP);

  graphene_rect_init (&self->picture, 0, 0, self->width, height);
  self->picture_radius = self->place.rank == BYLINE_EDITION_RANK_LEAD ? LEAD_RADIUS : RADIUS;
  self->y = height + PICTURE_GAP;
}

static void
place_picture (BylineEditionLayout *self)
{
  int size = self->place.picture_size;

  self->picture_radius = -1;
  self->text_width = self->width;
  if (!self->place.has_picture)
    return;
  if (size == 0)
    {
      place_picture_above (self);
      return;
    }
  graphene_rect_init (&self->picture, self->width - size, 0, size, size);
  self->picture_radius = size <= SMALL_SIZE ? SMALL_RADIUS : RADIUS;
  self->text_width = MAX (1, self->width - size - SIDE_GAP);
}

/* Of the first story of a group, only the headline stands beside a small picture. */
static void
leave_picture (BylineEditionLayout *self)
{
  gboolean is_beside = self->picture_radius >= 0 && self->place.picture_size > SMALL_SIZE &&
                       self->place.rank == BYLINE_EDITION_RANK_FIRST &&
                       self->text_width < 3 * self->place.picture_size;

  if (!is_beside)
    return;
  self->text_width = self->width;
  self->y = MAX (self->y, self->picture.size.height + STEP / 2.0);
}

/* --- Texts --- */

/* Returns: what it takes of the line, with the gap behind it. */
static double
add_badge (BylineEditionLayout *self, double x, double y, double height)
{
  PangoLayout *layout;
  graphene_rect_t area;
  double width, badge_height;

  if (!self->item->is_new || self->is_read || self->has_badge)
    return 0;
  self->has_badge = TRUE;
  layout = lay_out (self, BYLINE_EDITION_FONT_BADGE, BADGE_POINTS, C_ ("story", "New"), 1);
  width = layout_width (layout) + 2 * BADGE_PADDING;
  badge_height = layout_height (layout);
  y += (height - badge_height) / 2;
  graphene_rect_init (&area, (float) x, (float) y, (float) width, (float) badge_height);
  g_array_append_val (self->badges, area);
  put (self, layout, x + BADGE_PADDING, y, 1, COLOR_BADGE);
  return width + BADGE_GAP;
}

static gboolean
wants_kicker (const BylineEditionPlace *place)
{
  return place->rank == BYLINE_EDITION_RANK_LEAD || place->rank == BYLINE_EDITION_RANK_SECOND ||
         place->rank == BYLINE_EDITION_RANK_DAY;
}

static void
add_kicker (BylineEditionLayout *self)
{
  g_autofree char *text = wants_kicker (&self->place)
                            ? byline_edition_text_kicker (self->item, self->place.filter,
                                                          byline_edition_style_get_direction (
                                                            self->style))
                            : g_strdup ("");
  PangoLayout *layout;
  double height, width;

  if (*text == '\0')
    return;
  layout = lay_out (self, BYLINE_EDITION_FONT_KICKER, KICKER_POINTS, text, 1);
  height = layout_height (layout);
  width = layout_width (layout);
  put (self, layout, 0, self->y, self->is_read ? META_ALPHA : 1,
       self->is_read ? COLOR_TEXT : COLOR_ACCENT);
  add_badge (self, width + BADGE_GAP, self->y, height);
  self->y += height + 2;
}

static const char *
headline_of (const BylineStory *story)
{
  if (story->title != NULL)
    return story->title;
  return story->standfirst != NULL ? story->standfirst : _ ("Untitled");
}

static int
max_lines (BylineEditionRank rank)
{
  return rank == BYLINE_EDITION_RANK_REST ? 4 : 5;
}

/* A long headline of the lead steps down before it is cut. */
static PangoLayout *
lay_out_headline (BylineEditionLayout *self)
{
  static const double steps[] = { 32, 30, 25, 22 };
  BylineEditionRank rank = self->place.rank;
  const char *text = headline_of (self->item->candidate->story);
  double points = byline_edition_style_get_points (rank, self->width / self->style->text_scale);
  PangoLayout *layout = lay_out (self, BYLINE_EDITION_FONT_HEADLINE, points, text,
                                 max_lines (rank));

  for (guint i = 0; rank == BYLINE_EDITION_RANK_LEAD && i < G_N_ELEMENTS (steps) &&
                    pango_layout_get_line_count (layout) > 3;
       i++)
    {
      if (steps[i] >= points)
        continue;
      g_object_unref (layout);
      points = steps[i];
      layout = lay_out (self, BYLINE_EDITION_FONT_HEADLINE, points, text, max_lines (rank));
    }
  self->is_cut = pango_layout_is_ellipsized (layout);
  byline_edition_style_balance (self->style, layout, points);
  return layout;
}

/* A lead without a picture shows how it begins. That may go on where the standfirst ends, of which nothing is cut then. */
static gboolean
has_beginning (BylineEditionLayout *self)
{
  const BylineEditionCandidate *candidate = self->item->candidate;

  return self->place.rank == BYLINE_EDITION_RANK_LEAD && !self->place.has_picture &&
         candidate->beginning != NULL && candidate->story->title != NULL;
}

static void
add_standfirst (BylineEditionLayout *self)
{
  const BylineStory *story = self->item->candidate->story;
  gboolean is_lead = self->place.rank == BYLINE_EDITION_RANK_LEAD;
  double points = is_lead ? (self->width < 400 * self->style->text_scale ? 12 : 14) : 10.5;
  PangoLayout *layout;
  guint n_lines = 3;

  if (self->place.rank == BYLINE_EDITION_RANK_REST || story->standfirst == NULL ||
      story->title == NULL)
    return;
  if (self->place.rank == BYLINE_EDITION_RANK_DAY)
    n_lines = 2;
  else if (has_beginning (self))
    n_lines = 8;
  layout = lay_out (self, BYLINE_EDITION_FONT_STANDFIRST, points, story->standfirst, n_lines);
  add (self, layout, is_lead ? 8 : 4, self->is_read ? READ_ALPHA : STANDFIRST_ALPHA);
}

/* --- Who and when --- */

static gboolean
names_authors (const BylineEditionPlace *place)
{
  return place->filter == NULL || place->filter->authors->len == 0;
}

/* What stands before the time: the publication, where that is not said already. */
static char *
source_of (BylineEditionLayout *self)
{
  const BylineStory *story = self->item->candidate->story;
  gboolean is_known = self->place.group == BYLINE_EDITION_GROUP_PUBLICATION ||
                      (self->place.filter != NULL && self->place.filter->publication_key != NULL);

  if (!is_known)
    return g_strdup (story->publication_name != NULL ? story->publication_name : "");
  return self->place.rank == BYLINE_EDITION_RANK_REST
           ? byline_edition_text_authors (self->item,
                                          byline_edition_style_get_direction (self->style))
           : g_strdup ("");
}

/* Time, and how long it takes to read. */
static char *
time_of (BylineEditionLayout *self)
{
  const BylineStory *story = self->item->candidate->story;
  g_autofree char *time = byline_time_text_relative (story->sort_time, byline_clock_now ());
  g_autofree char *minutes = NULL;

  if (self->place.rank == BYLINE_EDITION_RANK_LEAD || self->place.rank == BYLINE_EDITION_RANK_DAY)
    minutes = byline_edition_text_minutes (self->item);
  if (self->place.rank == BYLINE_EDITION_RANK_DAY && minutes != NULL)
    return g_steal_pointer (&minutes);
  return minutes != NULL ? g_strdup_printf ("%s · %s", time, minutes) : g_steal_pointer (&time);
}

/* Source · time: what does not fit is cut from the source, never from the time. Each of the three is a text of its own, so
 * that they stand in their order from right to left, too, whatever the names are written in. */
static void
add_meta (BylineEditionLayout *self, double x, double gap)
{
  g_autofree char *source = source_of (self);
  g_autofree char *time = time_of (self);
  PangoLayout *end = lay_out (self, BYLINE_EDITION_FONT_META, META_POINTS, time, 1);
  PangoLayout *begin, *dot;
  double height = layout_height (end);

  self->y += gap;
  x += add_badge (self, x, self->y, height);
  if (*source != '\0')
    {
      begin = lay_out (self, BYLINE_EDITION_FONT_META, META_POINTS, source, 1);
      dot = lay_out (self, BYLINE_EDITION_FONT_META, META_POINTS, " · ", 1);
      pango_layout_set_width (begin, (int) MAX (1, self->text_width - x - layout_width (dot) -
                                                     layout_width (end)) *
                                       PANGO_SCALE);
      put (self, begin, x, self->y, META_ALPHA, COLOR_TEXT);
      x += layout_width (begin);
      put (self, dot, x, self->y, META_ALPHA, COLOR_TEXT);
      x += layout_width (dot);
    }
  put (self, end, x, self->y, META_ALPHA, COLOR_TEXT);
  self->y += height;
}

static void
add_byline (BylineEditionLayout *self)
{
  gboolean is_lead = self->place.rank == BYLINE_EDITION_RANK_LEAD;
  g_autofree char *authors =
    names_authors (&self->place)
      ? byline_edition_text_authors (self->item, byline_edition_style_get_direction (self->style))
      : g_strdup ("");
  gboolean has_name = *authors != '\0' && self->place.rank != BYLINE_EDITION_RANK_REST &&
                      self->place.rank != BYLINE_EDITION_RANK_DAY;
  double x = 0, top;

  self->y += is_lead ? 12 : 4;
  top = self->y;
  self->has_portrait = is_lead && has_name && self->place.has_portrait;
  if (self->has_portrait)
    {
      graphene_rect_init (&self->portrait, 0, (float) top, PORTRAIT_SIZE, PORTRAIT_SIZE);
      x = PORTRAIT_SIZE + PORTRAIT_GAP;
    }
  if (has_name)
    {
      PangoLayout *layout = byline_edition_style_layout (self->style, BYLINE_EDITION_FONT_NAME,
                                                         is_lead ? 10 : 9.5, FALSE, authors,
                                                         self->text_width - (int) x, 1);

      /* The names stand where the portrait and the time stand, whatever they are written in. */
      pango_layout_set_auto_dir (layout, FALSE);
      put (self, layout, x, self->y, self->is_read ? META_ALPHA : 1, COLOR_TEXT);
      self->y += layout_height (layout);
    }
  add_meta (self, x, has_name ? 0 : 2);
  if (self->has_portrait)
    self->y = MAX (self->y, top + PORTRAIT_SIZE);
}

/* As many names as there is room for. */
static void
add_also (BylineEditionLayout *self)
{
  guint n_names = MIN (MAX_ALSO, self->item->also->len);
  PangoLayout *layout;

  if (n_names == 0)
    return;
  layout = lay_out (self, BYLINE_EDITION_FONT_META, META_POINTS, "", 2);
  do
    {
      g_autofree char *markup = byline_edition_text_also (self->item, n_names, TRUE);

      pango_layout_set_markup (layout, markup, -1);
    }
  while (pango_layout_is_ellipsized (layout) && --n_names > 0);
  add (self, layout, self->place.rank == BYLINE_EDITION_RANK_LEAD ? 8 : 2, META_ALPHA);
}

static void
add_beginning (BylineEditionLayout *self)
{
  if (!has_beginning (self))
    return;
  add (self,
       lay_out (self, BYLINE_EDITION_FONT_TEXT, TEXT_POINTS, self->item->candidate->beginning, 4),
       16, self->is_read ? READ_ALPHA : 1);
}

BylineEditionLayout *
byline_edition_layout_new (BylineEditionStyle *style,
                           const BylineEditionItem *item,
                           const BylineEditionPlace *place,
                           int width)
{
  BylineEditionLayout *self = g_new0 (BylineEditionLayout, 1);

  self->style = byline_edition_style_ref (style);
  self->item = item;
  self->place = *place;
  self->width = MAX (width, 1);
  self->is_read = item->candidate->story->is_read;
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
  self->badges = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  place_picture (self);
  add_kicker (self);
  add (self, lay_out_headline (self), 0, self->is_read ? READ_ALPHA : 1);
  leave_picture (self);
  add_standfirst (self);
  add_byline (self);
  add_also (self);
  add_beginning (self);
  if (self->picture_radius >= 0)
    self->y = MAX (self->y, self->picture.origin.y + self->picture.size.height);
  return self;
}

void
byline_edition_layout_free (BylineEditionLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->lines);
  g_array_unref (self->badges);
  byline_edition_style_unref (self->style);
  g_free (self);
}

int
byline_edition_layout_get_height (const BylineEditionLayout *self)
{
  return (int) (self->y + 0.999);
}

int
byline_edition_layout_get_picture (const BylineEditionLayout *self, graphene_rect_t *area)
{
  *area = self->picture;
  return self->picture_radius;
}

gboolean
byline_edition_layout_get_portrait (const BylineEditionLayout *self, graphene_rect_t *area)
{
  *area = self->portrait;
  return self->has_portrait;
}

gboolean
byline_edition_layout_is_cut (const BylineEditionLayout *self)
{
  return self->is_cut;
}

/* --- Drawing --- */

static GdkRGBA
color_of (const Line *line, const BylineEditionColors *colors)
{
  GdkRGBA color = line->color == COLOR_ACCENT  ? colors->accent
                  : line->color == COLOR_BADGE ? colors->badge
                                               : colors->text;

  color.alpha *= (float) (1 - (1 - line->alpha) * colors->fade);
  return color;
}

/* A layout with a width draws its lines within that: from right to left they end there. */
static double
mirrored_x (const BylineEditionLayout *self, const Line *line)
{
  PangoRectangle extents;

  pango_layout_get_pixel_extents (line->layout, NULL, &extents);
  return self->width - line->x - extents.x - extents.width;
}

static double
plain_x (const Line *line)
{
  PangoRectangle extents;

  pango_layout_get_pixel_extents (line->layout, NULL, &extents);
  return line->x - extents.x;
}

static void
draw_badges (const BylineEditionLayout *self,
             GtkSnapshot *snapshot,
             const BylineEditionColors *colors,
             gboolean is_mirrored)
{
  for (guint i = 0; i < self->badges->len; i++)
    {
      graphene_rect_t area = g_array_index (self->badges, graphene_rect_t, i);
      GskRoundedRect frame;

      if (is_mirrored)
        area.origin.x = self->width - area.origin.x - area.size.width;
      gsk_rounded_rect_init_from_rect (&frame, &area, 4);
      gtk_snapshot_push_rounded_clip (snapshot, &frame);
      gtk_snapshot_append_color (snapshot, &colors->badge_fill, &area);
      gtk_snapshot_pop (snapshot);
    }
}

void
byline_edition_layout_snapshot (const BylineEditionLayout *self,
                                GtkSnapshot *snapshot,
                                const BylineEditionColors *colors,
                                gboolean is_mirrored)
{
  draw_badges (self, snapshot, colors, is_mirrored);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      GdkRGBA color = color_of (line, colors);
      double x = is_mirrored ? mirrored_x (self, line) : plain_x (line);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) line->y));
      gtk_snapshot_append_layout (snapshot, line->layout, &color);
      gtk_snapshot_restore (snapshot);
    }
}
