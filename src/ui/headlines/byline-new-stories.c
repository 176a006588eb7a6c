/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-new-stories.h"

#include <glib/gi18n.h>

struct _BylineNewStories {
  AdwBin parent_instance;

  GtkWidget *revealer;
  GtkWidget *button;
  GtkAdjustment *scroll; /* the list's */
  guint n_new;
  guint source; /* looks once the rows have their place */
};

G_DEFINE_FINAL_TYPE (BylineNewStories, byline_new_stories, ADW_TYPE_BIN)

static gboolean
is_at_top (BylineNewStories *self)
{
  return gtk_adjustment_get_value (self->scroll) <= gtk_adjustment_get_lower (self->scroll) + 1;
}

/* What is not seen is not to be found by a screen reader, either. */
static void
update_visible (BylineNewStories *self)
{
  GtkRevealer *revealer = GTK_REVEALER (self->revealer);

  gtk_widget_set_visible (GTK_WIDGET (self), gtk_revealer_get_reveal_child (revealer) ||
                                               gtk_revealer_get_child_revealed (revealer));
}

static void
show_count (BylineNewStories *self)
{
  g_autofree char *text = NULL;

  if (self->n_new > 0)
    {
      text = g_strdup_printf (ngettext ("%'u New Story", "%'u New Stories", self->n_new),
                              self->n_new);
      gtk_button_set_label (GTK_BUTTON (self->button), text);
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), self->n_new > 0);
  gtk_widget_set_can_target (GTK_WIDGET (self), self->n_new > 0);
  update_visible (self);
}

static void
scrolled_cb (BylineNewStories *self)
{
  if (self->source == 0 && self->n_new > 0 && is_at_top (self))
    byline_new_stories_reset (self);
}

/* Whoever is at the top sees them come. */
static gboolean
settled_cb (gpointer user_data)
{
  BylineNewStories *self = user_data;

  self->source = 0;
  if (is_at_top (self))
    self->n_new = 0;
  show_count (self);
  return G_SOURCE_REMOVE;
}

static void
clicked_cb (BylineNewStories *self)
{
  gtk_adjustment_set_value (self->scroll, gtk_adjustment_get_lower (self->scroll));
  byline_new_stories_reset (self);
}

static void
byline_new_stories_dispose (GObject *object)
{
  BylineNewStories *self = BYLINE_NEW_STORIES (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->scroll);

  G_OBJECT_CLASS (byline_new_stories_parent_class)->dispose (object);
}

static void
byline_new_stories_class_init (BylineNewStoriesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_new_stories_dispose;
}

static void
byline_new_stories_init (BylineNewStories *self)
{
  self->button = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->button, "pill");
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_widget_add_css_class (self->button, "new-stories");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_DOWN);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->button);
  g_signal_connect_object (self->revealer, "notify::child-revealed", G_CALLBACK (update_visible),
                           self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), self->revealer);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 6);
  show_count (self);
}

GtkWidget *
byline_new_stories_new (GtkScrolledWindow *list)
{
  BylineNewStories *self = g_object_new (BYLINE_TYPE_NEW_STORIES, NULL);

  self->scroll = g_object_ref (gtk_scrolled_window_get_vadjustment (list));
  g_signal_connect_object (self->scroll, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
byline_new_stories_add (BylineNewStories *self, guint n)
{
  g_return_if_fail (BYLINE_IS_NEW_STORIES (self));

  self->n_new += n;
  /* A frame later the list has its new height. */
  if (self->source == 0)
    self->source = g_timeout_add (100, settled_cb, self);
}

void
byline_new_stories_reset (BylineNewStories *self)
{
  g_return_if_fail (BYLINE_IS_NEW_STORIES (self));

  g_clear_handle_id (&self->source, g_source_remove);
  self->n_new = 0;
  show_count (self);
}

guint
byline_new_stories_get_count (BylineNewStories *self)
{
  g_return_val_if_fail (BYLINE_IS_NEW_STORIES (self), 0);

  return self->n_new;
}
