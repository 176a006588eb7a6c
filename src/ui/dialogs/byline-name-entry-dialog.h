/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BylineNameFunc:
 * @dialog: the dialog, which is still there
 * @name: what was written
 * @user_data: data of the callback
 *
 * Called when the dialog is answered with its button.
 */
typedef void (*BylineNameFunc) (GtkWidget *dialog, const char *name, gpointer user_data);

/**
 * byline_name_entry_dialog_present:
 * @parent: the window that it belongs to
 * @heading: what is asked, translated
 * @body: (nullable): a sentence below it, translated
 * @label: what the entry is called, translated
 * @name: (nullable): what stands in the entry at first
 * @choices: (nullable) (array zero-terminated=1): names that can be chosen
 * @accept: the label of the button that answers, translated
 * @func: called with the new name
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data
 *
 * Asks for a name.
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *byline_name_entry_dialog_present (GtkWindow *parent,
                                             const char *heading,
                                             const char *body,
                                             const char *label,
                                             const char *name,
                                             const char *const *choices,
                                             const char *accept,
                                             BylineNameFunc func,
                                             gpointer user_data,
                                             GDestroyNotify destroy);

G_END_DECLS
