/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-pane.h"

struct _BylinePane {
  GtkWidget parent_instance;

  GtkWidget *child;
  int width;
  int minimum;
};

static void byline_pane_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BylinePane,
                               byline_pane,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      byline_pane_buildable_init))

enum { PROP_0, PROP_CHILD, PROP_WIDTH, PROP_MINIMUM, N_PROPS };

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void
set_child (BylinePane *self, GtkWidget *child)
{
  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

static void
byline_pane_add_child (GtkBuildable *buildable,
                       GtkBuilder *builder,
                       GObject *child,
                       const char *type)
{
  if (GTK_IS_WIDGET (child))
    set_child (BYLINE_PANE (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
byline_pane_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = byline_pane_add_child;
}

static GtkSizeRequestMode
byline_pane_get_request_mode (GtkWidget *widget)
{
  BylinePane *self = BYLINE_PANE (widget);

  return self->child != NULL ? gtk_widget_get_request_mode (self->child)
                             : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
byline_pane_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  BylinePane *self = BYLINE_PANE (widget);

  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (*minimum, self->minimum);
      *natural = MAX (*minimum, self->width);
    }
}

static void
byline_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BylinePane *self = BYLINE_PANE (widget);

  if (self->child != NULL && gtk_widget_should_layout (self->child))
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

static void
byline_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BylinePane *self = BYLINE_PANE (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_WIDTH:
      g_value_set_int (value, self->width);
      break;
    case PROP_MINIMUM:
      g_value_set_int (value, self->minimum);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
byline_pane_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BylinePane *self = BYLINE_PANE (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    case PROP_WIDTH:
      self->width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_MINIMUM:
      self->minimum = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
byline_pane_dispose (GObject *object)
{
  BylinePane *self = BYLINE_PANE (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (byline_pane_parent_class)->dispose (object);
}

static void
byline_pane_class_init (BylinePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_pane_dispose;
  object_class->get_property = byline_pane_get_property;
  object_class->set_property = byline_pane_set_property;
  widget_class->get_request_mode = byline_pane_get_request_mode;
  widget_class->measure = byline_pane_measure;
  widget_class->size_allocate = byline_pane_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 0, G_MAXINT, 0,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MINIMUM] = g_param_spec_int ("minimum", NULL, NULL, 0, G_MAXINT, 0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "pane");
}

static void
byline_pane_init (BylinePane *self)
{
}
