/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-detail-page-private.h"

#include <glib/gi18n.h>

/* What leads on from an author or a section: where and with whom it stands. */

#define AVATAR_SIZE 24

void
_byline_detail_page_emit_filter (BylineDetailPage *self,
                                 BylineDetailRowKind kind,
                                 const char *value)
{
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  if (self->kind == BYLINE_RULE_KIND_SECTION)
    byline_filter_add_section (filter, self->name);
  else
    byline_filter_add_author (filter, self->name);
  if (kind == BYLINE_DETAIL_ROW_PUBLICATION)
    filter->publication = g_strdup (value);
  else if (kind == BYLINE_DETAIL_ROW_SECTION && value != NULL)
    byline_filter_add_section (filter, value);
  else if (value != NULL)
    byline_filter_add_author (filter, value);
  g_signal_emit_by_name (self, "filter-requested", filter);
}

static void
row_activated_cb (BylineDetailPage *self, GtkWidget *row)
{
  BylineDetailRowKind kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "byline-kind"));

  _byline_detail_page_emit_filter (self, kind, g_object_get_data (G_OBJECT (row), "byline-value"));
}

char *
_byline_detail_page_describe_counts (guint n_stories, guint n_unread)
{
  g_autofree char *stories = g_strdup_printf (ngettext ("%u story", "%u stories", n_stories),
                                              n_stories);

  if (n_unread == 0)
    return g_steal_pointer (&stories);
  /* Translators: how many are unread, and "40 stories" */
  return g_strdup_printf (ngettext ("%u unread · %s", "%u unread · %s", n_unread), n_unread,
                          stories);
}

static GtkWidget *
make_row (BylineDetailPage *self, BylineDetailRowKind kind, BylineNameCount *count)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *counts = _byline_detail_page_describe_counts (count->n_stories, count->n_unread);
  GtkWidget *label = gtk_label_new (counts);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), count->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  if (kind == BYLINE_DETAIL_ROW_AUTHOR)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               adw_avatar_new (AVATAR_SIZE, count->name, TRUE));
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "byline-kind", GUINT_TO_POINTER (kind));
  g_object_set_data_full (
    G_OBJECT (row), "byline-value",
    g_strdup (kind == BYLINE_DETAIL_ROW_PUBLICATION ? count->key : count->name), g_free);
  return row;
}

void
_byline_detail_page_add_list (BylineDetailPage *self,
                              GtkWidget *box,
                              const char *title,
                              BylineDetailRowKind kind,
                              GPtrArray *counts)
{
  GtkWidget *heading, *list;

  if (counts->len == 0)
    return;

  heading = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "detail-heading");
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "detail-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; i < MIN (counts->len, BYLINE_DETAIL_MAX_ROWS); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (self, kind, counts->pdata[i]));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);
}
