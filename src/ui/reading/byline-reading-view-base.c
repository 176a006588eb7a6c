/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-reading-view-private.h"
#include "byline-url.h"

/* What all parts of the reading view use. */

void
_byline_reading_view_set_title (BylineReadingView *self, const char *title)
{
  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify (G_OBJECT (self), "title");
}

void
_byline_reading_view_open_uri (BylineReadingView *self, const char *uri)
{
  g_autofree char *safe = uri != NULL ? byline_url_resolve_link (NULL, uri) : NULL;

  if (safe != NULL)
    g_signal_emit_by_name (self, "link-activated", safe);
}

void
_byline_reading_view_open_article (BylineReadingView *self)
{
  if (self->article != NULL)
    _byline_reading_view_open_uri (self, self->article->url);
}

void
_byline_reading_view_emit_message (BylineReadingView *self, const char *text)
{
  g_signal_emit_by_name (self, "message", text);
}
