/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-selection-bar.h"

#include <glib/gi18n.h>

struct _BylineSelectionBar {
  AdwBin parent_instance;

  GtkWidget *revealer;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (BylineSelectionBar, byline_selection_bar, ADW_TYPE_BIN)

static void
byline_selection_bar_class_init (BylineSelectionBarClass *klass)
{
}

static GtkWidget *
make_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
byline_selection_bar_init (BylineSelectionBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_add_css_class (box, "toolbar");
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), make_button ("object-select-symbolic",
                                              _ ("Mark as Read or Unread"), "win.selection-read"));
  gtk_box_append (GTK_BOX (box), make_button ("byline-saved-symbolic", _ ("Save or Unsave"),
                                              "win.selection-save"));
  gtk_box_append (GTK_BOX (box),
                  make_button ("byline-link-symbolic", _ ("Copy Links"), "win.selection-copy"));
  gtk_box_append (GTK_BOX (box),
                  make_button ("document-save-symbolic", _ ("Export"), "win.selection-export"));
  gtk_box_append (GTK_BOX (box),
                  make_button ("window-close-symbolic", _ ("End Selection"), "win.selection-end"));

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  adw_bin_set_child (ADW_BIN (self), self->revealer);
}

void
byline_selection_bar_set_n (BylineSelectionBar *self, guint n)
{
  g_autofree char *text = NULL;

  g_return_if_fail (BYLINE_IS_SELECTION_BAR (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), n > 0);
  if (n == 0)
    return;

  /* Translators: how many headlines are selected together */
  text = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n), n);
  gtk_label_set_text (GTK_LABEL (self->label), text);
}
