/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-private.h"

/* As in the template; below the last of them, which leaves room for a frame of 900 pixels, the
 * sidebar folds away. */
#define SIDEBAR_WIDTH 248
#define HEADLINES_WIDTH 372
#define THREE_PANES_WIDTH 880
#define READING_MIN_WIDTH 246
#define READING_EXTRAS_WIDTH 400
#define LISTS_EXTRAS_WIDTH 640

/* A leaflet gives the focus to the first button of what it shows, even where nothing is folded and
 * nothing has to move: there it stays where it was, and in a single pane it goes to the content. */
static void
show_pane (BylineWindow *self, AdwLeaflet *leaflet, GtkWidget *pane, GtkWidget *content)
{
  g_autoptr (GtkWidget) focus = NULL;

  g_set_object (&focus, gtk_window_get_focus (GTK_WINDOW (self)));
  adw_leaflet_set_visible_child (leaflet, pane);
  if (!adw_leaflet_get_folded (leaflet))
    gtk_window_set_focus (GTK_WINDOW (self), focus);
  else if (content != NULL && !gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

void
_byline_window_show_reading (BylineWindow *self)
{
  if (adw_leaflet_get_visible_child (self->outer) != self->reading_pane)
    show_pane (self, self->outer, self->reading_pane, GTK_WIDGET (self->reading));
}

void
_byline_window_show_headlines (BylineWindow *self)
{
  show_pane (self, self->outer, self->lists_pane, NULL);
  show_pane (self, self->inner, self->headlines_pane, GTK_WIDGET (self->headlines));
}

void
_byline_window_show_sidebar (BylineWindow *self)
{
  g_object_set (self->window_settings, "sidebar-visible", TRUE, NULL);
  show_pane (self, self->outer, self->lists_pane, NULL);
  show_pane (self, self->inner, self->sidebar_pane, GTK_WIDGET (self->sidebar));
}

/* Which header bar carries the window's buttons, and which panes need a way back. */
void
_byline_window_update_folding (BylineWindow *self)
{
  gboolean outer = adw_leaflet_get_folded (self->outer);
  gboolean inner = adw_leaflet_get_folded (self->inner);
  gboolean sidebar_visible = TRUE;

  g_object_get (self->window_settings, "sidebar-visible", &sidebar_visible, NULL);
  gtk_widget_set_visible (self->sidebar_pane, sidebar_visible);
  gtk_widget_set_visible (self->inner_separator, sidebar_visible);

  adw_header_bar_set_show_end_title_buttons (self->sidebar_header, outer && inner);
  adw_header_bar_set_show_start_title_buttons (self->headlines_header, inner || !sidebar_visible);
  adw_header_bar_set_show_end_title_buttons (self->headlines_header, outer);
  adw_header_bar_set_show_start_title_buttons (self->reading_header, outer);
  gtk_widget_set_visible (self->sidebar_button, inner || !sidebar_visible);
  gtk_widget_set_visible (self->back_button, outer);
  _byline_window_state_changed (self);
}

/* Beside the reading pane the lists take the width of both or of one of them, never something
 * between. */
void
_byline_window_update_panes (BylineWindow *self, int width)
{
  gboolean sidebar = gtk_widget_get_visible (self->sidebar_pane) && width >= THREE_PANES_WIDTH;
  int lists_width = HEADLINES_WIDTH + (sidebar ? SIDEBAR_WIDTH + 1 : 0), old_width = 0,
      reading_width;

  /* What a narrow header bar has no room for is in its menu too. */
  reading_width = width - lists_width - 1;
  if (reading_width < READING_MIN_WIDTH)
    reading_width = width;
  gtk_widget_set_visible (self->reading_extras, reading_width >= READING_EXTRAS_WIDTH);
  gtk_widget_set_visible (self->mark_all_button,
                          reading_width < width || width >= LISTS_EXTRAS_WIDTH);

  g_object_get (self->lists_pane, "width", &old_width, NULL);
  if (lists_width != old_width)
    g_object_set (self->lists_pane, "width", lists_width, NULL);
}
