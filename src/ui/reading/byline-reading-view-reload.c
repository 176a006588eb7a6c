/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-place.h"
#include "byline-document-river.h"
#include "byline-error-text.h"
#include "byline-reading-view-private.h"
#include "byline-url.h"

#include <glib/gi18n.h>

/* Loads the page again when the reader asks for it. A bar above the text reports it, since the reader
 * may be anywhere in the text. */

static void
show_failure (BylineReadingView *self, const GError *error)
{
  g_autofree char *reason = byline_error_text (error);

  if (reason == NULL)
    byline_reload_bar_hide (self->reload_bar);
  else
    byline_reload_bar_set_failed (self->reload_bar, reason,
                                  byline_url_is_web (_byline_reading_view_get_article (self)->url));
}

/* A story alone is shown anew; one among others is written anew where it stands. */
static void
replace (BylineReadingView *self, BylineArticle *article)
{
  BylineDocumentBuffer *document = byline_document_view_get_document (self->view);
  BylineRiverEntry *entry = byline_river_find (document, self->reloaded);
  BylineDocumentRange range;
  guint start, end;

  if (entry == NULL)
    {
      if (self->reloaded == self->story_id && byline_river_get_entries (document)->len == 0)
        _byline_reading_view_replace_article (self, article);
      return;
    }

  range = byline_river_entry_get_range (document, entry);
  byline_document_place_get_range (GTK_TEXT_VIEW (self->view), 0, &start, &end);
  byline_reading_river_set_article (self->river, self->reloaded, article);
  if (start > range.start && start < range.end)
    byline_document_place_scroll_to (GTK_TEXT_VIEW (self->view), start, TRUE);
  byline_find_bar_update (self->find_bar);
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineReadingView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineArticle)
    article = byline_library_fetch_article_finish (BYLINE_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  self->is_fetching = FALSE;
  if (article == NULL)
    {
      show_failure (self, error);
      byline_picture_queue_update (self->pictures);
      return;
    }

  byline_reload_bar_hide (self->reload_bar);
  replace (self, article);
  _byline_reading_view_emit_message (self, _ ("Story reloaded"));
}

void
_byline_reading_view_reload (BylineReadingView *self)
{
  /* One that is on its way is as good as another. */
  if (self->article == NULL || self->is_fetching || self->library == NULL)
    return;

  self->is_fetching = TRUE;
  self->reloaded = byline_story_in_view_get (self->in_view);
  byline_reload_bar_set_busy (self->reload_bar);
  byline_library_refetch_article_async (self->library, self->reloaded, self->cancellable,
                                        reloaded_cb, g_object_ref (self));
}
