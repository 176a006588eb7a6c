/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headlines-pane.h"

#include <glib/gi18n.h>

#include "byline-config.h"
#include "byline-filter-bar.h"
#include "byline-late-popover.h"
#include "byline-marks.h"
#include "byline-number-text.h"
#include "byline-outside-search.h"
#include "byline-pane-title.h"
#include "byline-refresh.h"
#include "byline-search-bar.h"
#include "byline-search-box.h"
#include "byline-selection-bar.h"
#include "byline-signal.h"

struct _BylineHeadlinesPane {
  GtkBox parent_instance;

  AdwHeaderBar *header;
  BylinePaneTitle *title;
  GtkWidget *sidebar_button;
  GtkWidget *refresh_button;
  GtkWidget *mark_all_button;
  GtkWidget *view_button;
  GMenuModel *view_menu;
  GtkWidget *front_page_button; /* where the front page is not beside the list */
  BylineBanner *banner; /* that of the sample edition, or of a library that can only be read */
  BylineBanner *failure_banner; /* nothing could be refreshed */
  GtkSearchBar *search_bar;
  BylineSearchBox *search_box;
  BylineFilterBar *filter_bar;
  GtkProgressBar *progress;
  GtkStack *pages;
  BylineHeadlineList *list;
  AdwStatusPage *empty_page;
  GtkWidget *clear_button;
  GtkWidget *add_button;
  GtkWidget *outside_button;
  GtkWidget *muted_button;
  BylineSelectionBar *selection_bar;

  BylineWindowContext *context;
  BylineFilters *filters;
  BylineOutsideSearch *outside;
  BylineStoryList *stories; /* nullable: until the library is open */
  gboolean scroll_to_top;   /* as soon as the list is there */
  gboolean is_end;          /* nothing stands beside the list */
  gboolean is_searching;    /* the filter is what the search box says */
};

G_DEFINE_FINAL_TYPE (BylineHeadlinesPane, byline_headlines_pane, GTK_TYPE_BOX)

static guint changed_signal;

/* --- Title and pages --- */

static gboolean
is_refreshing (BylineHeadlinesPane *self)
{
  gboolean refreshing = FALSE;

  g_object_get (byline_window_context_get_library (self->context), "refreshing", &refreshing, NULL);
  return refreshing;
}

/* Stories that are loaded for a time without a network. */
static gboolean
is_loading_ahead (BylineHeadlinesPane *self)
{
  guint total = 0;

  g_object_get (byline_window_context_get_library (self->context), "ahead-total", &total, NULL);
  return total > 0;
}

static void
update_title (BylineHeadlinesPane *self)
{
  g_autofree char *title = byline_filters_get_title (self->filters);
  guint n_stories = g_list_model_get_n_items (G_LIST_MODEL (self->stories)), n_unread = 0;
  g_autofree char *n_stories_text = byline_number_text (n_stories);
  g_autofree char *n_unread_text = NULL;
  g_autofree char *stories = NULL;
  g_autofree char *both = NULL;
  g_autofree char *unread = NULL;

  byline_pane_title_set_title (self->title, title);
  /* While something is loaded, the subtitle is the progress's. */
  if (is_refreshing (self) || is_loading_ahead (self))
    return;
  /* How many there are is not known by the first rows. */
  if (!byline_story_list_is_whole (self->stories))
    {
      byline_pane_title_set_subtitle (self->title, "…", NULL);
      return;
    }

  g_object_get (self->stories, "n-unread", &n_unread, NULL);
  n_unread_text = byline_number_text (n_unread);
  /* Translators: %s is a number, as "1,200" */
  stories = g_strdup_printf (ngettext ("%s story", "%s stories", n_stories), n_stories_text);
  if (n_unread > 0)
    {
      /* Translators: below a list's title: how many are unread, and "40 stories" */
      both = g_strdup_printf (ngettext ("%s unread · %s", "%s unread · %s", n_unread),
                              n_unread_text, stories);
      /* Translators: below a list's title, where there is no room for more: how many stories are unread */
      unread = g_strdup_printf (ngettext ("%s unread", "%s unread", n_unread), n_unread_text);
    }
  byline_pane_title_set_subtitle (self->title, both != NULL ? both : stories, unread);
}

typedef struct {
  const char *icon;
  const char *title;
  const char *description;
} EmptyPage;

static const BylineCounts *
get_counts (BylineHeadlinesPane *self)
{
  return byline_counts_monitor_get_counts (byline_filters_get_counts (self->filters));
}

/* Saved stories may be all that is left. */
static gboolean
has_publications (BylineHeadlinesPane *self)
{
  const BylineCounts *counts = get_counts (self);

  return counts == NULL || counts->publications->len > 0;
}

static EmptyPage
empty_page (BylineHeadlinesPane *self)
{
  const BylineFilter *filter = byline_filters_get (self->filters);
  gboolean online = TRUE;

  g_object_get (byline_window_context_get_library (self->context), "online", &online, NULL);
  if (filter->muted)
    return (EmptyPage){ "byline-muted-symbolic", _ ("No Muted Stories"),
                        _ ("Muted stories of this list appear here.") };
  if (filter->search != NULL)
    return (EmptyPage){ "system-search-symbolic", _ ("No Results Found"),
                        _ ("Try a different search or remove a filter.") };
  if (!has_publications (self) && byline_filter_is_empty (filter))
    return (EmptyPage){ "byline-stories-symbolic", _ ("No Publications"),
                        _ ("Stories that you have saved are in Saved.") };
  if (!online && byline_filter_is_empty (filter))
    return (EmptyPage){ "network-offline-symbolic", _ ("You Are Offline"),
                        _ ("New stories appear when you are back online.") };
  if (byline_filter_is_combined (filter))
    return (EmptyPage){ "byline-stories-symbolic", _ ("No Stories"),
                        _ ("No story matches all of these filters. Remove one to see more.") };
  if (filter->unread)
    return (EmptyPage){ "object-select-symbolic", _ ("No Unread Stories"),
                        _ ("You are all caught up.") };
  if (filter->saved)
    return (EmptyPage){ "byline-unsaved-symbolic", _ ("No Saved Stories"),
                        _ ("Save a story to find it here later.") };
  if (filter->today)
    return (EmptyPage){ "byline-today-symbolic", _ ("No Stories Today"),
                        _ ("Stories published since midnight appear here.") };
  if (byline_filter_is_empty (filter))
    return (EmptyPage){ "byline-stories-symbolic", _ ("No Stories Yet"),
                        _ ("Refresh to get the latest stories.") };

  return (EmptyPage){ "byline-stories-symbolic", _ ("No Stories"),
                      _ ("There are no stories in this list.") };
}

/* Where a search found nothing, what it would find without the filter. */
static void
show_outside (BylineHeadlinesPane *self)
{
  guint n = byline_outside_search_get_n (self->outside);
  g_autofree char *number = byline_number_text (n);
  g_autofree char *text = NULL;

  /* Translators: %s is a number: so many stories are found without the filter */
  text = g_strdup_printf (
    ngettext ("Show %s _Outside the Filter", "Show %s _Outside the Filter", n), number);
  gtk_button_set_label (GTK_BUTTON (self->outside_button), text);
  gtk_widget_set_visible (self->outside_button, n > 0);
}

static void
outside_clicked_cb (BylineHeadlinesPane *self)
{
  g_autoptr (BylineFilter) filter = byline_outside_search_dup_filter (self->outside);

  if (filter != NULL)
    byline_filter_history_go (byline_filters_get_history (self->filters), filter);
}

static void
show_empty_page (BylineHeadlinesPane *self)
{
  EmptyPage page = empty_page (self);
  g_autofree char *error = NULL;
  g_autofree char *escaped = NULL;

  g_object_get (self->stories, "error-message", &error, NULL);
  if (error != NULL)
    {
      page = (EmptyPage){ "dialog-warning-symbolic", _ ("Could Not Load Stories"), NULL };
      escaped = g_markup_escape_text (error, -1);
    }
  adw_status_page_set_icon_name (self->empty_page, page.icon);
  adw_status_page_set_title (self->empty_page, page.title);
  adw_status_page_set_description (self->empty_page, escaped != NULL ? escaped : page.description);
  gtk_widget_set_visible (self->clear_button,
                          !byline_filter_is_empty (byline_filters_get (self->filters)));
  gtk_widget_set_visible (self->add_button, !has_publications (self));
  byline_outside_search_set_filter (self->outside, byline_filters_get (self->filters));
  show_outside (self);
}

static void
update (BylineHeadlinesPane *self)
{
  gboolean is_loading;

  if (self->stories == NULL)
    return;

  is_loading = byline_story_list_get_loading (self->stories);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->stories)) > 0)
    gtk_stack_set_visible_child_name (self->pages, "list");
  else if (is_loading)
    gtk_stack_set_visible_child_name (self->pages, "loading");
  else
    {
      show_empty_page (self);
      gtk_stack_set_visible_child_name (self->pages, "empty");
    }
  /* Another filter's list is read from its beginning, once it is there. */
  if (self->scroll_to_top && !is_loading)
    {
      self->scroll_to_top = FALSE;
      byline_headline_list_scroll_to_top (self->list);
    }
  byline_filter_bar_set_can_save (self->filter_bar, byline_filters_can_save (self->filters));
  update_title (self);
  g_signal_emit (self, changed_signal, 0);
}

/* @text: (transfer full): what is loaded, and how far that is */
static void
show_progress (BylineHeadlinesPane *self, guint done, guint total, char *text)
{
  g_autofree char *owned = text;
  /* Translators: how much of something has been done: "12 of 100" */
  g_autofree char *brief = g_strdup_printf (_ ("%'u of %'u"), done, total);

  gtk_progress_bar_set_fraction (self->progress,
                                 total > 0 ? MIN (1.0, (double) done / total) : 0.0);
  byline_pane_title_set_subtitle (self->title, text, brief);
  g_signal_emit (self, changed_signal, 0);
}

static void
update_refresh_button (BylineHeadlinesPane *self, gboolean refreshing)
{
  const char *label = refreshing ? _ ("Stop Refreshing") : _ ("Refresh");

  gtk_button_set_icon_name (GTK_BUTTON (self->refresh_button),
                            refreshing ? "process-stop-symbolic" : "view-refresh-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->refresh_button),
                                  refreshing ? "win.stop-refresh" : "win.refresh");
  gtk_widget_set_tooltip_text (self->refresh_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->refresh_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update_progress (BylineHeadlinesPane *self)
{
  gboolean refreshing = is_refreshing (self);
  gboolean loading = !refreshing && is_loading_ahead (self);
  guint done = 0, total = 0;

  if (self->stories == NULL)
    return;

  g_object_get (byline_window_context_get_library (self->context),
                loading ? "ahead-done" : "refresh-done", &done,
                loading ? "ahead-total" : "refresh-total", &total, NULL);
  update_refresh_button (self, refreshing);
  /* Until it is known how many there are, there is nothing to say. */
  gtk_widget_set_visible (GTK_WIDGET (self->progress), total > 0 && (refreshing || loading));
  if (refreshing && total > 0)
    /* Translators: while feeds are refreshed: "12 of 100" */
    show_progress (self, done, total, g_strdup_printf (_ ("Refreshing: %'u of %'u"), done, total));
  else if (loading && total > 0)
    /* Translators: while stories are loaded for a time without a network: "3 of 12" */
    show_progress (self, done, total,
                   g_strdup_printf (_ ("Keeping for offline: %'u of %'u"), done, total));
  else
    update (self);
}

static void
show_muted (BylineHeadlinesPane *self)
{
  guint n_muted = byline_filters_get_n_muted (self->filters);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->muted_button, n_muted > 0);
  if (n_muted >= BYLINE_FILTERS_MAX_MUTED)
    /* Translators: below a list: how many stories of it are not shown, or more */
    text = g_strdup_printf (_ ("%'u or more muted stories"), n_muted);
  else
    /* Translators: below a list: how many stories of it are not shown */
    text = g_strdup_printf (ngettext ("%'u muted story", "%'u muted stories", n_muted), n_muted);
  gtk_button_set_label (GTK_BUTTON (self->muted_button), text);
}

static void
several_changed_cb (BylineHeadlinesPane *self)
{
  /* Widgets still tell of changes while the pane is taken apart. */
  if (self->stories == NULL)
    return;

  byline_selection_bar_set_n (self->selection_bar, byline_headline_list_get_n_several (self->list));
}

static void
show_counts (BylineHeadlinesPane *self)
{
  byline_filter_bar_set_counts (self->filter_bar, get_counts (self));
  update (self);
}

/* --- What rows show --- */

/* What the filter says of all stories, or a heading of a group, is not said again in every row. */
static void
update_options (BylineHeadlinesPane *self)
{
  g_autoptr (BylineFilter) filter = byline_filters_dup_ordered (self->filters);
  BylineHeadlineOptions options = {
    .density = byline_filters_get_density (self->filters),
    .without_publication = filter->publication_key != NULL ||
                           filter->order == BYLINE_ORDER_PUBLICATION,
    .without_author = filter->authors->len == 1,
  };

  byline_headline_list_set_options (self->list, &options);
}

/* --- The filter --- */

/* The search box says what is searched for, wherever that came from. */
static void
show_search (BylineHeadlinesPane *self, const BylineFilter *filter)
{
  const char *search = filter->search;
  g_autofree char *typed = g_strdup (byline_search_box_get_text (self->search_box));

  byline_headline_list_set_search (self->list, search);
  byline_search_box_set_ranked (self->search_box, filter->ranked);
  if (search == NULL || g_strcmp0 (g_strstrip (typed), search) == 0)
    return;

  byline_search_box_set_text (self->search_box, search);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
}

/* The list, in the order of the filter or of all lists; it stays where it is if it is shown already. */
static void
show_list (BylineHeadlinesPane *self)
{
  g_autoptr (BylineFilter) ordered = byline_filters_dup_ordered (self->filters);

  if (self->stories == NULL ||
      byline_filter_equal (byline_story_list_get_filter (self->stories), ordered))
    return;

  byline_story_list_set_filter (self->stories, ordered);
  self->scroll_to_top = TRUE;
}

static void
order_changed_cb (BylineHeadlinesPane *self)
{
  update_options (self);
  show_list (self);
  update (self);
}

static void
follow_cb (BylineHeadlinesPane *self, const BylineFilter *old)
{
  const BylineFilter *filter = byline_filters_get (self->filters);

  if (self->stories == NULL)
    return;

  update_options (self);
  show_list (self);
  byline_filter_bar_set_filter (self->filter_bar, filter);
  show_search (self, filter);
  if (filter->search == NULL && old->search != NULL && !self->is_searching &&
      byline_search_box_get_text (self->search_box)[0] != '\0')
    {
      byline_search_box_set_text (self->search_box, NULL);
      gtk_search_bar_set_search_mode (self->search_bar, FALSE);
    }
  update (self);
}

static void
filter_changed_cb (BylineHeadlinesPane *self, const BylineFilter *filter)
{
  byline_filter_history_go (byline_filters_get_history (self->filters), filter);
}

/* @text: (nullable): what the search box says */
static void
search (BylineHeadlinesPane *self, const char *text)
{
  g_autoptr (BylineFilter) filter = byline_filter_copy (byline_filters_get (self->filters));

  g_free (filter->search);
  filter->search = g_strdup (text);
  filter->ranked = byline_search_box_get_ranked (self->search_box);
  self->is_searching = TRUE;
  byline_filter_history_go (byline_filters_get_history (self->filters), filter);
  self->is_searching = FALSE;
}

static void
search_changed_cb (BylineHeadlinesPane *self)
{
  if (self->stories != NULL)
    search (self, byline_search_box_get_text (self->search_box));
}

/* Enter may be faster than the box tells of the last letters. */
static void
search_activate_cb (BylineHeadlinesPane *self)
{
  search_changed_cb (self);
  byline_headline_list_grab_focus (self->list);
}

/* The box has the focus where it was used: that goes to the rows, not to whatever stands beside the box. */
static void
stop_search_cb (BylineHeadlinesPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean has_focus = focus != NULL &&
                       gtk_widget_is_ancestor (focus, GTK_WIDGET (self->search_bar));

  byline_search_box_set_text (self->search_box, NULL);
  search (self, NULL);
  if (has_focus)
    byline_headline_list_grab_focus (self->list);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

/* --- The widget --- */

static void
byline_headlines_pane_dispose (GObject *object)
{
  g_clear_object (&BYLINE_HEADLINES_PANE (object)->stories);

  G_OBJECT_CLASS (byline_headlines_pane_parent_class)->dispose (object);
}

static void
byline_headlines_pane_finalize (GObject *object)
{
  BylineHeadlinesPane *self = BYLINE_HEADLINES_PANE (object);

  g_clear_object (&self->outside);
  g_clear_object (&self->filters);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (byline_headlines_pane_parent_class)->finalize (object);
}

static void
byline_headlines_pane_class_init (BylineHeadlinesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_headlines_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_headlines_pane_finalize;

  changed_signal = byline_signal_new (klass, "changed", 0);

  g_type_ensure (BYLINE_TYPE_BANNER);
  g_type_ensure (BYLINE_TYPE_FILTER_BAR);
  g_type_ensure (BYLINE_TYPE_HEADLINE_LIST);
  g_type_ensure (BYLINE_TYPE_PANE_TITLE);
  g_type_ensure (BYLINE_TYPE_SEARCH_BOX);
  g_type_ensure (BYLINE_TYPE_SELECTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_APPLICATION_PATH "/byline-headlines-pane.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, BylineHeadlinesPane, name)
  CHILD (header);
  CHILD (title);
  CHILD (sidebar_button);
  CHILD (refresh_button);
  CHILD (mark_all_button);
  CHILD (view_button);
  CHILD (view_menu);
  CHILD (front_page_button);
  CHILD (banner);
  CHILD (failure_banner);
  CHILD (search_bar);
  CHILD (search_box);
  CHILD (filter_bar);
  CHILD (progress);
  CHILD (pages);
  CHILD (list);
  CHILD (empty_page);
  CHILD (clear_button);
  CHILD (add_button);
  CHILD (outside_button);
  CHILD (muted_button);
  CHILD (selection_bar);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, outside_clicked_cb);
}

static void
byline_headlines_pane_init (BylineHeadlinesPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  byline_late_popover_set_menu (GTK_MENU_BUTTON (self->view_button), self->view_menu);
  byline_search_bar_open_at_once (self->search_bar);
  gtk_search_bar_connect_entry (self->search_bar,
                                GTK_EDITABLE (byline_search_box_get_entry (self->search_box)));
}

static void
load_pictures_cb (BylineLibrary *library, GParamSpec *pspec, BylineHeadlinesPane *self)
{
  gboolean load_pictures = TRUE;

  g_object_get (library, "loads-pictures", &load_pictures, NULL);
  byline_headline_list_set_load_pictures (self->list, load_pictures);
}

void
byline_headlines_pane_set_up (BylineHeadlinesPane *self,
                              BylineWindowContext *context,
                              BylineFilters *filters)
{
  static const char *const progress[] = { "notify::refreshing", "notify::refresh-done",
                                          "notify::refresh-total", "notify::ahead-done",
                                          "notify::ahead-total" };
  BylineLibrary *library = byline_window_context_get_library (context);

  g_return_if_fail (BYLINE_IS_HEADLINES_PANE (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  self->filters = g_object_ref (filters);
  update_options (self);
  self->outside = byline_outside_search_new (context);
  g_signal_connect_object (self->outside, "changed", G_CALLBACK (show_outside), self,
                           G_CONNECT_SWAPPED);
  byline_search_box_set_library (self->search_box, library);
  byline_refresh_show_failure (context, byline_filters_get_counts (filters), self->failure_banner);
  for (guint i = 0; i < G_N_ELEMENTS (progress); i++)
    g_signal_connect_object (library, progress[i], G_CALLBACK (update_progress), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "notify::loads-pictures", G_CALLBACK (load_pictures_cb), self,
                           0);
  load_pictures_cb (library, NULL, self);
  g_signal_connect_object (library, "notify::online", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (byline_filters_get_history (filters), "changed", G_CALLBACK (follow_cb),
                           self, G_CONNECT_SWAPPED);
  /* A saved filter's name is the list's. */
  g_signal_connect_object (byline_filters_get_saved (filters), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (byline_filters_get_counts (filters), "changed", G_CALLBACK (show_counts),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "several-changed", G_CALLBACK (several_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (filters, "order-changed", G_CALLBACK (order_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (filters, "density-changed", G_CALLBACK (update_options), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (filters, "muted-changed", G_CALLBACK (show_muted), self,
                           G_CONNECT_SWAPPED);
}

void
byline_headlines_pane_show (BylineHeadlinesPane *self,
                            BylineStoryList *stories,
                            const BylineFilter *filter)
{
  static const char *const names[] = { "items-changed", "notify::loading", "notify::n-unread",
                                       "notify::error-message" };

  g_return_if_fail (BYLINE_IS_HEADLINES_PANE (self));
  g_return_if_fail (BYLINE_IS_STORY_LIST (stories));

  g_set_object (&self->stories, stories);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_object (stories, names[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  byline_headline_list_set_model (self->list, stories,
                                  byline_window_context_get_library (self->context));
  byline_filter_history_begin (byline_filters_get_history (self->filters), filter);
  /* The story that was read says where the list stands. */
  self->scroll_to_top = FALSE;
}

BylineHeadlineList *
byline_headlines_pane_get_list (BylineHeadlinesPane *self)
{
  g_return_val_if_fail (BYLINE_IS_HEADLINES_PANE (self), NULL);

  return self->list;
}

BylineBanner *
byline_headlines_pane_get_banner (BylineHeadlinesPane *self)
{
  g_return_val_if_fail (BYLINE_IS_HEADLINES_PANE (self), NULL);

  return self->banner;
}

void
byline_headlines_pane_set_header (BylineHeadlinesPane *self, gboolean start, gboolean end)
{
  g_return_if_fail (BYLINE_IS_HEADLINES_PANE (self));

  adw_header_bar_set_show_start_title_buttons (self->header, start);
  adw_header_bar_set_show_end_title_buttons (self->header, end);
  gtk_widget_set_visible (self->sidebar_button, start);
  self->is_end = end;
}

void
byline_headlines_pane_set_wide (BylineHeadlinesPane *self, gboolean is_wide)
{
  g_return_if_fail (BYLINE_IS_HEADLINES_PANE (self));

  gtk_widget_set_visible (self->mark_all_button, is_wide);
  /* What it sets is in the preferences, too. */
  gtk_widget_set_visible (self->view_button, is_wide);
  /* Beside the list it stands anyway. */
  gtk_widget_set_visible (self->front_page_button, is_wide && self->is_end);
}

void
byline_headlines_pane_begin_search (BylineHeadlinesPane *self)
{
  g_return_if_fail (BYLINE_IS_HEADLINES_PANE (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (byline_search_box_get_entry (self->search_box));
}

gboolean
byline_headlines_pane_end_search (BylineHeadlinesPane *self)
{
  g_return_val_if_fail (BYLINE_IS_HEADLINES_PANE (self), FALSE);

  if (!gtk_search_bar_get_search_mode (self->search_bar) &&
      byline_filters_get (self->filters)->search == NULL)
    return FALSE;

  stop_search_cb (self);
  return TRUE;
}

/* --- Actions --- */

static void
refresh_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineHeadlinesPane *self = user_data;

  byline_refresh_start (self->context, 0, FALSE);
}

static void
stop_refresh_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineHeadlinesPane *self = user_data;

  byline_library_cancel_refresh (byline_window_context_get_library (self->context));
}

static void
mark_all_read_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineHeadlinesPane *self = user_data;

  byline_marks_read_all (self->context, byline_filters_get (self->filters));
}

static void
search_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BylineHeadlinesPane *self = user_data;

  g_simple_action_set_state (action, value);
  gtk_search_bar_set_search_mode (self->search_bar, g_variant_get_boolean (value));
}

static void
search_mode_cb (GtkSearchBar *search_bar, GParamSpec *pspec, GSimpleAction *action)
{
  g_simple_action_set_state (action,
                             g_variant_new_boolean (gtk_search_bar_get_search_mode (search_bar)));
}

static const GActionEntry entries[] = {
  { "refresh", refresh_cb },
  { "stop-refresh", stop_refresh_cb },
  { "mark-all-read", mark_all_read_cb },
  { "search", NULL, NULL, "false", search_cb },
};

void
byline_headlines_pane_add_actions (BylineHeadlinesPane *self, GActionMap *map)
{
  g_return_if_fail (BYLINE_IS_HEADLINES_PANE (self));

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled",
                           G_CALLBACK (search_mode_cb), g_action_map_lookup_action (map, "search"),
                           0);
}
