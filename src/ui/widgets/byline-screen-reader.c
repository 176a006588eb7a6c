/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-screen-reader.h"

#include "byline-signal.h"

struct _BylineScreenReader {
  GObject parent_instance;

  GDBusProxy *status; /* nullable */
  GCancellable *cancellable;
  gboolean is_running;
};

G_DEFINE_FINAL_TYPE (BylineScreenReader, byline_screen_reader, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
update (BylineScreenReader *self)
{
  g_autoptr (GVariant)
    value = g_dbus_proxy_get_cached_property (self->status, "ScreenReaderEnabled");
  gboolean is_running = value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) &&
                        g_variant_get_boolean (value);

  if (self->is_running == is_running)
    return;

  self->is_running = is_running;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
proxy_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GDBusProxy *status = g_dbus_proxy_new_for_bus_finish (result, &error);
  BylineScreenReader *self = user_data;

  /* Without a bus nobody reads the screen; when it was cancelled, @self is gone. */
  if (status == NULL)
    return;

  self->status = status;
  g_signal_connect_object (status, "g-properties-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

gboolean
byline_screen_reader_is_running (BylineScreenReader *self)
{
  g_return_val_if_fail (BYLINE_IS_SCREEN_READER (self), FALSE);

  return self->is_running;
}

static void
byline_screen_reader_dispose (GObject *object)
{
  BylineScreenReader *self = BYLINE_SCREEN_READER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->status);

  G_OBJECT_CLASS (byline_screen_reader_parent_class)->dispose (object);
}

static void
byline_screen_reader_finalize (GObject *object)
{
  g_object_unref (BYLINE_SCREEN_READER (object)->cancellable);

  G_OBJECT_CLASS (byline_screen_reader_parent_class)->finalize (object);
}

static void
byline_screen_reader_class_init (BylineScreenReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_screen_reader_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_screen_reader_finalize;

  signals[CHANGED] = byline_signal_new (klass, "changed", 0);
}

static void
byline_screen_reader_init (BylineScreenReader *self)
{
  self->cancellable = g_cancellable_new ();
  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION,
                            G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START |
                              G_DBUS_PROXY_FLAGS_GET_INVALIDATED_PROPERTIES,
                            NULL, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status",
                            self->cancellable, proxy_cb, self);
}

BylineScreenReader *
byline_screen_reader_new (void)
{
  return g_object_new (BYLINE_TYPE_SCREEN_READER, NULL);
}
