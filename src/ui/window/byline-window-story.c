/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#include <glib/gi18n.h>

/* Nobody asked for this mark: that it fails is said once, not at every story. */
static void
opened_mark_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = byline_library_mark_finish (BYLINE_LIBRARY (source), result, &error);

  if (changed != NULL)
    self->said_problem = -1;
  else if (self->stories != NULL)
    _byline_window_report_problem (self, error);
}

static void
mark_read_on_open (BylineWindow *self)
{
  gint64 story = byline_current_story_get_id (self->current_story);
  gboolean mark = TRUE;

  g_object_get (self->settings, "mark-read-on-open", &mark, NULL);
  if (mark && !byline_library_is_read_only (self->library))
    byline_library_mark_async (self->library, &story, 1, BYLINE_LIBRARY_READ, TRUE,
                               self->cancellable, opened_mark_cb, g_object_ref (self));
}

static void
loaded_cb (BylineWindow *self, gboolean is_first)
{
  const BylineStory *story = byline_current_story_get (self->current_story);

  gtk_button_set_icon_name (GTK_BUTTON (self->saved_button),
                            story->is_saved ? "byline-saved-symbolic" : "byline-unsaved-symbolic");
  _byline_window_state_changed (self);
  if (is_first && !story->is_read)
    mark_read_on_open (self);
}

void
_byline_window_open_story (BylineWindow *self, gint64 story, gboolean scroll)
{
  if (self->stories == NULL)
    return;

  byline_current_story_open (self->current_story, story);
  byline_headline_list_select (self->headlines, story, scroll);
  byline_reading_view_set_next (self->reading, self->stories);
  byline_reading_view_show_story (self->reading, story);
  _byline_window_close_page (self);
  _byline_window_state_changed (self);
  byline_current_story_update (self->current_story);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 story = byline_library_find_story_finish (BYLINE_LIBRARY (source), result, &error);

  if (self->stories == NULL)
    return;
  if (story == 0)
    {
      _byline_window_show_error (self, error);
      return;
    }

  _byline_window_open_story (self, story, TRUE);
  _byline_window_show_reading (self);
}

void
_byline_window_find_story (BylineWindow *self, const char *key)
{
  byline_library_find_story_async (self->library, key, self->cancellable, found_cb, g_object_ref (self));
}

static void
open_at (BylineWindow *self, guint position)
{
  gint64 story = byline_story_list_get_id (self->stories, position);

  if (story == 0)
    return;

  _byline_window_open_story (self, story, TRUE);
  _byline_window_show_reading (self);
}

void
_byline_window_step (BylineWindow *self, int step, gboolean pass)
{
  guint position;
  gint64 story;

  if (self->stories == NULL)
    return;

  position = byline_story_list_find (self->stories,
                                     byline_headline_list_get_selected (self->headlines));
  if (position == G_MAXUINT)
    position = 0;
  else if (step > 0 || position > 0)
    position += step;
  else
    return;

  story = byline_story_list_get_id (self->stories, position);
  if (!pass)
    open_at (self, position);
  else if (story != 0)
    byline_headline_list_select_debounced (self->headlines, story);
}

static void
next_unread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  guint position = byline_story_list_next_unread_finish (BYLINE_STORY_LIST (source), result,
                                                         &error);

  if (self->stories != (BylineStoryList *) source)
    return;

  if (position != G_MAXUINT)
    open_at (self, position);
  else if (error == NULL)
    _byline_window_show_toast (self, _ ("No more unread stories here"));
}

void
_byline_window_next_unread (BylineWindow *self, gboolean backwards)
{
  guint position;

  if (self->stories == NULL)
    return;

  position = byline_story_list_find (self->stories,
                                     byline_current_story_get_id (self->current_story));
  byline_story_list_next_unread_async (self->stories, position, backwards, self->cancellable,
                                       next_unread_cb, g_object_ref (self));
}

void
_byline_window_page (BylineWindow *self, gboolean backwards)
{
  gboolean hidden = adw_leaflet_get_folded (self->outer) &&
                    adw_leaflet_get_visible_child (self->outer) != self->reading_pane;

  if (byline_current_story_get_id (self->current_story) != 0 && !hidden &&
      !_byline_window_has_page (self) && byline_reading_view_page (self->reading, backwards))
    return;
  if (!backwards)
    _byline_window_next_unread (self, FALSE);
}

void
_byline_window_story_init (BylineWindow *self)
{
  byline_current_story_set_library (self->current_story, self->library);
  g_signal_connect_object (self->current_story, "loaded", G_CALLBACK (loaded_cb), self,
                           G_CONNECT_SWAPPED);
}
