/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-name-entry-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "byline-folder-row.h"

typedef struct {
  GtkEditable *entry;
  BylineNameFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} NameDialog;

static void
name_dialog_free (gpointer data, GClosure *closure)
{
  NameDialog *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}

static void
response_cb (GtkWidget *dialog, const char *response, NameDialog *self)
{
  g_autofree char *name = NULL;

  if (g_strcmp0 (response, "accept") != 0)
    return;

  name = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  self->func (dialog, name, self->user_data);
}

static void
entry_activated_cb (AdwMessageDialog *dialog)
{
  adw_message_dialog_response (dialog, "accept");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

GtkWidget *
byline_name_entry_dialog_present (GtkWindow *parent,
                            const char *heading,
                            const char *body,
                            const char *label,
                            const char *name,
                            const char *const *choices,
                            const char *accept,
                            BylineNameFunc func,
                            gpointer user_data,
                            GDestroyNotify destroy)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = byline_folder_row_new (label, choices);
  NameDialog *self = g_new0 (NameDialog, 1);

  gtk_editable_set_text (GTK_EDITABLE (row), name != NULL ? name : "");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "accept",
                                    accept, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_set_title (GTK_WINDOW (dialog), heading);

  self->entry = GTK_EDITABLE (row);
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, name_dialog_free, 0);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (entry_activated_cb), dialog,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (row);
  return dialog;
}
