/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-report-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* More lines than these help nobody. */
#define MAX_LINES 500
/* So many stand whole; of more some are seen, whatever the height that the dialog would have by itself. */
#define N_WHOLE 3
#define MIN_HEIGHT 200

static GtkWidget *
make_list (GPtrArray *lines)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < lines->len && i < MAX_LINES; i++)
    {
      GtkWidget *label = gtk_label_new (lines->pdata[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "report-line");
      gtk_list_box_append (GTK_LIST_BOX (list), label);
    }

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  lines->len > N_WHOLE ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  if (lines->len > N_WHOLE)
    gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), MIN_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}

void
byline_report_dialog_present (GtkWindow *parent,
                              const char *title,
                              const char *summary,
                              GPtrArray *lines)
{
  GtkWidget *dialog;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  dialog = adw_message_dialog_new (parent, title, summary);
  if (lines != NULL && lines->len > 0)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_list (lines));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_set_title (GTK_WINDOW (dialog), title);
  gtk_window_present (GTK_WINDOW (dialog));
}
