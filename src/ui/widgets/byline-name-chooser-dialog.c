/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-name-chooser-dialog.h"

#include <adwaita.h>

#include "byline-name-chooser.h"
#include "byline-transient.h"

typedef struct {
  GtkWindow *dialog;
  BylineChoiceFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}

static void
chosen_cb (GtkWidget *chooser, const char *name, Choice *self)
{
  g_autoptr (GtkWindow) dialog = g_object_ref (self->dialog);
  g_autoptr (GtkWindow) parent = g_object_ref (gtk_window_get_transient_for (dialog));
  g_autofree char *chosen = g_strdup (name);

  self->func (parent, chosen, self->user_data);
  gtk_window_destroy (dialog);
}

GtkWidget *
byline_name_chooser_dialog_present (GtkWindow *parent,
                                    const char *title,
                                    const char *placeholder,
                                    const char *const *names,
                                    BylineChoiceFunc func,
                                    gpointer user_data,
                                    GDestroyNotify destroy)
{
  GtkWidget *dialog = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *chooser = byline_name_chooser_new (placeholder);
  Choice *self = g_new0 (Choice, 1);

  byline_name_chooser_set_names (BYLINE_NAME_CHOOSER (chooser), names);
  gtk_widget_set_vexpand (chooser, TRUE);
  gtk_widget_add_css_class (chooser, "choice");
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), chooser);
  adw_window_set_content (ADW_WINDOW (dialog), box);
  gtk_window_set_title (GTK_WINDOW (dialog), title);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 340, 420);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  byline_transient_forget_parent (GTK_WINDOW (dialog));

  self->dialog = GTK_WINDOW (dialog);
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  g_signal_connect_data (chooser, "chosen", G_CALLBACK (chosen_cb), self, choice_free, 0);
  g_signal_connect_object (chooser, "cancelled", G_CALLBACK (gtk_window_destroy), dialog,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
