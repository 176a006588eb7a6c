/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-action-states.h"

#include "byline-reading-type.h"
#include "byline-undo.h"

struct _BylineActionStates {
  GObject parent_instance;

  GActionMap *map; /* the window's */
  BylineLibrary *library;
  BylineWindowContext *context;
  BylineSettings *settings;
  BylineFilters *filters;
  BylineCurrentStory *story;
  BylineNavigation *navigation;
  BylineReadingPane *reading_pane; /* the window's */
  BylineStoryList *stories;        /* nullable: until the library is open */
};

G_DEFINE_FINAL_TYPE (BylineActionStates, byline_action_states, G_TYPE_OBJECT)

static void
byline_action_states_finalize (GObject *object)
{
  BylineActionStates *self = BYLINE_ACTION_STATES (object);

  g_clear_object (&self->library);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  g_clear_object (&self->filters);
  g_clear_object (&self->story);
  g_clear_object (&self->navigation);
  g_clear_object (&self->stories);

  G_OBJECT_CLASS (byline_action_states_parent_class)->finalize (object);
}

static void
byline_action_states_class_init (BylineActionStatesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_action_states_finalize;
}

static void
byline_action_states_init (BylineActionStates *self)
{
}

static void
enable (BylineActionStates *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (self->map, name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_state (BylineActionStates *self, const char *name, gboolean state)
{
  GAction *action = g_action_map_lookup_action (self->map, name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (state));
}

static void
update_library_actions (BylineActionStates *self)
{
  gboolean open = self->stories != NULL;
  const BylineCounts *counts = byline_counts_monitor_get_counts (
    byline_filters_get_counts (self->filters));
  gboolean writable = open && !byline_library_is_read_only (self->library);
  gboolean subscribed = open && counts != NULL && counts->publications->len > 0;
  gboolean has_stories = subscribed || (open && counts != NULL && counts->n_saved > 0);
  gboolean refreshing = FALSE;

  g_object_get (self->library, "refreshing", &refreshing, NULL);
  enable (self, "refresh", writable && subscribed && !refreshing);
  enable (self, "stop-refresh", refreshing);
  enable (self, "undo", byline_undo_can_undo (byline_window_context_get_undo (self->context)));
  enable (self, "redo", byline_undo_can_redo (byline_window_context_get_undo (self->context)));
  enable (self, "add", writable);
  enable (self, "import", writable);
  enable (self, "export", subscribed);
  enable (self, "search", has_stories);
  enable (self, "begin-search", has_stories);
  enable (self, "find-name", subscribed);
}

static void
update_list_actions (BylineActionStates *self)
{
  gboolean open = self->stories != NULL;
  guint n_stories = open ? g_list_model_get_n_items (G_LIST_MODEL (self->stories)) : 0;
  guint position = byline_current_story_get_position (self->story);
  gboolean has_story = byline_current_story_get_id (self->story) != 0;
  guint n_unread = 0;

  if (open)
    g_object_get (self->stories, "n-unread", &n_unread, NULL);
  enable (self, "mark-all-read", n_unread > 0);
  enable (self, "list-book", n_stories > 0);
  enable (self, "read-above", open);
  enable (self, "read-below", open);
  enable (self, "clear-filter",
          open && !byline_filter_is_empty (byline_filters_get (self->filters)));
  enable (self, "next", n_stories > 0 && (position == G_MAXUINT || position + 1 < n_stories));
  enable (self, "previous", n_stories > 0 && position != 0);
  enable (self, "next-unread", n_unread > 0);
  enable (self, "page-forward", n_stories > 0 || has_story);
  enable (self, "page-back", open && has_story);
  enable (self, "back", byline_navigation_can_go_back (self->navigation));
  enable (self, "forward", byline_navigation_can_go_forward (self->navigation));
}

static void
update_story_actions (BylineActionStates *self)
{
  const BylineStory *story = byline_current_story_get (self->story);
  gboolean has_page = byline_reading_pane_has_page (self->reading_pane);
  gboolean has_story = !has_page && story != NULL;
  gboolean has_url = has_story && story->url != NULL;
  double scale = 1.0;

  g_object_get (self->settings, "text-scale", &scale, NULL);
  enable (self, "unread", has_story);
  enable (self, "saved", has_story);
  enable (self, "open-browser", has_url);
  enable (self, "copy-link", has_url);
  enable (self, "reload", has_url);
  enable (self, "open-with", has_url);
  enable (self, "share-mail", has_story);
  enable (self, "copy-quote", has_story);
  enable (self, "save-story", has_story);
  enable (self, "print", has_story);
  enable (self, "outline", byline_current_story_get_id (self->story) != 0 && !has_page);
  enable (self, "find", byline_current_story_get_id (self->story) != 0 && !has_page);
  enable (self, "text-larger", scale < BYLINE_TEXT_SCALE_MAX - 0.01);
  enable (self, "text-smaller", scale > BYLINE_TEXT_SCALE_MIN + 0.01);
  set_state (self, "unread", has_story && !story->is_read);
  set_state (self, "saved", has_story && story->is_saved);
}

static void
update (BylineActionStates *self)
{
  update_library_actions (self);
  update_list_actions (self);
  update_story_actions (self);
}

BylineActionStates *
byline_action_states_new (GActionMap *map,
                          BylineWindowContext *context,
                          BylineSettings *settings,
                          BylineFilters *filters,
                          BylineCurrentStory *story,
                          BylinePanes *panes,
                          BylineNavigation *navigation,
                          BylineHeadlinesPane *headlines_pane,
                          BylineReadingPane *reading_pane)
{
  BylineActionStates *self = g_object_new (BYLINE_TYPE_ACTION_STATES, NULL);
  const struct {
    gpointer source;
    const char *signal_name;
  } sources[] = {
    { panes, "changed" },
    { story, "opened" },
    { headlines_pane, "changed" },
    { reading_pane, "changed" },
    { byline_filters_get_history (filters), "changed" },
    { byline_filters_get_counts (filters), "changed" },
    { byline_window_context_get_undo (context), "changed" },
  };

  self->map = map;
  self->library = g_object_ref (byline_window_context_get_library (context));
  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  self->filters = g_object_ref (filters);
  self->story = g_object_ref (story);
  self->navigation = g_object_ref (navigation);
  self->reading_pane = reading_pane;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_signal_connect_object (sources[i].source, sources[i].signal_name, G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);
  return self;
}

void
byline_action_states_set_stories (BylineActionStates *self, BylineStoryList *stories)
{
  g_return_if_fail (BYLINE_IS_ACTION_STATES (self));

  g_set_object (&self->stories, stories);
  update (self);
}
