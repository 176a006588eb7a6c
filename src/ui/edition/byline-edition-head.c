/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-edition-head.h"

#include "byline-signal.h"

#define GAP 12

struct _BylineEditionHead {
  GtkWidget parent_instance;

  GtkWidget *date;
  GtkWidget *counts;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (BylineEditionHead, byline_edition_head, GTK_TYPE_WIDGET)

static guint activated_signal;

/* --- Layout --- */

static int
natural (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int size = 0;

  if (gtk_widget_get_visible (widget))
    gtk_widget_measure (widget, orientation, for_size, NULL, &size, NULL, NULL);
  return size;
}

static int
width_of (GtkWidget *widget)
{
  return natural (widget, GTK_ORIENTATION_HORIZONTAL, -1);
}

static int
height_of (GtkWidget *widget)
{
  return natural (widget, GTK_ORIENTATION_VERTICAL, -1);
}

static gboolean
is_one_line (BylineEditionHead *self, int width)
{
  return width_of (self->date) + width_of (self->counts) + width_of (self->button) + 2 * GAP <=
         width;
}

/* The date takes a second line rather than lose its month. */
static int
date_height (BylineEditionHead *self, int width)
{
  return natural (self->date, GTK_ORIENTATION_VERTICAL, width > 0 ? width : -1);
}

static GtkSizeRequestMode
byline_edition_head_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
byline_edition_head_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural_size,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  BylineEditionHead *self = BYLINE_EDITION_HEAD (widget);
  int second = MAX (height_of (self->counts), height_of (self->button));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 100;
      *natural_size = width_of (self->date) + width_of (self->counts) + width_of (self->button) +
                      2 * GAP;
      return;
    }
  if (for_size < 0 || is_one_line (self, for_size))
    *minimum = *natural_size = MAX (height_of (self->date), second);
  else
    *minimum = *natural_size = date_height (self, for_size) + second;
}

static void
put (GtkWidget *widget, int x, int y, int width, int height)
{
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int whole = gtk_widget_get_width (gtk_widget_get_parent (widget));
  GtkAllocation area = { is_mirrored ? whole - x - width : x, y, width, height };

  if (gtk_widget_get_visible (widget))
    gtk_widget_size_allocate (widget, &area, -1);
}

static void
byline_edition_head_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BylineEditionHead *self = BYLINE_EDITION_HEAD (widget);
  gboolean is_one = is_one_line (self, width);
  int date = MIN (width_of (self->date), width), button = MIN (width_of (self->button), width);
  int first = is_one ? height : date_height (self, width), x = is_one ? date + GAP : 0;
  int y = is_one ? 0 : first, second = is_one ? height : height - first;

  put (self->date, 0, 0, date, first);
  put (self->counts, x, y, MAX (0, MIN (width_of (self->counts), width - button - x)), second);
  put (self->button, width - button, y, button, second);
}

/* --- The widget --- */

static void
clicked_cb (BylineEditionHead *self)
{
  g_signal_emit (self, activated_signal, 0);
}

static void
byline_edition_head_dispose (GObject *object)
{
  BylineEditionHead *self = BYLINE_EDITION_HEAD (object);

  g_clear_pointer (&self->date, gtk_widget_unparent);
  g_clear_pointer (&self->counts, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (byline_edition_head_parent_class)->dispose (object);
}

static void
byline_edition_head_class_init (BylineEditionHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_edition_head_dispose;
  widget_class->get_request_mode = byline_edition_head_get_request_mode;
  widget_class->measure = byline_edition_head_measure;
  widget_class->size_allocate = byline_edition_head_size_allocate;

  activated_signal = byline_signal_new (klass, "activated", 0);
  gtk_widget_class_set_css_name (widget_class, "editionhead");
}

static GtkWidget *
add_label (BylineEditionHead *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
byline_edition_head_init (BylineEditionHead *self)
{
  self->date = add_label (self, "edition-date");
  gtk_label_set_ellipsize (GTK_LABEL (self->date), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (self->date), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->date), PANGO_WRAP_WORD_CHAR);
  self->counts = add_label (self, "edition-counts");
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "edition-new");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_hide (self->button);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
byline_edition_head_new (const char *date, const char *counts)
{
  BylineEditionHead *self = g_object_new (BYLINE_TYPE_EDITION_HEAD, NULL);

  gtk_label_set_text (GTK_LABEL (self->date), date);
  gtk_label_set_text (GTK_LABEL (self->counts), counts);
  return GTK_WIDGET (self);
}

void
byline_edition_head_set_counts (BylineEditionHead *self, const char *counts)
{
  g_return_if_fail (BYLINE_IS_EDITION_HEAD (self));

  gtk_label_set_text (GTK_LABEL (self->counts), counts);
}

void
byline_edition_head_set_new (BylineEditionHead *self, const char *text)
{
  g_return_if_fail (BYLINE_IS_EDITION_HEAD (self));

  gtk_widget_set_visible (self->button, text != NULL);
  if (text != NULL)
    gtk_button_set_label (GTK_BUTTON (self->button), text);
}

/* --- The smaller parts --- */

GtkWidget *
byline_edition_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
byline_edition_heading_new (const char *name, const char *counts)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (name), *end = gtk_label_new (counts);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "edition-section");
  gtk_widget_add_css_class (end, "edition-unread");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), end);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "edition-heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

GtkWidget *
byline_edition_more_new (const char *text)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "edition-more");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return button;
}

GtkWidget *
byline_edition_day_new (const char *name, const char *date)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), byline_edition_label_new (name, "edition-day"));
  gtk_box_append (GTK_BOX (box), byline_edition_label_new (date, "edition-unread"));
  return box;
}
