/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

#include <math.h>

#define TEXT_SCALE_MIN 0.5
#define TEXT_SCALE_MAX 3.0
#define TEXT_SCALE_STEP 0.1

static void
enable (BylineWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_state (BylineWindow *self, const char *name, gboolean state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (state));
}

static void
refresh_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  _byline_window_refresh (user_data, 0, FALSE);
}

static void
stop_refresh_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;

  byline_library_cancel_refresh (self->library);
}

static void
add_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  _byline_window_add (user_data, NULL);
}

static void
import_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  _byline_window_import (user_data);
}

static void
export_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  _byline_window_export (user_data);
}

static void
mark_all_read_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  _byline_window_mark_all_read (user_data);
}

static void
search_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BylineWindow *self = user_data;

  g_simple_action_set_state (action, value);
  gtk_search_bar_set_search_mode (self->search_bar, g_variant_get_boolean (value));
}

static void
search_mode_cb (BylineWindow *self)
{
  set_state (self, "search", gtk_search_bar_get_search_mode (self->search_bar));
}

static void
begin_search_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;

  _byline_window_show_headlines (self);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (byline_search_box_get_entry (self->search_box));
}

static void
clear_filter_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  _byline_window_clear_filter (user_data);
}

static void
filter_add_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;
  g_autoptr (BylineFilter) filter = byline_filter_copy (_byline_window_get_filter (self));
  const char *kind, *name;

  g_variant_get (target, "(&s&s)", &kind, &name);
  if (g_str_equal (kind, "section"))
    byline_filter_add_section (filter, name);
  else
    byline_filter_add_author (filter, name);
  _byline_window_set_filter (self, filter);
}

static void
filter_remove_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;
  g_autoptr (BylineFilter) filter = byline_filter_copy (_byline_window_get_filter (self));
  const char *kind, *name;

  g_variant_get (target, "(&s&s)", &kind, &name);
  if (g_str_equal (kind, "section"))
    byline_filter_remove_section (filter, name);
  else
    byline_filter_remove_author (filter, name);
  _byline_window_set_filter (self, filter);
}

static void
next_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;

  _byline_window_step (self, 1, self->is_repeating);
}

static void
previous_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;

  _byline_window_step (self, -1, self->is_repeating);
}

static void
next_unread_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  _byline_window_next_unread (user_data, FALSE);
}

static void
page_forward_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  _byline_window_page (user_data, FALSE);
}

static void
page_back_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  _byline_window_page (user_data, TRUE);
}

static void
unread_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  _byline_window_set_mark (user_data, BYLINE_LIBRARY_READ, !g_variant_get_boolean (value));
}

static void
saved_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  _byline_window_set_mark (user_data, BYLINE_LIBRARY_SAVED, g_variant_get_boolean (value));
}

static void
open_browser_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;
  const BylineStory *story = byline_current_story_get (self->current_story);

  if (story != NULL && story->url != NULL)
    _byline_window_open_uri (self, story->url);
}

static void
copy_link_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  _byline_window_copy_link (user_data);
}

static void
reload_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;

  _byline_window_show_reading (self);
  byline_reading_view_reload (self->reading);
}

static void
find_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;

  _byline_window_show_reading (self);
  byline_reading_view_begin_find (self->reading);
}

static void
set_text_scale (BylineWindow *self, double scale)
{
  scale = CLAMP (round (scale * 10) / 10, TEXT_SCALE_MIN, TEXT_SCALE_MAX);
  g_object_set (self->settings, "text-scale", scale, NULL);
}

static double
get_text_scale (BylineWindow *self)
{
  double scale = 1.0;

  g_object_get (self->settings, "text-scale", &scale, NULL);
  return scale;
}

static void
text_larger_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  set_text_scale (user_data, get_text_scale (user_data) + TEXT_SCALE_STEP);
}

static void
text_smaller_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  set_text_scale (user_data, get_text_scale (user_data) - TEXT_SCALE_STEP);
}

static void
text_reset_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  set_text_scale (user_data, 1.0);
}

/* F9: hides the sidebar, or goes to it where it is not beside the list. */
static void
sidebar_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;
  gboolean visible = TRUE;

  g_object_get (self->window_settings, "sidebar-visible", &visible, NULL);
  if (!visible || adw_leaflet_get_folded (self->inner))
    _byline_window_show_sidebar (self);
  else if (adw_leaflet_get_folded (self->outer) &&
           adw_leaflet_get_visible_child (self->outer) != self->lists_pane)
    _byline_window_show_sidebar (self);
  else
    g_object_set (self->window_settings, "sidebar-visible", FALSE, NULL);
}

static void
menu_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self->first_menu_button)))
    {
      gtk_menu_button_popup (self->first_menu_button);
      return;
    }
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->menu_button)))
    _byline_window_show_sidebar (self);
  gtk_menu_button_popup (self->menu_button);
}

static void
back_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;
  gboolean was_page = _byline_window_has_page (self);
  gboolean is_step = _byline_window_leave_page (self);

  if (adw_leaflet_get_folded (self->outer) &&
      adw_leaflet_get_visible_child (self->outer) == self->reading_pane)
    {
      if (was_page && is_step)
        _byline_window_travel (self, FALSE);
      if (!was_page || byline_current_story_get_id (self->current_story) == 0)
        _byline_window_show_headlines (self);
    }
  else if (!is_step)
    return;
  else if (_byline_window_travel (self, FALSE))
    _byline_window_show_headlines (self);
  else if (adw_leaflet_get_folded (self->inner))
    _byline_window_show_sidebar (self);
}

static void
forward_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  _byline_window_travel (user_data, TRUE);
}

static void
find_name_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;

  _byline_window_show_sidebar (self);
  byline_sidebar_begin_search (self->sidebar);
}

/* Escape: closes what is open, the innermost first. */
static void
escape_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;

  if (byline_reading_view_end_find (self->reading) || _byline_window_close_page (self))
    return;
  if (gtk_search_bar_get_search_mode (self->search_bar) ||
      _byline_window_get_filter (self)->search != NULL)
    {
      byline_search_box_set_text (self->search_box, NULL);
      _byline_window_set_search (self, NULL);
      gtk_search_bar_set_search_mode (self->search_bar, FALSE);
      return;
    }
  if (adw_leaflet_get_folded (self->outer) &&
      adw_leaflet_get_visible_child (self->outer) == self->reading_pane)
    _byline_window_show_headlines (self);
  else
    byline_headline_list_grab_focus (self->headlines);
}

static void
publication_refresh_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  _byline_window_refresh (user_data, g_variant_get_int64 (target), FALSE);
}

static void
publication_rename_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  _byline_window_rename (user_data, g_variant_get_int64 (target));
}

static void
publication_move_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  _byline_window_move (user_data, g_variant_get_int64 (target));
}

static void
publication_properties_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  _byline_window_properties (user_data, g_variant_get_int64 (target));
}

static void
publication_unsubscribe_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  _byline_window_unsubscribe (user_data, g_variant_get_int64 (target));
}

static const GActionEntry entries[] = {
  { "refresh", refresh_cb },
  { "stop-refresh", stop_refresh_cb },
  { "add", add_cb },
  { "import", import_cb },
  { "export", export_cb },
  { "mark-all-read", mark_all_read_cb },
  { "search", NULL, NULL, "false", search_cb },
  { "begin-search", begin_search_cb },
  { "clear-filter", clear_filter_cb },
  { "filter-add", filter_add_cb, "(ss)" },
  { "filter-remove", filter_remove_cb, "(ss)" },
  { "next", next_cb },
  { "previous", previous_cb },
  { "next-unread", next_unread_cb },
  { "page-forward", page_forward_cb },
  { "page-back", page_back_cb },
  { "unread", NULL, NULL, "false", unread_cb },
  { "saved", NULL, NULL, "false", saved_cb },
  { "open-browser", open_browser_cb },
  { "copy-link", copy_link_cb },
  { "reload", reload_cb },
  { "find", find_cb },
  { "text-larger", text_larger_cb },
  { "text-smaller", text_smaller_cb },
  { "text-reset", text_reset_cb },
  { "sidebar", sidebar_cb },
  { "menu", menu_cb },
  { "back", back_cb },
  { "forward", forward_cb },
  { "find-name", find_name_cb },
  { "escape", escape_cb },
  { "publication-refresh", publication_refresh_cb, "x" },
  { "publication-rename", publication_rename_cb, "x" },
  { "publication-move", publication_move_cb, "x" },
  { "publication-properties", publication_properties_cb, "x" },
  { "publication-unsubscribe", publication_unsubscribe_cb, "x" },
};

/* The one place where actions are enabled and disabled. */
static void
update_cb (BylineWindow *self)
{
  gboolean open = self->stories != NULL;
  const BylineCounts *counts = byline_sidebar_get_counts (self->sidebar);
  gboolean writable = open && !byline_library_is_read_only (self->library);
  gboolean subscribed = open && counts != NULL && counts->publications->len > 0;
  gboolean has_stories = subscribed || (open && counts != NULL && counts->n_saved > 0);
  guint n_stories = open ? g_list_model_get_n_items (G_LIST_MODEL (self->stories)) : 0;
  gint64 id = byline_current_story_get_id (self->current_story);
  const BylineStory *story = byline_current_story_get (self->current_story);
  guint position = open ? byline_story_list_find (self->stories, id) : G_MAXUINT;
  gboolean has_page = _byline_window_has_page (self);
  gboolean has_story = !has_page && story != NULL;
  gboolean has_url = has_story && story->url != NULL;
  gboolean outer = adw_leaflet_get_folded (self->outer);
  gboolean inner = adw_leaflet_get_folded (self->inner);
  gboolean reading = adw_leaflet_get_visible_child (self->outer) == self->reading_pane;
  gboolean refreshing = FALSE;
  guint n_back = byline_filter_history_get_n_back (self->history);
  guint n_forward = byline_filter_history_get_n_forward (self->history);
  guint n_unread = 0;
  double scale = get_text_scale (self);

  g_object_get (self->library, "refreshing", &refreshing, NULL);
  if (open)
    g_object_get (self->stories, "n-unread", &n_unread, NULL);

  enable (self, "refresh", writable && subscribed && !refreshing);
  enable (self, "stop-refresh", refreshing);
  enable (self, "add", writable);
  enable (self, "import", writable);
  enable (self, "export", subscribed);
  enable (self, "mark-all-read", n_unread > 0);
  enable (self, "search", has_stories);
  enable (self, "begin-search", has_stories);
  enable (self, "clear-filter", open && !byline_filter_is_empty (_byline_window_get_filter (self)));
  enable (self, "next", n_stories > 0 && (position == G_MAXUINT || position + 1 < n_stories));
  enable (self, "previous", n_stories > 0 && position != 0);
  enable (self, "next-unread", n_unread > 0);
  enable (self, "page-forward", n_stories > 0 || id != 0);
  enable (self, "page-back", open && id != 0);
  enable (self, "unread", has_story);
  enable (self, "saved", has_story);
  enable (self, "open-browser", has_url);
  enable (self, "copy-link", has_url);
  enable (self, "reload", has_url);
  enable (self, "find", id != 0 && !has_page);
  enable (self, "text-larger", scale < TEXT_SCALE_MAX - 0.01);
  enable (self, "text-smaller", scale > TEXT_SCALE_MIN + 0.01);
  enable (self, "back", (outer && reading) || inner || n_back > 0);
  enable (self, "forward", n_forward > 0);
  enable (self, "find-name", subscribed);

  set_state (self, "unread", has_story && !story->is_read);
  set_state (self, "saved", has_story && story->is_saved);
}

void
_byline_window_actions_init (BylineWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);

  g_signal_connect_object (self, "state-changed", G_CALLBACK (update_cb), self, 0);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled",
                           G_CALLBACK (search_mode_cb), self, G_CONNECT_SWAPPED);
}
