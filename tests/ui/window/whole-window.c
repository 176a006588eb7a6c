/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "whole-window.h"

#include "byline-ui.h"

void
whole_window_set_up (WholeWindow *self, gconstpointer data)
{
  g_autoptr (BylinePublication) publication = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *rss = fixture_rss ("The Paper", 1, 6);

  fixture_set_up (&self->base, data);
  fixture_serve (&self->base, "/feed.xml", "application/rss+xml", rss);
  publication = fixture_subscribe (&self->base, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  self->settings = byline_settings_new (self->base.profile);
  self->window = byline_window_new (NULL, self->base.library, self->settings);
  gtk_window_present (GTK_WINDOW (self->window));
}

void
whole_window_tear_down (WholeWindow *self, gconstpointer data)
{
  BylineWindow *window = g_object_ref (self->window);

  gtk_window_destroy (GTK_WINDOW (window));
  fixture_finalize (window);
  fixture_finalize (self->settings);
  fixture_tear_down (&self->base, data);
}

void
whole_window_open (WholeWindow *self)
{
  byline_window_set_opened (self->window, NULL);
  WINDOW_FIXTURE_WAIT (whole_window_is_enabled (self, "refresh") &&
                       whole_window_is_enabled (self, "mark-all-read"));
}

void
whole_window_do (WholeWindow *self, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->window), name, NULL);
}

gboolean
whole_window_is_enabled (WholeWindow *self, const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), name);
}

GVariant *
whole_window_get_state (WholeWindow *self, const char *name)
{
  return g_action_group_get_action_state (G_ACTION_GROUP (self->window), name);
}
