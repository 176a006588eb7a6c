/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-detail-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "byline-detail.h"

#define AVATAR_SIZE 24

char *
byline_detail_counts_text (guint n_stories, guint n_unread)
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
make_row (BylineRuleKind kind, BylineNameCount *count)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *counts = byline_detail_counts_text (count->n_stories, count->n_unread);
  GtkWidget *label = gtk_label_new (counts);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), count->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  if (kind == BYLINE_RULE_KIND_AUTHOR)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               adw_avatar_new (AVATAR_SIZE, count->name, TRUE));
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(us)", (guint) kind,
                                    kind == BYLINE_RULE_KIND_PUBLICATION ? count->key
                                                                         : count->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "detail.filter");
  return row;
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

void
byline_detail_list_add (GtkBox *box, const char *title, BylineRuleKind kind, GPtrArray *counts)
{
  GtkListBox *list;

  if (counts->len == 0)
    return;

  list = add_list (box, title);
  for (guint i = 0; i < MIN (counts->len, BYLINE_DETAIL_MAX_ROWS); i++)
    gtk_list_box_append (list, make_row (kind, counts->pdata[i]));
}

static GtkWidget *
make_joined_row (const BylineJoinedName *joined)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Take Apart"));

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
