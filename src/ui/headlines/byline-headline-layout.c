/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-layout.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "byline-clock.h"
#include "byline-headline-text.h"
#include "byline-highlight.h"
#include "byline-isolate.h"
#include "byline-time-text.h"

#define MAX_TITLE_LINES 3
#define MAX_BODY_LINES 2
#define MAX_CARD_LINES 4
/* What most stories take: the height of those that are not known yet. */
#define USUAL_LINES 2

/* Pixels between the lines, and beside the kicker. */
#define TITLE_GAP 2
#define BODY_GAP 2
#define META_GAP 4
#define MARK_GAP 6
#define DOT_SIZE 8
#define ICON_SIZE 12

#define READ_ALPHA 0.72
#define BODY_ALPHA 0.75
#define META_ALPHA 0.72
#define ICON_ALPHA 0.72

struct _BylineHeadlineLayout {
  PangoLayout *kicker; /* nullable: in one line there is none, nor what comes from a publication */
  PangoLayout *title;
  PangoLayout *body;   /* nullable */
  PangoLayout *source; /* nullable */
  PangoLayout *time;   /* nullable: where there is no room for both, it stands by itself */
  int width;
  int kicker_height;
  int meta_height;
  gboolean is_read;
  gboolean is_saved;
  gboolean is_offline;
};

void
byline_headline_colors_init (BylineHeadlineColors *self, GtkWidget *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  gtk_style_context_get_color (context, &self->text);
  if (!gtk_style_context_lookup_color (context, "accent_text_color", &self->accent))
    self->accent = self->text;
  if (!gtk_style_context_lookup_color (context, "accent_bg_color", &self->accent_fill))
    self->accent_fill = self->accent;
  byline_highlight_get_color (widget, &self->highlight);
  self->fade = adw_style_manager_get_high_contrast (manager) ? 0 : 1;
}

static GdkRGBA
faded (const BylineHeadlineColors *colors, double alpha)
{
  GdkRGBA color = colors->text;

  color.alpha *= 1 - (1 - alpha) * colors->fade;
  return color;
}

static const char *
title_of (const BylineStory *story)
{
  return story->title != NULL ? story->title : _ ("Untitled");
}

static BylineDensity
get_density (BylineHeadlineMetrics *look)
{
  return byline_headline_metrics_get_options (look)->density;
}

static guint
max_body_lines (BylineHeadlineMetrics *look)
{
  return get_density (look) == BYLINE_DENSITY_CARDS ? MAX_CARD_LINES : MAX_BODY_LINES;
}

/* --- Measures --- */

int
byline_headline_layout_estimate (BylineHeadlineMetrics *look,
                                 const BylineHeadlineContent *content,
                                 int width)
{
  int title = byline_headline_metrics_get_line_height (look, BYLINE_HEADLINE_STYLE_TITLE);
  int body = byline_headline_metrics_get_line_height (look, BYLINE_HEADLINE_STYLE_STANDFIRST);
  guint title_lines = USUAL_LINES, body_lines = USUAL_LINES;

  if (get_density (look) == BYLINE_DENSITY_COMPACT)
    return title;
  if (content->story != NULL)
    {
      /* As if it were unread: so a row keeps its height when it is read. */
      title_lines = byline_headline_metrics_count_lines (look, BYLINE_HEADLINE_STYLE_TITLE,
                                                         title_of (content->story), width,
                                                         MAX_TITLE_LINES);
      body_lines = byline_headline_metrics_count_lines (look, BYLINE_HEADLINE_STYLE_STANDFIRST,
                                                        content->body, width,
                                                        max_body_lines (look));
    }

  return byline_headline_metrics_get_line_height (look, BYLINE_HEADLINE_STYLE_KICKER) + TITLE_GAP +
         (int) title_lines * title + (body_lines > 0 ? BODY_GAP : 0) + (int) body_lines * body +
         META_GAP + byline_headline_metrics_get_line_height (look, BYLINE_HEADLINE_STYLE_META);
}

static int
layout_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static int
layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

int
byline_headline_layout_get_height (BylineHeadlineLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->kicker == NULL)
    return layout_height (self->title);
  return self->kicker_height + TITLE_GAP + layout_height (self->title) +
         (self->body != NULL ? BODY_GAP + layout_height (self->body) : 0) + META_GAP +
         self->meta_height;
}

/* --- Making --- */

/* No wider than @width; no wider than it is either, so that it stands where the row begins
 * whatever its direction. */
static PangoLayout *
make_line (BylineHeadlineMetrics *look, BylineHeadlineStyle style, const char *text, int width)
{
  PangoLayout *layout = byline_headline_metrics_create_layout (look, style);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  if (layout_width (layout) > width)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
    }
  return layout;
}

/* A line of several parts runs as the row does, whatever the first of them is written in. */
static PangoLayout *
make_joined (BylineHeadlineMetrics *look, const char *text, int width)
{
  PangoLayout *layout = make_line (look, BYLINE_HEADLINE_STYLE_META, text, width);

  pango_layout_set_auto_dir (layout, FALSE);
  return layout;
}

static PangoLayout *
make_lines (BylineHeadlineMetrics *look,
            BylineHeadlineStyle style,
            const char *text,
            int width,
            int max,
            const BylineHeadlineContent *content,
            const BylineHeadlineColors *colors)
{
  PangoLayout *layout = byline_headline_metrics_create_layout (look, style);
  PangoAttrList *attributes = byline_highlight_attributes (content->query, text,
                                                           &colors->highlight);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_height (layout, -max);
  /* Pango turns the side round for words that run against their surroundings: each text begins on its own side. */
  if (byline_headline_metrics_get_direction (look) == PANGO_DIRECTION_RTL)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_text (layout, text, -1);
  if (attributes != NULL)
    {
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  return layout;
}

/* Breaks a headline that has been read into as many lines as while it was unread, in bold letters: the row keeps its
 * height, and nothing moves in the list, and no line of it stays empty. */
static void
keep_lines (PangoLayout *title, BylineHeadlineMetrics *look, int width)
{
  int n_lines = (int) byline_headline_metrics_count_lines (look, BYLINE_HEADLINE_STYLE_TITLE,
                                                           pango_layout_get_text (title), width,
                                                           MAX_TITLE_LINES);

  for (int narrow = width; pango_layout_get_line_count (title) < n_lines && narrow > width / 2;
       narrow -= MAX (1, width / 32))
    pango_layout_set_width (title, narrow * PANGO_SCALE);
}

/* The room of the icons behind a line. */
static int
icons_width (const BylineHeadlineContent *content)
{
  return ((content->is_saved ? 1 : 0) + (content->story->offline > 0 ? 1 : 0)) *
         (MARK_GAP + ICON_SIZE);
}

static void
make_kicker (BylineHeadlineLayout *self,
             BylineHeadlineMetrics *look,
             const BylineHeadlineContent *content)
{
  g_autofree char *kicker =
    byline_headline_text_kicker (content->story, byline_headline_metrics_get_direction (look));
  g_autofree char *capitals = g_utf8_strup (kicker, -1);
  int marks = (content->is_read ? 0 : MARK_GAP + DOT_SIZE) + icons_width (content);

  self->kicker = make_line (look, BYLINE_HEADLINE_STYLE_KICKER, capitals, self->width - marks);
  self->kicker_height = MAX (layout_height (self->kicker), byline_headline_metrics_get_line_height (
                                                             look, BYLINE_HEADLINE_STYLE_KICKER));
}

/* The time stays whole, whatever stands before it. */
static void
make_meta (BylineHeadlineLayout *self,
           BylineHeadlineMetrics *look,
           const BylineHeadlineContent *content)
{
  const BylineHeadlineOptions *options = byline_headline_metrics_get_options (look);
  g_autofree char *source = byline_headline_text_source (
    content->story, options->without_publication, options->without_author,
    byline_headline_metrics_get_direction (look));
  g_autofree char *relative = byline_time_text_relative (content->story->sort_time,
                                                         byline_clock_now ());
  g_autofree char *time = byline_isolate_text (relative,
                                               byline_headline_metrics_get_direction (look));
  g_autofree char *behind =
    g_strdup_printf ("%s%s", source[0] != '\0' && time[0] != '\0' ? " · " : "", time);
  g_autofree char *whole = g_strconcat (source, behind, NULL);

  self->source = make_joined (look, whole, G_MAXINT / PANGO_SCALE);
  self->meta_height = layout_height (self->source);
  if (layout_width (self->source) <= self->width)
    return;

  g_object_unref (self->source);
  self->time = make_joined (look, behind, self->width);
  self->source = make_joined (look, source, self->width - layout_width (self->time));
}

/* Marks, headline and time in one line: the headline is what gives way. */
static void
make_compact (BylineHeadlineLayout *self,
              BylineHeadlineMetrics *look,
              const BylineHeadlineContent *content)
{
  g_autofree char *time = byline_time_text_relative (content->story->sort_time,
                                                     byline_clock_now ());
  int marks = DOT_SIZE + MARK_GAP + icons_width (content);
  BylineHeadlineStyle style = content->is_read ? BYLINE_HEADLINE_STYLE_TITLE_READ
                                               : BYLINE_HEADLINE_STYLE_TITLE;

  self->time = make_line (look, BYLINE_HEADLINE_STYLE_META, time, self->width);
  self->title = make_line (look, style, title_of (content->story),
                           self->width - marks - MARK_GAP - layout_width (self->time));
}

BylineHeadlineLayout *
byline_headline_layout_new (BylineHeadlineMetrics *look,
                            const BylineHeadlineContent *content,
                            const BylineHeadlineColors *colors,
                            int width)
{
  BylineHeadlineLayout *self;

  g_return_val_if_fail (content->story != NULL, NULL);

  self = g_new0 (BylineHeadlineLayout, 1);
  self->width = MAX (width, 1);
  self->is_read = content->is_read;
  self->is_saved = content->is_saved;
  self->is_offline = content->story->offline > 0;
  if (get_density (look) == BYLINE_DENSITY_COMPACT)
    {
      make_compact (self, look, content);
      return self;
    }
  make_kicker (self, look, content);
  self->title = make_lines (
    look, content->is_read ? BYLINE_HEADLINE_STYLE_TITLE_READ : BYLINE_HEADLINE_STYLE_TITLE,
    title_of (content->story), self->width, MAX_TITLE_LINES, content, colors);
  if (content->is_read)
    keep_lines (self->title, look, self->width);
  if (content->body != NULL && content->body[0] != '\0')
    self->body = make_lines (look, BYLINE_HEADLINE_STYLE_STANDFIRST, content->body, self->width,
                             (int) max_body_lines (look), content, colors);
  make_meta (self, look, content);
  return self;
}

void
byline_headline_layout_free (BylineHeadlineLayout *self)
{
  g_clear_object (&self->kicker);
  g_object_unref (self->title);
  g_clear_object (&self->body);
  g_clear_object (&self->source);
  g_clear_object (&self->time);
  g_free (self);
}

/* --- Drawing --- */

static void
draw (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_dot (GtkSnapshot *snapshot, double x, double y, const GdkRGBA *color)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (x, y, DOT_SIZE, DOT_SIZE);
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle, &area, DOT_SIZE / 2.0);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, color, &area);
  gtk_snapshot_pop (snapshot);
}

static void
draw_icon (GtkSnapshot *snapshot, GdkPaintable *icon, double x, double y, const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  if (GTK_IS_SYMBOLIC_PAINTABLE (icon))
    gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE,
                                              ICON_SIZE, color, 1);
  else
    gdk_paintable_snapshot (icon, snapshot, ICON_SIZE, ICON_SIZE);
  gtk_snapshot_restore (snapshot);
}

/* Where something of @width lies that stands @x pixels behind the line's beginning. */
static double
place (BylineHeadlineLayout *self, double x, double width, gboolean is_mirrored)
{
  return is_mirrored ? self->width - x - width : x;
}

/* How far the letters of a line reach from its beginning: Pango says of a line that it cut that it is as wide as it might have been. */
static int
letters_width (PangoLayout *layout, gboolean is_mirrored)
{
  PangoRectangle ink, logical;

  pango_layout_get_pixel_extents (layout, &ink, &logical);
  if (!pango_layout_is_ellipsized (layout))
    return logical.width;

  return is_mirrored ? logical.x + logical.width - ink.x : ink.x + ink.width;
}

/* A headline that was made narrower to keep its lines still begins at its own side. */
static double
title_place (BylineHeadlineLayout *self)
{
  int width = pango_layout_get_width (self->title) / PANGO_SCALE;

  return pango_layout_get_direction (self->title, 0) == PANGO_DIRECTION_RTL ? self->width - width
                                                                            : 0;
}

/* Draws the icons behind @x in a line of @height. */
static void
draw_icons (BylineHeadlineLayout *self,
            GtkSnapshot *snapshot,
            const BylineHeadlineColors *colors,
            const BylineHeadlineIcons *icons,
            gboolean is_mirrored,
            int x,
            int height)
{
  GdkPaintable *shown[] = { self->is_saved ? icons->saved : NULL,
                            self->is_offline ? icons->offline : NULL };
  GdkRGBA color = faded (colors, ICON_ALPHA);

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (shown[i] != NULL)
      {
        x += MARK_GAP;
        draw_icon (snapshot, shown[i], place (self, x, ICON_SIZE, is_mirrored),
                   (height - ICON_SIZE) / 2, &color);
        x += ICON_SIZE;
      }
}

static void
draw_kicker (BylineHeadlineLayout *self,
             GtkSnapshot *snapshot,
             const BylineHeadlineColors *colors,
             const BylineHeadlineIcons *icons,
             gboolean is_mirrored)
{
  int x = letters_width (self->kicker, is_mirrored);

  draw (snapshot, self->kicker, place (self, 0, layout_width (self->kicker), is_mirrored), 0,
        &colors->accent);
  if (!self->is_read)
    {
      x += MARK_GAP;
      draw_dot (snapshot, place (self, x, DOT_SIZE, is_mirrored),
                (self->kicker_height - DOT_SIZE) / 2, &colors->accent_fill);
      x += DOT_SIZE;
    }
  draw_icons (self, snapshot, colors, icons, is_mirrored, x, self->kicker_height);
}

static void
draw_compact (BylineHeadlineLayout *self,
              GtkSnapshot *snapshot,
              const BylineHeadlineColors *colors,
              const BylineHeadlineIcons *icons,
              gboolean is_mirrored)
{
  GdkRGBA title = faded (colors, self->is_read ? READ_ALPHA : 1);
  GdkRGBA meta = faded (colors, META_ALPHA);
  int width = layout_width (self->title), height = layout_height (self->title);
  int time_width = layout_width (self->time), x = DOT_SIZE + MARK_GAP;

  /* All headlines begin at one line, read or not. */
  if (!self->is_read)
    draw_dot (snapshot, place (self, 0, DOT_SIZE, is_mirrored), (height - DOT_SIZE) / 2,
              &colors->accent_fill);
  draw (snapshot, self->title, place (self, x, width, is_mirrored), 0, &title);
  draw_icons (self, snapshot, colors, icons, is_mirrored,
              x + letters_width (self->title, is_mirrored), height);
  draw (snapshot, self->time, place (self, self->width - time_width, time_width, is_mirrored),
        (height - layout_height (self->time)) / 2, &meta);
}

void
byline_headline_layout_snapshot (BylineHeadlineLayout *self,
                                 GtkSnapshot *snapshot,
                                 const BylineHeadlineColors *colors,
                                 const BylineHeadlineIcons *icons,
                                 gboolean is_mirrored)
{
  GdkRGBA title = faded (colors, self->is_read ? READ_ALPHA : 1);
  GdkRGBA body = faded (colors, BODY_ALPHA);
  GdkRGBA meta = faded (colors, META_ALPHA);
  int source_width;
  int y = self->kicker_height + TITLE_GAP;

  if (self->kicker == NULL)
    {
      draw_compact (self, snapshot, colors, icons, is_mirrored);
      return;
    }

  source_width = layout_width (self->source);
  draw_kicker (self, snapshot, colors, icons, is_mirrored);
  draw (snapshot, self->title, title_place (self), y, &title);
  y += layout_height (self->title);
  if (self->body != NULL)
    {
      draw (snapshot, self->body, 0, y + BODY_GAP, &body);
      y += BODY_GAP + layout_height (self->body);
    }
  y += META_GAP;
  draw (snapshot, self->source, place (self, 0, source_width, is_mirrored), y, &meta);
  if (self->time != NULL)
    draw (snapshot, self->time,
          place (self, letters_width (self->source, is_mirrored), layout_width (self->time),
                 is_mirrored),
          y, &meta);
}
