/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-reading-column.h"

#include "byline-signal.h"

#include <adwaita.h>

struct _BylineReadingColumn {
  GtkWidget parent_instance;

  GtkWidget *overlay; /* the only child; %NULL after dispose */
  GtkWidget *scroller;
  GtkWidget *clamp;
  GtkWidget *link_target; /* where the link leads that the pointer is over */
  BylineDocumentView *view;

  BylineDocumentType type;
  double text_scale;
  int readable_width; /* 0 while it is not known */
};

G_DEFINE_FINAL_TYPE (BylineReadingColumn, byline_reading_column, GTK_TYPE_WIDGET)

enum { SCROLLED, N_SIGNALS };

static guint signals[N_SIGNALS];

static int
measure (BylineReadingColumn *self, BylineDocumentFont font, int columns)
{
  BylineDocumentType type = self->type;

  type.font = font;
  type.columns = columns;
  return byline_document_view_get_width_of_column (
    byline_document_type_measure_column (&type, GTK_WIDGET (self->view), self->text_scale));
}

/* As many characters wide at any size of text: the reader's, and the desktop's. */
static void
update_width (BylineReadingColumn *self)
{
  int width;

  self->readable_width = 0;
  /* It is measured as it is shown, and the theme's fonts are there. */
  if (self->overlay == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return;

  self->readable_width = measure (self, self->type.font, BYLINE_DOCUMENT_COLUMNS_MIN);
  width = measure (self, self->type.font, self->type.columns);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (self->clamp), width);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (self->clamp), width);
}

static gboolean
scroll_cb (BylineReadingColumn *self)
{
  g_signal_emit (self, signals[SCROLLED], 0);

  return FALSE;
}

/* At the foot, or at the head where it would cover the link that it speaks of. */
static void
place_link_target (BylineReadingColumn *self)
{
  GtkAlign align = GTK_ALIGN_END;
  GdkRectangle area;
  graphene_point_t foot;
  int height;

  if (!gtk_widget_get_visible (self->link_target))
    return;

  gtk_widget_measure (self->link_target, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  if (byline_document_view_get_target_area (self->view, &area) &&
      gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                &GRAPHENE_POINT_INIT (0, area.y + area.height), &foot) &&
      foot.y > gtk_widget_get_height (GTK_WIDGET (self)) - height)
    align = GTK_ALIGN_START;
  if (align == gtk_widget_get_valign (self->link_target))
    return;

  gtk_widget_set_valign (self->link_target, align);
  /* It is the overlay that puts it there. */
  gtk_widget_queue_allocate (self->overlay);
}

static void
target_changed_cb (BylineReadingColumn *self, const char *target)
{
  gtk_label_set_text (GTK_LABEL (self->link_target), target != NULL ? target : "");
  gtk_widget_set_visible (self->link_target, target != NULL);
  place_link_target (self);
}

static void
byline_reading_column_dispose (GObject *object)
{
  BylineReadingColumn *self = BYLINE_READING_COLUMN (object);

  g_clear_pointer (&self->overlay, gtk_widget_unparent);

  G_OBJECT_CLASS (byline_reading_column_parent_class)->dispose (object);
}

static void
byline_reading_column_class_init (BylineReadingColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_reading_column_dispose;

  signals[SCROLLED] = byline_signal_new (klass, "scrolled", 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

#define CONNECT(object, signal, callback)                                                          \
  g_signal_connect_object (object, signal, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)

static void
make_view (BylineReadingColumn *self)
{
  self->view = BYLINE_DOCUMENT_VIEW (byline_document_view_new ());
  CONNECT (self->view, "target-changed", target_changed_cb);
  CONNECT (self->view, "map", update_width);
  CONNECT (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi", update_width);

  self->clamp = adw_clamp_scrollable_new ();
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (self->clamp), GTK_WIDGET (self->view));
}

static void
make_scroller (BylineReadingColumn *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  /* The text never asks for more width than there is; a wide picture only would until it fits. */
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->clamp);
  CONNECT (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
           "value-changed", place_link_target);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  CONNECT (scroll, "scroll", scroll_cb);
  gtk_widget_add_controller (self->scroller, scroll);
}

/* It lies over the text's foot, and lets clicks through. */
static void
make_link_target (BylineReadingColumn *self)
{
  self->link_target = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->link_target), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (self->link_target, GTK_ALIGN_START);
  gtk_widget_set_valign (self->link_target, GTK_ALIGN_END);
  gtk_widget_set_can_target (self->link_target, FALSE);
  /* Addresses are written from left to right. */
  gtk_widget_set_direction (self->link_target, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (self->link_target, "byline-link-target");
  gtk_widget_hide (self->link_target);
}

static void
byline_reading_column_init (BylineReadingColumn *self)
{
  self->text_scale = 1.0;
  byline_document_type_init (&self->type);

  make_view (self);
  make_link_target (self);
  make_scroller (self);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->link_target);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
byline_reading_column_new (void)
{
  return g_object_new (BYLINE_TYPE_READING_COLUMN, NULL);
}

BylineDocumentView *
byline_reading_column_get_view (BylineReadingColumn *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_COLUMN (self), NULL);

  return self->view;
}

GtkScrolledWindow *
byline_reading_column_get_scroller (BylineReadingColumn *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_COLUMN (self), NULL);

  return GTK_SCROLLED_WINDOW (self->scroller);
}

GtkAdjustment *
byline_reading_column_get_adjustment (BylineReadingColumn *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_COLUMN (self), NULL);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

int
byline_reading_column_get_readable_width (BylineReadingColumn *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_COLUMN (self), 0);

  /* Before any text is shown its font is not looked up, which takes long: the desktop's is there. */
  if (self->readable_width == 0)
    self->readable_width = measure (self, BYLINE_DOCUMENT_FONT_DESKTOP,
                                    BYLINE_DOCUMENT_COLUMNS_MIN);
  return self->readable_width;
}

void
byline_reading_column_set_type (BylineReadingColumn *self, const BylineDocumentType *type)
{
  g_return_if_fail (BYLINE_IS_READING_COLUMN (self));
  g_return_if_fail (type != NULL);

  self->type = *type;
  byline_document_view_set_type (self->view, type);
  update_width (self);
}

double
byline_reading_column_get_text_scale (BylineReadingColumn *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_COLUMN (self), 1.0);

  return self->text_scale;
}

void
byline_reading_column_set_text_scale (BylineReadingColumn *self, double scale)
{
  g_return_if_fail (BYLINE_IS_READING_COLUMN (self));

  self->text_scale = scale;
  byline_document_view_set_text_scale (self->view, scale);
  update_width (self);
}
