/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-ui.h"

#include <gtk/gtk.h>

#include "byline-config.h"
#if BYLINE_HAS_ICON_PICTURES
#include "byline-icons.h"
#endif
#include "byline-resources.h"

/* GTK 4.18 names a menu's items by the label in them, which it hides from screen readers: so they
 * have no name at all. */
static void
name_menu_item (GtkWidget *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (item); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && gtk_label_get_text (GTK_LABEL (child))[0] != '\0')
      {
        gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
        gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        gtk_label_get_text (GTK_LABEL (child)), -1);
        return;
      }
}

/* GTK 4.8 names a button with a mnemonic twice, "_Add Add": by its raw label, and by the label
 * inside it. The second will do. A hook, since toasts and dialogs make their buttons themselves. */
static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_params, const GValue *params, gpointer user_data)
{
  GObject *widget = g_value_get_object (&params[0]);
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  if (role == GTK_ACCESSIBLE_ROLE_MENU_ITEM || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX ||
      role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO)
    name_menu_item (GTK_WIDGET (widget));
  else if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);

  return TRUE;
}

/* A resource in a static library is left out by the linker unless somebody asks for it. */
void
byline_ui_init (void)
{
  g_resources_register (byline_get_resource ());
#if BYLINE_HAS_ICON_PICTURES
  g_resources_register (byline_icons_get_resource ());
#endif
}

void
byline_ui_fix_accessible_names (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
