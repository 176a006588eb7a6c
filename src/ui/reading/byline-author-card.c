/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-author-card.h"
#include "byline-contact-row.h"
#include "byline-signal.h"

#include <glib/gi18n.h>

#define PORTRAIT_SIZE 56

struct _BylineAuthorCard {
  GtkWidget parent_instance;

  GtkWidget *box;
  AdwAvatar *avatar;
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

static void
byline_author_card_dispose (GObject *object)
{
  BylineAuthorCard *self = BYLINE_AUTHOR_CARD (object);

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

  signals[AUTHOR_ACTIVATED] = byline_signal_new (klass, "author-activated", 1, G_TYPE_STRING);
  signals[LINK_ACTIVATED] = byline_signal_new (klass, "link-activated", 1, G_TYPE_STRING);
  signals[MESSAGE] = byline_signal_new (klass, "message", 1, G_TYPE_STRING);

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

/* The name, and the way to all that they wrote. */
static GtkWidget *
make_head (BylineAuthorCard *self, const BylineAuthor *author)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (author->name);
  GtkWidget *button = gtk_button_new_with_label (_ ("All Stories"));
  g_autofree char *tooltip = g_strdup_printf (_ ("Stories by %s"), author->name);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "byline-author-name");
  gtk_widget_add_css_class (button, "byline-author-stories");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_object (button, "clicked", G_CALLBACK (stories_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), button);

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
