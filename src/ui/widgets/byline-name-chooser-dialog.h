/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*BylineChoiceFunc) (GtkWindow *parent, const char *name, gpointer user_data);

/**
 * byline_name_chooser_dialog_present:
 * @parent: the window that it belongs to
 * @title: @placeholder: translated
 * @names: %NULL-terminated
 * @func: called with @parent and the name that is chosen, once the dialog is closing
 * @destroy: (nullable): frees @user_data
 *
 * Asks for one of many names, which is found by typing.
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *byline_name_chooser_dialog_present (GtkWindow *parent,
                                         const char *title,
                                         const char *placeholder,
                                         const char *const *names,
                                         BylineChoiceFunc func,
                                         gpointer user_data,
                                         GDestroyNotify destroy);

G_END_DECLS
