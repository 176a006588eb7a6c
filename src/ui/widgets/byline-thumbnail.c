/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-thumbnail.h"

#include "byline-lazy-picture.h"

struct _BylineThumbnail {
  GtkWidget parent_instance;

  GtkWidget *icon;
  BylineLazyPicture *slot; /* made when there is a picture to show */
  int size;
};

G_DEFINE_FINAL_TYPE (BylineThumbnail, byline_thumbnail, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SIZE, PROP_ICON_NAME, N_PROPS };

static GParamSpec *properties[N_PROPS];

static gboolean
has_picture (BylineThumbnail *self)
{
  return self->slot != NULL && byline_lazy_picture_has_picture (self->slot);
}

static void
changed_cb (BylineThumbnail *self)
{
  gtk_widget_set_visible (self->icon, !has_picture (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
load (BylineThumbnail *self)
{
  if (self->slot != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    byline_lazy_picture_load (self->slot, self->size, self->size,
                              gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static void
byline_thumbnail_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (byline_thumbnail_parent_class)->map (widget);
  load (BYLINE_THUMBNAIL (widget));
}

static void
byline_thumbnail_unmap (GtkWidget *widget)
{
  BylineThumbnail *self = BYLINE_THUMBNAIL (widget);

  if (self->slot != NULL)
    byline_lazy_picture_stop (self->slot);
  GTK_WIDGET_CLASS (byline_thumbnail_parent_class)->unmap (widget);
}

static void
byline_thumbnail_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = BYLINE_THUMBNAIL (widget)->size;
}

static void
byline_thumbnail_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (BYLINE_THUMBNAIL (widget)->icon, width, height, -1, NULL);
}

static void
byline_thumbnail_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BylineThumbnail *self = BYLINE_THUMBNAIL (widget);

  if (has_picture (self))
    byline_lazy_picture_snapshot (self->slot, snapshot, gtk_widget_get_width (widget),
                                  gtk_widget_get_height (widget));
  else
    gtk_widget_snapshot_child (widget, self->icon, snapshot);
}

static void
byline_thumbnail_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BylineThumbnail *self = BYLINE_THUMBNAIL (object);

  switch (prop_id)
    {
    case PROP_SIZE:
      g_value_set_int (value, self->size);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (GTK_IMAGE (self->icon)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
byline_thumbnail_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  BylineThumbnail *self = BYLINE_THUMBNAIL (object);

  switch (prop_id)
    {
    case PROP_SIZE:
      self->size = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
byline_thumbnail_dispose (GObject *object)
{
  BylineThumbnail *self = BYLINE_THUMBNAIL (object);

  if (self->slot != NULL)
    byline_lazy_picture_stop (self->slot);
  g_clear_object (&self->slot);
  g_clear_pointer (&self->icon, gtk_widget_unparent);

  G_OBJECT_CLASS (byline_thumbnail_parent_class)->dispose (object);
}

static void
byline_thumbnail_class_init (BylineThumbnailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_thumbnail_dispose;
  object_class->get_property = byline_thumbnail_get_property;
  object_class->set_property = byline_thumbnail_set_property;
  widget_class->map = byline_thumbnail_map;
  widget_class->unmap = byline_thumbnail_unmap;
  widget_class->measure = byline_thumbnail_measure;
  widget_class->size_allocate = byline_thumbnail_size_allocate;
  widget_class->snapshot = byline_thumbnail_snapshot;

  properties[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 1, 1024, 16,
                                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT |
                                              G_PARAM_STATIC_STRINGS);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "thumbnail");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
byline_thumbnail_init (BylineThumbnail *self)
{
  self->icon = gtk_image_new ();
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
byline_thumbnail_new (int size, const char *icon_name)
{
  return g_object_new (BYLINE_TYPE_THUMBNAIL, "size", size, "icon-name", icon_name, NULL);
}

void
byline_thumbnail_set_picture (BylineThumbnail *self,
                              BylineLibrary *library,
                              const char *url,
                              BylineNetwork from)
{
  g_return_if_fail (BYLINE_IS_THUMBNAIL (self));

  if (self->slot == NULL && url == NULL)
    return;

  if (self->slot == NULL)
    {
      self->slot = byline_lazy_picture_new ();
      g_signal_connect_object (self->slot, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  byline_lazy_picture_set_picture (self->slot, library, url, from);
  load (self);
}
