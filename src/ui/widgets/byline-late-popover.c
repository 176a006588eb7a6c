/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-late-popover.h"

typedef struct {
  BylineMakePopoverFunc make;
  gpointer user_data;
} Late;

/* GTK calls it each time that the popover is about to open. */
static void
make_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  Late *late = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, late->make (late->user_data));
}

static void
make_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, user_data);
}

void
byline_late_popover_set (GtkMenuButton *button, BylineMakePopoverFunc make, gpointer user_data)
{
  Late late = { make, user_data };

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (make != NULL);

  gtk_menu_button_set_create_popup_func (button, make_popover_cb, g_memdup2 (&late, sizeof late),
                                         g_free);
}

void
byline_late_popover_set_menu (GtkMenuButton *button, GMenuModel *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  gtk_menu_button_set_create_popup_func (button, make_menu_cb, g_object_ref (menu), g_object_unref);
}
