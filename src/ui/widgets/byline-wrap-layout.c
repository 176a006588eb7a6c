/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-wrap-layout.h"

struct _BylineWrapLayout {
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (BylineWrapLayout, byline_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
byline_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Returns: how wide a child becomes where there is room for @room. */
static int
child_width (GtkWidget *child, int room)
{
  int minimum = 0, natural = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);

  return MAX (minimum, MIN (natural, room));
}

/* A child that is alone on a line and wider than that may wrap its text. */
static int
line_height (BylineWrapLayout *self, GtkWidget *from, GtkWidget *until, int width)
{
  int height = 0, x = 0;

  for (GtkWidget *child = from; child != until; child = gtk_widget_get_next_sibling (child))
    {
      int natural = 0, room;

      if (!gtk_widget_should_layout (child))
        continue;
      room = child_width (child, width - x);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, room, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
      x += room + self->spacing;
    }

  return height;
}

/* The first child that does not fit on the line that @from begins. */
static GtkWidget *
line_end (BylineWrapLayout *self, GtkWidget *from, int width)
{
  int x = 0;

  for (GtkWidget *child = from; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int natural = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      if (x > 0 && x + natural > width)
        return child;
      x += natural + self->spacing;
    }

  return NULL;
}

/* Returns: what a line leaves to each child of it that expands. */
static int
get_extra (BylineWrapLayout *self, GtkWidget *from, GtkWidget *until, int width)
{
  int x = 0, n = 0;

  for (GtkWidget *child = from; child != until; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      x += child_width (child, width - x) + self->spacing;
      n += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
    }

  return n > 0 ? MAX (0, width - x + self->spacing) / n : 0;
}

static void
place_line (BylineWrapLayout *self,
            GtkWidget *widget,
            GtkWidget *from,
            GtkWidget *until,
            int width,
            GtkAllocation *line)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, extra = get_extra (self, from, until, width);

  for (GtkWidget *child = from; child != until; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = *line;

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = child_width (child, width - x);
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        place.width += extra;
      place.x = rtl ? width - x - place.width : x;
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + self->spacing;
    }
}

/* Measures the lines, and places the children if @place. Returns the height. */
static int
lay_out (BylineWrapLayout *self, GtkWidget *widget, int width, gboolean place)
{
  GtkAllocation line = {
    0,
  };
  GtkWidget *from = gtk_widget_get_first_child (widget);

  while (from != NULL)
    {
      GtkWidget *until = line_end (self, from, width);

      line.height = line_height (self, from, until, width);
      if (place)
        place_line (self, widget, from, until, width, &line);
      line.y += line.height;
      if (until != NULL)
        line.y += self->spacing;
      from = until;
    }

  return line.y;
}

static void
byline_wrap_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  BylineWrapLayout *self = BYLINE_WRAP_LAYOUT (manager);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (self, widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
      return;
    }

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum = 0, child_natural = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
byline_wrap_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  lay_out (BYLINE_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
byline_wrap_layout_class_init (BylineWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = byline_wrap_layout_get_request_mode;
  layout_class->measure = byline_wrap_layout_measure;
  layout_class->allocate = byline_wrap_layout_allocate;
}

static void
byline_wrap_layout_init (BylineWrapLayout *self)
{
}

GtkLayoutManager *
byline_wrap_layout_new (int spacing)
{
  BylineWrapLayout *self = g_object_new (BYLINE_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
