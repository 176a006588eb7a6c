/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineMenuAtFunc:
 * @widget: where a menu is asked for
 * @x: where, in the widget's coordinates
 * @y: where, in the widget's coordinates
 * @user_data: as given to byline_menu_gestures_add()
 *
 * Shows a menu.
 *
 * Returns: whether there is one
 */
typedef gboolean (*BylineMenuAtFunc) (GtkWidget *widget, double x, double y, gpointer user_data);

/**
 * byline_menu_gestures_add:
 * @widget: a widget
 * @func: shows the menu
 * @user_data: for @func; it must live as long as the widget
 *
 * A click with the second button and a long press on a touch screen ask for a menu. The keyboard's
 * menu key is the widget's own to bind.
 */
void byline_menu_gestures_add (GtkWidget *widget, BylineMenuAtFunc func, gpointer user_data);
/**
 * byline_menu_gestures_release:
 * @widget: where a menu was asked for
 * @x: where, in the widget's coordinates
 * @y: where, in the widget's coordinates
 *
 * What was pressed there looks as if it were no more: the menu gets the button's release, and it
 * would look pressed for ever.
 */
void byline_menu_gestures_release (GtkWidget *widget, double x, double y);
/**
 * byline_menu_popover_new:
 * @parent: the widget that it points into, which unparents it in its dispose
 *
 * Returns: (transfer none): a popover for a menu model, at the pointer and without an arrow
 */
GtkWidget *byline_menu_popover_new (GtkWidget *parent);
/**
 * byline_menu_popover_show:
 * @popover: as byline_menu_popover_new() makes it
 * @menu: what it offers
 * @focus: (nullable): what has the focus again once it is closed, if it is still shown; GTK 4.8 would give it to the first
 *   button that it finds
 *
 * Shows the menu where gtk_popover_set_pointing_to() has set it.
 */
void byline_menu_popover_show (GtkWidget *popover, GMenuModel *menu, GtkWidget *focus);

G_END_DECLS
