/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-navigation.h"

#include "byline-pane.h"
#include "byline-single-keys.h"
#include "byline-story-history.h"

struct _BylineNavigation {
  GObject parent_instance;

  BylineFilters *filters;
  BylineCurrentStory *story;
  BylinePanes *panes;
  BylineSingleKeys *keys;
  BylineStoryHistory *visited;
  gboolean is_moving; /* a story is opened that was visited before */
  /* The window's */
  BylineSidebar *sidebar;
  BylineHeadlinesPane *headlines_pane;
  BylineReadingPane *reading_pane;
};

G_DEFINE_FINAL_TYPE (BylineNavigation, byline_navigation, G_TYPE_OBJECT)

static void
byline_navigation_finalize (GObject *object)
{
  BylineNavigation *self = BYLINE_NAVIGATION (object);

  g_clear_object (&self->filters);
  g_clear_object (&self->story);
  g_clear_object (&self->panes);
  g_clear_object (&self->keys);
  g_clear_object (&self->visited);

  G_OBJECT_CLASS (byline_navigation_parent_class)->finalize (object);
}

static void
byline_navigation_class_init (BylineNavigationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_navigation_finalize;
}

static void
byline_navigation_init (BylineNavigation *self)
{
}

static void
step (BylineNavigation *self, int n)
{
  BylineHeadlineList *list = byline_headlines_pane_get_list (self->headlines_pane);
  gint64 story_id = byline_current_story_get_neighbor (self->story,
                                                       byline_headline_list_get_selected (list), n);

  if (story_id == 0)
    return;

  /* Of those that a held-down key passes by, only the one where it rests is opened. */
  if (byline_single_keys_is_repeating (self->keys))
    byline_headline_list_select_debounced (list, story_id);
  else
    byline_current_story_open (self->story, story_id, BYLINE_OPEN_PRESENT);
}

static void
next_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  step (user_data, 1);
}

static void
previous_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  step (user_data, -1);
}

static void
next_unread_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineNavigation *self = user_data;

  byline_current_story_open_next_unread (self->story, FALSE);
}

static gboolean
scroll (BylineNavigation *self, gboolean backwards)
{
  gboolean is_hidden = byline_panes_is_outer_folded (self->panes) &&
                       !byline_panes_is_reading_alone (self->panes);

  return !is_hidden && byline_reading_pane_scroll (self->reading_pane, backwards);
}

static void
page_forward_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineNavigation *self = user_data;

  if (!scroll (self, FALSE))
    byline_current_story_open_next_unread (self->story, FALSE);
}

static void
page_back_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  scroll (user_data, TRUE);
}

static void
begin_search_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineNavigation *self = user_data;

  byline_panes_show_headlines (self->panes);
  byline_headlines_pane_begin_search (self->headlines_pane);
}

static void
find_name_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineNavigation *self = user_data;

  byline_panes_show_sidebar (self->panes);
  byline_sidebar_begin_search (self->sidebar);
}

static void
sidebar_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineNavigation *self = user_data;

  byline_panes_toggle_sidebar (self->panes);
}

/* --- From pane to pane --- */

typedef enum { PANE_SIDEBAR, PANE_HEADLINES, PANE_READING, N_PANES } Pane;

static GtkWidget *
get_content (BylineNavigation *self, Pane pane)
{
  switch (pane)
    {
    case PANE_SIDEBAR:
      return GTK_WIDGET (self->sidebar);
    case PANE_HEADLINES:
      return GTK_WIDGET (self->headlines_pane);
    case PANE_READING:
    case N_PANES:
      break;
    }

  return GTK_WIDGET (self->reading_pane);
}

/* Returns: the pane that has the focus; where none has it, what is shown alone, or the headlines */
static Pane
get_pane (BylineNavigation *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->headlines_pane));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (Pane pane = 0; focus != NULL && pane < N_PANES; pane++)
    {
      GtkWidget *whole = gtk_widget_get_ancestor (get_content (self, pane), BYLINE_TYPE_PANE);

      if (gtk_widget_is_ancestor (focus, whole))
        return pane;
    }

  return byline_panes_is_reading_alone (self->panes) ? PANE_READING : PANE_HEADLINES;
}

static gboolean
can_show (BylineNavigation *self, Pane pane)
{
  return pane != PANE_SIDEBAR || byline_panes_has_sidebar (self->panes);
}

static void
go_to_pane (BylineNavigation *self, Pane pane)
{
  switch (pane)
    {
    case PANE_SIDEBAR:
      byline_panes_show_sidebar (self->panes);
      byline_sidebar_focus (self->sidebar);
      break;
    case PANE_HEADLINES:
      byline_panes_show_headlines (self->panes);
      byline_headline_list_grab_focus (byline_headlines_pane_get_list (self->headlines_pane));
      break;
    case PANE_READING:
      byline_panes_show_reading (self->panes);
      byline_reading_pane_focus (self->reading_pane);
      break;
    case N_PANES:
      break;
    }
}

/* @step: 1 or -1; after the last pane comes the first */
static void
step_pane (BylineNavigation *self, int n)
{
  Pane pane = get_pane (self);

  do
    pane = (pane + n + N_PANES) % N_PANES;
  while (!can_show (self, pane));
  go_to_pane (self, pane);
}

static void
next_pane_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  step_pane (user_data, 1);
}

static void
previous_pane_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  step_pane (user_data, -1);
}

/* Beyond the outermost pane there is none. Folders of the sidebar are opened and closed first. */
static void
turn (BylineNavigation *self, gboolean to_right)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self->headlines_pane)) ==
                         GTK_TEXT_DIR_RTL;
  gboolean onward = to_right != is_mirrored;
  Pane pane = get_pane (self);

  if (pane == PANE_SIDEBAR && byline_sidebar_fold (self->sidebar, !onward))
    return;
  if (onward && pane < PANE_READING)
    go_to_pane (self, pane + 1);
  else if (!onward && pane > PANE_SIDEBAR && can_show (self, pane - 1))
    go_to_pane (self, pane - 1);
}

static void
pane_left_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  turn (user_data, FALSE);
}

static void
pane_right_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  turn (user_data, TRUE);
}

/* --- Back and forward --- */

static guint
get_depth (BylineNavigation *self)
{
  return byline_filter_history_get_n_back (byline_filters_get_history (self->filters));
}

/* Whether the list is in front of the story: what was done last concerns the list. */
static gboolean
is_list_in_front (BylineNavigation *self)
{
  return byline_panes_is_outer_folded (self->panes) && !byline_panes_is_reading_alone (self->panes);
}

/* Returns: the story that a step back leads to; 0 for none. A story that stands alone was reached from
 * the list, if not from another story. */
static gint64
get_story_back (BylineNavigation *self)
{
  if (is_list_in_front (self) || byline_reading_pane_has_page (self->reading_pane))
    return 0;

  return byline_story_history_get_back (self->visited, get_depth (self),
                                        byline_panes_is_reading_alone (self->panes));
}

static gint64
get_story_forward (BylineNavigation *self)
{
  if (is_list_in_front (self) || byline_reading_pane_has_page (self->reading_pane))
    return 0;

  return byline_story_history_get_forward (self->visited, get_depth (self));
}

static void
opened_cb (BylineNavigation *self, BylineOpenMode mode)
{
  gint64 story_id = byline_current_story_get_id (self->story);

  if (story_id == 0 || self->is_moving)
    return;
  if (mode == BYLINE_OPEN_IN_VIEW)
    byline_story_history_replace (self->visited, story_id);
  else
    byline_story_history_visit (self->visited, story_id, get_depth (self),
                                byline_panes_is_reading_alone (self->panes));
}

static void
move (BylineNavigation *self, gint64 story_id, int step)
{
  byline_story_history_move (self->visited, step);
  self->is_moving = TRUE;
  byline_current_story_open (self->story, story_id, BYLINE_OPEN_PRESENT);
  self->is_moving = FALSE;
}

/* From a story that stands alone to the list, or from a page to what was before it. */
static void
up_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineNavigation *self = user_data;
  gboolean was_page = byline_reading_pane_has_page (self->reading_pane);
  gboolean is_step = byline_reading_pane_leave_page (self->reading_pane);

  if (was_page && is_step)
    byline_filter_history_go_back (byline_filters_get_history (self->filters));
  if (!was_page || byline_current_story_get_id (self->story) == 0)
    byline_panes_show_headlines (self->panes);
}

static void
back_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineNavigation *self = user_data;
  gint64 story_id = get_story_back (self);

  if (story_id != 0)
    move (self, story_id, -1);
  else if (byline_panes_is_reading_alone (self->panes))
    up_cb (action, target, user_data);
  else if (!byline_reading_pane_leave_page (self->reading_pane))
    return;
  else if (byline_filter_history_go_back (byline_filters_get_history (self->filters)))
    byline_panes_show_headlines (self->panes);
  else if (byline_panes_is_inner_folded (self->panes))
    byline_panes_show_sidebar (self->panes);
}

static void
forward_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineNavigation *self = user_data;
  gint64 story_id = get_story_forward (self);

  if (story_id != 0)
    move (self, story_id, 1);
  else
    byline_filter_history_go_forward (byline_filters_get_history (self->filters));
}

/* Closes what is open, the innermost first. */
static void
escape_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineNavigation *self = user_data;

  if (byline_headline_list_end_several (byline_headlines_pane_get_list (self->headlines_pane)) ||
      byline_reading_pane_escape (self->reading_pane) ||
      byline_headlines_pane_end_search (self->headlines_pane))
    return;

  if (byline_panes_is_reading_alone (self->panes))
    byline_panes_show_headlines (self->panes);
  else
    byline_headline_list_grab_focus (byline_headlines_pane_get_list (self->headlines_pane));
}

static const GActionEntry entries[] = {
  { "next", next_cb },
  { "previous", previous_cb },
  { "next-unread", next_unread_cb },
  { "page-forward", page_forward_cb },
  { "page-back", page_back_cb },
  { "begin-search", begin_search_cb },
  { "find-name", find_name_cb },
  { "sidebar", sidebar_cb },
  { "next-pane", next_pane_cb },
  { "previous-pane", previous_pane_cb },
  { "pane-left", pane_left_cb },
  { "pane-right", pane_right_cb },
  { "up", up_cb },
  { "back", back_cb },
  { "forward", forward_cb },
  { "escape", escape_cb },
};

BylineNavigation *
byline_navigation_new (GtkApplicationWindow *window,
                       BylineShortcuts *shortcuts,
                       BylinePanes *panes,
                       BylineFilters *filters,
                       BylineCurrentStory *story,
                       BylineSidebar *sidebar,
                       BylineHeadlinesPane *headlines_pane,
                       BylineReadingPane *reading_pane)
{
  BylineNavigation *self = g_object_new (BYLINE_TYPE_NAVIGATION, NULL);

  self->filters = g_object_ref (filters);
  self->story = g_object_ref (story);
  self->panes = g_object_ref (panes);
  self->keys = byline_single_keys_new (GTK_WINDOW (window), shortcuts);
  self->visited = byline_story_history_new ();
  self->sidebar = sidebar;
  self->headlines_pane = headlines_pane;
  self->reading_pane = reading_pane;
  g_signal_connect_object (story, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  return self;
}

gboolean
byline_navigation_can_go_back (BylineNavigation *self)
{
  g_return_val_if_fail (BYLINE_IS_NAVIGATION (self), FALSE);

  return byline_panes_is_reading_alone (self->panes) ||
         byline_panes_is_inner_folded (self->panes) || get_depth (self) > 0 ||
         get_story_back (self) != 0;
}

gboolean
byline_navigation_can_go_forward (BylineNavigation *self)
{
  g_return_val_if_fail (BYLINE_IS_NAVIGATION (self), FALSE);

  return get_story_forward (self) != 0 ||
         byline_filter_history_get_n_forward (byline_filters_get_history (self->filters)) > 0;
}
