/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-detail-head.h"

#include <glib/gi18n.h>

#include "byline-detail-list.h"
#include "byline-picture-loader.h"
#include "byline-sidebar-menu.h"
#include "byline-wrap-layout.h"

#define PORTRAIT_SIZE 96

static void
portrait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwAvatar) avatar = user_data;
  g_autoptr (GdkTexture) texture = byline_picture_loader_load_finish (result, NULL);

  if (texture != NULL)
    adw_avatar_set_custom_image (avatar, GDK_PAINTABLE (texture));
}

GtkWidget *
byline_detail_portrait_new (const char *name,
                            const char *url,
                            BylineNetwork from,
                            int scale,
                            BylineLibrary *library,
                            GCancellable *cancellable)
{
  GtkWidget *avatar = adw_avatar_new (PORTRAIT_SIZE, name, TRUE);

  gtk_widget_set_valign (avatar, GTK_ALIGN_START);
  if (url != NULL)
    byline_picture_loader_load_async (library, url, from, PORTRAIT_SIZE, PORTRAIT_SIZE, scale,
                                      cancellable, portrait_cb, g_object_ref (avatar));
  return avatar;
}

GtkWidget *
byline_detail_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_buttons (const BylineDetailHead *head)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *pin = gtk_button_new ();
  GtkWidget *more = gtk_menu_button_new ();
  gboolean is_author = head->kind == BYLINE_RULE_KIND_AUTHOR;
  const char *kind = is_author ? "author" : "section";
  g_autoptr (GMenuModel) menu = byline_sidebar_menu_new_for_name (kind, head->name, head->is_pinned,
                                                                  head->is_organisation);

  if (head->is_pinned)
    gtk_button_set_label (GTK_BUTTON (pin), is_author ? _ ("Unfollow") : _ ("Unpin"));
  else
    gtk_button_set_label (GTK_BUTTON (pin), is_author ? _ ("Follow") : _ ("Pin"));
  if (!head->is_pinned)
    gtk_widget_add_css_class (pin, "suggested-action");
  gtk_widget_add_css_class (pin, "pill-button");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (pin), "(ss)", kind, head->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pin),
                                  head->is_pinned ? "win.name-unpin" : "win.name-pin");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_tooltip_text (more, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More"),
                                  -1);
  gtk_box_append (GTK_BOX (box), pin);
  gtk_box_append (GTK_BOX (box), more);
  gtk_widget_set_margin_top (box, 8);
  return box;
}

static void
add_aliases (GtkWidget *box, GPtrArray *aliases)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; aliases != NULL && i < MIN (aliases->len, BYLINE_DETAIL_MAX_ROWS); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (const char *) aliases->pdata[i]);
  if (names->len == 0)
    return;

  /* Translators: other names of a section or an author */
  text = g_strdup_printf (_ ("Also known as %s"), names->str);
  gtk_box_append (GTK_BOX (box), byline_detail_label_new (text, "detail-aliases"));
}

/* What is offered behind the counts comes and goes, and moves nothing as long as there is room. */
static GtkWidget *
make_counts (const BylineDetailHead *head)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *counts = byline_detail_counts_text (head->n_stories, head->n_unread);

  gtk_widget_set_layout_manager (row, byline_wrap_layout_new (16));
  gtk_widget_add_css_class (row, "detail-counts-row");
  gtk_box_append (GTK_BOX (row), byline_detail_label_new (counts, "detail-counts"));
  if (head->offer != NULL)
    gtk_box_append (GTK_BOX (row), head->offer);
  return row;
}

GtkWidget *
byline_detail_head_new (const BylineDetailHead *head)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *kicker = g_utf8_strup (head->kicker, -1);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), byline_detail_label_new (kicker, "detail-kicker"));
  gtk_box_append (GTK_BOX (box), byline_detail_label_new (head->name, "detail-name"));
  gtk_box_append (GTK_BOX (box), make_counts (head));
  add_aliases (box, head->aliases);
  if (head->kind != BYLINE_RULE_KIND_PUBLICATION)
    gtk_box_append (GTK_BOX (box), make_buttons (head));
  return box;
}
