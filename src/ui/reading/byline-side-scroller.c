/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-side-scroller.h"

#include "byline-signal.h"

/* By how much a key scrolls, in pixels. */
#define STEP 48
/* How far what is shown stays from the edge, in pixels. */
#define EDGE 24

struct _BylineSideScroller {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *child; /* unowned: in the scroller */
};

G_DEFINE_FINAL_TYPE (BylineSideScroller, byline_side_scroller, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static GtkAdjustment *
get_adjustment (BylineSideScroller *self)
{
  return gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/* A scrolled window asks its child how high it is without saying how wide it will be. */
static void
byline_side_scroller_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  BylineSideScroller *self = BYLINE_SIDE_SCROLLER (widget);
  int width;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->scroller, orientation, -1, minimum, NULL, NULL, NULL);
      gtk_widget_measure (self->child, orientation, -1, NULL, natural, NULL, NULL);
      *natural = MAX (*natural, *minimum);
      return;
    }

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  width = MAX (width, for_size);
  gtk_widget_measure (self->child, orientation, width, minimum, natural, NULL, NULL);
  *natural = *minimum;
}

static void
byline_side_scroller_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (BYLINE_SIDE_SCROLLER (widget)->scroller, width, height, baseline, NULL);
}

/* A scrolled window holds on to the focus of what cannot leave it by itself: it is passed by. */
static gboolean
byline_side_scroller_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BylineSideScroller *self = BYLINE_SIDE_SCROLLER (widget);
  gboolean backwards = direction == GTK_DIR_TAB_BACKWARD;
  gboolean is_inside = gtk_widget_get_focus_child (widget) != NULL;

  if (gtk_widget_is_focus (widget))
    return !backwards && gtk_widget_child_focus (self->child, direction);
  if (!is_inside && !backwards && byline_side_scroller_is_wider (self) &&
      !gtk_widget_get_focusable (self->child))
    return gtk_widget_grab_focus (widget);
  if (is_inside && gtk_widget_is_focus (self->child))
    return FALSE;

  return gtk_widget_child_focus (self->child, direction);
}

static gboolean
key_cb (BylineSideScroller *self, guint keyval)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double value = gtk_adjustment_get_value (adjustment);

  if (!byline_side_scroller_is_wider (self))
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      gtk_adjustment_set_value (adjustment, value - STEP);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      gtk_adjustment_set_value (adjustment, value + STEP);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* With Shift, a wheel goes sideways. */
static gboolean
wheel_cb (BylineSideScroller *self, double dx, double dy, GtkEventController *wheel)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  GdkModifierType state = gtk_event_controller_get_current_event_state (wheel);

  if ((state & GDK_SHIFT_MASK) == 0 || !byline_side_scroller_is_wider (self))
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dy * STEP);

  return GDK_EVENT_STOP;
}

/* A scrolled window that can be scrolled sideways stops each turn of a wheel, also one up or down, which is the story's. */
static void
leave_vertical (GtkWidget *scroller)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scroller);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_scroll_set_flags (GTK_EVENT_CONTROLLER_SCROLL (controller),
                                               GTK_EVENT_CONTROLLER_SCROLL_HORIZONTAL |
                                                 GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
    }
}

/* Only what can be scrolled stops at the way from link to link. */
static void
changed_cb (BylineSideScroller *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), byline_side_scroller_is_wider (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
byline_side_scroller_dispose (GObject *object)
{
  g_clear_pointer (&BYLINE_SIDE_SCROLLER (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (byline_side_scroller_parent_class)->dispose (object);
}

static void
byline_side_scroller_class_init (BylineSideScrollerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_side_scroller_dispose;
  widget_class->measure = byline_side_scroller_measure;
  widget_class->size_allocate = byline_side_scroller_size_allocate;
  widget_class->focus = byline_side_scroller_focus;

  signals[CHANGED] = byline_signal_new (klass, "changed", 0);
}

static void
byline_side_scroller_init (BylineSideScroller *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *wheel = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->scroller = gtk_scrolled_window_new ();
  /* It is as high as what is in it, so it never scrolls up and down. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_widget_set_focusable (self->scroller, FALSE);
  leave_vertical (self->scroller);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (get_adjustment (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (wheel_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  gtk_widget_add_css_class (GTK_WIDGET (self), "byline-side-scroller");
}

GtkWidget *
byline_side_scroller_new (GtkWidget *child)
{
  BylineSideScroller *self = g_object_new (BYLINE_TYPE_SIDE_SCROLLER, NULL);

  self->child = child;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), child);

  return GTK_WIDGET (self);
}

gboolean
byline_side_scroller_is_wider (BylineSideScroller *self)
{
  GtkAdjustment *adjustment;

  g_return_val_if_fail (BYLINE_IS_SIDE_SCROLLER (self), FALSE);

  if (self->scroller == NULL)
    return FALSE;
  adjustment = get_adjustment (self);

  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 1;
}

void
byline_side_scroller_show (BylineSideScroller *self, double x, double width)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (BYLINE_IS_SIDE_SCROLLER (self));

  adjustment = get_adjustment (self);
  /* Of what is wider than the page its beginning is seen. */
  gtk_adjustment_clamp_page (adjustment, MAX (0, x - EDGE), x + width + EDGE);
  gtk_adjustment_clamp_page (adjustment, MAX (0, x - EDGE), x + EDGE);
}
