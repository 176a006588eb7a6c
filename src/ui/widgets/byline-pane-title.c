/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-pane-title.h"

/* --- The first child where there is room for all of it, else the second --- */

#define BYLINE_TYPE_EITHER_LAYOUT (byline_either_layout_get_type ())
G_DECLARE_FINAL_TYPE (BylineEitherLayout,
                      byline_either_layout,
                      BYLINE,
                      EITHER_LAYOUT,
                      GtkLayoutManager)

struct _BylineEitherLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (BylineEitherLayout, byline_either_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
byline_either_layout_measure (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);

  gtk_widget_measure (first, orientation, -1, NULL, natural, NULL, NULL);
  gtk_widget_measure (gtk_widget_get_next_sibling (first), orientation, -1, minimum, NULL, NULL,
                      NULL);
  *natural = MAX (*natural, *minimum);
}

static void
byline_either_layout_allocate (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  int natural = 0;
  gboolean has_room;

  gtk_widget_measure (first, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  has_room = natural <= width;
  gtk_widget_set_child_visible (first, has_room);
  gtk_widget_set_child_visible (second, !has_room);
  gtk_widget_allocate (has_room ? first : second, width, height, -1, NULL);
}

static void
byline_either_layout_class_init (BylineEitherLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = byline_either_layout_measure;
  layout_class->allocate = byline_either_layout_allocate;
}

static void
byline_either_layout_init (BylineEitherLayout *self)
{
}

/* --- The title --- */

struct _BylinePaneTitle {
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *brief;
};

G_DEFINE_FINAL_TYPE (BylinePaneTitle, byline_pane_title, GTK_TYPE_BOX)

static void
byline_pane_title_class_init (BylinePaneTitleClass *klass)
{
}

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
byline_pane_title_init (BylinePaneTitle *self)
{
  GtkWidget *either = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->title = add_label (GTK_WIDGET (self), "title");
  gtk_widget_set_layout_manager (either, g_object_new (BYLINE_TYPE_EITHER_LAYOUT, NULL));
  self->subtitle = add_label (either, "subtitle");
  self->brief = add_label (either, "subtitle");
  gtk_box_append (GTK_BOX (self), either);
}

void
byline_pane_title_set_title (BylinePaneTitle *self, const char *title)
{
  g_return_if_fail (BYLINE_IS_PANE_TITLE (self));

  gtk_label_set_label (self->title, title);
}

void
byline_pane_title_set_subtitle (BylinePaneTitle *self, const char *text, const char *brief)
{
  g_return_if_fail (BYLINE_IS_PANE_TITLE (self));

  gtk_label_set_label (self->subtitle, text);
  gtk_label_set_label (self->brief, brief != NULL ? brief : text);
}
