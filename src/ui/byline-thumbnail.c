/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-thumbnail.h"

#include "byline-picture-loader.h"

struct _BylineThumbnail
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  BylineLibrary *library;
  char *url;
  int size;
  GdkTexture *texture;
  GCancellable *cancellable;
  gboolean failed;
};

G_DEFINE_FINAL_TYPE (BylineThumbnail, byline_thumbnail, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_SIZE,
  PROP_ICON_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_texture (BylineThumbnail *self,
             GdkTexture      *texture)
{
  g_set_object (&self->texture, texture);
  gtk_widget_set_visible (self->icon, texture == NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
stop (BylineThumbnail *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BylineThumbnail) self = user_data;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  texture = byline_picture_loader_load_finish (result, &error);
  /* Another picture may have been asked for meanwhile: then this call was cancelled. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  self->failed = texture == NULL;
  set_texture (self, texture);
}

static void
load (BylineThumbnail *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GdkTexture) texture = NULL;
  int scale = gtk_widget_get_scale_factor (widget);

  if (self->library == NULL || self->url == NULL || self->texture != NULL || self->failed ||
      self->cancellable != NULL || !gtk_widget_get_mapped (widget))
    return;

  texture = byline_picture_loader_lookup (self->url, self->size, self->size, scale);
  if (texture != NULL)
    {
      set_texture (self, texture);
      return;
    }

  self->cancellable = g_cancellable_new ();
  byline_picture_loader_load_async (self->library, self->url, self->size, self->size, scale,
                                    self->cancellable, loaded_cb, g_object_ref (self));
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
  stop (BYLINE_THUMBNAIL (widget));
  GTK_WIDGET_CLASS (byline_thumbnail_parent_class)->unmap (widget);
}

static void
byline_thumbnail_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = *natural = BYLINE_THUMBNAIL (widget)->size;
}

static void
byline_thumbnail_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  gtk_widget_allocate (BYLINE_THUMBNAIL (widget)->icon, width, height, -1, NULL);
}

static void
byline_thumbnail_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  BylineThumbnail *self = BYLINE_THUMBNAIL (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double factor, picture_width, picture_height;

  if (self->texture == NULL)
    {
      gtk_widget_snapshot_child (widget, self->icon, snapshot);
      return;
    }

  picture_width = gdk_texture_get_width (self->texture);
  picture_height = gdk_texture_get_height (self->texture);
  factor = MAX (width / picture_width, height / picture_height);
  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT ((width - picture_width * factor) / 2,
                                                    (height - picture_height * factor) / 2,
                                                    picture_width * factor,
                                                    picture_height * factor));
}

static void
byline_thumbnail_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
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
byline_thumbnail_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
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

  stop (self);
  g_clear_object (&self->texture);
  g_clear_object (&self->library);
  g_clear_pointer (&self->url, g_free);
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

  properties[PROP_SIZE]
      = g_param_spec_int ("size",
                          NULL,
                          NULL,
                          1,
                          1024,
                          16,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
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
byline_thumbnail_new (int         size,
                      const char *icon_name)
{
  return g_object_new (BYLINE_TYPE_THUMBNAIL, "size", size, "icon-name", icon_name, NULL);
}

void
byline_thumbnail_set_picture (BylineThumbnail *self,
                              BylineLibrary   *library,
                              const char      *url)
{
  g_return_if_fail (BYLINE_IS_THUMBNAIL (self));

  if (self->library == library && g_strcmp0 (self->url, url) == 0)
    return;

  stop (self);
  g_set_object (&self->library, library);
  g_free (self->url);
  self->url = g_strdup (url);
  self->failed = FALSE;
  set_texture (self, NULL);
  load (self);
}
