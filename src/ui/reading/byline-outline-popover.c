/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-outline-popover.h"

#include <glib/gi18n.h>

/* What is shown at most; and how high it is before it scrolls, in pixels. */
#define MAX_ITEMS 300
#define MAX_HEIGHT 420
#define INDENT 14
#define WIDTH 280

struct _BylineOutlinePopover {
  GtkPopover parent_instance;

  BylineReadingView *view; /* unowned */
  GtkWidget *left;         /* unowned: how long the rest takes */
  GtkWidget *none;         /* unowned: that there are no headings */
  GtkWidget *scroller;     /* unowned */
  GtkWidget *list;         /* unowned */
};

G_DEFINE_FINAL_TYPE (BylineOutlinePopover, byline_outline_popover, GTK_TYPE_POPOVER)

static void
clicked_cb (GtkWidget *button, BylineOutlinePopover *self)
{
  guint offset = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "byline-offset"));

  gtk_popover_popdown (GTK_POPOVER (self));
  byline_reading_view_go_to (self->view, offset);
}

static GtkWidget *
make_row (BylineOutlinePopover *self, const BylineOutlineItem *item, guint top, gboolean is_current)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (item->title);
  guint depth = item->level > top ? MIN (item->level - top, 4) : 0;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_widget_set_margin_start (label, (int) depth * INDENT);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "byline-outline-row");
  if (is_current)
    {
      gtk_widget_add_css_class (button, "byline-outline-current");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      _ ("You are reading here"), -1);
    }
  g_object_set_data (G_OBJECT (button), "byline-offset", GUINT_TO_POINTER (item->offset));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);

  return button;
}

/* That there are more headings than the list has. */
static GtkWidget *
make_rest (guint n_headings)
{
  g_autofree char *text = g_strdup_printf (_ ("These are the first %u of %u headings."), MAX_ITEMS,
                                           n_headings);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);

  return label;
}

static void
fill (BylineOutlinePopover *self)
{
  g_autoptr (BylineStoryOutline) outline = byline_reading_view_dup_outline (self->view);
  g_autofree char *left = NULL;
  GtkWidget *child, *current = NULL;
  guint top = 6;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < outline->items->len; i++)
    top = MIN (top, ((BylineOutlineItem *) outline->items->pdata[i])->level);
  for (guint i = 0; i < MIN (outline->items->len, MAX_ITEMS); i++)
    {
      child = make_row (self, g_ptr_array_index (outline->items, i), top, i == outline->current);
      gtk_box_append (GTK_BOX (self->list), child);
      if (i == outline->current)
        current = child;
    }

  if (outline->items->len > MAX_ITEMS)
    gtk_box_append (GTK_BOX (self->list), make_rest (outline->items->len));
  left = outline->minutes_left > 0
           /* Translators: how long reading the rest of a story takes */
           ? g_strdup_printf (ngettext ("About %u minute left", "About %u minutes left",
                                        outline->minutes_left),
                              outline->minutes_left)
           : g_strdup (_ ("At the end of the story"));
  gtk_label_set_text (GTK_LABEL (self->left), left);
  gtk_widget_set_visible (self->none, outline->items->len == 0);
  gtk_widget_set_visible (self->scroller, outline->items->len > 0);
  if (current != NULL)
    gtk_widget_grab_focus (current);
}

static void
byline_outline_popover_show (GtkWidget *widget)
{
  BylineOutlinePopover *self = BYLINE_OUTLINE_POPOVER (widget);

  if (self->view != NULL)
    fill (self);

  GTK_WIDGET_CLASS (byline_outline_popover_parent_class)->show (widget);
}

static void
byline_outline_popover_class_init (BylineOutlinePopoverClass *klass)
{
  GTK_WIDGET_CLASS (klass)->show = byline_outline_popover_show;
}

static void
byline_outline_popover_init (BylineOutlinePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->left = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->left, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (self->left), 0);
  gtk_widget_set_margin_start (self->left, 12);
  gtk_widget_set_margin_end (self->left, 12);
  gtk_widget_set_margin_top (self->left, 6);
  self->none = gtk_label_new (_ ("This story has no headings."));
  gtk_widget_set_margin_start (self->none, 12);
  gtk_widget_set_margin_end (self->none, 12);
  gtk_widget_set_margin_bottom (self->none, 6);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (self->scroller), WIDTH);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_box_append (GTK_BOX (box), self->left);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

void
byline_outline_popover_set_view (BylineOutlinePopover *self, BylineReadingView *view)
{
  g_return_if_fail (BYLINE_IS_OUTLINE_POPOVER (self));

  self->view = view;
}
