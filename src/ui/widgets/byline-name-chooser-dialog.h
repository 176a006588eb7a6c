/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineChoiceFunc:
 * @parent: the window that the dialog belongs to
 * @name: what was chosen
 * @user_data: data of the callback
 *
 * Called when a name was chosen.
 */
typedef void (*BylineChoiceFunc) (GtkWindow *parent, const char *name, gpointer user_data);

/**
 * byline_name_chooser_dialog_present:
 * @parent: the window that it belongs to
 * @title: what is asked, translated
 * @placeholder: what the entry says while it is empty, translated
 * @names: (array zero-terminated=1): names
 * @func: called with @parent and the name that is chosen, once the dialog is closing
 * @user_data: data for @func
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
