/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-menu.h"

#include "byline-author-card.h"
#include "byline-document-place.h"

#include <glib/gi18n.h>

#include "byline-signal.h"

struct _BylineDocumentMenu {
  GObject parent_instance;

  const BylineDocumentLook *look; /* the view's */
  BylineDocumentLinks *links;     /* unowned: the view's */
  GtkWidget *popover;             /* nullable: until it is first opened */
  GSimpleActionGroup *actions;
  char *target;  /* nullable: the address that the menu is about */
  char *picture; /* nullable: that of a picture */
};

G_DEFINE_FINAL_TYPE (BylineDocumentMenu, byline_document_menu, G_TYPE_OBJECT)

enum { ACTIVATE, MESSAGE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
byline_document_menu_finalize (GObject *object)
{
  BylineDocumentMenu *self = BYLINE_DOCUMENT_MENU (object);

  g_free (self->target);
  g_free (self->picture);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (byline_document_menu_parent_class)->finalize (object);
}

static void
byline_document_menu_class_init (BylineDocumentMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_document_menu_finalize;

  signals[ACTIVATE] = byline_signal_new (klass, "activate", 3, G_TYPE_UINT, G_TYPE_STRING,
                                         G_TYPE_INT64);
  signals[MESSAGE] = byline_signal_new (klass, "message", 1, G_TYPE_STRING);
}

/* --- What it does --- */

static void
activate (BylineDocumentMenu *self, BylineLinkKind kind)
{
  g_autofree char *target = g_strdup (self->target);

  if (target != NULL)
    g_signal_emit (self, signals[ACTIVATE], 0, (guint) kind, target, (gint64) 0);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  activate (user_data, BYLINE_LINK_URI);
}

static void
open_in_browser_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  activate (user_data, BYLINE_LINK_BROWSER);
}

static void
copy_link_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BylineDocumentMenu *self = user_data;

  if (self->target == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->look->view)), self->target);
  g_signal_emit (self, signals[MESSAGE], 0, _ ("Link copied"));
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BylineDocumentMenu *self = user_data;

  gtk_widget_activate_action (GTK_WIDGET (self->look->view), "clipboard.copy", NULL);
}

static void
select_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BylineDocumentMenu *self = user_data;

  gtk_widget_grab_focus (GTK_WIDGET (self->look->view));
  gtk_widget_activate_action (GTK_WIDGET (self->look->view), "selection.select-all", NULL);
}

static const GActionEntry entries[] = {
  { "open-link", open_cb },        { "open-link-in-browser", open_in_browser_cb },
  { "copy-link", copy_link_cb },   { "copy", copy_cb },
  { "select-all", select_all_cb },
};

/* --- How it opens --- */

static void
append_picture (GMenu *menu, const char *label, const char *action, const char *url)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", url);
  g_menu_append_item (menu, item);
}

/* The actions are those of who shows the view. */
static void
append_pictures (GMenu *menu, const char *url)
{
  g_autoptr (GMenu) picture = g_menu_new ();

  append_picture (picture, _ ("_View Picture"), "picture.view", url);
  append_picture (picture, _ ("_Copy Picture"), "picture.copy", url);
  append_picture (picture, _ ("_Save Picture…"), "picture.save", url);
  append_picture (picture, _ ("Open Picture in _Browser"), "picture.browse", url);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (picture));
}

static GMenuModel *
make_model (BylineDocumentMenu *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) link = g_menu_new ();
  g_autoptr (GMenu) text = g_menu_new ();

  if (self->target != NULL)
    {
      g_menu_append (link, _ ("_Open Link"), "document.open-link");
      g_menu_append (link, _ ("Open Link in _Browser"), "document.open-link-in-browser");
      g_menu_append (link, _ ("_Copy Link"), "document.copy-link");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (link));
    }
  if (self->picture != NULL)
    append_pictures (menu, self->picture);
  g_menu_append (text, _ ("Co_py"), "document.copy");
  g_menu_append (text, _ ("_Find in Story…"), "win.find");
  g_menu_append (text, _ ("Select _All"), "document.select-all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (text));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
set_target (BylineDocumentMenu *self, const BylineDocumentLink *link)
{
  g_clear_pointer (&self->target, g_free);
  if (link != NULL && (link->kind == BYLINE_LINK_URI || link->kind == BYLINE_LINK_BROWSER))
    self->target = g_strdup (link->target);
  g_clear_pointer (&self->picture, g_free);
  if (link != NULL && link->kind == BYLINE_LINK_PICTURE)
    self->picture = g_strdup (link->target);
}

static void
popup (BylineDocumentMenu *self, const BylineDocumentLink *link, const GdkRectangle *place)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->look->view);
  GAction *copy = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "copy");
  g_autoptr (GMenuModel) model = NULL;

  set_target (self, link);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (copy), gtk_text_buffer_get_has_selection (buffer));
  model = make_model (self);
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self->look->view));
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
popup_at (BylineDocumentMenu *self, double x, double y)
{
  const GdkRectangle place = { (int) x, (int) y, 1, 1 };

  /* Behind the menu the keyboard is where it was opened. */
  gtk_widget_grab_focus (GTK_WIDGET (self->look->view));
  popup (self, byline_document_links_find (self->links, x, y), &place);
}

/* An author's card has a menu of its own. */
static gboolean
is_on_card (BylineDocumentMenu *self, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->look->view), x, y, GTK_PICK_DEFAULT);

  return at != NULL && (BYLINE_IS_AUTHOR_CARD (at) ||
                        gtk_widget_get_ancestor (at, BYLINE_TYPE_AUTHOR_CARD) != NULL);
}

static void
ask (BylineDocumentMenu *self, double x, double y, GtkGesture *gesture)
{
  if (is_on_card (self, x, y))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  /* The text view has a menu of its own: an editor's. */
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  popup_at (self, x, y);
}

static void
pressed_cb (BylineDocumentMenu *self, int n_press, double x, double y, GtkGesture *gesture)
{
  ask (self, x, y, gesture);
}

static void
long_pressed_cb (BylineDocumentMenu *self, double x, double y, GtkGesture *gesture)
{
  ask (self, x, y, gesture);
}

/* By the keyboard: below the link that has the focus, else where the text begins that is in sight. */
void
byline_document_menu_show (BylineDocumentMenu *self)
{
  const BylineDocumentLink *link = byline_document_links_get_focus (self->links);
  GdkRectangle place = { gtk_widget_get_width (GTK_WIDGET (self->look->view)) / 3, 48, 1, 1 };
  GdkRectangle location;
  GtkTextIter iter;

  if (link != NULL)
    {
      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->look->view), &iter,
                                          link->range.start);
      if (byline_document_place_get_location (self->look->view, &iter, &location))
        gtk_text_view_buffer_to_window_coords (self->look->view, GTK_TEXT_WINDOW_WIDGET, location.x,
                                               location.y + location.height, &place.x, &place.y);
    }
  /* A picture may reach beyond what is in sight. */
  place.y = CLAMP (place.y, 0, MAX (0, gtk_widget_get_height (GTK_WIDGET (self->look->view)) - 1));
  popup (self, link, &place);
}

static void
add_controllers (BylineDocumentMenu *self)
{
  GtkWidget *widget = GTK_WIDGET (self->look->view);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (long_pressed_cb), self, G_CONNECT_SWAPPED);
  /* Before the text view's own. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
}

static void
byline_document_menu_init (BylineDocumentMenu *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

BylineDocumentMenu *
byline_document_menu_new (const BylineDocumentLook *look, BylineDocumentLinks *links)
{
  BylineDocumentMenu *self = g_object_new (BYLINE_TYPE_DOCUMENT_MENU, NULL);

  self->look = look;
  self->links = links;
  add_controllers (self);
  gtk_widget_insert_action_group (GTK_WIDGET (look->view), "document",
                                  G_ACTION_GROUP (self->actions));

  return self;
}

void
byline_document_menu_close (BylineDocumentMenu *self)
{
  g_return_if_fail (BYLINE_IS_DOCUMENT_MENU (self));

  g_clear_pointer (&self->popover, gtk_widget_unparent);
}
