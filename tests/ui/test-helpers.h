/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What tests of widgets share. */

/** Returns: (transfer none) (nullable): the first widget of @type below @widget, itself included. */
gpointer test_find_widget (gpointer widget, GType type);
/** Returns: whether a label below @widget, itself included, that is mapped says @text and nothing else. */
gboolean test_has_label (gpointer widget, const char *text);
/** Returns: (transfer none) (nullable): the first button below @widget, itself included, that is mapped and called @label, by its words or
 *  its tooltip. */
GtkWidget *test_find_button (GtkWidget *widget, const char *label);
/** Presses a key on a widget that catches it before its own children do. Returns: whether it was taken. */
gboolean test_press_key (GtkWidget *widget, guint keyval);
/** Turns the main loop for so long, and until nothing waits to be done, which a busy machine comes to later: for what GTK
 *  lays out late. */
void test_run_ms (guint milliseconds);

G_END_DECLS
