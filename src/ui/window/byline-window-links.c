/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#include <glib/gi18n.h>

#include "byline-url.h"

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) && self->stories != NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _byline_window_show_toast (self, _ ("No program was found that could open this link"));
}

void
_byline_window_open_uri (BylineWindow *self, const char *uri)
{
  g_autofree char *safe = byline_url_resolve_link (NULL, uri);
  g_autofree char *located = safe != NULL ? byline_library_locate (self->library, safe) : NULL;

  if (located == NULL)
    _byline_window_show_toast (self, _ ("This is no link that can be opened"));
  else
    gtk_show_uri_full (GTK_WINDOW (self), located, GDK_CURRENT_TIME, self->cancellable, opened_cb,
                       g_object_ref (self));
}

void
_byline_window_copy_link (BylineWindow *self)
{
  const BylineStory *story = byline_current_story_get (self->current_story);
  g_autofree char *url = NULL;
  g_autofree char *located = NULL;

  if (story == NULL || story->url == NULL)
    return;

  url = byline_url_without_tracking (story->url);
  located = byline_library_locate (self->library, url);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), located);
  _byline_window_show_toast (self, _ ("Link copied"));
}
