/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-folder-row.h"

#include <glib/gi18n.h>

#include "byline-name-popover.h"

static void
chosen_cb (GtkEditable *row, const char *name)
{
  gtk_editable_set_text (row, name);
}

GtkWidget *
byline_folder_row_new (const char *title, const char *const *folders)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *button, *picker;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (folders == NULL || folders[0] == NULL)
    return row;

  picker = byline_name_popover_new (_ ("Find a folder"));
  byline_name_popover_set_names (BYLINE_NAME_POPOVER (picker), folders);
  g_signal_connect_object (picker, "chosen", G_CALLBACK (chosen_cb), row, G_CONNECT_SWAPPED);

  button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), picker);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Choose a Folder"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a Folder"), -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  return row;
}
