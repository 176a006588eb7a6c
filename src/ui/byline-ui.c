/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-ui.h"

#include <gtk/gtk.h>

#include "byline-resources.h"

/* GTK 4.8 names a button with a mnemonic twice, "_Add Add": by its raw label, and by the label
 * inside it. The second will do. A hook, since toasts and dialogs make their buttons themselves. */
static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_params,
           const GValue          *params,
           gpointer               user_data)
{
  GObject *widget = g_value_get_object (&params[0]);

  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);

  return TRUE;
}

/* A resource in a static library is left out by the linker unless somebody asks for it. */
void
byline_ui_init (void)
{
  g_resources_register (byline_get_resource ());
}

void
byline_ui_name_buttons (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
