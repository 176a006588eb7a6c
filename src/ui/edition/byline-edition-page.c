/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-edition-page.h"

#include <adwaita.h>

#include "byline-edition-story.h"

#define MIN_WIDTH 200
#define NATURAL_WIDTH 600
/* A small picture only where so much is left for the headline. */
#define MIN_HEADLINE 176
#define SIDE_GAP 16
#define RULE_ALPHA 0.14
#define HIGH_CONTRAST_RULE_ALPHA 0.5
#define STRONG_RULE_ALPHA 0.85

struct _BylineEditionPage {
  GtkWidget parent_instance;

  BylineEditionStyle *style; /* nullable */
  GPtrArray *widgets;        /* of GtkWidget: the children, in reading order */
  GArray *boxes;             /* of BylineEditionBox: theirs */
  GArray *rules;             /* of BylineEditionRule */
  BylineEditionGrid grid;
  int height;
};

G_DEFINE_FINAL_TYPE (BylineEditionPage, byline_edition_page, GTK_TYPE_WIDGET)

/* --- Layout --- */

static int
small_picture (int width, int size)
{
  return width - size - SIDE_GAP >= MIN_HEADLINE ? size : -1;
}

/* Returns: how the picture of a story stands: its size at the end of the lines, 0 above them, -1 not at
 * all. */
static int
picture_size (BylineEditionPage *self, BylineEditionStory *story, guint box, int width, guint row)
{
  gboolean is_one = self->grid.form == BYLINE_EDITION_FORM_ONE;
  int size;

  switch (byline_edition_story_get_rank (story))
    {
    case BYLINE_EDITION_RANK_LEAD:
      return 0;
    case BYLINE_EDITION_RANK_SECOND:
      if (is_one)
        return small_picture (width, 88);
      /* Beside the lead there is room for one. */
      if (self->grid.form != BYLINE_EDITION_FORM_ACROSS && box > 0 &&
          g_array_index (self->boxes, BylineEditionBox, box - 1).kind == BYLINE_EDITION_BOX_SECOND)
        return -1;
      return 0;
    case BYLINE_EDITION_RANK_FIRST:
      size = small_picture (width, is_one ? 88 : 80);
      return (row == 0 && !is_one) || size < 0 ? 0 : size;
    case BYLINE_EDITION_RANK_REST:
      return small_picture (width, is_one ? 64 : 80);
    case BYLINE_EDITION_RANK_DAY:
      break;
    }
  return small_picture (width, is_one ? 64 : 88);
}

static int
height_cb (guint box, int width, guint row, gpointer user_data)
{
  BylineEditionPage *self = user_data;
  GtkWidget *widget = g_ptr_array_index (self->widgets, box);
  int height = 0, minimum_width;

  if (BYLINE_IS_EDITION_STORY (widget))
    {
      BylineEditionStory *story = BYLINE_EDITION_STORY (widget);

      byline_edition_story_set_picture_size (story, picture_size (self, story, box, width, row));
    }
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MAX (width, minimum_width), NULL, &height,
                      NULL, NULL);
  return height;
}

static void
place (BylineEditionPage *self, int width)
{
  byline_edition_grid_init (&self->grid, width, self->style != NULL ? self->style->text_scale : 1);
  g_array_set_size (self->rules, 0);
  self->height = byline_edition_grid_place (&self->grid,
                                            (BylineEditionBox *) (gpointer) self->boxes->data,
                                            self->boxes->len, height_cb, self, self->rules);
}

static GtkSizeRequestMode
byline_edition_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
byline_edition_page_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  BylineEditionPage *self = BYLINE_EDITION_PAGE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  /* Without a width, that of the last time: another one would lay all stories out twice. */
  place (self, for_size > 0 ? for_size : self->grid.width > 0 ? self->grid.width : NATURAL_WIDTH);
  *minimum = *natural = self->height;
}

static void
byline_edition_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BylineEditionPage *self = BYLINE_EDITION_PAGE (widget);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (self->grid.width != width)
    place (self, width);
  for (guint i = 0; i < self->boxes->len; i++)
    {
      const BylineEditionBox *box = &g_array_index (self->boxes, BylineEditionBox, i);
      GtkAllocation area = { box->x, box->y, box->width, box->height };

      if (is_mirrored)
        area.x = width - area.x - area.width;
      gtk_widget_size_allocate (g_ptr_array_index (self->widgets, i), &area, -1);
    }
}

static void
byline_edition_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BylineEditionPage *self = BYLINE_EDITION_PAGE (widget);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  double alpha = adw_style_manager_get_high_contrast (manager) ? HIGH_CONTRAST_RULE_ALPHA
                                                               : RULE_ALPHA;
  GdkRGBA text;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  for (guint i = 0; i < self->rules->len; i++)
    {
      const BylineEditionRule *rule = &g_array_index (self->rules, BylineEditionRule, i);
      int x = is_mirrored ? self->grid.width - rule->x - rule->width : rule->x;
      GdkRGBA color = text;

      color.alpha *= (float) (rule->is_strong ? STRONG_RULE_ALPHA : alpha);
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT ((float) x, (float) rule->y,
                                                      (float) rule->width, (float) rule->height));
    }
  GTK_WIDGET_CLASS (byline_edition_page_parent_class)->snapshot (widget, snapshot);
}

/* --- Keyboard --- */

static gboolean
is_backwards (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  return direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP ||
         direction == (is_mirrored ? GTK_DIR_RIGHT : GTK_DIR_LEFT);
}

/* In reading order, whatever the direction of the key: columns are read from top to bottom. */
static gboolean
byline_edition_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BylineEditionPage *self = BYLINE_EDITION_PAGE (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (widget);
  int step = is_backwards (widget, direction) ? -1 : 1;
  int n = (int) self->widgets->len, i = step > 0 ? 0 : n - 1;
  guint position;

  if (focus != NULL && g_ptr_array_find (self->widgets, focus, &position))
    {
      if (!BYLINE_IS_EDITION_STORY (focus) && gtk_widget_child_focus (focus, direction))
        return TRUE;
      i = (int) position + step;
    }
  for (; i >= 0 && i < n; i += step)
    if (gtk_widget_child_focus (g_ptr_array_index (self->widgets, i), direction))
      return TRUE;
  return FALSE;
}

/* --- The widget --- */

static void
byline_edition_page_dispose (GObject *object)
{
  byline_edition_page_clear (BYLINE_EDITION_PAGE (object));

  G_OBJECT_CLASS (byline_edition_page_parent_class)->dispose (object);
}

static void
byline_edition_page_finalize (GObject *object)
{
  BylineEditionPage *self = BYLINE_EDITION_PAGE (object);

  g_ptr_array_unref (self->widgets);
  g_array_unref (self->boxes);
  g_array_unref (self->rules);
  byline_edition_style_unref (self->style);

  G_OBJECT_CLASS (byline_edition_page_parent_class)->finalize (object);
}

static void
byline_edition_page_class_init (BylineEditionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_edition_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_edition_page_finalize;
  widget_class->get_request_mode = byline_edition_page_get_request_mode;
  widget_class->measure = byline_edition_page_measure;
  widget_class->size_allocate = byline_edition_page_size_allocate;
  widget_class->snapshot = byline_edition_page_snapshot;
  widget_class->focus = byline_edition_page_focus;

  gtk_widget_class_set_css_name (widget_class, "editionpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
byline_edition_page_init (BylineEditionPage *self)
{
  self->widgets = g_ptr_array_new ();
  self->boxes = g_array_new (FALSE, TRUE, sizeof (BylineEditionBox));
  self->rules = g_array_new (FALSE, FALSE, sizeof (BylineEditionRule));
}

GtkWidget *
byline_edition_page_new (void)
{
  return g_object_new (BYLINE_TYPE_EDITION_PAGE, NULL);
}

void
byline_edition_page_set_style (BylineEditionPage *self, BylineEditionStyle *style)
{
  g_return_if_fail (BYLINE_IS_EDITION_PAGE (self));

  byline_edition_style_ref (style);
  byline_edition_style_unref (self->style);
  self->style = style;
  for (guint i = 0; i < self->widgets->len; i++)
    if (BYLINE_IS_EDITION_STORY (g_ptr_array_index (self->widgets, i)))
      byline_edition_story_set_style (g_ptr_array_index (self->widgets, i), style);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
byline_edition_page_append (BylineEditionPage *self, BylineEditionBoxKind kind, GtkWidget *widget)
{
  BylineEditionBox box = { .kind = kind };

  g_return_if_fail (BYLINE_IS_EDITION_PAGE (self));

  if (BYLINE_IS_EDITION_STORY (widget) && self->style != NULL)
    byline_edition_story_set_style (BYLINE_EDITION_STORY (widget), self->style);
  g_ptr_array_add (self->widgets, widget);
  g_array_append_val (self->boxes, box);
  gtk_widget_insert_before (widget, GTK_WIDGET (self), NULL);
}

void
byline_edition_page_clear (BylineEditionPage *self)
{
  g_return_if_fail (BYLINE_IS_EDITION_PAGE (self));

  for (guint i = 0; i < self->widgets->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->widgets, i));
  g_ptr_array_set_size (self->widgets, 0);
  g_array_set_size (self->boxes, 0);
  g_array_set_size (self->rules, 0);
}

void
byline_edition_page_show_range (BylineEditionPage *self, double top, double bottom)
{
  g_return_if_fail (BYLINE_IS_EDITION_PAGE (self));

  for (guint i = 0; i < self->boxes->len; i++)
    {
      const BylineEditionBox *box = &g_array_index (self->boxes, BylineEditionBox, i);
      GtkWidget *widget = g_ptr_array_index (self->widgets, i);

      if (BYLINE_IS_EDITION_STORY (widget) && box->y <= bottom && box->y + box->height >= top)
        byline_edition_story_load_pictures (BYLINE_EDITION_STORY (widget));
    }
}

BylineEditionForm
byline_edition_page_get_form (BylineEditionPage *self)
{
  g_return_val_if_fail (BYLINE_IS_EDITION_PAGE (self), BYLINE_EDITION_FORM_ONE);

  return self->grid.form;
}
