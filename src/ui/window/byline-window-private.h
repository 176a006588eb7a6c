/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-window.h"
#include "byline-banner.h"
#include "byline-current-story.h"
#include "byline-detail-page.h"
#include "byline-error-page.h"
#include "byline-filter-bar.h"
#include "byline-filter-history.h"
#include "byline-headline-list.h"
#include "byline-pane.h"
#include "byline-reading-view.h"
#include "byline-saved-filters.h"
#include "byline-search-box.h"
#include "byline-sidebar.h"
#include "byline-window-settings.h"

G_BEGIN_DECLS

struct _BylineWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *pages;
  GtkWidget *loading_box;
  BylineErrorPage *error_page;
  GtkWidget *sample_button;
  BylineBanner *banner; /* that of the sample edition, or of a library that can only be read */
  AdwLeaflet *outer;
  GtkWidget *lists_pane;
  AdwLeaflet *inner;
  GtkWidget *sidebar_pane;
  GtkWidget *inner_separator;
  GtkWidget *headlines_pane;
  GtkWidget *reading_pane;
  AdwHeaderBar *sidebar_header;
  AdwHeaderBar *headlines_header;
  AdwHeaderBar *reading_header;
  GtkMenuButton *menu_button;
  GtkMenuButton *first_menu_button; /* on the page of the first run */
  GtkWidget *sidebar_button;
  GtkWidget *refresh_button;
  GtkWidget *mark_all_button;
  GtkWidget *back_button;
  GtkWidget *reading_extras;
  GtkWidget *saved_button;
  GtkWidget *unread_button;
  GtkWidget *text_size_button;
  AdwWindowTitle *sidebar_title;
  AdwWindowTitle *list_title;
  GtkSearchBar *search_bar;
  BylineSearchBox *search_box;
  GtkProgressBar *progress;
  GtkStack *list_pages;
  AdwStatusPage *empty_page;
  GtkWidget *clear_button;
  GtkWidget *add_button;
  BylineSidebar *sidebar;
  BylineFilterBar *filter_bar;
  BylineHeadlineList *headlines;
  GtkWidget *muted_button;
  GtkStack *reading_pages;
  BylineReadingView *reading;
  BylineDetailPage *detail;

  BylineLibrary *library;
  BylineSettings *settings;
  BylineWindowSettings *window_settings;
  BylineSample *sample;         /* nullable: only in its own window */
  BylineStoryList *stories;     /* NULL until the library is open */
  BylineFilterHistory *history; /* the filter, and those before it */
  BylineSavedFilters *saved_filters;
  BylineCurrentStory *current_story;
  GCancellable *cancellable; /* for all that is asked for, until the window is closed */
  gboolean counting;         /* counts have been asked for */
  gboolean count_again;      /* and something changed meanwhile */
  gboolean scroll_to_top;    /* as soon as the list is there */
  guint loading_source;
  guint page_depth;      /* how many filters lay behind when the page was opened */
  gboolean page_is_step; /* the page came with a filter of its own */
  gboolean searching;    /* the filter is what the search box says */
  guint key_down;        /* of those that do something by themselves; 0 for none */
  gboolean is_repeating; /* it is held down */
  guint n_muted;         /* in the list's filter */
  char *pending_address;
  char *pending_story; /* key */
  GFile *pending_file;
  gboolean pending_refresh;
  int said_problem; /* code of a store error that needs no saying again; -1 for none */
};

/* The parts, in the order of their calls: each calls only parts that are listed before it. What
 * later parts have to know is told by signals: the window's "state-changed", "changed" of the
 * history and of the saved filters, "loaded" of the current story. */

/* byline-window-base.c: what all parts stand on */
void _byline_window_base_class_init (BylineWindowClass *klass);
/* Emits "state-changed": something that actions depend on may be different now. */
void _byline_window_state_changed (BylineWindow *self);
/* Returns: (transfer none): valid until it changes */
const BylineFilter *_byline_window_get_filter (BylineWindow *self);
void _byline_window_show_toast (BylineWindow *self, const char *text);
void _byline_window_show_error (BylineWindow *self, const GError *error);
/* See byline_window_report_problem(). */
void _byline_window_report_problem (BylineWindow *self, const GError *error);

/* byline-window-keys.c */
void _byline_window_keys_class_init (GtkWidgetClass *widget_class);
void _byline_window_keys_init (BylineWindow *self);

/* byline-window-panes.c */
/* Shows the reading pane, or the lists, if they don't stand beside each other. */
void _byline_window_show_reading (BylineWindow *self);
void _byline_window_show_headlines (BylineWindow *self);
void _byline_window_show_sidebar (BylineWindow *self);
void _byline_window_update_folding (BylineWindow *self);
/* Divides the window's width, as it is about to be allocated. */
void _byline_window_update_panes (BylineWindow *self, int width);

/* byline-window-filter.c: the one filter, and the ways to set it */
void _byline_window_set_filter (BylineWindow *self, const BylineFilter *filter);
/* As _byline_window_set_filter(), but there is no way back: it says the same in other words. */
void _byline_window_replace_filter (BylineWindow *self, const BylineFilter *filter);
/* What was shown when the window was closed last: there is nothing before it. */
void _byline_window_restore_filter (BylineWindow *self, const BylineFilter *filter);
void _byline_window_clear_filter (BylineWindow *self);
/* @text: (nullable): what the search box says */
void _byline_window_set_search (BylineWindow *self, const char *text);
/* Returns: (nullable): the sections and authors of @filter, in a line */
char *_byline_window_describe_names (const BylineFilter *filter);

/* byline-window-history.c: back and forward through filters */
void _byline_window_history_init (BylineWindow *self);
/* Returns: whether there was anywhere to go. */
gboolean _byline_window_travel (BylineWindow *self, gboolean forward);

/* byline-window-links.c */
void _byline_window_open_uri (BylineWindow *self, const char *uri);
void _byline_window_copy_link (BylineWindow *self);

/* byline-window-marks.c: what is read, and what is saved */
void _byline_window_set_mark (BylineWindow *self, BylineLibraryFlag flag, gboolean value);
void _byline_window_mark_all_read (BylineWindow *self);
void _byline_window_mark_filter_read (BylineWindow *self, const BylineFilter *filter);

/* byline-window-rules.c: what the user decides about names */
/* @text: (transfer full) (nullable): what a toast with Undo says of it */
void _byline_window_apply_rules (BylineWindow *self, GPtrArray *rules, char *text);
/* @rule: (transfer full) */
void _byline_window_apply_rule (BylineWindow *self, BylineRule *rule, char *text);
/* @from, @to: (nullable): names of a section or an author: the filter changes along */
void _byline_window_apply_rename (BylineWindow *self,
                                  BylineRule *rule,
                                  char *text,
                                  const char *from,
                                  const char *to);

/* byline-window-names.c: sections and authors */
void _byline_window_names_init (BylineWindow *self);

/* byline-window-saved.c: saved filters */
void _byline_window_saved_init (BylineWindow *self);
void _byline_window_update_saved (BylineWindow *self);

/* byline-window-muted.c: what is not shown */
void _byline_window_muted_init (BylineWindow *self);
void _byline_window_update_muted (BylineWindow *self);

/* byline-window-choose.c: rows of the sidebar */
void _byline_window_choose (BylineWindow *self, BylineSidebarItem *item, gboolean add);

/* byline-window-lists.c: all that follows the filter: headlines, their title, counts */
void _byline_window_lists_init (BylineWindow *self);
void _byline_window_update_counts (BylineWindow *self);
void _byline_window_update_list (BylineWindow *self);

/* byline-window-pages.c: of authors and sections */
void _byline_window_pages_init (BylineWindow *self);
void _byline_window_show_page (BylineWindow *self, BylineRuleKind kind, const char *name);
gboolean _byline_window_has_page (BylineWindow *self);
/* Returns: whether there was one. */
gboolean _byline_window_close_page (BylineWindow *self);
/* One step back, as far as the page is concerned.
 * Returns: whether the filter is to go a step back as well. */
gboolean _byline_window_leave_page (BylineWindow *self);

/* byline-window-story.c: the story that is read */
void _byline_window_story_init (BylineWindow *self);
void _byline_window_open_story (BylineWindow *self, gint64 story, gboolean scroll);
/* Opens the story with that key, as soon as it is found. */
void _byline_window_find_story (BylineWindow *self, const char *key);
/* @pass: a key is held down: only where it rests a story is opened */
void _byline_window_step (BylineWindow *self, int step, gboolean pass);
void _byline_window_next_unread (BylineWindow *self, gboolean backwards);
void _byline_window_page (BylineWindow *self, gboolean backwards);

/* byline-window-refresh.c */
void _byline_window_refresh (BylineWindow *self, gint64 publication, gboolean only_due);
void _byline_window_update_progress (BylineWindow *self);

/* byline-window-sample.c: the sample edition's own window */
void _byline_window_sample_init (BylineWindow *self);
void _byline_window_set_sample (BylineWindow *self, BylineSample *sample);
/* The banner says how much in the edition is the reader's own. */
void _byline_window_update_sample (BylineWindow *self);
/* Lead to the reader's own library, in the edition's window alone. Return: whether they did.
 * @address: (nullable): to be asked for there */
gboolean _byline_window_add_to_own (BylineWindow *self, const char *address);
gboolean _byline_window_import_to_own (BylineWindow *self, GFile *file);

/* byline-window-publications.c */
void _byline_window_add (BylineWindow *self, const char *address);
void _byline_window_import (BylineWindow *self);
void _byline_window_import_now (BylineWindow *self, GFile *file);
void _byline_window_export (BylineWindow *self);
void _byline_window_rename (BylineWindow *self, gint64 publication);
void _byline_window_move (BylineWindow *self, gint64 publication);
void _byline_window_properties (BylineWindow *self, gint64 publication);
void _byline_window_unsubscribe (BylineWindow *self, gint64 publication);

/* byline-window-state.c: what is kept from one start to the next */
void _byline_window_restore_size (BylineWindow *self);
void _byline_window_restore_lists (BylineWindow *self);
/* See byline_window_save_state(). */
void _byline_window_save_state (BylineWindow *self);

/* byline-window-actions.c: what menus, keys and buttons do, on top of all parts above */
void _byline_window_actions_init (BylineWindow *self);

/* byline-window.c lays out and connects; byline-window-opened.c is what the application asks for
 * that waits until the library is open. */

G_END_DECLS
