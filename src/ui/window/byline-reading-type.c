/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-reading-type.h"

#include <math.h>

#include "byline-signal.h"
#include "byline-zoom-gestures.h"

#define STEP 0.1

struct _BylineReadingType {
  GObject parent_instance;

  BylineSettings *settings;
  BylineReadingView *view; /* unowned */
  double pinched_scale;    /* the text's, when two fingers were laid on it */
};

G_DEFINE_FINAL_TYPE (BylineReadingType, byline_reading_type, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
text_scale_cb (BylineReadingType *self)
{
  double scale = 1.0;

  g_object_get (self->settings, "text-scale", &scale, NULL);
  byline_reading_view_set_text_scale (self->view, scale);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
type_cb (BylineReadingType *self)
{
  BylineDocumentType type;
  g_autofree char *font = NULL;

  g_object_get (self->settings, "text-font", &font, "line-height", &type.line_height,
                "column-width", &type.columns, "justify", &type.is_justified, NULL);
  type.font = byline_document_font_from_name (font);
  byline_reading_view_set_type (self->view, &type);
}

static void
add_to_text_scale (BylineReadingType *self, double step)
{
  double scale = 1.0;

  g_object_get (self->settings, "text-scale", &scale, NULL);
  scale = round ((scale + step) * 10) / 10;
  g_object_set (self->settings, "text-scale",
                CLAMP (scale, BYLINE_TEXT_SCALE_MIN, BYLINE_TEXT_SCALE_MAX), NULL);
}

static void
zoom_cb (const BylineZoom *zoom, gpointer user_data)
{
  BylineReadingType *self = user_data;
  double scale = 1.0;

  switch (zoom->phase)
    {
    case BYLINE_ZOOM_STEP:
      add_to_text_scale (self, zoom->factor > 1 ? STEP : -STEP);
      break;
    case BYLINE_ZOOM_BEGIN:
      g_object_get (self->settings, "text-scale", &self->pinched_scale, NULL);
      break;
    case BYLINE_ZOOM_UPDATE:
      /* Text is laid out anew at each size: in steps, not at each movement of a finger. */
      g_object_get (self->settings, "text-scale", &scale, NULL);
      add_to_text_scale (self, self->pinched_scale * zoom->factor - scale);
      break;
    }
}

void
byline_reading_type_step (BylineReadingType *self, int step)
{
  g_return_if_fail (BYLINE_IS_READING_TYPE (self));

  if (step == 0)
    g_object_set (self->settings, "text-scale", 1.0, NULL);
  else
    add_to_text_scale (self, step * STEP);
}

static void
byline_reading_type_finalize (GObject *object)
{
  g_clear_object (&BYLINE_READING_TYPE (object)->settings);

  G_OBJECT_CLASS (byline_reading_type_parent_class)->finalize (object);
}

static void
byline_reading_type_class_init (BylineReadingTypeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_reading_type_finalize;

  signals[CHANGED] = byline_signal_new (klass, "changed", 0);
}

static void
byline_reading_type_init (BylineReadingType *self)
{
}

BylineReadingType *
byline_reading_type_new (BylineSettings *settings, BylineReadingView *view)
{
  static const char *const keys[] = { "text-font", "line-height", "column-width", "justify" };
  BylineReadingType *self = g_object_new (BYLINE_TYPE_READING_TYPE, NULL);

  self->settings = g_object_ref (settings);
  self->view = view;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", keys[i], NULL);

      g_signal_connect_object (settings, signal, G_CALLBACK (type_cb), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (settings, "notify::text-scale", G_CALLBACK (text_scale_cb), self,
                           G_CONNECT_SWAPPED);
  byline_zoom_gestures_add (GTK_WIDGET (view), TRUE, zoom_cb, self);
  type_cb (self);
  text_scale_cb (self);

  return self;
}
