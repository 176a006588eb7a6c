/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-reading-pane.h"

#include <glib/gi18n.h>

#include "byline-config.h"
#include "byline-detail-page.h"
#include "byline-edition-view.h"
#include "byline-links.h"
#include "byline-marks.h"
#include "byline-picture-actions.h"
#include "byline-reading-header.h"
#include "byline-reading-type.h"
#include "byline-reading-view.h"
#include "byline-screen-reader.h"
#include "byline-share-actions.h"
#include "byline-signal.h"
#include "byline-story-print.h"

struct _BylineReadingPane {
  GtkBox parent_instance;

  BylineReadingHeader *header;
  GtkStack *pages;
  BylineReadingView *view;
  BylineDetailPage *detail;
  BylineEditionView *edition;

  BylineWindowContext *context;
  BylineSettings *settings;
  BylineFilters *filters;
  BylineCurrentStory *story;
  BylinePictureActions *pictures;
  BylineReadingType *type;
  BylineScreenReader *screen_reader;
  GSimpleAction *linear_action; /* nullable, unowned: until actions are added */
  BylineShareActions *share;
  BylineStoryList *stories;     /* nullable: until the library is open */
  guint page_depth;             /* how many filters lay behind when the page was opened */
  gboolean page_changed_filter; /* the page came with a filter of its own */
  gboolean is_chosen;           /* the reader opened the story; it did not just come into view */
  gboolean is_page;             /* the front page is an author's or a section's, over a story */
  BylineFilter *edition_filter; /* nullable: what the front page is of */
  guint n_back;                 /* how many steps led back from the filter */
  gboolean is_from_edition; /* the story was opened on the front page, or followed one that was */
  gint64 edition_story;     /* the one that was */
  gboolean reload_after_refresh;
};

G_DEFINE_FINAL_TYPE (BylineReadingPane, byline_reading_pane, GTK_TYPE_BOX)

enum { CHANGED, PRESENT, LIST_ASKED, N_SIGNALS };

static guint signals[N_SIGNALS];

static BylineFilterHistory *
get_history (BylineReadingPane *self)
{
  return byline_filters_get_history (self->filters);
}

/* --- The front page --- */

static gboolean
has_edition (BylineReadingPane *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "edition") == 0;
}

/* Stories follow one another as they stand in @list. */
static void
set_order (BylineReadingPane *self, BylineStoryList *list)
{
  byline_current_story_set_list (self->story, list);
  byline_reading_view_set_next (self->view, list);
}

/* Who or what alone is shown has a head. Returns: (nullable): its name, or a publication's key */
static const char *
head_of (const BylineFilter *filter, BylineRuleKind *kind)
{
  g_autoptr (BylineFilter) plain = byline_filter_new ();

  if (filter->sections->len + filter->authors->len + (filter->publication_key != NULL) != 1)
    return NULL;
  if (filter->sections->len == 1)
    byline_filter_add_section (plain, g_ptr_array_index (filter->sections, 0));
  else if (filter->authors->len == 1)
    byline_filter_add_author (plain, g_ptr_array_index (filter->authors, 0));
  else
    plain->publication_key = g_strdup (filter->publication_key);
  if (!byline_filter_equal (plain, filter))
    return NULL;
  *kind = filter->sections->len == 1  ? BYLINE_RULE_KIND_SECTION
          : filter->authors->len == 1 ? BYLINE_RULE_KIND_AUTHOR
                                      : BYLINE_RULE_KIND_PUBLICATION;
  if (*kind == BYLINE_RULE_KIND_PUBLICATION)
    return filter->publication_key;
  return g_ptr_array_index (*kind == BYLINE_RULE_KIND_SECTION ? filter->sections : filter->authors,
                            0);
}

static void
update_header (BylineReadingPane *self)
{
  g_autofree char *title = NULL;

  if (self->filters != NULL && has_edition (self))
    title = byline_filters_get_title (self->filters);
  byline_reading_header_set_front_page (self->header, title);
  byline_reading_header_set_has_story (self->header,
                                       self->story != NULL &&
                                         byline_current_story_get_id (self->story) != 0 &&
                                         !has_edition (self));
}

static void
show_edition_at (BylineReadingPane *self, gboolean take_focus, gboolean is_back)
{
  const BylineFilter *filter = byline_filters_get (self->filters);
  BylineRuleKind kind = BYLINE_RULE_KIND_AUTHOR;
  const char *name = head_of (filter, &kind);

  if (self->edition_filter == NULL || !byline_filter_is_alike (self->edition_filter, filter))
    {
      g_clear_pointer (&self->edition_filter, byline_filter_free);
      self->edition_filter = byline_filter_copy (filter);
      byline_edition_view_show (self->edition, filter,
                                name != NULL ? GTK_WIDGET (self->detail) : NULL);
      if (is_back)
        byline_edition_view_go_back (self->edition);
      byline_detail_page_show (self->detail, kind, name, take_focus);
    }
  else if (take_focus)
    byline_detail_page_take_focus (self->detail);
  gtk_stack_set_visible_child_name (self->pages, "edition");
  update_header (self);
}

static void
show_edition (BylineReadingPane *self, gboolean take_focus)
{
  show_edition_at (self, take_focus, FALSE);
}

/* Whether the page stands where no story is chosen. */
static gboolean
wants_edition (BylineReadingPane *self)
{
  g_autofree char *start = NULL;

  g_object_get (self->settings, "start-with", &start, NULL);
  return !g_str_equal (start, "list");
}

static void
edition_story_cb (BylineReadingPane *self, gint64 story_id)
{
  g_autoptr (GArray) ids = byline_edition_view_list_ids (self->edition);
  g_autoptr (BylineStoryList) order = NULL;

  if (self->stories == NULL)
    return;
  /* What was a page over a story is where one comes back to from now on. */
  self->is_page = FALSE;
  order = byline_story_list_new_in_order (self->stories, ids);
  set_order (self, order);
  byline_current_story_open (self->story, story_id, BYLINE_OPEN_PRESENT);
  self->is_from_edition = TRUE;
  self->edition_story = story_id;
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
edition_filter_cb (BylineReadingPane *self, const BylineFilter *filter)
{
  byline_filter_history_go (get_history (self), filter);
}

static void
page_changed_cb (BylineReadingPane *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Where no date line stands. */
static void
offered_cb (BylineReadingPane *self, const char *text)
{
  byline_detail_page_set_offer (self->detail, text);
}

/* The date line says how many there are now, and how many of them are unread. */
static void
unread_counted_cb (BylineReadingPane *self)
{
  guint n_stories = g_list_model_get_n_items (G_LIST_MODEL (self->stories)), n_unread = 0;

  g_object_get (self->stories, "n-unread", &n_unread, NULL);
  if (self->edition_filter != NULL &&
      byline_filter_is_alike (self->edition_filter, byline_story_list_get_filter (self->stories)))
    byline_edition_view_set_counts (self->edition, n_stories, n_unread);
}

/* What was asked for by hand is shown as soon as it is there. */
static void
refreshing_cb (BylineReadingPane *self)
{
  gboolean refreshing = FALSE;

  g_object_get (byline_window_context_get_library (self->context), "refreshing", &refreshing, NULL);
  if (refreshing || !self->reload_after_refresh)
    return;
  self->reload_after_refresh = FALSE;
  byline_edition_view_reload (self->edition);
}

/* Nothing is open: the front page is there, unless the reader does without. */
static void
closed (BylineReadingPane *self)
{
  self->is_from_edition = FALSE;
  set_order (self, self->stories);
  byline_reading_view_show_story (self->view, 0);
  byline_reading_pane_close_page (self);
  if (wants_edition (self))
    show_edition (self, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- The story that is opened --- */

/* Who goes on to a story that stands in the river stays in it. */
static void
opened_cb (BylineReadingPane *self, BylineOpenMode mode)
{
  gint64 story_id = byline_current_story_get_id (self->story);

  if (story_id == 0)
    {
      closed (self);
      return;
    }
  if (mode == BYLINE_OPEN_SELECTED || mode == BYLINE_OPEN_SCROLL)
    {
      self->is_from_edition = FALSE;
      set_order (self, self->stories);
    }
  if (has_edition (self) && !self->is_page)
    gtk_stack_set_visible_child_name (self->pages, "story");

  self->is_chosen = mode == BYLINE_OPEN_SELECTED || mode == BYLINE_OPEN_PRESENT;
  if (mode != BYLINE_OPEN_IN_VIEW)
    {
      if (mode != BYLINE_OPEN_PRESENT || !byline_reading_view_open_in_river (self->view, story_id))
        {
          byline_reading_view_show_story (self->view, story_id);
        }
      byline_reading_pane_close_page (self);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Read is what was opened, unfolded or seen to its end. */
static void
set_read (BylineReadingPane *self, gint64 story_id)
{
  gboolean mark = TRUE;

  g_object_get (self->settings, "mark-read-on-open", &mark, NULL);
  if (mark && !byline_library_is_read_only (byline_window_context_get_library (self->context)))
    byline_marks_set_opened (self->context, story_id);
}

static void
loaded_cb (BylineReadingPane *self, gboolean is_first)
{
  const BylineStory *story = byline_current_story_get (self->story);

  byline_reading_header_set_saved (self->header, story->is_saved);
  g_signal_emit (self, signals[CHANGED], 0);
  if (is_first && self->is_chosen && !story->is_read)
    set_read (self, story->id);
}

static void
story_in_view_cb (BylineReadingPane *self)
{
  gint64 story_id = byline_reading_view_get_story (self->view);

  if (story_id != 0 && story_id != byline_current_story_get_id (self->story))
    byline_current_story_open (self->story, story_id, BYLINE_OPEN_IN_VIEW);
}

static void
filter_cb (BylineReadingPane *self)
{
  guint n_back = byline_filter_history_get_n_back (get_history (self));
  gboolean is_back = n_back < self->n_back;

  self->n_back = n_back;
  byline_reading_view_set_search (self->view, byline_filters_get (self->filters)->search);
  /* The edition's order is one of another filter now. */
  self->is_from_edition = FALSE;
  if (self->stories != NULL)
    set_order (self, self->stories);
  if (has_edition (self))
    show_edition_at (self, FALSE, is_back);
}

/* --- The page of an author or a section --- */

/* Shows the page, and all stories beside it. */
static void
show_page (BylineReadingPane *self, BylineRuleKind kind, const char *name)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();
  g_autofree char *copy = g_strdup (name);

  if (kind == BYLINE_RULE_KIND_SECTION)
    byline_filter_add_section (filter, copy);
  else
    byline_filter_add_author (filter, copy);
  self->page_changed_filter = !byline_filter_equal (byline_filters_get (self->filters), filter);
  byline_filter_history_go (get_history (self), filter);
  self->page_depth = byline_filter_history_get_n_back (get_history (self));
  /* Without a story behind it, it is the filter's front page, and no step of its own. */
  self->is_page = byline_current_story_get_id (self->story) != 0;
  show_edition (self, TRUE);
  g_signal_emit (self, signals[PRESENT], 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The list's filter says the name as the page does. */
static void
named_cb (BylineReadingPane *self, const char *from, const char *to)
{
  if (!byline_filter_history_rename (get_history (self), BYLINE_RULE_KIND_AUTHOR, from, to))
    byline_filter_history_rename (get_history (self), BYLINE_RULE_KIND_SECTION, from, to);
}

/* --- Where links lead --- */

static void
show_list (BylineReadingPane *self, const BylineFilter *filter)
{
  byline_filter_history_go (get_history (self), filter);
  g_signal_emit (self, signals[LIST_ASKED], 0);
}

static void
link_activated_cb (BylineReadingPane *self, const char *uri)
{
  byline_link_open (self->context, uri);
}

/* A story that is in the library opens here. */
static void
story_link_cb (BylineReadingPane *self, const char *uri)
{
  byline_link_follow (self->context, self->story, uri);
}

static void
section_activated_cb (BylineReadingPane *self, const char *name)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  byline_filter_add_section (filter, name);
  show_list (self, filter);
}

static void
author_activated_cb (BylineReadingPane *self, const char *name)
{
  show_page (self, BYLINE_RULE_KIND_AUTHOR, name);
}

static void
publication_activated_cb (BylineReadingPane *self, const char *key)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  filter->publication_key = g_strdup (key);
  show_list (self, filter);
}

static void
story_activated_cb (BylineReadingPane *self, gint64 story_id)
{
  byline_current_story_open (self->story, story_id, BYLINE_OPEN_PRESENT);
}

static void
story_read_cb (BylineReadingPane *self, gint64 story_id)
{
  set_read (self, story_id);
}

static void
story_passed_cb (BylineReadingPane *self, gint64 story_id)
{
  BylineLibrary *library = byline_window_context_get_library (self->context);
  gboolean mark = FALSE;

  g_object_get (self->settings, "mark-read-when-passed", &mark, NULL);
  if (mark && !byline_library_is_read_only (library))
    byline_marks_set_opened (self->context, story_id);
}

static void
message_cb (BylineReadingPane *self, const char *text)
{
  byline_window_context_show_message (self->context, text);
}

/* --- The widget --- */

static void
byline_reading_pane_finalize (GObject *object)
{
  BylineReadingPane *self = BYLINE_READING_PANE (object);

  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  g_clear_object (&self->filters);
  g_clear_object (&self->story);
  g_clear_object (&self->stories);
  g_clear_object (&self->detail);
  g_clear_object (&self->pictures);
  g_clear_object (&self->type);
  g_clear_object (&self->screen_reader);
  g_clear_object (&self->share);
  g_clear_pointer (&self->edition_filter, byline_filter_free);

  G_OBJECT_CLASS (byline_reading_pane_parent_class)->finalize (object);
}

static gboolean
byline_reading_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BYLINE_READING_PANE (widget)->view));
}

static void
byline_reading_pane_class_init (BylineReadingPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = byline_reading_pane_finalize;
  widget_class->grab_focus = byline_reading_pane_grab_focus;

  signals[CHANGED] = byline_signal_new (klass, "changed", 0);
  signals[PRESENT] = byline_signal_new (klass, "present", 0);
  signals[LIST_ASKED] = byline_signal_new (klass, "list-asked", 0);

  g_type_ensure (BYLINE_TYPE_EDITION_VIEW);
  g_type_ensure (BYLINE_TYPE_READING_HEADER);
  g_type_ensure (BYLINE_TYPE_READING_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_APPLICATION_PATH "/byline-reading-pane.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, BylineReadingPane, name)
  CHILD (header);
  CHILD (pages);
  CHILD (view);
  CHILD (edition);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, edition_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edition_story_cb);
  gtk_widget_class_bind_template_callback (widget_class, offered_cb);
  gtk_widget_class_bind_template_callback (widget_class, story_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, author_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, publication_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, story_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, story_passed_cb);
  gtk_widget_class_bind_template_callback (widget_class, story_read_cb);
  gtk_widget_class_bind_template_callback (widget_class, story_in_view_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_cb);
}

static void
byline_reading_pane_init (BylineReadingPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "changed", G_CALLBACK (update_header), NULL);
  self->detail = g_object_ref_sink (BYLINE_DETAIL_PAGE (byline_detail_page_new ()));
  g_signal_connect_object (self->detail, "filter-requested", G_CALLBACK (show_list), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "name-resolved", G_CALLBACK (named_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "link-activated", G_CALLBACK (link_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Stories are rows while a screen reader runs, unless the reader decided. */
static void
linear_cb (BylineReadingPane *self)
{
  g_autofree char *choice = NULL;
  gboolean is_linear;

  g_object_get (self->settings, "linear-reading", &choice, NULL);
  is_linear = g_str_equal (choice, "always") ||
              (g_str_equal (choice, "automatic") &&
               byline_screen_reader_is_running (self->screen_reader));
  g_object_set (self->view, "linear", is_linear, NULL);
  if (self->linear_action != NULL)
    g_simple_action_set_state (self->linear_action, g_variant_new_boolean (is_linear));
}

void
byline_reading_pane_set_up (BylineReadingPane *self,
                            BylineWindowContext *context,
                            BylineSettings *settings,
                            BylineFilters *filters,
                            BylineCurrentStory *story)
{
  BylineLibrary *library = byline_window_context_get_library (context);

  g_return_if_fail (BYLINE_IS_READING_PANE (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  self->filters = g_object_ref (filters);
  self->story = g_object_ref (story);
  self->pictures = byline_picture_actions_new (context, self->view);
  byline_reading_view_set_library (self->view, library);
  byline_detail_page_set_library (self->detail, library);
  byline_edition_view_set_library (self->edition, library);
  g_signal_connect_object (library, "notify::refreshing", G_CALLBACK (refreshing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (story, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (story, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_history (self), "changed", G_CALLBACK (filter_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (library, "loads-pictures", self->view, "load-pictures",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (settings, "load-pictures", self->edition, "load-pictures",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (settings, "text-scale", self->edition, "text-scale",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (settings, "river", self->view, "river", G_BINDING_SYNC_CREATE);
  g_object_bind_property (settings, "unfold-river", self->view, "unfold-river",
                          G_BINDING_SYNC_CREATE);
  self->type = byline_reading_type_new (settings, self->view);
  g_signal_connect_object (self->type, "changed", G_CALLBACK (page_changed_cb), self,
                           G_CONNECT_SWAPPED);
  byline_reading_header_set_up (self->header, settings, self->view);
  self->share = byline_share_actions_new (context, story, self->view);
  self->screen_reader = byline_screen_reader_new ();
  g_signal_connect_object (self->screen_reader, "changed", G_CALLBACK (linear_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::linear-reading", G_CALLBACK (linear_cb), self,
                           G_CONNECT_SWAPPED);
  linear_cb (self);
}

void
byline_reading_pane_set_stories (BylineReadingPane *self, BylineStoryList *stories)
{
  g_return_if_fail (BYLINE_IS_READING_PANE (self));

  g_set_object (&self->stories, stories);
  byline_reading_view_set_next (self->view, stories);
  g_signal_connect_object (stories, "notify::n-unread", G_CALLBACK (unread_counted_cb), self,
                           G_CONNECT_SWAPPED);
}

void
byline_reading_pane_set_story_menu (BylineReadingPane *self,
                                    BylineStoryMenuFunc func,
                                    gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_READING_PANE (self));

  byline_edition_view_set_menu_func (self->edition, func, user_data);
}

void
byline_reading_pane_set_overlay (BylineReadingPane *self, GtkOverlay *overlay)
{
  g_return_if_fail (BYLINE_IS_READING_PANE (self));

  byline_picture_actions_set_overlay (self->pictures, overlay);
}

void
byline_reading_pane_update (BylineReadingPane *self, BylineLibraryChanges changes)
{
  g_return_if_fail (BYLINE_IS_READING_PANE (self));

  byline_detail_page_update (self->detail);
  byline_edition_view_update (self->edition, changes);
}

void
byline_reading_pane_update_story (BylineReadingPane *self, gint64 story_id)
{
  g_return_if_fail (BYLINE_IS_READING_PANE (self));

  byline_edition_view_update_story (self->edition, story_id);
}

void
byline_reading_pane_set_counts (BylineReadingPane *self, BylineCounts *counts)
{
  g_return_if_fail (BYLINE_IS_READING_PANE (self));

  byline_detail_page_set_counts (self->detail, counts);
  /* They know what a publication is called. */
  update_header (self);
}

void
byline_reading_pane_set_since (BylineReadingPane *self, gint64 since)
{
  g_return_if_fail (BYLINE_IS_READING_PANE (self));

  byline_edition_view_set_since (self->edition, since);
}

void
byline_reading_pane_reload_after_refresh (BylineReadingPane *self)
{
  g_return_if_fail (BYLINE_IS_READING_PANE (self));

  self->reload_after_refresh = TRUE;
}

void
byline_reading_pane_show_front_page (BylineReadingPane *self)
{
  g_return_if_fail (BYLINE_IS_READING_PANE (self));

  if (byline_current_story_get_id (self->story) != 0)
    byline_current_story_open (self->story, 0, BYLINE_OPEN_SCROLL);
  byline_reading_pane_close_page (self);
  if (self->stories != NULL)
    show_edition (self, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
byline_reading_pane_leave_story (BylineReadingPane *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_PANE (self), FALSE);

  if (!self->is_from_edition || byline_reading_pane_has_page (self))
    return FALSE;
  byline_reading_pane_show_front_page (self);
  byline_edition_view_grab_focus (self->edition);
  return TRUE;
}

gboolean
byline_reading_pane_is_at_front_page_story (BylineReadingPane *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_PANE (self), FALSE);

  return self->is_from_edition && !byline_reading_pane_has_page (self) &&
         byline_current_story_get_id (self->story) == self->edition_story;
}

gboolean
byline_reading_pane_wants_front_page (BylineReadingPane *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_PANE (self), FALSE);

  return wants_edition (self);
}

void
byline_reading_pane_set_alone (BylineReadingPane *self, gboolean is_alone)
{
  g_return_if_fail (BYLINE_IS_READING_PANE (self));

  byline_reading_header_set_alone (self->header, is_alone);
}

int
byline_reading_pane_get_readable_width (BylineReadingPane *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_PANE (self), 0);

  return byline_reading_view_get_readable_width (self->view);
}

void
byline_reading_pane_set_width (BylineReadingPane *self, int width)
{
  g_return_if_fail (BYLINE_IS_READING_PANE (self));

  byline_reading_header_set_width (self->header, width);
}

gboolean
byline_reading_pane_scroll (BylineReadingPane *self, gboolean backwards)
{
  g_return_val_if_fail (BYLINE_IS_READING_PANE (self), FALSE);

  return byline_current_story_get_id (self->story) != 0 && !byline_reading_pane_has_page (self) &&
         byline_reading_view_page (self->view, backwards);
}

void
byline_reading_pane_focus (BylineReadingPane *self)
{
  g_return_if_fail (BYLINE_IS_READING_PANE (self));

  if (!gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
byline_reading_pane_keep_place (BylineReadingPane *self)
{
  g_return_if_fail (BYLINE_IS_READING_PANE (self));

  byline_reading_view_keep_place (self->view);
}

gboolean
byline_reading_pane_escape (BylineReadingPane *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_PANE (self), FALSE);

  return byline_picture_actions_close_viewer (self->pictures) ||
         byline_reading_view_end_find (self->view) || byline_reading_pane_close_page (self);
}

gboolean
byline_reading_pane_has_page (BylineReadingPane *self)
{
  g_return_val_if_fail (BYLINE_IS_READING_PANE (self), FALSE);

  return self->is_page;
}

gboolean
byline_reading_pane_close_page (BylineReadingPane *self)
{
  if (!byline_reading_pane_has_page (self))
    return FALSE;

  self->is_page = FALSE;
  if (byline_current_story_get_id (self->story) == 0 && wants_edition (self) &&
      self->stories != NULL)
    show_edition (self, FALSE);
  else
    {
      gtk_stack_set_visible_child_name (self->pages, "story");
      g_clear_pointer (&self->edition_filter, byline_filter_free);
      byline_edition_view_clear (self->edition);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

gboolean
byline_reading_pane_leave_page (BylineReadingPane *self)
{
  if (!byline_reading_pane_has_page (self) ||
      byline_filter_history_get_n_back (get_history (self)) > self->page_depth)
    return TRUE;

  byline_reading_pane_close_page (self);
  return self->page_changed_filter;
}

/* --- Actions --- */

static void
set_mark (BylineReadingPane *self, BylineStoryFlag flag, gboolean value)
{
  const BylineStory *story = byline_current_story_get (self->story);

  if (story != NULL)
    byline_marks_set (self->context, story->id, flag, value);
}

static void
unread_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  set_mark (user_data, BYLINE_STORY_FLAG_READ, !g_variant_get_boolean (value));
}

static void
saved_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  set_mark (user_data, BYLINE_STORY_FLAG_SAVED, g_variant_get_boolean (value));
}

static void
reload_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineReadingPane *self = user_data;

  g_signal_emit (self, signals[PRESENT], 0);
  byline_reading_view_reload (self->view);
}

static void
find_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineReadingPane *self = user_data;

  /* Words are found in the story, which a picture covers. */
  byline_picture_actions_close_viewer (self->pictures);
  g_signal_emit (self, signals[PRESENT], 0);
  byline_reading_view_begin_find (self->view);
}

static void
text_larger_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineReadingPane *self = user_data;

  if (!byline_picture_actions_zoom (self->pictures, 1))
    byline_reading_type_step (self->type, 1);
}

static void
text_smaller_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineReadingPane *self = user_data;

  if (!byline_picture_actions_zoom (self->pictures, -1))
    byline_reading_type_step (self->type, -1);
}

static void
text_reset_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineReadingPane *self = user_data;

  if (!byline_picture_actions_zoom (self->pictures, 0))
    byline_reading_type_step (self->type, 0);
}

static void
outline_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineReadingPane *self = user_data;

  g_signal_emit (self, signals[PRESENT], 0);
  byline_reading_header_show_outline (self->header);
}

static void
set_linear_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BylineReadingPane *self = user_data;

  g_object_set (self->settings, "linear-reading",
                g_variant_get_boolean (value) ? "always" : "never", NULL);
}

static void
print_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineReadingPane *self = user_data;
  BylineArticle *article = byline_reading_view_get_article (self->view);
  g_autofree char *font = NULL;

  g_object_get (self->settings, "text-font", &font, NULL);
  if (article != NULL)
    byline_story_print (self->context, article, byline_document_font_from_name (font));
}

static void
typography_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineReadingPane *self = user_data;

  g_signal_emit (self, signals[PRESENT], 0);
  byline_reading_header_show_typography (self->header);
}

static void
front_page_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineReadingPane *self = user_data;

  byline_reading_pane_show_front_page (self);
  g_signal_emit (self, signals[PRESENT], 0);
  byline_edition_view_grab_focus (self->edition);
}

static void
page_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  const char *kind, *name;

  g_variant_get (target, "(&s&s)", &kind, &name);
  show_page (user_data,
             g_str_equal (kind, "section") ? BYLINE_RULE_KIND_SECTION : BYLINE_RULE_KIND_AUTHOR,
             name);
}

static const GActionEntry entries[] = {
  { "unread", NULL, NULL, "false", unread_cb },
  { "saved", NULL, NULL, "false", saved_cb },
  { "reload", reload_cb },
  { "find", find_cb },
  { "outline", outline_cb },
  { "linear", NULL, NULL, "false", set_linear_cb },
  { "typography", typography_cb },
  { "print", print_cb },
  { "text-larger", text_larger_cb },
  { "text-smaller", text_smaller_cb },
  { "text-reset", text_reset_cb },
  { "name-page", page_cb, "(ss)" },
  { "front-page", front_page_cb },
};

void
byline_reading_pane_add_actions (BylineReadingPane *self, GActionMap *map)
{
  g_return_if_fail (BYLINE_IS_READING_PANE (self));

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
  self->linear_action = G_SIMPLE_ACTION (g_action_map_lookup_action (map, "linear"));
  linear_cb (self);
  byline_share_actions_add (self->share, map);
}
