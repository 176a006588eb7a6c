/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window.h"

#include <glib/gi18n.h>

#include "byline-action-states.h"
#include "byline-clock.h"
#include "byline-config.h"
#include "byline-errands.h"
#include "byline-error-page.h"
#include "byline-file-drop.h"
#include "byline-headline-view.h"
#include "byline-headlines-pane.h"
#include "byline-hints.h"
#include "byline-late-popover.h"
#include "byline-name-actions.h"
#include "byline-navigation.h"
#include "byline-own-library.h"
#include "byline-pane.h"
#include "byline-panes.h"
#include "byline-reading-pane.h"
#include "byline-refresh.h"
#include "byline-sidebar-choice.h"
#include "byline-sidebar-updater.h"
#include "byline-sidebar.h"
#include "byline-starting-set.h"
#include "byline-story-actions.h"
#include "byline-subscription-files.h"
#include "byline-subscriptions.h"
#include "byline-welcome-page.h"
#include "byline-window-settings.h"

/* Lays out the parts and connects them. */

#define MIN_WIDTH 340
#define MIN_HEIGHT 300
#define LISTS_EXTRAS_WIDTH 640
/* A library opens at once as a rule; only a slow one is waited for with a spinner, after this many
 * ms. */
#define LOADING_DELAY 500

struct _BylineWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *pages;
  GtkWidget *loading_box;
  AdwBin *error_bin;
  BylineErrorPage *error_page; /* nullable: until there is an error */
  AdwBin *first_run_bin;
  BylineWelcomePage *welcome_page;  /* nullable: until it is shown */
  GtkMenuButton *first_menu_button; /* nullable: on the page of the first run */
  AdwLeaflet *outer;
  AdwLeaflet *inner;
  AdwHeaderBar *sidebar_header;
  AdwWindowTitle *sidebar_title;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  BylineSidebar *sidebar;
  BylineHeadlinesPane *headlines_pane;
  BylineReadingPane *reading_pane;

  BylineLibrary *library;
  BylineSettings *settings;
  BylineWindowSettings *window_settings;
  BylineWindowContext *context;
  BylineFilters *filters;
  BylineNames *names;
  BylineSubscriptions *subscriptions;
  BylineCurrentStory *story;
  BylinePanes *panes;
  BylineNavigation *navigation;
  BylineStoryActions *story_actions;
  BylineErrands *errands;
  BylineActionStates *action_states;
  BylineSidebarUpdater *sidebar_updater;
  BylineHints *hints;
  BylineOwnLibrary *own_library; /* nullable: only in the sample edition's window */
  BylineStoryList *stories;      /* NULL until the library is open */
  guint loading_source;
};

G_DEFINE_FINAL_TYPE (BylineWindow, byline_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- Actions --- */

static void
menu_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;

  if (self->first_menu_button != NULL &&
      gtk_widget_get_mapped (GTK_WIDGET (self->first_menu_button)))
    {
      gtk_menu_button_popup (self->first_menu_button);
      return;
    }
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->menu_button)))
    byline_panes_show_sidebar (self->panes);
  gtk_menu_button_popup (self->menu_button);
}

static void
undo_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;

  byline_undo_undo (byline_window_context_get_undo (self->context));
}

static void
redo_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineWindow *self = user_data;

  byline_undo_redo (byline_window_context_get_undo (self->context));
}

static const GActionEntry entries[] = {
  { "menu", menu_cb },
  { "undo", undo_cb },
  { "redo", redo_cb },
};

/* --- Pages that hardly anybody sees: made when they are shown --- */

/* @page: below a header
 * Returns: (transfer full): both */
static GtkWidget *
make_page (GtkWidget *header, GtkWidget *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (header, "flat");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new ("", ""));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  return box;
}

/* Nothing is faded out but what somebody has seen: a page that comes at once is there at once, and is drawn once. */
static void
show_page (BylineWindow *self, const char *name)
{
  gboolean is_empty = g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "loading") == 0 &&
                      !gtk_widget_get_visible (self->loading_box);

  gtk_stack_set_visible_child_full (self->pages, name,
                                    is_empty ? GTK_STACK_TRANSITION_TYPE_NONE
                                             : GTK_STACK_TRANSITION_TYPE_CROSSFADE);
}

/* The library can be opened; what there is to say of it can be read once it is. */
static void
rebuilt_cb (BylineWindow *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.reopen", NULL);
  if (text != NULL)
    byline_window_context_show_message (self->context, text);
}

static void
show_error_page (BylineWindow *self, const GError *error)
{
  if (self->error_page == NULL)
    {
      self->error_page = g_object_new (BYLINE_TYPE_ERROR_PAGE, "vexpand", TRUE, NULL);
      g_signal_connect_object (self->error_page, "rebuilt", G_CALLBACK (rebuilt_cb), self,
                               G_CONNECT_SWAPPED);
      adw_bin_set_child (self->error_bin,
                         make_page (adw_header_bar_new (), GTK_WIDGET (self->error_page)));
    }
  byline_error_page_set_error (self->error_page, self->library, error);
  show_page (self, "error");
}

static void
welcome_address_cb (BylineWindow *self, const char *address)
{
  byline_subscriptions_add (self->subscriptions, *address != '\0' ? address : NULL);
}

static void
chosen_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineWindow) self = user_data;

  byline_starting_set_subscribe_finish (BYLINE_WINDOW_CONTEXT (source), result, NULL);
  if (self->navigation != NULL)
    byline_welcome_page_set_busy (self->welcome_page, FALSE);
}

static void
welcome_chosen_cb (BylineWindow *self, const char *const *addresses)
{
  byline_welcome_page_set_busy (self->welcome_page, TRUE);
  byline_starting_set_subscribe_async (self->context, addresses, chosen_added_cb,
                                       g_object_ref (self));
}

static GtkWidget *
make_first_menu_button (BylineWindow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "open-menu-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Main Menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Main Menu"), -1);
  byline_late_popover_set_menu (GTK_MENU_BUTTON (button), self->primary_menu);
  return button;
}

static void
show_first_run (BylineWindow *self)
{
  if (self->welcome_page == NULL)
    {
      GtkWidget *header = adw_header_bar_new ();
      GtkWidget *button = make_first_menu_button (self);

      self->first_menu_button = GTK_MENU_BUTTON (button);
      adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
      self->welcome_page = g_object_new (BYLINE_TYPE_WELCOME_PAGE, NULL);
      byline_welcome_page_set_sample_visible (
        self->welcome_page, !byline_profile_is_sample (byline_library_get_profile (self->library)));
      g_signal_connect_object (self->welcome_page, "address", G_CALLBACK (welcome_address_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->welcome_page, "chosen", G_CALLBACK (welcome_chosen_cb), self,
                               G_CONNECT_SWAPPED);
      adw_bin_set_child (self->first_run_bin, make_page (header, GTK_WIDGET (self->welcome_page)));
    }
  show_page (self, "first-run");
}

/* --- What the parts tell --- */

static void
panes_changed_cb (BylineWindow *self)
{
  gboolean outer = byline_panes_is_outer_folded (self->panes);
  gboolean inner = byline_panes_is_inner_folded (self->panes);

  adw_header_bar_set_show_end_title_buttons (self->sidebar_header, outer && inner);
  byline_headlines_pane_set_header (self->headlines_pane,
                                    inner || !byline_panes_has_sidebar (self->panes), outer);
  byline_reading_pane_set_alone (self->reading_pane, outer);
}

static void
sidebar_activated_cb (BylineWindow *self, BylineSidebarItem *item, gboolean add)
{
  g_autoptr (BylineFilter)
    filter = byline_sidebar_choice_apply (byline_filters_get (self->filters),
                                          byline_sidebar_item_get_data (item),
                                          byline_filters_get_saved (self->filters), add);

  if (filter == NULL)
    return;

  byline_filter_history_go (byline_filters_get_history (self->filters), filter);
  if (add)
    return;
  if (byline_reading_pane_wants_front_page (self->reading_pane))
    byline_reading_pane_show_front_page (self->reading_pane);
  byline_panes_show_headlines (self->panes);
}

static void
headline_selected_cb (BylineWindow *self, gint64 story_id)
{
  if (self->stories != NULL)
    byline_current_story_open (self->story, story_id, BYLINE_OPEN_SELECTED);
}

static void
headline_activated_cb (BylineWindow *self, gint64 story_id)
{
  if (story_id != byline_current_story_get_id (self->story))
    byline_current_story_open (self->story, story_id, BYLINE_OPEN_SELECTED);
  byline_reading_pane_close_page (self->reading_pane);
  byline_panes_show_reading (self->panes);
}

static void
story_opened_cb (BylineWindow *self, BylineOpenMode mode)
{
  byline_headline_list_select (byline_headlines_pane_get_list (self->headlines_pane),
                               byline_current_story_get_id (self->story),
                               mode != BYLINE_OPEN_SELECTED);
  if (mode == BYLINE_OPEN_PRESENT)
    byline_panes_show_reading (self->panes);
}

static void
counts_changed_cb (BylineWindow *self)
{
  BylineCounts *counts = byline_counts_monitor_get_counts (
    byline_filters_get_counts (self->filters));
  gboolean is_sample = byline_profile_is_sample (byline_library_get_profile (self->library));
  gboolean is_first_run = g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "first-run") ==
                          0;
  gboolean is_looking_at_saved = byline_filters_get (self->filters)->saved &&
                                 g_list_model_get_n_items (G_LIST_MODEL (self->stories)) > 0;

  /* The sample edition brings its own publication in a moment: nobody is to be welcomed meanwhile.
   * Nor who has saved stories left, or has just unsaved the last one, which may be saved again. */
  if (counts->publications->len > 0 && is_first_run)
    byline_hints_begin (self->hints);
  if (counts->publications->len > 0 || counts->n_saved > 0 || is_looking_at_saved)
    show_page (self, "main");
  else if (!is_sample)
    show_first_run (self);
  byline_reading_pane_set_counts (self->reading_pane, counts);
  byline_filters_update (self->filters);
}

static void
list_changed_cb (BylineWindow *self)
{
  g_autofree char *title = byline_filters_get_title (self->filters);
  g_autofree char *window_title = g_strdup_printf ("%s – Byline", title);

  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

static void
library_changed_cb (BylineWindow *self, BylineLibraryChanges changes)
{
  BylineCountsMonitor *counts = byline_filters_get_counts (self->filters);

  if (self->stories != NULL && changes == BYLINE_LIBRARY_CHANGES_STORY_FLAGS)
    byline_counts_monitor_update_after_mark (counts);
  else if (self->stories != NULL)
    byline_counts_monitor_update (counts);
  byline_reading_pane_update (self->reading_pane, changes);
  if ((changes & BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS) && self->own_library != NULL &&
      self->stories != NULL)
    byline_own_library_update (self->own_library);
  if (changes & BYLINE_LIBRARY_CHANGES_FLAGS)
    byline_current_story_update (self->story);
}

static void
story_changed_cb (BylineWindow *self, gint64 story_id)
{
  byline_reading_pane_update_story (self->reading_pane, story_id);
  if (story_id == byline_current_story_get_id (self->story))
    byline_current_story_update (self->story);
}

/* Whoever undoes something sees what, wherever it was done. */
static void
act_applied_cb (BylineWindow *self, const char *act, gboolean again)
{
  g_autofree char *text = NULL;

  if (act == NULL)
    text = g_strdup (again ? _ ("Redone") : _ ("Undone"));
  else if (again)
    /* Translators: %s is what was done: "3 stories marked as read" */
    text = g_strdup_printf (_ ("Redone: %s"), act);
  else
    /* Translators: %s is what was done: "3 stories marked as read" */
    text = g_strdup_printf (_ ("Undone: %s"), act);
  byline_window_context_show_message (self->context, text);
}

static void
passwords_in_file_cb (BylineWindow *self)
{
  byline_window_context_show_message (
    self->context,
    _ ("No keyring available: passwords are stored in a file that only you can read"));
}

static void
password_not_kept_cb (BylineWindow *self)
{
  byline_window_context_show_message (self->context,
                                      _ ("A password could not be stored or removed"));
}

static gboolean
loading_cb (gpointer user_data)
{
  BylineWindow *self = user_data;

  self->loading_source = 0;
  gtk_widget_show (self->loading_box);
  return G_SOURCE_REMOVE;
}

/* --- The window --- */

static void
byline_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BylineWindow *self = BYLINE_WINDOW (widget);
  int readable = byline_reading_pane_get_readable_width (self->reading_pane);
  int reading_width = byline_panes_divide (self->panes, width, readable);

  byline_reading_pane_set_width (self->reading_pane, reading_width);
  byline_headlines_pane_set_wide (self->headlines_pane,
                                  reading_width < width || width >= LISTS_EXTRAS_WIDTH);

  GTK_WIDGET_CLASS (byline_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static gboolean
byline_window_close_request (GtkWindow *window)
{
  byline_window_save_state (BYLINE_WINDOW (window));

  return GTK_WINDOW_CLASS (byline_window_parent_class)->close_request (window);
}

static void
byline_window_dispose (GObject *object)
{
  BylineWindow *self = BYLINE_WINDOW (object);

  byline_window_context_close (self->context);
  byline_headline_view_remove_actions (G_ACTION_MAP (self));
  /* Nothing that the widgets do from here on is to reach the parts. */
  g_clear_object (&self->action_states);
  g_clear_object (&self->sidebar_updater);
  g_clear_object (&self->navigation);
  g_clear_object (&self->panes);
  g_clear_object (&self->stories);
  g_clear_handle_id (&self->loading_source, g_source_remove);

  G_OBJECT_CLASS (byline_window_parent_class)->dispose (object);
}

static void
byline_window_finalize (GObject *object)
{
  BylineWindow *self = BYLINE_WINDOW (object);

  g_clear_object (&self->errands);
  g_clear_object (&self->own_library);
  g_clear_object (&self->story_actions);
  g_clear_object (&self->hints);
  g_clear_object (&self->story);
  g_clear_object (&self->subscriptions);
  g_clear_object (&self->names);
  g_clear_object (&self->filters);
  g_clear_object (&self->context);
  g_clear_object (&self->window_settings);
  g_clear_object (&self->settings);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (byline_window_parent_class)->finalize (object);
}

static void
byline_window_class_init (BylineWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_window_dispose;
  object_class->finalize = byline_window_finalize;
  widget_class->size_allocate = byline_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = byline_window_close_request;

  g_type_ensure (BYLINE_TYPE_PANE);
  g_type_ensure (BYLINE_TYPE_SIDEBAR);
  g_type_ensure (BYLINE_TYPE_HEADLINES_PANE);
  g_type_ensure (BYLINE_TYPE_READING_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_APPLICATION_PATH "/byline-window.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, BylineWindow, name)
  CHILD (toasts);
  CHILD (pages);
  CHILD (loading_box);
  CHILD (error_bin);
  CHILD (first_run_bin);
  CHILD (outer);
  CHILD (inner);
  CHILD (sidebar_header);
  CHILD (sidebar_title);
  CHILD (menu_button);
  CHILD (primary_menu);
  CHILD (sidebar);
  CHILD (headlines_pane);
  CHILD (reading_pane);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, sidebar_activated_cb);
}

static void
byline_window_init (BylineWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  byline_late_popover_set_menu (self->menu_button, self->primary_menu);
  if (BYLINE_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  self->loading_source = g_timeout_add (LOADING_DELAY, loading_cb, self);
}

/* --- How the parts are made --- */

/* @source: something that lives as long as the window */
static void
listen (BylineWindow *self, gpointer source, const char *signal_name, GCallback callback)
{
  g_signal_connect_object (source, signal_name, callback, self, G_CONNECT_SWAPPED);
}

static void
make_parts (BylineWindow *self)
{
  BylineFilterHistory *history;
  BylineCountsMonitor *counts;

  self->window_settings = byline_window_settings_new (self->settings);
  self->context = byline_window_context_new (self->library, self->toasts);
  self->filters = byline_filters_new (self->context);
  history = byline_filters_get_history (self->filters);
  counts = byline_filters_get_counts (self->filters);
  self->names = byline_names_new (self->context, history, counts);
  self->subscriptions = byline_subscriptions_new (self->context, history, counts);
  self->story = byline_current_story_new (self->context);
  self->story_actions = byline_story_actions_new (
    self->context, self->filters, byline_headlines_pane_get_list (self->headlines_pane));

  byline_filters_add_actions (self->filters, G_ACTION_MAP (self), self->names);
  byline_name_actions_add (G_ACTION_MAP (self), self->names);
  byline_subscriptions_add_actions (self->subscriptions, G_ACTION_MAP (self));
  byline_subscription_files_add_actions (G_ACTION_MAP (self), self->context);
  byline_headlines_pane_add_actions (self->headlines_pane, G_ACTION_MAP (self));
  byline_headline_view_add_actions (G_ACTION_MAP (self), self->settings, self->filters);
  byline_story_actions_add (self->story_actions, G_ACTION_MAP (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->sidebar_updater = byline_sidebar_updater_new (G_ACTION_MAP (self), self->sidebar,
                                                      self->library, self->settings, self->filters);
  self->errands = byline_errands_new (self->context, self->subscriptions, self->story);
  gtk_widget_add_controller (GTK_WIDGET (self),
                             byline_file_drop_new (self->context, self->subscriptions));
}

/* What may lie over all of the window, below its messages. */
static GtkOverlay *
make_overlay (BylineWindow *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *pages = g_object_ref (adw_toast_overlay_get_child (self->toasts));

  adw_toast_overlay_set_child (self->toasts, NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), pages);
  g_object_unref (pages);
  adw_toast_overlay_set_child (self->toasts, overlay);

  return GTK_OVERLAY (overlay);
}

static GMenu *
make_story_menu_cb (const BylineStory *story, gpointer user_data)
{
  return byline_story_actions_make_menu (BYLINE_WINDOW (user_data)->story_actions, story);
}

static void
connect_parts (BylineWindow *self)
{
  BylineHeadlineList *list = byline_headlines_pane_get_list (self->headlines_pane);
  GtkOverlay *overlay = make_overlay (self);
  g_autoptr (BylineShortcuts) shortcuts = NULL;

  byline_headlines_pane_set_up (self->headlines_pane, self->context, self->filters);
  byline_reading_pane_set_up (self->reading_pane, self->context, self->settings, self->filters,
                              self->story);
  byline_reading_pane_set_overlay (self->reading_pane, overlay);
  byline_reading_pane_set_story_menu (self->reading_pane, make_story_menu_cb, self);
  byline_reading_pane_add_actions (self->reading_pane, G_ACTION_MAP (self));
  self->panes = byline_panes_new (self->outer, self->inner, GTK_WIDGET (self->sidebar),
                                  GTK_WIDGET (list), GTK_WIDGET (self->reading_pane),
                                  self->window_settings);
  shortcuts = byline_shortcuts_new (self->settings);
  self->hints = byline_hints_new (self->window_settings, shortcuts,
                                  byline_headlines_pane_get_banner (self->headlines_pane));
  byline_hints_add_actions (self->hints, G_ACTION_MAP (self));
  self->navigation = byline_navigation_new (GTK_APPLICATION_WINDOW (self), shortcuts, self->panes,
                                            self->filters, self->story, self->sidebar,
                                            self->headlines_pane, self->reading_pane);
  panes_changed_cb (self);

  listen (self, self->panes, "changed", G_CALLBACK (panes_changed_cb));
  listen (self, list, "story-selected", G_CALLBACK (headline_selected_cb));
  listen (self, list, "story-activated", G_CALLBACK (headline_activated_cb));
  listen (self, self->story, "opened", G_CALLBACK (story_opened_cb));
  listen (self, self->headlines_pane, "changed", G_CALLBACK (list_changed_cb));
  g_signal_connect_object (self->reading_pane, "present", G_CALLBACK (byline_panes_show_reading),
                           self->panes, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reading_pane, "list-asked",
                           G_CALLBACK (byline_panes_show_headlines), self->panes,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->subscriptions, "added", G_CALLBACK (byline_panes_show_headlines),
                           self->panes, G_CONNECT_SWAPPED);
  listen (self, byline_filters_get_counts (self->filters), "changed",
          G_CALLBACK (counts_changed_cb));
  listen (self, byline_window_context_get_undo (self->context), "applied",
          G_CALLBACK (act_applied_cb));
  listen (self, self->library, "changed", G_CALLBACK (library_changed_cb));
  listen (self, self->library, "story-changed", G_CALLBACK (story_changed_cb));
  g_signal_connect_object (g_action_map_lookup_action (G_ACTION_MAP (self), "refresh"), "activate",
                           G_CALLBACK (byline_reading_pane_reload_after_refresh),
                           self->reading_pane, G_CONNECT_SWAPPED);
  listen (self, self->library, "passwords-in-file", G_CALLBACK (passwords_in_file_cb));
  listen (self, self->library, "password-not-kept", G_CALLBACK (password_not_kept_cb));
  /* Behind all that the signals change. */
  self->action_states = byline_action_states_new (G_ACTION_MAP (self), self->context,
                                                  self->settings, self->filters, self->story,
                                                  self->panes, self->navigation,
                                                  self->headlines_pane, self->reading_pane);
}

static void
restore_size (BylineWindow *self)
{
  int width = 0, height = 0;
  gboolean maximized = FALSE;

  g_object_get (self->window_settings, "width", &width, "height", &height, "maximized", &maximized,
                NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), MAX (width, MIN_WIDTH), MAX (height, MIN_HEIGHT));
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

BylineWindow *
byline_window_new (AdwApplication *application, BylineLibrary *library, BylineSettings *settings)
{
  BylineWindow *self;

  g_return_val_if_fail (BYLINE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (BYLINE_IS_SETTINGS (settings), NULL);

  self = g_object_new (BYLINE_TYPE_WINDOW, "application", application, NULL);
  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  make_parts (self);
  connect_parts (self);
  restore_size (self);
  return self;
}

void
byline_window_set_sample (BylineWindow *self, BylineSample *sample)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));
  g_return_if_fail (BYLINE_IS_SAMPLE (sample));

  if (self->own_library != NULL)
    return;

  self->own_library = byline_own_library_new (
    self->context, sample, byline_headlines_pane_get_banner (self->headlines_pane));
  /* In a narrow window the sidebar stands alone, without the banner. */
  adw_window_title_set_subtitle (self->sidebar_title, _ ("Sample Edition"));
}

/* --- When the library is open --- */

/* Filter and story as they were; the library has just been opened. */
static void
restore_lists (BylineWindow *self)
{
  g_autofree char *text = NULL;
  g_autofree char *story = NULL;
  g_autofree char *start = NULL;
  g_autoptr (BylineFilter) filter = NULL;
  guint since = 0;

  g_object_get (self->settings, "start-with", &start, NULL);
  g_object_get (self->window_settings, "filter", &text, "story", &story, "last-visit", &since,
                NULL);
  filter = byline_filter_parse (text);
  byline_reading_pane_set_since (self->reading_pane, since);
  byline_current_story_set_list (self->story, self->stories);
  byline_reading_pane_set_stories (self->reading_pane, self->stories);
  byline_story_actions_set_stories (self->story_actions, self->stories);
  byline_action_states_set_stories (self->action_states, self->stories);
  byline_headlines_pane_show (self->headlines_pane, self->stories, filter);
  if (story[0] != '\0' && !g_str_equal (start, "front-page"))
    byline_current_story_restore (self->story, story);
  else if (!g_str_equal (start, "list"))
    byline_reading_pane_show_front_page (self->reading_pane);
}

void
byline_window_set_opened (BylineWindow *self, const GError *error)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));

  g_clear_handle_id (&self->loading_source, g_source_remove);
  if (error != NULL)
    {
      show_error_page (self, error);
      return;
    }

  if (self->stories != NULL)
    return;

  self->stories = byline_story_list_new (self->library);
  restore_lists (self);
  if (self->own_library != NULL)
    byline_own_library_update (self->own_library);
  /* For as long as the window is open: a reader who marks and subscribes has to know that nothing
   * is kept. No toast, since one that stays holds back all that come after it. */
  if (byline_library_is_read_only (self->library))
    byline_banner_show (byline_headlines_pane_get_banner (self->headlines_pane),
                        _ ("This library can only be read. Nothing in it can be changed."), NULL,
                        NULL);
  else if (self->own_library == NULL)
    byline_hints_resume (self->hints);
  if (byline_library_take_outdated (self->library) > 0)
    byline_window_context_show_message (
      self->context,
      _ ("Full stories were stored in an older format. They are being loaded again."));
  byline_errands_begin (self->errands);
}

void
byline_window_refresh (BylineWindow *self)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));

  byline_errands_refresh (self->errands);
}

void
byline_window_add_address (BylineWindow *self, const char *address)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));
  g_return_if_fail (address != NULL);

  byline_errands_add_address (self->errands, address);
}

void
byline_window_open_story (BylineWindow *self, const char *key)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));
  g_return_if_fail (key != NULL);

  byline_errands_open_story (self->errands, key);
}

void
byline_window_import_file (BylineWindow *self, GFile *file)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  byline_errands_import_file (self->errands, file);
}

void
byline_window_show_error (BylineWindow *self, const GError *error)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  byline_window_context_show_error (self->context, error);
}

void
byline_window_report_problem (BylineWindow *self, const GError *error)
{
  g_return_if_fail (BYLINE_IS_WINDOW (self));

  byline_window_context_report_problem (self->context, error);
}

void
byline_window_save_state (BylineWindow *self)
{
  gboolean maximized;
  int width, height;

  g_return_if_fail (BYLINE_IS_WINDOW (self));

  byline_reading_pane_keep_place (self->reading_pane);
  maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  g_object_set (self->window_settings, "maximized", maximized, NULL);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (!maximized && width > 0 && height > 0)
    g_object_set (self->window_settings, "width", width, "height", height, NULL);

  /* A library that could not be opened has shown nothing that was worth keeping. */
  if (self->stories != NULL)
    {
      const BylineStory *story = byline_current_story_get (self->story);
      g_autofree char *text = byline_filter_to_string (byline_filters_get (self->filters));

      g_object_set (self->window_settings, "filter", text, "story", story != NULL ? story->key : "",
                    "last-visit", (guint) MAX (byline_clock_now (), 0), NULL);
    }
}
