/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-reading-header.h"

#include "byline-config.h"
#include "byline-late-popover.h"
#include "byline-outline-popover.h"
#include "byline-toggle-state.h"
#include "byline-typography-popover.h"

#define EXTRAS_WIDTH 440
/* With a way back, and the window's buttons at both sides. */
#define EXTRAS_WIDTH_ALONE 680
#define FRONT_PAGE_WIDTH 360
/* On a phone, the story's menu has it. */
#define UNREAD_WIDTH 400
#define FRONT_PAGE_WIDTH_ALONE 460

struct _BylineReadingHeader {
  AdwBin parent_instance;

  AdwHeaderBar *bar;
  GtkLabel *title;
  GtkWidget *back_button;
  GtkWidget *front_page_button;
  GtkButton *saved_button;
  GtkWidget *unread_button;
  GtkMenuButton *outline_button;
  GtkMenuButton *type_button;
  GtkMenuButton *menu_button;
  GtkWidget *extras;
  GMenuModel *story_menu;

  BylineSettings *settings;
  BylineReadingView *view; /* unowned: it lives as long as this */
  int width;               /* that it has, or will have */
  gboolean is_front_page;  /* what is below is no story */
};

G_DEFINE_FINAL_TYPE (BylineReadingHeader, byline_reading_header, ADW_TYPE_BIN)

/* Alone it has a button more. A front page that is alone says what it is of, in place of what a story has. */
static void
update_buttons (BylineReadingHeader *self)
{
  gboolean is_alone = gtk_widget_get_visible (self->back_button);
  gboolean has_title = is_alone && self->is_front_page;

  gtk_widget_set_visible (GTK_WIDGET (self->title), has_title);
  gtk_widget_set_visible (GTK_WIDGET (self->saved_button), !has_title);
  gtk_widget_set_visible (GTK_WIDGET (self->outline_button), !has_title);
  gtk_widget_set_visible (self->extras, !has_title && self->width >= (is_alone ? EXTRAS_WIDTH_ALONE
                                                                               : EXTRAS_WIDTH));
  gtk_widget_set_visible (self->unread_button,
                          !is_alone || (!has_title && self->width >= UNREAD_WIDTH));
  gtk_widget_set_visible (self->front_page_button,
                          !has_title &&
                            self->width >= (is_alone ? FRONT_PAGE_WIDTH_ALONE : FRONT_PAGE_WIDTH));
}

static GtkWidget *
make_outline (gpointer user_data)
{
  BylineReadingHeader *self = user_data;
  GtkWidget *popover = g_object_new (BYLINE_TYPE_OUTLINE_POPOVER, NULL);

  byline_outline_popover_set_view (BYLINE_OUTLINE_POPOVER (popover), self->view);
  return popover;
}

static GtkWidget *
make_typography (gpointer user_data)
{
  BylineReadingHeader *self = user_data;
  GtkWidget *popover = g_object_new (BYLINE_TYPE_TYPOGRAPHY_POPOVER, NULL);

  byline_typography_popover_set_settings (BYLINE_TYPOGRAPHY_POPOVER (popover), self->settings);
  return popover;
}

static void
byline_reading_header_finalize (GObject *object)
{
  BylineReadingHeader *self = BYLINE_READING_HEADER (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (byline_reading_header_parent_class)->finalize (object);
}

static void
byline_reading_header_class_init (BylineReadingHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = byline_reading_header_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_APPLICATION_PATH "/byline-reading-header.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, BylineReadingHeader, name)
  CHILD (bar);
  CHILD (title);
  CHILD (back_button);
  CHILD (front_page_button);
  CHILD (saved_button);
  CHILD (unread_button);
  CHILD (outline_button);
  CHILD (type_button);
  CHILD (menu_button);
  CHILD (extras);
  CHILD (story_menu);
#undef CHILD
}

static void
byline_reading_header_init (BylineReadingHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  byline_late_popover_set (self->outline_button, make_outline, self);
  byline_late_popover_set (self->type_button, make_typography, self);
  byline_late_popover_set_menu (self->menu_button, self->story_menu);
  byline_toggle_state_say (GTK_TOGGLE_BUTTON (self->saved_button));
  byline_toggle_state_say (GTK_TOGGLE_BUTTON (self->unread_button));
}

void
byline_reading_header_set_up (BylineReadingHeader *self,
                              BylineSettings *settings,
                              BylineReadingView *view)
{
  g_return_if_fail (BYLINE_IS_READING_HEADER (self));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  self->view = view;
}

void
byline_reading_header_set_alone (BylineReadingHeader *self, gboolean is_alone)
{
  g_return_if_fail (BYLINE_IS_READING_HEADER (self));

  adw_header_bar_set_show_start_title_buttons (self->bar, is_alone);
  gtk_widget_set_visible (self->back_button, is_alone);
  update_buttons (self);
}

void
byline_reading_header_set_width (BylineReadingHeader *self, int width)
{
  g_return_if_fail (BYLINE_IS_READING_HEADER (self));

  self->width = width;
  update_buttons (self);
}

void
byline_reading_header_set_has_story (BylineReadingHeader *self, gboolean has_story)
{
  g_return_if_fail (BYLINE_IS_READING_HEADER (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->outline_button), has_story);
}

void
byline_reading_header_set_front_page (BylineReadingHeader *self, const char *title)
{
  g_return_if_fail (BYLINE_IS_READING_HEADER (self));

  self->is_front_page = title != NULL;
  gtk_label_set_label (self->title, title != NULL ? title : "");
  update_buttons (self);
}

void
byline_reading_header_set_saved (BylineReadingHeader *self, gboolean is_saved)
{
  g_return_if_fail (BYLINE_IS_READING_HEADER (self));

  gtk_button_set_icon_name (self->saved_button,
                            is_saved ? "byline-saved-symbolic" : "byline-unsaved-symbolic");
}

void
byline_reading_header_show_outline (BylineReadingHeader *self)
{
  g_return_if_fail (BYLINE_IS_READING_HEADER (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self->outline_button)))
    gtk_menu_button_popup (self->outline_button);
}

void
byline_reading_header_show_typography (BylineReadingHeader *self)
{
  g_return_if_fail (BYLINE_IS_READING_HEADER (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self->type_button)))
    gtk_menu_button_popup (self->type_button);
}
