/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-key-rest.h"

/* What stays this long is what the key rests at, in ms: longer than a key takes to repeat. */
#define REST 150

struct _BylineKeyRest {
  GObject parent_instance;

  guint source;
  guint key_down; /* 0 for none */
  gboolean is_repeating;
};

G_DEFINE_FINAL_TYPE (BylineKeyRest, byline_key_rest, G_TYPE_OBJECT)

enum { RESTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
rest_cb (gpointer user_data)
{
  BylineKeyRest *self = user_data;

  self->source = 0;
  g_signal_emit (self, signals[RESTED], 0);
  return G_SOURCE_REMOVE;
}

static gboolean
key_pressed_cb (BylineKeyRest *self, guint keyval)
{
  self->is_repeating = keyval == self->key_down;
  self->key_down = keyval;
  return GDK_EVENT_PROPAGATE;
}

static void
key_released_cb (BylineKeyRest *self)
{
  self->is_repeating = FALSE;
  self->key_down = 0;
}

static void
byline_key_rest_dispose (GObject *object)
{
  byline_key_rest_cancel (BYLINE_KEY_REST (object));

  G_OBJECT_CLASS (byline_key_rest_parent_class)->dispose (object);
}

static void
byline_key_rest_class_init (BylineKeyRestClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_key_rest_dispose;

  signals[RESTED] = g_signal_new ("rested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
byline_key_rest_init (BylineKeyRest *self)
{
}

BylineKeyRest *
byline_key_rest_new (GtkWidget *widget)
{
  BylineKeyRest *self = g_object_new (BYLINE_TYPE_KEY_REST, NULL);
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (key, "key-released", G_CALLBACK (key_released_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, key);
  return self;
}

gboolean
byline_key_rest_is_held (BylineKeyRest *self)
{
  g_return_val_if_fail (BYLINE_IS_KEY_REST (self), FALSE);

  return self->is_repeating;
}

void
byline_key_rest_wait (BylineKeyRest *self)
{
  g_return_if_fail (BYLINE_IS_KEY_REST (self));

  byline_key_rest_cancel (self);
  self->source = g_timeout_add (REST, rest_cb, self);
}

void
byline_key_rest_cancel (BylineKeyRest *self)
{
  g_return_if_fail (BYLINE_IS_KEY_REST (self));

  g_clear_handle_id (&self->source, g_source_remove);
}
