/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-key-debounce.h"

#include "byline-signal.h"

/* How long nothing must change before the key counts as released, in ms: longer than it takes to
 * repeat. */
#define REST 150

struct _BylineKeyDebounce {
  GObject parent_instance;

  guint source;
  guint key_down; /* 0 for none */
  gboolean is_repeating;
};

G_DEFINE_FINAL_TYPE (BylineKeyDebounce, byline_key_debounce, G_TYPE_OBJECT)

static guint elapsed_signal;

static gboolean
rest_cb (gpointer user_data)
{
  BylineKeyDebounce *self = user_data;

  self->source = 0;
  g_signal_emit (self, elapsed_signal, 0);
  return G_SOURCE_REMOVE;
}

static gboolean
key_pressed_cb (BylineKeyDebounce *self, guint keyval)
{
  self->is_repeating = keyval == self->key_down;
  self->key_down = keyval;
  return GDK_EVENT_PROPAGATE;
}

static void
key_released_cb (BylineKeyDebounce *self)
{
  self->is_repeating = FALSE;
  self->key_down = 0;
}

static void
byline_key_debounce_dispose (GObject *object)
{
  byline_key_debounce_cancel (BYLINE_KEY_DEBOUNCE (object));

  G_OBJECT_CLASS (byline_key_debounce_parent_class)->dispose (object);
}

static void
byline_key_debounce_class_init (BylineKeyDebounceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_key_debounce_dispose;

  elapsed_signal = byline_signal_new (klass, "elapsed", 0);
}

static void
byline_key_debounce_init (BylineKeyDebounce *self)
{
}

BylineKeyDebounce *
byline_key_debounce_new (GtkWidget *widget)
{
  BylineKeyDebounce *self = g_object_new (BYLINE_TYPE_KEY_DEBOUNCE, NULL);
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
byline_key_debounce_is_repeating (BylineKeyDebounce *self)
{
  g_return_val_if_fail (BYLINE_IS_KEY_DEBOUNCE (self), FALSE);

  return self->is_repeating;
}

void
byline_key_debounce_restart (BylineKeyDebounce *self)
{
  g_return_if_fail (BYLINE_IS_KEY_DEBOUNCE (self));

  byline_key_debounce_cancel (self);
  self->source = g_timeout_add (REST, rest_cb, self);
}

void
byline_key_debounce_cancel (BylineKeyDebounce *self)
{
  g_return_if_fail (BYLINE_IS_KEY_DEBOUNCE (self));

  g_clear_handle_id (&self->source, g_source_remove);
}
