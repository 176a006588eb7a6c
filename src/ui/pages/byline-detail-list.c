/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-detail-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "byline-detail.h"
#include "byline-number-text.h"
#include "byline-picture-loader.h"
#include "byline-thumbnail.h"
#include "byline-wrap-layout.h"

#define PORTRAIT_SIZE 32
#define ICON_SIZE 20

char *
byline_detail_counts_text (guint n_stories, guint n_unread)
{
  g_autofree char *number = byline_number_text (n_stories);
  g_autofree char *unread = byline_number_text (n_unread);
  g_autofree char *stories = g_strdup_printf (ngettext ("%s story", "%s stories", n_stories),
                                              number);

  if (n_unread == 0)
    return g_steal_pointer (&stories);
  /* Translators: how many are unread, and "40 stories" */
  return g_strdup_printf (ngettext ("%s unread · %s", "%s unread · %s", n_unread), unread, stories);
}

static void
portrait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwAvatar) avatar = user_data;
  g_autoptr (GdkTexture) texture = byline_picture_loader_load_finish (result, NULL);

  if (texture != NULL)
    adw_avatar_set_custom_image (avatar, GDK_PAINTABLE (texture));
}

/* Returns: (nullable): its portrait or icon */
static GtkWidget *
make_picture (const BylineDetailName *name, BylineLibrary *library)
{
  GtkWidget *picture;

  if (name->kind == BYLINE_RULE_KIND_PUBLICATION)
    {
      picture = byline_thumbnail_new (ICON_SIZE, "byline-feed-symbolic");
      byline_thumbnail_set_picture (BYLINE_THUMBNAIL (picture), library, name->picture,
                                    name->network);
      return picture;
    }
  if (name->kind != BYLINE_RULE_KIND_AUTHOR)
    return NULL;
  picture = adw_avatar_new (PORTRAIT_SIZE, name->name, TRUE);
  if (name->picture != NULL && library != NULL)
    byline_picture_loader_load_async (library, name->picture, name->network, PORTRAIT_SIZE,
                                      PORTRAIT_SIZE, gtk_widget_get_scale_factor (picture), NULL,
                                      portrait_cb, g_object_ref (picture));
  return picture;
}

GtkWidget *
byline_detail_names_new (const char *title)
{
  GtkWidget *self = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (self, byline_wrap_layout_new (8));
  gtk_widget_add_css_class (self, "detail-names");
  if (title != NULL)
    {
      GtkWidget *label = gtk_label_new (title);

      gtk_widget_add_css_class (label, "detail-names-title");
      gtk_widget_set_parent (label, self);
    }
  return self;
}

void
byline_detail_names_add (GtkWidget *self, const BylineDetailName *name, BylineLibrary *library)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (name->name), *picture = make_picture (name, library);
  g_autofree char *number = byline_number_text (name->n_stories);
  GtkWidget *count = gtk_label_new (number);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_add_css_class (count, "edition-unread");
  if (picture != NULL)
    gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "detail-name-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name->name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(us)", (guint) name->kind,
                                    name->value);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "detail.filter");
  gtk_widget_set_parent (button, self);
}

void
byline_detail_names_add_more (GtkWidget *self)
{
  /* Translators: a button behind the first authors or publications of a page: it shows more of them */
  GtkWidget *button = gtk_button_new_with_label (_ ("Show more"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "detail-more-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "detail.unfold");
  gtk_widget_set_parent (button, self);
}

/* Adds a heading and an empty list. */
static GtkListBox *
add_list (GtkBox *box, const char *title)
{
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "detail-heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "detail-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (box, heading);
  gtk_box_append (box, list);
  return GTK_LIST_BOX (list);
}

static GtkWidget *
make_joined_row (const BylineJoinedName *joined)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Undo Merge"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), joined->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), joined->publication);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("This Is Somebody Else"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", joined->name,
                                    joined->publication_key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.name-apart");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

void
byline_detail_joined_add (GtkBox *box, GPtrArray *joined)
{
  GtkListBox *list;

  if (joined->len == 0)
    return;

  list = add_list (box, _ ("Also Written As"));
  for (guint i = 0; i < MIN (joined->len, BYLINE_DETAIL_MAX_ROWS); i++)
    gtk_list_box_append (list, make_joined_row (joined->pdata[i]));
}
