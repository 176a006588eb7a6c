/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-edition-view-private.h"

#include <glib/gi18n.h>

#include "byline-clock.h"
#include "byline-edition-text.h"
#include "byline-menu-gestures.h"
#include "byline-number-text.h"

/* Where nothing is unread, as many of those that were read today are shown. */
#define MAX_READ_TODAY 6

/* --- What is asked for --- */

static void
request_filter (BylineEditionView *self, BylineFilter *filter)
{
  g_signal_emit_by_name (self, "filter-requested", filter);
}

static void
story_activated_cb (BylineEditionView *self, BylineEditionStory *widget)
{
  self->last_id = byline_edition_story_get_story (widget)->id;
  g_signal_emit_by_name (self, "story-activated", self->last_id);
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

/* --- The menu of a story --- */

/* The popover belongs to the view: within the page its keys would go from story to story. */
static void
show_menu_cb (BylineEditionStory *widget, double x, double y, BylineEditionView *self)
{
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenu) why = g_menu_new ();

  if (self->menu_func == NULL)
    return;
  gtk_widget_translate_coordinates (GTK_WIDGET (widget), GTK_WIDGET (self), x, y, &x, &y);
  menu = self->menu_func (byline_edition_story_get_story (widget), self->menu_data);
  g_menu_append (why, _ ("_Why Here?"), "edition.why");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (why));
  g_set_weak_pointer (&self->menu_story, widget);
  if (self->popover == NULL)
    self->popover = byline_menu_popover_new (GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  byline_menu_popover_show (self->popover, G_MENU_MODEL (menu), GTK_WIDGET (widget));
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
  g_signal_connect_object (widget, "menu", G_CALLBACK (show_menu_cb), self, 0);
  byline_edition_page_append (self->page, kind, widget);
}

void
_byline_edition_view_add_story (BylineEditionView *self,
                                BylineEditionBoxKind kind,
                                BylineEditionRank rank,
                                BylineEditionGroupKind group,
                                BylineEditionItem *item)
{
  add_story_of (self, self->edition, kind, rank, group, item);
}

void
_byline_edition_view_add_head (BylineEditionView *self)
{
  const BylineEdition *edition = self->edition;
  g_autofree char *date = byline_edition_text_date (byline_clock_now ());
  g_autofree char *counts = byline_edition_text_counts (edition->n_stories, edition->n_unread);
  GtkWidget *head;

  self->head = NULL;
  if (self->own_head != NULL)
    {
      byline_edition_page_append (self->page, BYLINE_EDITION_BOX_HEAD, self->own_head);
      return;
    }
  head = byline_edition_head_new (date, counts);
  self->head = BYLINE_EDITION_HEAD (head);
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

void
_byline_edition_view_add_group (BylineEditionView *self, BylineEditionGroup *group)
{
  add_group_head (self, group);
  for (guint i = 0; i < group->items->len; i++)
    _byline_edition_view_add_story (self, BYLINE_EDITION_BOX_STORY, rank_in (group, i), group->kind,
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

void
_byline_edition_view_add_end (BylineEditionView *self)
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

GPtrArray *
_byline_edition_view_list_read (BylineEditionView *self)
{
  GPtrArray *items = self->read != NULL ? byline_edition_list_items (self->read)
                                        : g_ptr_array_new ();

  g_ptr_array_set_size (items, (int) MIN (items->len, MAX_READ_TODAY));
  return items;
}

void
_byline_edition_view_add_read (BylineEditionView *self)
{
  g_autoptr (GPtrArray) items = _byline_edition_view_list_read (self);
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
}

/* None says so as a headline. */
void
_byline_edition_view_add_nothing (BylineEditionView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *title = _ ("No Stories"), *text = _ ("Refresh to get the latest stories.");

  if (self->filter->search != NULL)
    {
      title = _ ("No Results Found");
      text = _ ("Try a different search or remove a filter.");
    }
  else if (self->filter->muted)
    {
      title = _ ("No Muted Stories");
      text = _ ("Muted stories of this list appear here.");
    }
  else if (byline_filter_is_combined (self->filter))
    text = _ ("No story matches all of these filters. Remove one to see more.");
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
  _byline_edition_view_add_read (self);
}
