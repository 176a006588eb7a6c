/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-toggle-state.h"

static void
active_cb (GtkToggleButton *button)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_toggle_button_get_active (button), -1);
}

void
byline_toggle_state_say (GtkToggleButton *button)
{
  g_return_if_fail (GTK_IS_TOGGLE_BUTTON (button));

  if (gtk_check_version (4, 10, 0) == NULL)
    return;

  g_object_set (button, "accessible-role", GTK_ACCESSIBLE_ROLE_SWITCH, NULL);
  g_signal_connect (button, "notify::active", G_CALLBACK (active_cb), NULL);
  active_cb (button);
}
