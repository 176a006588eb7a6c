/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-row.h"

#include <glib/gi18n.h>

#include "byline-clock.h"
#include "byline-headline-layout.h"
#include "byline-headline-text.h"
#include "byline-lazy-picture.h"

#define PICTURE_SIZE 76
#define PICTURE_RADIUS 10
/* A card's picture is as wide as the card; its height is a part of that. */
#define CARD_PICTURE_SIZE 420
#define CARD_PICTURE_RATIO 0.5
#define CARD_GAP 10
#define PICTURE_ALPHA 0.06
#define SPACING 12
#define HEADING_GAP 6
#define ICON_SIZE 12

/* How narrow a column of text may become, and how wide it would like to be, in letters. */
#define MIN_CHARS 12
#define NATURAL_CHARS 24

struct _BylineHeadlineRow {
  GtkWidget parent_instance;

  BylineHeadlineMetrics *look;
  BylineStoryItem *item; /* nullable */
  gulong notify_id;
  BylineLibrary *library;         /* nullable */
  const BylineSearchQuery *query; /* nullable: the list's */
  char *snippet;                  /* nullable */
  BylineLazyPicture *picture;     /* nullable: made when the row is first seen */

  BylineHeadlineLayout *layout; /* between being shown and being drawn */
  int width;                    /* that the height is for; 0: not measured */
  int height;
  int laid_out_width; /* where the estimate was too low: what the texts took */
  int laid_out_height;
  gboolean is_seen;
  gboolean is_drawn; /* as it is now */
};

G_DEFINE_FINAL_TYPE (BylineHeadlineRow, byline_headline_row, GTK_TYPE_WIDGET)

static BylineStory *
get_story (BylineHeadlineRow *self)
{
  return self->item != NULL ? byline_story_item_get_story (self->item) : NULL;
}

static BylineDensity
get_density (BylineHeadlineRow *self)
{
  return byline_headline_metrics_get_options (self->look)->density;
}

static gboolean
is_card (BylineHeadlineRow *self)
{
  return get_density (self) == BYLINE_DENSITY_CARDS;
}

static gboolean
has_picture (BylineHeadlineRow *self)
{
  BylineStory *story = get_story (self);

  return story != NULL && story->picture_url != NULL && self->library != NULL &&
         get_density (self) != BYLINE_DENSITY_COMPACT;
}

/* Returns: what a card's picture takes above its text */
static int
card_height (BylineHeadlineRow *self, int width)
{
  return is_card (self) && has_picture (self) ? (int) (width * CARD_PICTURE_RATIO) + CARD_GAP : 0;
}

static int
text_width (BylineHeadlineRow *self, int width)
{
  return MAX (1, width - (has_picture (self) && !is_card (self) ? PICTURE_SIZE + SPACING : 0));
}

static BylineHeadlineContent
get_content (BylineHeadlineRow *self)
{
  BylineStory *story = get_story (self);
  BylineHeadlineContent content = { .story = story, .query = self->query };

  if (story == NULL)
    return content;

  content.body = self->snippet != NULL ? self->snippet : story->standfirst;
  content.is_read = byline_story_item_get_is_read (self->item);
  content.is_saved = byline_story_item_get_is_saved (self->item);
  return content;
}

static int
estimate (BylineHeadlineRow *self, int width)
{
  BylineHeadlineContent content = get_content (self);
  int height = byline_headline_layout_estimate (self->look, &content, text_width (self, width));

  switch (get_density (self))
    {
    case BYLINE_DENSITY_COMPACT:
      return height;
    case BYLINE_DENSITY_CARDS:
      return height + card_height (self, width);
    case BYLINE_DENSITY_DEFAULT:
    case BYLINE_DENSITY_COMFORTABLE:
      break;
    }

  return MAX (height, PICTURE_SIZE);
}

/* --- What is shown --- */

/* Returns: (nullable): what the group is called that begins with this row */
static const char *
get_heading (BylineHeadlineRow *self)
{
  const char *heading = self->item != NULL ? byline_story_item_get_heading (self->item) : NULL;

  if (heading == NULL)
    return NULL;
  /* Translators: above stories that are in no section */
  return heading[0] != '\0' ? heading : _ ("Without a Section");
}

/* A heading stands above the list's row, in a margin that belongs to no story. */
static void
make_room (BylineHeadlineRow *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (row == NULL)
    return;
  if (get_heading (self) != NULL)
    gtk_widget_add_css_class (row, "group-start");
  else
    gtk_widget_remove_css_class (row, "group-start");
}

static void
describe (BylineHeadlineRow *self, BylineStory *story)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  const char *heading = get_heading (self);
  g_autofree char *meta = NULL;
  g_autoptr (GString) name = NULL;

  if (row == NULL)
    return;

  meta = byline_headline_text_meta (story, byline_clock_now ());
  if (heading != NULL)
    {
      char *both = g_strdup_printf ("%s · %s", heading, meta);

      g_free (meta);
      meta = both;
    }
  name = g_string_new (story->title != NULL ? story->title : _ ("Untitled"));
  if (!byline_story_item_get_is_read (self->item))
    g_string_append_printf (name, ", %s", C_ ("story", "unread"));
  if (byline_story_item_get_is_saved (self->item))
    g_string_append_printf (name, ", %s", C_ ("story", "saved"));
  if (story->offline > 0)
    g_string_append_printf (name, ", %s", C_ ("story", "kept for offline"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meta, -1);
}

static void
redraw (BylineHeadlineRow *self)
{
  g_clear_pointer (&self->layout, byline_headline_layout_free);
  self->is_drawn = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
resize (BylineHeadlineRow *self)
{
  self->width = 0;
  self->laid_out_width = 0;
  redraw (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
load_picture (BylineHeadlineRow *self)
{
  int size = is_card (self) ? CARD_PICTURE_SIZE : PICTURE_SIZE;

  if (has_picture (self))
    {
      if (self->picture == NULL)
        {
          self->picture = byline_lazy_picture_new ();
          g_signal_connect_object (self->picture, "changed", G_CALLBACK (redraw), self,
                                   G_CONNECT_SWAPPED);
        }
      byline_lazy_picture_set_picture (self->picture, self->library, get_story (self)->picture_url,
                                       get_story (self)->network);
      byline_lazy_picture_load (self->picture, size, size,
                                gtk_widget_get_scale_factor (GTK_WIDGET (self)));
    }
  else if (self->picture != NULL)
    byline_lazy_picture_set_picture (self->picture, NULL, NULL, BYLINE_NETWORK_PUBLIC);
}

/* Most of what changes leaves the height as it was: then only this row is drawn anew. */
static void
content_changed (BylineHeadlineRow *self)
{
  if (self->width == 0 || estimate (self, self->width) != self->height)
    resize (self);
  else
    redraw (self);
  if (self->is_seen)
    load_picture (self);
}

static void
notify_cb (BylineHeadlineRow *self, GParamSpec *pspec)
{
  BylineStory *story = get_story (self);

  if (g_str_equal (pspec->name, "heading"))
    make_room (self);
  if (story == NULL)
    return;

  if (g_str_equal (pspec->name, "story"))
    content_changed (self);
  else
    redraw (self);
  describe (self, story);
}

/* --- Layout and drawing --- */

static GtkSizeRequestMode
byline_headline_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
byline_headline_row_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  BylineHeadlineRow *self = BYLINE_HEADLINE_ROW (widget);
  int letter = byline_headline_metrics_get_char_width (self->look);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_CHARS * letter + SPACING + PICTURE_SIZE;
      *natural = NATURAL_CHARS * letter + SPACING + PICTURE_SIZE;
      return;
    }

  if (for_size < 0)
    for_size = NATURAL_CHARS * letter + SPACING + PICTURE_SIZE;
  if (for_size != self->width)
    {
      self->width = for_size;
      self->height = estimate (self, for_size);
    }
  *minimum = *natural = self->height;
  if (for_size == self->laid_out_width)
    *minimum = *natural = MAX (self->height, self->laid_out_height);
}

static void
byline_headline_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  /* Other lines. */
  redraw (BYLINE_HEADLINE_ROW (widget));
}

static void
make_layout (BylineHeadlineRow *self, BylineHeadlineColors *colors)
{
  BylineHeadlineContent content = get_content (self);
  int width = text_width (self, gtk_widget_get_width (GTK_WIDGET (self)));

  byline_headline_colors_init (colors, GTK_WIDGET (self));
  if (self->layout == NULL)
    self->layout = byline_headline_layout_new (self->look, &content, colors, width);
}

static void
draw_picture (BylineHeadlineRow *self, GtkSnapshot *snapshot, double x, GdkRGBA color)
{
  int row_width = gtk_widget_get_width (GTK_WIDGET (self));
  int width = is_card (self) ? row_width : PICTURE_SIZE;
  int height = is_card (self) ? card_height (self, row_width) - CARD_GAP : PICTURE_SIZE;
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, width, height);
  GskRoundedRect frame;

  color.alpha *= PICTURE_ALPHA;
  gsk_rounded_rect_init_from_rect (&frame, &area, PICTURE_RADIUS);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, 0));
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  gtk_snapshot_append_color (snapshot, &color, &area);
  if (self->picture != NULL)
    byline_lazy_picture_snapshot (self->picture, snapshot, width, height);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

/* In the margin above the row. */
static void
draw_heading (BylineHeadlineRow *self,
              GtkSnapshot *snapshot,
              const char *heading,
              const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (PangoLayout)
    layout = byline_headline_metrics_create_layout (self->look, BYLINE_HEADLINE_STYLE_HEADING);
  int width = gtk_widget_get_width (widget), text_width, height;
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (gtk_widget_get_parent (widget), widget, &bounds))
    return;
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, heading, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, &text_width, &height);
  text_width = MIN (text_width, width);
  pango_layout_set_width (layout, text_width * PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (gtk_widget_get_direction (widget) ==
                                                              GTK_TEXT_DIR_RTL
                                                            ? width - text_width
                                                            : 0,
                                                          bounds.origin.y - height - HEADING_GAP));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static GdkPaintable *
load_icon (GtkWidget *widget, const char *name)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));

  return GDK_PAINTABLE (gtk_icon_theme_lookup_icon (theme, name, NULL, ICON_SIZE,
                                                    gtk_widget_get_scale_factor (widget),
                                                    gtk_widget_get_direction (widget), 0));
}

static void
byline_headline_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BylineHeadlineRow *self = BYLINE_HEADLINE_ROW (widget);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget), x = 0;
  g_autoptr (GdkPaintable) saved = NULL;
  g_autoptr (GdkPaintable) offline = NULL;
  BylineHeadlineColors colors;

  if (!self->is_seen || get_story (self) == NULL)
    return;

  make_layout (self, &colors);
  if (byline_story_item_get_is_saved (self->item))
    saved = load_icon (widget, "byline-saved-symbolic");
  if (get_story (self)->offline > 0)
    offline = load_icon (widget, "byline-offline-symbolic");
  if (is_mirrored)
    x = width - text_width (self, width);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, card_height (self, width)));
  byline_headline_layout_snapshot (self->layout, snapshot, &colors,
                                   &(BylineHeadlineIcons){ saved, offline }, is_mirrored);
  gtk_snapshot_restore (snapshot);
  if (get_heading (self) != NULL)
    draw_heading (self, snapshot, get_heading (self), &colors.text);
  if (has_picture (self))
    draw_picture (self, snapshot, is_mirrored || is_card (self) ? 0 : width - PICTURE_SIZE,
                  colors.text);

  /* GTK keeps what was drawn. */
  g_clear_pointer (&self->layout, byline_headline_layout_free);
  self->is_drawn = TRUE;
}

static void
byline_headline_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (byline_headline_row_parent_class)->css_changed (widget, change);

  if (BYLINE_HEADLINE_ROW (widget)->is_drawn)
    redraw (BYLINE_HEADLINE_ROW (widget));
}

static void
byline_headline_row_dispose (GObject *object)
{
  BylineHeadlineRow *self = BYLINE_HEADLINE_ROW (object);

  byline_headline_row_bind (self, NULL, NULL);
  if (self->picture != NULL)
    byline_lazy_picture_stop (self->picture);
  g_clear_object (&self->picture);

  G_OBJECT_CLASS (byline_headline_row_parent_class)->dispose (object);
}

static void
byline_headline_row_finalize (GObject *object)
{
  BylineHeadlineRow *self = BYLINE_HEADLINE_ROW (object);

  g_clear_pointer (&self->layout, byline_headline_layout_free);
  byline_headline_metrics_unref (self->look);
  g_free (self->snippet);

  G_OBJECT_CLASS (byline_headline_row_parent_class)->finalize (object);
}

static void
byline_headline_row_class_init (BylineHeadlineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_headline_row_dispose;
  object_class->finalize = byline_headline_row_finalize;
  widget_class->get_request_mode = byline_headline_row_get_request_mode;
  widget_class->measure = byline_headline_row_measure;
  widget_class->size_allocate = byline_headline_row_size_allocate;
  widget_class->snapshot = byline_headline_row_snapshot;
  widget_class->css_changed = byline_headline_row_css_changed;

  gtk_widget_class_set_css_name (widget_class, "headlinerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
byline_headline_row_init (BylineHeadlineRow *self)
{
}

GtkWidget *
byline_headline_row_new (BylineHeadlineMetrics *look)
{
  BylineHeadlineRow *self = g_object_new (BYLINE_TYPE_HEADLINE_ROW, NULL);

  self->look = byline_headline_metrics_ref (look);
  return GTK_WIDGET (self);
}

void
byline_headline_row_set_metrics (BylineHeadlineRow *self, BylineHeadlineMetrics *look)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_ROW (self));

  byline_headline_metrics_ref (look);
  byline_headline_metrics_unref (self->look);
  self->look = look;
  /* A card's picture is another one. */
  if (self->picture != NULL)
    {
      byline_lazy_picture_stop (self->picture);
      g_signal_handlers_disconnect_by_data (self->picture, self);
    }
  g_clear_object (&self->picture);
  resize (self);
  if (self->is_seen)
    load_picture (self);
}

void
byline_headline_row_bind (BylineHeadlineRow *self, BylineStoryItem *item, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_ROW (self));

  if (self->item != NULL)
    g_clear_signal_handler (&self->notify_id, self->item);
  g_set_object (&self->library, library);
  g_set_object (&self->item, item);
  if (item == NULL)
    {
      g_clear_pointer (&self->layout, byline_headline_layout_free);
      self->is_drawn = FALSE;
      self->is_seen = FALSE;
      return;
    }

  self->notify_id = g_signal_connect_swapped (item, "notify", G_CALLBACK (notify_cb), self);
  make_room (self);
  content_changed (self);
  if (get_story (self) != NULL)
    describe (self, get_story (self));
}

BylineStoryItem *
byline_headline_row_get_item (BylineHeadlineRow *self)
{
  g_return_val_if_fail (BYLINE_IS_HEADLINE_ROW (self), NULL);

  return self->item;
}

void
byline_headline_row_set_search (BylineHeadlineRow *self,
                                const BylineSearchQuery *query,
                                const char *snippet)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_ROW (self));

  if (self->query == query && g_strcmp0 (self->snippet, snippet) == 0)
    return;

  self->query = query;
  g_free (self->snippet);
  self->snippet = g_strdup (snippet);
  if (self->item != NULL)
    content_changed (self);
}

void
byline_headline_row_show (BylineHeadlineRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  BylineHeadlineColors colors;
  int height;

  g_return_if_fail (BYLINE_IS_HEADLINE_ROW (self));

  self->is_seen = TRUE;
  if (self->is_drawn || get_story (self) == NULL)
    return;

  load_picture (self);
  make_layout (self, &colors);
  gtk_widget_queue_draw (widget);
  /* The estimate is right for nearly all texts. For the others, the row grows before it is
   * drawn: a frame clock repeats its layout phase. */
  height = byline_headline_layout_get_height (self->layout) +
           card_height (self, gtk_widget_get_width (widget));
  if (height > gtk_widget_get_height (widget) &&
      self->laid_out_width != gtk_widget_get_width (widget))
    {
      self->laid_out_width = gtk_widget_get_width (widget);
      self->laid_out_height = height;
      gtk_widget_queue_resize (widget);
    }
}

void
byline_headline_row_hide (BylineHeadlineRow *self)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_ROW (self));

  self->is_seen = FALSE;
}

void
byline_headline_row_update_time (BylineHeadlineRow *self)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_ROW (self));

  if (get_story (self) != NULL)
    redraw (self);
}
