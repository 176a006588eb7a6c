/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-edition-view.h"

#include <glib/gi18n.h>

#include "byline-clock.h"
#include "byline-edition-head.h"
#include "byline-edition-page.h"
#include "byline-edition-story.h"
#include "byline-edition-text.h"
#include "byline-error-text.h"
#include "byline-menu-gestures.h"
#include "byline-number-text.h"
#include "byline-signal.h"
#include "byline-text-context.h"

/* Pictures are loaded a little before they come into view. */
#define PICTURE_MARGIN 400
/* How often pictures are looked for while a page is filled, in milliseconds. */
#define SHOW_DELAY 100
/* As many as fit into a turn of the main loop; each frame is drawn whole where the display says nothing of what it keeps. */
#define GROUPS_A_FRAME 3
/* How long a page takes in what comes, unless somebody has begun to look at it; in microseconds. */
#define FRESH_TIME (15 * G_USEC_PER_SEC)
/* Where nothing is unread, as many of those that were read today are shown. */
#define MAX_READ_TODAY 6
/* Of as many pages it is known where they were left. */
#define MAX_PLACES 16

/* Where a page was left. */
typedef struct {
  BylineFilter *filter;
  double top;
  int focus; /* the number of the child that had the focus; -1: none */
} Place;

struct _BylineEditionView {
  AdwBin parent_instance;

  GtkWidget *scrolled;
  BylineEditionPage *page;
  BylineLibrary *library;  /* nullable */
  BylineFilter *filter;    /* nullable: of the page */
  BylineEdition *edition;  /* nullable until it has come */
  BylineEdition *read;     /* nullable: what was read today, where nothing else is on the page */
  GQueue places;           /* of Place, the last one first */
  Place *place;            /* nullable: where the page that is being made was left */
  GtkWidget *own_head;     /* nullable: in place of the date line */
  BylineEditionHead *head; /* nullable: the date line */
  gint64 since;
  gint64 shown_at; /* on the monotonic clock */
  gint64 last_id;  /* of the story that had the focus; 0: none */
  double text_scale;
  PangoContext *text_context; /* of the style */
  gboolean load_pictures;
  BylineStoryMenuFunc menu_func; /* nullable */
  gpointer menu_data;
  GtkWidget *popover;             /* nullable: until a menu is asked for */
  BylineEditionStory *menu_story; /* nullable: weak: what the last menu is of */

  GCancellable *cancellable; /* nullable: of the page that is asked for */
  guint n_placed;            /* how many groups stand on the page */
  guint tick;                /* adds the others */
  guint show_source;
  guint return_tick;
};

G_DEFINE_FINAL_TYPE (BylineEditionView, byline_edition_view, ADW_TYPE_BIN)

enum { STORY_ACTIVATED, FILTER_REQUESTED, MESSAGE, SHOWN, N_SIGNALS };
enum { PROP_0, PROP_LOAD_PICTURES, PROP_TEXT_SCALE, N_PROPS };

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

/* --- Pictures of what is seen --- */

static gboolean
show_range_cb (gpointer user_data)
{
  BylineEditionView *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (self->scrolled));
  double top = gtk_adjustment_get_value (adjustment);

  self->show_source = 0;
  /* What has been added is not laid out yet: it is looked for again once it is. */
  if (self->tick != 0 || gtk_widget_get_height (GTK_WIDGET (self->page)) == 0)
    self->show_source = g_timeout_add (SHOW_DELAY, show_range_cb, self);
  byline_edition_page_show_range (self->page, top - PICTURE_MARGIN,
                                  top + gtk_adjustment_get_page_size (adjustment) + PICTURE_MARGIN);
  return G_SOURCE_REMOVE;
}

static void
queue_show_range (BylineEditionView *self)
{
  if (self->show_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->show_source = g_idle_add (show_range_cb, self);
}

/* --- What is asked for --- */

static void
request_filter (BylineEditionView *self, BylineFilter *filter)
{
  g_signal_emit (self, signals[FILTER_REQUESTED], 0, filter);
}

static void
story_activated_cb (BylineEditionView *self, BylineEditionStory *widget)
{
  self->last_id = byline_edition_story_get_story (widget)->id;
  g_signal_emit (self, signals[STORY_ACTIVATED], 0, self->last_id);
}

/* The filter with what a group is of. */
static void
group_clicked_cb (BylineEditionView *self, GtkWidget *button)
{
  const BylineEditionGroup *group = g_object_get_data (G_OBJECT (button), "byline-group");
  g_autoptr (BylineFilter) filter = byline_filter_copy (self->filter);

  if (group->kind == BYLINE_EDITION_GROUP_SECTION)
    byline_filter_add_section (filter, group->name);
  else
    {
      const BylineEditionItem *item = g_ptr_array_index (group->items, 0);

      g_free (filter->publication_key);
      filter->publication_key = g_strdup (item->candidate->publication_key);
    }
  request_filter (self, filter);
}

static void
head_activated_cb (BylineEditionView *self)
{
  g_autoptr (BylineFilter) filter = byline_filter_copy (self->filter);

  /* What came in while the page was read is shown by making it anew. */
  if (g_object_get_data (G_OBJECT (self->head), "byline-fresh") != NULL || filter->unread)
    {
      byline_edition_view_reload (self);
      return;
    }
  filter->unread = TRUE;
  request_filter (self, filter);
}

/* --- The menu of a story --- */

/* The focus goes back to where it was; GTK 4.8 gives it to the first button that it finds. */
static void
menu_closed_cb (BylineEditionView *self)
{
  GtkWidget *story = GTK_WIDGET (self->menu_story);

  if (story != NULL && gtk_widget_get_mapped (story))
    gtk_widget_grab_focus (story);
}

/* It belongs to the view: within the page its keys would go from story to story. */
static GtkPopover *
ensure_popover (BylineEditionView *self)
{
  if (self->popover == NULL)
    {
      self->popover = byline_menu_popover_new (GTK_WIDGET (self));
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (menu_closed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  return GTK_POPOVER (self->popover);
}

static void
menu_cb (BylineEditionStory *widget, double x, double y, BylineEditionView *self)
{
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenu) why = g_menu_new ();
  GtkPopover *popover;

  if (self->menu_func == NULL)
    return;
  gtk_widget_translate_coordinates (GTK_WIDGET (widget), GTK_WIDGET (self), x, y, &x, &y);
  menu = self->menu_func (byline_edition_story_get_story (widget), self->menu_data);
  g_menu_append (why, _ ("_Why Here?"), "edition.why");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (why));
  g_set_weak_pointer (&self->menu_story, widget);
  popover = ensure_popover (self);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (popover), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (popover, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (popover);
}

static void
why_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  BylineEditionView *self = BYLINE_EDITION_VIEW (widget);
  g_autofree char *why = NULL;

  if (self->menu_story == NULL)
    return;
  why = byline_edition_text_why (byline_edition_story_get_item (self->menu_story),
                                 byline_clock_now ());
  g_signal_emit (self, signals[MESSAGE], 0, why);
}

/* --- What stands on the page --- */

static void
add_story_of (BylineEditionView *self,
              BylineEdition *edition,
              BylineEditionBoxKind kind,
              BylineEditionRank rank,
              BylineEditionGroupKind group,
              BylineEditionItem *item)
{
  BylineEditionPlace place = { .rank = rank, .group = group, .filter = self->filter };
  GtkWidget *widget = byline_edition_story_new (edition, item, &place,
                                                self->load_pictures ? self->library : NULL);

  g_signal_connect_object (widget, "activated", G_CALLBACK (story_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "menu", G_CALLBACK (menu_cb), self, 0);
  byline_edition_page_append (self->page, kind, widget);
}

static void
add_story (BylineEditionView *self,
           BylineEditionBoxKind kind,
           BylineEditionRank rank,
           BylineEditionGroupKind group,
           BylineEditionItem *item)
{
  add_story_of (self, self->edition, kind, rank, group, item);
}

static void
add_head (BylineEditionView *self)
{
  const BylineEdition *edition = self->edition;
  gint64 now = byline_clock_now ();
  g_autofree char *date = byline_edition_text_date (now);
  g_autofree char *counts = byline_edition_text_counts (edition->n_stories, edition->n_unread);
  g_autofree char *new = NULL;
  GtkWidget *head;

  self->head = NULL;
  if (self->own_head != NULL)
    {
      byline_edition_page_append (self->page, BYLINE_EDITION_BOX_HEAD, self->own_head);
      return;
    }
  head = byline_edition_head_new (date, counts);
  self->head = BYLINE_EDITION_HEAD (head);
  if (edition->n_new > 0)
    new = byline_edition_text_new (edition->n_new, edition->since, now);
  byline_edition_head_set_new (self->head, new);
  g_signal_connect_object (head, "activated", G_CALLBACK (head_activated_cb), self,
                           G_CONNECT_SWAPPED);
  byline_edition_page_append (self->page, BYLINE_EDITION_BOX_HEAD, head);
}

static void
add_group_head (BylineEditionView *self, BylineEditionGroup *group)
{
  g_autofree char *unread = NULL;
  g_autofree char *name = NULL;
  g_autofree char *date = NULL;
  GtkWidget *heading;

  if (group->kind == BYLINE_EDITION_GROUP_DAY)
    {
      name = byline_edition_text_day (group->day, byline_clock_now ());
      date = byline_edition_text_day_date (group->day);
      byline_edition_page_append (self->page, BYLINE_EDITION_BOX_DAY,
                                  byline_edition_day_new (name, date));
      return;
    }
  /* A publication's name takes the whole line. */
  if (group->n_unread > 0 && group->kind == BYLINE_EDITION_GROUP_SECTION)
    {
      g_autofree char *number = byline_number_text (group->n_unread);

      unread = g_strdup_printf (ngettext ("%s unread", "%s unread", group->n_unread), number);
    }
  heading = byline_edition_heading_new (group->name != NULL ? group->name : _ ("More Stories"),
                                        unread);
  if (group->name != NULL)
    {
      g_object_set_data (G_OBJECT (heading), "byline-group", group);
      g_signal_connect_object (heading, "clicked", G_CALLBACK (group_clicked_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else
    gtk_widget_set_can_target (heading, FALSE), gtk_widget_set_can_focus (heading, FALSE);
  byline_edition_page_append (self->page, BYLINE_EDITION_BOX_HEADING, heading);
}

static BylineEditionRank
rank_in (const BylineEditionGroup *group, guint i)
{
  if (group->kind == BYLINE_EDITION_GROUP_DAY)
    return BYLINE_EDITION_RANK_DAY;
  return i == 0 ? BYLINE_EDITION_RANK_FIRST : BYLINE_EDITION_RANK_REST;
}

static void
add_group (BylineEditionView *self, BylineEditionGroup *group)
{
  add_group_head (self, group);
  for (guint i = 0; i < group->items->len; i++)
    add_story (self, BYLINE_EDITION_BOX_STORY, rank_in (group, i), group->kind,
               g_ptr_array_index (group->items, i));
  if (group->n_more > 0)
    {
      g_autofree char *text = byline_edition_text_more (group);
      GtkWidget *more = byline_edition_more_new (text);

      g_object_set_data (G_OBJECT (more), "byline-group", group);
      g_signal_connect_object (more, "clicked", G_CALLBACK (group_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      byline_edition_page_append (self->page, BYLINE_EDITION_BOX_MORE, more);
    }
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill-button");
  return button;
}

static void
add_end (BylineEditionView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  guint n_unread = self->edition->n_unread;
  g_autofree char *number = byline_number_text (n_unread);
  g_autofree char *unread = g_strdup_printf (
    /* Translators: at the end of the front page */
    ngettext ("You have reached the end. %s story is unread.",
              "You have reached the end. %s stories are unread.", n_unread),
    number);
  GtkWidget *label = byline_edition_label_new (n_unread > 0 ? unread
                                                            : _ ("You have reached the end."),
                                               "edition-end");

  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  if (n_unread > 0)
    {
      GtkWidget *button = make_button (_ ("_Mark All as Read"), "win.mark-all-read");

      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), button);
    }
  byline_edition_page_append (self->page, BYLINE_EDITION_BOX_END, box);
}

/* Returns: (element-type BylineEditionItem) (transfer container): what was read today, as far as it is shown */
static GPtrArray *
list_read (BylineEditionView *self)
{
  GPtrArray *items = self->read != NULL ? byline_edition_list_items (self->read)
                                        : g_ptr_array_new ();

  g_ptr_array_set_size (items, (int) MIN (items->len, MAX_READ_TODAY));
  return items;
}

static void
add_read (BylineEditionView *self)
{
  g_autoptr (GPtrArray) items = list_read (self);
  GtkWidget *heading;

  if (items->len == 0)
    return;
  heading = byline_edition_heading_new (_ ("Read Today"), NULL);
  gtk_widget_set_can_target (heading, FALSE);
  gtk_widget_set_can_focus (heading, FALSE);
  byline_edition_page_append (self->page, BYLINE_EDITION_BOX_TITLE, heading);
  for (guint i = 0; i < items->len; i++)
    add_story_of (self, self->read, BYLINE_EDITION_BOX_STORY, BYLINE_EDITION_RANK_DAY,
                  BYLINE_EDITION_GROUP_REST, g_ptr_array_index (items, i));
  queue_show_range (self);
}

/* None says so as a headline. */
static void
add_nothing (BylineEditionView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *title = _ ("No Stories"), *text = _ ("Refresh to get the latest stories.");

  if (self->filter->search != NULL)
    {
      title = _ ("No Results Found");
      text = _ ("Try a different search or remove a filter.");
    }
  else if (self->filter->unread)
    title = _ ("No Unread Stories");
  else if (self->filter->today)
    title = _ ("No Stories Today");
  else if (self->filter->saved)
    {
      title = _ ("No Saved Stories");
      text = _ ("Save a story to find it here later.");
    }
  gtk_box_append (GTK_BOX (buttons), make_button (_ ("_Refresh"), "win.refresh"));
  if (!byline_filter_is_empty (self->filter))
    gtk_box_append (GTK_BOX (buttons), make_button (_ ("All _Stories"), "win.clear-filter"));
  gtk_box_append (GTK_BOX (box), byline_edition_label_new (title, "edition-nothing"));
  gtk_box_append (GTK_BOX (box), byline_edition_label_new (text, "edition-nothing-text"));
  gtk_box_append (GTK_BOX (box), buttons);
  byline_edition_page_append (self->page, BYLINE_EDITION_BOX_STORY, box);
  add_read (self);
}

/* --- Where a page was left --- */

static void
place_free (gpointer data)
{
  Place *place = data;

  byline_filter_free (place->filter);
  g_free (place);
}

static GtkAdjustment *
get_adjustment (BylineEditionView *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
}

/* Returns: (transfer full) (nullable): the place of the page of @filter, which is remembered no more */
static Place *
take_place (BylineEditionView *self, const BylineFilter *filter)
{
  for (GList *link = self->places.head; link != NULL; link = link->next)
    if (byline_filter_is_alike (((Place *) link->data)->filter, filter))
      {
        Place *place = link->data;

        g_queue_delete_link (&self->places, link);
        return place;
      }
  return NULL;
}

static void
remember_place (BylineEditionView *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->page));
  Place *place, *old;

  if (self->filter == NULL || self->edition == NULL)
    return;
  old = take_place (self, self->filter);
  g_clear_pointer (&old, place_free);
  place = g_new0 (Place, 1);
  place->filter = byline_filter_copy (self->filter);
  place->top = gtk_adjustment_get_value (get_adjustment (self));
  place->focus = -1;
  for (; focus != NULL; focus = gtk_widget_get_prev_sibling (focus))
    place->focus++;
  g_queue_push_head (&self->places, place);
  if (self->places.length > MAX_PLACES)
    place_free (g_queue_pop_tail (&self->places));
}

static gboolean
return_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BylineEditionView *self = user_data;
  g_autofree Place *place = g_steal_pointer (&self->place);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->page));

  self->return_tick = 0;
  for (int i = 0; i < place->focus && child != NULL; i++)
    child = gtk_widget_get_next_sibling (child);
  if (place->focus >= 0 && child != NULL)
    gtk_widget_grab_focus (child);
  gtk_adjustment_set_value (get_adjustment (self), place->top);
  byline_filter_free (place->filter);
  return G_SOURCE_REMOVE;
}

/* All stands on the page; it is laid out behind this frame, and has its height in the next. */
static void
return_to_place (BylineEditionView *self)
{
  if (self->place != NULL && self->return_tick == 0)
    self->return_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), return_cb, self, NULL);
}

static void
forget_return (BylineEditionView *self)
{
  if (self->return_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->return_tick);
  self->return_tick = 0;
  g_clear_pointer (&self->place, place_free);
}

/* --- Some groups a frame: the first screen waits for none --- */

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BylineEditionView *self = user_data;

  if (self->n_placed < self->edition->groups->len)
    {
      for (guint i = 0; i < GROUPS_A_FRAME && self->n_placed < self->edition->groups->len; i++)
        add_group (self, g_ptr_array_index (self->edition->groups, self->n_placed++));
      queue_show_range (self);
      return G_SOURCE_CONTINUE;
    }
  self->tick = 0;
  add_end (self);
  return_to_place (self);
  /* After the layout that follows. */
  g_clear_handle_id (&self->show_source, g_source_remove);
  self->show_source = g_timeout_add (SHOW_DELAY, show_range_cb, self);
  return G_SOURCE_REMOVE;
}

static void
stop_placing (BylineEditionView *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->page), self->tick);
  self->tick = 0;
}

static void
fill_page (BylineEditionView *self)
{
  const BylineEdition *edition = self->edition;

  stop_placing (self);
  if (self->own_head != NULL)
    g_object_ref (self->own_head);
  byline_edition_page_clear (self->page);
  add_head (self);
  if (self->own_head != NULL)
    g_object_unref (self->own_head);
  self->n_placed = 0;
  if (edition->lead == NULL)
    {
      add_nothing (self);
      return;
    }
  add_story (self, BYLINE_EDITION_BOX_LEAD, BYLINE_EDITION_RANK_LEAD, BYLINE_EDITION_GROUP_REST,
             edition->lead);
  for (guint i = 0; i < edition->seconds->len; i++)
    add_story (self, BYLINE_EDITION_BOX_SECOND, BYLINE_EDITION_RANK_SECOND,
               BYLINE_EDITION_GROUP_REST, g_ptr_array_index (edition->seconds, i));
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->page), tick_cb, self, NULL);
  queue_show_range (self);
}

static void
update_style (BylineEditionView *self)
{
  g_autoptr (BylineEditionStyle)
    style = byline_edition_style_new (GTK_WIDGET (self), self->text_scale);

  byline_edition_page_set_style (self->page, style);
  g_set_object (&self->text_context, style->context);
}

/* --- What the library says --- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineEditionView) self = user_data;
  g_autoptr (BylineEdition)
    edition = byline_library_get_edition_finish (BYLINE_LIBRARY (source), result, NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->cancellable == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (edition == NULL)
    return;
  self->read = g_steal_pointer (&edition);
  add_read (self);
}

/* What came today and is in the filter no more has been read. */
static void
ask_for_read (BylineEditionView *self)
{
  g_autoptr (BylineFilter) filter = byline_filter_copy (self->filter);

  filter->unread = FALSE;
  filter->today = TRUE;
  self->cancellable = g_cancellable_new ();
  byline_library_get_edition_async (self->library, filter, self->since, self->cancellable, read_cb,
                                    g_object_ref (self));
}

static void
edition_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineEditionView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineEdition)
    edition = byline_library_get_edition_finish (BYLINE_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->cancellable == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (edition == NULL)
    {
      g_autofree char *text = byline_error_text (error);

      if (text != NULL)
        g_signal_emit (self, signals[MESSAGE], 0, text);
      return;
    }
  stop_placing (self);
  byline_edition_page_clear (self->page);
  g_clear_pointer (&self->edition, byline_edition_unref);
  g_clear_pointer (&self->read, byline_edition_unref);
  self->edition = g_steal_pointer (&edition);
  fill_page (self);
  if (self->edition->lead == NULL && self->filter->unread)
    ask_for_read (self);
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
stop (BylineEditionView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
ask (BylineEditionView *self)
{
  if (self->library == NULL || self->filter == NULL)
    return;
  stop (self);
  self->cancellable = g_cancellable_new ();
  byline_library_get_edition_async (self->library, self->filter, self->since, self->cancellable,
                                    edition_cb, g_object_ref (self));
}

static void
for_each_story (BylineEditionView *self,
                void (*func) (BylineEditionStory *, gpointer),
                gpointer data)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->page));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (BYLINE_IS_EDITION_STORY (child))
      func (BYLINE_EDITION_STORY (child), data);
}

static void
take_marks (BylineEditionStory *widget, gpointer data)
{
  GPtrArray *stories = data;

  for (guint i = 0; i < stories->len; i++)
    {
      BylineStory *story = g_ptr_array_index (stories, i);

      if (story->id == byline_edition_story_get_story (widget)->id)
        byline_edition_story_set_story (widget, story);
    }
}

static void
marks_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineEditionView) self = user_data;
  g_autoptr (GPtrArray)
    stories = byline_library_get_stories_finish (BYLINE_LIBRARY (source), result, NULL);

  if (stories != NULL && self->page != NULL)
    for_each_story (self, take_marks, stories);
}

static void
ask_for_marks (BylineEditionView *self)
{
  g_autoptr (GArray) ids = byline_edition_view_list_ids (self);

  if (ids->len > 0)
    byline_library_get_stories_async (self->library, (const gint64 *) (gpointer) ids->data,
                                      ids->len, NULL, marks_cb, g_object_ref (self));
}

static void
count_new_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineEditionView) self = user_data;
  guint n = byline_library_count_new_finish (BYLINE_LIBRARY (source), result, NULL);
  g_autofree char *number = byline_number_text (n);
  g_autofree char *text = NULL;

  if (n == 0 || self->head == NULL || self->edition == NULL || self->page == NULL)
    return;
  /* Translators: a button at the top of the front page that adds what came in meanwhile */
  text = g_strdup_printf (ngettext ("%s new story", "%s new stories", n), number);
  byline_edition_head_set_new (self->head, text);
  g_object_set_data (G_OBJECT (self->head), "byline-fresh", self->head);
}

/* --- The widget --- */

static void
byline_edition_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (byline_edition_view_parent_class)->map (widget);

  queue_show_range (BYLINE_EDITION_VIEW (widget));
}

/* Fonts may be drawn otherwise. */
static void
byline_edition_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (byline_edition_view_parent_class)->system_setting_changed (widget, setting);

  if (setting == GTK_SYSTEM_SETTING_FONT_CONFIG && BYLINE_EDITION_VIEW (widget)->page != NULL)
    update_style (BYLINE_EDITION_VIEW (widget));
}

static void
check_text (BylineEditionView *self)
{
  if (self->page != NULL && !byline_text_context_is_current (self->text_context, GTK_WIDGET (self)))
    update_style (self);
}

/* Another font, or another size of text. */
static void
byline_edition_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (byline_edition_view_parent_class)->css_changed (widget, change);

  check_text (BYLINE_EDITION_VIEW (widget));
}

static void
byline_edition_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (byline_edition_view_parent_class)->direction_changed (widget, previous);

  check_text (BYLINE_EDITION_VIEW (widget));
}

static void
byline_edition_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BylineEditionView *self = BYLINE_EDITION_VIEW (object);

  switch (id)
    {
    case PROP_LOAD_PICTURES:
      self->load_pictures = g_value_get_boolean (value);
      if (self->edition != NULL)
        fill_page (self);
      break;
    case PROP_TEXT_SCALE:
      self->text_scale = g_value_get_double (value);
      update_style (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
byline_edition_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BylineEditionView *self = BYLINE_EDITION_VIEW (object);

  switch (id)
    {
    case PROP_LOAD_PICTURES:
      g_value_set_boolean (value, self->load_pictures);
      break;
    case PROP_TEXT_SCALE:
      g_value_set_double (value, self->text_scale);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
byline_edition_view_dispose (GObject *object)
{
  BylineEditionView *self = BYLINE_EDITION_VIEW (object);

  stop (self);
  if (self->page != NULL)
    stop_placing (self);
  forget_return (self);
  g_clear_handle_id (&self->show_source, g_source_remove);
  self->page = NULL;
  self->head = NULL;
  g_clear_weak_pointer (&self->menu_story);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->own_head);
  g_clear_object (&self->text_context);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (byline_edition_view_parent_class)->dispose (object);

  g_queue_clear_full (&self->places, place_free);
  g_clear_pointer (&self->filter, byline_filter_free);
  g_clear_pointer (&self->edition, byline_edition_unref);
  g_clear_pointer (&self->read, byline_edition_unref);
}

static void
byline_edition_view_class_init (BylineEditionViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = byline_edition_view_dispose;
  object_class->set_property = byline_edition_view_set_property;
  object_class->get_property = byline_edition_view_get_property;
  widget_class->map = byline_edition_view_map;
  widget_class->system_setting_changed = byline_edition_view_system_setting_changed;
  widget_class->css_changed = byline_edition_view_css_changed;
  widget_class->direction_changed = byline_edition_view_direction_changed;

  properties[PROP_LOAD_PICTURES] = g_param_spec_boolean ("load-pictures", NULL, NULL, TRUE, flags);
  properties[PROP_TEXT_SCALE] = g_param_spec_double ("text-scale", NULL, NULL, 0.1, 10, 1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[STORY_ACTIVATED] = byline_signal_new (klass, "story-activated", 1, G_TYPE_INT64);
  signals[FILTER_REQUESTED] = byline_signal_new (klass, "filter-requested", 1, BYLINE_TYPE_FILTER);
  signals[MESSAGE] = byline_signal_new (klass, "message", 1, G_TYPE_STRING);
  signals[SHOWN] = byline_signal_new (klass, "shown", 0);
  gtk_widget_class_install_action (widget_class, "edition.why", NULL, why_cb);
}

static void
byline_edition_view_init (BylineEditionView *self)
{
  GtkAdjustment *adjustment;

  self->text_scale = 1;
  self->load_pictures = TRUE;
  self->page = BYLINE_EDITION_PAGE (byline_edition_page_new ());
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->page));
  adw_bin_set_child (ADW_BIN (self), self->scrolled);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue_show_range), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (queue_show_range), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Front Page"), -1);
  update_style (self);
}

GtkWidget *
byline_edition_view_new (void)
{
  return g_object_new (BYLINE_TYPE_EDITION_VIEW, NULL);
}

void
byline_edition_view_set_library (BylineEditionView *self, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  g_set_object (&self->library, library);
}

void
byline_edition_view_set_menu_func (BylineEditionView *self,
                                   BylineStoryMenuFunc func,
                                   gpointer user_data)
{
  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  self->menu_func = func;
  self->menu_data = user_data;
}

void
byline_edition_view_set_since (BylineEditionView *self, gint64 since)
{
  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  self->since = since;
}

void
byline_edition_view_clear (BylineEditionView *self)
{
  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  remember_place (self);
  forget_return (self);
  /* The stories that stand there know the old filter until they are gone. */
  stop (self);
  stop_placing (self);
  byline_edition_page_clear (self->page);
  self->head = NULL;
  g_clear_object (&self->own_head);
  g_clear_pointer (&self->filter, byline_filter_free);
  g_clear_pointer (&self->edition, byline_edition_unref);
  g_clear_pointer (&self->read, byline_edition_unref);
}

void
byline_edition_view_show (BylineEditionView *self, const BylineFilter *filter, GtkWidget *head)
{
  g_autoptr (GtkWidget) owned = head != NULL ? g_object_ref_sink (head) : NULL;

  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  byline_edition_view_clear (self);
  self->filter = byline_filter_copy (filter);
  g_set_object (&self->own_head, owned);
  self->last_id = 0;
  self->shown_at = g_get_monotonic_time ();
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  ask (self);
}

void
byline_edition_view_go_back (BylineEditionView *self)
{
  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  forget_return (self);
  if (self->filter != NULL)
    self->place = take_place (self, self->filter);
}

void
byline_edition_view_reload (BylineEditionView *self)
{
  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  ask (self);
}

/* Nobody has begun to look at a page that has just been made, as at the first start, while the first
 * stories come in: what comes then belongs to it. */
static gboolean
is_fresh (BylineEditionView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (self->scrolled));

  return g_get_monotonic_time () - self->shown_at < FRESH_TIME && self->last_id == 0 &&
         gtk_adjustment_get_value (adjustment) == 0 &&
         gtk_widget_get_focus_child (GTK_WIDGET (self->page)) == NULL;
}

void
byline_edition_view_update (BylineEditionView *self, guint changes)
{
  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  if (self->library == NULL || self->filter == NULL || self->edition == NULL)
    return;
  if (changes & BYLINE_LIBRARY_CHANGES_FLAGS)
    ask_for_marks (self);
  if (!(changes & (BYLINE_LIBRARY_CHANGES_STORIES | BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS)))
    return;
  /* What the user unsubscribes from goes at once. */
  if (self->edition->lead == NULL || is_fresh (self) ||
      (changes & BYLINE_LIBRARY_CHANGES_SUBSCRIPTIONS))
    ask (self);
  else
    byline_library_count_new_async (self->library, self->filter, self->edition->newest, NULL,
                                    count_new_cb, g_object_ref (self));
}

void
byline_edition_view_update_story (BylineEditionView *self, gint64 story_id)
{
  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  if (self->library != NULL && self->edition != NULL)
    byline_library_get_stories_async (self->library, &story_id, 1, NULL, marks_cb,
                                      g_object_ref (self));
}

void
byline_edition_view_set_counts (BylineEditionView *self, guint n_stories, guint n_unread)
{
  g_autofree char *counts = NULL;

  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  if (self->head == NULL || self->edition == NULL)
    return;
  counts = byline_edition_text_counts (n_stories, n_unread);
  byline_edition_head_set_counts (self->head, counts);
}

GArray *
byline_edition_view_list_ids (BylineEditionView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) items = NULL;

  g_return_val_if_fail (BYLINE_IS_EDITION_VIEW (self), ids);

  if (self->edition == NULL)
    return ids;
  items = self->read != NULL ? list_read (self) : byline_edition_list_items (self->edition);
  for (guint i = 0; i < items->len; i++)
    {
      const BylineEditionItem *item = g_ptr_array_index (items, i);

      g_array_append_val (ids, item->candidate->story->id);
    }
  return ids;
}

static void
find_last (BylineEditionStory *widget, gpointer data)
{
  gpointer *place = data;
  const BylineEditionView *self = place[0];

  if (place[1] == NULL || byline_edition_story_get_story (widget)->id == self->last_id)
    place[1] = widget;
}

void
byline_edition_view_grab_focus (BylineEditionView *self)
{
  gpointer place[] = { self, NULL };

  g_return_if_fail (BYLINE_IS_EDITION_VIEW (self));

  for_each_story (self, find_last, place);
  if (place[1] == NULL)
    return;
  gtk_widget_grab_focus (place[1]);
  /* A lead that is higher than what is seen would take the place of the date line. */
  if (self->last_id == 0)
    gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
}
