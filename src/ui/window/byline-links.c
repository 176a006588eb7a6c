/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-links.h"

#include <glib/gi18n.h>

#include "byline-url.h"

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindowContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    byline_window_context_show_message (context, _ ("No app found to open this link"));
}

void
byline_link_open (BylineWindowContext *context, const char *url)
{
  g_autofree char *safe = byline_url_resolve_link (NULL, url);
  g_autofree char *located = NULL;

  if (safe != NULL)
    located = byline_library_locate (byline_window_context_get_library (context), safe);
  if (located == NULL)
    byline_window_context_show_message (context, _ ("This link cannot be opened"));
  else
    gtk_show_uri_full (byline_window_context_get_window (context), located, GDK_CURRENT_TIME,
                       byline_window_context_get_cancellable (context), opened_cb,
                       g_object_ref (context));
}

typedef struct {
  BylineWindowContext *context;
  BylineCurrentStory *story;
  char *url;
} Lookup;

static void
free_lookup (Lookup *lookup)
{
  g_object_unref (lookup->context);
  g_object_unref (lookup->story);
  g_free (lookup->url);
  g_free (lookup);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lookup, free_lookup)

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Lookup) lookup = user_data;
  gint64 story_id = byline_library_find_story_finish (BYLINE_LIBRARY (source), result, NULL);

  if (byline_window_context_get_window (lookup->context) == NULL)
    return;

  /* A story's own address leads to its page. */
  if (story_id != 0 && story_id != byline_current_story_get_id (lookup->story))
    byline_current_story_open (lookup->story, story_id, BYLINE_OPEN_PRESENT);
  else
    byline_link_open (lookup->context, lookup->url);
}

void
byline_link_follow (BylineWindowContext *context, BylineCurrentStory *story, const char *url)
{
  Lookup *lookup = g_new0 (Lookup, 1);

  lookup->context = g_object_ref (context);
  lookup->story = g_object_ref (story);
  lookup->url = g_strdup (url);
  byline_library_find_story_async (byline_window_context_get_library (context), url,
                                   byline_window_context_get_cancellable (context), found_cb,
                                   lookup);
}

char *
byline_link_clean (BylineWindowContext *context, const char *url)
{
  g_autofree char *clean = byline_url_without_tracking (url);

  return byline_library_locate (byline_window_context_get_library (context), clean);
}

void
byline_link_copy (BylineWindowContext *context, const char *url)
{
  GtkWidget *window = GTK_WIDGET (byline_window_context_get_window (context));
  g_autofree char *located = byline_link_clean (context, url);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (window), located);
  byline_window_context_show_message (context, _ ("Link copied"));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindowContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant)
    answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    byline_window_context_show_message (context,
                                        _ ("This desktop does not offer a choice of apps"));
}

void
byline_link_open_with (BylineWindowContext *context, const char *url)
{
  GApplication *application = g_application_get_default ();
  GDBusConnection *bus = application != NULL ? g_application_get_dbus_connection (application)
                                             : NULL;
  g_autofree char *safe = byline_url_resolve_link (NULL, url);
  GVariantBuilder options;

  if (safe == NULL || bus == NULL)
    {
      byline_window_context_show_message (context, _ ("This link cannot be opened"));
      return;
    }

  /* The desktop's portal, which shows the programs that take it. */
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "ask", g_variant_new_boolean (TRUE));
  g_dbus_connection_call (bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                          "org.freedesktop.portal.OpenURI", "OpenURI",
                          g_variant_new ("(ssa{sv})", "", safe, &options), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1,
                          byline_window_context_get_cancellable (context), asked_cb,
                          g_object_ref (context));
}
