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
_byline_reading_view_open_uri (BylineReadingView *self, const char *uri, gboolean in_browser)
{
  g_autofree char *safe = uri != NULL ? byline_url_resolve_link (NULL, uri) : NULL;

  if (safe != NULL)
    g_signal_emit_by_name (self, in_browser ? "browser-asked" : "link-activated", safe);
}

BylineArticle *
_byline_reading_view_get_article (BylineReadingView *self)
{
  BylineRiverEntry *entry = self->article != NULL
                              ? byline_river_find (byline_document_view_get_document (self->view),
                                                   byline_story_in_view_get (self->in_view))
                              : NULL;

  return entry != NULL ? entry->article : self->article;
}

void
_byline_reading_view_open_article (BylineReadingView *self)
{
  BylineArticle *article = _byline_reading_view_get_article (self);

  if (article != NULL)
    _byline_reading_view_open_uri (self, article->url, FALSE);
}

void
_byline_reading_view_emit_message (BylineReadingView *self, const char *text)
{
  g_signal_emit_by_name (self, "message", text);
}
