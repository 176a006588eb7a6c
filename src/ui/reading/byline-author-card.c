/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-author-card.h"
#include "byline-contact-row.h"
#include "byline-menu-gestures.h"
#include "byline-signal.h"
#include "byline-wrap-layout.h"

#include <glib/gi18n.h>

#define PORTRAIT_SIZE 56
/* Between name and buttons, in pixels. */
#define HEAD_SPACING 8

struct _BylineAuthorCard {
  GtkWidget parent_instance;

  GtkWidget *box;
  AdwAvatar *avatar;
  GtkWidget *follow;
  GtkWidget *popover;   /* nullable, weak: the menu; it is its ground's */
  GActionGroup *window; /* nullable: while the card is mapped; what knows who is followed */
  gulong followed_id;
  gboolean is_followed;
  char *name;
};

G_DEFINE_FINAL_TYPE (BylineAuthorCard, byline_author_card, GTK_TYPE_WIDGET)

enum {
  AUTHOR_ACTIVATED,
  LINK_ACTIVATED,
  MESSAGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- Follow --- */

/* The window's action "followed" has the names of those who are followed as its state. */
static void
update_follow (BylineAuthorCard *self)
{
  g_autoptr (GVariant) followed = g_action_group_get_action_state (self->window, "followed");
  g_autofree const char **names = NULL;
  const char *label;

  if (followed != NULL)
    names = g_variant_get_strv (followed, NULL);
  self->is_followed = names != NULL && g_strv_contains (names, self->name);
  label = self->is_followed ? _ ("Unfollow") : _ ("Follow");
  gtk_button_set_label (GTK_BUTTON (self->follow), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->follow),
                                  self->is_followed ? "win.name-unpin" : "win.name-pin");
  gtk_widget_set_visible (self->follow, followed != NULL);
}

static void
byline_author_card_map (GtkWidget *widget)
{
  BylineAuthorCard *self = BYLINE_AUTHOR_CARD (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (byline_author_card_parent_class)->map (widget);
  if (!G_IS_ACTION_GROUP (root))
    return;

  self->window = g_object_ref (G_ACTION_GROUP (root));
  self->followed_id = g_signal_connect_swapped (root, "action-state-changed::followed",
                                                G_CALLBACK (update_follow), self);
  update_follow (self);
}

static void
byline_author_card_unmap (GtkWidget *widget)
{
  BylineAuthorCard *self = BYLINE_AUTHOR_CARD (widget);

  if (self->window != NULL)
    g_clear_signal_handler (&self->followed_id, self->window);
  g_clear_object (&self->window);

  GTK_WIDGET_CLASS (byline_author_card_parent_class)->unmap (widget);
}

/* --- Menu --- */

static void
append_name (GMenu *menu, const char *label, const char *action, const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "(ss)", "author", name);
  g_menu_append_item (menu, item);
}

/* It stands on the text that the card is in: a text view moves what is out of its sight far away, and a menu there has no
 * screen. */
static void
place_menu (BylineAuthorCard *self, double x, double y)
{
  GtkWidget *text = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_TEXT_VIEW);
  GtkWidget *ground = text != NULL ? text : GTK_WIDGET (self);

  if (self->popover == NULL)
    g_set_weak_pointer (&self->popover, byline_menu_popover_new (ground));
  gtk_widget_translate_coordinates (GTK_WIDGET (self), ground, x, y, &x, &y);
  x = CLAMP (x, 0, MAX (0, gtk_widget_get_width (ground) - 1));
  y = CLAMP (y, 0, MAX (0, gtk_widget_get_height (ground) - 1));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
show_menu (BylineAuthorCard *self, double x, double y)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GMenu) menu = g_menu_new ();

  append_name (menu, self->is_followed ? _ ("Un_follow") : _ ("_Follow"),
               self->is_followed ? "win.name-unpin" : "win.name-pin", self->name);
  append_name (menu, _ ("M_ute…"), "win.name-mute", self->name);
  append_name (menu, _ ("_Add to Filter"), "win.filter-add", self->name);
  append_name (menu, _ ("Auth_or Page"), "win.name-page", self->name);
  place_menu (self, x, y);
  byline_menu_popover_show (self->popover, G_MENU_MODEL (menu), gtk_root_get_focus (root));
}

static gboolean
menu_at_cb (GtkWidget *widget, double x, double y, gpointer user_data)
{
  show_menu (BYLINE_AUTHOR_CARD (widget), x, y);
  return TRUE;
}

static void
menu_asked_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_menu (BYLINE_AUTHOR_CARD (widget), 24, gtk_widget_get_height (widget));
}

static void
byline_author_card_dispose (GObject *object)
{
  BylineAuthorCard *self = BYLINE_AUTHOR_CARD (object);
  GtkWidget *popover = self->popover;

  g_clear_weak_pointer (&self->popover);
  if (popover != NULL)
    gtk_widget_unparent (popover);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->avatar = NULL;

  G_OBJECT_CLASS (byline_author_card_parent_class)->dispose (object);
}

static void
byline_author_card_finalize (GObject *object)
{
  BylineAuthorCard *self = BYLINE_AUTHOR_CARD (object);

  g_free (self->name);

  G_OBJECT_CLASS (byline_author_card_parent_class)->finalize (object);
}

static void
byline_author_card_class_init (BylineAuthorCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_author_card_dispose;
  object_class->finalize = byline_author_card_finalize;
  widget_class->map = byline_author_card_map;
  widget_class->unmap = byline_author_card_unmap;

  signals[AUTHOR_ACTIVATED] = byline_signal_new (klass, "author-activated", 1, G_TYPE_STRING);
  signals[LINK_ACTIVATED] = byline_signal_new (klass, "link-activated", 1, G_TYPE_STRING);
  signals[MESSAGE] = byline_signal_new (klass, "message", 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "focus.menu", NULL, menu_asked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "authorcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
byline_author_card_init (BylineAuthorCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "byline-author-card");
}

static void
stories_clicked_cb (BylineAuthorCard *self)
{
  g_signal_emit (self, signals[AUTHOR_ACTIVATED], 0, self->name);
}

static void
link_activated_cb (BylineAuthorCard *self, const char *uri)
{
  g_signal_emit (self, signals[LINK_ACTIVATED], 0, uri);
}

static void
message_cb (BylineAuthorCard *self, const char *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

static void
add_contacts (BylineAuthorCard *self, GtkWidget *column, const BylineAuthor *author)
{
  GtkWidget *row = byline_contact_row_new (author);

  if (row == NULL)
    return;

  g_signal_connect_object (row, "link-activated", G_CALLBACK (link_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), row);
}

/* Children in a line, or in several where there is little room. */
static GtkWidget *
make_wrapping_row (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (row, byline_wrap_layout_new (HEAD_SPACING));

  return row;
}

static GtkWidget *
make_buttons (BylineAuthorCard *self, const BylineAuthor *author)
{
  GtkWidget *buttons = make_wrapping_row ();
  GtkWidget *button = gtk_button_new_with_label (_ ("All Stories"));
  g_autofree char *tooltip = g_strdup_printf (_ ("Stories by %s"), author->name);

  gtk_widget_set_valign (buttons, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "byline-author-stories");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_object (button, "clicked", G_CALLBACK (stories_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  self->follow = gtk_button_new_with_label (_ ("Follow"));
  gtk_widget_add_css_class (self->follow, "byline-author-stories");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->follow), "(ss)", "author", author->name);
  gtk_widget_hide (self->follow);
  gtk_box_append (GTK_BOX (buttons), self->follow);
  gtk_box_append (GTK_BOX (buttons), button);

  return buttons;
}

/* The name, and the way to all that they wrote: beside it, or below it in a narrow column. */
static GtkWidget *
make_head (BylineAuthorCard *self, const BylineAuthor *author)
{
  GtkWidget *head = make_wrapping_row ();
  GtkWidget *name = gtk_label_new (author->name);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "byline-author-name");
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), make_buttons (self, author));

  return head;
}

static GtkWidget *
make_column (BylineAuthorCard *self, const BylineAuthor *author)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_box_append (GTK_BOX (column), make_head (self, author));
  if (author->bio != NULL)
    {
      GtkWidget *bio = gtk_label_new (author->bio);

      gtk_label_set_xalign (GTK_LABEL (bio), 0);
      gtk_label_set_wrap (GTK_LABEL (bio), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (bio), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (bio, "byline-author-bio");
      gtk_box_append (GTK_BOX (column), bio);
    }
  add_contacts (self, column, author);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);

  return column;
}

/* The portrait leads where "All Stories" does, for the pointer. */
static void
add_portrait_click (BylineAuthorCard *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  g_signal_connect_object (gesture, "released", G_CALLBACK (stories_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->avatar), GTK_EVENT_CONTROLLER (gesture));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->avatar), "pointer");
}

GtkWidget *
byline_author_card_new (const BylineAuthor *author, BylineNetwork from)
{
  BylineAuthorCard *self = g_object_new (BYLINE_TYPE_AUTHOR_CARD, NULL);
  GtkWidget *avatar = adw_avatar_new (PORTRAIT_SIZE, author->name, TRUE);

  self->name = g_strdup (author->name);
  self->avatar = ADW_AVATAR (avatar);
  g_object_set_data_full (G_OBJECT (avatar), "byline-picture-url", g_strdup (author->avatar),
                          g_free);
  g_object_set_data (G_OBJECT (avatar), "byline-picture-from", GUINT_TO_POINTER (from));
  gtk_widget_set_valign (avatar, GTK_ALIGN_START);
  add_portrait_click (self);
  gtk_box_append (GTK_BOX (self->box), avatar);
  gtk_box_append (GTK_BOX (self->box), make_column (self, author));
  byline_menu_gestures_add (GTK_WIDGET (self), menu_at_cb, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  author->name, -1);

  return GTK_WIDGET (self);
}

gboolean
byline_author_card_is_worth (const BylineAuthor *author)
{
  return author->bio != NULL || author->avatar != NULL || author->email != NULL ||
         author->contacts->len > 0;
}

AdwAvatar *
byline_author_card_get_avatar (BylineAuthorCard *self)
{
  g_return_val_if_fail (BYLINE_IS_AUTHOR_CARD (self), NULL);

  return self->avatar;
}
