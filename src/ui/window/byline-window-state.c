/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#define MIN_WIDTH 340
#define MIN_HEIGHT 300

void
_byline_window_restore_size (BylineWindow *self)
{
  int width = 0, height = 0;
  gboolean maximized = FALSE;

  g_object_get (self->window_settings, "width", &width, "height", &height,
                "maximized", &maximized, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), MAX (width, MIN_WIDTH), MAX (height, MIN_HEIGHT));
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;
  gint64 story = byline_library_find_finish (BYLINE_LIBRARY (source), result, NULL);

  /* Somebody was quicker than the disk, or the story is gone: then nothing is opened. */
  if (story != 0 && self->stories != NULL && byline_current_story_get_id (self->current_story) == 0)
    _byline_window_open_story (self, story, TRUE);
}

/* Filter and story as they were; the library has just been opened. */
void
_byline_window_restore_lists (BylineWindow *self)
{
  g_autofree char *text = NULL;
  g_autofree char *story = NULL;
  g_autoptr (BylineFilter) filter = NULL;

  g_object_get (self->window_settings, "filter", &text, "story", &story, NULL);
  g_signal_connect_object (self->stories, "items-changed", G_CALLBACK (_byline_window_update_list),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stories, "notify::loading",
                           G_CALLBACK (_byline_window_update_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stories, "notify::n-unread",
                           G_CALLBACK (_byline_window_update_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stories, "notify::error-message",
                           G_CALLBACK (_byline_window_update_list), self, G_CONNECT_SWAPPED);

  byline_headline_list_set_model (self->headlines, self->stories, self->library);
  byline_reading_view_set_next (self->reading, self->stories);

  filter = byline_filter_parse (text);
  _byline_window_restore_filter (self, filter);
  /* The story that was read says where the list stands. */
  self->scroll_to_top = FALSE;
  if (story != NULL && story[0] != '\0')
    byline_library_find_async (self->library, story, self->cancellable, found_cb,
                               g_object_ref (self));
}

void
_byline_window_save_state (BylineWindow *self)
{
  gboolean maximized;
  int width, height;

  if (self->window_settings == NULL)
    return;

  maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  g_object_set (self->window_settings, "maximized", maximized, NULL);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (!maximized && width > 0 && height > 0)
    g_object_set (self->window_settings, "width", width, "height", height, NULL);

  /* A library that could not be opened has shown nothing that was worth keeping. */
  if (self->stories != NULL)
    {
      const BylineStory *story = byline_current_story_get (self->current_story);
      g_autofree char *text = byline_filter_to_string (_byline_window_get_filter (self));

      g_object_set (self->window_settings, "filter", text, "story", story != NULL ? story->key : "", NULL);
    }
}
