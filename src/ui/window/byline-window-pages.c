/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

/* An author's or a section's page takes the place of the story, which waits behind it. */

gboolean
_byline_window_has_page (BylineWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->reading_pages), "detail") == 0;
}

gboolean
_byline_window_close_page (BylineWindow *self)
{
  if (!_byline_window_has_page (self))
    return FALSE;

  gtk_stack_set_visible_child_name (self->reading_pages, "story");
  byline_detail_page_show (self->detail, BYLINE_RULE_KIND_AUTHOR, NULL);
  _byline_window_state_changed (self);
  return TRUE;
}

/* The way back leads through the filters that were chosen beside the page, then out of the page,
 * and to the filter before it only if the page changed that. */
gboolean
_byline_window_leave_page (BylineWindow *self)
{
  if (!_byline_window_has_page (self) ||
      byline_filter_history_get_n_back (self->history) > self->page_depth)
    return TRUE;

  _byline_window_close_page (self);
  return self->page_changed_filter;
}

/* Shows the page, and all stories beside it. */
void
_byline_window_show_page (BylineWindow *self, BylineRuleKind kind, const char *name)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autofree char *copy = g_strdup (name);

  if (self->stories == NULL)
    return;

  if (kind == BYLINE_RULE_KIND_SECTION)
    byline_filter_add_section (filter, copy);
  else
    byline_filter_add_author (filter, copy);
  self->page_changed_filter = !byline_filter_equal (_byline_window_get_filter (self), filter);
  _byline_window_set_filter (self, filter);
  self->page_depth = byline_filter_history_get_n_back (self->history);
  byline_detail_page_show (self->detail, kind, copy);
  gtk_stack_set_visible_child_name (self->reading_pages, "detail");
  _byline_window_show_reading (self);
  _byline_window_state_changed (self);
}

static void
filter_cb (BylineWindow *self, const BylineFilter *filter)
{
  _byline_window_set_filter (self, filter);
  _byline_window_show_headlines (self);
}

/* The list's filter says the name as the page does. */
static void
named_cb (BylineWindow *self, const char *from, const char *to)
{
  g_autoptr (BylineFilter) filter = byline_filter_copy (_byline_window_get_filter (self));

  if (byline_filter_remove_author (filter, from))
    byline_filter_add_author (filter, to);
  else if (byline_filter_remove_section (filter, from))
    byline_filter_add_section (filter, to);
  _byline_window_replace_filter (self, filter);
}

static void
link_cb (BylineWindow *self, const char *uri)
{
  _byline_window_open_uri (self, uri);
}

static void
message_cb (BylineWindow *self, const char *text)
{
  _byline_window_show_toast (self, text);
}

static void
page_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  const char *kind, *name;

  g_variant_get (target, "(&s&s)", &kind, &name);
  _byline_window_show_page (
    user_data, g_str_equal (kind, "section") ? BYLINE_RULE_KIND_SECTION : BYLINE_RULE_KIND_AUTHOR, name);
}

static const GActionEntry entries[] = {
  { "name-page", page_cb, "(ss)" },
};

void
_byline_window_pages_init (BylineWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  byline_detail_page_set_library (self->detail, self->library);
  g_signal_connect_object (self->detail, "filter-requested", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "name-resolved", G_CALLBACK (named_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "link-activated", G_CALLBACK (link_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
}
