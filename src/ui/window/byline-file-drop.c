/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-file-drop.h"

#include "byline-subscription-files.h"

typedef struct {
  BylineWindowContext *context;
  BylineSubscriptions *subscriptions;
} Drop;

static void
drop_free (gpointer data, GClosure *closure)
{
  Drop *drop = data;

  g_object_unref (drop->context);
  g_object_unref (drop->subscriptions);
  g_free (drop);
}

/* Whether the library can be changed is what the action says. */
static gboolean
can_import (Drop *drop)
{
  GtkWindow *window = byline_window_context_get_window (drop->context);

  return window != NULL && g_action_group_get_action_enabled (G_ACTION_GROUP (window), "import");
}

static void
take (Drop *drop, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  if (g_file_is_native (file))
    byline_subscriptions_import (drop->context, file);
  else
    byline_subscriptions_add (drop->subscriptions, uri);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Drop *drop)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (!can_import (drop))
    return FALSE;

  for (GSList *l = files; l != NULL; l = l->next)
    take (drop, l->data);
  return TRUE;
}

GtkEventController *
byline_file_drop_new (BylineWindowContext *context, BylineSubscriptions *subscriptions)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  Drop *drop = g_new0 (Drop, 1);

  drop->context = g_object_ref (context);
  drop->subscriptions = g_object_ref (subscriptions);
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), drop, drop_free, 0);
  return GTK_EVENT_CONTROLLER (target);
}
