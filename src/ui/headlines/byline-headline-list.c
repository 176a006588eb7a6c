/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-list.h"

#include <glib/gi18n.h>

#include "byline-incremental-list-model.h"
#include "byline-list-growth.h"
#include "byline-headline-row-factory.h"
#include "byline-headline-selection.h"
#include "byline-menu-gestures.h"
#include "byline-key-debounce.h"
#include "byline-new-stories.h"
#include "byline-signal.h"
#include "byline-tab-stop.h"

/* Times in the list are relative: they are written anew this often, in seconds. */
#define TIME_INTERVAL 60
/* So many rows' widgets are made in a turn of the main loop. */
#define STEP 20

struct _BylineHeadlineList {
  AdwBin parent_instance;

  GtkWidget *scrolled;
  BylineNewStories *news;
  GtkWidget *view;
  GtkWidget *popover; /* nullable: until a menu is asked for */
  BylineHeadlineSelection *selection;
  BylineIncrementalListModel *shown; /* what the selection and the view see of the list */
  BylineStoryList *list;
  BylineHeadlineRowFactory *rows;
  GdkFrameClock *clock; /* nullable: while it is realized */
  gulong layout_id;
  guint time_source;
  BylineKeyDebounce *debounce; /* a story is opened where a key that is held down rests */
  gboolean scroll_pending;     /* to the selected story, once it is in the list */
  gboolean to_top;             /* once the rows have their places */
  guint scroll_tick;           /* owned by the view, goes with it */
};

G_DEFINE_FINAL_TYPE (BylineHeadlineList, byline_headline_list, ADW_TYPE_BIN)

enum { STORY_SELECTED, STORY_ACTIVATED, MENU_REQUESTED, SEVERAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Where the keyboard is among the rows, or nowhere, as in a window that was just opened, it goes with the selection. The
 * view itself would give the focus to the row that had it last. */
static void
move_focus (BylineHeadlineList *self)
{
  GtkRoot *root = gtk_widget_get_root (self->view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!gtk_widget_get_mapped (self->view) ||
      (focus != NULL && !gtk_widget_is_ancestor (focus, self->view)))
    return;

  for (GtkWidget *row = gtk_widget_get_first_child (self->view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED)
      {
        gtk_widget_grab_focus (row);
        return;
      }
}

static void
scroll_to (BylineHeadlineList *self, guint position)
{
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
  /* What Shift selects begins where the view was last told to select, which knows nothing of j and k. */
  if (byline_headline_selection_get_n_several (self->selection) == 0)
    gtk_widget_activate_action (self->view, "list.select-item", "(ubb)", position, FALSE, FALSE);
  move_focus (self);
}

static gboolean
scroll_tick_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  BylineHeadlineList *self = user_data;
  guint position = byline_headline_selection_get_position (self->selection);

  if (gtk_widget_get_height (view) == 0)
    return G_SOURCE_CONTINUE;

  self->scroll_tick = 0;
  if (position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position);

  return G_SOURCE_REMOVE;
}

/* Whether the selected story is in the list, among the rows that are still to come. */
static gboolean
is_behind (BylineHeadlineList *self)
{
  gint64 selected = byline_headline_selection_get (self->selection);
  guint position = self->list != NULL && selected != 0
                     ? byline_story_list_find (self->list, selected)
                     : G_MAXUINT;

  return position != G_MAXUINT && position >= g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}

/* A story may be chosen before the list has been read: then it is scrolled to as it comes. A view
 * that has no size yet does not scroll: so it waits for a frame. */
static void
scroll_to_selected (BylineHeadlineList *self)
{
  guint position = byline_headline_selection_get_position (self->selection);

  if (position == GTK_INVALID_LIST_POSITION && is_behind (self))
    {
      /* The row is not exposed yet. Exposing all rows emits items-changed; the selection then
       * selects the row and items_changed_cb() calls this function again, because scroll_pending is
       * set. */
      self->scroll_pending = TRUE;
      byline_incremental_list_model_load_all (self->shown);
      return;
    }
  if (position == GTK_INVALID_LIST_POSITION)
    return;

  self->scroll_pending = FALSE;
  if (gtk_widget_get_height (self->view) > 0)
    scroll_to (self, position);
  else if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (self->view, scroll_tick_cb, self, NULL);
}

static void
items_changed_cb (BylineHeadlineList *self)
{
  if (self->scroll_pending)
    scroll_to_selected (self);
}

/* Returns: the position of the uppermost row that is seen; 0 if there is none. */
static guint
get_first_shown (BylineHeadlineList *self)
{
  GtkWidget *child = gtk_widget_pick (self->view, gtk_widget_get_width (self->view) / 2.0, 2,
                                      GTK_PICK_DEFAULT);
  GtkWidget *row = child != NULL ? gtk_widget_get_ancestor (child, BYLINE_TYPE_HEADLINE_ROW) : NULL;
  BylineStoryItem *item = row != NULL ? byline_headline_row_get_item (BYLINE_HEADLINE_ROW (row))
                                      : NULL;
  guint position = item != NULL
                     ? byline_story_list_find (self->list, byline_story_item_get_id (item))
                     : G_MAXUINT;

  return position != G_MAXUINT ? position : 0;
}

/* What a refresh adds above what is seen is counted; other changes make another list of it. */
static void
count_new_cb (BylineHeadlineList *self, guint position, guint n_removed, guint n_added)
{
  if (self->list == NULL || n_removed > 0 || n_added == 0)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == n_added)
    byline_new_stories_reset (self->news);
  else if (position + n_added <= get_first_shown (self))
    byline_new_stories_add (self->news, n_added);
}

static void
select_now (BylineHeadlineList *self)
{
  byline_key_debounce_cancel (self->debounce);
  g_signal_emit (self, signals[STORY_SELECTED], 0, byline_headline_selection_get (self->selection));
}

static void
chosen_cb (BylineHeadlineList *self)
{
  if (byline_key_debounce_is_repeating (self->debounce))
    byline_key_debounce_restart (self->debounce);
  else
    select_now (self);
}

static void
several_changed_cb (BylineHeadlineList *self)
{
  g_signal_emit (self, signals[SEVERAL_CHANGED], 0);
}

static void
activate_cb (GtkListView *view, guint position, BylineHeadlineList *self)
{
  gint64 story_id = self->list != NULL ? byline_story_list_get_id (self->list, position) : 0;

  if (story_id != 0)
    g_signal_emit (self, signals[STORY_ACTIVATED], 0, story_id);
}

/* Returns: (nullable): the row at a point of the view */
static BylineHeadlineRow *
pick_row (BylineHeadlineList *self, double x, double y)
{
  GtkWidget *child = gtk_widget_pick (self->view, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = child != NULL ? gtk_widget_get_ancestor (child, BYLINE_TYPE_HEADLINE_ROW) : NULL;

  if (child != NULL && row == NULL && gtk_widget_get_parent (child) == self->view)
    row = gtk_widget_get_first_child (child);
  if (!BYLINE_IS_HEADLINE_ROW (row) ||
      byline_headline_row_get_item (BYLINE_HEADLINE_ROW (row)) == NULL)
    return NULL;

  return BYLINE_HEADLINE_ROW (row);
}

static void
activate_row (BylineHeadlineList *self, BylineHeadlineRow *row)
{
  g_signal_emit (self, signals[STORY_ACTIVATED], 0,
                 byline_story_item_get_id (byline_headline_row_get_item (row)));
}

/* One gesture for all rows. A reader who clicks a row is done with the search entry. With Ctrl or
 * Shift the row is selected beside others, and is not opened. */
static void
released_cb (BylineHeadlineList *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
    GTK_EVENT_CONTROLLER (gesture));
  BylineHeadlineRow *row = pick_row (self, x, y);

  if (n_press != 1 || row == NULL)
    return;

  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    activate_row (self, row);
}

/* --- Menus --- */

static GtkWidget *
ensure_popover (BylineHeadlineList *self)
{
  if (self->popover == NULL)
    self->popover = byline_menu_popover_new (GTK_WIDGET (self));
  return self->popover;
}

static void
request_menu (BylineHeadlineList *self, BylineHeadlineRow *row, double x, double y)
{
  BylineStoryItem *item = byline_headline_row_get_item (row);

  gtk_popover_set_pointing_to (GTK_POPOVER (ensure_popover (self)), &(GdkRectangle){ x, y, 1, 1 });
  g_signal_emit (self, signals[MENU_REQUESTED], 0, item);
}

static gboolean
menu_at_cb (GtkWidget *view, double x, double y, gpointer user_data)
{
  BylineHeadlineList *self = user_data;
  BylineHeadlineRow *row = pick_row (self, x, y);
  double at_x = 0, at_y = 0;

  if (row == NULL)
    return FALSE;

  gtk_widget_translate_coordinates (view, GTK_WIDGET (self), x, y, &at_x, &at_y);
  request_menu (self, row, at_x, at_y);
  return TRUE;
}

/* The row that has the keyboard's focus. */
static BylineHeadlineRow *
focused_row (BylineHeadlineList *self)
{
  GtkWidget *row = byline_tab_stop_get_row (self->view);

  return BYLINE_IS_HEADLINE_ROW (row) ? BYLINE_HEADLINE_ROW (row) : NULL;
}

static void
menu_asked_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BylineHeadlineList *self = BYLINE_HEADLINE_LIST (widget);
  BylineHeadlineRow *row = focused_row (self);
  double x = 0, y = 0;

  if (row == NULL || byline_headline_row_get_item (row) == NULL)
    return;

  gtk_widget_translate_coordinates (GTK_WIDGET (row), widget, 24,
                                    gtk_widget_get_height (GTK_WIDGET (row)), &x, &y);
  request_menu (self, row, x, MIN (y, gtk_widget_get_height (widget)));
}

/* All of them are selected, not only those that have been exposed so far. */
static void
select_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BylineHeadlineList *self = BYLINE_HEADLINE_LIST (widget);

  byline_incremental_list_model_load_all (self->shown);
  gtk_selection_model_select_all (byline_headline_selection_get_model (self->selection));
}

static gboolean
time_cb (gpointer user_data)
{
  byline_headline_row_factory_update_time (BYLINE_HEADLINE_LIST (user_data)->rows);
  return G_SOURCE_CONTINUE;
}

/* The view holds on to a row, below whose upper edge it may be: here to that of the first one. Else a heading above that
 * would be out of sight, and other heights of rows would move the list. */
static void
stay_at_top (BylineHeadlineList *self)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  self->to_top = FALSE;
  /* Only a value that is new has it look for a row. */
  if (gtk_adjustment_get_value (place) <= gtk_adjustment_get_lower (place))
    gtk_adjustment_set_value (place, gtk_adjustment_get_lower (place) + 1);
  gtk_adjustment_set_value (place, gtk_adjustment_get_lower (place));
}

static void
layout_cb (BylineHeadlineList *self)
{
  if (self->to_top)
    stay_at_top (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    byline_headline_row_factory_update_visible (self->rows, self->scrolled);
}

static void
byline_headline_list_realize (GtkWidget *widget)
{
  BylineHeadlineList *self = BYLINE_HEADLINE_LIST (widget);

  GTK_WIDGET_CLASS (byline_headline_list_parent_class)->realize (widget);
  /* The window connected to the frame clock before this. Handlers run in that order, so layout_cb()
   * sees final sizes. */
  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  self->layout_id = g_signal_connect_swapped (self->clock, "layout", G_CALLBACK (layout_cb), self);
}

static void
byline_headline_list_unrealize (GtkWidget *widget)
{
  BylineHeadlineList *self = BYLINE_HEADLINE_LIST (widget);

  g_clear_signal_handler (&self->layout_id, self->clock);
  g_clear_object (&self->clock);
  GTK_WIDGET_CLASS (byline_headline_list_parent_class)->unrealize (widget);
}

static void
byline_headline_list_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (byline_headline_list_parent_class)->system_setting_changed (widget, setting);
  if (setting == GTK_SYSTEM_SETTING_FONT_CONFIG)
    byline_headline_row_factory_update_metrics (BYLINE_HEADLINE_LIST (widget)->rows);
}

static void
byline_headline_list_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (byline_headline_list_parent_class)->css_changed (widget, change);
  if (BYLINE_HEADLINE_LIST (widget)->rows != NULL)
    byline_headline_row_factory_check_metrics (BYLINE_HEADLINE_LIST (widget)->rows);
}

static void
byline_headline_list_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (byline_headline_list_parent_class)->direction_changed (widget, previous);
  byline_headline_row_factory_check_metrics (BYLINE_HEADLINE_LIST (widget)->rows);
}

static void
byline_headline_list_map (GtkWidget *widget)
{
  BylineHeadlineList *self = BYLINE_HEADLINE_LIST (widget);

  GTK_WIDGET_CLASS (byline_headline_list_parent_class)->map (widget);
  if (self->time_source == 0)
    self->time_source = g_timeout_add_seconds (TIME_INTERVAL, time_cb, self);
}

static void
byline_headline_list_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&BYLINE_HEADLINE_LIST (widget)->time_source, g_source_remove);
  GTK_WIDGET_CLASS (byline_headline_list_parent_class)->unmap (widget);
}

static void
byline_headline_list_dispose (GObject *object)
{
  BylineHeadlineList *self = BYLINE_HEADLINE_LIST (object);

  g_clear_handle_id (&self->time_source, g_source_remove);
  byline_key_debounce_cancel (self->debounce);
  if (self->selection != NULL)
    byline_headline_list_set_model (self, NULL, NULL);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  byline_headline_row_factory_stop (self->rows);

  G_OBJECT_CLASS (byline_headline_list_parent_class)->dispose (object);
}

static void
byline_headline_list_finalize (GObject *object)
{
  BylineHeadlineList *self = BYLINE_HEADLINE_LIST (object);

  g_object_unref (self->rows);
  g_object_unref (self->debounce);

  G_OBJECT_CLASS (byline_headline_list_parent_class)->finalize (object);
}

static void
byline_headline_list_class_init (BylineHeadlineListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_headline_list_dispose;
  object_class->finalize = byline_headline_list_finalize;
  widget_class->realize = byline_headline_list_realize;
  widget_class->unrealize = byline_headline_list_unrealize;
  widget_class->system_setting_changed = byline_headline_list_system_setting_changed;
  widget_class->css_changed = byline_headline_list_css_changed;
  widget_class->direction_changed = byline_headline_list_direction_changed;
  widget_class->map = byline_headline_list_map;
  widget_class->unmap = byline_headline_list_unmap;

  signals[STORY_SELECTED] = byline_signal_new (klass, "story-selected", 1, G_TYPE_INT64);
  signals[STORY_ACTIVATED] = byline_signal_new (klass, "story-activated", 1, G_TYPE_INT64);
  signals[MENU_REQUESTED] = byline_signal_new (klass, "menu-requested", 1, BYLINE_TYPE_STORY_ITEM);
  signals[SEVERAL_CHANGED] = byline_signal_new (klass, "several-changed", 0);

  gtk_widget_class_install_action (widget_class, "focus.menu", NULL, menu_asked_cb);
  gtk_widget_class_install_action (widget_class, "focus.select-all", NULL, select_all_cb);
}

static void
byline_headline_list_init (BylineHeadlineList *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();
  GtkWidget *overlay;

  self->rows = byline_headline_row_factory_new ();
  self->shown = byline_incremental_list_model_new (STEP);
  self->selection = byline_headline_selection_new (G_LIST_MODEL (self->shown));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "several-changed", G_CALLBACK (several_changed_cb),
                           self, G_CONNECT_SWAPPED);

  self->view =
    gtk_list_view_new (g_object_ref (byline_headline_selection_get_model (self->selection)), NULL);
  byline_headline_row_factory_set_view (self->rows, GTK_LIST_VIEW (self->view));
  gtk_widget_add_css_class (self->view, "headlines");
  byline_tab_stop_add (self->view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Headlines"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (gesture, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (gesture));
  byline_menu_gestures_add (self->view, menu_at_cb, self);
  self->debounce = byline_key_debounce_new (self->view);
  g_signal_connect_object (self->debounce, "elapsed", G_CALLBACK (select_now), self,
                           G_CONNECT_SWAPPED);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  byline_list_growth_add (GTK_SCROLLED_WINDOW (self->scrolled), self->shown);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->scrolled);
  self->news = BYLINE_NEW_STORIES (byline_new_stories_new (GTK_SCROLLED_WINDOW (self->scrolled)));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->news));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (count_new_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), overlay);
}

GtkWidget *
byline_headline_list_new (void)
{
  return g_object_new (BYLINE_TYPE_HEADLINE_LIST, NULL);
}

void
byline_headline_list_set_model (BylineHeadlineList *self,
                                BylineStoryList *list,
                                BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_LIST (self));

  byline_headline_row_factory_set_library (self->rows, library);
  g_set_object (&self->list, list);
  byline_headline_selection_set_list (self->selection, list);
  byline_incremental_list_model_set_model (self->shown, G_LIST_MODEL (list));
}

void
byline_headline_list_set_load_pictures (BylineHeadlineList *self, gboolean load_pictures)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_LIST (self));

  byline_headline_row_factory_set_load_pictures (self->rows, load_pictures);
}

void
byline_headline_list_set_options (BylineHeadlineList *self, const BylineHeadlineOptions *options)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_LIST (self));

  byline_headline_row_factory_set_options (self->rows, options);
  if (options->density == BYLINE_DENSITY_COMPACT)
    gtk_widget_add_css_class (self->view, "compact");
  else
    gtk_widget_remove_css_class (self->view, "compact");
  if (options->density == BYLINE_DENSITY_CARDS)
    gtk_widget_add_css_class (self->view, "cards");
  else
    gtk_widget_remove_css_class (self->view, "cards");
}

void
byline_headline_list_select (BylineHeadlineList *self, gint64 story_id, gboolean scroll)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_LIST (self));

  byline_key_debounce_cancel (self->debounce);
  self->scroll_pending = scroll;
  byline_headline_selection_set (self->selection, story_id);
  if (scroll)
    scroll_to_selected (self);
}

void
byline_headline_list_select_debounced (BylineHeadlineList *self, gint64 story_id)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_LIST (self));

  byline_headline_list_select (self, story_id, TRUE);
  byline_key_debounce_restart (self->debounce);
}

gint64
byline_headline_list_get_selected (BylineHeadlineList *self)
{
  g_return_val_if_fail (BYLINE_IS_HEADLINE_LIST (self), 0);

  return byline_headline_selection_get (self->selection);
}

void
byline_headline_list_scroll_to_top (BylineHeadlineList *self)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_LIST (self));

  /* By the item, not by the adjustment: the view holds on to the row that was uppermost when its
   * model changes. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0)
    return;

  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", 0);
  self->to_top = TRUE;
}

void
byline_headline_list_set_search (BylineHeadlineList *self, const char *search)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_LIST (self));

  byline_headline_row_factory_set_search (self->rows, search);
  /* The next layout phase runs layout_cb(), which requests the snippets of the rows on screen. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
byline_headline_list_grab_focus (BylineHeadlineList *self)
{
  GtkRoot *root;
  GtkWidget *focus;
  guint position;

  g_return_if_fail (BYLINE_IS_HEADLINE_LIST (self));

  /* This gives it to the row that had it last. */
  gtk_widget_grab_focus (self->view);
  root = gtk_widget_get_root (self->view);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  position = byline_headline_selection_get_position (self->selection);
  if (position != GTK_INVALID_LIST_POSITION && focus != NULL &&
      !(gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED))
    scroll_to (self, position);
}

void
byline_headline_list_show_menu (BylineHeadlineList *self, GMenuModel *menu)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_LIST (self));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  byline_menu_popover_show (ensure_popover (self), menu,
                            gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
}

guint
byline_headline_list_get_n_several (BylineHeadlineList *self)
{
  g_return_val_if_fail (BYLINE_IS_HEADLINE_LIST (self), 0);

  return byline_headline_selection_get_n_several (self->selection);
}

GArray *
byline_headline_list_get_several (BylineHeadlineList *self)
{
  g_return_val_if_fail (BYLINE_IS_HEADLINE_LIST (self), NULL);

  return byline_headline_selection_get_several (self->selection);
}

gboolean
byline_headline_list_end_several (BylineHeadlineList *self)
{
  g_return_val_if_fail (BYLINE_IS_HEADLINE_LIST (self), FALSE);

  return byline_headline_selection_end_several (self->selection);
}
