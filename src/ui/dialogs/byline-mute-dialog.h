/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "byline-rule.h"

G_BEGIN_DECLS

/**
 * BylineMuteFunc:
 * @rule: (transfer full): what was decided
 * @user_data: data of the callback
 *
 * Called when a mute was decided.
 */
typedef void (*BylineMuteFunc) (BylineRule *rule, gpointer user_data);

/**
 * byline_mute_dialog_present:
 * @parent: the window that it belongs to
 * @kind: SECTION, AUTHOR, PUBLICATION or WORD
 * @name: (nullable): what is muted, a publication's key; %NULL: words that are still to be written
 * @label: (nullable): what @name is called
 * @func: called with the rule if the answer is yes
 * @user_data: data for @func
 * @destroy: (nullable): frees @user_data
 *
 * Asks for how long stories shall not be shown.
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *byline_mute_dialog_present (GtkWindow *parent,
                                       BylineRuleKind kind,
                                       const char *name,
                                       const char *label,
                                       BylineMuteFunc func,
                                       gpointer user_data,
                                       GDestroyNotify destroy);

G_END_DECLS
