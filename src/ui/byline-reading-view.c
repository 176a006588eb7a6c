/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-reading-view-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (BylineReadingView, byline_reading_view, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_STORY,
  PROP_TITLE,
  PROP_TEXT_SCALE,
  PROP_LOAD_PICTURES,
  N_PROPS,
};

enum {
  LINK_ACTIVATED,
  SECTION_ACTIVATED,
  AUTHOR_ACTIVATED,
  PUBLICATION_ACTIVATED,
  STORY_ACTIVATED,
  MESSAGE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
byline_reading_view_dispose (GObject *object)
{
  BylineReadingView *self = BYLINE_READING_VIEW (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->library);
  g_clear_object (&self->next);

  G_OBJECT_CLASS (byline_reading_view_parent_class)->dispose (object);
}

static void
byline_reading_view_finalize (GObject *object)
{
  BylineReadingView *self = BYLINE_READING_VIEW (object);

  g_free (self->title);

  G_OBJECT_CLASS (byline_reading_view_parent_class)->finalize (object);
}

static void
byline_reading_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BylineReadingView *self = BYLINE_READING_VIEW (object);

  switch (id)
    {
    case PROP_STORY:
      g_value_set_int64 (value, self->story);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_TEXT_SCALE:
      g_value_set_double (value, self->text_scale);
      break;
    case PROP_LOAD_PICTURES:
      g_value_set_boolean (value, self->load_pictures);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
byline_reading_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BylineReadingView *self = BYLINE_READING_VIEW (object);

  switch (id)
    {
    case PROP_STORY:
      byline_reading_view_show_story (self, g_value_get_int64 (value));
      break;
    case PROP_TEXT_SCALE:
      byline_reading_view_set_text_scale (self, g_value_get_double (value));
      break;
    case PROP_LOAD_PICTURES:
      byline_reading_view_set_load_pictures (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
add_signal (GObjectClass *klass, guint index, const char *name, GType type)
{
  signals[index] = g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, type);
}

static void
byline_reading_view_class_init (BylineReadingViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_reading_view_dispose;
  object_class->finalize = byline_reading_view_finalize;
  object_class->get_property = byline_reading_view_get_property;
  object_class->set_property = byline_reading_view_set_property;

  properties[PROP_STORY] =
    g_param_spec_int64 ("story", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT_SCALE] =
    g_param_spec_double ("text-scale", NULL, NULL, 0.5, 3.0, 1.0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOAD_PICTURES] =
    g_param_spec_boolean ("load-pictures", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  add_signal (object_class, LINK_ACTIVATED, "link-activated", G_TYPE_STRING);
  add_signal (object_class, SECTION_ACTIVATED, "section-activated", G_TYPE_STRING);
  add_signal (object_class, AUTHOR_ACTIVATED, "author-activated", G_TYPE_STRING);
  add_signal (object_class, PUBLICATION_ACTIVATED, "publication-activated", G_TYPE_STRING);
  add_signal (object_class, STORY_ACTIVATED, "story-activated", G_TYPE_INT64);
  add_signal (object_class, MESSAGE, "message", G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
byline_reading_view_init (BylineReadingView *self)
{
  GtkWidget *empty = adw_status_page_new ();

  self->text_scale = 1.0;
  self->load_pictures = TRUE;

  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("Choose a Story"));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
byline_reading_view_new (void)
{
  return g_object_new (BYLINE_TYPE_READING_VIEW, NULL);
}

void
byline_reading_view_set_library (BylineReadingView *self, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  g_set_object (&self->library, library);
}

void
byline_reading_view_show_story (BylineReadingView *self, gint64 story)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  self->story = story;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORY]);
}

gint64
byline_reading_view_get_story (BylineReadingView *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), 0);

  return self->story;
}

const char *
byline_reading_view_get_title (BylineReadingView *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), NULL);

  return self->title;
}

void
byline_reading_view_set_next (BylineReadingView *self, BylineStoryList *list)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  g_set_object (&self->next, list);
}

gboolean
byline_reading_view_page (BylineReadingView *self, gboolean backwards)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), FALSE);

  return FALSE;
}

void
byline_reading_view_set_text_scale (BylineReadingView *self, double scale)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  self->text_scale = CLAMP (scale, 0.5, 3.0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_SCALE]);
}

double
byline_reading_view_get_text_scale (BylineReadingView *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), 1.0);

  return self->text_scale;
}

void
byline_reading_view_set_load_pictures (BylineReadingView *self, gboolean load_pictures)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));

  self->load_pictures = load_pictures;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOAD_PICTURES]);
}

gboolean
byline_reading_view_get_load_pictures (BylineReadingView *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), FALSE);

  return self->load_pictures;
}

void
byline_reading_view_begin_find (BylineReadingView *self)
{
  g_return_if_fail (BYLINE_IS_READING_VIEW (self));
}

gboolean
byline_reading_view_end_find (BylineReadingView *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_VIEW (self), FALSE);

  return FALSE;
}
