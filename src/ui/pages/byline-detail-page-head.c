/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-detail-page-private.h"

#include <glib/gi18n.h>

#include "byline-picture-loader.h"
#include "byline-sidebar-menu.h"

/* Who or what it is, and what can be done with it. */

#define PORTRAIT_SIZE 96

static const char *
kind_name (BylineDetailPage *self)
{
  return self->kind == BYLINE_RULE_KIND_SECTION ? "section" : "author";
}

static void
portrait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineDetailPage) self = user_data;
  g_autoptr (GdkTexture) texture = byline_picture_loader_load_finish (result, NULL);

  /* The page may be somebody else's by now. */
  if (texture != NULL && self->avatar != NULL &&
      g_task_get_cancellable (G_TASK (result)) == self->cancellable)
    adw_avatar_set_custom_image (ADW_AVATAR (self->avatar), GDK_PAINTABLE (texture));
}

GtkWidget *
_byline_detail_page_make_portrait (BylineDetailPage *self, const char *url, BylineNetwork from)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  self->avatar = adw_avatar_new (PORTRAIT_SIZE, self->name, TRUE);
  gtk_widget_set_valign (self->avatar, GTK_ALIGN_START);
  if (url != NULL)
    byline_picture_loader_load_async (self->library, url, from, PORTRAIT_SIZE, PORTRAIT_SIZE, scale,
                                      self->cancellable, portrait_cb, g_object_ref (self));
  return self->avatar;
}

GtkWidget *
_byline_detail_page_make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
stories_cb (BylineDetailPage *self)
{
  _byline_detail_page_emit_filter (self, BYLINE_DETAIL_ROW_PUBLICATION, NULL);
}

static GtkWidget *
make_buttons (BylineDetailPage *self, gboolean is_pinned, gboolean is_organisation)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *pin = gtk_button_new ();
  GtkWidget *stories = gtk_button_new_with_label (_ ("Stories"));
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = byline_sidebar_menu_new_for_name (kind_name (self), self->name,
                                                                  is_pinned, is_organisation);
  gboolean is_author = self->kind == BYLINE_RULE_KIND_AUTHOR;

  if (is_pinned)
    gtk_button_set_label (GTK_BUTTON (pin), is_author ? _ ("Unfollow") : _ ("Unpin"));
  else
    gtk_button_set_label (GTK_BUTTON (pin), is_author ? _ ("Follow") : _ ("Pin"));
  if (!is_pinned)
    gtk_widget_add_css_class (pin, "suggested-action");
  gtk_widget_add_css_class (pin, "pill-button");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (pin), "(ss)", kind_name (self), self->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pin),
                                  is_pinned ? "win.name-unpin" : "win.name-pin");
  gtk_widget_add_css_class (stories, "pill-button");
  g_signal_connect_object (stories, "clicked", G_CALLBACK (stories_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_tooltip_text (more, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More"),
                                  -1);
  gtk_box_append (GTK_BOX (box), pin);
  gtk_box_append (GTK_BOX (box), stories);
  gtk_box_append (GTK_BOX (box), more);
  gtk_widget_set_margin_top (box, 8);
  return box;
}

static void
add_aliases (GtkWidget *box, GPtrArray *aliases)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < MIN (aliases->len, BYLINE_DETAIL_MAX_ROWS); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (const char *) aliases->pdata[i]);
  if (names->len == 0)
    return;

  /* Translators: other names of a section or an author */
  text = g_strdup_printf (_ ("Also: %s"), names->str);
  gtk_box_append (GTK_BOX (box), _byline_detail_page_make_label (text, "detail-aliases"));
}

GtkWidget *
_byline_detail_page_make_head (BylineDetailPage *self, const BylineDetailHead *head)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *counts = _byline_detail_page_describe_counts (head->n_stories, head->n_unread);
  g_autofree char *kicker = g_utf8_strup (head->kicker, -1);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), _byline_detail_page_make_label (kicker, "detail-kicker"));
  gtk_box_append (GTK_BOX (box), _byline_detail_page_make_label (self->name, "detail-name"));
  gtk_box_append (GTK_BOX (box), _byline_detail_page_make_label (counts, "detail-counts"));
  add_aliases (box, head->aliases);
  gtk_box_append (GTK_BOX (box), make_buttons (self, head->is_pinned, head->is_organisation));
  return box;
}
