/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * byline_late_allocation_give:
 * @ancestor: a widget that is about to be drawn
 * @widget: one within it
 *
 * Gives those between both, and @widget, their sizes once more. What asked for a size since sizes were given out (by a
 * menu that opens, a picture that came, at the wrong moment of a frame) would be left out by GTK, and all that is in it
 * with it. It costs nothing for those that have not asked.
 */
void byline_late_allocation_give (GtkWidget *ancestor, GtkWidget *widget);
/**
 * byline_late_allocation_give_following:
 * @ancestor: a widget that is being drawn
 * @widget: one within it that has just been drawn
 *
 * Gives those that are drawn behind @widget, within @ancestor, their sizes once more: a text's lines get their heights
 * while they are drawn, and the scroll bar beside it another length.
 */
void byline_late_allocation_give_following (GtkWidget *ancestor, GtkWidget *widget);

G_END_DECLS
