/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-picture-paintable.h"

#include <glib/gi18n.h>

#define CORNER 12
#define PADDING 16
/* An empty surface for a picture that cannot be had, at least: a word or a sentence fits. */
#define FAILED_HEIGHT 88
/* So many lines have what it shows and why it is not there, each. */
#define MAX_LINES 2
#define DEFAULT_COLUMN 600
/* The tallest that a picture is shown, in widths of the column. */
#define MAX_RATIO 4.0
/* A picture that nearly fills the column is stretched to fill it. */
#define NEARLY 0.6

struct _BylinePicturePaintable {
  GObject parent_instance;

  char *url;
  BylineNetwork from;
  char *alt;
  char *reason; /* nullable: why it failed, as a sentence */
  int width;    /* known so far, in the picture's pixels; 0 for not */
  int height;
  int column;
  BylinePictureState state;
  gboolean is_blocked;
  int loaded_column; /* what the texture was decoded for */
  GdkTexture *texture;
  GdkTexture *frame; /* nullable: what is drawn in its place */
  PangoContext *context;
  GdkRGBA fill;
  GdkRGBA text;
};

static gboolean
shows_alt (BylinePicturePaintable *self)
{
  return self->texture == NULL && (self->state == BYLINE_PICTURE_FAILED || self->is_blocked);
}

/* Large letters need more room. */
static int
failed_height (BylinePicturePaintable *self)
{
  PangoFontMetrics *metrics;
  int line;

  if (self->context == NULL)
    return FAILED_HEIGHT;

  metrics = pango_context_get_metrics (self->context, NULL, NULL);
  line = PANGO_PIXELS (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);

  return MAX (FAILED_HEIGHT, 2 * MAX_LINES * line + PADDING);
}

static int
shown_width (BylinePicturePaintable *self)
{
  if (self->width > 0 && self->width < self->column * NEARLY)
    return self->width;

  return self->column;
}

static int
byline_picture_paintable_get_intrinsic_width (GdkPaintable *paintable)
{
  BylinePicturePaintable *self = BYLINE_PICTURE_PAINTABLE (paintable);

  return MAX (1, shows_alt (self) ? self->column : shown_width (self));
}

static int
byline_picture_paintable_get_intrinsic_height (GdkPaintable *paintable)
{
  BylinePicturePaintable *self = BYLINE_PICTURE_PAINTABLE (paintable);
  int width = shown_width (self);
  double ratio = 2.0 / 3.0;

  if (shows_alt (self))
    return failed_height (self);

  if (self->width > 0 && self->height > 0)
    ratio = MIN ((double) self->height / self->width, MAX_RATIO);

  return MAX (1, (int) (width * ratio + 0.5));
}

static double
byline_picture_paintable_get_intrinsic_aspect_ratio (GdkPaintable *paintable)
{
  return (double) byline_picture_paintable_get_intrinsic_width (paintable) /
         byline_picture_paintable_get_intrinsic_height (paintable);
}

/* In the middle, at most two lines. Returns: (transfer full) (nullable) */
static PangoLayout *
make_layout (BylinePicturePaintable *self, const char *text, double width)
{
  PangoLayout *layout;

  if (text == NULL)
    return NULL;

  layout = pango_layout_new (self->context);
  pango_layout_set_width (layout, (int) MAX (1, width - 2 * PADDING) * PANGO_SCALE);
  pango_layout_set_height (layout, -MAX_LINES);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static int
layout_height (PangoLayout *layout)
{
  int height = 0;

  if (layout != NULL)
    pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

static void
append_layout (BylinePicturePaintable *self, GtkSnapshot *snapshot, PangoLayout *layout, double y)
{
  if (layout == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (PADDING, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &self->text);
  gtk_snapshot_restore (snapshot);
}

/* What it shows, and below that why it is not there. */
static void
snapshot_alt (BylinePicturePaintable *self, GtkSnapshot *snapshot, double width, double height)
{
  g_autoptr (PangoLayout) alt = NULL;
  g_autoptr (PangoLayout) reason = NULL;
  double top;

  if (self->context == NULL)
    return;

  reason = make_layout (self, self->state == BYLINE_PICTURE_FAILED ? self->reason : NULL, width);
  alt = make_layout (self, self->alt != NULL || reason != NULL ? self->alt : _ ("No Picture"),
                     width);
  top = MAX (0, (height - layout_height (alt) - layout_height (reason)) / 2);
  append_layout (self, snapshot, alt, top);
  append_layout (self, snapshot, reason, top + layout_height (alt));
}

static void
snapshot_texture (BylinePicturePaintable *self, GtkSnapshot *snapshot, double width, double height)
{
  double ratio = (double) gdk_texture_get_height (self->texture) /
                 gdk_texture_get_width (self->texture);
  double full = MAX (height, width * ratio);

  /* What is taller than it may be shown is cut evenly at top and bottom. */
  gtk_snapshot_append_texture (snapshot, self->frame != NULL ? self->frame : self->texture,
                               &GRAPHENE_RECT_INIT (0, (height - full) / 2, width, full));
}

static void
byline_picture_paintable_snapshot (GdkPaintable *paintable,
                                   GdkSnapshot *snapshot,
                                   double width,
                                   double height)
{
  BylinePicturePaintable *self = BYLINE_PICTURE_PAINTABLE (paintable);
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, &GRAPHENE_RECT_INIT (0, 0, width, height), CORNER);
  gtk_snapshot_push_rounded_clip (GTK_SNAPSHOT (snapshot), &clip);

  if (self->texture != NULL)
    snapshot_texture (self, GTK_SNAPSHOT (snapshot), width, height);
  else
    gtk_snapshot_append_color (GTK_SNAPSHOT (snapshot), &self->fill,
                               &GRAPHENE_RECT_INIT (0, 0, width, height));

  if (shows_alt (self))
    snapshot_alt (self, GTK_SNAPSHOT (snapshot), width, height);

  gtk_snapshot_pop (GTK_SNAPSHOT (snapshot));
}

static void
paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = byline_picture_paintable_snapshot;
  iface->get_intrinsic_width = byline_picture_paintable_get_intrinsic_width;
  iface->get_intrinsic_height = byline_picture_paintable_get_intrinsic_height;
  iface->get_intrinsic_aspect_ratio = byline_picture_paintable_get_intrinsic_aspect_ratio;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BylinePicturePaintable,
                               byline_picture_paintable,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_init))

static void
byline_picture_paintable_finalize (GObject *object)
{
  BylinePicturePaintable *self = BYLINE_PICTURE_PAINTABLE (object);

  g_free (self->url);
  g_free (self->alt);
  g_free (self->reason);
  g_clear_object (&self->texture);
  g_clear_object (&self->frame);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (byline_picture_paintable_parent_class)->finalize (object);
}

static void
byline_picture_paintable_class_init (BylinePicturePaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_picture_paintable_finalize;
}

static void
byline_picture_paintable_init (BylinePicturePaintable *self)
{
  self->column = DEFAULT_COLUMN;
}

BylinePicturePaintable *
byline_picture_paintable_new (const char *url,
                              BylineNetwork from,
                              const char *alt,
                              int width,
                              int height)
{
  BylinePicturePaintable *self = g_object_new (BYLINE_TYPE_PICTURE_PAINTABLE, NULL);

  self->url = g_strdup (url);
  self->from = from;
  self->alt = g_strdup (alt);
  if (width > 0 && height > 0)
    {
      self->width = width;
      self->height = height;
    }

  return self;
}

const char *
byline_picture_paintable_get_url (BylinePicturePaintable *self)
{
  return self->url;
}

const char *
byline_picture_paintable_get_alt (BylinePicturePaintable *self)
{
  g_return_val_if_fail (BYLINE_IS_PICTURE_PAINTABLE (self), NULL);

  return self->alt;
}

BylineNetwork
byline_picture_paintable_get_from (BylinePicturePaintable *self)
{
  return self->from;
}

BylinePictureState
byline_picture_paintable_get_state (BylinePicturePaintable *self)
{
  return self->state;
}

/* Tells of a change; what is laid out anew only if it takes another room than it did. */
static void
changed (BylinePicturePaintable *self, int old_width, int old_height)
{
  GdkPaintable *paintable = GDK_PAINTABLE (self);

  if (byline_picture_paintable_get_intrinsic_width (paintable) != old_width ||
      byline_picture_paintable_get_intrinsic_height (paintable) != old_height)
    gdk_paintable_invalidate_size (paintable);
  else
    gdk_paintable_invalidate_contents (paintable);
}

#define REMEMBER_SIZE(self)                                                                        \
  int old_width = byline_picture_paintable_get_intrinsic_width (GDK_PAINTABLE (self));             \
  int old_height = byline_picture_paintable_get_intrinsic_height (GDK_PAINTABLE (self))

void
byline_picture_paintable_set_column (BylinePicturePaintable *self, int width)
{
  REMEMBER_SIZE (self);

  if (self->column == width)
    return;

  self->column = width;
  if (self->state == BYLINE_PICTURE_SHOWN && width > self->loaded_column * 1.25)
    self->state = BYLINE_PICTURE_WAITING;
  changed (self, old_width, old_height);
}

int
byline_picture_paintable_get_column (BylinePicturePaintable *self)
{
  return self->column;
}

void
byline_picture_paintable_set_loading (BylinePicturePaintable *self)
{
  self->state = BYLINE_PICTURE_LOADING;
  self->loaded_column = self->column;
}

void
byline_picture_paintable_set_texture (BylinePicturePaintable *self, GdkTexture *texture)
{
  REMEMBER_SIZE (self);

  g_set_object (&self->texture, texture);
  g_clear_object (&self->frame);
  self->width = gdk_texture_get_width (texture);
  self->height = gdk_texture_get_height (texture);
  self->state = BYLINE_PICTURE_SHOWN;
  changed (self, old_width, old_height);
}

void
byline_picture_paintable_set_failed (BylinePicturePaintable *self, const char *reason)
{
  REMEMBER_SIZE (self);

  g_free (self->reason);
  self->reason = g_strdup (reason);
  /* A coarse picture is better than none. */
  self->state = self->texture != NULL ? BYLINE_PICTURE_SHOWN : BYLINE_PICTURE_FAILED;
  changed (self, old_width, old_height);
}

void
byline_picture_paintable_unload (BylinePicturePaintable *self)
{
  g_clear_object (&self->texture);
  g_clear_object (&self->frame);
  self->state = BYLINE_PICTURE_WAITING;
}

GdkTexture *
byline_picture_paintable_get_texture (BylinePicturePaintable *self)
{
  return self->texture;
}

void
byline_picture_paintable_set_frame (BylinePicturePaintable *self, GdkTexture *frame)
{
  if (self->texture == NULL)
    return;

  g_set_object (&self->frame, frame);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

void
byline_picture_paintable_set_blocked (BylinePicturePaintable *self, gboolean blocked)
{
  REMEMBER_SIZE (self);

  if (self->is_blocked == blocked)
    return;

  self->is_blocked = blocked;
  changed (self, old_width, old_height);
}

void
byline_picture_paintable_set_look (BylinePicturePaintable *self,
                                   PangoContext *context,
                                   const GdkRGBA *fill,
                                   const GdkRGBA *text)
{
  g_set_object (&self->context, context);
  self->fill = *fill;
  self->text = *text;
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}
