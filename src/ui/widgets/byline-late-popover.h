/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineMakePopoverFunc:
 * @user_data: as given to byline_late_popover_set()
 *
 * Returns: (transfer floating): a popover
 */
typedef GtkWidget *(*BylineMakePopoverFunc) (gpointer user_data);

/**
 * byline_late_popover_set:
 * @button: a menu button
 * @make: makes its popover
 * @user_data: for @make; it must live as long as @button
 *
 * Gives @button a popover that is made when it is first opened, by the pointer, a key or a call: at the start nobody
 * sees it. From then on it stays.
 */
void byline_late_popover_set (GtkMenuButton *button,
                              BylineMakePopoverFunc make,
                              gpointer user_data);
/**
 * byline_late_popover_set_menu:
 * @button: a menu button
 * @menu: its menu
 *
 * As byline_late_popover_set(), with the popover of a menu.
 */
void byline_late_popover_set_menu (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
