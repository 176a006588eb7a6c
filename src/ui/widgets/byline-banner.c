/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-banner.h"

/* In characters: so wide text and button stay; what is longer wraps. */
#define MIN_TEXT 12

struct _BylineBanner {
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (BylineBanner, byline_banner, GTK_TYPE_WIDGET)

static void
byline_banner_dispose (GObject *object)
{
  BylineBanner *self = BYLINE_BANNER (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (byline_banner_parent_class)->dispose (object);
}

static void
byline_banner_class_init (BylineBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_banner_dispose;

  gtk_widget_class_set_css_name (widget_class, "bylinebanner");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
let_wrap (GtkWidget *label)
{
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN_TEXT);
}

static void
byline_banner_init (BylineBanner *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->label = gtk_label_new (NULL);
  let_wrap (self->label);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), self->label);

  self->button = gtk_button_new_with_label ("");
  let_wrap (gtk_button_get_child (GTK_BUTTON (self->button)));
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->button))),
                         GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->button);

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  /* What is not shown is not measured: its fonts would be looked for at the start. */
  gtk_widget_set_visible (self->revealer, FALSE);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

void
byline_banner_show (BylineBanner *self, const char *text, const char *button, const char *action)
{
  g_return_if_fail (BYLINE_IS_BANNER (self));

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->button, button != NULL);
  if (button != NULL)
    gtk_button_set_label (GTK_BUTTON (self->button), button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  gtk_widget_set_visible (self->revealer, TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

void
byline_banner_hide (BylineBanner *self)
{
  g_return_if_fail (BYLINE_IS_BANNER (self));

  /* What a revealer has taken away is still there for those who do not see (GTK 4.8). */
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_visible (self->revealer, FALSE);
}
